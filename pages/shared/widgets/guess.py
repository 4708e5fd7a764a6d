"""A guess comes before its result: the reader commits by a tap, or asks to be shown."""

from collections.abc import Callable, Iterable

import streamlit as st

from pages.shared.frame.guesses import SKIP, remember

SHOWN = "guess.shown"  # in the session: keys of questions whose answer was asked for


class Afterwards(str):
    """An option that was tapped once the answer was there: no guess."""


def guess(label: str, options: Iterable[str], key: str, on_change: Callable[[], None] | None = None) -> str | None:
    """The reader's guess, SKIP for whoever wants none, None as long as nothing is tapped."""
    picked = st.pills(label, [*options, SKIP], key=key, persist_state="session", on_change=on_change)
    shown: set[str] = st.session_state.setdefault(SHOWN, set())
    if picked is None:  # also where another sentence asks anew
        shown.discard(key)
    elif picked == SKIP:
        shown.add(key)
    return taken(key)


def taken(key: str) -> str | None:
    """The same of a question that stands elsewhere on the page, or is still to come."""
    picked = st.session_state.get(key)
    return Afterwards(picked) if picked not in (None, SKIP) and key in st.session_state.get(SHOWN, ()) else picked


def verdict(picked: str | None, truth: str | None, asked: tuple[str, str] | None = None) -> str:
    """What is said of a guess, nothing where there was none; asked, the chapter and the question in few words, keeps it
    for the last page.
    """
    if isinstance(picked, Afterwards):
        return ""
    if asked:
        remember(*asked, picked, truth)
    if picked in (None, SKIP):
        return ""
    return "You guessed it." if picked == truth else f"You guessed “{picked}”. The answer is “{truth}”."
