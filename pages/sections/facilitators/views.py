"""What stands in the place of the stage: a step of a lesson on the wall, and what is over a text to print."""

from __future__ import annotations

import streamlit as st

from pages.sections.facilitators.choice import SLUG
from pages.shared.frame import shell
from pages.shared.frame.chapters import chapter
from pages.shared.frame.lesson_plans import Step, query
from pages.shared.text import prose
from pages.shared.widgets import printing


def slide(step: Step) -> None:
    """One step as the group sees it: the question, and the way to the page. Answers stay with the facilitator."""
    shell.visited().add(SLUG)
    st.markdown(f"Step {step.number} of {step.count} · {step.time} of {step.plan}")
    st.title(step.activity.title, anchor=False)
    with st.container(key="facilitators-slide"):
        st.markdown(prose.section("lessons", f"{step.activity.key} slide"))
        if step.activity.written:
            entry = chapter(step.activity.slug)
            shell.link(entry, label=f"Open: {entry.title}", query_params=query(step.activity) | {"present": step.place})


def to_print(label: str, about: str) -> None:
    """What stands over a text to print, on screen alone."""
    with st.container(key="facilitators-screen"):
        shell.head(SLUG)
        prose.show(SLUG, about)
        with st.container(horizontal=True, vertical_alignment="center"):
            printing.button(label, key="handout-print")
            shell.link(chapter(SLUG), label="Back to the lesson plans")
