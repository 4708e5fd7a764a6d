"""The phones' page: one file with its style and its scripts in it, compressed once."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response

HERE = Path(__file__).parent
SCRIPTS = ("phone.js", "phone_shown.js", "phone_asks.js")
PARTS = ("phone.css", *SCRIPTS)


@cache
def whole() -> tuple[bytes, bytes, str]:
    """The page, the same compressed, and what tells this version from another."""
    text = (HERE / "phone.html").read_text(encoding="utf-8")
    for name in PARTS:
        text = text.replace(f"/* {name} */", (HERE / name).read_text(encoding="utf-8"), 1)
    plain = text.encode()
    return plain, gzip.compress(plain, mtime=0), f'"{hashlib.sha256(plain).hexdigest()[:16]}"'


def response(asked: Headers) -> Response:
    """The page as an answer; nothing but "still the same" to a browser that has it."""
    plain, small, tag = whole()
    headers = {"Cache-Control": "no-cache", "ETag": tag}
    if tag in asked.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in asked.get("accept-encoding", ""):
        return Response(small, headers=headers | {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}, media_type="text/html")
    return Response(plain, headers=headers, media_type="text/html")
