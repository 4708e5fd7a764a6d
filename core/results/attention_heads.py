"""Which attention head ties "closed" back to "bank", and what happens without it: analyses/heads.json, which
core.analyses.attention_heads measured, read back.

Letters: C checkpoints, L n_layers, H heads.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, eq=False)
class Heads:
    """sentences that end in a token which looks back at the token `to`; attention (C, L, H), the share of its look that
    each head sends there, on average; even, what an even look would send. Of the trained model: the head that was
    chosen, as (layer, head); the probability of that last token, and the same without each head (L, H); how far what follows
    it moves without each (L, H).
    """

    steps: tuple[int, ...]
    sentences: tuple[str, ...]
    to: str
    attention: np.ndarray
    even: float
    chosen: tuple[int, int]
    probability: float
    probability_without: np.ndarray
    after_moved: np.ndarray

    def hardest(self, moment: int = -1) -> tuple[int, int]:
        """The head (layer, head) that looks back hardest at a moment, by its index."""
        layer, head = np.unravel_index(self.attention[moment].argmax(), self.attention[moment].shape)
        return int(layer), int(head)


def heads(table: Mapping[str, Any]) -> Heads:
    """From a run's analyses/heads.json."""
    return Heads(
        steps=tuple(table["steps"]),
        sentences=tuple(sentence["text"] for sentence in table["sentences"]),
        to=table["to"],
        attention=np.array(table["attention"]),
        even=table["even"],
        chosen=(table["layer"], table["head"]),
        probability=table["p_from"],
        probability_without=np.array(table["p_from_without"]),
        after_moved=np.array(table["after_moved"]),
    )
