"""How a room does with many phones:  python tests/bench/bench_room.py [--soak 30] [--only votes,restart,...] [--report FILE]

    votes     60, 200 and 600 phones vote at once, on SQLite and on PostgreSQL: tap -> acknowledged; none lost, none double; beside it, what the
              server takes for as many answers that say nothing (the floor of this machine at this moment)
    wall      from a vote to the count that a wall hears, on one instance, and on another one of two on one PostgreSQL
    painted   from a vote acknowledged to its count on the screen of a wall (Chromium), after the frame that holds it
    restart   kill -9 in the middle of a question: which acknowledged votes are lost, and when every phone is back
    soak      60 phones for as many minutes: memory, errors, and a reader of chapter 3 beside them
    hostile   a code guessed 10,000 times and 1,000 joins from one address: how many get through, and what a phone waits for beside it
    page      bytes of the phones' page, and when it can be used on 1.6 Mbit/s with 150 ms to and fro (Chromium)

The budgets stand in BUDGETS; the report is JSON, and the exit status says whether all are met. Each phone has two connections open, as a real
one: its calls and its stream.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from core.room.place import ROOMS
from core.room.questions import Kind, Question
from core.room.store import Rooms
from pages.shared.room.page import whole
from tests.bench.process import Memory
from tests.postgres import ABSENT, fresh, postgres, programs
from tests.served.conftest import CHROMIUM, Server, free_port
from tests.served.phone import Phone, crowd, wrong

BUDGETS = {
    "votes 60 p95 ms": 150, "votes 200 p95 ms": 300, "votes 600 p95 ms": 900, "lost or double": 0,
    "wall p95 ms": 500, "wall, two instances p95 ms": 1000, "wall painted p95 ms": 500, "lost by kill -9": 0, "back after restart s": 3,
    "guesses let through": 200, "phones refused beside it": 0,
    "soak grows MB": 20, "soak errors": 0, "soak reader's tap ratio": 1.5, "page bytes": 50_000, "page usable s": 1.5,
}
TIMES = 9  # votes of everybody; of their 95th percentiles the median counts
OPTIONS = ("mat", "dog", "sea", "moon")
QUESTIONS = [Question(Kind.NEXT_WORD, f"Sentence {number}: the cat sat on the ___", OPTIONS, typed=True) for number in range(40)]
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}  # ms, bytes a second


def p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * (len(times) - 1))]


def middle(votes: list[list[float]], of) -> int:
    """The median of a figure of all votes."""
    return round(statistics.median(map(of, votes)))


@contextmanager
def stores(which: str):
    """A fresh store of a kind: its connection string, and the rooms in it as another process sees them."""
    if which == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/rooms.sqlite"
    else:
        with postgres("max_connections=60") as url:
            yield fresh(url, "rooms")


@asynccontextmanager
async def phones(address: str, code: str, count: int) -> AsyncIterator[list[Phone]]:
    """So many phones that are in a room and listen."""
    them = [Phone(address, f"10.1.{number // 250}.{number % 250 + 1}") for number in range(count)]
    for start in range(0, count, 50):
        await asyncio.gather(*(phone.join(code) for phone in them[start:start + 50]))
    for phone in them:
        phone.listen()
    await asyncio.gather(*(phone.until(lambda phone: phone.told and phone.back) for phone in them))
    try:
        yield them
    finally:
        await asyncio.gather(*(phone.close() for phone in them))


def worked_so_far(process: int) -> float:
    """Seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


async def timed(asked) -> float:
    began = time.perf_counter()
    await asked
    return 1000 * (time.perf_counter() - began)


async def heard(phone: Phone, question: int, round: int) -> None:
    """Wait until a phone has been told that this vote is open."""
    await phone.until(lambda phone: (phone.told.get("question", {}).get("id"), phone.told.get("round")) == (question, round))


async def votes(which: str, count: int) -> dict:
    """Everybody votes at once, TIMES times."""
    with stores(which) as url:
        server = Server(**{ROOMS: url})
        rooms = Rooms(url)
        opened = rooms.open(QUESTIONS)
        took, floor, wrong, worked = [], [], 0, 0.0  # took and floor: one list a vote
        try:
            async with phones(server.address, opened.code, count) as them:
                for turn in range(TIMES):
                    asked = rooms.go(opened.lead, turn + 1).current
                    await asyncio.gather(*(heard(phone, asked.id, 1) for phone in them))
                    floor.append(await asyncio.gather(*(timed(phone.ask("/_stcore/health")) for phone in them)))
                    given = [phone.vote(asked.id, 1, number % 4) for number, phone in enumerate(them)]
                    statuses: list[int] = []

                    async def one(vote, statuses=statuses) -> None:
                        statuses.append((await vote)[0])

                    before = worked_so_far(server.process.pid)
                    took.append(await asyncio.gather(*(timed(one(vote)) for vote in given)))
                    worked += worked_so_far(server.process.pid) - before
                    tally = rooms.tally(opened.lead, turn + 1)
                    expected = {OPTIONS[place]: len(range(place, count, 4)) for place in range(4)}
                    wrong += abs(statuses.count(200) - count) + (tally.shown(1) != expected)
        finally:
            rooms.close()
            server.process.kill()
    return {"store": which, "phones": count, "p50 ms": middle(took, statistics.median), "p95 ms": middle(took, p95),
            "each p95 ms": [round(p95(times)) for times in took], "floor p95 ms": middle(floor, p95),
            "processor ms a vote": round(1000 * worked / (TIMES * count), 2), "lost or double": wrong}


