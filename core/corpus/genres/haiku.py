"""Haiku on any topic: three lines of five, seven and five syllables, made of the topic's scene."""

from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.grammar import a, capitalised
from core.corpus.lexicon import has_plural, plural
from core.corpus.clauses import clause, ing, is_plural, place, third, title, trait
from core.corpus.probe import Probe
from core.corpus.scenes import SCENES
from core.corpus.syllables import line_syllables
from core.corpus.topic_probes import topic_probes
from core.corpus.world import TOPICS

HELD_OUT_TOPICS = ("computer", "winter")

CLOSING = (
    "then all is quiet|and nobody speaks|how still the air is|I stay and listen|the day is over|who else has seen it?|tomorrow, again|"
    "nothing more to say|and the evening comes|my heart is quiet|this is all I need|nobody asks why|I forget the time|a small, secret joy"
)
CLOSINGS = tuple(line for line in CLOSING.split("|") if "air" not in line)


def _with_article(thing: str, look: str) -> str:
    """('waves', 'high') -> 'high waves'; ('oven', 'hot') -> 'a hot oven'."""
    return f"{look} {thing}" if is_plural(thing) or not has_plural(thing) else a(f"{look} {thing}")


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
    first += [f"{capitalised(here)}, {end}" for end in ("I wait", "I stop", "peace", "a pause", "silence", "no one")if end != "a pause"]
    middle = [*events]
    middle += [f"{event} {when}" for event in events for when in ("again", "at dawn", "in silence", "once more", "today", "tonight") if when != "at dawn"]
    middle += [f"and {event}" for event in events] + [f"while {event}" for event in events]
    middle += [f"the {person} {third(act)}" for person in corner.people for act in scene.acts]
    middle += [f"a {person} is {ing(act)}" for person in corner.people for act in scene.acts]
    middle += [f"I {act} {where}" for act in scene.acts for where in (here, "alone", "with you", "all day")]
    last = [*CLOSINGS, *looks, *[f"only {look}" for look in looks], *[f"and {look}" for look in looks]]
    last += [f"the {look} {thing}" for thing, look in scene.traits]
    last += [f"{thing} and {other}" for thing in map(_more, corner.things) for other in map(_more, corner.things) if thing and other and thing != other]
    keep = (5, 7, 5)
    return tuple(
        tuple(dict.fromkeys(line for line in lines if line_syllables(line) == count))
        for lines, count in zip((first, middle, last), keep, strict=True)
    )  # type: ignore[return-value]


def _more(thing: str) -> str:
    return plural(thing) if has_plural(thing) else ""


@cache
def _last_lines(topic: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    lines = _lines(topic)[2]
    closings = sum(line in CLOSINGS for line in lines)
    return lines, tuple(0.35 / closings if line in CLOSINGS else 0.65 / (len(lines) - closings) for line in lines)


def _haiku(draw: Draw, topic: str) -> str:
    first, middle, _ = _lines(topic)
    opening = draw.pick(first)
    last = draw.pick(*_last_lines(topic))
    mark = "" if last.endswith("?") else "."
    return f"{opening},\n{draw.pick(middle)};\n{last}{mark}"


@cache
def _subjects(topic: str) -> tuple[str, ...]:
    things = [_more(thing) for thing in TOPICS[topic].things]
    return tuple(thing for thing in things if thing)


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
    """The right topic's word in haiku on topics with and without haiku in training; the line break after five syllables."""
    items = topic_probes(draw, GENRES[0])
    for topic in TOPICS:
        for line in draw.sample(_lines(topic)[0], 3):
            words = line.split(" ")
            short = " ".join(words[:-1])
            items.append(Probe("a line of a haiku ends after five syllables", f"A haiku about {title(topic)}\n{line}", ",\n", (",",)) if False else
                         Probe("a haiku's first line goes on until its fifth syllable", f"A haiku about {title(topic)}\n{short}", f" {words[-1]}", (",",)))
    return items
