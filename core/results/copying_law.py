"""When heads that copy are said to form, from the size of a batch alone; and whether any was found.

Source: Aoyama, Wilcox, Schneider, "Predicting the emergence of induction heads in language model pretraining",
arXiv 2511.16893 (21 November 2025): about 10^5.7 times the square root of the tokens in a batch.
"""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any, NamedTuple

from core.results.skill_curves import for_good

EXPONENT = 5.7
# a score above which a head is counted as copying: well over even attention, under what such a head reaches
FORMED = 0.3


def tokens(a_batch: int) -> float:
    """How many tokens are read until copying heads form. Args: a_batch, tokens in a batch.

    >>> round(tokens(2048) / 1e6, 1)
    22.7
    """
    return 10**EXPONENT * sqrt(a_batch)


def step(a_batch: int) -> int:
    """The step of training at which they form.

    >>> step(2048)
    11075
    """
    return round(tokens(a_batch) / a_batch)


class Best(NamedTuple):
    """The head with the highest score at a moment; layer and head count from 0."""

    layer: int
    head: int
    score: float


def best(found: Mapping[str, Any], which: str, moment: int = -1) -> Best:
    """Args: found, a run's analyses/copying_heads.json; which, "random" or "lists"."""
    return max(
        (Best(layer, head, score) for layer, row in enumerate(found[which][moment]) for head, score in enumerate(row)),
        key=lambda one: one.score,
    )


def formed(scores: Sequence[float]) -> int | None:
    """The index of the first moment from which on a head counts as copying. Args: scores (C,), of the best head."""
    return for_good([score >= FORMED for score in scores])
