"""Figures of facts that are asked for: a tile a question, with the word that the model goes on with; and statements
that a reader has judged. Letters: N questions, C checkpoints.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any, NamedTuple

from core.figures.plotting import go
from core.figures.style import NEUTRAL, OTHER, STREAM, in_percent, literal, on_stage
from core.formatting import percent
from core.results.fact_answers import MARKS, OF_KIND, RIGHT, grades
from core.results.fact_answers import OTHER as OTHER_WORD

ACROSS = 4  # tiles a row
FITS = {4: 12, 3: 16, 2: 25}  # characters of an answer in a tile on a phone, by the tiles in a row
# something else, of the kind, right
FILLS = ("rgba(125,130,140,0.14)", "rgba(160,124,0,0.38)", "rgba(139,111,208,0.5)")
SIGNS = {"true": "✓", "plausible": "≈", "invented": "✗"}
LINE = 44  # characters of a statement that fit on a phone
LINES = (-0.03, 0.31)  # of a tile: where our answer and the other model's stand
NOTHING = {"showgrid": False, "zeroline": False, "showticklabels": False, "automargin": False, "fixedrange": True}


def tiles(kind: Mapping[str, Any]) -> go.Figure:
    """Every question of a kind as a tile: what is asked for, and under it the likeliest word at the last moment."""
    return _tiled([one["of"] for one in kind["of"]], told(kind, -1))


class Answers(NamedTuple):
    """What two models say of the same questions (N): what is asked for, either's answer in short and all that it said,
    and how good each is; None where no answer is right.
    """

    names: Sequence[str]
    short: tuple[Sequence[str], Sequence[str]]
    whole: tuple[Sequence[str], Sequence[str]]
    good: tuple[Sequence[bool | None], Sequence[bool | None]]


def pairs(shown: Answers) -> go.Figure:
    """Our model's answer and under it another model's, with an edge in its colour, a tile a question; fewer tiles in a
    row where there are fewer.
    """
    moving, layout = paired(shown)
    figure = go.Figure(layout=on_stage())
    for number in range(2):
        figure.add_bar(
            **moving[number], width=0.97, hoverinfo="skip", marker_line={"width": 2 * number, "color": OTHER}
        )
    for number in (2, 3):
        figure.add_scatter(
            **moving[number], mode="text", hovertemplate="%{customdata}<extra></extra>", cliponaxis=False
        )
    figure.add_scatter(**moving[4], mode="text", textfont={"size": 11}, hoverinfo="skip", cliponaxis=False)
    figure.update_layout(margin={"l": 2, "r": 2, "t": 24, "b": 2}, barmode="overlay")
    figure.update_xaxes(visible=False, **NOTHING).update_yaxes(visible=False, **NOTHING)
    return figure.update_layout(layout)


def paired(shown: Answers) -> tuple[dict[int, dict[str, Any]], dict[str, Any]]:
    """What differs in `pairs` from questions to questions: of the traces, and of the layout."""
    count = len(shown.names)
    across = 4 if count > 12 else 3 if count > 8 else 2
    x, y = [place % across for place in range(count)], [place // across for place in range(count)]
    found: dict[int, dict[str, Any]] = {}
    for number, (middle, texts, whole, good) in enumerate(
        zip(LINES, shown.short, shown.whole, shown.good, strict=True)
    ):
        grades = [OTHER_WORD if one is None else RIGHT if one else OF_KIND for one in good]
        fits = [wrap(one, FITS[across], max_lines=1, placeholder="…")[0] if one.strip() else "…" for one in texts]
        found[number] = {"x": x, "y": [0.32] * count, "base": [down + middle - 0.16 for down in y],
                         "marker.color": [FILLS[grade] for grade in grades]}
        found[number + 2] = {
            "x": x, "y": [down + middle for down in y], "textfont.size": 11 if across > 3 else 13,
            "text": [f"<b>{literal(text)}</b>{'' if one is None else f' {MARKS[grade]}'}"
                     for text, one, grade in zip(fits, good, grades, strict=True)],
            "customdata": ["<br>".join(wrap(literal(one), LINE)) for one in whole]}
    names = {4: {"x": x, "y": [down - 0.34 for down in y], "text": [literal(one) for one in shown.names]}}
    return found | names, {"xaxis.range": [-0.5, across - 0.5], "yaxis.range": [y[-1] + 0.5, -0.5]}


def _tiled(names: Sequence[str], moving: Mapping[int, Mapping[str, list]]) -> go.Figure:
    count = len(names)
    places = [(place % ACROSS, place // ACROSS) for place in range(count)]
    x, y = [at for at, _ in places], [down for _, down in places]
    figure = go.Figure(layout=on_stage())
    figure.add_bar(
        x=x,
        y=[0.94] * count,
        base=[down - 0.47 for down in y],
        width=0.97,
        marker_color=moving[0]["marker.color"],
        hoverinfo="skip",
    )
    figure.add_scatter(**moving[1], x=x, y=[down + 0.2 for down in y], mode="text", textfont={"size": 13},
                       hovertemplate="%{customdata}<extra></extra>", cliponaxis=False)
    figure.add_scatter(x=x, y=[down - 0.22 for down in y], mode="text", text=[literal(one) for one in names],
                       textfont={"size": 12}, hoverinfo="skip", cliponaxis=False)
    figure.update_layout(margin={"l": 2, "r": 2, "t": 24, "b": 2}, barmode="overlay")
    figure.update_xaxes(range=[-0.5, ACROSS - 0.5], **NOTHING)
    return figure.update_yaxes(range=[y[-1] + 0.5, -0.5], **NOTHING)


def told(kind: Mapping[str, Any], moment: int) -> dict[int, dict[str, list]]:
    """What moves in `tiles` at one moment: the colour of how good each word is, and the words with their marks."""
    found = grades(kind, moment)
    words = [literal(one["words"][moment]) for one in kind["of"]]
    return {
        0: {"marker.color": [FILLS[grade] for grade in found]},
        1: {
            "text": [f"<b>{word}</b> {MARKS[grade]}" for word, grade in zip(words, found, strict=True)],
            "customdata": [
                f"{literal(one['asked'])} {word}: {percent(one['sure'][moment])} sure"
                for one, word in zip(kind["of"], words, strict=True)
            ],
        },
    }


def judged(statements: Sequence[Mapping[str, Any]], picks: Sequence[str | None], on: int | None = None) -> go.Figure:
    """Statements, each with a bar as long as the model was sure of its last word; whoever has judged one sees what the
    look-up says (the first sign), and beside it what they said.

    Args: picks, what the reader said of each, None where nothing yet; on, the one that is asked now.
    """
    rows, open_ = list(range(len(statements))), [pick is None for pick in picks]
    figure = go.Figure(layout=on_stage(x="how sure it was of the last word"))
    figure.add_bar(
        x=[one["sure"] for one in statements],
        y=[row + 0.28 for row in rows],
        orientation="h",
        width=0.2,
        hoverinfo="skip",
        marker={"color": [NEUTRAL if waits else STREAM.fill for waits in open_]},
    )
    lines = [_line(one, pick, number == on) for number, (one, pick) in enumerate(zip(statements, picks, strict=True))]
    figure.add_scatter(
        x=[0] * len(rows),
        y=[row - 0.12 for row in rows],
        mode="text",
        text=lines,
        textposition="middle right",
        textfont={"size": 12},
        hoverinfo="skip",
        cliponaxis=False,
    )
    figure.update_layout(margin={"l": 6, "r": 22, "b": 40})
    figure.update_xaxes(range=[0, 1], fixedrange=True, automargin=False, **in_percent(0, 0.5, 1))
    return figure.update_yaxes(range=[len(rows) - 0.4, -0.6], **NOTHING)


def _line(one: Mapping[str, Any], pick: str | None, on: bool) -> str:
    text = wrap(one["text"], LINE)
    shown = literal(text[0] + (" …" if len(text) > 1 else ""))
    shown = f"<b>{shown}</b>" if on else shown
    if pick is None:
        return f"{'▶' if on else '○'} {shown}"
    return f"<b>{SIGNS[one['verdict']]}</b> {shown} <i>{f'(you: {SIGNS[pick]})' if pick in SIGNS else ''}</i>"
