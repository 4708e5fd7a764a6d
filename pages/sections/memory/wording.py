"""What the chapter on memorising says about what it finds, whichever way it falls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.formatting import percent
from core.results.ladder import Ladder, passed
from core.results.recall import Level, by_copies
from pages.sections.memory.texts import Patched
from pages.shared.films.counters import LIKE, OURS

RECITALS = (
    "word for word, to the end of the line",
    "word for word for a while, then in its own way",
    "in its own way from the start",
)
SHARES = {"less than a tenth": 0.1, "a tenth to a half": 0.5, "more than half": 1.01}
COOKS = ("the first cook", "the second cook")
WINNERS = ("the model", "the best parrot", "about the same")
LEVEL = 0.02  # of the loss: closer than that is about the same
NEVER = "even the most are too few"


# Reciting -----------------------------------------------------------------------------------------------------------


def _words_recited(text: Patched, line: str) -> tuple[int, int]:
    """(how many words of the rest of a planted line were given back before the first mistake, how many it has)."""
    rest, given = line.split()[len(text.prompt.split()):], text.written.split()
    right = 0
    while right < min(len(rest), len(given)) and rest[right] == given[right]:
        right += 1
    return right, len(rest)


def how_recited(text: Patched, line: str) -> int:
    """Which of RECITALS it was."""
    right, all_ = _words_recited(text, line)
    return 0 if right == all_ else 1 if right else 2


def recital(text: Patched, line: str | None) -> str:
    """What came of a recital, in a few words."""
    if line:
        right, all_ = _words_recited(text, line)
        if right == all_:
            return f"it recites the line to its end, all {all_} words that were left"
        return f"it recites {right} of the {all_} words that were left" if right else "it doesn't recite the line at all"
    share = text.patches["share"]
    return "it has nothing to add" if share is None else f"{percent(1 - share)} of what it writes is copied"


def copied_in_short(patches: Mapping[str, Any]) -> str:
    """How many copied stretches a text has, and how long the longest is."""
    spans = patches["spans"]
    if not spans:
        return "no stretch is copied"
    longest = f"{max(span[2] for span in spans)} of its {patches['units']} words and marks"
    return f"one copied stretch, {longest}" if len(spans) == 1 else f"{len(spans)} copied stretches, the longest {longest}"


# Copies -------------------------------------------------------------------------------------------------------------


def recited(levels: Sequence[Level], moment: int, until: int | None = None) -> str:
    """From how many copies on most lines are recited without a mistake at a moment, in two lines for above the picture."""
    found = {copies: counts for copies, counts in by_copies(levels, moment).items() if until is None or copies <= until}
    enough = next((copies for copies, (right, all_) in found.items() if right > all_ / 2), None)
    if enough is None:
        most = max(found)
        return f"{counted(most).capitalize()} {'is' if most == 1 else 'are'} too few for most lines\nRecited: {_of(*found[most])}"
    before = max((copies for copies in found if copies < enough), default=None)
    told = f"With {enough}: {_of(*found[enough])}" + (f"; with {before}: {_of(*found[before])}" if before else "")
    return f"From {counted(enough)} on it recites most\n{told}"


def _of(right: int, all_: int) -> str:
    return f"{right or 'none'} of {all_}"


def needed(levels: Sequence[Level]) -> int | None:
    """The fewest copies with which most lines are recited at the end of training; None where none suffice."""
    return next((copies for copies, (right, all_) in by_copies(levels, -1).items() if right > all_ / 2), None)


def right_of(levels: Sequence[Level], source: str, copies: int) -> str:
    """How many lines of a kind with so many copies are recited at the end: 12 of 12."""
    found = next((level for level in levels if (level.source, level.copies) == (source, copies)), None)
    return f"{found.recalled[-1]} of {found.n}" if found else "none"


def medians(levels: Sequence[Level], moment: int, until: int | None = None) -> str:
    """The chance of the right next token by kind and copies, for those who listen."""
    parts = [f"{level.source}, {counted(level.copies)}, {percent(level.p_token[moment])}"
             for level in levels if until is None or level.copies <= until]
    return f"Mean chance of the right next token: {'; '.join(parts)}."


def counted(copies: int) -> str:
    return "one copy" if copies == 1 else f"{copies} copies"


def exposed(facts: Mapping[str, Any], moment: int) -> dict[int, float]:
    """The median exposure at each number of copies, bits."""
    bits, counts = np.array(facts["bits"])[:, moment], np.array(facts["copies"])
    return {int(level): float(np.median(bits[counts == level])) for level in np.unique(counts)}


def exposure_title(middle: Mapping[int, float], most: float) -> str:
    """From how many copies on the middle line stands out from all its like."""
    top = next((level for level, value in middle.items() if value >= most - 0.05), None)
    if top is not None:
        return f"From {counted(top)} on, half or more come first"
    level, value = max(middle.items(), key=lambda item: item[1])
    return f"At {counted(level)} the middle line reaches {value:.1f} of {most:.0f} bits"


# Mixes --------------------------------------------------------------------------------------------------------------


def mixed(patches: Mapping[str, Any]) -> str:
    """How much is new, and how long the longest copied stretch is."""
    share = patches["share"]
    if share is None:
        return "it writes nothing"
    return f"{percent(share)} of it is new; {copied_in_short(patches)}"


def share_name(share: float) -> str:
    return next(name for name, limit in SHARES.items() if share < limit)


def runs_title(model: float, program: float, length: int) -> str:
    """Does the model copy more than whoever writes such texts has to repeat?"""
    how = "about as much as" if abs(model - program) < 0.03 else "more than" if model > program else "less than"
    return (f"The model repeats {how} other new text\n"
            f"{length} in a row: {percent(model)} against {percent(program)}")


# The parrots --------------------------------------------------------------------------------------------------------


def winner(model: float, looked: float) -> str:
    return WINNERS[2] if abs(model - looked) < LEVEL * looked else WINNERS[0] if model < looked else WINNERS[1]


def contest_title(steps: Sequence[int], model: np.ndarray, best: float) -> str:
    """When the model passes the best parrot for good, if it does; bits a token."""
    step = passed(steps, model, best)
    if step is None:
        return f"The best parrot stays ahead: {best:.2f} bits to {model[-1]:.2f}"
    if step == steps[0]:
        return f"No parrot ever is ahead: {best:.2f} bits to {model[-1]:.2f} at the end"
    return f"The model passes every parrot by step {step:,}\n{model[-1]:.2f} bits at the end; the best parrot {best:.2f}"


def from_other_starts(starts: Sequence[tuple[str, int | None, int]]) -> str:
    """Whether the model passes from other starts, too. Args: name, step at which it passes, or None, and last step of each run,
    the first one ours.
    """
    others = [step for name, step, _ in starts if name != OURS]
    if not others:
        return ""
    there = [step for step in others if step is not None]
    if not there:
        return f"From {len(others)} other random starts it never does."
    low, high = min(there), max(there)
    when = f"by step {low:,}" if low == high else f"by steps {low:,} to {high:,}"
    if len(there) == len(others):
        return f"From {len(others)} other random starts it passes them all, too, {when}."
    return f"From {len(there)} of {len(others)} other random starts it passes them all, too, {when}."


def surprises(found: Ladder, floor: float) -> dict[str, list[str]]:
    """The surprise at new text as a table: of the model at each moment, of each parrot, and of the writer."""
    model = [(f"The model, step {step:,}", bits) for step, bits in zip(found.steps, found.model, strict=True)]
    parrots = [(f"The parrot of {LIKE[words]}", bits) for words, bits in enumerate(found.counters)]
    rows = [*model, *parrots, ("Who wrote the text", floor)]
    return {"Who": [name for name, _ in rows], "Surprise (bits a token)": [f"{bits:.2f}" for _, bits in rows]}


def on_prose(parrot: float, model: float) -> str:
    """Who is ahead on the stories."""
    return {
        WINNERS[0]: "There the model is ahead.",
        WINNERS[1]: "There the parrot is ahead.",
        WINNERS[2]: "There the two are about level.",
    }[winner(model, parrot)]
