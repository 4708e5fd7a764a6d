"""The model in figures: bars that carry their numbers, the course of its training between floor and blind guess, and
every test with its interval.

C checkpoints, N rows.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from core.figures.plotting import go
from core.figures.rail import along, axis_of_steps
from core.figures.style import NEUTRAL, PARTS, STREAM, in_percent, literal, on_stage

LETTERS = 15  # pixels: names of bars
ROOM = 0.052  # of a bar's greatest length, for each letter of the number behind it
LIFT = 0.4  # of a row: how far a test's name stands above its mark


def bars(
    names: Sequence[str], values: Sequence[float], written: Sequence[str], *, colours: Sequence[str] = (),
    patterns: Sequence[str] = (),
) -> go.Figure:
    """N bars to scale, the first on top, each with its number behind it.

    Args: values (N,), from 0 on; written (N,), as the numbers are to be read.
    """
    rows = np.arange(len(names))
    figure = go.Figure(layout=on_stage())
    figure.add_bar(
        x=list(values),
        y=rows,
        orientation="h",
        width=0.6,
        text=[f" {literal(one)}" for one in written],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
        constraintext="none",
        marker={
            "color": list(colours) or NEUTRAL,
            "pattern": {
                "shape": list(patterns) or "",
                "fgcolor": "rgba(255,255,255,.55)",
                "fillmode": "overlay",
                "size": 7,
            },
        },
    )
    room = 1 + ROOM * (1 + max(map(len, written), default=0))
    figure.update_xaxes(range=[0, room * (max(values, default=0) or 1)], showticklabels=False, showgrid=False)
    figure.update_yaxes(range=[len(names) - 0.4, -0.6], showgrid=False, zeroline=False, tickvals=rows,
                        ticktext=[literal(name) for name in names], tickfont={"size": LETTERS})
    return figure


def course(steps: Sequence[int], new: np.ndarray, read: np.ndarray, floor: float, blind: float) -> go.Figure:
    """The loss on new text and on text that was read (C,), with lines at the floor and at a blind guess, all in bits; a
    dot at the last moment (see `at`).
    """
    x = along(steps).round(4).tolist()
    figure = go.Figure(layout=on_stage(x="steps of training", y="surprise a token (bits)", legend=True))
    for name, bits, colour, dash, symbol in (
        ("on new text", new, PARTS["prediction"].fill, "solid", "circle"),
        ("on text that it read", read, STREAM.fill, "dot", "square"),
    ):
        figure.add_scatter(
            x=x,
            y=np.round(bits, 3).tolist(),
            mode="lines+markers",
            name=name,
            line={"color": colour, "width": 3, "dash": dash},
            marker={"size": 6, "symbol": symbol},
            customdata=list(steps),
            cliponaxis=False,
            hovertemplate=f"step %{{customdata:,}}, {name}: %{{y:.2f}} bits<extra></extra>",
        )
    figure.add_scatter(
        **at(steps, new, len(steps) - 1),
        mode="markers",
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
        marker={"size": 15, "color": PARTS["prediction"].fill, "line": {"width": 3, "color": NEUTRAL}},
    )
    # clear of the curve
    for level, word, side in ((blind, "a blind guess", "right"), (floor, "the floor: its program's dice", "left")):
        figure.add_hline(y=level, line={"color": NEUTRAL, "width": 2, "dash": "dash"})
        figure.add_annotation(
            x=float(side == "right"),
            xref="paper",
            xanchor=side,
            y=level,
            yanchor="bottom",
            showarrow=False,
            font={"size": 13},
            text=f"{word}, {level:.1f} bits",
        )
    figure.update_layout(margin_l=48, margin_r=26)  # for ticks and title; with less, Plotly draws all of it twice
    figure.update_yaxes(range=[0, 1.12 * max(blind, float(new.max()))])
    return figure.update_xaxes(**axis_of_steps(steps[-1]), range=[-0.1, x[-1] + 0.05], zeroline=False)


def at(steps: Sequence[int], bits: np.ndarray, moment: int) -> dict[str, list[float]]:
    """Where the dot of `course` stands at a moment."""
    return {"x": [round(float(along(steps[moment])), 4)], "y": [round(float(bits[moment]), 3)]}


def scores(names: Sequence[str], chance: Sequence[float], shares: dict[str, Any]) -> go.Figure:
    """N tests: the share that was right with its interval, its name above, and a tick where chance alone would stand.

    Args: chance (N,), 0 to 1; shares, what `score` gives of one moment.
    """
    rows = np.arange(len(names))
    figure = go.Figure(layout=on_stage())
    figure.add_scatter(
        x=shares["x"],
        y=rows,
        mode="markers",
        cliponaxis=False,
        customdata=shares["customdata"],
        error_x={
            "type": "data",
            "symmetric": False,
            "array": shares["error_x.array"],
            "arrayminus": shares["error_x.arrayminus"],
            "thickness": 3,
            "width": 5,
            "color": STREAM.fill,
        },
        marker={"size": 11, "color": STREAM.fill},
        hovertemplate="%{customdata}<extra></extra>",
    )
    figure.add_scatter(
        x=list(chance), y=rows, mode="markers", hoverinfo="skip", cliponaxis=False,
        marker={"symbol": "line-ns", "size": 13, "line": {"width": 3, "color": NEUTRAL}},
    )
    figure.add_scatter(
        x=np.zeros(len(names)),
        y=rows - LIFT,
        mode="text",
        text=[literal(name) for name in names],
        textposition="middle right",
        textfont={"size": 12},
        hoverinfo="skip",
        cliponaxis=False,
    )
    figure.update_layout(margin={"l": 14, "r": 26})
    figure.update_xaxes(range=[-0.01, 1.01], **in_percent(0, 0.25, 0.5, 0.75, 1))
    return figure.update_yaxes(visible=False, range=[len(names) - 0.6, -0.75])


def score(shares: Sequence[float], intervals: Sequence[tuple[float, float]], told: Sequence[str]) -> dict[str, list]:
    """What the marks of `scores` hold at one moment, shares and intervals 0 to 1; told: what is said of each when
    pointed at.
    """
    low, high = zip(*intervals, strict=True)
    return {
        "x": [round(share, 4) for share in shares], "customdata": list(told),
        "error_x.array": [round(max(0.0, top - share), 4) for top, share in zip(high, shares, strict=True)],
        "error_x.arrayminus": [round(max(0.0, share - bottom), 4) for bottom, share in zip(low, shares, strict=True)],
    }
