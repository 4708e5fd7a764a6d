"""What the reader has chosen in this chapter: the beginning, the mix, the text for both, the stretch that is open.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import streamlit as st

from core.errors import DamagedFile
from core.results.recall import Line, Recall
from core.results.recitals import Recitals
from core.typed_text import normal
from pages.shared.films import counters
from pages.shared.frame import stage, url
from pages.shared.frame.moment import moment_on
from pages.shared.loading import caches

SLUG = "memory"
STAGE = f"{SLUG}.stage"  # the fragment
LONGEST, MOST_SEEDS = 300, 10_000  # characters of a prompt; throws of the dice
FEWEST_WORDS = 3  # by which a planted line is known
NUMBERS = 1000  # of the stretches of one moment's text
PROMPT, OTHER, MIX, SEED = (f"{SLUG}.{name}" for name in ("prompt", "other", "mix", "seed"))


# What came with the run -------------------------------------------------------------------------------------------


def shipped() -> Recitals | None:
    """What is written at each moment; None where the run came without, or with that of other checkpoints."""
    found = caches.recitals()
    return found if found and found.steps == caches.steps() else None


def recall() -> Recall | None:
    """Which planted lines are recited, of these checkpoints; else None."""
    found = caches.recall()
    return found if found and found.steps == caches.steps() else None


def facts() -> dict[str, Any]:
    """analyses/memorising.json; empty where the run came without."""
    return caches.document(caches.BASE, "analyses/memorising.json") or {}


def lines() -> tuple[Line, ...]:
    """The planted lines."""
    found = caches.recall()
    return found.lines if found else ()


def beginnings() -> dict[str, int]:
    """Beginnings to try, and how many copies their lines have; 0 for one that begins no planted line."""
    return {prompt: one.copies for prompt, one in shipped().beginnings.items()}


def looked_up() -> list[str]:
    """Beginnings for parrots and model; where their file is damaged, the stage says so."""
    with suppress(DamagedFile):
        return counters.ready() or [first()]
    return [first()]


# What the reader has chosen -----------------------------------------------------------------------------------------


def follow_link() -> None:
    """A link of its own state opens the step where that stands; then all of it is taken from the link."""
    if "step" not in url.named():
        if url.changed("other"):
            stage.open_at(SLUG, "parrot")
        elif url.changed("question") or url.changed("seed"):
            stage.open_at(SLUG, "mix")
        elif url.changed("prompt") and url.text("prompt", first(), LONGEST) != first():
            stage.open_at(SLUG, "yours")
    url.bind(PROMPT, url.text("prompt", second(), LONGEST), "prompt")
    url.bind(OTHER, url.text("other", looked_up()[0], LONGEST), "other")
    names = mix_names()
    url.bind(MIX, names[url.integer("question", 1, 1, len(names)) - 1] if names else None, "question")
    url.bind(SEED, url.integer("seed", 1, 1, MOST_SEEDS), "seed")
    url.put(
        prompt=prompt() if prompt() != second() else None, other=other() if other() != looked_up()[0] else None,
        question=mix() + 1 if mix() else None, seed=seed() if seed() > 1 else None,
    )


def first() -> str:
    """The beginning that the chapter opens with."""
    return next(iter(beginnings()))


def second() -> str:
    """The beginning that the reader is asked about first: neither of the most copies nor of the fewest."""
    return list(beginnings())[len(beginnings()) // 2]


def prompt() -> str:
    return normal(st.session_state[PROMPT])


def other() -> str:
    return normal(st.session_state[OTHER])


def mix_names() -> list[str]:
    return [f"{one['kind']}: {one['topic']}" for one in facts().get("combinations", ())]


def mix() -> int:
    """Number of the mix that is on."""
    names = mix_names()
    return names.index(st.session_state[MIX]) if st.session_state[MIX] in names else 0


def seed() -> int:
    return st.session_state[SEED]


def throw_again() -> None:
    """Other dice. For callbacks."""
    st.session_state[SEED] = seed() % MOST_SEEDS + 1


def planted_line(text: str) -> Line | None:
    """The planted line that a text begins, if it is one: some words of it at least."""
    begun = " ".join(text.split())
    if len(begun.split()) < FEWEST_WORDS:
        return None
    return next((line for line in lines() if " ".join(line.text.split()).startswith(begun)), None)


def guess_key() -> str | None:
    """Where the guess at the reader's beginning is kept: one for each planted line, since a guess at one judges no other.
    None for a beginning of no planted line, about which there is nothing to guess.
    """
    line = planted_line(prompt())
    return None if line is None else f"{SLUG}.guess_recite{lines().index(line)}"


def mix_guess_key() -> str | None:
    """Where the guess at the mix that is on is kept; None once the dice were thrown again."""
    return f"{SLUG}.guess_mix{mix()}" if seed() == 1 else None


def covered(step: str) -> bool:
    """Whether the text of a step waits for a guess."""
    key = {"yours": guess_key, "mix": mix_guess_key}.get(step, lambda: None)()
    return key is not None and not st.session_state.get(key)


def open_stretch(about: str, number: int) -> None:
    """Open a stretch of the text that `about` names. For callbacks."""
    st.session_state[f"{SLUG}.open"] = (about, number)


def opened(about: str) -> int | None:
    """Number of the stretch that the reader opened in this text."""
    named, number = st.session_state.get(f"{SLUG}.open", (None, None))
    return number if named == about else None


def moment() -> int:
    """Index of the moment that is on."""
    return caches.steps().index(moment_on())
