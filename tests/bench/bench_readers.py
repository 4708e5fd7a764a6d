"""Many readers at once:  python tests/bench/bench_readers.py [--readers 50] [--minutes 0.5] [--typing]

Each opens a chapter over Streamlit's own websocket and then acts every two seconds on average, as its browser would. Without `--typing`, on
five chapters: a word is tapped and the next blank asked for, a layer is knocked out and put back, a group of words is chosen. Milliseconds until
the answer is complete, at most 300 at the 95th percentile of 50 readers.

With `--typing`, on all chapters: every third act a text that nobody has typed before, sentences that the model may know and some that it can't,
and now and then another chapter. What the server holds, MB: at most 480 at the peak of 50 readers, and no more after half an hour than after five
minutes.
"""

import argparse
import asyncio
import json
import random
import re
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from core.runs.store import open_run
from pages.shared.frame.chapters import chapters
from tests.bench.process import Memory, only_child
from tests.served.conftest import serving
from tests.widgets import Widget
from tests.window import Window

WARM, THINKS = 10.0, 2.0  # seconds that a few act before; mean of the exponential pause between two acts
TAPPED = ("fill_in_the_blank", "parameters?without=layer&layer=1", "meaning", "skills", "data")
EVERYWHERE = tuple("" if entry.slug == "home" else entry.slug for entry in chapters())
TAPS = re.compile(r"option\d|\.next|\.back|act_now|guess\.one|pick_")  # buttons that change a page and lead out of none
LESSON = re.compile(r"start_live")  # a lesson is measured by bench_server
TYPES, MOVES = 0.35, 0.03  # shares of the acts
GONE = 150.0  # seconds after which Streamlit has forgotten who left
EVERY = 30.0  # seconds between two lines


class Reader(Window):
    """Somebody who acts until the time is over."""

    def __init__(self, number: int, address: str, *, typing: bool):
        pages = EVERYWHERE if typing else TAPPED
        self.home, _, link = pages[number % len(pages)].partition("?")
        super().__init__(address, self.home, link, beats=False)
        self.lot, self.typing, self.waits = random.Random(number), typing, []  # milliseconds

    async def live(self, until: float) -> None:
        while (pause := self.lot.expovariate(1 / THINKS)) < until - time.perf_counter():
            await asyncio.sleep(pause)
            began = time.perf_counter()
            await (self.act() if self.typing else self.tap())
            self.waits.append(1000 * (time.perf_counter() - began))

    def _fails(self, said: str) -> None:
        raise RuntimeError(f"{self.page}: {said}")

    async def tap(self) -> None:
        widget = self.lot.choice([each for each in self.widgets()
                                  if each.kind == "button_group" or (each.kind == "button" and TAPS.search(each.id))])
        await self.use(widget, self.lot.choice(widget.options) if widget.options else None)

    async def act(self) -> None:
        if self.lot.random() < MOVES:
            await self.go(self.lot.choice(EVERYWHERE))
            return
        texts = [each for each in self.widgets() if each.kind == "text_input"]
        usable = [each for each in self.widgets() if each.kind != "text_input" and not LESSON.search(each.id)]
        if not usable or (texts and self.lot.random() < TYPES):
            await self.write(self.lot.choice(texts)) if texts else await self.run()
        else:
            widget = self.lot.choice(usable)
            await self.use(widget, self.value(widget))

    async def write(self, box: Widget) -> None:
        words = 1 if re.search(r"meaning|own\d|glossary", box.id) else self.lot.randint(3, 22)
        await self.use(box, " ".join(self.lot.choice(VOCABULARY) for _ in range(words)))

    def value(self, widget: Widget):
        if widget.options:
            return self.lot.choice(widget.options)
        if widget.kind == "expandable":
            return True
        if widget.kind in ("slider", "number_input"):
            return widget.low + widget.step * self.lot.randint(0, round((widget.high - widget.low) / (widget.step or 1)))
        return None


def vocabulary() -> list[str]:
    """Words to type: those of the training text, the frequent ones more often, and one in fifty that it never held."""
    counts = open_run("base").tokenizer.word_counts
    lot = random.Random(0)
    known = lot.choices(list(counts), weights=[count**0.5 for count in counts.values()], k=5_000)
    return known + ["".join(lot.choices("abcdefghijklmnopqrstuvwxyz", k=lot.randint(4, 9))) for _ in range(100)]


VOCABULARY = vocabulary()


async def measure(count: int, address: str, seconds: float, typing: bool, memory: Memory) -> list[Reader]:
    readers = [Reader(number, address, typing=typing) for number in range(count)]
    for reader in readers:
        await reader.open()
    few = readers[: len(EVERYWHERE if typing else TAPPED)]
    await asyncio.gather(*(reader.live(time.perf_counter() + WARM) for reader in few))  # the server does once what it does once
    for reader in readers:
        reader.waits.clear()
    print(f"{'all are here':24}{memory.now()}", flush=True)
    told = asyncio.create_task(tell(memory))
    await asyncio.gather(*(reader.live(time.perf_counter() + seconds) for reader in readers))
    told.cancel()
    print(f"{'at the end':24}{memory.now()}", flush=True)
    for reader in readers:
        await reader.close()
    return readers


async def tell(memory: Memory) -> None:
    began = time.perf_counter()
    while True:
        await asyncio.sleep(EVERY)
        print(f"{f'after {(time.perf_counter() - began) / 60:.1f} minutes':24}{memory.now()}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=0.5)
    parser.add_argument("--typing", action="store_true")
    asked = parser.parse_args()
    with serving() as address, Memory(only_child()) as memory:
        readers = asyncio.run(measure(asked.readers, address, 60 * asked.minutes, asked.typing, memory))
        waits = sorted(wait for reader in readers for wait in reader.waits)
        print(f"{asked.readers} readers, {len(waits)} acts in {asked.minutes:g} minutes: answered after {statistics.median(waits):.0f} ms in the "
              f"median, {waits[int(0.95 * (len(waits) - 1))]:.0f} at the 95th percentile, {waits[-1]:.0f} at most")
        for page in () if asked.typing else TAPPED:
            own = sorted(wait for reader in readers if reader.home == page.partition("?")[0] for wait in reader.waits)
            print(f"  {page:36}{len(own):5} acts, {statistics.median(own):5.0f} and {own[int(0.95 * (len(own) - 1))]:5.0f} ms")
        if asked.typing:
            time.sleep(GONE)
            print(f"{'when all have left':24}{memory.now()}")
        print(f"{'peak':24}{json.dumps(memory.peak)}")


if __name__ == "__main__":
    main()
