"""Sums in words: directly, and step by step so that each step is one easy look-up or copy.

A fifth of the pairs of two-digit numbers is held out of every genre: on those, only a procedure can help.
"""

from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised, number_words
from core.corpus.probe import Probe
from core.corpus.world.facts import people

SMALLEST, LARGEST, MOST = 11, 79, 140  # operands, and the largest result


def _divided() -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """(seen, held out): all ordered pairs of operands, by the module's own seed; (a, b) and (b, a) stay together."""
    draw = Draw("held-out sums")
    parts: tuple[list, list] = ([], [])
    for a in range(SMALLEST, LARGEST + 1):
        for b in range(a, min(LARGEST, MOST - a) + 1):
            parts[draw.chance(0.2)].extend({(a, b): 0, (b, a): 0})
    return tuple(parts[0]), tuple(parts[1])


SEEN, HELD_OUT_SUMS = _divided()
BELOW_HUNDRED = tuple(pair for pair in SEEN if sum(pair) < 100)
WELL_KNOWN = tuple(
    Draw("well-known sums").sample(SEEN, 150)
)  # half of the direct sums: often enough to be learned by heart

w = cache(number_words)


@cache
def in_steps(a: int, b: int) -> str:
    """The sum worked out: operands first, then ones, tens, what was carried, and the answer."""
    ones, tens = a % 10 + b % 10, a - a % 10 + b - b % 10
    carried, kept = divmod(ones, 10)
    total = tens + 10 * carried
    carry = "carry ten, " if carried else ""
    more = f" {capitalised(w(tens))} and ten make {w(total)}." if carried else ""
    return (
        f"Sum: {w(a)} plus {w(b)}. Ones: {w(a % 10)} and {w(b % 10)} make {w(ones)}: {carry}keep {w(kept)}. "
        f"Tens: {w(a - a % 10)} and {w(b - b % 10)} make {w(tens)}.{more} "
        f"{capitalised(w(total))} and {w(kept)} make {w(a + b)}. Answer: {w(a + b)}."
    )


def direct(a: int, b: int) -> str:
    """The sum in one go."""
    return f"{capitalised(w(a))} plus {w(b)} is {w(a + b)}."


def write_in_steps(draw: Draw, topic: str) -> str:
    """Two sums, each worked out."""
    first = draw.pick(SEEN)
    return f"{in_steps(*first)}\n{in_steps(*draw.pick(SEEN if sum(first) < 100 else BELOW_HUNDRED))}"


# {n} a name, {s} she or he, {p} her or him, {a} and {b} the operands, {t} the things, {r} the result
STORIES = (
    ("{n} has {a} {t} and gets {b} more. How many {t} does {s} have now?", "{n} has {r} {t} now."),
    (
        "{n} finds {a} {t} in the morning and {b} in the afternoon. How many {t} does {s} find in all?",
        "{n} finds {r} {t} in all.",
    ),
    (
        "There are {a} {t} in a box and {b} in a basket. {n} counts them all. How many {t} are there?",
        "{n} counts {r} {t}.",
    ),
    ("{n} buys {a} {t} on Monday and {b} on Tuesday. How many {t} is that?", "That is {r} {t} for {n}."),
    ("On Friday {n} sold {a} {t} at the market, and on Saturday {b}. How many {t} did {s} sell?", "{n} sold {r} {t}."),
    ("One bag holds {a} {t} and the other bag holds {b}. How many {t} must {n} carry?", "{n} must carry {r} {t}."),
    ("{n} counted {a} {t}. Then {s} found {b} more under the table. How many {t} were there?", "There were {r} {t}."),
    ("The class collected {a} {t}, and {n} brought {b} more. How many {t} did they have?", "They had {r} {t}."),
    ("{n} had {a} {t}. A friend gave {p} {b} more. How many {t} did {s} have then?", "Then {n} had {r} {t}."),
)
THINGS = tuple(
    "plums apples pears cherries eggs stamps shells coins stones books cards candles balloons pencils "
    "seeds flowers leaves biscuits".split()
)


