"""Train one yourself: a small model that learns in the page, from random numbers, while its reader watches."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from core.config import LESSON_MODEL, LESSON_TRAINING
from core.formatting import percent
from core.model.published import ours, total
from core.training.queue import LEARNING, RESTING, WAITING, Ending, Line, Turn, threaded
from pages.sections.training import films, queue_words, run_words
from pages.shared.browser import ticket
from pages.shared.frame import focus
from pages.shared.frame.parts import fragment
from pages.shared.loading import caches
from pages.shared.loading.held import held
from pages.shared.text import prose
from pages.shared.text.wording import tenths
from pages.shared.widgets.figure_block import numbers
from pages.shared.widgets.guess import SKIP, verdict

if TYPE_CHECKING:
    from core.training.live import Lesson
    from core.training.train import Text

DOCUMENTS = 6_000  # of the training text that a small model may read: more than it gets through
TESTED = 16  # rows that are kept from it
EVERY = 0.7  # seconds between two looks at a lesson
# and of who waits, with fewer than so many before; at 9 ms a look, 300 take a third of a processor
WAITS = {5: 2.0, 30: 5.0, float("inf"): 10.0}
# a sample with so large a share of real pairs, of so many at least, counts as ordered: two words alone are no order
GOAL, ENOUGH = 0.9, 10
SOON = {
    "in under 5 seconds": 5.0,
    "in 5 to 20 seconds": 20.0,
    "later, within a minute": 60.0,
    "not within a minute": float("inf"),
}
# of the looks; seen last; to be said once
EVERY_NOW, STATE, NOTE = "training.lesson_every", "training.lesson_state", "training.lesson_note"
GUESS, UNDER_WAY, LIVED = "training.guess_live", "training.under_way", "training.lived"  # where the focus goes
ENDS = {
    "finished": "It is through.",
    "late": "Its minute is over.",
    "stopped": "You stopped it.",
    "left": "It stopped because nobody was looking.",
    "failed": "Something went wrong on our side, and it stopped. Try again.",
}
NEVER_BEGAN = {
    "stopped": "You left the line.",
    "left": "This page wasn't open for a while, so your place in line went to the next reader.",
}
FULL = "The line is as long as it may be. Try again in a few minutes; the rest of the page works meanwhile."
GONE = "The lesson of this page is gone: you were away for long, or the server has started anew."


def show() -> None:
    """The whole of it. Not to be called inside a fragment: while a lesson is waited for, or learns, it looks again and
    again by itself.
    """
    turn = _turn()
    every = st.session_state[EVERY_NOW] = _every(turn)
    state = turn and turn.state
    if state == LEARNING and st.session_state.get(STATE) == WAITING:
        st.toast("Your turn has come: your model learns now.", icon=":material/info:")
    st.session_state[STATE] = state
    fragment(_lesson, key="training.live", run_every=every)()


def _turn() -> Turn | None:
    """This reader's turn, which is told that they are there."""
    return line().look_in(ticket.held()) if ticket.held() else None


def _every(turn: Turn | None) -> float | None:
    """Seconds until this reader looks again."""
    if turn is None or not turn.open:
        return None
    before = line().before(turn)
    return EVERY if turn.state == LEARNING else next(seconds for most, seconds in WAITS.items() if before < most)


def _lesson() -> None:
    if caches.document(caches.BASE, "analyses/text_facts.json") is None:
        prose.show("training", "live_missing")
        return
    turn = _turn()
    if turn is None and ticket.held():
        ticket.give_up()
        st.session_state[NOTE] = GONE
    if _every(turn) != st.session_state[EVERY_NOW]:
        st.rerun()  # with as many looks as there have to be from now on
    ticket.keep(_come_back)
    _invite()
    picked = st.pills(
        f"{_goal().capitalize()} pairs are real ones …",
        [*SOON, SKIP],
        key=GUESS,
        persist_state="session",
        disabled=turn is not None,
    )
    focus.at(GUESS)
    if note := st.session_state.pop(NOTE, None):
        st.info(note, icon=":material/hourglass_top:")
    if turn is None:
        if picked:
            st.button("Start from random numbers", type="primary", on_click=_start, key="training.start_live", icon=":material/info:")
    elif turn.open:
        _under_way(turn)
    else:
        _after(turn, picked)


