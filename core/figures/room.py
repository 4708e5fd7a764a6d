"""What a room answered, before and after it talked, beside the young model and the trained one, in one picture each:
shares, places in an order, taps on the map of words, numbers.

R rows, P people, N words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from core.figures.plotting import go
from core.figures.style import BEYOND, NEUTRAL, PARTS, STREAM, in_percent, literal, on_stage
from core.formatting import percent

LONGEST = 24  # characters of a name beside its bars
ROOM, MODEL, NATION = "room", "model", "nation"
# Each by colour, and by a pattern and a shape of its own: in a shape, what came earlier is hollow.
LOOKS = {
    (ROOM, "before"): (STREAM.fill, "/", "circle-open"),
    (ROOM, "after"): (STREAM.fill, "", "circle"),
    (MODEL, "young"): (PARTS["prediction"].fill, ".", "diamond-open"),
    (MODEL, "trained"): (PARTS["prediction"].fill, "x", "diamond"),
    (NATION, "asked"): (NEUTRAL, "-", "square"),
}


NAMED = 15  # pixels of type
# pixels of the map on a wall of 1280 x 720, on which type is as large as here; a larger wall has larger type
SEEN = (700, 420)
LETTER, LINE, AWAY = 0.56, 1.25, 14  # widths of a letter and of a line, times its size; pixels from a mark to its name
SIDES = {  # of a point, for a name: how far its middle lies from there, across and up, in halves of its size
    "middle center": (0, 0),
    "top center": (0, 1),
    "bottom center": (0, -1),
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top right": (1, 1),
    "top left": (-1, 1),
    "bottom right": (1, -1),
    "bottom left": (-1, -1),
}


class Box(NamedTuple):
    left: float
    right: float
    bottom: float
    top: float


class Series(NamedTuple):
    """The answers of one group: whose, when, how the legend calls them; shares (R,), 0 to 1, or places; counts (R,)
    where people were counted, of `people`.
    """

    who: str
    when: str
    name: str
    values: Sequence[float]
    counts: Sequence[int] | None = None
    people: int = 0


def answers(rows: Sequence[str], series: Sequence[Series], right: int | None = None) -> go.Figure:
    """A row for each answer, in it a bar for each group: people as “8 of 23”, the model in per cent.

    Args: right, index of the row that is true, marked with a tick.
    """
    figure = go.Figure(layout=on_stage(legend=True) | {"barmode": "group", "bargap": 0.2, "bargroupgap": 0.06})
    for one in series:
        colour, pattern, _ = LOOKS[one.who, one.when]
        figure.add_bar(
            x=[float(f"{value:.6g}") for value in one.values],
            y=list(range(len(rows))),
            orientation="h",
            name=literal(one.name),
            text=said(one),
            textposition="outside",
            constraintext="none",
            cliponaxis=False,
            hoverinfo="skip",
            textangle=0,
            marker={
                "color": colour,
                "pattern": {"shape": pattern, "fillmode": "replace", "size": 6},
                "line": {"width": 1, "color": colour},
            },
            textfont={"size": 12},
        )
    figure.update_xaxes(range=[0, BEYOND], **in_percent(0, 0.25, 0.5, 0.75, 1), side="bottom")
    names = [
        f"{'✓ ' if row == right else ''}{'<br>'.join(map(literal, in_lines(name)))}" for row, name in enumerate(rows)
    ]
    figure.update_yaxes(range=[len(rows) - 0.5, -0.5], showgrid=False, zeroline=False, tickvals=list(range(len(rows))),
                        ticktext=names, tickfont={"size": 16})
    return figure


def said(one: Series) -> list[str]:
    """What stands behind the bars of a group."""
    if one.counts is not None:
        return [f"{count} of {one.people}" if count else "0" for count in one.counts]
    return [percent(value) for value in one.values]


def in_lines(name: str) -> list[str]:
    """An answer that leaves room for its bars, whatever somebody typed: two lines at most."""
    words, first = name.split(" "), ""
    while words and len(f"{first} {words[0]}".strip()) <= LONGEST:
        first = f"{first} {words.pop(0)}".strip()
    rest = " ".join(words)
    cut = rest if len(rest) <= LONGEST else f"{rest[:LONGEST - 1].rstrip()}…"
    return [line for line in (first, cut) if line]


def orders(names: Sequence[str], series: Sequence[Series]) -> go.Figure:
    """Average places in an order: a row for each name, a mark for each group, from first at the left to last.

    Args: names (R,), in the order that was measured; series, whose values are places from 1 on.
    """
    figure = go.Figure(layout=on_stage(legend=True))
    for one in series:
        colour, _, symbol = LOOKS[one.who, one.when]
        figure.add_scatter(
            x=[float(value) for value in one.values],
            y=list(range(len(names))),
            mode="markers",
            name=literal(one.name),
            cliponaxis=False,
            hoverinfo="skip",
            marker={
                "symbol": symbol,
                "size": 20 if one.who == MODEL else 15,
                "color": colour,
                "line": {"width": 3, "color": colour},
            },
        )
    last = len(names)
    figure.update_xaxes(range=[0.6, last + 0.4], tickvals=list(range(1, last + 1)), side="bottom",
                        ticktext=["first", *map(str, range(2, last)), "last"])
    figure.update_yaxes(range=[last - 0.4, -0.6], zeroline=False, tickvals=list(range(last)),
                        ticktext=[literal(name) for name in names], tickfont={"size": 17})
    return figure


def taps(
    places: np.ndarray, named: Mapping[str, tuple[float, float]], groups: Sequence[tuple[str, str, str, np.ndarray]],
    goal: str,
) -> go.Figure:
    """Where a room tapped on the map of words, and where the word stood when the model was young, and stands now.

    Args: places (N, 2), all words, 0 to 1 across and up; named, a few words by name; groups, (who, when, name, places
          (P, 2)) each, as LOOKS knows them; goal, the word that was asked, written beside the last group's mark.
    """
    figure = go.Figure(layout=on_stage(legend=True))
    figure.add_scatter(
        x=places[:, 0].astype(np.float32),
        y=places[:, 1].astype(np.float32),
        mode="markers",
        hoverinfo="skip",
        showlegend=False,
        marker={"size": 4, "color": NEUTRAL, "opacity": 0.45},
    )
    spots = np.array([points[-1] for who, _, _, points in groups[-1:] if who == MODEL]).reshape(-1, 2)
    taken = [box(spot, goal, 20, "top center", AWAY) for spot in spots] + [
        box(spot, "", 22, "middle center") for spot in spots
    ]
    figure.add_scatter(
        x=[x for x, _ in named.values()],
        y=[y for _, y in named.values()],
        mode="text",
        hoverinfo="skip",
        text=[literal(word) for word in named],
        textposition=apart(named, NAMED, taken),
        textfont={"size": NAMED},
        showlegend=False,
        cliponaxis=False,
    )
    for number, (who, when, name, points) in enumerate(groups):
        colour, _, symbol = LOOKS[who, when]
        model, last = who == MODEL, number == len(groups) - 1
        figure.add_scatter(
            x=points[:, 0].astype(np.float32),
            y=points[:, 1].astype(np.float32),
            name=literal(name),
            cliponaxis=False,
            mode="markers+text" if model and last else "markers",
            hoverinfo="skip",
            text=[literal(goal)] if model and last else None,
            textposition="top center",
            textfont={"size": 20},
            marker={
                "symbol": symbol,
                "size": 22 if model else 13,
                "color": colour,
                "line": {"width": 2.5, "color": colour},
            },
        )
    hidden = {"showgrid": False, "zeroline": False, "showticklabels": False, "range": [-0.02, 1.02]}
    figure.update_xaxes(**hidden)
    figure.update_yaxes(**hidden)
    return figure


def apart(named: Mapping[str, tuple[float, float]], size: float, taken: Sequence[Box]) -> list[str]:
    """On which side of its place each name covers the others least, in the middle where it covers none: one after the
    other, and once more with all the others in view.
    """
    held: dict[str, Box] = {}
    sides: dict[str, str] = {}
    for word in [*named, *named]:
        others = [*taken, *(other for name, other in held.items() if name != word)]
        boxes = {side: box(named[word], word, size, side) for side in SIDES}
        sides[word] = min(
            SIDES, key=lambda side: sum(shared(boxes[side], other) for other in others) + beyond(boxes[side])
        )
        held[word] = boxes[sides[word]]
    return [sides[word] for word in named]


def box(spot: Sequence[float], text: str, size: float, side: str, away: float = 0) -> Box:
    """What a name on a side of its place takes of the map as it is SEEN, in pixels from the left and from below."""
    across, up = SIDES[side]
    wide, high = max(LETTER * size * len(text), size), LINE * size
    x, y = spot[0] * SEEN[0] + across * (wide / 2 + away), spot[1] * SEEN[1] + up * (high / 2 + away)
    return Box(x - wide / 2, x + wide / 2, y - high / 2, y + high / 2)


def shared(one: Box, other: Box) -> float:
    """Square pixels that two boxes share."""
    wide, high = (
        min(one.right, other.right) - max(one.left, other.left),
        min(one.top, other.top) - max(one.bottom, other.bottom),
    )
    return max(wide, 0) * max(high, 0)


def beyond(one: Box) -> float:
    """Square pixels of a box that lie outside the map, nearly."""
    outside = max(-one.left, 0) + max(one.right - SEEN[0], 0) + max(-one.bottom, 0) + max(one.top - SEEN[1], 0)
    return outside * (one.top - one.bottom)


def guessed(
    groups: Sequence[tuple[str, str, str, Sequence[float]]], marks: Sequence[tuple[str, str, str, float]],
    low: float, high: float, unit: str,
) -> go.Figure:
    """Numbers that people gave, a dot for each person, equal ones on top of each other; what is so as lines across.

    Args: groups, (who, when, name, numbers) each, one above the other; marks, (who, when, name, number) each.
    """
    figure, bins = go.Figure(), 50
    for row, (who, when, name, values) in enumerate(groups):
        colour, _, symbol = LOOKS[who, when]
        near = [round((value - low) / (high - low) * bins) for value in values]
        heights = [near[:place].count(bin) for place, bin in enumerate(near)]
        tall = max([6, *heights])
        figure.add_scatter(
            x=[low + bin / bins * (high - low) for bin in near],
            y=[len(groups) - 1 - row + 0.08 + 0.8 * height / tall for height in heights],
            mode="markers",
            name=literal(name),
            hoverinfo="skip",
            cliponaxis=False,
            marker={
                "symbol": symbol,
                "size": 14 if tall < 12 else 9,
                "color": colour,
                "line": {"width": 2, "color": colour},
            },
        )
    for who, when, name, value in marks:
        colour, *_ = LOOKS[who, when]
        figure.add_scatter(
            x=[value, value],
            y=[-0.02, len(groups)],
            mode="lines",
            name=literal(name),
            hoverinfo="skip",
            cliponaxis=False,
            line={"color": colour, "width": 5, "dash": "dot" if when == "young" else "solid"},
        )
    figure.update_layout(**on_stage(x=unit, legend=True))
    figure.update_xaxes(range=[low - (high - low) * 0.03, high + (high - low) * 0.03], zeroline=False)
    figure.update_yaxes(range=[-0.05, len(groups) + 0.1], showgrid=False, zeroline=False, showticklabels=False)
    return figure
