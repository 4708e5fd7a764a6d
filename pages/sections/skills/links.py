"""What a link to this chapter carries, taken over and written into the address."""

from __future__ import annotations

import streamlit as st

from pages.sections.skills import choice, tested
from pages.sections.skills.choice import SLUG
from pages.shared.frame import stage, url
from pages.shared.frame.steps import STEPS
from pages.shared.widgets.guess import SKIP


def follow_link() -> None:
    """Take over what a link carries; one without a step opens the step that its state belongs to."""
    family = url.choice("skill", "", ["", *tested.families()])
    opens = {"prompt": "pair", "other": "pair", "question": "sums"}
    named = next((opens[name] for name in opens if url.changed(name)), "")
    if url.changed("skill") and family:
        named = next(step for step, own in choice.FAMILY.items() if own == family)
        _show(named, choice.STYLE if named == "order" else choice.ALL)
    elif named == "sums":
        _show(named, choice.WRITTEN)
    if named and "step" not in url.named():
        stage.open_at(SLUG, named)
    asked = [one[0] for one in choice.sums()]
    url.bind(f"{SLUG}.sum", asked[url.integer("question", choice.typical() + 1, 1, len(asked)) - 1], "question")
    fresh = url.changed("prompt") or url.changed("other")
    for key, name, usual in ((f"{SLUG}.first", "prompt", choice.USUAL[0]), (f"{SLUG}.second", "other", choice.USUAL[1])):
        linked = url.text(name, usual, choice.LONGEST)
        if fresh:
            st.session_state[key] = linked
        url.bind(key, linked, name)


def _show(step: str, what: str) -> None:
    """Show this of a step; whoever follows a link to it has come past the guess."""
    st.session_state[f"{SLUG}.view_{step}"] = what
    if step == "order":
        choice.skip_order()
    st.session_state.setdefault(f"{SLUG}.guess_{step}", SKIP)


def written() -> None:
    """Put what differs from the beginning into the address."""
    step = stage_step()
    first, second = (st.session_state[f"{SLUG}.{name}"] for name in ("first", "second"))
    on_view, asked = choice.view(step), [one[0] for one in choice.sums()]
    usual = step != "pair" or (first, second) == choice.USUAL
    url.put(
        prompt=None if usual else first, other=None if usual else second,
        skill=choice.FAMILY[step] if step in choice.FAMILY and on_view in (choice.ALL, choice.STYLE) else None,
        question=asked.index(choice.sum_on()[0]) + 1 if step == "sums" and on_view in (choice.WRITTEN, choice.LEAP) else None,
    )


def stage_step() -> str:
    """The name of the step that is on."""
    return STEPS[SLUG][stage.current(SLUG) - 1].name
