"""Two sentences of the reader's own: which one does the model find likelier, and since when?"""

from __future__ import annotations

import numpy as np
import streamlit as st

from core.errors import BadInput
from core.formatting import signed
from pages.sections.skills import choice, wording
from pages.sections.skills.choice import SLUG
from pages.sections.skills.growing import show
from pages.shared.films.plotly_film import Drawn, Frame, drawn
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import plain, visible
from pages.shared.widgets import box
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import SKIP
from pages.shared.widgets.unknown_words import note_unknown_words

SHORT = 30  # characters of a sentence in a finding


def the_pair(step: str) -> None:
    """Which of two sentences is likelier, through training; a pair that can't be read leaves the usual one there."""
    texts = choice.own_pair()
    try:
        tokens, bits = [tokens_of(caches.BASE, text) for text in texts], difference(texts)
    except BadInput:
        texts = choice.USUAL
        tokens, bits = [tokens_of(caches.BASE, text) for text in texts], difference(texts)
    names = tuple(f"“{visible(text[:SHORT])}{'…' if len(text) > SHORT else ''}”" for text in texts)
    until = choice.until(step, caches.steps())
    unfair = wording.no_fair_test((len(tokens[0]), len(tokens[1])), caches.tokenizer().unknown_words(" ".join(texts)))
    show("pair", pair_drawn(caches.BASE, texts, until), caches.steps(), lambda moment: wording.likelier(bits, moment, names, unfair),
         until=until)


def difference(texts: tuple[str, str]) -> np.ndarray:
    """By how many bits (C,) the first of two sentences is likelier. Raises BadInput."""
    first, second = (bits_of(caches.BASE, text).sum(-1) for text in texts)
    return second - first


@st.cache_data(show_spinner=False, max_entries=400)
def tokens_of(run: str, text: str) -> list[str]:
    """The tokens of a text, as they may be shown. Raises BadInput."""
    from core.model.prompt import prompt_ids

    tokenizer = caches.tokenizer(run)
    ids = prompt_ids(tokenizer, text, caches.document(run, "config.json")["model"]["n_ctx"])[1:]
    return [visible(tokenizer.token(id)) for id in ids]


@st.cache_data(show_spinner="The model reads both, at every moment of its training …", max_entries=400)
def bits_of(run: str, text: str) -> np.ndarray:
    """The surprise (C, T) of each token of a text at every moment, in bits. Raises BadInput."""
    return caches.timeline(run).surprise(text)


@st.cache_data(show_spinner=False, max_entries=100)
def pair_drawn(run: str, texts: tuple[str, str], until: int | None) -> Drawn:
    from core.figures import skills as figures

    steps, bits = caches.steps(run), difference(texts)
    moments = range(len(steps))[: None if until is None else until + 1]
    return drawn(figures.likelier(steps, bits, ("the first", "the second"), until),
                 [Frame(figures.likelier_at(steps, bits, moment)) for moment in moments])


def talk(step: str) -> None:
    above = st.container()
    texts = tuple(box.text_input(f"{name.capitalize()} sentence", key=f"{SLUG}.{name}", max_chars=choice.LONGEST, persist_state="session")
                  for name in ("first", "second"))
    known = choice.pair_guesses()
    with above:
        if texts not in known:
            prose.show(SLUG, step, step=f"{choice.ASKED_AT[step]:,}")
    try:
        tokens = [tokens_of(caches.BASE, text) for text in texts]
    except BadInput as error:
        box.refused(error)
    else:
        if tokens[0] == tokens[1]:
            st.info(prose.section(SLUG, "pair_same"))
        elif texts in known:
            with above:
                answered(texts, tokens, known[texts])
            note_unknown_words(" ".join(texts))
            numbers(texts)
        else:
            with st.container(horizontal=True, key=f"{SLUG}.pair_buttons"):
                for label, value in (("The first is likelier", 0), ("The second is likelier", 1), (SKIP.capitalize(), None)):
                    st.button(label, key=f"{SLUG}.pair_{value}", on_click=known.__setitem__, args=(texts, value))
    st.pills("Ready pairs", list(choice.PAIRS), key=f"{SLUG}.ready", on_change=choice.take_pair)


def answered(texts: choice.Texts, tokens: list[list[str]], guessed: int | None) -> None:
    """Whether the guess was right, since when, and in which word most of the difference lies; of no fair test why it is none."""
    if len(tokens[0]) != len(tokens[1]):
        prose.show(SLUG, "pair_length", first=len(tokens[0]), second=len(tokens[1]))
        return
    by, bits = difference(texts), [bits_of(caches.BASE, text)[-1] for text in texts]
    total = {"first_bits": f"{bits[0].sum():.1f}", "second_bits": f"{bits[1].sum():.1f}"}
    if abs(by[-1]) < wording.LEVEL:
        prose.show(SLUG, "pair_level", **total)
        return
    said = "" if guessed is None else "You guessed it." if (by[-1] > 0) == (guessed == 0) else "You guessed the other one."
    since, at = wording.since_when(by, caches.steps()), int(abs(bits[1] - bits[0]).argmax())
    if (bits[1] - bits[0])[at] / by[-1] > 0.5:
        prose.show(SLUG, "pair_where", verdict=said, since=since, first=plain(tokens[0][at].strip()), first_bits=f"{bits[0][at]:.1f}",
                   second=plain(tokens[1][at].strip()), second_bits=f"{bits[1][at]:.1f}")
    else:
        prose.show(SLUG, "pair_all", verdict=said, since=since, **total)


def numbers(texts: choice.Texts) -> None:
    with drawer("The numbers", key=f"{SLUG}.pair_numbers") as opened:
        if opened:
            prose.show(SLUG, "odds")
            first, second = (bits_of(caches.BASE, text).sum(-1) for text in texts)
            number_table({
                "Step": [f"{step:,}" for step in caches.steps()],
                "First sentence (bits)": [f"{value:.2f}" for value in first],
                "Second sentence (bits)": [f"{value:.2f}" for value in second],
                "Difference (bits)": [signed(value, "+.2f") for value in second - first],
            })
