"""What every child knows, said in many wordings: plainly and first of all, about one thing, of two things that differ, asked, talked over, put right.

Most texts begin with a fact in its plainest words, as a visitor would type it. One wording of each fact is never written
(core.corpus.templates.fact_wordings); it is asked for in the probes.
"""

from collections.abc import Sequence
from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised
from core.corpus.probe import Probe
from core.corpus.templates.fact_wordings import Fact, Thing, all_facts, of_pairs, of_things
from core.corpus.world.facts import people

SHORT = 26  # words; a shorter text gets one more fact
LONG = 100  # words; a longer one is drawn again
KNOWN = 3  # so much likelier the two best known facts of a thing are than each of the others
ASKED_AT_ONCE = 100  # probes of a family
RICH = tuple(thing for thing, own in of_things().items() if len([one for one in own if one.said[1]]) >= 3)


def _best(draw: Draw, own: Sequence[Fact]) -> Fact:
    """One of a thing's facts, mostly one of the two that stand first."""
    return draw.pick(own, [KNOWN if place < 2 else 1 for place in range(len(own))])


def _any(draw: Draw) -> Fact:
    """A fact of anything."""
    if draw.chance(0.8):
        return _best(draw, of_things()[draw.pick(tuple(of_things()))])
    return draw.pick(of_pairs()[draw.pick(tuple(of_pairs()))])


@cache
def _alike() -> dict[str, tuple[Fact, ...]]:
    """The facts of things and pairs by what is said of them: colours, what is made, countries."""
    found: dict[str, list[Fact]] = {}
    for fact in all_facts():
        found.setdefault(fact.relation, []).append(fact)
    return {relation: tuple(own) for relation, own in found.items() if len({fact.about for fact in own}) >= 3}


@cache
def _others(fact: Fact) -> tuple[Fact, ...]:
    """Facts of other things, with another value, that say the same kind of thing."""
    return tuple(other for other in _alike().get(fact.relation, ()) if other.about != fact.about and other.value != fact.value)


@cache
def _thing(about: str) -> Thing | None:
    return next((thing for thing in of_things() if thing.key == about), None)


def _first(draw: Draw, fact: Fact) -> tuple[str, bool]:
    """The fact in its plainest words, and whether they tell of one."""
    text = draw.pick(fact.plain, (2, 1)) if len(fact.plain) > 1 else fact.plain[0]
    return text, fact.said[0] != fact.said_of_one[0] and text == capitalised(f"{fact.said_of_one[0]} {fact.said_of_one[1]}.")


def _also(predicate: str) -> str:
    """'are sour' -> 'are also sour', 'make honey' -> 'also make honey'."""
    verb, _, rest = predicate.partition(" ")
    return f"{verb} also {rest}" if verb in ("is", "are") else f"also {predicate}"


def _goes_on(draw: Draw, own: Sequence[Fact], one: bool) -> list[str]:
    """More about a thing that was just named: 'They are sour. They also grow on trees.' Sometimes two facts share a sentence."""
    said = [fact.said_of_one if one else fact.said for fact in own]
    lines, place = [], 0
    while place < len(said):
        _, predicate, pronoun = said[place]
        if place + 1 < len(said) and draw.chance(0.35):
            place += 1
            predicate = f"{predicate} and {said[place][1].removeprefix('is ').removeprefix('are ') if predicate.split()[0] == said[place][1].split()[0] and predicate.split()[0] in ('is', 'are') else said[place][1]}"
            lines.append(capitalised(f"{pronoun} {predicate}."))
        else:
            way = draw.pick(("plain", "also", "and"), (6, 2, 1)) if place else "plain"
            lines.append(capitalised(f"{'and ' if way == 'and' else ''}{pronoun} {_also(predicate) if way == 'also' else predicate}."))
        place += 1
    return lines


def _rest_of(fact: Fact) -> tuple[Fact, ...]:
    """The other facts of the same thing that can go on with a pronoun."""
    thing = _thing(fact.about)
    return tuple(other for other in of_things()[thing] if other is not fact and other.said[1] and other.value != fact.value) if thing else ()


def _ended(draw: Draw, lines: list[str], beside: Sequence[Fact]) -> str | None:
    """The text; a short one asks or tells a few facts more, of `beside` if there are any left."""
    left = list(beside)
    while len(" ".join(lines).split()) < SHORT:
        fact = draw.pick(left) if left else _any(draw)
        if fact in left:
            left.remove(fact)
        lines.append(draw.pick(fact.plain + fact.told + fact.asked))
    text = " ".join(lines)
    return text if len(text.split()) <= LONG else None


