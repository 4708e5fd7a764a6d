"""Train one yourself: a small model that learns in the page, from random numbers, while its reader watches."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from core.config import LESSON_MODEL, LESSON_TRAINING
from core.published import ours, total
from core.shares import percent
from pages.shared import arrive, loaders, prose, run_films, run_words
from pages.shared.figure_block import numbers
from pages.shared.guess import SKIP, verdict
from pages.shared.held import held
from pages.shared.learning import tenths

if TYPE_CHECKING:
    from core.live import Lesson, Room
    from core.training import Text

DOCUMENTS = 6_000  # of the training text that a small model may read: more than it gets through
TESTED = 16  # rows that are kept from it
EVERY = 0.7  # seconds between two looks at a lesson
GOAL, ENOUGH = 0.9, 10  # a sample with so large a share of real pairs, of so many at least, counts as ordered: two words alone are no order
SOON = {"in under 5 seconds": 5.0, "in 5 to 20 seconds": 20.0, "later, within a minute": 60.0, "not within a minute": float("inf")}
KEY = "training.lesson"
GUESS, UNDER_WAY, LIVED = "training.guess_live", "training.under_way", "training.lived"  # where the focus goes
ENDS = {"finished": "It is through.", "late": "Its minute is over.", "stopped": "You stopped it.", "left": "It stopped because nobody was looking.",
        "failed": "Something went wrong on our side, and it stopped. Try again."}


def show() -> None:
    """The whole of it. Not to be called inside a fragment: while a lesson is under way it looks again and again by itself."""
    lesson = st.session_state.get(KEY)
    st.fragment(_lesson, key="training.live", run_every=EVERY if lesson and lesson.open else None)()


def _lesson() -> None:
    if loaders.document(loaders.BASE, "analyses/text_facts.json") is None:
        prose.show("training", "live_missing")
        return
    lesson = st.session_state.get(KEY)
    _invite()
    picked = st.pills(f"{_goal().capitalize()} pairs are real ones …", [*SOON, SKIP], key=GUESS, persist_state="session",
                      disabled=lesson is not None)
    arrive.at(GUESS)
    if lesson is None:
        if picked and st.button("Start from random numbers", type="primary", key="training.start_live", icon="🌱") and _start():
            st.rerun()
        return
    before = room().look_in(lesson)
    if not lesson.open and not st.session_state.get("training.lesson_over"):
        st.session_state["training.lesson_over"] = True
        st.rerun()  # without the looks from now on
    if before:
        with st.container(key=UNDER_WAY):
            st.info(f"The host trains one model at a time. Before you in line: {before}. Each takes a minute at most; yours begins by itself if "
                    "you stay on this page.", icon="⏳")
            st.button("Leave the line", on_click=_forget, key="training.leave")
        arrive.at(UNDER_WAY)
        return
    if lesson.open:
        with st.container(key=UNDER_WAY):
            st.button("Stop learning", on_click=_stop, args=(lesson,), key="training.stop", icon="⏹️")
        arrive.at(UNDER_WAY)
    _panel(lesson)
    if not lesson.open:
        _after(lesson, picked)


def _invite() -> None:
    tokens = LESSON_TRAINING.batch_size * loaders.document(loaders.BASE, "config.json")["model"]["n_ctx"]
    prose.show("training", "live", layers=LESSON_MODEL.n_layers, width=LESSON_MODEL.d_model, parameters=f"{parameters():,}", tokens=f"{tokens:,}",
               goal=_goal(), enough=ENOUGH)


def _goal() -> str:
    return f"{tenths(GOAL)} of ten"


def _start() -> bool:
    """Put a lesson in line, with a seed of its own; says so if the line is full."""
    from core.live import IN_LINE, Lesson

    text, pairs = reading()
    lesson = Lesson(loaders.tokenizer(), text, pairs, seed=random.randrange(1, 10_000))
    if not room().join(lesson):
        st.info(f"There are {IN_LINE} readers in line already. Try again in a few minutes; the rest of the page works meanwhile.", icon="⏳")
        return False
    st.session_state[KEY] = lesson
    st.session_state.pop("training.lesson_over", None)
    arrive.going_to(UNDER_WAY)
    return True


def _stop(lesson: Lesson) -> None:
    lesson.stop()
    arrive.going_to(LIVED)


def _forget() -> None:
    lesson = st.session_state.pop(KEY, None)
    if lesson:
        lesson.stop()
    arrive.going_to(GUESS)


def _panel(lesson: Lesson) -> None:
    last = lesson.curve[-1].loss if lesson.curve else None
    about = "The loss of a small model that learns right now" + (f": {last:.2f} after {lesson.step:,} nudges." if last else ".")
    run_films.lesson_panel(lesson, blind=blind_guess(), sister=[] if lesson.open else sister(lesson), enough=ENOUGH, about=about,
                           key="training.lesson_panel")


def _after(lesson: Lesson, picked: str | None) -> None:
    """What came of it, beside the guess and beside the big sister."""
    end = ENDS[lesson.state]
    if not lesson.curve or not lesson.samples:
        with st.container(key=LIVED):
            st.info(end)
        arrive.at(LIVED)
        st.button("Start again", on_click=_forget, key="training.again")
        return
    last, tokens = lesson.curve[-1], lesson.curve[-1].tokens
    own = sister(lesson)
    with st.container(key=LIVED):
        st.markdown(f"### {run_words.beside_sister(last.loss, own[-1][1], tokens) if own else f'Your model ends at a loss of {last.loss:.2f}'}")
    arrive.at(LIVED)
    reached = run_words.first_real(lesson.samples, GOAL, ENOUGH)
    truth = next(name for name, limit in SOON.items() if (reached if reached is not None else float("inf")) <= limit)
    ran_out = lesson.state in ("finished", "late")
    said = verdict(picked, truth) if ran_out or reached is not None else "So your guess stays open." if picked != SKIP else ""
    when = f"No sample got to {_goal()} real pairs."
    if reached is not None:
        when = f"The first sample in which {_goal()} pairs were real came after {reached:.0f} seconds."
    prose.show("training", "lived", end=end, verdict=said, when=when, seconds=f"{lesson.seconds:.0f}", steps=f"{lesson.step:,}",
               tokens=f"{tokens:,}", seed=lesson.pace.seed)
    _sister_says(lesson, tokens)
    numbers({"after nudge": [f"{sample.step:,}" for sample in lesson.samples], "seconds": [f"{sample.seconds:.1f}" for sample in lesson.samples],
             "pairs": [str(sample.pairs) for sample in lesson.samples], "real pairs": [percent(sample.real) for sample in lesson.samples]},
            key="training.lesson_numbers", label="The numbers of its samples")
    st.button("Start again, from other random numbers", on_click=_forget, key="training.again")


def _sister_says(lesson: Lesson, tokens: int) -> None:
    """What the shipped run wrote at the saved moment nearest to as many tokens."""
    from pages.shared.escape import plain

    home = loaders.document(loaders.BASE, "analyses/home.json")
    if not home:
        return
    place = min(range(len(home["steps"])), key=lambda at: abs(home["tokens_read"][at] - tokens))
    entry = home["prompts"][0]
    ratio = sum(loaders.parameter_counts().values()) / parameters()
    prose.show("training", "sister", tokens=f"{home['tokens_read'][place]:,}", prompt=plain(entry["prompt"]),
               text=plain(entry["texts"][place].strip()), ratio=f"{ratio:.1f}",
               nudges=f"{home['steps'][place]:,}", own=f"{lesson.step:,}")


# What is worked out once ------------------------------------------------------------------------------------------


@held
def room() -> Room:
    """The one room of this server."""
    from core.live import Room

    return Room()


@st.cache_resource(show_spinner="Getting its text ready …", max_entries=1)
def reading() -> tuple[Text, np.ndarray]:
    """Rows to learn from and to test on, and the pairs that stand side by side in them; the same for every lesson."""
    from core.allocator import give_back
    from core.batches import Rows, pack
    from core.live import neighbours
    from core.training import Text

    shipped, tokenizer = loaders.training_text(), loaders.tokenizer()
    chosen = np.random.default_rng(1).permutation(shipped.documents(source="world"))[:DOCUMENTS]
    n_ctx = loaders.document(loaders.BASE, "config.json")["model"]["n_ctx"]
    rows = pack(tokenizer.encode_batch([shipped.document(int(id)).text for id in chosen]), n_ctx, tokenizer.end_id, seed=1)
    tested = min(TESTED, len(rows) // 2)
    text = Text(Rows(rows.tokens[tested:], rows.targets[tested:]), rows.first(tested))
    pairs = neighbours(text.train, tokenizer.d_vocab)
    give_back()
    return text, pairs


def parameters() -> int:
    """How many numbers a small model has."""
    config = loaders.document(loaders.BASE, "config.json")["model"]
    return total(ours(replace(LESSON_MODEL, d_vocab=config["d_vocab"], n_ctx=config["n_ctx"])))


def blind_guess() -> float:
    return float(np.log(loaders.document(loaders.BASE, "config.json")["model"]["d_vocab"]))


def sister(lesson: Lesson) -> list[tuple[int, float]]:
    """The loss of the shipped run after as many tokens as each point of the lesson's curve; empty where the run came without its curve."""
    found = loaders.document(loaders.BASE, "analyses/training.json")
    if not found or not found["steps"]:
        return []
    steps, loss = np.array(found["steps"]), np.array(found["loss"])
    return [(point.tokens, run_words.sister_at(steps, loss, point.tokens / loaders.tokens_read(1))) for point in lesson.curve]
