"""The ladder of counters: how far a model's next words lie from those of five counters of its training text
(core.text_index.counters), at every moment; and which it is nearest to.

Letters: C checkpoints, K counters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.formatting import BIT
from core.results.losses import Losses

NAMES = ("words", "pairs", "threes", "fours", "fives")  # that a counter of 0, 1, ... 4 words of context counts
ERRORS = 2  # standard errors: a smaller difference may be luck


def divergence(p: np.ndarray, q: np.ndarray) -> np.ndarray:
    """Jensen-Shannon divergence of distributions along the last axis, bits: 0 for the same, 1 for two that share
    nothing.

    >>> divergence(np.array([1.0, 0.0]), np.array([[1.0, 0.0], [0.0, 1.0]])).tolist()
    [0.0, 1.0]

    Source: Lin 1991, "Divergence measures based on the Shannon entropy", eq. 4.1 with equal weights.
    """
    return np.maximum(entropy((p + q) / 2) - (entropy(p) + entropy(q)) / 2, 0)


def entropy(p: np.ndarray) -> np.ndarray:
    """Entropy along the last axis, bits."""
    return -(p * np.log2(np.maximum(p, np.finfo(p.dtype).tiny))).sum(-1)


@dataclass(frozen=True)
class Ladder:
    """What analyses/ladder.json says of a run: distances (K, C), bits, and how far each may differ from the lowest by
    the luck of the documents (K, C); the surprise of each counter at new text (K,) and of the model at each moment
    (C,), bits a token, both on the same documents; and of each counter at new stories of the house authors (K,), or
    (0,) where there were none.
    """

    steps: tuple[int, ...]
    distances: np.ndarray
    luck: np.ndarray
    counters: np.ndarray
    model: np.ndarray
    house: np.ndarray

    @property
    def nearest(self) -> list[int]:
        """The number of the nearest counter at each moment (C,): how many words it looks at. Of several that luck can't
        tell apart, the one that looks at the fewest.
        """
        return (self.distances - self.distances.min(0) <= ERRORS * self.luck).argmax(0).tolist()

    @property
    def beyond(self) -> int | None:
        """Index of the moment from which on the model does more than counting: it is less surprised by new text than
        every counter. None if that never comes.
        """
        step = passed(self.steps, self.model, float(self.counters.min()))
        return None if step is None else self.steps.index(step)

    @property
    def phases(self) -> list[tuple[int, int]]:
        """(index of the moment at which a phase begins, counter that the model is nearest to, K once it does more than
        counting).
        """
        at = [*self.nearest]
        if self.beyond is not None:
            at[self.beyond:] = [len(self.distances)] * (len(at) - self.beyond)
        return [(moment, one) for moment, one in enumerate(at) if moment == 0 or one != at[moment - 1]]


def passed(steps: Sequence[int], model: Sequence[float], counter: float) -> int | None:
    """The first saved step from which on a model stays less surprised than a counter; None if there is none."""
    worse = np.flatnonzero(np.asarray(model) >= counter)
    first = int(worse[-1]) + 1 if len(worse) else 0
    return steps[first] if first < len(steps) else None


def ladder(table: Mapping[str, Any], losses: Losses) -> Ladder:
    """From a run's analyses/ladder.json, whose losses are in nats, and its losses."""
    return Ladder(
        steps=tuple(table["steps"]),
        distances=np.array(table["distances"]),
        luck=np.array(table["luck"]),
        counters=np.array(table["losses"]) / BIT,
        model=losses.held_out_bits,
        house=np.array(table.get("house_losses") or []) / BIT,
    )
