"""What the reader does in one lap: which sentence, which word is hidden, how long the model has trained, which nudge; and
what the model says to it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import streamlit as st

from core.errors import BadInput, DamagedFile
from core.results import gradient_table
from core.results.gradient_table import HIGHEST, NUDGE, NUDGES, SENTENCES, Look, Repeats, Slope
from core.typed_text import normal
from pages.shared.frame import stage, url
from pages.shared.frame.moment import moment_chosen, moment_on, set_moment
from pages.shared.frame.steps import STEPS
from pages.shared.loading import caches
from pages.shared.text.learning import mostly_fallen
from pages.shared.widgets.guess import SKIP, taken

SLUG = "training"
STAGE = f"{SLUG}.stage"  # the fragment
LAP = ("show", "blame", "slope", "influence", "again")  # the steps of one lap, which share a moment
VIEWS = ("curve", "walk")  # of the whole run
LONGEST, ROOM = 200, 30  # characters; tokens that the pictures have room for
# without a choice, the lap is run where this share of the loss's way down is behind: much is learned, much is still wrong
BEGIN = 0.8
_MOMENT = f"{SLUG}.lap_moment"


class Lap(NamedTuple):
    """text and its ids, the start token first; place of the hidden word among them; step of training; whether the run came with
    it at every moment.
    """

    text: str
    ids: tuple[int, ...]
    place: int
    step: int
    ready: bool

    @property
    def steps(self) -> tuple[int, ...]:
        """The moments at which its pictures can be looked at without working anything out."""
        return caches.steps() if self.ready else (self.step,)

    @property
    def tokens(self) -> list[str]:
        return [caches.tokenizer().token(id) for id in self.ids[1:]]

    @property
    def word(self) -> str:
        """The hidden token."""
        return caches.tokenizer().token(self.ids[self.place])


def view() -> str:
    """How the reader wants to see the run, one of VIEWS."""
    return st.session_state.get(f"{SLUG}.view") or VIEWS[0]


def now() -> str:
    """The name of the step that is on."""
    return STEPS[SLUG][stage.current(SLUG) - 1].name


def follow_link() -> None:
    """A link to a nudge opens the step where that is done, behind its guess; and all steps of a lap keep their moment."""
    if url.changed("rate"):
        if "step" not in url.named():
            stage.open_at(SLUG, "slope")
        linked = url.number("rate", 0.0, 0.0, HIGHEST)
        st.session_state[f"{SLUG}.rate"] = linked
        if linked:
            st.session_state[f"{SLUG}.linked"] = True
        url.put(rate=f"{linked:g}" if linked else None)
    if url.changed("view") and "step" not in url.named():
        stage.open_at(SLUG, "run")
    url.bind(f"{SLUG}.view", url.choice("view", VIEWS[0], VIEWS), "view")
    url.put(view=view() if view() != VIEWS[0] else None)
    if now() in LAP:
        if moment_chosen():
            st.session_state[_MOMENT] = moment_on()
        elif _MOMENT in st.session_state:
            set_moment(st.session_state[_MOMENT])


def lap() -> Lap:
    """The lap that the reader takes; where their text can't be read, that of the last one that could."""
    text = prompt()
    try:
        ids = read(text)
    except BadInput:
        text = st.session_state.get(f"{SLUG}.read", SENTENCES[0])
        ids = read(text)
    st.session_state[f"{SLUG}.read"] = text
    return Lap(text, ids, _hidden(ids), moment_on(), text in (_table("laps") or {"laps": ()})["laps"])


def prompt() -> str:
    """What the reader has picked, typed or come with."""
    url.bind(f"{SLUG}.text", url.text("prompt", SENTENCES[0], LONGEST), "prompt")
    text = normal(st.session_state[f"{SLUG}.text"])
    url.put(prompt=text if text != SENTENCES[0] else None)
    return text


def _hidden(ids: tuple[int, ...]) -> int:
    """The place of the word that the reader hides, or the link: the last one as long as neither has chosen."""
    usual, key, of = gradient_table.hidden(caches.tokenizer(), ids), f"{SLUG}.hidden", f"{SLUG}.hidden_of"
    asked = url.integer("position", usual, 1, len(ids) - 1) if url.changed("position") else None
    if asked or st.session_state.get(of) != ids or not st.session_state.get(key):
        st.session_state[key], st.session_state[of] = asked or usual, ids
    place = st.session_state[key]
    url.put(position=place if place != usual else None)
    return place


