"""Train one yourself: a small model that learns in the page, from random numbers, while its reader watches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from core.config import LESSON_MODEL, LESSON_TRAINING
from core.errors import BadInput
from core.formatting import BIT, percent
from core.training.queue import LEARNING, RESTING, WAITING, Turn
from pages.sections.training import lesson_line, play, run_words
from pages.sections.training.lesson_picture import ENOUGH, OWN, goes_on, large_loss_at, one_line
from pages.sections.training.play import SLUG
from pages.sections.training.queue_words import ENDS, FULL, GONE, NEVER_BEGAN, in_line, resting
from pages.shared.browser import ticket
from pages.shared.frame import focus
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.text.wording import tenths
from pages.shared.widgets import box
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import SKIP, guess, verdict

if TYPE_CHECKING:
    from core.training.live import Lesson

EVERY = 0.7  # seconds between two looks at a lesson
ELSEWHERE = 4.0  # and from another step of the chapter
# and of who waits, with fewer than so many before; at 9 ms a look, 300 take a third of a processor
WAITS = {5: 2.0, 30: 5.0, float("inf"): 10.0}
# a sample with so large a share of real pairs counts as ordered
GOAL = 0.9
LONGEST = 100  # characters of a beginning
SOON = {
    "in under 5 seconds": 5.0,
    "in 5 to 20 seconds": 20.0,
    "later, within a minute": 60.0,
    "not within a minute": float("inf"),
}
# of the looks; seen last; to be said once
EVERY_NOW, STATE, NOTE = "training.lesson_every", "training.lesson_state", "training.lesson_note"
GUESS, UNDER_WAY, LIVED = "training.guess_live", "training.under_way", "training.lived"  # where the focus goes


def looks() -> float | None:
    """Seconds until the page looks again by itself, for the fragment in which all of it stands; and what is to be said of
    a turn that has come. Not to be called inside a fragment.
    """
    turn = lesson_line.turn()
    state = turn and turn.state
    if state == LEARNING and st.session_state.get(STATE) == WAITING:
        st.toast("Your turn has come: your model learns now.", icon=":material/info:")
    st.session_state[STATE] = state
    st.session_state[EVERY_NOW] = every = _every(turn)
    return every


def keep_up() -> None:
    """At every step, inside the fragment and before all else: a reader who has a ticket is there."""
    turn = lesson_line.turn()
    if turn is None and ticket.held():
        ticket.give_up()
        st.session_state[NOTE] = GONE
    if _every(turn) != st.session_state[EVERY_NOW]:
        st.rerun()  # with as many looks as there have to be from now on


def remember() -> None:
    """At every step: a page that is loaded again finds its ticket."""
    if caches.document(caches.BASE, "analyses/text_facts.json") is not None:
        ticket.keep(_come_back)


def _every(turn: Turn | None) -> float | None:
    if turn is None or not turn.open:
        return None
    before = lesson_line.line().before(turn)
    if turn.state == LEARNING:
        return EVERY if play.now() == "live" else ELSEWHERE
    return next(seconds for most, seconds in WAITS.items() if before < most)


def talk(step: str) -> None:
    if caches.document(caches.BASE, "analyses/text_facts.json") is None:
        prose.show(SLUG, "live_missing")
        return
    turn = lesson_line.turn()
    if turn is None:
        prose.show(SLUG, step, goal=_goal())
        guess(f"{_goal().capitalize()} pairs are real ones …", SOON, GUESS)
        focus.at(GUESS)
    if note := st.session_state.pop(NOTE, None):
        st.info(note, icon=":material/hourglass_top:")
    if turn is None:
        st.button("Start from random numbers", type="primary", on_click=_start, key="training.start_live")
    elif turn.open:
        _under_way(turn)
    else:
        _after(turn)
    with drawer("Its size, and all that it wrote", key=f"{SLUG}.lesson_numbers") as opened:
        if opened:
            tokens = LESSON_TRAINING.batch_size * caches.run_config().model.n_ctx
            prose.show(SLUG, "small", layers=LESSON_MODEL.n_layers, width=LESSON_MODEL.d_model, parameters=f"{lesson_line.parameters():,}",
                       tokens=f"{tokens:,}", enough=ENOUGH)
            if turn and turn.lesson and turn.lesson.samples:
                _large_says(turn.lesson)
                samples = list(turn.lesson.samples)[::-1]
                number_table({
                    "after nudge": [f"{sample.step:,}" for sample in samples],
                    "seconds": [f"{sample.seconds:.1f}" for sample in samples],
                    "real pairs": [f"{percent(sample.real)} of {sample.pairs}" for sample in samples],
                    "it wrote": [one_line(sample.text) for sample in samples],
                })


def _under_way(turn: Turn) -> None:
    """A turn that waits, learns or rests: what of it there is to see, and the way out."""
    with st.container(key=UNDER_WAY):
        if turn.state == WAITING:
            st.info(in_line(*_place(turn)), icon=":material/hourglass_top:")
            st.button("Leave the line", on_click=_forget, key="training.leave")
        else:
            if turn.state == RESTING:
                st.info(resting(_place(turn)[1]), icon=":material/pause:")
            st.button("Stop learning", on_click=_stop, key="training.stop", icon=":material/stop:")
            if not turn.lesson and turn.state == LEARNING:
                st.markdown("Getting its text ready …")
            elif turn.lesson:
                st.progress(turn.lesson.share, f"{turn.lesson.seconds:.0f} seconds, {turn.lesson.step:,} nudges")
    focus.at(UNDER_WAY)
    if (picked := st.session_state.get(GUESS)) and picked != SKIP:
        st.caption(f"Your guess: {_goal()} pairs are real {picked}.")


def _place(turn: Turn) -> tuple[int, float | None]:
    """How many come before a turn, and about how many seconds it is until it gets its place."""
    return lesson_line.line().before(turn), lesson_line.line().seconds(turn)


def _goal() -> str:
    return f"{tenths(GOAL)} of ten"


def _start() -> None:
    """Take a ticket, before anything else: who presses first is first in line."""
    own = ticket.held() or ticket.new()  # a second press, before the button has gone, takes no second one
    if lesson_line.line().join(own, guess=st.session_state.get(GUESS)):
        ticket.hold(own)
        focus.going_to(UNDER_WAY)
    else:
        st.session_state[NOTE] = FULL


def _come_back(own: str) -> bool:
    """The page was loaded again in a tab that had a lesson: here it is, with the guess that was made for it."""
    turn = lesson_line.line().look_in(own)
    if turn is None:
        st.session_state[NOTE] = GONE
        return False
    st.session_state[GUESS] = turn.guess
    focus.going_to(UNDER_WAY if turn.open else LIVED)
    return True


def _stop() -> None:
    if ticket.held():
        lesson_line.line().stop(ticket.held())
    focus.going_to(LIVED)


def _forget() -> None:
    if ticket.held():
        lesson_line.line().stop(ticket.held())
    ticket.give_up()
    st.session_state.pop(OWN, None)
    focus.going_to(GUESS)


def _after(turn: Turn) -> None:
    """What came of it, beside the guess and beside the large model; and the model, for a beginning of the reader's."""
    lesson, end, picked = turn.lesson, ENDS[turn.state], st.session_state.get(GUESS)
    seen = lesson and lesson.curve and lesson.samples
    with st.container(key=LIVED):
        if not seen:
            st.info(end if turn.begun else NEVER_BEGAN[turn.state])
        else:
            prose.show(SLUG, "live_after", end=end, **_lived(turn, picked))
    focus.at(LIVED)
    if seen and lesson.model:
        box.text_input("Give it a beginning", key=OWN, max_chars=LONGEST)
        try:
            goes_on(turn)
        except BadInput as error:
            box.refused(error)
    st.button("Start again, from other random numbers" if seen else "Start again", on_click=_forget, key="training.again")


