"""Whom a lesson helps: how one nudge of plain gradient descent for one sentence changes the loss of others.

Sentences differ in how steep their slope is, so that one learning rate would be a large step for one and none for
another. So each nudge is sized: its learning rate is searched until it takes the same part of the loss off its own
sentence, GAIN. What is left to compare is where else it helps or harms. This is the finite step of what an influence
function tells to first order.

Source: Koh and Liang 2017, arXiv 1703.04730 (influence, at the end of training); Lee, Smith, Adam and Hoogland 2025,
        arXiv 2510.12071 (influence through training).
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from core.analyses.gradient_step import FARTHEST, TURN, gradient
from core.analyses.left_out_author import relatives
from core.errors import BadInput
from core.model.prompt import prompt_ids
from core.model.scoring import costs
from core.model.transformer import Transformer
from core.results import gradient_table
from core.results.influence import GAIN, LEAST, SENTENCES, Influence, Nudge, related, strangers
from core.runs.store import Run

if TYPE_CHECKING:
    from core.analyses.context import Specimen

CLOSE = 0.0001  # of the loss, to which the gain is met
TURNS = 8  # in which it is met, as a rule
TRIES, FINER = 40, 1.25  # else: learning rates that are tried on the way up, each so many times the one before
Ids = Sequence[int]


def nudge(model: Transformer, taught: Ids, tested: Sequence[Ids], rate: float | None = None) -> Nudge:
    """One nudge for `taught`, sized to take GAIN off its loss, and what it does to each of `tested`.

    Args:    taught, tested, ids with the start token first; rate, the learning rate instead of the search.
    Raises:  BadInput if no nudge takes LEAST off, as when there is next to no loss left.
    """
    with TURN:
        downhill, own = gradient(model, taught), copy.deepcopy(model)
        before = means(model, [taught, *tested])
        if rate is None:
            rate = sized(model, own, taught, downhill)
        _step(model, own, downhill, rate)
        change = means(own, [taught, *tested]) / before - 1
    return Nudge(rate, float(change[0]), change[1:])


def sized(model: Transformer, own: Transformer, taught: Ids, downhill: dict[str, Tensor]) -> float:
    """The smallest learning rate at which a nudge takes GAIN off the loss of `taught`, to within CLOSE; where the
    valley is too shallow for that, the one that takes most. Raises BadInput if none takes LEAST.

    Args: own, a copy of the model that is written over; downhill, the gradient.
    """
    loss = max(float(means(model, [taught])[0]), 1e-30)

    def gain(rate: float) -> float:
        _step(model, own, downhill, rate)
        return 1 - float(means(own, [taught])[0]) / loss

    square = sum(float(one.double().square().sum()) for one in downhill.values())
    promised = GAIN * loss / max(square, 1e-30)  # by the slope itself
    return _met(gain, min(promised, FARTHEST)) or _climbed(gain, promised / 4, loss)


def _met(gain: Callable[[float], float], rate: float) -> float | None:
    """The learning rate at which `gain` is GAIN, by rule of three; None if that leads nowhere. Where the gain bends
    downward, as on the near side of a valley, the rule never leaps over the smallest such rate: what is short of it
    stays short of it.
    """
    for _ in range(TURNS):
        found = gain(rate)
        if abs(found - GAIN) <= CLOSE:
            return rate
        if not GAIN / 2 < found < 2 * GAIN or rate * GAIN / found > FARTHEST:
            return None
        rate *= GAIN / found
    return None


def _climbed(gain: Callable[[float], float], first: float, loss: float) -> float:
    """The same by trying ever larger rates from `first` on, and then halving; the one that gains most where GAIN is out
    of reach. Raises BadInput if that is less than LEAST.
    """
    rates = [rate for rate in first * FINER ** np.arange(TRIES) if rate <= FARTHEST]
    gains: list[float] = []
    for rate in rates:
        gains.append(gain(rate))
        if gains[-1] >= GAIN or gains[-1] < max(gains) - GAIN:  # there, or well up the other side
            break
    best = int(np.argmax(gains)) if gains else 0
    if not gains or gains[best] < LEAST:
        raise BadInput(
            f"No nudge makes this sentence {LEAST:.0%} less surprising; its loss is {loss:.3g} nats a token."
        )
    if gains[best] < GAIN:
        return float(rates[best])
    low, high = (rates[best - 1] if best else 0.0), rates[best]
    while abs((found := gain((low + high) / 2)) - GAIN) > CLOSE and high - low > 1e-6 * high:
        low, high = ((low + high) / 2, high) if found < GAIN else (low, (low + high) / 2)
    return float((low + high) / 2)


def means(model: Transformer, texts: Sequence[Ids]) -> np.ndarray:
    """The mean loss of each text (S,), nats a token."""
    return costs(model, [tuple(text) for text in texts]) / np.array([len(text) - 1 for text in texts])


def _step(model: Transformer, own: Transformer, downhill: dict[str, Tensor], rate: float) -> None:
    with torch.inference_mode():
        for name, parameter in own.named_parameters():
            torch.sub(model.get_parameter(name), downhill[name], alpha=rate, out=parameter)


def influence(model: Transformer, texts: Sequence[Ids]) -> Influence:
    """A lesson for each text, tested on all of them."""
    nudges = [nudge(model, text, texts) for text in texts]
    return Influence(
        np.stack([one.change for one in nudges]), np.array([one.rate for one in nudges]), means(model, texts)
    )


def of_own(model: Transformer, own: Ids, fixed: Sequence[Ids], rates: Sequence[float]) -> tuple[Nudge, np.ndarray]:
    """One more sentence beside the fixed ones: its lesson, tested on each of them; and what each of their lessons, at
    the rates that were found already, does to it (S,).
    """
    with TURN:
        learned = nudge(model, own, fixed)
        copied, loss, column = copy.deepcopy(model), float(means(model, [own])[0]), []
        for text, rate in zip(fixed, rates, strict=True):
            _step(model, copied, gradient(model, text), rate)
            column.append(float(means(copied, [own])[0]) / loss - 1)
    return learned, np.array(column)


def read(run: Run, texts: Sequence[str]) -> list[list[int]]:
    """Texts as the model reads them, the start token first."""
    return [prompt_ids(run.tokenizer, text, run.config.model.n_ctx) for text in texts]


def analyse(specimen: Specimen) -> dict[str, Any]:
    """influence.json: the fixed sentences and those that the chapter suggests, at every saved moment; and what is so in
    the runs beside this one that came with weights.
    """
    run, texts = specimen.run, (*SENTENCES, *gradient_table.SENTENCES)
    ids = read(run, texts)
    found = [influence(model, ids) for _, model in specimen.models()]
    return {"influence": {
        "steps": run.steps, "sentences": list(texts), "gain": GAIN,
        **{name: [getattr(one, name).tolist() for one in found] for name in ("change", "rates", "loss")},
        "others": [in_short(other, step) for other, step in beside_it(run)],
    }}


def beside_it(run: Run) -> list[tuple[Run, int]]:
    """The run's twin and the runs that differ from it in their seed alone, at the last moment of which each has
    weights.
    """
    family = relatives(run)
    there = [other for other in (family.twin, *family.seeds) if other is not None]
    return [(other, other.steps[-1]) for other in there if other.steps]


def in_short(run: Run, step: int) -> dict[str, Any]:
    """What the fixed sentences do to each other in another run at one moment."""
    found = influence(run.model(step), read(run, SENTENCES))
    return {"run": run.name, "step": step, "kin": found.shared(related()),  # as files that ship have it
            "strangers": found.shared(strangers()), "harmed": found.harmed(strangers())}
