"""A prompt continued at every moment, as a film: first at the moment that is on, at the others after all else; each
once a process.

    draw = Generation("Once upon a time", tokens=32, temperature=0.7)
    film_of(draw, key="home.film")
    ...  # whatever else the view shows
    write_the_others(draw, key="home.film")
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import streamlit as st

from pages.shared.frame import shell
from pages.shared.frame.moment import moment_on
from pages.shared.loading import caches

SEED = 1


class Generation(NamedTuple):
    """What is asked of the model: how to go on after a prompt (core.model.sampling.distribution). line: to the end of
    the line at most; seed: of the dice, which fall in another way after every prompt (core.model.sampling.dice).
    """

    prompt: str
    tokens: int
    temperature: float = 0.0
    top_k: int | None = None
    top_p: float | None = None
    line: bool = False
    seed: int = SEED


@st.cache_resource(show_spinner=False, max_entries=300)
def written(run: str, draw: Generation) -> dict[int, str]:
    """What the model has written so far, by step; shared by every reader, and only added to."""
    return {}


def film_of(
    draw: Generation, *, key: str, shown: Callable[[str], str] = str, at_once: Sequence[int] = (), **given: Any
) -> None:
    """The film, with a gap for each text that `write_the_others` has yet to bring. Raises BadInput.

    Args:  shown, what of a text is shown;  at_once, steps that are written before the film is there, besides the one
           that is on;  all others as for text_film.text_film.
    """
    from pages.shared.films.text_film import text_film

    list(_write(draw, sorted({moment_on(), *at_once})))
    known, steps = written(caches.BASE, draw), caches.steps()
    texts = [shown(known[step]) if step in known else None for step in steps]
    text_film(
        prompt=draw.prompt, texts=texts, steps=steps, key=key, late=repr(draw) if None in texts else None, **given
    )


def text_now(draw: Generation) -> str:
    """What the model writes at the moment that is on. Raises BadInput."""
    list(_write(draw, [moment_on()]))
    return written(caches.BASE, draw)[moment_on()]


def write_the_others(draw: Generation, *, key: str, shown: Callable[[str], str] = str) -> None:
    """Every moment that the film still lacks, sent to it once all are written; nothing else on the page waits for it."""
    shell.do_last(partial(_write_the_others, draw, key, shown))


def _write_the_others(draw: Generation, key: str, shown: Callable[[str], str]) -> None:
    from pages.shared.films.text_film import late_texts

    known, steps = written(caches.BASE, draw), caches.steps()
    if all(step in known for step in steps):
        return
    pause = st.empty()
    for _ in _write(draw, steps):
        pause.empty()  # a newer tap goes first; what is written by then stays
    late_texts(
        prompt=draw.prompt,
        texts=[shown(known[step]) for step in steps],
        steps=steps,
        key=f"{key}.late",
        late=repr(draw),
    )


def _write(draw: Generation, steps: Sequence[int]) -> Iterator[int]:
    """Continue the prompt at those of the steps that aren't written yet, and yield each as it is. Raises BadInput."""
    known = written(caches.BASE, draw)
    missing = [step for step in steps if step not in known]
    if missing:
        texts = caches.timeline().continuations(
            draw.prompt, draw.tokens, draw.seed, *draw[2:5], steps=missing, one_line=draw.line
        )
        for step, text in zip(missing, texts, strict=True):
            known[step] = text
            yield step
