"""What the reader has done in the glossary: which entry is open on each step, and what is searched for."""

from __future__ import annotations

import streamlit as st

from pages.sections.glossary import entries
from pages.shared.frame import stage, url
from pages.shared.widgets import box

SLUG = "glossary"
STAGE = f"{SLUG}.stage"  # the fragment
FIND, CHIPS = f"{SLUG}.find", f"{SLUG}.chips"
LONGEST = 60  # characters of a search
_OPEN, _AT = f"{SLUG}.open", f"{SLUG}.searched_at"


def follow_link() -> None:
    """A link to a word opens its entry on its step; one that has no entry is searched for. A step that the reader turns to
    ends a search.
    """
    if FIND not in st.session_state:
        st.session_state[FIND] = ""
    if url.changed("word"):
        asked = url.text("word", "", LONGEST)
        term = entries.entry_of(asked)
        if term:
            st.session_state[FIND] = ""
            show(term)
        else:
            st.session_state[FIND] = asked
            look()
    step = _step()
    if st.session_state.setdefault(_AT, step) != step:
        st.session_state[_AT], st.session_state[FIND] = step, ""


def tell_address() -> None:
    """The address names the entry that is open, or the word that no entry holds."""
    step, asked = _step(), searched()
    missing = asked if asked and not entries.found(asked) else None
    url.put(word=missing or (opened(step) if opened(step) != entries.FIRST[step] else None))


def opened(step: str) -> str:
    """The entry that is open on a step."""
    return st.session_state.get(_OPEN, {}).get(step, entries.FIRST[step])


def show(term: str) -> None:
    """Open an entry, on its step. For callbacks."""
    step = entries.group_of(term)
    st.session_state[_OPEN] = st.session_state.get(_OPEN, {}) | {step: term}
    st.session_state[_AT] = step
    if step != _step():
        stage.go_to(SLUG, step)


def searched() -> str:
    """What is searched for, in the marks of the training text."""
    return box.value(FIND).strip() if FIND in st.session_state else ""


def look() -> None:
    """Open the best entry for what is searched. For callbacks."""
    terms = entries.found(searched())
    if terms:
        show(terms[0])


def picked() -> None:
    """Open the entry whose chip was tapped; a second tap on it leaves it open. For callbacks."""
    term = st.session_state[CHIPS]
    if term:
        show(term)


def _step() -> str:
    from pages.shared.frame.steps import STEPS

    return STEPS[SLUG][stage.current(SLUG) - 1].name
