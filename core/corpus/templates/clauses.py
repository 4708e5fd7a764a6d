"""Turns the plain phrases of a scene into clauses: the right person, number and tense, and the same phrase as a question or a command."""

from functools import cache

from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised
from core.corpus.english.lexicon import NOUNS, forms, has_plural, plural
from core.corpus.world.facts import TOPICS
from core.corpus.world.scenes import SCENES

STRANGERS = ("friend", "neighbour", "stranger")
UNCOUNTABLE_PLURALS = frozenset(("people", "stairs", "gloves", "thanks"))


@cache
def _plurals() -> frozenset[str]:
    nouns = [noun for group in NOUNS.values() for noun in group.split()]
    return frozenset(plural(noun) for noun in nouns if has_plural(noun) and plural(noun) != noun) | UNCOUNTABLE_PLURALS


def is_plural(noun: str) -> bool:
    """Whether a noun form takes 'are': is_plural('waves'), is_plural('people'), not is_plural('bus')."""
    return noun.split()[-1] in _plurals()


def be(noun: str, tense: str = "present") -> str:
    """The form of 'be' that goes with a noun form: be('waves') == 'are', be('wave', 'past') == 'was'."""
    return {"present": ("is", "are"), "past": ("was", "were")}[tense][is_plural(noun)]


@cache
def in_form(phrase: str, form: int) -> str:
    """A phrase whose first word is a base verb, with the verb in one of lexicon.forms: in_form('sail the boat', 2) == 'sailed the boat'."""
    verb, _, rest = phrase.partition(" ")
    if verb == "come" and rest == "true":
        return forms("come")[form] + " true"
    return f"{forms(verb)[form]} {rest}".rstrip()


def third(phrase: str) -> str:
    """'sail the boat' -> 'sails the boat'."""
    return in_form(phrase, 1)


def past(phrase: str) -> str:
    """'sail the boat' -> 'sailed the boat'."""
    return in_form(phrase, 2)


def participle(phrase: str) -> str:
    """'take the train' -> 'taken the train'."""
    return in_form(phrase, 3)


def ing(phrase: str) -> str:
    """'sail the boat' -> 'sailing the boat'."""
    return in_form(phrase, 4)


def the(noun: str) -> str:
    """A noun of a scene as subject: 'bell' -> 'the bell', 'people' -> 'people', 'friend' -> 'a friend'."""
    if noun in ("people", "children", "friends"):
        return noun
    return f"a {noun}" if noun in STRANGERS else f"my {noun}" if noun in ("brother", "sister") else f"the {noun}"


def clause(event: tuple[str, str], tense: str = "present") -> str:
    """An event as a clause: ('waves', 'reach the shore') -> 'the waves reach the shore' (present), '... reached ...' (past), '... will reach ...' (future)."""
    subject, predicate = event
    if tense == "future":
        return f"{the(subject)} will {predicate}"
    if tense == "past":
        return f"{the(subject)} {past(predicate)}"
    return f"{the(subject)} {predicate if is_plural(subject) else third(predicate)}"


def trait(pair: tuple[str, str], tense: str = "present", degree: str = "") -> str:
    """A trait as a clause: ('waves', 'high') -> 'the waves are high'; degree goes before the adjective."""
    thing, look = pair
    return f"{the(thing)} {be(thing, tense)} {degree + ' ' if degree else ''}{look}"


def title(topic: str) -> str:
    """'sea' -> 'the sea', 'school' -> 'school'."""
    return TOPICS[topic].title


def place(topic: str) -> str:
    """'sea' -> 'by the sea'."""
    return TOPICS[topic].place


def act(draw: Draw, topic: str) -> str:
    """One sensible thing to do there, in the base form."""
    return draw.pick(SCENES[topic].acts)


def acts(draw: Draw, topic: str, k: int) -> list[str]:
    """k different things to do there, in the base form."""
    return draw.sample(SCENES[topic].acts, k)


def role(draw: Draw, topic: str) -> str:
    """Someone who belongs there: 'sailor'."""
    return draw.pick(TOPICS[topic].people)


def the_role(draw: Draw, topic: str) -> str:
    """Someone who belongs there, as subject or object: 'the sailor', 'a friend'."""
    person = role(draw, topic)
    return f"a {person}" if person in STRANGERS else f"the {person}"


def two_traits(draw: Draw, topic: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The traits of two different things."""
    one = draw.pick(SCENES[topic].traits)
    return one, draw.pick(_traits_of_others(topic, one[0]))


@cache
def _traits_of_others(topic: str, thing: str) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in SCENES[topic].traits if pair[0] not in (thing, plural(thing)) and plural(pair[0]) != thing)


def sentence(text: str, mark: str = ".") -> str:
    """The clause with a capital letter and its mark."""
    return capitalised(text) + mark
