"""The walk through one prediction: every step is sent once and stepped through in the browser, with no traffic on the way.

    payload = pack(walk(trace(model, ids)), tokenizer, prompt, sayings)
    place = show(payload, start={"step": 3, "head": 0, "position": 10}, key="layers.walk")

T positions, H heads, K candidates.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import streamlit as st

from core.figures.style import BACKGROUND, PARTS, STREAM, TEXT
from pages.shared.browser.component import drawing
from pages.shared.text.escape import visible

if TYPE_CHECKING:
    from core.model.forward_steps import Walk
    from core.model.tokenizer import Tokenizer

_HERE = Path(__file__).parent
_component = drawing("walk", "film_transport.js", _HERE / "walk.js", styles=("film.css", _HERE / "walk.css"))

NAMES = {
    "text": "text", "tokens": "tokens", "ids": "ids", "embeddings": "embeddings", "position": "+ position",
    "attention": "attention", "gathered": "gathered", "feed_forward": "feed-forward", "sum": "the sum",
    "norm": "final norm", "scores": "scores", "chances": "chances",
}
PART = {
    "embeddings": "embeddings", "position": "embeddings", "attention": "attention", "gathered": "attention",
    "feed_forward": "feed_forward", "sum": "stream", "norm": "stream", "scores": "prediction", "chances": "prediction",
}
KIND = {"attention": "pattern", "scores": "scores", "chances": "chances"}
SHOWN_UP_TO = 99.0  # percentile of the sizes at which the colour scale ends


class Saying(NamedTuple):
    """What is said at one step: the finding, and what the step does."""

    title: str
    about: str


def pack(walked: Walk, tokenizer: Tokenizer, text: str, sayings: Sequence[Saying]) -> dict[str, Any]:
    """Everything the browser needs for one prompt at one moment, JSON.

    Numbers go as one byte each, square-root coded: within 1 % of the largest of their step, and far closer near zero.
    Shares go as two bytes each, so that the browser writes them as percent does: all but certain is never 100 %.
    """
    words: dict[str, int] = {}
    says = [words.setdefault(visible(tokenizer.token(int(id))), len(words)) for id in walked.top_ids.ravel()]
    maps, coded = [], []
    for step in walked.steps:
        if step.numbers is not None:
            data, top = _coded(step.numbers, KIND.get(step.stage))
            maps.append({"at": sum(map(len, coded)), "top": top, "limit": _limit(step.numbers, step.stage)})
            coded.append(data)
    numbered = iter(range(len(maps)))
    steps = [
        {
            "stage": step.stage, "layer": step.layer, "name": NAMES[step.stage], "part": PART.get(step.stage),
            "kind": "flat" if step.numbers is None else KIND.get(step.stage, "signed"),
            "map": None if step.numbers is None else next(numbered), "says": step.stream,
            "change": None if step.change is None else [round(float(share), 5) for share in step.change],
            "title": said.title, "about": said.about,
        }
        for step, said in zip(walked.steps, sayings, strict=True)
    ]
    pattern = walked.steps[walked.index("attention", 0)].numbers
    return {
        "text": visible(text), "tokens": token_names(walked, tokenizer), "ids": walked.ids.tolist(), "steps": steps,
        "maps": maps, "bytes": base64.b64encode(b"".join(coded)).decode(), "words": list(words), "says": says,
        "shares": [round(float(share), 7) for share in walked.top_probs.ravel()],
        "candidates": [visible(tokenizer.token(int(id))) for id in walked.candidates],
        "layers": walked.n_layers, "heads": 0 if pattern is None else len(pattern),
        "width": walked.steps[walked.index("embeddings")].numbers.shape[1],
    }


def show(
    payload: dict[str, Any], *, start: dict[str, int], key: str, on_move: Callable[[dict[str, int]], None]
) -> None:
    """Mount the walk. `start` (step, head, position) is where it opens; a new one moves it there. `on_move` is told
    the place where the reader rests."""
    inks = {
        name: {"light": ink.on_light, "dark": ink.on_dark, "fill": ink.fill}
        for name, ink in (PARTS | {"stream": STREAM}).items()
    }
    below = {"light": TEXT["light"], "dark": TEXT["dark"]}
    data = payload | {"start": start, "inks": inks, "below": below, "dark": BACKGROUND["dark"]}
    _component(key=key, data=data, on_place_change=lambda: _moved(key, on_move))


def token_names(walked: Walk, tokenizer: Tokenizer) -> list[str]:
    """How the tokens are called: the first is the mark at which every text starts."""
    return ["▸ start", *(visible(tokenizer.token(int(id))) for id in walked.ids[1:])]


def _moved(key: str, on_move: Callable[[dict[str, int]], None]) -> None:
    place = (st.session_state.get(key) or {}).get("place")
    if place:
        on_move({name: int(place[name]) for name in ("step", "head", "position")})


def _coded(numbers: np.ndarray, kind: str | None) -> tuple[bytes, float]:
    """One byte a number, two a share, and the size that the largest stands for."""
    if kind in ("pattern", "chances"):
        codes = np.round(np.sqrt(numbers) * 65535)
        return np.where(numbers < 1, np.minimum(codes, 65534), codes).astype("<u2").tobytes(), 1.0
    top = float(np.abs(numbers).max()) or 1.0
    return (np.round(np.sign(numbers) * np.sqrt(np.abs(numbers) / top) * 127) + 128).astype(np.uint8).tobytes(), top


def _limit(numbers: np.ndarray, stage: str) -> float:
    """Where the colour scale of a step ends, two digits; beyond it the colour stays the same."""
    if stage in ("attention", "chances"):
        return 1.0
    return float(f"{np.percentile(np.abs(numbers), SHOWN_UP_TO):.2g}") or 1.0
