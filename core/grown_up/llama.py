"""The grown-up's transformer: Llama's architecture, to be read beside core.model.transformer, which is GPT-2's.

    tokens -> table -> 30 blocks (attention, feed-forward) -> final norm -> table again -> logits

What differs from GPT-2, and why:

* RMSNorm. Each row is brought to one size, but not moved to mean 0, and nothing is added: fewer numbers, as steady.
* Rotary positions. There is no table of positions; each head turns its queries and keys by angles that grow with the
place,
  so that a look depends on how far back a word stands, and no place is one that training never filled.
* Grouped heads. Three heads of queries share one of keys and values: what has to be remembered of a long text is a
third.
* Gated feed-forward. One matrix makes numbers, a second one the gates they pass through: better at the same size.
* One table for both ends (tied), as GPT-2 has it and our own model has not; and no biases.

Sources: Zhang and Sennrich 2019, arXiv 1910.07467 (RMSNorm); Su et al. 2021, arXiv 2104.09864 (rotary); Ainslie et al.
2023, arXiv 2305.13245 (grouped); Shazeer 2020, arXiv 2002.05202 (gated); Touvron et al. 2023, arXiv 2302.13971 (Llama).
Letters: B batch, T positions, S positions read so far, D d_model, H heads, G groups, E d_head, M d_mlp, V d_vocab.
"""

import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from math import sqrt

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from core.errors import BadInput
from core.grown_up.weights import Shape, Table, Weights
from core.model.transformer import Cache, Record, keep_nothing

PACKED = 512  # columns that FBGEMM packs together
PARTS = 8  # of the table of tokens, each packed by itself


class Matrix:
    """A matrix of numbers (out, in), without biases: x (..., in) -> (..., out). The sums are float32.

    What is kept is half precision, 2 bytes a number, packed for FBGEMM, which unfolds it inside the product: half the
    memory, and faster, since a short prompt waits for memory. FBGEMM packs columns by 512 and would fill up the last of
    576, so the columns left over are kept apart. `exact` keeps float32, to be held against a reference.
    """

    def __init__(self, *parts: np.ndarray, exact: bool = False):
        """parts: matrices (out, in) that read the same x, put on top of each other."""
        numbers = torch.from_numpy(np.concatenate(parts) if len(parts) > 1 else parts[0])
        self.split = [len(part) for part in parts]
        self._packed, self._cut = None, 0
        if not exact and numbers.shape[1] >= PACKED and "fbgemm" in torch.backends.quantized.supported_engines:
            self._cut = numbers.shape[1] // PACKED * PACKED
            self._packed = torch.ops.quantized.linear_prepack_fp16(numbers[:, :self._cut].contiguous(), None)
        self._rest = numbers if exact else numbers[:, self._cut:].half()

    def __call__(self, x: Tensor) -> Tensor:
        if self._packed is None:
            return F.linear(x, self._rest.float())
        y = torch.ops.quantized.linear_dynamic_fp16(x[..., :self._cut].contiguous(), self._packed)
        return y.add_(F.linear(x[..., self._cut:], self._rest.float())) if self._rest.shape[1] else y

    def parts(self, x: Tensor) -> tuple[Tensor, ...]:
        """What each of the parts gives for x."""
        return self(x).split(self.split, -1)


def normed(x: Tensor, scale: Tensor, epsilon: float) -> Tensor:
    """RMSNorm: each row of x (..., D) at the size that `scale` (D,) gives it."""
    return x * (x.square().mean(-1, keepdim=True) + epsilon).rsqrt() * scale


class Rotation:
    """How far each pair of a head's numbers is turned at each place: fast for the first pair, hardly at all for the
    last.
    """

    def __init__(self, shape: Shape):
        # (E / 2,), radians a token
        self.speeds = shape.rotation_base ** (-torch.arange(0, shape.d_head, 2) / shape.d_head)

    def turn(self, x: Tensor, start: int) -> Tensor:
        """x (B, H, T, E), whose first position is `start`, turned. In this file a pair stands side by side; other
        formats of the same model keep the second of each pair half a head further on.
        """
        angles = torch.arange(start, start + x.shape[-2])[:, None] * self.speeds  # (T, E / 2)
        first, second = x[..., ::2], x[..., 1::2]
        cos, sin = angles.cos(), angles.sin()
        return torch.stack((first * cos - second * sin, first * sin + second * cos), -1).flatten(-2)


