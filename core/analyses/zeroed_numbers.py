"""Every single number of a model set to zero, one at a time, and what each does to one prediction: exact, none left
out.

A number has a hand in one column of what its module gives: a weight by itself times its input, a bias by itself. So the
model's own code runs on B copies of a prompt at once, each with another number's share taken off, from the layer on in
which those numbers stand; the layers before are the same for all of them, and are read once.

Letters: B numbers at once, T positions, D d_model, N numbers of one tensor, P all numbers of the model.
"""

import copy
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from core.analyses.context import Specimen
from core.formatting import BIT
from core.model.parameters import layer_of
from core.model.prompt import prompt_ids
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer

PROMPT = "The capital of France is"
SEED = 1  # of the numbers that are tried one by one

AT_ONCE = 512
POINT = 0.01  # of probability
RANKS = 200  # at which the way from the strongest number to the weakest is kept
STRONGEST, DRAWN = 50, 1_000  # numbers that are kept one by one: the strongest, and some drawn by lot


@dataclass(frozen=True, eq=False)
class Share:
    """What the numbers of one tensor have a hand in.

    first    of its numbers, counted from 0 through the model
    layer    the first one that has to run again; n_layers if none has
    module   in whose output they have a hand; None: in what the first layer is given
    places   (N,) within the tensor, of the numbers that these tokens use
    columns  (N,) of that output
    lost     (N, T), what the column loses at each position
    """

    first: int
    layer: int
    module: nn.Module | None
    places: Tensor
    columns: Tensor
    lost: Tensor


@torch.inference_mode()
def surprises(
    model: Transformer, ids: Sequence[int], token: int, at_once: int = AT_ONCE,
) -> tuple[np.ndarray, np.ndarray]:
    """Surprise (P,) in bits at `token` after `ids` without each number, in the order of the model; and which numbers
    (P,) these tokens never use.
    """
    model = copy.deepcopy(model)  # its hooks are for nobody else
    streams, shares = _read(model, torch.tensor(list(ids)))
    whole = _bits(model, streams[-1], len(model.blocks), token)
    found = whole.repeat(sum(parameter.numel() for parameter in model.parameters()))
    idle = torch.ones(len(found), dtype=torch.bool)
    for share in shares:
        idle[share.first + share.places] = False
        for part in torch.arange(len(share.places)).split(at_once):
            with _without(model, share, part):
                given = streams[share.layer].expand(len(part), -1, -1)
                found[share.first + share.places[part]] = _bits(model, given, share.layer, token)
    return found.numpy(), idle.numpy()


def _bits(model: Transformer, x: Tensor, layer: int, token: int) -> Tensor:
    """Surprise (B,) at `token`, from what `layer` is given, (B, T, D), on."""
    for block in model.blocks[layer:]:
        x = block(x)
    return model.unembed(model.final_norm(x[:, -1:]))[:, 0].log_softmax(-1)[:, token] / -BIT


@contextmanager
def _without(model: Transformer, share: Share, part: Tensor) -> Iterator[None]:
    """While it lasts, copy number b of what runs through the model lacks the share of number part[b]."""
    rows, columns, lost = torch.arange(len(part)), share.columns[part], share.lost[part]

    def lowered(x: Tensor) -> Tensor:
        x = x.clone()
        x[rows, :, columns] -= lost[:, -x.shape[1]:]
        return x

    if share.module is None:
        hook = model.blocks[0].register_forward_pre_hook(lambda _, given: (lowered(given[0]), *given[1:]))
    else:
        hook = share.module.register_forward_hook(lambda _, given, out: lowered(out))
    try:
        yield
    finally:
        hook.remove()


