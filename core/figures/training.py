"""Figures of the training loop: a guess beside the right word, the surprise of a sentence, the blame by place and kind, the loss of a run.

K words, T tokens, L n_layers, N steps.
"""

from collections.abc import Mapping, Sequence
from html import escape

import numpy as np
import plotly.graph_objects as go

from core.figures.style import NEUTRAL, PARTS, STREAM, layout

JOINER = "\u2060"  # invisible: breaks up what Plotly would take for a template
POINTS = 500  # of a run's curve that are drawn; each is a mean of its neighbours
INKS = {
    "embeddings": PARTS["embeddings"].fill, "attention": PARTS["attention"].fill, "feed-forward": PARTS["feed_forward"].fill,
    "prediction": PARTS["prediction"].fill, "norm": NEUTRAL,
}
PATTERNS = {"embeddings": "", "attention": "/", "feed-forward": ".", "prediction": "x", "norm": ""}


def chances(words: Sequence[str], shares: np.ndarray, right: int) -> go.Figure:
    """The shares (K,) of K next words, likeliest on top, the right one marked by colour, pattern and name."""
    names = [_shown(word) + (" ◀ right" if place == right else "") for place, word in enumerate(words)]
    colours = [PARTS["prediction"].fill if place == right else NEUTRAL for place in range(len(words))]
    figure = go.Figure(layout=layout(x="chance"))
    figure.add_bar(
        y=np.arange(len(words), dtype=np.uint8), x=np.asarray(shares, np.float32), orientation="h", texttemplate="%{x:.1%}", textposition="outside",
        marker={"color": colours, "pattern": {"shape": ["" if place == right else "/" for place in range(len(words))], "size": 6,
                                              "fgcolor": "rgba(255,255,255,.5)", "fillmode": "overlay"}},
        customdata=names, hovertemplate="%{customdata}: %{x:.2%}<extra></extra>", cliponaxis=False,
    )
    figure.update_yaxes(tickvals=list(range(len(words))), ticktext=names, autorange="reversed", showgrid=False, zeroline=False)
    figure.update_xaxes(range=[0, 1], tickformat=".0%", dtick=0.25)
    return figure.update_layout(bargap=0.35)


def surprises(tokens: Sequence[str], losses: np.ndarray, hidden: int) -> go.Figure:
    """The loss (T,) of each token of a sentence as bars, in nats, the hidden one marked, with a line at their mean."""
    figure = go.Figure(layout=layout(y="surprise (nats)"))
    figure.add_bar(
        x=np.arange(len(tokens), dtype=np.uint8), y=np.asarray(losses, np.float32), customdata=[_shown(token) for token in tokens],
        marker={"color": [PARTS["prediction"].fill if place == hidden else NEUTRAL for place in range(len(tokens))],
                "pattern": {"shape": ["" if place == hidden else "/" for place in range(len(tokens))], "size": 6, "fgcolor": "rgba(255,255,255,.5)",
                            "fillmode": "overlay"}},
        hovertemplate="%{customdata}: %{y:.2f}<extra></extra>",
    )
    mean = float(np.mean(losses))
    figure.add_hline(y=mean, line={"dash": "dash", "color": STREAM.fill, "width": 2})
    figure.add_annotation(x=1, xref="paper", y=1, yref="paper", text=f"dashed: the mean, {mean:.2f}. It is the loss", showarrow=False,
                          xanchor="right", yanchor="bottom")
    figure.update_xaxes(tickvals=list(range(len(tokens))), ticktext=[_shown(token) for token in tokens], showgrid=False,
                        tickangle=0 if len(tokens) < 7 else -60)
    figure.update_yaxes(range=[0, max(1.0, 1.15 * float(np.max(losses)), mean * 1.3)])
    return figure


def blame(places: Sequence[str], sizes: Mapping[str, np.ndarray]) -> go.Figure:
    """The size of the gradient by place, from the way in to the way out, one bar a kind; NaN where a place has none of a kind."""
    figure = go.Figure(layout=layout(x="size of the gradient"))
    for kind, row in sizes.items():
        figure.add_bar(
            y=list(places), x=np.asarray(row, np.float32), orientation="h", name=kind,
            marker={"color": INKS[kind], "pattern": {"shape": PATTERNS[kind], "fgcolor": "rgba(255,255,255,.55)", "size": 6, "fillmode": "overlay"}},
            hovertemplate=f"%{{y}}, {kind}: %{{x:.3f}}<extra></extra>",
        )
    figure.update_yaxes(autorange="reversed", type="category", showgrid=False)
    figure.update_xaxes(rangemode="tozero")
    return figure.update_layout(barmode="stack", bargap=0.25)


def run(steps: np.ndarray, loss: np.ndarray, saved: Sequence[int], heldout: np.ndarray, floor: float | None, blind: float, now: int) -> go.Figure:
    """The loss (N,) of a whole run, thinned to means of neighbours; held-out loss at the saved moments; the moment `now` marked; a floor line
    (None: unknown) and the loss of a blind guess."""
    x, y = thinned(np.asarray(steps, float), np.asarray(loss, float))
    figure = go.Figure(layout=layout(x="training step", y="loss (nats a token)"))
    figure.add_scatter(x=x.astype(np.float32), y=y.astype(np.float32), mode="lines", name="text it trains on", line={"color": NEUTRAL, "width": 2},
                       hovertemplate="step %{x:,.0f}: %{y:.2f}<extra></extra>")
    figure.add_scatter(
        x=np.asarray(saved, np.int32), y=np.asarray(heldout, np.float32), mode="markers", name="held-out text, at saved moments",
        marker={"color": STREAM.fill, "symbol": "diamond", "size": 9}, hovertemplate="saved at step %{x:,}: %{y:.3f} held out<extra></extra>",
    )
    at = int(np.argmin(np.abs(np.asarray(saved) - now)))
    figure.add_scatter(x=np.asarray([saved[at]], np.int32), y=np.asarray([heldout[at]], np.float32), mode="markers", name="the moment of your lap",
                       marker={"color": "rgba(0,0,0,0)", "symbol": "circle", "size": 20, "line": {"color": STREAM.fill, "width": 3}},
                       hoverinfo="skip")
    for value, text in ((blind, "blind guess"), (floor, "floor")):
        if value is not None:
            figure.add_hline(y=value, line={"dash": "dot", "color": NEUTRAL, "width": 2})
            figure.add_annotation(x=1, xref="paper", y=value, text=f"{text} {value:.2f}", showarrow=False, xanchor="right",
                                  yshift=11 if text != "floor" else -11)
    figure.update_yaxes(range=[0, 1.12 * max(blind, float(np.max(y)))])
    figure.update_xaxes(range=[-0.02 * float(steps[-1]), 1.02 * float(steps[-1])])
    return figure


def thinned(x: np.ndarray, y: np.ndarray, points: int = POINTS) -> tuple[np.ndarray, np.ndarray]:
    """Both (N,) as means of at most `points` neighbouring groups; the first step stays as it is, since so much happens there."""
    if len(x) <= points:
        return x, y
    groups = np.array_split(np.arange(1, len(x)), points - 1)
    return (np.array([x[0], *(x[group].mean() for group in groups)]), np.array([y[0], *(y[group].mean() for group in groups)]))


def _shown(text: str) -> str:
    """A reader's text as Plotly shows it: no markup comes to life."""
    return escape(text.strip() or "␣", quote=False).replace("{", JOINER + "{" + JOINER)
