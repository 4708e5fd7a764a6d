"""Where in the walk the reader is: where a step opens it, where a link does, where the reader rests."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.sections.layers.play import SLUG, layers, readable, shape
from pages.sections.layers.walk import Opening
from pages.shared.frame import stage, url
from pages.shared.frame.moment import moment_on
from pages.shared.loading import caches
from pages.shared.widgets.guess import SKIP

PLACE = ("stage", "layer", "head", "position")  # what a link says of it
# Names of stages in links that are older than version 1.6.
OLD = {
    "embeddings": "embed",
    "position": "pos",
    "attention": "attn_pattern",
    "gathered": "attn_out",
    "feed_forward": "mlp_out",
    "sum": "resid_post",
    "norm": "final_norm",
    "scores": "logits",
    "chances": "probs",
}
SHOWN_IN = {
    "tokens": ("text", "tokens", "ids"),
    "embeddings": ("embed", "pos"),
    "answer": ("final_norm", "logits", "probs"),
}


def number_of(stage_name: str, layer: int | None = None) -> int:
    """The number of a state."""
    from core.model.forward_steps import stages

    return stages(layers()).index((stage_name, layer))


def opening(step: str, text: str) -> Opening:
    """Where the walk opens at a step of the chapter, and what it plays on the way there."""
    here = linked(step)
    if here:
        return Opening(f"{step} {text} {here}", here["state"], here["head"], here["row"])
    sums = [number_of("resid_post", layer) for layer in range(layers())]
    end = [number_of("final_norm"), number_of("logits"), number_of("probs")]
    start = [number_of("embed"), number_of("pos")]
    known = {
        "tokens": [0, 1, 2],
        "embeddings": [2, *start],
        "layers": [start[1], *sums],
        "answer": end,
        "trap": [1, *start, *sums, end[2]],
        "check": end[2:],
    }[step]
    waiting = step == "layers" and not st.session_state.get(f"{SLUG}.guess")
    film = start if waiting else known
    return Opening(f"{step} {text} {moment_on()} {waiting}", film[-1], film=film, last=film[-1] if waiting else None)


def rests(step: str, at: dict[str, int]) -> None:
    """The reader rests at a state of the walk. For the walk's callback."""
    st.session_state[f"{SLUG}.place"] = {"step": step, **at}
    write(at)


def now(step: str, text: str) -> dict[str, int]:
    """The state, head and row that the stage shows."""
    kept, opened = st.session_state.get(f"{SLUG}.place"), opening(step, text)
    if kept and kept["step"] == step:
        return kept
    return {"state": opened.state, "head": opened.head or 0, "row": -1 if opened.row is None else opened.row}


def linked(step: str) -> dict[str, Any] | None:
    """The place that a link has asked for, if it belongs to this step."""
    found = st.session_state.get(f"{SLUG}.linked")
    return found if found and found["step"] == step else None


def write(at: dict[str, Any]) -> None:
    """The place goes into the address."""
    from core.model.forward_steps import stages

    name, layer = stages(layers())[at["state"]]
    last = len(caches.tokenizer().encode(readable()))
    url.put(
        stage=name,
        layer=None if layer is None else layer + 1,
        head=at["head"] + 1 if name == "attn_pattern" and at["head"] is not None else None,
        position=at["row"] if at["row"] not in (None, last) else None,
    )


def turned(step: str) -> None:
    """Another step of the chapter is on: its walk opens at its own place, which is no part of the address."""
    if st.session_state.get(f"{SLUG}.at") != step:
        st.session_state[f"{SLUG}.at"] = step
        st.session_state.pop(f"{SLUG}.place", None)
        if not linked(step):
            st.session_state.pop(f"{SLUG}.linked", None)
            url.put(**dict.fromkeys(PLACE))


def follow_link() -> None:
    """A link to a place in the walk opens the step where it stands; so does one to a second prompt."""
    if any(url.changed(name) for name in PLACE):
        from core.model.forward_steps import AFTER, BEFORE, IN_LAYER

        asked = url.choice("stage", "resid_post" if url.changed("layer") else "ids", [*BEFORE, *IN_LAYER, *AFTER, *OLD])
        name = OLD.get(asked, asked)
        layer = url.integer("layer", 1, 1, layers()) - 1 if name in IN_LAYER else None
        size = len(caches.tokenizer().encode(readable()))
        head = url.integer("head", 0, 0, shape()["n_heads"])
        at = {
            "state": number_of(name, layer),
            "head": head - 1 if head and name == "attn_pattern" else None,
            "row": url.integer("position", size, 0, size),
        }
        step = next((step for step, names in SHOWN_IN.items() if name in names), "layers")
        stage.open_at(SLUG, step)
        if step == "layers":
            st.session_state.setdefault(f"{SLUG}.guess", SKIP)  # what a link opens lies behind the question
        st.session_state[f"{SLUG}.linked"] = {"step": step, **at}
        st.session_state.pop(f"{SLUG}.place", None)
        write(at)
    elif url.changed("other") and "step" not in url.named():
        stage.open_at(SLUG, "change")

