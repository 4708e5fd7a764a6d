"""The words beside the stage, one function a step."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

import streamlit as st

from pages.sections.ending.picture import FIRST, OWN, SLUG, right_of
from pages.shared.frame import shell
from pages.shared.frame.chapters import chapter, chapters
from pages.shared.frame.guesses import guesses
from pages.shared.text import prose
from pages.shared.widgets import box
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table

LONGEST = 120  # characters of the reader's sentence


def talk(step: str) -> None:
    {"found": found, "five": five, "yours": yours, "share": share, "on": on}[step]()


def found() -> None:
    """What was guessed, in one sentence, and all of it in a drawer; where nothing was, the chapters that ask."""
    all_of_them = guesses()
    if not all_of_them:
        prose.show(SLUG, "found_none")
        for entry in chapters():
            if entry.number is not None and entry.slug not in ("home", SLUG) and entry.slug not in shell.visited():
                shell.link(entry)
        return
    prose.show(SLUG, "found", count=right_of(all_of_them))
    with drawer("All your guesses", key=f"{SLUG}.every") as opened:
        if opened:
            number_table({
                "Chapter": [chapter(one.slug).title for one in all_of_them],
                "Question": [one.asked for one in all_of_them],
                "Your guess": [one.picked for one in all_of_them],
                "What was so": [one.so for one in all_of_them],
            })


def five() -> None:
    prose.show(SLUG, "five")


def yours() -> None:
    prose.show(SLUG, "yours")
    box.text_input("A language model is …", key=OWN, max_chars=LONGEST, live=True)


def share() -> None:
    prose.show(SLUG, "share")
    st.code(first_minute(st.context.url, st.session_state.get("home.prompt")), language=None, wrap_lines=True)


def first_minute(url: str | None, prompt: str | None) -> str:
    """The address of the first chapter in this copy of Nudge, with the reader's own beginning if they typed one.

    Args: url, of a page, as st.context.url tells it.
    """
    parts = urlsplit(url or "")
    place = f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}/" if parts.netloc else "/"
    return place if prompt in (None, "", FIRST) else f"{place}?{urlencode({'prompt': prompt})}"


def on() -> None:
    prose.show(SLUG, "on")
    for slug in ("glossary", "about", "facilitators", "home"):
        shell.link(chapter(slug))
