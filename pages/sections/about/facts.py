"""What the model card says, read from the run, and from this session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.results.skill_curves import Course
from pages.shared.frame import kept, kept_values
from pages.shared.loading import caches

SLUG = "about"
STAGE = f"{SLUG}.stage"  # the fragment
ROWS = 10  # tests on the stage at once
KINDS = {"checkpoints": "saved moments", "analyses": "measured once", "": "shape and words"}  # folder of the run -> what it holds


def tests() -> list[Course]:
    """Every test of the run, the best of the trained model first."""
    return sorted(caches.courses().values(), key=lambda course: -course.accuracy[-1])


def portions(found: Sequence[Course]) -> list[str]:
    """How the pages of tests are called: "1 to 12"."""
    return [f"{first + 1} to {min(first + ROWS, len(found))}" for first in range(0, len(found), ROWS)]


def portion() -> int:
    """The number of the page of tests that the reader looks at."""
    names, asked = portions(tests()), st.session_state.get(f"{SLUG}.portion")
    return names.index(asked) if asked in names else 0


def page(found: Sequence[Course], number: int) -> Sequence[Course]:
    return found[ROWS * number:ROWS * (number + 1)]


def files() -> dict[str, tuple[int, int]]:
    """Of each kind of file of the run: how many there are, and their bytes."""
    found = dict.fromkeys(KINDS.values(), (0, 0))
    for name, entry in caches.manifest()["files"].items():
        folder = name.split("/")[0] if "/" in name else ""
        kind = KINDS.get(folder, KINDS[""])
        found[kind] = found[kind][0] + 1, found[kind][1] + entry["bytes"]
    return found


def texts() -> dict[str, Any] | None:
    """A prompt, and how the model goes on after it at every saved moment; None where the run came without."""
    home = caches.document(caches.BASE, "analyses/home.json")
    found = next((one for one in home["prompts"] if tuple(one["steps"]) == caches.steps()), None) if home else None
    return found


def kept_now() -> dict[str, int]:
    """What the tab keeps of this session, counted by kind."""
    counts = {"chapters you opened": 0, "texts you typed": 0, "guesses and answers": 0, "what you set or looked at": 0}
    for key, value in kept.did().items():
        takes = kept.rule(key).takes
        if key == "progress.visited":
            counts["chapters you opened"] = len(value)
        elif takes is kept_values.text:
            counts["texts you typed"] += bool(value)
        elif takes in (kept_values.answered, kept_values.words, kept_values.pairs, kept_values.cases):
            counts["guesses and answers"] += len(value)
        elif takes is kept_values.choice and "guess" in key:
            counts["guesses and answers"] += 1
        elif takes is not kept_values.choice or not key.endswith(".check"):  # an answered question is counted above
            counts["what you set or looked at"] += 1
    return counts
