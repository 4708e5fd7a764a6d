"""The loss of the run at every moment, between the floor and a blind guess, as a film on the stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pages.shared.films.film import moment_title
from pages.shared.films.plotly_film import Frame, drawn, spoken
from pages.shared.loading import caches


def losses_film(said: Callable[[float], str]) -> dict[str, Any] | None:
    """What plotly_film takes; None where the run came without its losses.

    Args: said, what a surprise at new text, in bits a token, means, as the line under the moment's name.
    """
    from core.figures import about as figures

    found = caches.losses()
    if found is None:
        return None
    steps, new = found.steps, found.held_out_bits
    told = [f"{moment_title(step)}\n{said(float(value))}" for step, value in zip(steps, new, strict=True)]
    figure = figures.course(steps, new, found.read_bits, found.floor_bits, found.blind_bits)
    return {"figure": drawn(figure, [Frame({2: figures.at(steps, new, moment)}) for moment in range(len(steps))]),
            "steps": steps, "tween": True, "plays": True, "headlines": told, "sentences": [f"{spoken(one)}." for one in told]}
