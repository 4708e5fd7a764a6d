"""The way to a store: its engine, what happens in one transaction, what was read and still holds;
`core.room.store.Rooms` is the door in front.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from core.errors import NoRoom, UnknownRoom
from core.room import place
from core.room.codes import NO_SUCH_CODE, digest, read_code
from core.room.views import RoomView

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Row

NO_SUCH_LEAD = "This link leads no room. A room closes after a day, and only the link that opened it can lead it."


class Access:
    """Args:  url, a connection string (core.room.place.url); nothing is opened before the first call that needs it."""

    def __init__(self, url: str = ""):
        self.url = place.url(url)
        self._opening = threading.Lock()
        self._views: dict[int, RoomView] = {}
        self._publics: dict[int, tuple[int, dict[str, Any]]] = {}  # room: the stage, and what every phone is told at it
        self._listeners: list[Callable[[int], None]] = []

    @cached_property
    def _engine(self) -> Engine:
        return place.engine(self.url)

    @cached_property
    def _batches(self):
        from core.room.batches import Batches

        return Batches(self)

    def close(self) -> None:
        """Finish what is under way and let go of the store; the next call opens it again."""
        if "_batches" in self.__dict__:
            self.__dict__.pop("_batches").close()
        if "_engine" in self.__dict__:
            self.__dict__.pop("_engine").dispose()

    def engine(self) -> Engine:
        with self._opening:
            return self._engine

    @contextmanager
    def _changes(self) -> Iterator[Connection]:
        try:
            with as_one_sentence(), self.engine().begin() as connection:
                yield connection
        except BaseException:  # what was read in it may never have been written
            self._forget()
            raise

    @contextmanager
    def _reads(self) -> Iterator[Connection]:
        with as_one_sentence(), self.engine().connect().execution_options(reads=True) as connection:
            yield connection

    def _move(self, lead: str, move: Callable, stage: int | None, *given: Any) -> RoomView:
        from core.room import moves, rehearsal

        with self._changes() as connection:
            room = self._lead(connection, lead, lock=True)
            if stage is None or stage == room.stage:
                moves.moved(connection, room, move, *given)
                rehearsal.play(connection, room.id)
            view = self._view(connection, self._lead(connection, lead))
        self.changed(view.id)
        return view

    def _forget(self) -> None:
        self._views.clear()
        self._publics.clear()

    def changed(self, room: int) -> None:
        for listener in [*self._listeners]:
            listener(room)

    def _coded(self, connection: Connection, code: str) -> Row:
        from core.room import counts

        return self._found(counts.room(connection, code=read_code(code)), NO_SUCH_CODE)

    def _lead(self, connection: Connection, lead: str, lock: bool = False) -> Row:
        from core.room import counts

        room = self._found(counts.room(connection, lock, lead=digest(lead)), NO_SUCH_LEAD)
        if not secrets.compare_digest(room.lead, digest(lead)):
            raise UnknownRoom(NO_SUCH_LEAD)
        return room

    def _found(self, room: Row | None, otherwise: str) -> Row:
        if room is None or room.expires <= time.time():
            raise UnknownRoom(otherwise)
        return room

    def _view(self, connection: Connection, room: Row) -> RoomView:
        from core.room import counts

        known = self._views.get(room.id)
        if known is None or (known.version, known.code) != (room.version, room.code):
            self._views[room.id] = known = counts.view(connection, room)
        return known

    def _public(self, connection: Connection, room: Row) -> dict[str, Any]:
        from core.room import counts

        stage, public = self._publics.get(room.id, (None, {}))
        if (stage, public.get("code")) != (room.stage, room.code):
            public = counts.public(connection, self._view(connection, room))
            self._publics[room.id] = room.stage, public
        return public


@contextmanager
def as_one_sentence() -> Iterator[None]:
    """Whatever goes wrong with the store is one sentence."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as error:
        raise NoRoom(
            "The store of the rooms does not answer just now. Nothing is lost: try again in a moment."
        ) from error