def _under_way(turn: Turn) -> None:
    """A turn that waits, learns or rests: what of it there is to see, and the way out."""
    with st.container(key=UNDER_WAY):
        if turn.state == WAITING:
            st.info(_in_line(turn), icon=":material/hourglass_top:")
            st.button("Leave the line", on_click=_forget, key="training.leave")
        else:
            if turn.state == RESTING:
                st.info(_resting(turn), icon=":material/pause:")
            st.button("Stop learning", on_click=_stop, key="training.stop", icon=":material/stop:")
    focus.at(UNDER_WAY)
    if turn.lesson:
        _panel(turn.lesson, finished=False)
    elif turn.state == LEARNING:
        st.markdown("Getting its text ready …")


def _in_line(turn: Turn) -> str:
    seconds = line().seconds(turn)
    how_long = f"; {queue_words.about(seconds)}" if seconds is not None else ""
    return (
        f"**You are {queue_words.place(line().before(turn))}{how_long}.** Small models learn here one after the other, each for a minute at most. "
        "Yours begins by itself. Keep this page open; if it has to load again, your place is kept."
    )


def _resting(turn: Turn) -> str:
    seconds = line().seconds(turn)
    when = f" in {queue_words.about(seconds)}" if seconds is not None else " soon"
    return f"While this page wasn't open, the next reader got your place. Your model rests, and goes on where it stopped{when}."


def _invite() -> None:
    tokens = LESSON_TRAINING.batch_size * caches.document(caches.BASE, "config.json")["model"]["n_ctx"]
    prose.show(
        "training",
        "live",
        layers=LESSON_MODEL.n_layers,
        width=LESSON_MODEL.d_model,
        parameters=f"{parameters():,}",
        tokens=f"{tokens:,}",
        goal=_goal(),
        enough=ENOUGH,
    )


def _goal() -> str:
    return f"{tenths(GOAL)} of ten"


def _start() -> None:
    """Take a ticket, before anything else: who presses first is first in line."""
    own = ticket.held() or ticket.new()  # a second press, before the button has gone, takes no second one
    if line().join(own, guess=st.session_state.get(GUESS)):
        ticket.hold(own)
        focus.going_to(UNDER_WAY)
    else:
        st.session_state[NOTE] = FULL


def _come_back(own: str) -> bool:
    """The page was loaded again in a tab that had a lesson: here it is, with the guess that was made for it."""
    turn = line().look_in(own)
    if turn is None:
        st.session_state[NOTE] = GONE
        return False
    st.session_state[GUESS] = turn.guess
    focus.going_to(UNDER_WAY if turn.open else LIVED)
    return True


def _stop() -> None:
    if ticket.held():
        line().stop(ticket.held())
    focus.going_to(LIVED)


def _forget() -> None:
    if ticket.held():
        line().stop(ticket.held())
    ticket.give_up()
    focus.going_to(GUESS)


def _panel(lesson: Lesson, finished: bool) -> None:
    last = lesson.curve[-1].loss if lesson.curve else None
    about = "The loss of a small model that learns right now" + (
        f": {last:.2f} after {lesson.step:,} nudges." if last else "."
    )
    films.lesson_panel(
        lesson,
        finished=finished,
        blind=blind_guess(),
        sister=sister(lesson) if finished else [],
        enough=ENOUGH,
        about=about,
        key="training.lesson_panel",
    )


