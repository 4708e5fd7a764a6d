"""Whom everyday texts are about: the people of the small world, forty more with a trade and a hobby each, relatives, and "I"."""

import re
from dataclasses import dataclass
from functools import cache

from core.corpus.draw import Draw
from core.corpus.english.grammar import HE, SHE, Pronouns
from core.corpus.english.lexicon import MEN, TOWNS, WOMEN
from core.corpus.templates.template import pronoun_slots
from core.corpus.world.everyday_things import HOBBIES, SPORTS, TRADES, rows

MORE_WOMEN = "Mary Sarah Lucy Emily Alice Jessica Laura Susan Jane Helen Rachel Sophie Fatima Mei Ingrid Ruth Hannah Lisa Chloe Linda".split()
MORE_MEN = "John James Michael Daniel Harry Mark Robert William Thomas Simon Alex Andrew Chris Mohammed Jamal Luis Steven Henry Jonas Joe".split()
RELATIVES = tuple((f"my {word}", pronouns) for words, pronouns in (
    ("sister mother mum aunt grandmother cousin neighbour boss teacher", SHE),
    ("brother father dad uncle grandfather cousin neighbour boss teacher", HE)) for word in words.split())
NAMED = tuple([(name, SHE) for name in (*WOMEN, *MORE_WOMEN)] + [(name, HE) for name in (*MEN, *MORE_MEN)])


_KNOWN = re.compile(r"n|no|ns|he|him|his|self|they|them|their|[fg](?:|s|he|him|his|self)")


@dataclass(frozen=True)
class Newcomer:
    """Someone whom only everyday texts know; every trait lasts through the whole corpus."""

    name: str
    pronouns: Pronouns
    town: str
    trade: tuple[str, ...]  # a row of TRADES
    hobby: tuple[str, ...]  # a row of HOBBIES
    sport: tuple[str, ...]  # a row of SPORTS


@cache
def newcomers() -> tuple[Newcomer, ...]:
    """All of them, with the traits that their own seed gave them."""
    draw = Draw("the newcomers of the small world")
    named = [(name, SHE) for name in MORE_WOMEN] + [(name, HE) for name in MORE_MEN]
    return tuple(Newcomer(name, pronouns, draw.pick(TOWNS), draw.pick([row for row in rows(TRADES) if row[0] != "a fisherman" and row[0] != "a salesman"]),
                          draw.pick(rows(HOBBIES)), draw.pick(rows(SPORTS))) for name, pronouns in named)


class Cast(dict[str, str]):
    """Slots that cast their people when a text first names them, so that nobody is drawn who never shows.

    {n} is the one whom a text is about, with {no} where a sentence does something to them ("me"), {ns} what is theirs, and {they}, {them}, {their}
    for them and others together; {f} and {g} are two others. {fi} is a friend's first name, also where {f} may be "my sister".
    """

    def __init__(self, draw: Draw, narrator: bool, relatives: bool = False):
        """narrator: whether {n} may be "I"; relatives: whether {f} may be "my sister"."""
        super().__init__()
        self._draw, self._narrator, self._relatives, self._taken = draw, narrator, relatives, set()

    def __missing__(self, key: str) -> str:
        if key == "both":
            return f"{self['f']} and I" if self["n"] == "I" else f"{self['n']} and {self['f']}"
        if key in ("fi", "fname"):
            self[key] = self._named()[0]
            return self[key]
        if key == "bhe":
            self[key] = self._draw.pick(("she", "he"))
            return self[key]
        if not _KNOWN.fullmatch(key):
            raise KeyError(key)
        self._meet(key[0] if key[0] in "fg" else "")
        return self[key]

    def _named(self) -> tuple[str, Pronouns]:
        found = self._draw.pick([one for one in NAMED if one[0] not in self._taken])
        self._taken.add(found[0])
        return found

    def _meet(self, who: str) -> None:
        if who:
            name, pronouns = self._draw.pick(RELATIVES) if who == "f" and self._relatives and self._draw.chance(0.25) else self._named()
            self |= {who: name, f"{who}s": f"{name}'s", f"{who}he": pronouns.they, f"{who}him": pronouns.them, f"{who}his": pronouns.their,
                     f"{who}self": pronouns.themself}
            return
        kind = self._draw.pick(("I", "name", "relative"), (5, 4, 2)) if self._narrator else "name"
        if kind == "I":
            self |= {"n": "I", "no": "me", "ns": "my", "he": "I", "him": "me", "his": "my", "self": "myself", "they": "we", "them": "us", "their": "our"}
            return
        name, pronouns = self._named() if kind == "name" else self._draw.pick(RELATIVES)
        self |= {"n": name, "no": name, "ns": f"{name}'s", **pronoun_slots(pronouns), "they": "they", "them": "them", "their": "their"}
