"""One forward pass laid open: every named activation as an array.

Letters: T positions, D d_model, H heads, V d_vocab, L a layer's number from 0.

    embed (T, D), pos (T, D)
    blocks.L.resid_pre, attn_out, resid_mid, mlp_out, resid_post (T, D);  blocks.L.attn_pattern (H, T, T), row i = where
    position i looks final_norm (T, D), logits (T, V), probs (T, V)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from core.model.transformer import Transformer

FIRST = "blocks.0.resid_pre"


@dataclass(frozen=True, eq=False)
class Trace:
    """What happened inside the model while it read `tokens`: arrays only, read as `trace["blocks.0.attn_out"]`."""

    tokens: np.ndarray  # (T,) int64
    activations: dict[str, np.ndarray]  # float32, by the names above
    n_layers: int
    _head: Callable[[torch.Tensor], torch.Tensor]  # the model's own final norm and prediction layer, for `lens`

    def __getitem__(self, name: str) -> np.ndarray:
        return self.activations[name]

    def stream(self, depth: int) -> np.ndarray:
        """The residual stream (T, D) after the first `depth` layers; 0 is the embeddings with their positions."""
        return self[f"blocks.{depth}.resid_pre"] if depth < self.n_layers else self[f"blocks.{depth - 1}.resid_post"]

    def lens(self, depth: int) -> np.ndarray:
        """Logits (T, V) if the model had to stop after its first `depth` layers (0 to n_layers): the final norm and
        prediction layer applied there.

        Source: the logit lens, nostalgebraist 2020; a brittle view (Belrose et al. 2023, arXiv 2303.08112).
        """
        return self.read_off(self.stream(depth))

    def read_off(self, stream: np.ndarray) -> np.ndarray:
        """Logits (T, V) that final norm and prediction layer give for a stream (T, D) taken from anywhere in the model."""
        with torch.inference_mode():
            return self._head(torch.from_numpy(stream)).numpy()

    def lens_probs(self, depth: int) -> np.ndarray:
        """Probabilities (T, V) of `lens(depth)`."""
        scores = self.lens(depth)
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        return scores / scores.sum(-1, keepdims=True)


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
    return Trace(np.asarray(ids, dtype=np.int64), activations, len(model.blocks), head)


def streams(model: Transformer, tokens: torch.Tensor) -> list[torch.Tensor]:
    """The residual stream (B, T, D) after 0, 1, ... n_layers layers, and nothing else, for tokens (B, T)."""
    found: list[torch.Tensor] = []
    model(tokens, pattern=True,  # the same numbers as a trace holds, to the last bit
          record=lambda name, value: found.append(value) if name == FIRST or name.endswith(".resid_post") else None)
    return found
