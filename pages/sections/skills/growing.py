"""A figure on the stage at every moment of training that may be seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pages.sections.skills.choice import FILM, STAGE
from pages.shared.browser.component import drawing
from pages.shared.films.plotly_film import PLOTLY_FILM, PLOTLY_STYLES, Drawn, plotly_film

SECONDS = 3  # that the half of a film takes which is shown before the guess
_growing = drawing("growing", *PLOTLY_FILM, Path(__file__).parent / "growing.js", styles=PLOTLY_STYLES)


def show(
    kind: str, both: Drawn, steps: Sequence[int], told: Callable[[int], str], *, until: int | None = None, plays: bool = False,
    on_tap: Callable[[int, int], None] | None = None, start: int | None = None,
    moved: Mapping[str, Any] | None = None,
) -> None:
    """A figure at every moment that may be seen. Args: kind, of figure; told, the two lines over it at a moment; on_tap and
    start, see plotly_film; moved, which traces move without Plotly (growing.js).
    """
    shown = steps[: None if until is None else until + 1]
    lines = [told(moment) for moment in range(len(shown))]
    plotly_film(
        both, steps=shown, key=f"{FILM}_{kind}", tween=True, plays=plays, fragments=[STAGE], headlines=lines,
        sentences=[line.replace("\n", ", ") for line in lines], start=len(shown) - 1 if until is not None else start,
        on_tap=on_tap, drawn_by=_growing if moved else None,
        more=({"seconds": SECONDS} if until is not None else {}) | ({"moved": moved} if moved else {}),
    )


def panels_moved(curves: int) -> dict[str, Any]:
    """What moves in core.figures.skills.panels, of so many curves a panel."""
    return {"lines": [2 * curve for curve in range(curves)], "marks": [2 * curve + 1 for curve in range(curves)], "counts": 2 * curves,
            "bands": [2 * curves + 1 + curve for curve in range(curves)]}
