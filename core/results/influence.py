"""Whom a lesson helps: what a nudge on one sentence does to others, in numbers; without torch, so that a page can show
what ships with a run on a server that has just started.

Letters: S sentences, C checkpoints.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

# Two and two are related. None of them stands in the training text, whose words they are written in.
SENTENCES = (
    "The small cat waited in the garden.", "The old dog slept in the kitchen.",
    "Carl told everyone that the soup was cold.", "Noah explained that the tea was hot.",
    "Sunday, 7 August: rain all day.", "Friday, 11 December: snow all day.",
    "Thirty-one plus thirty-nine is seventy.", "Forty-two plus thirty-three is seventy-five.",
)
NAMES = ("cat", "dog", "soup", "tea", "rain", "snow", "70", "75")
# of its loss, that a lesson takes off its own sentence: what is aimed at, and what is the least
GAIN, LEAST = 0.05, 0.01


@dataclass(frozen=True, eq=False)
class Nudge:
    """One nudge of plain gradient descent for one sentence: its learning rate, and how the loss of each of S sentences
    has changed, as a share of what it was (S,): −0.05 is 5 % less. own, of the sentence itself.
    """

    rate: float
    own: float
    change: np.ndarray


@dataclass(frozen=True, eq=False)
class Influence:
    """Lessons for each of S sentences at one moment: change (S, S), the row is taught and the column tested; rates
    (S,); loss (S,), nats a token, before any of them.
    """

    change: np.ndarray
    rates: np.ndarray
    loss: np.ndarray

    @property
    def gains(self) -> np.ndarray:
        """How much of its loss each lesson took off its own sentence (S,)."""
        return -np.diagonal(self.change)

    def shared(self, pairs: np.ndarray) -> float:
        """The mean part of its gain that a lesson gives to the others that `pairs` (S, S) names."""
        return float((-self.change / self.gains[:, None])[pairs].mean())

    def harmed(self, pairs: np.ndarray) -> int:
        """In how many of these pairs the lesson made the other one worse, however little."""
        return int((self.change[pairs] > 0).sum())


def related(count: int = len(SENTENCES)) -> np.ndarray:
    """Which of the fixed sentences are related (S, S): the two of a pair, and none with itself.

    >>> related(4).astype(int).tolist()
    [[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]]
    """
    pair = np.arange(count) // 2
    return (pair[:, None] == pair) & ~np.eye(count, dtype=bool)


def strangers(count: int = len(SENTENCES)) -> np.ndarray:
    """Which of them are neither related nor the same (S, S)."""
    pair = np.arange(count) // 2
    return pair[:, None] != pair


def shipped(table: Mapping[str, Any] | None, step: int, texts: Sequence[str] = SENTENCES) -> Influence | None:
    """The lessons for these sentences at a saved moment, if influence.json holds them."""
    if not table or step not in table["steps"] or not set(texts) <= set(table["sentences"]):
        return None
    at, of = table["steps"].index(step), [table["sentences"].index(text) for text in texts]
    change, rates, loss = (np.array(table[name][at], float) for name in ("change", "rates", "loss"))
    return Influence(change[np.ix_(of, of)], rates[of], loss[of])


def beside(fixed: Influence, row: Nudge, column: np.ndarray, loss: float) -> Influence:
    """The same lessons (S,) with one more sentence, the last: its own lesson, and what each of the others does to it
    (S,).
    """
    change = np.block([[fixed.change, column[:, None]], [row.change[None, :], np.array([[row.own]])]])
    return Influence(change, np.append(fixed.rates, row.rate), np.append(fixed.loss, loss))
