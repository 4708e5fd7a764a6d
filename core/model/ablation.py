"""Changes to a model that take one of its parts away: a single number, a head, a layer, or every parameter of a kind.

What a change does to the numbers is said once, in NumPy, for a page that asks before PyTorch is there; `changed` makes
the same of a model.
"""

import copy
from typing import TYPE_CHECKING, Any

import numpy as np

from core.config import ModelConfig
from core.errors import BadInput
from core.model.numpy_pass import Weights
from core.model.parameters import kind_of, layer_of, locate, parts

if TYPE_CHECKING:
    from core.model.transformer import Transformer

# () none, ("kind", one of core.model.parameters.KINDS), ("layer", index), ("head", layer, index) or
# ("number", its number in the whole model, value); all counted from 0
Change = tuple[Any, ...]


def without(weights: Weights, config: ModelConfig, change: Change) -> Weights:
    """The weights after a change, sharing all that it leaves as it is with `weights`, which are never written to.

    A head has no effect once its slice of the output matrix, H·E columns of which E are its own, is zero; a layer that
    is zero hands on what it was given.

    Raises:  BadInput if the model has no such part.
    """
    match change:
        case ():
            return weights
        case ("head", layer, index) if 0 <= layer < config.n_layers and 0 <= index < config.n_heads:
            name = f"blocks.{layer}.attn.out.weight"
            new = weights[name].copy()
            new[:, index * config.d_head:(index + 1) * config.d_head] = 0
            return {**weights, name: new}
        case ("number", which, value) if 0 <= which < sum(weight.size for weight in weights.values()):
            listed = parts(config)
            place, row, column = locate(listed, which)
            new = weights[listed[place].name].copy()
            new.reshape(listed[place].rows, -1)[row, column] = value
            return {**weights, listed[place].name: new}
        case ("layer" | "kind" as what, which):
            of = layer_of if what == "layer" else kind_of
            if which is not None and which in map(of, weights):
                return {name: np.zeros_like(old) if of(name) == which else old for name, old in weights.items()}
    raise BadInput(f"The model has no part {change} to change; all are counted from 0.")


def changed(model: "Transformer", change: Change) -> "Transformer":
    """A model after a change, sharing every other tensor with `model`, which is never written to.

    Raises:  BadInput if it has no such part.
    """
    from torch import nn, tensor

    old = {name: parameter.detach().numpy() for name, parameter in model.named_parameters()}
    new = without(old, model.config, change)
    kept = {
        id(parameter): parameter if new[name] is old[name] else nn.Parameter(tensor(new[name]), requires_grad=False)
        for name, parameter in model.named_parameters()
    }
    return copy.deepcopy(model, kept)