async def wall(two: bool) -> dict:
    """From a vote to the count that a wall hears; with `two`, wall and phones on two instances of one PostgreSQL."""
    with stores("postgresql" if two else "sqlite") as url:
        servers = [Server(**{ROOMS: url}) for _ in range(1 + two)]
        rooms = Rooms(url)
        opened = rooms.open(QUESTIONS)
        asked = rooms.next(opened.lead).current
        took = []
        try:
            async with phones(servers[0].address, opened.code, 40) as them:
                screen = Phone(servers[-1].address)
                screen.code = opened.code
                screen.listen(counts=True)
                await screen.until(lambda phone: phone.counts)
                for number, phone in enumerate(them, start=1):
                    await phone.vote(asked.id, 1, 0)
                    took.append(await timed(screen.until(lambda phone, number=number: phone.counts["answered"] >= number)))
                    await asyncio.sleep(0.05)
                await screen.close()
        finally:
            rooms.close()
            for server in servers:
                server.process.kill()
    return {"instances": 1 + two, "p50 ms": round(statistics.median(took)), "p95 ms": round(p95(took))}


# the first moment at which each count of answers has stood on the wall's screen: behind the frame in which it was new
WATCH = """() => {
  window.painted = {}
  const look = () => {
    const found = /(\\d+) of \\d+ have answered/.exec(document.querySelector(".st-key-room-foot")?.innerText ?? "")
    if (found && !(found[1] in painted)) {
      painted[found[1]] = 0
      setTimeout(() => { painted[found[1]] = Date.now() })
    }
    requestAnimationFrame(look)
  }
  look()
}"""


async def painted(count: int = 40) -> dict:
    """From a vote acknowledged to the wall's screen; the votes come at any moment of the wall's own looking."""
    from playwright.async_api import async_playwright

    draw = random.Random(7)
    with stores("sqlite") as url:
        server = Server(**{ROOMS: url})
        rooms = Rooms(url)
        opened = rooms.open(QUESTIONS)
        asked = rooms.next(opened.lead).current
        acknowledged = []
        try:
            async with async_playwright() as playwright, phones(server.address, opened.code, count) as them:
                browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
                tab = await browser.new_page(viewport={"width": 1280, "height": 720})
                await tab.goto(f"{server.address}/room?view=wall&code={opened.code}")
                await tab.get_by_text(f"0 of {count} have answered").wait_for()
                await asyncio.sleep(5)  # whatever is loaded once is loaded
                await tab.evaluate(WATCH)
                for phone in them:
                    await phone.vote(asked.id, 1, 0)
                    acknowledged.append(1000 * time.time())
                    await asyncio.sleep(draw.uniform(0.6, 1.0))
                await tab.wait_for_function(f"painted[{count}]")
                seen = {int(number): at for number, at in (await tab.evaluate("painted")).items()}
                await browser.close()
        finally:
            rooms.close()
            server.process.kill()
    took = [min(seen[later] for later in seen if later >= number) - at for number, at in enumerate(acknowledged, start=1)]
    return {"votes": count, "p50 ms": round(statistics.median(took)), "p95 ms": round(p95(took)), "most ms": round(max(took))}


