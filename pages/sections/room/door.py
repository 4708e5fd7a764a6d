"""The door: open a room in one tap, or look at the wall of one."""

from __future__ import annotations

import streamlit as st

from core.room.questions import Kind
from pages.sections.room import facts, moves, questions, session
from pages.sections.room.questions import SHORT, SLUG
from pages.shared.frame import shell, url
from pages.shared.frame.chapters import chapter
from pages.shared.room.opened import rooms
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.widgets.drawer import drawer

WHICH = f"{SLUG}.which"
USUAL = "20"  # minutes
# the choice keeps its place while its script is on the way: without, what stands beneath it jumps as it comes
_PLACE = f"<style>.st-key-{WHICH.replace('.', '-')} {{ min-height: 4.2rem; }}</style>"


def show() -> None:
    prose.show(SLUG, "door")
    refused = moves.said()
    if refused:
        st.warning(plain(refused))
    st.html(_PLACE)
    url.bind(WHICH, url.choice("plan", USUAL, questions.playlists()), "plan")
    st.segmented_control(prose.section(SLUG, "choose"), questions.playlists(), key=WHICH, required=True, format_func=_short, persist_state="session")
    which = st.session_state[WHICH]
    st.button("Open a room", key=f"{SLUG}.open", type="primary", on_click=_open, args=(which,))
    with drawer("Its questions", key=f"{SLUG}.questions") as opened:
        if opened:
            for question in questions.playlist(which):
                picture = "A picture: " if question.kind is Kind.PICTURE else ""
                st.markdown(f"- {picture}{plain(question.text.replace(chr(10), ' '))}")
    prose.show(SLUG, "kept")
    prose.show(SLUG, "survey", **facts.survey_source())
    shell.link(chapter("facilitators"), label="Back to the lesson plans", query_params={"step": "5"})


def _short(which: str) -> str:
    """So that all stand in one line on a phone."""
    return "Game" if which == SHORT else f"{which} min"


def _called(which: str) -> str:
    return "A short game" if which == SHORT else f"{which} minutes"


def _open(which: str) -> None:
    def opening() -> None:
        opened = rooms().open(questions.playlist(which), _called(which))
        st.session_state[session.LEAD] = opened.lead

    moves.doing(opening)
