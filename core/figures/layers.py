"""Figures of one prediction: the frame of the walk, heads that look and heads that are needed, two streams that part.

L n_layers, H heads, T positions.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import OTHER, PARTS, STREAM, TEXT, in_percent, literal, on_stage
from core.formatting import NOT_ASKED, percent

HALVES = (0, 0.5, 1)
MARK = "#3E9CCB"  # stands out from all that it frames, in both themes
PER_CENT = "\u00a0%"  # left out of squares: on a phone it is half of what stands there
SMALL = 12  # pixels, of names beside many squares
LEGEND = 42  # pixels of a line of legend and of the air round it
PAPER = "#FCF4EC"  # under numbers that are written into squares, in both themes
SAYS = 3  # of the walk's bars: the three likeliest next tokens, and under them the final answer


def walk_frame() -> go.Figure:
    """The frame of the walk's picture, without the numbers of any state: a heat map of all tokens, beside it what the
    model would say; the answer.

    pages/sections/layers/walk_picture.js fills it in, for the state and the token that are on.
    """
    bar = {"type": "bar", "orientation": "h", "hoverinfo": "skip", "cliponaxis": False}
    label = {"type": "scatter", "mode": "text", "hoverinfo": "skip", "cliponaxis": False}
    figure = go.Figure(
        [
            {"type": "heatmap", "name": "numbers", "hoverinfo": "none", "showscale": False},
            {**bar, "name": "says", "xaxis": "x2", "yaxis": "y2", "width": 0.34},
            {**label, "name": "says what", "xaxis": "x2", "yaxis": "y2", "textposition": "middle right"},
            {
                **bar,
                "name": "answer",
                "xaxis": "x3",
                "yaxis": "y3",
                "width": 0.7,
                "textposition": "outside",
                "marker": {"color": PARTS["prediction"].fill},
            },
        ]
    )
    bare = {
        "showgrid": False,
        "zeroline": False,
        "showticklabels": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": False,
    }
    figure.update_layout(
        **on_stage(),
        xaxis2={**bare, "range": [0, 1]},
        yaxis2={**bare, "range": [SAYS + 0.6, -0.8]},
        xaxis3={**bare, "anchor": "y3"},
        yaxis3={**bare, "anchor": "x3", "showticklabels": True},
    )
    figure.update_xaxes(**bare)
    figure.update_yaxes(**bare)
    return figure.update_layout(yaxis3={"showticklabels": True, "automargin": True, "ticksuffix": " "})


def looks_and_needs(
    attention: np.ndarray, without: np.ndarray, most: tuple[int, int], needed: tuple[int, int] | None
) -> go.Figure:
    """Two maps of all heads (L, H) beside each other: how much of its look each sends back, and the chance of the word
    without it. A mark on the head that looks hardest, and on the one that is `needed` most; None: the second map is
    covered.
    """
    layers, count = attention.shape
    figure = go.Figure(layout=on_stage())
    names = [str(head + 1) for head in range(count)], [f"layer {layer + 1}" for layer in range(layers)]
    for place, (values, colour, shown) in enumerate(
        (
            (attention, PARTS["attention"].fill, True),
            (without, PARTS["prediction"].fill, needed is not None),
        )
    ):
        axis = "" if place == 0 else "2"
        figure.add_heatmap(
            z=(values if shown else np.zeros_like(values)).astype(np.float32),
            x=names[0],
            y=names[1],
            xaxis=f"x{axis}",
            yaxis=f"y{axis}",
            zmin=0,
            zmax=float(values.max()),
            colorscale=[(0, PAPER), (1, colour)],
            xgap=3,
            ygap=3,
            text=[[percent(float(value)).removesuffix(PER_CENT) if shown else "?" for value in row] for row in values],
            texttemplate="%{text}",
            textfont={"color": TEXT["light"], "size": SMALL},
            showscale=False,
            hoverinfo="skip",
        )
    figure.update_layout(
        xaxis={"domain": [0, 0.48], "title": {"text": "look back, %, by head", "font": {"size": SMALL}}},
        xaxis2={
            "domain": [0.54, 1],
            "anchor": "y2",
            "fixedrange": True,
            "title": {"text": "chance without it, %", "font": {"size": SMALL}},
        },
        yaxis={"autorange": "reversed"},
        yaxis2={"autorange": "reversed", "showticklabels": False, "anchor": "x2", "fixedrange": True},
        shapes=[_mark(most, axis) for axis in ("", "2")] + ([_mark(needed, "2", "dot")] if needed else []),
    )
    figure.update_layout(margin={"b": 52})
    figure.update_xaxes(type="category", showgrid=False, tickfont={"size": SMALL})
    return figure.update_yaxes(type="category", showgrid=False, tickfont={"size": SMALL})


def parting(
    apart: np.ndarray,
    tokens: Sequence[str],
    words: Sequence[str],
    one: Sequence[float],
    other: Sequence[float],
    covered: bool = False,
) -> go.Figure:
    """How far two streams have parted (L + 1, T), by depth and token, the deepest layer on top; beside it the chance of
    the same words after both texts, told apart by pattern as well as by shade. covered: only the embeddings are shown.
    """
    depths = ["at the start", *(f"layer {layer + 1}" for layer in range(len(apart) - 1))]
    columns, names = list(range(len(tokens))), [literal(token) for token in tokens]
    shown = apart.astype(np.float32).copy()
    if covered:
        shown[1:] = np.nan
    figure = go.Figure(layout=on_stage(legend=True))
    figure.add_heatmap(
        z=shown,
        x=columns,
        y=depths,
        zmin=0,
        zmax=max(1.0, float(apart.max())),
        colorscale=_scale(STREAM.fill),
        xgap=2,
        ygap=2,
        showscale=False,
        customdata=[names] * len(apart),
        text=[_written(row) for row in apart],
        hovertemplate="%{customdata}, %{y}: %{text}<extra></extra>",
        hoverongaps=False,
    )
    rows = np.arange(len(words), dtype=np.float32)
    for shares, name, pattern, offset in ((one, "first text", "", -0.21), (other, "second text", "/", 0.21)):
        figure.add_bar(
            x=np.asarray(shares, np.float32) * (not covered),
            y=rows + np.float32(offset),
            orientation="h",
            width=0.36,
            name=name,
            xaxis="x2",
            yaxis="y2",
            text=["" if covered else percent(float(share)) for share in shares],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
            marker={
                "color": PARTS["prediction"].fill,
                "pattern": {"shape": pattern, "size": 6, "solidity": 0.4},
                "line": {"color": PARTS["prediction"].fill, "width": 1.5},
            },
        )
    most = float(max([*one, *other])) * 2.2  # room for "99.6 %" behind a full bar on a phone
    figure.update_layout(
        xaxis={"domain": [0, 0.52], "tickvals": columns, "ticktext": names, "tickangle": -90},
        xaxis2={"domain": [0.7, 1], "range": [0, most], "anchor": "y2", "showticklabels": False, "fixedrange": True},
        yaxis2={
            "domain": [0, 1],
            "range": [len(words) - 0.4, -0.7],
            "tickvals": rows,
            "anchor": "x2",
            "fixedrange": True,
            "ticktext": ["?" if covered else literal(word) for word in words],
        },
        bargap=0,
    )
    # With less room at its foot, for the longest token and the legend, Plotly draws all of it twice.
    figure.update_layout(margin={"b": LEGEND + round(0.62 * SMALL * max(map(len, tokens)))})
    figure.update_xaxes(showgrid=False, zeroline=False, tickfont={"size": SMALL})
    return figure.update_yaxes(showgrid=False, zeroline=False, tickfont={"size": SMALL})


def _mark(head: tuple[int, int], axis: str, dash: str = "solid") -> dict:
    """A frame round a head (layer, head) of a map."""
    layer, place = head
    return {
        "type": "rect",
        "xref": f"x{axis}",
        "yref": f"y{axis}",
        "x0": place - 0.5,
        "x1": place + 0.5,
        "y0": layer - 0.5,
        "y1": layer + 0.5,
        "line": {"color": MARK, "width": 4, "dash": dash},
    }


def _written(shares: Sequence[float]) -> list[str]:
    return [percent(float(share)) for share in shares]


def _scale(colour: str) -> list[tuple[float, str]]:
    """From nothing to the colour of the part; nothing is transparent, so it works on both themes."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return [(0.0, f"rgba({red},{green},{blue},0)"), (1.0, f"rgba({red},{green},{blue},1)")]


