"""How many of the planted lines a model recites, counted in this one place."""

from collections.abc import Mapping
from typing import Any


def recited(memory: Mapping[str, Any], source: str, moment: int = -1) -> tuple[int, int]:
    """(lines of a source that are gone on with word for word at a moment, all lines of it), from a run's analyses/memory.json.

    >>> recited({"lines": [{"source": "famous", "recalled": [False, True]}, {"source": "famous", "recalled": [False, False]}]}, "famous")
    (1, 2)
    """
    known = [bool(line["recalled"][moment]) for line in memory["lines"] if line["source"] == source]
    return sum(known), len(known)
