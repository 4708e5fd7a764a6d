"""What every child knows, said in many wordings: plainly and first of all, about one thing, of two things that differ, asked, talked over, put right.

Most texts begin with a fact in its plainest words, as a visitor would type it. One wording of each fact is never written
(core.corpus.templates.fact); it is asked for in the probes.
"""

from collections.abc import Sequence
from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised
from core.corpus.english.lexicon import FACT_WORDS
from core.corpus.probe import Probe
from core.corpus.templates.fact import Fact
from core.corpus.templates.pair_facts import of_pairs
from core.corpus.templates.thing_facts import OPPOSITE, Thing, of_things
from core.corpus.world.facts import people

SHORT = 32  # words; a shorter text gets one more fact
LONG = 100  # words; a longer one is drawn again
KNOWN = (8, 4)  # so much likelier the two best known facts of a thing are than each of the others
COMMON = 3  # and a thing that the whole world knows than one that stands here alone
ASKED_AT_ONCE = 100  # probes of a family
UNREAD_FAMILY, FIRST_WORDS_FAMILY = "plain facts in unseen wordings", "plain facts, first words"
WITHIN = {"bird": "animal", "insect": "animal", "flower": "plant", "tree": "plant"}  # kinds within kinds
ALL = tuple(of_things())
RICH = tuple(thing for thing, own in of_things().items() if len(own) >= 3)


@cache
def all_facts() -> tuple[Fact, ...]:
    """Every fact."""
    return tuple(fact for own in (*of_things().values(), *of_pairs().values()) for fact in own)


@cache
def _weights(own: tuple[Fact, ...]) -> tuple[int, ...]:
    """How likely each of a thing's facts is to be the one that is told; that a cow is an animal isn't what comes first to mind."""
    first = [fact for fact in own if fact.relation != "k" or len(own) < 3]
    return tuple(KNOWN[first.index(fact)] if fact in first[:len(KNOWN)] else 1 for fact in own)


def best_known(draw: Draw, own: tuple[Fact, ...]) -> Fact:
    """One of a thing's facts, mostly one of those that stand first."""
    return draw.pick(own, _weights(own))


@cache
def _things(things: tuple[Thing, ...]) -> tuple[tuple[Thing, ...], tuple[int, ...]]:
    """The things, and how often each is spoken of: more often if the other genres know its word too."""
    return things, tuple(1 if thing.key.split()[-1] in FACT_WORDS else COMMON for thing in things)


