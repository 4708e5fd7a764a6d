"""The transformer that Nudge explains: GPT-2's architecture, small enough to read aloud.

    tokens -> embed + pos_embed -> blocks (attention, feed-forward) -> final_norm -> unembed -> logits

Source: Radford et al. 2019 (GPT-2). One difference: `embed` and `unembed` are two separate tables.
Letters: B batch, T positions, S positions read so far (T and those in the cache), D d_model, H heads, E d_head, M
d_mlp, V d_vocab.
"""

from collections.abc import Callable
from functools import lru_cache
from math import pi, sqrt

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.config import NORM_EPSILON, ModelConfig
from core.errors import BadInput
from core.model.parameters import kind_of

Record = Callable[[str, Tensor], None]


def keep_nothing(name: str, value: Tensor) -> None:
    """The record of a plain forward pass."""


class Cache:
    """The keys and values of the positions read so far, so that sampling reads each token once."""

    def __init__(self):
        self.layers: list[tuple[Tensor, Tensor]] = []  # of each block: keys and values, (B, H, S, E)

    @property
    def length(self) -> int:
        """S, the number of positions read so far."""
        return self.layers[0][0].shape[-2] if self.layers else 0

    def extend(self, layer: int, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """The keys and values of a block, all positions so far and then the new ones (B, H, S, E)."""
        if layer == len(self.layers):
            self.layers.append((keys, values))
        else:
            old_keys, old_values = self.layers[layer]
            self.layers[layer] = torch.cat((old_keys, keys), -2), torch.cat((old_values, values), -2)
        return self.layers[layer]


class Attention(nn.Module):
    """Each position gathers from itself and the positions before it, in every head by another pattern."""

    def __init__(self, config: ModelConfig, layer: int):
        super().__init__()
        self.layer, self.n_heads = layer, config.n_heads
        self.qkv = nn.Linear(config.d_model, 3 * config.d_model)
        self.out = nn.Linear(config.d_model, config.d_model)

    def forward(
        self, x: Tensor, record: Record = keep_nothing, cache: Cache | None = None, hidden: Tensor | None = None
    ) -> Tensor:
        B, T, D = x.shape
        q, k, v = self.qkv(x).view(B, T, 3, self.n_heads, D // self.n_heads).permute(2, 0, 3, 1, 4)  # each (B, H, T, E)
        if cache is not None:
            k, v = cache.extend(self.layer, k, v)  # (B, H, S, E)
        if hidden is not None:
            scores = q @ k.mT / sqrt(q.shape[-1]) + hidden
            attn_pattern = scores.softmax(-1)  # (B, H, T, S), rows sum to 1
            record(f"blocks.{self.layer}.attn_pattern", attn_pattern)
            mixed = attn_pattern @ v  # (B, H, T, E)
        else:
            # the same in one kernel, which shows no pattern
            mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.out(mixed.transpose(1, 2).reshape(B, T, D))


@lru_cache(maxsize=512)
def hidden_future(new: int, read: int, device: torch.device) -> Tensor:
    """What hides from each of the last `new` positions those of all `read` ones that come after it, (T, S): minus
    infinity there, 0 elsewhere.
    """
    with torch.inference_mode(False):  # what is kept here must serve training too
        return torch.full((new, read), float("-inf"), device=device).triu(read - new + 1)


class FeedForward(nn.Module):
    """Each position thinks by itself: D -> M -> D, with a bend in the middle."""

    def __init__(self, config: ModelConfig):
        super().__init__()
        self.up = nn.Linear(config.d_model, config.d_mlp)
        self.down = nn.Linear(config.d_mlp, config.d_model)

    def forward(self, x: Tensor) -> Tensor:
        return self.down(F.gelu(self.up(x), approximate="tanh"))


class Block(nn.Module):
    """One layer: attention, then feed-forward, each adding its answer to the residual stream x (B, T, D)."""

    def __init__(self, config: ModelConfig, layer: int):
        super().__init__()
        self.layer = layer
        self.ln1 = nn.LayerNorm(config.d_model, NORM_EPSILON)
        self.attn = Attention(config, layer)
        self.ln2 = nn.LayerNorm(config.d_model, NORM_EPSILON)
        self.mlp = FeedForward(config)

    def forward(
        self, x: Tensor, record: Record = keep_nothing, cache: Cache | None = None, hidden: Tensor | None = None
    ) -> Tensor:
        record(f"blocks.{self.layer}.resid_pre", x)
        attn_out = self.attn(self.ln1(x), record, cache, hidden)
        record(f"blocks.{self.layer}.attn_out", attn_out)
        x = x + attn_out
        record(f"blocks.{self.layer}.resid_mid", x)
        mlp_out = self.mlp(self.ln2(x))
        record(f"blocks.{self.layer}.mlp_out", mlp_out)
        x = x + mlp_out
        record(f"blocks.{self.layer}.resid_post", x)
        return x


class Table(nn.Embedding):
    """A row for each token or position, yet to be filled."""

    def reset_parameters(self) -> None:
        """No first numbers: on the "meta" device PyTorch would load its compiler to draw them."""


class Transformer(nn.Module):
    """Reads tokens and says, at every position, how likely each token is to come next."""

    def __init__(self, config: ModelConfig):
        super().__init__()
        self.config = config
        self.embed = Table(config.d_vocab, config.d_model)
        self.pos_embed = Table(config.n_ctx, config.d_model)
        self.blocks = nn.ModuleList(Block(config, layer) for layer in range(config.n_layers))
        self.final_norm = nn.LayerNorm(config.d_model, NORM_EPSILON)
        self.unembed = nn.Linear(config.d_model, config.d_vocab, bias=False)

    def forward(
        self, tokens: Tensor, record: Record = keep_nothing, cache: Cache | None = None, pattern: bool = False,
        last: bool = False,
    ) -> Tensor:
        """Logits (B, T, V) of the token that follows each position.

        Args:    tokens (B, T), token ids; with a cache, only those that it hasn't read yet.
                 record, called with the name and value of every activation, in order: embed, pos, then of each block L
                 blocks.L.{resid_pre (B,T,D), attn_pattern (B,H,T,S), attn_out, resid_mid, mlp_out, resid_post}, then
                 final_norm, logits.
                 pattern, work out attn_pattern instead of leaving attention to one kernel; with a cache it is worked
                 out always.
                 last, logits (B, 1, V) of the token that follows the last position alone: those of all positions of a
                 sentence take a quarter of the time, and of a long one 1.8 MB.
        Raises:  BadInput if there are more than n_ctx positions.
        """
        start = cache.length if cache is not None else 0
        end = start + tokens.shape[1]
        if end > self.config.n_ctx:
            raise BadInput(
                f"The text has {end} tokens; this model reads {self.config.n_ctx} at once. Use a shorter text."
            )
        worked_out = pattern or cache is not None
        x = self.read(tokens, record, cache, hidden_future(end - start, end, tokens.device) if worked_out else None)
        logits = self.unembed(x[:, -1:] if last else x)  # (B, T, V), or (B, 1, V)
        record("logits", logits)
        return logits

    def read(
        self, tokens: Tensor, record: Record = keep_nothing, cache: Cache | None = None, hidden: Tensor | None = None
    ) -> Tensor:
        """All but the last step of `forward`: final_norm (B, T, D), which the unembedding turns into logits.

        Args:    hidden, `hidden_future` of these positions, to work out attn_pattern; None, to leave attention to one
                 kernel.
        """
        start = cache.length if cache is not None else 0
        embed = self.embed(tokens)  # (B, T, D)
        record("embed", embed)
        pos = self.pos_embed.weight[start : start + tokens.shape[1]]  # (T, D)
        record("pos", pos)
        x = embed + pos
        for block in self.blocks:
            x = block(x, record, cache, hidden)
        x = self.final_norm(x)
        record("final_norm", x)
        return x


def hollow(config: ModelConfig) -> Transformer:
    """A transformer whose weights are yet to be filled in: there is memory for them, and no number has been drawn."""
    with torch.device("meta"):  # PyTorch's own first weights would draw from the global generator
        model = Transformer(config)
    weights = {name: torch.empty(parameter.shape) for name, parameter in model.named_parameters()}
    model.load_state_dict(weights, assign=True)  # `to_empty` would load sympy
    return model


def untrained(config: ModelConfig, seed: int) -> Transformer:
    """A transformer before its first nudge: random weights from `seed`, biases 0, norms 1; positions start as waves,
    and are learned from there.

    Source: Radford et al. 2019, section 2.3: what adds to the residual stream starts smaller by 1/sqrt(number of
    additions). `waves` has its own.
    """
    rng = torch.Generator().manual_seed(seed)
    model = hollow(config)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if kind_of(name) == "norm":
                parameter.fill_(1.0 if name.endswith("weight") else 0.0)
            elif name.endswith("bias"):
                parameter.zero_()
            elif name == "pos_embed.weight":
                parameter.copy_(waves(*parameter.shape, config.wave_height))
            else:
                adds = name.endswith(("attn.out.weight", "mlp.down.weight"))
                parameter.normal_(0.0, config.init_std / (sqrt(2 * config.n_layers) if adds else 1.0), generator=rng)
    return model


def waves(n_ctx: int, d_model: int, height: float) -> Tensor:
    """First positions (n_ctx, d_model): pairs of sine and cosine of this height, periods of two tokens to n_ctx.

    "One back" is the same turn everywhere.

    From random positions a model of this size learnt only late to look exactly one token back (DECISIONS.md).
    Source: Vaswani et al. 2017, section 3.5, with periods that fit a short context.
    """
    period = 2 * (n_ctx / 2) ** torch.linspace(0, 1, (d_model + 1) // 2)  # tokens
    angle = 2 * pi * torch.arange(n_ctx)[:, None] / period  # (n_ctx, d_model / 2), radians
    return height * torch.stack((angle.sin(), angle.cos()), -1).flatten(1)[:, :d_model]
