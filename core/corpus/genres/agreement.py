"""Verbs that agree with their subjects, whatever stands between them: the key to the boxes is lost, the girl who feeds the hens sings.

Some (subject, attractor) pairs never stand together in training, and some verbs never come after an attractor; the probes ask about these.
"""

from dataclasses import dataclass
from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.grammar import capitalised
from core.corpus.lexicon import forms, plural
from core.corpus.probe import Probe


@dataclass(frozen=True)
class Kind:
    """Subjects of one kind, what may stand beside them, and what can be said of them."""

    heads: tuple[str, ...]
    links: tuple[tuple[str, tuple[str, ...]], ...]  # (words between, attractors)
    looks: tuple[str, ...]
    verbs: tuple[str, ...]  # "sleep", or with more words "sleep in the shade"
    has: tuple[str, ...]


def _kind(heads: str, links: dict[str, str], looks: str, verbs: str, has: str) -> Kind:
    return Kind(tuple(heads.split()), tuple((link, tuple(nouns.split())) for link, nouns in links.items()), tuple(looks.split()),
                tuple(verbs.split("|")), tuple(has.split("|")))


KINDS = (
    _kind("key", {"to the": "door gate box safe house shed bedroom castle tower"}, "lost old small golden heavy broken missing ready",
          "hang by the door|shine in the sun|open nothing|lie on the shelf", "a red ribbon|a number"),
    _kind("picture drawing painting", {"of the": "king queen ship mountain castle cat dog horse bridge flower", "beside the": "window mirror door clock"},
          "beautiful famous new old small strange", "hang in the hall|show a sunny day|look very old|need a new place",
          "bright colours|a name on the back"),
    _kind("letter parcel card", {"from the": "teacher doctor queen sailor friend child sister lawyer", "for the": "judge farmer neighbour guest student"},
          "long short important late wet private open", "lie on the table|arrive late|bring good news|wait by the door", "a blue stamp|no name"),
    _kind("book story poem", {"about the": "king bear wolf planet ship storm queen tiger island witness star"}, "long short sad funny famous new",
          "begin with a storm|make people laugh|seem too long|teach a lot", "a happy end|many words"),
    _kind("cup plate bowl spoon jar", {"beside the": "lamp book clock pot kettle", "near the": "window oven plate candle basket"},
          "clean dirty empty broken full new", "shine in the light|stand on the table|look new|need a wash", "a blue line|a hole"),
    _kind("flower tree rose", {"near the": "gate wall bridge path pond shed", "behind the": "house barn castle school"},
          "tall wet pretty old green", "grow fast|need water|move in the wind|turn red in autumn", "green leaves|no flowers"),
    _kind("road path", {"to the": "village town castle farm beach station", "past the": "barn pond farm"},
          "long narrow muddy steep dry safe", "begin here|cross the river|look dry today|turn left", "no name|a stone wall"),
    _kind("house shop school barn", {"near the": "bridge river station park tower", "behind the": "castle tree wall hill"},
          "old new small empty open quiet", "need a new roof|stand empty|open early|look cheerful", "a red door|two windows|a garden"),
    _kind("dog cat horse rabbit goat duck", {"near the": "cat hen sheep pond barn dog", "behind the": "tree fence house horse", "beside the": "boy girl farmer cow"},
          "hungry asleep happy wet tired white black", "sleep|eat a lot|wait for dinner|run fast|look at the moon|drink slowly", "a long tail|a new home|big ears"),
    _kind("boy girl student farmer teacher sailor baker", {"with the": "hat dog horse umbrella book bag", "behind the": "tree wall door window",
          "near the": "teacher driver king doctor"}, "tired hungry happy late busy kind", "laugh|sing|wait for the bus|listen|work hard|walk home|smile",
          "a brother|no money|a good idea|two sisters"),
    _kind("king queen prince princess", {"of the": "island city mountain forest valley", "beside the": "judge captain guest child"},
          "rich old kind wise proud", "smile|sleep|give gifts|love music|ride at noon", "a castle|a golden hat|a secret"),
    _kind("friend sister uncle neighbour", {"of the": "queen baker boy nurse judge sailor doctor girl"}, "kind clever tired busy lucky",
          "help everyone|live by the sea|sing|travel a lot|bake bread", "a boat|a red car|a quiet voice"),
    _kind("boat ship", {"behind the": "island bridge shore lighthouse", "near the": "beach harbour gull turtle"}, "slow white old fast empty",
          "sail at noon|float on the waves|wait for the wind|return at night", "a white sail|a strong rope"),
)
RELATIVE = (  # (subjects, verb of the clause, its objects, looks, main verbs)
    ("girl boy child farmer woman", "feed", "hen duck horse cat goat rabbit", "happy kind tired early", "sing|laugh|smile|wake early|walk home"),
    ("dog fox wolf", "chase", "cat duck hen sheep rabbit", "fast hungry tired wet", "sleep|run fast|rest at noon|look sad"),
    ("student teacher boy sister", "read", "book letter poem story", "quiet clever busy", "listen|smile|sit by the window|write a lot"),
    ("gardener neighbour aunt", "plant", "tree rose flower bean", "patient careful busy", "wait for rain|work hard|dig all day|whisper"),
    ("judge lawyer clerk", "hear", "witness thief stranger", "serious fair polite", "listen|write a lot|wait|speak slowly"),
    ("nurse doctor friend", "help", "child guest stranger sailor", "kind gentle tired", "smile|sleep late|work at night|drink tea"),
    ("clerk manager student", "open", "file folder report email spreadsheet", "busy late careful", "work hard|drink coffee|sigh|type fast"),
    ("builder uncle", "paint", "door fence boat wall", "busy happy slow", "sing|rest at noon|work hard"),
)
RELATIVES = tuple((heads.split(), verb, tuple(objects.split()), tuple(looks.split()), tuple(verbs.split("|"))) for heads, verb, objects, looks, verbs in RELATIVE)


