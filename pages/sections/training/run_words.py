"""What the training loop says of a whole run, of its walk over the landscape and of a lesson, whichever way the numbers
fall; in bits a token.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from core.results.loss_landscape import Land
from core.results.losses import GenreLoss

WAYS = {
    "hardly longer": 1.25,
    "up to twice as long": 2.0,
    "two to four times as long": 4.0,
    "more than four times as long": float("inf"),
}
NO_SURPRISE, AT_ITS_WRITER, NO_LOWER = "at 0 bits", "near its writer's dice", "hardly lower than here"
LEVEL = 0.072  # bits: closer than that are two surprises level
ENDS = (NO_SURPRISE, AT_ITS_WRITER, NO_LOWER)


def ended(end: float, floor: float, here: float) -> str:
    """Where a curve ends: whichever of nothing, what the text cost its writer, and where it stood it is nearest to."""
    return min(zip(ENDS, (0.0, floor, here), strict=True), key=lambda answer: abs(answer[1] - end))[0]


def above_writer(kinds: Sequence[GenreLoss]) -> str:
    """In how many kinds of text the model's loss is above what they cost their writer.

    >>> above_writer([GenreLoss("tales", 9, 0.8, 0.7), GenreLoss("chat", 9, 0.5, 0.6)])
    '1 of 2 kinds'
    """
    above = sum(kind.bits > kind.floor_bits for kind in kinds)
    return f"all {len(kinds)} kinds" if above == len(kinds) else f"{above} of {len(kinds)} kinds"


def land_title(land: Land) -> str:
    """Whether the path runs downhill on its map."""
    flat = land.flat_bits
    rises = sum(after > before for before, after in pairwise(flat))
    ends = f"{flat[0]:.1f} → {flat[-1]:.1f} bits"
    if flat[-1] >= flat[0]:
        return f"It ends no lower: {ends}"
    return f"Down on {len(flat) - 1 - rises} of {len(flat) - 1} legs: {ends}" if rises else f"Downhill all the way: {ends}"


def height(land: Land, place: int) -> str:
    """How high the ground lies at one checkpoint, on the map and in truth."""
    true, flat = f"{land.true_bits[place]:.1f}", f"{land.flat_bits[place]:.1f}"
    return f"Height here {true} bits" + (f", on the flat map {flat}" if true != flat else "")


def at_moment(land: Land, place: int) -> str:
    """What the map says of one checkpoint, what is true of it, and how far off the map it lies."""
    true, flat = f"{land.true_bits[place]:.1f}", f"{land.flat_bits[place]:.1f}"
    if place == len(land.steps) - 1:
        return f"Here the walk ends, at {true} bits. The map is laid through this very point, so here it is exact."
    joint = "and so does the map" if flat == true else f"the map shows {flat} at its mark"
    return (f"The real model has {true} bits, {joint}. It lies {land.away[place]:.0f} units off the map, "
            f"and {land.distance[place]:.0f} from where the walk ends.")


def worst_gap(land: Land) -> tuple[int, str, str]:
    """The checkpoint at which the map is most wrong: its place, its true height, the map's."""
    place = int(np.abs(land.true_bits - land.flat_bits).argmax())
    return place, f"{land.true_bits[place]:.1f}", f"{land.flat_bits[place]:.1f}"


def loss_at(steps: Sequence[int], bits: Sequence[float], step: float) -> float:
    """The loss of a run round a step: the mean over a tenth of the way behind it to both sides, since each batch is
    other text.
    """
    x, y = np.asarray(steps, float), np.asarray(bits, float)
    near = np.abs(x - step) <= max(1.0, step / 20)
    return float(y[near].mean() if near.any() else y[np.abs(x - step).argmin()])


def beside_large(mine: float, large: float, tokens: int) -> str:
    """Which of two losses after as many tokens is lower."""
    read, one, two = f"After {tokens:,} tokens", f"{mine:.1f}", f"{large:.1f}"
    if abs(mine - large) < LEVEL:
        return f"{read} your model and the large model are level: {one} bits"
    return f"{read} your model has {one} bits; the large model was {'ahead' if mine > large else 'behind'}, with {two}"


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
