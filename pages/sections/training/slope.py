"""The slope in the browser: a learning rate, a nudge, what it changed, and the way back. Every size of nudge is sent once.

    show(rates=..., loss=..., p=..., held_out=..., word="“mat”", others=16, start=None, key="training.slope",
    on_rate=...)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from core.figures.style import NEUTRAL, PARTS
from core.formatting import percent
from pages.sections.training import lap_words
from pages.shared.browser.component import drawing
from pages.shared.text.escape import visible

_HERE = Path(__file__).parent
_component = drawing("slope", _HERE / "slope.js", styles=("film.css", _HERE / "slope.css"))
TICKS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3)
ROOM = 2.0  # the chart reaches to so many times the larger loss before; what is higher is named at its edge


def show(
    *,
    rates: Sequence[float],
    loss: Sequence[float],
    p: Sequence[float],
    held_out: Sequence[float] | None,
    word: str,
    others: int,
    start: int | None,
    key: str,
    on_rate: Callable[[int | None], None],
) -> None:
    """Mount the slope of one sentence at one moment.

    Args:    rates, the first 0; loss and held_out in nats, p of the right word, all as long as rates; others, how many
             sentences held_out is of;
             start, the place in rates of a nudge that is already done, None for none; on_rate, told the same when the
             reader nudges or undoes.
    """
    top = ROOM * max(loss[0], held_out[0] if held_out else 0.0)
    data = {
        "rates": list(rates),
        "ticks": [[tick, lap_words.rate(tick)] for tick in TICKS],
        "names": [lap_words.rate(rate) for rate in rates],
        "loss": [round(float(value), 4) for value in loss],
        "heldout": [round(float(value), 4) for value in held_out] if held_out else None,
        "p": [round(float(value), 5) for value in p],
        "shares": [percent(value) for value in p],
        "titles": [lap_words.title(loss, place) for place in range(len(rates))],
        "told": [visible(lap_words.consequence(word, p, held_out, others, place)) for place in range(len(rates))],
        "zones": lap_words.zones(loss),
        "top": round(min(top, max(*loss, *(held_out or ())) * 1.05), 3),
        "word": visible(word),
        "others": others,
        "about": lap_words.whole_slope(loss, rates),
        "ink": PARTS["prediction"].fill,
        "grey": NEUTRAL,
        "start": start,
    }

    def tell() -> None:
        place = (st.session_state.get(key) or {}).get("place")
        if place is not None:
            on_rate(int(place) if 0 < int(place) < len(rates) else None)

    _component(key=key, data=data, on_place_change=tell)
