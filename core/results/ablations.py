"""What the trained model loses without each of its parts, in bits a token: analyses/knockout.json, which
core.analyses.ablations measured, read back.

Letters: L n_layers, H heads.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.formatting import BIT


@dataclass(frozen=True, eq=False)
class Ablations:
    """The sentences, which stand nowhere in the training text; their mean surprise at `step`, bits a token: of the
    whole model, and without each kind of parameter by name, without each layer (L,), without each head (L, H).
    """

    step: int
    sentences: tuple[str, ...]
    whole_bits: float
    kinds_bits: Mapping[str, float]
    layers_bits: np.ndarray
    heads_bits: np.ndarray


def in_bits(table: Mapping[str, Any]) -> Ablations:
    """From a run's analyses/knockout.json, which is in nats a token."""
    return Ablations(
        step=table["step"],
        sentences=tuple(table["sentences"]),
        whole_bits=table["loss"] / BIT,
        kinds_bits={kind: loss / BIT for kind, loss in table["kinds"].items()},
        layers_bits=np.array(table["layers"]) / BIT,
        heads_bits=np.array(table["heads"]) / BIT,
    )
