"""How often first guesses were right: read from analyses/calibration.json, which core.analyses.calibration measured."""

from collections.abc import Mapping
from typing import Any

BINS = 10  # of equal width: 0 to 10 %, ... 90 to 100 %


def right_of_100(kind: Mapping[str, Any], moment: int, share: float) -> float | None:
    """Of 100 first guesses whose share lies in the same bin as `share`, how many were right at a moment, by index; None
    where there were none.
    """
    at = min(int(share * BINS), BINS - 1)
    count = kind["counts"][moment][at]
    return 100 * kind["right"][moment][at] / count if count else None
