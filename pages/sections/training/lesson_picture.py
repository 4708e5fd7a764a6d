"""What stands on the stage of a lesson, from its first second on: its curve beside the large model's, and what it writes."""

from __future__ import annotations

import numpy as np
import streamlit as st

from core.config import LESSON_TRAINING
from core.errors import BadInput
from core.formatting import BIT
from core.training.queue import Turn
from pages.sections.training import lesson_line, run_words
from pages.sections.training.play import SLUG, STAGE
from pages.sections.training.run_picture import blind
from pages.shared.films.plotly_film import Frame, plotly_film
from pages.shared.loading import caches
from pages.shared.text.escape import visible
from pages.shared.widgets import box

ENOUGH = 10  # pairs of a sample that counts: two words alone are no order
OWN = "training.own_prompt"


def picture(_: str) -> None:
    """How far the lesson is: its curve beside the large model's, and the last that it wrote; or what it goes on with."""
    from core.figures.run import lesson as figure

    turn = lesson_line.turn()
    lesson = turn.lesson if turn else None
    points = [(point.tokens, point.loss / BIT) for point in list(lesson.curve)] if lesson else []
    samples = list(lesson.samples) if lesson else []
    first = f"{run_words.about_sample(samples[-1], ENOUGH)}" if samples else "It has learned nothing yet"
    second = f"“{one_line(samples[-1].text)}”" if samples else f"A blind guess costs {blind():.1f} bits a token"
    if written := _written(turn):
        first, second = "Your own model goes on", written
    most = LESSON_TRAINING.steps * LESSON_TRAINING.batch_size * caches.run_config().model.n_ctx
    said = f"A small model that learns: {points[-1][1]:.1f} bits after {lesson.step:,} nudges." if points else first
    plotly_film(
        figure(points, large_curve(most), blind(), most), [Frame({})], steps=[caches.steps()[-1]],
        sentences=[f"{said} {second}"], headlines=[f"{first}\n{second}"], key=f"{SLUG}.lesson", start=0, fragments=[STAGE],
    )


def one_line(text: str) -> str:
    return visible(" ".join(text.split()))


def _written(turn: Turn | None) -> str:
    """The same, "" where it can't be read either."""
    try:
        return goes_on(turn)
    except BadInput:
        return ""


def goes_on(turn: Turn | None) -> str:
    """The reader's beginning, and what their model goes on with; "" where there is none. Raises BadInput."""
    if turn is None or turn.open or not st.session_state.get(OWN):
        return ""
    prompt = box.value(OWN)
    return f"“{one_line(prompt)} {one_line(turn.lesson.go_on(prompt))}”" if turn.lesson and turn.lesson.model else ""


def large_loss_at(tokens: int) -> float | None:
    """The loss of the shipped run after so many tokens, in bits; None where it came without its curve."""
    log = caches.training_log()
    return run_words.loss_at(log.steps, log.bits, tokens / caches.tokens_read(1)) if log and len(log.steps) else None


@st.cache_data(show_spinner=False, max_entries=4, ttl=600)
def large_curve(most: int) -> list[tuple[int, float]]:
    """Tokens and bits of the shipped run up to so many tokens, at 60 places."""
    places = np.unique(np.linspace(caches.tokens_read(1), most, 60).astype(int))
    found = [(int(one), large_loss_at(one)) for one in places]
    return [(tokens, bits) for tokens, bits in found if bits is not None]
