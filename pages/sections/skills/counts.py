"""Which of five counters of the training text the model is like, at every moment: the first step of the chapter."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from core.errors import BadInput
from pages.sections.skills.choice import FILM, LONGEST, SLUG, STAGE
from pages.shared.films import counters
from pages.shared.frame import shell
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.widgets import box
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict

ASKED_AT = 100  # step of training: as far as the curves are drawn before the guess
CURVES, ONE = "The five curves", "One beginning"
TEXT, VIEW = f"{SLUG}.counted", f"{SLUG}.view_counts"


def picture(_: str) -> None:
    """The five curves, or what all five and the model say after one beginning."""
    if counters.table() is None:
        prose.show(SLUG, "without_counters")
    elif st.session_state.get(VIEW) == ONE and not covered():
        try:
            counters.answers_film(text(), counters.answers(text()), key=f"{FILM}_one", fragments=[STAGE])
        except BadInput as error:
            st.info(plain(str(error)), icon=":material/edit:")
    else:
        steps = counters.measured().steps
        until = max(at for at, one in enumerate(steps) if one <= ASKED_AT) if covered() else None
        counters.distances_film(key=f"{FILM}_counts", fragments=[STAGE], until=until)


def covered() -> bool:
    return not st.session_state.get(f"{SLUG}.guess_counts")


def text() -> str:
    """The beginning that is answered."""
    return box.value(TEXT) if st.session_state.get(TEXT) else counters.ready()[0]


def talk(step: str) -> None:
    from core.figures.ladder import looks_at

    if counters.table() is None:
        return
    found, told = counters.measured(), st.container()
    names = [looks_at(words) for words in range(len(found.distances))]
    picked = guess("In the end it is nearest to the one that looks at …", names, f"{SLUG}.guess_{step}")
    with told:
        if not picked:
            prose.show(SLUG, step, step=f"{ASKED_AT:,}")
            return
        prose.show(SLUG, f"{step}_after", phases=counters.phases_told(found),
                   verdict=verdict(picked, names[found.nearest[-1]], (SLUG, "Which counter it ends nearest to")))
    st.pills("On the stage", [CURVES, ONE], key=VIEW, default=None if VIEW in st.session_state else CURVES, required=True,
             persist_state="session")
    if st.session_state.get(VIEW) == ONE:
        st.session_state.setdefault(TEXT, counters.ready()[0])
        box.suggest("A beginning", counters.ready(), TEXT, key=f"{SLUG}.counted_ready")
        box.text_input("Or type your own", key=TEXT, max_chars=LONGEST, persist_state="session")
    with drawer("The numbers, other starts, and big models", key=f"{SLUG}.counts_numbers") as opened:
        if opened:
            the_numbers()


def the_numbers() -> None:
    found, table = counters.measured(), counters.table()
    prose.show(SLUG, "counts_big", places=f"{table['places']:,}", documents=table["documents"], starts=counters.starts_told(),
               order="They come in that order here, too" if counters.in_order(found) else "Here they come in another order",
               parameters=f"{sum(caches.parameter_counts().values()):,}")
    if st.session_state.get(VIEW) == ONE:
        with suppress(BadInput):
            number_table(counters.answers_table(counters.answers(text()), caches.steps().index(shell.moment())))
    else:
        number_table(counters.distances_table(found))
