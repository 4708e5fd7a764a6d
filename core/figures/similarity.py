"""Similarity of two words through training, beside random pairs."""

from collections.abc import Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import NEUTRAL, PARTS, layout

Curve = tuple[str, np.ndarray]


def through_training(
    steps: Sequence[int], pair: Curve, band: np.ndarray, control: Curve | None = None, others: Sequence[Curve] = (), height: int = 400,
) -> go.Figure:
    """The pair's curve over the band of random pairs. Saved moments stand evenly spaced, as on the slider; the axis says which step each is.

    Args:    pair, control and others (the same pair in runs that began from other random numbers): a name and cosines (C,), NaN where
             there is none;  band (C, 2).
    """
    x = np.arange(len(steps), dtype=np.float32)
    blue = PARTS["embeddings"].fill
    figure = go.Figure()
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    figure.add_scatter(x=x, y=band[:, 0].astype(np.float32), showlegend=False, **edge)
    figure.add_scatter(x=x, y=band[:, 1].astype(np.float32), fill="tonexty", fillcolor="rgba(125,130,140,0.26)",
                       name="95 of 100 random pairs", **edge)
    for name, cosine in reversed(others):  # the legend lists what is drawn last first
        figure.add_scatter(x=x, y=cosine.astype(np.float32), name=name, mode="lines", line={"color": blue, "width": 1.5, "dash": "dot"})
    if control is not None:
        name, cosine = control
        figure.add_scatter(x=x, y=cosine.astype(np.float32), name=name, mode="lines+markers", line={"color": NEUTRAL, "width": 2, "dash": "dash"},
                           marker={"symbol": "square-open", "size": 8})
    name, cosine = pair
    figure.add_scatter(x=x, y=cosine.astype(np.float32), name=name, mode="lines+markers", line={"color": blue, "width": 3}, marker={"size": 9})
    figure.update_traces(customdata=np.asarray(steps, dtype=np.int32),
                         hovertemplate="%{fullData.name}: %{y:.2f}<br>step %{customdata:,}<extra></extra>")
    figure.update_layout(**layout(height=height, x="training step", y="similarity"))
    lowest = min(-0.3, float(min(np.nanmin(cosine) for _, cosine in (pair, *([control] if control else []), *others))), float(band.min()))
    figure.update_yaxes(range=[lowest - 0.05, 1.05], tickformat=".1f")
    shown = list(range(0, len(steps), max(1, round(len(steps) / 7))))
    figure.update_xaxes(tickvals=shown, ticktext=[f"{steps[i]:,}" for i in shown], range=[-0.3, len(steps) - 0.7])
    return figure
