"""Figures of what a model picks up: scores that grow through training, panel by panel or as bars; when each family
passes in several runs; two sentences of which one is likelier.

Steps stand where the rail has them. Panels share one pair of axes, so that one moment costs the browser two traces
(four subplots took 90 ms a moment, this 20). Letters: C checkpoints.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.figures.plotting import go
from core.figures.rail import FEW, along, axis_of_steps, written
from core.figures.style import BEYOND, GRID, NEUTRAL, OTHER, STREAM, in_percent, literal, on_stage
from core.formatting import NOT_ASKED

if TYPE_CHECKING:
    from core.results.skill_curves import Course

Panel = Mapping[str, "Course"]  # curves by name: the first is solid, a second one dashed
MARKS = ("circle", "square", "diamond", "cross", "triangle-up")
SIGNS = (("●", ""), ("■", "dashed: "), ("◆", "dotted: "))  # before the names of several curves in one panel
INKS, DASHES = (STREAM.fill, NEUTRAL, NEUTRAL), ("solid", "dash", "dot")
BANDS = ("rgba(139,111,208,0.25)", "rgba(125,130,140,0.22)", "rgba(125,130,140,0.16)")
# pixels: for what is written on the axes, which would take long to measure at each moment
ROOM = {"l": 46, "r": 22, "b": 24}
TALL, WIDE = 1.5, 1.32  # from one panel to the next: in shares, and in lengths of the axis of steps
NAME, ABOVE = 1.26, 1.02  # where a panel's name stands among others, and the names of a panel's own two curves begin
PAIRED = (0.1, 0.24)  # of a row: where our bar lies if another one lies under it, and how high both are
TARGETS = tuple((x, y) for x in (0.08, 0.36, 0.64, 0.92) for y in (0.05, 0.45, 0.85, 1.2))  # of a tap on a panel


def panels(shown: Sequence[Panel], until: int | None = None, ends: tuple[str, str] | None = None) -> go.Figure:
    """Scores through training, two panels a row: the first curve of each with blind chance (dotted), the bar (dashed)
    and a star where it passes for good; a second one dashed; round each the band of luck, its 95 % interval.

    Args: until, index of the last moment that may be seen; None: all. ends: what it means to be all right, and never.
    """
    figure, moment = go.Figure(), len(_steps_of(shown)) - 1 if until is None else until
    count = len(shown[0])
    found = list(grown(shown, moment).values())
    moving, names, bands = found[:2 * count], found[2 * count], found[2 * count + 1:]
    hover = {"hoverinfo": "skip"} if until is not None else {"hovertemplate": "%{customdata}<extra></extra>"}
    for place, (line, marks) in enumerate(zip(moving[::2], moving[1::2], strict=True)):
        figure.add_scatter(
            **line, mode="lines", line={"color": INKS[place], "width": 3, "dash": DASHES[place]}, **hover
        )
        figure.add_scatter(
            x=marks["x"], y=marks["y"], mode="markers", hoverinfo="skip", cliponaxis=False,
            marker={"symbol": ["star", MARKS[place]] * len(shown), "color": INKS[place], "size": [19, 13] * len(shown),
                    "opacity": marks["marker.opacity"]})
    alone = len(shown) == 1
    figure.add_scatter(
        **names,
        x=[right for right, _ in _corners(shown)],
        y=[up + (ABOVE if alone else NAME) for _, up in _corners(shown)],
        mode="text",
        textposition="top right" if alone else "middle right",
        textfont={"size": 13},
        hoverinfo="skip",
        cliponaxis=False,
    )
    for place, band in enumerate(bands):
        figure.add_scatter(
            **band, mode="lines", line={"width": 0}, fill="toself", fillcolor=BANDS[place], hoverinfo="skip"
        )
    _levels(figure, shown, ends)
    if until is not None:  # a tap anywhere on a panel is one on the nearest of these
        places = [(right + x * _length(shown), up + y) for right, up in _corners(shown) for x, y in TARGETS]
        figure.add_scatter(
            x=[x for x, _ in places],
            y=[y for _, y in places],
            mode="markers",
            marker={"size": 20, "opacity": 0},
            hoverinfo="none",
        )
        figure.update_layout(hoverdistance=-1)
    figure.update_layout(**on_stage()).update_layout(margin=ROOM)
    corners, ticks = _corners(shown), written(_steps_of(shown)[-1], FEW)
    rights, ups = sorted({right for right, _ in corners}), sorted({up for _, up in corners}, reverse=True)
    figure.update_xaxes(_axis(range=[-0.15, rights[-1] + _length(shown) + 0.3], tickangle=0,
                              tickvals=[right + float(along([step])[0]) for right in rights for step in ticks],
                              ticktext=[f"{step:,}" for step in ticks] * len(rights)))
    shares = in_percent(0, 0.5, 1)
    return figure.update_yaxes(
        _axis(
            range=[ups[-1] - 0.04, NAME + (0 if alone else 0.14)],
            ticktext=shares["ticktext"] * len(ups),
            tickvals=[up + share for up in ups for share in shares["tickvals"]],
        )
    )


def grown(shown: Sequence[Panel], moment: int) -> dict[int, dict[str, list]]:
    """What moves in `panels` at one moment: the curves up to there, stars and the marks at their ends, names with
    scores, bands.
    """
    found: dict[int, dict[str, list]] = {}
    several = len(shown[0]) > 1
    signs = [
        f'<span style="color:{ink}">{sign}</span> {how}' if several else ""
        for ink, (sign, how) in zip(INKS, SIGNS, strict=True)
    ]
    names: list[list[str]] = [[] for _ in shown]
    for place in range(len(shown[0])):
        line, marks = ({name: [] for name in of} for of in (("x", "y", "customdata"), ("x", "y", "marker.opacity")))
        for panel, called, (right, up) in zip(shown, names, _corners(shown), strict=True):
            name, course = list(panel.items())[place]
            x, y = (along(course.steps) + right).round(4).tolist(), (np.array(course.accuracy) + up).round(4).tolist()
            told = [
                f"{literal(name)}, step {step:,}: {count} of {course.n}"
                for step, count in zip(course.steps, course.right, strict=True)
            ]
            star = not place and course.passed is not None and course.passed <= moment
            for values, of in ((line["x"], x), (line["y"], y), (line["customdata"], told)):
                values += [*of[:moment], *[of[moment]] * (len(of) - moment), None]
            at = course.passed if star else moment
            marks["x"] += [x[at], x[moment]]
            marks["y"] += [y[at], y[moment]]
            marks["marker.opacity"] += [int(star), 1]
            called.append(f"{signs[place]}<b>{literal(name)}</b> {course.right[moment]} of {course.n}")
        found |= {2 * place: line, 2 * place + 1: marks}
    found[len(found)] = {"text": ["<br>".join(called) for called in names]}
    return found | {len(found) + place: _band(shown, place, moment) for place in range(len(shown[0]))}


def panel_at(trace: int, point: int, shown: int) -> int | None:
    """Which of so many panels of one curve each a tap on this trace and point is meant for."""
    return point // len(TARGETS) if trace > 2 and point < shown * len(TARGETS) else None


def scores(courses: Sequence[Course], names: Sequence[str], others: Sequence[tuple[int, int] | None] | None = None,
           called: str = "") -> go.Figure:
    """Tests as bars, each with its 95 % interval, blind chance and the bar that it has to pass, at the last moment.

    Args: others, of another model, `called` so, how many it has right of how many, a second bar under the first; None
          for a
    test that it didn't take.
    """
    down, width = (0.2, 0.36) if others is None else PAIRED
    bars, luck, texts = scored(courses, names, len(courses[0].steps) - 1, paired=others is not None).values()
    rows = np.arange(len(courses)).tolist()
    figure = go.Figure(layout=on_stage())
    figure.add_bar(
        x=bars["x"],
        y=[row + down for row in rows],
        orientation="h",
        width=width,
        hoverinfo="skip",
        name="this model",
        marker={"color": BANDS[0], "line": {"width": 2, "color": STREAM.fill}},
    )
    figure.add_scatter(**luck, mode="lines", line={"width": 3, "color": NEUTRAL}, hoverinfo="skip", cliponaxis=False)
    figure.add_scatter(
        x=[0] * len(rows),
        **texts,
        y=[row - (0.2 if others is None else 0.28) for row in rows],
        mode="text",
        textposition="middle right",
        textfont={"size": 13},
        hoverinfo="skip",
        cliponaxis=False,
    )
    for name, levels, symbol in (("chance", [course.chance for course in courses], "line-ns-open"),
                                 ("bar", [course.bar for course in courses], "diamond-tall-open")):
        figure.add_scatter(
            x=levels,
            y=[row + down for row in rows],
            mode="markers+text",
            hoverinfo="skip",
            cliponaxis=False,
            textposition="bottom center",
            text=[""] * (len(rows) - 1) + [name if others is None else ""],
            textfont={"size": 13},
            marker={
                "symbol": symbol,
                "size": 14 if others is None else 11,
                "color": NEUTRAL,
                "line": {"width": 3, "color": NEUTRAL},
            },
        )
    figure.update_layout(margin=ROOM)
    figure.update_layout(margin_l=8).update_xaxes(_axis(range=[0, 1.02], **in_percent(0, 0.25, 0.5, 0.75, 1)))
    if others is not None:
        figure.add_bar(
            x=[one and round(one[0] / one[1], 4) for one in others],
            y=[row + down + width + 0.03 for row in rows],
            orientation="h",
            width=width,
            hoverinfo="skip",
            cliponaxis=False,
            name=literal(called),
            marker={"color": OTHER, "pattern": {"shape": "/", "fillmode": "replace", "size": 6}},
        )
        figure.add_scatter(
            x=[BEYOND] * len(rows),
            y=[row + down + width / 2 for row in rows],
            mode="text",
            textposition="middle left",
            text=[f"{one[0]} of {one[1]}" if one else NOT_ASKED for one in others],
            textfont={"size": 12},
            hoverinfo="skip",
            cliponaxis=False,
        )
        figure.update_layout(barmode="overlay").update_xaxes(range=[0, BEYOND])
    return figure.update_yaxes(
        range=[len(rows) - 0.3, -0.6], showgrid=False, zeroline=False, showticklabels=False, automargin=False
    )


def scored(
    courses: Sequence[Course], names: Sequence[str], moment: int, paired: bool = False
) -> dict[int, dict[str, list]]:
    """What moves in `scores` at one moment: bars with their intervals; names, scores, and a star for what has passed.
    """
    share, rows = (
        [course.accuracy[moment] for course in courses],
        np.arange(len(courses)) + (PAIRED[0] if paired else 0.2),
    )
    low, high = np.transpose([course.intervals[moment] for course in courses])
    told = [f"{literal(name)}: {course.right[moment]} of {course.n}"
            + (f" ★ {course.steps[course.passed]:,}" if course.passed is not None and course.passed <= moment else "")
            for course, name in zip(courses, names, strict=True)]
    return {
        0: {"x": np.round(share, 4).tolist()},
        1: {"x": _parted(np.round([low, high], 4)), "y": _parted(np.array([rows, rows]))},
        2: {"text": told},
    }


def runs(
    names: Sequence[str], onsets: Sequence[tuple[str, Sequence[float | None]]], *, share: bool, last: int
) -> go.Figure:
    """When each family passed in each run: one row a family, one mark a run; without a mark where it never passed.

    Args:  onsets, a run's name and its moments: steps, or with `share` shares of its training; last, of all steps.
    """
    figure = go.Figure(layout=on_stage(x="share of the run's own training" if share else "training step", legend=True))
    for number, (run, moments) in enumerate(onsets):
        kept = [(when, row) for row, when in enumerate(moments) if when is not None]
        when = [when for when, _ in kept]
        figure.add_scatter(
            x=np.round(when if share else along(when), 4).tolist(), y=[row + 0.18 * (number - 1) for _, row in kept],
            mode="markers", name=literal(run), cliponaxis=False, hoverinfo="skip",
            marker={"symbol": MARKS[number % len(MARKS)], "size": 15, "color": STREAM.fill if number == 0 else NEUTRAL},
        )
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[literal(name) for name in names],
        tickfont={"size": 16},
        range=[len(names) - 0.5, -0.5],
        zeroline=False,
    )
    return figure.update_xaxes(
        **(
            {"range": [-0.03, 1.05], **in_percent(0, 0.25, 0.5, 0.75, 1)}
            if share
            else _steps([last]) | {"automargin": True}
        )
    )


def likelier(steps: Sequence[int], bits: np.ndarray, names: tuple[str, str], until: int | None = None) -> go.Figure:
    """By how many bits (C,) the first of two sentences is likelier, up to a moment; below zero the second is."""
    reach = 1.3 * max(1.0, float(np.abs(bits).max()))
    line, dot = likelier_at(steps, bits, len(steps) - 1 if until is None else until).values()
    figure = go.Figure(layout=on_stage())
    figure.update_layout(margin=ROOM)
    figure.add_hline(y=0, line={"color": NEUTRAL, "width": 2, "dash": "dot"})
    figure.add_scatter(
        **line,
        mode="lines+markers",
        line={"color": STREAM.fill, "width": 3},
        marker={"size": 7},
        showlegend=False,
        hovertemplate="step %{customdata}: %{y:.1f} bits<extra></extra>",
    )
    figure.add_scatter(
        **dot, mode="markers", hoverinfo="skip", marker={"size": 15, "color": STREAM.fill}, showlegend=False
    )
    for y, text in ((reach, f"▲ {literal(names[0])} is likelier"), (-reach, f"▼ {literal(names[1])} is likelier")):
        figure.add_annotation(
            x=0.01, xref="paper", y=y, text=text, showarrow=False, xanchor="left", yanchor="top" if y > 0 else "bottom"
        )
    figure.update_yaxes(range=[-reach, reach], showgrid=False, zeroline=False)
    return figure.update_xaxes(**_steps(steps))


def likelier_at(steps: Sequence[int], bits: np.ndarray, moment: int) -> dict[int, dict[str, list]]:
    """What moves in `likelier` at one moment: the line as far as it has grown, and the mark at its end."""
    x, y = along(steps).round(4).tolist(), np.round(np.asarray(bits, float), 3).tolist()
    rest = len(x) - moment
    line = {"x": x[:moment] + [x[moment]] * rest, "y": y[:moment] + [y[moment]] * rest,
            "customdata": [f"{step:,}" for step in (*steps[:moment], *[steps[moment]] * rest)]}
    return {0: line, 1: {"x": [x[moment]], "y": [y[moment]]}}


def _band(shown: Sequence[Panel], place: int, moment: int) -> dict[str, list]:
    """Round the curves of one place in their panels: there along the upper end of the interval, back along the lower
    one.
    """
    found: dict[str, list] = {"x": [], "y": []}
    for panel, (right, up) in zip(shown, _corners(shown), strict=True):
        course = list(panel.values())[place]
        x, (low, high) = (
            (along(course.steps) + right).round(4).tolist(),
            (np.transpose(course.intervals) + up).round(4).tolist(),
        )
        x, low, high = ([*of[:moment], *[of[moment]] * (len(of) - moment)] for of in (x, low, high))
        found["x"] += [*x, *x[::-1], None]
        found["y"] += [*high, *low[::-1], None]
    return found


def _levels(figure: go.Figure, shown: Sequence[Panel], ends: tuple[str, str] | None) -> None:
    """Blind chance and the bar in each panel, with their names; what it means to be all right, and never."""
    still = {"hoverinfo": "skip", "textfont": {"size": 11}}
    for word, dash in (("chance", "dot"), ("bar", "dash")):
        found = [
            (right, right + _length(shown), up + level)
            for panel, (right, up) in zip(shown, _corners(shown), strict=True)
            if (level := getattr(next(iter(panel.values())), word))
        ]
        if found:
            begins, stops, levels = np.transpose(found)
            figure.add_scatter(
                x=_parted(np.array([begins, stops])),
                y=_parted(np.array([levels, levels])),
                mode="lines",
                line={"width": 2, "dash": dash, "color": NEUTRAL},
                **still,
            )
            figure.add_scatter(x=stops.tolist(), y=(levels - 0.03).tolist(), mode="text", text=[word] * len(found),
                               textposition="bottom left", **still)
    for text, y in zip(ends or (), (0.93, 0.05), strict=False):
        figure.add_scatter(x=[0], y=[y], mode="text", text=[text], textposition="middle right", **still)


def _parted(pairs: np.ndarray) -> list[float | None]:
    """Beginnings and ends (2, N) of N lines, with a gap after each."""
    return [value for begin, end in zip(*pairs.tolist(), strict=True) for value in (begin, end, None)]


def _corners(shown: Sequence[Panel]) -> list[tuple[float, float]]:
    """Where each panel has its nothing: step 0, none right."""
    columns = min(2, len(shown))
    return [(number % columns * WIDE * _length(shown), -(number // columns) * TALL) for number in range(len(shown))]


def _steps_of(shown: Sequence[Panel]) -> tuple[int, ...]:
    return next(iter(shown[0].values())).steps


def _length(shown: Sequence[Panel]) -> float:
    return float(along(_steps_of(shown)[-1:])[0])


def _axis(**more: Any) -> dict[str, Any]:
    return {"gridcolor": GRID, "zeroline": False, "automargin": False, "fixedrange": True, **more}


def _steps(steps: Sequence[int]) -> dict[str, Any]:
    """The axis of steps, as the rail has it, with few of them written."""
    return _axis(**axis_of_steps(steps[-1], FEW), tickangle=0, range=[-0.15, float(along([steps[-1]])[0]) + 0.3])
