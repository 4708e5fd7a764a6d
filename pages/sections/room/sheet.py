"""The run sheet of a room, to be printed: every question with what is so, the plan's minutes and its notes."""

from __future__ import annotations

import streamlit as st

from core.room.questions import Kind
from core.room.views import RoomView
from pages.sections.room import questions
from pages.sections.room.questions import SLUG
from pages.shared.frame.chapters import chapter
from pages.shared.frame.lesson_plans import ACTIVITIES
from pages.shared.text import prose
from pages.shared.text.escape import plain


def show(view: RoomView) -> None:
    prose.show(SLUG, "sheet")
    noted: set[str] = set()
    for asked in view.playlist:
        question = asked.question
        if question.kind is Kind.PICTURE:
            where = chapter(ACTIVITIES[question.more["activity"]].slug).title
            st.markdown(f"{asked.number}\\. On the wall: **{plain(question.text)}**, from *{where}*")
            continue
        activity = question.more.get("activity", "")
        with st.container(border=True, key=f"{SLUG}-sheet-{asked.number}"):
            first, _, second = question.text.partition("\n")
            st.markdown(f"### {asked.number}. {plain(second or first)}")
            minutes = f"{question.minutes:g} min · " if question.minutes else ""
            st.markdown(f"{minutes}{ACTIVITIES[activity].title if activity in ACTIVITIES else 'before and after the lesson'}"
                        f"{' · two votes, with a talk between' if question.rounds > 1 else ' · one vote'}")
            if question.options:
                st.markdown("To tap: " + " · ".join(plain(option) for option in question.options))
            if question.reveal:
                st.markdown(f"**What is so:** {plain(question.reveal)}")
            if session_again(question.key):
                st.markdown(prose.section(SLUG, "sheet_before"))
            if question.notes and activity not in noted:
                noted.add(activity)
                st.markdown(question.notes)


def session_again(key: str) -> bool:
    """Whether the question comes again at the end, and its answers wait for that."""
    return key.endswith(f":{questions.BEFORE}")
