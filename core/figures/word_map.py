"""The map of words as Plotly draws it over the dust of all words: the named words, their trails, the lines between two
words, and the ruler on which their similarity is read. Everything at every moment.

C checkpoints, N words, K neighbours; places are 0 to 1 across and up the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.figures.plotting import go
from core.figures.style import GROUP_SHAPES, NEUTRAL, PARTS, layout, literal
from core.formatting import signed

# The kinds of words, each in a colour and a shape of its own: no two colours of one name, so that a reader can say "the
# green ones".
KIND_COLOURS = ("#D55E00", "#CC79A7", "#A07C00", "#0072B2", "#8B6FD0", "#009E73", "#6F9A1C", NEUTRAL)
KIND_SHAPES = GROUP_SHAPES
SYMBOLS = {"triangle": "triangle-up", "cross": "x", "down": "triangle-down", "ring": "circle-open", "plus": "cross"}
# The traces, in the order in which they are drawn.
THREADS, FIRST_TRAIL, SECOND_TRAIL, OTHER_TRAILS, CONTROL, PAIR, KINDS, WORDS, BAND, RULER = range(10)
LARGE, MIDDLE, SMALL = 23, 17, 13  # pixels of type
TRAIL = 36  # points along a trail
THIN, THICK = 1.5, 12  # pixels of a line between two words that are not alike, and exactly alike
FARTHEST = 0.3  # per cent of all places, on either side
# of an axis that shows nothing of itself
BARE = {
    "showgrid": False,
    "zeroline": False,
    "showticklabels": False,
    "automargin": False,
    "fixedrange": True,
    "showline": False,
}
# a kind is named where of the words around at least so many, and such a share, are of it
CELLS, LEAST, MOSTLY = 22, 6, 0.6


@dataclass(frozen=True, eq=False)
class Joined:
    """Two words, joined on the map and marked on the ruler: their names, their numbers on the map (None for one that
    isn't there), and their similarity (C,).
    """

    names: tuple[str, str]
    numbers: tuple[int | None, int | None]
    cosine: np.ndarray

    @property
    def there(self) -> bool:
        return None not in self.numbers


@dataclass(frozen=True, eq=False)
class Laid:
    """All words of one map: places (C, N, 2), names, the kind of each (N,), and the nearest ones of each (C, N, K)."""

    places: np.ndarray
    words: Sequence[str]
    kinds: np.ndarray
    kind_names: Sequence[str]
    near: np.ndarray

    @cached_property
    def regions(self) -> list[dict[str, list]]:
        """The names of the kinds on the map, at each moment."""
        return [kind_regions(self, moment) for moment in range(len(self.places))]


def spread(places: np.ndarray) -> np.ndarray:
    """Places (C, N, 2) in any unit, turned so that the last ones are widest across, and fitted into 0..1; the few that
    lie farthest out are drawn in to the edge.
    """
    flat = places.astype(np.float64)
    last = flat[-1] - flat[-1].mean(0)
    _, axes = np.linalg.eigh(last.T @ last)
    turned = flat @ axes[:, ::-1]
    low, high = np.percentile(turned, [FARTHEST, 100 - FARTHEST], axis=(0, 1))
    return np.clip((turned - low) / np.maximum(high - low, 1e-12) * 0.94 + 0.03, 0.01, 0.99).astype(np.float32)


def word_map(
    laid: Laid, pair: Joined, control: Joined | None, band: np.ndarray, named: Sequence[int],
    followed: Sequence[int] = (), part: str = "embeddings",
) -> tuple[go.Figure, list[dict[int, dict]]]:
    """The figure at its last moment, and of each moment what its traces hold then (the numbers above).

    Args: band (C, 2), between which most random pairs lie; named, numbers of the words that get a name, the most
          important first; followed, of the words that are followed; part, of the model, whose colour the mark of the
          pair wears.
    """
    special, shown = special_and_named(pair, followed, named)
    low = ruler_begins(pair, control, band)
    moments = [
        {THREADS: _threads(laid, followed, moment), **_trails(laid, pair, followed, moment),
         CONTROL: _line(laid, control, moment), PAIR: _line(laid, pair, moment), KINDS: laid.regions[moment],
         WORDS: _points(laid.places[moment, shown]), BAND: {"x": _numbers(band[moment])},
         RULER: _marks(pair, control, moment)}
        for moment in range(len(laid.places))
    ]
    figure = go.Figure()
    last, inks = moments[-1], np.array(KIND_COLOURS)[laid.kinds]
    colour = [inks[number] if number is not None else NEUTRAL for number in pair.numbers]
    figure.add_scatter(
        **last[THREADS],
        mode="lines+text",
        line={"color": NEUTRAL, "width": 1.2},
        textposition="top center",
        textfont={"size": SMALL},
    )
    for trail, ink in ((FIRST_TRAIL, colour[0]), (SECOND_TRAIL, colour[1]), (OTHER_TRAILS, NEUTRAL)):
        figure.add_scatter(**last[trail], mode="lines", fill="toself", fillcolor=_seen_through(ink), line={"width": 0})
    figure.add_scatter(x=last[CONTROL]["x"], y=last[CONTROL]["y"], mode="lines",
                       line={"color": NEUTRAL, "width": last[CONTROL]["line.width"], "dash": "dot"})
    figure.add_scatter(x=last[PAIR]["x"], y=last[PAIR]["y"], mode="lines",
                       line={"color": PARTS[part].fill, "width": last[PAIR]["line.width"]})
    figure.add_scatter(
        **last[KINDS], mode="text", textposition="top center", textfont={"size": SMALL + 1, "weight": 700}
    )
    figure.add_scatter(
        **last[WORDS],
        mode="markers+text",
        text=[literal(laid.words[number]) for number in shown],
        customdata=shown,
        textposition="middle right",
        textfont={
            "size": [size(laid.words[number], number in special) for number in shown],
            "weight": [600 if number in special else 400 for number in shown],
        },
        marker={
            "size": [13 if number in special else 8 for number in shown],
            "color": [inks[number] for number in shown],
            "symbol": [symbol(laid.kinds[number]) for number in shown],
            "opacity": 1,
        },
    )
    figure.add_scatter(**last[BAND], y=[0, 0], mode="lines", line={"color": "rgba(125,130,140,0.4)", "width": 14},
                       xaxis="x2", yaxis="y2")
    figure.add_scatter(
        **last[RULER],
        y=[0, 2, 0, 1][: len(last[RULER]["x"])],
        mode="markers+text",
        cliponaxis=False,
        xaxis="x2",
        yaxis="y2",
        textfont={"size": [SMALL, SMALL + 1, SMALL, SMALL - 1][: len(last[RULER]["x"])]},
        marker={
            "size": [15, 0, 11, 0][: len(last[RULER]["x"])],
            "opacity": 1,
            "symbol": ["circle", "circle", "square-open", "circle"][: len(last[RULER]["x"])],
            "color": [PARTS[part].fill, NEUTRAL, NEUTRAL, NEUTRAL][: len(last[RULER]["x"])],
        },
    )
    figure.update_traces(hoverinfo="skip", showlegend=False)
    _dressed(figure, low)
    return figure, moments


def special_and_named(pair: Joined, followed: Sequence[int], named: Sequence[int]) -> tuple[list[int], list[int]]:
    """Numbers of the words in question, which always have their names, and of all that have one, those first."""
    special = list(dict.fromkeys([number for number in pair.numbers if number is not None] + list(followed)))
    return special, list(dict.fromkeys([*special, *named]))


def size(word: str, special: bool) -> int:
    """Pixels of a word's name: the words that are followed or compared large, king and queen next, the others small."""
    return LARGE if special else MIDDLE if word in ("king", "queen", "cat", "dog") else SMALL


def symbol(kind: int) -> str:
    """Plotly's name of the shape of a kind."""
    return SYMBOLS.get(KIND_SHAPES[kind], KIND_SHAPES[kind])


def thickness(cosine: float) -> float:
    """Pixels of the line between two words: the more alike, the thicker."""
    return round(THIN + (THICK - THIN) * max(float(cosine), 0.0), 2)


def kind_regions(laid: Laid, moment: int) -> dict[str, list]:
    """The name of each kind where most words around are of that kind; "" for one that keeps no such company."""
    places, kinds, other = laid.places[moment], laid.kinds, len(laid.kind_names) - 1
    cell = np.clip((places * CELLS).astype(int), 0, CELLS - 1)
    counts = np.zeros((len(laid.kind_names), CELLS + 2, CELLS + 2))
    np.add.at(counts, (kinds, cell[:, 0] + 1, cell[:, 1] + 1), 1)
    around = sum(counts[:, 1 + dx : CELLS + 1 + dx, 1 + dy : CELLS + 1 + dy] for dx in (-1, 0, 1) for dy in (-1, 0, 1))
    all_around = np.maximum(around.sum(0), 1)
    xs, ys, names = [], [], []
    for kind in range(other):
        best = int((around[kind] ** 2 / all_around).argmax())
        at = np.unravel_index(best, all_around.shape)
        own = places[(kinds == kind) & (np.abs(cell - at).max(1) <= 1)]
        named = around[kind][at] >= LEAST and around[kind][at] / all_around[at] >= MOSTLY
        xs.append(float(own[:, 0].mean()) if len(own) else 0.5)
        ys.append(float(own[:, 1].max()) if len(own) else 0.5)
        names.append(laid.kind_names[kind].upper() if named else "")
    return {"x": _numbers(xs), "y": _numbers(ys), "text": names}


def ruler_begins(pair: Joined, control: Joined | None, band: np.ndarray) -> float:
    """The lowest similarity that the ruler has room for, at all moments."""
    lowest = [float(band.min()), float(pair.cosine.min()), *([float(control.cosine.min())] if control else [])]
    return min(-0.3, *lowest) - 0.05


def trail_of(places: np.ndarray, moment: int) -> np.ndarray:
    """Points (TRAIL, 2) evenly spaced in time from a word's first place to that of a moment.  Args: places (C, 2)."""
    times = np.linspace(0, moment, TRAIL)
    return np.stack([np.interp(times, np.arange(len(places)), places[:, axis]) for axis in (0, 1)], 1)


def comet(points: np.ndarray, width: float = 0.018) -> np.ndarray:
    """The outline (2 T, 2) of a trail (T, 2) that widens toward its end."""
    way = np.empty_like(points)
    way[1:-1], way[0], way[-1] = points[2:] - points[:-2], points[1] - points[0], points[-1] - points[-2]
    across = np.stack([-way[:, 1], way[:, 0]], 1) / np.maximum(np.hypot(*way.T), 1e-9)[:, None]
    half = across * (np.linspace(0.02, 1, len(points)) * width / 2)[:, None]
    return np.concatenate([points + half, (points - half)[::-1]])


def _trails(laid: Laid, pair: Joined, followed: Sequence[int], moment: int) -> dict[int, dict]:
    others = [number for number in followed if number not in pair.numbers]
    return {
        trail: _outlines([laid.places[:, number] for number in numbers if number is not None], moment)
        for trail, numbers in (
            (FIRST_TRAIL, pair.numbers[:1]),
            (SECOND_TRAIL, pair.numbers[1:]),
            (OTHER_TRAILS, others),
        )
    }


def _outlines(ways: Sequence[np.ndarray], moment: int) -> dict[str, list]:
    x, y = [], []
    for way in ways:
        outline = comet(trail_of(way, moment))
        x += [*_numbers(outline[:, 0]), None]
        y += [*_numbers(outline[:, 1]), None]
    return {"x": x, "y": y}


def _threads(laid: Laid, followed: Sequence[int], moment: int) -> dict[str, list]:
    """Lines from each word that is followed to its nearest ones, whose names stand at their ends."""
    x, y, text = [], [], []
    for number in followed:
        for other in laid.near[moment, number]:
            ends = laid.places[moment, [number, other]]
            x += [*_numbers(ends[:, 0]), None]
            y += [*_numbers(ends[:, 1]), None]
            text += ["", literal(laid.words[other]), ""]
    return {"x": x, "y": y, "text": text}


def _line(laid: Laid, joined: Joined | None, moment: int) -> dict:
    there = joined is not None and joined.there
    ends = laid.places[moment, list(joined.numbers)] if there else np.zeros((0, 2))
    return {**_points(ends), "line.width": thickness(joined.cosine[moment]) if there else THIN}


def _marks(pair: Joined, control: Joined | None, moment: int) -> dict[str, list]:
    """A mark and a name for each pair on the ruler; a name stands on the side where there is room."""
    both = [one for one in (pair, control) if one is not None]
    values = [float(one.cosine[moment]) for one in both]
    return {
        "x": [round(value, 4) for value in values for _ in range(2)],
        "text": [
            text
            for one, value in zip(both, values, strict=True)
            for text in ("", f"{literal(' · '.join(one.names))}  {signed(value)}")
        ],
        "textposition": [
            side for value in values for side in ("top center", "middle right" if value < 0.45 else "middle left")
        ],
    }


def _points(places: np.ndarray) -> dict[str, list]:
    return {"x": _numbers(places[:, 0]), "y": _numbers(places[:, 1])}


def _numbers(values: Sequence[float] | np.ndarray) -> list[float]:
    return np.round(np.asarray(values, dtype=np.float64), 4).tolist()


def _seen_through(ink: str) -> str:
    red, green, blue = (int(ink[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.45)"


def _dressed(figure: go.Figure, low: float) -> None:
    figure.update_layout(**layout())
    figure.update_layout(
        margin={"t": 50, "b": 36, "l": 4, "r": 4},
        xaxis={**BARE, "range": [0, 1]},
        yaxis={**BARE, "range": [0, 1], "domain": [0, 0.8]},
        xaxis2={
            **BARE,
            "range": [low, 1.1],
            "showticklabels": True,
            "tickvals": [0, 0.5, 1],
            "ticks": "",
            "anchor": "y2",
            "ticktext": ["0", "0.5", "1: alike"],
            "tickfont": {"size": SMALL - 1},
            "ticklabelposition": "inside",
        },
        yaxis2={**BARE, "range": [-1.5, 2.6], "domain": [0.84, 1], "anchor": "x2", "zeroline": True},
    )
