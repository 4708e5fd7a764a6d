"""What of a text is copied from the training text, word for word, and what is new.

    compare(index, "It was the best of times, it was").spans
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.text_index.corpus_text import Unit, cut
from core.text_index.suffix_array import Index

SHORTEST = 8  # words and marks: a stretch that long counts as copied


@dataclass(frozen=True, eq=False)
class Span:
    """text[start:end], `units` words and marks, stands `count` times in the training text; it can't be made longer on
    either side.
    """

    start: int
    end: int
    units: int
    count: int
    documents: np.ndarray


@dataclass(frozen=True)
class New:
    """text[start:end], `units` words and marks, stands nowhere in the training text, though it does without its first
    or its last one.
    """

    start: int
    end: int
    units: int


@dataclass(frozen=True)
class Copied:
    """A text compared with the training text: the longest copied spans, the shortest new ones, and per unit how long
    the copy from there is.
    """

    units: list[Unit]
    longest: list[int]
    spans: list[Span]
    new: list[New]

    def novel_share(self, start: int = 0) -> float:
        """Which share of the words and marks from text[start:] on lies in no copied span; NaN if there are none."""
        after = [unit for unit in self.units if unit.start >= start and unit.end > unit.start]
        new = [
            unit for unit in after if not any(span.start <= unit.start and unit.end <= span.end for span in self.spans)
        ]
        return len(new) / len(after) if after else float("nan")


def compare(index: Index, text: str, shortest: int = SHORTEST) -> Copied:
    """What of a text is copied and what is new: every copied span of at least `shortest` units, every new span that
    is as short as can be.

    A stretch of words stands in the training text exactly if it holds no new span.
    """
    units = cut(text)
    of_text = [unit.unit for unit in units]
    longest, known = [], 0
    for first in range(len(of_text)):
        known = _grown(index, of_text, first, max(known - 1, 0))
        longest.append(known)
    spans, new = [], []
    for first, length in enumerate(longest):
        past = first + length
        extends = first > 0 and first - 1 + longest[first - 1] >= past  # the copy that began before reaches as far
        if length >= shortest and not extends:
            spans += _span(index, units[first:past], shortest)
        if past < len(of_text) and (first + 1 == len(of_text) or first + 1 + longest[first + 1] > past):
            new += _new(units, first, past)
    return Copied(units, longest, spans, new)


def _span(index: Index, units: Sequence[Unit], shortest: int) -> list[Span]:
    """The copied span of these units without spaces at its ends, if it still is long enough."""
    while units and units[-1].unit == " ":
        units = units[:-1]
    while units and units[0].unit == " ":
        units = units[1:]
    if len(units) < shortest:
        return []
    found = index.found([unit.unit for unit in units])
    return [Span(units[0].start, units[-1].end, len(units), found.count, found.documents)]


def _grown(index: Index, units: Sequence[str], first: int, known: int) -> int:
    """How many units from `first` on stand in the text together, of which `known` are sure to."""
    while first + known < len(units) and index.count(units[first:first + known + 1]):
        known += 1
    return known


def _new(units: Sequence[Unit], first: int, last: int) -> list[New]:
    """The new span units[first] ... units[last]; spaces at its ends take in their neighbours, as they may be part of
    any other space.
    """
    while last < len(units) and units[last].unit == " ":
        last += 1
    while first >= 0 and units[first].unit == " ":
        first -= 1
    return [New(units[first].start, units[last].end, last - first + 1)] if first >= 0 and last < len(units) else []
