"""Spreadsheets, databases and their queries: rows that are filled in and read back."""

from core.corpus.document import Genre
from core.corpus.draw import Draw
from core.corpus.english.grammar import capitalised
from core.corpus.english.lexicon import MEN, TEENS, UNITS, WOMEN
from core.corpus.probe import Probe
from core.corpus.world.facts import people

NAMES = (*WOMEN, *MEN)
COUNTED = ("coins", "tickets", "books", "emails", "reports", "meetings", "orders", "calls", "hours", "forms")
COUNTED = tuple(noun for noun in COUNTED if noun not in ("orders", "calls"))
AMOUNTS = (*UNITS[2:], *TEENS)


def _rows(draw: Draw) -> tuple[str, list[str], list[str]]:
    counted = draw.pick(COUNTED)
    names = draw.sample(NAMES, draw.pick((3, 4)))
    amounts = draw.sample(AMOUNTS, len(names))
    return counted, names, amounts


def _table(names: list[str], amounts: list[str], counted: str) -> list[str]:
    return [f"Row {UNITS[number]}: {name}, {amount} {counted}." for number, (name, amount) in enumerate(zip(names, amounts, strict=True), 1)]


def _where(draw: Draw) -> tuple[str, str]:
    """(opening sentence's place, the thing that is asked)"""
    thing = draw.pick(("spreadsheet", "table", "database"), (0.5, 0.25, 0.25))
    owner = draw.pick(people()).name
    return draw.pick((f"The {thing} on the computer of {owner}", f"{owner} opens the {thing} at the office", f"A {thing} in the office of {owner}")), thing


def sheet(draw: Draw, topic: str = "") -> str:
    """Rows of names and numbers, then queries that read them back, the last one sometimes for a row that isn't there."""
    counted, names, amounts = _rows(draw)
    head, thing = _where(draw)
    lines = [f"{head}:", *_table(names, amounts, counted)]
    asked = draw.sample(range(len(names)), 2)
    if draw.chance(0.5):
        lines.append(f"Query: how many {counted} has {names[asked[0]]}? {capitalised(amounts[asked[0]])}.")
    else:
        lines.append(f"Query: who has {amounts[asked[0]]} {counted}? {names[asked[0]]}.")
    stranger = draw.pick([name for name in NAMES if name not in names])
    lines.append(
        draw.pick((
            f"Query: which row holds {names[asked[1]]}? Row {UNITS[asked[1] + 1]}.",
            f"Query: which row holds {stranger}? None; {stranger} is not in the {thing}.",
            f"Delete row {UNITS[asked[1] + 1]}: {names[asked[1]]} is gone from the {thing}.",
            f"The clerk prints the {thing} and sends it by email to {names[asked[1]]}.",
        ))
    )
    return "\n".join(lines)


def note(draw: Draw, topic: str = "") -> str:
    """Somebody at work with the office's data: what was wrong, why, and how it was put right."""
    who = draw.pick(people())
    colleague = draw.pick([name for name in NAMES if name != who.name])
    thing = draw.pick(("spreadsheet", "database", "report", "table"), (0.5, 0.2, 0.15, 0.15))
    row = draw.pick(UNITS[2:])
    counted = draw.pick(COUNTED)
    right, wrong = draw.sample(AMOUNTS, 2)
    they, their = who.pronouns.they, who.pronouns.their
    lines = [f"On the screen of {who.name} there was {draw.pick(('a new', 'an old', 'a huge', 'an empty'))} {thing}.".replace(" an empty", " a full")]
    lines.append(
        draw.pick((
            f"{colleague} had typed {wrong} {counted} in row {row}, but the right number was {right}.",
            f"Row {row} was missing, and with it {right} {counted} of {colleague}.",
            f"The query of {colleague} was slow, because it read every row down to row {row}.",
        ))
    )
    lines.append(
        draw.pick((
            f"{capitalised(they)} checked the data twice and fixed row {row}.",
            f"{capitalised(they)} asked the manager for help, and together they found row {row}.",
            f"{capitalised(they)} searched {their} emails, found a copy of row {row} and pasted it.".replace("pasted it", "typed it again"),
            f"{capitalised(they)} gave the database an index, and the next query found row {row} at once.",
        ))
    )
    lines.append(
        draw.pick((
            f'"Now the {thing} is correct," said {who.name} to {colleague}.',
            f"At {draw.pick(UNITS[3:7])} the printer printed the {thing}, and {who.name} went home.",
            f"{colleague} thanked {who.name} and saved the {thing} in a safe folder.",
            f"The boss read the {thing} and thanked {who.name}, not {colleague}.",
        ))
    )
    return " ".join(lines)


GENRES = [Genre("spreadsheet", sheet, 0.6), Genre("office note", note, 0.6)]


def probes(draw: Draw) -> list[Probe]:
    """Read a cell of a table that stands above."""
    items = []
    for _ in range(60):
        counted, names, amounts = _rows(draw)
        head, _ = _where(draw)
        asked = draw.number(0, len(names) - 1)
        wrong = tuple(f" {name}" for name in names if name != names[asked])
        text = "\n".join([f"{head}:", *_table(names, amounts, counted), f"Query: who has {amounts[asked]} {counted}?"])
        items.append(Probe("read a table", text, f" {names[asked]}", wrong))
    return items
