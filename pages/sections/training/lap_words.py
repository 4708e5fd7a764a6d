"""What the training loop says of its numbers, whichever way they fall. R learning rates, the first of them 0: no nudge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

import numpy as np

from core.formatting import percent

SMALL, RIGHT, BIG = "too small", "about right", "too big"
MOST = 0.8  # a nudge that gains less than this share of the best one's gain is too small or too big
HARDLY = 0.005  # a change of the loss that two decimals hardly show
TOUCHED = 0.02  # a change of the other sentences' loss, as a share of what it was
PLACES = {"embeddings": "embeddings", "prediction": "prediction layer", "norm": "last norm"}


def choices(loss: float, vocabulary: int) -> str:
    """A loss as a draw by lot among the words of a list: "as unsure as if it drew one of 12 words by lot"."""
    count = exp(loss)
    if round(count) > vocabulary:
        return "worse than drawing a word from its whole list by lot"
    if count < 1.05:
        return "all but sure of every word"
    shown = f"{count:.1f}" if count < 9.95 else f"{count:,.0f}"
    return f"as unsure as if it drew one of {shown} words by lot each time"


def zones(loss: Sequence[float]) -> list[str | None]:
    """Of each learning rate whether its nudge is too small, about right or too big; None for the first, which is no nudge.

    About right gains at least MOST of what the best nudge gains; if none gains anything, all are too big.
    """
    gains = loss[0] - np.asarray(loss)
    best = int(gains.argmax())
    found: list[str | None] = [None]
    for place in range(1, len(gains)):
        good = best > 0 and gains[place] >= MOST * gains[best]
        found.append(RIGHT if good else SMALL if place < best else BIG)
    return found


def title(loss: Sequence[float], place: int) -> str:
    """What a nudge does to the loss of the sentence."""
    before, after, zone = loss[0], loss[place], zones(loss)[place]
    if zone is None:
        return f"No nudge: the loss stays at {before:.2f}"
    if abs(after - before) < HARDLY:
        return f"Hardly anything moves: the loss stays at {before:.2f}"
    if after > before:
        return f"Far too big: the loss rises from {before:.2f} to {after:.2f}"
    moved = f"the loss falls from {before:.2f} to {after:.2f}"
    return {SMALL: f"Too small: {moved}, and more was there to win", RIGHT: f"About right: {moved}",
            BIG: f"Too big: {moved}, less than with a smaller nudge"}[zone]


def consequence(word: str, p: Sequence[float], held_out: Sequence[float] | None, count: int, place: int) -> str:
    """What a nudge does to the right word, and to sentences that it wasn't made for."""
    if place == 0:
        return f"The chance of {word} is {percent(p[0])}. Choose a size and press Nudge."
    chance = f"The chance of {word} " + (
        f"stays at {percent(p[0])}."
        if percent(p[0]) == percent(p[place])
        else f"{'rises' if p[place] > p[0] else 'falls'} from {percent(p[0])} to {percent(p[place])}."
    )
    if held_out is None:
        return chance
    moved = held_out[place] - held_out[0]
    if abs(moved) <= TOUCHED * held_out[0]:
        return f"{chance} On {count} other sentences the loss hardly moves: {held_out[0]:.2f} to {held_out[place]:.2f}."
    if moved > 0:
        joint = "But" if p[place] > p[0] else "And"
        return f"{chance} {joint} {count} other sentences pay for it: their loss rises from {held_out[0]:.2f} to {held_out[place]:.2f}."
    return (
        f"{chance} {count} other sentences gain too: their loss falls from {held_out[0]:.2f} to {held_out[place]:.2f}."
    )


def whole_slope(loss: Sequence[float], rates: Sequence[float]) -> str:
    """The slope in one sentence, for those who can't see it."""
    best = int(np.argmin(loss))
    if best == 0:
        return f"Loss of the sentence by learning rate: no nudge of these makes it smaller than {loss[0]:.2f}."
    said = f"Loss of the sentence by learning rate: {loss[0]:.2f} without a nudge, lowest ({loss[best]:.2f}) at {rate(rates[best])}"
    if best == len(loss) - 1:
        return f"{said}, the biggest nudge here."
    return f"{said}, and {loss[-1]:.2f} at {rate(rates[-1])}, the biggest nudge here."


def rate(value: float) -> str:
    """A learning rate as the page writes it: 0.0013."""
    return f"{value:.4f}".rstrip("0") if value else "0"


def by_place(blame: Mapping[str, float], n_layers: int) -> tuple[list[str], dict[str, np.ndarray]]:
    """Names of the places from the way in to the way out, and the size of the gradient at each by kind (0 where a place
    has none).
    """
    places = ["embeddings", *(f"layer {layer + 1}" for layer in range(n_layers)), "last norm", "prediction layer"]
    sizes = {kind: np.zeros(len(places)) for kind in ("embeddings", "attention", "feed-forward", "prediction", "norm")}
    for key, size in blame.items():
        where, _, kind = key.rpartition("/")
        place = PLACES[key] if not where else f"layer {int(where.removeprefix('blocks.')) + 1}"
        sizes[kind][places.index(place)] = size
    return places, sizes


def by_kind(blame: Mapping[str, float]) -> dict[str, float]:
    """The size of the gradient of each kind in the whole model: its squares add up."""
    squares: dict[str, float] = {}
    for key, size in blame.items():
        kind = key.rpartition("/")[2]
        squares[kind] = squares.get(kind, 0.0) + size**2
    return {kind: square**0.5 for kind, square in squares.items()}


def blame_title(blame: Mapping[str, float]) -> str:
    """Which kind, and which layer, the loss hangs on most."""
    kinds = by_kind(blame)
    most = max(kinds, key=kinds.get)
    layers: dict[str, float] = {}
    for key, size in blame.items():
        if "/" in key:
            layer = key.split("/")[0].removeprefix("blocks.")
            layers[layer] = layers.get(layer, 0.0) + size**2
    layer = max(layers, key=layers.get)
    name = {"embeddings": "the embeddings", "prediction": "the prediction layer", "norm": "the norms"}.get(most, most)
    verb = "get" if most in ("embeddings", "norm") else "gets"
    return f"{name[0].upper()}{name[1:]} {verb} the most blame; of the layers, layer {int(layer) + 1} does"
