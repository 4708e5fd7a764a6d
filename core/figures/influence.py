"""Whom a lesson helps, as a heat map with its numbers in the cells. S sentences.

The cells are moved over this picture (pages/shared/films/marks.py): Plotly took 68 ms to draw a heat map anew at each
moment.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from core.figures.plotting import go
from core.figures.style import DIVERGING, TEXT, literal, on_stage
from core.formatting import signed

STRONG = 5.0  # per cent, at which the colours end
LITTLE, NOTHING = 0.05, "#E4E4E4"  # per cent below which a number is written 0, and its colour
WHITE = "#FFFFFF"


class Cell(NamedTuple):
    """Where it stands, what is written in it, its colour and that of its writing."""

    x: float
    y: float
    text: str
    colour: str
    ink: str


def matrix(names: Sequence[str]) -> go.Figure:
    """One row a lesson, one column a sentence that it is tested on: the room for the cells, and the names beside it."""
    places, count = list(range(len(names))), len(names)
    figure = go.Figure(layout=on_stage())
    figure.add_scatter(x=[None], y=[None], showlegend=False, hoverinfo="skip")
    axis = {
        "tickvals": places,
        "ticktext": [literal(name) for name in names],
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "tickfont": {"size": 12},
    }
    figure.update_xaxes(**axis, range=[-0.5, count - 0.5], tickangle=0)
    figure.update_yaxes(**axis, range=[count - 0.5, -0.5], title={"text": "a lesson for …", "standoff": 4})
    return figure


def cells(change: np.ndarray, hidden: np.ndarray | None = None) -> list[Cell]:
    """The cells of a matrix, row by row: how much less surprising each lesson makes each sentence, per cent.

    Args: change (S, S), the share by which each loss changes, −0.05 for 5 % less; hidden (S, S), cells that aren't
          shown yet.
    """
    found = []
    for (row, column), share in np.ndenumerate(change):
        if hidden is not None and hidden[row, column]:
            found.append(Cell(column, row, "?", NOTHING, TEXT["light"]))
        else:
            found.append(Cell(column, row, *written(-100 * float(share))))
    return found


def written(help_: float) -> tuple[str, str, str]:
    """How much a sentence is helped, per cent, as it is written, its colour and that of the writing.

    >>> written(2.34)[0], written(-0.62)[0], written(0.01)
    ('+2.3', '−0.6', ('0', '#E4E4E4', '#171513'))
    """
    if abs(help_) < LITTLE:
        return "0", NOTHING, TEXT["light"]
    step = int(np.clip((help_ / STRONG + 1) / 2 * len(DIVERGING), 0, len(DIVERGING) - 1))
    return signed(help_, "+.1f"), DIVERGING[step], WHITE if step in (0, 1, 8, 9) else TEXT["light"]
