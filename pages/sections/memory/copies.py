"""The words beside the planted lines: how many copies until most are recited, and why famous ones need more."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import streamlit as st

from core.formatting import percent
from core.results.recall import Level
from pages.sections.memory import grown, picture, play, wording
from pages.sections.memory.play import SLUG
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.widgets import grown_up
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict


def copies(step: str) -> None:
    """How many copies until most lines are recited; then why famous lines need more."""
    found = play.recall()
    if found is None:
        return
    counts = sorted({line.copies for line in found.lines})
    made_up = [line.text for line in found.lines if line.source == "invented"]
    above = st.container()
    picked = guess("From how many copies on does it recite most lines?", [*map(str, counts), wording.NEVER], f"{SLUG}.guess_copies")
    with above:
        if not picked:
            prose.show(SLUG, step, example=plain((made_up or [found.lines[0].text])[-1]), lines=len(found.lines),
                       fewest=counts[0], most=counts[-1])
        elif grown.both_on():
            grown.talk()
        else:
            needed = wording.needed(found.levels)
            right = wording.NEVER if needed is None else str(needed)
            why(found.levels, needed, verdict(picked, right, (SLUG, "Copies until it recites most lines")))
    if grown.both_on():
        return grown_up.recites(f"{SLUG}.grown_lines")
    with drawer("The numbers", key=f"{SLUG}.copies_numbers") as opened:
        if opened:
            numbers(found.levels, -1 if not picked else play.moment(), picture.ASKED_UP_TO if not picked else None)
    with drawer("Do big models do this too?", key=f"{SLUG}.copied") as opened:
        if opened:
            prose.show(SLUG, "copied")


def why(levels: Sequence[Level], needed: int | None, told: str) -> None:
    """How the lines with that many copies fare, famous and invented, and what the difference is."""
    if needed is None:
        st.markdown(told)
        return
    short, long = tokens_of("invented", needed), tokens_of("famous", needed)
    if not short or not long:
        st.markdown(told)
        return
    if whole(long) >= whole(short):
        right = {source: wording.right_of(levels, source, needed) for source in ("invented", "famous")}
        return prose.show(SLUG, "copies_alike", verdict=told, copies=needed, **right)
    prose.show(SLUG, "copies_after", verdict=told, copies=needed, invented=wording.right_of(levels, "invented", needed),
               famous=wording.right_of(levels, "famous", needed), short=f"{median(count for count, _ in short):.0f}",
               long=f"{median(count for count, _ in long):.0f}", share=percent(share(long)), other=percent(share(short)))


def tokens_of(source: str, copies: int) -> list[tuple[int, int]]:
    """Of each line of a kind with so many copies: how many tokens are to be given, and how many of them the trained model
    has right when all before are given.
    """
    asked = play.shipped().lines
    return [(asked[line.text].tokens, asked[line.text].right[-1]) for line in play.lines()
            if (line.source, line.copies) == (source, copies) and line.text in asked]


def whole(lines: list[tuple[int, int]]) -> float:
    """The share of lines of which the trained model has every token right."""
    return sum(right == count for count, right in lines) / len(lines)


def share(lines: list[tuple[int, int]]) -> float:
    return sum(right for _, right in lines) / sum(count for count, _ in lines)


def numbers(levels: Sequence[Level], moment: int, until: int | None) -> None:
    shown = [level for level in levels if until is None or level.copies <= until]
    number_table({
        "Kind": [level.source for level in shown],
        "Copies": [str(level.copies) for level in shown],
        "Chance a token": [percent(level.p_token[moment]) for level in shown],
        "Recited without a mistake": [f"{level.recalled[moment]} of {level.n}" for level in shown],
        "Tokens to recite": [f"{median(count for count, _ in tokens_of(level.source, level.copies)):.0f}" for level in shown],
    })
