"""One forward pass as a walk from text to probabilities: at each step what it holds, what it changed, what could be
read off there.

    text, tokens, ids, embed, pos; of each layer attn_pattern, attn_out, mlp_out, resid_post; final_norm, logits, probs

Letters: T positions, D d_model, H heads, K candidate tokens, L n_layers, S distinct streams (2 + 2L), V d_vocab.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from core.model.activations import Trace, softmax

BEFORE = ("text", "tokens", "ids", "embed", "pos")
IN_LAYER = ("attn_pattern", "attn_out", "mlp_out", "resid_post")
AFTER = ("final_norm", "logits", "probs")
CANDIDATES = 8
TOP = 3


class Step(NamedTuple):
    """One stop of the walk.

    stage      one of BEFORE, IN_LAYER, AFTER
    layer      from 0; None outside the layers
    numbers    what the step makes: (T, D); attn_pattern (H, T, T); logits and probs (T, K); None before there are
               numbers
    change     (T,) length of what the step adds to each token's stream, as a share of the stream's length before it:
               attn_out of what came into the layer, mlp_out of that with what was gathered, resid_post of all that the
               layer adds; None where nothing is added
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
    candidates: np.ndarray  # (T, K) ids of the tokens that each position scores highest at the end, best first
    top_ids: np.ndarray  # (S, T, TOP) likeliest next tokens by stream, likeliest first
    top_probs: np.ndarray  # (S, T, TOP)
    final_probs: np.ndarray  # (S, T) share of each position's final answer, candidates[:, 0], by stream
    n_layers: int

    def index(self, stage: str, layer: int | None = None) -> int:
        """The place of a stage in `steps`. Raises ValueError if there is none."""
        return stages(self.n_layers).index((stage, layer))

    def step(self, stage: str, layer: int | None = None) -> Step:
        """The step of a stage. Raises ValueError if there is none."""
        return self.steps[self.index(stage, layer)]


def stages(n_layers: int) -> list[tuple[str, int | None]]:
    """Stage and layer of every step, in order."""
    inside = [(stage, layer) for layer in range(n_layers) for stage in IN_LAYER]
    return [*((stage, None) for stage in BEFORE), *inside, *((stage, None) for stage in AFTER)]


def walk(trace: Trace) -> Walk:
    """The steps of a trace."""
    embed, pos = trace["embed"], trace["pos"]
    streams = [embed, trace.stream(0)]
    steps = [Step(stage, None, None, None, None) for stage in BEFORE[:3]]
    steps += [Step("embed", None, embed, None, 0), Step("pos", None, trace.stream(0), _share(pos, embed), 1)]
    for layer in range(trace.n_layers):
        name = f"blocks.{layer}."
        attn_out, resid_mid, mlp_out, resid_post = (
            trace[name + part] for part in ("attn_out", "resid_mid", "mlp_out", "resid_post")
        )
        resid_pre = streams[-1]
        steps += [
            Step("attn_pattern", layer, trace[name + "attn_pattern"], None, len(streams) - 1),
            Step("attn_out", layer, attn_out, _share(attn_out, resid_pre), len(streams)),
            Step("mlp_out", layer, mlp_out, _share(mlp_out, resid_mid), len(streams)),
            Step("resid_post", layer, resid_post, _share(resid_post - resid_pre, resid_pre), len(streams) + 1),
        ]
        streams += [resid_mid, resid_post]
    logits = trace["logits"]
    candidates = _best(logits, CANDIDATES)
    end = len(streams) - 1
    steps += [
        Step("final_norm", None, trace["final_norm"], None, end),
        Step("logits", None, np.take_along_axis(logits, candidates, -1), None, end),
        Step("probs", None, np.take_along_axis(trace["probs"], candidates, -1), None, end),
    ]
    top_ids, top_probs, final_probs = map(
        np.stack, zip(*(_read_off(trace, stream, candidates[:, :1]) for stream in streams), strict=True)
    )
    return Walk(trace.tokens, tuple(steps), candidates, top_ids, top_probs, final_probs, trace.n_layers)


def _read_off(trace: Trace, stream: np.ndarray, final: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What would be said if the model stopped at a stream (T, D): the likeliest tokens (T, TOP) with their shares, and
    those (T,) of the final answers (T, 1). One stream at a time, since the shares of all of them would be 6 MB.
    """
    probs = softmax(trace.read_off(stream))  # (T, V)
    top_ids = _best(probs, TOP)
    return top_ids, np.take_along_axis(probs, top_ids, -1), np.take_along_axis(probs, final, -1)[:, 0]


def looked_at(attn_pattern: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each position (T,): the word before it that any head looks at hardest, the start token aside, and that head.

    Where there is no such word, position 0 and head 0. Args: attn_pattern (H, T, T).
    """
    T = attn_pattern.shape[-1]
    words = (
        np.where(np.tri(T, k=-1, dtype=bool) & (np.arange(T) > 0), attn_pattern, 0).swapaxes(0, 1).reshape(T, -1)
    )  # (T, H T)
    head, place = np.unravel_index(words.argmax(-1), attn_pattern.shape[::2])
    return place, head


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


def _best(scores: np.ndarray, count: int) -> np.ndarray:
    """Ids of the `count` highest scores along the last axis, highest first."""
    ids = np.argpartition(-scores, count, axis=-1)[..., :count]
    order = np.argsort(-np.take_along_axis(scores, ids, -1), axis=-1, kind="stable")
    return np.take_along_axis(ids, order, -1)
