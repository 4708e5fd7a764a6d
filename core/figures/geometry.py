"""The cloud of a model's states, with what is counted of it through training. C checkpoints, n states.

The states themselves, and the marks on the curves, are moved over this picture (pages/shared/films/marks.py).
"""

from collections.abc import Mapping, Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.rail import FEW, along, axis_of_steps
from core.figures.style import NEUTRAL, PARTS, on_stage

ROOM = 1.12  # of the farthest state, that the picture has room for
CLOUD, RANK, COSINE = "", "2", "3"  # numbers of the axes
# Of the dots: film_marks.css has the same.
KIND_COLOURS, KIND_SHAPES = ("#A07C00", "#8B6FD0", "#009E73"), ("square", "circle", "circle-open")
APART = (0.2, 0.07)  # of the picture: how far names have to be from each other, across and up


def cloud(
    steps: Sequence[int], curves: Mapping[str, np.ndarray], kinds: Sequence[str], width: int, reach: float
) -> go.Figure:
    """The room for the cloud, and beside it the effective rank and the mean cosine of states and embeddings.

    Args: curves, "states" and "embeddings": (C, 2); kinds, of the dots; width, how many directions there are; reach, of
          the farthest state.
    """
    figure = go.Figure(layout=on_stage(legend=True))
    x = along(steps).round(4).tolist()
    ink = {"states": PARTS["prediction"].fill, "embeddings": PARTS["embeddings"].fill}
    for column, axis in ((0, RANK), (1, COSINE)):
        for name, values in curves.items():
            figure.add_scatter(
                x=x,
                y=values[:, column].round(4).tolist(),
                mode="lines",
                name=name,
                showlegend=not column,
                hoverinfo="skip",
                line={
                    "color": ink[name],
                    "width": 4 if name == "states" else 2,
                    "dash": "solid" if name == "states" else "dash",
                },
                xaxis=f"x{axis}",
                yaxis=f"y{axis}",
            )
    # the cloud's own axes, and what its dots are
    for name, colour, shape in zip(kinds, KIND_COLOURS, KIND_SHAPES, strict=True):
        figure.add_scatter(x=[None], y=[None], mode="markers", name=name, showlegend=True, hoverinfo="skip",
                           marker={"size": 10, "color": colour, "symbol": shape, "line": {"width": 2, "color": colour}})
    figure.update_layout(legend={"font": {"size": 12}}, margin={"b": 56})
    bare = {"visible": False, "fixedrange": True, "constrain": "domain"}
    steps_below = {
        **axis_of_steps(steps[-1], FEW),
        "range": [-0.1, x[-1] + 0.15],
        "showgrid": False,
        "fixedrange": True,
        "tickfont": {"size": 11},
        "domain": [0.62, 1],
    }
    least = min(0.0, *(float(values[:, 1].min()) for values in curves.values()))
    small = {"fixedrange": True, "gridcolor": "rgba(125,130,140,.25)", "tickfont": {"size": 11}, "automargin": True}
    figure.update_layout(
        xaxis={**bare, "domain": [0, 0.54], "range": [-ROOM * reach, ROOM * reach]},
        yaxis={**bare, "range": [-ROOM * reach, ROOM * reach], "scaleanchor": "x"},
        xaxis2={**steps_below, "anchor": "y2", "showticklabels": False},
        xaxis3={**steps_below, "anchor": "y3"},
        yaxis2={
            **small,
            "anchor": "x2",
            "domain": [0.58, 0.88],
            "range": [0, 1.05 * width],
            "tickvals": [0, width // 2, width],
        },
        yaxis3={**small, "anchor": "x3", "domain": [0, 0.33], "range": [least - 0.03, 1.05], "tickvals": [0, 0.5, 1]},
    )
    for text, y in (("directions in use", 0.89), ("mean similarity", 0.34)):
        figure.add_annotation(
            text=text,
            x=0.62,
            y=y,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
            font={"size": 12},
        )
    figure.add_shape(type="circle", xref="x", yref="y", x0=-reach, x1=reach, y0=-reach, y1=reach, 
                     line={"color": NEUTRAL, "width": 1, "dash": "dot"})
    return figure


def named(places: np.ndarray, texts: Sequence[str], reach: float) -> list[str]:
    """What stands beside each state (n, 2): its text where there is room, else nothing; those farthest out first."""
    box = np.array(APART) * 2 * reach
    kept: list[int] = []
    for at in np.argsort(-np.linalg.norm(places, axis=1), kind="stable").tolist():
        if (np.abs(places[at] - places[kept]) > box).any(axis=1).all():
            kept.append(at)
    return [text if at in kept else "" for at, text in enumerate(texts)]
