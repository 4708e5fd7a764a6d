"""One training, several starts: what came out alike, and what did not. A start is a run that differs in its random
numbers alone.

Two scores count as alike where their bands of luck meet (`Course.intervals`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from core.results.skill_curves import Course

Fates = Mapping[str, Sequence[Course]]  # test -> its course in each start, ours first


class Shared(NamedTuple):
    """Over all tests: how many are alike in all starts at the end, how many pass their bar in all starts, in some, in
    none.
    """

    tests: int
    alike: int
    passed: int
    some: int
    never: int


def fates(runs: Sequence[Mapping[str, Course]]) -> dict[str, list[Course]]:
    """The tests that every start has, at the moments that all have of it. Args: runs, each start's tests by name, ours
    first.
    """
    found = {}
    for name in runs[0]:
        if all(name in run for run in runs):
            common = set.intersection(*(set(run[name].steps) for run in runs))
            found[name] = [cut(run[name], common) for run in runs]
    return found


def cut(course: Course, steps: Collection[int]) -> Course:
    """A course at some of its moments alone."""
    kept = [(step, right) for step, right in zip(course.steps, course.right, strict=True) if step in steps]
    return replace(course, steps=tuple(step for step, _ in kept), right=tuple(right for _, right in kept))


def gap(courses: Sequence[Course], moment: int = -1) -> float:
    """How far the best start lies above the worst, 0 to 1."""
    shares = [course.accuracy[moment] for course in courses]
    return max(shares) - min(shares)


def alike(courses: Sequence[Course], moment: int = -1) -> bool:
    """Whether all bands of luck meet in one place."""
    return max(course.intervals[moment][0] for course in courses) <= min(
        course.intervals[moment][1] for course in courses
    )


def farthest(found: Fates, moment: int = -1) -> str:
    """The test whose starts lie farthest apart."""
    return max(found, key=lambda name: gap(found[name], moment))


def shared(found: Fates) -> Shared:
    passes = [sum(course.passed is not None for course in courses) for courses in found.values()]
    starts = len(next(iter(found.values())))
    return Shared(
        len(found),
        sum(map(alike, found.values())),
        passes.count(starts),
        sum(0 < one < starts for one in passes),
        passes.count(0),
    )
