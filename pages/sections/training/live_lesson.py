"""Train one yourself: a small model that learns in the page, from random numbers, while its reader watches."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from core.config import LESSON_MODEL, LESSON_TRAINING
from core.errors import BadInput
from core.formatting import percent
from core.model.published import ours, total
from core.training.queue import LEARNING, RESTING, WAITING, Ending, Line, Turn, threaded
from pages.sections.training import play, queue_words, run_words
from pages.sections.training.play import BIT, SLUG, STAGE
from pages.shared.browser import ticket
from pages.shared.films.film import Frame, plotly_film
from pages.shared.frame import focus
from pages.shared.loading import caches
from pages.shared.loading.held import held
from pages.shared.text import prose
from pages.shared.text.escape import plain, visible
from pages.shared.text.wording import tenths
from pages.shared.widgets import box
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import SKIP, guess, verdict

if TYPE_CHECKING:
    from core.training.live import Lesson
    from core.training.train import Text

DOCUMENTS = 6_000  # of the training text that a small model may read: more than it gets through
TESTED = 16  # rows that are kept from it
EVERY = 0.7  # seconds between two looks at a lesson
ELSEWHERE = 4.0  # and from another step of the chapter
# and of who waits, with fewer than so many before; at 9 ms a look, 300 take a third of a processor
WAITS = {5: 2.0, 30: 5.0, float("inf"): 10.0}
# a sample with so large a share of real pairs, of so many at least, counts as ordered: two words alone are no order
GOAL, ENOUGH = 0.9, 10
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
OWN = "training.own_prompt"
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


def looks() -> float | None:
    """Seconds until the page looks again by itself, for the fragment in which all of it stands; and what is to be said of
    a turn that has come. Not to be called inside a fragment.
    """
    turn = _turn()
    state = turn and turn.state
    if state == LEARNING and st.session_state.get(STATE) == WAITING:
        st.toast("Your turn has come: your model learns now.", icon=":material/info:")
    st.session_state[STATE] = state
    st.session_state[EVERY_NOW] = every = _every(turn)
    return every


def keep_up() -> None:
    """At every step, inside the fragment: a reader who has a ticket is there, and a reload finds it again."""
    if caches.document(caches.BASE, "analyses/text_facts.json") is None:
        return
    turn = _turn()
    if turn is None and ticket.held():
        ticket.give_up()
        st.session_state[NOTE] = GONE
    if _every(turn) != st.session_state[EVERY_NOW]:
        st.rerun()  # with as many looks as there have to be from now on
    ticket.keep(_come_back)


def _turn() -> Turn | None:
    """This reader's turn, which is told that they are there."""
    return line().look_in(ticket.held()) if ticket.held() else None


def _every(turn: Turn | None) -> float | None:
    if turn is None or not turn.open:
        return None
    before = line().before(turn)
    if turn.state == LEARNING:
        return EVERY if play.now() == "live" else ELSEWHERE
    return next(seconds for most, seconds in WAITS.items() if before < most)


def picture(_: str) -> None:
    """How far the lesson is: its curve beside its big sister's, and the last that it wrote; or what it goes on with."""
    from core.figures.run import lesson as figure

    turn = _turn()
    lesson = turn.lesson if turn else None
    points = [(point.tokens, point.loss / BIT) for point in list(lesson.curve)] if lesson else []
    samples = list(lesson.samples) if lesson else []
    first = f"{run_words.about_sample(samples[-1], ENOUGH)}" if samples else "It has learned nothing yet"
    second = f"“{_line(samples[-1].text)}”" if samples else f"A blind guess costs {blind_guess() / BIT:.1f} bits a token"
    if written := _written(turn):
        first, second = "Your own model goes on", written
    most = max(20_000, int(1.2 * points[-1][0])) if points else 100_000
    said = f"A small model that learns: {points[-1][1]:.1f} bits after {lesson.step:,} nudges." if points else first
    plotly_film(
        figure(points, sister_curve(most), blind_guess() / BIT), [Frame({})], steps=[caches.steps()[-1]],
        sentences=[f"{said} {second}"], headlines=[f"{first}\n{second}"], key=f"{SLUG}.lesson", start=0, fragments=[STAGE],
    )


def _line(text: str) -> str:
    return visible(" ".join(text.split()))


