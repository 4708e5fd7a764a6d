"""A line for whoever gets an empty page: every page needs scripts and a websocket, and a filter that blocks either
leaves nothing to read.

With it come the few styles without which the page would jump while it loads (first.css), what the browser had better ask
for at once, and the script that has to be there before Streamlit first writes into the address (history.js).

It has to stand in the first file that a browser loads, since all else comes over the websocket. So it is there where
Streamlit runs streamlit_app.py as an app of its own (`st.App`, as `streamlit run` does), and not on a host that runs it
as a mere script.
"""

from __future__ import annotations

import json
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.shared.browser import plotly
from pages.shared.browser.component import joined, script
from pages.shared.frame import first
from pages.shared.frame.steps import STEPS
from pages.shared.room.opened import PHONES

HERE = Path(__file__).parent
SECONDS = 10
SAYS = {  # what has not come -> what to do
    "line": f"This page needs a live connection to its server (a websocket), and in {SECONDS} seconds none has come about. In a school or a "
    "company a filter may block it: ask whoever looks after the network to let websockets through to this address, or try another "
    "network. The page keeps trying.",
    "files": f"In {SECONDS} seconds the files of this page have not all come. A slow line takes longer. If nothing changes, load the page again. "
    "In a school or a company a filter may block them: ask whoever looks after the network to let all files under /static/ through "
    "from this address, or try another network.",
}
LINE = f"""<style>
{joined("first.css", HERE / "stage.css")}
#nudge-unconnected {{
  position: fixed; inset: 25% 1rem auto; z-index: 1000000; max-width: 34rem; margin: auto; padding: 1rem 1.2rem; font: 1.05rem/1.5 sans-serif;
  background: #fff; color: #171513; border: 2px solid currentColor; border-radius: 8px;
}}
@media (prefers-color-scheme: dark) {{ #nudge-unconnected {{ background: #20252c; color: #f1efeb; }} }}
</style>
<script>
(() => {{
  const says = {json.dumps(SAYS)}, line = document.createElement("p")
  line.id = "nudge-unconnected"
  line.setAttribute("role", "alert")
  let since = performance.now()
  const looks = setInterval(() => {{
    const app = document.querySelector("[data-testid=stApp]")
    if (app?.dataset.testConnectionState === "CONNECTED") {{
      line.remove()
      clearInterval(looks)
      return
    }}
    const said = says[app ? "line" : "files"]
    if (line.isConnected && line.textContent !== said) {{ // the files are there now; their connection has its own ten seconds
      line.remove()
      since = performance.now()
    }}
    if (line.isConnected || performance.now() - since < {SECONDS} * 1000) return
    line.textContent = said
    document.body.append(line)
  }}, 500)
}})()
</script>
{script("history.js")}
""".encode()

WALL_WIDE = ".stMainBlockContainer { max-width: 98vw !important; padding: 0 1rem 4.2rem !important; }"  # as a stage has it, before there is one
WALL_GOES = """<script>
(() => {
  let rests = 0 // looks since the page was done, without a wall
  const looks = setInterval(() => {
    const came = [...document.querySelectorAll("style:not(#nudge-wall)")].some(style => style.textContent.includes(".st-key-present-bar {"))
    rests = document.querySelector("[data-testid=stApp][data-test-script-state=notRunning] h1") ? rests + 1 : 0
    if (!came && rests < 6) return
    document.getElementById("nudge-wall").remove()
    clearInterval(looks)
  }, 500)
})()
</script>
"""
# Plotly is run while the page still waits for its connection; or, where its first picture is there without it, only fetched.
RUN = f"""<script type="module">import("./{plotly.ADDRESS}")</script>""" if plotly.ADDRESS else ""
FETCHED = f"""<link rel="modulepreload" crossorigin href="./{plotly.ADDRESS}">""" if plotly.ADDRESS else ""


def early(path: str, query: bytes) -> str:
    """What of Plotly, and of what it drew before, the page at an address asks for before anything of the page itself is there."""
    slug = path.rpartition("/")[2]
    if query or slug not in STEPS:
        return RUN if slug else ""
    if slug in first.TEXTS:
        return ""
    pictures = first.links(slug)
    return pictures + FETCHED if pictures else RUN


def first_style(path: str, asked: bytes) -> str:
    """What the first file of HTML has of the wall's style, so that nothing jumps when it comes with the page; it goes once it has.

    Args: path, asked: of an address, the latter its query.
    """
    if b"present=" not in asked:
        return ""
    styles = ["present.css", *(["present_framed.css"] if b"embed=true" in asked else [])]
    wide = "" if path.endswith("/facilitators") else WALL_WIDE
    return f"<style id=nudge-wall>{''.join((HERE / name).read_text(encoding='utf-8') for name in styles)}{wide}</style>{WALL_GOES}"


class Unconnected:
    """The app with the line in its page of HTML, the one that Streamlit sends for every address that is no file."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = Headers(scope=scope) if scope["type"] == "http" and scope["method"] == "GET" else {}
        ours = scope.get("path", "").rpartition("/")[2] == PHONES  # the phones' page needs no websocket
        if ours or "text/html" not in asked.get("accept", ""):  # a script, a font: whatever no reader's address bar asks for
            return await self.app(scope, receive, send)
        # not compressed
        scope = scope | {"headers": [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]}
        start: Message | None = None  # of an answer in HTML, held back until all of it is there
        body = b""

        async def answer(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
                return
            if start is None or message["type"] != "http.response.body":
                return await send(message)
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            path, asked = scope["path"], scope.get("query_string", b"")
            body = body.replace(b"</body>", early(path, asked).encode() + LINE + first_style(path, asked).encode() + b"</body>", 1)
            headers = MutableHeaders(scope=start)
            headers["content-length"] = str(len(body))
            # of the file as it was: a browser that has that one is to get this one
            for name in ("etag", "last-modified"):
                del headers[name]
            await send(start)
            await send(message | {"body": body})

        await self.app(scope, receive, answer)


def _is_page(message: Message) -> bool:
    headers = Headers(scope=message)
    return (
        message["status"] == 200
        and headers.get("content-type", "").startswith("text/html")
        and "content-encoding" not in headers
    )
