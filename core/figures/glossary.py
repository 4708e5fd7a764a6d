"""A living example of each group of words: pieces with their places in the list, who looks at whom, lines that were
recited, and models to scale.

T tokens, M models.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import GROUP_COLOURS, NEUTRAL, PARTS, in_percent, literal, on_stage
from core.formatting import percent

LETTERS = 17  # pixels: the tokens
SPREAD = 1.5  # a model's name is written where the side of the one before is at least so many times longer
MARKS = ("circle", "diamond")


def places_in_list(tokens: Sequence[str], ids: Sequence[int], d_vocab: int) -> go.Figure:
    """T tokens from top to bottom, each at its place in the list of d_vocab tokens, with its id."""
    rows = np.arange(len(tokens))
    figure = go.Figure(layout=on_stage(x="place in its list of tokens (the id)"))
    figure.add_scatter(
        x=list(ids),
        y=rows,
        mode="markers+text",
        text=[f"{one:,}" for one in ids],
        cliponaxis=False,
        hoverinfo="skip",
        textposition=["middle left" if one > d_vocab / 2 else "middle right" for one in ids],
        textfont={"size": LETTERS},
        marker={"size": 14, "color": PARTS["embeddings"].fill},
    )
    figure.update_layout(margin_r=32, margin_b=56)
    figure.update_xaxes(range=[0, d_vocab], tickvals=[0, d_vocab // 2, d_vocab - 1], showgrid=False,
                        ticktext=["0", f"{d_vocab // 2:,}", f"{d_vocab - 1:,}"])
    return figure.update_yaxes(
        range=[len(tokens) - 0.5, -0.5],
        tickvals=rows,
        ticktext=[literal(token) for token in tokens],
        tickfont={"size": LETTERS},
        zeroline=False,
    )


def looks(tokens: Sequence[str], pattern: np.ndarray) -> go.Figure:
    """One attention head on a text: each row is a token, its squares how hard it looks at each token before it and at
    itself; what comes after is left blank.

    Args: pattern (T, T), rows sum to 1.
    """
    places = np.arange(len(tokens))
    seen = [[round(float(pattern[row, column]), 4) if column <= row else None for column in places] for row in places]
    names = [literal(token) for token in tokens]
    figure = go.Figure(layout=on_stage())
    figure.add_heatmap(
        z=seen,
        zmin=0,
        zmax=1,
        xgap=1,
        ygap=1,
        colorscale=[[0, "rgba(213,94,0,.06)"], [1, PARTS["attention"].fill]],
        colorbar={"thickness": 10, "outlinewidth": 0, **in_percent(0, 0.5, 1)},
        hoverongaps=False,
        customdata=[names] * len(names),
        text=[["" if share is None else percent(share) for share in row] for row in seen],
        hovertemplate="at %{customdata}: %{text}<extra></extra>",
    )
    figure.update_layout(margin_b=76, margin_r=92)
    figure.update_xaxes(tickvals=places, ticktext=names, tickangle=-60, showgrid=False, zeroline=False)
    return figure.update_yaxes(tickvals=places, ticktext=names, autorange="reversed", showgrid=False, zeroline=False)


def recited(copies: Sequence[int], shares: Mapping[str, Sequence[float]]) -> go.Figure:
    """The share of planted lines that are recited word for word, by how often each stood in the text, one line a kind.

    Args: shares, of each kind, one number for each of `copies`, 0 to 1.
    """
    figure = go.Figure(layout=on_stage(x="copies of a line in the training text", y="lines recited", legend=True))
    for (name, row), colour, symbol, dash in zip(shares.items(), GROUP_COLOURS, MARKS, ("solid", "dash"), strict=False):
        figure.add_scatter(
            x=np.arange(len(copies)),
            y=list(row),
            mode="lines+markers",
            name=name,
            hoverinfo="skip",
            cliponaxis=False,
            line={"color": colour, "width": 3, "dash": dash},
            marker={"symbol": symbol, "size": 11},
        )
    figure.update_layout(margin_l=52)
    figure.update_xaxes(tickvals=np.arange(len(copies)), ticktext=[f"{one:,}" for one in copies], zeroline=False,
                        range=[-0.15, len(copies) - 0.85])
    return figure.update_yaxes(range=[-0.02, 1.04], **in_percent(0, 0.5, 1))


def squares(models: Mapping[str, int], ours: int, name: str) -> go.Figure:
    """Models as squares that share one corner, their areas as many as their parameters, ours a dot in it."""
    figure = go.Figure(layout=on_stage())
    sides = {title: float(np.sqrt(count)) for title, count in sorted(models.items(), key=lambda model: -model[1])}
    whole = max(sides.values())
    before = SPREAD * whole + 1
    for side in sides.values():
        figure.add_scatter(
            x=[0, side, side, 0, 0],
            y=[0, 0, side, side, 0],
            mode="lines",
            fill="toself",
            hoverinfo="skip",
            fillcolor="rgba(125,130,140,.16)",
            line={"color": NEUTRAL, "width": 2},
        )
    for title, side in sides.items():
        if before > SPREAD * side and side > whole / 14:
            inside = side > whole / 3
            figure.add_annotation(
                x=side,
                y=side,
                xanchor="right" if inside else "left",
                yanchor="top" if inside else "middle",
                text=literal(title),
                xshift=-3 if inside else 3,
                showarrow=False,
                font={"size": 14},
            )
            before = side
    side = float(np.sqrt(ours))
    figure.add_scatter(
        x=[side / 2],
        y=[side / 2],
        mode="markers",
        hoverinfo="skip",
        cliponaxis=False,
        marker={"size": max(3.0, 500 * side / whole), "symbol": "square", "color": PARTS["attention"].fill},
    )
    figure.add_annotation(
        x=side / 2,
        y=side / 2,
        ax=34,
        ay=26,
        text=literal(name),
        showarrow=True,
        arrowcolor=PARTS["attention"].fill,
        arrowwidth=2,
        font={"size": 14},
    )
    figure.update_xaxes(visible=False, range=[-0.02 * whole, 1.02 * whole])
    return figure.update_yaxes(visible=False, range=[-0.12 * whole, 1.02 * whole], scaleanchor="x", scaleratio=1)
