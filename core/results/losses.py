"""How surprised a run's model is, in bits a token: analyses/losses.json, which core.analyses.losses measured, read
back.

Letters: C checkpoints.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from core.formatting import BIT


class GenreLoss(NamedTuple):
    """Held-out texts of one genre, bits a token: what they cost the trained model, and their writer."""

    genre: str
    documents: int
    bits: float
    floor_bits: float


@dataclass(frozen=True, eq=False)
class Losses:
    """steps (C,); bits a token (C,) on text that it never read, that it read, and on stories of the house authors that
    were held out (0,) where there are none of them; what the held-out text cost its writer; what a guess among all
    tokens costs.
    """

    steps: tuple[int, ...]
    held_out_bits: np.ndarray
    read_bits: np.ndarray
    house_bits: np.ndarray
    house_documents: int
    floor_bits: float
    blind_bits: float
    genres: tuple[GenreLoss, ...]


def in_bits(table: Mapping[str, Any]) -> Losses:
    """From a run's analyses/losses.json, which is in nats a token."""
    return Losses(
        steps=tuple(table["steps"]),
        held_out_bits=np.array(table["heldout_loss"]) / BIT,
        read_bits=np.array(table["train_loss"]) / BIT,
        house_bits=np.array(table["house_heldout_loss"]) / BIT,
        house_documents=table["house_heldout_documents"],
        floor_bits=table["floor"] / BIT,
        blind_bits=table["blind_guess"] / BIT,
        genres=tuple(
            GenreLoss(row["genre"], row["documents"], row["loss"] / BIT, row["floor"] / BIT)
            for row in table["by_genre"]
        ),
    )
