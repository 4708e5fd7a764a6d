"""A lost line, a server that starts again, a reload: every page lives on, and what the reader did comes back."""

import re
from contextlib import ExitStack

import pytest

from pages.shared.frame.chapters import chapter
from pages.shared.frame.steps import STEPS

from .conftest import free_port, serving, settle
from .line import Line

FORGETS = ("--server.disconnectedSessionTTL", "1")  # seconds after which the server forgets who is away; 120 by default
AWAY = 4_000  # milliseconds that a line stays cut
NO_QUESTION = ("glossary", "about")
ASKED = [slug for slug, steps in STEPS.items() if steps[-1].name == "check"]


class Host:
    """A server that soon forgets who is away, behind a line."""

    def __init__(self, stack: ExitStack):
        self._stack, self._port, self._server = stack, free_port(), None
        self.start()
        self.line = Line(self._port)
        stack.callback(self.line.close)

    def start(self) -> None:
        if self._server:
            self._server.close()
        self._server = self._stack.enter_context(ExitStack())
        self._server.enter_context(serving(*FORGETS, port=self._port))

    def lose(self, page, how: str) -> None:
        """Everyone's line is lost, long enough to be forgotten, and comes back; or the server starts again.

        No file of a page is on its way then: what a browser couldn't import once it doesn't ask for again (test_lost_files).
        """
        for each in [page, *(other for window in page.context.browser.contexts for other in window.pages)]:
            each.wait_for_load_state("networkidle")
        if how == "restart":
            self.start()
        else:
            self.line.cut()
            page.wait_for_timeout(AWAY)
            self.line.mend()


@pytest.fixture(scope="module")
def host():
    with ExitStack() as stack:
        yield Host(stack)


def back(page) -> None:
    """The page has its server again, and all of it has been drawn anew."""
    page.wait_for_selector("[data-testid=stConnectionStatus]", state="detached", timeout=60_000)
    settle(page)


def answer(page, slug: str) -> None:
    """Tap the first answer to the chapter's check question, which stands in a fragment, and be told what it is worth."""
    page.locator(f".st-key-{slug}-check [role=radiogroup] label").first.click()
    page.locator("strong", has_text=re.compile(r"^(Yes|Not quite)\.$")).wait_for(timeout=60_000)


@pytest.mark.parametrize("how", ["cut", "restart"])
def test_every_page_answers_a_tap_after_a_lost_line_or_a_new_start_of_the_server_though_nothing_was_tapped_before(how, host, visit):
    asks = {slug: f"?step={len(STEPS[slug])}" for slug in ASKED}  # a chapter asks at its last step
    pages = {slug: visit(f"{host.line.address}/{slug if slug != 'home' else ''}{query}") for slug, query in asks.items()}
    host.lose(pages["home"], how)
    for slug, page in pages.items():
        page.bring_to_front()
        back(page)
        answer(page, slug)
        assert page.locator("[data-testid=stException]").count() == 0


# What the reader did ----------------------------------------------------------------------------------------------


GAME = "fill_in_the_blank?step=3"
MARKED = "[...document.querySelectorAll('.picture .yaxislayer-above text')].map(label => label.textContent).find(text => text.startsWith('➤'))"


def is_at(page, blank: int) -> None:
    page.get_by_text(f"Blank {blank} of").wait_for()
    settle(page)


def fill(page, option: int) -> None:
    """Put one of the four words into the blank that is asked, and see where it stands among the guesses."""
    page.locator(f".st-key-fill_in_the_blank-option{option} button").click()
    marked(page)


def marked(page) -> str:
    """The reader's word, as the bars of the blank name it."""
    return page.wait_for_function(MARKED, timeout=60_000).json_value()


def play(page) -> None:
    """Fill two blanks: things that no address tells."""
    is_at(page, 2)
    fill(page, 1)
    page.locator(".st-key-fill_in_the_blank-next button").click()
    is_at(page, 3)
    page.wait_for_function(f"!{MARKED}")
    fill(page, 3)
    settle(page)


def played(page) -> str:
    """What the page says of the two words and of the place in the round."""
    is_at(page, 3)
    second = marked(page)
    page.locator(".st-key-fill_in_the_blank-before button").click()
    is_at(page, 2)
    page.wait_for_function(f"{MARKED} !== {second!r}")
    first = marked(page)
    page.locator(".st-key-fill_in_the_blank-next button").click()
    is_at(page, 3)
    page.wait_for_function(f"{MARKED} === {second!r}")
    return f"{first} / {second}"


@pytest.mark.parametrize("how", ["cut", "restart", "reload"])
def test_words_that_were_filled_in_and_the_place_in_the_round_come_back(how, host, visit):
    page = visit(f"{host.line.address}/{GAME}")
    play(page)
    before = played(page)
    if how == "reload":
        page.reload()
    else:
        host.lose(page, how)
        back(page)
    assert played(page) == before
    page.locator(".st-key-strip a").first.click()
    page.get_by_role("heading", name=chapter("home").title, level=1).wait_for()
    settle(page)
    page.locator(f".st-key-home-dot{len(STEPS['home'])} button").click()  # its last step ends with the map of chapters
    page.locator(".st-key-home-map").wait_for()
    settle(page)
    assert page.get_by_text("✓ opened").count() == 1


def test_another_tab_and_a_new_visit_begin_anew(server, visit):
    page = visit(f"{server}/{GAME}")
    play(page)
    other = page.context.new_page()
    other.goto(f"{server}/{GAME}")
    settle(other)
    is_at(other, 2)
    assert not other.evaluate(MARKED)


def test_without_storage_a_page_works_and_begins_anew(server, chromium):
    window = chromium.new_context()
    window.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('blocked', 'SecurityError') } })")
    page = window.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{server}/{GAME}")
    settle(page)
    faults.clear()  # what Streamlit itself says of a browser that keeps nothing
    play(page)
    page.reload()
    settle(page)
    is_at(page, 3)  # which the address tells
    assert not page.evaluate(MARKED) and not [fault for fault in faults if "nudge" in fault]
    window.close()


def test_a_first_visit_asks_the_server_once_and_a_reload_once_more(server, chromium):
    window = chromium.new_context()
    page = window.new_page()
    asked = []
    page.on("websocket", lambda line: line.on("framesent", lambda frame: asked.append(frame)))
    page.goto(f"{server}/{GAME}")
    settle(page)
    first = len(asked)
    page.reload()
    settle(page)
    assert first == 1 and len(asked) - first == 2
    window.close()


@pytest.mark.parametrize("how", ["cut", "restart"])
def test_a_tap_at_the_very_moment_that_the_line_is_back_is_not_lost(how, host, visit):
    page = visit(f"{host.line.address}/{GAME}")
    host.lose(page, how)
    page.wait_for_selector("[data-test-connection-state=CONNECTED]", timeout=60_000)
    page.locator(".st-key-fill_in_the_blank-option1 button").click()
    page.wait_for_function(MARKED, timeout=60_000)
