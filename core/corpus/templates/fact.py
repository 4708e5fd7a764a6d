"""A plain fact in every wording that fits it, the plainest first, and the one wording that is kept out of all texts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core.corpus.english.grammar import capitalised
from core.corpus.english.lexicon import CAPITALS
from core.corpus.genres import capitals, facts
from core.corpus.templates.fact_wordings import AROUND

ANSWERED = re.compile(r"\? ")


@dataclass(frozen=True, eq=False)
class Fact:
    """One fact.

    relation  what kind of fact, by its letter or name in the tables
    about     the thing, or what stands left in a table of pairs
    value     what is asked for: "yellow", "four legs"
    plain     one or two plainest wordings, never held out; `told` and `asked` are the other statements and the questions with their answers that
              go with its relation, `around` what can be said around any fact
    held_out  one wording that ends in the value, kept out of every text; "" where there is none
    said      (subject, predicate, pronoun) for several or a stuff, `said_of_one` for one
    why       what makes it so, with the question ("" where nobody asks)
    wrong     predicates that aren't true, for the same subject
    """

    relation: str
    about: str
    value: str
    plain: tuple[str, ...]
    told: tuple[str, ...]
    asked: tuple[str, ...]
    around: tuple[str, ...]
    held_out: str
    said: tuple[str, str, str] = ("", "", "")
    said_of_one: tuple[str, str, str] = ("", "", "")
    why: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def everything(self) -> tuple[str, ...]:
        """Every wording that may be written."""
        return (*self.plain, *self.told, *self.asked, *self.around)

    @property
    def probe(self) -> tuple[str, str] | None:
        """(beginning, answer) of the plainest wording that ends in the value."""
        text = next((text for text in self.plain if text.endswith(f" {self.value}.")), None)
        return text and (text.removesuffix(f" {self.value}."), f" {self.value}")


@cache
def forbidden() -> frozenset[str]:
    """What the other genres keep out of their texts."""
    animals = {facts._filled(phrase, animal) for animal, phrase in (*facts.HELD_OUT_HOME.items(), *facts.HELD_OUT_FOOD.items())}
    return frozenset(animals | {phrase.format(c=country, t=CAPITALS[country], n="") for country, phrase in capitals.HELD_OUT})


def worded(number: int, relation: str, about: str, value: str, wordings: Sequence[str], slots: Mapping[str, str], sentence: tuple[str, str], **more) -> Fact:
    """A fact from the wordings of its relation; `sentence` is its plain one in the middle of another, about several and about one."""
    capitals_too = {**slots, **{capitalised(name): capitalised(text) for name, text in slots.items()}}
    own = [capitalised(wording.format_map(capitals_too)) for wording in wordings]
    plain = own[:1] if slots.get("a", "") == slots.get("s") else own[:2]  # of a stuff the first two are the same
    around = [capitalised(wording.format(t=sentence[0], t1=sentence[1])) for wording in AROUND]
    kept_out = [text for text in forbidden() if about in text]
    rest = [text for text in dict.fromkeys((*own, *around)) if text not in plain and not any(other in text for other in kept_out)]
    ends = [text for text in rest if text.endswith(f" {value}.")]
    held_out = ends[(7 * number) % len(ends)] if ends else ""
    rest = [text for text in rest if text != held_out]
    told = tuple(text for text in rest if text not in around and not ANSWERED.search(text))
    asked = tuple(text for text in rest if text not in around and ANSWERED.search(text))
    said_around = tuple(text for text in rest if text in around)
    return Fact(relation, about, value, tuple(text for text in plain if text not in kept_out), told, asked, said_around, held_out, **more)
