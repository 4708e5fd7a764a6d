"""One forward pass laid open: every named activation as an array. Nothing here needs torch.

Letters: T positions, D d_model, H heads, V d_vocab, L a layer's number from 0.

    embed, pos (T, D)
    blocks.L.{resid_pre, attn_out, resid_mid, mlp_out, resid_post} (T, D)
    blocks.L.attn_pattern (H, T, T), row i = where position i looks
    final_norm (T, D)
    logits, probs (T, V)
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

FIRST = "blocks.0.resid_pre"


@dataclass(frozen=True, eq=False)
class Trace:
    """What happened inside the model while it read `tokens`: arrays only, read as `trace["blocks.0.attn_out"]`."""

    tokens: np.ndarray  # (T,) int64
    activations: dict[str, np.ndarray]  # float32, by the names above
    n_layers: int
    _head: Callable[[np.ndarray], np.ndarray]  # the model's own final norm and prediction layer, for `lens`

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
        """Logits (T, V) that final norm and prediction layer give for a stream (T, D) taken from anywhere in the model.
        """
        return self._head(stream)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Shares (..., N) that sum to 1 along the last axis."""
    shares = np.exp(scores - scores.max(-1, keepdims=True))
    return shares / shares.sum(-1, keepdims=True)
