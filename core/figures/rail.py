"""The scale of the rail, on which every picture shows moments of training (pages/shared/browser/rail.js has the same).
"""

from collections.abc import Sequence

import numpy as np

FIRST = 16  # steps: as far from nothing as doubling it is from it
TICKS = (0, 16, 100, 1000, 3000)  # steps that are written, beside the last
FEW = (0, 100, 1000)  # where there is less room


def along(steps: Sequence[float] | np.ndarray) -> np.ndarray:
    """Where steps stand: logarithmic, with nothing at its beginning."""
    return np.log1p(np.asarray(steps, np.float64) / FIRST)


def written(last: int, ticks: Sequence[int] = TICKS) -> list[int]:
    """The steps that are written below an axis up to a step: the last one, and those that leave it room."""
    return [*(step for step in ticks if 2 * step <= last), last] if last else [0]


def axis_of_steps(last: int, ticks: Sequence[int] = TICKS) -> dict[str, list]:
    """The ticks of an axis up to a step."""
    shown = written(last, ticks)
    return {"tickvals": along(shown).round(4).tolist(), "ticktext": [f"{step:,}" for step in shown]}
