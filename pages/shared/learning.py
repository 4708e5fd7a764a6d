"""Findings about a loss curve, computed where a page tells them."""

from collections.abc import Sequence


def most_is_learned(steps: Sequence[int], loss: Sequence[float], part: float = 0.9) -> tuple[int, float]:
    """The first saved step by which the loss has made `part` of its whole way down, and that step's share of training.

    most_is_learned([0, 10, 20, 100], [8.0, 3.0, 1.6, 1.0]) == (20, 0.2)
    """
    goal = loss[0] - part * (loss[0] - min(loss))
    step = next(step for step, value in zip(steps, loss, strict=True) if value <= goal)
    return step, step / steps[-1]
