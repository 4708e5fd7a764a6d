"""What the chapter on memorising says about what it finds, whichever way it falls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.formatting import percent
from pages.sections.memory.patchwork import times
from pages.shared.text.escape import plain
from pages.shared.text.wording import quoted_token

if TYPE_CHECKING:
    from core.text_index.longest_match import Said
    from core.text_index.suffix_array import Copied

NAMED = 4  # new stretches that are named
RECITALS = (
    "word for word, to the end of the line",
    "word for word for a while, then in its own way",
    "in its own way from the start",
)
SHARES = {"less than a tenth": 0.1, "a tenth to a half": 0.5, "more than half": 1.01}
COOKS = ("the first cook", "the second cook")
WINNERS = ("the model", "the parrot", "about the same")
LEVEL = 0.02  # of the loss: closer than that is about the same


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def nearest(steps: Sequence[int], step: int) -> int:
    return min(range(len(steps)), key=lambda index: abs(steps[index] - step))


# Reciting ---------------------------------------------------------------------------------------------------------


def planted_line(text: str, lines: Sequence[dict[str, Any]]) -> str | None:
    """The planted line that a text begins, if it is one: three words of it at least."""
    begun = " ".join(text.split())
    return next(
        (
            line["text"]
            for line in lines
            if len(begun.split()) >= 3 and " ".join(line["text"].split()).startswith(begun)
        ),
        None,
    )


def _words_recited(whole: str, start: int, line: str) -> tuple[int, int]:
    """(how many words of the rest of a planted line were given back before the first mistake, how many it has)."""
    rest, given = line.split()[len(whole[:start].split()):], whole[start:].split()
    right = 0
    while right < min(len(rest), len(given)) and rest[right] == given[right]:
        right += 1
    return right, len(rest)


def how_recited(whole: str, start: int, line: str) -> int:
    """Which of RECITALS it was."""
    right, all_ = _words_recited(whole, start, line)
    return 0 if right == all_ else 1 if right else 2


def recital(whole: str, start: int, line: str | None, compared: Copied) -> str:
    """What came of a recital, in a few words."""
    if line:
        right, all_ = _words_recited(whole, start, line)
        if right == all_:
            return f"it recites the line to its end, all {all_} words that were left"
        return (
            f"it recites {right} of the {all_} words that were left" if right else "it doesn't recite the line at all"
        )
    share = compared.novel_share(start)
    if np.isnan(share):
        return "it has nothing to add"
    return f"{percent(1 - share)} of what it writes is copied"


# Copies -----------------------------------------------------------------------------------------------------------


def copies_title(rows: Sequence[dict[str, Any]], needed: int | None, source: str) -> str:
    """The finding of the copies film at the end of training."""
    most = rows[-1]
    if needed is None:
        return f"In the end even {most['copies']} copies don't make it recite half of the {source} lines"
    before = [row for row in rows if row["copies"] < needed]
    recited = next(row for row in rows if row["copies"] == needed)
    first = f"In the end, with {counted(needed)}, it recites {round(recited['recalled'][-1] * recited['n'])} of {recited['n']} {source} lines"
    return first + (
        f"; with {before[-1]['copies']}, {round(before[-1]['recalled'][-1] * before[-1]['n']) or 'none'}"
        if before
        else ""
    )


def counted(copies: int) -> str:
    return "one copy" if copies == 1 else f"{copies} copies"


def famous_or_invented(rows: Sequence[dict[str, Any]], levels: Sequence[int]) -> str:
    """Is a famous line learned from fewer copies than an invented one? Compared where the two differ most."""
    chance = {(row["source"], row["copies"]): row["p_token"][-1] for row in rows}
    both = [level for level in levels if ("famous", level) in chance and ("invented", level) in chance]
    if not both:
        return ""
    level = max(both, key=lambda one: abs(chance["famous", one] - chance["invented", one]))
    famous, invented = chance["famous", level], chance["invented", level]
    gap = f"At {counted(level)} the model gives a token of a famous line {percent(famous)} on average, of an invented line {percent(invented)}."
    if abs(famous - invented) < 0.05:
        return f"{gap} So being famous makes no difference here: it met both only in this text."
    if famous > invented:
        return f"{gap} So here the famous lines are the easier ones."
    return f"{gap} Being famous doesn't help. It met these lines only here."


def exposure_title(middle: dict[int, float], most: float) -> str:
    """From how many copies on the middle line stands out from all its like."""
    top = next((level for level, value in middle.items() if value >= most - 0.05), None)
    if top is not None:
        return f"From {counted(top)} on, half of the lines or more come first among all candidates"
    level, value = max(middle.items(), key=lambda item: item[1])
    return f"The most exposed lines, at {level} copies, reach {value:.1f} of {most:.0f} bits in the middle"


# Mixes ------------------------------------------------------------------------------------------------------------


def mixed(share: float, compared: Copied) -> str:
    """How much is new, and how long the longest copied stretch is."""
    if np.isnan(share):
        return "it writes nothing"
    if not compared.spans:
        return f"{percent(share)} of it is new; no stretch is copied"
    longest, words = max(span.units for span in compared.spans), sum(unit.end > unit.start for unit in compared.units)
    return f"{percent(share)} of it is new; the longest copied stretch has {longest} of its {words} words and marks"


def share_name(share: float) -> str:
    return next(name for name, limit in SHARES.items() if share < limit)


def runs_title(model: float, program: float, length: int) -> str:
    """Does the model copy more than whoever writes such texts has to repeat?"""
    shares = f"{percent(model)} of its runs of {length} stand in the training text, against {percent(program)}"
    how = "about as much as" if abs(model - program) < 0.03 else "more than" if model > program else "less than"
    return f"The model repeats its training text {how} new text of the program does: {shares}"


# The parrot -------------------------------------------------------------------------------------------------------


def unit(text: str) -> str:
    """A unit or token as it stands in a table."""
    return {"↵": "(new line)", "\n": "(new line)", "<|end|>": "(the text ends)"}.get(text, quoted_token(text))


def parrot_title(said: Said, text: str) -> str:
    if not said.count:
        return "The parrot is speechless: it has never read even the last word"
    shown = plain(said.context, limit=80)
    first = f"“{shown}” stands {times(said.count)} in the training text"
    if said.whole:
        return f"The parrot finds it all: {first}"
    return f"The parrot has to forget the beginning: only {first}"


def winner(model: float, looked: float) -> str:
    return WINNERS[2] if abs(model - looked) < LEVEL * looked else WINNERS[0] if model < looked else WINNERS[1]


def contest_title(steps: Sequence[int], model: np.ndarray, looked: float) -> str:
    """When the model passes the parrot, if it does."""
    better = np.flatnonzero(model < looked)
    if not len(better):
        return f"The parrot stays ahead: a loss of {looked:.2f} to {model[-1]:.2f}"
    if better[0] == 0:
        return f"The parrot never is ahead: a loss of {looked:.2f} to {model[-1]:.2f} at the end"
    return f"The model passes the parrot by step {steps[better[0]]:,} and ends at a loss of {model[-1]:.2f}; the parrot has {looked:.2f}"


def on_prose(facts: dict[str, Any], model: float) -> dict[str, str]:
    """Slots of the paragraph on the stories."""
    finding = {
        WINNERS[0]: "There the model is ahead.",
        WINNERS[1]: "There the parrot is ahead.",
        WINNERS[2]: "There the two are about level.",
    }
    return {"documents": f"{facts['documents']:,}", "parrot": f"{facts['loss']:.2f}", "model": f"{model:.2f}",
            "finding": finding[winner(model, facts["loss"])]}