def _lived(turn: Turn, picked: str | None) -> dict[str, object]:
    """The slots of what is said once a lesson is over."""
    lesson = turn.lesson
    last = lesson.curve[-1]
    reached = run_words.first_real(lesson.samples, GOAL, ENOUGH)
    truth = next(name for name, limit in SOON.items() if (reached if reached is not None else float("inf")) <= limit)
    ran_out = turn.state in ("finished", "late")
    said = "So your guess stays open." if picked not in (SKIP, None) else ""
    if ran_out or reached is not None:
        said = verdict(picked, truth, (SLUG, "A small model's pairs are real"))
    when = (f"No sample got to {_goal()} real pairs." if reached is None
            else f"The first sample in which {_goal()} pairs were real came after {reached:.0f} seconds.")
    own, bits = large_loss_at(last.tokens), last.loss / BIT
    beside = run_words.beside_large(bits, own, last.tokens) if own else f"Your model ends at {bits:.1f} bits"
    return {"verdict": said, "when": when, "beside": beside}


def _large_says(lesson: Lesson) -> None:
    """What the shipped run wrote at the saved moment nearest to as many tokens."""
    home = caches.document(caches.BASE, "analyses/home.json")
    if not home or not lesson.curve:
        return
    place = min(range(len(home["steps"])), key=lambda at: abs(home["tokens_read"][at] - lesson.curve[-1].tokens))
    entry = home["prompts"][0]
    ratio = sum(parameter_counts().values()) / lesson_line.parameters()
    prose.show(SLUG, "beside_large", tokens=f"{home['tokens_read'][place]:,}", prompt=plain(entry["prompt"]),
               text=plain(entry["texts"][place].strip()), ratio=f"{ratio:.1f}", seed=lesson.pace.seed,
               nudges=f"{home['steps'][place]:,}", own=f"{lesson.step:,}")
