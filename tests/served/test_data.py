"""Whose words? in a browser: a search by keyboard, its link, the page of a phone, the figures behind their guesses."""

from .conftest import settle


def test_a_search_by_keyboard_marks_what_it_found_and_stands_in_the_link(server, visit):
    page = visit(f"{server}/data", width=360, height=740)
    box = page.get_by_role("textbox", name="Or search for words of your own")
    box.fill("the best of times")
    box.press("Enter")
    page.get_by_role("heading", name="“the best of times” stands in").wait_for(timeout=60_000)
    settle(page)
    assert "search=the+best+of+times" in page.url
    marks = page.locator(".st-key-data\\.hits strong, [class*=st-key-data-hits] strong")
    assert marks.count() and set(marks.all_inner_texts()) == {"the best of times"}
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_figure_waits_for_the_guess(server, visit):
    page = visit(f"{server}/data")
    assert page.locator(".js-plotly-plot").count() == 0
    page.get_by_text("1 to 5", exact=True).click()
    page.locator(".js-plotly-plot").first.wait_for(timeout=60_000)
    assert page.get_by_role("heading", name="Of 1,000 words").count() == 1
