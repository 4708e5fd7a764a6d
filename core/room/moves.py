"""What a facilitator does to a room. Each move is done in a transaction that holds the room's row."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from core.errors import BadInput, Refused
from core.room import counts
from core.room.phases import VOTES, Phase, after, before, begins
from core.room.place import LIVES
from core.room.questions import Question
from core.room.tables import hidden, participants, questions, rooms, votes
from core.room.views import Asked

MOST_QUESTIONS = 100  # pictures among them
BEFORE_ALL = "This is the first question: nothing stands before it."


def create(connection: Connection, code: str, lead: str, title: str, asked: Sequence[Question]) -> None:
    """A room before its first question; `lead`, the hash of its secret."""
    if len(asked) > MOST_QUESTIONS:
        raise BadInput(f"A room has at most {MOST_QUESTIONS} questions.")
    now = time.time()
    fresh = {
        "position": 0,
        "paused": False,
        "ended": False,
        "version": 1,
        "stage": 1,
        "opened": now,
        "since": now,
        "expires": now + LIVES,
    }
    room = connection.execute(insert(rooms).values(code=code, lead=lead, title=title, **fresh)).inserted_primary_key[0]
    for number, question in enumerate(asked, start=1):
        _insert(connection, room, number, question)


def _insert(connection: Connection, room: int, number: int, question: Question) -> None:
    row = {"room": room, "number": number, "asked": question.to_json(), "phase": str(Phase.WAITING), "voted": 0}
    connection.execute(insert(questions).values(row))


def moved(connection: Connection, room: Row, move: Callable[..., dict[str, Any] | None], *given: Any) -> None:
    """Do a move and write down what it changes of the room; whoever looks on is told by a new version and stage."""
    if room.ended and move not in (end, hide):
        raise Refused("This room has ended. Open a new one, or look at its counts.")
    changes = move(connection, room, *given) or {}
    next_stage = {"version": rooms.c.version + 1, "stage": rooms.c.stage + 1}
    connection.execute(update(rooms).where(rooms.c.id == room.id).values(next_stage | changes))


# Moves: (connection, the room's row, ...) -> columns of the room that change; Refused if there is nowhere to go


def forward(connection: Connection, room: Row) -> dict[str, Any]:
    asked = counts.playlist(connection, room.id)
    if room.position > len(asked):
        raise Refused("All questions have been asked. End the room, or go back.")
    if not room.position:
        return _enter(connection, asked, 1)
    now = asked[room.position - 1]
    phase = after(now.phase, now.question.rounds)
    if phase is Phase.CLOSED or now.phase is Phase.CLOSED:
        _put(connection, now, Phase.CLOSED)
        return _enter(connection, asked, room.position + 1)
    _put(connection, now, phase)
    return _here()


def backward(connection: Connection, room: Row) -> dict[str, Any]:
    asked = counts.playlist(connection, room.id)
    if not room.position:
        raise Refused(BEFORE_ALL)
    if room.position <= len(asked):
        now = asked[room.position - 1]
        phase = before(now.phase, now.voted, now.question.rounds)
        _put(connection, now, phase)
        if phase is not Phase.WAITING:
            return _here()
    if room.position == 1:
        return _here() | {"position": 0}
    last = asked[room.position - 2]
    _put(connection, last, Phase.REVEALED)
    return _here() | {"position": last.number}


def reveal(connection: Connection, room: Row) -> dict[str, Any]:
    now = _current(connection, room)
    _put(connection, now, Phase.REVEALED)
    return _here()


def to(connection: Connection, room: Row, number: int) -> dict[str, Any]:
    asked = counts.playlist(connection, room.id)
    if not 1 <= number <= len(asked):
        raise BadInput(f"This room has no question {number}; it has {len(asked)}.")
    if 1 <= room.position <= len(asked) and number != room.position:
        now = asked[room.position - 1]
        _put(connection, now, Phase.CLOSED if now.phase is Phase.REVEALED else now.phase)
    return _enter(connection, asked, number)


def pause(connection: Connection, room: Row, paused: bool) -> dict[str, Any]:
    return {"paused": bool(paused)}


def end(connection: Connection, room: Row) -> dict[str, Any]:
    return _here() | {"ended": True}


def add(connection: Connection, room: Row, question: Question) -> None:
    asked = counts.playlist(connection, room.id)
    if len(asked) >= MOST_QUESTIONS:
        raise BadInput(f"A room has at most {MOST_QUESTIONS} questions.")
    place = min(room.position, len(asked)) + 1
    for each in reversed(asked[place - 1:]):  # from the last on: no two may have one number
        connection.execute(update(questions).where(questions.c.id == each.id).values(number=each.number + 1))
    _insert(connection, room.id, place, question)


def reset(connection: Connection, room: Row, code: str) -> dict[str, Any]:
    _empty(connection, [room.id])
    connection.execute(update(questions).where(questions.c.room == room.id).values(phase=str(Phase.WAITING), voted=0))
    return _here() | {"code": code, "position": 0}


def hide(connection: Connection, room: Row, question: int, key: str, hide: bool) -> None:
    if connection.scalar(select(questions.c.room).where(questions.c.id == question)) != room.id:
        raise BadInput("This question stands in another room.")
    known = connection.scalar(select(func.count()).where(votes.c.question == question, votes.c.key == key))
    if not known:
        raise BadInput("Nobody has given this answer.")
    connection.execute(delete(hidden).where(hidden.c.question == question, hidden.c.key == key))
    connection.execute(insert(hidden).values(question=question, key=key, hidden=bool(hide)))


# Parts of moves ---------------------------------------------------------------------------------------------------


def _here() -> dict[str, Any]:
    """A new state of the room begins now."""
    return {"since": time.time(), "paused": False}


def _current(connection: Connection, room: Row) -> Asked:
    asked = counts.playlist(connection, room.id)
    if not 1 <= room.position <= len(asked):
        raise Refused("No question is on.")
    return asked[room.position - 1]


def _enter(connection: Connection, asked: Sequence[Asked], number: int) -> dict[str, Any]:
    """To a question: one that waits is opened, one that was closed shows its answers, a picture is shown; or past the
    last.
    """
    if number <= len(asked):
        there = asked[number - 1]
        new = {Phase.WAITING: begins(there.question.rounds), Phase.CLOSED: Phase.REVEALED}
        _put(connection, there, new.get(there.phase, there.phase))
    return _here() | {"position": number}


def _put(connection: Connection, asked: Asked, phase: Phase) -> None:
    voted = max(asked.voted, VOTES.get(phase, 0))
    connection.execute(update(questions).where(questions.c.id == asked.id).values(phase=str(phase), voted=voted))


# Taking out -------------------------------------------------------------------------------------------------------


def remove(connection: Connection, *ids: int) -> None:
    _empty(connection, ids)
    connection.execute(delete(questions).where(questions.c.room.in_(ids)))
    connection.execute(delete(rooms).where(rooms.c.id.in_(ids)))


def _empty(connection: Connection, ids: Sequence[int]) -> None:
    """Nobody is in these rooms, and nothing is answered."""
    theirs = select(questions.c.id).where(questions.c.room.in_(ids))
    for table in (votes, hidden):
        connection.execute(delete(table).where(table.c.question.in_(theirs)))
    connection.execute(delete(participants).where(participants.c.room.in_(ids)))


def expire(connection: Connection) -> int:
    gone = connection.scalars(select(rooms.c.id).where(rooms.c.expires <= time.time())).all()
    if gone:
        remove(connection, *gone)
    return len(gone)


def leave_nothing(engine: Engine) -> None:
    """SQLite has overwritten what was taken out (secure_delete); its log is emptied too."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