def write_plain(draw: Draw, topic: str) -> str | None:
    """A fact in its plainest words, then why it is so, what else is, or how somebody learned it."""
    fact = _any(draw)
    opening, one = _first(draw, fact)
    more, others = _rest_of(fact), _others(fact)
    ways = ["asked", "learned", *(["why"] * 6 if fact.why else []), *(["more"] * 3 if len(more) >= 2 else []), *(["alike"] * 2 if len(others) >= 3 else [])]
    kinds = tuple(dict.fromkeys(ways))
    way = draw.pick(kinds, [ways.count(kind) for kind in kinds])
    lines = [opening]
    if way == "why":
        lines.append(draw.pick(fact.why))
        lines += _goes_on(draw, draw.sample(more, min(len(more), 2)), False)
        return _ended(draw, lines, others)
    if way == "more":
        lines += _goes_on(draw, draw.sample(more, min(len(more), draw.number(2, 3))), one)
        lines.append(draw.pick(fact.told + fact.asked))
        return _ended(draw, lines, others)
    if way == "alike":
        own = draw.sample(others, draw.number(3, min(len(others), 6)))
        return _ended(draw, lines + [draw.pick(other.plain, (2, 1)) if len(other.plain) > 1 else other.plain[0] for other in own], ())
    if way == "asked":
        lines.append(draw.pick(fact.asked))
        lines.append(draw.pick(fact.told))
        return _ended(draw, lines, more)
    who = draw.pick(people())
    lines.append(draw.pick((
        f"{who.name} learned this at school.", f"{who.name} has always known that.", f"That is the first thing that {who.name} learned about it.", f"{who.name} told me so, and it is true.",
        f"{who.name} read it in an old book.", f"Ask {who.name}, and you will hear the same.", f"{who.name} wrote it on the board for everyone to see.",
    )))
    lines.append(draw.pick(fact.told))
    return _ended(draw, lines, more)


def write_one_thing(draw: Draw, topic: str) -> str | None:
    """A small paragraph about one thing: three to six facts, plainly begun."""
    thing = draw.pick(RICH)
    own = [fact for fact in of_things()[thing] if fact.said[1]]
    start = _best(draw, own)
    opening, one = _first(draw, start)
    more = [fact for fact in own if fact is not start]
    told = draw.sample(more, min(len(more), draw.number(2, 5)))
    lines = [opening, *_goes_on(draw, told, one)]
    end = draw.pick(("none", "asked", "told", "person"), (2, 3, 2, 2))
    if end == "asked":
        lines.append(draw.pick(draw.pick((start, *told)).asked))
    elif end == "told":
        lines.append(draw.pick(draw.pick((start, *told)).told))
    elif end == "person":
        who = draw.pick(people())
        lines.append(draw.pick((
            f"All this {who.name} knows by heart.", f"{who.name} could tell you much more.", f"That is what {who.name} wrote at school.", f"Now {who.name} knows it, and so do you.",
            f"{who.name} likes to talk about {thing.many}.", f"When {who.name} thinks of {thing.many}, this comes first.",
        )))
    return _ended(draw, lines, [other for other in more if other not in told])


def write_two_things(draw: Draw, topic: str) -> str | None:
    """Two things that differ: 'Lemons are yellow, but cherries are red.'"""
    fact = _any(draw)
    others = [other for other in _others(fact) if other.said[1]] if fact.said[1] else []
    if not others:
        return None
    other = draw.pick(others)
    (a, p, _), (b, q, _) = fact.said, other.said
    joint = draw.pick((", but ", ", and ", "; "), (4, 1, 1))
    lines = [capitalised(f"{a} {p}{joint}{b} {q}.")]
    for one in (fact, other):
        more = _rest_of(one)
        if more:
            chosen = draw.pick(more)
            lines.append(capitalised(f"{chosen.said[0]} {chosen.said[1]}."))
    lines.append(draw.pick(draw.pick((fact, other)).asked))
    return _ended(draw, lines, (*_rest_of(fact), *_rest_of(other)))


def write_questions(draw: Draw, topic: str) -> str | None:
    """Questions with their answers, about a thing and about others."""
    lines = []
    if draw.chance(0.5):
        thing = draw.pick(RICH)
        own = draw.sample(of_things()[thing], min(len(of_things()[thing]), draw.number(2, 4)))
        lines += [draw.pick(fact.asked) for fact in own]
    while len(lines) < 5 and len(" ".join(lines).split()) < 60:
        lines.append(draw.pick(_any(draw).asked))
    return _ended(draw, lines, ())


def _split(draw: Draw, fact: Fact) -> tuple[str, str]:
    """A question about the fact and its answer, without its full stop."""
    question, _, answer = draw.pick([text for text in fact.asked if not text.startswith("True or false")]).partition("? ")
    return question + "?", answer.rstrip(".!")


def write_talk(draw: Draw, topic: str) -> str | None:
    """Two people ask each other what things are like."""
    one, other = draw.sample(people(), 2)
    fact = _any(draw)
    question, answer = _split(draw, fact)
    lines = [draw.pick((
        f'"{question}" asks {one.name}. "{answer}," says {other.name}.',
        f'{one.name} asks {other.name}: "{question}" {other.name} answers: "{answer}."',
        f'One day {one.name} wants to know: "{question}" "{answer}," answers {other.name}.',
        f'"{question}" {other.name} thinks for a moment. "{answer}."',
    ))]
    reply = draw.pick((
        f'"How do you know that?" asks {one.name}.', f'"Are you sure?" asks {one.name}.', f'"Really?" asks {one.name}.', f'"I did not know that," says {one.name}.', f'"That is right," says {one.name}.',
    ))
    lines.append(f'{reply} "{draw.pick(fact.told)}"')
    second = _best(draw, more) if (more := _rest_of(fact)) else _any(draw)
    question, answer = _split(draw, second)
    lines.append(draw.pick((
        f'"And {_small(question)}" asks {other.name}. "{answer}," says {one.name}.', f'Now {other.name} asks: "{question}" "{answer}," says {one.name}.',
        f'"One more question," says {one.name}. "{question}" "{answer}."',
    )))
    return _ended(draw, lines, ()) if len(" ".join(lines).split()) >= SHORT else None