def two_depths(
    ours: np.ndarray,
    theirs: np.ndarray | None,
    settled: tuple[int, int],
    names: tuple[str, str],
    answers: tuple[str, str],
) -> go.Figure:
    """How likely the final answer is after each layer, of two models, over the part of the layers that has been run; a
    large mark where it takes the lead for good.

    Args: ours (L + 1,), theirs (another L + 1,) or None, shares 0 to 1; settled, the layer of each mark; names, what
          each line is called; answers, each model's final answer.
    """
    figure = go.Figure(
        layout=on_stage(x="part of its layers that has been run", y="share of its final answer", legend=True)
    )
    looks = ((PARTS["prediction"].fill, "circle", "solid"), (OTHER, "diamond", "dash"))
    for shares, at, name, answer, (colour, symbol, dash) in zip(
        (ours, theirs), settled, names, answers, looks, strict=True
    ):
        if shares is None:
            figure.add_scatter(
                x=[None],
                y=[None],
                mode="lines+markers",
                name=f"{literal(name)}: {NOT_ASKED}",
                hoverinfo="skip",
                line={"color": colour, "dash": dash},
                marker={"symbol": symbol},
            )
            continue
        part = np.linspace(0, 1, len(shares))
        figure.add_scatter(
            x=part.round(4).tolist(),
            y=[float(f"{share:.4g}") for share in shares],
            mode="lines+markers",
            name=literal(f"{name}: “{answer}”"),
            line={"color": colour, "width": 3, "dash": dash},
            cliponaxis=False,
            marker={
                "symbol": symbol,
                "size": [17 if depth == at else 7 for depth in range(len(shares))],
                "color": colour,
            },
            customdata=[[depth, percent(float(share))] for depth, share in enumerate(shares)],
            hovertemplate="after %{customdata[0]} layers: %{customdata[1]}<extra></extra>",
        )
    ticks = in_percent(0, 0.25, 0.5, 0.75, 1)
    figure.update_xaxes(range=[-0.02, 1.02], **ticks)
    figure.update_yaxes(range=[0, 1.04], **ticks)
    return figure
