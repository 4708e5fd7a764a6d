"""Haiku on any topic: three lines of five, seven and five syllables, made of the topic's scene."""

from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import a, capitalised
from core.corpus.english.lexicon import NO_PLURAL, has_plural, plural
from core.corpus.english.syllables import line_syllables
from core.corpus.probe import Probe
from core.corpus.templates.clauses import clause, ing, is_plural, place, sentence, third, title, trait
from core.corpus.templates.topic_probes import topic_probes
from core.corpus.world.facts import TOPICS
from core.corpus.world.scenes import SCENES

HELD_OUT_TOPICS = ("computer", "winter")
HAIKU_OR_PROSE = "a haiku or plain prose"

CLOSINGS = ("then all is quiet", "and nobody speaks", "I stay and listen", "the day is over", "who else has seen it?", "tomorrow, again", "nothing more to say", "and the evening comes", "my heart is quiet", "this is all I need", "nobody asks why", "I forget the time", "a small, secret joy")
KIN = ("friend", "brother", "sister", "mother", "father", "grandmother", "grandfather", "neighbour")
ONLY_ONE = ("sky", "sun", "moon", "wind", "sea", "north")


def _with_article(thing: str, look: str) -> str:
    """('waves', 'high') -> 'high waves'; ('oven', 'hot') -> 'a hot oven'; ('sky', 'dark') -> 'the dark sky'."""
    if thing in ONLY_ONE:
        return f"the {look} {thing}"
    return f"{look} {thing}" if is_plural(thing) or thing in NO_PLURAL else a(f"{look} {thing}")


@cache
def _lines(topic: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Every first, middle and last line that fits the topic and the count."""
    scene, corner = SCENES[topic], TOPICS[topic]
    looks = [_with_article(*pair) for pair in scene.traits]
    events = [clause(event) for event in scene.events]
    here = place(topic)
    first = [capitalised(f"{look} {here}") for look in looks]
    first += [capitalised(f"{one}, {two}") for one in looks for two in looks if one.split()[-1] != two.split()[-1]]
    first += [capitalised(event) for event in events] + [capitalised(trait(pair)) for pair in scene.traits]
    first += [f"{capitalised(here)}, {end}" for end in ("I wait", "I stop", "peace", "silence", "no one")]
    middle = [*events]
    middle += [f"{event} {when}" for event in events for when in ("again", "in silence", "once more", "today", "tonight")]
    middle += [f"and {event}" for event in events] + [f"while {event}" for event in events]
    middle += [f"{'my' if person in KIN else 'the'} {person} {third(act)}" for person in corner.people for act in scene.acts]
    middle += [f"a {person} is {ing(act)}" for person in corner.people for act in scene.acts]
    middle += [f"I {act} {where}" for act in scene.acts for where in (here, "alone", "with you", "all day")]
    last = [*looks, *[f"only {look}" for look in looks], *[f"and {look}" for look in looks]]
    last += [f"the {look} {thing}" for thing, look in scene.traits]
    last += [f"{thing} and {other}" for thing in map(_more, corner.things) for other in map(_more, corner.things) if thing and other and thing != other]
    keep = (5, 7, 5)
    return tuple(
        tuple(dict.fromkeys(line for line in lines if line_syllables(line) == count))
        for lines, count in zip((first, middle, last), keep, strict=True)
    )  # type: ignore[return-value]


def _more(thing: str) -> str:
    return plural(thing) if has_plural(thing) else ""


def _haiku(draw: Draw, topic: str) -> str:
    first, middle, last = _lines(topic)
    opening, turn = draw.pick(first), draw.pick(middle)
    closing = draw.pick(CLOSINGS if draw.chance(0.25) else last)
    return f"{opening},\n{turn};\n{closing}{'' if closing.endswith('?') else '.'}"


@cache
def _subjects(topic: str) -> tuple[str, ...]:
    things = TOPICS[topic].things
    return tuple(subject for thing in things for subject in (f"the {thing}", _more(thing)) if subject)


def write(draw: Draw, topic: str) -> str:
    """Two or three haiku on one topic, each under its title."""
    parts = []
    for number in range(draw.pick((2, 3), (0.6, 0.4))):
        subject = title(topic) if draw.chance(0.75) else draw.pick(_subjects(topic))
        lead = "A haiku about" if number == 0 else "Another haiku about"
        parts.append(f"{lead} {subject}\n{_haiku(draw, topic)}")
    return "\n".join(parts)


GENRES = [Genre("haiku", write, 2.5, tuple(TOPICS), HELD_OUT_TOPICS)]


def probes(draw: Draw) -> list[Probe]:
    """The right topic's word in haiku on topics with and without haiku in training; and whether a heading calls for a haiku or for plain prose."""
    return topic_probes(draw, GENRES[0]) + _haiku_or_prose(draw)


def _haiku_or_prose(draw: Draw, each: int = 25) -> list[Probe]:
    """The first line of a haiku against a plain sentence on the same topic, neither of which ever stood after its heading in training.

    Each pair is asked under both headings, so that liking short texts, or full stops, is worth nothing.
    """
    items = []
    for topic in HELD_OUT_TOPICS:
        lines = _lines(topic)[0]
        told = [sentence(clause(event)) for event in SCENES[topic].events if capitalised(clause(event)) not in lines]
        for line, prose in zip(draw.sample(lines, each), draw.sample(told, each), strict=True):
            verse = f"{line},\n"
            items.append(Probe(HAIKU_OR_PROSE, f"A haiku about {title(topic)}\n", verse, (prose,)))
            items.append(Probe(HAIKU_OR_PROSE, f"Facts about {title(topic)}\n", prose, (verse,)))
    return items
