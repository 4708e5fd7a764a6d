"""Who is the tallest? Two facts, a question, and the way to the answer: each fact rules one out, and one is left."""

import itertools
from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised
from core.corpus.english.lexicon import COLOURS, MEN, PET_NAMES, WOMEN, comparative, superlative
from core.corpus.probe import Probe

NAMES = (*WOMEN, *MEN)
PEOPLE_ARE = "tall short old young fast slow strong heavy light rich happy kind brave quiet loud wise".split()
PETS_ARE = "big small fast slow heavy light strong brave loud quiet old young happy".split()
LOOK_ALIKE = {  # told apart by their colours
    "cat dog horse rabbit cow duck": "big small fast slow old young heavy light quiet loud brave strong",
    "boat ship car train tractor bicycle": "fast slow new heavy light quiet loud",
    "house tower castle shop": "high new big small",
    "box bag stone parcel": "big small heavy light",
    "scarf ribbon rope candle": "long light heavy",
}
LOOK_ALIKE = {kind: looks.split() for kinds, looks in LOOK_ALIKE.items() for kind in kinds.split()}
OPPOSITE = {
    "tall": "short",
    "old": "young",
    "fast": "slow",
    "heavy": "light",
    "quiet": "loud",
    "big": "small",
    "cold": "warm",
}
OPPOSITE |= {other: one for one, other in OPPOSITE.items()}


def _held_out() -> frozenset[frozenset[str]]:
    draw = Draw("held-out name pairs")
    return frozenset(frozenset((a, b)) for i, a in enumerate(NAMES) for b in NAMES[i + 1 :] if draw.chance(0.2))


HELD_OUT_NAME_PAIRS = _held_out()  # never together in one comparison


@cache
def _beside(taken: frozenset[str]) -> tuple[str, ...]:
    """The names that may stand in one comparison with those taken."""
    return tuple(
        name
        for name in NAMES
        if name not in taken and all(frozenset((name, other)) not in HELD_OUT_NAME_PAIRS for other in taken)
    )


def _names(draw: Draw, k: int) -> list[str]:
    taken: list[str] = []
    for _ in range(k):
        taken.append(draw.pick(_beside(frozenset(taken))))
    return taken


def _cast(draw: Draw, k: int) -> tuple[str, list[str], str]:
    """(question word, k of one kind from most to least, adjective)."""
    way = draw.pick(("people", "pets", "things"), (7, 1, 2))
    if way == "people":
        return "Who", _names(draw, k), draw.pick(PEOPLE_ARE)
    if way == "pets":
        return "Who", draw.sample(PET_NAMES, k), draw.pick(PETS_ARE)
    kind = draw.pick(tuple(LOOK_ALIKE))
    return (
        f"Which {kind}",
        [f"the {colour} {kind}" for colour in draw.sample(COLOURS[:10], k)],
        draw.pick(LOOK_ALIKE[kind]),
    )


def fact(more: str, less: str, adjective: str, turned: bool) -> str:
    """'Anna is taller than Ben', or turned: 'Ben is shorter than Anna'."""
    if turned:
        more, less, adjective = less, more, OPPOSITE[adjective]
    return f"{more} is {comparative(adjective)} than {less}"


def _facts(draw: Draw, order: list[str], adjective: str) -> list[tuple[str, str]]:
    """The facts about neighbours in the order, shuffled, each with the one that it rules out."""
    return [
        (fact(more, less, adjective, adjective in OPPOSITE and draw.chance(0.2)), less)
        for more, less in draw.shuffled(list(itertools.pairwise(order)))
    ]


def stated(facts: list[tuple[str, str]]) -> str:
    """The facts as sentences."""
    return " ".join(f"{capitalised(text)}." for text, _ in facts)


def spelled_out(facts: list[tuple[str, str]], question: str, adjective: str) -> str:
    """Facts, question and way, up to the answer: it ends in 'It is'."""
    way = " ".join(f"{capitalised(text)}, so it is not {less}." for text, less in facts)
    return f"{stated(facts)} {question} is the {superlative(adjective)}? Let's see. {way} It is"


def _puzzle(draw: Draw, cast: tuple[str, list[str], str]) -> str:
    question, order, adjective = cast
    facts = _facts(draw, order, adjective)
    return f"{spelled_out(facts, question, adjective)} {order[0]}: {order[0]} is the {superlative(adjective)}."


def write_puzzles(draw: Draw, topic: str) -> str:
    """One or two puzzles with the way to the answer."""
    cast = _cast(draw, 3)
    first = _puzzle(draw, cast)
    if cast[0] == "Who" and draw.chance(0.6):
        return f"{first}\n{_puzzle(draw, ('Who', _names(draw, 3), draw.pick(PEOPLE_ARE)))}"
    return first


def write_direct(draw: Draw, topic: str) -> str:
    """Two puzzles with nothing but the answer."""
    lines = []
    for _ in range(2):
        question, order, adjective = _cast(draw, 3)
        top = superlative(adjective)
        lines.append(
            f"{stated(_facts(draw, order, adjective))} {question} is the {top}? {capitalised(order[0])} is the {top}."
        )
    return "\n".join(lines)


def write_pairs(draw: Draw, topic: str) -> str:
    """Two at a time: who is taller, and who is shorter?"""
    lines = []
    for _ in range(3):
        question, (more, less), adjective = _cast(draw, 2)
        other = OPPOSITE.get(adjective)
        lines.append(
            f"{capitalised(fact(more, less, adjective, False))}. {question} is {comparative(adjective)}? "
            f"{capitalised(more)} is {comparative(adjective)}."
            + (
                f" {question} is {comparative(other)}? {capitalised(less)} is {comparative(other)}."
                if other
                else f" It is not {less}."
            )
        )
    return "\n".join(lines)


GENRES = [
    Genre("comparisons in steps", write_puzzles, 3.2),
    Genre("comparisons asked directly", write_direct, 0.7),
    Genre("comparisons of two", write_pairs, 1.0),
]


def probes(draw: Draw) -> list[Probe]:
    """Three people, both facts about held-out pairs: spelled out, written by the model, and asked directly."""
    found: list[Probe] = []
    for _ in range(90):
        middle = draw.pick(NAMES)
        order = draw.sample([name for name in NAMES if frozenset((name, middle)) in HELD_OUT_NAME_PAIRS], 2)
        order.insert(1, middle)
        adjective = draw.pick(PEOPLE_ARE)
        facts = _facts(draw, order, adjective)
        options = f" {order[0]}", (f" {order[1]}", f" {order[2]}")
        top = superlative(adjective)
        found += [
            Probe("comparison spelled out, unseen names", spelled_out(facts, "Who", adjective), *options),
            Probe(
                "comparison written out, unseen names",
                f"{stated(facts)} Who is the {top}? Let's see.",
                f" It is {order[0]}:",
                kind="write",
                limit=50,
            ),
            Probe("comparison asked directly, unseen names", f"{stated(facts)} Who is the {top}?", *options),
        ]
    return sorted(found, key=lambda probe: probe.family)
