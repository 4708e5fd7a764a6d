"""What the reader has done in this chapter: which words are walked through, where in the walk, what was guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from core.errors import BadInput
from core.typed_text import normal
from pages.sections.layers.walk import Opening
from pages.shared.frame import shell, stage, url
from pages.shared.loading import caches
from pages.shared.widgets.guess import SKIP

if TYPE_CHECKING:
    from core.model.forward_steps import Walk

SLUG = "layers"
STAGE = f"{SLUG}.stage"  # the fragment
# Each with a twin that differs by one word, for the comparison.
PROMPTS = {
    "Anna had a bag of coins. The bank was": "Anna had a bag of frogs. The bank was",
    "The capital of France is": "The capital of Italy is",
    "The dog near the houses": "The dogs near the houses",
    "She opened the door and": "She opened the box and",
    "It was cold, so Tom put on his": "It was hot, so Tom put on his",
}
LONGEST, ROOM = 200, 30  # characters of a prompt, tokens that the walk shows
PLACE = ("stage", "layer", "head", "position")  # where in the walk, as a link says it
# Names of stages in links that are older than version 1.6.
OLD = {
    "embeddings": "embed", "position": "pos", "attention": "attn_pattern", "gathered": "attn_out", "feed_forward": "mlp_out",
    "sum": "resid_post", "norm": "final_norm", "scores": "logits", "chances": "probs",
}
SHOWN_IN = {"tokens": ("text", "tokens", "ids"), "embeddings": ("embed", "pos"), "answer": ("final_norm", "logits", "probs")}
SHORT, SHOWN = 14, 4  # words of the sentence that is asked about, sentences to choose from


# The reader's words -----------------------------------------------------------------------------------------------


def prompt() -> str:
    """What the reader has picked, typed or come with."""
    first = next(iter(PROMPTS))
    url.bind(f"{SLUG}.prompt", url.text("prompt", first, LONGEST), "prompt")
    text = normal(st.session_state[f"{SLUG}.prompt"])
    url.put(prompt=text if text != first else None)
    return text


def readable() -> str:
    """The reader's prompt, or the last one that the model could read."""
    text = prompt()
    try:
        refuse(text)
    except BadInput:
        return st.session_state.get(f"{SLUG}.walked", next(iter(PROMPTS)))
    st.session_state[f"{SLUG}.walked"] = text
    return text


def other() -> str:
    """The same with one word changed, as the reader has typed it: the twin of the prompt to begin with."""
    text, key = readable(), f"{SLUG}.other"
    twin = PROMPTS.get(text, text)
    if st.session_state.get(f"{SLUG}.compared") != text:
        if f"{SLUG}.compared" in st.session_state and not url.changed("other"):
            st.session_state[key] = twin
        st.session_state[f"{SLUG}.compared"] = text
    url.bind(key, url.text("other", twin, LONGEST), "other")
    typed = normal(st.session_state[key])
    url.put(other=typed if typed != twin else None)
    return typed


def readable_other() -> str:
    """That text, or the prompt where the model can't read it."""
    text = other()
    try:
        refuse(text)
    except BadInput:
        return readable()
    return text


def refuse(text: str) -> None:
    """Raises BadInput if the model can't read a text, or if the walk has no room for its tokens."""
    from core.model.prompt import prompt_ids

    prompt_ids(caches.tokenizer(), text, caches.run_config().model.n_ctx)
    count = len(caches.tokenizer().encode(text))
    if count > ROOM:
        raise BadInput(f"That is {count} tokens. The walk has room for {ROOM}, one row each. Use fewer words.")


def layers() -> int:
    return caches.document(caches.BASE, "config.json")["model"]["n_layers"]


@st.cache_resource(show_spinner=False, max_entries=8)
def walked(run: str, step: int, text: str) -> Walk:
    """All states of a prompt; shared, read only."""
    from core.model.forward_steps import walk

    return walk(caches.trace(run, step, text))


@st.cache_data(show_spinner=False, max_entries=100)
def packed(run: str, step: int, text: str) -> dict[str, Any]:
    """What the browser needs for the walk."""
    from core.figures.layers import walk_frame
    from pages.sections.layers.walk import pack
    from pages.sections.layers.walk_words import titles

    found, tokenizer = walked(run, step, text), caches.tokenizer(run)
    return pack(found, tokenizer, text, titles(found, tokenizer, text)) | {"figure": walk_frame().to_json()}


