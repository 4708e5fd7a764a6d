"""One lap of training laid open: the loss on one text, whose fault it is, one nudge downhill, and what it changed.

The nudge is plain gradient descent, new = old - learning rate x gradient, on a copy: the model that is given, which other readers may be
using at this very moment, is never written to.

Letters: T tokens to predict, R learning rates, V d_vocab.
"""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from core.errors import BadInput
from core.knockout import mean_loss
from core.model import Transformer, kind_of, layer_of
from core.tokenizer import Tokenizer

LOWEST, HIGHEST, RATES = 0.001, 0.3, 25  # learning rates of the slope, evenly spaced on a logarithmic scale
FARTHEST = 10.0  # a learning rate beyond this tells nothing
HELD_OUT = 16  # sentences of the bench (analyses/knockout.json) that are looked at beside the one that is learned


@dataclass(frozen=True, eq=False)
class Look:
    """A text before the nudge: losses (T,), nats, of each token given those before it; probs (V,) where the hidden token stands; blame,
    the size of the gradient of the mean loss by place and kind ("blocks.3/attention")."""

    losses: np.ndarray
    probs: np.ndarray
    blame: dict[str, float]

    @property
    def loss(self) -> float:
        """The mean over the text, which is what the nudge goes down."""
        return float(self.losses.mean())

    @property
    def gradient_norm(self) -> float:
        """The size of the whole gradient: the squares of the blame add up to its square."""
        return sqrt(sum(size**2 for size in self.blame.values()))


@dataclass(frozen=True, eq=False)
class Slope:
    """The same text after a nudge of each size, all from the same start: rates (R,); loss (R,), its mean, nats; p (R, T), the chance of each of its
    tokens; heldout (R,), the mean loss of other sentences, or None without any. The page's first rate is 0: no nudge at all."""

    rates: np.ndarray
    loss: np.ndarray
    p: np.ndarray
    heldout: np.ndarray | None


def hidden(tokenizer: Tokenizer, ids: Sequence[int], place: int | None = None) -> int:
    """The place in `ids` of the token that a lap hides: the one asked for, else the last one with a letter or a digit, or the last of all.

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


def rates() -> np.ndarray:
    """0 and the learning rates of the slope, at three significant digits."""
    return np.array([0.0, *(float(f"{rate:.3g}") for rate in np.geomspace(LOWEST, HIGHEST, RATES))])


def look(model: Transformer, ids: Sequence[int], place: int) -> Look:
    """Read a text, ids[0] the start token, measure the loss of each token, and trace its mean back to every parameter.

    Args:    place, of the hidden token in ids (1 or later).
    """
    own, losses, logits = _read(model, ids)
    losses.mean().backward()
    squares: dict[str, float] = {}
    for name, parameter in own.named_parameters():
        squares[blamed(name)] = squares.get(blamed(name), 0.0) + float(parameter.grad.double().square().sum())
    probs = logits[place - 1].detach().softmax(-1)
    return Look(losses.detach().numpy(), probs.numpy(), {key: sqrt(square) for key, square in squares.items()})


def gradient(model: Transformer, ids: Sequence[int]) -> dict[str, Tensor]:
    """The gradient of the mean loss of a text, by name of parameter."""
    own, losses, _ = _read(model, ids)
    losses.mean().backward()
    return {name: parameter.grad for name, parameter in own.named_parameters()}


def slope(model: Transformer, ids: Sequence[int], learning_rates: Sequence[float], heldout: Sequence[tuple[int, ...]] = ()) -> Slope:
    """What a nudge of each size does to the text, to each of its tokens and to other sentences.

    Args:    learning_rates, 0 or more, up to FARTHEST; heldout, other texts, each with the start token.
    Raises:  BadInput for a learning rate outside.
    """
    for rate in learning_rates:
        if not 0 <= rate <= FARTHEST:
            raise BadInput(f"The learning rate is {rate:g}; it has to be from 0 to {FARTHEST:g}.")
    downhill = gradient(model, ids)
    own, read = copy.deepcopy(model), torch.tensor([list(ids)])
    found = []
    with torch.inference_mode():
        for rate in learning_rates:
            for name, parameter in own.named_parameters():
                torch.sub(model.get_parameter(name), downhill[name], alpha=float(rate), out=parameter)
            losses = F.cross_entropy(own(read[:, :-1])[0], read[0, 1:], reduction="none")  # (T,)
            found.append((losses.mean().item(), (-losses).exp().tolist(), mean_loss(own, heldout) if heldout else 0.0))
    loss, p, others = map(np.array, zip(*found, strict=True))
    return Slope(np.asarray(learning_rates, dtype=float), loss, p, others if heldout else None)


def blamed(name: str) -> str:
    """Where the parameter called `name` stands in the blame: "embeddings", "blocks.3/attention", "norm" (the last one), "prediction"."""
    layer, kind = layer_of(name), kind_of(name)
    return kind if layer is None else f"blocks.{layer}/{kind}"


def _read(model: Transformer, ids: Sequence[int]) -> tuple[Transformer, Tensor, Tensor]:
    """A copy that can be traced back through, the loss of each token (T,) and the logits (T, V)."""
    own, read = copy.deepcopy(model).requires_grad_(True), torch.tensor([list(ids)])
    logits = own(read[:, :-1])[0]
    return own, F.cross_entropy(logits, read[0, 1:], reduction="none"), logits
