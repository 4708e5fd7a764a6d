"""What phones and walls are told as it happens: one stream of server-sent events each, none of which holds anything back.

A stream keeps only the newest of each kind of event, so a slow phone skips what is past and costs no memory. What this
process changes is heard of at once; what another process on the same store changes, within EVERY seconds.

Source:  HTML Living Standard, section 9.2, server-sent events.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from starlette.types import Receive, Scope, Send

from core.errors import NudgeError, UnknownRoom
from core.room.store import Rooms
from core.room.views import RoomView

EVERY = 0.4  # seconds between two looks at what other processes have changed
BEAT = 10.0  # seconds after which a quiet stream says that it lives
APART = 0.1  # seconds between two counts
RETRY = 800  # ms after which a browser asks again by itself
MOST = 2_500  # streams at once
STAGE, COUNTS, GONE = "stage", "counts", "gone"
HEADERS = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"cache-control", b"no-store"), (b"x-accel-buffering", b"no")]


class Stream:
    """One reader of one room."""

    def __init__(self, counts: bool):
        self.counts = counts
        self._newest: dict[str, bytes] = {}
        self._said = asyncio.Event()
        self._over = False

    def say(self, kind: str, event: bytes) -> None:
        self._newest[kind] = event
        self._said.set()

    def end(self) -> None:
        self._over = True
        self._said.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await send({"type": "http.response.body", "body": f"retry: {RETRY}\n\n".encode(), "more_body": True})
        left = asyncio.create_task(_left(receive))
        left.add_done_callback(lambda _: self.end())
        try:
            while not self._over:
                try:
                    await asyncio.wait_for(self._said.wait(), BEAT)
                except TimeoutError:
                    self._newest["beat"] = event("beat", {})
                self._said.clear()
                body, self._newest = b"".join(self._newest.values()), {}
                if body:
                    await send({"type": "http.response.body", "body": body, "more_body": True})
            if not left.done():
                await send({"type": "http.response.body", "body": b""})
        except OSError:  # the line is gone
            pass
        finally:
            left.cancel()


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def event(kind: str, data: Any) -> bytes:
    return f"event: {kind}\ndata: {json.dumps(data, separators=(',', ':'))}\n\n".encode()


def counted(view: RoomView) -> dict[str, Any]:
    """What a wall hears while a vote is open: counts, never shares."""
    return {"version": view.version, "stage": view.stage, "position": view.position, "phase": str(view.phase), "people": view.people,
            "simulated": view.simulated, "answered": view.answered, "answered_simulated": view.answered_simulated}


class Streams:
    """All streams of this process. Everything but `_changed` runs in the server's event loop."""

    def __init__(self, rooms: Callable[[], Rooms]):
        self._rooms = rooms
        self._of: dict[int, set[Stream]] = defaultdict(set)  # room -> who listens
        self._codes: dict[int, str] = {}
        self._sent: dict[int, tuple[int, int]] = {}  # room -> version and stage that were sent last
        self._telling: dict[int, asyncio.Task] = {}
        self._again: set[int] = set()
        self._looking: asyncio.Task | None = None
        self._ends = False

    def full(self) -> bool:
        return self._ends or sum(map(len, self._of.values())) >= MOST

    async def listen(self, room: int, code: str, first: dict[str, Any], stream: Stream, scope: Scope, receive: Receive, send: Send) -> None:
        """Tell one reader what happens in a room until it leaves."""
        self._begin()
        self._of[room].add(stream)
        self._codes[room] = code
        if self._sent.get(room, (0, 0))[1] > first["stage"]:  # it has moved since `first` was read, and the others were told
            _, first = await asyncio.to_thread(self._rooms().public, code)
        stream.say(STAGE, event(STAGE, first))
        if stream.counts:
            stream.say(COUNTS, event(COUNTS, counted(await asyncio.to_thread(self._rooms().view, code))))
        self._sent.setdefault(room, (0, first["stage"]))
        try:
            await stream(scope, receive, send)
        finally:
            self._of[room].discard(stream)
            if not self._of[room]:
                for kept in (self._of, self._codes, self._sent):
                    kept.pop(room, None)

    def end(self) -> None:
        """The server ends: so do all streams, or it would wait for them."""
        self._ends = True
        for stream in [stream for streams in self._of.values() for stream in streams]:
            stream.end()

    def _begin(self) -> None:
        if self._looking is None or self._looking.done():
            loop = asyncio.get_running_loop()
            stop = self._rooms().subscribe(lambda room: self._changed(loop, room))
            self._looking = asyncio.create_task(self._look())
            self._looking.add_done_callback(lambda _: stop())

    def _changed(self, loop: asyncio.AbstractEventLoop, room: int) -> None:
        with contextlib.suppress(RuntimeError):  # the server has ended
            loop.call_soon_threadsafe(self._tell, room)

    async def _look(self) -> None:
        """As long as anybody listens: whether another process has changed a room."""
        while self._of and not self._ends:
            await asyncio.sleep(EVERY)
            rooms = [*self._of]
            try:
                now = await asyncio.to_thread(self._rooms().versions, rooms)
            except NudgeError:  # the store does not answer just now
                continue
            for room in rooms:
                if room not in now or now[room] != self._sent.get(room):
                    self._tell(room)

    def _tell(self, room: int) -> None:
        """Have a room told; whatever happens meanwhile is told right after, together."""
        if room in self._telling:
            self._again.add(room)
        elif room in self._of:
            self._telling[room] = asyncio.create_task(self._telling_of(room))

    async def _telling_of(self, room: int) -> None:
        try:
            await self._tell_once(room)
        except NudgeError:  # told at the next look
            pass
        finally:
            del self._telling[room]
            if room in self._again:
                self._again.discard(room)
                self._tell(room)

    async def _tell_once(self, room: int) -> None:
        code, streams = self._codes.get(room, ""), self._of.get(room, set())
        counts = [stream for stream in streams if stream.counts]
        now = (await asyncio.to_thread(self._rooms().versions, [room])).get(room)
        try:
            if now is None:
                raise UnknownRoom
            known = self._sent.get(room, (0, 0))
            if known[1] != now[1]:
                _, public = await asyncio.to_thread(self._rooms().public, code)
                said = event(STAGE, public)
                for stream in [*streams]:
                    stream.say(STAGE, said)
            if counts:
                said = event(COUNTS, counted(await asyncio.to_thread(self._rooms().view, code)))
                for stream in counts:
                    stream.say(COUNTS, said)
            self._sent[room] = now
        except UnknownRoom:  # it has expired, or the next group has it under another code
            for stream in [*streams]:
                stream.say(GONE, event(GONE, {}))
                stream.end()
            return
        if counts:
            await asyncio.sleep(APART)
