"""A window of a browser without a browser: it speaks Streamlit's websocket protocol, and knows what the page shows that can be used.

    visitor = Visitor(address)
    await visitor.open("layers")
    await visitor.use(visitor.widget("layers.prompt"), "The cat sat on")
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any, NamedTuple

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 600.0  # seconds until the next piece of an answer: the machine may be busy with other things


class Widget(NamedTuple):
    """Something that can be used: kind is the name of its message; options, what can be chosen; low and high, the ends of a range."""

    id: str
    kind: str
    fragment: str
    options: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 0.0
    step: float = 1.0


class Visitor:
    """One session. `shown` holds what can be used now, by id; `said`, what went wrong on the page; `notes`, the notices of the last run."""

    def __init__(self, address: str):
        self.address = address.replace("http", "ws", 1) + "/_stcore/stream"
        self.page, self.query, self.hash = "", "", ""
        self.pages: dict[str, str] = {}  # page: its hash
        self.shown: dict[str, Widget] = {}
        self.said: list[str] = []
        self.notes: list[str] = []
        self.session = ""

    async def open(self, page: str = "", query: str = "") -> None:
        """Connect, and run the page to its end."""
        self.page, self.query = page, query
        self.socket = await websockets.connect(self.address, subprotocols=["streamlit"], max_size=None, ping_interval=None, open_timeout=PATIENCE)
        await self.ask(BackMsg())

    async def go(self, page: str, query: str = "") -> None:
        """Open another page in the same session."""
        self.page, self.query, self.hash = page, query, self.pages[page]
        await self.ask(BackMsg())

    async def close(self) -> None:
        await self.socket.close()

    def widget(self, key: str) -> Widget:
        """What is shown under this key."""
        return next(widget for widget in self.shown.values() if widget.id.endswith(f"-{key}"))

    async def use(self, widget: Widget, value: Any = None) -> None:
        """Give a widget a value: a text, an option, a number, whether it is open; nothing for a button."""
        message = BackMsg()
        message.rerun_script.fragment_id = widget.fragment
        state = message.rerun_script.widget_states.widgets.add(id=widget.id)
        if widget.kind == "button":
            state.trigger_value = True
        elif widget.kind in ("button_group", "select_slider"):
            state.string_array_value.data.append(value)
        elif widget.kind == "slider":
            state.double_array_value.data.append(value)
        elif widget.kind == "number_input":
            state.double_value = value
        elif widget.kind == "expandable":
            state.bool_value = value
        else:
            state.string_value = value
        await self.ask(message)

    async def clear_caches(self) -> None:
        """What the entry "Clear cache" of Streamlit's menu sends, and the page once more."""
        await self.socket.send(BackMsg(clear_cache=True).SerializeToString())
        await self.ask(BackMsg())

    async def ask(self, message: BackMsg) -> None:
        """Send it, and take in all that comes until the script has run to its end."""
        asked = message.rerun_script
        shown = {name: widget for name, widget in self.shown.items() if widget.fragment != asked.fragment_id}
        asked.page_script_hash, asked.page_name, asked.query_string = self.hash, "" if self.hash else self.page, self.query
        await self.socket.send(message.SerializeToString())
        for answer in iter(ForwardMsg, None):
            answer.ParseFromString(await asyncio.wait_for(self.socket.recv(), PATIENCE))
            kind = answer.WhichOneof("type")
            if kind == "new_session":
                self.session = answer.new_session.initialize.session_id
                self.notes = []
            elif kind == "navigation":  # the whole page runs, not a fragment alone
                shown = {}
                self.hash = answer.navigation.page_script_hash
                self.pages = {page.url_pathname: page.page_script_hash for page in answer.navigation.app_pages}
            elif kind == "delta":
                shown |= {widget.id: widget for widget in self._usable(answer.delta)}
            elif kind == "script_finished" and answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                break
        self.shown = shown

    def _usable(self, delta: Any) -> Iterator[Widget]:
        """The widgets among what the server has drawn."""
        if delta.WhichOneof("type") == "add_block":
            if delta.add_block.HasField("expandable") and delta.add_block.expandable.id:
                yield Widget(delta.add_block.expandable.id, "expandable", delta.fragment_id)
            return
        kind = delta.new_element.WhichOneof("type")
        element = getattr(delta.new_element, kind) if kind else None
        if kind == "exception":
            self.said.append(element.message)
        if kind == "alert":
            self.notes.append(element.body)
        if not getattr(element, "id", "") or getattr(element, "disabled", False):
            return
        if kind == "button_group" and not element.click_mode:
            yield Widget(element.id, kind, delta.fragment_id, tuple(option.content for option in element.options))
        elif kind == "slider" and element.options:
            yield Widget(element.id, "select_slider", delta.fragment_id, tuple(element.options))
        elif kind in ("slider", "number_input"):
            yield Widget(element.id, kind, delta.fragment_id, (), element.min, element.max, element.step)
        elif kind in ("selectbox", "radio"):
            yield Widget(element.id, kind, delta.fragment_id, tuple(element.options))
        elif kind in ("text_input", "button"):
            yield Widget(element.id, kind, delta.fragment_id)
