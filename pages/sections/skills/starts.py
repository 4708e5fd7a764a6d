"""When each family passes its bar in our run, and in runs that began from other random numbers."""

from __future__ import annotations

import math

import streamlit as st

from core.results.skill_curves import Course
from pages.sections.skills import choice, wording
from pages.sections.skills.choice import SLUG
from pages.sections.skills.growing import show
from pages.shared.films.film import Drawn, Frame, drawn
from pages.shared.loading import caches
from pages.shared.text import prose, skill_names
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict

AGAIN = ("in the same order", "in another order")


def the_starts(step: str) -> None:
    """When each family passes, in our run; in the others too once the reader has guessed."""
    found = choice.runs()
    orders = [{family: course.step(course.passed) for family, course in run.items()} for run in found.values()]
    finding = ("" if len(found) == 1 else "Our model. Is the order the same from other starts?" if choice.covered(step)
               else wording.agreement(orders)[1])
    show("starts", starts_drawn(caches.BASE, tuple(found)[: 1 if choice.covered(step) else None], in_shares()), [caches.steps()[-1]],
         lambda _: f"When each skill passes its bar\n{finding}".strip())


def in_shares() -> bool:
    """Whether moments are shown as shares of each run."""
    return st.session_state.get(f"{SLUG}.runs_as") == "share of the run"


@st.cache_data(show_spinner=False, max_entries=20, ttl=60)
def starts_drawn(run: str, names: tuple[str, ...], share: bool) -> Drawn:
    from core.figures import skills as figures

    runs, families = choice.runs(), list(choice.families())
    onsets = []
    for number, name in enumerate(names, start=1):
        measured = {family: course for family, course in runs[name].items() if family in families}
        last = next(iter(measured.values())).steps[-1]
        steps = [measured[family].step(measured[family].passed) if family in measured else None for family in families]
        onsets.append(("our model" if name == run else f"start {number}", [one if one is None or not share else one / last for one in steps]))
    titles = [skill_names.TITLES[family] for family in families]
    return drawn(figures.runs(titles, onsets, share=share, last=caches.steps()[-1]), [Frame({})])


def talk(step: str) -> None:
    """Other starts of the same training: the same order?"""
    found = choice.runs()
    if len(found) == 1:
        prose.show(SLUG, "luck_missing")
    else:
        ends = {run: next(iter(own.values())).steps[-1] for run, own in found.items()}
        told = st.container()
        picked = guess("The other starts bring the families …", AGAIN, f"{SLUG}.guess_{step}")
        if not picked:
            with told:
                prose.show(SLUG, step, lengths=wording.as_long([ends[run] for run in found]))
            return
        orders = [{family: one.step(one.passed) for family, one in own.items()} for own in found.values()]
        against, _ = wording.agreement(orders)
        first = {min(order, key=lambda family: math.inf if order[family] is None else order[family]) for order in orders}
        case = "same" if not against else "other" if len(first) == 1 else "mixed"
        with told:
            prose.show(SLUG, f"{step}_{case}", verdict=verdict(picked, AGAIN[bool(against)], (SLUG, "Other starts bring the skills")),
                       against=against,
                       pairs=len(orders[0]) * (len(orders[0]) - 1) // 2, first=skill_names.TITLES[min(first)].lower())
        if len(set(ends.values())) > 1:
            st.segmented_control("Moments as", ["steps", "share of the run"], default="share of the run" if in_shares() else "steps",
                                 key=f"{SLUG}.runs_as", required=True)
    with drawer("The numbers, and big models", key=f"{SLUG}.scale") as opened:
        if opened:
            the_table(found)
            prose.show(SLUG, "scale", parameters=f"{sum(caches.parameter_counts().values()):,}")


def the_table(found: dict[str, dict[str, Course]]) -> None:
    """When each family passes in each run, as a table."""
    own = found[caches.BASE]
    table = {"Family": [skill_names.TITLES[family] for family in own]}
    for number, (run, measured) in enumerate(found.items(), start=1):
        name = "Our model" if run == caches.BASE else f"Start {number}"
        last = next(iter(measured.values())).steps[-1]
        table[f"{name} ({last:,} steps)"] = [
            f"{wording.when(one.step(one.passed))}; {wording.score(one, -1)} at its end" if one else "–" for one in map(measured.get, own)
        ]
    number_table(table)
    more = max(sum(one.n for one in measured.values()) for measured in found.values()) - sum(one.n for one in own.values())
    if more > 0:  # they ship without checkpoints, so they can't be asked again
        st.caption(f"The other starts were asked {more} questions more: those that stand in the training text, "
                   "left out of our model's score since.")
