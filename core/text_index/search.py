"""Plain search in a training text: any string, capitals or not, inside words too; over line ends as over spaces.

It looks through the numbered units of the text (core.text_index.corpus_text), some milliseconds a search, and needs no
index.
Letters: D documents, N units, V different units.
"""

import re
import threading
from collections.abc import Iterator
from functools import cached_property

import numpy as np

from core.errors import BadInput
from core.text_index.corpus_text import CODE, END, Text, cut

LONGEST = 120  # characters of a search
FEW = 24  # so many different units are looked for one by one, which is faster than by a table
PART = 1 << 18  # units looked at at once, so that little memory is needed for it


class TextSearch:
    """Search in a text. Read only; safe to share."""

    def __init__(self, text: Text):
        self.text, self._turn = text, threading.Lock()
        self._lower = [unit.lower() for unit in text.units]
        # the codes in whatever byte order this machine compares fastest
        self._same = text.coded.view("=u2")

    @cached_property
    def first_of(self) -> np.ndarray:
        """For each document the first one with the very same text (D,)."""
        ends = self.text.ends.tolist()
        seen: dict[bytes, int] = {}
        raw, first, found = self.text.raw, 0, []
        for id, end in enumerate(ends):
            found.append(seen.setdefault(raw[2 * first:2 * end], id))
            first = end + 1
        return np.array(found, dtype=np.int32)

    @cached_property
    def copies(self) -> np.ndarray:
        """How many documents have the very same text as each (D,), itself included."""
        return np.bincount(self.first_of, minlength=len(self.text))[self.first_of]

    def find(self, query: str) -> np.ndarray:
        """The numbers of the documents that hold `query`, sorted; of an empty query, all.

        Raises:  BadInput if the query is longer than LONGEST.
        """
        if len(query) > LONGEST:
            raise BadInput(
                f"The search has {len(query):,} characters; at most {LONGEST} can be looked for. Leave some out."
            )
        words = " ".join(query.split())
        if not words:
            return np.arange(len(self.text))
        units = [unit.unit.lower() for unit in cut(words)]
        units[0] = units[0].strip() or units[0]
        with self._turn:  # a search needs some 10 MB for a moment, and two at once are no faster than one by one
            return self._find(units)

    def _find(self, units: list[str]) -> np.ndarray:
        """The numbers of the documents that hold these units, one after the other."""
        if len(units) == 1:
            found = np.concatenate([self._holding(first, here) for first, here in self._first(units[0], alone=True)])
            return found[np.diff(found, prepend=-1) > 0]  # a document may lie in two parts
        places = np.concatenate([first + np.flatnonzero(found) for first, found in self._first(units[0], alone=False)])
        new_line = self.text.codes.get("\n", END)
        past = places + 1
        for number, unit in enumerate(units[1:], start=1):
            if new_line != END:
                # a document's end follows every unit, so there is always a next one
                breaks = self.text.coded[past] == new_line
                past = past + (breaks if unit.startswith(" ") else 0)
            last = number == len(units) - 1
            fits = self._table(other.startswith(unit) if last else other == unit for other in self._lower)[
                self.text.coded[past]
            ]
            past = past[fits] + 1
            places = places[fits]
        return self.text.of_units(places)

    def _first(self, unit: str, alone: bool) -> Iterator[tuple[int, np.ndarray]]:
        """Where a unit stands that ends in this one, or holds it if nothing else is looked for: (PART,) of bool at a
        time, and where that begins.
        """
        fits = self._table(unit in other if alone else other.endswith(unit) for other in self._lower)
        codes = np.flatnonzero(fits).astype(CODE).view(self._same.dtype)
        for first in range(0, len(self._same), PART):
            here = self._same[first:first + PART]
            if len(codes) <= FEW:
                found = np.zeros(len(here), dtype=bool)
                for code in codes:
                    found |= here == code
            else:
                found = fits[self.text.coded[first:first + PART]]
            yield first, found

    def _holding(self, first: int, found: np.ndarray) -> np.ndarray:
        """The numbers of the documents in which one of `found` lies, a part of the text from unit `first` on."""
        low, high = np.searchsorted(self.text.ends, [first, first + len(found) - 1])
        starts = np.concatenate([[0], self.text.ends[low:high] + 1 - first])
        return low + np.flatnonzero(np.maximum.reduceat(found.view(np.uint8), starts[starts < len(found)]))

    def _table(self, fits: Iterator[bool]) -> np.ndarray:
        """Which units fit (V,); the end of a document never does."""
        table = np.fromiter(fits, dtype=bool, count=len(self._lower))
        table[END] = False
        return table


def pattern(query: str) -> re.Pattern[str] | None:
    """What a search looks for, as a regular expression, to mark it in a text that was found; None for an empty search.
    """
    words = query.split()
    return re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE) if words else None


def marked(text: str, query: str) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is what was looked for.

    >>> marked("The cat.", "CAT")
    [('The ', False), ('cat', True), ('.', False)]
    """
    found, pieces, past = pattern(query), [], 0
    for match in found.finditer(text) if found else ():
        pieces += [(text[past:match.start()], False), (match[0], True)]
        past = match.end()
    return [piece for piece in (*pieces, (text[past:], False)) if piece[0]]
