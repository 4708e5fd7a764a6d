"""Probes that ask whether a genre's text keeps to its topic: the topic's own word against another topic's, at the same place in the text."""

import re
from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.lexicon import NO_PLURAL
from core.corpus.probe import Probe
from core.corpus.templates.clauses import is_plural, title
from core.corpus.world.facts import TOPICS
from core.corpus.world.scenes import SCENES

SEEN_FAMILY = "genre and topic seen together"
HELD_OUT_FAMILY = "genre and topic never seen together"


@cache
def _used(topic: str) -> frozenset[str]:
    """Every word of a topic's scene and of its entry in the world."""
    scene, corner = SCENES[topic], TOPICS[topic]
    phrases = [*scene.acts, *scene.bans, *scene.problems, *scene.wants]
    phrases += [" ".join(pair) for pair in (*scene.traits, *scene.events, *scene.facts)]
    phrases += [corner.title, corner.place, *corner.things, *corner.stuff, *corner.people]
    return frozenset(re.findall(r"[a-z]+", " ".join(phrases).lower()))


@cache
def own_words(topic: str) -> tuple[str, ...]:
    """The names of things that belong to this topic and to few others, in the order of the scene."""
    subjects = [noun for noun, _ in (*SCENES[topic].traits, *SCENES[topic].events)]
    titles = set(re.findall(r"[a-z]+", f"{title(topic)} {topic}"))
    return tuple(
        dict.fromkeys(
            noun for noun in subjects
            if noun not in titles and sum(noun in _used(other) for other in SCENES) <= 2
        )
    )


def topic_probe(draw: Draw, text: str, topic: str, family: str, seen: bool) -> Probe | None:
    """The first place after the opening line where one of the topic's own words stands; None if there is none.

    The wrong option is another topic's word of the same kind (one, many or not counted), so that grammar can't decide.
    """
    start = text.find("\n") + 1 or text.find(". ") + 1
    found = []
    for word in own_words(topic):
        match = re.search(rf" {word}\b", text[start:])
        if match and not re.search(rf"\b{word}", text[:start]):
            found.append((start + match.start(), word))
    for place, word in sorted(found):
        article = text[:place].endswith((" a", " an", "\nA", "\nAn"))
        others = [
            noun for other in SCENES if other != topic for noun in own_words(other)
            if is_plural(noun) == is_plural(word) and (noun in NO_PLURAL) == (word in NO_PLURAL) and noun not in _used(topic) and noun not in text
            and (not article or (noun[0] in "aeiou") == (word[0] in "aeiou"))
        ]
        if others:
            return Probe(family, text[:place], f" {word}", (f" {draw.pick(others)}",), seen=seen)
    return None


def topic_probes(draw: Draw, genre: Genre, held_out: int = 6, seen: int = 12) -> list[Probe]:
    """`held_out` probes for each held-out topic of a genre, and `seen` for its other topics together."""
    others = [topic for topic in genre.topics if topic not in genre.held_out_topics]
    wanted = [(topic, HELD_OUT_FAMILY) for topic in genre.held_out_topics for _ in range(held_out)]
    wanted += [(draw.pick(others), SEEN_FAMILY) for _ in range(seen)]
    items = []
    for topic, family in wanted:
        for _ in range(40):
            item = topic_probe(draw, genre.write(draw, topic), topic, family, family == SEEN_FAMILY)
            if item is not None and item not in items:
                items.append(item)
                break
    return items
