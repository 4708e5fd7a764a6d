"""What the server does around the pages, asked as a stranger would: headers, files that nobody asked for, other origins, caches emptied."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import websockets

from pages.shared.frame.chapters import chapters
from pages.shared.frame.serving import FRAMED_BY, OTHERS
from pages.shared.frame.steps import number
from tests.served.conftest import ROOT, free_port, settle
from tests.window import Window, lived

# A laptop in a classroom: whoever asks for a name waits for a minute. What was asked is written down.
NO_NAMES = """
import socket, time
usual = socket.getaddrinfo
def getaddrinfo(host, *rest, **more):
    if host not in (None, "127.0.0.1", "0.0.0.0", "localhost", "::"):
        with open({log!r}, "a") as file:
            file.write(f"{{host}}\\n")
        time.sleep(60)
    return usual(host, *rest, **more)
socket.getaddrinfo = getaddrinfo
"""
CUT_OFF = 0
COUNTED = """
import sys
from pages.shared.loading import held
def noted(make):
    def made(*given):
        with open({log!r}, "a") as file:
            file.write(f"{{make.__name__}}{{given}}\\n")
        return make(*given)
    return made
usual = held.Held.__init__
def __init__(self, make, stamp):
    usual(self, make, stamp)
    self.anew = noted(make)
held.Held.__init__ = __init__
sys.argv = ["streamlit", *sys.argv[1:]]
from streamlit.web.cli import main
main()
"""


@contextmanager
def served(*flags: str, before: str = "", **environment: str) -> Iterator[tuple[str, subprocess.Popen]]:
    """The address and the process of a server that was started just now; `before`, Python that starts Streamlit itself."""
    port = free_port()
    start = ["-c", before] if before else ["-m", "streamlit"]
    server = subprocess.Popen([sys.executable, *start, "run", "streamlit_app.py", "--server.headless", "true", "--server.port", str(port), *flags],
                              cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    address = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + 60
        while not answers(address):
            assert server.poll() is None and time.monotonic() < until
            time.sleep(0.05)
        yield address, server
    finally:
        server.kill()
        server.communicate()


def answers(address: str, seconds: float = 2) -> bool:
    try:
        return urllib.request.urlopen(f"{address}/_stcore/health", timeout=seconds).read() == b"ok"
    except OSError:
        return False


def told(address: str) -> dict[str, str]:
    with urllib.request.urlopen(address) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}


def script(address: str) -> str:
    """Where one of Streamlit's own scripts lies."""
    page = urllib.request.urlopen(address).read().decode()
    return f"{address}/{re.search(r'static/js/[^ ]+?[.]js', page)[0]}"


def test_every_answer_says_how_far_a_browser_may_trust_it(server):
    for place in (server, script(server), f"{server}/_stcore/health", f"{server}/layers"):
        headers = told(place)
        assert headers["x-content-type-options"] == "nosniff"
        assert {"default-src 'self'", "object-src 'none'", "frame-ancestors *"} <= set(headers["content-security-policy"].split("; "))


def test_a_host_says_who_may_show_it_in_a_frame():
    with served(**{FRAMED_BY: "'self' https://school.example"}) as (address, _):
        assert "frame-ancestors 'self' https://school.example" in told(address)["content-security-policy"].split("; ")


def test_no_page_breaks_the_policy_or_asks_another_place_for_anything(server, chromium):
    window = chromium.new_context()
    window.set_default_timeout(120_000)
    page, said, asked = window.new_page(), [], []
    page.add_init_script("addEventListener('securitypolicyviolation', event => console.error('policy: ' + event.violatedDirective))")
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    for entry in chapters():
        page.goto(f"{server}/{entry.slug if entry.slug != 'home' else ''}")
        settle(page)
    page.goto(f"{server}/training?rate=0.03")  # with Plotly
    page.wait_for_selector(".js-plotly-plot")
    window.close()
    assert not [text for text in said if "policy" in text.lower()]
    assert not [url for url in asked if not url.startswith((server, "data:", "blob:"))]


def put(address: str, session: str, data: bytes, **headers: str) -> int:
    """The status of an answer to a file that is sent as a browser would send it."""
    request = urllib.request.Request(f"{address}/_stcore/upload_file/{session}/some", data, method="PUT")
    body = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n' + data + b"\r\n--x--\r\n"
    request.data = iter([body]) if headers.pop("chunked", None) else body
    for name, value in {"Content-Type": "multipart/form-data; boundary=x", **headers}.items():
        request.add_header(name, value)
    try:
        return urllib.request.urlopen(request).status
    except urllib.error.HTTPError as error:
        return error.code
    except urllib.error.URLError:
        return CUT_OFF  # the line was closed while the file was still being sent


