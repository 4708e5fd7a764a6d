"""Reader-facing prose: assets/content/<language>/<chapter>.md, in named sections, with [[slots]] and {{terms}}.

    ## welcome
    A {{token}} is a piece of text. This model has [[count]] of them.

`show("home", "welcome", count=3072)` fills the slots, sets each term in bold, and puts under the paragraph a small
button for every term that the page has not explained yet: a tap or Enter opens its one-line definition.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import streamlit as st

from core.config import ASSETS
from core.errors import DamagedFile

CONTENT = ASSETS / "content"
LANGUAGE = "en"
_SECTION = re.compile(r"^## +(.+?) *$", re.MULTILINE)
_SLOT = re.compile(r"\[\[([a-z0-9_]+)\]\]")
_TERM = re.compile(r"\{\{([^{}|]+)(?:\|([^{}]+))?\}\}")


def section(chapter: str, name: str, **slots: object) -> str:
    """The Markdown of one section, slots filled, terms in bold.

    A slot's value is set as it is: pass typed text through `escape.plain` first.
    Raises: KeyError if the section, or the value of a slot, is missing.
    """
    filled, _ = _fill(chapter, name, slots)
    return filled


def show(chapter: str, name: str, **slots: object) -> None:
    """Put one section on the page, with the definitions of its new terms."""
    filled, terms = _fill(chapter, name, slots)
    st.markdown(filled)
    _definitions(chapter, name, terms)


def sections(chapter: str) -> dict[str, str]:
    """Every section of a chapter's file, raw: name -> text, in the order of the file. Raises DamagedFile."""
    path = CONTENT / LANGUAGE / f"{chapter}.md"
    try:
        return _parse(path, path.stat().st_mtime_ns)
    except (OSError, ValueError) as error:  # not there, not to be read, not UTF-8, or without a heading
        raise DamagedFile(
            f"assets/content/{LANGUAGE}/{path.name} is missing or damaged. Put it back from a fresh copy of Nudge."
        ) from error


@lru_cache(maxsize=64)
def _parse(path: Path, _modified: int) -> dict[str, str]:
    parts = _SECTION.split(path.read_text(encoding="utf-8"))
    return {name: body.strip() for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def definition(term: str) -> str:
    """The glossary's one-line definition of a term. Raises KeyError if the glossary lacks it."""
    return sections("glossary")[term].split("\n", 1)[0]


def slots_of(chapter: str, name: str) -> set[str]:
    """The names of the slots that a section needs."""
    return set(_SLOT.findall(sections(chapter)[name]))


def terms_of(chapter: str, name: str) -> list[str]:
    """The glossary terms that a section marks, in order."""
    entries = {term.lower(): term for term in _glossary()}
    return list(
        dict.fromkeys(entries.get(match[1].lower(), match[1]) for match in _TERM.finditer(sections(chapter)[name]))
    )


def _fill(chapter: str, name: str, slots: dict[str, object]) -> tuple[str, list[str]]:
    raw = sections(chapter)[name]
    missing = slots_of(chapter, name) - slots.keys()
    if missing:
        raise KeyError(f"section {name!r} of {chapter}.md needs {', '.join(sorted(missing))}")
    # {{token|tokens}} is about the entry "token" and reads "tokens".
    marked = _TERM.sub(lambda match: f"**{match[2] or match[1]}**", raw)
    return _SLOT.sub(lambda match: str(slots[match[1]]), marked), terms_of(chapter, name)


def _definitions(chapter: str, name: str, terms: list[str]) -> None:
    """Buttons that open a definition: each term where it first stands in the chapter's file, and only there."""
    new = [term for term in terms if term in _glossary() and _first_mention(chapter, term) == name]
    if not new:
        return
    with st.container(horizontal=True, gap="small", key=f"terms.{chapter}.{name}"):
        for term in new:
            with st.popover(f"{term}?", type="tertiary", width="content", key=f"term.{chapter}.{term}"):
                st.markdown(f"**{term}**: {definition(term)}")


def _glossary() -> dict[str, str]:
    """Every entry; none where the file is damaged, which costs the definitions alone. The page of that name says so."""
    try:
        return sections("glossary")
    except DamagedFile:
        return {}


def _first_mention(chapter: str, term: str) -> str | None:
    return next((name for name in sections(chapter) if term in terms_of(chapter, name)), None)