class Attention:
    """Each position gathers from itself and the positions before it."""

    def __init__(self, weights: Weights, layer: int, rotation: Rotation, exact: bool):
        self.layer, self.shape, self.rotation = layer, weights.shape, rotation
        q, k, v, out = (weights.numbers(f"blk.{layer}.attn_{name}.weight") for name in ("q", "k", "v", "output"))
        self.qkv, self.out = Matrix(q, k, v, exact=exact), Matrix(out, exact=exact)

    def __call__(self, x: Tensor, record: Record, cache: Cache) -> Tensor:
        B, T, D = x.shape
        H, G, start = self.shape.n_heads, self.shape.n_groups, cache.length if self.layer == 0 else cache.length - T
        q, k, v = (part.reshape(B, T, -1, D // H).transpose(1, 2) for part in self.qkv.parts(x))
        q, k = self.rotation.turn(q, start), self.rotation.turn(k, start)  # (B, H, T, E), (B, G, T, E)
        k, v = cache.extend(self.layer, k, v)  # (B, G, S, E)
        k, v = k.repeat_interleave(H // G, 1), v.repeat_interleave(H // G, 1)  # each group serves H / G heads
        future = torch.ones(T, k.shape[-2], dtype=torch.bool).triu(k.shape[-2] - T + 1)
        attn_pattern = (q @ k.mT / sqrt(D // H)).masked_fill_(future, float("-inf")).softmax(-1)  # (B, H, T, S)
        record(f"blocks.{self.layer}.attn_pattern", attn_pattern)
        return self.out((attn_pattern @ v).transpose(1, 2).reshape(B, T, D))


class FeedForward:
    """Each position by itself: D -> M, through gates, -> D."""

    def __init__(self, weights: Weights, layer: int, exact: bool):
        gate, up, down = (weights.numbers(f"blk.{layer}.ffn_{name}.weight") for name in ("gate", "up", "down"))
        self.gate_up, self.down = Matrix(gate, up, exact=exact), Matrix(down, exact=exact)

    def __call__(self, x: Tensor) -> Tensor:
        gate, up = self.gate_up.parts(x)  # each (B, T, M)
        return self.down(F.silu(gate) * up)


class Block:
    """One layer: attention, then feed-forward, each adding its answer to the residual stream x (B, T, D)."""

    def __init__(self, weights: Weights, layer: int, rotation: Rotation, exact: bool):
        self.layer, self.epsilon = layer, weights.shape.norm_epsilon
        self.attn_norm, self.mlp_norm = (
            torch.from_numpy(weights.numbers(f"blk.{layer}.{name}_norm.weight").copy()) for name in ("attn", "ffn")
        )
        self.attn = Attention(weights, layer, rotation, exact)
        self.mlp = FeedForward(weights, layer, exact)

    def __call__(self, x: Tensor, record: Record, cache: Cache) -> Tensor:
        record(f"blocks.{self.layer}.resid_pre", x)
        attn_out = self.attn(normed(x, self.attn_norm, self.epsilon), record, cache)
        record(f"blocks.{self.layer}.attn_out", attn_out)
        x = x + attn_out
        record(f"blocks.{self.layer}.resid_mid", x)
        mlp_out = self.mlp(normed(x, self.mlp_norm, self.epsilon))
        record(f"blocks.{self.layer}.mlp_out", mlp_out)
        x = x + mlp_out
        record(f"blocks.{self.layer}.resid_post", x)
        return x


class Llama:
    """Reads tokens and says how likely each token is to come next."""

    def __init__(self, weights: Weights, exact: bool = False, report: Callable[[float], None] = lambda part: None):
        """exact: keep every matrix as float32, 540 MB; report: called with the part of its layers that are there."""
        self.shape: Shape = weights.shape
        self.table: Table = weights.table()
        self.blocks: list[Block] = []
        rotation = Rotation(self.shape)
        # PyTorch warns of a later home for packing
        with warnings.catch_warnings(action="ignore"), ThreadPoolExecutor(2) as pool:
            # the largest in parts: while one is packed, three copies of it need room
            self.unembed = [Matrix(part, exact=exact) for part in weights.in_parts("token_embd.weight", PARTS)]
            for block in pool.map(lambda layer: Block(weights, layer, rotation, exact), range(self.shape.n_layers)):
                self.blocks.append(block)
                report(len(self.blocks) / self.shape.n_layers)
        self.final_norm = torch.from_numpy(weights.numbers("output_norm.weight").copy())

    def __call__(
        self, tokens: Tensor, record: Record = keep_nothing, cache: Cache | None = None, all_logits: bool = False
    ) -> Tensor:
        """Logits (B, 1, V) of the token that follows the last position, or (B, T, V) with `all_logits`.

        Args:    tokens (B, T);  with a cache, only those that it hasn't read yet.
                 record, as for core.model.transformer.Transformer; there is no "pos".
        Raises:  BadInput if there are more than n_ctx positions, or a token that isn't there.
        """
        cache = Cache() if cache is None else cache
        if cache.length + tokens.shape[1] > self.shape.n_ctx:
            raise BadInput(
                f"The text has more than the {self.shape.n_ctx:,} tokens that this model reads at once. Use a shorter text."
            )
        x = torch.from_numpy(self.table.rows(tokens.numpy()))  # (B, T, D)
        record("embed", x)
        for block in self.blocks:
            x = block(x, record, cache)
        return self.read_off(x if all_logits else x[:, -1:], record)

    def read_off(self, stream: Tensor, record: Record = keep_nothing) -> Tensor:
        """Logits (..., V) that final norm and table give for a stream (..., D) from anywhere in the model: the logit
        lens.
        """
        x = normed(stream, self.final_norm, self.shape.norm_epsilon)
        record("final_norm", x)
        logits = torch.cat([part(x) for part in self.unembed], -1)
        record("logits", logits)
        return logits
