"""What strangers send, some hundred of each kind with fixed seeds: nothing ends or stalls the server, and it tells them nothing of the machine.

tests/bench/strangers.py sends thousands.
"""

import random

from tests import strangers
from tests.window import lived

from .test_server import answers

SEED = 1


def test_no_request_breaks_the_server_or_learns_of_the_machine(server):
    async def told() -> list[tuple[str | None, bytes]]:
        return [(strangers.wrong(await strangers.answer(server, request)), request[:200]) for request in strangers.requests(SEED, 500)]

    assert [each for each in lived(told()) if each[0]] == []
    assert answers(server, 60)


def test_whatever_is_said_over_the_websocket_the_next_reader_has_the_page(server):
    lived(strangers.tell(server, list(strangers.messages(SEED, 400))))
    assert lived(strangers.opened(server, strangers.Link("glossary", ""))) is None


def test_a_link_with_anything_in_it_opens_its_page(server):
    async def wrong() -> list[tuple[strangers.Link, str]]:
        return [(link, found) for link in strangers.links(SEED, 120) if (found := await strangers.opened(server, link))]

    assert lived(wrong()) == []


def test_whatever_a_drawing_is_said_to_have_told_its_page_is_whole(server):
    async def wrong() -> list[tuple[str, str]]:
        lot, found = random.Random(SEED), []
        for page in strangers.SLUGS:
            stranger = strangers.Stranger(server, page)
            await stranger.open()
            for _ in range(25):
                await stranger.draw(lot)
            found += [(page, fault)] if (fault := strangers.faults(stranger, page)) else []
            await stranger.close()
        return found

    assert lived(wrong()) == []


def test_a_value_that_nothing_on_the_page_offers_reaches_no_other_reader_and_tells_nothing(server):
    async def heard() -> list[str]:
        lot, found = random.Random(SEED), []
        for page in strangers.SLUGS:
            stranger = strangers.Stranger(server, page)
            await stranger.open()
            for _ in range(10):
                await stranger.try_out(lot)
            found += stranger.heard
            await stranger.close()
        return found

    assert lived(heard()) == []
    assert lived(strangers.opened(server, strangers.Link("", ""))) is None
