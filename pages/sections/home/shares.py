"""What the model held likely: right behind a prompt at every moment, and in the place of each word that it wrote.

What ships with the run is read from it; for anything typed the model is asked, once a process.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.results.cloze import shown
from pages.sections.home import play
from pages.shared.films.writing import Generation, text_now
from pages.shared.frame.moment import moment_on
from pages.shared.loading import caches


def next_words(draw: Generation) -> list[list[tuple[str, float, float]]]:
    """The likeliest next words after the draw's prompt, a row a moment: each as a reader writes it, its share, and its
    share in this draw. Raises BadInput.
    """
    ready = play.shipped().get(draw.prompt, {}).get("next") if play.is_shipped(draw._replace(seed=play.SEED)) else None
    rows = ready or _next_words(caches.BASE, draw.prompt, draw.temperature, draw.top_k, draw.top_p)
    return [[(shown(token), share, drawn) for token, share, drawn in row] for row in rows]


def written_words(draw: Generation) -> list[dict[str, Any]]:
    """What else could have stood in the place of each token of the text that is on: token, share, place among all, top
    (core.analyses.home_page).
    """
    text, step = text_now(draw), moment_on()
    ready = play.shipped()[draw.prompt].get("words") if play.is_shipped(draw) and step == caches.steps()[-1] else None
    return ready or _written_words(caches.BASE, step, draw.prompt, text)


@st.cache_data(show_spinner=False, max_entries=200)
def _next_words(run: str, prompt: str, *dials: Any) -> list[list[list[Any]]]:
    import torch

    from core.analyses.home_page import next_words as measured

    found = torch.from_numpy(caches.timeline(run).next_token(prompt))
    return [measured(caches.tokenizer(run), row, *dials) for row in found]


@st.cache_data(show_spinner=False, max_entries=200)
def _written_words(run: str, step: int, prompt: str, text: str) -> list[dict[str, Any]]:
    from core.analyses.home_page import written_words as measured

    return measured(caches.tokenizer(run), caches.run(run).model(step), prompt, text)
