"""The pass of core.model.transformer in NumPy alone, for a page that is to show one prompt before PyTorch is there.

A test holds the two together, activation by activation. Products are sums of einsum's, not `@`: for matrices this small
the threads of the library behind `@` cost a hundred times the work itself on a busy machine.

Letters: T positions, D d_model, H heads, E d_head, V d_vocab.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from core.config import NORM_EPSILON, SCALE
from core.model.activations import Trace, softmax

Weights = Mapping[str, np.ndarray]


def expanded(kept: Weights) -> dict[str, np.ndarray]:
    """The weights of a compact checkpoint (core.runs.checkpoints), float32."""
    return {
        name: weight * kept[name + SCALE] if name + SCALE in kept else weight.astype(np.float32)
        for name, weight in kept.items()
        if not name.endswith(SCALE)
    }


def trace(weights: Weights, n_heads: int, ids: Sequence[int]) -> Trace:
    """Every activation of one pass over `ids`, which begin with the start token, at most n_ctx of them."""
    tokens = np.asarray(ids, dtype=np.int64)
    n_layers = sum(name.endswith("attn.qkv.weight") for name in weights)
    embed, pos = weights["embed.weight"][tokens], weights["pos_embed.weight"][: len(tokens)].copy()  # (T, D)
    found, x = {"embed": embed, "pos": pos}, embed + pos
    for layer in range(n_layers):
        block = f"blocks.{layer}."
        found[block + "resid_pre"] = x
        attn_pattern, attn_out = _attention(weights, block, n_heads, _norm(weights, block + "ln1", x))
        resid_mid = x + attn_out
        up = _linear(weights, block + "mlp.up", _norm(weights, block + "ln2", resid_mid))
        mlp_out = _linear(weights, block + "mlp.down", _gelu(up))
        x = resid_mid + mlp_out
        found |= {
            block + "attn_pattern": attn_pattern,
            block + "attn_out": attn_out,
            block + "resid_mid": resid_mid,
            block + "mlp_out": mlp_out,
            block + "resid_post": x,
        }

    # a trace is kept, and with it what its lens needs: the whole model would be over four times as large
    head = {name: weights[name] for name in ("final_norm.weight", "final_norm.bias", "unembed.weight")}

    def read_off(stream: np.ndarray) -> np.ndarray:
        return np.einsum("td,vd->tv", _norm(head, "final_norm", stream), head["unembed.weight"])

    logits = read_off(x)  # (T, V)
    found |= {"final_norm": _norm(weights, "final_norm", x), "logits": logits, "probs": softmax(logits)}
    return Trace(tokens, found, n_layers, read_off)


def _attention(weights: Weights, block: str, n_heads: int, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """attn_pattern (H, T, T), where each position looks, and attn_out (T, D), what it gathers there."""
    T, D = x.shape
    q, k, v = _linear(weights, block + "attn.qkv", x).reshape(T, 3, n_heads, -1).transpose(1, 2, 0, 3)  # (H, T, E)
    scores = np.einsum("hte,hse->hts", q, k) / np.float32(np.sqrt(q.shape[-1]))
    attn_pattern = softmax(np.where(np.tri(T, dtype=bool), scores, np.float32(-np.inf)))
    mixed = np.einsum("hts,hse->the", attn_pattern, v).reshape(T, D)
    return attn_pattern, _linear(weights, block + "attn.out", mixed)


def _linear(weights: Weights, name: str, x: np.ndarray) -> np.ndarray:
    return np.einsum("ti,oi->to", x, weights[name + ".weight"]) + weights[name + ".bias"]


def _norm(weights: Weights, name: str, x: np.ndarray) -> np.ndarray:
    centred = x - x.mean(-1, keepdims=True)
    return (
        centred / np.sqrt((centred**2).mean(-1, keepdims=True) + NORM_EPSILON) * weights[name + ".weight"]
        + weights[name + ".bias"]
    )


def _gelu(x: np.ndarray) -> np.ndarray:
    return x / 2 * (1 + np.tanh(np.float32(np.sqrt(2 / np.pi)) * (x + np.float32(0.044715) * x**3)))
