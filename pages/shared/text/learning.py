"""Findings about a loss curve, computed where a page tells them: how early the loss has fallen most of its way, and
what was learned after that.
"""

from collections.abc import Mapping, Sequence

from core.formatting import percent
from core.results.skill_curves import Course, late
from pages.shared.text import prose

MOST = 0.9
HIGH = 0.7  # of its items: a test that ends above it has been learned
_LATE = {"reading a list back": "reading a list back", "the two banks": "telling the two banks apart",
         # that are told of, if they are late
         "a friend's trait in two steps": "what a friend of a friend is like, in two steps"}


def mostly_fallen(steps: Sequence[int], loss: Sequence[float], part: float = MOST) -> tuple[int, float]:
    """The first saved step by which the loss has made `part` of its whole way down, and that step's share of training.

    mostly_fallen([0, 10, 20, 100], [8.0, 3.0, 1.6, 1.0]) == (20, 0.2)
    """
    goal = loss[0] - part * (loss[0] - min(loss))
    step = next(step for step, value in zip(steps, loss, strict=True) if value <= goal)
    return step, step / steps[-1]


def learned_after(tests: Mapping[str, Course], step: int) -> str:
    """Which skills came after a saved step, in a few sentences; "" if none did, or none was measured then."""
    measured = [test for test in tests.values() if step in test.steps]
    found = late(measured, step, HIGH)
    if not found:
        return ""
    told = [
        f"{_LATE[test.name]} from {test.right[test.steps.index(step)]} to {test.right[-1]} right answers of {test.n}"
        for test in found
        if test.name in _LATE
    ]
    return prose.section(
        "frame",
        "learned_after",
        late=len(found),
        tests=len(measured),
        high=percent(HIGH),
        step=f"{step:,}",
        examples=f" For example: {'; '.join(told)}." if told else "",
    )
