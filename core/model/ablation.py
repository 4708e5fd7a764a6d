"""Changes to a model that take one of its parts away: a single number, a head, a layer, or every parameter of a kind."""

import copy
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn

from core.errors import BadInput
from core.model.parameters import KINDS, kind_of, layer_of
from core.model.transformer import Transformer

Change = dict[str, Tensor]


def number(model: Transformer, name: str, row: int, column: int, value: float) -> Change:
    """One parameter set to `value`; `row` is 0 for a tensor that is a single row.

    Raises BadInput if the model has no such place.
    """
    old = dict(model.named_parameters()).get(name)
    shape = None if old is None else (1, *old.shape) if old.ndim == 1 else tuple(old.shape)
    if shape is None or not (0 <= row < shape[0] and 0 <= column < shape[1]):
        raise BadInput(
            f"There is no number in row {row}, column {column} of {name}" + (f", which has {shape}." if shape else ".")
        )
    new = old.detach().clone()
    new.view(shape)[row, column] = value
    return {name: new}


def head(model: Transformer, layer: int, index: int) -> Change:
    """One attention head without effect: its slice of the output matrix, H·E columns of which E are its own, is zero."""
    name, width = f"blocks.{layer}.attn.out.weight", model.config.d_head
    new = model.get_parameter(name).detach().clone()
    new[:, index * width:(index + 1) * width] = 0.0
    return {name: new}


def layer(model: Transformer, index: int) -> Change:
    """Every number of one layer zero: it hands on what it was given."""
    return _zero(model, [name for name, _ in model.named_parameters() if layer_of(name) == index])


def kind(model: Transformer, which: str) -> Change:
    """Every number of one kind, one of core.model.parameters.KINDS, zero in the whole model."""
    if which not in KINDS:
        raise BadInput(f"There is no kind of parameter '{which}'; there are: {', '.join(KINDS)}.")
    return _zero(model, [name for name, _ in model.named_parameters() if kind_of(name) == which])


def _zero(model: Transformer, names: Sequence[str]) -> Change:
    return {name: torch.zeros_like(model.get_parameter(name)) for name in names}


def changed(model: Transformer, change: Mapping[str, Tensor]) -> Transformer:
    """A model with the tensors of `change`, sharing all others with `model`, which is never written to."""
    kept = {
        id(old): nn.Parameter(change[name], requires_grad=False) if name in change else old
        for name, old in model.named_parameters()
    }
    return copy.deepcopy(model, kept)
