"""The same doings yesterday, today, every day and tomorrow."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.grammar import Pronouns, capitalised
from core.corpus.lexicon import forms
from core.corpus.probe import Probe
from core.corpus.world import Person, people

# Doings that hang together, by who does them: verb and the rest.
DOINGS = {
    "baker": "wake early|bake bread|open the shop|sell cakes|sweep the floor|count the money",
    "farmer": "feed the hens|wash the horse|plant beans|drive the tractor|mend the fence|carry hay to the barn",
    "child": "walk to school|learn a poem|draw a ship|forget the homework|play with a ball|run home|catch a frog",
    "clerk": "take the bus|open a spreadsheet|write a report|drink coffee|print a form|send an email|answer the phone",
    "fisher": "sail to the island|throw the net|catch fish|sing a song|return at night|sell the fish",
    "gardener": "dig a hole|plant a tree|cut the grass|pick plums|gather leaves|rest under a tree",
    "grandmother": "light the lamp|read a story|make soup|bake a pie|write a letter|hide a gift|wear a blue hat",
    "teacher": "ring the bell|teach a lesson|read a book aloud|ask a question|explain the rule|check the homework",
    "cat": "sleep on the bed|chase a mouse|climb a tree|drink milk|hide behind the curtain|watch the birds",
    "dog": "dig in the garden|chase a cat|lie by the fire|follow the postman|steal a shoe|eat a biscuit",
    "king": "wear the golden coat|ride to the forest|eat a cake|speak to the people|choose a horse|forget a promise",
    "queen": "wear the golden coat|ride to the sea|eat a pear|speak to the people|write a law|keep a promise",
}
DOINGS = {who: tuple(acts.split("|")) for who, acts in DOINGS.items()}
FRAMES = ("yesterday", "every day", "tomorrow", "now", "ago", "already")
ALL = tuple((who, act) for who, acts in DOINGS.items() for act in acts)
HELD_OUT = {  # a quarter of the doings is never told in the past, another never in the future, another never in the present
    "past": frozenset(ALL[0::4]), "future": frozenset(ALL[1::4]), "present": frozenset(ALL[2::4]),
}
TIME = {"yesterday": "past", "ago": "past", "every day": "present", "now": "present", "tomorrow": "future", "already": "past"}
AGO = ("last week", "last night", "on Monday", "two days ago", "last summer", "this morning")
OFTEN = ("every day", "every morning", "every week", "most days")
SOON = ("tomorrow", "next week", "tonight", "next summer", "soon")


def said(act: str, frame: str) -> str:
    """The doing in the form that the frame asks for: 'bake bread' -> 'baked bread', 'is baking bread', 'will bake bread'."""
    verb, _, rest = act.partition(" ")
    base, third, past, participle, ing = forms(verb)
    form = {"past": past, "every": third, "now": f"is {ing}", "future": f"will {base}", "already": f"has already {participle}"}[frame]
    return f"{form} {rest}".rstrip()


def allowed(who: str, time: str) -> list[str]:
    """What this one does that may be told in this time."""
    return [act for act in DOINGS[who] if (who, act) not in HELD_OUT[time]]


def _who(draw: Draw) -> tuple[str, str]:
    """(kind, how it is called)."""
    kind = draw.pick(tuple(DOINGS))
    return kind, f"the {kind}"


def _pronoun(kind: str, person: Person | None) -> str:
    return {"cat": "it", "dog": "it", "king": "he", "queen": "she", "grandmother": "she"}.get(kind) or "the " + kind


def write_days(draw: Draw, topic: str) -> str:
    """One person or animal: what is usual, what was, what is, what will be."""
    kind, who = _who(draw)
    it = _pronoun(kind, None)
    lines = []
    for frame in draw.shuffled(("every", "past", "now", "future"))[: draw.number(3, 4)]:
        time = {"every": "present", "now": "present"}.get(frame, frame)
        first, second = draw.sample(allowed(kind, time), 2)
        when = draw.pick({"every": OFTEN, "past": ("yesterday", *AGO), "now": ("now", "at the moment"), "future": SOON}[frame])
        one, two = said(first, frame), said(second, frame)
        lines.append(f"{capitalised(when)} {who} {one}. {draw.pick(('Then', 'And then')) if frame != 'now' else 'At the same time'} {it} {two}.")
    return " ".join(lines)


def write_same_event(draw: Draw, topic: str) -> str:
    """One doing told again and again, in one tense after the other."""
    lines = []
    for kind, act in draw.sample([(kind, act) for kind, act in ALL[3::4]], 2):
        who = f"the {kind}"
        for frame in draw.shuffled(("past", "every", "now", "future", "already"))[: draw.number(3, 4)]:
            lines.append({
                "past": f"{capitalised(draw.pick(('yesterday', *AGO)))} {who} {said(act, 'past')}.",
                "every": f"{capitalised(draw.pick(OFTEN))} {who} {said(act, 'every')}.",
                "now": f"Now {who} {said(act, 'now')}.",
                "future": f"{capitalised(draw.pick(SOON))} {who} {said(act, 'future')}.",
                "already": f"Today {who} {said(act, 'already')}.",
            }[frame])
    return " ".join(lines)


def write_diary(draw: Draw, topic: str) -> str:
    """Somebody's page: yesterday, today, tomorrow, in the first person."""
    person = draw.pick(people())
    kind = draw.pick(("baker", "farmer", "child", "clerk", "fisher", "gardener", "teacher"))
    past, future = allowed(kind, "past"), allowed(kind, "future")
    one, two, three = (said(act, "past") for act in draw.sample(past, min(3, len(past))))
    four, five = draw.sample(future, 2)
    mood = draw.pick(("tired", "happy", "busy", "hungry"))
    return (
        f"A page by {person.name}, {draw.pick(('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'))}.\nYesterday I {one} and {two}. "
        f"Then I {three}, and in the evening I was {mood}. Today I am still {mood}. Tomorrow I will {four}, and after that I will {five}. "
        f"Will I be {mood} again? We will see."
    )


GENRES = [
    Genre("what they do and did", write_days, 1.0),
    Genre("one event in many tenses", write_same_event, 0.5),
    Genre("diary page", write_diary, 0.5),
]


def probes(draw: Draw) -> list[Probe]:
    """A time word, a subject, and a doing that was never told in this time: which form of the verb?"""
    found = []
    for _ in range(80):
        time = draw.pick(("past", "present", "future"))
        kind, act = draw.pick(sorted(HELD_OUT[time]))
        base, third, past, _, _ = forms(act.split()[0])
        if past == base:
            continue
        if time == "past":
            context, right, wrong = f"Yesterday the {kind}", past, third
        elif time == "present":
            context, right, wrong = f"Every day the {kind}", third, past
        else:
            context, right, wrong = f"Tomorrow the {kind} will", base, past
        found.append(Probe("tense", context, f" {right}", (f" {wrong}",)))
    return found
