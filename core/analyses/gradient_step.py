"""One lap of training laid open: the loss on one text, whose fault it is, one nudge downhill, and what it changed.

The nudge is plain gradient descent, new = old - learning rate x gradient, into a model of its own: the one that is
given, which other readers may be using at this very moment, is never written to.
"""

from __future__ import annotations

import copy
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.errors import BadInput
from core.model.parameters import kind_of, layer_of
from core.model.prompt import prompt_ids
from core.model.scoring import ids_of, mean_loss, surprises
from core.model.transformer import Transformer
from core.results import gradient_table
from core.results.gradient_table import LIKELIEST, Look, Repeats, Slope
from core.runs.store import Run

if TYPE_CHECKING:
    from core.analyses.context import Specimen

FARTHEST = 10.0  # a learning rate beyond this tells nothing
# one reader's gradient at a time: each is as large as the model, and two at once are no faster than one by one
TURN = threading.RLock()


def look(model: Transformer, ids: Sequence[int]) -> Look:
    """Read a text, ids[0] the start token, measure the loss of each token, and trace its mean back to every parameter.
    """
    with TURN:
        own, losses, logits = _read(model, ids)
        losses.mean().backward()
        squares: dict[str, float] = {}
        for name, parameter in own.named_parameters():
            squares[blamed(name)] = squares.get(blamed(name), 0.0) + float(parameter.grad.double().square().sum())
    surprise = -logits.detach().log_softmax(-1)  # (T, V)
    # a view would keep all V alive
    least, likeliest = (each[:, :LIKELIEST].numpy().copy() for each in surprise.sort(stable=True))
    ranks = (surprise < surprise.gather(-1, torch.tensor(ids[1:])[:, None])).sum(-1)
    return Look(
        losses.detach().numpy(), ranks.numpy(), likeliest, least, {key: square**0.5 for key, square in squares.items()}
    )


def gradient(model: Transformer, ids: Sequence[int]) -> dict[str, Tensor]:
    """The gradient of the mean loss of a text, by name of parameter."""
    own, losses, _ = _read(model, ids)
    losses.mean().backward()
    return {name: parameter.grad for name, parameter in own.named_parameters()}


def slope(
    model: Transformer, ids: Sequence[int], learning_rates: Sequence[float], held_out: Sequence[tuple[int, ...]] = ()
) -> Slope:
    """What a nudge of each size does to the text, to each of its tokens and to other sentences.

    Args:    learning_rates, 0 or more, up to FARTHEST; held_out, other texts, each with the start token.
    Raises:  BadInput for a learning rate outside.
    """
    for rate in learning_rates:
        if not 0 <= rate <= FARTHEST:
            raise BadInput(f"The learning rate is {rate:g}; it has to be from 0 to {FARTHEST:g}.")
    found, read = [], torch.tensor([list(ids)])
    with TURN:
        downhill, own = gradient(model, ids), copy.deepcopy(model)
        with torch.inference_mode():
            for rate in learning_rates:
                for name, parameter in own.named_parameters():
                    torch.sub(model.get_parameter(name), downhill[name], alpha=float(rate), out=parameter)
                found.append((surprises(own, read)[0].tolist(), mean_loss(own, held_out) if held_out else 0.0))
    losses, others = map(np.array, zip(*found, strict=True))
    return Slope(np.asarray(learning_rates, dtype=float), losses, others if held_out else None)


def repeated(
    model: Transformer, ids: Sequence[int], rate: float, times: int, held_out: Sequence[tuple[int, ...]] = ()
) -> Repeats:
    """What so many nudges in a row do to the text, to each of its tokens and to other sentences.

    Args:    rate, the learning rate of each; held_out, other texts, each with the start token.
    """
    found, read = [], torch.tensor([list(ids)])
    with TURN:
        own = copy.deepcopy(model)
        for done in range(times + 1):
            with torch.inference_mode():
                found.append((surprises(own, read)[0].tolist(), mean_loss(own, held_out) if held_out else 0.0))
            if done < times:
                downhill = gradient(own, ids)
                with torch.no_grad():
                    for name, parameter in own.named_parameters():
                        parameter.sub_(downhill.pop(name), alpha=rate)  # gone before the next gradient comes
    losses, others = map(np.array, zip(*found, strict=True))
    return Repeats(losses, others if held_out else None)


def others(run: Run) -> list[tuple[int, ...]]:
    """The other sentences of the slope, as the model reads them; none if the run has no bench."""
    there = (run.path / "analyses" / "knockout.json").exists()
    return (
        ids_of(run.tokenizer, run.table("knockout")["sentences"][: gradient_table.HELD_OUT], run.config.model.n_ctx)
        if there
        else []
    )


def analyse(specimen: Specimen) -> dict[str, Any]:
    """laps.json: a lap on each suggested sentence at every saved moment."""
    run = specimen.run
    held_out, rates = others(run), gradient_table.rates()
    read = {text: prompt_ids(run.tokenizer, text, run.config.model.n_ctx) for text in gradient_table.SENTENCES}
    found: dict[str, list] = {text: [] for text in read}
    for _, model in specimen.models():
        for text, ids in read.items():
            found[text].append(gradient_table.as_numbers(look(model, ids), slope(model, ids, rates, held_out)))
    return {"laps": {"steps": run.steps, "rates": rates.tolist(), "laps": found}}


def analyse_repeats(specimen: Specimen) -> dict[str, Any]:
    """nudges.json: nudges in a row for each suggested sentence, from every saved moment on."""
    run = specimen.run
    held_out, rate, times = others(run), gradient_table.NUDGE, gradient_table.NUDGES
    read = {text: prompt_ids(run.tokenizer, text, run.config.model.n_ctx) for text in gradient_table.SENTENCES}
    found: dict[str, list] = {text: [] for text in read}
    for _, model in specimen.models():
        for text, ids in read.items():
            row = repeated(model, ids, rate, times, held_out)
            theirs = None if row.held_out is None else row.held_out.tolist()
            found[text].append({"losses": row.losses.tolist(), "heldout": theirs})
    return {"nudges": {"steps": run.steps, "rate": rate, "nudges": found}}


def blamed(name: str) -> str:
    """Where the parameter called `name` stands in the blame: "embeddings", "blocks.3/attention", "norm" (the last one),
    "prediction".
    """
    layer, kind = layer_of(name), kind_of(name)
    return kind if layer is None else f"blocks.{layer}/{kind}"


def _read(model: Transformer, ids: Sequence[int]) -> tuple[Transformer, Tensor, Tensor]:
    """A model that shares the numbers and can be traced back through, the loss of each token (T,) and the logits (T,
    V).
    """
    shared = {id(parameter): nn.Parameter(parameter.detach()) for parameter in model.parameters()}
    own, read = copy.deepcopy(model, shared), torch.tensor([list(ids)])
    logits = own(read[:, :-1])[0]
    return own, F.cross_entropy(logits, read[0, 1:], reduction="none"), logits
