"""What a training text says itself, word for word: where a stretch of words stands, how often, what follows.

    index = Index(Text(run.array("text"), run.table("text_facts")))
    index.find("the best of times").count

Everything is found on whole words: "the cat" doesn't stand in "the cats", but it does in "the cat's" and in "(the
cat)". A suffix array gives each answer by two binary searches: all suffixes of the text that begin alike stand side by
side in it.

Letters: N units of the text.  Source: Manber and Myers 1993, "Suffix arrays"; sorted by libdivsufsort (Mori), through
pydivsufsort.
"""

import mmap
import threading
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile

import numpy as np

from core.text_index.corpus_text import CODE, END, Text, names

SORTED_AT_ONCE = 1 << 20
COUNTED_AT_ONCE = 1 << 17
BLOCK = 1 << 10  # places of the order that are read at once
NOWHERE = np.zeros(0, np.int32)
MANY = 10_000  # places whose next codes are counted faster by halving
END_SHOWN = "<|end|>"


@dataclass(frozen=True, eq=False)
class Found:
    """A stretch of words in the training text: how often it stands there, and the documents that hold it, sorted (all
    of them).
    """

    text: str
    count: int
    positions: np.ndarray  # (count,), of its first unit
    documents: np.ndarray


class Index:
    """A training text with its suffix array. Read only; safe to share."""

    def __init__(self, text: Text):
        self.text = text
        self.order = Order(text.raw)

    def find(self, text: str) -> Found:
        """Where a stretch of words stands; spaces at its ends don't matter. Nowhere: a count of 0. So for an empty
        text.
        """
        return self.found(names(text.strip()), text.strip())

    def found(self, units: Sequence[str], text: str = "") -> Found:
        """`find` for a text that is cut into units already."""
        ranges = [self._range(pattern) for pattern in self._patterns(units)]
        positions = np.concatenate([NOWHERE, *(self.order.part(low, high) for low, high in ranges)])
        return Found(text, len(positions), positions, self.text.of_units(positions))

    def count(self, units: Sequence[str]) -> int:
        """How often these units stand in the text, one after the other; the first with or without a space before it."""
        return sum(high - low for low, high in (self._range(pattern) for pattern in self._patterns(units)))

    def codes_after(self, units: Sequence[str]) -> np.ndarray:
        """The code of the unit after every place where these units stand, the first document after the last; of no
        units, the code of every unit.
        """
        if not units:
            return self.text.coded
        places = [
            self.order.part(low, high) + len(units)
            for low, high in (self._range(pattern) for pattern in self._patterns(units))
        ]
        return self.text.coded[np.concatenate([NOWHERE, *places]) % len(self.text.coded)]

    def next_counts(self, codes: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
        """Each code that follows exactly these codes, ascending, and how often it does, (t,) and (t,); of no codes,
        each code and how often it stands. Here a unit at the beginning is itself alone, with its space or without.
        """
        size = len(self.text.units)
        if not codes:
            counts = _counts(self.text.coded, size)
            return np.flatnonzero(counts), counts[counts > 0]
        low, high = self._range(np.array(codes, dtype=CODE).tobytes())
        places = self.order.part(low, high)
        if len(places) and places[0] + len(codes) == len(self.text.coded):
            places = places[1:]  # nothing follows the last document
        following = self.text.coded[len(codes):]  # sorted at these places, as the order is
        if len(places) > MANY:
            edges = _edges(following, places, size)
            found = np.flatnonzero(np.diff(edges))
            return found, np.diff(edges)[found]
        found = following[places].astype(np.intp)
        first = np.flatnonzero(np.diff(found, prepend=-1))
        return found[first], np.diff(first, append=len(found))

    def following(self, units: Sequence[str]) -> list[tuple[str, int]]:
        """Every unit that follows these, with its count, the most frequent first; END_SHOWN where the document ends.

        Of no units: all units.
        """
        counts = _counts(self.codes_after(units), len(self.text.units))
        best = np.argsort(-counts, kind="stable")
        return [
            (self.text.units[code] if code != END else END_SHOWN, int(counts[code]))
            for code in best[: np.count_nonzero(counts)].tolist()
        ]

    def longest_suffix(self, units: Sequence[str]) -> int:
        """How many of the last units stand in the text together; 0 if even the last one doesn't."""
        length = 0
        while length < len(units) and self.count(units[len(units) - length - 1:]):
            length += 1
        return length

    def _patterns(self, units: Sequence[str]) -> list[bytes]:
        """The units as bytes of the text, with and without a space before the first; nothing if the text holds one of
        them nowhere.
        """
        codes = self.text.codes
        if not units or any(unit not in codes for unit in units[1:]):
            return []
        bare = units[0].removeprefix(" ")
        firsts = [units[0]] if not bare or bare.isspace() else [bare, f" {bare}"]
        rest = [codes[unit] for unit in units[1:]]
        return [np.array([codes[unit], *rest], dtype=CODE).tobytes() for unit in firsts if unit in codes]

    def _range(self, pattern: bytes) -> tuple[int, int]:
        """Which places of the suffix array begin with a pattern: from the first to before the second."""
        raw, width = self.text.raw, len(pattern)

        def beginning(place: int) -> bytes:
            return raw[2 * place:2 * place + width]

        return tuple(self._found(search, pattern, beginning) for search in (bisect_left, bisect_right))

    def _found(self, search: Callable[..., int], pattern: bytes, beginning: Callable[[int], bytes]) -> int:
        """What a search of the whole order would give: it is found among the first places of all blocks, and then
        within one block.
        """
        first = max(search(self.order.firsts, pattern, key=beginning) - 1, 0) * BLOCK
        return first + search(memoryview(self.order.part(first, first + BLOCK)), pattern, key=beginning)


def _counts(codes: np.ndarray, size: int) -> np.ndarray:
    """How often each number 0 ... size-1 stands in `codes` (size,): part by part, since numpy counts in numbers of
    eight bytes, and the whole text takes 64 MB so.
    """
    counts = np.zeros(size, np.intp)
    for first in range(0, len(codes), COUNTED_AT_ONCE):
        counts += np.bincount(codes[first:first + COUNTED_AT_ONCE], minlength=size)
    return counts


def _edges(values: np.ndarray, places: np.ndarray, size: int) -> np.ndarray:
    """Where in values[places], which are sorted, the first of each number 0 ... size stands (size+1,): by halving for
    all of them at once, since to look at every place takes ten times as long.
    """
    wanted, low, high = np.arange(size + 1), np.zeros(size + 1, np.intp), np.full(size + 1, len(places), np.intp)
    while np.any(open_ := low < high):
        middle = (low + high) // 2
        less = open_ & (values[places[np.minimum(middle, len(places) - 1)]] < wanted)
        low, high = np.where(less, middle + 1, low), np.where(less, high, middle)
    return low


class Order:
    """The places of all suffixes of a text in alphabetical order (N,) int32, N the number of its two-byte codes.
    `firsts`: every BLOCK-th of them.

    They lie in a file and are read from there piece by piece, since what nobody looks at then takes no memory.
    """

    def __init__(self, raw: bytes | mmap.mmap):
        from pydivsufsort import divsufsort

        by_byte, size = divsufsort(raw if isinstance(raw, bytes) else np.frombuffer(raw, np.uint8)), 0
        for first in range(0, len(by_byte), SORTED_AT_ONCE):  # part by part and in place, to save memory
            part = by_byte[first:first + SORTED_AT_ONCE]
            part = part[part % 2 == 0] // 2  # suffixes that begin in the middle of a code are thrown out
            by_byte[size:size + len(part)] = part
            size += len(part)
        places = by_byte[:size].astype(np.int32, copy=False)
        self.firsts, self._turn, self._file = places[::BLOCK].tolist(), threading.Lock(), None
        try:
            file = TemporaryFile()  # noqa: SIM115 -- open as long as this lives
            file.write(places)
            file.flush()
            self._file = file
        except OSError:  # the disk is full, or can't be written to
            self._places = np.frombuffer(places.tobytes(), np.int32)

    def part(self, low: int, high: int) -> np.ndarray:
        """Those from number `low` to before `high`."""
        if self._file is None:
            return self._places[low:high]
        with self._turn:
            self._file.seek(4 * low)
            return np.frombuffer(self._file.read(4 * (high - low)), np.int32)
