"""The round of blanks: every prompt from certain to open, and what each word cost in surprise; and whether shares mean
what they say.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import BEYOND, GROUP_COLOURS, NEUTRAL, OTHER, PARTS, in_percent, literal, on_stage
from core.formatting import percent, percent_if

YOU = "#3E9CCB"
ROUND = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1)  # shares at which an axis may have a tick
LONGEST = 14  # characters of a name beside a bar
FEWEST = 20  # first guesses that a mark stands for at least
SYMBOLS = ("circle", "diamond", "square")


def guess_bars(
    guesses: Sequence[tuple[str, float]], mine: str | None = None, *, covered: bool = False,
    others: Sequence[float | None] | None = None, called: str = "",  # another model's
) -> go.Figure:
    """The likeliest next words as bars, likeliest on top, the reader's own among them or beneath them.

    Args: guesses, word and share (0..1) each; mine, the reader's word; covered: the words are still hidden; others, the
          share
    that another model, `called` so, gives each word, a second bar; None where it isn't known.
    """
    bars = bars_of(guesses, mine, covered=covered)
    rows = np.arange(len(guesses))
    figure = go.Figure(layout=on_stage(legend=others is not None))
    figure.add_bar(
        x=bars["x"],
        y=rows,
        orientation="h",
        width=0.7,
        text=bars["text"],
        textposition="outside",
        constraintext="none",
        cliponaxis=False,
        name="ours",
        marker={"color": PARTS["prediction"].fill, "line": {"width": bars["outline"], "color": YOU}},
        hoverinfo="skip",
    )
    if others is not None:
        behind, second = beside([share for _, share in guesses], others)
        figure.update_traces(**behind, width=0.38, y=rows - 0.21)
        figure.add_bar(
            **second,
            y=rows + 0.2,
            orientation="h",
            width=0.34,
            textposition="outside",
            constraintext="none",
            cliponaxis=False,
            name=called,
            hoverinfo="skip",
            marker={"color": OTHER, "pattern": {"shape": "/", "fillmode": "replace", "size": 6}},
        )
    figure.update_xaxes(range=[0, BEYOND], **in_percent(0, 0.25, 0.5, 0.75, 1), side="bottom")
    figure.update_yaxes(range=[len(guesses) - 0.4, -0.6], showgrid=False, zeroline=False,
                        tickvals=rows, ticktext=bars["labels"], tickfont={"size": 17})
    return figure


def beside(shares: Sequence[float | None], others: Sequence[float | None]) -> tuple[dict[str, list], dict[str, list]]:
    """What stands behind the first bars at one moment, and what the second bars hold: both shares of a row, in this
    order, stand behind the longer bar, so that no number covers another on a phone. A share that isn't known is None,
    has no bar, and is said.

    >>> beside([0.5, None], [None, 0.0])
    ({'text': ['50\\xa0% · no figure', '']}, {'x': [None, 0.0], 'text': ['', 'no figure · 0\\xa0%']})
    """
    first, second = [], []
    for share, other in zip(shares, others, strict=True):
        both = f"{percent_if(share)} · {percent_if(other)}"
        ahead = share is not None and (other is None or share >= other)
        first.append(both if ahead else "")
        second.append("" if ahead else both)
    return {"text": first}, {"x": list(others), "text": second}


def bars_of(guesses: Sequence[tuple[str, float]], mine: str | None = None, *, covered: bool = False) -> dict[str, list]:
    """What the bars hold at one moment: lengths, what stands behind them, the words, and a wide outline for the
    reader's.
    """
    shares = [float(f"{share:.6g}") for _, share in guesses]
    labels = ["?" if covered else literal(f"➤ {shortened(word)}" if word == mine else word) for word, _ in guesses]
    return {"x": shares, "text": [percent(share) for share in shares], "labels": labels,
            "outline": [4 if word == mine and not covered else 0 for word, _ in guesses]}


def shortened(word: str) -> str:
    """A word that leaves room for its bar, whatever a reader typed."""
    return word if len(word) <= LONGEST else f"{word[:LONGEST - 1].rstrip()}…"


def said_and_guessed(words: Sequence[str], text: np.ndarray, model: np.ndarray) -> go.Figure:
    """Two bars a word: how often it follows in the training text, and what share the model gives it.

    Args: text, model (W,), shares 0 to 1.
    """
    figure = go.Figure(layout=on_stage(legend=True) | {"bargap": 0.3, "barmode": "group"})
    rows = np.arange(len(words))
    for name, shares, colour, pattern in (
        ("the model's share", model, PARTS["prediction"].fill, ""), ("in the training text", text, NEUTRAL, "/"),
    ):
        figure.add_bar(
            x=shares.astype(np.float32),
            y=rows,
            orientation="h",
            name=name,
            text=[percent(float(one)) for one in shares],
            textposition="outside",
            constraintext="none",
            cliponaxis=False,
            hoverinfo="skip",
            marker={"color": colour, "pattern": {"shape": pattern, "fillmode": "replace", "size": 6}},
        )
    most = float(max(text.max(), model.max()))
    figure.update_xaxes(
        range=[0, most * BEYOND], **in_percent(0, *(share for share in ROUND if most / 5 <= share <= most))
    )
    figure.update_yaxes(range=[len(words) - 0.4, -0.6], showgrid=False, zeroline=False, tickvals=rows,
                        ticktext=[literal(word) for word in words], tickfont={"size": 16})
    return figure


def certain_to_open(openness: np.ndarray, best: np.ndarray, mine: Mapping[str, tuple[float, float]]) -> go.Figure:
    """Every blank by how open it is and what a word in it cost: the model's own first guesses, and the reader's words
    by name; on the dotted line a word costs what words drawn by lot from the model's shares would cost on average.

    Args: openness, best (P,): entropy of each blank, surprise of the model's first guess; mine: the reader's word ->
          openness of its blank and surprise; all in bits.
    """
    most = float(max([8, *openness, *(cost for _, cost in mine.values())])) * 1.15
    widest = float(max([4, *openness])) * 1.12
    figure = go.Figure(layout=on_stage(x="how open the blank is (bits)", y="its surprise (bits)", legend=True))
    figure.add_scatter(
        x=[0, widest],
        y=[0, widest],
        mode="lines",
        name="as expected",
        line={"color": NEUTRAL, "dash": "dot"},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=openness.astype(np.float32), y=best.astype(np.float32), mode="markers", name="the model's first guesses",
        cliponaxis=False, marker={"symbol": "diamond", "color": PARTS["prediction"].fill, "size": 10},
        hovertemplate="%{x:.1f} bits open, %{y:.1f} bits<extra></extra>",
    )
    figure.add_scatter(
        x=[open_ for open_, _ in mine.values()],
        y=[cost for _, cost in mine.values()],
        mode="markers+text",
        name="your words",
        text=[literal(shortened(word)) for word in mine],
        textposition="top center",
        textfont={"size": 15},
        cliponaxis=False,
        marker={"symbol": "circle", "color": YOU, "size": 13, "line": {"width": 1.5, "color": "#fff"}},
        hovertemplate="%{text}: %{y:.1f} bits<extra></extra>",
    )
    figure.update_xaxes(range=[-0.3, widest])
    figure.update_yaxes(range=[-0.4, most])
    return figure


def reliability(kinds: Mapping[str, tuple[np.ndarray, np.ndarray, np.ndarray]], short: Mapping[str, str]) -> go.Figure:
    """How often first guesses were right, against the share that they were given; on the dotted line a share means what
    it says.

    Args: kinds, of each kind of text (mean share, part that was right, count) in each bin (B,), shares 0 to 1; a bin of
          fewer than FEWEST isn't drawn; short, what a kind is called under the picture.
    """
    figure = go.Figure(layout=on_stage(x="share that it gave its first guess", y="right", legend=True))
    figure.add_scatter(
        x=[0, 1],
        y=[0, 1],
        mode="lines",
        line={"color": NEUTRAL, "width": 2, "dash": "dot"},
        hoverinfo="skip",
        showlegend=False,
    )
    figure.add_annotation(
        x=0.01,
        y=1,
        xanchor="left",
        yanchor="top",
        text="dotted: means what it says",
        showarrow=False,
        font={"size": 13},
    )
    for (name, one), colour, symbol in zip(kinds.items(), GROUP_COLOURS, SYMBOLS, strict=False):
        points = reliable(*one)
        figure.add_scatter(
            **points,
            mode="lines+markers",
            name=short[name],
            cliponaxis=False,
            line={"color": colour, "width": 2},
            marker={"symbol": symbol, "size": 9, "color": colour},
            hovertemplate=f"{name}: %{{customdata[0]}} said, %{{customdata[1]}} right<br>%{{customdata[2]}} guesses<extra></extra>",
        )
    figure.update_layout(legend_font_size=13)
    ticks = in_percent(0, 0.25, 0.5, 0.75, 1)
    figure.update_xaxes(range=[0, 1.02], **ticks)
    figure.update_yaxes(range=[0, 1.02], **ticks)
    return figure


def reliable(share: np.ndarray, right: np.ndarray, counts: np.ndarray) -> dict[str, list]:
    """What a line of `reliability` holds at one moment."""
    enough = counts >= FEWEST
    customdata = [(percent(a), percent(b), f"{n:,.0f}")
                  for a, b, n in zip(share[enough], right[enough], counts[enough], strict=True)]
    return {"x": share[enough].tolist(), "y": right[enough].tolist(), "customdata": customdata}
