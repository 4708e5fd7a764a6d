"""A phone in a room without a browser: it asks what phone.js asks, over connections that stay open, and listens to the stream."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 60.0  # seconds: the machine may be busy with other things
AGAIN = 0.7  # seconds until it asks again, as phone.js does


class Phone:
    """One phone. Args: place, the address that it comes from, as a proxy on the server's own machine tells it."""

    def __init__(self, address: str, place: str = ""):
        parts = urlsplit(address)
        self.host, self.port, self.place = parts.hostname, parts.port, place
        self.token, self.code, self.key = "", "", ""
        self.told: dict[str, Any] = {}  # the newest stage that the stream has told
        self.counts: dict[str, Any] = {}
        self.gone = False
        self.heard = asyncio.Event()  # something new came
        self.back = 0.0  # when it was last connected anew, by time.monotonic()
        self._line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._listens: asyncio.Task | None = None

    async def ask(self, path: str, body: Any = None, *, method: str = "", raw: bytes | None = None, **headers: str) -> tuple[int, Any]:
        """The status of an answer and what it holds; `raw` is sent as it is."""
        sent = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
        used = self._line is not None
        await self.connect()
        reader, writer = self._line
        try:
            writer.write(self._head(method or ("GET" if body is None and raw is None else "POST"), path, len(sent), headers) + sent)
            return await asyncio.wait_for(self._answer(reader), PATIENCE)
        except (OSError, asyncio.IncompleteReadError):
            self._line = None
            if not used:
                raise
        return await self.ask(path, body, method=method, raw=raw, **headers)  # the server had closed a line that was quiet, as browsers know

    async def connect(self) -> None:
        if self._line is None or self._line[0].at_eof():
            self._line = await asyncio.open_connection(self.host, self.port)

    def _head(self, method: str, path: str, length: int, headers: dict[str, str]) -> bytes:
        lines = {"Host": f"{self.host}:{self.port}", "Content-Length": str(length), "Content-Type": "application/json"}
        if self.token:
            lines["Authorization"] = f"Bearer {self.token}"
        if self.place:
            lines["X-Forwarded-For"] = self.place
        lines |= headers
        return "\r\n".join([f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in lines.items()), "", ""]).encode()

    async def _answer(self, reader: asyncio.StreamReader) -> tuple[int, Any]:
        status, headers = await self._start(reader)
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection") == "close":
            self._line = None
        return status, json.loads(body) if headers.get("content-type") == "application/json" else body

    async def _start(self, reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        return int(head[0].split()[1]), {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}

    async def join(self, code: str) -> None:
        status, got = await self.ask("/room/join", {"code": code})
        assert status == 200, got
        self.token, self.code, self.key = got["token"], got["code"], got["key"]

    async def vote(self, question: int, round: int, answer: Any) -> tuple[int, Any]:
        return await self.ask("/room/vote", {"question": question, "round": round, "answer": answer})

    async def look(self) -> dict[str, Any]:
        status, got = await self.ask("/room/state")
        assert status == 200, got
        return got

    def listen(self, *, counts: bool = False) -> None:
        """Hear what happens from now on, and come back by itself after a lost line."""
        if self._listens:
            self._listens.cancel()
        self.gone = False
        self._listens = asyncio.create_task(self._live(counts))

    async def _live(self, counts: bool) -> None:
        while not self.gone:
            writer = None
            try:
                if self.token:
                    self._hear("stage", await self.look())
                reader, writer = await asyncio.open_connection(self.host, self.port)
                writer.write(self._head("GET", f"/room/events?code={self.code}{self.key}{'&counts=1' * counts}", 0, {}))
                status, _ = await self._start(reader)
                if status == 200:
                    self.back = time.monotonic()
                    await self._read(reader)
            except (OSError, asyncio.IncompleteReadError, AssertionError, ValueError):
                pass
            finally:
                if writer:
                    writer.close()
            await asyncio.sleep(AGAIN)

    async def _read(self, reader: asyncio.StreamReader) -> None:
        kind = ""
        while line := await reader.readline():  # chunks and their sizes alike: only the lines of events count
            if line.startswith(b"event: "):
                kind = line[7:].decode().strip()
            elif line.startswith(b"data: "):
                self._hear(kind, json.loads(line[6:]))

    def _hear(self, kind: str, data: dict[str, Any]) -> None:
        if kind == "stage":
            self.told = data
        elif kind == "counts":
            self.counts = data
        elif kind == "gone":
            self.gone = True
        self.heard.set()

    async def until(self, holds, seconds: float = PATIENCE) -> None:
        """Wait until `holds(self)`."""
        async with asyncio.timeout(seconds):
            while not holds(self):
                self.heard.clear()
                await self.heard.wait()

    async def close(self) -> None:
        if self._listens:
            self._listens.cancel()
            await asyncio.gather(self._listens, return_exceptions=True)
        if self._line:
            self._line[1].close()


def one_sentence(got: Any) -> bool:
    """Whether a refusal is what a person can read: one sentence, and nothing of the server's inside."""
    return set(got) == {"says"} and 10 < len(got["says"]) < 200 and "Traceback" not in got["says"] and "<" not in got["says"]


def wrong(code: str) -> str:
    """A code of the same form that is another one."""
    return code[:-1] + ("B" if code[-1] != "B" else "C")


async def crowd(address: str, place: str, code: str, times: int, at_once: int = 20) -> Counter:
    """So many joins from one address: status -> how many; each refusal in one sentence."""
    said: Counter = Counter()

    async def tries(count: int) -> None:
        one = Phone(address, place)
        for _ in range(count):
            status, got = await one.ask("/room/join", {"code": code})
            said[status] += 1
            assert status == 200 or one_sentence(got), got
        await one.close()

    await asyncio.gather(*(tries(times // at_once) for _ in range(at_once)))
    return said
