"""The words beside the planted lines: how many copies until most are recited, and why famous ones need more."""

from __future__ import annotations

from statistics import median

import streamlit as st

from core.formatting import percent
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
    table = play.table()
    if table is None:
        return
    levels = sorted({line["copies"] for line in table["lines"]})
    made_up = [line["text"] for line in table["lines"] if line["source"] == "invented"]
    above = st.container()
    picked = guess("From how many copies on does it recite most lines?", [*map(str, levels), wording.NEVER], f"{SLUG}.guess_copies")
    with above:
        if not picked:
            prose.show(SLUG, step, example=plain((made_up or [table["lines"][0]["text"]])[-1]), lines=len(table["lines"]),
                       fewest=levels[0], most=levels[-1])
        elif grown.both_on():
            grown.talk()
        else:
            needed = wording.needed(table["by_copies"])
            right = wording.NEVER if needed is None else str(needed)
            why(table["by_copies"], needed, verdict(picked, right, (SLUG, "Copies until it recites most lines")))
    if grown.both_on():
        return grown_up.recites(f"{SLUG}.grown_lines")
    with drawer("The numbers", key=f"{SLUG}.copies_numbers") as opened:
        if opened:
            numbers(table["by_copies"], -1 if not picked else play.moment(), picture.ASKED_UP_TO if not picked else None)
    with drawer("Do big models do this too?", key=f"{SLUG}.copied") as opened:
        if opened:
            prose.show(SLUG, "copied")


def why(rows: list[dict], needed: int | None, told: str) -> None:
    """How the lines with that many copies fare, famous and invented, and what the difference is."""
    if needed is None:
        st.markdown(told)
        return
    short, long = tokens_of("invented", needed), tokens_of("famous", needed)
    if not short or not long:
        st.markdown(told)
        return
    if whole(long) >= whole(short):
        right = {source: wording.right_of(rows, source, needed) for source in ("invented", "famous")}
        return prose.show(SLUG, "copies_alike", verdict=told, copies=needed, **right)
    prose.show(SLUG, "copies_after", verdict=told, copies=needed, invented=wording.right_of(rows, "invented", needed),
               famous=wording.right_of(rows, "famous", needed), short=f"{median(count for count, _ in short):.0f}",
               long=f"{median(count for count, _ in long):.0f}", share=percent(share(long)), other=percent(share(short)))


def tokens_of(source: str, copies: int) -> list[tuple[int, int]]:
    """Of each line of a kind with so many copies: how many tokens are to be given, and how many of them the trained model
    has right when all before are given.
    """
    by_text = {line["text"]: line for line in play.shipped()["lines"]}
    return [(by_text[line["text"]]["tokens"], by_text[line["text"]]["right"][-1]) for line in play.lines()
            if (line["source"], line["copies"]) == (source, copies) and line["text"] in by_text]


def whole(lines: list[tuple[int, int]]) -> float:
    """The share of lines of which the trained model has every token right."""
    return sum(right == count for count, right in lines) / len(lines)


def share(lines: list[tuple[int, int]]) -> float:
    return sum(right for _, right in lines) / sum(count for count, _ in lines)


def numbers(rows: list[dict], moment: int, until: int | None) -> None:
    shown = [row for row in rows if until is None or row["copies"] <= until]
    number_table({
        "Kind": [row["source"] for row in shown],
        "Copies": [str(row["copies"]) for row in shown],
        "Chance a token": [percent(row["p_token"][moment]) for row in shown],
        "Recited without a mistake": [f"{round(row['recalled'][moment] * row['n'])} of {row['n']}" for row in shown],
        "Tokens to recite": [f"{median(count for count, _ in tokens_of(row['source'], row['copies'])):.0f}" for row in shown],
    })
