"""What phones ask of the server, beside Streamlit's own addresses: their page, and four calls that answer in JSON.

    GET  /join                     the page, whole
    POST /room/join    {code}      -> {token, code, key}                 let me in
    GET  /room/state               -> {..., yours}                       what is on, and what I have answered   (Authorization: Bearer token)
    POST /room/vote    {question, round, answer} -> {key, label}         my answer                              (Authorization: Bearer token)
    GET  /room/events?code=        server-sent events: stage, gone; with &counts=1 also counts, for a wall

A code is what the wall says, or that with the key that only its square code, and every phone that is in, holds. Wrong codes are
counted by the network that they come from, and too many close it to whoever types; a code with its key is no guess, and always
passes: behind a proxy that hides addresses, a guesser would else hold up everybody.

What is refused is {"says": one sentence}. No answer sets a cookie, and nothing that tells who asked is kept.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from core.errors import BadInput, NoRoom, NudgeError, Refused, UnknownRoom
from core.room.codes import NO_SUCH_CODE, has_key
from core.room.limits import Limit, network
from pages.shared.room import page
from pages.shared.room.opened import PHONES, below, rooms
from pages.shared.room.streams import Stream, Streams

LARGEST = 4_096  # bytes of what a phone sends
READS = 16_000_000  # bytes that are read of what is too large, so that whoever sent it hears why it was refused
STATUS = {UnknownRoom: 404, Refused: 409, BadInput: 400, NoRoom: 503}
HEADERS = {"Cache-Control": "no-store"}
TOO_LARGE = "That is too much for one answer."
TOO_MANY_CODES = "Too many wrong codes came from this network. Point your camera at the square code on the wall, or wait a minute."
TOO_MANY_PHONES = "Very many phones have joined from this network just now. Wait a moment, then try again."
TOO_FAST = "One answer at a time, please."
TOO_MANY_STREAMS = "The server is busy. This page tries again by itself."
NOT_JSON = "This address is for the page at /join."

wrong_codes = Limit(burst=40, per_second=0.5)  # of one network; the codes that there are would take it longer than a room lives
joins = Limit(burst=700, per_second=1.0)  # of one network and room: a lecture hall behind one address
answers = Limit(burst=30, per_second=4.0)  # of one phone

streams = Streams(rooms)


class TooLarge(Exception):
    pass


class Wait(Exception):
    """Too often: a sentence that says so."""


def answered(endpoint: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint whose every refusal is one sentence."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except NudgeError as error:
            return _says(STATUS.get(type(error), 400), str(error))
        except TooLarge:
            return _says(413, TOO_LARGE)
        except Wait as wait:
            return _says(429, str(wait))
        except ClientDisconnect:
            return Response(status_code=400)

    return answer


async def phone(request: Request) -> Response:
    """The phones' page."""
    return page.response(request.headers)


@answered
async def join(request: Request) -> Response:
    given = await _body(request)
    where, code = _network(request), str(given.get("code", ""))
    async with _no_guess(where, code):
        if not joins.take(f"{where} {code[:6].upper()}"):
            raise Wait(TOO_MANY_PHONES)
        joined = await asyncio.wrap_future(rooms().submit_join(code))
    return JSONResponse({"token": joined.token, "code": joined.code, "key": joined.key}, headers=HEADERS)


@answered
async def state(request: Request) -> Response:
    seen = await asyncio.wrap_future(rooms().submit_look(_token(request)))
    return JSONResponse(seen.public | {"yours": seen.yours}, headers=HEADERS)


@answered
async def vote(request: Request) -> Response:
    given, token = await _body(request), _token(request)
    if not answers.take(token):
        raise Wait(TOO_FAST)
    question, round = given.get("question"), given.get("round")
    if type(question) is not int or type(round) is not int:
        raise BadInput("An answer names its question and its round.")
    taken = await asyncio.wrap_future(rooms().submit_vote(token, question, round, given.get("answer")))
    return JSONResponse({"key": taken.key, "label": taken.label}, headers=HEADERS)


@answered
async def events(request: Request) -> Response:
    where, code = _network(request), request.query_params.get("code", "")
    async with _no_guess(where, code):
        if streams.full():
            return _says(503, TOO_MANY_STREAMS)
        room, public = await asyncio.to_thread(rooms().public, code)
    return Events(room, public, Stream(counts=request.query_params.get("counts") == "1"))


@asynccontextmanager
async def _no_guess(where: str, code: str) -> AsyncIterator[None]:
    """Around what a code opens: refused where too many wrong ones came from, unless it comes with its key; a wrong one is counted."""
    if has_key(code):
        if not await asyncio.to_thread(rooms().has_seen, code):
            wrong_codes.take(where)
            raise UnknownRoom(NO_SUCH_CODE)
    elif not wrong_codes.left(where):
        raise Wait(TOO_MANY_CODES)
    try:
        yield
    except UnknownRoom:
        wrong_codes.take(where)
        raise


class Events(Response):
    """A stream of one room, as an answer."""

    def __init__(self, room: int, public: dict[str, Any], stream: Stream):
        super().__init__()
        self._room, self._public, self._stream = room, public, stream

    async def __call__(self, scope, receive, send) -> None:
        await streams.listen(self._room, self._public["code"], self._public, self._stream, scope, receive, send)


def _says(status: int, sentence: str) -> Response:
    return JSONResponse({"says": sentence}, status_code=status, headers=HEADERS)


async def _body(request: Request) -> dict[str, Any]:
    """What a phone has sent; only JSON, which no other site's form can send for it."""
    body, size = b"", 0
    async for part in request.stream():
        size += len(part)
        if size > READS:
            break
        if size <= LARGEST:
            body += part
    if size > LARGEST:
        raise TooLarge
    try:
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            raise ValueError
        given = json.loads(body)
    except (ValueError, RecursionError):
        raise BadInput(NOT_JSON) from None
    if not isinstance(given, dict):
        raise BadInput(NOT_JSON)
    return given


def _token(request: Request) -> str:
    return request.headers.get("authorization", "").removeprefix("Bearer ")[:100]


def _network(request: Request) -> str:
    return network(request.client.host if request.client else "")


def routes() -> list[Route]:
    """All of them, under the path that the host gives Nudge."""
    under = below()
    return [
        Route(f"{under}/{PHONES}", phone, methods=["GET"]),
        Route(f"{under}/room/join", join, methods=["POST"]),
        Route(f"{under}/room/state", state, methods=["GET"]),
        Route(f"{under}/room/vote", vote, methods=["POST"]),
        Route(f"{under}/room/events", events, methods=["GET"]),
    ]
