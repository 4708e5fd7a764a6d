"""What only a browser shows of the chapter of skills: the guess by taps, the scores by arrow keys, and room enough on a phone."""

import pytest

from .conftest import settle


def guess(page) -> None:
    for title in ("Grammar", "Style", "Facts"):
        page.get_by_role("button", name=title, exact=True).click()
        page.get_by_role("button", name=f"· {title}").wait_for(timeout=90_000)
    page.locator(".js-plotly-plot").first.wait_for(timeout=90_000)
    settle(page)


@pytest.fixture
def guessed(server, visit):
    page = visit(f"{server}/skills", width=360)
    guess(page)
    return page


def test_the_guess_shows_its_order_and_the_scores_move_by_arrow_key(guessed):
    slider = guessed.get_by_role("slider", name="Moment of training").first
    slider.focus()
    rows = guessed.locator("ol.bars").first
    last = rows.inner_text()
    guessed.keyboard.press("Home")
    guessed.wait_for_timeout(200)
    assert rows.inner_text() != last
    assert " of " in rows.inner_text()


def test_on_a_phone_nothing_stands_outside_the_screen(guessed):
    assert guessed.evaluate("document.documentElement.scrollWidth") <= 360
    inside = guessed.evaluate(
        "[...document.querySelectorAll('.js-plotly-plot .annotation-text')].every(text => text.getBoundingClientRect().right <= 360)"
    )
    assert inside


def test_a_pair_is_answered_after_a_tap_and_goes_into_the_address(server, visit):
    page = visit(f"{server}/skills?prompt=A+cat+sleeps&other=A+cat+sleep")
    page.get_by_role("button", name="The first is likelier").click()
    page.locator("h3", has_text="bits at the end").wait_for(timeout=90_000)
    assert "A cat sleeps" in page.locator("h3", has_text="bits at the end").inner_text()
    assert "prompt=" in page.url
