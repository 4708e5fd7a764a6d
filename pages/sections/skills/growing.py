"""A figure on the stage at every moment of training that may be seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pages.sections.skills.choice import FILM, STAGE
from pages.shared.films.film import Drawn, plotly_film

SECONDS = 3  # that the half of a film takes which is shown before the guess


def show(
    kind: str, both: Drawn, steps: Sequence[int], told: Callable[[int], str], *, until: int | None = None, plays: bool = False,
    on_tap: Callable[[int, int], None] | None = None,
) -> None:
    """A figure at every moment that may be seen. Args: kind, of figure; told, the two lines over it at a moment; on_tap,
    see plotly_film.
    """
    shown = steps[: None if until is None else until + 1]
    lines = [told(moment) for moment in range(len(shown))]
    plotly_film(
        both, steps=shown, key=f"{FILM}_{kind}", tween=True, plays=plays, fragments=[STAGE], headlines=lines,
        sentences=[line.replace("\n", ", ") for line in lines], start=len(shown) - 1 if until is not None else None,
        on_tap=on_tap, more={"seconds": SECONDS} if until is not None else {},
    )
