"""The walk through one prediction: every state of it is sent once and stepped through in the browser, with no traffic
on the way.

    payload = pack(walk(trace), tokenizer, prompt, titles)
    show(payload, opening, key="layers.walk", on_move=...)

What is sent is made in walk_packed.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from core.figures.style import NEUTRAL, PARTS, STREAM
from pages.shared.browser import plotly
from pages.shared.browser.component import drawing
from pages.shared.films.plotly_film import FIRST_PICTURE, stamp

_HERE = Path(__file__).parent
_component = drawing(
    "walk",
    "plotly_graph.js",
    "save.js",
    FIRST_PICTURE,
    _HERE / "walk_picture.js",
    _HERE / "walk.js",
    styles=("film.css", "rail.css", _HERE / "walk.css"),
)


@dataclass(frozen=True)
class Opening:
    """Where the walk opens, for the step of the chapter that is on; another `stamp` opens it anew.

    state: number of a state; head, row (token): None for those that its headline names, and for the last token. film:
    states to play through on the way there. last: the last state that may be seen yet, None for all of them. covered:
    whether the row that looks is still hidden, for a guess; guessed: the column that the reader guessed.
    """

    stamp: str
    state: int
    head: int | None = None
    row: int | None = None
    film: Sequence[int] = ()
    last: int | None = None
    covered: bool = False
    guessed: int | None = None


def show(
    payload: dict[str, Any],
    opening: Opening,
    *,
    key: str,
    on_move: Callable[[dict[str, int]], None],
    on_tap: Callable[[int], None] | None = None,
) -> None:
    """Mount the walk. `on_move` is told the place (state, head, row) where the reader rests, `on_tap` the column that
    the reader taps while a row is covered.
    """
    inks = {
        name: {"fill": ink.fill, "light": ink.on_light, "dark": ink.on_dark}
        for name, ink in (PARTS | {"stream": STREAM}).items()
    }
    seen_first = json.dumps([payload["tokens"], payload["ids"], payload["figure"], opening.film])
    data = payload | {
        "plotly": plotly.ADDRESS,
        "inks": inks,
        "below": NEUTRAL,
        "open": asdict(opening),
        "stamp": stamp(seen_first),
        "plays": bool(opening.film),
    }
    _component(
        key=key,
        data=data,
        on_place_change=lambda: _moved(key, payload, on_move),
        on_tap_change=lambda: _tapped(key, payload, on_tap),
    )


def _moved(key: str, payload: dict[str, Any], on_move: Callable[[dict[str, int]], None]) -> None:
    place = (st.session_state.get(key) or {}).get("place")
    most = {"state": len(payload["states"]), "head": payload["heads"], "row": len(payload["tokens"])}
    if isinstance(place, dict) and all(
        type(place.get(name)) is int and 0 <= place[name] < count for name, count in most.items()
    ):
        on_move({name: place[name] for name in most})  # a stranger's browser may send anything


def _tapped(key: str, payload: dict[str, Any], on_tap: Callable[[int], None] | None) -> None:
    column = (st.session_state.get(key) or {}).get("tap")
    if on_tap and type(column) is int and 0 <= column < len(payload["tokens"]):
        on_tap(column)