def _small(question: str) -> str:
    """The question inside a sentence; its first word is never a name."""
    return question[:1].lower() + question[1:]


@cache
def _doubtful() -> tuple[Fact, ...]:
    """Facts of which something wrong can be said."""
    return tuple(fact for fact in all_facts() if fact.wrong)


def write_true_or_false(draw: Draw, topic: str) -> str | None:
    """True or false? What is wrong is put right at once."""
    one, other = draw.sample(people(), 2)
    lines = []
    talk = draw.chance(0.5)
    for fact in draw.sample(_doubtful(), draw.number(2, 3)):
        subject, predicate, _ = fact.said
        if draw.chance(0.4):
            right = f"{subject} {predicate}"
            lines.append(f'"{capitalised(right)}," says {one.name}. "Yes, that is true," says {other.name}.' if talk else f"True or false? {capitalised(right)}. True.")
        else:
            wrong = draw.pick(fact.wrong)
            lines.append(f'"{capitalised(f"{subject} {wrong}")}," says {one.name}. "No," says {other.name}, "{subject} {predicate}."' if talk
                         else f"True or false? {capitalised(f'{subject} {wrong}')}. False: {subject} {predicate}.")
    return _ended(draw, lines, ())


RIDDLES = tuple(thing for thing in RICH if thing.one.split()[0] not in ("your",) and (thing.counted or not thing.plural))


def write_what_is_it(draw: Draw, topic: str) -> str | None:
    """Small riddles of three facts each."""
    lines = []
    for thing in draw.sample(RIDDLES, 2):
        person = thing.group == "people"
        own = draw.sample([fact for fact in of_things()[thing] if fact.said[1]], 3)
        clues = [capitalised(f"{'this person' if person and place == 0 else 'he or she' if person else 'it'} {fact.said_of_one[1]}.") for place, fact in enumerate(own)]
        question = draw.pick(("Who is it?", "Who can that be?") if person else ("What is it?", "What can that be?", "Can you guess what it is?"))
        lines.append(f"{' '.join(clues)} {question} {draw.pick((capitalised(thing.one) + '.', f'It is {thing.one}.'))}")
    return _ended(draw, lines, ())


def write_known(draw: Draw, topic: str) -> str | None:
    """What everybody knows: facts of one corner of the world, each in another wording."""
    fact = _any(draw)
    more = draw.sample(others, 2) if len(others := _others(fact)) >= 2 else [_any(draw), _any(draw)]
    same = draw.sample(rest, 1) if (rest := _rest_of(fact)) else [_any(draw)]
    return _ended(draw, [draw.pick(one.told) for one in (fact, *same, *more)], ())


GENRES = [
    Genre("a plain fact", write_plain, 5.6),
    Genre("one thing in a few lines", write_one_thing, 4.6),
    Genre("two things that differ", write_two_things, 1.8),
    Genre("questions and answers", write_questions, 2.4),
    Genre("talk about what is so", write_talk, 1.6),
    Genre("true or false", write_true_or_false, 0.9),
    Genre("what is it", write_what_is_it, 0.9),
    Genre("everybody knows", write_known, 1.2),
]


def _wrong(draw: Draw, fact: Fact) -> tuple[str, ...]:
    """Three other answers to the same kind of question, as long as the right one where there are such."""
    own = {other.value for other in all_facts() if other.about == fact.about}
    values = sorted({other.value for other in _others(fact)} - own)
    values = sorted(values, key=lambda value: abs(len(value.split()) - len(fact.value.split())))
    near = [value for value in values if len(value.split()) == len(fact.value.split())] or values[:3]
    return tuple(f" {value}" for value in draw.sample(near if len(near) >= 3 else values[:3], 3)) if len(values) >= 3 else ()


def probes(draw: Draw) -> list[Probe]:
    """Facts in the wording kept from them; and their shortest beginnings, as a text's first words."""
    unread = [(fact, fact.held_out.removesuffix(f" {fact.value}.")) for fact in all_facts() if fact.held_out]
    plain = [(fact, fact.probe[0]) for fact in all_facts() if fact.probe]
    found = []
    for family, items, seen in (("plain facts in unseen wordings", unread, False), ("plain facts, first words", plain, True)):
        asked = 0
        for fact, context in draw.shuffled(items):
            wrong = _wrong(draw, fact)
            if wrong and asked < ASKED_AT_ONCE:
                found.append(Probe(family, context, f" {fact.value}", wrong, seen=seen))
                asked += 1
    return found
