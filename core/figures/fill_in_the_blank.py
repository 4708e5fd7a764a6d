"""The round of blanks: every prompt from certain to open, and what each word cost in surprise; and whether shares mean
what they say.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import BEYOND, GROUP_COLOURS, NEUTRAL, PARTS, in_percent, layout, literal
from core.formatting import percent

ROW = 34  # pixels a prompt
FRAME = 110  # pixels for axis and legend
YOU = "#3E9CCB"
FEWEST = 20  # first guesses that a mark stands for at least
SYMBOLS = ("circle", "diamond", "square")


def guess_bars(guesses: Sequence[tuple[str, float]], mine: str | None = None, *, covered: bool = False) -> go.Figure:
    """The likeliest next words as bars, likeliest on top, the reader's own among them or beneath them.

    Args: guesses, word and share (0..1) each; mine, the reader's word; covered: the words are still hidden.
    """
    bars = bars_of(guesses, mine, covered=covered)
    rows = np.arange(len(guesses))
    figure = go.Figure()
    figure.add_bar(
        x=bars["x"], y=rows, orientation="h", width=0.7, text=bars["text"], textposition="outside", cliponaxis=False,
        marker={"color": PARTS["prediction"].fill, "line": {"width": bars["outline"], "color": YOU}}, hoverinfo="skip",
    )
    figure.update_layout(**layout(), showlegend=False)
    figure.update_layout(margin={"t": 74, "l": 8, "r": 8, "b": 30})
    figure.update_xaxes(range=[0, BEYOND], **in_percent(0, 0.25, 0.5, 0.75, 1), side="bottom")
    figure.update_yaxes(range=[len(guesses) - 0.4, -0.6], showgrid=False, zeroline=False,
                        tickvals=rows, ticktext=bars["labels"], tickfont={"size": 17})
    return figure


def bars_of(guesses: Sequence[tuple[str, float]], mine: str | None = None, *, covered: bool = False) -> dict[str, list]:
    """What the bars hold at one moment: lengths, what stands behind them, the words, and a wide outline for the reader's."""
    shares = [float(f"{share:.6g}") for _, share in guesses]
    labels = ["?" if covered else literal(f"➤ {word}" if word == mine else word) for word, _ in guesses]
    return {"x": shares, "text": [percent(share) for share in shares], "labels": labels,
            "outline": [4 if word == mine and not covered else 0 for word, _ in guesses]}


def said_and_guessed(words: Sequence[str], text: np.ndarray, model: np.ndarray) -> go.Figure:
    """Two bars a word: how often it follows in the training text, and what share the model gives it.

    Args: text, model (W,), shares 0 to 1.
    """
    figure = go.Figure()
    rows = np.arange(len(words))
    for name, shares, colour, pattern in (
        ("the model's share", model, PARTS["prediction"].fill, ""), ("in the training text", text, NEUTRAL, "/"),
    ):
        figure.add_bar(
            x=shares.astype(np.float32), y=rows, orientation="h", name=name, text=[percent(float(one)) for one in shares],
            textposition="outside", cliponaxis=False, hoverinfo="skip",
            marker={"color": colour, "pattern": {"shape": pattern, "fillmode": "replace", "size": 6}},
        )
    most = float(max(text.max(), model.max()))
    figure.update_layout(**layout())
    figure.update_layout(margin={"t": 74, "l": 8, "r": 8, "b": 30}, bargap=0.3, barmode="group",
                         legend={"traceorder": "reversed"})
    figure.update_xaxes(range=[0, most * BEYOND], **in_percent(0, *(share for share in (0.1, 0.2, 0.5, 1) if share <= most)))
    figure.update_yaxes(range=[len(words) - 0.4, -0.6], showgrid=False, zeroline=False, tickvals=rows,
                        ticktext=[literal(word) for word in words], tickfont={"size": 16})
    return figure


