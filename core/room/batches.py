"""What phones do, many at once in one transaction: whoever asks while one is being committed waits for the next.

A commit is what costs (the disk has to have it, or another machine), so six hundred votes in the same second cost a
handful of them and not six hundred. A result is handed out only once its transaction is committed.

Source:  group commit, DeWitt et al. 1984, Implementation techniques for main memory database systems, section 2.
"""

from __future__ import annotations

import json
import logging
import secrets
import threading
import time
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, InvalidStateError, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Row, func, insert, select, text, update

from core.errors import BadInput, NoRoom, NudgeError, Refused, UnknownRoom
from core.room import counts, place
from core.room.access import Access, as_one_sentence
from core.room.codes import NO_SUCH_CODE, digest, key_of
from core.room.phases import VOTES, Phase
from core.room.questions import Answer, Question
from core.room.tables import participants, rooms
from core.room.views import Joined, Seen

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_AT_ONCE = 150  # in one transaction: the first in line doesn't wait for the six hundredth
MOST_PEOPLE = 1_000  # in one room
NOT_IN_IT = "This phone is not in the room any more. Enter the code on the wall to join again."
ENDED = "This room has ended."
PAUSED = "The room is paused: answers are taken again when it goes on."
NOT_NOW = "The room could not take this just now. Try again in a moment."
TOO_LATE = "The vote on this question is closed."


@dataclass(eq=False)
class Asks:
    """What one phone asks for, and where its answer goes."""

    code: str | None = None  # of a phone that joins
    token: str | None = None  # of one that is in, or says so: anything may have been sent
    vote: tuple[int, int, Any] | None = None  # question, round, what was given; None: it looks
    future: Future = field(default_factory=Future)


class Batches:
    """The line of what phones ask of one store."""

    def __init__(self, rooms: Access):
        self._rooms = rooms
        self._waiting: deque[Asks] = deque()
        self._working = False
        self._lock = threading.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="rooms")
        self._asked: dict[int, tuple[str, Question]] = {}  # question id -> its JSON, and what it says

    def submit_join(self, code: str) -> Future[Joined]:
        return self._submit(Asks(code=code))

    def submit_vote(self, token: str, question: int, round: int, given: Any) -> Future[Answer]:
        return self._submit(Asks(token=token, vote=(question, round, given)))

    def submit_look(self, token: str) -> Future[Seen]:
        return self._submit(Asks(token=token))

    def close(self) -> None:
        self._thread.shutdown(wait=True)

    def _submit(self, asks: Asks) -> Future:
        with self._lock:
            self._waiting.append(asks)
            if not self._working:
                self._thread.submit(self._work)
                self._working = True
        return asks.future

    def _work(self) -> None:
        while True:
            with self._lock:
                batch = [self._waiting.popleft() for _ in range(min(MOST_AT_ONCE, len(self._waiting)))]
                if not batch:
                    self._working = False
                    return
            self._together(batch)

    def _together(self, batch: list[Asks]) -> None:
        looks = all(asks.code is None and not asks.vote for asks in batch)
        try:
            engine = self._rooms.engine() if place.is_there(self._rooms.url) else None
            if engine is None:
                raise UnknownRoom(NOT_IN_IT if batch[0].code is None else NO_SUCH_CODE)
            with (
                as_one_sentence(),
                engine.connect().execution_options(reads=True) if looks else engine.begin() as connection,
            ):
                results, changed = self._results(connection, batch, looks)
        except NudgeError as error:
            results, changed = {asks: error for asks in batch}, ()
        except Exception as error:  # nobody waits for ever
            results, changed = {}, ()
            logging.getLogger("nudge").error("a batch of a room", exc_info=error)
        for asks in batch:
            _settle(asks.future, results.get(asks) or NoRoom(NOT_NOW))
        for room in changed:
            self._rooms.changed(room)

    def _results(self, connection: Connection, batch: list[Asks], looks: bool) -> tuple[dict[Asks, Any], set[int]]:
        """What each of them gets, an error or a result, and the rooms that have changed."""
        them = _participants(connection, [asks.token for asks in batch if asks.token is not None])
        own = {asks: _own(asks.token, them) for asks in batch if asks.token is not None}
        in_it = (
            select(rooms)
            .where(
                rooms.c.id.in_({who.room for who in own.values() if who})
                | rooms.c.code.in_({asks.code for asks in batch if asks.code is not None})
            )
            .order_by(rooms.c.id)
        )
        now = time.time()
        here = {
            row.id: row for row in connection.execute(in_it if looks else in_it.with_for_update()) if row.expires > now
        }
        coded = {row.code: row for row in here.values()}
        on = counts.at(connection, list(here)) if any(asks.vote for asks in batch) else {}
        results: dict[Asks, Any] = {}
        written: dict[tuple[int, int, int], Answer] = {}
        changed: set[int] = set()
        for asks, who in own.items():
            room = here.get(who.room) if who else None
            if room is None:
                results[asks] = UnknownRoom(NOT_IN_IT)
            elif asks.vote:
                try:
                    question, round, given = asks.vote
                    answer = self._taken(room, on.get(room.id), question, round).answer(given)
                except (BadInput, Refused) as error:
                    results[asks] = error
                    continue
                written[question, round, who.id] = answer  # of two by one phone, the later
                results[asks] = answer
                changed.add(room.id)
        if written:
            _write(connection, ((*where, answer.key, answer.label) for where, answer in written.items()))
        results |= self._joined(connection, [asks for asks in batch if asks.code is not None], coded)
        changed |= {
            coded[asks.code].id for asks in batch if asks.code is not None and isinstance(results[asks], Joined)
        }
        if changed:
            connection.execute(update(rooms).where(rooms.c.id.in_(changed)).values(version=rooms.c.version + 1))
        looking = {asks: who for asks, who in own.items() if asks not in results}
        if looking:
            yours = counts.answers_of(connection, [who.id for who in looking.values()])
            for asks, who in looking.items():
                results[asks] = Seen(self._rooms._public(connection, here[who.room]), yours.get(who.id, {}))
        return results, changed

    def _taken(self, room: Row, on: Row | None, question: int, round: int) -> Question:
        """The question that is voted on now, if that is the one that a phone has answered."""
        if room.ended:
            raise Refused(ENDED)
        if room.paused:
            raise Refused(PAUSED)
        if on is None or on.id != question or VOTES.get(Phase(on.phase)) != round:
            raise Refused(TOO_LATE)
        known = self._asked.get(on.id)
        if known is None or known[0] != on.asked:
            if len(self._asked) > 1_000:
                self._asked.clear()
            self._asked[on.id] = known = on.asked, Question.from_json(on.asked)
        return known[1]

    def _joined(self, connection: Connection, joins: Sequence[Asks], coded: dict[str, Row]) -> dict[Asks, Any]:
        results: dict[Asks, Any] = {}
        room_for: dict[int, int] = {}
        for room in {coded[asks.code] for asks in joins if asks.code in coded}:
            room_for[room.id] = MOST_PEOPLE - connection.scalar(
                select(func.count()).where(participants.c.room == room.id)
            )
        let_in: dict[Asks, tuple[int, str]] = {}
        for asks in joins:
            room = coded.get(asks.code)
            if room is None:
                results[asks] = UnknownRoom(NO_SUCH_CODE)
            elif room.ended:
                results[asks] = Refused(ENDED)
            elif room_for[room.id] <= 0:
                results[asks] = Refused(f"This room is full: {MOST_PEOPLE} phones are in it.")
            else:
                room_for[room.id] -= 1
                let_in[asks] = room.id, secrets.token_urlsafe(16)
        if let_in:
            rows = [{"room": room, "secret": digest(secret), "simulated": False} for room, secret in let_in.values()]
            ids = connection.scalars(
                insert(participants).returning(participants.c.id, sort_by_parameter_order=True), rows
            ).all()
            for id, (asks, (_, secret)) in zip(ids, let_in.items(), strict=True):
                results[asks] = Joined(f"{id}.{secret}", asks.code, key_of(coded[asks.code].lead, asks.code))
        return results


