"""Figures of parameters: how far from zero they lie, models to scale and split by kind, and what is lost without a
part.

K kinds, W words, L layers, H heads.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.figures.plotting import go
from core.figures.style import (
    BEYOND,
    NEUTRAL,
    PARTS,
    STREAM,
    TEXT,
    in_percent,
    literal,
    on_stage,
)
from core.formatting import percent, signed

# where ours begins, in sides of the other; under written numbers; pixels of type
OURS, PAPER, SMALL = 1.06, "#FCF4EC", 13
HALVES = (0, 0.5, 1)


def sizes(edges: np.ndarray, shares: np.ndarray, near: float, most: float) -> go.Figure:
    """How many of a model's numbers lie how far from zero: shares (B,) of all between edges (B + 1,); those within ±
    `near` are plain, the others striped; the axis has room for a share of `most`.
    """
    middle, inside = (edges[1:] + edges[:-1]) / 2, np.abs(edges[1:] + edges[:-1]) / 2 < near
    figure = go.Figure(layout=on_stage(x="how large the number is"))
    figure.add_bar(
        x=middle.astype(np.float32),
        y=shares.astype(np.float32),
        width=float(edges[1] - edges[0]) * 0.9,
        hoverinfo="skip",
        marker={
            "color": [STREAM.fill if one else NEUTRAL for one in inside],
            "pattern": {"shape": ["" if one else "/" for one in inside], "size": 6},
        },
    )
    for edge in (-near, near):
        figure.add_vline(x=edge, line={"color": NEUTRAL, "dash": "dash"})
    figure.update_xaxes(range=[float(edges[0]), float(edges[-1])], tickvals=[-0.4, -0.2, -near, 0, near, 0.2, 0.4],
                        ticktext=[signed(tick, "g") for tick in (-0.4, -0.2, -near, 0, near, 0.2, 0.4)])
    figure.update_yaxes(
        range=[0, most * 1.05], **in_percent(*(share for share in (0, 0.1, 0.2, 0.3, 0.4) if share <= most))
    )
    return figure


def by_rank(ranks: np.ndarray, shares: np.ndarray, whole: float, word: str, known: int | None = None) -> go.Figure:
    """The chance of one word without each single number, the number that is missed most first; the dashed line is the
    whole model.

    Args: ranks (R,), from 1 on, and shares (R,) without the number of that rank; known: the rank from which on it is
          drawn, all that comes before is still covered; None: all is drawn.
    """
    seen = ranks >= (known or 0)
    figure = go.Figure(layout=on_stage(x="all numbers, most missed first", y=f"chance of {literal(word)}"))
    ink = PARTS["prediction"].fill
    figure.add_scatter(
        x=ranks[seen].astype(np.uint32), y=shares[seen].astype(np.float32), mode="lines+markers",
        line={"color": ink, "width": 3}, marker={"color": ink, "size": 6}, hoverinfo="skip",
    )
    figure.add_hline(y=whole, line={"dash": "dash", "color": NEUTRAL})
    if known:
        figure.add_annotation(x=np.log10(known) / 2, y=0.5, text="?", showarrow=False, font={"size": 64})
    powers = range(0, int(np.log10(ranks.max())) + 1, 2)
    figure.update_yaxes(range=[0, 1.04], **in_percent(0, 0.25, 0.5, 0.75, 1))
    figure.update_xaxes(
        type="log",
        range=[-0.15, float(np.log10(ranks.max())) + 0.1],
        tickvals=[10**power for power in powers],
        ticktext=[f"{10**power:,}" if power < 6 else f"{10**power // 10**6} million" for power in powers],
    )
    return figure


def bench(
    words: Sequence[str], whole: Sequence[float], changed: Sequence[float] | None, name: str,
    bits: Mapping[str, float | None] | None = None,
) -> go.Figure:
    """The chances (W,) of the same words by the whole model and by the changed one, as pairs of bars, told apart by
    pattern as well as by shade; beneath them what each costs on other sentences.

    Args: changed, None while it is covered; name of the changed one in the legend; bits of surprise a token of each
          model by name, None while it is covered.
    """
    figure, rows = go.Figure(layout=on_stage(legend=not bits)), np.arange(len(words))
    moves = probabilities(whole, changed)
    for place, (label, pattern) in enumerate((("whole model", ""), (name, "/"))):
        figure.add_bar(
            **moves[place],
            y=rows + (place - 0.5) * 0.4,
            width=0.36,
            orientation="h",
            name=label,
            textposition="outside",
            cliponaxis=False,
            constraintext="none",
            hoverinfo="skip",
            marker=_marked(PARTS["prediction"].fill, pattern),
        )
    axis = {"fixedrange": True, "showgrid": False, "zeroline": False}
    figure.update_xaxes(range=[0, BEYOND], **in_percent(*HALVES), showticklabels=not bits)
    figure.update_yaxes(range=[len(words) - 0.4, -0.6], showgrid=False, zeroline=False, tickvals=rows,
                        ticktext=[literal(word) for word in words], tickfont={"size": 17})
    if bits:
        lower, most = np.arange(len(bits)), max(one for one in bits.values() if one is not None)
        figure.add_bar(
            x=[one or 0 for one in bits.values()],
            y=lower,
            orientation="h",
            width=0.7,
            xaxis="x2",
            yaxis="y2",
            showlegend=False,
            text=["?" if one is None else f"{one:.2f} bits" for one in bits.values()],
            textposition="outside",
            cliponaxis=False,
            constraintext="none",
            hoverinfo="skip",
            marker=_marked(NEUTRAL, ["", "/", ""]),
        )
        figure.update_layout(
            yaxis_domain=[0.42, 1], margin_b=8, xaxis_anchor="y",
            xaxis2={**axis, "range": [0, most * 1.3], "anchor": "y2", "showticklabels": False},
            yaxis2={**axis, "domain": [0, 0.29], "range": [len(bits) - 0.5, -0.5], "anchor": "x2", "tickvals": lower,
                    "ticktext": list(bits), "automargin": True},
        )
        figure.add_annotation(
            x=0,
            y=0.29,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
            text="on other sentences, surprise a token:",
            font={"size": SMALL},
        )
    return figure


def probabilities(whole: Sequence[float], changed: Sequence[float] | None) -> list[dict[str, Any]]:
    """What the two traces of `bench` hold at one moment."""
    return [
        {
            "x": [float(f"{share:.6g}") for share in shares or [0] * len(whole)],
            "text": [percent(float(share)) for share in shares] if shares else ["?"] * len(whole),
        }
        for shares in (whole, changed)
    ]


def bars_moved(figure: go.Figure) -> dict[int, dict[str, Any]]:
    """What the traces of one `bench` hold, as what is different between two of the same words' number and models."""
    return {number: {"x": list(trace.x), "text": list(trace.text)} for number, trace in enumerate(figure.data)}


