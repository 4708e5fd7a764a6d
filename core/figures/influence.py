"""Whom a lesson helps, as a heat map with its numbers in the cells. S sentences."""

from collections.abc import Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import DIVERGING, literal, on_stage
from core.formatting import signed

STRONG = 5.0  # per cent, at which the colours end


def matrix(names: Sequence[str], change: np.ndarray, hidden: np.ndarray | None = None) -> go.Figure:
    """One row a lesson, one column a sentence that it is tested on: how much less surprising the lesson makes it, per cent.

    Args: change (S, S), the share by which each loss changes, −0.05 for 5 % less; hidden (S, S), cells that aren't shown yet.
    """
    places, count = list(range(len(names))), len(names)
    scale = [[at / (len(DIVERGING) - 1), colour] for at, colour in enumerate(DIVERGING)]
    figure = go.Figure()
    figure.add_heatmap(**cells(change, hidden), x=places, y=places, colorscale=scale, zmin=-STRONG, zmax=STRONG, showscale=False,
                       xgap=2, ygap=2, hoverinfo="skip", texttemplate="%{text}", textfont={"size": 13})
    figure.update_layout(**on_stage())
    shown = [literal(name) for name in names]
    axis = {"tickvals": places, "ticktext": shown, "showgrid": False, "zeroline": False, "ticks": ""}
    figure.update_xaxes(**axis, range=[-0.5, count - 0.5], tickangle=0, tickfont={"size": 12})
    figure.update_yaxes(**axis, range=[count - 0.5, -0.5], tickfont={"size": 12}, title={"text": "a lesson for …", "standoff": 4})
    return figure


def cells(change: np.ndarray, hidden: np.ndarray | None = None) -> dict[str, list[list]]:
    """How much each sentence is helped, per cent, and as it is written in its cell; nothing in one that is hidden."""
    help_ = np.round(-100 * np.asarray(change, float), 2)
    covered = np.zeros(help_.shape, bool) if hidden is None else hidden
    rows = [list(zip(row.tolist(), gaps.tolist(), strict=True)) for row, gaps in zip(help_, covered, strict=True)]
    return {"z": [[None if gap else one for one, gap in row] for row in rows],
            "text": [["" if gap else signed(one, "+.1f") if abs(one) >= 0.05 else "0" for one, gap in row] for row in rows]}
