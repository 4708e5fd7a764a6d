"""A room's phones, asked as phones and strangers would ask: what they are told, what is refused, and what outlives the server."""

import asyncio
import json
import re
import signal
import time

import pytest

from core.room.place import ROOMS
from core.room.questions import Kind, Question
from core.room.store import Rooms
from pages.shared.room import routes
from pages.shared.room.page import HERE, SCRIPTS, whole
from tests.served.conftest import Server, free_port
from tests.served.phone import Phone, crowd, one_sentence, wrong
from tests.window import lived

WORD = Question(Kind.NEXT_WORD, "The cat sat on the ___", ("mat", "dog"), typed=True, reveal="The model says mat.", notes="Ask why.")
HOUSE = "10.9.0."  # addresses that a proxy on the server's own machine may tell


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A server, and the same rooms as another process on its store has them."""
    url = f"sqlite:///{tmp_path_factory.mktemp('rooms') / 'rooms.sqlite'}"
    rooms = Rooms(url)
    rooms.engine()
    server = Server(**{ROOMS: url})
    yield server.address, rooms
    rooms.close()
    server.process.terminate()
    assert server.process.wait(20) == 0


def played(story) -> None:
    """Live a story of phones; all of them are closed at its end."""
    async def live():
        them: list[Phone] = []

        def phone(address: str, place: str = "") -> Phone:
            them.append(Phone(address, place))
            return them[-1]

        try:
            await story(phone)
        finally:
            await asyncio.gather(*(each.close() for each in them))

    lived(live())


def test_a_phone_plays_a_room_from_joining_to_its_end(served):
    address, rooms = served
    opened = rooms.open([WORD])

    async def story(phone):
        ann = phone(address)
        await ann.join(f" {opened.code[:3].lower()} {opened.code[3:].lower()} ")
        ann.listen()
        await ann.until(lambda ann: ann.told.get("status") == "lobby")
        asked = rooms.next(opened.lead).current
        await ann.until(lambda ann: ann.told.get("round") == 1, 10)
        assert ann.told["question"]["text"] == WORD.text and "Ask why." not in str(ann.told)
        assert await ann.vote(asked.id, 1, 0) == (200, {"key": "mat", "label": "mat"})
        assert await ann.vote(asked.id, 1, "  The  SEA") == (200, {"key": "the sea", "label": "The SEA"})
        rooms.next(opened.lead)
        status, late = await ann.vote(asked.id, 1, 0)
        assert status == 409 and one_sentence(late)
        late_comer = phone(address)
        await late_comer.join(opened.code)
        assert (await late_comer.look())["phase"] == "talk" and (await late_comer.look())["yours"] == {}
        rooms.reveal(opened.lead)
        await ann.until(lambda ann: ann.told.get("phase") == "revealed", 10)
        assert ann.told["shares"] == [["The SEA", 1, 0]] and ann.told["reveal"] == WORD.reveal
        assert (await ann.look())["yours"] == {f"{asked.id}/1": {"key": "the sea", "label": "The SEA"}}
        rooms.end(opened.lead)
        await ann.until(lambda ann: ann.told.get("status") == "ended", 10)
        rooms.forget(opened.lead)
        await ann.until(lambda ann: ann.gone, 10)
        assert (await ann.ask("/room/state"))[0] == 404

    played(story)


def test_a_wall_hears_counts_as_they_come_and_never_shares(served):
    address, rooms = served
    opened = rooms.open([WORD])
    asked = rooms.next(opened.lead).current

    async def story(phone):
        wall, them = phone(address), [phone(address, f"{HOUSE}{number + 1}") for number in range(20)]
        wall.code = opened.code
        wall.listen(counts=True)
        for each in them:
            await each.join(opened.code)
        await wall.until(lambda wall: wall.counts.get("people") == 20, 10)
        await asyncio.gather(*(each.vote(asked.id, 1, 0) for each in them))
        await wall.until(lambda wall: wall.counts.get("answered") == 20, 10)
        assert "mat" not in json.dumps(wall.counts) and set(wall.counts) == {
            "version", "stage", "position", "phase", "people", "simulated", "answered", "answered_simulated"}

    played(story)


FORGED = {
    "nobody's": "999999.AAAAAAAAAAAAAAAAAAAAAA", "empty": "", "a dot": ".", "no number": "x.AAAAAAAAAAAAAAAAAAAAAA", "sql": "1' OR '1'='1.x",
    "huge": "9" * 5_000 + ".x", "markup": "<script>.x", "negative": "-1.AAAAAAAAAAAAAAAAAAAAAA",
}
BODIES = {
    "not json": b"question=1", "empty": b"", "a list": b"[1]", "a number": b"7", "deep": b"[" * 4_000, "bytes": bytes(range(256)), "null": b"null",
    "nothing said": b"{}", "texts": b'{"question":"1","round":"1","answer":0}', "true": b'{"question":true,"round":true,"answer":0}',
    "huge numbers": b'{"question":99999999999999999999999999,"round":1,"answer":0}', "NaN": b'{"question":NaN,"round":1,"answer":0}',
}
ANSWERS = [None, True, 2, -1, 1.5, [], {}, "", " \u200b\u202e ", "x" * 41, [0, 1], {"a": 1}, 10**30]


def test_whatever_strangers_send_is_refused_in_a_sentence_and_the_room_goes_on(served):
    address, rooms = served
    opened = rooms.open([WORD])
    asked = rooms.next(opened.lead).current

    async def story(phone):
        ann, stranger = phone(address), phone(address, f"{HOUSE}77")
        await ann.join(opened.code)
        for name, token in FORGED.items():
            stranger.token = token
            for got in (await stranger.vote(asked.id, 1, 0), await stranger.ask("/room/state")):
                assert got[0] == 404 and one_sentence(got[1]), (name, got)
        stranger.token = ann.token[:-1] + ("A" if ann.token[-1] != "A" else "B")
        assert (await stranger.vote(asked.id, 1, 0))[0] == 404
        for name, body in BODIES.items():
            for path in ("/room/vote", "/room/join"):
                got = await (ann if path.endswith("vote") else stranger).ask(path, raw=body)
                assert got[0] in (400, 404, 409, 429) and one_sentence(got[1]), (name, path, got)
        status, got = await ann.ask("/room/vote", {"question": asked.id, "round": 1, "answer": 0}, **{"Content-Type": "text/plain"})
        assert status == 400 and one_sentence(got)  # what another site's form could send
        for answer in ANSWERS:
            status, got = await ann.vote(asked.id, 1, answer)
            assert status == 400 and one_sentence(got), (answer, got)
        status, got = await ann.vote(asked.id, 1, "<b>x</b>")
        assert (status, got["label"]) == (200, "<b>x</b>")
        assert rooms.view(opened.code).answered == 1 and [share.label for share in rooms.tally(opened.lead, 1).first] == ["<b>x</b>"]

    played(story)


def test_ten_megabytes_are_refused_in_a_sentence(served):
    address, rooms = served
    opened = rooms.open([WORD])

    async def story(phone):
        ann = phone(address)
        await ann.join(opened.code)
        status, got = await ann.ask("/room/vote", raw=b"[" * 10_000_000)
        assert status == 413 and one_sentence(got)
        assert (await ann.look())["status"] == "lobby"

    played(story)


def test_guessed_codes_and_joins_without_end_from_one_address_stop_nobody_else(served):
    address, rooms = served
    opened = rooms.open([WORD])

    async def story(phone):
        ann, late = phone(address, f"{HOUSE}10"), phone(address, f"{HOUSE}11")
        await ann.join(opened.code)
        began = time.monotonic()
        guessed = await crowd(address, f"{HOUSE}66", wrong(opened.code), 1_000)  # ten thousand: tests/bench/bench_room.py
        let_through = routes.wrong_codes.burst + routes.wrong_codes.per_second * (time.monotonic() - began)
        assert guessed.keys() == {404, 429} and guessed[404] <= let_through + 20  # that are on their way at once
        await late.join(opened.code)
        joined = await crowd(address, f"{HOUSE}99", opened.code, 800)
        assert joined.keys() == {200, 429} and joined[200] >= routes.joins.burst
        asked = rooms.next(opened.lead).current
        assert (await ann.vote(asked.id, 1, 0))[0] == (await late.vote(asked.id, 1, 1))[0] == 200
        assert rooms.view(opened.code).answered == 2

    played(story)


def test_whoever_has_seen_the_square_code_gets_in_and_hears_whatever_a_guesser_behind_the_same_address_does(served):
    """A proxy that hides addresses makes one network of all."""
    address, rooms = served
    opened = rooms.open([WORD])
    proxy = f"{HOUSE}67"

    async def story(phone):
        ann, ben, typing, liar = (phone(address, proxy) for _ in range(4))
        await ann.join(opened.code)
        assert {404, 429} == (await crowd(address, proxy, wrong(opened.code), 200)).keys()
        refused = await typing.ask("/room/join", {"code": opened.code})
        assert refused[0] == 429 and "square code" in refused[1]["says"] and one_sentence(refused[1])
        await ben.join(f"{opened.code}-{rooms.view(opened.code).key}")
        for each in (ann, ben):
            each.listen()
            await each.until(lambda each: each.back and each.told.get("status") == "lobby", 10)
        key = rooms.view(opened.code).key
        for code in (opened.code + wrong(key), opened.code + "B" * 9, opened.code + "?" * 10):
            assert (await liar.ask("/room/join", {"code": code}))[0] in (404, 429)
        other = rooms.open([WORD])
        assert (await liar.ask("/room/join", {"code": other.code + key}))[0] == 404  # a key of another room
        assert rooms.view(opened.code).people == 2

    played(story)


def test_a_killed_server_loses_no_acknowledged_vote_and_its_phones_are_back_by_themselves(tmp_path):
    url, port = f"sqlite:///{tmp_path / 'rooms.sqlite'}", free_port()
    rooms = Rooms(url)
    opened = rooms.open([WORD])
    asked = rooms.next(opened.lead).current
    first = Server(port=port, **{ROOMS: url})

    async def story(phone):
        them = [phone(first.address) for _ in range(30)]
        for each in them:
            await each.join(opened.code)
            each.listen()
        await asyncio.gather(*(each.until(lambda each: each.back) for each in them))
        got = await asyncio.gather(*(each.vote(asked.id, 1, number % 2) for number, each in enumerate(them)))
        first.process.send_signal(signal.SIGKILL)
        assert {status for status, _ in got} == {200}
        first.process.wait()
        rooms.next(opened.lead)  # from another instance, while this one is down
        killed = time.monotonic()
        again = await asyncio.to_thread(Server, port=port, **{ROOMS: url})
        try:
            await asyncio.gather(*(each.until(lambda each: each.back > killed and each.told["phase"] == "talk") for each in them))
            assert rooms.tally(opened.lead, 1).shown(1) == {"mat": 15, "dog": 15}
            assert (await them[1].look())["yours"][f"{asked.id}/1"]["key"] == "dog"
        finally:
            again.process.kill()

    played(story)
    rooms.close()


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="not on Windows")
def test_a_server_with_phones_that_listen_ends_when_it_is_asked_to(tmp_path):
    url = f"sqlite:///{tmp_path / 'rooms.sqlite'}"
    rooms = Rooms(url)
    opened = rooms.open([WORD])
    server = Server(**{ROOMS: url})

    async def story(phone):
        ann = phone(server.address)
        await ann.join(opened.code)
        ann.listen()
        await ann.until(lambda ann: ann.back and ann.told)
        server.process.terminate()
        assert await asyncio.to_thread(server.process.wait, 10) == 0

    played(story)
    rooms.close()


# Methods that the phones' scripts call: each was looked up, by eslint-plugin-compat against Safari 13, Chrome 80, Firefox 74, Edge 80
# and Samsung Internet 11, all of early 2020. Look up a new one before you add it. Their syntax was parsed
# as of 2017 by acorn (ecmaVersion 8) and esprima 4; the test below looks for the commonest of what came later.
CALLED = set("""
addEventListener appendChild assign call close createElement exec filter findIndex focus forEach getBoundingClientRect getElementById getItem hypot
indexOf join json keys map max min now parse preventDefault push querySelector race random removeChild replace round setAttribute setItem slice some
sort split stringify then toLowerCase toUpperCase trim
""".split())


def test_the_phones_page_is_small_has_no_library_and_runs_on_an_old_browser():
    plain, small, _ = whole()
    assert len(plain) < 50_000 and len(small) < 12_000
    script = "\n".join((HERE / name).read_text(encoding="utf-8") for name in SCRIPTS)
    assert set(re.findall(r"\.([a-zA-Z]+)\(", script)) <= CALLED
    newer = (r"\?\.|\?\?|\|\|=|&&=|\.flat\(|\.at\(|replaceAll|\.finally\(|\bcatch \{|matchAll|fromEntries"
             r"|\{ ?\.\.\.|#\w+ ?=|\bimport\b|\d_\d|BigInt|\(\?<")
    assert not re.findall(newer, script)
    assert "innerHTML" not in script and "insertAdjacentHTML" not in script and "document.write" not in script and "eval(" not in script
    assert not re.findall(r":has\(|:is\(|&[ :.]|\binset\b|aspect-ratio|\bdvh\b|clamp\(|\bgap\b", (HERE / "phone.css").read_text(encoding="utf-8"))


def test_the_limits_are_told_in_sentences():
    for name in ("TOO_LARGE", "TOO_MANY_CODES", "TOO_MANY_PHONES", "TOO_FAST", "TOO_MANY_STREAMS", "NOT_JSON"):
        assert one_sentence({"says": getattr(routes, name)}) and getattr(routes, name).endswith(".")


def test_two_phones_in_a_browser_one_of_which_loses_its_line(served, chromium):
    address, rooms = served
    opened = rooms.open([WORD, Question(Kind.ORDER, "What comes first?", ("<i>Spelling</i>", "Grammar", "Facts"), rounds=1)], "A class")
    window = chromium.new_context(viewport={"width": 360, "height": 740})
    page, failed = window.new_page(), []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(f"{address}/join?code={opened.code}")
    page.get_by_role("heading", name="You are in").wait_for()
    assert "nudge-unconnected" not in page.content()  # it needs no websocket
    asked = rooms.next(opened.lead).current
    page.get_by_role("radiogroup").wait_for()
    assert page.get_by_role("radio").count() == 2 and page.evaluate("document.documentElement.scrollWidth") <= 360
    assert min(box["height"] for box in (label.bounding_box() for label in page.locator(".tap").all())) >= 44
    page.get_by_role("radio", name="mat").focus()
    page.keyboard.press("Space")
    page.get_by_text("The room has your answer: “mat”").wait_for()
    page.reload()
    page.get_by_text("The room has your answer: “mat”").wait_for()
    assert page.get_by_role("radio", name="mat").is_checked()
    window.set_offline(True)
    page.get_by_role("radio", name="dog").click()
    page.get_by_text("Your answer is kept on this phone").wait_for()
    assert rooms.tally(opened.lead, 1).shown(1) == {"mat": 1}
    window.set_offline(False)
    page.get_by_text("The room has your answer: “dog”").wait_for()
    assert rooms.tally(opened.lead, 1).shown(1) == {"dog": 1} and rooms.view(opened.code).people == 1
    rooms.go(opened.lead, 2)
    page.get_by_role("button", name="<i>Spelling</i>, not placed").wait_for()  # text, never markup
    assert page.locator("i").count() == 0
    page.get_by_role("button", name="Grammar").click()
    page.get_by_role("button", name="Facts").click()
    page.get_by_text("The room has your answer: “Grammar, Facts").wait_for()
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    rooms.end(opened.lead)
    page.get_by_role("heading", name="The room has ended").wait_for()
    assert not failed and asked
    window.close()
