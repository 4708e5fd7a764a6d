"""Similarity of two words through training, beside random pairs; and what the two tables of words go with."""

from collections.abc import Mapping, Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import NEUTRAL, PARTS, layout, literal

Curve = tuple[str, np.ndarray]


def through_training(
    steps: Sequence[int],
    pair: Curve,
    band: np.ndarray,
    control: Curve | None = None,
    others: Sequence[Curve] = (),
    height: int = 400,
    part: str = "embeddings",
) -> go.Figure:
    """The pair's curve over the band of random pairs. Saved moments stand evenly spaced, as on the slider; the axis
    says which step each is.

    Args:    pair, control and others (the same pair in runs that began from other random numbers): a name and cosines
             (C,), NaN where
             there is none;  band (C, 2);  part, of the model, whose colour the pair wears.
    """
    x = np.arange(len(steps), dtype=np.float32)
    ink = PARTS[part].fill
    figure = go.Figure()
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    figure.add_scatter(x=x, y=band[:, 0].astype(np.float32), showlegend=False, **edge)
    figure.add_scatter(x=x, y=band[:, 1].astype(np.float32), fill="tonexty", fillcolor="rgba(125,130,140,0.26)",
                       name="95 of 100 random pairs", **edge)
    for name, cosine in reversed(others):  # the legend lists what is drawn last first
        figure.add_scatter(x=x, y=cosine.astype(np.float32), name=literal(name), mode="lines",
                           line={"color": ink, "width": 1.5, "dash": "dot"})
    if control is not None:
        name, cosine = control
        figure.add_scatter(
            x=x,
            y=cosine.astype(np.float32),
            name=literal(name),
            mode="lines+markers",
            line={"color": NEUTRAL, "width": 2, "dash": "dash"},
            marker={"symbol": "square-open", "size": 8},
        )
    name, cosine = pair
    figure.add_scatter(
        x=x,
        y=cosine.astype(np.float32),
        name=literal(name),
        mode="lines+markers",
        line={"color": ink, "width": 3},
        marker={"size": 9},
    )
    figure.update_traces(customdata=np.asarray(steps, dtype=np.int32),
                         hovertemplate="%{fullData.name}: %{y:.2f}<br>step %{customdata:,}<extra></extra>")
    figure.update_layout(**layout(height=height, x="training step", y="similarity"))
    lowest = min(
        -0.3,
        float(min(np.nanmin(cosine) for _, cosine in (pair, *([control] if control else []), *others))),
        float(band.min()),
    )
    figure.update_yaxes(range=[lowest - 0.05, 1.05], tickformat=".1f")
    _mark_steps(figure, steps)
    return figure


def shaped_by(steps: Sequence[int], curves: Mapping[str, tuple[Sequence[float], str, bool]]) -> go.Figure:
    """Rank correlations through training.

    Args:    curves, name -> values (C,), the part of the model whose colour it wears, whether it is dashed.
    """
    figure = go.Figure()
    for name, (values, part, dashed) in curves.items():
        figure.add_scatter(
            x=np.arange(len(steps), dtype=np.float32), y=np.asarray(values, np.float32), name=name,
            mode="lines+markers", marker={"symbol": "square-open" if dashed else "circle", "size": 8},
            line={"color": PARTS[part].fill, "width": 2 if dashed else 3, "dash": "dash" if dashed else "solid"},
            customdata=np.asarray(steps, dtype=np.int32),
            hovertemplate="%{fullData.name}: %{y:.2f}<br>step %{customdata:,}<extra></extra>",
        )
    figure.update_layout(**layout(height=400, x="training step", y="rank correlation"))
    figure.update_yaxes(range=[-0.15, 1.02], tickformat=".1f")
    _mark_steps(figure, steps)
    return figure


def _mark_steps(figure: go.Figure, steps: Sequence[int]) -> None:
    """Saved moments stand evenly spaced; the axis says which step each is, of a few."""
    shown = list(range(0, len(steps), max(1, round(len(steps) / 7))))
    figure.update_xaxes(tickvals=shown, ticktext=[f"{steps[i]:,}" for i in shown], range=[-0.3, len(steps) - 0.7])
