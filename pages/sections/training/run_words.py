"""What the training loop says of a whole run and of its walk over the landscape, whichever way the numbers fall.

C checkpoints.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from core.figures.style import SEQUENTIAL
from core.formatting import percent

# of which a map takes those that it reaches
LEVELS = (0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10, 15, 20, 30, 50)
WAYS = {
    "hardly longer": 1.25,
    "up to twice as long": 2.0,
    "two to four times as long": 4.0,
    "more than four times as long": float("inf"),
}


def above_writer(kinds: Sequence[Mapping[str, Any]]) -> str:
    """In how many kinds of text the model's loss is above what they cost their writer. Args: kinds, `by_genre` of
    analyses/losses.json.

    >>> above_writer([{"loss": 0.8, "floor": 0.7}, {"loss": 0.5, "floor": 0.6}])
    '1 of 2 kinds'
    """
    above = sum(kind["loss"] > kind["floor"] for kind in kinds)
    return f"all {len(kinds)} kinds" if above == len(kinds) else f"{above} of {len(kinds)} kinds"


def longer(land: Mapping[str, Any]) -> float:
    """How many times the way from checkpoint to checkpoint is as long as the straight line from the first to the last."""
    return sum(land["legs"]) / land["distance"][0]


def land_title(land: Mapping[str, Any]) -> str:
    """Whether the path runs downhill on its map, and how much of it the map holds."""
    flat = land["flat"]
    rises = sum(after > before for before, after in pairwise(flat))
    legs = len(flat) - 1
    ends = f"from {flat[0]:.2f} to {flat[-1]:.2f}"
    held = f"This map holds {percent(sum(land['shares']))} of the walk"
    if flat[-1] >= flat[0]:
        return f"On this map the walk ends no lower than it began: {ends}. {held}"
    if rises:
        return f"The walk goes down on its map {ends}, but uphill on {rises} of {legs} legs. {held}"
    return f"The walk goes downhill all the way on its map, {ends}. {held}"


def at_moment(land: Mapping[str, Any], place: int) -> str:
    """What the map says of one checkpoint, what is true of it, and how far off the map it lies."""
    true, flat, away, far = (land[name][place] for name in ("true", "flat", "away", "distance"))
    if place == len(land["steps"]) - 1:
        return (
            f"Here the walk ends: a loss of {true:.2f}. The map is laid through this very point, so here it is exact."
        )
    joint = "and so does the map" if abs(flat - true) < 0.05 else f"the map shows {flat:.2f} at its mark"
    return f"The real model has a loss of {true:.2f}, {joint}. It lies {away:.0f} units off the map, and {far:.0f} from where the walk ends."


def worst_gap(land: Mapping[str, Any]) -> tuple[int, float, float]:
    """The checkpoint at which the map is most wrong: its place, its true loss, the map's."""
    gaps = np.abs(np.subtract(land["true"], land["flat"]))
    place = int(gaps.argmax())
    return place, land["true"][place], land["flat"][place]


def levels(loss: Sequence[Sequence[float]]) -> list[float]:
    """The contour lines of a map: round numbers between its lowest and its highest loss."""
    low, high = np.min(loss), np.max(loss)
    return [level for level in LEVELS if low < level < high] or [float(f"{(low + high) / 2:.3g}")]


def inks(count: int) -> list[str]:
    """So many colours from little to much, evenly picked."""
    places = np.linspace(0, len(SEQUENTIAL) - 1, count)
    ends = np.array([[int(ink[at:at + 2], 16) for at in (1, 3, 5)] for ink in SEQUENTIAL], float)
    mixed = np.array([np.interp(places, np.arange(len(SEQUENTIAL)), ends[:, part]) for part in range(3)]).T
    return ["#" + "".join(f"{round(part):02X}" for part in ink) for ink in mixed]


def axis_name(number: int, share: float) -> str:
    return f"direction {number} ({percent(share)} of the walk)"


def sister_at(steps: Sequence[int], loss: Sequence[float], step: float) -> float:
    """The loss of a run round a step: the mean over a tenth of the way behind it to both sides, since each batch is
    other text.
    """
    x, y = np.asarray(steps, float), np.asarray(loss, float)
    near = np.abs(x - step) <= max(1.0, step / 20)
    return float(y[near].mean() if near.any() else y[np.abs(x - step).argmin()])


def beside_sister(mine: float, sister: float, tokens: int) -> str:
    """Which of two losses after as many tokens is lower."""
    read = f"After {tokens:,} tokens"
    if abs(mine - sister) < 0.05:
        return f"{read} your model and its big sister are level: a loss of {mine:.2f}"
    if mine > sister:
        return f"{read} your model has a loss of {mine:.2f}; its big sister was ahead, with {sister:.2f}"
    return f"{read} your model has a loss of {mine:.2f}; its big sister was behind, with {sister:.2f}"


def about_sample(sample: Any, enough: int) -> str:
    """When a small model wrote this (core.training.live.Sample), and how many of its pairs are real; fewer pairs than
    enough don't count.
    """
    when = "At the start" if sample.step == 0 else f"After {sample.seconds:.0f} seconds, {sample.step:,} nudges"
    return f"{when}: {round(sample.real * sample.pairs)} of {sample.pairs} pairs are real" + (
        ", too few to count" if sample.pairs < enough else ""
    )


def first_real(samples: Sequence[Any], goal: float, enough: int) -> float | None:
    """The seconds at which a sample of `enough` pairs first has this share of real ones; None if none has."""
    return next((sample.seconds for sample in samples if sample.pairs >= enough and sample.real >= goal), None)
