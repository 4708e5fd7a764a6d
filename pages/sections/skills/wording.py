"""The tests as the reader meets them: families and names in everyday words, and findings told whichever way they fall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from core.results.siblings import like_base as like_base  # which runs are compared
from core.results.skill_curves import Course, for_good
from pages.shared.frame.moment import moment_name
from pages.shared.text.escape import visible
from pages.shared.text.wording import LONGEST, how_many_times, listed

Texts = tuple[str, str]
LEVEL = 0.1  # bits: a smaller difference is none
NEVER_READ = (
    "Shakespeare", "Einstein", "economy", "politics", "religion", "quantum", "vaccine", "movie", "Hollywood", "Google",
)


def score(course: Course, index: int) -> str:
    """46 of 50."""
    return f"{course.right[index]} of {course.n}"


def looked_up(course: Course) -> tuple[str, dict[str, object]]:
    """The section, and its slots, that says whether new questions are new. Args: course, all of them together."""
    if course.stands is None or course.left_out is None:
        return "not_looked_up", {}
    slots: dict[str, object] = {"stands": f"{course.stands or 'none'}"}
    return ("looked_up", slots | {"left_out": course.left_out}) if course.left_out else ("looked_up_none", slots)


def when(step: int | None) -> str:
    """The moment at which something passes: after 400 steps, before training, or never."""
    return "not by the end" if step is None else moment_name(step)


def order(named: Mapping[str, int | None]) -> str:
    """Which of several pass first and last, as a title. Args: named, the step at which each passes, None for never."""
    reached = sorted(step for step in set(named.values()) if step is not None)
    at = {step: listed([title.lower() for title, own in named.items() if own == step]) for step in {*reached, None}}
    if not reached:
        return "None of the families passes its bar by the end"
    said = f"First: {at[reached[0]]}, {moment_name(reached[0])}"
    if len(reached) > 1:
        said += f". Last: {at[reached[-1]]}, {moment_name(reached[-1])}"
    return said + (f". Not by the end: {at[None]}" if None in named.values() else "")


def spread(parts: Sequence[Course]) -> str:
    """How far apart a family's own tests pass, in short."""
    there = [step for step in (part.step(part.passed) for part in parts) if step is not None]
    missing = f"; {len(parts) - len(there)} of {len(parts)} never" if len(there) < len(parts) else ""
    if not there:
        return "None of these tests passes its bar"
    if min(there) == max(there):
        return f"Past the bar at {there[0]:,}{missing}"
    return f"Past the bar at {min(there):,} to {max(there):,}{missing}"


def attractor(course: Course) -> tuple[str, str]:
    """(case, title) of the test where another noun stands between subject and verb: "fell_and_rose", "fell", "rose" or
    "neither".
    """
    low, end = course.lowest, course.stirred
    recovered = end is not None and (low is None or end > low)
    if low is not None:
        worst = f"{moment_name(course.steps[low])} it is right only {score(course, low)} times"
        if recovered:
            return "fell_and_rose", f"Worse than a coin first: {worst}. Then it recovers, to {score(course, -1)}"
        return "fell", f"Worse than a coin: {worst}, and at the end {score(course, -1)}"
    if recovered:
        return "rose", f"This model never falls clearly below a coin; it ends at {score(course, -1)}"
    return "neither", f"All the way it is about as good as a coin; it ends at {score(course, -1)}"


def directly_or_in_steps(steps: Course, direct: Course) -> str:
    """The finding of the same sums asked in two ways, as a title."""
    one, other = steps.right[-1] / steps.n, direct.right[-1] / direct.n
    counts = f"{score(steps, -1)} right step by step, {score(direct, -1)} in one go"
    apart = steps.intervals[-1][0] > direct.intervals[-1][1] or direct.intervals[-1][0] > steps.intervals[-1][1]
    if not apart:
        return f"For this model the way of asking makes no clear difference: {counts}"
    return f"The same sums: {counts}" + ("" if one > other else ". Steps don't help this model")


def in_order(named: Mapping[str, Course]) -> list[str]:
    """The names of several in the order in which they pass; those that never do last."""
    return sorted(named, key=lambda name: (named[name].passed is None, named[name].passed or 0))


def past_now(named: Mapping[str, Course], moment: int) -> str:
    """Which of several are past their bar for good at a moment, by index."""
    there = [name.lower() for name, course in named.items() if course.passed is not None and course.passed <= moment]
    return f"Past the bar for good: {listed(there)}"


