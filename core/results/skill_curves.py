"""Since when a model can do something: the course of a test through training, the bar that it has to pass, and the
order in which tests pass it.

The bar lies half-way from blind chance to all right, so that tests with two, four or no given answers can be compared.
A test has passed at the first saved moment from which on every later score is at the bar or above it: one lucky moment
doesn't count.

Letters: C checkpoints.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import Any


@dataclass(frozen=True)
class Course:
    """One test, or several taken together, through training.

    steps (C,); right (C,) of `n` items; chance, what blind choice gets right on average, 0 to 1; seen, whether its
    items may stand in the training text; kind, "choose" or "write" (core.analyses.skills); examples, some of its items
    as JSON holds them; stands, how many of the `n` were found in the training text, word for word; left_out, how many
    more were found there and left out (None: nobody looked).
    """

    name: str
    steps: tuple[int, ...]
    n: int
    right: tuple[int, ...]
    chance: float
    seen: bool = False
    kind: str = "choose"
    examples: tuple[Mapping[str, Any], ...] = ()
    stands: int | None = None
    left_out: int | None = None

    @property
    def accuracy(self) -> list[float]:
        """The share that is right (C,)."""
        return [right / self.n for right in self.right]

    @property
    def intervals(self) -> list[tuple[float, float]]:
        """The 95 % intervals (C,) of the true share (`wilson`)."""
        return [wilson(right, self.n) for right in self.right]

    @property
    def bar(self) -> float:
        """The share that has to be right: half-way from chance to 1."""
        return (1 + self.chance) / 2

    @property
    def passed(self) -> int | None:
        """The index of the first moment from which on the score is never below the bar; None if it is below it at the
        last.
        """
        return for_good([share >= self.bar for share in self.accuracy])

    @property
    def stirred(self) -> int | None:
        """The index of the first moment from which on the whole interval lies above chance; None if it doesn't at the
        last.
        """
        return for_good([low > self.chance for low, _ in self.intervals])

    @property
    def lowest(self) -> int | None:
        """The index of the worst moment whose whole interval lies below chance; None if there is no such moment."""
        below = [index for index, (_, high) in enumerate(self.intervals) if high < self.chance]
        return min(below, key=lambda index: self.right[index]) if below else None

    def step(self, index: int | None) -> int | None:
        """The step of a moment; None for none."""
        return None if index is None else self.steps[index]


def wilson(right: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """The interval that holds the true share with 95 % confidence, given `right` of `n`.

    Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference".

    >>> [round(end, 2) for end in wilson(5, 10)]
    [0.24, 0.76]
    """
    share = right / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    reach = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, middle - reach) if right else 0.0, min(1.0, middle + reach) if right < n else 1.0


def courses(table: Mapping[str, Any]) -> dict[str, Course]:
    """Every test of analyses/skills.json by name."""
    steps = tuple(table["steps"])
    return {
        family["family"]: Course(
            family["family"],
            steps,
            family["n"],
            tuple(family["right"]),
            family["chance"],
            family["seen"],
            family["kind"],
            tuple(family["examples"]),
            family.get("stands"),
            family.get("left_out"),
        )
        for family in table["families"]
    }


def together(name: str, parts: Sequence[Course]) -> Course:
    """Several tests as one: all their items in one heap.

    Raises ValueError if there are none, or they were made at different moments.
    """
    if not parts or len({part.steps for part in parts}) > 1:
        raise ValueError(f"{name!r} needs tests of the same moments; got {[part.name for part in parts]}")
    n = sum(part.n for part in parts)
    return Course(name, parts[0].steps, n, tuple(map(sum, zip(*(part.right for part in parts), strict=True))),
                  sum(part.chance * part.n for part in parts) / n, any(part.seen for part in parts),
                  stands=_sum(part.stands for part in parts), left_out=_sum(part.left_out for part in parts))


def _sum(counts: Iterable[int | None]) -> int | None:
    known = list(counts)
    return None if None in known else sum(known)


def late(tests: Iterable[Course], step: int, high: float = 0.7) -> list[Course]:
    """The tests that are below their bar at a saved step and end above `high`: what is learned after it.

    In the order given.
    """
    return [test for test in tests if test.accuracy[test.steps.index(step)] < test.bar and test.accuracy[-1] > high]


def for_good(holds: Sequence[bool]) -> int | None:
    """The index from which on all of `holds` are true; None if the last isn't.

    >>> for_good([False, True, False, True, True])
    3
    """
    start = len(holds)
    while start and holds[start - 1]:
        start -= 1
    return start if start < len(holds) else None


def pairs_in_order(guess: Sequence[str], onset: Mapping[str, int | None]) -> tuple[int, int]:
    """How many pairs of a guessed order are right, and how many can be right or wrong at all: two that come at one
    moment don't count.

    Args:  onset, the moment at which each comes; None, never, counts as after all others.
    """
    when = {name: float("inf") if onset[name] is None else onset[name] for name in guess}
    pairs = [(first, second) for first, second in combinations(guess, 2) if when[first] != when[second]]
    return sum(when[first] < when[second] for first, second in pairs), len(pairs)
