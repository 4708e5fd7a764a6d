"""Many readers at once:  python tests/bench/bench_readers.py [readers]

Each opens a chapter over Streamlit's own websocket and then acts every two seconds on average, as its browser would: a word is tapped and the next
blank asked for, a layer is knocked out and put back, a group of words is chosen. Milliseconds until the answer is complete, at most 300 at the 95th
percentile of 50 readers; memory of the server, at most 600 MB.
"""

import asyncio
import random
import re
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.bench.bench_server import held, only_child
from tests.served.conftest import serving

SECONDS, WARM, THINKS = 30.0, 10.0, 2.0  # that all act; that a few do before; mean of the exponential pause between two acts
PAGES = ("fill_in_the_blank", "parameters?without=layer&layer=1", "meaning", "skills", "data")
PRESSED = re.compile(r"option\d|\.next|\.back|act_now|guess\.one|pick_")  # buttons that change a page and lead out of none


class Reader:
    """One window of a browser: what it shows that can be pressed or chosen, by id."""

    def __init__(self, number: int, address: str):
        self.lot, self.address = random.Random(number), address.replace("http", "ws", 1) + "/_stcore/stream"
        self.page, _, self.query = PAGES[number % len(PAGES)].partition("?")
        self.hash = ""
        self.shown: dict[str, tuple[str, list[str]]] = {}  # id: its fragment, and the options of a choice, none of a button
        self.waits: list[float] = []  # milliseconds

    async def open(self) -> None:
        self.socket = await websockets.connect(self.address, subprotocols=["streamlit"], max_size=None)
        await self.ask(BackMsg())

    async def live(self, until: float) -> None:
        """Act until the time is over."""
        while (pause := self.lot.expovariate(1 / THINKS)) < until - time.perf_counter():
            await asyncio.sleep(pause)
            began = time.perf_counter()
            await self.act()
            self.waits.append(1000 * (time.perf_counter() - began))

    async def act(self) -> None:
        name = self.lot.choice(list(self.shown))
        fragment, options = self.shown[name]
        message = BackMsg()
        message.rerun_script.fragment_id = fragment
        widget = message.rerun_script.widget_states.widgets.add(id=name)
        if options:
            widget.string_array_value.data.append(self.lot.choice(options))
        else:
            widget.trigger_value = True
        await self.ask(message)

    async def ask(self, message: BackMsg) -> None:
        """Send it, and take in all that comes until the script has run to its end."""
        asked, shown = message.rerun_script, {}
        asked.page_script_hash, asked.page_name, asked.query_string = self.hash, "" if self.hash else self.page, self.query
        await self.socket.send(message.SerializeToString())
        for answer in iter(ForwardMsg, None):
            answer.ParseFromString(await asyncio.wait_for(self.socket.recv(), 60))
            kind = answer.WhichOneof("type")
            if kind == "new_session":
                self.hash = answer.new_session.page_script_hash
            elif kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
                shown |= {name: (answer.delta.fragment_id, options) for name, options in pressable(answer.delta.new_element)}
            elif kind == "script_finished" and answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                break
        gone = {name for name, (fragment, _) in self.shown.items() if not asked.fragment_id or fragment == asked.fragment_id}
        self.shown = {name: given for name, given in self.shown.items() if name not in gone} | shown


def pressable(element) -> Iterator[tuple[str, list[str]]]:
    """(id, options) of a choice or a button of the kinds that this benchmark uses."""
    if element.HasField("exception"):
        raise RuntimeError(element.exception.message)
    if element.HasField("button") and PRESSED.search(element.button.id) and not element.button.disabled:
        yield element.button.id, []
    elif element.HasField("button_group") and not element.button_group.disabled and not element.button_group.click_mode:
        yield element.button_group.id, [option.content for option in element.button_group.options]


async def measure(count: int, address: str) -> list[Reader]:
    readers = [Reader(number, address) for number in range(count)]
    for reader in readers:
        await reader.open()
    await asyncio.gather(*(reader.live(time.perf_counter() + WARM) for reader in readers[: len(PAGES)]))  # the server does once what it does once
    for reader in readers:
        reader.waits.clear()
    await asyncio.gather(*(reader.live(time.perf_counter() + SECONDS) for reader in readers))
    return readers


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with serving() as address:
        server = only_child()
        readers = asyncio.run(measure(count, address))
        waits = sorted(wait for reader in readers for wait in reader.waits)
        print(f"{count} readers, {len(waits)} acts in {SECONDS:.0f} s: answered after {statistics.median(waits):.0f} ms in the median, "
              f"{waits[int(0.95 * (len(waits) - 1))]:.0f} at the 95th percentile (at most 300), {waits[-1]:.0f} at most")
        for page in PAGES:
            own = sorted(wait for reader in readers if reader.page == page.partition("?")[0] for wait in reader.waits)
            print(f"  {page:36}{len(own):5} acts, {statistics.median(own):5.0f} and {own[int(0.95 * (len(own) - 1))]:5.0f} ms")
        print(f"memory of the server: {held(server)} (at most 600)")


if __name__ == "__main__":
    main()
