"""Which planted lines a run's model recites: analyses/memory.json, which core.analyses.recall measured, read back.

Letters: C checkpoints.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple


class Line(NamedTuple):
    """A planted line, "famous" or "invented" (source), and how many copies of it the training text has; at each moment
    (C,) the mean chance of its right next token, 0 to 1, and whether the model goes on with it word for word.
    """

    text: str
    source: str
    copies: int
    author: str
    work: str
    p_token: tuple[float, ...]
    recalled: tuple[bool, ...]


class Level(NamedTuple):
    """The `n` lines of a source that have as many copies; at each moment (C,) the mean chance of their right next
    token, 0 to 1, and how many of them the model goes on with word for word.
    """

    source: str
    copies: int
    n: int
    p_token: tuple[float, ...]
    recalled: tuple[int, ...]


@dataclass(frozen=True)
class Recall:
    """steps (C,); given_words, how many words of a line the model is given; the lines, and the same by source and
    copies.
    """

    steps: tuple[int, ...]
    given_words: int
    lines: tuple[Line, ...]
    levels: tuple[Level, ...]

    def recited(self, source: str, moment: int = -1) -> tuple[int, int]:
        """(lines of a source that are gone on with word for word at a moment, by its index, all lines of it)."""
        known = [line.recalled[moment] for line in self.lines if line.source == source]
        return sum(known), len(known)


def recall(table: Mapping[str, Any]) -> Recall:
    """From a run's analyses/memory.json."""
    lines = tuple(
        Line(
            one["text"],
            one["source"],
            one["copies"],
            one["author"],
            one["work"],
            tuple(one["p_token"]),
            tuple(map(bool, one["recalled"])),
        )
        for one in table["lines"]
    )
    levels = tuple(
        Level(
            row["source"],
            row["copies"],
            row["n"],
            tuple(row["p_token"]),
            tuple(round(share * row["n"]) for share in row["recalled"]),
        )
        for row in table["by_copies"]
    )
    return Recall(tuple(table["steps"]), table["given_words"], lines, levels)


def by_copies(levels: Sequence[Level], moment: int) -> dict[int, tuple[int, int]]:
    """Copies in the text, the fewest first -> (how many lines come out word for word at a moment, by its index, all of
    them).

    >>> by_copies([Level("famous", 3, 4, (0.1,), (1,)), Level("invented", 3, 12, (0.9,), (12,))], 0)
    {3: (13, 16)}
    """
    found: dict[int, tuple[int, int]] = {}
    for level in sorted(levels, key=lambda level: level.copies):
        known, count = found.get(level.copies, (0, 0))
        found[level.copies] = known + level.recalled[moment], count + level.n
    return found
