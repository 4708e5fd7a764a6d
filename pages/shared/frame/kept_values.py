"""What the browser's tab hands back, read as a session holds it (pages.shared.frame.kept): anybody may have changed it.

Each of these returns the value, or raises ValueError or TypeError.
"""

import re
from collections.abc import Callable, Collection
from typing import Any

from pages.shared.frame import url
from pages.shared.frame.chapters import REGISTRY
from pages.shared.frame.guesses import Guessed
from pages.shared.loading import caches

LONGEST_CHOICE, MOST_GUESSES = 200, 100  # characters of an option; guesses
_TRIED = re.compile(
    r"(head \d+ of )?layer \d+|the prediction layer|the norms|any [a-z-]+|number [\d,]+ set to −?[\d.e+]+", re.ASCII
)
_COUNT, _LOSSES = re.compile(r"[\d,]+", re.ASCII), re.compile(r"[\d.]+ → [\d.]+", re.ASCII)


def text(value: object, longest: int = url.LONGEST_TEXT) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError
    value.encode()  # half a surrogate pair raises
    return value


def choice(value: object) -> str | int:
    """One option of a choice; whether it is one of this choice's the widget looks itself, and shows its first or none
    if not.
    """
    return value if type(value) is int and abs(value) < 10**9 else text(value, LONGEST_CHOICE)


def among(options: Callable[[], Collection[str | int]]) -> Callable[[object], str | int]:
    """One of these options, for a choice that has to have one: it would stand there without any."""
    def known(value: object) -> str | int:
        if choice(value) not in options():
            raise ValueError
        return value
    return known


def flag(value: object) -> bool:
    if value is not True:
        raise ValueError
    return value


def number(low: float, high: float) -> Callable[[object], float]:
    def between(value: object) -> float:
        if type(value) not in (int, float) or not low <= value <= high:
            raise ValueError
        return float(value)
    return between


def whole(low: int, high: Callable[[], int]) -> Callable[[object], int]:
    def between(value: object) -> int:
        if type(value) is not int or not low <= value <= high():
            raise ValueError
        return value
    return between


def moment(value: object) -> int:
    if type(value) is not int or value not in caches.steps():
        raise ValueError
    return value


def slugs(value: object) -> set[str]:
    return set(_rows(value, 20)) & {chapter.slug for chapter in REGISTRY}


def answered(value: object) -> dict[str, bool]:
    known = {chapter.slug for chapter in REGISTRY}
    return {slug: right for slug, right in dict(value).items() if slug in known and isinstance(right, bool)}


def guessed(value: object) -> dict[str, Guessed]:
    """What was guessed, by the name of the question."""
    found = [Guessed(*row) for row in _rows(value, MOST_GUESSES)]
    for one in found:
        if one.slug not in {chapter.slug for chapter in REGISTRY} or type(one.right) is not bool:
            raise ValueError
    return {f"{one.slug}: {text(one.asked, LONGEST_CHOICE)}": one._replace(picked=text(one.picked), so=text(one.so)) for one in found}


def words(value: object) -> dict[int, str]:
    """The word in each blank, by its number."""
    return {int(blank): text(word, 100) for blank, word in dict(value).items() if int(blank) in range(blanks())}


def families(value: object) -> list[str]:
    from pages.shared.text.skill_names import TITLES

    picked = _rows(value, len(TITLES))
    if len(set(picked)) < len(picked) or not set(picked) <= TITLES.keys():
        raise ValueError
    return picked


def pairs(value: object) -> dict[tuple[str, str], int | None]:
    """The guess of each pair of sentences: the first, the second, or none."""
    if not all(guess in (0, 1, None) for _, _, guess in _rows(value, 50)):
        raise ValueError
    return {(text(first), text(second)): guess for first, second, guess in value}


def cases(value: object) -> set[str]:
    return {text(case, 40) for case in _rows(value, 20)}


def tries(value: object) -> dict[str, tuple[str, str, str]]:
    """What was knocked out: its name, how many numbers that changed, the loss before and after, the word that leads then."""
    if not isinstance(value, dict) or len(value) > 100:
        raise ValueError
    for name, (changed, loss, leads) in value.items():
        if not (_TRIED.fullmatch(name) and _COUNT.fullmatch(changed) and _LOSSES.fullmatch(loss) and text(leads, 100)):
            raise ValueError
    return {name: tuple(row) for name, row in value.items()}


def _rows(value: object, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError
    return value


def blanks() -> int:
    """How many blanks *Fill in the blank* asks for."""
    found = caches.document(caches.BASE, "analyses/blanks.json")
    return len(found["prompts"]) if found else 0
