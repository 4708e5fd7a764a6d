"""Whom a lesson helps, as a heat map with its numbers in the cells. S sentences."""

from collections.abc import Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import DIVERGING, literal, on_stage
from core.formatting import signed

STRONG = 5.0  # per cent at which the colours end; a darker cell has light type


def matrix(names: Sequence[str], change: np.ndarray, hidden: np.ndarray | None = None) -> go.Figure:
    """One row a lesson, one column a sentence that it is tested on: how much less surprising the lesson makes it, per cent.

    Args: change (S, S), the share by which each loss changes, −0.05 for 5 % less; hidden (S, S), cells that aren't shown yet.
    """
    places, count = list(range(len(names))), len(names)
    scale = [[at / (len(DIVERGING) - 1), colour] for at, colour in enumerate(DIVERGING)]
    figure = go.Figure()
    figure.add_heatmap(z=cells(change, hidden), x=places, y=places, colorscale=scale, zmin=-STRONG, zmax=STRONG, showscale=False,
                       xgap=2, ygap=2, hoverinfo="skip")
    figure.add_scatter(x=[at for _ in places for at in places], y=[at for at in places for _ in places], mode="text", hoverinfo="skip",
                       **numbers(change, hidden))
    figure.update_layout(**on_stage())
    shown = [literal(name) for name in names]
    axis = {"tickvals": places, "ticktext": shown, "showgrid": False, "zeroline": False, "ticks": "", "tickfont": {"size": 13}}
    figure.update_xaxes(**axis, range=[-0.5, count - 0.5], side="bottom", tickangle=-40, title={"text": "… and its effect on", "standoff": 6})
    figure.update_yaxes(**axis, range=[count - 0.5, -0.5], title={"text": "a lesson for …", "standoff": 6})
    return figure


def cells(change: np.ndarray, hidden: np.ndarray | None = None) -> list[list[float | None]]:
    """How much each sentence is helped, per cent, with gaps for what is hidden."""
    help_ = -100 * np.asarray(change, float)
    covered = np.zeros(help_.shape, bool) if hidden is None else hidden
    return [[None if gap else round(float(one), 2) for one, gap in zip(row, gaps, strict=True)]
            for row, gaps in zip(help_, covered, strict=True)]


def numbers(change: np.ndarray, hidden: np.ndarray | None = None) -> dict[str, object]:
    """What stands in the cells, row by row, and in which colour: light on the darkest ones."""
    flat = [one for row in cells(change, hidden) for one in row]
    return {"text": ["?" if one is None else signed(one, "+.1f") for one in flat],
            "textfont": {"size": 13, "color": ["#7D828C" if one is None else "#FFFFFF" if abs(one) > 0.6 * STRONG else "#171513"
                                               for one in flat]}}
