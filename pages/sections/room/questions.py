"""What a room can be asked: blanks, an order of skills, the place of a word on the map, lines to judge, numbers, and two questions
of a public survey. Each belongs to an activity of the lesson plans, whose pictures follow it, and a second one of the same kind
shows what carried over.

A question has a key, by which `truths` finds what is so; phones never see it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from core.formatting import percent
from core.results.cloze import OPTIONS
from core.room.questions import TRUTHS, Kind, Landmark, Question
from pages.sections.room import facts, slides
from pages.shared.frame.lesson_plans import PLANS, Step, steps_of
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.wording import listed, one_of

SLUG = "room"
GAP = "___"
BEFORE, AFTER = "before", "after"  # the lesson
SHORT = "short"  # the playlist that belongs to no lesson
YOUNG, TRAINED = "young model", "trained model"
LONGEST_PROMPT = 200  # characters that a facilitator may type

# Activity of a lesson -> the keys of its questions: the one that teaches, then a new one of the same kind.
OF_ACTIVITY: dict[str, tuple[str, ...]] = {
    "noise": ("when",),
    "certain": ("word:To be or not to", "word:The capital of France is"),
    "open": ("word:She opened the door and", "word:They walked to the"),
    "play": ("word:The bank was", "word:Leo went to the bank to"),
    "meaning": ("map:cat", "map:king"),
    "skills": ("order:families", "number:leap", "number:steps"),
    "memory": ("truth:sum", "truth:frog"),
    "data": ("number:program",),
}
SURVEY = ("learns", "answers")
GAME = ("word:She opened the door and", "word:They walked to the", "truth:sum", "truth:frog", "map:cat")
WORDS_NAMED = ("dog", "king", "queen", "milk", "Monday", "Paris", "seven", "teacher", "walked", "red", "garden", "hat", "is", "Anna")


class Line(NamedTuple):
    """A beginning with three ends: a true one, a plausible one, an invented one; asked, the end that a room has to judge."""

    start: str
    ends: tuple[str, str, str]
    asked: int

    @property
    def lines(self) -> list[str]:
        return [f"{self.start} {end}" for end in self.ends]

    @property
    def shown(self) -> str:
        return self.lines[self.asked]


LINES = {
    "sum": Line("Five plus four makes", ("nine.", "ten.", "bread."), 1),
    "frog": Line("A frog lives in the", ("pond.", "river.", "letter."), 1),
}


def playlist(which: str) -> list[Question]:
    """The questions and pictures of a lesson ("20", "45", "90"), or the questions of the short game: those of its activities that
    this run has, between the survey's two, which are asked before and after.
    """
    if which == SHORT:
        return made((key, None) for key in GAME)
    steps = steps_of(int(which))
    asked = [(key, step) for step in steps for key in _of(step)]
    return made([*((f"{key}:{BEFORE}", steps[0]) for key in SURVEY), *asked, *((f"{key}:{AFTER}", steps[-1]) for key in SURVEY)])


def _of(step: Step) -> list[str]:
    """What an activity asks first, then its pictures, then what shows whether it carried over."""
    own = OF_ACTIVITY.get(step.activity.key, ())
    return [*own[:1], *slides.keys(step.activity), *own[1:]]


def playlists() -> list[str]:
    return [*(str(minutes) for minutes in PLANS), SHORT]


def made(keys: Iterable[tuple[str, Step | None]]) -> list[Question]:
    """The questions and pictures of these keys, each with the notes and the minutes of its step of a lesson; what this run lacks is left out."""
    keys = list(keys)
    shared: Counter[str] = Counter()  # what belongs to one step shares its minutes
    for key, step in keys:
        shared[step.place if step else ""] += _weight(key)
    found = []
    for key, step in keys:
        activity = step.activity.key if step else next((name for name, own in OF_ACTIVITY.items() if key in own), "")
        if key.partition(":")[0] in SURVEY:
            activity = "survey"
        minutes = int(10 * step.minutes * _weight(key) / shared[step.place]) / 10 if step else 0
        question = asked(key, activity, minutes, step)
        if question:
            found.append(question)
    return found


def _weight(key: str) -> int:
    return 1 if key.startswith(slides.KIND) else 2  # a question takes about as long as two pictures


def asked(key: str, activity: str = "", minutes: float = 0, step: Step | None = None) -> Question | None:
    """The question or picture of this key; None where this run doesn't have what it is about, or no lesson shows it."""
    kind, _, about = key.partition(":")
    given = {"key": key, "minutes": minutes, "notes": notes(activity), "more": {"activity": activity}, "reveal": what_is_so(kind, about),
             "beside": beside(kind, about)}
    if kind == slides.KIND:
        return slides.made(about, step, given)
    makers = {"word": _word, "order": _order, "map": _map, "truth": _truth, "number": _number, "when": _when,
              "learns": _survey, "answers": _survey}
    return makers[kind](about, given) if kind in makers else None