def _after(turn: Turn, picked: str | None) -> None:
    """What came of it, beside the guess and beside the big sister."""
    lesson, end = turn.lesson, ENDS[turn.state]
    if not lesson or not lesson.curve or not lesson.samples:
        end = end if turn.begun else NEVER_BEGAN[turn.state]
        with st.container(key=LIVED):
            st.info(end)
        focus.at(LIVED)
        st.button("Start again", on_click=_forget, key="training.again")
        return
    _panel(lesson, finished=True)
    last, tokens = lesson.curve[-1], lesson.curve[-1].tokens
    own = sister(lesson)
    with st.container(key=LIVED):
        st.markdown(
            f"### {run_words.beside_sister(last.loss, own[-1][1], tokens) if own else f'Your model ends at a loss of {last.loss:.2f}'}"
        )
    focus.at(LIVED)
    reached = run_words.first_real(lesson.samples, GOAL, ENOUGH)
    truth = next(name for name, limit in SOON.items() if (reached if reached is not None else float("inf")) <= limit)
    ran_out = turn.state in ("finished", "late")
    said = (
        verdict(picked, truth)
        if ran_out or reached is not None
        else "So your guess stays open."
        if picked != SKIP
        else ""
    )
    when = f"No sample got to {_goal()} real pairs."
    if reached is not None:
        when = f"The first sample in which {_goal()} pairs were real came after {reached:.0f} seconds."
    prose.show(
        "training",
        "lived",
        end=end,
        verdict=said,
        when=when,
        seconds=f"{lesson.seconds:.0f}",
        steps=f"{lesson.step:,}",
        tokens=f"{tokens:,}",
        seed=lesson.pace.seed,
    )
    _sister_says(lesson, tokens)
    numbers(
        {
            "after nudge": [f"{sample.step:,}" for sample in lesson.samples],
            "seconds": [f"{sample.seconds:.1f}" for sample in lesson.samples],
            "pairs": [str(sample.pairs) for sample in lesson.samples],
            "real pairs": [percent(sample.real) for sample in lesson.samples],
        },
        key="training.lesson_numbers",
        label="The numbers of its samples",
    )
    st.button("Start again, from other random numbers", on_click=_forget, key="training.again")


def _sister_says(lesson: Lesson, tokens: int) -> None:
    """What the shipped run wrote at the saved moment nearest to as many tokens."""
    from pages.shared.text.escape import plain

    home = caches.document(caches.BASE, "analyses/home.json")
    if not home:
        return
    place = min(range(len(home["steps"])), key=lambda at: abs(home["tokens_read"][at] - tokens))
    entry = home["prompts"][0]
    ratio = sum(caches.parameter_counts().values()) / parameters()
    prose.show("training", "sister", tokens=f"{home['tokens_read'][place]:,}", prompt=plain(entry["prompt"]),
               text=plain(entry["texts"][place].strip()), ratio=f"{ratio:.1f}",
               nudges=f"{home['steps'][place]:,}", own=f"{lesson.step:,}")


# What is worked out once ------------------------------------------------------------------------------------------


@held
def line() -> Line:
    """The one line of this server."""
    return Line(threaded(_teach))


def _teach(turn: Turn, ending: Ending) -> str:
    """In the lesson's own thread, which fetches all that takes time: no page waits for it, and nobody's place in line
    hangs on it.
    """
    from core.training import live

    def make() -> live.Lesson:
        return live.Lesson(caches.tokenizer(), *reading(), seed=random.randrange(1, 10_000))

    return live.teach(turn, make, ending)


@held
def reading() -> tuple[Text, np.ndarray]:
    """Rows to learn from and to test on, and the pairs that stand side by side in them; the same for every lesson."""
    from core.malloc_trim import give_back
    from core.training.live import neighbours
    from core.training.packing import Rows, pack
    from core.training.train import Text

    shipped, tokenizer = caches.training_text(), caches.tokenizer()
    chosen = np.random.default_rng(1).permutation(shipped.documents(source="world"))[:DOCUMENTS]
    n_ctx = caches.document(caches.BASE, "config.json")["model"]["n_ctx"]
    rows = pack(
        tokenizer.encode_batch([shipped.document(int(id)).text for id in chosen]), n_ctx, tokenizer.end_id, seed=1
    )
    tested = min(TESTED, len(rows) // 2)
    text = Text(Rows(rows.tokens[tested:], rows.targets[tested:]), rows.first(tested))
    pairs = neighbours(text.train, tokenizer.d_vocab)
    give_back()
    return text, pairs


def parameters() -> int:
    """How many numbers a small model has."""
    config = caches.document(caches.BASE, "config.json")["model"]
    return total(ours(replace(LESSON_MODEL, d_vocab=config["d_vocab"], n_ctx=config["n_ctx"])))


def blind_guess() -> float:
    return float(np.log(caches.document(caches.BASE, "config.json")["model"]["d_vocab"]))


def sister(lesson: Lesson) -> list[tuple[int, float]]:
    """The loss of the shipped run after as many tokens as each point of the lesson's curve; empty where the run came
    without its curve.
    """
    found = caches.document(caches.BASE, "analyses/training.json")
    if not found or not found["steps"]:
        return []
    steps, loss = np.array(found["steps"]), np.array(found["loss"])
    return [
        (point.tokens, run_words.sister_at(steps, loss, point.tokens / caches.tokens_read(1))) for point in lesson.curve
    ]
