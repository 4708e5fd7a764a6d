"""What the reader has done in this chapter: which blank is asked, which words were given."""

from __future__ import annotations

import streamlit as st

from core.errors import BadInput
from core.results.cloze import Blanks, Guess, measured
from pages.shared.films.film import nearest
from pages.shared.frame import stage, url
from pages.shared.loading import caches

SLUG = "fill_in_the_blank"
STAGE = f"{SLUG}.stage"  # the fragment
FIXED = {"certain": 0, "open": 3}  # step -> the blank that it is about


def blanks() -> Blanks:
    return caches.blanks()


def judged(blank: int, word: str) -> Guess:
    """A word in a blank: from what ships with the run, or else worked out now. Raises BadInput."""
    return blanks().look_up(blank, word) or _measured(caches.BASE, blank, word)


@st.cache_data(show_spinner="The model reads your word …", max_entries=1000)
def _measured(run: str, blank: int, word: str) -> Guess:
    found, timeline = caches.blanks(run), caches.timeline(run)
    guess = measured(timeline, found.prompts[blank], word)
    kept = [timeline.steps.index(step) for step in found.steps]
    return Guess(word, guess.bits[kept], None if guess.place is None else guess.place[kept])


def first_words() -> dict[int, str]:
    """The first word that the reader gave for each blank: these count."""
    return st.session_state.setdefault(f"{SLUG}.first", {})


def words_shown() -> dict[int, str]:
    """The word that is looked at for each blank."""
    return st.session_state.setdefault(f"{SLUG}.shown", {})


def take(blank: int, typed: str) -> None:
    """Fill a blank. For callbacks."""
    word = " ".join(typed.split())
    if word:
        try:
            word = judged(blank, word).word
        except BadInput:
            pass  # the page says so in the word's place
        else:
            first_words().setdefault(blank, word)
        words_shown()[blank] = word


def asked(step: str) -> int:
    """Which blank a step is about, from 0 on: its own, or the one at which the reader is in the game."""
    return FIXED[step] if step in FIXED else current_blank()


def current_blank() -> int:
    """Where the reader is in the game, from 0 on: the link's `question`, or where they have gone to since."""
    key, count = f"{SLUG}.question", len(blanks().prompts)
    url.bind(key, url.integer("question", 2, 1, count), "question")
    number = st.session_state[key]
    url.put(question=number if number != 2 else None)
    return number - 1


def go_to(blank: int) -> None:
    """Ask this blank. For callbacks."""
    st.session_state[f"{SLUG}.question"] = blank + 1


def follow_link() -> None:
    """A link to a question, or to the round, opens the step where it stands."""
    if "step" in url.named():
        return
    if url.changed("view") and url.choice("view", "", ("", "round")):
        stage.open_at(SLUG, "round")
        url.put(view=None)
    elif url.changed("question"):
        blank = url.integer("question", 1, 1, len(blanks().prompts)) - 1
        stage.open_at(SLUG, next((step for step, fixed in FIXED.items() if fixed == blank), "play"))


def restart() -> None:
    """Forget all words, and begin again. For callbacks."""
    first_words().clear()
    words_shown().clear()
    go_to(1)
    stage.go_to(SLUG, "certain")


def young_moment(steps: list[int]) -> int:
    """Index of the checkpoint that plays the young model: the one nearest to a fortieth of training."""
    return nearest(steps, steps[-1] * caches.YOUNG)
