"""What the reader has chosen in this chapter: a number and how far out it is seen, a model to compare with, what lies on
the bench, and the guesses, each kept by what it was about.
"""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

import streamlit as st

from core.config import ModelConfig
from core.errors import BadInput
from core.figures.style import KIND_NAMES
from core.formatting import signed
from core.model.ablation import Change
from core.model.parameters import count_by, locate, parts
from core.model.published import PUBLISHED
from core.results.grown_up import CALLED
from core.typed_text import normal
from pages.shared.frame import stage, url
from pages.shared.loading import caches

SLUG = "parameters"
STAGE = f"{SLUG}.stage"  # the fragment
NUMBER, VIEW, PROMPT, MODEL = (f"{SLUG}.{name}" for name in ("number", "view", "prompt", "model"))
VIEWS = ("number", "row", "matrix", "layer", "model")  # as core.figures.zoom draws them
BEGINS_AT = {"number": "number"}  # step -> view; the model elsewhere
BENCH = ("bench", "moments")  # steps that are about what lies on the bench
BIG, GROWN = "Llama-3 70B", "SmolLM2-135M"  # of core.model.published
PROMPTS = ("The capital of France is", "Once upon a time there was a", "To be or not to", "The dogs near the house")
LONGEST = 200  # characters
ONE, HEAD, LAYER, KIND = "one number", "one head", "one layer", "one kind"
LINKED = {"number": ONE, "head": HEAD, "layer": LAYER, **dict.fromkeys(KIND_NAMES, KIND)}  # `without` of a link
BEYOND = 10**15  # any number that a reader may type
FARTHEST = 20.0  # values that a reader may give a number lie within ± this
FIRST = ("layer", 2)  # on the bench, as a link says it


# The model --------------------------------------------------------------------------------------------------------


@st.cache_resource(show_spinner=False, ttl=60)
def config() -> ModelConfig:
    """The shape of the model, read without torch."""
    return ModelConfig(**caches.document(caches.BASE, "config.json")["model"])


def size() -> int:
    """All parameters of the model."""
    last = parts(config())[-1]
    return last.first + last.size


def called(model: str) -> str:
    """A model's name as the pages write it."""
    return CALLED if model == GROWN else model


def number_field(label: str, key: str, **given: Any) -> None:
    """A field for one number of the model, counted from 1. What lies beyond the ends becomes the end: a field with limits of its
    own would go on showing what was typed, whatever number is looked at.
    """
    def within() -> None:
        st.session_state[key] = min(max(st.session_state[key], 1), size())

    st.number_input(label, -BEYOND, BEYOND, step=1, key=key, persist_state="session", on_change=within, **given)


def start_number() -> int:
    """The number that the chapter opens with, counted from 1: in the middle of the feed-forward part of a middle layer."""
    shape = config()
    part = next(part for part in parts(shape) if part.name == f"blocks.{shape.n_layers // 2}.mlp.up.weight")
    return part.first + part.size // 2 + part.columns // 2 + 1


# Links and the zoom -----------------------------------------------------------------------------------------------


def follow_link() -> None:
    """A link of its own state opens the step where that stands; every step takes the whole of it over."""
    if "step" not in url.named():
        if url.changed("without") or url.changed("prompt") or url.changed("value"):
            stage.open_at(SLUG, "bench")
        elif url.changed("model"):
            stage.open_at(SLUG, "billions")
        elif url.changed("view") and url.choice("view", VIEWS[0], VIEWS) != VIEWS[0]:
            stage.open_at(SLUG, "zoom")
    url.bind(PROMPT, url.text("prompt", PROMPTS[0], LONGEST), "prompt")
    url.bind(MODEL, url.choice("model", BIG, [model.name for model in PUBLISHED]), "model")
    bind_bench()
    url.bind(NUMBER, url.integer("number", start_number(), 1, size()), "number")


def view(step: str) -> str:
    """How far out the zoom is: where the step begins, or where the link or the reader has put it since."""
    begins, linked, before = BEGINS_AT.get(step, "model"), url.changed("view"), st.session_state.get(f"{SLUG}.viewed_at")
    url.bind(VIEW, url.choice("view", begins, VIEWS), "view")
    if (before not in (None, step) and not linked) or st.session_state[VIEW] not in VIEWS:
        st.session_state[VIEW] = begins
    st.session_state[f"{SLUG}.viewed_at"] = step
    now = st.session_state[VIEW]
    number = st.session_state[NUMBER]
    url.put(view=now if now != begins else None, number=number if number != start_number() else None)
    return now


def pick(number: int) -> None:
    """Look at this number, counted from 0. For callbacks."""
    if 0 <= number < size():
        st.session_state[NUMBER] = number + 1


