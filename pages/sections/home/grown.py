"""The grown-up beside our model, where a beginning leaves the small world: how it goes on, what it holds likely, and why."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.errors import BadInput
from core.formatting import percent
from core.results.cloze import shown
from core.results.grown_up import CALLED, OUTSIDE, named
from pages.sections.home import play
from pages.sections.home.play import SLUG, STAGE
from pages.shared.films.film import still_picture
from pages.shared.films.writing import Draw
from pages.shared.loading import caches, grown_up
from pages.shared.text import prose
from pages.shared.text.escape import plain, visible
from pages.shared.text.wording import quoted, round_number
from pages.shared.widgets import unknown_words

BESIDE = f"{SLUG}.grown"
BARS = 3


def leaves(prompt: str) -> bool:
    """Whether a beginning lies outside the small world: words that it never read, or far from all that it read."""
    return prompt in OUTSIDE or (prompt not in play.shipped() and bool(unknown_words.outside(prompt)))


def wanted(prompt: str) -> bool:
    """Whether the grown-up stands beside ours after this beginning: as the toggle says (see `offer`)."""
    return st.session_state.get(f"{BESIDE}.for") == prompt and bool(st.session_state.get(BESIDE))


def offer(prompt: str) -> None:
    """The toggle, and why another model stands there."""
    table = grown_up.shipped("prompts")
    if not table:
        st.caption(plain(grown_up.damage("prompts")))
        return
    try:
        play.refuse_long(prompt)
        outside = leaves(prompt)
    except BadInput:
        return  # the stage says so
    why_not = grown_up.why_not(prompt)
    if why_not:
        st.session_state.pop(f"{BESIDE}.for", None)
        if outside:
            st.caption(plain(why_not))
        return
    if st.session_state.get(f"{BESIDE}.for") != prompt:  # another beginning: where it leaves the world it is on
        st.session_state[BESIDE] = outside
        st.session_state[f"{BESIDE}.for"] = prompt
    on = st.toggle(f"{CALLED}, a grown-up, beside it", key=BESIDE)
    if on:
        ours = sum(caches.parameter_counts().values())
        prose.show(SLUG, "grown_up", model=named(table).partition(",")[0], parameters=f"{table['parameters']:,}",
                   times=round_number(table["parameters"] / ours).removeprefix("about "))


def picture(draw: Draw) -> None:
    """How it goes on, over its likeliest next words."""
    from core.figures.home import next_bars

    place = st.empty()
    found = grown_up.said(draw.prompt, place)
    if not found:
        place.info(plain(grown_up.live().why), icon=":material/info:")
        return
    row = [(shown(token), share) for token, share in found["top"][:BARS]]
    still_picture(next_bars(row, other=True), headline(found), sentence(found, row), key=f"{SLUG}.panel", fragments=[STAGE])


def headline(found: dict[str, Any]) -> str:
    text = " ".join(visible(found["goes_on"].replace("\n", " ")).split())
    return f"{CALLED} goes on\n“… {text}”"


def sentence(found: dict[str, Any], row: list[tuple[str, float]]) -> str:
    bars = ", ".join(f"{word} {percent(share)}" for word, share in row)
    return f"{CALLED} goes on: {found['goes_on']}. Its likeliest next words: {bars}."


# From guesser to assistant -----------------------------------------------------------------------------------------------


QUESTION = f"{SLUG}.question"
ENDS = "(ends here)"
FORMS = ("as plain text", "in its chat form")


def question() -> dict[str, Any] | None:
    """What it said to the question that is on; None where nothing ships."""
    table = grown_up.shipped("chat")
    if not table:
        return None
    all_ = {one["question"]: one for one in table["questions"]}
    return all_.get(st.session_state.get(QUESTION)) or next(iter(all_.values()))


def first_words(found: dict[str, Any], most: int = 4) -> tuple[list[str], list[list[float | None]]]:
    """The likeliest first words of its answer in both forms, and their shares in each, 0 to 1, None where it isn't kept."""
    tops: list[dict[str, float]] = []
    for form in ("plain", "chat"):
        tops.append({})
        for token, share in found[form]["top"]:
            word = ENDS if token.startswith("<|") else token if token[:1].isalpha() else shown(token)
            tops[-1][word] = tops[-1].get(word, 0.0) + share  # with a space before it or without
    words = list(dict.fromkeys(word for top in tops for word in list(top)[:most]))
    return words, [[top.get(word) for word in words] for top in tops]


def two_forms() -> None:
    """The same question in both forms: how likely each first word of an answer is."""
    from core.figures.home import two_forms as drawn

    found = question()
    if not found:
        st.caption(plain(grown_up.damage("chat")))
        return
    words, shares = first_words(found)
    told = "; ".join(f"{name}: " + ", ".join(f"{word} {percent(share)}" for word, share in zip(words, row, strict=True) if share)
                     for name, row in zip(FORMS, shares, strict=True))
    still_picture(drawn(words, shares, FORMS), f"{CALLED} after “{found['question']}”\nThe first token of what follows",
                  f"{CALLED} after “{found['question']}”, the first token that follows. {told}.", key=f"{SLUG}.two_forms")


def assistant(step: str) -> None:
    """The words beside it: the question, and what it writes in both forms."""
    table, found = grown_up.shipped("chat"), question()
    prose.show(SLUG, step, model=named(table).partition(",")[0] if table else CALLED)
    if not found:
        return
    st.selectbox("The question", [one["question"] for one in table["questions"]], key=QUESTION, persist_state="session")
    for form, name in zip(("plain", "chat"), FORMS, strict=True):
        text = " ".join(found[form]["text"].split())
        st.markdown(f"**{name[0].upper()}{name[1:]}:** " + (f"{quoted(text)} …" if text else "nothing: it ends the text there."))