async def restart(which: str, count: int = 60) -> dict:
    """kill -9 while everybody votes; then the same server again."""
    with stores(which) as url:
        port = free_port()
        server = Server(port=port, **{ROOMS: url})
        rooms = Rooms(url)
        opened = rooms.open(QUESTIONS)
        asked = rooms.next(opened.lead).current
        acknowledged: dict[str, int] = {}

        async def taps(phone: Phone, number: int) -> None:
            place = number
            while True:
                place += 1
                try:
                    status, _ = await phone.vote(asked.id, 1, place % 4)
                except (OSError, asyncio.IncompleteReadError):
                    acknowledged.setdefault(phone.token, -1)
                    return
                if status == 200:
                    acknowledged[phone.token] = place % 4
                await asyncio.sleep(0.3)

        try:
            async with phones(server.address, opened.code, count) as them:
                tapping = [asyncio.create_task(taps(phone, number)) for number, phone in enumerate(them)]
                await asyncio.sleep(2.0)
                server.process.send_signal(signal.SIGKILL)
                server.process.wait()
                await asyncio.gather(*tapping)
                lost = 0
                for token, place in acknowledged.items():  # its last tap may be in without having been acknowledged; an older one may not
                    own = rooms.look(token).yours.get(f"{asked.id}/1", {}).get("label")
                    lost += place >= 0 and own not in {OPTIONS[place], OPTIONS[(place + 1) % 4]}
                began = time.monotonic()
                server = await asyncio.to_thread(Server, port=port, **{ROOMS: url})
                up = time.monotonic()
                await asyncio.gather(*(phone.until(lambda phone: phone.back > began) for phone in them))
                backs = [phone.back - up for phone in them]
        finally:
            rooms.close()
            server.process.kill()
    return {"store": which, "phones": count, "acknowledged before": sum(place >= 0 for place in acknowledged.values()), "lost": lost,
            "all back s": round(max(max(backs), 0), 2), "server up again s": round(up - began, 2)}


async def hostile() -> dict:
    """Ten thousand guesses and a thousand joins, while a class votes."""
    with stores("sqlite") as url:
        server = Server(**{ROOMS: url})
        rooms = Rooms(url)
        opened = rooms.open(QUESTIONS)
        asked = rooms.next(opened.lead).current
        try:
            async with phones(server.address, opened.code, 30) as them:
                guessing = asyncio.create_task(crowd(server.address, "10.2.0.1", wrong(opened.code), 10_000))
                took, refused = [], 0
                while not guessing.done():
                    for phone in them[:5]:
                        began = time.perf_counter()
                        refused += (await phone.vote(asked.id, 1, 0))[0] != 200
                        took.append(1000 * (time.perf_counter() - began))
                    await asyncio.sleep(1)
                guesses = guessing.result()
                joined = await crowd(server.address, "10.2.0.2", opened.code, 1_000)
                refused += sum(status != 200 for status, _ in await asyncio.gather(*(phone.vote(asked.id, 1, 1) for phone in them)))
        finally:
            rooms.close()
            server.process.kill()
    return {"guesses": dict(guesses), "joins": dict(joined), "a vote beside it p95 ms": round(p95(took)), "phones refused": refused}


async def soak(minutes: float, count: int = 60) -> dict:
    """A long lesson, and one who reads beside it."""
    from tests.window import Window

    with stores("sqlite") as url:
        server = Server(**{ROOMS: url})
        rooms = Rooms(url)
        opened = rooms.open(QUESTIONS)
        errors, memory = 0, Memory(server.process.pid)
        reader = Window(server.address, "layers", beats=False)

        async def reads(times: int) -> list[float]:
            waits = []
            for turn in range(times):
                waits.append(await timed(reader.use(reader.widget("layers.prompt"), f"The {('cat', 'dog', 'queen', 'king')[turn % 4]} sat on")))
                await asyncio.sleep(0.5)
            return waits

        try:
            await reader.open()
            await reads(8)
            alone, beside, plays = [], [], asyncio.Event()
            async with phones(server.address, opened.code, count) as them:
                async def lesson(until: float) -> int:
                    wrong, turn = 0, 0
                    while time.monotonic() < until:
                        turn += 1
                        asked = rooms.go(opened.lead, turn % len(QUESTIONS) + 1).current
                        if asked.phase != "open":
                            rooms.reset(opened.lead)
                            code = rooms.leads(opened.lead).code
                            for phone in them:
                                await phone.join(code)
                                phone.listen()
                            asked = rooms.next(opened.lead).current
                        for round in (1, 2):
                            await plays.wait()
                            await asyncio.gather(*(heard(phone, asked.id, round) for phone in them))
                            got = await asyncio.gather(*(phone.vote(asked.id, round, (turn + number) % 4) for number, phone in enumerate(them)))
                            wrong += sum(status != 200 for status, _ in got)
                            wrong += rooms.view(rooms.leads(opened.lead).code).answered != count
                            rooms.next(opened.lead)
                            rooms.next(opened.lead)
                            await asyncio.sleep(1.5)
                    return wrong

                plays.set()
                errors += await lesson(time.monotonic() + 60)  # whatever is loaded once is loaded
                before = memory.held()["anonymous"]
                going = asyncio.create_task(lesson(time.monotonic() + 60 * minutes))
                for _ in range(max(1, int(2 * minutes))):  # by turns, since the machine may be busy with other things for a while
                    plays.clear()
                    await asyncio.sleep(1)
                    alone += await reads(6)
                    plays.set()
                    beside += await reads(6)
                errors += await going
                after = memory.held()["anonymous"]
        finally:
            await reader.close()
            rooms.close()
            server.process.kill()
    return {"minutes": minutes, "phones": count, "before MB": before, "after MB": after, "errors": errors,
            "reader alone p50 ms": round(statistics.median(alone)), "reader beside p50 ms": round(statistics.median(beside)),
            "ratio": round(statistics.median(beside) / statistics.median(alone), 2)}


