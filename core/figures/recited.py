"""How much of each famous line two models have right, against its copies in our training text.  N lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.figures.memory import JITTER
from core.figures.plotting import go
from core.figures.style import GROUP_COLOURS, NEUTRAL, OTHER, in_percent, literal, on_stage
from core.formatting import percent


def recited(
    copies: Sequence[int],
    ours: Sequence[float],
    theirs: Sequence[float],
    whole: Sequence[Sequence[bool]],
    names: Sequence[str],
    called: str,
) -> go.Figure:
    """Each line twice, joined by a thin line: the share of its tokens that each model has right when all before are
    given; filled where it recites the line without a mistake. A line through the medians of each model.

    Args: ours, theirs (N,), shares 0 to 1; whole, of both models which lines are recited (N,); names, how each line
          begins; called, the other model.
    """
    counts = np.asarray(copies, dtype=np.float64)
    x = counts.copy()
    for level in np.unique(counts):
        here = np.flatnonzero(counts == level)
        x[here] *= 10 ** (np.linspace(-JITTER, JITTER, len(here)) if len(here) > 1 else np.zeros(1))
    moving = recited_at(copies, ours, theirs, whole[0])
    figure = go.Figure(layout=on_stage(x="copies in our training text", y="tokens right", legend=True))
    figure.add_scatter(
        x=[value for one in x for value in (one, one, None)],
        **moving[0],
        mode="lines",
        hoverinfo="skip",
        showlegend=False,
        line={"color": NEUTRAL, "width": 1},
    )
    looks = (("our model", GROUP_COLOURS[0], "circle", "solid", moving[1], moving[2]),
             (called, OTHER, "hexagon", "dash", _marks(theirs, "hexagon", whole[1]), _medians(copies, theirs)))
    for name, ink, _, dash, marks, middle in looks:
        figure.add_scatter(
            x=x.round(3).tolist(),
            y=marks["y"],
            mode="markers",
            name=literal(name),
            cliponaxis=False,
            text=[literal(one) for one in names],
            customdata=marks["customdata"],
            hovertemplate="%{text} %{customdata}<extra></extra>",
            marker={"symbol": marks["marker.symbol"], "size": 11, "color": ink, "line": {"width": 2, "color": ink}},
        )
        figure.add_scatter(
            x=np.unique(counts).tolist(),
            y=middle["y"],
            mode="lines",
            hoverinfo="skip",
            showlegend=False,
            line={"color": ink, "width": 3, "dash": dash},
        )
    levels = np.unique(counts)
    figure.update_xaxes(type="log", tickvals=levels, ticktext=[f"{level:g}" for level in levels],
                        range=np.log10([levels[0] * 0.7, levels[-1] * 1.4]).tolist())
    figure.update_yaxes(range=[-0.03, 1.03], **in_percent(0, 0.25, 0.5, 0.75, 1))
    return figure


def recited_at(
    copies: Sequence[int], ours: Sequence[float], theirs: Sequence[float], whole: Sequence[bool]
) -> dict[int, dict[str, list]]:
    """What of `recited` is different at a moment: the joining lines, our marks, our medians."""
    return {0: {"y": [value for pair in zip(_rounded(ours), _rounded(theirs), strict=True) for value in (*pair, None)]},
            1: _marks(ours, "circle", whole), 2: _medians(copies, ours)}


def _medians(copies: Sequence[int], shares: Sequence[float]) -> dict[str, list]:
    counts = np.asarray(copies)
    return {"y": [round(float(np.median(np.asarray(shares)[counts == level])), 4) for level in np.unique(counts)]}


def _marks(shares: Sequence[float], symbol: str, whole: Sequence[bool]) -> dict[str, list]:
    return {"y": _rounded(shares), "customdata": [percent(float(share)) for share in shares],
            "marker.symbol": [symbol if one else f"{symbol}-open" for one in whole]}


def _rounded(shares: Sequence[float]) -> list[float]:
    return [round(float(one), 4) for one in shares]
