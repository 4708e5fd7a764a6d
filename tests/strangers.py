"""What strangers send to a server, the same for the same seed: requests over HTTP, messages over the websocket, links with values of all kinds.

The suite (tests/served/test_strangers.py) sends some hundred of each; tests/bench/strangers.py sends thousands.
"""

import asyncio
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import websockets
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from pages.shared.frame.chapters import chapter, chapters
from pages.shared.frame.parts import SORRY
from pages.shared.frame.url import PARAMETERS
from tests import hostile, markup
from tests.served.conftest import ROOT
from tests.widgets import Widget
from tests.window import Window

ANSWERS = 120.0  # seconds in which anything has to be answered, on a machine that does other things too
SECRETS = re.compile(rf"Traceback \(most recent|{re.escape(str(ROOT))}|site-packages|root:x:0|NUDGE_RUNS")  # that no answer may hold
SLUGS = ["" if entry.slug == "home" else entry.slug for entry in chapters()]
TEXTS = [*hostile.TEXTS, *markup.KINDS, "../../etc/passwd", "' OR 1=1 --", "${7*7}", "{{7*7}}", "<script>alert(1)</script>", "a" * 20_000]
NUMBERS = [*hostile.NUMBERS, "800", "0", "3.", "(1)", "1,000", "15,000", "𝟙", "½", "1e3"]
WORDS = [
    "cat,dog", "embed", "unembed", "head", "layer", "number", "round", "handout", "all", "base", "twin", "20", "15000", "0.01",
    "The cat sat on"]


def utf8(text: str) -> str:
    """The text without what UTF-8 has no bytes for."""
    return text.encode("utf-8", "replace").decode()


# HTTP ---------------------------------------------------------------------------------------------------------------

PLACES = [
    "/", "/_stcore/health", "/_stcore/host-config", "/_stcore/metrics", "/_stcore/stream", "/_stcore/upload_file/a/b",
    "/_stcore/agent/mcp", "/_stcore/agent/interact", "/_stcore/agent/openapi.json", "/_stcore/script-health-check", "/media/a.png",
    "/component/nudge/a.js", "/_stcore/bidi-components/a/b", "/static/js/a.js", "/app/static/a", "/manifest.json", "/favicon.png",
    "/oauth2callback", "/auth/login", "/healthz", *(f"/{slug}" for slug in SLUGS)]
UP = ["..", "%2e%2e", "..%2f", "%2e%2e%2f", "..%5c", "..\\", "%252e%252e%252f", "....//", ".%00.", "~", "%c0%ae%c0%ae/"]
FILES = [
    "etc/passwd", "streamlit_app.py", ".streamlit/config.toml", "proc/self/environ", "assets/runs/base/config.json", ".git/config",
    "C:\\x", "//host/x"]
HEADERS = [
    "Host: elsewhere.example", "Host:", "Origin: null", "Range: bytes=0-", "Range: bytes=9999999999-", "Range: bytes=5-1,-0,a",
    "Accept: text/html", "Accept-Encoding: gzip, br, \u2028", "Content-Length: 5", "Content-Length: -1",
    "Content-Length: 99999999999999999999", "Transfer-Encoding: chunked", "Expect: 100-continue", "Upgrade: websocket",
    "Connection: Upgrade", "Sec-WebSocket-Key: x", "Sec-WebSocket-Version: 99", "Cookie: a=b; _streamlit_xsrf=x",
    "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Prefix: //e.example", "If-None-Match: *", "If-Modified-Since: never",
    "X: " + "x" * 9_000, "\x01: x", "no colon", "Content-Type: multipart/form-data", "Content-Type: multipart/form-data; boundary=",
    "Authorization: Basic !!", "Accept-Language: \x00"]
METHODS = ["GET"] * 20 + ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "BREW", "get", "", "G\x00T", "x" * 3_000]
BODIES = [b"", b"hello", b"{}", b"[" * 50_000, b"\xff" * 999, b"5\r\nhello\r\n0\r\n\r\n", b"zz\r\n", b"--x\r\n\r\n"]


