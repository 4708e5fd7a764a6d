"""What the reader has done in this chapter: which words are walked through, where in the walk, what was guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from core.errors import BadInput
from core.typed_text import normal
from pages.shared.frame import url
from pages.shared.frame.moment import moment_on
from pages.shared.loading import caches
from pages.shared.loading.weights import trace_of
from pages.shared.widgets.guess import SKIP, taken

if TYPE_CHECKING:
    from core.model.forward_steps import Walk
    from core.results.attention_heads import Heads

SLUG = "layers"
STAGE = f"{SLUG}.stage"  # the fragment
# Each with a twin that differs by one word, for the comparison.
PROMPTS = {
    "Anna had a bag of coins. The bank was": "Anna had a bag of frogs. The bank was",
    "The capital of France is": "The capital of Italy is",
    "The dog near the houses": "The dogs near the houses",
    "She opened the door and": "She opened the box and",
    "The opposite of big is": "The opposite of old is",
}
LONGEST, ROOM = 200, 30  # characters of a prompt, tokens that the walk shows
SHORT, SHOWN = 14, 4  # words of the sentence that is asked about, sentences to choose from


# The reader's words -----------------------------------------------------------------------------------------------


def prompt() -> str:
    """What the reader has picked, typed or come with."""
    first = next(iter(PROMPTS))
    key = f"{SLUG}.prompt"
    url.bind(key, url.text("prompt", first, LONGEST), "prompt")
    if not st.session_state[key].strip():  # emptied, or lost between steps that have no box: what was read last is there again
        st.session_state[key] = st.session_state.get(f"{SLUG}.walked", first)
    text = normal(st.session_state[key])
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

    prompt_ids(caches.tokenizer(), text, shape()["n_ctx"])
    count = len(caches.tokenizer().encode(text))
    if count > ROOM:
        raise BadInput(f"That is {count} tokens. The walk has room for {ROOM}, one row each. Use fewer words.")


def shape() -> dict[str, int]:
    """What the model measures."""
    return caches.document(caches.BASE, "config.json")["model"]


def layers() -> int:
    return shape()["n_layers"]


@st.cache_resource(show_spinner=False, max_entries=8)
def walked(run: str, step: int, text: str) -> Walk:
    """All states of a prompt; shared, read only."""
    from core.model.forward_steps import walk

    return walk(trace_of(run, step, text))


@st.cache_data(show_spinner=False, max_entries=100)
def packed(run: str, step: int, text: str) -> dict[str, Any]:
    """What the browser needs for the walk."""
    from core.figures.layers import walk_frame
    from pages.sections.layers.walk_packed import pack
    from pages.sections.layers.walk_words import titles

    found, tokenizer = walked(run, step, text), caches.tokenizer(run)
    return pack(found, tokenizer, text, titles(found, tokenizer, text)) | {"figure": walk_frame().to_json()}


@st.cache_data(show_spinner=False, max_entries=200)
def depth_of_answer(run: str, step: int, text: str) -> int:
    """After how many layers the final answer leads for good, 0 for from the start."""
    from core.model.forward_steps import settled

    return settled(trace_of(run, step, text))


# From "closed" back to "bank" -------------------------------------------------------------------------------------


def measured() -> Heads | None:
    """What was measured of every head; None where the run came without, or with other checkpoints."""
    found = caches.heads()
    return found if found and found.steps == caches.steps() else None


def moment() -> int:
    """Index of the moment that is on."""
    return caches.steps().index(moment_on())


@st.cache_data(show_spinner=False, ttl=60)
def sentences(run: str) -> list[str]:
    """Sentences to choose from: a short one first, then those with most words between the two."""
    found = caches.heads(run)

    def between(text: str) -> int:
        return len(text.split(found.to)[-1].split())

    far = sorted(found.sentences, key=between, reverse=True)
    far = [text for text in far if len(caches.tokenizer(run).encode(text)) <= ROOM]
    short = next((text for text in far if len(text.split()) <= SHORT), far[0])
    return list(dict.fromkeys([short, *far]))[:SHOWN]


def sentence() -> str:
    """The sentence that is shown."""
    chosen, known = st.session_state.get(f"{SLUG}.sentence"), sentences(caches.BASE)
    return chosen if chosen in known else known[0]


def choices(found: Heads) -> list[str]:
    """Words of the sentence shown that "closed" might look at: the one before "was", the first, the last of the first
    sentence, and the bank.
    """
    words = sentence().replace(".", " .").split()
    return list(dict.fromkeys([words[-3], words[0], words[words.index(".") - 1], found.to.strip()]))


def looked(found: Heads) -> str | None:
    """The word that the reader guessed, SKIP for none, None as long as there is no guess."""
    picked = taken(f"{SLUG}.head_guess")
    if picked not in (*choices(found), SKIP, None):  # of another sentence, or of another version
        st.session_state[f"{SLUG}.head_guess"] = picked = SKIP
    return (
        st.session_state.get(f"{SLUG}.tapped") if picked == SKIP and st.session_state.get(f"{SLUG}.tapped") else picked
    )


def tap(found: Heads, word: str) -> None:
    """The reader has guessed a word in the picture. For its callback."""
    among = word in choices(found)
    st.session_state[f"{SLUG}.head_guess"] = word if among else SKIP
    st.session_state[f"{SLUG}.tapped"] = None if among else word
