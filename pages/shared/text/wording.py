"""How sentences name what they speak of: words, tokens, lists and numbers in everyday size, each written in this one way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from core.results.cloze import NO_WORDS
from pages.shared.text.escape import plain, visible

HARDLY_TWO = 1.3  # as if between so many words: told as one
LONGEST = 24  # characters of a token that are quoted
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def quoted(text: str, *, limit: int | None = None) -> str:
    """A word or a text as it stands in a sentence, Markdown that is safe to show: “cat”; a token that is no word, such as
    (the text ends), goes without marks.

    Args: limit, in characters, as `plain` takes it.
    """
    return plain(text) if text in NO_WORDS else f"“{plain(text, limit=limit)}”"


def quoted_token(token: str) -> str:
    """A token as it stands in a sentence, plain text: “bank”."""
    shown = visible(token).strip(" ") or "a space"
    return f"“{shown[:LONGEST]}”"


def listed(words: Sequence[str], last: str = "and") -> str:
    """a, b and c."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else "none"


def of_other_runs(told: Mapping[str, str]) -> str:
    """What is so in other runs, each named: the other starts by their numbers, then the twin.

    >>> of_other_runs({"twin": "3 of 4", "seed2": "1 of 4", "seed4": "2 of 4"})
    'start 2: 1 of 4; start 3: 2 of 4; the twin, which read a little less: 3 of 4'
    """
    starts = [f"start {number}: {told[name]}" for number, name in enumerate((name for name in told if name != "twin"), start=2)]
    return "; ".join(starts + [f"the twin, which read a little less: {told[name]}" for name in told if name == "twin"])


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 1,021st."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def times(count: int) -> str:
    """Once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def round_number(value: float) -> str:
    """A number to two figures, in words of everyday size."""
    if value >= 1e15:
        return "more than a million billion"
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"about {_two_figures(value / size)} {name}"
    return f"about {_two_figures(value)}"


def _two_figures(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0") if value < 9.95 else f"{round(value, 1 - int(np.floor(np.log10(value)))):,.0f}"


def how_many_times(value: float) -> str:
    """How many times as much, in words that still say something where a number says nothing: from a million on by size alone.

    >>> how_many_times(49.2), how_many_times(4.4e14)
    ('about 49 times', 'trillions of times')
    """
    for size, name in ((1e12, "trillions"), (1e9, "billions"), (1e6, "millions")):
        if value >= size:
            return f"{name} of times"
    return f"{round_number(value)} times"


def as_between(bits: float) -> str:
    """How open a choice is, as a number of equally likely words.

    >>> as_between(0.0), as_between(3.0), as_between(6.1)
    ('1', 'about 8', 'about 69')
    """
    words = 2.0**bits
    return "1" if words < HARDLY_TWO else round_number(words)


def one_of(bits: float) -> str:
    """The same, as one of so many equally likely words.

    >>> one_of(3.0)
    'one of 8'
    """
    return f"one of {as_between(bits).removeprefix('about ')}"


def in_words(number: int) -> str:
    """A count up to ten in words, a larger one in digits.

    >>> in_words(2), in_words(1200)
    ('two', '1,200')
    """
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def tenths(share: float) -> str:
    """How many tenths a share is, in words: "nine" for 0.9. Raises ValueError for a share between two tenths."""
    if abs(10 * share - round(10 * share)) > 1e-9:
        raise ValueError(f"a share of {share} is no whole number of tenths")
    return in_words(round(10 * share))