# One statement and one row for all of a batch: SQLite lets go of Python's lock at each row that it steps to, and the
# server, busy with the next phones, takes up to 5 ms to give it back.
THEM = text(
    "SELECT json_group_array(json_array(id, room, secret)) FROM participants WHERE id IN (SELECT value FROM json_each(:ids))"
)
WRITE = {
    "sqlite": text("""
        INSERT INTO votes (question, round, participant, key, label)
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'),
               json_extract(value, '$[4]') FROM json_each(:rows) WHERE true
        ON CONFLICT (question, round, participant) DO UPDATE SET key = excluded.key, label = excluded.label"""),
    "postgresql": text("""
        INSERT INTO votes (question, round, participant, key, label)
        SELECT (value->>0)::int, (value->>1)::int, (value->>2)::int, value->>3, value->>4 FROM jsonb_array_elements(CAST(:rows AS jsonb))
        ON CONFLICT (question, round, participant) DO UPDATE SET key = excluded.key, label = excluded.label"""),
}


class Who(NamedTuple):
    """A participant of some room."""

    id: int
    room: int
    secret: str


def _participants(connection: Connection, tokens: Iterable[str]) -> dict[int, Who]:
    ids = {
        int(id)
        for id in (token.partition(".")[0] for token in tokens)
        if id.isascii() and id.isdecimal() and len(id) < 10
    }
    if not ids:
        return {}
    if connection.dialect.name == "sqlite":
        found = json.loads(connection.scalar(THEM, {"ids": json.dumps([*ids])}))
    else:
        found = connection.execute(
            select(participants.c.id, participants.c.room, participants.c.secret).where(participants.c.id.in_(ids))
        )
    return {who.id: who for who in (Who(*row) for row in found)}


def _own(token: str, them: dict[int, Who]) -> Who | None:
    """Whose token it is; None if nobody's."""
    id, _, secret = token.partition(".")
    who = them.get(int(id)) if id.isascii() and id.isdecimal() and len(id) < 10 else None
    return who if secrets.compare_digest(who.secret if who else "", digest(secret)) else None


def _write(connection: Connection, rows: Iterable[tuple[int, int, int, str, str]]) -> None:
    connection.execute(WRITE[connection.dialect.name], {"rows": json.dumps([*rows])})


def _settle(future: Future, result: Any) -> None:
    try:
        if isinstance(result, Exception):
            future.set_exception(result)
        else:
            future.set_result(result)
    except InvalidStateError:  # whoever asked has gone
        pass
