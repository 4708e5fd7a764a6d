"""The training text of a run, every document of it, as it ships with the run: analyses/text.safetensors and
analyses/text_facts.json.

Text is kept as numbered units: a word or a single mark, with the space before it; every line starts with one space
inside, so that a word is the same unit at the start of a line. Any text comes back exactly. Units are not the model's
tokens: a token may hold two marks or half a word, and then what stands in the text word for word would not always be
found.

Letters: D documents, K kinds (source, genre, topic, author), N units, an end after each document included.
"""

import lzma
import mmap
import re
from collections.abc import Mapping, Sequence
from tempfile import TemporaryFile
from typing import Any, NamedTuple

import numpy as np

from core.corpus.document import Document

MANY = 20_000  # positions that are sorted faster by marking them
UNIT = re.compile(r"(?m)^ | ?(?:[^\W_]+|[^\w\s]|_)|\s")  # a space that a line begins with stands alone
END = 0  # the unit that ends every document; no text holds it
CODE = np.dtype(">u2")  # big-endian, so that comparing bytes compares numbers
PARTS = ("source", "genre", "topic", "author")


class Unit(NamedTuple):
    """A word or mark with the space before it, and text[start:end], where it stands without that space."""

    unit: str
    start: int
    end: int


def cut(text: str) -> list[Unit]:
    """The units of a text, in order.

    >>> [unit.unit for unit in cut("Anna said: no.")]
    [' Anna', ' said', ':', ' no', '.']
    """
    return [
        Unit(name, match.start() + (len(match[0]) > 1 and match[0][0] == " "), match.end())
        for name, match in zip(names(text), UNIT.finditer(text), strict=True)
    ]


def names(text: str) -> list[str]:
    """The units of a text without their places."""
    found, line_starts = UNIT.findall(text), True
    for place, unit in enumerate(found):
        if line_starts and not unit.isspace():
            found[place] = " " + unit
        line_starts = unit == "\n"
    return found


def joined(units: Sequence[str]) -> str:
    """The text that these units were cut from."""
    text, line_starts = [], True
    for unit in units:
        text.append(unit[1:] if line_starts and len(unit) > 1 and unit[0] == " " else unit)
        line_starts = unit == "\n"
    return "".join(text)


class Text:
    """Every document of a training text, numbered 0 to D-1. Read only; safe to share."""

    def __init__(self, arrays: Mapping[str, np.ndarray], facts: Mapping[str, Any]):
        """Args: arrays and facts, what `pack` gave: the contents of text.safetensors and text_facts.json."""
        self.units: list[str] = facts["units"]
        self.codes = {unit: code for code, unit in enumerate(self.units)}
        self.kinds = [dict(zip(PARTS, kind, strict=True)) for kind in facts["kinds"]]
        self.kind_of = np.frombuffer(lzma.decompress(arrays["kinds"].tobytes()), np.uint16)  # (D,)
        self.raw = _from_disk(lzma.decompress(arrays["units"].tobytes()))  # 2 N bytes
        self.coded = np.frombuffer(memoryview(self.raw).toreadonly(), CODE)  # (N,)
        self.ends = np.flatnonzero(self.coded == END).astype(np.int32)  # (D,)

    def __len__(self) -> int:
        """D, how many documents there are."""
        return len(self.ends)

    def document(self, id: int) -> Document:
        """Document `id`: its text, source, genre, topic and author. Raises IndexError outside 0 ... D-1."""
        if not 0 <= id < len(self):
            raise IndexError(id)
        first = 0 if id == 0 else self.ends[id - 1] + 1
        text = joined([self.units[code] for code in self.coded[first:self.ends[id]].tolist()])
        return Document(text, **self.kinds[self.kind_of[id]])

    def documents(
        self, source: str | None = None, genre: str | None = None, topic: str | None = None, author: str | None = None
    ) -> np.ndarray:
        """The numbers of all documents of a source, genre, topic or author, or of several of these at once; of none of
        them, all.
        """
        asked = {
            part: value for part, value in zip(PARTS, (source, genre, topic, author), strict=True) if value is not None
        }
        fits = np.array([all(kind[part] == value for part, value in asked.items()) for kind in self.kinds], dtype=bool)
        return np.flatnonzero(fits[self.kind_of])

    def of_units(self, positions: np.ndarray) -> np.ndarray:
        """The numbers of the documents in which these positions lie, each once, sorted."""
        if len(positions) > MANY:
            found = np.zeros(len(self.coded), dtype=bool)
            found[positions] = True
            return np.flatnonzero(np.logical_or.reduceat(found, np.append(0, self.ends[:-1] + 1)))
        ids = np.searchsorted(self.ends, np.sort(positions))
        return ids[np.diff(ids, prepend=-1) > 0]


def pack(documents: Sequence[Document]) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """(arrays, facts) from which `Text` is made again. The most frequent unit has code 1, and so on."""
    seen: dict[str, int] = {"": END}
    coded = []
    for doc in documents:
        coded += [seen.setdefault(unit, len(seen)) for unit in names(doc.text)]
        coded.append(END)
    if len(seen) > np.iinfo(CODE).max:
        raise ValueError(f"{len(seen)} different words and marks don't fit two bytes each")
    counts = np.bincount(coded)
    counts[END] = len(coded)  # stays first
    order = np.argsort(-counts, kind="stable")
    known, code_of = list(seen), np.argsort(order)
    kinds: dict[tuple[str, ...], int] = {}
    kind_of = [kinds.setdefault(kind(doc), len(kinds)) for doc in documents]
    arrays = {
        "units": _compressed(code_of[coded].astype(CODE)),
        "kinds": _compressed(np.array(kind_of, dtype=np.uint16)),
    }
    facts = {
        "units": [known[first] for first in order.tolist()],
        "kinds": [list(kind) for kind in kinds],
        "documents": len(documents),
    }
    return arrays, facts


def kind(doc: Document) -> tuple[str, ...]:
    """Source, genre, topic and author of a document."""
    return doc.source, doc.genre, doc.topic, doc.author


def _from_disk(raw: bytes) -> bytes | mmap.mmap:
    """The same bytes, read from a file from now on: what nobody looks at then takes no memory."""
    try:
        with TemporaryFile() as file:  # closed at once: what was mapped stays
            file.write(raw)
            file.flush()
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)  # pydivsufsort takes no array that is read only
    except (OSError, ValueError):  # the disk is full, or can't be written to; or there is nothing to map
        return raw


def _compressed(numbers: np.ndarray) -> np.ndarray:
    return np.frombuffer(lzma.compress(numbers.tobytes(), preset=6), np.uint8)
