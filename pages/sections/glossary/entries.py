"""The entries of the glossary: in which group each stands, and which of them a search finds."""

from __future__ import annotations

import re

from core.typed_text import normal
from pages.shared.text import calibration, prose

FIRST = {"text": "token", "numbers": "embedding", "layers": "attention", "answer": "probability", "learning": "loss",
         "memory": "memorising", "world": "LLM"}  # step -> the entry that it opens with
GROUPS: dict[str, tuple[str, ...]] = {
    "text": ("token", "id", "vocabulary", "prompt", "training text", "held-out text", "data sheet"),
    "numbers": ("model", "parameter", "weight", "matrix", "embedding", "position", "similarity", "rank correlation",
                "nearest neighbours", "PCA", "t-SNE"),
    "layers": ("layer", "attention", "attention head", "feed-forward", "residual stream", "normalisation", "logit lens", "knock-out"),
    "answer": ("prediction", "probability", "logit", "surprise", "bit", "nat", "entropy", "sampling", "temperature", "top-k", "top-p"),
    "learning": ("training", "step", "batch", "loss", "gradient", "learning rate", "checkpoint", "seed", "overfitting"),
    "memory": ("memorising", "generalising", "exposure", "hallucination", "chance level", "interval"),
    "world": ("AI", "LLM", "chatbot", "GPU", "fair use"),
}
SHORT = 2  # letters: so short a word of an entry's text has to be found whole


def group_of(term: str) -> str:
    """The step on which an entry stands. Raises StopIteration if the groups lack it."""
    return next(step for step, terms in GROUPS.items() if term in terms)


def meaning(term: str) -> tuple[str, str]:
    """An entry's line, and what has been measured of it here, "" where nothing was; both as Markdown."""
    slots = {"calibration": calibration.for_the_glossary} if term == "probability" else {}
    line, _, measured = prose.section("glossary", term, **{slot: text_of() for slot, text_of in slots.items()}).partition("\n\n")
    return line, measured.strip()


def entry_of(word: str) -> str | None:
    """The entry that a word names, in small letters or capitals, alone or as many; None if there is none."""
    known = {term.casefold(): term for term in prose.sections("glossary")}
    asked = normal(word).strip().casefold()
    return known.get(asked) or known.get(asked.removesuffix("s"))


def found(asked: str) -> list[str]:
    """The entries that a search finds, best first: those called so, those with a word that begins so, and then those
    whose text has a word that begins so.

    >>> found("AI")[0]
    'AI'
    """
    wanted = " ".join(normal(asked).casefold().split())
    if not wanted:
        return []
    ends = r"(?!\w)" if len(wanted) <= SHORT else ""
    alone = wanted.removesuffix("s") if len(wanted) > SHORT + 1 else wanted
    begins = [re.compile(rf"(?<!\w)(?:{re.escape(wanted)}|{re.escape(alone)}(?!\w))"),
              re.compile(rf"(?<!\w)(?:{re.escape(wanted)}|{re.escape(alone)}){ends}")]

    def place(term: str, text: str) -> int | None:
        name = term.casefold()
        if name in (wanted, alone):
            return 0
        if begins[0].match(name):
            return 1
        if begins[0].search(name):
            return 2
        return 3 if begins[1].search(normal(text).casefold()) else None

    ranked = [(place(term, text), term.casefold(), term) for term, text in prose.definitions().items()]
    return [term for rank, _, term in sorted((rank, *names) for rank, *names in ranked if rank is not None)]
