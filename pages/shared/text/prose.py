"""Reader-facing prose: assets/content/<language>/<chapter>.md, in named sections, with [[slots]] and {{terms}}.

    ## welcome
    A {{token}} is a piece of text. This model has [[count]] of them.

`show("home", "welcome", count=3072)` fills the slots and makes each term that the glossary has a dotted underlined link to
its entry, whose one line stands beside it when it is pointed at, focused or tapped (browser/terms.js).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

import streamlit as st

from core.config import ASSETS
from core.errors import DamagedFile

CONTENT = ASSETS / "content"
LANGUAGE = "en"
_SECTION = re.compile(r"^## +(.+?) *$", re.MULTILINE)
_SLOT = re.compile(r"\[\[([a-z0-9_]+)\]\]")
_TERM = re.compile(r"\{\{([^{}|]+)(?:\|([^{}]+))?\}\}")


def section(chapter: str, name: str, **slots: object) -> str:
    """The Markdown of one section, slots filled, terms linked to their meaning.

    A slot's value is set as it is: pass typed text through `escape.plain` first.
    Raises: KeyError if the section, or the value of a slot, is missing.
    """
    raw = sections(chapter)[name]
    missing = slots_of(chapter, name) - slots.keys()
    if missing:
        raise KeyError(f"section {name!r} of {chapter}.md needs {', '.join(sorted(missing))}")
    linked = _TERM.sub(_linked, raw)  # before the slots, whose values may be typed
    return _SLOT.sub(lambda match: str(slots[match[1]]), linked)


def show(chapter: str, name: str, **slots: object) -> None:
    """Put one section on the page."""
    st.markdown(section(chapter, name, **slots))


def sections(chapter: str) -> dict[str, str]:
    """Every section of a chapter's file, raw: name -> text, in the order of the file. Raises DamagedFile."""
    return _of_file(chapter, _parse)


def _of_file(chapter: str, made: Callable[[Path, int], dict[str, str]]) -> dict[str, str]:
    path = CONTENT / LANGUAGE / f"{chapter}.md"
    try:
        return made(path, path.stat().st_mtime_ns)
    except (OSError, ValueError) as error:  # not there, not to be read, not UTF-8, or without a heading
        raise DamagedFile(
            f"assets/content/{LANGUAGE}/{path.name} is missing or damaged. Put it back from a fresh copy of Nudge."
        ) from error


@lru_cache(maxsize=64)
def _parse(path: Path, modified: int) -> dict[str, str]:
    parts = _SECTION.split(path.read_text(encoding="utf-8"))
    return {name: body.strip() for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def slots_of(chapter: str, name: str) -> set[str]:
    """The names of the slots that a section needs."""
    return set(_SLOT.findall(sections(chapter)[name]))


def definitions() -> dict[str, str]:
    """Every term of the glossary with its one line, as plain text; none where the file is damaged, which costs the dotted
    words alone. The page of that name says so.
    """
    try:
        return _of_file("glossary", _defined)
    except DamagedFile:
        return {}


@lru_cache(maxsize=2)
def _defined(path: Path, modified: int) -> dict[str, str]:
    return {
        term: _TERM.sub(lambda match: match[2] or match[1], body.split("\n", 1)[0]).replace("*", "")
        for term, body in _parse(path, modified).items()
    }


def _linked(match: re.Match[str]) -> str:
    """{{token|tokens}} is about the entry "token" and reads "tokens"."""
    entries = {term.lower(): term for term in definitions()}
    term, words = entries.get(match[1].lower()), match[2] or match[1]
    return f"[{words}](glossary?word={quote(term)})" if term else words
