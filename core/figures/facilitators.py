"""A lesson as bars in minutes; amounts as bars, such as seconds of a first visit; what the handout compares."""

from collections.abc import Sequence
from typing import NamedTuple

from core.figures.plotting import go
from core.figures.style import NEUTRAL, PARTS, in_percent, literal, on_stage
from core.formatting import percent

MANY = 9  # bars: beyond, their names are small
ROWS, BARS, NAMES = range(3)  # the traces of a lesson
CHOSEN, UNSEEN = "rgba(125,130,140,0.22)", "rgba(0,0,0,0)"


class Bar(NamedTuple):
    """One activity of a lesson: what it is about is a part of the model, or none; pictures, how many it has on the
    wall.
    """

    title: str
    begins: int  # minutes after the start
    minutes: int
    part: str | None = None
    pictures: int = 0


def lesson(bars: Sequence[Bar], chosen: int | None = None, *, pictures: bool = False) -> go.Figure:
    """The activities of a lesson, one beneath the other, along its minutes; each row may be tapped.

    Args: chosen, index of the one that is marked; pictures: with a mark for each picture that the wall shows of it.
    """
    rows, total = list(range(len(bars))), bars[-1].begins + bars[-1].minutes
    figure = go.Figure(layout=on_stage(x="minutes", legend=pictures) | {"barmode": "overlay"})
    figure.add_bar(
        x=[total] * len(bars), y=rows, orientation="h", width=0.96, showlegend=False, hoverinfo="none",
        marker={"color": [CHOSEN if row == chosen else UNSEEN for row in rows]},
    )
    figure.add_bar(
        x=[bar.minutes for bar in bars],
        base=[bar.begins for bar in bars],
        y=rows,
        orientation="h",
        width=0.7,
        showlegend=False,
        hoverinfo="none",
        marker={"color": [PARTS[bar.part].fill if bar.part else NEUTRAL for bar in bars]},
    )
    # on which side of its bar a name has more room
    right = [total - bar.begins - bar.minutes >= bar.begins for bar in bars]
    figure.add_scatter(
        x=[bar.begins + (bar.minutes if after else 0) for bar, after in zip(bars, right, strict=True)],
        y=rows,
        mode="text",
        text=[
            f"{' ' if after else ''}{'➤ ' if row == chosen else ''}{row + 1}. {literal(bar.title)}{'' if after else ' '}"
            for row, (bar, after) in enumerate(zip(bars, right, strict=True))
        ],
        textposition=["middle right" if after else "middle left" for after in right],
        cliponaxis=False,
        showlegend=False,
        textfont={"size": 13 if len(bars) > MANY else 15},
        hoverinfo="none",
    )
    if pictures:
        for name, symbol, places in (("a question", "square", slice(0, 1)), ("a picture", "circle", slice(1, None))):
            marks = [(bar.begins + (place + 0.5) / bar.pictures * bar.minutes, row)
                     for row, bar in enumerate(bars) for place in range(bar.pictures)[places]]
            figure.add_scatter(
                x=[x for x, _ in marks], y=[y for _, y in marks], mode="markers", name=name, hoverinfo="none",
                marker={"symbol": symbol, "size": 9, "color": "#fff", "line": {"width": 1.5, "color": "#171513"}},
            )
    apart = next(apart for apart in (5, 15) if total <= 4 * apart or apart == 15)
    figure.update_xaxes(range=[0, total], tickvals=list(range(0, total + 1, apart)), zeroline=False)
    figure.update_yaxes(range=[len(bars) - 0.5, -0.5], showgrid=False, zeroline=False, showticklabels=False)
    return figure


def amounts(
    names: Sequence[str], values: Sequence[float], texts: Sequence[str], *, unit: str, thousandfold: bool = False
) -> go.Figure:
    """One bar for each amount, its number behind it; thousandfold: each mark of the axis is a thousand times the one
    before.

    Args: names, values, texts (N,), values above 0.
    """
    rows = list(range(len(names)))
    figure = go.Figure(layout=on_stage(x=unit))
    figure.add_bar(
        x=list(values), y=rows, orientation="h", width=0.6, text=list(texts), textposition="outside", cliponaxis=False,
        marker={"color": NEUTRAL}, textfont={"size": 16}, hoverinfo="skip",
    )
    if thousandfold:
        figure.update_xaxes(
            type="log", range=[3, 17], tickvals=[1e6, 1e9], ticktext=["1 million", "1 billion"], tickangle=0
        )
    else:
        figure.update_xaxes(range=[0, 1.5 * max(values)])
    _names(figure, names)
    return figure


def first_words(prompts: Sequence[str], words: Sequence[str], shares: Sequence[float]) -> go.Figure:
    """What the model says first after each beginning, and how sure it is: one bar each.

    Args: prompts, words, shares (N,), shares 0 to 1.
    """
    figure = go.Figure(layout=on_stage())
    figure.add_bar(
        x=[float(f"{share:.6g}") for share in shares],
        y=list(range(len(prompts))),
        orientation="h",
        width=0.7,
        hoverinfo="skip",
        text=[f"{literal(word)} {percent(share)}" for word, share in zip(words, shares, strict=True)],
        textposition="outside",
        cliponaxis=False,
        marker={"color": PARTS["prediction"].fill},
        textfont={"size": 14},
    )
    figure.update_xaxes(range=[0, 2.1], **in_percent(0, 0.5, 1))
    _names(figure, [f"{literal(prompt)} …" for prompt in prompts])
    return figure


def _names(figure: go.Figure, names: Sequence[str]) -> None:
    figure.update_yaxes(
        range=[len(names) - 0.4, -0.6],
        showgrid=False,
        zeroline=False,
        tickvals=list(range(len(names))),
        ticktext=list(names),
        tickfont={"size": 14},
    )
