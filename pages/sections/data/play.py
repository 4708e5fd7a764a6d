"""What this chapter shows and what the reader has done in it: which beginning, which court case, which guesses."""

from __future__ import annotations

import streamlit as st

from core.results.left_out_author import Beginning
from pages.shared.frame import stage, url
from pages.shared.loading import caches
from pages.shared.text.courts import CASES

SLUG = "data"
STAGE = f"{SLUG}.stage"  # the fragment
BEGINNING, CASE, JUDGED = f"{SLUG}.beginning", f"{SLUG}.case", f"{SLUG}.judged"
SHARES = {"fewer than 1": 0.01, "1 to 5": 0.05, "5 to 20": 0.2, "more than 20": 1.01}
CLOSED = ("about 5", "about 28", "about 60")  # the middle one is right: "Consent in Crisis", arXiv 2407.14933


def follow_link() -> None:
    """A link to a search, or to a court case, opens the step where it stands."""
    if "step" in url.named():
        return
    if url.changed("search") or url.changed("source") or url.changed("page"):
        stage.open_at(SLUG, "search")
        st.session_state[f"{SLUG}.whole"] = True
    elif url.changed("question"):
        stage.open_at(SLUG, "courts")


def tidy_address(step: str) -> None:
    """Take out of the address what belongs to another step, so that a reload comes back to this one."""
    if step != "search":
        url.put(search=None, source=None, page=None)
    if step not in ("courts", "check"):
        url.put(question=None)


def texts() -> list[Beginning]:
    """The beginnings with which both models went on, the one that shows most first."""
    return caches.shelf().telling_first()


def text() -> Beginning:
    """The beginning that is on."""
    return next((text for text in texts() if text.prompt == st.session_state.get(BEGINNING)), texts()[0])


def case() -> str:
    """The court case that is read: the link's `question`, or the reader's choice since."""
    names = list(CASES)
    url.bind(CASE, names[url.integer("question", 1, 1, len(names)) - 1], "question")
    picked = st.session_state[CASE] if st.session_state[CASE] in CASES else names[0]
    url.put(question=names.index(picked) + 1 if picked != names[0] else None)
    return picked


def judged(case: str) -> bool:
    """Whether the reader has guessed how a case ended."""
    return case in st.session_state.get(JUDGED, set()) or bool(st.session_state.get(f"{SLUG}.verdict.{case}"))


def open_case(number: int) -> None:
    """Read the case of this card. For callbacks."""
    if number < len(CASES):
        st.session_state[CASE] = list(CASES)[number]


def guessed(name: str) -> str | None:
    return st.session_state.get(f"{SLUG}.{name}")
