"""The steps of each chapter that stands on the stage, in order: what the frame, the lesson plans and the tests go by.

A step is one idea: its title is the sentence that the wall shows large, its words are the section of the same name in
assets/content/<language>/<chapter>.md, at most MOST_WORDS of them.
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_WORDS, MOST_STEPS = 60, 9
SECONDS = 40  # that a step takes, about: a look at the picture, a tap, 60 words


@dataclass(frozen=True)
class Step:
    """One step: its name in code and in the prose, and its sentence."""

    name: str
    title: str


STEPS: dict[str, tuple[Step, ...]] = {
    "home": (
        Step("arrive", "Watch a machine learn to write"),
        Step("guess", "When does it learn the most?"),
        Step("yours", "Now with your own beginning"),
        Step("words", "Every word was one of many"),
        Step("tokens", "It reads numbers, not letters"),
        Step("dials", "It gives shares, then dice fall"),
        Step("assistant", "From guesser to assistant"),
        Step("trap", "Nobody wrote its rules"),
        Step("check", "One question before you go on"),
    ),
    "fill_in_the_blank": (
        Step("certain", "Be the model: which word comes next?"),
        Step("open", "Not every blank has one right word"),
        Step("play", "Play on: more blanks, some sure, some open"),
        Step("young", "Slide back: its guesses turn to noise"),
        Step("surprise", "A wrong guess has a size: surprise"),
        Step("text", "It has learned how often words follow"),
        Step("round", "Your words beside the model's"),
        Step("trap", "Likely doesn't mean true"),
        Step("check", "One question before you go on"),
    ),
    "parameters": (
        Step("number", "A parameter is one number"),
        Step("zoom", "Zoom out: row, matrix, layer, model"),
        Step("sizes", "Training moves them all, a little"),
        Step("billions", "“70 billion” is the same, only more"),
        Step("fact", "Where does it keep Paris?"),
        Step("bench", "Knock a part out"),
        Step("moments", "Was the part always needed?"),
        Step("trap", "More numbers, not one fact in each"),
        Step("check", "One question before you go on"),
    ),
    "layers": (
        Step("tokens", "Your words are cut into pieces"),
        Step("embeddings", "Each piece becomes a list of numbers"),
        Step("attention", "A word looks back at other words"),
        Step("needed", "To look is not yet to use"),
        Step("layers", "Layer by layer, the answer takes shape"),
        Step("answer", "The numbers become words again"),
        Step("change", "One word changed: how far does it reach?"),
        Step("trap", "Nothing is looked up"),
        Step("check", "One question before you go on"),
    ),
    "meaning": (
        Step("noise", "A thousand words, thrown about by lot"),
        Step("guess", "Where will cat end?"),
        Step("cloud", "The cloud breathes: it closes, then opens"),
        Step("kinds", "Words of a kind find each other"),
        Step("pair", "Your turn: any two words"),
        Step("opposites", "Near means used alike, not the same"),
        Step("tables", "A word has two places: in and out"),
        Step("trap", "Grouped is not understood"),
        Step("check", "One question before you go on"),
    ),
    "memory": (
        Step("recite", "It knows this line by heart"),
        Step("yours", "Which lines can it recite?"),
        Step("copies", "How many copies until it recites?"),
        Step("parrot", "Five parrots beside it: they only count"),
        Step("contest", "New text for all: who is less surprised?"),
        Step("mix", "Ask for what it never read"),
        Step("cake", "Two ways to know a cake"),
        Step("trap", "No copier, no database"),
        Step("check", "One question before you go on"),
    ),
    "data": (
        Step("heart", "One goes on by heart, its twin can't"),
        Step("shelf", "One author less: what is lost?"),
        Step("sources", "A thousand of its words: whose?"),
        Step("search", "Search all that it ever read"),
        Step("asked", "Who was asked, and who was paid?"),
        Step("courts", "Five courts: how did they decide?"),
        Step("memorising", "What it read often, it can give back"),
        Step("trap", "The text isn't simply stored inside"),
        Step("check", "One question before you go on"),
    ),
    "skills": (
        Step("counts", "Five parrots that only count: which is it like?"),
        Step("order", "Four skills: which comes first?"),
        Step("noun", "A noun in between: is it fooled?"),
        Step("facts", "The capital of France is …?"),
        Step("sums", "A sum in one leap, or in small steps?"),
        Step("luck", "Was it luck? Other starts tell"),
        Step("pair", "Your turn: two sentences"),
        Step("trap", "Why it makes things up"),
        Step("check", "One question before you go on"),
    ),
    "training": (
        Step("show", "Hide a word, guess it, count the surprise"),
        Step("blame", "Whose fault was it?"),
        Step("slope", "A nudge downhill, but how big?"),
        Step("influence", "Whom does a lesson help?"),
        Step("again", "Nudge again and again: it learns by heart"),
        Step("run", "Thousands of nudges: a walk downhill"),
        Step("live", "Train one yourself"),
        Step("trap", "It doesn't learn as you chat"),
        Step("check", "One question before you go on"),
    ),
    "ending": (
        Step("found", "Your guesses, beside what was so"),
        Step("five", "Five sentences to take home"),
        Step("yours", "Now say it yourself"),
        Step("share", "Show it to somebody"),
        Step("on", "Where to go on"),
    ),
    "glossary": (
        Step("text", "It reads pieces, not letters"),
        Step("numbers", "Inside, a word is a list of numbers"),
        Step("layers", "Layer by layer, words look back"),
        Step("answer", "A share for every word"),
        Step("learning", "To learn is to be nudged"),
        Step("memory", "Learned by heart, or said anew"),
        Step("world", "The world of big models"),
    ),
    "about": (
        Step("what", "A language model, small enough to open"),
        Step("trained", "From a blind guess toward the floor"),
        Step("read", "A program wrote most of what it read"),
        Step("tests", "What it can do, test by test"),
        Step("limits", "To watch, not to ask"),
        Step("figures", "Where every figure comes from"),
        Step("take", "Take it home, at any age"),
        Step("use", "Free to use, and nothing of yours is sent on"),
    ),
    "facilitators": (
        Step("plan", "Your lesson, minute by minute"),
        Step("wall", "On the wall, one key leads through it"),
        Step("handout", "A sheet of paper for everyone"),
        Step("before", "Before the day: try it once"),
        Step("phones", "A room: all phones play at once"),
        Step("big", "They will ask about the big ones"),
        Step("trap", "Don't skip the guess"),
        Step("check", "One question before you go on"),
    ),
}


def key(slug: str) -> str:
    """The session key that holds the number of the step that is on in a chapter, from 1 on."""
    return f"{slug}.step"


def number(slug: str, name: str) -> int:
    """The number of a chapter's step, from 1 on. Raises ValueError if it has none of this name."""
    return [step.name for step in STEPS[slug]].index(name) + 1


def minutes(slug: str) -> int:
    """How long a chapter takes, about, in minutes."""
    return round(len(STEPS[slug]) * SECONDS / 60)
