"""What whoever leads can do next, in words, and the doing of it. A second tap at the same sight changes nothing."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from core.errors import NudgeError
from core.room.phases import Phase
from core.room.questions import Kind
from core.room.views import RoomView
from pages.sections.room import session
from pages.sections.room.questions import SLUG
from pages.shared.room.opened import rooms

SAID = f"{SLUG}.said"  # in the session: why a move was refused


class Move(NamedTuple):
    """A move of the store's, by name; number, of the question that it goes to."""

    label: str
    name: str  # "next", "back", "reveal", "go", "pause", "resume", "end"
    number: int = 0


def next_of(view: RoomView) -> Move | None:
    """The one way on; None at the end."""
    if view.ended or view.position > len(view.playlist):
        return None
    if view.paused:
        return Move("Go on", "resume")
    now = view.current
    if now is None:
        return Move("Ask the first question", "next") if view.playlist else None
    last = view.position == len(view.playlist)
    if now.phase in (Phase.REVEALED, Phase.CLOSED) or (now.phase is Phase.OPEN and session.kept_for_the_end(now.question) and not last):
        if last:
            return Move("Finish", "next")
        picture = view.playlist[view.position].question.kind is Kind.PICTURE
        return Move("Next picture" if picture else "Next question", "go" if now.phase is Phase.OPEN else "next", view.position + 1)
    if now.phase is Phase.WAITING:
        return Move("Open the vote", "next")
    if now.phase is Phase.TALK:
        return Move("Vote again", "next")
    if now.phase is Phase.OPEN and now.question.rounds > 1:
        return Move("Close: let them talk", "next")
    return Move("Reveal", "next")


def back_of(view: RoomView) -> Move | None:
    return Move("Back", "back") if view.position and not view.ended else None


def reveal_of(view: RoomView) -> Move | None:
    """To the answers at once, past the talk; None where that is the next move anyway, or nothing is asked."""
    now = view.current
    if not now or view.ended or view.paused or now.phase in (Phase.REVEALED, Phase.CLOSED) or session.kept_for_the_end(now.question):
        return None
    following = next_of(view)
    return None if following and following.label == "Reveal" else Move("Reveal now", "reveal")


def go(move: Move | None, seen: RoomView) -> None:
    """Do it, if the room still stands where it was seen: what was hidden or added meanwhile is no hindrance. For callbacks."""
    lead, store, now = session.lead(), rooms(), session.led()
    if move is None or now is None or _sight(now) != _sight(seen):
        return
    stage = now.stage
    named = {
        "next": lambda: store.next(lead, stage), "back": lambda: store.back(lead, stage), "reveal": lambda: store.reveal(lead, stage),
        "go": lambda: store.go(lead, move.number, stage), "pause": lambda: store.pause(lead, True, stage),
        "resume": lambda: store.pause(lead, False, stage), "end": lambda: store.end(lead, stage),
    }
    doing(named[move.name])


def _sight(view: RoomView) -> tuple[object, ...]:
    return view.position, view.current and view.current.id, view.phase, view.paused, view.ended


def doing(work) -> None:
    """Do something with the room; what the store refuses is said once, at the head of the page."""
    try:
        work()
    except NudgeError as error:
        st.session_state[SAID] = str(error)


def said() -> str | None:
    """Why the last move was refused, told once."""
    return st.session_state.pop(SAID, None)
