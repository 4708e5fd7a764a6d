"""Models as squares whose areas are their parameters, split into bands by kind. A square that is tiny beside a larger
one stands there to scale, and again enlarged, with lines that lead from the one to the other: so models thousands of
times apart are in one picture.

The largest stands at the left, the next at the right above, the smallest beneath it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.figures.plotting import go
from core.figures.style import KIND_FILLS, KIND_NAMES, KIND_PATTERNS, NEUTRAL, literal, on_stage
from core.figures.zoom import FRAME, LIGHT, PALE, inked
from core.formatting import percent

SMALL, TITLE = 11, 12  # pixels of type: in a band, over a square
BAND = 0.085  # of a square's side: a lower band has its name outside
GAP = 0.1  # of the picture: a tiny square that is wider lies in the larger one
NONE = 0.01  # of a model: a kind of fewer numbers is left without a name, as nobody could see it


class Model(NamedTuple):
    """A model: what stands over its square, and its numbers by kind."""

    title: str
    kinds: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.kinds.values())


class Square(NamedTuple):
    """Where a square stands: its left lower corner and its side, in heights of the picture."""

    x: float
    y: float
    side: float


PLACES = (Square(0, 0.1, 0.62), Square(0.76, 0.55, 0.43), Square(0.76, 0, 0.43))


def squares(
    models: Sequence[Model], guesses: Mapping[str, float] | None = None, covered: bool = False
) -> go.Figure:
    """Two or three models, the largest first; ours is the last.

    Args: guesses, what a reader may guess -> how many times as many numbers as ours, drawn over the first as outlines
          to scale; covered, whether the first is yet to be guessed: its title and the outlines are all that is shown of
          it.
    """
    outlines = {label: models[-1].total * times for label, times in (guesses or {}).items()}
    # numbers that the first square is as wide as
    first = max([*outlines.values(), *([] if covered else [models[0].total])])
    sizes = (first, *(model.total for model in models[1:]))
    figure = go.Figure(layout=on_stage())
    for number, (model, place, size) in enumerate(zip(models, _places(len(models)), sizes, strict=True)):
        if number or not covered:
            _bands(figure, model, place._replace(side=place.side * (model.total / size) ** 0.5))
    for label, count in outlines.items():
        _outline(figure, label, PLACES[0]._replace(side=PLACES[0].side * (count / first) ** 0.5), over=not covered)
    if covered:
        _title(figure, models[0].title, PLACES[0], high=True)
        figure.add_annotation(
            x=PLACES[0].side * 0.55, y=PLACES[0].y + PLACES[0].side * 0.55, text="?", showarrow=False, font={"size": 56}
        )
    for (large, small), (more, fewer) in zip(pairwise(_places(len(models))), pairwise(sizes), strict=True):
        _enlarged(figure, large, small, (fewer / more) ** 0.5)
    figure.update_layout(margin={"l": 4, "r": 4, "t": 24, "b": 4})
    figure.update_xaxes(visible=False, range=[-0.01, 1.27])
    return figure.update_yaxes(visible=False, range=[-0.02, 1.06], scaleanchor="x", scaleratio=1)


def _places(count: int) -> tuple[Square, ...]:
    """Where so many squares stand."""
    return PLACES if count > 2 else (PLACES[0], PLACES[2]._replace(y=0.1))


def _bands(figure: go.Figure, model: Model, place: Square) -> None:
    """A square in its bands, from below, each with its kind's name and share: in it, or outside where it is too low."""
    bottom, right = place.y, place.x + place.side
    total, high = model.total, False
    for kind, count in model.kinds.items():
        share = count / total
        top = bottom + place.side * share
        if count:
            figure.add_scatter(
                x=[place.x, right, right, place.x, place.x],
                y=[bottom, bottom, top, top, bottom],
                mode="lines",
                fill="toself",
                line={"width": 0.5, "color": KIND_FILLS[kind]},
                fillcolor=KIND_FILLS[kind],
                name=KIND_NAMES[kind],
                fillpattern={"shape": KIND_PATTERNS[kind], "fgcolor": LIGHT, "bgcolor": KIND_FILLS[kind], "size": 7},
                legendgroup=literal(model.title),
                hoverinfo="skip",
            )
        if share >= NONE:
            _name(figure, f"{KIND_NAMES[kind]} {percent(share)}", place, bottom, top)
            high |= share < BAND and bottom > place.y
        bottom = top
    _title(figure, model.title, place, high)


def _name(figure: go.Figure, text: str, place: Square, bottom: float, top: float) -> None:
    middle = place.x + place.side / 2
    if top - bottom >= BAND * place.side:
        figure.add_annotation(
            x=middle,
            y=(bottom + top) / 2,
            text=inked(text),
            showarrow=False,
            bgcolor=PALE,
            borderpad=1,
            font={"size": SMALL},
        )
    else:
        above = bottom > place.y
        figure.add_annotation(
            x=middle,
            y=top if above else bottom,
            text=f"{'↓' if above else '↑'} {text}",
            showarrow=False,
            yanchor="bottom" if above else "top",
            font={"size": SMALL},
        )


def _title(figure: go.Figure, title: str, place: Square, high: bool = False) -> None:
    """Args: high, whether another line stands between it and the square."""
    figure.add_annotation(
        x=place.x,
        y=place.y + place.side,
        yshift=16 if high else 0,
        text=f"<b>{literal(title)}</b>",
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        font={"size": TITLE},
    )


def _outline(figure: go.Figure, label: str, place: Square, over: bool) -> None:
    right, top = place.x + place.side, place.y + place.side
    figure.add_scatter(
        x=[place.x, right, right, place.x, place.x],
        y=[place.y, place.y, top, top, place.y],
        mode="lines",
        name=label,
        line={"color": FRAME if over else NEUTRAL, "width": 2.5, "dash": "dash"},
        hoverinfo="skip",
    )
    figure.add_annotation(x=place.x, y=top, showarrow=False, xanchor="left", yanchor="bottom", font={"size": SMALL + 1},
                          text=inked(label) if over else label, bgcolor=PALE if over else None)


def _enlarged(figure: go.Figure, large: Square, small: Square, share: float) -> None:
    """The small one to scale beside the large one, and lines from it to where it stands enlarged.  Args: share, of the
    large one's side.
    """
    side, right = large.side * share, large.x + large.side
    beneath = small.x == large.x  # the lines lead down, not to the right
    x = right + 0.015 if side <= GAP else right - side
    y = large.y
    figure.add_scatter(
        x=[x, x + side, x + side, x, x],
        y=[y, y, y + side, y + side, y],
        mode="lines",
        hoverinfo="skip",
        name="to scale",
        **(
            {"line": {"color": NEUTRAL, "width": 2}, "fill": "toself", "fillcolor": NEUTRAL}
            if side <= GAP
            else {"line": {"color": FRAME, "width": 3, "dash": "dash"}}
        ),
    )
    over, edge = small.y + small.side, small.x + small.side
    ends = ([(x, y), (edge, over), None, (x + side, y), (edge, small.y)] if beneath else
            [(x + side, y + side), (small.x, over), None, (x + side, y), (small.x, small.y)])
    figure.add_scatter(
        x=[end and end[0] for end in ends],
        y=[end and end[1] for end in ends],
        mode="lines",
        hoverinfo="skip",
        name="enlarged",
        line={"color": NEUTRAL, "width": 1.5, "dash": "dot"},
    )
