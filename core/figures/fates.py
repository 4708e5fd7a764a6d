"""Figures of one training from several starts: every test with a mark for each start; and a published law beside what
was measured.

Letters: C checkpoints, S starts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from core.figures.plotting import go
from core.figures.rail import FEW, along, axis_of_steps
from core.figures.style import GRID, NEUTRAL, STREAM, in_percent, literal, on_stage

if TYPE_CHECKING:
    from core.results.skill_curves import Course

MARKS = ("circle", "square-open", "diamond-open")
ROOM = {"l": 46, "r": 22, "b": 24}
HEADS = ("lists", "random", "read back")  # what the best head looks back on; and the share of lists that are right
LOOKS = (("solid", 4), ("dot", 4), ("dash", 2))


def every_test(tests: Sequence[Sequence[Course]], names: Sequence[str], starts: Sequence[str]) -> go.Figure:
    """Every test a row, a mark for each start and a line from the worst to the best, at the last moment."""
    spans, *marks = marked(tests, -1).values()
    rows = list(range(len(tests)))
    figure = go.Figure(layout=on_stage(legend=True))
    figure.add_scatter(
        **spans,
        y=[row if end is not None else None for row in rows for end in (0, 1, None)],
        mode="lines",
        hoverinfo="skip",
        line={"width": 3, "color": GRID},
        showlegend=False,
    )
    for number, (start, mark) in enumerate(zip(starts, marks, strict=True)):
        figure.add_scatter(
            **mark,
            y=rows,
            mode="markers",
            name=literal(start),
            cliponaxis=False,
            text=[literal(name) for name in names],
            marker={"symbol": MARKS[number % len(MARKS)], "size": 9, "color": NEUTRAL if number else STREAM.fill},
            hovertemplate=f"%{{text}}, {literal(start)}: %{{customdata}}<extra></extra>",
        )
    figure.update_layout(margin_r=36, margin_b=56)
    figure.add_vline(x=0, line={"color": NEUTRAL, "width": 2, "dash": "dot"})
    moments = range(len(tests[0][0].steps))
    lowest = min(min(mark["x"]) for moment in moments for number, mark in marked(tests, moment).items() if number)
    figure.update_xaxes(
        range=[min(-0.45, lowest - 0.05), 1.04], tickvals=[0, 0.5, 1], ticktext=["chance", "the bar", "all right"], automargin=False
    )
    return figure.update_yaxes(
        range=[len(tests), -1], showgrid=False, zeroline=False, showticklabels=False, automargin=False
    )


def marked(tests: Sequence[Sequence[Course]], moment: int) -> dict[int, dict[str, list]]:
    """What moves in `every_test` at one moment: the lines, and the marks of each start."""
    where = np.array(
        [[(course.accuracy[moment] - course.chance) / (1 - course.chance) for course in starts] for starts in tests]
    ).round(4)
    spans = [value for row in where.tolist() for value in (min(row), max(row), None)]
    return {0: {"x": spans}} | {
        1 + start: {
            "x": where[:, start].tolist(),
            "customdata": [f"{test[start].right[moment]} of {test[start].n}" for test in tests],
        }
        for start in range(where.shape[1])
    }


def law(steps: Sequence[int], curves: Mapping[str, Sequence[float]], at: float) -> go.Figure:
    """Shares (C,) through training, and the step at which a law says that they rise. Args: curves, by HEADS; at, that
    step.
    """
    figure = go.Figure(layout=on_stage(legend=True))
    for (name, (dash, width)), moving in zip(
        zip(curves, LOOKS, strict=True), grown(steps, curves, len(steps) - 1).values(), strict=True
    ):
        figure.add_scatter(**moving, mode="lines", name=literal(name), hoverinfo="skip", cliponaxis=False,
                           line={"dash": dash, "width": width, "color": NEUTRAL if width < 4 else STREAM.fill})
    figure.add_vline(x=float(along([at])[0]), line={"color": NEUTRAL, "width": 3, "dash": "dashdot"})
    figure.add_annotation(
        x=float(along([at])[0]),
        y=1.14,
        text=f"the law: step {at:,.0f}",
        showarrow=False,
        xanchor="right",
        yanchor="top",
    )
    figure.update_layout(margin_l=ROOM["l"], margin_r=ROOM["r"])
    figure.update_xaxes(
        **axis_of_steps(steps[-1], FEW),
        range=[-0.15, float(along([steps[-1]])[0]) + 0.3],
        tickangle=0,
        gridcolor=GRID,
        zeroline=False,
        automargin=False,
        fixedrange=True,
    )
    return figure.update_yaxes(
        range=[-0.04, 1.15], gridcolor=GRID, zeroline=False, automargin=False, fixedrange=True, **in_percent(0, 0.5, 1)
    )


def grown(steps: Sequence[int], curves: Mapping[str, Sequence[float]], moment: int) -> dict[int, dict[str, list]]:
    """What moves in `law` at one moment: the curves up to there."""
    x, rest = along(steps).round(4).tolist(), len(steps) - moment
    return {
        number: {
            "x": x[:moment] + [x[moment]] * rest,
            "y": [round(float(value), 4) for value in [*curve[:moment], *[curve[moment]] * rest]],
        }
        for number, curve in enumerate(curves.values())
    }