def _read(model: Transformer, ids: Tensor) -> tuple[list[Tensor], list[Share]]:
    """What each layer is given and the last one gives, each (1, T, D); and the share of every tensor."""
    seen: dict[nn.Module, tuple[Tensor, Tensor]] = {}

    def keep(module: nn.Module, given: tuple[Tensor, ...], out: Tensor) -> None:
        seen[module] = given[0], out

    hooks = [module.register_forward_hook(keep) for module in model.modules()]
    model(ids[None])
    for hook in hooks:
        hook.remove()
    shares, first = [], 0
    for name, parameter in model.named_parameters():
        owner = name.rpartition(".")[0]
        if owner in ("embed", "pos_embed"):
            shares.append(_share_of_table(first, parameter, ids if owner == "embed" else torch.arange(len(ids))))
        else:
            module, layer = model.get_submodule(owner), layer_of(name)
            shares.append(_share(first, parameter, len(model.blocks) if layer is None else layer, module, seen[module]))
        first += parameter.numel()
    return [*(seen[block][0] for block in model.blocks), seen[model.blocks[-1]][1]], shares


def _share_of_table(first: int, table: Tensor, read: Tensor) -> Share:
    """Of a table (rows, D) of which row read[t] is added at position t."""
    kept, width = read.unique(), table.shape[1]
    lost = (read == kept[:, None])[:, None] * table[kept][:, :, None]  # (rows kept, D, T)
    places = (kept[:, None] * width + torch.arange(width)).flatten()
    return Share(first, 0, None, places, places % width, lost.flatten(0, 1))


def _share(first: int, parameter: Tensor, layer: int, module: nn.Module, seen: tuple[Tensor, Tensor]) -> Share:
    """Of a weight or a bias of a linear layer or a norm, for what the module was given and gave, (1, T, columns)."""
    given, out = (each[0].T for each in seen)  # (columns, T) each
    places = torch.arange(parameter.numel())
    if parameter.ndim == 2:
        return Share(first, layer, module, places, places // parameter.shape[1],
                     (parameter[:, :, None] * given).flatten(0, 1))
    bias = module.bias[:, None].expand_as(out)
    return Share(first, layer, module, places, places, bias if parameter is module.bias else out - bias)


def zeroed_facts(model: Transformer, tokenizer: Tokenizer, prompt: str, seed: int) -> dict[str, Any]:
    """What becomes of the leading token after `prompt` without each single number of the model.

    In the result a number is counted from 0 through the model, and bits are the surprise at the token that leads.
    ranks and bits_at_ranks are the way from the strongest number, rank 1, to the weakest; moved counts the numbers that
    move the token's share by more than POINT, idle those that these tokens never use.
    """
    ids = prompt_ids(tokenizer, prompt, model.config.n_ctx)
    with torch.inference_mode():
        logs = model(torch.tensor([ids]))[0, -1].log_softmax(-1)
    leader = int(logs.argmax())
    bits, idle = surprises(model, ids, leader)
    whole = float(logs[leader]) / -BIT
    order = np.argsort(-bits, kind="stable")
    ranks = np.unique(np.geomspace(1, len(bits), RANKS).round().astype(int))
    drawn = np.sort(np.random.default_rng(seed).choice(len(bits), size=min(DRAWN, len(bits)), replace=False))
    strongest = order[:STRONGEST]
    return {
        "prompt": prompt, "leader": tokenizer.token(leader), "p": 2 ** -whole, "bits": whole,
        "numbers": len(bits), "idle": int(idle.sum()),
        "moved": int((np.abs(2.0 ** -bits - 2 ** -whole) > POINT).sum()),
        "ranks": ranks.tolist(), "bits_at_ranks": bits[order[ranks - 1]].tolist(),
        "strongest": strongest.tolist(), "bits_without_strongest": bits[strongest].tolist(),
        "drawn": drawn.tolist(), "bits_without_drawn": bits[drawn].tolist(),
    }


def analyse(specimen: Specimen) -> Mapping[str, Any]:
    """What the last model says of one fact without each single number of it."""
    run = specimen.run
    return {"zeroed": {"step": run.steps[-1], **zeroed_facts(run.model(), run.tokenizer, PROMPT, SEED)}}
