"""Figures of the training loop: a guess beside the right word, the surprise of a sentence, the blame by place and kind.

K words, T tokens, L n_layers, N steps.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import (
    BEYOND,
    KIND_FILLS,
    KIND_NAMES,
    KIND_PATTERNS,
    NEUTRAL,
    PARTS,
    STREAM,
    in_percent,
    layout,
    literal,
)
from core.formatting import percent

POINTS = 500  # of a run's curve that are drawn; each is a mean of its neighbours


def chances(words: Sequence[str], shares: np.ndarray, right: int) -> go.Figure:
    """The shares (K,) of K next words, likeliest on top, the right one marked by colour, pattern and name."""
    names = [_shown(word) + (" ◀ right" if place == right else "") for place, word in enumerate(words)]
    colours = [PARTS["prediction"].fill if place == right else NEUTRAL for place in range(len(words))]
    figure = go.Figure(layout=layout(x="chance"))
    figure.add_bar(
        y=np.arange(len(words), dtype=np.uint8),
        x=np.asarray(shares, np.float32),
        orientation="h",
        text=[percent(float(share)) for share in shares],
        textposition="outside",
        marker={
            "color": colours,
            "pattern": {
                "shape": ["" if place == right else "/" for place in range(len(words))],
                "size": 6,
                "fgcolor": "rgba(255,255,255,.5)",
                "fillmode": "overlay",
            },
        },
        customdata=names,
        hovertemplate="%{customdata}: %{text}<extra></extra>",
        cliponaxis=False,
    )
    figure.update_yaxes(
        tickvals=list(range(len(words))), ticktext=names, autorange="reversed", showgrid=False, zeroline=False
    )
    figure.update_xaxes(range=[0, BEYOND], **in_percent(0, 0.5, 1))
    return figure.update_layout(bargap=0.35)


def surprises(tokens: Sequence[str], losses: np.ndarray, hidden: int) -> go.Figure:
    """The loss (T,) of each token of a sentence as bars, in nats, the hidden one marked, with a line at their mean."""
    figure = go.Figure(layout=layout(y="surprise (nats)"))
    figure.add_bar(
        x=np.arange(len(tokens), dtype=np.uint8),
        y=np.asarray(losses, np.float32),
        customdata=[_shown(token) for token in tokens],
        marker={
            "color": [PARTS["prediction"].fill if place == hidden else NEUTRAL for place in range(len(tokens))],
            "pattern": {
                "shape": ["" if place == hidden else "/" for place in range(len(tokens))],
                "size": 6,
                "fgcolor": "rgba(255,255,255,.5)",
                "fillmode": "overlay",
            },
        },
        hovertemplate="%{customdata}: %{y:.2f}<extra></extra>",
    )
    mean = float(np.mean(losses))
    figure.add_hline(y=mean, line={"dash": "dash", "color": STREAM.fill, "width": 2})
    figure.add_annotation(
        x=1,
        xref="paper",
        y=1,
        yref="paper",
        text=f"dashed: the mean, {mean:.2f}. It is the loss",
        showarrow=False,
        xanchor="right",
        yanchor="bottom",
    )
    figure.update_xaxes(tickvals=list(range(len(tokens))), ticktext=[_shown(token) for token in tokens], showgrid=False,
                        tickangle=0 if len(tokens) < 7 else -60)
    figure.update_yaxes(range=[0, max(1.0, 1.15 * float(np.max(losses)), mean * 1.3)])
    return figure


def blame(places: Sequence[str], sizes: Mapping[str, np.ndarray]) -> go.Figure:
    """The size of the gradient by place, from the way in to the way out, one bar a kind; NaN where a place has none of
    a kind.
    """
    figure = go.Figure(layout=layout(x="size of the gradient"))
    for kind, row in sizes.items():
        figure.add_bar(
            y=list(places),
            x=np.asarray(row, np.float32),
            orientation="h",
            name=KIND_NAMES[kind],
            marker={
                "color": KIND_FILLS[kind],
                "pattern": {
                    "shape": KIND_PATTERNS[kind],
                    "fgcolor": "rgba(255,255,255,.55)",
                    "size": 6,
                    "fillmode": "overlay",
                },
            },
            hovertemplate="%{y}, %{fullData.name}: %{x:.3f}<extra></extra>",
        )
    figure.update_yaxes(autorange="reversed", type="category", showgrid=False)
    figure.update_xaxes(rangemode="tozero")
    return figure.update_layout(barmode="stack", bargap=0.25, legend={"traceorder": "normal"})


def thinned(x: np.ndarray, y: np.ndarray, points: int = POINTS) -> tuple[np.ndarray, np.ndarray]:
    """Both (N,) as means of at most `points` neighbouring groups; the first step stays as it is, since so much happens
    there.
    """
    if len(x) <= points:
        return x, y
    groups = np.array_split(np.arange(1, len(x)), points - 1)
    return (
        np.array([x[0], *(x[group].mean() for group in groups)]),
        np.array([y[0], *(y[group].mean() for group in groups)]),
    )


def _shown(text: str) -> str:
    """A token of a reader's text."""
    return literal(text.strip() or "␣")
