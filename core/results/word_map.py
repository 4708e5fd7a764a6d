"""The map of words: analyses/map_facts.json and map.safetensors, and of the other table map_unembed…, which
core.analyses.word_map laid out, read back.

Letters: C checkpoints, N words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.results.word_vectors import KINDS


@dataclass(frozen=True, eq=False)
class WordMap:
    """steps (C,); words (N,) and the number of the kind of each (N,), as KINDS has them; places (C, N, 2) by t-SNE and
    by PCA; facts, the rest of map_facts.json.
    """

    steps: tuple[int, ...]
    words: tuple[str, ...]
    kinds: np.ndarray
    tsne: np.ndarray
    pca: np.ndarray
    facts: Mapping[str, Any]


def word_map(facts: Mapping[str, Any] | None, arrays: Mapping[str, np.ndarray] | None) -> WordMap | None:
    """What was laid out, or None where it wasn't."""
    if not facts or arrays is None:
        return None
    numbers = {group: number for number, groups in enumerate(KINDS.values()) for group in groups}
    of_group = np.array([numbers.get(group, len(KINDS) - 1) for group in facts["groups"]])
    return WordMap(
        tuple(facts["steps"]), tuple(facts["words"]), of_group[arrays["group"]], arrays["tsne"], arrays["pca"], facts
    )
