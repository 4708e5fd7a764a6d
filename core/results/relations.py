"""How near opposites, near synonyms and two of a kind end in a run's tables of words: analyses/relations.json, which
core.analyses.relations measured, read back and counted.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

NEAR = 95  # percentile


class Likeness(NamedTuple):
    """Two words in a table of the trained model: their cosine; how many of 100 random pairs are less alike, and of 100
    pairs of their part of speech (None where they share none); the second word's place among the first one's
    neighbours, 1 for the nearest.
    """

    words: tuple[str, str]
    cosine: float
    percentile: float
    of_its_part: float | None
    rank: int


class HowNear(NamedTuple):
    """Of `count` pairs, `near` end more alike than NEAR of 100 random pairs; of `own_count` that are of one part of
    speech, `own` end more alike than NEAR of 100 pairs of it. middle: the similarity of the pair in the middle.
    """

    count: int
    near: int
    own_count: int
    own: int
    middle: float


Relations = Mapping[str, Mapping[str, Sequence[Likeness]]]  # relation ("opposites") -> table ("embed") -> its pairs


def relations(table: Mapping[str, Any]) -> Relations:
    """From a run's analyses/relations.json."""
    return {
        name: {space: _pairs(found["pairs"], rows) for space, rows in found.items() if space != "pairs"}
        for name, found in table["relations"].items()
    }


def _pairs(pairs: Sequence[Sequence[str]], rows: Mapping[str, Sequence[Any]]) -> list[Likeness]:
    measured = zip(pairs, rows["cosine"], rows["percentile"], rows["of_its_part"], rows["rank"], strict=True)
    return [
        Likeness((first, second), cosine[-1], percentile[-1], None if own is None else own[-1], rank[-1])
        for (first, second), cosine, percentile, own, rank in measured
    ]


def how_near(pairs: Sequence[Likeness]) -> HowNear:
    """How near the pairs of a relation end in a table."""
    near = [pair.percentile > NEAR for pair in pairs]
    own = [pair.of_its_part > NEAR for pair in pairs if pair.of_its_part is not None]
    return HowNear(len(near), sum(near), len(own), sum(own), float(np.median([pair.cosine for pair in pairs])))
