"""Counts syllables, for the haiku: a rule for English spelling, and a table of the words that break it."""

import re
from functools import cache

EXCEPTIONS = {
    1: "there where were are here more store shore once since there's where's",
    2: "every people quiet lion lions being poem poems science something someone nowhere sometimes evening evenings campfire "
       "hundred awesome stonebridge wednesday business themselves ourselves something's",
    3: "library piano pianos family history memory bicycle anyone everyone everything anything curious serious maria julia austria "
       "violin violins museum museums idea ideas carefully everywhere theatre theatres different lighthouses usually vegetable",
    4: "librarian librarians january february vegetables",
}
_TABLE = {word: count for count, group in EXCEPTIONS.items() for word in group.split()}


@cache
def syllables(word: str) -> int:
    """How many syllables one word has: syllables('harbour') == 2, syllables('baked') == 1."""
    word = word.lower()
    if word in _TABLE:
        return _TABLE[word]
    if word in ("didn't", "doesn't", "isn't", "hasn't", "wasn't", "couldn't", "wouldn't"):
        return 2
    word = word.replace("'", "")
    count = len(re.findall(r"[aeiouy]+", word)) + bool(re.search(r"[aeiouy]ing$", word))
    if (word.endswith("e") and not word.endswith(("le", "ee", "ye", "oe"))) or (word.endswith("le") and len(word) > 2 and word[-3] in "aeiouy") or (word.endswith("es") and not re.search(r"([sxz]|ch|sh|c|g|[^aeiouy]l|i)es$", word)) or (word.endswith("ed") and word[-3:-2] not in ("t", "d", "i", "e")):
        count -= 1
    if re.search(r"[^aeiou](ely|eful|eless)$", word):
        count -= 1
    return max(count, 1)


def line_syllables(line: str) -> int:
    """How many syllables a line has, its marks aside."""
    return sum(syllables(word) for word in re.findall(r"[A-Za-z']+", line))
