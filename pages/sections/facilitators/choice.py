"""Which lesson is looked at, and which of its activities."""

from __future__ import annotations

import streamlit as st

from pages.shared.frame import stage, url
from pages.shared.frame.lesson_plans import PLANS, Step, steps_of

SLUG = "facilitators"
STAGE = f"{SLUG}.stage"  # the fragment
PLAN, ACTIVITY, OPEN = f"{SLUG}.plan", f"{SLUG}.activity", f"{SLUG}.notes_open"
USUAL = 20  # minutes


def follow_link() -> None:
    """A link to an activity opens its notes, all of them at once; then lesson and activity are taken from the link."""
    if url.changed("activity") and "step" not in url.named():
        stage.open_at(SLUG, "plan")
        st.session_state[OPEN] = True
    url.bind(PLAN, int(url.choice("plan", str(USUAL), [str(plan) for plan in PLANS])), "plan")
    count = len(PLANS[plan()])
    url.bind(ACTIVITY, url.integer("activity", 1, 1, count), "activity")
    st.session_state[ACTIVITY] = min(st.session_state[ACTIVITY], count)
    written()


def written() -> None:
    """Put the choice into the address."""
    url.put(plan=plan() if plan() != USUAL else None, activity=place() if place() > 1 else None)


def plan() -> int:
    """The lesson, by its minutes."""
    return st.session_state[PLAN]


def place() -> int:
    """The number of the activity, from 1 on."""
    return st.session_state[ACTIVITY]


def chosen() -> Step:
    """The activity in its lesson."""
    return steps_of(plan())[place() - 1]


def go_to(number: int) -> None:
    """Look at this activity. For callbacks."""
    if 1 <= number <= len(PLANS[plan()]):
        st.session_state[ACTIVITY] = number


def another_lesson() -> None:
    """Begin at its first activity. For callbacks."""
    st.session_state[ACTIVITY] = 1
