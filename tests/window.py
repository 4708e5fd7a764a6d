"""A window of a browser without the browser: it speaks Streamlit's websocket, so that many can be open at once and pressed at the same moment.

    async with Window(address, "training", "step=7") as window:
        await window.shows("Guess first")
        await window.choose("training.guess_live", "not within a minute")
        await window.press("training.start_live")

As a browser does, it runs a fragment again and again where the page asks for that, and answers no question that it wasn't asked.
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

PATIENCE = 120.0  # seconds: a test is no stopwatch


def lived(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """What came of it, run in a thread of its own: where Playwright is, the main one has an event loop already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


class Window:
    """What a page shows, by the place where it stands: `elements`; an error that the page shows is raised by whatever is asked next."""

    def __init__(self, address: str, page: str = "", query: str = ""):
        self.address, self.page, self.query = address.replace("http", "ws", 1) + "/_stcore/stream", page, query
        self.hash, self.runs = "", 0  # of the page; how many scripts have come to their end
        self.elements: dict[tuple[int, ...], tuple[str, object]] = {}  # place: the fragment, and the element
        self.states: dict[str, WidgetState] = {}  # what this reader has set, by id
        self._fresh: set[tuple[int, ...]] = set()
        self._beats: dict[str, asyncio.Task] = {}

    async def __aenter__(self) -> "Window":
        self.socket = await websockets.connect(self.address, subprotocols=["streamlit"], max_size=None, open_timeout=PATIENCE, ping_interval=None)
        self._listens = asyncio.create_task(self._listen())
        await self._ask()
        return self

    async def __aexit__(self, *_) -> None:
        await self.close()

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

    async def until(self, holds: Callable[["Window"], object], seconds: float = PATIENCE) -> object:
        """Wait until it holds, and return what it gave."""
        end = time.monotonic() + seconds
        while not (found := holds(self)):
            if self._listens.done():
                self._listens.result()
                raise ConnectionError("the server has closed the line")
            if time.monotonic() > end:
                raise TimeoutError(f"waited in vain; the page shows {self.texts()}")
            await asyncio.sleep(0.01)
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

    def _fragment(self, id: str) -> str:
        return next(fragment for fragment, element in self.elements.values()
                    if getattr(getattr(element, element.WhichOneof("type") or "", None), "id", "") == id)

    async def _ask(self, fragment: str = "", pressed: WidgetState | None = None, by_itself: bool = False) -> None:
        message = BackMsg()
        asked = message.rerun_script
        asked.page_script_hash, asked.page_name, asked.query_string = self.hash, "" if self.hash else self.page, self.query
        asked.fragment_id, asked.is_auto_rerun = fragment, by_itself
        asked.widget_states.widgets.extend([*self.states.values(), *([pressed] if pressed else [])])
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

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.hash = message.new_session.page_script_hash
            self._fresh, self._whole = set(), not message.metadata.run.fragment_ids
            if self._whole:
                self._rest()
        elif kind == "navigation":
            self.hash = message.navigation.page_script_hash
        elif kind == "auto_rerun":
            fragment = message.auto_rerun.fragment_id
            self._rest(fragment)
            self._beats[fragment] = asyncio.create_task(self._beat(fragment, message.auto_rerun.interval))
        elif kind == "delta":
            place = tuple(message.metadata.delta_path)
            self._fresh.add(place)
            if message.delta.WhichOneof("type") == "new_element":
                element = message.delta.new_element
                if element.HasField("exception"):
                    raise RuntimeError(element.exception.message)
                self.elements[place] = message.delta.fragment_id, element
        elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self._tidy()
            self.runs += 1

    def _tidy(self) -> None:
        """What the script that has come to its end didn't write again is gone."""
        own = {self.elements[place][0] for place in self._fresh if place in self.elements}
        self.elements = {place: (fragment, element) for place, (fragment, element) in self.elements.items()
                         if place in self._fresh or not (self._whole or fragment in own)}

    def _rest(self, fragment: str | None = None) -> None:
        for name in [fragment] if fragment else list(self._beats):
            if name in self._beats:
                self._beats.pop(name).cancel()