@cache
def _relations() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Every relation of pairs, and how often it is spoken of."""
    return tuple(of_pairs()), tuple(len(own) ** 0.5 for own in of_pairs().values())


def any_fact(draw: Draw) -> Fact:
    """A fact of anything."""
    if draw.chance(0.75):
        return best_known(draw, of_things()[draw.pick(*_things(ALL))])
    return draw.pick(of_pairs()[draw.pick(*_relations())])


def near(draw: Draw, fact: Fact) -> Fact:
    """Another fact of the same corner of the world."""
    near = _corner(fact)
    return draw.pick(near)


@cache
def _corner(fact: Fact) -> tuple[Fact, ...]:
    """The facts about other things that lie nearest to this one: the same kind of fact in the same group of things, or the other facts of the group."""
    thing = thing_of(fact)
    if thing is None:
        return tuple(other for other in of_pairs()[fact.relation] if other is not fact)
    group = tuple(other for one, own in of_things().items() if one.group == thing.group and one is not thing for other in own)
    alike = tuple(other for other in group if other.relation == fact.relation and other.value != fact.value)
    return alike if len(alike) >= 8 else group


@cache
def thing_of(fact: Fact) -> Thing | None:
    """The thing that the fact is about; None for a fact of the tables of pairs."""
    return next((thing for thing, own in of_things().items() if fact in own), None)


@cache
def _others(fact: Fact) -> tuple[Fact, ...]:
    """Facts of other things, with another value, that stand well in a row with this one: of the same kind and, mostly, of the same group."""
    thing = thing_of(fact)
    if thing is None:
        return tuple(other for other in of_pairs()[fact.relation] if other.value != fact.value and other.about != fact.about)
    if fact.relation in ("d", "h", "i"):
        return ()
    return tuple(other for one, own in of_things().items() if one is not thing and one.group == thing.group
                 for other in own if other.relation == fact.relation and other.value != fact.value
                 and not (fact.relation == "k" and _no_contrast(fact.value, other.value)))


def _no_contrast(one: str, other: str) -> bool:
    """Whether two kinds are no contrast: an insect is an animal, "parts of the body" is several of "a part of the body"."""
    kinds = [kind.removeprefix("a ").removeprefix("an ") for kind in (one, other)]
    return all(kind.endswith("of the body") for kind in kinds) or any(WITHIN.get(a) == b for a, b in (kinds, kinds[::-1]))


@cache
def _against(fact: Fact) -> tuple[Fact, ...]:
    """Of those the ones that this fact can be set against: ice is cold, but tea is hot."""
    if not fact.said[1] or fact.relation in ("opposite", "compared"):
        return ()
    others = tuple(other for other in _others(fact) if other.said[1])
    if fact.relation == "q":
        return tuple(other for other in _opposed() if fact.value in OPPOSITE and other.value == OPPOSITE[fact.value])
    if fact.relation == "n":
        return tuple(other for other in others if other.value.split()[1:] == fact.value.split()[1:])
    return others


@cache
def _opposed() -> tuple[Fact, ...]:
    """Facts about what things are like that have an opposite."""
    return tuple(fact for own in of_things().values() for fact in own if fact.relation == "q" and fact.value in OPPOSITE)


@cache
def around(fact: Fact, asking: bool) -> tuple[str, ...]:
    """What is said around the fact, or what is asked and answered."""
    return tuple(text for text in fact.around if (text.startswith(("Is it true", "True or false"))) == asking)


def _say(draw: Draw, fact: Fact) -> str:
    """The fact in one of its other wordings."""
    return draw.pick(fact.told if fact.told and draw.chance(0.6) else around(fact, False))


def ask(draw: Draw, fact: Fact) -> str:
    """A question about the fact, with its answer."""
    return draw.pick(fact.asked if draw.chance(0.9) else around(fact, True))


def _first(draw: Draw, fact: Fact) -> tuple[str, bool]:
    """The fact in its plainest words, and whether they tell of one."""
    text = draw.pick(fact.plain, (2, 1)) if len(fact.plain) > 1 else fact.plain[0]
    return text, fact.said[0] != fact.said_of_one[0] and text == capitalised(f"{fact.said_of_one[0]} {fact.said_of_one[1]}.")


def _also(predicate: str) -> str:
    """'are sour' -> 'are also sour', 'make honey' -> 'also make honey'."""
    verb, _, rest = predicate.partition(" ")
    return f"{verb} also {rest}" if verb in ("is", "are", "can") else f"also {predicate}"


def _joined(one: Fact, other: Fact, first: str, second: str) -> str | None:
    """Two predicates in one sentence, None where they don't go well together: 'are yellow and sour', 'live in ponds and jump'."""
    if one.relation in "cq" and other.relation in "cq":
        return None if " " in one.value + other.value else f"{first} and {other.value}"
    be = first.split()[0] in ("is", "are"), second.split()[0] in ("is", "are")
    return None if be[0] or " and " in first else f"{first} and {second}"


