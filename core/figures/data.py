"""Figures of "Whose words?": what the text is made of, what a shelf left out costs where, and which lines are still
likely.

N rows.
"""

from collections.abc import Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import NEUTRAL, PARTS, STREAM, in_percent, layout, literal
from core.formatting import percent, signed

ROW, FRAME = 40, 96  # pixels a row; for axis and legend
BASE, TWIN = PARTS["embeddings"].fill, PARTS["attention"].fill


def composition(names: Sequence[str], shares: np.ndarray) -> go.Figure:
    """The share (N,), 0..1, of each source in the words of a text, the largest on top; small ones are told by their label."""
    figure = go.Figure(layout=layout(x="share of all words"))
    figure.add_bar(
        x=np.asarray(shares, np.float32),
        y=_rows(names),
        orientation="h",
        width=0.55,
        marker={"color": STREAM.fill},
        text=[percent(float(share)) for share in shares],
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{text}<extra></extra>",
    )
    figure.update_xaxes(range=[0, 1.15], **in_percent(0, 0.25, 0.5, 0.75, 1))
    return _named(figure, names)


def difference(names: Sequence[str], bits: np.ndarray, luck: float | None, left_out: Sequence[bool]) -> go.Figure:
    """How much more (right) or less (left) surprised a twin is than its full model, on each of N kinds of text.

    Args: bits (P, N), bits a word, of one pair or of two; luck, how far runs differ by their seed alone: a band round
          zero; None if nobody knows.
          left_out: texts by an author whom the twin never read.  A new line in a name stays one.
    """
    figure = go.Figure(layout=layout(x="twin minus full model:<br>surprise (bits a word)"))
    if luck is not None:
        figure.add_vrect(x0=-luck, x1=luck, fillcolor=NEUTRAL, opacity=0.25, line_width=0)
        figure.add_annotation(x=0, y=1, yref="paper", yanchor="bottom", text="luck alone", showarrow=False)
        figure.update_layout(margin_t=28)
    figure.add_vline(x=0, line={"color": NEUTRAL, "width": 2})
    first, *more = np.asarray(bits, np.float32)
    low, high = min(float(np.min(bits)), -(luck or 0.0), -0.05), max(float(np.max(bits)), luck or 0.0, 0.05)
    room = 0.15 * (high - low)  # for the numbers beside the marks, which stand towards the middle
    for flag, name, symbol, colour in (
        (True, "author left out", "diamond", TWIN),
        (False, "read by both models", "circle", BASE),
    ):
        at = [row for row, out in enumerate(left_out) if out == flag]
        rows, of = (
            np.array(at, np.float32),
            {"mode": "markers+text", "cliponaxis": False, "hovertemplate": "%{x:+.3f} bits a word<extra></extra>"},
        )
        figure.add_scatter(
            x=first[at], y=rows, name=name, text=[signed(first[row], "+.2f") for row in at],
            textposition=[f"top {'left' if first[row] > (low + high) / 2 else 'right'}" for row in at],
            marker={"symbol": symbol, "color": colour, "size": 13}, **of,
        )
        for again in more:
            figure.add_scatter(x=again[at], y=rows, name=f"{name}, made again", **of | {"mode": "markers"},
                               marker={"symbol": f"{symbol}-open", "color": colour, "size": 11, "line": {"width": 2}})
    figure.update_xaxes(range=[low - room, high + room], zeroline=False)
    figure.update_layout(legend={"y": -1.7 / len(names), "yanchor": "top"})  # below both lines of the axis title
    return _named(figure, names)


def recited(names: Sequence[str], base: np.ndarray, twin: np.ndarray) -> go.Figure:
    """For each line, how likely its next word is to both models on average, (N,) each, 0..1; a thin bar joins the two."""
    figure = go.Figure(layout=layout(x="chance of the next word,<br>on average"))
    rows = _rows(names)
    joined = np.full((3 * len(names), 2), np.nan, np.float32)
    joined[0::3, 0], joined[1::3, 0], joined[0::3, 1], joined[1::3, 1] = base, twin, rows, rows
    figure.add_scatter(
        x=joined[:, 0],
        y=joined[:, 1],
        mode="lines",
        line={"color": NEUTRAL, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )
    for name, shares, symbol, colour in (
        ("full model: read all", base, "circle", BASE),
        ("twin: never read them", twin, "diamond-open", TWIN),
    ):
        figure.add_scatter(
            x=np.asarray(shares, np.float32),
            y=rows,
            mode="markers",
            name=name,
            cliponaxis=False,
            marker={"symbol": symbol, "color": colour, "size": 11, "line": {"width": 2, "color": colour}},
            text=[percent(float(share)) for share in shares],
            hovertemplate="%{text}<extra></extra>",
        )
    figure.update_xaxes(range=[-0.02, 1.02], **in_percent(0, 0.5, 1))
    figure.update_layout(margin_r=24)  # half of "100 %"
    return _named(figure, names)


def height(rows: int, row: int = ROW) -> int:
    """Pixels for so many rows."""
    return rows * row + FRAME


def _rows(names: Sequence[str]) -> np.ndarray:
    return np.arange(len(names), dtype=np.float32)


def _named(figure: go.Figure, names: Sequence[str]) -> go.Figure:
    written = [literal(name).replace("\n", "<br>") for name in names]
    figure.update_yaxes(
        tickvals=_rows(names), ticktext=written, range=[len(names) - 0.4, -0.6], showgrid=False, zeroline=False
    )
    return figure
