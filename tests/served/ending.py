"""A server that is asked to end while it works: what each kind of work is, and how it ended."""

import asyncio
import signal
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from itertools import count

from websockets.exceptions import ConnectionClosed

from pages.shared.browser import plotly
from tests.served.conftest import Server
from tests.window import Window, lived

AT_MOST, BUSY = 3.0, 8.0  # seconds from the signal to the end: what we promise; on a machine that does other things too


@dataclass(frozen=True)
class End:
    """How a server ended: its exit status, as subprocess tells it, the seconds since it was asked to, and the last of what it said meanwhile."""

    status: int
    seconds: float
    said: str

    @property
    def clean(self) -> bool:
        """Whether it ended as an idle Streamlit server does (status 0 for SIGTERM and SIGINT), and said nothing of an error."""
        return self.status == 0 and not any(word in self.said for word in ("terminate called", "Traceback", "Fatal", "rror"))


Open = Callable[..., Awaitable[Window]]  # a page and its query: a window on it, open until the server has ended


async def idle(open_: Open) -> None:
    await open_("")


async def learning(open_: Open) -> None:
    window = await open_("training", "step=7")
    await _start(window)
    await window.until(lambda window: window.key("training.lesson"))


async def waiting(open_: Open) -> None:
    await learning(open_)
    second = await open_("training", "step=7")
    await _start(second)
    await second.shows("in line")


async def writing(open_: Open) -> None:
    """Prompts that nobody has typed before are continued, moment after moment."""
    window = await open_("", "step=3")
    await window.until(lambda window: window.runs)
    await _type(window, "home.prompt", every=0.5)


async def indexing(open_: Open) -> None:
    """*Memorise* is the first page that a cold server is asked for."""
    await open_("memory")


async def knocking_out(open_: Open) -> None:
    """One prompt after the other is gone on from without a layer."""
    window = await open_("parameters", "without=layer&layer=1&prompt=The dog")
    await window.until(lambda window: window.runs)
    await _type(window, "parameters.prompt", every=0.05)


async def nudging(open_: Open) -> None:
    """One sentence after the other is traced back to every number."""
    window = await open_("training", "step=1&rate=0.01")
    await window.until(lambda window: window.runs)
    await _type(window, "training.text", every=0.3)


async def sending(open_: Open) -> None:
    """A file is on its way to somebody who doesn't read on."""
    window = await open_("")
    await window.until(lambda window: window.runs)
    host, port = window.address.split("/")[2].split(":")
    reader, window.asks = await asyncio.open_connection(host, int(port), limit=1)
    window.asks.write(f"GET /{plotly.ADDRESS} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    await reader.readexactly(1)


WORK = {work.__name__: work for work in (idle, learning, waiting, writing, indexing, knocking_out, nudging, sending)}


async def _start(window: Window) -> None:
    await window.choose("training.guess_live", "just show me")
    await window.press("training.start_live")


async def _type(window: Window, key: str, every: float) -> None:
    """Type one text after the other as long as the server listens; returns with the first."""
    async def go_on() -> None:
        with suppress(ConnectionError, ConnectionClosed):
            while True:
                await asyncio.sleep(every)
                await window.set(key, string_value=f"The {next(numbers)} dogs")

    numbers = count()
    await window.set(key, string_value=f"The {next(numbers)} dogs")
    window.goes_on = asyncio.create_task(go_on())


def ended(work: Callable[[Open], Awaitable[None]], number: signal.Signals, after: float) -> End:
    """Start a server, let it do that work, and ask it to end `after` seconds on, its readers' windows still open."""
    with tempfile.TemporaryFile("w+") as log:
        server = Server(log=log)

        async def run() -> float:
            async with AsyncExitStack() as stack:
                async def open_(page: str, query: str = "") -> Window:
                    return await stack.enter_async_context(Window(server.address, page, query))

                await work(open_)
                await asyncio.sleep(after)
                began = time.monotonic()
                server.process.send_signal(number)
                await asyncio.to_thread(server.process.wait, 60)
                return time.monotonic() - began

        try:
            seconds = lived(run())
        finally:
            server.process.kill()
        log.seek(0)
        return End(server.process.returncode, seconds, log.read()[-2000:])
