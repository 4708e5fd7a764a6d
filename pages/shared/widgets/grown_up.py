"""The grown-up beside our model in a drawer: a table that chapters share, and which model it is of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from core.formatting import NO_FIGURE, NOT_ASKED, percent, percent_if, signed
from core.grown_up.weights import INSTALL, KEEPS, SETTING
from core.results.grown_up import CALLED, named
from pages.shared.loading import caches, grown_up
from pages.shared.text import prose, skill_names
from pages.shared.text.escape import plain
from pages.shared.text.wording import listed, quoted
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table


def _in_drawer(label: str, key: str, subject: str, show: Callable[[dict[str, Any]], None]) -> None:
    with drawer(label, key=key) as opened:
        if opened:
            table = grown_up.shipped(subject)
            if table:
                show(table)
                st.caption(plain(named(table) + "."))
            else:
                st.caption(plain(grown_up.damage(subject)))


def recites(key: str) -> None:
    """Of each famous line: how many of its tokens each model has right."""
    def show(table: dict[str, Any]) -> None:
        lines, ours = table["lines"], caches.recitals()
        known = ours.lines if ours else {}
        prose.show("frame", "grown_recites", count=len(lines), recited=sum(line["recited"] for line in lines), called=CALLED)
        number_table({
            "Line": [" ".join(line["opening"].split()) + " …" for line in lines],
            "Tokens right, ours": [f"{known[line['text']].right[-1]} of {known[line['text']].tokens}" if line["text"] in known else NO_FIGURE
                                   for line in lines],
            f"Tokens right, {CALLED}": [f"{line['right']} of {line['tokens']}" for line in lines],
            f"{CALLED} goes on": [" ".join(line["goes_on"].split())[:60] for line in lines],
        })
    _in_drawer("What does a grown-up recite?", key, "lines", show)


def scores(key: str) -> None:
    """The same tests for both models; then sums."""
    def show(table: dict[str, Any]) -> None:
        found = caches.courses()
        theirs = {one["family"]: one for one in table["families"]}
        prose.show("frame", "grown_scores", called=CALLED, most=max(one["n"] for one in theirs.values()))
        number_table({
            "Test": [skill_names.called(name) for name in found],
            "By luck": [percent_if(course.chance) for course in found.values()],
            "Ours": [f"{course.right[-1]} of {course.n}" for course in found.values()],
            CALLED: [f"{theirs[name]['right']} of {theirs[name]['n']}" if name in theirs else NOT_ASKED for name in found],
        })
        sums = grown_up.shipped("sums")
        if sums:
            prose.show("frame", "grown_sums", called=CALLED, count=sums["n"], **sums["right"])
    _in_drawer("A grown-up in the same tests", key, "skills", show)


def countries(key: str, ours: Mapping[str, str]) -> None:
    """Its answers on capitals: of countries that our text names, of others, and of some that don't exist.  Args: ours, what our
    model says of each.
    """
    def show(table: dict[str, Any]) -> None:
        kinds = {kind: table[kind] for kind in ("taught", "others", "invented")}
        right = {f"{kind}_right": sum(any(one["right"].values()) for one in kinds[kind]) for kind in ("taught", "others")}
        prose.show("frame", "grown_countries", called=CALLED, **right, **{kind: len(rows) for kind, rows in kinds.items()},
                   names=listed([quoted(one["country"]) for one in kinds["invented"][:2]]))
        rows = [one for kind in kinds.values() for one in kind]
        number_table({
            "Country": [one["country"] for one in rows],
            "Capital": [one["capital"] or "doesn't exist" for one in rows],
            "Ours goes on": [ours.get(one["country"], "–") for one in rows],
            f"{CALLED} goes on": [" ".join(one["plain"].split())[:40] for one in rows],
            f"{CALLED}, in a chat": [" ".join(one["chat"].split())[:70] for one in rows],
            "Right, plain / chat": [" / ".join("yes" if one["right"][form] else "no" for form in ("plain", "chat")) for one in rows],
        })
    _in_drawer("Is a grown-up right about all countries?", key, "countries", show)


def alike(key: str) -> None:
    """How near pairs of words are in both models' tables, and how its map was laid out."""
    def show(table: dict[str, Any]) -> None:
        ours = caches.similarity()
        prose.show("frame", "grown_map", called=CALLED, words=len(table["words"]), of=table["of"],
                   apart=percent(table["unexplained"]))
        pairs = [pair for pair in table["pairs"] if ours and ours.last(*pair["words"]) is not None]
        number_table({
            "Pair": [listed(pair["words"]) for pair in pairs],
            "Ours": [signed(ours.last(*pair["words"]), ".2f") for pair in pairs],
            CALLED: [signed(pair["cosine"], ".2f") for pair in pairs],
        })
    _in_drawer("A grown-up's map of the same words", key, "map", show)


def not_typed() -> None:
    """What a reader can see of it where typed words can't be given to it."""
    prose.show("frame", "grown_not_typed", called=CALLED)


def origin(key: str) -> None:
    """Which model stands beside ours, whose it is, how a host turns it on, and whether it is on here."""
    def show(table: dict[str, Any]) -> None:
        prose.show("frame", "grown_origin", model=table["model"], maker=table["maker"], licence=table["licence"], file=table["file"],
                   sha256=table["sha256"], package=table["package"], parameters=f"{table['parameters']:,}", setting=SETTING, install=INSTALL,
                   memory=f"{KEEPS / 2**20:.0f}", here=plain(grown_up.hindered() or "it can be asked."))
    _in_drawer("The other model on these pages", key, "prompts", show)