def axes_moved(figure: go.Figure) -> dict[str, Any]:
    """The same of its axes."""
    return {"yaxis.ticktext": list(figure.layout.yaxis.ticktext), "xaxis2.range": list(figure.layout.xaxis2.range)}


def _marked(colour: str, pattern: str | list[str]) -> dict[str, Any]:
    return {
        "color": colour,
        "pattern": {"shape": pattern, "size": 6, "solidity": 0.4},
        "line": {"color": colour, "width": 1.5},
    }


def missed(heads: np.ndarray, layers: np.ndarray) -> go.Figure:
    """How many bits of surprise each token costs more without each head (L, H), and without each whole layer (L,)."""
    names = [*(f"head {head + 1}" for head in range(heads.shape[1])), "all of it"]
    values = np.concatenate([heads, layers[:, None]], 1)
    figure = go.Figure(layout=on_stage())
    figure.add_heatmap(
        z=np.log10(np.maximum(values, 0.01)).astype(np.float32),
        x=names,
        y=[f"layer {layer + 1}" for layer in range(len(values))],
        colorscale=[(0, PAPER), (1, STREAM.fill)],
        xgap=3,
        ygap=3,
        showscale=False,
        hoverinfo="skip",
        text=[[signed(float(value), "+.2f") if abs(value) >= 0.005 else "0" for value in row] for row in values],
        texttemplate="%{text}",
        textfont={"color": TEXT["light"]},
    )
    figure.update_xaxes(type="category", showgrid=False, tickangle=0, tickfont={"size": 12})
    return figure.update_yaxes(type="category", showgrid=False, autorange="reversed", tickfont={"size": SMALL})