@pytest.mark.parametrize("data", [b"", b"some text", b"x" * 100_000], ids=["empty", "small", "large"])
@pytest.mark.parametrize("how", [{}, {"chunked": "yes"}], ids=["whole", "chunked"])
def test_no_file_is_taken_from_anybody(server, data, how):
    async def sent() -> int:
        window = Window(server, "glossary", beats=False)
        await window.open()
        token = re.search(r"_streamlit_xsrf=([^;]+)", told(f"{server}/_stcore/health")["set-cookie"])[1]  # as every browser is given one
        status = await asyncio.to_thread(put, server, window.session, data, **{"X-Xsrftoken": token, "Cookie": f"_streamlit_xsrf={token}"}, **how)
        await window.close()
        return status

    assert lived(sent()) in (403, CUT_OFF)


def test_where_no_name_server_answers_nobody_waits_for_one(tmp_path):
    log = tmp_path / "asked"
    (tmp_path / "sitecustomize.py").write_text(NO_NAMES.format(log=str(log)))
    began = time.monotonic()
    with served("--server.address", "0.0.0.0", PYTHONPATH=str(tmp_path)) as (address, _):
        started = time.monotonic() - began

        async def knock(origin: str) -> bool:
            try:
                async with websockets.connect(address.replace("http", "ws", 1) + "/_stcore/stream", origin=origin, open_timeout=50):
                    return True
            except websockets.exceptions.InvalidStatus:
                return False

        async def stranger_and_reader() -> tuple[bool, bool, float]:
            began = time.monotonic()
            stranger = asyncio.create_task(knock("http://elsewhere.example"))
            await asyncio.sleep(0.2)
            reader = await knock(address)
            return await stranger, reader, time.monotonic() - began

        stranger, reader, seconds = lived(stranger_and_reader())
        assert (stranger, reader) == (False, True) and seconds < 30 and started < 30
    assert not log.exists(), log.read_text()


def test_it_says_where_it_is_on_this_machine_and_in_its_network():
    with served("--server.address", "0.0.0.0") as (address, server):
        port = address.rpartition(":")[2]
        line = next(line for line in server.stdout if "Nudge" in line)
    assert f"http://localhost:{port}" in line and line.count(f":{port}") == 2
    assert re.search(rf"{OTHERS} http://[^/ ]+:{port}$", line.strip())


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="not on Windows")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_a_server_that_is_asked_to_end_has_ended_well(number):
    with served() as (_, server):
        server.send_signal(number)
        said = server.communicate(timeout=60)[0]
        assert server.returncode == 0 and "Traceback" not in said and "Aborted" not in said


def test_a_reader_who_empties_the_caches_takes_nothing_from_the_others(tmp_path):
    log = tmp_path / "made"
    with served(before=COUNTED.format(log=str(log))) as (address, _):
        async def visit() -> None:
            window = Window(address, "memory", "step=4", beats=False)
            await window.open()
            for _ in range(600):
                await asyncio.sleep(0.2)
                if "corpus_index" in log.read_text():
                    break
            await use_all(window)
            await window.clear_caches()
            await use_all(window)
            await window.close()

        async def use_all(window: Window) -> None:
            await window.go("memory", "step=4")
            await window.use(window.widget("memory.other"), "The old dog ran")
            await window.go("skills", f"step={number('skills', 'pair')}")
            await window.use(window.widget("skills.first"), f"The cat sat on {time.monotonic()} mats")
            await window.go("")

        lived(visit())
    made = [line.replace("'base'", "") for line in log.read_text().splitlines()]
    assert {name for line in made for name in [line.partition("(")[0]]} >= {"run", "timeline", "tokenizer", "training_text", "corpus_index"}
    assert len(made) == len(set(made)), sorted(line for line in made if made.count(line) > 1)


def test_a_host_that_knows_nothing_of_the_app_around_the_pages_shows_the_same_pages(tmp_path):
    script = Path(ROOT / "streamlit_app.py").read_text()
    assert "if __name__ == \"__main__\":" in script
    alone = """
import sys
from pathlib import Path
from streamlit.web import bootstrap, cli
import streamlit.web.server.app_discovery as discovery
discovery.discover_asgi_app = lambda *_: discovery.AppDiscoveryResult(False, None, None)
sys.argv = ["streamlit", *sys.argv[1:]]
cli.main()
"""
    with served(before=alone) as (address, _):
        assert "content-security-policy" not in told(address)  # it is the mere script that runs

        async def visit() -> None:
            window = Window(address, "layers", beats=False)
            await window.open()
            await window.go("meaning")
            await window.close()

        lived(visit())
