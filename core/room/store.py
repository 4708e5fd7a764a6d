"""The rooms of this server: the one door to them, for pages, phones and tests alike.

    rooms = Rooms()                                        # one a process: pages.shared.room.opened.rooms()
    opened = rooms.open([Question(...), ...], "Tuesday")   # a code for phones and walls, a secret for whoever leads
    rooms.next(opened.lead)                                # the first question is open
    token = rooms.join(opened.code).token                  # a phone
    rooms.vote(token, question=rooms.view(opened.code).current.id, round=1, given=0)
    rooms.view(opened.code).answered                       # 1: counts, live
    rooms.tally(opened.lead, 1).first                      # the answers, grouped; by the code only once they are
    revealed

All methods may be called from any thread, wait for the store (milliseconds), and raise only NudgeErrors: UnknownRoom,
Refused, BadInput (each one sentence for whoever asked), NoRoom (the store can't be reached or written).
An answer that was acknowledged is on the disk. Several processes may share a store.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

from core.errors import BadInput, UnknownRoom
from core.room import place
from core.room.access import Access
from core.room.codes import digest, has_key, key_in, key_of, new_code, read_code
from core.room.questions import Answer, Question
from core.room.views import Joined, Opened, RoomView, Seen, Tally


class Rooms(Access):
    """All rooms of a store.

    Args:  url, a connection string (core.room.place.url); nothing is opened before the first call that needs it.
    """

    # Opening and leading ----------------------------------------------------------------------------------------------

    def open(self, questions: Sequence[Question], title: str = "") -> Opened:
        """A new room with such a playlist, before its first question."""
        from core.room import moves

        if len(questions) > moves.MOST_QUESTIONS:
            raise BadInput(f"A room has at most {moves.MOST_QUESTIONS} questions.")
        self.expire()
        made = Opened(new_code(), secrets.token_urlsafe(16))
        with self._changes() as connection:
            moves.create(connection, made.code, digest(made.lead), title[:200], questions)
        return made

    def next(self, lead: str, stage: int | None = None) -> RoomView:
        """The next state of the question that is on, or the next question.

        Args:  stage, what the presser saw (`RoomView.stage`): a second tap at the same stage changes nothing. So for
               all moves.
        """
        from core.room import moves

        return self._move(lead, moves.forward, stage)

    def back(self, lead: str, stage: int | None = None) -> RoomView:
        """One state back: votes that were given stay."""
        from core.room import moves

        return self._move(lead, moves.backward, stage)

    def reveal(self, lead: str, stage: int | None = None) -> RoomView:
        """Show the answers at once, whatever rounds are still to come."""
        from core.room import moves

        return self._move(lead, moves.reveal, stage)

    def go(self, lead: str, number: int, stage: int | None = None) -> RoomView:
        """To question `number` of the playlist, in the state in which it was left; one that was never asked is opened.
        """
        from core.room import moves

        return self._move(lead, moves.to, stage, number)

    def pause(self, lead: str, paused: bool = True, stage: int | None = None) -> RoomView:
        """Take no answers until the pause ends (`paused` False, or the next move)."""
        from core.room import moves

        return self._move(lead, moves.pause, stage, paused)

    def end(self, lead: str, stage: int | None = None) -> RoomView:
        """The room is over: nothing can be joined, answered or moved; counts and the export stay until it expires."""
        from core.room import moves

        return self._move(lead, moves.end, stage)

    def add(self, lead: str, question: Question) -> RoomView:
        """One more question, right behind the one that is on."""
        from core.room import moves

        return self._move(lead, moves.add, None, question)

    def reset(self, lead: str) -> RoomView:
        """For the next group: the same playlist and lead, a new code, nobody in it and nothing answered."""
        from core.room import moves

        return self._move(lead, moves.reset, None, new_code())

    def rehearse(self, lead: str, people: int = 24, seed: int = 0) -> RoomView:
        """Let so many simulated participants in; they answer each question as soon as it is opened, by lot.

        They are marked in the store and never counted as people: not in `answered`, `Share.people`, or the export.
        0 takes them, and all that they answered, out again.
        """
        from core.room import rehearsal

        return self._move(lead, rehearsal.fill, None, people, seed)

    def hide(self, lead: str, question: int, key: str, hidden: bool = True) -> Tally:
        """Hide an answer to the question with that id (`Asked.id`), or show it, also where the filter says otherwise.
        """
        from core.room import moves

        view = self._move(lead, moves.hide, None, question, key, hidden)
        return self.tally(lead, next(asked.number for asked in view.playlist if asked.id == question))

    def forget(self, lead: str) -> None:
        """Take the room out of the store now, with everything in it."""
        from core.room import moves

        with self._changes() as connection:
            moves.remove(connection, self._lead(connection, lead).id)

    # Looking on -------------------------------------------------------------------------------------------------------

    def view(self, code: str) -> RoomView:
        """The room with this code, as it is now: cheap enough to be asked twice a second (a query while nothing
        changes).
        """
        with self._reads() as connection:
            return self._view(connection, self._coded(connection, code))

    def leads(self, lead: str) -> RoomView:
        """The room that this secret leads."""
        with self._reads() as connection:
            return self._view(connection, self._lead(connection, lead))

    def tally(self, who: str, number: int) -> Tally:
        """The answers to question `number` (from 1 on), grouped, both rounds.

        Args:    who, a lead's secret, at any time; or a code, once the answers are revealed.
        Raises:  Refused if it is too early for a code.
        """
        from core.room import counts

        with self._reads() as connection:
            led = len(who) > len(new_code())
            room = self._lead(connection, who) if led else self._coded(connection, who)
            return counts.tally(connection, self._view(connection, room), number, led)

    def export(self, lead: str) -> str:
        """All counts as CSV, with a line of headings: people only, no simulated participants, hidden answers unnamed.
        """
        from core.room import counts

        with self._reads() as connection:
            return counts.export(connection, self._view(connection, self._lead(connection, lead)))

    def subscribe(self, changed: Callable[[int], None]) -> Callable[[], None]:
        """Have `changed(room id)` called after every change made through this process, from any thread; returns what
        ends that.

        What another process changes is seen by `versions`, or by asking `view` again.
        """
        self._listeners.append(changed)
        return lambda: self._listeners.remove(changed)

    def versions(self, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
        """room id -> (version, stage), by one query; a room that is no more is left out."""
        from core.room import counts

        with self._reads() as connection:
            return counts.versions(connection, ids)

    # Phones -----------------------------------------------------------------------------------------------------------

    def join(self, code: str) -> Joined:
        """Let a phone in. Raises UnknownRoom, or Refused if the room has ended or is full."""
        return self.submit_join(code).result()

    def vote(self, token: str, question: int, round: int, given: Any) -> Answer:
        """Take a phone's answer (core.room.questions.Question.answer says what `given` is); a later one replaces it
        while the round is open.
        """
        return self.submit_vote(token, question, round, given).result()

    def look(self, token: str) -> Seen:
        """What the phone with this token may see now: what all are told, and its own answers."""
        return self.submit_look(token).result()

    def submit_join(self, code: str) -> Future[Joined]:
        return self._batches.submit_join(read_code(code))

    def submit_vote(self, token: str, question: int, round: int, given: Any) -> Future[Answer]:
        return self._batches.submit_vote(token, question, round, given)

    def submit_look(self, token: str) -> Future[Seen]:
        return self._batches.submit_look(token)

    def public(self, code: str) -> tuple[int, dict[str, Any]]:
        """A room's id, and what every phone in it is told: JSON that changes only with `stage`."""
        with self._reads() as connection:
            room = self._coded(connection, code)
            return room.id, self._public(connection, room)

    def has_seen(self, typed: str) -> bool:
        """Whether somebody sends what only the square code on a wall holds: the code of a room with its key."""
        if not has_key(typed) or not place.is_there(self.url):
            return False
        try:
            with self._reads() as connection:
                room = self._coded(connection, typed)
        except UnknownRoom:
            return False
        return secrets.compare_digest(key_in(typed), key_of(room.lead, room.code))

    # Keeping house ----------------------------------------------------------------------------------------------------

    def expire(self) -> int:
        """Take out what is a day old; returns how many rooms. Nothing is loaded as long as there is no store."""
        if "_engine" not in self.__dict__:
            if not place.is_there(self.url):
                return 0
            if place.outlived(self.url):
                place.remove(self.url)
                return 0
        from core.room import moves

        with self._changes() as connection:
            gone = moves.expire(connection)
        self._forget()
        if gone and place.file_of(self.url):
            moves.leave_nothing(self._engine)
        return gone