def requests(seed: int, count: int) -> Iterator[bytes]:
    """So many requests, as bytes on the line."""
    lot = random.Random(f"strangers over HTTP {seed}")
    for _ in range(count):
        place = lot.choice(PLACES)
        if lot.random() < 0.4:
            place += "/" * lot.randint(0, 3) + "/".join(lot.choices(UP, k=lot.randint(1, 6))) + "/" + lot.choice(FILES)
        if lot.random() < 0.3:
            asked = quote(lot.choice(TEXTS)[:500], errors="surrogatepass")
            place += lot.choice(["?", "#", ";", f"?{asked}", "/" + "a" * 5_000, "%", "%zz", "%00", "%ff%fe", " x"])
        head = ["Host: x", *lot.sample(HEADERS, lot.choice([0, 0, 0, 0, 1, 1, 4]))]
        if lot.random() < 0.05:
            head.pop(0)
        version = lot.choice(["HTTP/1.1"] * 20 + ["HTTP/1.0", "HTTP/9.9", "", "SMTP"])
        line = f"{lot.choice(METHODS)} {place} {version}"
        sent = "\r\n".join([line, *head, "Connection: close", "", ""]).encode("utf-8", "surrogateescape") + lot.choice([b"", b"", *BODIES])
        spoilt = [lot.randbytes(lot.randint(1, 400)), sent[:lot.randint(0, len(sent))], b"\r\n" * 50 + sent, b"\x16\x03\x01" + sent]
        yield sent if lot.random() < 0.93 else lot.choice(spoilt)


async def answer(address: str, request: bytes) -> bytes:
    """All that the server answers to a request, until it has closed the line; nothing where it has closed it at once."""
    here = urlsplit(address)
    reader, writer = await asyncio.open_connection(here.hostname, here.port)
    try:
        writer.write(request)
        writer.write_eof()
        return await asyncio.wait_for(reader.read(), ANSWERS)
    except ConnectionError:
        return b""
    finally:
        writer.close()


def wrong(answered: bytes) -> str | None:
    """What is wrong with an answer over HTTP, in words; None if nothing is."""
    status = re.match(rb"HTTP/1\.[01] (\d{3})", answered)
    if answered and not status:
        return f"no answer of HTTP: {answered[:60]!r}"
    if status and status[1] >= b"500" and status[1] != b"501":
        return f"status {status[1].decode()}"
    found = SECRETS.search(answered.decode("latin1"))
    return f"it tells {found[0]!r}" if found else None


# The websocket --------------------------------------------------------------------------------------------------------

JSON = [
    "", "null", "7", "[]", "{}", '"a"', "[" * 100_000, '{"a":' * 50_000, "NaN", '{"picked": "x"}', '{"kept": 7}', '{"kept": {"kept": []}}',
    '{"moment": "x"}', '{"moment": -1e99}', '{"moment": NaN}', '{"place": [1, 2]}', '{"place": null}',
    '{"place": {"stage": 9, "head": -1, "position": 1e9}}', '{"level": 3}', '{"lit": [[[]]]}', '{"map": 0}', '{"picked": ["zq", 7, null]}',
    '{"picked": 1e400}', "\ud800", "{", '{"event": "moment", "value": 3}',
]
DRAWN = [text for text in JSON if text not in ("", "{", "\ud800", "NaN") and len(text) < 1_000]  # that any browser could read


class Stranger(Window):
    """Somebody who knows the id of everything on the page. said: the errors that it showed; heard: the secrets that the server has told."""

    def __init__(self, address: str, page: str = "", query: str = ""):
        super().__init__(address, page, query, beats=False)
        self.said: list[str] = []
        self.heard: list[str] = []

    def _take(self, message: ForwardMsg) -> None:
        super()._take(message)
        if message.WhichOneof("type") == "delta":
            self.heard += [found[0] for found in SECRETS.finditer(str(message.delta))]

    def _fails(self, said: str) -> None:
        self.said.append(said)

    def all_of(self, kind: str) -> list[Any]:
        """The elements of a kind that the page shows."""
        return [getattr(element, kind) for _, element in self.elements.values() if element.WhichOneof("type") == kind]

    def known(self) -> list[Widget]:
        """Everything with an id, whether a reader could use it or not."""
        found = [(fragment, element.WhichOneof("type"), element) for fragment, element in self.elements.values()]
        found = [(fragment, kind, getattr(element, kind)) for fragment, kind, element in found if kind]
        return [Widget(shown.id, kind, fragment) for fragment, kind, shown in found if getattr(shown, "id", "")]

    async def draw(self, lot: random.Random) -> None:
        """Say of a drawing of ours what no reader can do to it."""
        drawn = lot.choice([each for each in self.known() if each.kind == "bidi_component"])
        await self.run(drawn.fragment, WidgetState(id=drawn.id, json_value=lot.choice(DRAWN)))

    async def try_out(self, lot: random.Random) -> None:
        """Give something on the page a value that it never offered, and let the page run to its end."""
        known = self.known()
        widget = lot.choice(known) if known else Widget("", "", "")
        fragment = lot.choice([widget.fragment, widget.fragment, ""])
        state = WidgetState(id=widget.id if lot.random() < 0.9 else utf8(lot.choice(TEXTS[:40])))
        filled(state, lot)
        await self.run(fragment, state)


