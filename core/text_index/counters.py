"""Five counters of a training text: what comes next after the last 0, 1, 2, 3 or 4 words and marks, counted exactly.

    Counters(index).shares("The capital of France is")   # (5, U+1): a row for each counter

A counter has nothing but counts. Of a word that never followed its context it needs a rule, and so that its shares can
be compared with a model's they have to sum to 1:

    p(w | last k) = (c(w) + t * p(w | last k-1)) / (n + t)

where the last k words stand n times in the text, w followed them c(w) times, and t different words did; after no words
at all comes 1 / (U + 1), the last of which is a word that the text never held. A context that stands nowhere says
nothing (n = t = 0), and the next shorter one speaks.

This is Witten and Bell's estimate, interpolated. It sums to 1 whatever the counts are, has no constant to be tuned, and
takes only counts of the very contexts, which a suffix array has. Stupid backoff's scores sum to no 1; Katz's needs
counts of counts, which contexts that only ever go on in one way don't have; Kneser and Ney's predicts better, but its
lower orders count in how many contexts a word stands, so that "how often words come" would be no rung of its ladder.

Letters: U different units of the text, its end included; T units of one text; K = MOST + 1 counters.
Source: Witten and Bell 1991, "The zero-frequency problem"; as an interpolated model, Chen and Goodman 1998, "An
        empirical
study of smoothing techniques for language modeling", section 2.6 (their eq. 10 and 11).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from core.text_index.corpus_text import END, names
from core.text_index.suffix_array import Index

MOST = 4  # words and marks that a counter looks at
UNKNOWN = -1  # the code of what the text never held
KEPT = 5_000  # contexts whose counts are kept at hand


class Next(NamedTuple):
    """What follows a context: each code once (t,), how often (t,), and how often anything does, n."""

    codes: np.ndarray
    counts: np.ndarray
    n: int


class Counters:
    """The five counters over one training text. Read only; safe to share."""

    def __init__(self, index: Index):
        self.index = index
        self.counts = lru_cache(maxsize=KEPT)(self._count)

    def codes(self, text: str) -> tuple[int, ...]:
        """The codes of a text from its beginning, which stands behind the end of another: (T+1,)."""
        return (END, *(self.index.text.codes.get(unit, UNKNOWN) for unit in names(text)))

    def shares(self, text: str) -> np.ndarray:
        """What each counter expects after a text: (K, U+1), each row sums to 1; the last place is what the text never
        held.
        """
        return self.shares_after(self.codes(text.rstrip(" ")))

    def shares_after(self, codes: Sequence[int]) -> np.ndarray:
        """The same after codes."""
        size = len(self.index.text.units) + 1
        p, rows = np.full(size, 1 / size), []
        for length in range(MOST + 1):
            if length <= len(codes):
                found = self.counts(tuple(codes[len(codes) - length:]))
                t = len(found.codes)
                if found.n:
                    p = p * (t / (found.n + t))
                    p[found.codes] += found.counts / (found.n + t)
            rows.append(p)
        return np.stack(rows)

    def costs(self, text: str) -> np.ndarray:
        """What each unit of a text and its end cost each counter, nats (K, T+1)."""
        codes = (*self.codes(text), END)
        found = np.empty((MOST + 1, len(codes) - 1))
        for place in range(1, len(codes)):
            p = 1 / (len(self.index.text.units) + 1)
            for length in range(MOST + 1):
                if length <= place:
                    p = self._after(p, codes[place - length:place], codes[place])
                found[length, place - 1] = -np.log(p)
        return found

    def used(self, text: str) -> int:
        """How many of the last words and marks of a text stand in the training text together, at most MOST: what the
        longest counter can go by.
        """
        codes = self.codes(text.rstrip(" "))[1:]
        lengths = range(min(MOST, len(codes)), 0, -1)
        return next((length for length in lengths if self.counts(codes[len(codes) - length:]).n), 0)

    def _after(self, shorter: float, context: tuple[int, ...], code: int) -> float:
        """The rule above for one code."""
        found = self.counts(context)
        if not found.n:
            return shorter
        t, at = len(found.codes), np.searchsorted(found.codes, code)
        seen = found.counts[at] if at < t and found.codes[at] == code else 0
        return (seen + t * shorter) / (found.n + t)

    def _count(self, context: tuple[int, ...]) -> Next:
        none = np.zeros(0, np.int32)
        codes, counts = (none, none) if UNKNOWN in context else self.index.next_counts(context)
        return Next(codes.astype(np.int32), counts.astype(np.int32), int(counts.sum()))
