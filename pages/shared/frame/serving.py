"""What the server does around the pages: the headers of its answers, what it refuses, what it says when it starts.

It holds where Streamlit runs streamlit_app.py as an app of its own (`st.App`, as `streamlit run` does); a host that
runs it as a mere script gets the same pages without it.
"""

from __future__ import annotations

import asyncio
import gc
import itertools
import os
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from importlib import import_module

import streamlit as st
import uvicorn
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import cli_util, config, net_util
from streamlit.web.server import server_util

from core.malloc_trim import give_back
from pages.shared.frame import first
from pages.shared.frame.unconnected import Unconnected
from pages.shared.room import routes as room
from pages.shared.room.keeping import at_the_signal, keep_rooms

FRAMED_BY = "NUDGE_FRAMED_BY"  # the environment variable that says which pages may show Nudge in a frame
OTHERS = "to others in the same network at"  # before the address that phones open
UPLOADS = "/_stcore/upload_file/"
EVERY = 5.0  # seconds after which what was needed for a moment goes back to the system: a millisecond each time
COLLECTS = 3  # every so many times, Python's garbage is collected first: 100 MB less held with 50 readers
PATIENCE = 1.0  # seconds in which a file that is on its way at the end may still arrive
BUSY = 5  # collections of young objects since then that make it worth while; an idle server makes none

# Nothing is loaded from, and nothing sent to, any other place. Streamlit itself writes scripts and styles into its
# page, and our drawings come over the websocket and are run from there, so scripts and styles of the page's own are let
# through. Where these are, `eval` gives a stranger nothing more, and whatever drives a browser (our tests and probes, a
# host's own checks) waits on a page with it.
POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' ws: wss:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}


def headers() -> dict[str, str]:
    """What every answer says to the browser beside its content.

    Frames are open to all unless NUDGE_FRAMED_BY says otherwise (README).
    """
    framed = os.environ.get(FRAMED_BY) or "*"
    own = "" if framed == "*" or "'self'" in framed else "'self' "  # a room's wall shows chapters in a frame
    policy = POLICY | {"frame-ancestors": own + framed}
    return {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Content-Security-Policy": "; ".join(f"{name} {places}" for name, places in policy.items()),
    }


class Guarded:
    """The app with our headers on its answers, which takes no files as long as no page asks for one."""

    def __init__(self, app: ASGIApp):
        self.app, self.headers = app, headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        if scope["method"] == "PUT" and UPLOADS in scope["path"] and not config.get_option("server.maxUploadSize"):
            return await PlainTextResponse("Nudge takes no files.", status_code=403)(scope, receive, answer)
        await self.app(scope, receive, answer)


def routes() -> list[Route]:
    """All addresses that are ours, under the path that the host gives Nudge."""
    return [*room.routes(), *first.routes()]


MIDDLEWARE = [Middleware(Guarded), Middleware(Unconnected)]


def ask_nobody() -> None:
    """See to it that the server never asks the internet for its own address.

    Streamlit does when a browser comes from another address than the server's own, in the middle of the handshake, and
    everybody waits: 20 s on a laptop in a classroom where no name server answers. All that is lost is a browser of this
    same machine that calls it by that address.
    """
    net_util._external_ip = ""


def waits_for_nobody() -> AbstractContextManager[None]:
    """As long as this lasts, the signal that ends the server ends it though somebody, on a slow line or with a tab that sleeps,
    still reads a file: uvicorn would wait for them without end, and Streamlit has no setting for it.
    """
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)

    def hang_up() -> None:
        for connection in list(server.server_state.connections):
            connection.transport.abort()

    if not isinstance(server, uvicorn.Server):
        return nullcontext()
    return at_the_signal(lambda: asyncio.get_running_loop().call_later(PATIENCE, hang_up))


@asynccontextmanager
async def lifespan(app: st.App, modules: Sequence[str] = ()) -> AsyncIterator[None]:
    """From the start of the server to its end: say where it is, open it in a browser where there is one, and keep no
    memory that nobody uses.

    Args: modules, by name, which the first page needs: loaded while its reader's browser still reads the page's scripts.
    """
    addresses = [server_util.get_url(_called())]
    if config.get_option("server.address") in (None, "", "0.0.0.0", "::"):
        addresses.append(server_util.get_url(net_util.get_internal_ip()))
    cli_util.print_to_cli("\n  Nudge is open at " + f", and {OTHERS} ".join(addresses) + "\n")
    if not config.get_option("server.headless"):
        cli_util.open_browser(addresses[0])
    tidying = asyncio.create_task(_tidy())
    loading = asyncio.create_task(asyncio.to_thread(_load, modules))
    with waits_for_nobody():
        async with keep_rooms():
            yield
    tidying.cancel()
    await asyncio.wait([loading])
    # uvicorn raises the signal that ended it once more; a server that was asked to end has ended well
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})


def _load(modules: Sequence[str]) -> None:
    for name in modules:
        import_module(name)


async def _tidy() -> None:
    before = 0
    for time in itertools.count(1):
        await asyncio.sleep(EVERY)
        young = gc.get_stats()[1]["collections"]
        if time % COLLECTS == 0 and young - before >= BUSY:  # by itself Python hardly ever finds a full collection due
            before = young
            await asyncio.to_thread(gc.collect)
        await asyncio.to_thread(give_back)


def _called() -> str:
    """How this machine's own browser calls the server."""
    if config.is_manually_set("browser.serverAddress"):
        return config.get_option("browser.serverAddress")
    return server_util.get_display_address(config.get_option("server.address") or "localhost")