def what_is_so(kind: str, about: str) -> str:
    """Said on the phones once it is revealed, and on the facilitator's run sheet; "" where only the wall shows it."""
    if kind == "word" and (found := facts.of_words(about, facts.options(about))):
        return f"The trained model's first word is “{found.first[1]}”. It is as unsure as {one_of(found.bits[1])}."
    if kind == "order":
        return f"First to last: {', '.join(name for name, _ in facts.onsets())}."
    if kind == "number" and (count := facts.count_of_100(about)) is not None:
        return f"It is {count:.0f} of 100."
    if kind == "truth":
        return f"This line is {TRUTHS[LINES[about].asked].lower()}."
    if kind == "when" and (found := facts.fell_in()):
        return f"It is {facts.THIRDS[found[0]]}."
    if kind == "map" and (near := facts.nearest(about)):
        return f"On the map, “{about}” stands nearest to {listed(near)}."
    if kind in SURVEY and about == AFTER:
        survey = facts.survey(kind)
        return f"{survey.options[survey.right].text}."
    return ""


def beside(kind: str, about: str) -> dict[str, dict[str, str]]:
    """Whose shares stand beside the room's on the phones, once it is revealed: whose -> answer -> share; none where a sentence says it."""
    if kind == "word":
        return _models(facts.of_words(about, facts.options(about)), facts.options(about))
    if kind == "truth":
        young, trained = facts.of_lines(caches.BASE, tuple(LINES[about].lines))
        return {YOUNG: dict(zip(TRUTHS, map(percent, young), strict=True)), TRAINED: dict(zip(TRUTHS, map(percent, trained), strict=True))}
    if kind in SURVEY and about == AFTER:
        return {"US adults": {option.text: f"{option.of_100} %" for option in facts.survey(kind).options}}
    return {}


def _models(shares: facts.Shares, words: Iterable[str]) -> dict[str, dict[str, str]]:
    return {name: {word: percent(given[word]) for word in words if word in given}
            for name, given in ((YOUNG, shares.young), (TRAINED, shares.trained))}


def own(prompt: str, options: Iterable[str] = (), *, rounds: int = 2) -> Question:
    """A facilitator's own beginning of a sentence; words to tap, or none: then everybody types. Raises BadInput."""
    words = tuple(options)
    return Question(Kind.NEXT_WORD, f"Which word comes next?\n{prompt} {GAP}", words, typed=True, rounds=rounds, key=f"own:{prompt}",
                    beside=_models(facts.of_words(prompt, words), words), more={"prompt": prompt, "activity": "open"})


def prompt_of(question: Question) -> str | None:
    """The beginning that a word is asked for; None of another question."""
    kind, _, about = question.key.partition(":")
    return about if kind in ("word", "own") else None


def notes(activity: str) -> str:
    """What to ask and what people get wrong, from the lesson plans: for the facilitator alone."""
    place = SLUG if activity == "survey" else "lessons"
    there = prose.sections(place)
    parts = [(label, f"{activity} {name}") for name, label in (("ask", "What to ask next"), ("wrong", "What people get wrong"))]
    return "\n\n".join(f"**{label}**\n\n{prose.section(place, name)}" for label, name in parts if name in there)


def _word(prompt: str, given: dict) -> Question | None:
    options = facts.options(prompt)
    if len(options) < OPTIONS:
        return None
    return Question(Kind.NEXT_WORD, f"Which word comes next?\n{prompt} {GAP}", tuple(options), typed=True, **given)


def _order(which: str, given: dict) -> Question | None:
    names = [name for name, _ in facts.onsets()]
    if len(names) < 2:
        return None
    return Question(Kind.ORDER, prose.section(SLUG, "ask order"), tuple(sorted(names)), **given)


def _map(word: str, given: dict) -> Question | None:
    found = facts.word_places()
    if word not in found.words:
        return None
    named = [Landmark(name, *found.now(name)) for name in WORDS_NAMED if name in found.words and name != word]
    return Question(Kind.POINT, prose.section(SLUG, "ask map", word=word), landmarks=tuple(named), **given)


def _truth(which: str, given: dict) -> Question:
    return Question(Kind.TRUTH, f"{prose.section(SLUG, 'ask truth')}\n{LINES[which].shown}", **given)


def _number(which: str, given: dict) -> Question | None:
    if facts.count_of_100(which) is None:
        return None
    return Question(Kind.NUMBER, prose.section(SLUG, f"ask {which}"), low=0, high=100, step=1, unit="of 100", **given)


def _when(_: str, given: dict) -> Question | None:
    if facts.fell_in() is None:
        return None
    return Question(Kind.POLL, prose.section(SLUG, "ask when"), facts.THIRDS, **given)


def _survey(_: str, given: dict) -> Question:
    which = given["key"].partition(":")[0]
    options = tuple(option.text for option in facts.survey(which).options)
    return Question(Kind.POLL, prose.section(SLUG, f"ask {which}"), options, rounds=1, **given)
