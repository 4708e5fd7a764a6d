"""The training loop in a browser: a nudge moves the mark at once, undo takes it back, a link brings it back; a lesson waits for its turn."""

import time

import pytest

from core.results.gradient_table import SENTENCES
from tests import recount
from tests.window import Window, lived

from .conftest import settle


def film_of(page, name: str):
    """The film of a step, once Plotly has drawn it."""
    film = page.locator(f".st-key-training-{name}")
    film.locator(".main-svg").first.wait_for(timeout=60_000)
    return film


def test_a_nudge_moves_the_marks_at_once_and_none_takes_it_back(server, visit):
    page = visit(f"{server}/training?step=3")
    page.get_by_text("just show me", exact=True).click()
    settle(page)
    slope = film_of(page, "slope")
    assert slope.locator(".headline").inner_text().startswith("No nudge yet")
    marks = "() => [...document.querySelectorAll('.mark')].map(mark => mark.getBoundingClientRect().x)"
    before = page.evaluate(marks)
    slider = slope.get_by_role("slider", name="Size of the nudge")
    slider.press("End")
    assert slope.locator(".headline").inner_text().startswith("Overshoots") and page.evaluate(marks)[0] > before[0] + 100
    page.wait_for_function("location.search.includes('rate=0.3')", timeout=20_000)
    slider.press("Home")
    assert slope.locator(".headline").inner_text().startswith("No nudge yet")
    page.wait_for_function("!location.search.includes('rate')", timeout=20_000)


def test_a_link_opens_with_its_nudge_done(server, visit):
    page = visit(f"{server}/training?rate=0.01")
    slope = film_of(page, "slope")
    assert slope.locator(".rail .place").inner_text() == "Learning rate 0.0108"
    assert page.get_by_role("slider", name="Size of the nudge").get_attribute("aria-valuetext") == "Learning rate 0.0108"


def test_the_button_nudges_again_and_again_and_the_server_is_not_asked(server, visit):
    page = visit(f"{server}/training?step=5")
    film = film_of(page, "again")
    page.evaluate("""() => {
      window.runs = 0
      new MutationObserver(() => runs++).observe(document.querySelector(".st-key-talk"), { childList: true, subtree: true })
    }""")
    for _ in range(5):
        film.get_by_role("button", name="Nudge", exact=True).click()
    assert film.locator(".headline").inner_text().startswith("After 5 nudges")
    seen, mark, begin = film.evaluate("""film => {
      const graph = film.querySelector(".picture"), mark = film.querySelector(".mark").getBoundingClientRect()
      const at = mark.x + mark.width / 2 - graph.getBoundingClientRect().x
      return [+graph.querySelector(".plotclip rect").getAttribute("width"), at, graph._fullLayout.xaxis._offset]
    }""")
    assert abs(begin + seen - mark) < 2 and 20 < seen < 200  # lines are seen as far as the marks, and no farther
    page.wait_for_timeout(800)
    assert page.evaluate("runs") == 0
    for _ in range(30):
        film.locator("button.press").dispatch_event("click")
    assert film.locator(".headline").inner_text().startswith("After 30 nudges") and film.locator("button.press").is_disabled()


def test_the_page_fits_a_phone(server, visit):
    page = visit(f"{server}/training?rate=0.01", width=360)
    film_of(page, "slope")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_focus_follows_a_lesson_from_its_start_to_what_came_of_it(server, visit):
    page = visit(f"{server}/training?step=7")
    page.get_by_role("button", name="not within a minute").or_(page.get_by_role("radio", name="not within a minute")).click()
    page.get_by_role("button", name="Start from random numbers").press("Enter")
    page.wait_for_function("document.activeElement.matches('.st-key-training-under_way')")
    page.locator(".headline").filter(has_text="pairs are real").wait_for()
    page.get_by_role("button", name="Stop learning").press("Enter")
    page.wait_for_function("document.activeElement.matches('.st-key-training-lived')")


