"""Verbs that agree with their subjects, whatever stands between them: the girl who feeds the hens sings.

Some (subject, attractor) pairs never stand together in training, and some verbs never come after an attractor; the
probes ask about these.
"""

from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised
from core.corpus.english.lexicon import forms, plural
from core.corpus.probe import Probe
from core.corpus.world.facts import people
from core.corpus.world.subjects import KINDS, RELATIVES, SCENES, Kind


@cache
def all_pairs() -> tuple[tuple[str, str], ...]:
    """Every (subject, attractor) pair that the tables allow."""
    pairs = [
        (head, noun)
        for kind in KINDS
        for head in kind.heads
        for _, nouns in kind.links
        for noun in nouns
        if noun != head
    ]
    pairs += [(head, noun) for _, heads, _, objects, _, _ in RELATIVES for head in heads for noun in objects]
    return tuple(dict.fromkeys(pairs))


def _held_out() -> frozenset[tuple[str, str]]:
    draw = Draw("held-out attractors")
    return frozenset(pair for pair in all_pairs() if draw.chance(0.2))


HELD_OUT_PAIRS = _held_out()
ONLY_SIMPLE = frozenset(
    (
        "sleep",
        "smile",
        "shine in the sun",
        "hang in the hall",
        "work hard",
        "grow fast",
        "sail at noon",
        "look very old",
    )
)


def verb_phrase(phrase: str, many: bool) -> str:
    """'open nothing' -> 'opens nothing' for one, unchanged for many."""
    verb, _, rest = phrase.partition(" ")
    return (verb if many else forms(verb)[1]) + (f" {rest}" if rest else "")


def noun(word: str, many: bool) -> str:
    """The word, or its plural."""
    return plural(word) if many else word


def _said(draw: Draw, table: tuple, many: bool, before: str = "") -> tuple[str, str]:
    """(what is said of the subject, which way): is, was, has, does not, or a verb; another way than the one before."""
    looks, verbs, has = table
    ways = {"is": 5, "was": 2, "has": 1, "not": 1, "verb": 5}
    if not has:
        ways.pop("has")
    for way in {
        "is": ("is", "was"),
        "was": ("is", "was"),
        "not": ("not", "verb"),
        "verb": ("not", "verb"),
        "has": ("has",),
    }.get(before, ()):
        ways.pop(way)
    way = draw.pick(tuple(ways), tuple(ways.values()))
    if way == "is":
        return f"{'are' if many else 'is'} {draw.pick(looks)}", way
    if way == "was":
        return f"{'were' if many else 'was'} {draw.pick(looks)} {draw.pick(('once', 'before'))}", way
    if way == "has":
        return f"{'have' if many else 'has'} {draw.pick(has)}", way
    phrase = draw.pick(verbs)
    return f"{'do' if many else 'does'} not {phrase}" if way == "not" else verb_phrase(phrase, many), way


