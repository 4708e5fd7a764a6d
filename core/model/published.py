"""How many parameters of each kind a published model has, worked out from its published dimensions, with the formula
filled in.

Letters: L n_layers, d d_model, h d_head, k n_kv_heads, f d_mlp, V d_vocab, C n_ctx.
"""

from dataclasses import dataclass
from typing import NamedTuple

from core.config import ModelConfig


@dataclass(frozen=True)
class Dimensions:
    """The shape of a transformer, as its makers published it."""

    name: str
    n_layers: int
    d_model: int
    n_heads: int
    d_mlp: int
    d_vocab: int
    n_ctx: int
    source: str
    n_kv_heads: int | None = None  # key and value heads, if several query heads share them; None: one each
    biases: bool = True  # whether matrices have biases, and norms a shift beside their scale
    gated: bool = False  # whether feed-forward has a third matrix, the gate (SwiGLU)
    learned_positions: bool = True  # whether there is a table of positions
    tied: bool = False  # whether prediction uses the table of embeddings again


class Count(NamedTuple):
    """One kind of parameter: how many, and the sum that gives them."""

    kind: str  # one of core.model.parameters.KINDS
    total: int
    letters: str  # "L × (4 × d² + 4 × d)"
    filled: str  # the same with this model's dimensions


GPT2 = "Radford et al. 2019, table 2"
GPT3 = "Brown et al. 2020, arXiv 2005.14165, table 2.1"
LLAMA2 = "Touvron et al. 2023, arXiv 2307.09288"
LLAMA3 = "Llama team 2024, arXiv 2407.21783"
PYTHIA = "Biderman et al. 2023, arXiv 2304.01373"
SMOLLM2 = "Ben Allal et al. 2025, arXiv 2502.02737, and its published file"
_LLAMA = {"biases": False, "gated": True, "learned_positions": False}

PUBLISHED: tuple[Dimensions, ...] = (
    Dimensions("Pythia-70m", 6, 512, 8, 2048, 50304, 2048, PYTHIA, learned_positions=False),
    Dimensions("GPT-2 small", 12, 768, 12, 3072, 50257, 1024, GPT2, tied=True),
    Dimensions("SmolLM2-135M", 30, 576, 9, 1536, 49152, 8192, SMOLLM2, n_kv_heads=3, tied=True, **_LLAMA),
    Dimensions("GPT-2 medium", 24, 1024, 16, 4096, 50257, 1024, GPT2, tied=True),
    Dimensions("GPT-2 large", 36, 1280, 20, 5120, 50257, 1024, GPT2, tied=True),
    Dimensions("GPT-2 XL", 48, 1600, 25, 6400, 50257, 1024, GPT2, tied=True),
    Dimensions("Llama-2 7B", 32, 4096, 32, 11008, 32000, 4096, LLAMA2, **_LLAMA),
    Dimensions("Llama-3 8B", 32, 4096, 32, 14336, 128256, 8192, LLAMA3, n_kv_heads=8, **_LLAMA),
    Dimensions("Llama-2 70B", 80, 8192, 64, 28672, 32000, 4096, LLAMA2, n_kv_heads=8, **_LLAMA),
    Dimensions("Llama-3 70B", 80, 8192, 64, 28672, 128256, 8192, LLAMA3, n_kv_heads=8, **_LLAMA),
    Dimensions("GPT-3 175B", 96, 12288, 96, 49152, 50257, 2048, GPT3, tied=True),
)


def ours(config: ModelConfig, name: str = "this model") -> Dimensions:
    """The dimensions of one of our own models."""
    return Dimensions(
        name,
        config.n_layers,
        config.d_model,
        config.n_heads,
        config.d_mlp,
        config.d_vocab,
        config.n_ctx,
        "its config.json",
    )


def published(name: str) -> Dimensions:
    """The published model called `name`. Raises KeyError if the list has none."""
    return {model.name: model for model in PUBLISHED}[name]


def counts(model: Dimensions) -> tuple[Count, ...]:
    """Parameters of each kind, in the order of core.model.parameters.KINDS, with the sums that give them.

    >>> [count.total for count in counts(published("Llama-3 70B"))][:2]
    [1050673152, 12079595520]
    """
    layers, d, f, vocab, ctx = model.n_layers, model.d_model, model.d_mlp, model.d_vocab, model.n_ctx
    kv_width = (model.n_kv_heads or model.n_heads) * (d // model.n_heads)  # k × h
    norm = 2 if model.biases else 1
    embeddings = (
        Count("embeddings", (vocab + ctx) * d, "(V + C) × d", f"({vocab:,} + {ctx:,}) × {d:,}")
        if model.learned_positions
        else (Count("embeddings", vocab * d, "V × d", f"{vocab:,} × {d:,}"))
    )
    if model.biases:
        attention = Count(
            "attention", layers * (4 * d * d + 4 * d), "L × (4 × d² + 4 × d)", f"{layers} × (4 × {d:,}² + 4 × {d:,})"
        )
    else:
        attention = Count(
            "attention",
            layers * (2 * d * d + 2 * d * kv_width),
            "L × (2 × d² + 2 × d × k × h)",
            f"{layers} × (2 × {d:,}² + 2 × {d:,} × {kv_width // (d // model.n_heads)} × {d // model.n_heads})",
        )
    matrices, biases = (3 if model.gated else 2), (f + d if model.biases else 0)
    forward = Count(
        "feed-forward", layers * (matrices * d * f + biases), f"L × ({matrices} × d × f{' + f + d' if biases else ''})",
        f"{layers} × ({matrices} × {d:,} × {f:,}{f' + {f:,} + {d:,}' if biases else ''})")
    prediction = Count("prediction", 0, "0", "0: the table of embeddings, used again") if model.tied else (
        Count("prediction", vocab * d, "V × d", f"{vocab:,} × {d:,}"))
    norms = Count("norm", (2 * layers + 1) * norm * d, f"(2 × L + 1) × {'2 × ' if norm == 2 else ''}d",
                  f"({2 * layers} + 1) × {'2 × ' if norm == 2 else ''}{d:,}")
    return embeddings, attention, forward, prediction, norms


def total(model: Dimensions) -> int:
    """All parameters of a model."""
    return sum(count.total for count in counts(model))