def begin(page) -> None:
    """Take a ticket for a lesson; the tab keeps it a moment after the lesson is shown."""
    page.locator(".st-key-training-guess_live").get_by_text("not within a minute").click()
    page.locator(".st-key-training-start_live button").click()
    page.locator(".st-key-training-stop, .st-key-training-leave").first.wait_for()
    page.wait_for_function("sessionStorage.getItem('nudge.ticket') !== null")


def ticket_of(page) -> str | None:
    return page.evaluate("sessionStorage.getItem('nudge.ticket')")


def end(page) -> None:
    """Give the place up, for the tests that come after."""
    page.locator(".st-key-training-stop button, .st-key-training-leave button").first.click()
    page.locator(".st-key-training-again button").click()
    page.wait_for_function("sessionStorage.getItem('nudge.ticket') === null")


def test_a_reload_finds_the_own_lesson_and_the_guess_again_and_a_link_carries_no_ticket(server, visit):
    page = visit(f"{server}/training?step=7")
    begin(page)
    page.locator(".headline").filter(has_text="pairs are real").wait_for()
    own = ticket_of(page)
    page.reload()
    settle(page)
    page.locator(".headline").filter(has_text="pairs are real").wait_for()
    assert ticket_of(page) == own and own not in page.url
    page.get_by_text("Your guess: nine of ten pairs are real not within a minute.").wait_for()
    other = visit(page.url)
    assert ticket_of(other) is None and other.locator(".st-key-training-stop").count() == 0
    end(page)


def test_a_copy_of_a_tab_shows_the_same_lesson_and_stops_it_for_both(server, visit):
    page = visit(f"{server}/training?step=7")
    begin(page)
    own = ticket_of(page)
    copy = page.context.new_page()
    copy.add_init_script(f"sessionStorage.getItem('copied') || sessionStorage.setItem('nudge.ticket', '{own}'); sessionStorage.setItem('copied', 1)")
    copy.goto(f"{server}/training?step=7")
    copy.locator(".st-key-training-stop button").click()
    for each in (page, copy):
        each.locator(".st-key-training-again").wait_for()
        each.get_by_text("You stopped it.").first.wait_for()
    for each in (page, copy):
        each.locator(".st-key-training-again button").click()
        each.wait_for_function("sessionStorage.getItem('nudge.ticket') === null")


def test_who_waits_sees_the_place_and_is_served_soon_after_the_tab_before_is_closed(server, visit):
    first, second = visit(f"{server}/training?step=7"), visit(f"{server}/training?step=7", width=360, height=740)
    begin(first)
    first.locator(".st-key-training-stop").wait_for()
    begin(second)
    assert second.get_by_text("You are next in line").is_visible()
    assert second.evaluate("document.documentElement.scrollWidth") <= 360
    closed = time.monotonic()
    first.context.close()
    second.locator(".st-key-training-stop").wait_for()
    assert time.monotonic() - closed < 20.0  # a closed tab once held the line for 20 s at the least; now it takes 8 to 10, if nothing else goes on
    second.get_by_text("Your turn has come").wait_for()
    end(second)


def test_the_first_tap_of_the_day_counts_even_if_it_comes_while_the_page_is_still_being_run(cold_server):
    async def tap() -> None:
        async with Window(cold_server, "training") as window:
            await window.choose("training.suggestion", SENTENCES[1])
            await window.until(lambda window: any(
                word.content == SENTENCES[1].split()[0] for word in getattr(window.key("training.hidden"), "options", ())))

    lived(tap())


@pytest.mark.parametrize("width", [1280, 360])
def test_the_last_step_is_written_below_the_curve_of_the_whole_run(server, visit, width):
    page = visit(f"{server}/training?step=6", width=width)
    shown = film_of(page, "run").locator(".xtick text")
    page.wait_for_timeout(1000)  # Plotly hides a tick's words that don't fit after it has drawn them
    assert [tick.text_content() for tick in shown.all() if tick.is_visible()][-1] == recount.last()