def dip_now(course: Course, moment: int) -> str:
    """Whether the test that pulls the wrong way is clearly better or worse than a coin at a moment."""
    low, high = course.intervals[moment]
    than = "better than" if low > course.chance else "worse than" if high < course.chance else "about like"
    return f"{score(course, moment)} right: {than} a coin"


def first_past(parts: Sequence[Course], names: Sequence[str]) -> str:
    """Which of some tests passes its bar first, as a sentence."""
    there = {name: part.passed for name, part in zip(names, parts, strict=True) if part.passed is not None}
    if not there:
        return "None of them passes its bar for good."
    first = [f"“{name}”" for name, passed in there.items() if passed == min(there.values())]
    return f"First past {'its bar' if len(first) == 1 else 'their bars'}: {listed(first)}."


def odds(bits: float) -> str:
    """How many times as likely so many bits make a text: "about 8 times as likely".

    >>> odds(3), odds(48.6)
    ('about 8 times as likely', 'trillions of times as likely')
    """
    return f"{how_many_times(2.0 ** abs(bits))} as likely"


def no_fair_test(counts: tuple[int, int], unknown: Sequence[str]) -> str:
    """Why two sentences can't be compared fairly, in short; "" if they can. Args: counts of their tokens; unknown, words of theirs
    that the model never read.
    """
    if unknown:
        return f"It has never read “{visible(unknown[0])[:LONGEST]}”, so this says little"
    return f"No fair test: {counts[0]} tokens against {counts[1]}" if counts[0] != counts[1] else ""


def likelier(bits: np.ndarray, moment: int, names: Texts, unfair: str = "") -> str:
    """Which of two sentences is likelier at a moment, and by how much, in two lines.

    Args: bits (C,), by how many the first is likelier; names, as they may be shown; unfair, see no_fair_test.
    """
    by = float(bits[moment])
    if abs(by) < LEVEL:
        return f"Both are equally likely\n{unfair or 'to a tenth of a bit'}"
    ahead = names[0 if by > 0 else 1]
    return f"{ahead} costs {abs(by):.1f} bits less\n{unfair}" if unfair else f"{ahead} is ahead\nby {abs(by):.1f} bits: {odds(by)}"


def since_when(bits: np.ndarray, steps: Sequence[int]) -> str:
    """Since when the sentence that ends likelier has been so, as the end of a sentence."""
    since = for_good([(bit > 0) == (bits[-1] > 0) for bit in bits])
    return "at every moment" if since == 0 else f"from step {steps[since]:,} on" if since < len(steps) - 1 else "only at the last moment"


def no_better(tests: Mapping[str, Course], moment: int = -1) -> list[Course]:
    """The tests whose score at a moment can't be told from blind chance, or lies below it, largest first."""
    return sorted(
        (course for course in tests.values() if course.intervals[moment][0] <= course.chance), key=lambda course: -course.n
    )


def at_chance(tests: Mapping[str, Course]) -> int:
    """How many tests can't be told from blind chance at the first moment, neither above nor below it."""
    return sum(course.intervals[0][0] <= course.chance <= course.intervals[0][1] for course in tests.values())


def as_long(steps: Sequence[int]) -> str:
    """How long other runs were beside ours. Args: steps, of each run, ours first.

    >>> as_long([900, 900, 900]), as_long([900, 300, 300])
    ('just as long', 'shorter: 300 steps')
    """
    own, *others = steps
    if set(others) == {own}:
        return "just as long"
    return f"{'shorter' if max(others) < own else 'of another length'}: {listed([f'{step:,} steps' for step in dict.fromkeys(others)])}"


def agreement(orders: Sequence[Mapping[str, int | None]]) -> tuple[int, str]:
    """On how many pairs of families several runs contradict each other, and that as a title.

    Args:  orders, one a run: family -> moment, None for never.
    Two runs contradict each other on a pair of families if each says clearly that another one comes first.
    """
    def first(order: Mapping[str, int | None], pair: tuple[str, str]) -> str | None:
        one, other = (float("inf") if order[name] is None else order[name] for name in pair)
        return None if one == other else pair[0] if one < other else pair[1]

    pairs = list(combinations(orders[0], 2))
    against = sum(len({first(order, pair) for order in orders} - {None}) > 1 for pair in pairs)
    if not against:
        return 0, f"{len(orders)} runs agree on all {len(pairs)} pairs"
    return against, f"{len(orders)} runs disagree on {against} of {len(pairs)} pairs"
