"""A parrot to compare the model with: it stores the whole training text, and to go on it looks up the longest end of a
text that stands there.

It has nothing but counts, so what it hasn't read it can't say. To be scored on new text it needs a rule for words that
never followed a context:

    p(w | last k units) = (c(w) + t * p(w | last k-1 units)) / (n + t)

where the context stands n times, w followed it c(w) times, and t different units did; after the empty context comes 1 /
(number of units + 1).
It begins with the shortest context after which only one unit ever came (t = 1), since a longer one says the same;
without any, with the longest.

Source: the rule is Witten and Bell 1991, "The zero-frequency problem"; where it begins is Cleary and Teahan 1997,
"Unbounded length contexts for PPM"; a longest match as a language model is Liu et al. 2024, "Infini-gram".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.errors import BadInput
from core.text_index.corpus_text import cut
from core.text_index.suffix_array import Index

ALL = -2  # no code
START = ""  # what stands before a document: the end of another


@dataclass(frozen=True)
class Said:
    """What a look-up gives: the longest end of the text that stands in the training text, how often, and what followed;
    nothing for count 0.
    """

    context: str
    units: int
    whole: bool  # is that end all of the text?
    count: int
    next: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Cost:
    """What one text costs the parrot, unit by unit, its end included (U+1,): nats, and whether its longest context
    never went on so.
    """

    nats: np.ndarray
    silent: np.ndarray
    context: np.ndarray  # how many units of context it could use


class Parrot:
    """The look-up machine over one training text."""

    def __init__(self, index: Index):
        self.index = index
        self._counted = lru_cache(maxsize=20_000)(self._count)

    def say(self, text: str) -> Said:
        """How the training text goes on after the longest end of `text` that it holds. Raises BadInput for an empty text."""
        stripped = text.strip()
        if not stripped:
            raise BadInput("There is no text to look up; give at least one word.")
        units = cut(stripped)
        names = [unit.unit for unit in units]
        length = self.index.longest_suffix(names)
        if not length:
            return Said("", 0, False, 0, ())
        context = names[len(names) - length:]
        return Said(
            stripped[units[-length].start :],
            length,
            length == len(names),
            self.index.count(context),
            tuple(self.index.following(context)),
        )

    def cost(self, text: str) -> Cost:
        """What a text costs under the rule above, from its first unit to its end; a start mark stands before the first."""
        names = [START, *(unit.unit for unit in cut(text)), START]
        nats, silent, context = [], [], []
        known = 0
        for place in range(1, len(names)):
            known = self._known(names[:place], known + 1)
            p, first = self._p(names[place - known:place], names[place])
            nats.append(-np.log(p))
            silent.append(first == 0)
            context.append(known)
        return Cost(np.array(nats), np.array(silent), np.array(context))

    def _known(self, names: Sequence[str], most: int) -> int:
        """How many of the last names stand together in the text: at most one more than before the newest of them."""
        length = min(most, len(names))
        while length and not self.index.count(names[len(names) - length:]):
            length -= 1
        return length

    def _p(self, context: Sequence[str], unit: str) -> tuple[float, int]:
        """(probability of a unit after a context, how often it followed the whole of that context, or the part of it
        that had but one follower).
        """
        p, seen = 1 / (len(self.index.text.units) + 1), 0
        code = self.index.text.codes.get(unit, -1)
        for length in range(len(context) + 1):
            counts = self._counted(tuple(context[len(context) - length:]))
            seen = counts.get(code, 0)
            n, t = counts[ALL], len(counts) - 1
            p = (seen + t * p) / (n + t)
            if t == 1:
                break
        return p, seen

    def _count(self, context: tuple[str, ...]) -> dict[int, int]:
        """How often each code follows a context; ALL is how often anything does."""
        counts = np.bincount(self.index.codes_after(context))
        codes = np.flatnonzero(counts)
        return {ALL: int(counts.sum()), **dict(zip(codes.tolist(), counts[codes].tolist(), strict=True))}