@cache
def _attractors(head: str, nouns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(noun for noun in nouns if noun != head and (head, noun) not in HELD_OUT_PAIRS)


@cache
def _in_scene(scene: str) -> tuple[tuple[Kind, ...], tuple]:
    """(kinds, relative clauses) at home in this scene."""
    return tuple(kind for kind in KINDS if kind.scene == scene), tuple(row for row in RELATIVES if row[0] == scene)


def _subject(draw: Draw, scene: str) -> tuple[str, str, bool, tuple]:
    """(subject with an attractor, its head noun, whether many, (looks, verbs, has))."""
    kinds, relatives = _in_scene(scene)
    many, between = draw.chance(0.5), draw.chance(0.5)
    if not kinds or (relatives and draw.chance(0.35)):
        _, heads, verb, objects, looks, verbs = draw.pick(relatives)
        head = draw.pick([head for head in heads if _attractors(head, objects)])
        joined = f"{who(head)} {verb_phrase(verb, many)} the {noun(draw.pick(_attractors(head, objects)), between)}"
        return f"{noun(head, many)} {joined}", head, many, (looks, verbs, ())
    kind = draw.pick(kinds)
    head = draw.pick(kind.heads)
    link, nouns = draw.pick(
        [(link, _attractors(head, nouns)) for link, nouns in kind.links if _attractors(head, nouns)]
    )
    return (
        f"{noun(head, many)} {link} {noun(draw.pick(nouns), between)}",
        head,
        many,
        (kind.looks, kind.verbs, kind.has),
    )


def who(head: str) -> str:
    """The pronoun that starts a clause about this noun."""
    return "that" if head in ("dog", "fox", "wolf") else "who"


def _after_attractor(table: tuple) -> tuple:
    return table[0], tuple(verb for verb in table[1] if verb not in ONLY_SIMPLE), table[2]


def write_far(draw: Draw, topic: str) -> str:
    """A look round one place: something stands between subjects and verbs; more follows about the same subjects."""
    scene = draw.pick(tuple(SCENES), (5, 5, 5, 3, 3, 2, 2))
    lines = [SCENES[scene]]
    for _ in range(4):
        subject, head, many, table = _subject(draw, scene)
        said, way = _said(draw, _after_attractor(table), many)
        form = draw.pick(("plain", "asked", "and"), (6, 1, 1))
        if form == "asked" and way == "is":
            be, look = said.split()
            lines.append(f"{be.capitalize()} the {subject} {look}? Yes, the {subject} {said}.")
        elif form == "and":
            lines.append(f"The {subject} {said} and {_said(draw, _after_attractor(table), many, way)[0]}.")
        else:
            lines.append(f"The {subject} {said}.")
            if draw.chance(0.6):
                lines.append(f"{_again(draw, head, many)} {_said(draw, table, many, way)[0]}.")
    return " ".join(lines)


def _again(draw: Draw, head: str, many: bool) -> str:
    """How the subject is named once more: a pronoun where it is clear which, or the noun."""
    pronoun = "They" if many else "She" if head in _WOMEN else "He" if head in _MEN else "" if head in _PEOPLE else "It"
    return pronoun if pronoun and draw.chance(0.6) else f"The {noun(head, many)}"


_WOMEN = frozenset("girl woman queen princess sister aunt grandmother".split())
_MEN = frozenset("boy king prince uncle".split())
_PEOPLE = frozenset(
    "child farmer student teacher gardener neighbour judge lawyer clerk nurse doctor friend manager "
    "builder sailor baker boss fisher captain guest "
    "cook witness".split()
)


def write_near(draw: Draw, topic: str) -> str:
    """One and many, said of the same things side by side, with nothing between subject and verb."""
    lines = []
    for _ in range(4):
        kind = draw.pick(KINDS)
        head, many = draw.pick(kind.heads), draw.chance(0.5)
        table = (kind.looks, kind.verbs, kind.has)
        said, way = _said(draw, table, many)
        form = draw.pick(("but", "and", "again"))
        if form == "but":
            lines.append(
                f"The {noun(head, many)} {said}, but the other {noun(head, not many)} "
                f"{_said(draw, table, not many, way)[0]}."
            )
        elif form == "and":
            lines.append(f"The {noun(head, many)} {said} and {_said(draw, table, many, way)[0]}.")
        else:
            lines.append(
                f"{'These' if many else 'This'} {noun(head, many)} {said}. {_again(draw, head, many)} "
                f"{_said(draw, table, many, way)[0]}."
            )
    return " ".join(lines)


PRONOUN_ACTS = (
    "goes to school|go to school",
    "has breakfast|have breakfast",
    "does the homework|do the homework",
    "washes the plates|wash the plates",
    "carries the bags|carry the bags",
    "is happy|are happy",
    "watches the stars|watch the stars",
    "tries again|try again",
    "cries at night|cry at night",
    "fixes the roof|fix the roof",
    "plays the drum|play the drum",
    "was ill|were ill",
    "flies to Spain|fly to Spain",
    "studies history|study history",
    "catches the bus|catch the bus",
    "finishes early|finish early",
)


def write_pronouns(draw: Draw, topic: str) -> str:
    """She goes, they go: the same things said of one and of many."""
    one, two, three = draw.sample(people(), 3)
    lines = []
    for act in draw.sample(PRONOUN_ACTS, draw.number(4, 6)):
        single, several = act.split("|")
        alone = f"{draw.pick((one.name, one.pronouns.they))} {single}"
        together = f"{draw.pick((f'{two.name} and {three.name}', 'they', 'we', 'you'))} {several}"
        first, second = (alone, together) if draw.chance(0.5) else (together, alone)
        lines.append(f"{capitalised(first)}, and {second}{draw.pick(('', ', too'))}.")
    return " ".join(lines)


GENRES = [
    Genre("agreement from afar", write_far, 4.0),
    Genre("one and many", write_near, 1.2),
    Genre("she goes, they go", write_pronouns, 0.6),
]


def probes(draw: Draw) -> list[Probe]:
    """Subject and attractor of different number, a pair never seen together, in its place and out of the blue; and subjects with nothing between."""
    far, bare, near = [], [], []
    held = sorted(HELD_OUT_PAIRS)
    while len(far) < 100:
        head, attractor = draw.pick(held)
        many = len(far) % 2 == 0
        options = [
            (link, kind.scene, kind.verbs)
            for kind in KINDS
            if head in kind.heads
            for link, nouns in kind.links
            if attractor in nouns
        ]
        options += [
            (f"{who(head)} {verb_phrase(verb, many)} the", scene, verbs)
            for scene, heads, verb, objects, _, verbs in RELATIVES
            if head in heads and attractor in objects
        ]
        link, scene, verbs = draw.pick(options)
        only = [verb.split()[0] for verb in verbs if verb in ONLY_SIMPLE]
        right, wrong = draw.pick(
            [(" are", " is"), (" were", " was"), *((f" {verb}", f" {forms(verb)[1]}") for verb in only)]
        )
        right, wrong = (right, wrong) if many else (wrong, right)
        subject = f"The {noun(head, many)} {link} {noun(attractor, not many)}"
        far.append(Probe("agreement across an attractor", f"{SCENES[scene]} {subject}", right, (wrong,)))
        bare.append(Probe("agreement across an attractor, out of the blue", subject, right, (wrong,)))
    while len(near) < 80:
        kind = draw.pick(KINDS)
        head, many = draw.pick(kind.heads), len(near) % 2 == 0
        verb = draw.pick(kind.verbs).split()[0]
        right, wrong = draw.pick([(" are", " is"), (" have", " has"), (f" {verb}", f" {forms(verb)[1]}")])
        right, wrong = (right, wrong) if many else (wrong, right)
        near.append(Probe("simple agreement", f"The {noun(head, many)}", right, (wrong,), seen=True))
    return far + bare + near