def certain_to_open(prompts: Sequence[str], openness: np.ndarray, reader: np.ndarray, best: np.ndarray) -> go.Figure:
    """One row a prompt, the most certain on top: a bar as long as the blank is open, and marks for what two words cost.

    Args: all of one length, sorted already; openness, the entropy, reader's word and the model's first guess, all in
          bits, NaN where the
          reader gave no word.
    """
    rows = np.arange(len(prompts), dtype=np.float32)
    figure = go.Figure()
    figure.add_bar(
        x=openness.astype(np.float32), y=rows, orientation="h", width=0.55, name="how open it is",
        marker={"color": PARTS["prediction"].fill, "opacity": 0.55},
        hovertemplate="%{x:.1f} bits open<extra></extra>",
    )
    for name, bits, symbol, colour, size in (
        ("the model's first guess", best, "diamond", NEUTRAL, 11), ("your word", reader, "circle", YOU, 12),
    ):
        figure.add_scatter(
            x=bits.astype(np.float32), y=rows, mode="markers", name=name, cliponaxis=False,
            marker={"symbol": symbol, "color": colour, "size": size, "line": {"width": 1.5, "color": "#fff"}},
            hovertemplate=f"{name}: %{{x:.1f}} bits<extra></extra>",
        )
    figure.update_layout(**layout(height=height(len(prompts)), x="surprise (bits)"), bargap=0.3)
    most = float(np.nanmax(np.concatenate([openness, reader, best, [4.0]])))
    figure.update_xaxes(range=[-0.3, most * 1.06], side="bottom")
    figure.update_yaxes(showgrid=False, zeroline=False)
    figure.update_yaxes(
        tickvals=rows, ticktext=[literal(short(prompt)) for prompt in prompts], range=[len(prompts) - 0.4, -0.6]
    )
    return figure


def height(count: int) -> int:
    """Pixels for so many prompts."""
    return count * ROW + FRAME


def short(prompt: str, most: int = 18) -> str:
    """The end of a prompt, which is what counts, so that it fits beside its row on a phone."""
    return f"{prompt} …" if len(prompt) <= most else f"… {prompt[-most:].split(' ', 1)[-1]} …"


def reliability(kinds: Mapping[str, tuple[np.ndarray, np.ndarray, np.ndarray]], height: int = 420) -> go.Figure:
    """How often first guesses were right, against the share that they were given; on the dotted line a share means what
    it says.

    Args: kinds, of each kind of text (mean share, right share, count) in each bin (B,), shares 0 to 1; a bin of fewer
          than FEWEST isn't drawn.
    """
    figure = go.Figure()
    ends = np.array([0, 1], np.float32)
    figure.add_scatter(
        x=ends,
        y=ends,
        mode="lines",
        name="means what it says",
        line={"color": NEUTRAL, "width": 2, "dash": "dot"},
        hoverinfo="skip",
    )
    for (name, (share, right, counts)), colour, symbol in zip(kinds.items(), GROUP_COLOURS, SYMBOLS, strict=False):
        enough = counts >= FEWEST
        figure.add_scatter(
            x=share[enough].astype(np.float32),
            y=right[enough].astype(np.float32),
            name=name,
            mode="lines+markers",
            customdata=[
                (percent(a), percent(b), f"{n:,}")
                for a, b, n in zip(share[enough], right[enough], counts[enough], strict=True)
            ],
            line={"color": colour, "width": 2},
            marker={"symbol": symbol, "size": 9, "color": colour},
            cliponaxis=False,
            hovertemplate=f"{name}: %{{customdata[0]}} said, %{{customdata[1]}} right<br>%{{customdata[2]}} guesses<extra></extra>",
        )
    figure.update_layout(**layout(height=height, x="share that it gave its first guess", y="right"))
    ticks = in_percent(0, 0.25, 0.5, 0.75, 1)
    figure.update_xaxes(range=[0, 1.02], **ticks)
    figure.update_yaxes(range=[0, 1.02], **ticks)
    return figure
