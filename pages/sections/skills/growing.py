"""A figure on the stage at every moment of training that may be seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from pages.sections.skills.choice import FILM, STAGE
from pages.shared.browser.component import drawing
from pages.shared.films.film import PLOTLY_FILM, PLOTLY_STYLES, Drawn, plotly_film

SECONDS = 3  # that the half of a film takes which is shown before the guess
_growing = drawing("growing", *PLOTLY_FILM, Path(__file__).parent / "growing.js", styles=PLOTLY_STYLES)


def show(
    kind: str, both: Drawn, steps: Sequence[int], told: Callable[[int], str], *, until: int | None = None, plays: bool = False,
    on_tap: Callable[[int, int], None] | None = None, start: int | None = None, grows: int = 0,
    tiles: bool = False,
) -> None:
    """A figure at every moment that may be seen. Args: kind, of figure; told, the two lines over it at a moment; on_tap and
    start, see plotly_film; grows, how many curves a panel of core.figures.skills.panels has, and tiles, whether it is
    one of core.figures.answers.tiles: they are moved without Plotly.
    """
    shown = steps[: None if until is None else until + 1]
    lines = [told(moment) for moment in range(len(shown))]
    plotly_film(
        both, steps=shown, key=f"{FILM}_{kind}", tween=True, plays=plays, fragments=[STAGE], headlines=lines,
        sentences=[line.replace("\n", ", ") for line in lines], start=len(shown) - 1 if until is not None else start,
        on_tap=on_tap, drawn_by=_growing if grows or tiles else None,
        more=({"seconds": SECONDS} if until is not None else {}) | ({"grows": grows, "tiles": tiles} if grows or tiles else {}),
    )
