"""What nudges which weights: Muon the matrices inside the blocks, AdamW all else."""

from inspect import unwrap

import torch
from torch import nn

from core.config import TrainingConfig
from core.model.parameters import kind_of, layer_of
from core.model.transformer import Transformer
from core.training import muon

Optimizers = tuple[torch.optim.Optimizer, ...]


def optimizers_of(model: Transformer, config: TrainingConfig) -> Optimizers:
    """Muon for the matrices of config.muon's kinds inside the blocks, AdamW for the rest; config.undecayed isn't pulled
    towards 0.

    AdamW gives each number a step of its own size. Muon makes the whole step of a matrix nearly orthogonal: of the
    momentum U S V about U V is left, a step equally long in every direction, here scaled to the size of AdamW's.
    Source: Loshchilov & Hutter 2019 (AdamW); Muon's stand in core.training.muon.
    """
    by_muon: list[nn.Parameter] = []
    by_adam: dict[tuple[float, float], list[nn.Parameter]] = {}  # by weight decay and pace
    for name, parameter in model.named_parameters():
        if parameter.ndim == 2 and layer_of(name) is not None and kind_of(name) in config.muon:
            by_muon.append(parameter)
        else:
            decay = 0.0 if _part(name) in config.undecayed else config.weight_decay
            by_adam.setdefault((decay, config.positions_pace if _part(name) == "positions" else 1.0), []).append(
                parameter
            )
    groups = [{"params": members, "weight_decay": decay, "pace": pace} for (decay, pace), members in by_adam.items()]
    adam = AdamW(groups, lr=0.0, betas=(config.beta1, config.beta2), eps=config.adam_epsilon, fused=True)
    if not by_muon:
        return (adam,)
    return (
        Muon(
            by_muon,
            weight_decay=config.weight_decay,
            momentum=config.muon_momentum,
            nesterov=config.muon_nesterov,
            iterations=config.muon_iterations,
            coefficients=config.muon_coefficients,
            scale=config.muon_scale,
        ),
        adam,
    )


def _part(name: str) -> str:
    """What the parameter called `name` is to weight decay: "positions", "norms", "biases" or "matrices"."""
    if name == "pos_embed.weight":
        return "positions"
    return "norms" if kind_of(name) == "norm" else "biases" if name.endswith("bias") else "matrices"


class Uncompiled:
    """An optimizer without the wrappers that keep the compiler of PyTorch away: for that they load it, 95 MB in a
    server that needs none.
    """

    add_param_group, zero_grad = unwrap(torch.optim.Optimizer.add_param_group), unwrap(torch.optim.Optimizer.zero_grad)


class Muon(Uncompiled, muon.Muon):
    pass


class AdamW(Uncompiled, torch.optim.AdamW):
    step = torch.no_grad()(unwrap(torch.optim.AdamW.step))
