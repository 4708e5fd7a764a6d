"""The tests of skills as the pages call them, and the families that they stand in."""

from __future__ import annotations

from collections.abc import Mapping

from core.results.skill_curves import Course, together

# A family's tests on sentences that stand nowhere in the training text count; the others are shown beside them.
FAMILIES: dict[str, tuple[str, ...]] = {
    "grammar": (
        "simple agreement",
        "the form of a verb after 'has'",
        "tense",
        "tense, out of the blue",
        "agreement across an attractor",
        "agreement across an attractor, out of the blue",
    ),
    "facts": (
        "capitals, plain sentence",
        "capitals in unseen phrasings",
        "animal facts in unseen phrasings",
        "lasting traits in unseen phrasings",
        "plain facts in unseen wordings",
    ),
    "steps": ("a friend's trait in two steps", "comparison spelled out, unseen names", "sums step by step, unseen"),
    "style": ("formal or casual style", "a haiku or plain prose", "the second line of a couplet rhymes"),
}
TITLES = {"grammar": "Grammar", "facts": "Facts", "steps": "Reasoning", "style": "Style"}
NAMES = {
    "simple agreement": "One boat is, two boats are",
    "the form of a verb after 'has'": "She has mended, not she has mend",
    "tense": "Yesterday he mended, not mends",
    "tense, out of the blue": "Yesterday he mended, out of the blue",
    "agreement across an attractor": "The verb, past another noun",
    "agreement across an attractor, out of the blue": "Past another noun, out of the blue",
    "capitals, plain sentence": "Capitals, as the text says them",
    "capitals in unseen phrasings": "Capitals, newly paired",
    "animal facts in unseen phrasings": "Animals, newly paired",
    "lasting traits in unseen phrasings": "People, newly paired",
    "plain facts in unseen wordings": "Plain facts, newly worded",
    "plain facts, first words": "Plain facts, as one begins them",
    "everyday sums, unseen": "New sums up to twenty, in one go",
    "a friend's trait in two steps": "A friend of a friend, steps given",
    "comparison spelled out, unseen names": "Who is tallest, steps given",
    "sums step by step, unseen": "Sums, written step by step",
    "formal or casual style": "Formal letter or chat",
    "a haiku or plain prose": "A haiku, or a plain sentence",
    "the second line of a couplet rhymes": "The second line rhymes",
    "sums asked directly, unseen": "New sums, in one go",
    "sums asked directly, seen": "Old sums, in one go",
    "a friend's trait in one step": "A friend of a friend, in one go",
    "comparison asked directly, unseen names": "Who is tallest, in one go",
    "comparison written out, unseen names": "Who is tallest, all its own steps",
    "copying a name from the beginning": "A story's first name, again",
}


def called(test: str) -> str:
    """How the pages call a test."""
    return NAMES.get(test, test[0].upper() + test[1:])


def name(course: Course) -> str:
    return called(course.name)


def in_family(tests: Mapping[str, Course], family: str) -> list[Course]:
    """The tests of a family that this run has."""
    return [tests[test] for test in FAMILIES[family] if test in tests]


def families(tests: Mapping[str, Course]) -> dict[str, Course]:
    """Each family as one test: all its items that the model never saw, in one heap. A family without any is left out."""
    unseen = {family: [course for course in in_family(tests, family) if not course.seen] for family in FAMILIES}
    return {family: together(TITLES[family], parts) for family, parts in unseen.items() if parts}


def stood(course: Course) -> str:
    """How many of a test's questions stand in the training text: 79 of 80, or what is known of that where nobody looked."""
    return ("may" if course.seen else "made not to") if course.stands is None else f"{course.stands} of {course.n}"
