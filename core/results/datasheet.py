"""What a run's training text is made of: analyses/datasheet.json, which core.analyses.datasheet counted, read back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


class Source(NamedTuple):
    """One of the sources, such as "world", the program: its texts, how many of them differ, their words and tokens."""

    source: str
    different: int
    documents: int
    words: int
    tokens: int


class Genre(NamedTuple):
    """A kind of text of the program: how many there are, and their words."""

    genre: str
    documents: int
    words: int


class PenName(NamedTuple):
    """What stands under one of the stories' pen names: whole pieces, passages that are held out, words, each passage
    once.
    """

    author: str
    style: str
    licence: str
    pieces: int
    held_out: int
    words: int


@dataclass(frozen=True)
class Datasheet:
    """The text that was trained on, in all and by its parts; how many documents of each source are held out; the genres
    that never meet some topics, with these.
    """

    documents: int
    words: int
    tokens: int
    word_types: int
    sources: tuple[Source, ...]
    genres: tuple[Genre, ...]
    pen_names: tuple[PenName, ...]
    held_out: Mapping[str, int]
    combinations: Mapping[str, tuple[str, ...]]

    @property
    def shares(self) -> dict[str, float]:
        """The share of all words that each source wrote, 0 to 1; one that wrote none is left out."""
        return {row.source: row.words / self.words for row in self.sources}


def datasheet(table: Mapping[str, Any]) -> Datasheet:
    """From a run's analyses/datasheet.json."""
    return Datasheet(
        **{name: table[name] for name in ("documents", "words", "tokens", "word_types")},
        sources=tuple(Source(**row) for row in table["sources"]),
        genres=tuple(Genre(row["genre"], row["documents"], row["words"]) for row in table["genres"]),
        pen_names=tuple(PenName(**{name: row[name] for name in PenName._fields}) for row in table["shelves"]),
        held_out={row["source"]: row["documents"] for row in table["held_out"]},
        combinations={row["genre"]: tuple(row["topics"]) for row in table["combinations"]},
    )
