"""Memorise or generalise in pictures: parrot and model, runs of words that stand in the training text, exposure of the
invented lines.
"""

from collections.abc import Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import GROUP_COLOURS, NEUTRAL, PARTS, in_percent, layout
from core.formatting import percent

JITTER = 0.07  # of a power of ten, either way: lines with as many copies stand side by side


def against_parrot(
    steps: Sequence[int], model: np.ndarray, parrot: float, floor: float, height: int = 380
) -> go.Figure:
    """Loss of held-out text (C,) at every saved moment, evenly spaced, beside the parrot's and what the writer paid;
    nats a token.
    """
    x = np.arange(len(steps), dtype=np.float32)
    figure = go.Figure()
    ink = {"color": PARTS["prediction"].fill, "width": 3}
    figure.add_scatter(
        x=x,
        y=np.asarray(model, np.float32),
        name="the model",
        mode="lines+markers",
        line=ink,
        customdata=np.asarray(steps, np.int32),
        hovertemplate="step %{customdata:,}: %{y:.2f}<extra></extra>",
    )
    for name, value, dash, colour in (
        ("the parrot", parrot, "dash", GROUP_COLOURS[1]),
        ("the writer", floor, "dot", NEUTRAL),
    ):
        figure.add_scatter(
            x=x[[0, -1]],
            y=np.array([value, value], np.float32),
            name=name,
            mode="lines",
            line={"color": colour, "width": 2.5, "dash": dash},
            hovertemplate=f"{name}: %{{y:.2f}}<extra></extra>",
        )
    figure.update_layout(**layout(height=height, x="training step", y="loss (nats a token)"))
    shown = list(range(0, len(steps), max(1, round(len(steps) / 7))))
    figure.update_xaxes(tickvals=shown, ticktext=[f"{steps[i]:,}" for i in shown])
    figure.update_yaxes(rangemode="tozero")
    return figure


def runs(lengths: Sequence[int], model: np.ndarray, program: np.ndarray, shortest: int, height: int = 360) -> go.Figure:
    """Which share (0..1) of all runs of so many words and marks stands in the training text: written by the model, and
    new by the program.
    """
    figure = go.Figure()
    for name, shares, colour, symbol, dash in (
        ("written by the model", model, PARTS["prediction"].fill, "circle", "solid"),
        ("new text of the program", program, NEUTRAL, "square-open", "dash"),
    ):
        figure.add_scatter(
            x=np.asarray(lengths, np.int32),
            y=np.asarray(shares, np.float32),
            name=name,
            mode="lines+markers",
            line={"color": colour, "width": 2.5, "dash": dash},
            marker={"symbol": symbol, "size": 8},
            text=[percent(float(share)) for share in shares],
            hovertemplate="%{x} in a row: %{text}<extra></extra>",
        )
    figure.add_vline(x=shortest, line={"color": NEUTRAL, "width": 1, "dash": "dot"})
    figure.update_layout(**layout(height=height, x="words and marks in a row", y="stands in the training text"))
    figure.update_yaxes(range=[0, 1.02], **in_percent(0, 0.25, 0.5, 0.75, 1))
    return figure


def exposure(copies: Sequence[int], bits: np.ndarray, most: float, height: int = 340) -> go.Figure:
    """Exposure of each invented line (n,) against its copies, the median at each number of copies as a line; bits."""
    counts = np.asarray(copies, dtype=np.float64)
    levels = np.unique(counts)
    x = counts.copy()
    for level in levels:
        here = np.flatnonzero(counts == level)
        x[here] = level * 10 ** np.linspace(-JITTER, JITTER, len(here))
    figure = go.Figure()
    figure.add_scatter(x=x.astype(np.float32), y=bits.astype(np.float32), name="one invented line", mode="markers",
                       marker={"symbol": "diamond-open", "size": 9, "color": GROUP_COLOURS[0], "line": {"width": 2}},
                       hovertemplate="%{y:.1f} bits<extra></extra>")
    figure.add_scatter(
        x=levels.astype(np.float32),
        y=np.array([np.median(bits[counts == level]) for level in levels], np.float32),
        name="median",
        mode="lines",
        line={"color": GROUP_COLOURS[0], "width": 3},
        hovertemplate="median: %{y:.1f} bits<extra></extra>",
    )
    figure.add_hline(y=most, line={"color": NEUTRAL, "width": 1, "dash": "dot"})
    figure.update_layout(**layout(height=height, x="copies in the training text", y="exposure (bits)"))
    figure.update_xaxes(type="log", tickvals=levels, ticktext=[f"{level:g}" for level in levels])
    figure.update_yaxes(range=[-0.3, most + 0.5])
    return figure
