"""A window of a browser without the browser: it speaks Streamlit's websocket, so that many can be open at once and pressed at the same moment.

    async with Window(address, "training", "step=7") as window:
        await window.shows("Guess first")
        await window.choose("training.guess_live", "not within a minute")
        await window.press("training.start_live")

What is pressed, chosen or set like this waits for no answer; `open`, `go`, `use` and `run` wait until the page has run to its end:

    window = Window(address, "layers", beats=False)
    await window.open()
    await window.use(window.widget("layers.prompt"), "The cat sat on")

As a browser does, it runs a fragment again and again where the page asks for that (unless it has no `beats`), and answers no question that it
wasn't asked.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.widgets import Widget, usable

PATIENCE, ANSWERED = 120.0, 600.0  # seconds until something is shown; until a page has run to its end: a test is no stopwatch


def lived(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """What came of it, run in a thread of its own: where Playwright is, the main one has an event loop already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


class Window:
    """What a page shows, by the place where it stands: `elements`; an error that the page shows is raised by whatever is asked next."""

    def __init__(self, address: str, page: str = "", query: str = "", *, beats: bool = True):
        self.address, self.page, self.query, self.beats = address.replace("http", "ws", 1) + "/_stcore/stream", page, query, beats
        self.hash, self.runs, self.session = "", 0, ""  # hash: of the page; runs: how many scripts have come to their end
        self.pages: dict[str, str] = {}  # page: its hash
        self.elements: dict[tuple[int, ...], tuple[str, Any]] = {}  # place: the fragment, and the element or the block
        self.states: dict[str, WidgetState] = {}  # what this reader has set, by id
        self._fresh: set[tuple[int, ...]] = set()
        self._beats: dict[str, asyncio.Task] = {}

    async def __aenter__(self) -> "Window":
        await self.connect()
        return self

    async def __aexit__(self, *_) -> None:
        await self.close()

    async def connect(self) -> None:
        """Ask for the page, and don't wait for it."""
        self._news = asyncio.Event()  # a message has come, or the line has ended
        self.socket = await websockets.connect(self.address, subprotocols=["streamlit"], max_size=None, open_timeout=PATIENCE, ping_interval=None)
        self._listens = asyncio.create_task(self._listen())
        self._listens.add_done_callback(lambda _: self._news.set())
        await self._ask()

    async def open(self) -> None:
        """Ask for the page, and wait until it has run to its end."""
        await self.connect()
        await self.until(lambda window: window.runs, ANSWERED)

    async def close(self) -> None:
        self.cut()
        await self.socket.close()

    def cut(self) -> None:
        """Nothing is sent from now on, nothing read, and nobody is told."""
        for task in (self._listens, *self._beats.values()):
            task.cancel()

    # What it shows ----------------------------------------------------------------------------------------------------

    def texts(self) -> list[str]:
        """Everything that stands there to be read, in the order of the page."""
        found = (self.elements[place][1] for place in sorted(self.elements))
        return [element.markdown.body or element.alert.body or element.heading.body for element in found
                if element.WhichOneof("type") in ("markdown", "alert", "heading")]

    def key(self, key: str):
        """The element of this key: its kind's message, with its id; None if there is none."""
        for _, element in self.elements.values():
            kind = element.WhichOneof("type")
            shown = getattr(element, kind) if kind else None
            if getattr(shown, "id", "").endswith(f"-{key}"):
                return shown
        return None

    def widget(self, key: str) -> Widget:
        """What can be used under this key."""
        return next(widget for widget in self.widgets() if widget.id.endswith(f"-{key}"))

    def widgets(self) -> list[Widget]:
        """All that can be used now, in the order of the page."""
        found = (usable(*self.elements[place]) for place in sorted(self.elements))
        return [widget for widget in found if widget]

    async def until(self, holds: Callable[["Window"], object], seconds: float = PATIENCE) -> object:
        """Wait until it holds, and return what it gave."""
        end = time.monotonic() + seconds
        while not (found := holds(self)):
            if self._listens.done():
                self._listens.result()
                raise ConnectionError("the server has closed the line")
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), end - time.monotonic())
            except TimeoutError:
                raise TimeoutError(f"waited in vain; the page shows {self.texts()}") from None
        return found

    async def shows(self, words: str, seconds: float = PATIENCE) -> str:
        """Wait until these words stand there, and return the whole text."""
        return await self.until(lambda window: next((text for text in window.texts() if words in text), None), seconds)

    # What its reader does -----------------------------------------------------------------------------------------------

    async def press(self, key: str) -> None:
        """Press a button, as soon as there is one, and don't wait for what comes."""
        button = await self.until(lambda window: (found := window.key(key)) and not found.disabled and found)
        await self._ask(self._fragment(button.id), WidgetState(id=button.id, trigger_value=True))

    async def choose(self, key: str, option: str) -> None:
        """Choose one of several pills."""
        pills = await self.until(lambda window: window.key(key))
        state = self.states[pills.id] = WidgetState(id=pills.id)
        state.string_array_value.data.append(option)
        await self._ask(self._fragment(pills.id))

    async def set(self, key: str, **value: object) -> None:
        """Give a widget any value: `string_value="a text"`, `json_value="{}"`."""
        widget = await self.until(lambda window: window.key(key))
        self.states[widget.id] = WidgetState(id=widget.id, **value)
        await self._ask(self._fragment(widget.id))

    async def go(self, page: str, query: str = "") -> None:
        """Open another page in the same session, and wait until it has run to its end."""
        self.page, self.query, self.hash = page, query, self.pages[page]
        self.states.clear()
        await self.run()

    async def use(self, widget: Widget, value: Any = None) -> None:
        """Give a widget a value, and wait for the answer: a text, an option, a number, whether it is open; nothing for a button."""
        state = WidgetState(id=widget.id)
        if widget.kind == "button":
            state.trigger_value = True
            await self.run(widget.fragment, state)
            return
        if widget.kind in ("button_group", "select_slider"):
            state.string_array_value.data.append(value)
        elif widget.kind == "slider":
            state.double_array_value.data.append(value)
        elif widget.kind == "number_input":
            state.double_value = value
        elif widget.kind == "expandable":
            state.bool_value = value
        else:
            state.string_value = value
        self.states[widget.id] = state
        await self.run(widget.fragment)

    async def run(self, fragment: str = "", state: WidgetState | None = None) -> None:
        """Run a fragment, or the page, with one more state for this once, and wait until it has come to its end."""
        runs = self.runs
        await self._ask(fragment, state)
        await self.until(lambda window: window.runs > runs, ANSWERED)

    async def clear_caches(self) -> None:
        """What the entry "Clear cache" of Streamlit's menu sends, and the page once more."""
        await self.socket.send(BackMsg(clear_cache=True).SerializeToString())
        await self.run()

    def _fragment(self, id: str) -> str:
        return next(fragment for fragment, element in self.elements.values()
                    if getattr(getattr(element, element.WhichOneof("type") or "", None), "id", "") == id)

    async def _ask(self, fragment: str = "", once: WidgetState | None = None, by_itself: bool = False) -> None:
        message = BackMsg()
        asked = message.rerun_script
        asked.page_script_hash, asked.page_name, asked.query_string = self.hash, "" if self.hash else self.page, self.query
        asked.fragment_id, asked.is_auto_rerun = fragment, by_itself
        asked.widget_states.widgets.extend([*self.states.values(), *([once] if once else [])])
        await self.socket.send(message.SerializeToString())

    async def _beat(self, fragment: str, seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds)
            await self._ask(fragment, by_itself=True)

    # What comes -----------------------------------------------------------------------------------------------------------

    async def _listen(self) -> None:
        async for data in self.socket:
            message = ForwardMsg()
            message.ParseFromString(data)
            self._take(message)
            self._news.set()

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session, self.hash = message.new_session.initialize.session_id, message.new_session.page_script_hash
            self._fresh, self._whole = set(), not message.metadata.run.fragment_ids
            if self._whole:
                self._rest()
        elif kind == "navigation":
            self.hash = message.navigation.page_script_hash
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "auto_rerun" and self.beats:
            fragment = message.auto_rerun.fragment_id
            self._rest(fragment)
            self._beats[fragment] = asyncio.create_task(self._beat(fragment, message.auto_rerun.interval))
        elif kind == "delta":
            place = tuple(message.metadata.delta_path)
            self._fresh.add(place)
            kind = message.delta.WhichOneof("type")
            if kind in ("new_element", "add_block"):
                shown = getattr(message.delta, kind)
                self.elements[place] = message.delta.fragment_id, shown
                if kind == "new_element" and shown.HasField("exception"):
                    self._fails(shown.exception.message)
        elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self._tidy()
            self.runs += 1

    def _fails(self, said: str) -> None:
        raise RuntimeError(said)

    def _tidy(self) -> None:
        """What the script that has come to its end didn't write again is gone."""
        own = {self.elements[place][0] for place in self._fresh if place in self.elements}
        self.elements = {place: (fragment, element) for place, (fragment, element) in self.elements.items()
                         if place in self._fresh or not (self._whole or fragment in own)}

    def _rest(self, fragment: str | None = None) -> None:
        for name in [fragment] if fragment else list(self._beats):
            if name in self._beats:
                self._beats.pop(name).cancel()
