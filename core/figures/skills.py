"""Figures of what a model picks up: one panel a test, two ways of asking side by side, several runs, and two sentences
of which one is likelier.

Steps stand on a log axis that has room for step 0. C checkpoints, N tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from core.figures.plotting import go
from core.figures.style import GRID, NEUTRAL, STREAM, in_percent, layout, literal
from core.formatting import percent

if TYPE_CHECKING:
    from core.results.skill_curves import Course

PANEL, LINES, AXIS = 165, 50, 60  # pixels: of one panel, of the two lines above it, of the axis below the last
MARKS = ("circle", "square", "diamond", "cross", "triangle-up")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
ROOM = 0.6  # of the log axis between two written steps
LAST = 26  # pixels to the right, without which a narrow chart leaves out the last written step
BAND = "rgba(139,111,208,0.25)"
STEPS = "training step (stretched at the start)"


def place(steps: Sequence[int]) -> np.ndarray:
    """Where steps stand on the axis (C,): the logarithm, with ten steps added so that step 0 has a place."""
    return np.log10(np.asarray(steps, np.float64) + 10).astype(np.float32)


def panels(courses: Sequence[Course], names: Sequence[str], panel: int = PANEL) -> go.Figure:
    """One panel a test, one below the other: its score, 95 % interval, blind chance (dotted), the bar (dashed), a star
    where it passes.
    """
    figure = go.Figure(layout=layout(height=panel * len(courses) + AXIS))
    gap = LINES / panel / len(courses)
    tall = (1 - gap * len(courses)) / len(courses)
    for number, (course, name) in enumerate(zip(courses, names, strict=True)):
        top = 1 - gap - number * (tall + gap)
        axis = "" if number == 0 else str(number + 1)
        x, share = place(course.steps), np.asarray(course.accuracy, np.float32)
        low, high = np.asarray(course.intervals, np.float32).T
        own = {"xaxis": f"x{axis}", "yaxis": f"y{axis}", "showlegend": False}
        edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
        figure.add_scatter(x=x, y=low, **edge, **own)
        figure.add_scatter(x=x, y=high, fill="tonexty", fillcolor=BAND, **edge, **own)
        for level, dash, word in ((course.bar, "dash", "bar"), (course.chance, "dot", "chance")):
            if level:
                figure.add_scatter(
                    x=x[[0, -1]],
                    y=np.asarray([level, level], np.float32),
                    mode="lines",
                    hoverinfo="skip",
                    line={"dash": dash, "width": 2, "color": NEUTRAL},
                    **own,
                )
                figure.add_annotation(
                    x=1.01,
                    y=level,
                    xref="paper",
                    yref=own["yaxis"],
                    text=word,
                    showarrow=False,
                    xanchor="left",
                    font={"size": 12},
                )
        figure.add_scatter(
            x=x,
            y=share,
            mode="lines+markers",
            line={"color": STREAM.fill, "width": 3},
            marker={"size": 7},
            name=literal(name),
            customdata=np.stack([course.steps, course.right], axis=1).astype(np.int32),
            hovertemplate=f"step %{{customdata[0]:,}}: %{{customdata[1]}} of {course.n}<extra></extra>",
            **own,
        )
        if course.passed is not None:
            figure.add_scatter(
                x=x[[course.passed]],
                y=share[[course.passed]],
                mode="markers",
                hoverinfo="skip",
                **own,
                marker={
                    "symbol": "star",
                    "size": 17,
                    "color": STREAM.fill,
                    "line": {"width": 1.5, "color": "rgba(255,255,255,.9)"},
                },
            )
        figure.add_annotation(
            x=0,
            y=top,
            xref="paper",
            yref="paper",
            showarrow=False,
            xanchor="left",
            yanchor="bottom",
            align="left",
            text=f"<b>{literal(name)}</b><br>{_star(course)}{course.right[-1]} of {course.n}",
        )
        figure.update_layout(
            {
                f"yaxis{axis}": _axis(
                    domain=[max(0.0, top - tall), top], anchor=f"x{axis}", range=[-0.02, 1.04], **in_percent(0, 0.5, 1)
                ),
                f"xaxis{axis}": _steps(course.steps)
                | _axis(
                    anchor=f"y{axis}",
                    title={"text": STEPS if number == len(courses) - 1 else ""},
                    showticklabels=number == len(courses) - 1,
                ),
            }
        )
    return figure.update_layout(margin={"r": 52})


def height(panels: int) -> int:
    """Pixels for so many panels."""
    return PANEL * panels + AXIS


def compared(courses: Sequence[Course], names: Sequence[str]) -> go.Figure:
    """Several tests in one panel, each with its interval, told apart by dash, mark and the name at its end."""
    figure = go.Figure(layout=layout(x=STEPS, y="share right"))
    for number, (course, name) in enumerate(zip(courses, names, strict=True)):
        x, share = place(course.steps), np.asarray(course.accuracy, np.float32)
        low, high = np.asarray(course.intervals, np.float32).T
        ink = STREAM.fill if number == 0 else NEUTRAL
        figure.add_scatter(
            x=x,
            y=share,
            name=literal(name),
            mode="lines+markers",
            line={"color": ink, "width": 3, "dash": DASHES[number % len(DASHES)]},
            marker={"symbol": MARKS[number % len(MARKS)], "size": 9},
            error_y={"array": high - share, "arrayminus": share - low, "thickness": 1},
            customdata=np.stack([course.steps, course.right], axis=1).astype(np.int32),
            hovertemplate=f"{literal(name)}, step %{{customdata[0]:,}}: %{{customdata[1]}} of {course.n}<extra></extra>",
        )
    figure.update_yaxes(range=[-0.02, 1.04], **in_percent(0, 0.25, 0.5, 0.75, 1))
    return figure.update_xaxes(**_steps(courses[0].steps)).update_layout(margin={"r": LAST})


def dip(course: Course) -> go.Figure:
    """One test with its interval around blind chance: above the dotted line it is right more often than a coin, below
    it wrong more often.
    """
    figure = panels([course], ["Right verb"], panel=280)
    for y, text, anchor in (
        (1.0, "picks the verb<br>of the subject", "top"),
        (0.0, "picks the verb of the nearest noun", "bottom"),
    ):
        figure.add_annotation(
            x=0.02,
            xref="paper",
            y=y,
            yref="y",
            text=text,
            showarrow=False,
            xanchor="left",
            yanchor=anchor,
            align="left",
            font={"size": 13},
        )
    return figure


def runs(names: Sequence[str], onsets: Sequence[tuple[str, Sequence[float | None]]], *, share: bool) -> go.Figure:
    """When each test passed in each run: one row a test, one mark a run; without a mark where it never passed.

    Args:    onsets, a run's name and its N moments: steps, or with `share` shares of that run's own training.
    """
    figure = go.Figure(
        layout=layout(height=90 + 70 * len(names), x="share of the run's own training" if share else STEPS)
    )
    largest = max((when for _, moments in onsets for when in moments if when is not None), default=1)
    for number, (run, moments) in enumerate(onsets):
        kept = [(when, row) for row, when in enumerate(moments) if when is not None]
        steps = [when for when, _ in kept]
        figure.add_scatter(
            x=np.asarray(steps, np.float32) if share else place(steps),
            y=np.asarray([row for _, row in kept], np.float32) + 0.16 * (number - 1),
            mode="markers",
            name=literal(run),
            cliponaxis=False,
            customdata=[f"{percent(when)} of its training" if share else f"step {when:,}" for when in steps],
            marker={"symbol": MARKS[number % len(MARKS)], "size": 14, "color": STREAM.fill if number == 0 else NEUTRAL},
            hovertemplate=f"{literal(run)}: %{{customdata}}<extra></extra>",
        )
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[literal(name) for name in names],
        range=[len(names) - 0.5, -0.5],
        zeroline=False,
    )
    if share:
        figure.update_xaxes(range=[-0.03, 1.05], **in_percent(0, 0.25, 0.5, 0.75, 1))
    else:
        figure.update_xaxes(
            **_steps([step for step in (0, 16, 64, 200, 600, 2000, 5000, 15000) if step < largest] + [int(largest)])
        )
    return figure.update_layout(margin={"r": LAST})


def likelier(steps: Sequence[int], bits: np.ndarray, names: tuple[str, str]) -> go.Figure:
    """By how many bits (C,) the first of two sentences is likelier; below zero the second is."""
    reach = 1.25 * max(1.0, float(np.abs(bits).max()))
    figure = go.Figure(layout=layout(height=340, x=STEPS, y="bits of difference"))
    figure.add_hline(y=0, line={"color": NEUTRAL, "width": 2, "dash": "dot"})
    figure.add_scatter(
        x=place(steps),
        y=np.asarray(bits, np.float32),
        mode="lines+markers",
        line={"color": STREAM.fill, "width": 3},
        marker={"size": 9},
        customdata=np.asarray(steps, np.int32),
        hovertemplate="step %{customdata:,}: %{y:.1f} bits<extra></extra>",
        showlegend=False,
    )
    for y, text in ((reach, f"▲ {literal(names[0])} is likelier"), (-reach, f"▼ {literal(names[1])} is likelier")):
        figure.add_annotation(
            x=0.02, xref="paper", y=y, text=text, showarrow=False, xanchor="left", yanchor="top" if y > 0 else "bottom"
        )
    figure.update_yaxes(range=[-reach, reach], showgrid=False, zeroline=False)
    return figure.update_xaxes(**_steps(steps)).update_layout(margin={"r": LAST})


def _star(course: Course) -> str:
    """Where the star stands, for a panel's title."""
    return "" if course.passed is None else f"★ {course.steps[course.passed]:,} · "


def _axis(**more: object) -> dict:
    return {"gridcolor": GRID, "zeroline": False, "automargin": True, "fixedrange": True, **more}


def _steps(steps: Sequence[int]) -> dict:
    """The log axis of steps: where it begins and ends, and which steps are written, chosen from the last backward so
    that they don't touch.
    """
    at = place(steps)
    shown = [len(steps) - 1]
    for index in range(len(steps) - 2, -1, -1):
        if at[shown[-1]] - at[index] >= ROOM and (index == 0 or at[index] - at[0] >= ROOM):
            shown.append(index)
    return {
        "tickvals": [float(at[index]) for index in shown[::-1]],
        "ticktext": [f"{steps[index]:,}" for index in shown[::-1]],
        "tickangle": 0,
        "range": [float(at[0]) - 0.1, float(at[-1]) + 0.1],
    }
