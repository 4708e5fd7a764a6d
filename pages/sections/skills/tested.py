"""What was measured of the skills, as it ships: every test and family of a run, the other starts, and each test in all of them."""

from __future__ import annotations

import streamlit as st

from core.results.fates import fates
from core.results.skill_curves import Course
from pages.sections.skills import wording
from pages.shared.loading import caches
from pages.shared.text import skill_names

ATTRACTOR, BLUE = "agreement across an attractor", "agreement across an attractor, out of the blue"
IN_STEPS, DIRECT = "sums step by step, unseen", "sums asked directly, unseen"


@st.cache_resource(show_spinner=False, ttl=60)
def families_of(run: str) -> dict[str, Course]:
    return skill_names.families(caches.courses(run))


def families() -> dict[str, Course]:
    """Each family as one test."""
    return families_of(caches.BASE)


def measured() -> bool:
    """Whether this run came with all the tests that the chapter is about."""
    return ({ATTRACTOR, IN_STEPS, DIRECT} <= caches.courses().keys() and len(families()) == len(skill_names.FAMILIES)
            and all(caches.document(caches.BASE, f"analyses/{name}.json") for name in ("fact_answers", "statements", "copying_heads")))


def runs() -> dict[str, dict[str, Course]]:
    """The families of the base run, and of every run that differs from it in its random start alone, by the run's name."""
    return {run: families() if run == caches.BASE else families_of(run) for run in starts()}


def starts() -> list[str]:
    """The base run, and every run that differs from it in its random start alone, by name."""
    base, found = caches.document(caches.BASE, "config.json"), [caches.BASE]
    for path in sorted(caches.run_folder().parent.glob("*/analyses/skills.json")):
        run = path.parent.parent.name
        config = caches.document(run, "config.json")
        if config and wording.like_base(base, config):
            found.append(run)
    return found


@st.cache_resource(show_spinner=False, ttl=60, max_entries=10)
def _fates(runs: tuple[str, ...]) -> dict[str, list[Course]]:
    return fates([caches.courses(run) for run in runs])


def all_fates() -> dict[str, list[Course]]:
    """Every test that all starts have at the same moments as ours, each with its course in each start, ours first."""
    return _fates(tuple(starts()))