def filled(state: WidgetState, lot: random.Random) -> None:
    """One of all the values that a widget may be given, of a kind that may be another one's."""
    fields = WidgetState.DESCRIPTOR.fields_by_name
    often = [fields[name] for name in ("json_value", "json_trigger_value", "string_value")]
    field = lot.choice([field for name, field in fields.items() if name != "id"] + 4 * often)
    if field.name.startswith("json"):
        setattr(state, field.name, utf8(lot.choice(JSON)))
    else:
        fill(state, field, lot)


def fill(message: Message, field: FieldDescriptor, lot: random.Random) -> None:
    """Set a field of a message, whatever it holds, to something."""
    value = getattr(message, field.name)
    if field.message_type and not field.is_repeated:
        value.SetInParent()
        for inner in field.message_type.fields:
            fill(value, inner, lot)
        return
    for _ in range(lot.choice([0, 1, 1, 3]) if field.is_repeated else 1):
        if field.message_type:
            each = value.add()
            for inner in field.message_type.fields:
                fill(each, inner, lot)
            continue
        made = scalar(field, lot)
        value.append(made) if field.is_repeated else setattr(message, field.name, made)


def scalar(field: FieldDescriptor, lot: random.Random) -> object:
    kind = field.cpp_type
    if kind == FieldDescriptor.CPPTYPE_STRING:
        text = lot.choice([*TEXTS, *WORDS, *JSON[:20]])
        return text.encode("utf-8", "replace") if field.type == FieldDescriptor.TYPE_BYTES else utf8(text)
    if kind == FieldDescriptor.CPPTYPE_BOOL:
        return lot.random() < 0.5
    if kind in (FieldDescriptor.CPPTYPE_DOUBLE, FieldDescriptor.CPPTYPE_FLOAT):
        return lot.choice([0.0, -1.0, 0.5, 7.0, 1e308, -1e308, 1e18, float("nan"), float("inf")])
    low = 0 if kind in (FieldDescriptor.CPPTYPE_UINT32, FieldDescriptor.CPPTYPE_UINT64) else -(2**31)
    return lot.choice([0, 1, 7, 2**31 - 1, low])


def messages(seed: int, count: int) -> Iterator[bytes | str]:
    """So many messages that no browser of ours sends: bytes, a text now and then."""
    lot = random.Random(f"strangers over the websocket {seed}")
    kinds = [field for field in BackMsg.DESCRIPTOR.fields if "debug" not in field.name]
    for _ in range(count):
        message = BackMsg()
        fill(message, lot.choice(kinds), lot)
        sent = message.SerializeToString()
        spoilt = [sent[:lot.randint(0, len(sent))], lot.randbytes(lot.randint(0, 300)), b"", sent + sent, "a text", "\u2028" * 99]
        yield sent if lot.random() < 0.5 else lot.choice(spoilt)


async def tell(address: str, told: list[bytes | str]) -> None:
    """Say all of this on one websocket, another one whenever the server has closed it, and listen to nothing."""
    socket, place = None, address.replace("http", "ws", 1) + "/_stcore/stream"
    for message in told:
        for _ in range(2):
            try:
                socket = socket or await websockets.connect(place, subprotocols=["streamlit"], max_size=None)
                await socket.send(message)
                break
            except websockets.exceptions.ConnectionClosed:
                socket = None
    if socket:
        await socket.close()


# Links ----------------------------------------------------------------------------------------------------------------

@dataclass(frozen=True)
class Link:
    page: str
    query: str


def links(seed: int, count: int) -> Iterator[Link]:
    """So many links: a page with some of the parameters that a link may carry, and others, at their worst."""
    lot = random.Random(f"strangers' links {seed}")
    for number in range(count):
        names = [lot.choice(list(PARAMETERS)) if lot.random() < 0.93 else lot.choice(["embed", "Step", "amp;step", "", "a\x00", "embed_options"])
                 for _ in range(lot.choice([1, 1, 2, 3, 6]))]
        values = [utf8(lot.choice(lot.choice([TEXTS, NUMBERS, WORDS])))[:3_000] for _ in names]
        yield Link(SLUGS[number % len(SLUGS)], urlencode(list(zip(names, values, strict=True))))


async def opened(address: str, link: Link) -> str | None:
    """What is wrong with the page that a link opens, in words; None if nothing is."""
    stranger = Stranger(address, link.page, link.query)
    await stranger.open()
    await stranger.close()
    return faults(stranger, link.page)


def faults(stranger: Stranger, page: str) -> str | None:
    """What is wrong with what a page shows, in words; None if nothing is."""
    if stranger.said:
        return f"an exception: {stranger.said[0]}"
    if stranger.heard:
        return f"it tells {stranger.heard[0]!r}"
    if [alert for alert in stranger.all_of("alert") if SORRY[:20] in alert.body]:
        return "a part is missing"
    titles = [heading.body for heading in stranger.all_of("heading") if heading.tag == "h1"]
    return None if chapter(page or "home").title in titles else f"no title but {titles}"

