"""How alike pairs of words are through training: analyses/similarity.json, which core.analyses.word_similarity
measured, read back.

Letters: C checkpoints.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Similarity:
    """steps (C,); the cosine of each pair of words, whichever comes first, at each step (C,), -1 to 1."""

    steps: tuple[int, ...]
    cosine: Mapping[frozenset[str], tuple[float, ...]]

    def last(self, first: str, second: str) -> float | None:
        """The cosine of two words in the trained model; None where they weren't compared."""
        found = self.cosine.get(frozenset((first, second)))
        return found[-1] if found else None


def similarity(table: Mapping[str, Any]) -> Similarity:
    """From a run's analyses/similarity.json."""
    return Similarity(
        tuple(table["steps"]), {frozenset(pair["words"]): tuple(pair["cosine"]) for pair in table["pairs"]}
    )
