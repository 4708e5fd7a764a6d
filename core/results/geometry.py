"""How a run's states lie, read back: cloud_facts.json and cloud.safetensors. Letters: C checkpoints, n states on the
picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

RANK, COSINE = range(2)
LITTLE = 0.05  # of what it had been: a fall of the rank by less is none


@dataclass(frozen=True, eq=False)
class Cloud:
    """steps (C,); states, embeddings, stream (C, 2): effective rank and mean cosine; places (C, n, 2) of the states on
    the picture, says (C, n) ids of the likeliest next token, kind (n,); facts, the rest of cloud_facts.json.
    """

    steps: Sequence[int]
    states: np.ndarray
    embeddings: np.ndarray
    stream: np.ndarray
    places: np.ndarray
    says: np.ndarray
    kind: np.ndarray
    facts: Mapping[str, Any]


def cloud(facts: Mapping[str, Any] | None, arrays: Mapping[str, np.ndarray] | None) -> Cloud | None:
    """What was measured, or None where it wasn't."""
    if not facts or arrays is None:
        return None
    curves = (np.array(facts[name], float) for name in ("states", "embeddings", "stream"))
    return Cloud(facts["steps"], *curves, arrays["places"].astype(np.float32), arrays["says"], arrays["kind"], facts)


def lowest(rank: np.ndarray) -> int:
    """The moment at which a rank (C,) is lowest.

    >>> lowest(np.array([88.0, 21.0, 119.0]))
    1
    """
    return int(np.argmin(rank))


def fall_after(rank: np.ndarray) -> float:
    """The deepest fall of a rank (C,) after its lowest, as a share of the highest that it had been since.

    >>> fall_after(np.array([88.0, 20.0, 100.0, 90.0, 110.0]))
    0.1
    """
    since = rank[lowest(rank):]
    return round(float((1 - since / np.maximum.accumulate(since)).max()), 6)
