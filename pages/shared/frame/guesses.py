"""What a reader guessed on every page, and what was so: for the last one."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

SKIP = "just show me"
GUESSES = "progress.guesses"  # in the session: name of the question -> what was guessed first


class Guessed(NamedTuple):
    """A guess of the reader's and what was so: the chapter, the question in few words, and whether it was right."""

    slug: str
    asked: str
    picked: str
    so: str
    right: bool


def remember(slug: str, asked: str, picked: str | None, so: str, *, right: bool | None = None) -> None:
    """Keep a guess for the last page; the first one counts for each question. Not where nothing was guessed.

    Args: picked, SKIP of whoever asked to be shown: what they tap afterwards is no guess; right, whether it was; by default, if it
        says the same as what was so.
    """
    if picked is not None:
        found = Guessed(slug, asked, str(picked), str(so), picked == so if right is None else right)
        st.session_state.setdefault(GUESSES, {}).setdefault(f"{slug}: {asked}", found)


def guesses() -> list[Guessed]:
    """All that the reader has guessed, in the order of the guesses."""
    return [found for found in st.session_state.get(GUESSES, {}).values() if found.picked != SKIP]
