"""How far a beginning lies from all that a model read: read from analyses/beginnings.json, which core.analyses.novelty
measured.
"""

from collections.abc import Mapping, Sequence
from typing import Any


def far(table: Mapping[str, Any], tokens: int, bits: float) -> bool:
    """Whether a beginning of so many tokens, of so many bits a token on average, lies far from what the model read.
    table, beginnings.json.
    """
    return bits > at_length(table["program"]["far"], tokens)


def known_cost(table: Mapping[str, Any], text: str) -> tuple[int, float] | None:
    """(tokens, bits a token) of a beginning that the run's pages offer; None of any other."""
    offered = (*table["ready"], *(one for kind in table["kinds"] for one in kind["beginnings"]))
    return next(((one["tokens"], one["bits"]) for one in offered if one["prompt"] == text), None)


def at_length(values: Sequence[float], tokens: int) -> float:
    """The value for beginnings of so many tokens, from one value for each of 1, 2, ... tokens."""
    return values[min(tokens, len(values)) - 1]
