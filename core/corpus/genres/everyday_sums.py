"""Sums as people say them: "Two plus two is four", "What is three and four?", "If you have five apples and eat two", "5 + 2 = 7"; nothing above twenty.

core.corpus.genres.sums works larger sums out in steps. Here each pair of numbers is met in every wording, so that the wording is learned apart
from the numbers; an eighth of the pairs is kept out of them all.
"""

from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised, number_words
from core.corpus.english.lexicon import plural
from core.corpus.probe import Probe
from core.corpus.world.facts import people

MOST = 20  # the largest result
FAMILY = "everyday sums, unseen"


def _divided() -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """(written, held out): all ordered pairs, by the module's own seed; (a, b) and (b, a) stay together."""
    draw = Draw("held-out everyday sums")
    parts: tuple[list, list] = ([], [])
    for a in range(1, MOST):
        for b in range(a, MOST + 1 - a):
            parts[draw.chance(0.125)].extend({(a, b): 0, (b, a): 0})
    return tuple(parts[0]), tuple(parts[1])


WRITTEN, HELD_OUT_PAIRS = _divided()
SEVERAL = tuple((a, b) for a, b in WRITTEN if a > 1 and b > 1)  # "two apples", never "one"
FEW = tuple((a, b) for a, b in SEVERAL if a + b <= 10)
SMALL = tuple((a, b) for a, b in WRITTEN if a + b <= 10)

# {a} and {b} are put together or {b} is taken from {t}, in words; {x} {y} {z} are a, b and t in digits; a capital letter makes a capital
PLUS = (
    "{A} plus {b} is {t}.", "{A} and {b} is {t}.", "{A} and {b} make {t}.", "{A} plus {b} equals {t}.", "What is {a} plus {b}? {T}.", "What is {a} and {b}? {T}.",
    "How much is {a} plus {b}? It is {t}.", "How much is {a} and {b}? {T}.", "If you add {b} to {a}, you get {t}.", "Add {a} and {b}, and you have {t}.", "{A} and {b} more is {t}.",
    "The sum of {a} and {b} is {t}.", "{x} + {y} = {z}.", "What is {x} + {y}? {z}.", "{T} is {a} plus {b}.",
)
COMMONEST = tuple(6 if wording in ("{A} plus {b} is {t}.", "What is {a} plus {b}? {T}.") else 1 for wording in PLUS)
MINUS = (
    "{T} minus {b} is {a}.", "{T} take away {b} is {a}.", "{T} less {b} is {a}.", "What is {t} minus {b}? {A}.", "What is {t} take away {b}? {A}.", "How much is {t} minus {b}? It is {a}.",
    "If you take {b} away from {t}, you have {a} left.", "Take {b} from {t}, and {a} is left.", "{z} - {y} = {x}.", "What is {z} - {y}? {x}.", "From {t} take {b}: that leaves {a}.",
)
# {n} somebody, {s} she or he; {th} several things, {o} another sort of things
GETS = (
    "If you have {a} {th} and get {b} more, you have {t} {th}.", "{n} has {a} {th} and gets {b} more. Now {s} has {t} {th}.", "{A} {th} and {b} {th} are {t} {th}.",
    "There are {a} {th} on the table. {n} brings {b} more. Now there are {t}.", "{n} finds {a} {th} in the morning and {b} in the evening. That makes {t}.",
    "How many are {a} {th} and {b} {th}? They are {t}.", "{n} buys {a} {th} and {b} {o}. How many things are in the bag? {T}.",
    "You put {a} {th} in an empty box, and {n} puts in {b} more. How many are in the box? {T}.", "{A} birds sit in a tree. {B} more come. Now {t} birds sit in the tree.",
    "{A} children play in the garden, and {b} more come to play. Then {t} children play there.", "{n} read {a} pages yesterday and {b} today. That is {t} pages.",
    "A child is {a} years old. In {b} years the child will be {t}.",
)
LOSES = (
    "If you have {t} {th} and give away {b}, you have {a} left.", "{n} has {t} {th} and gives {b} to a friend. Now {s} has {a}.", "{n} had {t} {th} and lost {b}. How many are left? {A}.",
    "There are {t} {th} in a basket. {n} takes {b}. Then {a} are left.", "{T} birds sit in a tree. {B} fly away. Now {a} birds are left.", "{T} {th} without {b} are {a} {th}.",
    "{T} children play in the garden. {B} go home. How many still play? {A}.", "{n} needs {t} {th} and has {b}. How many more does {s} need? {A}.", "Of {t} {th}, {b} are gone. So {a} are still here.",
)
EATEN = (  # only of what can be eaten
    "If you have {t} {th} and eat {b}, you have {a} left.", "{n} has {t} {th} and eats {b}. Now {s} has {a}.", "There were {t} {th} on the plate. {n} ate {b}. How many are left? {A}.",
)
FOODS = tuple(plural(one) for one in "apple pear plum cherry egg biscuit pancake carrot tomato banana cake sandwich".split())
THINGS = (*FOODS, *(plural(one) for one in "book coin shell stamp stone candle card pencil flower ball button balloon".split()))

w = cache(number_words)


