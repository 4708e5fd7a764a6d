"""A cold server a test that asks for one, a warm one for the rest, and Debian's Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The same browser without its own frame of tabs and menus, which takes as much of the processor as half of our pages do; the whole one will do.
CHROMIUM = shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
READY = "[data-testid=stApp][data-test-script-state=notRunning]"


def pytest_collection_modifyitems(items):
    for item in items:
        if "served" in Path(str(item.fspath)).parts:
            item.add_marker(pytest.mark.served)
            item.add_marker(pytest.mark.flaky(reruns=1))  # the report names it; see CONTRIBUTING


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Server:
    """A server that was started just now, in a process of its own: of the app, or of another script, with settings of Streamlit's if given
    ("--server.x", "1") and more in its environment."""

    def __init__(self, *settings: str, script: str = "streamlit_app.py", port: int | None = None, log=subprocess.DEVNULL, **environment: str):
        port = port or free_port()
        self.address = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless", "true",
                   "--server.address", "127.0.0.1", "--server.port", str(port), *settings]
        self.process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=log)
        path = settings[settings.index("--server.baseUrlPath") + 1].strip("/") + "/" if "--server.baseUrlPath" in settings else ""
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"{self.address}/{path}_stcore/health", timeout=1).read()
                return
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    self.process.kill()
                    raise
                time.sleep(0.1)


@contextmanager
def serving(*settings: str, script: str = "streamlit_app.py", port: int | None = None, **environment: str) -> Iterator[str]:
    """The address of a server that was started just now (see Server)."""
    server = Server(*settings, script=script, port=port, **environment)
    try:
        yield server.address
    finally:
        server.process.terminate()
        server.process.wait(20)


@pytest.fixture
def cold_server():
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def server():
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def rested():
    """Windows that tests have done with: all scripts are fetched and compiled in them, for which a new one takes a second of processor time."""
    return []


@pytest.fixture(autouse=True)
def closed(request):
    """What a test has opened is closed after it, though it failed: a page left open would hold up the next ones."""
    if "chromium" not in request.fixturenames:
        yield
        return
    chromium, rested = request.getfixturevalue("chromium"), request.getfixturevalue("rested")
    before = set(chromium.contexts)
    yield
    for window in set(chromium.contexts) - before - set(rested):
        window.close()


@pytest.fixture
def visit(chromium, rested):
    """Open an address in a window that knows nothing of a test before and wait until the page has come to rest; returns the page.

    Args: asked, takes the addresses that it asks for; init, a script that runs before its own.
    """
    windows, again, origins = [], [], set()

    def open_page(
        address: str, *, width: int = 1280, height: int = 900, scheme: str = "light", motion: str = "reduce", touch: bool = False,
        asked: list[str] | None = None, init: str = "",
    ):
        usual = not touch and asked is None  # who asks for what would miss what is kept
        window = rested.pop() if usual and rested else chromium.new_context(
            viewport={"width": 1280, "height": 900}, reduced_motion="reduce", has_touch=touch)
        (again if usual else windows).append(window)
        origins.add("/".join(address.split("/")[:3]))
        window.set_default_timeout(120_000)  # a test is no stopwatch: the machine may be busy with other things
        page = window.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion=motion)
        if asked is not None:
            page.on("request", lambda request: asked.append(request.url))
        page.add_init_script(
            "window.__shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {"
            "if (!entry.hadRecentInput) window.__shift += entry.value })).observe({type: 'layout-shift', buffered: true})"
        )
        if init:
            page.add_init_script(init)
        page.goto(address)
        settle(page)
        return page

    yield open_page
    for window in again:
        if window in chromium.contexts:  # else the test has closed it
            forget(window, origins)
            rested.append(window)
    for window in windows:
        window.close()


def forget(window, origins: set[str]) -> None:
    """Close its pages, take from it what they have stored; what was fetched stays."""
    for page in window.pages:
        page.close()
    blank = window.new_page()
    storage = window.new_cdp_session(blank)
    for origin in origins:
        storage.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    blank.close()
    window.clear_cookies()


def settle(page) -> None:
    page.wait_for_selector("h1", timeout=60_000, state="attached")  # on the wall nobody sees it
    page.wait_for_selector(READY, timeout=60_000)
    page.wait_for_timeout(400)
    page.wait_for_selector(READY, timeout=60_000)
