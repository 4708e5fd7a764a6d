"""What is said of whether the model's shares mean what they say, from analyses/calibration.json."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.results.calibration import BINS, right_of_100
from pages.shared.loading import caches

ASKED = 0.62  # the share that the pages take as their example
KINDS = {
    "program": "new text of its own program",
    "stories": "new pages of its stories",
    "visitors": "everyday sentences",
}
SHORT = dict(zip(KINDS.values(), ("program", "stories", "everyday"), strict=True))  # in the picture, in one row on a phone


def measured() -> dict[str, Any] | None:
    """The run's calibration; None where it came without."""
    return caches.document(caches.BASE, "analyses/calibration.json")


def finding(table: Mapping[str, Any], moment: int = -1) -> str:
    """How often first guesses with a share like ASKED were right in each kind of text, at a checkpoint, by index; "" if
    there were none.
    """
    low = int(ASKED * BINS) * 100 // BINS
    found = {kind["kind"]: right_of_100(kind, moment, ASKED) for kind in table["kinds"]}
    told = [f"{right:.0f} of 100 times on {KINDS[kind]}" for kind, right in found.items() if right is not None]
    return f"Where it says {low} to {low + 100 // BINS} %, it is right {', '.join(told)}" if told else ""


def in_short(table: Mapping[str, Any], moment: int) -> str:
    """The same for the kind of text that lies nearest and the one that lies farthest; "" if there were no such guesses."""
    low = int(ASKED * BINS) * 100 // BINS
    found = {kind["kind"]: right_of_100(kind, moment, ASKED) for kind in table["kinds"]}
    own, other = found.get("program"), found.get("visitors")
    if own is None or other is None:
        return ""
    return (f"Says {low} to {low + 100 // BINS} %: right {own:.0f} of 100 times on text of its own kind, {other:.0f} on everyday "
            "sentences")


def points(table: Mapping[str, Any], moment: int) -> dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Of each kind of text, by its name: mean share, share that was right, and count in each bin (B,), at a checkpoint."""
    def of(values: Sequence[float | None]) -> np.ndarray:
        return np.array([np.nan if value is None else value for value in values])
    return {
        KINDS[kind["kind"]]: (of(kind["share"][moment]), of(kind["right"][moment]) / np.maximum(of(kind["counts"][moment]), 1),
                              of(kind["counts"][moment]))
        for kind in table["kinds"]
    }


def for_the_glossary() -> str:
    """The entry's second paragraph."""
    table = measured()
    told = finding(table) if table else ""
    return f"For this model: {told[0].lower()}{told[1:]}." if told else ""
