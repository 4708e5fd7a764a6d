"""What was said where facts were asked for (analyses/fact_answers.json), counted: right, of the kind but wrong, or
something else.

Letters: C checkpoints, N questions of a kind.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from core.results.skill_curves import for_good

OTHER, OF_KIND, RIGHT = 0, 1, 2  # how good a word is as an answer
MARKS = ("·", "✗", "✓")  # of each


class Tally(NamedTuple):
    """Of so many questions at a moment: how many words are right, of the kind but wrong, and something else; the
    commonest word and how often it comes; how many different words there are; the mean share of the likeliest word, 0
    to 1.
    """

    right: int
    of_kind: int
    other: int
    word: str
    times: int
    words: int
    sure: float


def kind_of(table: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The questions of one kind. Raises StopIteration if there is none of this name."""
    return next(kind for kind in table["kinds"] if kind["kind"] == name)


def grades(kind: Mapping[str, Any], moment: int) -> list[int]:
    """How good each word is at a moment (N): RIGHT, OF_KIND or OTHER."""
    answers = set(kind["answers"])
    return [
        RIGHT if one["words"][moment] == one["right"] else OF_KIND if one["words"][moment] in answers else OTHER
        for one in kind["of"]
    ]


def tally(kind: Mapping[str, Any], moment: int) -> Tally:
    found, words = Counter(grades(kind, moment)), Counter(one["words"][moment] for one in kind["of"])
    word, times = words.most_common(1)[0]
    sure = sum(one["sure"][moment] for one in kind["of"]) / len(kind["of"])
    return Tally(found[RIGHT], found[OF_KIND], found[OTHER], word, times, len(words), sure)


def kind_comes(kind: Mapping[str, Any]) -> int | None:
    """The index of the first moment at which at least half of the words are answers of the kind, right or wrong; None:
    never.
    """
    moments = range(len(kind["of"][0]["words"]))
    return next((moment for moment in moments if 2 * tally(kind, moment).other <= len(kind["of"])), None)


def wrong_first(kind: Mapping[str, Any]) -> tuple[int, int]:
    """(of those that end right, how many were given a wrong answer of the kind before they were right for good; how
    many end right).
    """
    answers, first, right = set(kind["answers"]), 0, 0
    for one in kind["of"]:
        since = for_good([word == one["right"] for word in one["words"]])
        if since is not None:
            right += 1
            first += any(word in answers and word != one["right"] for word in one["words"][:since])
    return first, right
