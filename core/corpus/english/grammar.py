"""English, as far as the small world needs it: articles, lists, numbers in words, capital letters, pronouns."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.corpus.english.lexicon import TEENS, TENS, UNITS


def a(noun: str) -> str:
    """'cat' -> 'a cat', 'apple' -> 'an apple'."""
    return ("an " if (noun[0] in "aeiou" and not noun.startswith(("uni", "use", "one"))) or noun.startswith(("hour", "honest")) else "a ") + noun


def listed(items: Sequence[str], joiner: str = "and") -> str:
    """['milk', 'flour', 'eggs'] -> 'milk, flour and eggs'."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + f" {joiner} " + items[-1]


def capitalised(text: str) -> str:
    """The text with its first letter a capital one."""
    return text[:1].upper() + text[1:]


def number_words(n: int) -> str:
    """0 .. 199 in words: 42 -> 'forty-two', 107 -> 'one hundred and seven'."""
    if n < 10:
        return UNITS[n]
    if n < 20:
        return TEENS[n - 10]
    if n < 100:
        tens, ones = divmod(n, 10)
        return TENS[tens - 2] + (f"-{UNITS[ones]}" if ones else "")
    rest = n - 100
    return "one hundred" + (f" and {number_words(rest)}" if rest else "")


@dataclass(frozen=True)
class Pronouns:
    """One person's pronouns, in the order she, her, her, hers, herself."""

    they: str
    them: str
    their: str
    theirs: str
    themself: str


SHE = Pronouns("she", "her", "her", "hers", "herself")
HE = Pronouns("he", "him", "his", "his", "himself")
IT = Pronouns("it", "it", "its", "its", "itself")
THEY = Pronouns("they", "them", "their", "theirs", "themselves")
