"""What one lap of training finds, in numbers, and the laps of the suggested sentences, which ship with a run.

Without torch, so that a page can show them on a server that has just started.

Letters: T tokens to predict, K likeliest tokens, R learning rates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

import numpy as np

from core.errors import BadInput
from core.formatting import BIT

if TYPE_CHECKING:
    from core.model.tokenizer import Tokenizer

SENTENCES = ("The capital of France is Paris", "Once upon a time there was a king", "The cat sat on the wall",
             "She opened the door and looked inside", "The dogs near the house are loud")
LIKELIEST = 5  # tokens that are kept of each prediction
LOWEST, HIGHEST, RATES = 0.001, 0.3, 25  # learning rates of the slope, evenly spaced on a logarithmic scale
NUDGE, NUDGES = 0.003, 30  # the learning rate of a nudge that is taken again and again, and how often it is
HELD_OUT = 16  # sentences of the bench (analyses/knockout.json) that are looked at beside the one that is learned


@dataclass(frozen=True, eq=False)
class Look:
    """A text before the nudge: losses (T,), nats, of each token given those before it; ranks (T,), how many tokens are
    likelier than it; likeliest (T, K), ids in its place, and their surprise (T, K), nats; blame, the size of the
    gradient of the mean loss by place and kind ("blocks.3/attention")."""

    losses: np.ndarray
    ranks: np.ndarray
    likeliest: np.ndarray
    surprise: np.ndarray
    blame: Mapping[str, float]

    @property
    def bits(self) -> np.ndarray:
        """The surprise (T,) of each token, bits."""
        return self.losses / BIT

    @property
    def loss(self) -> float:
        """The mean over the text, which is what the nudge goes down."""
        return float(self.losses.mean())

    @property
    def gradient_norm(self) -> float:
        """The size of the whole gradient: the squares of the blame add up to its square."""
        return sqrt(sum(size**2 for size in self.blame.values()))


class Nudged:
    """What is read off the losses (N, T), nats, of each token of a text after N nudges, and the mean loss of others
    (N,), nats.
    """

    losses: np.ndarray
    held_out: np.ndarray | None

    @property
    def loss(self) -> np.ndarray:
        """Its mean loss (N,)."""
        return self.losses.mean(1)

    @property
    def bits(self) -> np.ndarray:
        """The same (N,), bits."""
        return self.loss / BIT

    @property
    def held_out_bits(self) -> np.ndarray | None:
        """The mean loss of other sentences (N,), bits; None without any."""
        return None if self.held_out is None else self.held_out / BIT

    @property
    def p(self) -> np.ndarray:
        """The chance (N, T) of each of its tokens."""
        return np.exp(-self.losses)


@dataclass(frozen=True, eq=False)
class Slope(Nudged):
    """The same text after a nudge of each size, all from the same start: rates (R,); losses (R, T), nats, of each of
    its tokens; held_out (R,), the mean loss of other sentences, or None without any. The page's first rate is 0: no
    nudge at all."""

    rates: np.ndarray
    losses: np.ndarray
    held_out: np.ndarray | None


@dataclass(frozen=True, eq=False)
class Repeats(Nudged):
    """The same text before and after each of N nudges in a row, each down the slope where the last one has led: losses
    (N + 1, T), nats, of each of its tokens; held_out (N + 1,), the mean loss of other sentences, or None without any.
    """

    losses: np.ndarray
    held_out: np.ndarray | None


def rates() -> np.ndarray:
    """0 and the learning rates of the slope, at three significant digits."""
    return np.array([0.0, *(float(f"{rate:.3g}") for rate in np.geomspace(LOWEST, HIGHEST, RATES))])


def hidden(tokenizer: Tokenizer, ids: Sequence[int], place: int | None = None) -> int:
    """The place in `ids` of the token that a lap hides: the one asked for, else the last one with a letter or a digit,
    or the last of all.

    Raises:  BadInput if there is none but the start token, or none at `place`.
    """
    if len(ids) < 2:
        raise BadInput("There is no word to hide; give at least one.")
    if place is not None:
        if not 1 <= place < len(ids):
            raise BadInput(f"There is no token {place} to hide; the text has tokens 1 to {len(ids) - 1}.")
        return place
    words = [place for place in range(1, len(ids)) if any(letter.isalnum() for letter in tokenizer.token(ids[place]))]
    return words[-1] if words else len(ids) - 1


def as_numbers(look: Look, slope: Slope) -> dict[str, Any]:
    """One lap as laps.json holds it. Chances are kept as surprise, whose digits tell 99.99 % from 100 %."""
    arrays = {
        "losses": look.losses,
        "ranks": look.ranks,
        "likeliest": look.likeliest,
        "surprise": look.surprise,
        "nudged": slope.losses,
    }
    return {**{name: array.tolist() for name, array in arrays.items()}, "blame": look.blame,
            "heldout": None if slope.held_out is None else slope.held_out.tolist()}


def shipped(table: Mapping[str, Any] | None, text: str, step: int) -> tuple[Look, Slope] | None:
    """The lap of a suggested sentence at a saved moment, if laps.json holds it."""
    if not table or text not in table["laps"] or step not in table["steps"]:
        return None
    lap = table["laps"][text][table["steps"].index(step)]
    look = Look(*(np.array(lap[name]) for name in ("losses", "ranks", "likeliest", "surprise")), lap["blame"])
    return look, Slope(
        np.array(table["rates"]), np.array(lap["nudged"]), np.array(lap["heldout"]) if lap["heldout"] else None
    )


def shipped_repeats(table: Mapping[str, Any] | None, text: str, step: int) -> Repeats | None:
    """The nudges in a row of a suggested sentence from a saved moment on, if nudges.json holds them."""
    if not table or text not in table["nudges"] or step not in table["steps"]:
        return None
    row = table["nudges"][text][table["steps"].index(step)]
    return Repeats(np.array(row["losses"]), np.array(row["heldout"]) if row["heldout"] else None)