def _goes_on(draw: Draw, own: Sequence[Fact], one: bool) -> list[str]:
    """More about a thing that was just named: 'They are sour. They also grow on trees.' Sometimes two facts share a sentence."""
    lines, left, ways = [], list(own), {"plain": 6, "also": 3, "and": 1}
    while left:
        fact = left.pop(0)
        _, predicate, pronoun = fact.said_of_one if one else fact.said
        both = _joined(fact, left[0], predicate, (left[0].said_of_one if one else left[0].said)[1]) if left else None
        if both and draw.chance(0.4):
            left.pop(0)
            lines.append(capitalised(f"{pronoun} {both}."))
        else:
            way = draw.pick(tuple(ways), tuple(ways.values())) if lines and len(ways) > 1 else "plain"
            ways = {other: weight for other, weight in ways.items() if other in ("plain", "and") or other != way} if way == "plain" else {"plain": 1}
            lines.append(capitalised(f"{'and ' if way == 'and' else ''}{pronoun} {_also(predicate) if way == 'also' else predicate}."))
    return lines


@cache
def rest_of(fact: Fact) -> tuple[Fact, ...]:
    """The other facts of the same thing."""
    thing = thing_of(fact)
    return tuple(other for other in of_things()[thing] if other is not fact and other.value != fact.value) if thing else ()


def ended(draw: Draw, lines: list[str], fact: Fact, beside: Sequence[Fact] = (), told: Sequence[Fact] = ()) -> str | None:
    """The text; a short one tells or asks a few facts more: of `beside`, then asks one of those `told`, then looks round the corner of `fact`."""
    left, again = list(beside), list(told)
    while len(" ".join(lines := list(dict.fromkeys(lines))).split()) < SHORT:
        if not left and again and draw.chance(0.7):
            more = draw.pick(again)
            again.remove(more)
            lines.append(ask(draw, more))
            continue
        more = draw.pick(left) if left else near(draw, fact)
        if more in left:
            left.remove(more)
        lines.append(ask(draw, more) if draw.chance(0.4) else draw.pick(more.plain) if draw.chance(0.5) else _say(draw, more))
    text = " ".join(lines)
    return text if len(text.split()) <= LONG else None


def write_plain(draw: Draw, topic: str) -> str | None:
    """A fact in its plainest words, then why it is so, what else is, or how somebody learned it."""
    fact = any_fact(draw)
    opening, one = _first(draw, fact)
    more, others = rest_of(fact), _others(fact)
    ways = {"asked": 2, "learned": 2, "why": 6 if fact.why else 0, "more": 3 if len(more) >= 2 else 0, "alike": 2 if len(others) >= 3 else 0}
    ways = {way: weight for way, weight in ways.items() if weight}
    way = draw.pick(tuple(ways), tuple(ways.values()))
    if way == "why":
        lines = [opening, draw.pick(fact.why), *_goes_on(draw, draw.sample(more, min(len(more), 2)), False)]
        return ended(draw, lines, fact, (), (fact, *more))
    if way == "more":
        told = draw.sample(more, min(len(more), draw.number(2, 3)))
        return ended(draw, [opening, *_goes_on(draw, told, one), ask(draw, draw.pick((fact, *told)))], fact, [other for other in more if other not in told], (fact, *told))
    if way == "alike":
        own = draw.sample(others, draw.number(3, min(len(others), 6)))
        return ended(draw, [opening, *(_first(draw, other)[0] for other in own), ask(draw, draw.pick((fact, *own)))], fact)
    if way == "asked":
        return ended(draw, [opening, ask(draw, fact), _say(draw, fact)], fact, more, more)
    who = draw.pick(people()).name
    learned = draw.pick((
        "{n} learned this at school.", "{n} has always known that.", "{n} told me so, and it is true.", "{n} read it in an old book.", "Ask {n}, and you will hear the same.",
        "{n} wrote it on the board for everyone to see.", "{n} found that out a long time ago.", "{n} smiles, because everyone in the house knows it.", "{n} drew a picture of it.",
    )).format(n=who)
    return ended(draw, [opening, learned, _say(draw, fact)], fact, more, more)