@cache
def all_pairs() -> tuple[tuple[str, str], ...]:
    """Every (subject, attractor) pair that the tables allow."""
    pairs = [(head, noun) for kind in KINDS for head in kind.heads for _, nouns in kind.links for noun in nouns if noun != head]
    pairs += [(head, noun) for heads, _, objects, _, _ in RELATIVES for head in heads for noun in objects]
    return tuple(dict.fromkeys(pairs))


HELD_OUT_PAIRS = frozenset(pair for pair, held in zip(all_pairs(), map(Draw("held-out attractors").chance, [0.2] * len(all_pairs())), strict=True) if held)
ONLY_SIMPLE = frozenset(("sleep", "smile", "shine in the sun", "hang in the hall", "work hard", "grow fast", "sail at noon", "look very old"))


def verb_phrase(phrase: str, many: bool) -> str:
    """'open nothing' -> 'opens nothing' for one, unchanged for many."""
    verb, _, rest = phrase.partition(" ")
    return (verb if many else forms(verb)[1]) + (f" {rest}" if rest else "")


def noun(word: str, many: bool) -> str:
    """The word, or its plural."""
    return plural(word) if many else word


def _said(draw: Draw, kind_looks: tuple[str, ...], verbs: tuple[str, ...], has: tuple[str, ...], many: bool) -> str:
    """What is said of the subject: is/are, was/were, has/have, does/do not, or a verb."""
    way = draw.pick(("is", "was", "has", "not", "verb"), (5, 2, 1 if has else 0.01, 1, 5))
    if way == "is":
        return f"{'are' if many else 'is'} {draw.pick(kind_looks)}"
    if way == "was":
        return f"{'were' if many else 'was'} {draw.pick(kind_looks)} yesterday"
    if way == "has" and has:
        return f"{'have' if many else 'has'} {draw.pick(has)}"
    phrase = draw.pick(verbs)
    if way == "not":
        return f"{'do' if many else 'does'} not {phrase}"
    return verb_phrase(phrase, many)


