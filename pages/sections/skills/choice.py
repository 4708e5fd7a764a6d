"""What the reader has done in this chapter, and what it is about: the tests, the guesses, the sum, the two sentences."""

from __future__ import annotations

import streamlit as st

from core.results.fates import farthest, fates
from core.results.skill_curves import Course
from pages.sections.skills import wording
from pages.shared.films.writing import Draw
from pages.shared.frame import stage, url
from pages.shared.frame.moment import forget_moment
from pages.shared.frame.steps import STEPS
from pages.shared.loading import caches
from pages.shared.text import skill_names
from pages.shared.widgets import box
from pages.shared.widgets.guess import SKIP

SLUG = "skills"
STAGE, FILM = f"{SLUG}.stage", f"{SLUG}.film"  # the fragment; the picture
ATTRACTOR, BLUE = "agreement across an attractor", "agreement across an attractor, out of the blue"
IN_STEPS, DIRECT = "sums step by step, unseen", "sums asked directly, unseen"
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


@st.cache_resource(show_spinner=False, ttl=60)
def tests_of(run: str) -> dict[str, Course]:
    """Every test of a run by name, from the file that ships with it; none without it."""
    return skill_names.tables(caches.document(run, "analyses/skills.json"))


def tests() -> dict[str, Course]:
    return tests_of(caches.BASE)


@st.cache_resource(show_spinner=False, ttl=60)
def _families(run: str) -> dict[str, Course]:
    return skill_names.families(tests_of(run))


def families() -> dict[str, Course]:
    """Each family as one test."""
    return _families(caches.BASE)


def measured() -> bool:
    """Whether this run came with all the tests that the chapter is about."""
    return ({ATTRACTOR, IN_STEPS, DIRECT} <= tests().keys() and len(families()) == len(skill_names.FAMILIES)
            and all(caches.document(caches.BASE, f"analyses/{name}.json") for name in ("fact_answers", "statements", "copying_heads")))


def runs() -> dict[str, dict[str, Course]]:
    """The families of the base run, and of every run that differs from it in its random start alone, by the run's name."""
    return {run: families() if run == caches.BASE else _families(run) for run in starts()}


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
    return fates([tests_of(run) for run in runs])


def all_fates() -> dict[str, list[Course]]:
    """Every test that all starts have at the same moments as ours, each with its course in each start, ours first."""
    return _fates(tuple(starts()))


def the_test() -> str:
    """The test whose fates are looked at: the one whose starts end farthest apart, or another that was chosen."""
    found = all_fates()
    chosen = st.session_state.get(f"{SLUG}.fate")
    return chosen if chosen in found else farthest(found)


# Guesses ----------------------------------------------------------------------------------------------------------


def picked() -> list[str]:
    """The families in the order that the reader guesses, as far as they have."""
    return st.session_state.setdefault(f"{SLUG}.order", [])


def pick(family: str) -> None:
    """Take a family as the next one, or back; a full order stays as it is. For callbacks."""
    order = picked()
    if len(order) == len(families()):
        return
    if family in order:
        order.remove(family)
        return
    order.append(family)
    if len(order) == len(families()) - 1:  # one is left: it is the last
        order.extend(other for other in families() if other not in order)


def skip_order() -> None:
    st.session_state[f"{SLUG}.order_skipped"] = True


def guess_again() -> None:
    picked().clear()
    st.session_state[f"{SLUG}.order_skipped"] = False


def covered(step: str) -> bool:
    """Whether the end of a step's curves is still hidden: it asks, and the reader has neither guessed nor passed."""
    if step == "order":
        return len(picked()) < len(families()) and not st.session_state.get(f"{SLUG}.order_skipped")
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
    return [(one["context"], other["context"], other["right"].strip().rstrip("."))
            for one, other in zip(tests()[IN_STEPS].examples, tests()[DIRECT].examples, strict=True)]


def sum_on() -> tuple[str, str, str]:
    return next((one for one in sums() if one[0] == st.session_state.get(f"{SLUG}.sum")), sums()[_typical()])


def draw() -> Draw:
    """The sum as the view on the stage asks it; after the line the model would go on to a sum of its own."""
    steps, direct, _ = sum_on()
    return Draw(direct, LEAPS, line=True) if view("sums") == LEAP else Draw(steps, WRITES, line=True)


def word() -> int:
    """Which of the written tokens is looked at, from 0 on."""
    return st.session_state.setdefault(f"{SLUG}.word", FIRST_WORD)


def look_at(number: int) -> None:
    """For callbacks."""
    st.session_state[f"{SLUG}.word"] = number


def _typical() -> int:
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


# Links --------------------------------------------------------------------------------------------------------------


def follow_link() -> None:
    """Take over what a link carries; one without a step opens the step that its state belongs to."""
    family = url.choice("skill", "", ["", *families()])
    opens = {"prompt": "pair", "other": "pair", "question": "sums"}
    named = next((opens[name] for name in opens if url.changed(name)), "")
    if url.changed("skill") and family:
        named = next(step for step, own in FAMILY.items() if own == family)
        _show(named, STYLE if named == "order" else ALL)
    elif named == "sums":
        _show(named, WRITTEN)
    if named and "step" not in url.named():
        stage.open_at(SLUG, named)
    asked = [one[0] for one in sums()]
    url.bind(f"{SLUG}.sum", asked[url.integer("question", _typical() + 1, 1, len(asked)) - 1], "question")
    fresh = url.changed("prompt") or url.changed("other")
    for key, name, usual in ((f"{SLUG}.first", "prompt", USUAL[0]), (f"{SLUG}.second", "other", USUAL[1])):
        linked = url.text(name, usual, LONGEST)
        if fresh:
            st.session_state[key] = linked
        url.bind(key, linked, name)


def _show(step: str, what: str) -> None:
    """Show this of a step; whoever follows a link to it has come past the guess."""
    st.session_state[f"{SLUG}.view_{step}"] = what
    if step == "order":
        skip_order()
    st.session_state.setdefault(f"{SLUG}.guess_{step}", SKIP)


def written() -> None:
    """Put what differs from the beginning into the address."""
    step = stage_step()
    first, second = (st.session_state[f"{SLUG}.{name}"] for name in ("first", "second"))
    usual = step != "pair" or (first, second) == USUAL
    url.put(
        prompt=None if usual else first, other=None if usual else second,
        skill=FAMILY[step] if step in FAMILY and view(step) in (ALL, STYLE) else None,
        question=[one[0] for one in sums()].index(sum_on()[0]) + 1 if step == "sums" and view(step) in (WRITTEN, LEAP) else None,
    )


def stage_step() -> str:
    """The name of the step that is on."""
    return STEPS[SLUG][stage.current(SLUG) - 1].name
