"""One forward pass as a walk from text to probabilities: at each step what it holds, what it changed, what could be
read off there.

    text, tokens, ids, embeddings, position; of each layer attention, gathered, feed_forward, sum; norm, scores, chances

Letters: T positions, D d_model, H heads, K candidate tokens, L n_layers, S distinct streams (2 + 2L), V d_vocab.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from core.model.trace import Trace

BEFORE = ("text", "tokens", "ids", "embeddings", "position")
IN_LAYER = ("attention", "gathered", "feed_forward", "sum")
AFTER = ("norm", "scores", "chances")
CANDIDATES = 12
TOP = 3


class Step(NamedTuple):
    """One stop of the walk.

    stage      one of BEFORE, IN_LAYER, AFTER layer      from 0; None outside the layers numbers    what the step makes:
    (T, D); attention (H, T, T); scores and chances (T, K); None before there are numbers change     (T,) length of what
    the step does to each token's stream, as a share of the stream's length before it. At `feed_forward` it is
               the change to come, made by the `sum` that follows; None where there is no stream to change
    stream     index into Walk.top_ids: what would be said if the model stopped here; None before there are numbers
    """

    stage: str
    layer: int | None
    numbers: np.ndarray | None
    change: np.ndarray | None
    stream: int | None


@dataclass(frozen=True, eq=False)
class Walk:
    """All steps for one text at one moment of training."""

    ids: np.ndarray  # (T,), the start token first
    steps: tuple[Step, ...]
    candidates: np.ndarray  # (K,) ids of the tokens that the last position scores highest at the end, best first
    top_ids: np.ndarray  # (S, T, TOP) likeliest next tokens by stream, likeliest first
    top_probs: np.ndarray  # (S, T, TOP)
    n_layers: int

    def index(self, stage: str, layer: int | None = None) -> int:
        """The place of a stage in `steps`. Raises ValueError if there is none."""
        return [(step.stage, step.layer) for step in self.steps].index((stage, layer))


def stages(n_layers: int) -> list[tuple[str, int | None]]:
    """Stage and layer of every step, in order."""
    inside = [(stage, layer) for layer in range(n_layers) for stage in IN_LAYER]
    return [*((stage, None) for stage in BEFORE), *inside, *((stage, None) for stage in AFTER)]


def walk(trace: Trace) -> Walk:
    """The steps of a trace."""
    embed, pos, last = trace["embed"], trace["pos"], trace.n_layers - 1
    streams = [embed, trace.stream(0)]
    steps = [Step(stage, None, None, None, None) for stage in BEFORE[:3]]
    steps += [Step("embeddings", None, embed, None, 0), Step("position", None, trace.stream(0), _share(pos, embed), 1)]
    for layer in range(trace.n_layers):
        name = f"blocks.{layer}."
        pattern, gathered, mid, answer = (
            trace[name + part] for part in ("attn_pattern", "attn_out", "resid_mid", "mlp_out")
        )
        steps += [
            Step("attention", layer, pattern, np.zeros(len(embed), np.float32), len(streams) - 1),
            Step("gathered", layer, gathered, _share(gathered, streams[-1]), len(streams)),
            Step("feed_forward", layer, answer, _share(answer, mid), len(streams)),
            Step("sum", layer, trace[name + "resid_post"], _share(answer, mid), len(streams) + 1),
        ]
        streams += [mid, trace[name + "resid_post"]]
    final, scores = trace["final_norm"], trace["logits"]
    candidates = np.argsort(-scores[-1], kind="stable")[:CANDIDATES]
    end = len(streams) - 1
    steps += [
        Step("norm", None, final, _share(final - trace.stream(last + 1), trace.stream(last + 1)), end),
        Step("scores", None, scores[:, candidates], None, end),
        Step("chances", None, trace["probs"][:, candidates], None, end),
    ]
    read = [_top(trace.read_off(stream)) for stream in streams[:-1]] + [_top(scores)]
    top_ids, top_probs = (np.stack(part) for part in zip(*read, strict=True))
    return Walk(trace.tokens, tuple(steps), candidates, top_ids, top_probs, trace.n_layers)


def settled(trace: Trace) -> int:
    """After how many layers the last position's final answer leads for good: 0 (nothing but its own embedding) to L."""
    leaders = [int(trace.lens(depth)[-1].argmax()) for depth in range(trace.n_layers)]
    leaders.append(int(trace["logits"][-1].argmax()))
    depth = trace.n_layers
    while depth > 0 and leaders[depth - 1] == leaders[-1]:
        depth -= 1
    return depth


def parting(one: Trace, other: Trace) -> np.ndarray:
    """How far two texts' streams have parted, (L + 1, T): length of the difference as a share of their mean length, by
    depth and position.

    Texts of different length are matched from their ends, and T is the shorter one's.
    """
    size = min(len(one.tokens), len(other.tokens))
    rows = []
    for depth in range(one.n_layers + 1):
        a, b = one.stream(depth)[-size:], other.stream(depth)[-size:]
        rows.append(_length(a - b) / ((_length(a) + _length(b)) / 2))
    return np.stack(rows)


def _length(vectors: np.ndarray) -> np.ndarray:
    return np.linalg.norm(vectors, axis=-1)


def _share(added: np.ndarray, before: np.ndarray) -> np.ndarray:
    return _length(added) / _length(before)


def _top(logits: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The TOP likeliest tokens (T, TOP) and their probabilities, likeliest first."""
    ids = np.argsort(-logits, axis=-1, kind="stable")[:, :TOP]
    shifted = logits - logits.max(-1, keepdims=True)
    shares = np.exp(np.take_along_axis(shifted, ids, -1)) / np.exp(shifted).sum(-1, keepdims=True)
    return ids, shares
