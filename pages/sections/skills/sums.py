"""One sum as the model writes it at every moment, word by word, and what else could have stood in a word's place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from core.formatting import percent
from core.results.skill_curves import Course
from pages.sections.skills import choice
from pages.sections.skills.choice import SLUG, STAGE
from pages.shared.films.plotly_film import Frame, plotly_film
from pages.shared.films.text_film import Taps
from pages.shared.films.writing import film_of, text_now, write_the_others
from pages.shared.frame.moment import moment_name, moment_on
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import visible

BARS, SHOWN = 5, 200  # bars of a place; characters of a written sum


def the_sum(later: list[Callable[[], None]]) -> None:
    """The text at every moment, and beneath it the bars of the word that is looked at; the texts that are still missing go
    into `later`.
    """
    from core.figures.home import next_bars
    from core.results.cloze import shown

    draw, moment = choice.draw(), moment_on()
    words = words_now()
    at = min(choice.word(), len(words) - 1)
    taps = Taps([(word["token"], "What else could stand here?") for word in words], caches.steps().index(moment), picked=at)
    with st.container(key="pair"):
        film_of(draw, key=f"{SLUG}.written", shown=cut_short, fragments=[STAGE], taps=taps, on_tap=choice.look_at)
        if words:
            one = words[at]
            told = f"Word {at + 1} of {len(words)}: “{visible(shown(one['token']))}”, {percent(one['share'])} sure"
            row = [(shown(token), share) for token, share in one["top"][:BARS]]
            plotly_film(next_bars(row, shown(one["token"])), [Frame({})], steps=[moment], headlines=[told], key=f"{SLUG}.place",
                        sentences=[f"{told}. " + ", ".join(f"{word} {percent(share)}" for word, share in row)], start=0, fragments=[STAGE])
    later.append(partial(write_the_others, draw, key=f"{SLUG}.written", shown=cut_short))


def words_now() -> list[dict]:
    """The tokens that the model writes at the moment that is on, and what else could have stood in the place of each."""
    draw = choice.draw()
    return written_words(caches.BASE, moment_on(), draw.prompt, cut_short(text_now(draw)))


@st.cache_data(show_spinner=False, max_entries=200)
def written_words(run: str, step: int, prompt: str, text: str) -> list[dict]:
    """What else could have stood in the place of each token of a text (core.analyses.home_page)."""
    from core.analyses.home_page import written_words as measured

    return measured(caches.tokenizer(run), caches.run(run).model(step), prompt, text)


def cut_short(text: str) -> str:
    """What was written, in one go up to the first full stop, and cut if it is long."""
    if choice.view("sums") == choice.LEAP:
        text = "".join(text.partition(".")[:2])
    return text if len(text) <= SHOWN else text[:SHOWN].rpartition(" ")[0] + " …"


def one_sum(course: Course) -> None:
    """What the model makes of a sum, and the way along its words. Args: course, the test in which it is asked so."""
    _, _, answer = choice.sum_on()
    said = cut_short(text_now(choice.draw())).strip().rstrip(".").rpartition(": ")[2]
    prose.show(SLUG, "sums_live", moment=moment_name(moment_on()), answer=answer, judged="right" if said == answer else "wrong",
               count=course.n, right=course.right[-1])
    at, last = choice.word(), len(words_now()) - 1
    with st.container(horizontal=True, key=f"{SLUG}.words"):
        st.button("Word before", key=f"{SLUG}.word_before", disabled=at == 0, on_click=choice.look_at, args=(min(at, last) - 1,))
        st.button("Next word", key=f"{SLUG}.word_on", type="primary", disabled=at >= last, on_click=choice.look_at, args=(at + 1,))
    st.session_state[f"{SLUG}.sum"] = choice.sum_on()[0]
    st.selectbox("A sum", [one[0] for one in choice.sums()], format_func=lambda one: one.removeprefix("Sum: ").rstrip("."),
                 key=f"{SLUG}.sum", on_change=choice.look_at, args=(choice.FIRST_WORD,))
