"""What the reader has chosen in this chapter: the beginning, the mix, the text for both, the stretch that is open; and the
texts that stand on the stage for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from core.errors import BadInput
from core.typed_text import normal
from pages.shared.frame import shell, stage, url
from pages.shared.loading import caches
from pages.shared.text import prose

if TYPE_CHECKING:
    from core.text_index.suffix_array import Index


SLUG = "memory"
STAGE = f"{SLUG}.stage"  # the fragment
LONGEST, MOST_SEEDS = 300, 10_000  # characters of a prompt; throws of the dice
FEWEST_WORDS = 3  # by which a planted line is known
NUMBERS = 1000  # of the stretches of one moment's text
PROMPT, OTHER, MIX, SEED = (f"{SLUG}.{name}" for name in ("prompt", "other", "mix", "seed"))


class Patched(NamedTuple):
    """A beginning, what was written after it, and what of both is copied (core.text_index.patches)."""

    prompt: str
    written: str
    patches: dict[str, Any]

    @property
    def whole(self) -> str:
        return self.prompt + self.written


# What came with the run -------------------------------------------------------------------------------------------


def shipped() -> dict[str, Any] | None:
    """analyses/recitals.json; None where the run came without, or with one of other checkpoints."""
    found = caches.document(caches.BASE, "analyses/recitals.json")
    return found if found and tuple(found["steps"]) == caches.steps() else None


def table() -> dict[str, Any] | None:
    """analyses/memory.json, of these checkpoints; else None."""
    found = caches.document(caches.BASE, "analyses/memory.json")
    return found if found and tuple(found["steps"]) == caches.steps() else None


def facts() -> dict[str, Any]:
    """analyses/memorising.json; empty where the run came without."""
    return caches.document(caches.BASE, "analyses/memorising.json") or {}


def lines() -> list[dict[str, Any]]:
    """The planted lines."""
    return (caches.document(caches.BASE, "analyses/memory.json") or {"lines": []})["lines"]


def beginnings() -> dict[str, int]:
    """Beginnings to try, and how many copies their lines have; 0 for one that begins no planted line."""
    return {one["prompt"]: one["copies"] for one in shipped()["beginnings"]}


def looked_up() -> list[str]:
    """Beginnings for parrot and model."""
    return [one["prompt"] for one in shipped()["next"]]


# What the reader has chosen -----------------------------------------------------------------------------------------


def follow_link() -> None:
    """A link of its own state opens the step where that stands; then all of it is taken from the link."""
    if "step" not in url.named():
        if url.changed("other"):
            stage.open_at(SLUG, "parrot")
        elif url.changed("question") or url.changed("seed"):
            stage.open_at(SLUG, "mix")
        elif url.changed("prompt") and url.text("prompt", first(), LONGEST) != first():
            stage.open_at(SLUG, "yours")
    url.bind(PROMPT, url.text("prompt", second(), LONGEST), "prompt")
    url.bind(OTHER, url.text("other", looked_up()[0], LONGEST), "other")
    names = mix_names()
    url.bind(MIX, names[url.integer("question", 1, 1, len(names)) - 1] if names else None, "question")
    url.bind(SEED, url.integer("seed", 1, 1, MOST_SEEDS), "seed")
    url.put(
        prompt=prompt() if prompt() != second() else None, other=other() if other() != looked_up()[0] else None,
        question=mix() + 1 if mix() else None, seed=seed() if seed() > 1 else None,
    )


def first() -> str:
    """The beginning that the chapter opens with."""
    return next(iter(beginnings()))


def second() -> str:
    """The beginning that the reader is asked about first: neither of the most copies nor of the fewest."""
    return list(beginnings())[len(beginnings()) // 2]


def prompt() -> str:
    return normal(st.session_state[PROMPT])


def other() -> str:
    return normal(st.session_state[OTHER])


def mix_names() -> list[str]:
    return [f"{one['kind']}: {one['topic']}" for one in facts().get("combinations", ())]


def mix() -> int:
    """Number of the mix that is on."""
    names = mix_names()
    return names.index(st.session_state[MIX]) if st.session_state[MIX] in names else 0


def seed() -> int:
    return st.session_state[SEED]


def throw_again() -> None:
    """Other dice. For callbacks."""
    st.session_state[SEED] = seed() % MOST_SEEDS + 1


def planted_line(text: str) -> dict[str, Any] | None:
    """The planted line that a text begins, if it is one: some words of it at least."""
    begun = " ".join(text.split())
    if len(begun.split()) < FEWEST_WORDS:
        return None
    return next((line for line in lines() if " ".join(line["text"].split()).startswith(begun)), None)


def guess_key() -> str | None:
    """Where the guess at the reader's beginning is kept: one for each planted line, since a guess at one judges no other.
    None for a beginning of no planted line, about which there is nothing to guess.
    """
    line = planted_line(prompt())
    return None if line is None else f"{SLUG}.guess_recite{lines().index(line)}"


def mix_guess_key() -> str | None:
    """Where the guess at the mix that is on is kept; None once the dice were thrown again."""
    return f"{SLUG}.guess_mix{mix()}" if seed() == 1 else None


def covered(step: str) -> bool:
    """Whether the text of a step waits for a guess."""
    key = {"yours": guess_key, "mix": mix_guess_key}.get(step, lambda: None)()
    return key is not None and not st.session_state.get(key)


def open_stretch(about: str, number: int) -> None:
    """Open a stretch of the text that `about` names. For callbacks."""
    st.session_state[f"{SLUG}.open"] = (about, number)


def opened(about: str) -> int | None:
    """Number of the stretch that the reader opened in this text."""
    named, number = st.session_state.get(f"{SLUG}.open", (None, None))
    return number if named == about else None


def moment() -> int:
    """Index of the moment that is on."""
    return caches.steps().index(shell.moment())


# Texts --------------------------------------------------------------------------------------------------------------


def recitals(prompt: str) -> list[Patched | None]:
    """What every checkpoint writes after a beginning; of one that didn't ship only the moment that is on. Raises BadInput."""
    found = next((one for one in shipped()["beginnings"] if one["prompt"] == prompt), None)
    if found:
        return [Patched(prompt, text, of) for text, of in zip(found["texts"], found["patches"], strict=True)]
    return _only_now(_recited(caches.BASE, shell.moment(), prompt))


