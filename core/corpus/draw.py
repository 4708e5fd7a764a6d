"""Random choices from a seed, each with what it cost: -ln of its probability.

The world is written by a program, so no text of it is more surprising than the choices that made it. `Draw` adds up -ln p of each, in nats:
a bound from above on what the text itself has to cost, since other choices may have made the same text. core.corpus.account counts only what shows.
"""

from collections.abc import Sequence
from math import log
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """A seeded source of choices that keeps `nats`, the total surprise of the choices made so far.

    Only `random.Random.random` is used, whose stream Python promises to keep: the same seed gives the same text on every machine.

    >>> draw = Draw("a seed"); animal = draw.pick(["cat", "dog"]); round(draw.nats, 3)
    0.693
    """

    def __init__(self, seed: int | str):
        self._random = Random(seed)
        self.nats = 0.0

    def pick(self, options: Sequence[T], weights: Sequence[float] | None = None) -> T:
        """One of `options`, evenly or in proportion to `weights` (positive numbers, not necessarily summing to 1)."""
        if weights is None:
            self.nats += log(len(options))
            return options[int(self._random.random() * len(options))]
        total = sum(weights)
        left = self._random.random() * total
        chosen = len(options) - 1
        for index, weight in enumerate(weights):
            left -= weight
            if left < 0:
                chosen = index
                break
        self.nats -= log(weights[chosen] / total)
        return options[chosen]

    def chance(self, p: float) -> bool:
        """True with probability p (0 < p < 1)."""
        return self.pick((True, False), (p, 1 - p))

    def number(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return self.pick(range(low, high + 1))

    def sample(self, options: Sequence[T], k: int) -> list[T]:
        """k different options in random order."""
        left = list(options)
        taken = []
        for _ in range(k):
            taken.append(self.pick(left))
            left.remove(taken[-1])
        return taken

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """All options in random order."""
        return self.sample(options, len(options))
