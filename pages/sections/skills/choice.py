"""What the reader has done in this chapter, and what it is about: the guesses, the sum, the two sentences."""

from __future__ import annotations

import streamlit as st

from core.results.fates import farthest
from pages.sections.skills import tested
from pages.shared.films.writing import Generation
from pages.shared.frame.moment import forget_moment
from pages.shared.loading import caches
from pages.shared.widgets import box

SLUG = "skills"
STAGE, FILM = f"{SLUG}.stage", f"{SLUG}.film"  # the fragment; the picture
TYPICAL = "Sum: eleven plus twenty-four."  # asked in one go it comes out wrong, as most do
WRITES, LEAPS = 70, 10  # tokens that a sum may take, step by step and in one go
ASKED_AT = {"counts": 100, "order": 300, "noun": 200, "facts": 300, "sums": 1000, "pair": 100}  # steps of training
FAMILY = {"order": "style", "noun": "grammar", "facts": "facts", "sums": "steps"}  # step -> the family whose tests it can show
SCORES, WRITTEN, LEAP, ALL = "The scores", "Written in steps", "In one go", "All its family's tests"
FOUR, STYLE, CAPITALS, NOWHERE, OTHERS = "All four skills", "Style's own tests", "Capitals", "No such country", "Other facts"
GROWN = "Beside a grown-up"
ONE, EVERY, ORDER, LAW = "One test", "All tests", "The four skills", "A law, tested"
CURVES, BEGINNING = "The five curves", "One beginning"
VIEWS = {  # of a step, the first one usual
    "counts": (CURVES, BEGINNING),
    "order": (FOUR, STYLE), "noun": (SCORES, GROWN, ALL), "facts": (CAPITALS, GROWN, NOWHERE, OTHERS, ALL), "sums": (SCORES, WRITTEN, LEAP, ALL),
    "luck": (ONE, EVERY, ORDER, LAW),
}
FACTS = {"foods": "What animals eat", "homes": "Where animals live", "opposites": "Opposites", "following": "The next day or month",
         "jobs": "People's jobs"}
FIRST_WORD = 0  # of a sum that is looked at
PAIRS = {
    "goes / go": ("She goes home", "She go home"),
    "Paris / London": ("The capital of France is Paris", "The capital of France is London"),
    "are / is": ("The dogs near the house are loud", "The dogs near the house is loud"),
    "letter / chat": ("Dear Anna, I am writing", "Dear Anna, I'm gonna"),
}
USUAL = PAIRS["goes / go"]
LONGEST = 200  # characters of a sentence
Texts = tuple[str, str]


def the_test() -> str:
    """The test whose fates are looked at: the one whose starts end farthest apart, or another that was chosen."""
    found = tested.all_fates()
    chosen = st.session_state.get(f"{SLUG}.fate")
    return chosen if chosen in found else farthest(found)


# Guesses ----------------------------------------------------------------------------------------------------------


def picked() -> list[str]:
    """The families in the order that the reader guesses, as far as they have."""
    return st.session_state.setdefault(f"{SLUG}.order", [])


def pick(family: str) -> None:
    """Take a family as the next one, or back; a full order stays as it is. For callbacks."""
    order = picked()
    if len(order) == len(tested.families()):
        return
    if family in order:
        order.remove(family)
        return
    order.append(family)
    if len(order) == len(tested.families()) - 1:  # one is left: it is the last
        order.extend(other for other in tested.families() if other not in order)


def skip_order() -> None:
    st.session_state[f"{SLUG}.order_skipped"] = True


def guess_again() -> None:
    picked().clear()
    st.session_state[f"{SLUG}.order_skipped"] = False


def covered(step: str) -> bool:
    """Whether the end of a step's curves is still hidden: it asks, and the reader has neither guessed nor passed."""
    if step == "order":
        return len(picked()) < len(tested.families()) and not st.session_state.get(f"{SLUG}.order_skipped")
    if step == "pair":
        return own_pair() not in pair_guesses()
    return step in ("counts", "noun", "facts", "sums", "luck") and not st.session_state.get(f"{SLUG}.guess_{step}")


def until(step: str, steps: tuple[int, ...]) -> int | None:
    """Index of the last moment that may be seen, of these; None: all of them."""
    return max(at for at, one in enumerate(steps) if one <= ASKED_AT[step]) if step in ASKED_AT and covered(step) else None


def view(step: str) -> str:
    """What of a step is on the stage."""
    usual = VIEWS.get(step, (SCORES,))
    chosen = st.session_state.get(f"{SLUG}.view_{step}")
    return usual[0] if chosen not in usual or (step in VIEWS and covered(step)) else chosen


def the_view(step: str) -> None:
    """The choice of what of a step is on the stage."""
    st.pills("On the stage", VIEWS[step], key=f"{SLUG}.view_{step}", default=None if f"{SLUG}.view_{step}" in st.session_state
             else VIEWS[step][0], required=True, persist_state="session", on_change=_other_view)


def _other_view() -> None:
    look_at(FIRST_WORD)
    forget_moment()  # each opens at its own


# The sum ------------------------------------------------------------------------------------------------------------


def sums() -> list[tuple[str, str, str]]:
    """Each sum as it is asked step by step and in one go, and its answer."""
    in_steps, direct = (caches.courses()[name].examples for name in (tested.IN_STEPS, tested.DIRECT))
    return [(one["context"], other["context"], other["right"].strip().rstrip("."))
            for one, other in zip(in_steps, direct, strict=True)]


def sum_on() -> tuple[str, str, str]:
    return next((one for one in sums() if one[0] == st.session_state.get(f"{SLUG}.sum")), sums()[typical()])


def draw() -> Generation:
    """The sum as the view on the stage asks it; after the line the model would go on to a sum of its own."""
    steps, direct, _ = sum_on()
    return Generation(direct, LEAPS, line=True) if view("sums") == LEAP else Generation(steps, WRITES, line=True)


def word() -> int:
    """Which of the written tokens is looked at, from 0 on."""
    return st.session_state.setdefault(f"{SLUG}.word", FIRST_WORD)


def look_at(number: int) -> None:
    """For callbacks."""
    st.session_state[f"{SLUG}.word"] = number


def typical() -> int:
    return next((at for at, one in enumerate(sums()) if one[0] == TYPICAL), 0)


# Two sentences ------------------------------------------------------------------------------------------------------


def own_pair() -> Texts:
    return tuple(box.value(f"{SLUG}.{name}") for name in ("first", "second"))


def take_pair() -> None:
    """Put a ready pair into the boxes. For callbacks."""
    if st.session_state[f"{SLUG}.ready"]:
        st.session_state[f"{SLUG}.first"], st.session_state[f"{SLUG}.second"] = PAIRS[st.session_state[f"{SLUG}.ready"]]


def pair_guesses() -> dict[Texts, int | None]:
    """What was guessed of each pair: the first (0), the second (1), or nothing."""
    return st.session_state.setdefault(f"{SLUG}.pair_guesses", {})
