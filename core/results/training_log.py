"""What was noted while a run was trained, in bits a token: its analyses/training.json, read back.

Letters: N steps, C moments at which text that is held out was tried.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.formatting import BIT


@dataclass(frozen=True, eq=False)
class TrainingLog:
    """steps (N,) and the mean surprise at the batch of each (N,), bits a token; the same of held-out text (C,); tokens,
    read in all, repeats counted; tokens_per_second, the median; cores, of the processor, that were kept busy.
    """

    steps: np.ndarray
    bits: np.ndarray
    held_out_steps: tuple[int, ...]
    held_out_bits: np.ndarray
    tokens: int
    tokens_per_second: int
    cores: int


def in_bits(table: Mapping[str, Any]) -> TrainingLog:
    """From a run's analyses/training.json, which is in nats a token."""
    return TrainingLog(
        steps=np.array(table["steps"], float),
        bits=np.array(table["loss"], float) / BIT,
        held_out_steps=tuple(table["heldout_steps"]),
        held_out_bits=np.array(table["heldout_loss"], float) / BIT,
        tokens=table["tokens"],
        tokens_per_second=table["median_tokens_per_second"],
        cores=table["cores"],
    )
