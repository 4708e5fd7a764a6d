"""What only a browser shows of the chapter of skills: the guess by taps on the picture, the endings by arrow keys, and room enough
on a phone.
"""

import re

import numpy as np
import pytest

from pages.sections.skills.choice import ASKED_AT
from pages.shared.frame.steps import number
from pages.shared.text.skill_names import TITLES
from tests import recount

from .conftest import settle

HEADLINE = ".headline"
ONSETS = recount.onsets()
FIRST = next(TITLES[family].lower() for family, step in ONSETS.items() if step == min(ONSETS.values()))
FIRST_SHOWN = f"document.querySelector('.headline').innerText.startsWith('First: {FIRST}')"
ORDER = number("skills", "order")


@pytest.fixture
def guessed(server, visit):
    page = visit(f"{server}/skills?step={ORDER}", width=360, height=740)
    for title in ("Grammar", "Style", "Facts"):
        page.get_by_role("button", name=title, exact=True).click()
        settle(page)
    page.get_by_text("You said: grammar, style, facts, reasoning.").wait_for(timeout=90_000)
    return page


def test_the_guess_uncovers_the_endings_and_the_scores_move_by_arrow_key(guessed):
    guessed.wait_for_function(FIRST_SHOWN)
    picture = guessed.locator(".picture").first
    last = picture.evaluate("each => each.data[2].text.join()")
    guessed.get_by_role("slider", name="Moment of training").first.focus()
    guessed.keyboard.press("Home")
    tests = recount.new_questions("grammar")
    untrained = f"{sum(test['right'][0] for test in tests)} of {sum(test['n'] for test in tests)}"
    told = "told => [...document.querySelectorAll('.picture')][0].data[2].text.join().includes(told)"
    guessed.wait_for_function(told, arg=untrained)
    assert picture.evaluate("each => each.data[2].text.join()") != last


# What a panel shows: its names with their counts, where its marks stand, where each line and each band ends; and what Plotly was given.
SHOWN = """picture => ({
  names: [...picture.querySelectorAll(".textpoint text")].map(text => text.textContent).filter(text => / of /.test(text)),
  marks: [...picture.querySelectorAll(".point")].map(point => point.getAttribute("transform").match(/-?[\\d.]+/g).map(Number)),
  ends: [...picture.querySelectorAll(".js-line")].slice(0, 4).map(line => line.getAttribute("d").match(/-?[\\d.]+/g).slice(-2).map(Number)),
  bands: [...picture.querySelectorAll(".js-fill")].map(band => Math.max(...band.getAttribute("d").match(/[ML]-?[\\d.]+/g).map(at => +at.slice(1)))),
  given: picture.data[2].text.join(),
})"""
MOVED = """slider => {
  slider.value = 600
  slider.dispatchEvent(new Event("input"))
  return (SHOWN)(document.querySelector(".picture"))
}"""


def test_what_moves_without_plotly_stands_where_plotly_draws_it_at_rest(guessed):
    guessed.wait_for_function(FIRST_SHOWN)
    moving = guessed.get_by_role("slider", name="Moment of training").first.evaluate(MOVED.replace("SHOWN", SHOWN))
    assert moving["names"] and not any(name.partition(" ")[2] in moving["given"] for name in moving["names"])  # Plotly has not been asked yet
    count = moving["names"][0].rpartition(" of ")[0].rpartition(" ")[2]
    guessed.wait_for_function("count => document.querySelector('.picture').data[2].text.join().includes(` ${count} of`)", arg=count)
    rests = guessed.locator(".picture").first.evaluate(SHOWN)
    assert rests["names"] == moving["names"]
    for part in ("marks", "ends", "bands"):
        assert len(rests[part]) and np.allclose(np.array(rests[part]), np.array(moving[part]), atol=0.2), part


@pytest.mark.parametrize("touch", [False, True])  # no mouse comes before a finger
def test_a_tap_on_a_panel_takes_its_family(server, visit, touch):
    page = visit(f"{server}/skills?step={ORDER}", touch=touch, **({"width": 360, "height": 740} if touch else {}))
    page.locator(".picture .main-svg").first.wait_for()
    page.locator(".headline", has_text=f"After {ASKED_AT['order']} steps").wait_for()
    box = page.locator(".picture").first.bounding_box()
    for across, down, title in ((0.35, 0.75, "1 · Reasoning"), (0.9, 0.3, "2 · Facts")):
        tap = page.touchscreen.tap if touch else page.mouse.click
        tap(box["x"] + across * box["width"], box["y"] + down * box["height"])
        page.get_by_role("button", name=title).wait_for(timeout=30_000)


def test_on_a_phone_nothing_stands_outside_the_screen(guessed):
    assert guessed.evaluate("document.documentElement.scrollWidth") <= 360
    texts = ".picture :is(.textpoint, .xtick, .ytick) text"
    inside = f"[...document.querySelectorAll('{texts}')].every(text => text.getBoundingClientRect().right <= 360)"
    assert guessed.evaluate(inside)


def test_a_pair_is_answered_after_a_tap_and_goes_into_the_address(server, visit):
    page = visit(f"{server}/skills?prompt=A+cat+sleeps&other=A+cat+sleep")
    page.get_by_role("button", name="The first is likelier").click()
    page.get_by_text("The likelier one is ahead").wait_for(timeout=90_000)
    settle(page)
    assert "A cat sleep" in page.locator(HEADLINE).first.inner_text() and "prompt=" in page.url


def test_the_phases_of_counting_stand_on_the_rail_and_the_ring_follows_it(server, visit):
    page = visit(f"{server}/skills")
    page.get_by_text("just show me", exact=True).click()
    page.get_by_role("button", name="more than counting", exact=True).wait_for(timeout=90_000)
    settle(page)
    ring = "document.querySelector('.picture').data.at(-1)"
    moment, words = recount.phases()[1]
    page.get_by_role("button", name=re.compile(f"^{recount.COUNTS[words]}")).click()
    page.locator(".headline", has_text=f"After {recount.steps()[moment]:,} steps").first.wait_for()
    there = f"document.querySelector('.picture').data[{words}].y[{moment}]"
    page.wait_for_function(f"Math.abs({ring}.y[0] - {there}) < 1e-3")
    page.get_by_role("slider", name="Moment of training").focus()
    page.keyboard.press("Home")
    page.wait_for_function(f"{ring}.x[0] === 0")
