"""The scale of the rail, on which every picture shows moments of training (pages/shared/browser/rail.js has the same)."""

from collections.abc import Sequence

import numpy as np

FIRST = 16  # steps: as far from nothing as doubling it is from it
TICKS = (0, 16, 100, 1000, 3000, 15000)  # steps that are written
FEW = (0, 100, 1000, 15000)  # where there is less room


def along(steps: Sequence[float] | np.ndarray) -> np.ndarray:
    """Where steps stand: logarithmic, with nothing at its beginning."""
    return np.log1p(np.asarray(steps, np.float64) / FIRST)


def axis_of_steps(last: int, ticks: Sequence[int] = TICKS) -> dict[str, list]:
    """The ticks of an axis up to a step."""
    shown = [step for step in ticks if step <= last]
    return {"tickvals": along(shown).round(4).tolist(), "ticktext": [f"{step:,}" for step in shown]}