@st.cache_data(show_spinner=False, max_entries=200)
def depth_of_answer(run: str, step: int, text: str) -> int:
    """After how many layers the final answer leads for good, 0 for from the start."""
    from core.model.forward_steps import settled

    return settled(caches.trace(run, step, text))


# Where in the walk ------------------------------------------------------------------------------------------------


def place(stage_name: str, layer: int | None = None) -> int:
    """The number of a state."""
    from core.model.forward_steps import stages

    return stages(layers()).index((stage_name, layer))


def opening(step: str, text: str) -> Opening:
    """Where the walk opens at a step of the chapter, and what it plays on the way there."""
    here = linked(step)
    if here:
        return Opening(f"{step} {text} {here}", here["state"], here["head"], here["row"])
    sums = [place("resid_post", layer) for layer in range(layers())]
    end = [place("final_norm"), place("logits"), place("probs")]
    start = [place("embed"), place("pos")]
    known = {
        "tokens": [0, 1, 2], "embeddings": [2, *start], "layers": [start[1], *sums], "answer": end,
        "trap": [1, *start, *sums, end[2]], "check": end[2:],
    }[step]
    waiting = step == "layers" and not st.session_state.get(f"{SLUG}.guess")
    film = start if waiting else known
    return Opening(f"{step} {text} {shell.moment()} {waiting}", film[-1], film=film, last=film[-1] if waiting else None)


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
    url.put(stage=name, layer=None if layer is None else layer + 1,
            head=at["head"] + 1 if name == "attn_pattern" and at["head"] is not None else None,
            position=at["row"] if at["row"] not in (None, last) else None)


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
        head = url.integer("head", 0, 0, caches.run_config().model.n_heads)
        at = {"state": place(name, layer), "head": head - 1 if head and name == "attn_pattern" else None,
              "row": url.integer("position", size, 0, size)}
        step = next((step for step, names in SHOWN_IN.items() if name in names), "layers")
        _open(step)
        if step == "layers":
            st.session_state.setdefault(f"{SLUG}.guess", SKIP)  # what a link opens lies behind the question
        st.session_state[f"{SLUG}.linked"] = {"step": step, **at}
        st.session_state.pop(f"{SLUG}.place", None)
        write(at)
    elif url.changed("other") and "step" not in url.named():
        _open("change")


def _open(step: str) -> None:
    """Turn to a step, and keep the moment that came with the link."""
    moment, chosen = shell.moment(), shell.moment_chosen()
    stage.go_to(SLUG, step)
    if chosen:
        shell.set_moment(moment)


# From "closed" back to "bank" -------------------------------------------------------------------------------------


def measured() -> dict[str, Any] | None:
    """What was measured of every head; None where the run came without, or with other checkpoints."""
    found = caches.document(caches.BASE, "analyses/heads.json")
    return found if found and tuple(found["steps"]) == caches.steps() else None


def looks(found: dict[str, Any]) -> np.ndarray:
    """How much of its look each head (L, H) sends from "closed" to "bank", at the moment shown, on average."""
    return np.array(found["attention"][caches.steps().index(shell.moment())])


def hardest(found: dict[str, Any]) -> tuple[int, int]:
    """The head (layer, head) that looks back hardest."""
    attention = looks(found)
    return tuple(int(at) for at in np.unravel_index(attention.argmax(), attention.shape))


def sentences(found: dict[str, Any]) -> list[str]:
    """Sentences to choose from: a short one first, then those with most words between the two."""
    def between(text: str) -> int:
        return len(text.split(found["to"])[-1].split())

    far = sorted((sentence["text"] for sentence in found["sentences"]), key=between, reverse=True)
    far = [text for text in far if len(caches.tokenizer().encode(text)) <= ROOM]
    short = next((text for text in far if len(text.split()) <= SHORT), far[0])
    return list(dict.fromkeys([short, *far]))[:SHOWN]


def sentence(found: dict[str, Any]) -> str:
    """The sentence that is shown."""
    chosen, known = st.session_state.get(f"{SLUG}.sentence"), sentences(found)
    return chosen if chosen in known else known[0]


def looked() -> str | None:
    """The word that the reader guessed, SKIP for none, None as long as there is no guess."""
    return st.session_state.get(f"{SLUG}.head_guess")
