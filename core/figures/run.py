"""Figures of a whole run: its curve, its walk over the landscape; and of a small model's lesson.

C checkpoints, N steps. All surprise is in bits.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from core.figures.home import ROOM
from core.figures.plotting import go
from core.figures.rail import along, axis_of_steps
from core.figures.style import NEUTRAL, SEQUENTIAL, TEXT, layout, on_stage
from core.figures.training import MARK, MINE, OTHERS, with_unit

POINTS = 300  # of a run's curve that are drawn; each is a mean of its neighbours


def run(
    curve: tuple[np.ndarray, np.ndarray], steps: Sequence[int], bits: np.ndarray, levels: Mapping[str, float],
    *, until: int | None = None, after: str | None = None,
) -> go.Figure:
    """The surprise of a run, batch by batch and of held-out text at the saved steps (C,).

    Args: curve, steps and bits; levels, lines across by name; until, index of the last moment that is drawn; None: all;
          after, said of what comes once the run is over, where nothing changes any more.
    """
    end = steps[-1 if until is None else until]
    at, place = curve[0] <= end, along(steps)
    figure = go.Figure(layout=on_stage(x="steps of training", legend=True))
    figure.add_scatter(x=along(curve[0][at]).round(4).tolist(), y=curve[1][at].round(3).tolist(), mode="lines",
                       name="text it trains on", line={"color": NEUTRAL, "width": 1.5}, hoverinfo="skip")
    figure.add_scatter(x=place[:None if until is None else until + 1].round(4).tolist(), name="held-out text",
                       y=bits[:None if until is None else until + 1].round(3).tolist(), mode="lines+markers",
                       line={"color": MINE, "width": 4}, marker={"size": 7, "symbol": "diamond"}, hoverinfo="skip")
    wide = float(place[-1]) * (1.3 if after else 1.0)
    for name, level in levels.items():
        figure.add_scatter(x=[0, wide], y=[level, level], mode="lines", showlegend=False, hoverinfo="skip",
                           line={"color": NEUTRAL, "width": 2, "dash": "dot"})
        figure.add_annotation(x=0, y=level, text=name, showarrow=False, xanchor="left", yanchor="bottom")
    if after:
        figure.add_scatter(
            x=[place[-1], wide],
            y=[bits[-1], bits[-1]],
            mode="lines",
            showlegend=False,
            hoverinfo="skip",
            line={"color": MINE, "width": 4, "dash": "dash"},
        )
        figure.add_annotation(
            x=wide, y=bits[-1], text=after, showarrow=False, xanchor="right", yanchor="bottom", yshift=6
        )
    with_unit(figure, "bits")
    figure.update_layout(margin_r=26)  # for half of the last tick's words: where they don't fit, Plotly leaves them out
    figure.update_xaxes(range=[-0.05, wide + 0.05], **axis_of_steps(steps[-1]), showgrid=False)
    figure.update_yaxes(range=[0, float(bits.max()) * 1.12])
    return figure


def land(
    x: Sequence[float], y: Sequence[float], bits: np.ndarray, path: np.ndarray, *, until: int | None = None
) -> go.Figure:
    """The surprise on a flat cut through all models of a size, in bands of one bit, with the way of a run (C, 2) on it
    and the straight line from its first place to its last.
    """
    way, ends, dark = path[:None if until is None else until + 1], path[[0, -1]], TEXT["light"]
    figure = go.Figure(layout=layout() | {"showlegend": False, "margin": ROOM})
    figure.add_contour(
        x=list(x), y=list(y), z=bits.round(3).tolist(), colorscale=list(SEQUENTIAL), hoverinfo="skip",
        contours={"start": 1, "end": 20, "size": 1, "showlabels": True, "labelfont": {"size": 12, "color": dark}},
        line={"width": 1, "color": "rgba(0,0,0,.35)"}, zmin=float(bits.min()), zmax=float(bits.max()), showscale=False,
    )
    for xy, line in ((ends, {"color": dark, "width": 2, "dash": "dot"}), (way, {"color": "#FFFFFF", "width": 7}),
                     (way, {"color": dark, "width": 3})):
        figure.add_scatter(x=xy[:, 0].tolist(), y=xy[:, 1].tolist(), mode="lines", line=line, hoverinfo="skip")
    figure.add_scatter(x=way[:, 0].tolist(), y=way[:, 1].tolist(), mode="markers", hoverinfo="skip",
                       marker={"size": 7, "color": "#FFFFFF", "line": {"width": 2, "color": dark}})
    figure.add_scatter(
        x=ends[:, 0].tolist(),
        y=ends[:, 1].tolist(),
        mode="text",
        text=["<b>start</b><br> ", "<b>   end</b>"],
        textposition=["top center", "middle right"],
        textfont={"color": dark, "size": 15},
        cliponaxis=False,
        hoverinfo="skip",
    )
    figure.update_xaxes(visible=False, range=[x[0], x[-1]], constrain="domain")
    figure.update_yaxes(visible=False, range=[y[0], y[-1]], scaleanchor="x", constrain="domain")
    return figure


def lesson(mine: Sequence[tuple[int, float]], large: Sequence[tuple[int, float]], blind: float, most: int) -> go.Figure:
    """The surprise of a small model that learns, over the tokens that it has read, beside another run and a blind
    guess.

    Args: most, the tokens of a whole lesson.
    """
    figure = go.Figure(layout=on_stage(x="tokens read", legend=True))
    for rows, name, line in ((large, "the large model", OTHERS), (mine, "yours", {"color": MINE, "width": 4})):
        figure.add_scatter(
            x=[tokens for tokens, _ in rows],
            y=[round(float(bits), 3) for _, bits in rows],
            mode="lines",
            name=name,
            line=line,
            hoverinfo="skip",
            showlegend=True,
        )
    end = mine[-1:] or [(0, blind)]
    figure.add_scatter(x=[end[0][0]], y=[end[0][1]], mode="markers", marker={**MARK, "color": MINE}, showlegend=False,
                       hoverinfo="skip", cliponaxis=False)
    figure.add_scatter(x=[0, most], y=[blind, blind], mode="lines", showlegend=False, hoverinfo="skip",
                       line={"color": NEUTRAL, "width": 2, "dash": "dot"})
    figure.add_annotation(x=most, y=blind, text="a blind guess", showarrow=False, xanchor="right", yanchor="bottom")
    with_unit(figure, "bits")
    figure.update_xaxes(range=[0, most * 1.02], showgrid=False)
    figure.update_yaxes(range=[0, blind * 1.15])
    return figure


def thinned(x: np.ndarray, y: np.ndarray, points: int = POINTS) -> tuple[np.ndarray, np.ndarray]:
    """Both (N,) as means of at most `points` groups of neighbours, evenly wide on the rail's scale; the first step
    stays as it is, since so much happens there.
    """
    if len(x) <= points:
        return x, y
    edges = np.searchsorted(along(x), np.linspace(along(x[0]), along(x[-1]), points)[1:-1], side="right")
    groups = np.split(np.arange(1, len(x)), np.unique(np.clip(edges, 2, len(x) - 1)) - 1)
    return (
        np.array([x[0], *(x[group].mean() for group in groups)]),
        np.array([y[0], *(y[group].mean() for group in groups)]),
    )
