"""Figures of what a model picks up: scores that grow through training, panel by panel or as bars; all tests by how far they
are above blind guessing; when each family passes in several runs; two sentences of which one is likelier.

Steps stand where the rail has them. C checkpoints. What moves is the last traces of a figure, in the order that the
functions beside it give.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.figures.meaning import TICKS, on_rail
from core.figures.plotting import go
from core.figures.style import GRID, NEUTRAL, STREAM, in_percent, literal, on_stage

if TYPE_CHECKING:
    from core.results.skill_curves import Course

MARKS = ("circle", "square", "diamond", "cross", "triangle-up")
BANDS = ("rgba(139,111,208,0.25)", "rgba(125,130,140,0.22)")
TOP = 1.42  # of a panel's axis of shares: its name stands over all right
GAP = (0.1, 0.05)  # between panels
MOVING = 2  # traces of each curve: the line as far as it has grown, and its marks
SIGNS = ("", "■ dashed: ")  # before the name of a panel's first and second curve
Panel = Mapping[str, "Course"]  # curves by name


def panels(shown: Sequence[Panel], until: int | None = None, ends: tuple[str, str] | None = None) -> go.Figure:
    """Scores through training, two panels a row: the first curve of each with blind chance (dotted), the bar (dashed) and
    a star where it passes for good; a second one dashed; round each the band of luck, its 95 % interval.

    Args: until, index of the last moment that may be seen; None: all. ends: what it means to be all right, and never.
    """
    figure, columns = go.Figure(), min(2, len(shown))
    rows = -(-len(shown) // columns)
    figure.update_layout(**on_stage())
    if until is not None:
        figure.update_layout(hoverdistance=-1)  # a tap anywhere in a panel is one on its curve
    for number, panel in enumerate(shown):
        own, axis = _axes(number), "" if number == 0 else str(number + 1)
        column, row = number % columns, number // columns
        steps = next(iter(panel.values())).steps
        figure.update_layout({
            f"xaxis{axis}": _steps(steps) | _domain(column, columns, GAP[0]) | {
                "anchor": own["yaxis"], "showticklabels": row == rows - 1},
            f"yaxis{axis}": _axis(range=[-0.03, TOP], anchor=own["xaxis"], showticklabels=column == 0, **in_percent(0, 0.5, 1))
            | _domain(rows - 1 - row, rows, GAP[1]),
        })
        for place, course in enumerate(panel.values()):
            _band(figure, course, until, place, own)
        _levels(figure, next(iter(panel.values())), own)
    for number, panel in enumerate(shown):
        for place, (name, course) in enumerate(panel.items()):
            _curve(figure, name, course, until, place, _axes(number))
    for text, y in zip(ends or (), (1.0, 0.0), strict=False):
        figure.add_annotation(x=0.01, xref="x domain", y=y, text=text, showarrow=False, xanchor="left", font={"size": 12},
                              yanchor="top" if y else "bottom")
    return figure


def grown(shown: Sequence[Panel], moment: int) -> dict[int, dict[str, list]]:
    """What moves in `panels` at one moment: each curve up to there; its name and score, the mark at its end, its star."""
    curves = [(name, course, place) for panel in shown for place, (name, course) in enumerate(panel.items())]
    bands = 2 * len(curves)
    found = {}
    for number, curve in enumerate(curves):
        found[bands + MOVING * number], found[bands + MOVING * number + 1] = _grown(*curve, moment)
    return found


def _grown(name: str, course: Course, place: int, moment: int) -> tuple[dict[str, list], dict[str, list]]:
    x, y = on_rail(course.steps).round(4).tolist(), np.round(course.accuracy, 4).tolist()
    star = not place and course.passed is not None and course.passed <= moment
    rest = len(x) - moment
    return (
        {"x": x[:moment] + [x[moment]] * rest, "y": y[:moment] + [y[moment]] * rest,
         "customdata": [f"{step:,}" for step in (*course.steps[:moment], *[course.steps[moment]] * rest)]},
        {"x": [x[0], x[moment], x[course.passed if star else moment]],
         "y": [TOP - 0.14 - 0.2 * place, y[moment], y[course.passed] if star else None],
         "text": [f"{SIGNS[place]}<b>{literal(name)}</b> {course.right[moment]} of {course.n}", "", ""]},
    )


def scores(courses: Sequence[Course], names: Sequence[str]) -> go.Figure:
    """Tests as bars, each with its 95 % interval, blind chance and the bar that it has to pass, at the last moment."""
    bars, told = scored(courses, names, len(courses[0].steps) - 1).values()
    rows = np.arange(len(courses)).tolist()
    figure = go.Figure()
    figure.add_bar(x=bars["x"], y=[row + 0.2 for row in rows], orientation="h", width=0.36, hoverinfo="skip",
                   marker={"color": BANDS[0], "line": {"width": 2, "color": STREAM.fill}},
                   error_x={"array": bars["error_x.array"], "arrayminus": bars["error_x.arrayminus"], "color": NEUTRAL, "thickness": 3})
    for name, levels, symbol in (("chance", [course.chance for course in courses], "line-ns-open"),
                                 ("bar", [course.bar for course in courses], "diamond-tall-open")):
        figure.add_scatter(x=levels, y=[row + 0.2 for row in rows], mode="markers+text", hoverinfo="skip", cliponaxis=False,
                           textposition="bottom center",
                           text=[""] * (len(rows) - 1) + [name], textfont={"size": 13},
                           marker={"symbol": symbol, "size": 14, "color": NEUTRAL, "line": {"width": 3, "color": NEUTRAL}})
    figure.add_scatter(**told, x=[0] * len(rows), y=[row - 0.2 for row in rows], mode="text", textposition="middle right",
                       textfont={"size": 13}, hoverinfo="skip", cliponaxis=False)
    figure.update_layout(**on_stage())
    figure.update_xaxes(range=[0, 1.02], **in_percent(0, 0.25, 0.5, 0.75, 1))
    return figure.update_yaxes(range=[len(rows) - 0.3, -0.6], showgrid=False, zeroline=False, showticklabels=False)


def scored(courses: Sequence[Course], names: Sequence[str], moment: int) -> dict[int, dict[str, list]]:
    """What moves in `scores` at one moment: bars with their intervals; names, scores, and a star for what has passed."""
    share = [course.accuracy[moment] for course in courses]
    low, high = np.transpose([course.intervals[moment] for course in courses])
    told = [f"{literal(name)}: {course.right[moment]} of {course.n}"
            + (f" ★ {course.steps[course.passed]:,}" if course.passed is not None and course.passed <= moment else "")
            for course, name in zip(courses, names, strict=True)]
    return {0: {"x": np.round(share, 4).tolist(), "error_x.array": np.round(high - share, 4).tolist(),
                "error_x.arrayminus": np.round(share - low, 4).tolist()}, 3: {"text": told}}


def above_chance(courses: Sequence[Course], names: Sequence[str]) -> go.Figure:
    """Every test as a dot, the best on top: from blind guessing (0) to all right (1), at the last moment. A hollow diamond
    can't be told from blind guessing, or lies below it.
    """
    figure = go.Figure()
    figure.add_scatter(**above(courses, len(courses[0].steps) - 1)[0], y=np.arange(len(courses)).tolist(), mode="markers",
                       cliponaxis=False, text=[literal(name) for name in names], marker_size=10, marker_color=STREAM.fill,
                       hovertemplate="%{text}: %{customdata}<extra></extra>")
    figure.update_layout(**on_stage(x="from blind guessing to all right"))
    figure.add_vline(x=0, line={"color": NEUTRAL, "width": 2, "dash": "dot"})
    figure.update_xaxes(range=[-0.45, 1.04], tickvals=[0, 0.5, 1], ticktext=["chance", "the bar", "all right"])
    return figure.update_yaxes(range=[len(courses), -1], showgrid=False, zeroline=False, showticklabels=False)


def above(courses: Sequence[Course], moment: int) -> dict[int, dict[str, list]]:
    """What moves in `above_chance` at one moment."""
    return {0: {"x": [round((course.accuracy[moment] - course.chance) / (1 - course.chance), 4) for course in courses],
                "marker.symbol": ["circle" if course.intervals[moment][0] > course.chance else "diamond-open" for course in courses],
                "customdata": [f"{course.right[moment]} of {course.n}" for course in courses]}}


def runs(names: Sequence[str], onsets: Sequence[tuple[str, Sequence[float | None]]], *, share: bool, last: int) -> go.Figure:
    """When each family passed in each run: one row a family, one mark a run; without a mark where it never passed.

    Args:  onsets, a run's name and its moments: steps, or with `share` shares of that run's own training; last, of all steps.
    """
    figure = go.Figure()
    for number, (run, moments) in enumerate(onsets):
        kept = [(when, row) for row, when in enumerate(moments) if when is not None]
        when = [when for when, _ in kept]
        figure.add_scatter(
            x=np.round(when if share else on_rail(when), 4).tolist(), y=[row + 0.18 * (number - 1) for _, row in kept],
            mode="markers", name=literal(run), cliponaxis=False, hoverinfo="skip",
            marker={"symbol": MARKS[number % len(MARKS)], "size": 15, "color": STREAM.fill if number == 0 else NEUTRAL},
        )
    figure.update_layout(**on_stage(x="share of the run's own training" if share else "training step", legend=True))
    figure.update_yaxes(tickvals=list(range(len(names))), ticktext=[literal(name) for name in names], tickfont={"size": 16},
                        range=[len(names) - 0.5, -0.5], zeroline=False)
    return figure.update_xaxes(**({"range": [-0.03, 1.05], **in_percent(0, 0.25, 0.5, 0.75, 1)} if share else _steps([last])))


def likelier(steps: Sequence[int], bits: np.ndarray, names: tuple[str, str], until: int | None = None) -> go.Figure:
    """By how many bits (C,) the first of two sentences is likelier, up to a moment; below zero the second is."""
    reach = 1.3 * max(1.0, float(np.abs(bits).max()))
    line, dot = likelier_at(steps, bits, len(steps) - 1 if until is None else until).values()
    figure = go.Figure()
    figure.update_layout(**on_stage(y="bits of difference"))
    figure.add_hline(y=0, line={"color": NEUTRAL, "width": 2, "dash": "dot"})
    figure.add_scatter(**line, mode="lines+markers", line={"color": STREAM.fill, "width": 3}, marker={"size": 7}, showlegend=False,
                       hovertemplate="step %{customdata}: %{y:.1f} bits<extra></extra>")
    figure.add_scatter(**dot, mode="markers", hoverinfo="skip", marker={"size": 15, "color": STREAM.fill}, showlegend=False)
    for y, text in ((reach, f"▲ {literal(names[0])} is likelier"), (-reach, f"▼ {literal(names[1])} is likelier")):
        figure.add_annotation(x=0.01, xref="paper", y=y, text=text, showarrow=False, xanchor="left", yanchor="top" if y > 0 else "bottom")
    figure.update_yaxes(range=[-reach, reach], showgrid=False, zeroline=False)
    return figure.update_xaxes(**_steps(steps))


def likelier_at(steps: Sequence[int], bits: np.ndarray, moment: int) -> dict[int, dict[str, list]]:
    """What moves in `likelier` at one moment: the line as far as it has grown, and the mark at its end."""
    x, y = on_rail(steps).round(4).tolist(), np.round(np.asarray(bits, float), 3).tolist()
    rest = len(x) - moment
    line = {"x": x[:moment] + [x[moment]] * rest, "y": y[:moment] + [y[moment]] * rest,
            "customdata": [f"{step:,}" for step in (*steps[:moment], *[steps[moment]] * rest)]}
    return {0: line, 1: {"x": [x[moment]], "y": [y[moment]]}}


def _band(figure: go.Figure, course: Course, until: int | None, place: int, own: dict[str, str]) -> None:
    shown = slice(None if until is None else until + 1)
    x, (low, high) = on_rail(course.steps[shown]), np.asarray(course.intervals[shown], np.float32).T
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}
    figure.add_scatter(x=x, y=low, **edge, **own)
    figure.add_scatter(x=x, y=high, fill="tonexty", fillcolor=BANDS[place], **edge, **own)


def _levels(figure: go.Figure, course: Course, own: dict[str, str]) -> None:
    for level, dash, word in ((course.bar, "dash", "bar"), (course.chance, "dot", "chance")):
        if level:
            figure.add_shape(type="line", x0=0, x1=1, xref=f"{own['xaxis']} domain", y0=level, y1=level, yref=own["yaxis"],
                             line={"dash": dash, "width": 2, "color": NEUTRAL}, layer="below")
            figure.add_annotation(x=1, xref=f"{own['xaxis']} domain", y=level, yref=own["yaxis"], text=word, showarrow=False,
                                  xanchor="right", yanchor="top", font={"size": 11})


def _curve(figure: go.Figure, name: str, course: Course, until: int | None, place: int, own: dict[str, str]) -> None:
    line, marks = _grown(name, course, place, len(course.steps) - 1 if until is None else until)
    ink = NEUTRAL if place else STREAM.fill
    figure.add_scatter(**line, mode="lines+markers", line={"color": ink, "width": 3, "dash": "dash" if place else "solid"},
                       marker={"size": 5}, showlegend=False, **own,
                       **({"hovertemplate": f"{literal(name)}, step %{{customdata}}: %{{y:.0%}}<extra></extra>"} if until is None
                          else {"hoverinfo": "none"}))
    figure.add_scatter(**marks, mode="markers+text", textposition="middle right", cliponaxis=False, showlegend=False,
                       hoverinfo="skip", textfont={"size": 13}, **own,
                       marker={"symbol": ["circle", MARKS[place], "star"], "size": [0, 13, 19], "color": ink, "opacity": [0, 1, 1],
                               "line": {"width": 1, "color": "rgba(255,255,255,.9)"}})


def _axes(number: int) -> dict[str, str]:
    axis = "" if number == 0 else str(number + 1)
    return {"xaxis": f"x{axis}", "yaxis": f"y{axis}"}


def _domain(place: int, count: int, gap: float) -> dict[str, Any]:
    wide = (1 - gap * (count - 1)) / count
    return {"domain": [max(0.0, place * (wide + gap)), min(1.0, place * (wide + gap) + wide)]}


def _axis(**more: Any) -> dict[str, Any]:
    return {"gridcolor": GRID, "zeroline": False, "automargin": True, "fixedrange": True, **more}


def _steps(steps: Sequence[int]) -> dict[str, Any]:
    """The axis of steps, as the rail has it, with few of them written."""
    shown = [step for step in TICKS if step in (0, 100, 1000, 15000) and step <= steps[-1]]
    return _axis(tickvals=on_rail(shown).round(4).tolist(), ticktext=[f"{step:,}" for step in shown], tickangle=0,
                 range=[-0.15, float(on_rail([steps[-1]])[0]) + 0.3])