def mixed() -> list[Patched | None]:
    """What the model writes on the mix that is on; what didn't ship only at the moment that is on."""
    asked = facts()["combinations"][mix()]["prompt"]
    found = next((one for one in shipped()["mixes"] if one["prompt"] == asked), None)
    if found and seed() == 1 and shell.moment() == caches.steps()[-1]:
        return _only_now(Patched(asked, found["text"], found["patches"]))
    return _only_now(_mixed(caches.BASE, shell.moment(), asked, seed()))


def _only_now(text: Patched) -> list[Patched | None]:
    return [text if place == moment() else None for place in range(len(caches.steps()))]


@st.cache_data(show_spinner="The model goes on …", max_entries=300)
def _recited(run: str, step: int, text: str) -> Patched:
    from core.analyses.recitals import recital
    from core.model.prompt import prompt_ids

    opened = caches.run(run)
    model, tokenizer = opened.model(step), opened.tokenizer
    read = tokenizer.decode(prompt_ids(tokenizer, text, model.config.n_ctx))
    return _compared(run, read, recital(model, tokenizer, text))


@st.cache_data(show_spinner="The model goes on …", max_entries=300)
def _mixed(run: str, step: int, text: str, seed: int) -> Patched:
    from core.analyses.held_out_combinations import write_on

    opened = caches.run(run)
    return _compared(run, text, write_on(opened.model(step), opened.tokenizer, text, seed))


def _compared(run: str, prompt: str, written: str) -> Patched:
    from core.text_index.patches import patches

    return Patched(prompt, written, patches(_index(run), prompt + written, len(prompt)))


def _index(run: str) -> Index:
    found = caches.memory_index(run)
    if found is None:
        raise BadInput(prose.section(SLUG, "without_text"))
    return found


def next_words() -> tuple[dict[str, Any], list[list[list[Any]] | None]]:
    """What the parrot says after the text for both, and what every checkpoint says: word and share of each; of a text that
    didn't ship only the moment that is on. Raises BadInput.
    """
    found = next((one for one in shipped()["next"] if one["prompt"] == other()), None)
    if found:
        return found["parrot"], found["model"]
    said, words = _both(caches.BASE, shell.moment(), other())
    return said, [words if place == moment() else None for place in range(len(caches.steps()))]


@st.cache_data(show_spinner="Looked up in the training text …", max_entries=300)
def _both(run: str, step: int, text: str) -> tuple[dict[str, Any], list[list[Any]]]:
    from core.analyses.recitals import likeliest, said
    from core.text_index.longest_match import Parrot

    opened = caches.run(run)
    words = likeliest(opened.model(step), opened.tokenizer, text)
    return said(Parrot(_index(run)), text), words
