"""What a room will see, told to the facilitator beforehand: read from the run that this copy of Nudge shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from core.formatting import percent, signed
from core.model.published import published, total
from pages.shared.frame.lesson_plans import ACTIVITIES, Activity
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import prose, sources
from pages.shared.text.escape import plain
from pages.shared.text.learning import MOST, learned_after, mostly_fallen
from pages.shared.text.wording import as_between, round_number, tenths

BIG = "Llama-3 70B"
PROMPTS = (  # of the handout
    "To be or not to",
    "They walked to the",
    "The capital of France is",
    "She opened the door and",
    "Twinkle, twinkle, little",
    "I sat by the",
    "Dear Sir or",
    "There was a smell of",
)
UNSURE = 3.0  # bits of entropy: from here on a blank is told as an open one


class Filled(NamedTuple):
    """What the trained model makes of one prompt of *Fill in the blank*."""

    prompt: str
    word: str  # its first guess
    share: str  # of 100 %
    part: float  # the same, 0 to 1
    bits: float  # how open the blank is
    choices: str  # as if between so many equally likely words


@st.cache_resource(show_spinner=False, ttl=60)
def filled(run: str = caches.BASE) -> dict[str, Filled]:
    """Every prompt of *Fill in the blank* with the trained model's answer; empty without the analysis."""
    blanks = caches.blanks(run)
    if not blanks:
        return {}
    found = {}
    for place, prompt in enumerate(blanks.prompts):
        ((word, share),) = blanks.top(place, -1, 1)
        bits = float(blanks.entropy(place)[-1])
        found[prompt] = Filled(prompt, word, percent(share), float(share), bits, as_between(bits))
    return found


def on_the_sheet() -> list[Filled]:
    """The beginnings that the handout asks, with the trained model's answers; none without the analysis."""
    answers = filled()
    return [answers[prompt] for prompt in PROMPTS if prompt in answers] or list(answers.values())[:len(PROMPTS)]


def expect(activity: Activity) -> str | None:
    """What this run will show, one or two sentences of Markdown; None where nothing is foretold or the run has no such
    analysis.
    """
    tell: dict[str, Callable[[], str | None]] = {
        "noise": _noise,
        "certain": lambda: _blank("certain"),
        "open": lambda: _blank("open"),
        "parameter": _parameter,
        "meaning": _meaning,
        "data": _data,
    }
    return tell[activity.key]() if activity.key in tell and caches.steps() else None


def _noise() -> str | None:
    losses = caches.losses()
    if losses is None:
        return None
    step, share = mostly_fallen(losses.steps, losses.held_out_bits)
    return prose.section(
        "lessons",
        "noise expect",
        step=f"{step:,}",
        last=f"{losses.steps[-1]:,}",
        share=percent(share),
        part=tenths(MOST),
        after=learned_after(caches.courses(), step),
    )


def _blank(key: str) -> str | None:
    blank = filled().get(ACTIVITIES[key].blank)
    if not blank:
        return None
    first = {"word": plain(blank.word), "share": blank.share.replace(">", "more than")}  # it may be read aloud
    if key == "certain":
        return prose.section("lessons", "certain expect", **first)
    if blank.bits < UNSURE:
        return prose.section("lessons", "open expect_sure", **first)
    return prose.section("lessons", "open expect", **first, choices=blank.choices)


def _parameter() -> str:
    ours, big = sum(parameter_counts().values()), total(published(BIG))
    return prose.section(
        "lessons", "parameter expect", total=f"{ours:,}", big=f"{big:,}", times=round_number(big / ours)
    )


def _data() -> str | None:
    if caches.datasheet() is None:
        return None
    return prose.section("lessons", "data expect", world=sources.of_100(), house=sources.of_100("house"))


def _meaning() -> str | None:
    found = caches.similarity()
    dog, sheet = (found.last("cat", other) if found else None for other in ("dog", "spreadsheet"))
    known = caches.vectors()
    if dog is None or sheet is None or known is None or "cat" not in known.on_map:
        return None
    nearest = known.on_map[known.near[-1, known.on_map.index("cat"), 0]]
    return prose.section("lessons", "meaning expect", nearest=nearest, dog=signed(dog), sheet=signed(sheet))
