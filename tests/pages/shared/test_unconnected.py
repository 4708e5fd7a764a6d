"""The line for whoever gets no websocket stands in every page of HTML, whole or in pieces, and in nothing else."""

import pytest

from pages.shared.frame.unconnected import LINE, Unconnected, first_style
from tests.window import lived

PAGE = b"<html><body><div></div></body></html>"


def answered(headers: dict[str, str], pieces: list[bytes], *, method: str = "GET", status: int = 200, kind: str = "http",
             accept: str = "text/html,*/*") -> tuple[dict, bytes]:
    """(headers, body) as they arrive, of an app that answers a browser with these; it compresses for whoever can read that."""
    async def app(scope, receive, send):
        asked = dict(scope["headers"])
        coded = [(name.encode(), value.encode()) for name, value in headers.items()]
        if b"accept-encoding" in asked and kind == "http":
            coded.append((b"content-encoding", b"gzip"))
        await send({"type": f"{kind}.response.start", "status": status, "headers": coded})
        for number, piece in enumerate(pieces, start=1):
            await send({"type": f"{kind}.response.body", "body": piece, "more_body": number < len(pieces)})

    sent = []

    async def send(message):
        sent.append(message)

    asked = [(b"accept", accept.encode()), (b"accept-encoding", b"gzip, br")]
    lived(Unconnected(app)({"type": kind, "method": method, "path": "/", "headers": asked}, None, send))
    first, *rest = sent
    return {name.decode(): value.decode() for name, value in first["headers"]}, b"".join(each["body"] for each in rest)


@pytest.mark.parametrize("pieces", [[PAGE], [PAGE[:20], PAGE[20:]], [PAGE, b""]])
def test_a_page_gets_the_line_and_its_new_length_and_no_stamp_of_the_old_one(pieces):
    same = {"content-type": "text/html; charset=utf-8", "cache-control": "no-cache"}
    headers, body = answered(same | {"content-length": str(len(PAGE)), "etag": '"a"', "last-modified": "x"}, pieces)
    assert body == b"<html><body><div></div>" + LINE + b"</body></html>"
    assert headers == same | {"content-length": str(len(body))}


@pytest.mark.parametrize("how", [
    {"headers": {"content-type": "text/javascript"}}, {"headers": {"content-type": "text/html", "content-encoding": "gzip"}},
    {"headers": {}}, {"accept": "*/*"}, {"method": "HEAD"}, {"status": 304}, {"kind": "websocket"},
])
def test_anything_else_passes_as_it_is(how):
    given = how.pop("headers", {"content-type": "text/html", "etag": '"a"'})
    headers, body = answered(given, [PAGE], **how)
    assert body == PAGE and given.items() <= headers.items()


def test_only_the_wall_gets_its_style_in_the_first_file():
    assert first_style("/layers", b"step=2") == first_style("/", b"") == ""
    wall, framed = (first_style("/layers", asked) for asked in (b"present=20-3", b"present=20-3&embed=true"))
    assert wall.count("<style") == wall.count("<script") == 1 and ".st-key-present-bar {" in wall and len(framed) > len(wall)
