"""Figures of one prediction: readings by depth, heads that look, predictions with and without a head, two streams that
part.

L n_layers, H heads, T positions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from core import formatting
from core.figures.plotting import go
from core.figures.style import BEYOND, NEUTRAL, PARTS, STREAM, TEXT, in_percent, layout, literal
from core.formatting import percent

HALVES, QUARTERS = (0, 0.5, 1), (0, 0.25, 0.5, 0.75, 1)
PAPER = "#FCF4EC"  # under numbers that are written into squares, in both themes
DASHES = ("solid", "dash", "dot")
MARKS = ("circle", "square", "diamond")


def numbers(
    values: np.ndarray, tokens: Sequence[str], part: str, columns: Sequence[str] | None = None, shares: bool = False
) -> go.Figure:
    """The numbers of one step (T, columns) as a heat map that can be zoomed; shares run from 0, others from grey below
    zero to the part's colour.
    """
    signed = not shares
    ink = PARTS.get(part, STREAM).fill
    bound = float(np.percentile(np.abs(values), 99)) if signed else 1.0
    names = [literal(token) for token in tokens]
    figure = go.Figure(layout=layout(x="number (dimension)" if columns is None else "token"))
    figure.add_heatmap(
        z=values.astype(np.float32),
        zmin=-bound if signed else 0,
        zmax=bound,
        customdata=[[name] * values.shape[1] for name in names],
        colorscale=[(0, NEUTRAL), (0.5, "rgba(128,128,128,0)"), (1, ink)] if signed else _scale(ink),
        ygap=1,
        text=[[formatting.signed(value, ".3f") for value in row] if signed else _written(row) for row in values],
        colorbar={"thickness": 14, **({} if signed else in_percent(*QUARTERS))},
        hovertemplate="%{customdata}, %{x}: %{text}<extra></extra>",
        x0=1 if columns is None else 0,
    )
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=names,
        autorange="reversed",
        fixedrange=False,
        showgrid=False,
        zeroline=False,
    )
    figure.update_xaxes(fixedrange=False, showgrid=False, zeroline=False)
    if columns is not None:
        figure.update_xaxes(
            tickvals=list(range(len(columns))), ticktext=[literal(column) for column in columns], tickangle=-60
        )
    return figure.update_layout(dragmode="zoom")


def readings(shares: np.ndarray, words: Sequence[str]) -> go.Figure:
    """What could be read off by depth: one line a word, shares (L + 1, words) in 0..1; the first word is the final answer."""
    depths = np.arange(len(shares), dtype=np.uint8)
    figure = go.Figure(layout=layout(x="layers run", y="chance, if it had to stop here"))
    for place, word in enumerate(words):
        figure.add_scatter(
            x=depths,
            y=shares[:, place].astype(np.float32),
            name=literal(word),
            mode="lines+markers",
            line={
                "color": PARTS["prediction"].fill if place == 0 else NEUTRAL,
                "width": 4 if place == 0 else 2,
                "dash": DASHES[place % 3],
            },
            marker={"symbol": MARKS[place % 3], "size": 9},
            text=_written(shares[:, place]),
            hovertemplate="%{fullData.name}: %{text} after %{x} layers<extra></extra>",
        )
    figure.update_yaxes(range=[0, 1], **in_percent(*QUARTERS))
    figure.update_xaxes(dtick=1, range=[-0.2, len(shares) - 0.8])
    return figure


def by_head(values: np.ndarray, written: Callable[[float], str], at_least: float) -> go.Figure:
    """One value a head (L, H) as a heat map with each as `written` in its square; the colour is full at `at_least` or
    at the largest.
    """
    layers, count = values.shape
    figure = go.Figure(layout=layout(x="head", y="layer"))
    figure.add_heatmap(
        z=values.astype(np.float32),
        x=[str(head + 1) for head in range(count)],
        y=[str(layer + 1) for layer in range(layers)],
        zmin=0,
        zmax=max(at_least, float(values.max())),
        colorscale=[(0, PAPER), (1, PARTS["attention"].fill)],
        xgap=3,
        ygap=3,
        text=[[written(float(value)) for value in row] for row in values],
        texttemplate="%{text}",
        textfont={"color": TEXT["light"]},
        showscale=False,
        hovertemplate="layer %{y}, head %{x}: %{text}<extra></extra>",
    )
    figure.update_yaxes(type="category", showgrid=False)
    figure.update_xaxes(type="category", showgrid=False)
    return figure


def bars(names: Sequence[str], shares: Sequence[float], part: str, x: str) -> go.Figure:
    """Named shares (0..1) as bars from the top down."""
    figure = go.Figure(layout=layout(x=x))
    figure.add_bar(
        y=[literal(name) for name in reversed(names)],
        x=np.asarray(shares, np.float32)[::-1],
        orientation="h",
        marker={"color": PARTS[part].fill},
        text=_written(shares[::-1]),
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    figure.update_xaxes(range=[0, BEYOND], **in_percent(*HALVES))
    figure.update_yaxes(showgrid=False)
    return figure


def side_by_side(
    words: Sequence[str], one: Sequence[float], other: Sequence[float], names: tuple[str, str]
) -> go.Figure:
    """The chance of the same words after two texts, as pairs of bars; told apart by pattern as well as by shade."""
    figure = go.Figure(layout=layout(x="chance of coming next"))
    for shares, name, pattern in ((other, names[1], "/"), (one, names[0], "")):  # bars are stacked from below
        figure.add_bar(
            y=[literal(word) for word in reversed(words)],
            x=np.asarray(shares, np.float32)[::-1],
            name=literal(name),
            orientation="h",
            text=_written(shares[::-1]),
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}: %{text}<extra></extra>",
            marker={
                "color": PARTS["prediction"].fill,
                "pattern": {"shape": pattern, "size": 6, "solidity": 0.4},
                "line": {"color": PARTS["prediction"].fill, "width": 1.5},
            },
        )
    figure.update_layout(barmode="group", legend={"traceorder": "reversed"})
    figure.update_xaxes(range=[0, BEYOND], **in_percent(*HALVES))
    figure.update_yaxes(showgrid=False)
    return figure


def parting(apart: np.ndarray, tokens: Sequence[str]) -> go.Figure:
    """How far two streams have parted (L + 1, T), by depth and token; the deepest layer stands on top."""
    depths = ["embeddings", *(f"layer {layer + 1}" for layer in range(len(apart) - 1))]
    columns, names, top = list(range(len(tokens))), [literal(token) for token in tokens], max(1.0, float(apart.max()))
    figure = go.Figure(layout=layout())  # no title below: Plotly would write it across the upright tokens
    figure.add_heatmap(
        z=apart.astype(np.float32),
        x=columns,
        y=depths,
        zmin=0,
        zmax=top,
        colorscale=_scale(STREAM.fill),
        xgap=2,
        ygap=2,
        colorbar=_key("parted by", top),
        customdata=[names] * len(apart),
        text=[_written(row) for row in apart],
        hovertemplate="%{customdata}, %{y}: %{text}<extra></extra>",
    )
    figure.update_yaxes(showgrid=False)
    figure.update_xaxes(showgrid=False, tickvals=columns, ticktext=names, tickangle=-90)
    return figure


def _key(title: str, top: float) -> dict:
    """A colour bar above the figure, where it takes no width from it on a phone."""
    return {
        "orientation": "h",
        "y": 1.0,
        "yanchor": "bottom",
        "thickness": 12,
        "len": 0.9,
        **in_percent(*np.arange(0, top + 1e-9, 0.25 if top < 1.5 else 0.5)),
        "title": {"text": title, "side": "top"},
    }


def _written(shares: Sequence[float]) -> list[str]:
    return [percent(float(share)) for share in shares]


def _scale(colour: str) -> list[tuple[float, str]]:
    """From nothing to the colour of the part; nothing is transparent, so it works on both themes."""
    red, green, blue = (int(colour[place:place + 2], 16) for place in (1, 3, 5))
    return [(0.0, f"rgba({red},{green},{blue},0)"), (1.0, f"rgba({red},{green},{blue},1)")]