def talk(step: str) -> None:
    if caches.document(caches.BASE, "analyses/text_facts.json") is None:
        prose.show(SLUG, "live_missing")
        return
    turn = _turn()
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
            prose.show(SLUG, "small", layers=LESSON_MODEL.n_layers, width=LESSON_MODEL.d_model, parameters=f"{parameters():,}",
                       tokens=f"{tokens:,}", enough=ENOUGH)
            if turn and turn.lesson and turn.lesson.samples:
                _sister_says(turn.lesson)
                samples = list(turn.lesson.samples)[::-1]
                number_table({
                    "after nudge": [f"{sample.step:,}" for sample in samples],
                    "seconds": [f"{sample.seconds:.1f}" for sample in samples],
                    "real pairs": [f"{percent(sample.real)} of {sample.pairs}" for sample in samples],
                    "it wrote": [_line(sample.text) for sample in samples],
                })


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
            if not turn.lesson and turn.state == LEARNING:
                st.markdown("Getting its text ready …")
            elif turn.lesson:
                st.progress(turn.lesson.share, f"{turn.lesson.seconds:.0f} seconds, {turn.lesson.step:,} nudges")
    focus.at(UNDER_WAY)
    if (picked := st.session_state.get(GUESS)) and picked != SKIP:
        st.caption(f"Your guess: {_goal()} pairs are real {picked}.")


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
    st.session_state.pop(OWN, None)
    focus.going_to(GUESS)


def _after(turn: Turn) -> None:
    """What came of it, beside the guess and beside the big sister; and the model, for a beginning of the reader's."""
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
            _goes_on(turn)
        except BadInput as error:
            st.info(plain(str(error)), icon=":material/edit:")
    st.button("Start again, from other random numbers" if seen else "Start again", on_click=_forget, key="training.again")


def _lived(turn: Turn, picked: str | None) -> dict[str, object]:
    """The slots of what is said once a lesson is over."""
    lesson = turn.lesson
    last = lesson.curve[-1]
    reached = run_words.first_real(lesson.samples, GOAL, ENOUGH)
    truth = next(name for name, limit in SOON.items() if (reached if reached is not None else float("inf")) <= limit)
    ran_out = turn.state in ("finished", "late")
    said = verdict(picked, truth) if ran_out or reached is not None else "So your guess stays open." if picked not in (SKIP, None) else ""
    when = (f"No sample got to {_goal()} real pairs." if reached is None
            else f"The first sample in which {_goal()} pairs were real came after {reached:.0f} seconds.")
    own = sister_at(last.tokens)
    beside = run_words.beside_sister(last.loss, own, last.tokens) if own else f"Your model ends at {last.loss / BIT:.1f} bits"
    return {"verdict": said, "when": when, "beside": beside}


def _written(turn: Turn | None) -> str:
    """The reader's beginning, and what their model goes on with; "" where there is none, or it can't be read."""
    try:
        return _goes_on(turn)
    except BadInput:
        return ""


def _goes_on(turn: Turn | None) -> str:
    """Raises BadInput."""
    if turn is None or turn.open or not st.session_state.get(OWN):
        return ""
    prompt = box.value(OWN)
    return f"“{_line(prompt)} {_line(turn.lesson.go_on(prompt))}”" if turn.lesson and turn.lesson.model else ""


def _sister_says(lesson: Lesson) -> None:
    """What the shipped run wrote at the saved moment nearest to as many tokens."""
    home = caches.document(caches.BASE, "analyses/home.json")
    if not home or not lesson.curve:
        return
    place = min(range(len(home["steps"])), key=lambda at: abs(home["tokens_read"][at] - lesson.curve[-1].tokens))
    entry = home["prompts"][0]
    ratio = sum(caches.parameter_counts().values()) / parameters()
    prose.show(SLUG, "sister", tokens=f"{home['tokens_read'][place]:,}", prompt=plain(entry["prompt"]),
               text=plain(entry["texts"][place].strip()), ratio=f"{ratio:.1f}", seed=lesson.pace.seed,
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
    """In nats."""
    return float(np.log(caches.run_config().model.d_vocab))


def _records() -> tuple[np.ndarray, np.ndarray] | None:
    """Steps and loss of the shipped run; None where it came without its curve."""
    found = caches.document(caches.BASE, "analyses/training.json")
    return (np.array(found["steps"], float), np.array(found["loss"], float)) if found and found["steps"] else None


def sister_at(tokens: int) -> float | None:
    """The loss of the shipped run after so many tokens."""
    found = _records()
    return run_words.sister_at(*found, tokens / caches.tokens_read(1)) if found else None


def sister_curve(most: int) -> list[tuple[int, float]]:
    """Tokens and bits of the shipped run up to so many tokens, at 60 places."""
    found = _records()
    if not found:
        return []
    tokens = np.unique(np.linspace(caches.tokens_read(1), most, 60).astype(int))
    return [(int(one), run_words.sister_at(*found, one / caches.tokens_read(1)) / BIT) for one in tokens]
