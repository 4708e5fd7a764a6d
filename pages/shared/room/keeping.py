"""The rooms through the life of a server: ready again after a restart, emptied of what is a day old, closed at the end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from core.errors import NudgeError
from core.room import place
from pages.shared.room.opened import rooms
from pages.shared.room.routes import streams

OFTEN = 600.0  # seconds between two looks for rooms that have expired


@asynccontextmanager
async def keep_rooms() -> AsyncIterator[None]:
    """As long as this lasts. The signal that ends the server ends the streams first: it would wait for them without end."""
    expiring = asyncio.create_task(_expire())
    with at_the_signal(streams.end):
        yield
    expiring.cancel()
    await asyncio.to_thread(rooms().close)


async def _expire() -> None:
    while True:
        try:
            kept = rooms()
            if await asyncio.to_thread(place.is_there, kept.url):  # phones of an earlier process come back at once: be ready
                await asyncio.to_thread(kept.expire)
        except NudgeError as error:
            logging.getLogger("nudge").warning("%s", error)
        await asyncio.sleep(OFTEN)


@contextlib.contextmanager
def at_the_signal(end: Callable[[], object]):
    """As long as this lasts, `end` is called in the server's loop when it is asked to end, before it does anything else."""
    if threading.current_thread() is not threading.main_thread():  # in a test, or mounted in another server
        yield
        return
    loop, usual = asyncio.get_running_loop(), {}

    def ending(number, frame):
        loop.call_soon_threadsafe(end)
        if callable(usual[number]):
            usual[number](number, frame)

    for number in (signal.SIGTERM, signal.SIGINT):
        usual[number] = signal.getsignal(number)
        signal.signal(number, ending)
    yield