def write_story(draw: Draw, topic: str) -> str:
    """Someone has some and gets more; the sum is worked out, and the answer told in a sentence."""
    person, thing, (a, b) = draw.pick(people()), draw.pick(THINGS), draw.pick(SEEN)
    question, answer = draw.pick(STORIES)
    slots = {
        "n": person.name,
        "s": person.pronouns.they,
        "p": person.pronouns.them,
        "a": w(a),
        "b": w(b),
        "t": thing,
        "r": w(a + b),
    }
    return f"{question.format(**slots)}\n{in_steps(a, b)}\n{answer.format(**slots)}"


def write_direct(draw: Draw, topic: str) -> str:
    """Five sums without a step between."""
    return " ".join(direct(*draw.pick(WELL_KNOWN if draw.chance(0.5) else SEEN)) for _ in range(5))


def _small(draw: Draw) -> str:
    """One small sum that the steps of larger ones need."""
    kind = draw.pick(("ones", "tens", "both", "ten more"), (5, 3, 1, 1))
    if kind == "ones":
        a, b = draw.number(0, 9), draw.number(0, 9)
        keep = f": {'carry ten, ' if a + b > 9 else ''}keep {w((a + b) % 10)}" if draw.chance(0.4) else ""
        return f"{capitalised(w(a))} and {w(b)} make {w(a + b)}{keep}."
    if kind == "tens":
        a = draw.number(1, 7)
        b = draw.number(1, min(7, 13 - a))
        return f"{capitalised(w(10 * a))} and {w(10 * b)} make {w(10 * (a + b))}."
    tens = 10 * draw.number(2, 13)
    more = draw.number(0, 9) if kind == "both" else 10
    return f"{capitalised(w(tens))} and {w(more)} make {w(tens + more)}."


def write_small(draw: Draw, topic: str) -> str:
    """A row of small sums."""
    return " ".join(_small(draw) for _ in range(draw.number(6, 9)))


def write_small_story(draw: Draw, topic: str) -> str:
    """Two people put together a few things each."""
    one, other = draw.sample(people(), 2)
    thing = draw.pick(THINGS)
    a, b, c = draw.number(2, 9), draw.number(2, 9), draw.number(2, 9)
    return (
        f"{one.name} has {w(a)} {thing}. {other.name} has {w(b)} {thing}. {capitalised(w(a))} and {w(b)} make "
        f"{w(a + b)}, so together they have "
        f"{w(a + b)} {thing}. Then {draw.pick((one, other)).name} finds {w(c)} more. {capitalised(w(a + b))} and "
        f"{w(c)} make {w(a + b + c)}. "
        f"Now they have {w(a + b + c)} {thing}."
    )


GENRES = [
    Genre("sums in steps", write_in_steps, 3.9),
    Genre("sum story", write_story, 1.9),
    Genre("direct sums", write_direct, 0.35),
    Genre("small sums", write_small, 1.4),
    Genre("small sum story", write_small_story, 0.55),
]


def probes(draw: Draw) -> list[Probe]:
    """Held-out pairs in steps and directly (the same pairs), and well-known pairs directly."""
    unseen = draw.sample(HELD_OUT_SUMS, 100)
    known = draw.sample(WELL_KNOWN, 100)
    asked = [(f"{capitalised(w(a))} plus {w(b)} is", f" {w(a + b)}.") for a, b in unseen + known]
    return [
        *(
            Probe(
                "sums step by step, unseen",
                f"Sum: {w(a)} plus {w(b)}.",
                f" Answer: {w(a + b)}.",
                kind="write",
                limit=90,
            )
            for a, b in unseen
        ),
        *(Probe("sums asked directly, unseen", *item, kind="write", limit=10) for item in asked[:100]),
        *(Probe("sums asked directly, seen", *item, kind="write", seen=True, limit=10) for item in asked[100:]),
    ]