def write_one_thing(draw: Draw, topic: str) -> str | None:
    """A small paragraph about one thing: three to six facts, plainly begun."""
    thing = draw.pick(*_things(RICH))
    own = of_things()[thing]
    start = best_known(draw, own)
    opening, one = _first(draw, start)
    more = [fact for fact in own if fact is not start]
    told = draw.sample(more, min(len(more), draw.number(2, 5)))
    lines = [opening, *_goes_on(draw, told, one)]
    end = draw.pick(("none", "asked", "told", "person"), (2, 3, 2, 2))
    if end == "asked":
        lines.append(ask(draw, draw.pick((start, *told))))
    elif end == "told":
        lines.append(_say(draw, draw.pick((start, *told))))
    elif end == "person":
        lines.append(draw.pick((
            "All this {n} knows by heart.", "{n} could tell you much more.", "That is what {n} wrote at school.", "Now {n} knows it, and so do you.", "{n} likes to talk about {t}.",
            "When {n} thinks of {t}, this comes first.", "{n} looks up and says: \"I knew that.\"", "{n} has learned all this from a book.",
        )).format(n=draw.pick(people()).name, t=thing.many))
    return ended(draw, lines, start, [other for other in more if other not in told], (start, *told))


def write_two_things(draw: Draw, topic: str) -> str | None:
    """Two things that differ: 'Lemons are yellow, but cherries are red.' What both are is said too."""
    fact = any_fact(draw)
    if not _against(fact):
        return None
    other = draw.pick(_against(fact))
    (a, p, _), (b, q, _) = fact.said, other.said
    joint = draw.pick((", but ", ", and ", "; "), (4, 1, 1))
    lines = [capitalised(f"{a} {p}{joint}{b} {q}.")]
    shared = {one.said[1] for one in rest_of(fact)} & {one.said[1] for one in rest_of(other)} if p.split()[0] in ("are", "have") else set()
    if shared:
        lines.append(f"Both {draw.pick(sorted(shared))}.")
    for one in draw.shuffled((fact, other)):
        more = [another for another in rest_of(one) if another.said[1] not in shared]
        if more:
            chosen = draw.pick(more)
            lines.append(capitalised(f"{chosen.said[0]} {chosen.said[1]}."))
    lines.append(ask(draw, draw.pick((fact, other))))
    return ended(draw, lines, fact, (*rest_of(fact), *rest_of(other)))


def write_known(draw: Draw, topic: str) -> str | None:
    """What everybody knows: facts of one corner of the world, each in another wording."""
    fact = any_fact(draw)
    more = draw.sample(rest_of(fact), min(2, len(rest_of(fact))))
    near = draw.sample(_corner(fact), 3 - len(more))
    return ended(draw, [_say(draw, one) for one in (fact, *more, *near)], fact)


GENRES = [
    Genre("a plain fact", write_plain, 10.0),
    Genre("one thing in a few lines", write_one_thing, 6.0),
    Genre("two things that differ", write_two_things, 1.8),
    Genre("everybody knows", write_known, 0.9),
]


def _wrong(draw: Draw, fact: Fact) -> tuple[str, ...]:
    """Three other answers to the same kind of question, as long as the right one where there are such; () where there are too few."""
    own = {other.value for other in all_facts() if other.about == fact.about}
    alike = sorted({other.value for other in all_facts() if other.relation == fact.relation} - own)
    as_long = [value for value in alike if len(value.split()) == len(fact.value.split())]
    return tuple(f" {value}" for value in draw.sample(as_long, 3)) if len(as_long) >= 3 else ()


def probes(draw: Draw) -> list[Probe]:
    """Facts in the wording kept from them; and their shortest beginnings, as a text's first words."""
    unread = [(fact, fact.held_out.removesuffix(f" {fact.value}.")) for fact in all_facts() if fact.held_out]
    plain = [(fact, fact.probe[0]) for fact in all_facts() if fact.probe]
    found = []
    for family, items, seen in ((UNREAD_FAMILY, unread, False), (FIRST_WORDS_FAMILY, plain, True)):
        asked = 0
        for fact, context in draw.shuffled(items):
            if asked < ASKED_AT_ONCE and (wrong := _wrong(draw, fact)):
                found.append(Probe(family, context, f" {fact.value}", wrong, seen=seen))
                asked += 1
    return found
