"""The walk through one prediction as the browser gets it: every state once, its numbers and shares as one byte each.

    payload = pack(walk(trace), tokenizer, prompt, titles)

A *stop* is a box on the map of the model, with one to four states inside: the words, their lists of numbers, their place,
each layer, the answer. T positions, H heads, K candidates, S streams.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.formatting import percent
from pages.shared.text.escape import visible

if TYPE_CHECKING:
    from core.model.forward_steps import Step, Walk
    from core.model.tokenizer import Tokenizer

NAMES = {
    "text": "text",
    "tokens": "tokens",
    "ids": "ids",
    "embed": "numbers",
    "pos": "place",
    "attn_pattern": "who looks at whom",
    "attn_out": "what it gathered",
    "mlp_out": "feed-forward",
    "resid_post": "the sum",
    "final_norm": "evened out",
    "logits": "scores",
    "probs": "shares",
}
PART = {
    "embed": "embeddings",
    "pos": "embeddings",
    "attn_pattern": "attention",
    "attn_out": "attention",
    "mlp_out": "feed-forward",
    "resid_post": "stream",
    "final_norm": "stream",
    "logits": "prediction",
    "probs": "prediction",
}
KIND = {
    "text": "words",
    "tokens": "words",
    "ids": "words",
    "attn_pattern": "looks",
    "logits": "answer",
    "probs": "answer",
}
SHOWN_UP_TO = 98.0  # percentile of the sizes at which the colour scale ends
DIGITS = 3  # of a score, and of a change
TINY = 1e-12
# One for every way in which `percent` writes a share, so that the browser writes what the page writes.
SHARES = np.concatenate(
    [
        [0, 0.0005],
        np.arange(1, 100) / 1000,
        np.arange(10, 100) / 100,
        [0.9949],
        np.arange(995, 1000) / 1000,
        [0.9995, 1],
    ]
)


def stops(n_layers: int) -> list[tuple[str, list[int], int]]:
    """Name, states, and the state that it opens at, of each stop of the map."""
    inside = [(f"{layer + 1}", [5 + 4 * layer + part for part in range(4)], 8 + 4 * layer) for layer in range(n_layers)]
    end = 5 + 4 * n_layers
    return [
        ("words", [0, 1, 2], 2),
        ("lists", [3], 3),
        ("place", [4], 4),
        *inside,
        ("answer", [end, end + 1, end + 2], end + 2),
    ]


def pack(walked: Walk, tokenizer: Tokenizer, text: str, titles: Sequence[str]) -> dict[str, Any]:
    """Everything the browser needs for one prompt at one moment, JSON.

    Numbers go as one byte each, square-root coded: within 1 % of the largest of their state, and far closer near zero.
    Shares go as one byte each too, numbers of SHARES, which are written like them; and of where a token looks, only
    what isn't ahead of it.
    """
    from core.model.forward_steps import looked_at

    words: dict[str, int] = {}

    def numbered(ids: np.ndarray) -> np.ndarray:
        return np.array([words.setdefault(visible(tokenizer.token(int(id))), len(words)) for id in ids.ravel()])

    coded, maps = [], []
    for step in walked.steps:
        if KIND.get(step.stage) in ("words", "answer"):
            maps.append(None)
            continue
        looks = step.stage == "attn_pattern"
        data, top = (coded_shares(seen(step.numbers)), 1.0) if looks else coded_numbers(step.numbers)
        maps.append({"at": sum(map(len, coded)), "top": top, "limit": _limit(step)})
        coded.append(data)
    says, lens, final = numbered(walked.top_ids), coded_shares(walked.top_probs), coded_shares(walked.final_probs)
    return {
        "tokens": token_names(walked, tokenizer),
        "ids": walked.ids.tolist(),
        "text": visible(text),
        "states": [_state(step, title, at) for step, title, at in zip(walked.steps, titles, maps, strict=True)],
        "stops": [{"name": name, "states": states, "opens": opens} for name, states, opens in stops(walked.n_layers)],
        "named": [
            [int(head) for head in looked_at(walked.step("attn_pattern", layer).numbers)[1]]
            for layer in range(walked.n_layers)
        ],
        "bytes": _base64(b"".join(coded)),
        "says": _base64(says.astype("<u2").tobytes()),
        "lens": _base64(lens),
        "final": _base64(final),
        "candidates": numbered(walked.candidates).tolist(),
        "words": list(words),
        "logits": [round(float(score), DIGITS) for score in walked.step("logits").numbers.ravel()],
        "probs": _base64(coded_shares(walked.step("probs").numbers)),
        "shares": [round(float(share), 4) for share in SHARES],
        "heads": len(walked.step("attn_pattern", 0).numbers),
        "width": walked.step("embed").numbers.shape[1],
    }


def token_names(walked: Walk, tokenizer: Tokenizer) -> list[str]:
    """How the tokens are called: the first is the mark at which every text starts."""
    return ["▸ start", *(visible(tokenizer.token(int(id))) for id in walked.ids[1:])]


def changed(share: float) -> str:
    """How much a token's numbers are changed, as a share of their size: "38 %", or "5.7 ×" where more comes than was
    there.
    """
    return percent(share) if share < 0.995 else f"{share:.1f}\u00a0×"


def coded_numbers(numbers: np.ndarray) -> tuple[bytes, float]:
    """One byte a number, and the size that the largest stands for."""
    top = float(np.abs(numbers).max()) or 1.0
    return (np.round(np.sign(numbers) * np.sqrt(np.abs(numbers) / top) * 127) + 128).astype(np.uint8).tobytes(), top


def coded_shares(shares: np.ndarray) -> bytes:
    """One byte a share: the number of the one in SHARES that is written like it."""
    begins = np.concatenate([[0], (SHARES[1:] + SHARES[:-1]) / 2])
    for share, first in ((0.0005, TINY), (0.001, 0.001), (0.995, 0.995), (0.9995, 0.999 + TINY), (1, 1)):
        begins[np.flatnonzero(share == SHARES)] = first  # where percent doesn't round
    return (np.searchsorted(begins, shares.astype(float), side="right") - 1).astype(np.uint8).tobytes()


def seen(pattern: np.ndarray) -> np.ndarray:
    """Where each head looks, row by row, without what lies ahead of a token: (H, T (T + 1) / 2)."""
    return pattern[:, *np.tril_indices(pattern.shape[-1])]


def _state(step: Step, title: str, at: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "stage": step.stage,
        "layer": step.layer,
        "name": NAMES[step.stage],
        "part": PART.get(step.stage),
        "title": title,
        "kind": KIND.get(step.stage, "numbers"),
        "map": at,
        "stream": step.stream,
        "change": None if step.change is None else [round(float(share), DIGITS) for share in step.change],
    }


def _limit(step: Step) -> float:
    """Where the colour scale of a state ends, two digits; beyond it the colour stays the same."""
    if step.stage == "attn_pattern":
        return 1.0
    return float(f"{np.percentile(np.abs(step.numbers), SHOWN_UP_TO):.2g}") or 1.0


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
