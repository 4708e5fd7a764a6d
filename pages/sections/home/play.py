"""What the reader has chosen on this page: prompt, dice, dials, the word and the token that were tapped."""

from __future__ import annotations

from typing import Any, NamedTuple

import streamlit as st

from core.errors import BadInput
from core.typed_text import normal
from pages.shared.films.writing import SEED, Generation, written
from pages.shared.frame import stage, url
from pages.shared.frame.moment import moment_on
from pages.shared.loading import caches

SLUG = "home"
STAGE, FILM = f"{SLUG}.stage", f"{SLUG}.film"  # the fragment; the film of the text
PROMPT = f"{SLUG}.prompt"
PROMPTS = ("Once upon a time", "The cat sat on", "She opened the door and", "Dear Anna,", "To be or not to")
LONGEST, WRITES = 200, 32  # characters of a prompt; tokens that are written after it
ALL = "all"
TOP_K = (1, 2, 5, 10, 50, ALL)
HOTTEST, LOWEST_P, MOST_SEEDS = 2.0, 0.05, 10_000
FIRST_WORD = 1  # that is looked at before any is tapped
OWN = ("yours", "words", "tokens", "dials")  # steps that show the reader's own prompt


class Dials(NamedTuple):
    """How a next token is drawn from the model's shares (core.model.sampling.distribution)."""

    temperature: float
    top_k: int | str  # how many of the likeliest, or ALL
    top_p: float

    @property
    def most(self) -> int | None:
        return None if self.top_k == ALL else int(self.top_k)


USUAL = Dials(0.7, ALL, 0.95)  # as core.analyses.home_page draws the prompts that ship with the run


def follow_link() -> None:
    """A link of its own state opens the step where that stands: dials, or a prompt that is the reader's own."""
    if "step" not in url.named():
        if any(url.changed(name) for name in Dials._fields):
            stage.open_at(SLUG, "dials")
        elif url.changed("seed") or (url.changed("prompt") and url.text("prompt", PROMPTS[0], LONGEST) != PROMPTS[0]):
            stage.open_at(SLUG, "yours")
    read_link()


def read_link() -> None:
    """Take prompt, dice and dials from the link, and write them into it."""
    url.bind(PROMPT, url.text("prompt", PROMPTS[0], LONGEST), "prompt")
    url.bind(f"{SLUG}.seed", url.integer("seed", SEED, 1, MOST_SEEDS), "seed")
    url.bind(f"{SLUG}.temperature", url.number("temperature", USUAL.temperature, 0, HOTTEST), "temperature")
    linked = url.choice("top_k", ALL, [str(count) for count in TOP_K])
    url.bind(f"{SLUG}.top_k", linked if linked == ALL else int(linked), "top_k")
    url.bind(f"{SLUG}.top_p", url.number("top_p", USUAL.top_p, LOWEST_P, 1), "top_p")
    now = dials()
    url.put(
        prompt=prompt() if prompt() != PROMPTS[0] else None,
        seed=seed() if seed() != SEED else None,
        **{name: None if value == usual else f"{value:g}" if isinstance(value, float) else value
           for (name, value), usual in zip(now._asdict().items(), USUAL, strict=True)},
    )


def prompt() -> str:
    return normal(st.session_state[PROMPT])


def seed() -> int:
    return st.session_state[f"{SLUG}.seed"]


def dials() -> Dials:
    chosen = (st.session_state[f"{SLUG}.{name}"] for name in Dials._fields)
    return Dials(*(round(value, 2) if isinstance(value, float) else value for value in chosen))


def draw_again() -> None:
    """Throw other dice. For callbacks."""
    st.session_state[f"{SLUG}.seed"] = seed() % MOST_SEEDS + 1


def turn_back() -> None:
    """Back to the usual draw. For callbacks."""
    st.session_state.update({f"{SLUG}.{name}": value for name, value in USUAL._asdict().items()})


def draw(step: str) -> Generation:
    """The draw that a step shows; what came with the run needs no writing. Raises BadInput."""
    if step not in OWN:
        asked = Generation(prompt() if prompt() in shipped() else PROMPTS[0], WRITES, USUAL.temperature, None, USUAL.top_p)
    else:
        refuse_long(prompt())
        now = dials()
        asked = Generation(prompt(), WRITES, now.temperature, now.most, now.top_p, seed=seed())
    if is_shipped(asked):
        written(caches.BASE, asked).update(zip(caches.steps(), shipped()[asked.prompt]["texts"], strict=True))
    return asked


def refuse_long(text: str) -> None:
    """Raises BadInput if prompt and continuation don't fit into what the model reads at once."""
    room = caches.document(caches.BASE, "config.json")["model"]["n_ctx"] - WRITES - 1
    count = len(caches.tokenizer().encode(text))
    if count > room:
        raise BadInput(f"That is {count} tokens. The model needs room to go on, so keep to {room} tokens or fewer.")


def is_shipped(asked: Generation) -> bool:
    """Whether the run came with these texts."""
    return (asked.temperature, asked.top_k, asked.top_p, asked.seed) == (USUAL.temperature, None, USUAL.top_p, SEED) \
        and asked.prompt in shipped()


def shipped() -> dict[str, dict[str, Any]]:
    """What came with the run of each prompt: texts, and for some of them the next word and what else could have been
    written (core.analyses.home_page); all at the same steps as the checkpoints.
    """
    return _shipped(caches.BASE, caches.steps())


@st.cache_resource(show_spinner=False, ttl=60)
def _shipped(run: str, steps: tuple[int, ...]) -> dict[str, dict[str, Any]]:
    home, more = (caches.document(run, f"analyses/{name}.json") for name in ("home", "beginnings"))
    entries = [one for kind in more["kinds"] for one in kind["beginnings"]] if more and tuple(more["steps"]) == steps else []
    entries += home["prompts"] if home and tuple(home["steps"]) == steps else []
    return {entry["prompt"]: entry for entry in entries}


def word() -> int:
    """Which of the written words is looked at, from 0 on: the link's `position`, or the one that was tapped since."""
    url.bind(f"{SLUG}.word", url.integer("position", FIRST_WORD + 1, 1, WRITES) - 1, "position")
    return st.session_state[f"{SLUG}.word"]


def tap_word(number: int) -> None:
    """Look at this word. For callbacks."""
    st.session_state[f"{SLUG}.word"] = number
    url.put(position=number + 1 if number != FIRST_WORD else None)


def branch(prompt: str, text: str, number: int, other: str) -> str | None:
    """Prompt and text up to the word of this number, with another token in its place; None where that can't be typed."""
    from core.model.prompt import cut  # brings the tokenizer, for which the first picture doesn't wait

    begin, pieces = cut(caches.tokenizer(), prompt, text)
    before = (prompt.rstrip(" ") + text)[:pieces[min(begin + number, len(pieces) - 1)].start]
    found = before + other
    typed = found.isprintable() and "↵" not in other and not other.startswith("<")
    return found if typed and len(found) <= LONGEST else None


def go_on_with(found: str | None) -> None:
    """Make this the prompt. For callbacks."""
    if found:
        st.session_state[PROMPT] = found


def token() -> int:
    """Which of the prompt's tokens is looked at, from 0 on."""
    return st.session_state.get(f"{SLUG}.token", 0)


def tap_token(number: int) -> None:
    """Look at this token. For callbacks."""
    st.session_state[f"{SLUG}.token"] = number


def moment() -> int:
    """Index of the moment that is on."""
    return caches.steps().index(moment_on())
