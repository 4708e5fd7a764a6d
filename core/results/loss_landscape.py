"""The landscape that a run walked through, in bits a token: analyses/landscape.json, which core.analyses.loss_landscape
measured, read back.

Letters: C checkpoints, S points a side of the grid.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.formatting import BIT


@dataclass(frozen=True, eq=False)
class Land:
    """The path (C, 2) on the map and how much of it each direction holds (2,), 0 to 1; how far each checkpoint lies off
    the map (C,), and from the last one (C,); how far each is from the next (C-1,). The grid's x and y (S,) and its
    surprise (S, S); the surprise of each checkpoint (C,), and of the map at its place (C,). Bits a token, on so many
    tokens; a model has so many parameters.
    """

    steps: tuple[int, ...]
    parameters: int
    tokens: int
    path: np.ndarray
    shares: tuple[float, ...]
    away: tuple[float, ...]
    distance: tuple[float, ...]
    legs: tuple[float, ...]
    x: tuple[float, ...]
    y: tuple[float, ...]
    bits: np.ndarray
    true_bits: np.ndarray
    flat_bits: np.ndarray

    @property
    def longer(self) -> float:
        """How many times the way from checkpoint to checkpoint is as long as the straight line from the first to the
        last.
        """
        return sum(self.legs) / self.distance[0]


def in_bits(table: Mapping[str, Any]) -> Land:
    """From a run's analyses/landscape.json, which is in nats a token."""
    return Land(
        steps=tuple(table["steps"]),
        parameters=table["parameters"],
        tokens=table["tokens"],
        path=np.array(table["path"]),
        **{name: tuple(table[name]) for name in ("shares", "away", "distance", "legs", "x", "y")},
        bits=np.array(table["loss"]) / BIT,
        true_bits=np.array(table["true"]) / BIT,
        flat_bits=np.array(table["flat"]) / BIT,
    )
