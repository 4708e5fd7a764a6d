"""A model's weights in NumPy with one of its parts without effect, for a page that asks before PyTorch is there.

The same changes as core.model.ablation makes to a model; a test holds the two together. A change is a tuple: () none,
("kind", name), ("layer", index), ("head", layer, index) or ("number", which, value), counted from 0.
"""

from typing import Any

import numpy as np

from core.config import ModelConfig
from core.model.numpy_pass import Weights
from core.model.parameters import kind_of, layer_of, locate, parts

Change = tuple[Any, ...]


def without(weights: Weights, config: ModelConfig, change: Change) -> Weights:
    """The weights after a change, sharing all that it leaves as it is with `weights`, which are never written to."""
    match change:
        case ():
            return weights
        case ("head", layer, index):
            name = f"blocks.{layer}.attn.out.weight"
            new = weights[name].copy()
            new[:, index * config.d_head:(index + 1) * config.d_head] = 0
            return {**weights, name: new}
        case ("number", which, value):
            listed = parts(config)
            place, row, column = locate(listed, which)
            new = weights[listed[place].name].copy()
            new.reshape(listed[place].rows, -1)[row, column] = value
            return {**weights, listed[place].name: new}
        case ("layer" | "kind" as what, which):
            of = layer_of if what == "layer" else kind_of
            return {name: np.zeros_like(old) if of(name) == which else old for name, old in weights.items()}
    raise ValueError(f"no such change: {change}")
