"""Whose words? in a browser: two models side by side, a search by keyboard and its link, figures that a phone has room for."""

import pytest

from .conftest import settle

WIDEST = """() => Math.max(...[...document.querySelectorAll(".picture")].flatMap(picture =>
  Object.entries(picture._fullLayout).filter(([name]) => name.startsWith("xaxis")).map(([, axis]) => axis._length)))"""


def test_both_models_stand_beside_each_other_in_large_type_on_arrival(server, visit):
    page = visit(f"{server}/data", width=1280, height=720)
    page.locator(".st-key-pair .text .rest").nth(1).wait_for()
    settle(page)
    first, second = page.locator(".st-key-pair .text:visible").all()
    texts = [each.inner_text() for each in (first, second)]
    assert all(text.startswith("It was the best of") for text in texts)
    assert "it was the worst of times" in texts[0] and "worst of times" not in texts[1]
    boxes = [box.bounding_box() for box in (first, second)]
    assert boxes[1]["x"] > boxes[0]["x"] + boxes[0]["width"] - 1  # side by side
    assert float(first.evaluate("text => parseFloat(getComputedStyle(text).fontSize)")) >= 24


def test_a_search_by_keyboard_is_drawn_marks_what_it_found_and_stands_in_the_link(server, visit):
    page = visit(f"{server}/data?step=4", width=360, height=740)
    box = page.get_by_role("textbox", name="Search for words")
    box.fill("the best of times")
    box.press("Enter")
    page.locator(".picture[aria-label*='the best of times']").wait_for(timeout=60_000)
    page.get_by_text("Read the texts whole").click()
    page.locator("[class*=st-key-data-hits] strong").first.wait_for(timeout=60_000)
    settle(page)
    assert "search=the+best+of+times" in page.url
    assert set(page.locator("[class*=st-key-data-hits] strong").all_inner_texts()) == {"the best of times"}
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(("step", "wide"), [(2, 200), (3, 300), (4, 300), (5, 200), (6, 300), (7, 240), (8, 200)])
def test_a_phone_has_room_for_every_figure(step, wide, server, visit):
    page = visit(f"{server}/data?step={step}", width=360, height=740)
    page.locator(".picture .main-svg").first.wait_for(timeout=60_000)
    settle(page)
    assert page.evaluate(WIDEST) >= wide


def test_the_plans_link_opens_the_search_with_its_texts(server, visit):
    page = visit(f"{server}/data?search=river")
    page.get_by_role("heading", name="Search all that it ever read").wait_for(timeout=60_000)
    page.locator("[class*=st-key-data-hits] strong").first.wait_for(timeout=60_000)
    assert "step=4" in page.url


def test_a_card_that_is_tapped_is_read_and_its_guess_uncovers_it(server, visit):
    page = visit(f"{server}/data?step=6")
    bar = page.locator(".picture .barlayer .point path").nth(4)
    bar.wait_for(timeout=60_000)
    settle(page)
    box = bar.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.get_by_text("GEMA collects fees").wait_for(timeout=60_000)
    settle(page)
    page.get_by_role("radio", name="some to each").click()
    page.locator(".picture[aria-label*='GEMA · OpenAI, 11 November 2025: for the owner']").wait_for(timeout=60_000)
    assert page.get_by_text("11 November 2025: for the owner.").count() == 1
