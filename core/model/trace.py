"""One forward pass of a model laid open (see core.model.activations for the names), or only its residual streams.

Letters: B batch, T positions, D d_model.
"""

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F

from core.model.activations import FIRST, Trace
from core.model.transformer import Transformer

__all__ = ["Trace", "streams", "trace"]


@torch.inference_mode()
def trace(model: Transformer, ids: Sequence[int]) -> Trace:
    """Every activation of one pass over `ids`, which begin with the start token (see core.model.prompt).

    Raises:  BadInput if there are more than n_ctx ids.
    """
    activations: dict[str, np.ndarray] = {}

    def keep(name: str, value: torch.Tensor) -> None:
        array = value.numpy()
        # the positions are a piece of the model's own table
        activations[name] = array.copy() if name == "pos" else array[0]

    logits = model(torch.tensor([list(ids)]), record=keep, pattern=True)[0]
    activations["probs"] = F.softmax(logits, -1).numpy()
    head = torch.nn.Sequential(model.final_norm, model.unembed)

    def read_off(stream: np.ndarray) -> np.ndarray:
        with torch.inference_mode():
            return head(torch.from_numpy(stream)).numpy()

    return Trace(np.asarray(ids, dtype=np.int64), activations, len(model.blocks), read_off)


def streams(model: Transformer, tokens: torch.Tensor) -> list[torch.Tensor]:
    """The residual stream (B, T, D) after 0, 1, ... n_layers layers, and nothing else, for tokens (B, T)."""
    found: list[torch.Tensor] = []
    model(tokens, pattern=True,  # the same numbers as a trace holds, to the last bit
          record=lambda name, value: found.append(value) if name == FIRST or name.endswith(".resid_post") else None)
    return found
