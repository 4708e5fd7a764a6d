"""The similarity of two words through training, beside random pairs; and what the two tables of words go with."""

from collections.abc import Mapping, Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.rail import along, axis_of_steps
from core.figures.style import NEUTRAL, PARTS, layout, literal

Curve = tuple[str, np.ndarray]
WRITTEN = (0, 16, 100, 1000)  # steps, beside the last


def through_training(
    steps: Sequence[int],
    pair: Curve,
    band: np.ndarray,
    control: Curve | None = None,
    others: Sequence[Curve] = (),
    part: str = "embeddings",
) -> go.Figure:
    """The pair's curve over the band of random pairs, on the scale of the rail. Its last trace marks the moment that is
    on.

    Args:    pair, control and others (the same pair in runs that began from other random numbers): a name and cosines
             (C,), NaN where there is none;  band (C, 2);  part, of the model, whose colour the pair wears.
    """
    x, ink = along(steps), PARTS[part].fill
    figure = go.Figure()
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    figure.add_scatter(x=x, y=band[:, 0].astype(np.float32), showlegend=False, **edge)
    figure.add_scatter(x=x, y=band[:, 1].astype(np.float32), fill="tonexty", fillcolor="rgba(125,130,140,0.26)",
                       name="random pairs", **edge)
    for number, (name, cosine) in enumerate(others):
        figure.add_scatter(x=x, y=cosine.astype(np.float32), name=literal(name), mode="lines", showlegend=not number,
                           line={"color": ink, "width": 1.5, "dash": "dot"})
    if control is not None:
        name, cosine = control
        figure.add_scatter(
            x=x, y=cosine.astype(np.float32), name=literal(name), mode="lines+markers",
            line={"color": NEUTRAL, "width": 2, "dash": "dash"}, marker={"symbol": "square-open", "size": 8},
        )
    name, cosine = pair
    figure.add_scatter(x=x, y=cosine.astype(np.float32), name=literal(name), mode="lines+markers",
                       line={"color": ink, "width": 3}, marker={"size": 8})
    figure.update_traces(customdata=np.asarray(steps, dtype=np.int32),
                         hovertemplate="%{fullData.name}: %{y:.2f}<br>step %{customdata:,}<extra></extra>")
    figure.add_scatter(x=x[-1:], y=cosine[-1:].astype(np.float32), mode="markers", showlegend=False, hoverinfo="skip",
                       marker={"size": 20, "color": "rgba(0,0,0,0)", "line": {"width": 3, "color": ink}})
    lowest = min(-0.3, float(band.min()), *(float(np.nanmin(curve)) for _, curve in
                                            (pair, *([control] if control else []), *others)))
    _dressed(figure, steps, "similarity", [lowest - 0.05, 1.05])
    return figure


def shaped_by(steps: Sequence[int], curves: Mapping[str, tuple[Sequence[float], str, bool]]) -> go.Figure:
    """Rank correlations through training.

    Args:    curves, name -> values (C,), the part of the model whose colour it wears, whether it is dashed.
    """
    figure = go.Figure()
    for name, (values, part, dashed) in curves.items():
        figure.add_scatter(
            x=along(steps), y=np.asarray(values, np.float32), name=name,
            mode="lines+markers", marker={"symbol": "square-open" if dashed else "circle", "size": 8},
            line={"color": PARTS[part].fill, "width": 2 if dashed else 3, "dash": "dash" if dashed else "solid"},
            customdata=np.asarray(steps, dtype=np.int32),
            hovertemplate="%{fullData.name}: %{y:.2f}<br>step %{customdata:,}<extra></extra>",
        )
    _dressed(figure, steps, "rank correlation", [-0.15, 1.02])
    return figure


def _dressed(figure: go.Figure, steps: Sequence[int], y: str, span: list[float]) -> None:
    figure.update_layout(**layout(x="training step", y=y))
    figure.update_layout(margin={"t": 70, "b": 44, "l": 8, "r": 12},
                         legend={"orientation": "h", "y": 1, "yanchor": "top", "x": 0, "bgcolor": "rgba(0,0,0,0)",
                                 "font": {"size": 12}})
    figure.update_xaxes(**axis_of_steps(steps[-1], WRITTEN), range=[-0.1, float(along(steps)[-1]) + 0.2])
    figure.update_yaxes(range=span, tickformat=".1f")
