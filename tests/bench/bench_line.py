"""Many who press at once:  python tests/bench/bench_line.py [readers] [seconds]

So many readers (20) open *The training loop* on a server that was started just now, and press "Start" one after the other within a second. Each lets
their model learn for so many seconds (5) and stops it. One reader in five closes the tab, for good or for some seconds. Told is: who got a place, in
which order they learnt, how soon each press was answered, and what another reader's tap on another page waits meanwhile.
"""

import asyncio
import json
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.served.conftest import serving
from tests.window import Window

APART = 0.05  # seconds between two presses


class Reader:
    """Who presses, and what became of it."""

    def __init__(self, number: int, address: str, seconds: float):
        self.number, self.address, self.seconds = number, address, seconds
        self.answered = self.began = 0.0
        self.places: list[str] = []  # what was told, in the order in which it was
        self.end = ""

    async def open(self) -> None:
        self.window = await Window(self.address, "training", "step=7").__aenter__()
        await self.window.choose("training.guess_live", "just show me")
        await self.window.until(lambda window: window.key("training.start_live"))

    async def press(self) -> None:
        await asyncio.sleep(self.number * APART)
        pressed = time.monotonic()
        await self.window.press("training.start_live")
        await self.window.until(lambda window: window.key("training.leave") or window.key("training.stop"))
        self.answered = time.monotonic() - pressed

    async def live(self) -> None:
        """Wait for the turn, reload on the way if this is one of those who do, learn, stop."""
        leaves = self.number % 10 == 4
        if self.number % 10 == 9:
            await self.come_back(await self.ticket(), after=3.0)
        while not self.window.key("training.stop"):
            self.see()
            if leaves and self.places and "3rd" in self.places[-1]:
                await self.window.close()
                self.end = "closed the tab"
                return
            await asyncio.sleep(0.1)
        self.began = time.monotonic()
        await asyncio.sleep(self.seconds)
        await self.window.press("training.stop")
        await self.window.until(lambda window: window.key("training.again"))
        self.end = "learnt"
        await self.window.close()

    def see(self) -> None:
        told = next((text.split("**")[1] for text in self.window.texts() if text.startswith("**You are")), None)
        if told and told not in self.places[-1:]:
            self.places.append(told)

    async def ticket(self) -> str:
        return json.loads(self.window.key("ticket.keeper").json)[0]["ticket"]  # as `drawing` packs what a component is given

    async def come_back(self, ticket: str, after: float) -> None:
        """The page is loaded again, `after` seconds later, in a tab that has kept its ticket."""
        await self.window.close()
        await asyncio.sleep(after)
        self.window = await Window(self.address, "training", "step=7").__aenter__()
        await self.window.set("ticket.keeper", json_value=json.dumps({"kept": ticket}))
        await self.window.until(lambda window: window.key("training.leave") or window.key("training.stop"))


async def taps(address: str, until: asyncio.Task) -> list[float]:
    """Milliseconds that a tap of another reader takes, on a page of its own, as long as the others live."""
    async with Window(address, "glossary") as window:
        await window.until(lambda window: window.runs)
        waits = []
        while not until.done():
            began = time.monotonic()
            await window.run()
            waits.append(1000 * (time.monotonic() - began))
            await asyncio.sleep(0.5)
        return waits


async def measure(address: str, count: int, seconds: float) -> None:
    readers = [Reader(number, address, seconds) for number in range(count)]
    await asyncio.gather(*(reader.open() for reader in readers))
    await asyncio.gather(*(reader.press() for reader in readers))
    answers = sorted(reader.answered for reader in readers)
    print(f"{count} presses: answered after {statistics.median(answers):.1f} s in the median, {answers[-1]:.1f} at most", flush=True)
    lives = asyncio.gather(*(reader.live() for reader in readers))
    waits, _ = await asyncio.gather(taps(address, lives), lives)
    order = [reader.number for reader in sorted(readers, key=lambda reader: reader.began) if reader.began]
    print(f"learnt, in this order: {order}; {'first come, first served' if order == sorted(order) else 'NOT in the order of the presses'}")
    print(f"closed the tab for good: {[reader.number for reader in readers if reader.end == 'closed the tab']}; "
          f"loaded the page again and kept the place: {[reader.number for reader in readers if reader.number % 10 == 9 and reader.end == 'learnt']}")
    for reader in readers:
        print(f"  reader {reader.number}: {' → '.join(reader.places) or 'at once'}")
    waits.sort()
    print(f"the glossary, run again by another reader meanwhile {len(waits)} times: {statistics.median(waits):.0f} ms in the median, "
          f"{waits[int(0.95 * (len(waits) - 1))]:.0f} at the 95th percentile")


def main() -> None:
    count, seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 20, float(sys.argv[2]) if len(sys.argv) > 2 else 5.0
    with serving() as address:
        asyncio.run(measure(address, count, seconds))


if __name__ == "__main__":
    main()
