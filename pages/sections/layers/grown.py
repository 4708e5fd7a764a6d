"""The same words through the layers of the grown-up: where each of the two models settles."""

from __future__ import annotations

import streamlit as st

from core.errors import BadInput
from core.formatting import NOT_ASKED, percent
from core.results.cloze import shown
from core.results.grown_up import CALLED, named, settled
from pages.sections.layers import play
from pages.sections.layers.play import SLUG, STAGE
from pages.shared.films.plotly_film import still_picture
from pages.shared.frame import shell
from pages.shared.frame.moment import moment_on
from pages.shared.loading import caches, grown_up
from pages.shared.text import prose
from pages.shared.text.escape import plain, visible
from pages.shared.widgets.grown_up import not_typed

BESIDE = f"{SLUG}.grown"
AT = "answer"  # the step at which it may stand beside ours


def wanted(step: str) -> bool:
    return step == AT and bool(st.session_state.get(BESIDE))


def picture() -> None:
    """How likely each model's final answer is after each of its layers."""
    from core.figures.layers import two_depths

    text, count = play.readable(), play.shape()["n_layers"]
    walk, depth = play.walked(caches.BASE, moment_on(), text), play.depth_of_answer(caches.BASE, moment_on(), text)
    rows = [1, *(3 + 2 * layer for layer in range(count))]  # streams that follow the place and each layer
    ours, answer = walk.final_probs[rows, -1], shown(caches.tokenizer().token(int(walk.candidates[-1, 0])))
    found = grown_up.known(text)
    told = [f"Ours settles on “{visible(answer)}” {place(depth, count)}"]
    theirs, at, other = None, 0, ""
    if found:
        theirs, at, other = found["lens_answer"], settled(found["lens"]), shown(found["top"][0][0])
        told.append(f"{CALLED} on “{visible(other)}” {place(at, len(theirs) - 1)}")
    else:
        told.append(f"{CALLED}: {NOT_ASKED} about these words")
    said = "; ".join(f"{name} {', '.join(percent(float(share)) for share in shares) if shares is not None else NOT_ASKED}"
                     for name, shares in (("ours", ours), (CALLED, theirs)))
    still_picture(two_depths(ours, theirs, (depth, at), (f"ours, {count} layers", f"{CALLED}, {len(theirs) - 1} layers" if theirs else CALLED),
                             (answer, other)),
                  "\n".join(told), f"{'. '.join(told)}. Share of the final answer after each layer: {said}.",
                  key=f"{SLUG}.two_depths", fragments=[STAGE])


def place(depth: int, count: int) -> str:
    return "before any layer" if depth == 0 else f"after layer {depth} of {count}"


def offer() -> None:
    """The toggle, and which other model that is."""
    table = grown_up.shipped("prompts")
    if not table:
        st.caption(plain(grown_up.damage("prompts")))
        return
    if st.toggle(f"The same words through {table['n_layers']} layers", key=BESIDE):
        if not grown_up.can_be_asked(play.readable()):
            not_typed()
            return
        prose.show(SLUG, "grown_up", model=named(table).partition(",")[0], layers=table["n_layers"])


def later(step: str) -> None:
    """After all else: ask it about words that were typed, then show what it said. It needs its weights on this machine."""
    text = play.readable()
    if not wanted(step) or grown_up.known(text) or not grown_up.can_be_asked(text):
        return
    try:
        grown_up.said(text, st.empty(), writes=False)
    except BadInput as error:
        st.caption(plain(str(error)))
        return
    shell.again()  # with what it said, or with what can be seen instead
