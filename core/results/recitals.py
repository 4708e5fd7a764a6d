"""What a run's model writes after the beginnings of planted lines and on mixes that were held back, and how many tokens
of each line it has right: analyses/recitals.json, which core.analyses.recitals measured, read back.

Letters: C checkpoints.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

Patches = Mapping[str, Any]  # what of a text is copied: core.text_index.patches


class Beginning(NamedTuple):
    """How many copies its line has, 0 for one that begins no planted line; what is written after it at each moment
    (C,), and what of that is copied.
    """

    copies: int
    texts: tuple[str, ...]
    patches: tuple[Patches, ...]


class Mix(NamedTuple):
    """What the trained model writes on it, and what of that is copied."""

    text: str
    patches: Patches


class Right(NamedTuple):
    """How many tokens of a planted line are asked for, and at each moment (C,) of how many the right one is the
    likeliest when all before it are given.
    """

    tokens: int
    right: tuple[int, ...]


@dataclass(frozen=True)
class Recitals:
    """steps (C,); beginnings and mixes by their prompts, lines by their texts."""

    steps: tuple[int, ...]
    beginnings: Mapping[str, Beginning]
    mixes: Mapping[str, Mix]
    lines: Mapping[str, Right]


def recitals(table: Mapping[str, Any]) -> Recitals:
    """From a run's analyses/recitals.json."""
    return Recitals(
        tuple(table["steps"]),
        {
            one["prompt"]: Beginning(one["copies"], tuple(one["texts"]), tuple(one["patches"]))
            for one in table["beginnings"]
        },
        {one["prompt"]: Mix(one["text"], one["patches"]) for one in table["mixes"]},
        {one["text"]: Right(one["tokens"], tuple(one["right"])) for one in table["lines"]},
    )
