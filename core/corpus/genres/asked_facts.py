"""What every child knows, asked: questions with their answers, talked over by two people, true or false, and small riddles."""

from functools import cache

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised
from core.corpus.genres.plain_facts import RICH, any_fact, around, ask, best_known, ended, near, rest_of
from core.corpus.templates.fact import Fact
from core.corpus.templates.pair_facts import of_pairs
from core.corpus.templates.thing_facts import of_things
from core.corpus.world.facts import people


def write_questions(draw: Draw, topic: str) -> str | None:
    """Questions with their answers, about a thing and then about its neighbours."""
    fact = any_fact(draw)
    lines = [ask(draw, fact)]
    if more := rest_of(fact):
        lines += [ask(draw, other) for other in draw.sample(more, draw.number(1, min(3, len(more))))]
    while len(lines) < 5 and len(" ".join(lines).split()) < 50:
        lines.append(ask(draw, near(draw, fact)))
    return ended(draw, lines, fact)


def _split(draw: Draw, fact: Fact) -> tuple[str, str]:
    """A question about the fact and its answer, without its full stop."""
    question, _, answer = draw.pick(fact.asked).partition("? ")
    return question + "?", answer.rstrip(".!")


def write_talk(draw: Draw, topic: str) -> str | None:
    """Two people ask each other what things are like."""
    one, other = draw.sample(people(), 2)
    fact = any_fact(draw)
    question, answer = _split(draw, fact)
    lines = [draw.pick((
        f'"{question}" asks {one.name}. "{answer}," says {other.name}.', f'{one.name} asks {other.name}: "{question}" {other.name} answers: "{answer}."',
        f'One day {one.name} wants to know: "{question}" "{answer}," answers {other.name}.', f'{one.name} looks at {other.name}. "{question}" {other.name} thinks for a moment. "{answer}."',
    ))]
    reply = draw.pick(("How do you know that?", "Are you sure?", "Really?", "Is that true?", "Who told you that?"))
    sure = [text for text in (*fact.told, *around(fact, False)) if text.endswith(".") and not text.startswith(("Remember", "Name", "Think"))]
    lines.append(f'"{reply}" asks {one.name}. "{draw.pick(sure)}"')
    second = best_known(draw, more) if (more := rest_of(fact)) else near(draw, fact)
    question, answer = _split(draw, second)
    lines.append(draw.pick((
        f'"And {_small(question)}" asks {one.name}. "{answer}," says {other.name}.', f'Now {other.name} asks: "{question}" "{answer}," says {one.name}.',
        f'"One more question," says {one.name}. "{question}" "{answer}."',
    )))
    if draw.chance(0.4):
        lines.append(draw.pick(("Then they both laugh.", f"{one.name} writes it down.", f'"Thank you," says {one.name}.', f'"You know a lot," says {one.name}.', "Now they both know it.")))
    return ended(draw, lines, fact)


def _small(question: str) -> str:
    """The question inside a sentence; its first word is never a name."""
    return question[:1].lower() + question[1:]


@cache
def _doubtful(group: str) -> tuple[Fact, ...]:
    """Facts of one group of things, or of all pairs (""), of which something wrong can be said."""
    if group:
        return tuple(fact for thing, own in of_things().items() if thing.group == group for fact in own if fact.wrong)
    return tuple(fact for own in of_pairs().values() for fact in own if fact.wrong)


GROUPS = (*dict.fromkeys(thing.group for thing in of_things()), "")


def write_true_or_false(draw: Draw, topic: str) -> str | None:
    """True or false? What is wrong is put right at once."""
    one, other = draw.sample(people(), 2)
    lines = []
    talk = draw.chance(0.5)
    chosen = draw.sample(_doubtful(draw.pick([group for group in GROUPS if len(_doubtful(group)) > 5])), draw.number(2, 3))
    for fact in chosen:
        subject, predicate, _ = fact.said
        if draw.chance(0.4):
            right = capitalised(f"{subject} {predicate}")
            lines.append(f'"{right}," says {one.name}. "Yes, that is true," says {other.name}.' if talk else f"True or false? {right}. True.")
        else:
            wrong = capitalised(f"{subject} {draw.pick(fact.wrong)}")
            lines.append(f'"{wrong}," says {one.name}. "No," says {other.name}, "{subject} {predicate}."' if talk else f"True or false? {wrong}. False: {subject} {predicate}.")
    return ended(draw, lines, chosen[0])


RIDDLES = tuple(thing for thing in RICH if not thing.one.startswith("your ") and (thing.counted or not thing.plural))


def write_what_is_it(draw: Draw, topic: str) -> str | None:
    """Small riddles of three facts each."""
    lines, chosen = [], draw.sample(RIDDLES, 2)
    for thing in chosen:
        one, two, three = (fact.said_of_one[1] for fact in draw.sample(of_things()[thing], 3))
        if thing.group == "people":
            clues, question = f"This person {one}, {two} and {three}.", draw.pick(("Who is it?", "Who can that be?"))
        else:
            clues = draw.pick((f"It {one}. It {two}. It {three}.", f"It {one}. It {two}, and it {three}.", f"It {one}, it {two}, and it {three}."))
            question = draw.pick(("What is it?", "What can that be?", "Can you guess what it is?"))
        lines.append(f"{clues} {question} {draw.pick((capitalised(thing.one) + '.', f'It is {thing.one}.'))}")
    return ended(draw, lines, of_things()[chosen[1]][0])


GENRES = [
    Genre("questions and answers", write_questions, 2.4),
    Genre("talk about what is so", write_talk, 1.6),
    Genre("true or false", write_true_or_false, 0.9),
    Genre("what is it", write_what_is_it, 0.9),
]
