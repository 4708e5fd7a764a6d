"""The loss of the run at every moment, between the floor and a blind guess, as a film on the stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from core.formatting import BIT
from pages.shared.films.film import moment_title
from pages.shared.films.plotly_film import Frame, drawn, spoken
from pages.shared.loading import caches


def losses_film(said: Callable[[float], str]) -> dict[str, Any] | None:
    """What plotly_film takes; None where the run came without its losses.

    Args: said, what a surprise at new text, in bits a token, means, as the line under the moment's name.
    """
    from core.figures import about as figures

    found = caches.document(caches.BASE, "analyses/losses.json")
    if not found:
        return None
    steps, new, read = found["steps"], np.array(found["heldout_loss"]) / BIT, np.array(found["train_loss"]) / BIT
    told = [f"{moment_title(step)}\n{said(float(value))}" for step, value in zip(steps, new, strict=True)]
    figure = figures.course(steps, new, read, found["floor"] / BIT, found["blind_guess"] / BIT)
    return {"figure": drawn(figure, [Frame({2: figures.at(steps, new, moment)}) for moment in range(len(steps))]),
            "steps": steps, "tween": True, "plays": True, "headlines": told, "sentences": [f"{spoken(one)}." for one in told]}
