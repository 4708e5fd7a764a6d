"""Which of five counters of the training text the model is like, at every moment: the first step of the chapter."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from core.errors import BadInput
from pages.sections.skills import choice
from pages.sections.skills.choice import FILM, LONGEST, SLUG, STAGE
from pages.shared.films import counters
from pages.shared.frame.moment import moment_on
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import prose
from pages.shared.widgets import box
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict
from pages.shared.widgets.prompt_input import prompt_input

TEXT = f"{SLUG}.counted"


def picture(step: str) -> None:
    """The five curves, or what all five and the model say after one beginning."""
    if counters.table() is None:
        prose.show(SLUG, "without_counters")
    elif choice.view(step) == choice.BEGINNING:
        try:
            counters.answers_film(text(), counters.answers(text()), key=f"{FILM}_one", fragments=[STAGE])
        except BadInput as error:
            box.refused(error)
    else:
        counters.distances_film(key=f"{FILM}_counts", fragments=[STAGE], until=choice.until(step, counters.measured().steps))


def text() -> str:
    """The beginning that is answered."""
    return box.value(TEXT) if TEXT in st.session_state else counters.liveliest()


def talk(step: str) -> None:
    from core.figures.ladder import looks_at

    if counters.table() is None:
        return
    found, above = counters.measured(), st.container()
    names = [looks_at(words) for words in range(len(found.distances))]
    picked = guess("In the end it is nearest to the one that looks at …", names, f"{SLUG}.guess_{step}")
    with above:
        if not picked:
            prose.show(SLUG, step, step=f"{choice.ASKED_AT[step]:,}")
            return
        prose.show(SLUG, f"{step}_after", phases=counters.phases_told(found),
                   verdict=verdict(picked, names[found.nearest[-1]], (SLUG, "Which counter it ends nearest to")))
    choice.the_view(step)
    if choice.view(step) == choice.BEGINNING:
        st.session_state.setdefault(TEXT, counters.liveliest())
        prompt_input(TEXT, "A beginning", counters.ready(), LONGEST, pills=f"{SLUG}.counted_ready")
    with drawer("The numbers, other starts, and big models", key=f"{SLUG}.counts_numbers") as opened:
        if opened:
            the_numbers(step)


def the_numbers(step: str) -> None:
    found, table = counters.measured(), counters.table()
    prose.show(SLUG, "big_counters", places=f"{table['places']:,}", documents=table["documents"], starts=counters.starts_told(),
               order="They come in that order here, too" if counters.in_order(found) else "Here they come in another order",
               parameters=f"{sum(parameter_counts().values()):,}")
    if choice.view(step) == choice.BEGINNING:
        with suppress(BadInput):
            number_table(counters.answers_table(counters.answers(text()), caches.steps().index(moment_on())))
    else:
        number_table(counters.distances_table(found))
