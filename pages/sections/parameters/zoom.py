"""One number of the model, and the way out from it to the whole: what is drawn and said at each view."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from core.formatting import signed
from core.model.parameters import Box, Part, locate, parts, plan
from pages.sections.parameters.play import config
from pages.shared.loading import caches
from pages.shared.loading.weights import checkpoint, read_weight

if TYPE_CHECKING:
    import numpy as np

    from pages.shared.films.plotly_film import Drawn


class Zoom(NamedTuple):
    """The film of one number: the figure and its frames as JSON, and what is said at each view."""

    drawn: Drawn
    headlines: list[str]
    sentences: list[str]


@st.cache_data(show_spinner=False, max_entries=16)
def zoom(run: str, step: int, number: int) -> Zoom:
    """What the browser needs to zoom out from one number, counted from 0."""
    from core.figures.zoom import zoomed
    from core.figures.zoom_place import Place, rows_a_cell
    from pages.sections.parameters.wording import tell
    from pages.shared.films.plotly_film import Frame, drawn

    listed, boxes = parts(config()), plan(config())
    place, row, column = locate(listed, number)
    part = listed[place]
    values = tensor(run, step, part.name).reshape(part.rows, part.columns)
    figure, views = zoomed(Place(values, row, column, listed, place, boxes, of_layer(boxes, listed, part)))
    made = drawn(figure, [Frame(view["traces"], view["layout"]) for view in views])
    captions = tell(config(), caches.tokenizer(run), number, values, rows_a_cell(values))
    return Zoom(made, [f"{one.title}\n{one.about}" for one in captions],
                [f"{one.title}. {one.about}" for one in captions])


def of_layer(boxes: list[Box], listed: list[Part], part: Part) -> list[Box]:
    """The boxes of the layer that a part stands in, or those of its kind outside the layers."""
    def beside(other: Part) -> bool:
        return other.layer == part.layer and (part.layer is not None or other.kind == part.kind)

    return [box for box in boxes if beside(listed[box.part])]


def value(run: str, step: int, number: int) -> float:
    """One number of the model, counted from 0, at a moment."""
    place, row, column = locate(parts(config()), number)
    part = parts(config())[place]
    return float(tensor(run, step, part.name).reshape(part.rows, part.columns)[row, column])


def tensor(run: str, step: int, name: str) -> np.ndarray:
    """One tensor at one moment, float32, without torch."""
    with checkpoint(step, run) as file:
        return read_weight(file, name)


def written(value: float) -> str:
    """A parameter as the pages write it, four decimals and a true minus: −0.0421."""
    return signed(value, ".4f")
