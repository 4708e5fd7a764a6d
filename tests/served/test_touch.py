"""By finger on a phone: what a tap is meant for, a keyboard on the screen, the phone on its side."""

import pytest

from pages.shared.frame.steps import number

from .conftest import settle

NAMES = """picture => [...picture.querySelectorAll(".ytick text")].map(name => {
  const { left, right, top, bottom } = name.getBoundingClientRect()
  return [name.textContent, (left + right) / 2, (top + bottom) / 2]
})"""
BOX = "one => { const { left, right, top, bottom, height } = one.getBoundingClientRect(); return { left, right, top, bottom, height } }"


@pytest.fixture
def phone(chromium, server):
    """Home on a phone, at the step of this name."""
    window = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, reduced_motion="reduce")
    window.set_default_timeout(120_000)
    page = window.new_page()

    def at(step: str):
        page.goto(f"{server}/?step={number('home', step)}")
        settle(page)
        page.locator(".picture .main-svg").first.wait_for()
        page.wait_for_timeout(1000)
        return page

    yield at
    window.close()


def test_a_tap_on_the_name_of_a_bar_takes_the_bar(phone):
    page = phone("words")
    picture = page.locator(".picture").last
    picture.locator(".ytick text").nth(4).wait_for(state="attached")
    word, x, y = next(name for name in picture.evaluate(NAMES)[1:] if len(name[0]) > 2 and "➤" not in name[0])
    page.touchscreen.tap(x, y)
    page.wait_for_function("word => document.querySelector('.text .prompt').textContent.trim().endsWith(word)", arg=word)


def test_a_keyboard_leaves_what_is_typed_in_view_and_on_its_side_a_phone_has_both_beside_each_other(phone):
    page = phone("yours")
    box, walk = page.get_by_label("Your beginning"), page.locator(".st-key-walk")
    assert float(box.evaluate("box => parseFloat(getComputedStyle(box).fontSize)")) >= 16  # or Safari enlarges the page
    box.tap()
    page.set_viewport_size({"width": 360, "height": 400})
    walk.wait_for(state="hidden")
    page.wait_for_timeout(500)
    typed = box.evaluate(BOX)
    assert typed["top"] > 45 and typed["bottom"] <= 400

    box.evaluate("box => box.blur()")
    page.set_viewport_size({"width": 740, "height": 360})
    walk.wait_for()
    page.wait_for_timeout(500)
    stage, talk, way = (page.locator(one).evaluate(BOX) for one in (".st-key-stage", ".st-key-talk", ".st-key-walk"))
    assert stage["height"] >= 290 and stage["bottom"] <= 360
    assert talk["right"] <= stage["left"] and way["right"] <= stage["left"]


def test_a_finger_saves_the_picture_beside_its_controls_where_there_is_room(chromium, server):
    window = chromium.new_context(viewport={"width": 820, "height": 1180}, has_touch=True, is_mobile=True, reduced_motion="reduce")
    page = window.new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{server}/meaning")
    settle(page)
    page.locator(".picture .main-svg").first.wait_for()
    with page.expect_download() as saved:
        page.locator(".rail > .save").tap()
    assert saved.value.suggested_filename == "nudge.png" and page.locator(".sheet > .save").count() == 0
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(".rail > .save").wait_for(state="hidden", timeout=20_000)
    window.close()
