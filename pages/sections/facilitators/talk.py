"""The words beside the stage, one function a step; the notes of an activity; all notes of a lesson, to print."""

from __future__ import annotations

import streamlit as st

from pages.sections.facilitators import choice
from pages.sections.facilitators.choice import OPEN, SLUG
from pages.sections.facilitators.plan_facts import expect
from pages.shared.frame import shell
from pages.shared.frame.chapters import chapter
from pages.shared.frame.lesson_plans import Step, query, steps_of
from pages.shared.frame.serving import OTHERS
from pages.shared.frame.steps import STEPS, number
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import prose, sources, tables
from pages.shared.text.measured import measured
from pages.shared.widgets.check import Answer, question
from pages.shared.widgets.drawer import drawer

DRAWERS = {"ask": "On the wall, and what to ask next", "wrong": "What people get wrong, and an answer", "paper": "Without a computer"}


def talk(step: str) -> None:
    {
        "plan": plan, "wall": wall, "handout": the_sheet, "before": before, "phones": phones, "big": big, "trap": trap, "check": check,
    }[step](step)


def plan(step: str) -> None:
    """The activity that is chosen: what to do, where, what to ask, what goes wrong, the same on paper."""
    now, is_open = choice.chosen(), st.session_state.setdefault(OPEN, False)
    if now.number == 1 and not is_open:
        prose.show(SLUG, step)
    st.markdown(f"**{now.number}. {now.activity.title}**, {now.time}. {prose.section('lessons', f'{now.activity.key} do')}")
    open_link(now)
    with st.container(horizontal=True, key=f"{SLUG}.way"):
        st.button("Activity before", key=f"{SLUG}.before", disabled=now.number == 1, on_click=choice.go_to, args=(now.number - 1,))
        st.button("Next activity", key=f"{SLUG}.next", disabled=now.number == now.count, on_click=choice.go_to, args=(now.number + 1,))
    for name, label in DRAWERS.items():
        if not has(now, name):
            continue
        if is_open:
            st.markdown(f"**{label}**\n\n{notes(now, name)}")
        else:
            with drawer(label, key=f"{SLUG}.{name}") as opened:
                if opened:
                    st.markdown(notes(now, name))
    st.toggle("All notes open", key=OPEN, persist_state="session")
    with drawer("The lesson as a table", key=f"{SLUG}.numbers") as opened:
        if opened:
            as_table(now.plan)


def has(step: Step, name: str) -> bool:
    return name == "ask" or f"{step.activity.key} {name}" in prose.sections("lessons")


def notes(step: Step, name: str) -> str:
    """What stands in one of an activity's drawers; what is asked comes with what the wall shows and what this run will show."""
    key, lessons = step.activity.key, prose.sections("lessons")
    if name != "ask":
        return prose.section("lessons", f"{key} {name}")
    parts = [f"On the wall: {prose.section('lessons', f'{key} slide')}", expect(step.activity),
             prose.section("lessons", f"{key} ask") if f"{key} ask" in lessons else None]
    return "\n\n".join(filter(None, parts))


def open_link(step: Step) -> None:
    """The link to the activity's exact state, if this copy has its chapter."""
    activity = step.activity
    if activity.written:
        title = STEPS[activity.slug][number(activity.slug, activity.step) - 1].title
        shell.link(chapter(activity.slug), label=f"Open: {chapter(activity.slug).title}, “{title}”", query_params=query(activity))
    elif activity.slug:
        prose.show(SLUG, "missing")


def as_table(minutes: int) -> None:
    steps = steps_of(minutes)
    tables.show({"Minutes": [f"{step.begins}–{step.begins + step.minutes}" for step in steps],
                 # no list of one item in each cell
                 "Activity": [f"{step.number}\\. {step.activity.title}" for step in steps],
                 "Chapter": [chapter(step.activity.slug).title if step.activity.written else "–" for step in steps]})


def wall(step: str) -> None:
    prose.show(SLUG, step)
    shell.link(chapter(SLUG), label="Put this lesson on the wall", query_params={"present": steps_of(choice.plan())[0].place})
    shell.link(chapter(SLUG), label="Print all notes", icon=":material/print:", query_params={"view": "notes", "plan": str(choice.plan())})
    with drawer("Keys, clicker, notes", key=f"{SLUG}.keys") as opened:
        if opened:
            prose.show(SLUG, "keys")


def the_sheet(step: str) -> None:
    prose.show(SLUG, step)
    shell.link(chapter(SLUG), label="Open the handout, to print", icon=":material/print:", query_params={"view": "handout"})


def before(step: str) -> None:
    prose.show(SLUG, step)
    for name, label in (("offline", "A classroom without internet"), ("filter", "When the page stays empty, or a picture is missing"),
                        ("queue", "Where people train a model of their own")):
        with drawer(label, key=f"{SLUG}.{name}") as opened:
            if opened:
                prose.show(SLUG, name, others=OTHERS)


def phones(step: str) -> None:
    prose.show(SLUG, step)
    shell.link(chapter("room"), label="Open a room", query_params={"plan": str(choice.plan())})
    with drawer("How a room goes", key=f"{SLUG}.rooms") as opened:
        if opened:
            prose.show(SLUG, "rooms")
    found = measured()
    with drawer("The numbers, and how they were measured", key=f"{SLUG}.measured") as opened:
        if opened and found:
            prose.show(SLUG, "measured", **found)


def big(step: str) -> None:
    prose.show(SLUG, step)
    with drawer("How this differs from a big model", key=f"{SLUG}.scale") as opened:
        if opened and caches.steps():
            prose.show(SLUG, "scale", total=f"{sum(parameter_counts().values()):,}", world=sources.of_100())


def trap(step: str) -> None:
    prose.show(SLUG, step)


def all_notes(minutes: int) -> None:
    """Every activity of a lesson with all that belongs to it, open, to be printed."""
    as_table(minutes)
    prose.show(SLUG, "trap")
    for step in steps_of(minutes):
        with st.container(border=True, key=f"facilitators-step-{step.place}"):
            st.markdown(f"## {step.number}. {step.activity.title}\n{step.time.capitalize()}")
            st.markdown(prose.section("lessons", f"{step.activity.key} do"))
            open_link(step)
            for name, label in DRAWERS.items():
                with shell.part():
                    if has(step, name):
                        st.markdown(f"**{label}**\n\n{notes(step, name)}")


def check(_: str) -> None:
    question(
        SLUG,
        "Someone says: “So it just looks the answer up on the web.” Which reply fits what the group has seen?",
        [
            Answer("“Yes, but very fast.”", "There is nothing to look in. Your model answers with the internet off."),
            Answer(
                "“Look at the bars: it gives every word a share, even the silly ones.”",
                "That is what they saw, and a list of answers would not do it. Point at the screen, not at a rule.",
                right=True,
            ),
            Answer(
                "“No, it truly grasps the question.”",
                "Nothing that they saw shows that. They saw shares for the next word, and numbers that were nudged.",
            ),
            Answer(
                "“A person has checked each answer.”",
                "Nobody has. The next word of the text was the answer, millions of times.",
            ),
        ],
    )
