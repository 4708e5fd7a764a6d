"""Entries of a small encyclopedia, and quizzes, on any topic: what things do and are like."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised
from core.corpus.english.lexicon import MEN, NOUNS, ORDINALS, UNITS, WOMEN
from core.corpus.probe import Probe
from core.corpus.templates.clauses import acts, clause, ing, place, sentence, the_role, title, trait, two_traits
from core.corpus.templates.topic_probes import topic_probes
from core.corpus.world.facts import TOPICS
from core.corpus.world.scenes import SCENES

ENTRY_HELD_OUT = ("farm", "market")
QUIZ_HELD_OUT = ("travel", "garden")
NAMES = (*WOMEN, *MEN)
WHO = frozenset((*NOUNS["worker"].split(), "author", "winner", "customer", "guest", "witness", "thief", "student"))


def entry(draw: Draw, topic: str) -> str:
    """A short entry: facts, what is usual there, what people do."""
    scene = SCENES[topic]
    facts = draw.sample(scene.facts, 3)
    habit, other = acts(draw, topic, 2)
    one, two = two_traits(draw, topic)
    event = draw.pick(scene.events)
    lines = [sentence(f"{subject} {predicate}") for subject, predicate in facts[:2]]
    lines.append(draw.pick((f"Most people {place(topic)} know how to {habit}.", f"To {habit} is harder than to {other}.", f"Long ago {the_role(draw, topic)} had to {habit} alone.", f"{capitalised(ing(habit))} is easy; {ing(other)} is hard work.")))
    lines.append(draw.pick((f"Often {trait(one)}, and sometimes {trait(two)}.", f"When {trait(one)}, {clause(event)}.", f"Few people know why {clause(event)}.")))
    lines.append(f"{draw.pick(('As everyone knows,', 'Also,', 'And remember:'))} {' '.join(facts[2])}.")
    return f"{draw.pick(('About', 'Facts about', 'A page about'))} {title(topic)}\n" + " ".join(lines)


def _question(fact: tuple[str, str]) -> str:
    subject, predicate = fact
    return f"{'Who' if subject.split()[-1] in WHO else 'What'} {predicate}?"


def quiz(draw: Draw, topic: str) -> str:
    """Three questions on the facts with their answers, right or put right."""
    scene = SCENES[topic]
    facts = draw.sample(scene.facts, 3)
    player, host = draw.sample(NAMES, 2)
    lines = [f"Questions about {title(topic)}", f"{host} asks, {player} answers."]
    points = 0
    for number, fact in zip(ORDINALS, facts, strict=False):
        good = draw.chance(0.7)
        points += good
        given = fact[0] if good else draw.pick([other for other, _ in scene.facts if other != fact[0]])
        lines.append(f"{capitalised(number)} question: {_question(fact)} {capitalised(given)}. {'Right!' if good else f'Wrong, {fact[0]}.'}")
    lines.append(f"{player} has {UNITS[points]} {'point' if points == 1 else 'points'}.")
    return "\n".join(lines)


GENRES = [Genre("entry", entry, 1.0, tuple(TOPICS), ENTRY_HELD_OUT), Genre("quiz", quiz, 1.0, tuple(TOPICS), QUIZ_HELD_OUT)]


def probes(draw: Draw) -> list[Probe]:
    """Words of the right topic; the answer of a question; the points counted at the end."""
    items = [probe for genre in GENRES for probe in topic_probes(draw, genre)]
    for topic in TOPICS:
        facts = draw.sample(SCENES[topic].facts, 2)
        player, host = draw.sample(NAMES, 2)
        head = f"Questions about {title(topic)}\n{host} asks, {player} answers.\nFirst question: {_question(facts[0])}"
        if " " in facts[0][0] and " " in facts[1][0] and facts[0][0].split()[0] == facts[1][0].split()[0]:
            article = facts[0][0].split()[0]
            items.append(Probe("the answer in a quiz", f"{head} {capitalised(article)}", f" {facts[0][0].split()[1]}", (f" {facts[1][0].split()[1]}",), seen=True))
    return items
