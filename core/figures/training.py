"""Figures of one lap of training: the surprise of a sentence, the blame, the slope, nudges in a row.

T tokens, R sizes of nudge, N nudges. All surprise is in bits.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from core.figures.home import ROOM
from core.figures.plotting import go
from core.figures.style import (
    KIND_FILLS,
    KIND_NAMES,
    KIND_PATTERNS,
    NEUTRAL,
    PARTS,
    layout,
    literal,
    on_stage,
)
from core.formatting import percent

MINE, MARK = PARTS["prediction"].fill, {"size": 15, "line": {"width": 3, "color": NEUTRAL}}
OTHERS = {"color": NEUTRAL, "width": 3, "dash": "dash"}
CROWDED = 7  # tokens from which on their names stand aslant
ROOMY, APART = 12, 3  # tokens up to which each has its number; beyond, numbers stand so many tokens apart
LINES = 0.8  # of the height of the slope, under the names of its zones


def surprises(tokens: Sequence[str], bits: np.ndarray, hidden: int, most: float, *, covered: bool = False) -> go.Figure:
    """The surprise (T,) of each token of a sentence as a bar, the hidden one outlined, with a line at their mean.

    Args: most, up to where the axis reaches; covered: the hidden one isn't known yet, nor the mean.
    """
    bars, mean = surprises_of(bits, hidden, covered=covered)
    figure = go.Figure(layout=layout() | {"showlegend": False, "bargap": 0.3, "margin": ROOM})
    figure.add_bar(
        **bars, x=np.arange(len(tokens), dtype=np.uint8), textposition="outside", cliponaxis=False, hoverinfo="skip",
        textangle=0, constraintext="none", textfont={"size": 13},
        marker={"color": [MINE if place == hidden else NEUTRAL for place in range(len(tokens))],
                "pattern": {"shape": ["" if place == hidden else "/" for place in range(len(tokens))], "size": 6,
                            "fgcolor": "rgba(255,255,255,.5)", "fillmode": "overlay"}},
    )
    figure.add_scatter(**mean, x=[-0.5, len(tokens) - 0.5], mode="lines", hoverinfo="skip",
                       line={"dash": "dash", "color": MINE, "width": 2})
    names = ["?" if covered and place == hidden else _shown(token) for place, token in enumerate(tokens)]
    figure.update_xaxes(tickvals=list(range(len(tokens))), ticktext=names, showgrid=False,
                        tickangle=0 if len(tokens) <= CROWDED else -50)
    figure.update_yaxes(range=[0, most * 1.3], visible=False)
    return figure


def surprises_of(bits: np.ndarray, hidden: int, *, covered: bool = False) -> tuple[dict[str, list], dict[str, list]]:
    """What the bars and the line at their mean hold at one moment."""
    shown = [0.0 if covered and place == hidden else round(float(one), 3) for place, one in enumerate(bits)]
    said = numbered(bits, hidden)
    text = [
        f"{one:.1f}" if place in said and not (covered and place == hidden) else "" for place, one in enumerate(bits)
    ]
    mean = None if covered else round(float(np.mean(bits)), 3)
    return {"y": shown, "text": text}, {"y": [mean, mean]}


def numbered(bits: np.ndarray, hidden: int) -> set[int]:
    """Which tokens have their number written: all, where there is room; else the hidden one, and the most surprising
    that stand APART from any other.
    """
    if len(bits) <= ROOMY:
        return set(range(len(bits)))
    said = [hidden]
    for place in np.argsort(-bits, kind="stable").tolist():
        if all(abs(place - other) >= APART for other in said):
            said.append(place)
    return set(said)


def blame(
    places: Sequence[str], shares: Mapping[str, np.ndarray], most: float = 1.0, *, covered: bool = False
) -> go.Figure:
    """Each place's share of the squared gradient, from the way in on top to the way out, one bar a kind.

    Args: shares, of each kind at each place, 0 to 1: all of them add up to 1; most, up to where the axis reaches;
          covered: only what each place has in all.
    """
    figure = go.Figure(layout=on_stage(legend=True) | {"barmode": "stack", "bargap": 0.25})
    for (kind, _), x in zip(shares.items(), blame_of(shares, covered=covered)[:-1], strict=True):
        figure.add_bar(
            **x, y=list(places), orientation="h", name=KIND_NAMES[kind], hoverinfo="skip", showlegend=not covered,
            marker={"color": NEUTRAL if covered else KIND_FILLS[kind],
                    "pattern": {"shape": "" if covered else KIND_PATTERNS[kind], "fgcolor": "rgba(255,255,255,.55)",
                                "size": 6, "fillmode": "overlay"}},
        )
    figure.add_scatter(
        **blame_of(shares, covered=covered)[-1],
        y=list(places),
        mode="text",
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
    figure.update_layout(legend={"entrywidth": 84, "xref": "container", "font": {"size": 11}}, margin={"b": 60})
    figure.update_yaxes(autorange="reversed", type="category", showgrid=False)
    figure.update_xaxes(range=[0, most * 1.15], visible=False)
    return figure


def blame_of(shares: Mapping[str, np.ndarray], *, covered: bool = False) -> list[dict[str, list]]:
    """What the bars of each kind hold at one moment, and the sums behind them."""
    sums = np.sum([*shares.values()], axis=0)
    rows = [sums, *(np.zeros_like(sums) for _ in list(shares)[1:])] if covered else [*shares.values()]
    bars = [{"x": np.asarray(row, float).round(4).tolist()} for row in rows]
    return [*bars, {"x": sums.round(4).tolist(), "text": [f" {percent(float(one))}" for one in sums]}]


def slope(
    rates: Sequence[str], bits: np.ndarray, others: np.ndarray | None, zones: Sequence[str | None],
    *, names: tuple[str, str], shaded: str, until: int | None = None,
) -> go.Figure:
    """The surprise (R,) of a sentence after a nudge of each size, and of other sentences.

    Args: rates, as they are written; zones, of each size the name of how it does; shaded, one of these names; until,
          index of the last that is drawn; None: all of them.
    """
    shown, last = slice(None if until is None else until + 1), len(bits) - 1
    both = [bits] if others is None else [bits, others]
    figure = go.Figure(layout=on_stage(x="size of the nudge (learning rate)", legend=True))
    for values, line, name in zip(both, ({"color": MINE, "width": 4}, OTHERS), names, strict=False):
        figure.add_scatter(x=list(range(last + 1))[shown], y=values[shown].round(3).tolist(), mode="lines", name=name,
                           line=line, hoverinfo="skip")
    top = 1.6 * max(float(values[0]) for values in both)
    with_unit(figure, "bits")
    ticks = list(range(last, 0, -6))[:-1]
    figure.update_xaxes(range=[-0.5, last + 0.5], tickvals=[0, *ticks], ticktext=["none", *(rates[at] for at in ticks)],
                        showgrid=False, tickangle=0)
    figure.update_yaxes(range=[0, top], domain=[0, LINES])
    for name, (start, end) in spans(zones).items():
        if until is not None:
            break
        if name == shaded:
            figure.add_vrect(x0=start - 0.5, x1=end + 0.5, fillcolor=NEUTRAL, opacity=0.22, line_width=0, layer="below")
        figure.add_annotation(x=(start + end) / 2, y=1, yref="paper", yanchor="top", text=name.replace(" ", "<br>"),
                              showarrow=False, font={"size": 13})
    return figure


def spans(zones: Sequence[str | None]) -> dict[str, tuple[int, int]]:
    """From where to where each zone reaches."""
    return {
        name: (zones.index(name), len(zones) - 1 - zones[::-1].index(name)) for name in dict.fromkeys(zones) if name
    }


def again(bits: np.ndarray, others: np.ndarray | None, *, names: tuple[str, str]) -> go.Figure:
    """The surprise (N + 1,) of a sentence after each nudge in a row, and of other sentences."""
    both = [bits] if others is None else [bits, others]
    figure = go.Figure(layout=on_stage(x="nudges", legend=True))
    for values, line, name in zip(both, ({"color": MINE, "width": 4}, OTHERS), names, strict=False):
        figure.add_scatter(
            x=list(range(len(values))), y=values.round(3).tolist(), mode="lines", name=name, line=line, hoverinfo="skip"
        )
    with_unit(figure, "bits")
    figure.update_xaxes(range=[-0.5, len(bits) + 3], showgrid=False)
    figure.update_yaxes(range=[0, 1.15 * max(float(line.max()) for line in both)])
    return figure


def with_unit(figure: go.Figure, unit: str) -> None:
    """Say at the topmost number of the upward axis what is counted: a title beside it would take too much of a phone.
    """
    figure.update_yaxes(ticksuffix=f" {unit}", showticksuffix="last")


def _shown(text: str) -> str:
    """A token of a reader's text."""
    return literal(text.strip() or "␣")
