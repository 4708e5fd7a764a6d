"""Another model's scores at the right edge of panels of skills: a mark where it stands, once for all moments."""

from __future__ import annotations

from collections.abc import Sequence

from core.figures.plotting import go
from core.figures.rail import along
from core.figures.style import OTHER, literal

EDGE = 0.17  # of the axis of steps, past the last one
LOOKS = ("hexagon", "hexagon-open")  # of the first and the second curve's test


def marked(
    figure: go.Figure, last: int, scores: Sequence[tuple[int, int] | None], names: Sequence[str], called: str
) -> go.Figure:
    """One panel of core.figures.skills.panels with the scores of another model, `called` so, on the tests of its
    curves.

    Args: last, of all steps; scores, how many it has right of how many, by curve; None for a test that it didn't take;
          names, of the curves.
    """
    there = [place for place, one in enumerate(scores) if one]
    x = float(along([last])[0]) + EDGE
    return figure.add_scatter(
        x=[x] * len(there),
        y=[round(scores[place][0] / scores[place][1], 4) for place in there],
        mode="markers",
        cliponaxis=False,
        text=[
            f"{literal(called)}, {literal(names[place])}: {scores[place][0]} of {scores[place][1]}" for place in there
        ],
        hovertemplate="%{text}<extra></extra>",
        name=literal(called),
        marker={
            "symbol": [LOOKS[place] for place in there],
            "size": 15,
            "color": OTHER,
            "line": {"width": 3, "color": OTHER},
        },
    )