def page() -> dict:
    """The phones' page on a slow line, in Chromium: from the address to the question, seen and ready to be tapped."""
    from playwright.sync_api import sync_playwright

    with stores("sqlite") as url:
        server = Server(**{ROOMS: url})
        rooms = Rooms(url)
        opened = rooms.open(QUESTIONS)
        rooms.next(opened.lead)
        took, size = [], 0
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
                for _ in range(TIMES):
                    window = browser.new_context(viewport={"width": 360, "height": 740})
                    tab = window.new_page()
                    line = window.new_cdp_session(tab)
                    line.send("Network.enable")
                    line.send("Network.emulateNetworkConditions", SLOW)
                    bytes_in: list[float] = []
                    line.on("Network.loadingFinished", lambda event, got=bytes_in: got.append(event["encodedDataLength"]))
                    began = time.perf_counter()
                    tab.goto(f"{server.address}/join?code={opened.code}", wait_until="commit")
                    tab.wait_for_selector(".tap input")
                    took.append(time.perf_counter() - began)
                    size = max(size, int(sum(bytes_in)))
                    window.close()
                browser.close()
        finally:
            rooms.close()
            server.process.kill()
    return {"file bytes": len(whole()[0]), "compressed bytes": len(whole()[1]), "all bytes on the line": size,
            "usable s": round(statistics.median(took), 2), "each": [round(each, 2) for each in took]}


def verdicts(report: dict) -> dict[str, bool]:
    """Which budgets are met, of what was measured."""
    found: dict[str, float] = {}
    for row in report.get("votes", []):
        name = f"votes {row['phones']} p95 ms"
        found[name] = max(found.get(name, 0), row["p95 ms"])
        found["lost or double"] = found.get("lost or double", 0) + row["lost or double"]
    for row in report.get("wall", []):
        found["wall p95 ms" if row["instances"] == 1 else "wall, two instances p95 ms"] = row["p95 ms"]
    if row := report.get("painted"):
        found["wall painted p95 ms"] = row["p95 ms"]
    for row in report.get("restart", []):
        found["lost by kill -9"] = found.get("lost by kill -9", 0) + row["lost"]
        found["back after restart s"] = max(found.get("back after restart s", 0), row["all back s"])
    if row := report.get("hostile"):
        found |= {"guesses let through": row["guesses"].get(404, 0), "phones refused beside it": row["phones refused"]}
    if row := report.get("soak"):
        found |= {"soak grows MB": row["after MB"] - row["before MB"], "soak errors": row["errors"], "soak reader's tap ratio": row["ratio"]}
    if row := report.get("page"):
        found |= {"page bytes": row["file bytes"], "page usable s": row["usable s"]}
    return {name: value <= BUDGETS[name] for name, value in found.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="votes,wall,painted,restart,hostile,soak,page")
    parser.add_argument("--soak", type=float, default=30, metavar="MINUTES")
    parser.add_argument("--report", type=Path)
    given = parser.parse_args()
    kinds = ["sqlite", *(["postgresql"] if programs() else [])]
    if len(kinds) == 1:
        print(ABSENT)
    report: dict = {"when": time.strftime("%Y-%m-%d %H:%M"), "cores": os.cpu_count(), "load before": os.getloadavg()[0], "budgets": BUDGETS}
    for part in given.only.split(","):
        if part == "votes":
            report[part] = [asyncio.run(votes(kind, count)) for kind in kinds for count in (60, 200, 600)]
        elif part == "wall":
            report[part] = [asyncio.run(wall(two)) for two in ((False, True) if len(kinds) > 1 else (False,))]
        elif part == "painted":
            report[part] = asyncio.run(painted())
        elif part == "restart":
            report[part] = [asyncio.run(restart(kind)) for kind in kinds]
        elif part == "hostile":
            report[part] = asyncio.run(hostile())
        elif part == "soak":
            report[part] = asyncio.run(soak(given.soak))
        else:
            report["page"] = page()
        print(json.dumps({part: report[part]}, indent=1), flush=True)
    report |= {"load after": os.getloadavg()[0], "met": verdicts(report)}
    print(json.dumps(report["met"], indent=1))
    if given.report:
        given.report.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0 if all(report["met"].values()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
