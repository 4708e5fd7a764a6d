"""What the training loop says of the numbers of a lap, whichever way they fall. R sizes of nudge, the first no nudge at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

import numpy as np

from core.figures.style import KIND_NAMES
from core.formatting import percent
from pages.shared.text.wording import as_between

SMALL, RIGHT, PAY, OVER = "too small", "about right", "others pay", "overshoots"
HALF = 0.5  # of what the best nudge gains that harms no other sentence: less is too small
TOUCHED = 0.02  # a change of the other sentences' surprise, as a share of what it was, that is called none
PLACES = {"embeddings": "embeddings", "prediction": "prediction layer", "norm": "last norm"}
CHANCES = {"less than 1 in 100": 0.01, "1 to 10 in 100": 0.1, "10 to 50 in 100": 0.5, "more than half": 1.01}
MOST_HELP, LESS_HELP, HARM = "lower the surprise most", "lower it, but less than a smaller one", "raise the surprise"
GAIN, SAME, LOSE = "they get better too", "nothing much", "they get worse"


def choices(bits: float, vocabulary: int) -> str:
    """A surprise as a draw by lot among words: "as unsure as between 12 words"."""
    if bits > log2(vocabulary) + 0.01:
        return "worse than drawing a word from its whole list by lot"
    between = as_between(bits)
    return "all but sure" if between == "1" else f"as unsure as between {between} words"


def zones(bits: Sequence[float], others: Sequence[float] | None) -> list[str | None]:
    """Of each size of nudge how it does; None for the first, which is no nudge.

    About right gains at least HALF of what the best one gains of those that harm no other sentence. Where other sentences
    come off worse they pay, and where the sentence itself does the nudge overshoots. Without other sentences to look
    at, all that is larger than the best overshoots.
    """
    gains = bits[0] - np.asarray(bits)
    best = int(gains.argmax())
    paid = best + 1 if others is None else next(
        (place for place in range(1, len(gains)) if others[place] > (1 + TOUCHED) * others[0]), len(gains))
    over = next((place for place in range(max(best, 1), len(gains)) if gains[place] <= 0), len(gains))
    end = min(paid, over)
    enough = HALF * max(gains[1:end], default=0)
    found: list[str | None] = [None]
    for place in range(1, len(gains)):
        if place >= over or (others is None and place >= paid):
            found.append(OVER)
        elif place >= paid:
            found.append(PAY)
        else:
            found.append(RIGHT if RIGHT in found or gains[place] >= enough > 0 else SMALL)
    return found


def title(bits: Sequence[float], zone: str | None, place: int) -> str:
    """What a nudge does to the surprise of the sentence."""
    if zone is None:
        return f"No nudge yet: {bits[0]:.1f} bits a word"
    return f"{zone[0].upper()}{zone[1:]}: {bits[0]:.1f} → {bits[place]:.1f} bits"


def done(bits: Sequence[float], place: int) -> str:
    """What so many nudges in a row have done."""
    if place == 0:
        return f"This sentence: {bits[0]:.1f} bits a word"
    return f"After {place} nudge{'s' if place > 1 else ''}: {bits[0]:.1f} → {bits[place]:.1f} bits"


def beside(word: str, p: Sequence[float], others: Sequence[float] | None, count: int, place: int) -> str:
    """The chance of the right word, and how sentences fare that no nudge was made for."""
    moved = place > 0
    chance = f"{word} {percent(p[0])}" + (f" → {percent(p[place])}" if moved else "")
    if others is None:
        return chance
    if not moved:
        return f"{chance}; {count} other sentences {others[0]:.1f} bits"
    return f"{chance}; {count} others {fare(others, place)}, {others[0]:.1f} → {others[place]:.1f}"


def fare(others: Sequence[float], place: int) -> str:
    """Whether the other sentences pay, gain or hardly notice."""
    change = others[place] / others[0] - 1
    return "hardly notice" if abs(change) <= TOUCHED else "pay" if change > 0 else "gain"


def biggest(bits: Sequence[float]) -> str:
    """What the biggest nudge does, of the answers that a reader may guess."""
    return HARM if bits[-1] >= bits[0] else MOST_HELP if int(np.argmin(bits)) == len(bits) - 1 else LESS_HELP


def in_the_end(others: Sequence[float]) -> str:
    """What many nudges do to other sentences, of the answers that a reader may guess."""
    return {"pay": LOSE, "gain": GAIN, "hardly notice": SAME}[fare(others, len(others) - 1)]


def rate(value: float) -> str:
    """A learning rate as the page writes it: 0.0013."""
    return f"{value:.4f}".rstrip("0") if value else "0"


def by_place(blame: Mapping[str, float], n_layers: int) -> tuple[list[str], dict[str, np.ndarray]]:
    """Names of the places from the way in to the way out, and the share of the squared gradient at each by kind: all
    shares add up to 1.
    """
    places = ["embeddings", *(f"layer {layer + 1}" for layer in range(n_layers)), "last norm", "prediction layer"]
    shares = {kind: np.zeros(len(places)) for kind in ("embeddings", "attention", "feed-forward", "prediction", "norm")}
    whole = sum(size**2 for size in blame.values()) or 1.0
    for key, size in blame.items():
        where, _, kind = key.rpartition("/")
        place = PLACES[key] if not where else f"layer {int(where.removeprefix('blocks.')) + 1}"
        shares[kind][places.index(place)] = size**2 / whole
    return places, shares


def most_blamed(shares: Mapping[str, np.ndarray]) -> tuple[str, float]:
    """The kind with the largest share in the whole model, and that share."""
    sums = {kind: float(row.sum()) for kind, row in shares.items()}
    kind = max(sums, key=sums.get)
    return kind, sums[kind]


def blame_title(places: Sequence[str], shares: Mapping[str, np.ndarray]) -> str:
    """Which kind, and which layer, got most of the blame."""
    kind, share = most_blamed(shares)
    sums = np.sum([*shares.values()], axis=0)
    layers = [place for place in range(len(places)) if places[place].startswith("layer")]
    layer = max(layers, key=lambda place: sums[place])
    name = {"prediction": "the prediction layer"}.get(kind, KIND_NAMES[kind])
    verb = "get" if kind in ("embeddings", "norm") else "gets"
    return f"{name[0].upper()}{name[1:]} {verb} {percent(share)} of the blame\nOf the layers, {places[layer]} gets most, {percent(sums[layer])}"
