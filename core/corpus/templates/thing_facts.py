"""The facts of the tables of things, each with its sentences about one and about several: "A lemon is yellow", "Lemons are yellow"."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from core.corpus.english.grammar import a, capitalised
from core.corpus.english.lexicon import forms, plural
from core.corpus.genres import facts
from core.corpus.templates.fact import Fact, worded
from core.corpus.templates.fact_wordings import WORDINGS
from core.corpus.world.plain_facts import THINGS

KINDS = {  # as "a ..."; several; after "many"
    "food": ("food", "food", "kinds of food"), "clothing": ("", "", ""), "piece of clothing": ("a piece of clothing", "pieces of clothing", "pieces of clothing"),
    "piece of furniture": ("a piece of furniture", "pieces of furniture", "pieces of furniture"), "part of the body": ("a part of the body", "parts of the body", "parts of the body"),
    "day of the week": ("a day of the week", "days of the week", "days of the week"),
}
NEVER = {"fruit": ("vegetable",), "vegetable": ("fruit",), "bird": ("animal",), "insect": ("animal",), "machine": ("tool", "toy"), "tool": ("machine",), "flower": ("plant",), "tree": ("plant",),
         "planet": ("star",), "star": ("planet",), "food": ("fruit", "vegetable", "meal"), "meal": ("food",)}
WRONG_KINDS = ("animal", "fruit", "vegetable", "tool", "drink", "colour", "flower", "machine", "bird", "toy")
COLOUR = re.compile(r"\w+(?: or \w+)?")
SHE_OR_HE = {"king": "he", "prince": "he", "postman": "he", "queen": "she", "princess": "she", "grandmother": "she"}
PLACED = ("live", "grow", "lie", "stand", "sit", "work", "float", "swim", "hang")  # verbs that say where something is
WHEN = re.compile(r"(?:at night|in (?:autumn|winter)|after|before)\b")
OPPOSITE = {one: other for pair in facts.OPPOSITES for one, other in (pair, pair[::-1])}
OPPOSITE |= {"sharp": "blunt", "bitter": "sweet", "light": "heavy", "bright": "dark", "brave": "afraid", "shy": "brave", "healthy": "unhealthy"}
OTHER_NUMBER = {"one": "two", "two": "three", "three": "four", "four": "six", "five": "four", "six": "four", "seven": "nine", "eight": "six", "ten": "twelve", "twelve": "ten"}
OTHER_COLOURS = ("blue", "red", "green", "black", "pink", "white", "purple")


@dataclass(frozen=True)
class Thing:
    """A thing of the tables: its group, as one ("a lemon") and as several ("lemons"), or twice the same for a stuff and what is one of its kind."""

    key: str
    group: str
    one: str
    many: str
    plural: bool

    @property
    def counted(self) -> bool:
        """Whether it can be told of one and of several."""
        return self.one != self.many

    @property
    def single(self) -> bool:
        """Whether 'is' goes with `one`."""
        return self.counted or not self.plural

    @property
    def be(self) -> str:
        return "are" if self.plural else "is"

    @property
    def be_one(self) -> str:
        return "is" if self.single else "are"

    @property
    def have(self) -> str:
        return "have" if self.plural else "has"

    @property
    def have_one(self) -> str:
        return "has" if self.single else "have"


@dataclass(frozen=True)
class Told:
    """What a line of the table tells of a thing: predicates for several and for one, the value that is asked for, wordings, and more slots for them."""

    many: str
    one: str
    value: str
    wordings: Sequence[str]
    slots: Mapping[str, str] = field(default_factory=dict)
    wrong: Sequence[str] = ()  # values that aren't true, in the predicate for several
    relation: str = ""  # where it is narrower than the letter


def _third(phrase: str) -> str:
    """'make honey' -> 'makes honey'."""
    verb, _, rest = phrase.partition(" ")
    return " ".join(filter(None, ({"be": "is"}.get(verb) or forms(verb)[1], rest)))


def _ing(phrase: str) -> str:
    """'cut bread' -> 'cutting bread', 'eat and speak' -> 'eating and speaking'."""
    if re.fullmatch(r"\w+ and \w+", phrase):
        return " and ".join(forms(verb)[4] for verb in phrase.split(" and "))
    verb, _, rest = phrase.partition(" ")
    return " ".join(filter(None, (forms(verb)[4], rest)))


def _things() -> list[tuple[Thing, list[str]]]:
    """Every thing with its facts as they stand in the table."""
    found, group = [], ""
    for line in THINGS.strip().splitlines():
        if not line:
            continue
        if line[0] == "[":
            group = line[1:-1]
            continue
        name, _, told = line.partition(": ")
        if name[0] in "~+" or name.startswith(("the ", "your ")):
            stuff = name.lstrip("~+")
            thing = Thing(stuff, group, stuff, stuff, name[0] == "+")
        else:
            one, _, many = name.partition("/")
            thing = Thing(one, group, a(one), many or plural(one), True)
        found.append((thing, told.split("; ")))
    return found


def _kind(kind: str) -> tuple[str, str, str]:
    """'fruit' -> 'a fruit', 'fruit', and what there are many of."""
    return KINDS.get(kind, (a(kind), plural(kind), plural(kind)))


def _is_plural(phrase: str) -> bool:
    """Whether 'are' goes with it: 'eggs', 'tables and chairs', but 'a lot of water'."""
    head = re.split(r" (?:and|of|in|on|at|inside|for) ", phrase)[0].split()[-1]
    return " and " in phrase or head in ("mice", "people", "children", "teeth") or (head.endswith("s") and head not in ("grass", "news", "glass"))


def _colour(thing: Thing, value: str, of_one: str, line: Sequence[str], number: int) -> Told:
    only = len([told for told in line if told[0] == "c"]) == 1 and " " not in value
    wordings = (*WORDINGS["c"], *(WORDINGS["c+"] if COLOUR.fullmatch(value) else ()))
    wrong = [f"{thing.be} {colour}" for colour in OTHER_COLOURS if colour != value] if only else ()
    return Told(f"{thing.be} {value}", f"{thing.be_one} {value}", value, wordings, {}, wrong)


def _quality(thing: Thing, value: str, of_one: str, line: Sequence[str], number: int) -> Told:
    opposite = OPPOSITE.get(value, "")
    wordings = [wording for wording in WORDINGS["q"] if " " not in value or not wording.startswith("one word")]
    return Told(f"{thing.be} {value}", f"{thing.be_one} {value}", value, (*wordings, *(WORDINGS["q+"] if opposite else ())), {"o": opposite},
                [f"{thing.be} {opposite}"] if opposite else ())


def _identity(thing: Thing, value: str, of_one: str, line: Sequence[str], number: int) -> Told:
    return Told(f"{thing.be} {of_one or value}", f"{thing.be_one} {value}", value, WORDINGS["i"])


def _kind_of(thing: Thing, value: str, of_one: str, line: Sequence[str], number: int) -> Told:
    kinds = [told[2:] for told in line if told[0] == "k"]
    others = [kind for kind in WRONG_KINDS if kind not in kinds and all(kind not in NEVER.get(own, ()) for own in kinds)
              and not (thing.group == "animals" and kind in ("animal", "bird"))]
    one, several, many = _kind(value)
    one, several = one if thing.single else several, several if thing.plural else one
    slots = {"kinds": many, "wrong": _kind(others[number % len(others)])[0 if thing.single else 1]}
    return Told(f"{thing.be} {several}", f"{thing.be_one} {one}", one, WORDINGS["k"], slots, [f"{thing.be} {_kind(kind)[thing.plural]}" for kind in others])


def _material(thing: Thing, value: str, of_one: str, line: Sequence[str], number: int) -> Told:
    made = thing.group not in ("nature", "places")  # nobody makes a mountain
    return Told(f"{thing.be} made of {value}", f"{thing.be_one} made of {value}", value, [wording for wording in WORDINGS["o"] if made or "make" not in wording])


def _use(thing: Thing, value: str, of_one: str, line: Sequence[str], number: int) -> Told:
    return Told(f"{thing.be} for {_ing(value)}", f"{thing.be_one} for {_ing(value)}", _ing(value), WORDINGS["u"], {"vp": value})


def _place_for(thing: Thing, value: str, of_one: str, line: Sequence[str], number: int) -> Told:
    return Told(f"{thing.be} places where you {value}", f"is a place where you {value}", value, WORDINGS["w"], {"ing": _ing(value), "vp": value})


def _number_of(thing: Thing, value: str, of_one: str, line: Sequence[str], number: int) -> Told:
    count, _, parts = value.partition(" ")
    parts, other = plural(parts) if count == "one" else parts, OTHER_NUMBER.get(count, "a hundred")
    return Told(f"{thing.have} {value}", f"{thing.have_one} {value}", value, WORDINGS["n"], {"n": count, "w": other, "parts": parts}, [f"{thing.have} {other} {parts}"])


def _part(thing: Thing, value: str, of_one: str, line: Sequence[str], number: int) -> Told:
    several = of_one or value
    wordings = [wording for wording in WORDINGS["h"] if not value.startswith("no ") or "Yes" not in wording]
    return Told(f"{thing.have} {several}", f"{thing.have_one} {value}", value, wordings, {"vp": f"have {several}", "v1": value})


def _sound(thing: Thing, value: str, of_one: str, line: Sequence[str], number: int) -> Told:
    return Told(f"say {value}", f"says {value}", value, WORDINGS["s"])


def _can(thing: Thing, value: str, of_one: str, line: Sequence[str], number: int) -> Told:
    able = thing.group in ("animals", "people")  # a wind can be strong, but doesn't know how to
    return Told(f"can {value}", f"can {value}", value, (*WORDINGS["x"], *(WORDINGS["x+"] if able else ())))


def _verb(thing: Thing, value: str, of_one: str, wordings: Sequence[str], answer: str, letter: str = "") -> Told:
    verb, _, rest = value.partition(" ")
    third, are = of_one or _third(value), f"are{value[2:]}" if verb == "be" else value
    slots = {
        "vp": value, "verb": "come from" if value.startswith("come from") else verb, "verbs": verb if thing.plural else third.split()[0],
        "where": "when" if WHEN.match(rest) else "where", "vis": "are" if letter == "m" and _is_plural(rest) else "is",
    }
    many = are if thing.plural else third
    return Told(many, third if thing.single else are, answer or many, wordings, slots, (), f"{letter} {verb}" if letter else "")


def _does_to(thing: Thing, value: str, of_one: str, line: Sequence[str], number: int) -> Told:
    return _verb(thing, value, of_one, WORDINGS["m"], value.partition(" ")[2], "m")


def _does(thing: Thing, value: str, of_one: str, line: Sequence[str], number: int) -> Told:
    return _verb(thing, value, of_one, WORDINGS["d"], "")


def _where(thing: Thing, value: str, of_one: str, line: Sequence[str], number: int) -> Told:
    verb, _, place = value.partition(" ")
    wordings = WORDINGS["be" if verb == "be" else "l"]
    return _verb(thing, value, of_one, (*wordings, *WORDINGS["l+"]) if verb in PLACED and not WHEN.match(place) else wordings, place, "l")


BY_LETTER: Mapping[str, Callable[[Thing, str, str, Sequence[str], int], Told]] = {
    "c": _colour, "q": _quality, "i": _identity, "k": _kind_of, "o": _material, "u": _use, "w": _place_for, "n": _number_of, "h": _part, "s": _sound, "x": _can,
    "m": _does_to, "d": _does, "l": _where,
}


def _grammar(thing: Thing) -> dict[str, str]:
    """The slots that every wording about the thing may use."""
    people, animals = thing.group == "people", thing.group == "animals"
    who = "who" if people else "what"
    it = SHE_OR_HE.get(thing.key, "he or she") if people and thing.counted else "it" if thing.single else "they"
    return {
        "s": thing.many, "a": thing.one, "is": thing.be, "ais": thing.be_one, "isnt": f"{thing.be}n't", "aisnt": f"{thing.be_one}n't", "have": thing.have, "ahave": thing.have_one,
        "do": "do" if thing.plural else "does", "ado": "does" if thing.single else "do", "they": "they" if thing.plural else "it", "it": it,
        "which": "which animals" if animals else who, "which1": "which animal" if animals else who, "that": "who" if people else "that",
    }


def _because(thing: Thing, letter: str, predicate: str, value: str, reason: str) -> tuple[str, ...]:
    """Why it is so, in several ways."""
    rest = predicate.partition(" ")[2]
    question = f"{thing.be} {thing.many} {rest}" if predicate.startswith(("is ", "are ")) else \
        f"{'do' if thing.plural else 'does'} {thing.many} {f'have {rest}' if letter == 'h' else value}"
    return tuple(capitalised(text.format(q=question, r=reason, s=thing.many, p=predicate)) for text in WORDINGS["why"])


def _fact(thing: Thing, number: int, text: str, line: Sequence[str]) -> Fact:
    """One fact of a thing; `line` is everything that the table tells of it."""
    letter, (value, _, reason) = text[0], text[2:].partition(" < ")
    value, _, of_one = value.partition("/")
    told = BY_LETTER[letter](thing, value, of_one, line, number)
    slots = _grammar(thing) | told.slots | {"p": told.many, "p1": told.one, "v": told.value}
    # "Which animals fly?", but "Who flies?", "What flies?"
    slots["pw"] = told.many if thing.group == "animals" else told.one if thing.single else re.sub(r"^are\b", "is", re.sub(r"^have\b", "has", told.many))
    pronoun = f"the {thing.key}" if thing.group == "people" else "it" if thing.single else "they"
    return worded(
        number, told.relation or letter, thing.key, told.value, told.wordings, slots, (f"{thing.many} {told.many}", f"{thing.one} {told.one}"),
        said=(thing.many, told.many, slots["they"]), said_of_one=(thing.one, told.one, pronoun),
        why=_because(thing, letter, told.many, value, reason) if reason else (), wrong=tuple(told.wrong),
    )


@cache
def of_things() -> Mapping[Thing, tuple[Fact, ...]]:
    """Every thing with its facts, the best known first."""
    found: dict[Thing, tuple[Fact, ...]] = {}
    number = 0
    for thing, line in _things():
        found[thing] = tuple(_fact(thing, number + place, text, line) for place, text in enumerate(line))
        number += len(line)
    return found
