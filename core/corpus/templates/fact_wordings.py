"""Each plain fact in every wording that fits it, the plainest first, and the one wording that is kept out of all texts.

A wording is written for a relation (a colour, a use, an opposite), never for one fact: so facts and wordings recombine, and whether a fact is
known in a wording that it never came in can be asked.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core.corpus.english.grammar import a, capitalised, number_words
from core.corpus.english.lexicon import CAPITALS, comparative, forms, plural
from core.corpus.genres import capitals, facts
from core.corpus.world.plain_facts import COMPARED, PAIRS, THINGS

# {s} several or a stuff, {a} one of them; {is} {do} {have} {they} go with {s}, {ais} {ado} {ahave} {it} with {a}; {p} what is said of {s},
# {p1} what is said of {a}; {v} the answer; a capital letter makes a capital. Two plain ones first.
BOTH = ("{s} {p}.", "{a} {p1}.")
WORDINGS: Mapping[str, Sequence[str]] = {
    "c": (*BOTH, "what colour {is} {s}? {They} {is} {v}.", "what colour {is} {s}? {V}.", "what colour {ais} {a}? {It} {ais} {v}.", "what colour {ais} {a}? {V}.",
          "{is} {s} {v}? Yes, {they} {is}."),
    "c+": ("the colour of {s} is {v}.", "{v} is the colour of {s}.", "to paint {s}, you need {v} paint.", "think of {s}, and you think of {v}.", "{s} {is} usually {v}.",
           "what is {v}? {S} {is}."),
    "q": (*BOTH, "what {is} {s} like? {They} {is} {v}.", "what {ais} {a} like? {V}.", "{is} {s} {v}? Yes, {they} {is}.", "how would you describe {s}? {They} {is} {v}.",
          "{s} {is}, as a rule, {v}.", "one word about {s}? {V}.", "one thing about {s}: {they} {is} {v}."),
    "q+": ("{is} {s} {o} or {v}? {They} {is} {v}.", "{is} {s} {o}? No, {they} {is} {v}.", "{s} {isnt} {o} but {v}."),
    "i": (*BOTH, "what {ais} {a}? {It} {p1}.", "what do we call {v}? {A}.", "what {is} {s}? {They} {p}.", "do you know what {a} {ais}? {It} {ais} {v}.", "{v}: that is what {a} {ais}.",
          "{ais} {a} {v}? Yes, {it} {ais}."),
    "k": ("{a} {p1}.", "{s} {p}.", "what {ais} {a}? {It} {p1}.", "what kind of thing {ais} {a}? {It} {ais} {v}.", "{ais} {a} {v}? Yes, {it} {ais}.", "name {v}: {a}.",
          "there are many {kinds}, and {a} {ais} one of them.", "what {is} {s}? {They} {p}.", "{ais} {a} {wrong} or {v}? {It} {ais} {v}.", "{a} {aisnt} {wrong}, but {v}.",
          "you can call {a} {v}."),
    "m": (*BOTH, "what {do} {s} {verb}? {They} {p}.", "what {do} {s} {verb}? {V}.", "what {ado} {a} {verb}? {A} {p1}.", "{which} {pw}? {S} {do}.", "it is {s} {that} {p}.",
          "{v} {vis} what {s} {verbs}.", "{do} {s} {vp}? Yes, {they} {do}.", "{which1} {p1}? {A} {ado}.", "{s}, as you know, {p}."),
    "d": (*BOTH, "what {do} {s} do? {They} {p}.", "what {ado} {a} do? {A} {p1}.", "{which} {pw}? {S} {do}.", "it is {s} {that} {p}.", "{do} {s} {vp}? Yes, {they} {do}.",
          "{which1} {p1}? {A} {ado}.", "think of {s}: {they} {p}.", "{s}, as you know, {p}."),
    "l": (*BOTH, "{where} {do} {s} {verb}? {They} {p}.", "{where} {do} {s} {verb}? {V}.", "{where} {ado} {a} {verb}? {A} {p1}.", "{which} {pw}? {S} {do}.", "it is {s} {that} {p}.",
          "it is {v} that {s} {verbs}.", "{do} {s} {vp}? Yes, {they} {do}."),
    "l+": ("you can find {s} {v}.", "look for {s} {v}.", "{v} you will find {s}.", "where can you find {s}? {V}."),
    "be": (*BOTH, "where {is} {s}? {They} {p}.", "where {is} {s}? {V}.", "{which} {pw}? {S} {is}.", "{is} {s} {v}? Yes, {they} {is}.", "tell me where {s} {is}. {They} {is} {v}.",
           "if you ask where {s} {is}, the answer is: {v}."),
    "n": ("{a} {p1}.", "{s} {p}.", "how many {parts} {ado} {a} have? {N}.", "how many {parts} {ado} {a} have? {A} {ahave} {v}.", "how many {parts} {do} {s} have? {They} {have} {v}.",
          "count the {parts} of {a}: {n}.", "the number of {parts} that {a} {ahave} is {n}.", "{which} {pw}? {S} {do}.", "{ado} {a} have {v}? Yes, {it} {ado}.", "{ado} {a} have {w} {parts}? No, {a} {ahave} {v}."),
    "h": ("{a} {p1}.", "{s} {p}.", "what {do} {s} have? {They} {p}.", "{which} {pw}? {S} {do}.", "{do} {s} {vp}? Yes, {they} {do}.", "{ado} {a} have {v1}? Yes, {it} {ado}.", "it is {s} {that} {p}.",
          "what {ado} {a} have? {A} {p1}.", "{s}, as you know, {p}.", "{which1} {p1}? {A} {ado}."),
    "o": (*BOTH, "what {is} {s} made of? {They} {is} made of {v}.", "what {is} {s} made of? {V}.", "what {ais} {a} made of? {It} {ais} made of {v}.", "to make {a}, you need {v}.",
          "people make {s} from {v}.", "{v}: that is what {s} {is} made of.", "what do you need to make {s}? You need {v}.", "{which} {pw}? {S} {is}."),
    "u": ("{a} {p1}.", "{s} {p}.", "what {ais} {a} for? {It} {ais} for {v}.", "what {ais} {a} for? {V}.", "to {vp}, you need {a}.", "what do you need to {vp}? You need {a}.",
          "we use {s} to {vp}.", "if you want to {vp}, you need {a}.", "{s} {is} useful when you want to {vp}.", "what {is} {s} for? {They} {is} for {v}.", "people use {a} for {v}.",
          "do you want to {vp}? Then you need {a}.", "what do we use {s} for? For {v}."),
    "w": ("{a} {p1}.", "in {a} you {vp}.", "{s} {p}.", "what do you do in {a}? You {vp}.", "where do you {vp}? In {a}.", "{a} is for {ing}.", "what is {a} for? For {ing}.",
          "if you want to {vp}, go to {a}.", "{s} are places for {ing}."),
    "s": ("{a} {p1}.", "{s} {p}.", "what {ado} {a} say? {V}.", "what {ado} {a} say? It says {v}.", "what sound {ado} {a} make? {V}.", "who says {v}? {A} {ado}.", "when you hear {v}, it is {a}.",
          "if {a} could talk, it would still say {v}.", "{which} {pw}? {S} {do}.", "what {do} {s} say? They say {v}.", "the sound of {a} is {v}."),
    "why": ("why {q}? Because {r}.", "{s} {p} because {r}.", "do you know why {s} {p}? Because {r}.", "{s} {p}, and there is a reason: {r}."),
}
# {t} is the plain sentence in the middle of another, {t1} the same about one
AROUND = (
    "everyone knows that {t}.", "it is true that {t1}.", "did you know that {t}?", "every child knows that {t1}.", "at school we learn that {t}.", "of course {t1}.",
    "remember that {t}.", "we all know that {t1}.", "is it true that {t}? Yes, it is.", "true or false: {t1}. True.", "my grandmother says that {t}.", "people say that {t1}.",
    "nobody needs a book to know that {t}.", "one thing is sure: {t1}.", "even a small child can tell you that {t}.",
)
PAIR_WORDINGS: Mapping[str, Sequence[str]] = {  # {x} and {y} as in the table; the answer is {y} unless ANSWER says otherwise
    "city": ("{x} is in {y}.", "{x} is a city in {y}.", "where is {x}? It is in {y}.", "where is {x}? In {y}.", "in which country is {x}? In {y}.", "the city of {x} lies in {y}.",
             "if you are in {x}, you are in {y}.", "{x} is one of the cities of {y}.", "what is {x}? It is a city in {y}.", "is {x} a city or a country? It is a city in {y}.",
             "to see {x}, you have to travel to {y}.", "people who live in {x} live in {y}."),
    "continent": ("{x} is in {y}.", "{x} is a country in {y}.", "where is {x}? It is in {y}.", "where is {x}? In {y}.", "what is {x}? It is a country in {y}.", "{x} lies in {y}.",
                  "is {x} a city or a country? It is a country in {y}.", "{x} is one of the countries of {y}.", "in which part of the world is {x}? In {y}.", "on a map you find {x} in {y}."),
    "language": ("people in {x} speak {y}.", "in {x} people speak {y}.", "what do people speak in {x}? They speak {y}.", "what do people speak in {x}? {y}.", "if you want to talk to people in {x}, learn {y}.",
                 "a child in {x} learns to read in {y}.", "in the streets of {x} you hear {y}.", "do people in {x} speak {y}? Yes, they do."),
    "river": ("{x} is on {y}.", "{y} flows through {x}.", "which river flows through {x}? {Y}.", "{x} lies on a river, {y}.", "in {x} you can walk along {y}.", "the river in {x} is called {y}."),
    "family": ("your {x} is your {y}.", "my {x} is my {y}.", "who is your {x}? {He} is your {y}.", "the {b} of your {m} is your {y}.", "who is the {b} of your {m}? Your {y}.", "what do you call your {x}? Your {y}.",
               "a child's {x} is the child's {y}.", "if {he} is your {x}, {he} is your {y}."),
    "young": ("a young {x} is {y}.", "a baby {x} is called {y}.", "what is a young {x} called? It is called {y}.", "what is a baby {x}? It is {y}.", "we call a young {x} {y}.", "the child of {ax} is {y}.",
              "{y} grows up and becomes {ax}.", "before it was {ax}, it was {y}.", "name a young {x}: {y}."),
    "body": ("you {x} with your {y}.", "we {x} with our {y}.", "what do you {x} with? With your {y}.", "your {y} {ais} there to {x}.", "what {ais} your {y} for? To {x}.", "to {x}, you use your {y}.",
             "without your {y} you could not {x}.", "people {x} with their {y}."),
    "when": ("{x} {y}.", "{y} {x}.", "when is it that {y}? {X}.", "what happens {x}? {Y}.", "you know it: {x} {y}.", "wait and see: {x} {y}."),
    "feel": ("when you are {x}, you {y}.", "if you are {x}, you {y}.", "what do you do when you are {x}? You {y}.", "when people are {x}, they {y}.", "are you {x}? Then {y}.", "a child that is {x} will {y}.",
             "when I am {x}, I {y}.", "everyone who is {x} wants to {y}."),
    "polite": ("when {x}, you say {y}.", "if {x}, say {y}.", "what do you say when {x}? You say {y}.", "what do you say when {x}? {Y}!", "when {x}, it is polite to say {y}.", "you say {y} when {x}.",
               "remember, when {x}, say {y}."),
    "opposite": ("the opposite of {x} is {y}.", "{x} is the opposite of {y}.", "what is the opposite of {x}? {Y}.", "what is the opposite of {x}? It is {y}.", "{x} and {y} are opposites.",
                 "the word that means the opposite of {x} is {y}.", "if the answer isn't {x}, perhaps it is {y}.", "not {x} but {y}: these are opposites."),
    "compared": ("{x} is {more} than {y}.", "{xs} are {more} than {ys}.", "what is {more}, {x} or {y}? {X} is {more}.", "what is {more}, {y} or {x}? {X}.", "is {x} {more} than {y}? Yes, it is.",
                 "is {y} {more} than {x}? No, {x} is {more} than {y}.", "of the two, {x} and {y}, the first is {more}.", "put {x} beside {y}: {x} is {more}.", "nobody thinks that {y} is {more} than {x}."),
    "after": ("after {x} comes {y}.", "{y} comes after {x}.", "what comes after {x}? {Y}.", "what number comes after {x}? After {x} comes {y}.", "{x} comes before {y}.", "what comes before {y}? {X}.",
              "count on from {x}: {y}.", "first comes {x}, then {y}.", "the next number after {x} is {y}.", "when you count, {x} comes just before {y}."),
}
KINDS = {  # as "a ..."; several; after "many"
    "food": ("food", "food", "kinds of food"), "clothing": ("", "", ""), "piece of clothing": ("a piece of clothing", "pieces of clothing", "pieces of clothing"),
    "piece of furniture": ("a piece of furniture", "pieces of furniture", "pieces of furniture"), "part of the body": ("a part of the body", "parts of the body", "parts of the body"),
    "day of the week": ("a day of the week", "days of the week", "days of the week"),
}
NEVER = {"fruit": ("vegetable",), "vegetable": ("fruit",), "bird": ("animal",), "insect": ("animal",), "machine": ("tool", "toy"), "tool": ("machine",), "flower": ("plant",), "tree": ("plant",),
         "planet": ("star",), "star": ("planet",), "food": ("fruit", "vegetable", "meal"), "meal": ("food",)}
WRONG_KINDS = ("animal", "fruit", "vegetable", "tool", "drink", "colour", "flower", "machine", "bird", "toy")
ANSWERED = re.compile(r"\? ")
COLOUR = re.compile(r"\w+(?: or \w+)?")
SHE_OR_HE = {"king": "he", "prince": "he", "postman": "he", "queen": "she", "princess": "she", "grandmother": "she"}
PLACED = ("live", "grow", "lie", "stand", "sit", "work", "float", "swim", "hang")  # verbs that say where something is
WHEN = re.compile(r"(?:at night|in (?:autumn|winter)|after|before)\b")
OPPOSITE = {one: other for pair in facts.OPPOSITES for one, other in (pair, pair[::-1])} | {"sharp": "blunt", "bitter": "sweet", "light": "heavy", "bright": "dark", "brave": "afraid",
                                                                                            "shy": "brave", "healthy": "unhealthy"}


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


@cache
def forbidden() -> frozenset[str]:
    """What the other genres keep out of their texts."""
    animals = {facts._filled(phrase, animal) for animal, phrase in (*facts.HELD_OUT_HOME.items(), *facts.HELD_OUT_FOOD.items())}
    return frozenset(animals | {phrase.format(c=country, t=CAPITALS[country], n="") for country, phrase in capitals.HELD_OUT})


def _fact(number: int, relation: str, about: str, value: str, wordings: Sequence[str], slots: Mapping[str, str], sentence: tuple[str, str], **more) -> Fact:
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


def _is_plural(phrase: str) -> bool:
    head = re.split(r" (?:and|of|in|on|at|inside|for) ", phrase)[0].split()[-1]
    return " and " in phrase or head in ("mice", "people", "children", "teeth") or (head.endswith("s") and head not in ("grass", "news", "glass"))


def _kind(kind: str) -> tuple[str, str, str]:
    return KINDS.get(kind, (a(kind), plural(kind), plural(kind)))


def _of_thing(thing: Thing, number: int, told: str, colours: Sequence[str], kinds: Sequence[str]) -> Fact:
    """One fact of a thing."""
    letter, (value, _, reason) = told[0], told[2:].partition(" < ")
    value, _, of_one = value.partition("/")
    many = thing.plural
    is_, do, have = ("are", "do", "have") if many else ("is", "does", "has")
    single = thing.counted or not many
    who = "who" if thing.group == "people" else "what"
    animals = thing.group == "animals"
    slots = {"s": thing.many, "a": thing.one, "is": is_, "do": do, "have": have, "they": "they" if many else "it", "it": "it" if single else "they", "isnt": f"{is_}n't",
             "ais": "is" if single else "are", "ado": "does" if single else "do", "ahave": "has" if single else "have", "which": "which animals" if animals else who,
             "which1": "which animal" if animals else who, "that": "who" if thing.group == "people" else "that"}
    slots["aisnt"] = f"{slots['ais']}n't"
    if thing.group == "people" and thing.counted:
        slots["it"] = SHE_OR_HE.get(thing.key, "he or she")
    answer, relation, wrong = value, letter, ()
    if letter in "cqiokun":
        one = many_of = f"made of {value}" if letter == "o" else f"for {_ing(value)}" if letter == "u" else value
        if letter == "i":
            one, many_of = value, of_one or value
        if letter == "k":
            one, many_of, several = _kind(value)
            one, many_of = (one if single else many_of), (many_of if many else one)
            others = [kind for kind in WRONG_KINDS if kind not in kinds and all(kind not in NEVER.get(own, ()) for own in kinds) and not (animals and kind in ("animal", "bird"))]
            slots |= {"kinds": several, "wrong": _kind(others[number % len(others)])[0 if single else 1], "v": one}
            wrong = tuple(_kind(kind)[1 if many else 0] for kind in others)
            answer = one
        if letter == "n":
            answer = value
        p, p1 = (f"{is_} {many_of}", f"{slots['ais']} {one}")
        if letter == "n":
            count, _, parts = value.partition(" ")
            p, p1 = f"{have} {value}", f"{slots['ahave']} {value}"
            other = {"two": "three", "three": "four", "four": "six", "five": "four", "six": "four", "eight": "six", "ten": "twelve", "seven": "nine", "twelve": "ten", "one": "two"}.get(count, "a hundred")
            slots |= {"n": count, "w": other, "parts": plural(parts) if count == "one" else parts}
            wrong = (f"{other} {slots['parts']}",)
        if letter == "u":
            answer = _ing(value)
            slots["vp"] = value
        if letter == "c" and COLOUR.fullmatch(value) and len(colours) == 1 and " " not in value:
            wrong = tuple(colour for colour in ("blue", "red", "green", "black", "pink", "white", "purple") if colour != value)
        if letter == "q" and value in OPPOSITE:
            wrong = (OPPOSITE[value],)
        wordings = list(WORDINGS[letter])
        if letter == "c" and COLOUR.fullmatch(value):
            wordings += WORDINGS["c+"]
        if letter == "q" and value in OPPOSITE:
            slots["o"] = OPPOSITE[value]
            wordings += WORDINGS["q+"]
        wrong = tuple(f"{have if letter == 'n' else is_} {text}" for text in wrong)
    elif letter == "w":
        answer, p, p1 = value, f"{is_} places where you {value}", f"is a place where you {value}"
        slots["ing"] = _ing(value)
        slots["vp"] = value
        wordings = list(WORDINGS["w"])
    elif letter == "h":
        p, p1 = f"{have} {of_one or value}", f"{slots['ahave']} {value}"
        slots |= {"vp": f"have {of_one or value}", "v1": value}
        answer = value
        wordings = list(WORDINGS["h"])
    elif letter == "s":
        p, p1 = f"say {value}", f"says {value}"
        wordings = list(WORDINGS["s"])
    else:  # m, d, l
        verb, _, rest = value.partition(" ")
        third = of_one or _third(value)
        p, p1 = ("are" + value[2:] if verb == "be" else value) if many else third, third if single else value.replace("be ", "are ", 1)
        slots |= {"vp": value, "verb": "come from" if value.startswith("come from") else verb, "verbs": verb if many else third.split()[0], "where": "when" if WHEN.match(rest) else "where"}
        answer = value if letter == "d" else rest
        slots["vis"] = "are" if letter == "m" and _is_plural(rest) else "is"
        if letter == "d":
            answer = p
        wordings = list(WORDINGS["be" if verb == "be" else letter])
        if letter == "l" and verb in PLACED and slots["where"] == "where":
            wordings += WORDINGS["l+"]
        relation = f"{letter} {verb}" if letter in "ml" else letter
    if letter == "q" and " " in value:
        wordings = [wording for wording in wordings if not wording.startswith("one word")]
    if letter == "o" and thing.group in ("nature", "places"):  # nobody makes a mountain
        wordings = [wording for wording in wordings if "make" not in wording]
    if letter == "h" and value.startswith("no "):
        wordings = [wording for wording in wordings if "Yes" not in wording]
    slots |= {"p": p, "p1": p1, "v": answer, "pw": p if animals else p1 if single else re.sub(r"^are\b", "is", re.sub(r"^have\b", "has", p))}
    middle = f"{thing.many} {p}", f"{thing.one} {p1}"
    why = ()
    if reason:
        question = f"{is_} {thing.many} {p.partition(' ')[2]}" if p.startswith(("is ", "are ")) else f"{do} {thing.many} {'have ' + p.partition(' ')[2] if letter == 'h' else value}"
        why = tuple(capitalised(text.format(q=question, r=reason, s=thing.many, p=p)) for text in WORDINGS["why"])
    return _fact(number, relation, thing.key, answer, wordings, slots, middle, said=(thing.many, p, slots["they"]),
                 said_of_one=(thing.one, p1, f"the {thing.key}" if thing.group == "people" else "it" if single else "they"), why=why, wrong=wrong)


@cache
def of_things() -> Mapping[Thing, tuple[Fact, ...]]:
    """Every thing with its facts, the best known first."""
    found, number = {}, 0
    for thing, told in _things():
        own = []
        colours = [one[2:] for one in told if one[0] == "c"]
        kinds = [one[2:] for one in told if one[0] == "k"]
        for one in told:
            own.append(_of_thing(thing, number, one, colours, kinds))
            number += 1
        found[thing] = tuple(own)
    return found


def _pairs() -> dict[str, list[tuple[str, str]]]:
    found = {name: [tuple(pair.split("/")) for pair in table.split("|")] for name, table in PAIRS.items() if name != "continent"}
    found["continent"] = [(country, part.split(": ")[0]) for part in PAIRS["continent"].split("|") for country in part.split(": ")[1].split()]
    found["city"] = [(city, country) for country, city in CAPITALS.items()]
    found["opposite"] = [pair for both in facts.OPPOSITES for pair in (both, both[::-1])]
    found["after"] = [(number_words(n), number_words(n + 1)) for n in range(1, 30)]
    found["compared"] = [(f"{more} {how}", less) for more, how, less in (one.split(" ") for one in COMPARED.split("|"))]
    return found


def _of_pair(relation: str, x: str, y: str, number: int, others: Sequence[str]) -> Fact:
    slots = {"x": x, "y": y}
    about, value, said = x, y, ("", "", "")
    if relation == "family":
        owner, _, member = x.partition("'s ")
        woman = member in ("mother", "sister", "daughter")
        slots |= {"m": owner, "b": member, "he": "she" if woman else "he"}
        said = (f"your {x}", f"is your {y}", slots["he"])
        others = [other for other in others if other != "cousin"]
    elif relation == "young":
        slots |= {"ax": a(x), "y": a(y)}
        value = a(y)
        said = (f"a young {x}", f"is {a(y)}", "it")
        others = [a(other) for other in others]
    elif relation == "body":
        slots["ais"] = "are" if y in ("eyes", "ears", "feet", "legs", "hands", "fingers", "teeth", "lungs", "knees") else "is"
    elif relation == "compared":
        about, how = x.split(" ")
        more = comparative(how)
        slots |= {"x": a(about), "y": a(y), "xs": plural(about), "ys": plural(y), "more": more}
        said, value = (a(about), f"is {more} than {a(y)}", "it"), a(y)
    elif relation in ("city", "continent"):
        said = (x, f"is in {y}", "it")
    elif relation == "language":
        said = (f"people in {x}", f"speak {y}", "they")
    elif relation == "opposite":
        said = (f"the opposite of {x}", f"is {y}", "it")
    wordings = PAIR_WORDINGS[relation]
    if relation == "when" and y.startswith("there is"):
        wordings = [wording for wording in wordings if "happens" not in wording]
    middle = wordings[0].format_map(slots).rstrip("."), wordings[1].format_map(slots).rstrip(".")
    wrong = ()
    if relation in ("city", "continent", "language", "family", "young"):
        head = said[1].removesuffix(y if relation != "young" else a(y))
        wrong = tuple(f"{head}{other}" for other in others)
    if relation == "compared":
        wrong = (f"is {facts_opposite(how)} than {a(y)}",)
    return _fact(number, relation, about, value, wordings, slots, middle, said=said, said_of_one=said, wrong=wrong)


def facts_opposite(how: str) -> str:
    """'big' -> 'smaller'."""
    return comparative({"big": "small", "high": "low", "tall": "short", "heavy": "light", "fast": "slow", "old": "young", "long": "short", "loud": "quiet", "strong": "weak"}[how])


@cache
def of_pairs() -> Mapping[str, tuple[Fact, ...]]:
    """Every relation of the tables of pairs with its facts."""
    found = {}
    for relation, pairs in _pairs().items():
        right: dict[str, set[str]] = {}
        for x, y in pairs:
            right.setdefault(x, set()).add(y)
        values = list(dict.fromkeys(y for _, y in pairs))
        found[relation] = tuple(_of_pair(relation, x, y, i, [value for value in values if value not in right[x]]) for i, (x, y) in enumerate(pairs))
    return found


@cache
def all_facts() -> tuple[Fact, ...]:
    """Every fact."""
    return tuple(fact for own in (*of_things().values(), *of_pairs().values()) for fact in own)
