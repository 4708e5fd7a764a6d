"""One number of the model, and the way out from it to the whole, in the browser: sent once, zoomed there.

    show(pack(config, number, values, told), begin="number", key="parameters.zoom", on_pick=..., on_level=...)
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import streamlit as st

from core.config import ModelConfig
from core.figures.style import KIND_FILLS, KIND_NAMES
from core.formatting import signed
from core.model.parameters import Box, Part, count_by, locate, parts, plan
from pages.shared.browser.component import drawing

_HERE = Path(__file__).parent
_component = drawing("zoom", _HERE / "zoom.js", styles=("film.css", _HERE / "zoom.css"))

LEVELS = ("number", "row", "matrix", "layer", "model")
WINDOW = 65_536  # numbers whose sizes are sent
ACROSS, DOWN = 5, 3  # numbers that are written out around the chosen one
SHOWN_UP_TO = 99.0  # percentile of the sizes at which the shade is full


class Told(NamedTuple):
    """What is said at one level: the finding, and what it means."""

    title: str
    about: str


def pack(config: ModelConfig, number: int, values: np.ndarray, told: Sequence[Told]) -> dict[str, Any]:
    """Everything the browser needs to zoom out from one number, JSON.

    Args:  number, counted from 0; values, the tensor that holds it; told, one for each of LEVELS.
    """
    listed, boxes = parts(config), plan(config)
    place, row, _ = locate(listed, number)
    part, flat = listed[place], np.asarray(values, np.float32).ravel()
    at = number - part.first
    start = int(np.clip(at - WINDOW // 2, 0, max(0, part.size - WINDOW))) // part.columns * part.columns
    window = np.abs(flat[start:start + WINDOW])
    shades = np.minimum(1, window / (np.percentile(np.abs(flat), SHOWN_UP_TO) or 1))
    own = [box for box in boxes if box.part == place]
    x, y = _cell(own, at)
    rects = [
        [x - (ACROSS - 1) / 2, y - (DOWN - 1) / 2, ACROSS, DOWN],
        _row_rect(own, row * part.columns, part.columns),
        _around(own),
        _around(_of_layer(boxes, listed, part)),
        _around(boxes),
    ]
    labels = {"layer": _labels(boxes, listed, part), "model": _labels(boxes, listed, None)}
    near = _near(own, at, flat)
    return {
        "legend": [[KIND_NAMES[kind], f"{count:,}", KIND_FILLS[kind]] for kind, count in count_by(listed).items()],
        "number": number,
        "cell": [x, y],
        "near": near,
        "parts": [{"first": each.first, "colour": KIND_FILLS[each.kind]} for each in listed],
        "boxes": [[box.part, box.start, box.count, box.x, box.y, box.width] for box in boxes],
        "levels": [
            {"name": name, "title": said.title, "about": said.about, "rect": rect, "labels": labels.get(name, [])}
            for name, said, rect in zip(LEVELS, told, rects, strict=True)
        ],
        "window": [
            place,
            start,
            len(window),
            base64.b64encode(np.round(shades * 255).astype(np.uint8).tobytes()).decode(),
        ],
    }


def show(
    payload: dict[str, Any], *, begin: str, key: str, on_pick: Callable[[int], None], on_level: Callable[[str], None],
) -> None:
    """Mount the map at the level `begin`; a new `begin` moves it there.

    `on_pick` is told a number (counted from 0) that the reader taps.
    """
    def tell(name: str, action: Callable[[Any], None]) -> None:
        value = getattr(st.session_state.get(key), name, None)
        if value is not None:
            action(value)

    numbers = sum(count for _, _, count, *_ in payload["boxes"])

    def pick(value: Any) -> None:  # a stranger's browser may send anything
        if isinstance(value, int) and 0 <= value < numbers:
            on_pick(value)

    _component(key=key, data=payload | {"begin": begin}, on_picked_change=lambda: tell("picked", pick),
               on_level_change=lambda: tell("level", lambda value: on_level(value if value in LEVELS else LEVELS[0])))


def written(value: float) -> str:
    """A parameter as the pages write it, four decimals and a true minus: −0.0421."""
    return signed(value, ".4f")


def _cell(own: Sequence[Box], at: int) -> tuple[int, int]:
    """Where the tensor's number `at` stands on the map."""
    box = next(box for box in own if box.start <= at < box.start + box.count)
    down, across = divmod(at - box.start, box.width)
    return box.x + across, box.y + down


def _near(own: Sequence[Box], at: int, flat: np.ndarray) -> list[list[Any]]:
    """The numbers of the tensor in sight of the chosen one: place on the map, as written, and whether it is the chosen
    one.
    """
    x, y = _cell(own, at)
    reach, found = (DOWN // 2 + 2) * own[0].width, []
    for one in range(max(0, at - reach), min(len(flat), at + reach)):
        across, down = _cell(own, one)
        if abs(across - x) <= ACROSS // 2 + 2 and abs(down - y) <= DOWN // 2 + 1:
            found.append([across, down, written(float(flat[one])), one == at])
    return found


def _row_rect(own: Sequence[Box], first: int, count: int) -> list[float]:
    x, y = _cell(own, first)
    _, last = _cell(own, first + count - 1)
    width = min(count, next(box.width for box in own))
    return [x, y, width, last - y + 1]


def _of_layer(boxes: Sequence[Box], listed: Sequence[Part], part: Part) -> list[Box]:
    if part.layer is not None:
        return [box for box in boxes if listed[box.part].layer == part.layer]
    return [box for box in boxes if listed[box.part].layer is None and listed[box.part].kind == part.kind]


def _around(boxes: Sequence[Box]) -> list[float]:
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return [left, top, max(box.x + box.width for box in boxes) - left, max(box.y + box.height for box in boxes) - top]


def _labels(boxes: Sequence[Box], listed: Sequence[Part], within: Part | None) -> list[list[Any]]:
    """Names on the map: of the kinds in one layer, or of the tables and layers in the whole model."""
    groups: dict[str, list[Box]] = {}
    shown = boxes if within is None else _of_layer(boxes, listed, within)
    for box in shown:
        part = listed[box.part]
        if part.kind == "norm" and (part.layer is not None or within is None):
            continue  # too small to carry a name on the map; the table counts them
        name = part.kind if within is not None or part.layer is None else f"layer {part.layer + 1}"
        groups.setdefault(name, []).append(box)
    found = []
    for name, of in groups.items():
        x, y, width, _ = _around(of)
        found.append([name, x + width / 2, y])
    return found
