"""Findings about a loss curve, computed where a page tells them."""

from collections.abc import Sequence

MOST = 0.9
_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def most_is_learned(steps: Sequence[int], loss: Sequence[float], part: float = MOST) -> tuple[int, float]:
    """The first saved step by which the loss has made `part` of its whole way down, and that step's share of training.

    most_is_learned([0, 10, 20, 100], [8.0, 3.0, 1.6, 1.0]) == (20, 0.2)
    """
    goal = loss[0] - part * (loss[0] - min(loss))
    step = next(step for step, value in zip(steps, loss, strict=True) if value <= goal)
    return step, step / steps[-1]


def tenths(share: float) -> str:
    """How many tenths a share is, in words: "nine" for 0.9. Raises ValueError for a share between two tenths."""
    if abs(10 * share - round(10 * share)) > 1e-9:
        raise ValueError(f"a share of {share} is no whole number of tenths")
    return _WORDS[round(10 * share)]
