"""The vectors of every word at every checkpoint, in eight bits: written here, read by core.results.word_vectors."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.analyses import word_groups
from core.analyses.context import Specimen
from core.analyses.word_similarity import EMBED, unit_vectors
from core.results import word_vectors


def analyse(specimen: Specimen, table: str = EMBED, file: str = "vectors") -> Mapping[str, Any]:
    """Every word of the map at every checkpoint in eight bits, its neighbours, and random pairs to compare with: see
    core.results.word_vectors.
    """
    run, space = specimen.run, specimen.words(table)
    on_map, _ = word_groups.choose_words(list(space.words))
    words = [*on_map, *(word for word in space.words if word not in set(on_map))]
    ids = np.array([space.words[word] for word in words])
    rows = space.vectors(words)  # (C, M, D)
    units = np.stack([unit_vectors(row) for row in rows])[:, :len(on_map)]
    return {
        file: {"units": word_vectors.packed(units), "mean": rows.mean(1),
               "random": space.random_quantiles(word_vectors.QUANTILES).astype(np.float16),
                    "near": word_vectors.nearest(units), "ids": ids.astype(np.int32)},
        f"{file}_facts": {"steps": run.steps, "words": words, "on_map": len(on_map)},
    }
