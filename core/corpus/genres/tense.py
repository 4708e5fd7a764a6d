"""The same doings yesterday, today, every day and tomorrow; asked for, denied, or while something else goes on."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised
from core.corpus.english.lexicon import DAYS, forms
from core.corpus.genres.verb_lessons import VERB_HEADINGS
from core.corpus.probe import Probe
from core.corpus.world.facts import people

DOINGS = {  # what each does, so that it makes sense: verb and the rest
    "baker": "wake early|bake bread|open the shop|sell cakes|sweep the floor|count the money",
    "farmer": "feed the hens|wash the horse|plant beans|drive the tractor|mend the fence|carry hay to the barn",
    "child": "walk to school|learn a poem|draw a ship|forget the homework|play with a ball|run home|catch a frog",
    "clerk": "take the bus|open a spreadsheet|write a report|drink coffee|print a form|send an email|answer the phone",
    "fisher": "sail to the island|throw the net|catch fish|sing a song|rest on the beach|sell the fish",
    "gardener": "dig a hole|plant a tree|cut the grass|pick plums|gather leaves|rest under a tree",
    "grandmother": "light the lamp|read a story|make soup|bake a pie|write a letter|hide a gift|wear a blue hat",
    "grandfather": "light the fire|tell a story|make tea|mend a clock|write a letter|lose the key|wear an old coat",
    "teacher": "ring the bell|teach a lesson|read a book aloud|ask a question|explain the rule|check the homework",
    "doctor": "visit the old sailor|write a note|look at a tooth|drink tea|help a child|ride a bicycle",
    "builder": "climb the ladder|build a wall|mix the paint|mend the roof|hang a door|carry stones",
    "thief": "hide behind a tree|steal a clock|run away|enter the house|open the safe|climb the wall",
    "cat": "sleep on the bed|chase a mouse|climb a tree|drink milk|hide behind the curtain|watch the birds",
    "dog": "dig in the garden|chase a cat|lie by the fire|follow the postman|steal a shoe|eat a biscuit",
    "king": "wear the golden coat|ride to the forest|eat a cake|speak to the people|choose a horse|forget a promise",
    "queen": "wear the golden coat|ride to the sea|eat a pear|speak to the people|write a law|keep a promise",
}
DOINGS = {who: tuple(acts.split("|")) for who, acts in DOINGS.items()}
ALL = tuple((who, act) for who, acts in DOINGS.items() for act in acts)
# never told in this time
HELD_OUT = {"past": frozenset(ALL[0::5]), "future": frozenset(ALL[1::5]), "present": frozenset(ALL[2::5])}
IN_EVERY_TENSE = tuple(ALL[3::5]) + tuple(ALL[4::5])
WORKERS = ("baker", "farmer", "child", "clerk", "fisher", "gardener", "teacher", "builder", "doctor")

PAST = (
    "yesterday",
    "yesterday",
    "last week",
    "last night",
    "on Monday",
    "two days ago",
    "last Friday",
    "this morning",
    "an hour ago",
)
OFTEN = ("every day", "every morning", "every week", "most days", "usually", "every evening")
NOW = ("now", "at the moment", "right now")
SOON = ("tomorrow", "tomorrow", "next week", "tonight", "this evening", "soon", "next Sunday")
WHEN = {"past": PAST, "every": OFTEN, "now": NOW, "future": SOON}
TIME = {"past": "past", "every": "present", "now": "present", "future": "future"}


def said(act: str, frame: str) -> str:
    """The doing in the form that the frame asks for: 'bake bread' -> 'baked bread', 'will bake bread'."""
    verb, _, rest = act.partition(" ")
    base, third, past, participle, ing = forms(verb)
    form = {
        "past": past,
        "every": third,
        "now": f"is {ing}",
        "future": f"will {base}",
        "already": f"has already {participle}",
        "while": f"was {ing}",
        "base": base,
    }[frame]
    return f"{form} {rest}".rstrip()


def allowed(who: str, time: str) -> list[str]:
    """What this one does that may be told in this time."""
    return [act for act in DOINGS[who] if (who, act) not in HELD_OUT[time]]


def _pronoun(draw: Draw, kind: str) -> str:
    known = {"cat": "it", "dog": "it", "king": "he", "queen": "she", "grandmother": "she", "grandfather": "he"}
    return known.get(kind) or draw.pick(("she", "he"))


def write_days(draw: Draw, topic: str) -> str:
    """One person or animal: what is usual, what was, what is, what will be."""
    kind = draw.pick(tuple(DOINGS))
    who, it = f"the {kind}", _pronoun(draw, kind)
    lines = []
    for place, frame in enumerate(draw.sample(("every", "past", "now", "future"), draw.number(3, 4))):
        first, second = draw.sample(allowed(kind, TIME[frame]), 2)
        subject = it if place and draw.chance(0.5) else who
        line = f"{capitalised(draw.pick(WHEN[frame]))} {subject} {said(first, frame)}"
        if frame == "now":
            lines.append(f"{line}. {capitalised(it)} {said(second, frame).replace('is ', 'is not ', 1)}.")
        elif draw.chance(0.5):
            lines.append(f"{line}, and {draw.pick(('then', 'after that'))} {it} {said(second, frame)}.")
        else:
            lines.append(f"{line} and {said(second, frame).removeprefix('will ')}.")
    return " ".join(lines)


def write_same_event(draw: Draw, topic: str) -> str:
    """One doing told again and again, in one tense after the other."""
    lines = []
    for kind, act in draw.sample(IN_EVERY_TENSE, 2):
        for frame in draw.sample(("past", "every", "now", "future", "already"), draw.number(3, 4)):
            when = "Today" if frame == "already" else capitalised(draw.pick(WHEN[frame]))
            lines.append(f"{when} the {kind} {said(act, frame)}.")
    return " ".join(lines)


def write_questions(draw: Draw, topic: str) -> str:
    """Did the baker ...? Yes or no, and what happened instead."""
    lines = []
    for kind in draw.sample(tuple(DOINGS), draw.number(2, 3)):
        frame = draw.pick(("past", "every", "future"))
        asked, other = draw.sample(allowed(kind, TIME[frame]), 2)
        helper = {"past": "did", "every": "does", "future": "will"}[frame]
        when, it = draw.pick({"past": PAST[:-1], "every": OFTEN[:4], "future": SOON}[frame]), _pronoun(draw, kind)
        question = f"{capitalised(helper)} the {kind} {said(asked, 'base')} {when}?"
        if draw.chance(0.5):
            lines.append(f"{question} Yes, {it} {said(asked, frame)}. {capitalised(it)} {said(other, frame)}, too.")
        else:
            lines.append(f"{question} No, {it} {helper} not. {capitalised(it)} {said(other, frame)}.")
    return " ".join(lines)


def write_while(draw: Draw, topic: str) -> str:
    """One thing was going on while others happened."""
    lines = []
    for _ in range(draw.number(2, 3)):
        one, other = draw.sample(tuple(DOINGS), 2)
        long, short = draw.pick(allowed(one, "past")), draw.pick(allowed(other, "past"))
        lines.append(
            draw.pick(
                (
                    f"While the {one} {said(long, 'while')}, the {other} {said(short, 'past')}.",
                    f"The {one} {said(long, 'while')} when the {other} {said(short, 'past')}.",
                    f"Before the {one} {said(long, 'past')}, the {other} {said(short, 'past')}.",
                )
            )
        )
    kind, other = draw.sample(tuple(DOINGS), 2)
    future, present = draw.pick(allowed(kind, "future")), draw.pick(allowed(other, "present"))
    lines.append(
        f"That was {draw.pick(('yesterday', 'last week'))}. What will happen "
        f"{draw.pick(('tomorrow', 'next week'))}? The {kind} {said(future, 'future')}. "
        f"And what happens {(often := draw.pick(OFTEN[:4]))}? The {other} {said(present, 'every')} {often}."
    )
    return " ".join(lines)


MOODS = ("tired", "happy", "busy", "hungry", "proud", "cheerful")


def write_diary(draw: Draw, topic: str) -> str:
    """Somebody's page: yesterday, today, tomorrow, in the first person."""
    person, kind = draw.pick(people()), draw.pick(WORKERS)
    one, two = (said(act, "past") for act in draw.sample(allowed(kind, "past"), 2))
    three, four = (said(act, "base") for act in draw.sample(allowed(kind, "future"), 2))
    mood = draw.pick(MOODS)
    end = draw.pick(
        (
            f"Will I be {mood} again?",
            f"I hope that I will not forget to {three}.",
            f"I think I will be {draw.pick(MOODS)} then.",
        )
    )
    middle = draw.pick(
        (
            f"In the evening I was {mood}, and I am still {mood} today.",
            f"I was {mood} all day. Today I am {draw.pick(MOODS)}.",
            f"Was I {mood}? Yes, I was very {mood}.",
        )
    )
    return (
        f"The day book of {person.name}, {draw.pick(DAYS)}.\nYesterday I {one} and {two}. {middle} Tomorrow I will "
        f"{three}, and after that I will {four}. {end}"
    )


GENRES = [
    Genre("what they do and did", write_days, 0.6),
    Genre("one event in many tenses", write_same_event, 0.3),
    Genre("did they", write_questions, 0.4),
    Genre("while they did", write_while, 0.4),
    Genre("diary page", write_diary, 0.3),
]


def probes(draw: Draw) -> list[Probe]:
    """A time word, a subject, and a doing that was never told in this time, in a lesson and out of the blue: which form of the verb?"""
    lesson, bare = [], []
    for time, word in (("past", "Yesterday"), ("present", "Every day"), ("future", "Tomorrow")):
        for kind, act in draw.shuffled(sorted(HELD_OUT[time])):
            base, third, past, _, _ = forms(act.split()[0])
            if past == base:
                continue
            it = f"the {kind}" + (" will" if time == "future" else "")
            right, wrong = {"past": (past, third), "present": (third, past), "future": (base, past)}[time]
            asked = f"{word} {it}"
            lesson.append(Probe("tense", f"{VERB_HEADINGS[len(lesson) % len(VERB_HEADINGS)]}\n{asked}", f" {right}", (f" {wrong}",)))
            bare.append(Probe("tense, out of the blue", asked, f" {right}", (f" {wrong}",)))
    return lesson + bare