def said(wording: str, a: int, b: int, **slots: str) -> str:
    """A wording with its numbers: said("{A} plus {b} is {t}.", 2, 2) == "Two plus two is four."."""
    numbers = {"a": w(a), "b": w(b), "t": w(a + b), "x": str(a), "y": str(b), "z": str(a + b)}
    return wording.format(**numbers, **{name.upper(): capitalised(numbers[name]) for name in "abt"}, **slots)


def _pair(draw: Draw) -> tuple[int, int]:
    """A pair that may be written, the smaller ones more often."""
    return draw.pick(SMALL if draw.chance(0.4) else WRITTEN)


def _plain(draw: Draw, a: int, b: int) -> str:
    """The sum or what is taken away, without things."""
    return said(draw.pick(PLUS, COMMONEST) if draw.chance(0.7) else draw.pick(MINUS), a, b)


def _told(draw: Draw, a: int, b: int) -> tuple[str, bool]:
    """The sum told of things or of somebody who has them, and whether they get more."""
    kind = draw.pick(("gets", "loses", "eats"), (5, 4, 2))
    wording = draw.pick({"gets": GETS, "loses": LOSES, "eats": EATEN}[kind])
    things = draw.pick(FOODS if kind == "eats" else THINGS) if "{th}" in wording else ""
    others = draw.pick([other for other in THINGS if other != things]) if "{o}" in wording else ""
    person = draw.pick(people()) if "{n}" in wording else people()[0]
    return said(wording, a, b, n=person.name, s=person.pronouns.they, th=things, o=others), kind == "gets"


def write_sums(draw: Draw, topic: str) -> str:
    """Sums in many wordings; some pairs come back turned round or taken apart."""
    lines: list[str] = []
    while len(lines) < 6:
        a, b = _pair(draw)
        lines.append(_plain(draw, a, b))
        if draw.chance(0.4):
            lines.append(_plain(draw, b, a))
    return " ".join(dict.fromkeys(lines))


def write_things(draw: Draw, topic: str) -> str:
    """Things are put together and taken away; some of the sums are said again without the things."""
    lines = []
    for _ in range(3):
        a, b = draw.pick(FEW if draw.chance(0.5) else SEVERAL)
        text, more = _told(draw, a, b)
        lines.append(text)
        if draw.chance(0.4):
            lines.append(said(draw.pick(PLUS if more else MINUS), a, b))
    return " ".join(lines)


def _asked(draw: Draw) -> tuple[str, str, tuple[int, int]]:
    """A question, its answer, and the pair."""
    pair = _pair(draw)
    question, _, answer = said(draw.pick(ASKED), *pair).partition("? ")
    return f"{question}?", answer, pair


def write_asked(draw: Draw, topic: str) -> str:
    """Two people ask each other; now and then a wrong answer is put right."""
    one, other = draw.sample(people(), 2)
    question, answer, first = _asked(draw)
    lines = [draw.pick((
        f'"{question}" asks {one.name}. "{answer[:-1]}," says {other.name}.', f'{one.name} asks {other.name}: "{question}" {other.name} counts and says: "{answer}"',
        f'{one.name} and {other.name} do sums. "{question}" "{answer}"',
    ))]
    question, answer, second = _asked(draw)
    question = question[:1].lower() + question[1:]
    if draw.chance(0.3):
        right = second[0] if "+" not in question and "plus" not in question and " and " not in question else sum(second)
        wrong = draw.pick([number for number in (right - 1, right + 1, right + 2) if number > 0])
        lines.append(f'"And {question}" asks {other.name}. "Is it {wrong if any(map(str.isdigit, answer)) else w(wrong)}?" "No, count again." "{answer}" "Right."')
    else:
        lines.append(f'"And {question}" asks {other.name}. "{answer}" "Right," says {other.name}.')
    lines.append(_plain(draw, *draw.pick((first, second))))
    return " ".join(lines)


ASKED = tuple(wording for wording in (*PLUS, *MINUS) if "? " in wording)
GENRES = [
    Genre("everyday sums", write_sums, 3.0),
    Genre("sums with things", write_things, 1.4),
    Genre("sums asked", write_asked, 1.0),
]


PROBED = (  # three everyday wordings, with what is asked for
    ("{A} plus {b} is {t}.", "t"), ("How much is {a} and {b}? {T}.", "T"), ("If you have {t} apples and eat {b}, you have {a} left.", "a"),
)
ITEMS = 30  # of each wording


def probes(draw: Draw) -> list[Probe]:
    """Pairs that no everyday sum was written with, in three wordings: the result against its neighbours."""
    found = []
    for wording, slot in PROBED:
        pairs = [pair for pair in HELD_OUT_PAIRS if min(pair) > 1]
        for a, b in draw.sample(pairs, min(ITEMS, len(pairs))):
            right = a if slot == "a" else a + b
            wrong = draw.sample([n for n in range(max(1, right - 3), min(MOST, right + 3) + 1) if n != right], 3)
            shown = capitalised if slot == "T" else str
            context = said(wording.split(f"{{{slot}}}")[0].rstrip(), a, b)
            found.append(Probe(FAMILY, context, f" {shown(w(right))}", tuple(f" {shown(w(n))}" for n in wrong)))
    return found