def picked(name: str, about: object) -> str | None:
    """The reader's guess, SKIP for whoever wants none or has come by a link beyond it, None as long as nothing is tapped.

    Args: about, what it was about: once that is another, the guess is no guess any more.
    """
    key, of = f"{SLUG}.guess_{name}", f"{SLUG}.guess_{name}_of"
    value, before = taken(key), st.session_state.get(of)
    if value and value != SKIP:
        if before is None or before[0] != value:
            st.session_state[of] = (value, about)
        elif before[1] != about:
            st.session_state[key] = value = SKIP
            del st.session_state[of]
    return value or (SKIP if f"{SLUG}.linked" in st.session_state else None)


# The nudge --------------------------------------------------------------------------------------------------------


def nudged(found: Slope) -> int:
    """The place of the reader's nudge among the sizes; to begin with none."""
    rate = st.session_state.get(f"{SLUG}.rate", 0.0)
    return int(np.abs(found.rates[1:] - rate).argmin()) + 1 if rate else 0


def nudge(rate: float) -> None:
    """The film of the slope rests at a nudge of this size. For callbacks."""
    st.session_state[f"{SLUG}.rate"] = rate
    url.put(rate=f"{rate:g}" if rate else None)


# What the model says ----------------------------------------------------------------------------------------------


@st.cache_data(show_spinner=False, max_entries=300)
def read(text: str) -> tuple[int, ...]:
    """A sentence's ids, the start token first. Raises BadInput."""
    from core.model.prompt import prompt_ids

    ids = prompt_ids(caches.tokenizer(), text, caches.document(caches.BASE, "config.json")["model"]["n_ctx"])
    if len(ids) > ROOM + 1:
        raise BadInput(f"The sentence has {len(ids) - 1} tokens; this page has room for {ROOM}. Use a shorter one.")
    if len(ids) < 2:
        raise BadInput("There is no word to hide; give at least one.")
    return tuple(ids)


def look_at(text: str, step: int) -> Look:
    found = gradient_table.shipped(_table("laps"), text, step)
    return found[0] if found else _looked(caches.BASE, step, text)


def slope_of(text: str, step: int) -> Slope:
    found = gradient_table.shipped(_table("laps"), text, step)
    return found[1] if found else _nudged(caches.BASE, step, text)


def repeats_of(text: str, step: int) -> Repeats:
    return gradient_table.shipped_repeats(_table("nudges"), text, step) or _repeated(caches.BASE, step, text)


def _table(name: str) -> dict | None:
    return caches.document(caches.BASE, f"analyses/{name}.json")


@st.cache_data(show_spinner="The model reads your sentence …", max_entries=200)
def _looked(run: str, step: int, text: str) -> Look:
    from core.analyses.gradient_step import TURN, look

    with TURN:  # whoever waits holds no model
        return look(caches.run(run).model(step), read(text))


@st.cache_data(show_spinner="Taking nudges of every size …", max_entries=200)
def _nudged(run: str, step: int, text: str) -> Slope:
    from core.analyses.gradient_step import TURN, others, slope

    opened = caches.run(run)
    with TURN:
        return slope(opened.model(step), read(text), gradient_table.rates(), others(opened))


@st.cache_data(show_spinner="Nudging again and again …", max_entries=200)
def _repeated(run: str, step: int, text: str) -> Repeats:
    from core.analyses.gradient_step import TURN, others, repeated

    opened = caches.run(run)
    with TURN:
        return repeated(opened.model(step), read(text), NUDGE, NUDGES, others(opened))


def other_sentences() -> int:
    """How many other sentences each nudge is tried on; 0 if the run came without."""
    bench = caches.ablations()
    return min(gradient_table.HELD_OUT, len(bench.sentences)) if bench else 0


@st.cache_data(show_spinner=False, ttl=60)
def first_moment() -> int:
    """Where the lap is run as long as the reader has chosen no moment."""
    middle = caches.steps()[len(caches.steps()) // 2]
    try:
        found = caches.training_log()
        if not found or len(found.held_out_steps) < 2:
            return middle
        reached, _ = mostly_fallen(found.held_out_steps, found.held_out_bits, BEGIN)
    # the part that shows this file says what is wrong with it
    except (DamagedFile, LookupError, TypeError, ValueError):
        return middle
    return min(caches.steps(), key=lambda step: abs(step - reached))
