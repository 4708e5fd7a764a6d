"""What a room of people answered, counted: shares, how unsure the room is, what its answers cost the model.

An answer is a text, and a tally how many gave it. With few people every figure is told with how many they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

OTHERS = "other words"  # what has no row of its own


def people(tally: Mapping[str, int]) -> int:
    """How many answered."""
    return sum(tally.values())


def unsure(tally: Mapping[str, int]) -> float:
    """How far a room's answers lie apart: their entropy, in bits (0: all alike).

    It is that of the answers given; a few people can't be as unsure as a crowd, so say how many they were.

    >>> unsure({"went": 2, "said": 2}), unsure({"went": 3})
    (1.0, 0.0)
    """
    count = people(tally)
    return sum(-n / count * log2(n / count) for n in tally.values() if n) if count else 0.0


def cost(tally: Mapping[str, int], shares: Mapping[str, float]) -> tuple[float, int] | None:
    """(bits, people): how much the room's answers surprise a model on average, over those whose share of the model's is
    known; None for nobody.

    Args: shares, the model's share of an answer, above 0 to 1.

    >>> cost({"went": 3, "flew": 1}, {"went": 0.5, "flew": 0.03125})
    (2.0, 4)
    """
    known = {answer: count for answer, count in tally.items() if answer in shares and count}
    count = people(known)
    return (sum(n * -log2(max(shares[answer], 1e-38)) for answer, n in known.items()) / count, count) if count else None


def rows(options: Sequence[str], tallies: Sequence[Mapping[str, int]], most: int) -> list[str]:
    """Which answers get a row of their own, at most `most`: the options, then what was said most often, the last tally
    first. Options that nobody took make room for what somebody said, as long as two are left.

    >>> rows(["be", "go"], [{"see": 1}, {"be": 2, "fly": 2, "sit": 1}], 4)
    ['be', 'go', 'fly', 'sit']
    """
    said: dict[str, int] = {}
    for tally in reversed(tallies):
        for answer, count in sorted(tally.items(), key=lambda one: (-one[1], one[0])):
            said.setdefault(answer, count)
    typed = [answer for answer in said if answer not in options]
    return [*options, *typed][:max(most, len(options))]


def spread(tally: Mapping[str, int], names: Sequence[str]) -> list[int]:
    """How many gave each of these answers; where OTHERS is among the names, all the rest is in it.

    >>> spread({"be": 3, "fly": 2, "sit": 1}, ["be", "fly", OTHERS])
    [3, 2, 1]
    """
    named = sum(tally.get(name, 0) for name in names)
    return [people(tally) - named if name == OTHERS else tally.get(name, 0) for name in names]


def places(tally: Mapping[str, int], count: int) -> list[float] | None:
    """The average place, from 1 on, that a room's orders give to each of so many things; None for no order.

    Args: tally, orders as a room keeps them: numbers of the things, the first one first.

    >>> places({"1,0": 1, "0,1": 3}, 2)
    [1.25, 1.75]
    """
    orders = [([int(place) for place in key.split(",")], n) for key, n in tally.items() if n]
    whole = sum(n for _, n in orders)
    return (
        [sum(n * (order.index(thing) + 1) for order, n in orders) / whole for thing in range(count)] if whole else None
    )


def points(tally: Mapping[str, int]) -> list[tuple[float, float]]:
    """Where people tapped, each as often as it was: x from the left, y from the top, 0 to 1.

    >>> points({"0.25,0.50": 2})
    [(0.25, 0.5), (0.25, 0.5)]
    """
    return [(x, y) for key, n in tally.items() for x, y in [map(float, key.split(","))] for _ in range(n)]


def numbers(tally: Mapping[str, int]) -> list[float]:
    """The numbers that were given, in order, each as often as it was.

    >>> numbers({"20": 2, "5.5": 1})
    [5.5, 20.0, 20.0]
    """
    return sorted(float(key) for key, n in tally.items() for _ in range(n))


def middle(values: Sequence[float]) -> float | None:
    """The median; None for none.

    >>> middle([1, 2, 40]), middle([1, 3])
    (2, 2.0)
    """
    if not values:
        return None
    half, odd = divmod(len(values), 2)
    return values[half] if odd else (values[half - 1] + values[half]) / 2