def tapped(trace: int, *at: int) -> int:
    """The number, counted from 0, that stands where the zoom was tapped."""
    from core.figures.zoom_place import number_at

    listed, number = parts(config()), st.session_state[NUMBER] - 1
    place, row, column = locate(listed, number)
    return number_at(listed[place], row, column, trace, at)


def another() -> None:
    """A number far away, the same one after the same one. For callbacks."""
    st.session_state[NUMBER] = (st.session_state[NUMBER] * 48_271 + 11) % size() + 1


# The bench --------------------------------------------------------------------------------------------------------


class Choice(NamedTuple):
    """What is on the bench: which of the four, how a sentence calls it, how many numbers are changed, and the change
    (core.model.ablation).
    """

    what: str
    name: str
    changed: int
    key: Change

    @property
    def subject(self) -> str:
        return f"{'With' if self.what == ONE else 'Without'} {self.name}"


def bind_bench() -> None:
    """Give the bench's controls what the link says, or what they begin with."""
    asked, layer = url.choice("without", FIRST[0], tuple(LINKED)), 1 if "without" in url.named() else FIRST[1]
    if LINKED[asked] == KIND:
        url.bind(f"{SLUG}.kind", asked, "without")
    st.session_state.setdefault(f"{SLUG}.kind", "attention")
    if LINKED[asked] == ONE and (url.changed("without") or url.changed("number")):
        st.session_state[f"{SLUG}.bench_number"] = url.integer("number", start_number(), 1, size())
    st.session_state.setdefault(f"{SLUG}.bench_number", st.session_state.get(NUMBER, start_number()))
    url.bind(f"{SLUG}.value", url.number("value", 0.0, -FARTHEST, FARTHEST), "value")
    url.bind(f"{SLUG}.layer", url.integer("layer", layer, 1, config().n_layers), "layer")
    url.bind(f"{SLUG}.head", url.integer("head", 1, 1, config().n_heads), "head")
    url.bind(f"{SLUG}.what", LINKED[asked], "without")


def choice() -> Choice:
    """What lies on the bench."""
    of = {name: st.session_state[f"{SLUG}.{name}"] for name in ("what", "kind", "layer", "head", "bench_number", "value")}
    listed, layer = parts(config()), of["layer"]
    match of["what"]:
        case what if what == ONE:
            value, number = float(of["value"]), of["bench_number"]
            return Choice(ONE, f"number {number:,} set to {signed(value, 'g')}", 1, ("number", number - 1, value))
        case what if what == KIND:
            name = {"prediction": "the prediction layer", "norm": "the norms"}.get(of["kind"], f"any {of['kind']}")
            return Choice(KIND, name, count_by(listed)[of["kind"]], ("kind", of["kind"]))
        case what if what == LAYER:
            count = sum(part.size for part in listed if part.layer == layer - 1)
            return Choice(LAYER, f"layer {layer}", count, ("layer", layer - 1))
    head = of["head"]
    return Choice(HEAD, f"head {head} of layer {layer}", config().d_head * config().d_model, ("head", layer - 1, head - 1))


def put_bench() -> None:
    """Write the bench into the address, as far as it differs from what it begins with."""
    of = choice()
    what, *which = of.key
    first = of.key == ("layer", FIRST[1] - 1)
    text = st.session_state[PROMPT]
    url.put(
        without=None if first else which[0] if what == "kind" else what,
        layer=None if first or what not in ("head", "layer") else which[0] + 1,
        head=None if first or what != "head" else which[1] + 1,
        number=which[0] + 1 if what == "number" else None,
        value=f"{which[1]:g}" if what == "number" and which[1] else None,
        prompt=text if text != PROMPTS[0] else None,
    )


def prompt() -> str:
    """The reader's prompt, or the last one that the model could read."""
    text = normal(st.session_state[PROMPT])
    try:
        refuse(text)
    except BadInput:
        return st.session_state.get(f"{SLUG}.read", PROMPTS[0])
    st.session_state[f"{SLUG}.read"] = text
    return text


def refuse(text: str) -> None:
    """Raises BadInput if the model can't read a text."""
    from core.model.prompt import prompt_ids

    prompt_ids(caches.tokenizer(), text, config().n_ctx)


def guess_key(of: Choice, text: str, moment: int) -> str:
    """Where the guess about one change, one prompt and one moment is kept: another change is another question."""
    about = hashlib.sha1(repr((of.key, text, moment)).encode(), usedforsecurity=False)
    return f"{SLUG}.guess.{about.hexdigest()[:12]}"


def take_to_bench(number: int, text: str) -> None:
    """Put one number on the bench, to be set to zero, with a prompt. For callbacks."""
    st.session_state.update({f"{SLUG}.bench_number": number, f"{SLUG}.what": ONE, f"{SLUG}.value": 0.0, PROMPT: text})
    stage.go_to(SLUG, "bench")