@cache
def _attractors(head: str, nouns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(noun for noun in nouns if noun != head and (head, noun) not in HELD_OUT_PAIRS)


def _complex(draw: Draw) -> tuple[str, str, bool, tuple]:
    """(sentence, subject, whether many, (looks, verbs, has)) with an attractor between subject and verb."""
    if draw.chance(0.3):
        heads, verb, objects, looks, verbs = draw.pick(RELATIVES)
        head = draw.pick([head for head in heads if _attractors(head, objects)])
        many, between = draw.chance(0.5), draw.chance(0.5)
        who = "that" if head in ("dog", "fox", "wolf") else "who"
        subject = f"{noun(head, many)} {who} {verb_phrase(verb, many)} the {noun(draw.pick(_attractors(head, objects)), between)}"
        has: tuple[str, ...] = ()
    else:
        kind = draw.pick(KINDS)
        head = draw.pick(kind.heads)
        links = [(link, _attractors(head, nouns)) for link, nouns in kind.links if _attractors(head, nouns)]
        link, nouns = draw.pick(links)
        many, between = draw.chance(0.5), draw.chance(0.5)
        subject = f"{noun(head, many)} {link} {noun(draw.pick(nouns), between)}"
        looks, verbs, has = kind.looks, kind.verbs, kind.has
    said = _said(draw, looks, tuple(verb for verb in verbs if verb not in ONLY_SIMPLE), has, many)
    return f"The {subject} {said}.", head, many, (looks, verbs, has)


def write_far(draw: Draw, topic: str) -> str:
    """Sentences with something between subject and verb, each with one about the same subject after it."""
    lines = []
    for _ in range(draw.number(3, 4)):
        sentence, head, many, table = _complex(draw)
        follow = draw.pick(("none", "they", "the"), (2, 3, 2))
        lines.append(sentence)
        if follow == "they":
            person = head in _PEOPLE
            it = "They" if many else ("She" if head in _WOMEN else "He" if head in _MEN else "It") if not person or head in _WOMEN | _MEN else None
            lines.append(f"{it} {_said(draw, *table, many)}." if it else f"The {head} {_said(draw, *table, many)}.")
        elif follow == "the":
            lines.append(f"The {noun(head, many)} {_said(draw, *table, many)}.")
    return " ".join(lines)


_WOMEN = frozenset("girl woman queen princess sister aunt".split())
_MEN = frozenset("boy king prince uncle".split())
_PEOPLE = frozenset("girl boy child farmer woman student teacher sister gardener neighbour aunt judge lawyer clerk nurse doctor friend manager builder uncle "
                    "sailor baker king queen prince princess".split())


def write_near(draw: Draw, topic: str) -> str:
    """One and many, said of the same things side by side."""
    lines = []
    for _ in range(draw.number(3, 4)):
        kind = draw.pick(KINDS)
        head, many = draw.pick(kind.heads), draw.chance(0.5)
        table = (kind.looks, kind.verbs, kind.has)
        first = f"The {noun(head, many)} {_said(draw, *table, many)}"
        way = draw.pick(("but", "again", "both"))
        if way == "but":
            lines.append(f"{first}, but the other {noun(head, not many)} {_said(draw, *table, not many)}.")
        elif way == "again":
            lines.append(f"{first} and {_said(draw, *table, many)}.")
        else:
            lines.append(f"{first}. {'These' if many else 'This'} {noun(head, many)} {_said(draw, *table, many)}, too.")
    return " ".join(lines)


PRONOUN_ACTS = ("goes to school|go to school", "has breakfast|have breakfast", "does the homework|do the homework", "washes the plates|wash the plates",
                "carries the bags|carry the bags", "is happy|are happy", "watches the stars|watch the stars", "tries again|try again",
                "cries at night|cry at night", "fixes the roof|fix the roof", "plays the drum|play the drum", "was ill|were ill", "flies to Spain|fly to Spain",
                "studies history|study history", "catches the bus|catch the bus", "finishes early|finish early")


def write_pronouns(draw: Draw, topic: str) -> str:
    """She goes, they go: the same things said of one and of many."""
    lines = []
    for act in draw.sample(PRONOUN_ACTS, draw.number(5, 7)):
        one, many = act.split("|")
        who = draw.pick(("She", "He"))
        pair = [f"{who.lower()} {one}", f"{draw.pick(('they', 'we', 'you'))} {many}"]
        first, second = draw.shuffled(pair)
        lines.append(capitalised(f"{first}, and {second}."))
    return " ".join(lines)


GENRES = [
    Genre("agreement from afar", write_far, 3.2),
    Genre("one and many", write_near, 1.2),
    Genre("she goes, they go", write_pronouns, 0.6),
]


def probes(draw: Draw) -> list[Probe]:
    """Subject and attractor of different number, a pair never seen together; and the same subjects with nothing between."""
    far, near = [], []
    held = sorted(HELD_OUT_PAIRS)
    while len(far) < 100:
        head, attractor = draw.pick(held)
        many = len(far) % 2 == 0
        options = [(link, kind.looks, kind.verbs) for kind in KINDS if head in kind.heads for link, nouns in kind.links if attractor in nouns]
        options += [
            (f"{'that' if head in ('dog', 'fox', 'wolf') else 'who'} {verb_phrase(verb, many)} the", looks, verbs)
            for heads, verb, objects, looks, verbs in RELATIVES if head in heads and attractor in objects
        ]
        link, _, verbs = draw.pick(options)
        only = [verb.split()[0] for verb in verbs if verb in ONLY_SIMPLE]
        right, wrong = draw.pick([(" are", " is"), (" were", " was"), *((f" {verb}", f" {forms(verb)[1]}") for verb in only)])
        right, wrong = (right, wrong) if many else (wrong, right)
        far.append(Probe("agreement across an attractor", f"The {noun(head, many)} {link} {noun(attractor, not many)}", right, (wrong,)))
    while len(near) < 80:
        kind = draw.pick(KINDS)
        head, many = draw.pick(kind.heads), len(near) % 2 == 0
        verb = draw.pick(kind.verbs).split()[0]
        right, wrong = draw.pick([(" are", " is"), (" have", " has"), (f" {verb}", f" {forms(verb)[1]}")])
        right, wrong = (right, wrong) if many else (wrong, right)
        near.append(Probe("simple agreement", f"The {noun(head, many)}", right, (wrong,), seen=True))
    return far + near
