"""For facilitators: lesson plans whose links open exact states, a view for the wall, a handout and all notes to print."""

import streamlit as st

from pages.sections.facilitators import choice, handout, talk
from pages.sections.facilitators.choice import SLUG, STAGE
from pages.sections.facilitators.picture import picture
from pages.shared.frame import present, shell, stage, url
from pages.shared.frame.chapters import chapter
from pages.shared.frame.lesson_plans import PLANS, Step, query
from pages.shared.frame.moment import begins_at
from pages.shared.text import prose
from pages.shared.widgets import printing

shell.enter()


@shell.fragment(key=STAGE)
def on_stage() -> None:
    stage.show(SLUG, picture, talk.talk, follow=choice.follow_link)


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


wall, view = present.now(), url.choice("view", "", ("", "handout", "notes"))
begins_at(None)
if view == "handout":
    to_print("Print these two pages", "handout")
    with shell.part():
        handout.show()
elif wall:
    slide(wall)
elif view == "notes":
    to_print("Print all notes", "notes")
    with shell.part():
        talk.all_notes(int(url.choice("plan", str(choice.USUAL), [str(plan) for plan in PLANS])))
else:
    on_stage()
