"""The chapter on memorising in a browser: a stretch opened at its source, charts without the server, a phone's width."""

import json
from pathlib import Path

from tests import recount

from .conftest import settle

STEP = recount.steps()[recount.most_copied()]
RUN = Path(__file__).resolve().parents[2] / "assets" / "runs" / "base" / "analyses"


def test_the_line_is_marked_beside_its_source_and_a_tapped_stretch_opens_at_its_own(server, visit):
    page = visit(f"{server}/memory?step=2&prompt=Once%20upon%20a%20time&moment={STEP}")
    marks = page.locator(".written .copied")
    marks.first.wait_for(timeout=60_000)
    for number in (0, marks.count() - 1):
        mark = marks.nth(number)
        of = mark.get_attribute("data-number")
        mark.click()
        page.locator(f".written .copied[data-number='{of}'][aria-pressed=true]").first.wait_for()
        settle(page)
        stretch = "".join(page.locator(f".written .copied[data-number='{of}']").all_inner_texts()).strip()
        page.wait_for_function("words => document.querySelector('.source mark')?.textContent.includes(words)", arg=stretch.split("\n")[-1])
        assert "underline" in mark.evaluate("mark => getComputedStyle(mark).textDecorationLine")  # not told by colour alone


def test_a_stretch_opens_by_the_keyboard_and_the_film_does_not_play(server, visit):
    page = visit(f"{server}/memory?step=2&prompt=Once%20upon%20a%20time&moment={STEP}")
    mark = page.locator(".written .copied[aria-pressed=false]").first
    mark.wait_for(timeout=60_000)
    of = mark.get_attribute("data-number")
    mark.focus()
    page.keyboard.press("Space")
    page.locator(f".written .copied[data-number='{of}'][aria-pressed=true]").first.wait_for()
    page.wait_for_timeout(600)
    slider = page.get_by_role("slider", name="Moment of training")
    assert slider.get_attribute("aria-valuetext") == f"After {STEP:,} steps"


def test_the_planted_lines_move_without_the_server_stand_at_their_chances_and_fit_a_phone(server, visit):
    page = visit(f"{server}/memory?step=3", width=360, height=740)
    page.locator(".st-key-memory-guess_copies").get_by_text("just show me", exact=True).click()
    settle(page)
    page.locator(".rail:not([hidden])").wait_for(timeout=60_000)
    lines = json.loads((RUN / "memory.json").read_text(encoding="utf-8"))["lines"]
    heights = "() => document.querySelector('.picture').data.filter(trace => trace.mode === 'markers').map(trace => Array.from(trace.y))"
    slider = page.get_by_role("slider", name="Moment of training")
    for key, moment in (("Home", 0), ("End", -1)):
        slider.focus()
        page.keyboard.press(key)
        page.wait_for_timeout(300)
        for of, source in zip(page.evaluate(heights), ("famous", "invented"), strict=True):
            assert of == [line["p_token"][moment] for line in lines if line["source"] == source]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    # the grown-up is a tap away, on the stage, without any scrolling; and so it is beside one line, a step before
    page.locator("[data-testid=stMain]").evaluate("node => node.scrollTo(0, 0)")
    assert_in_view(page, page.locator(".st-key-stage").get_by_text("Beside a grown-up", exact=True)).click()
    page.locator(".st-key-stage .headline", has_text="SmolLM2").wait_for()
    page.locator(".st-key-memory-step_back button").click()
    page.locator("[class*=st-key-memory-guess_recite]").get_by_text("just show me", exact=True).click()
    toggle = page.locator(".st-key-stage .stCheckbox", has_text="SmolLM2")
    toggle.wait_for()
    page.locator("[data-testid=stMain]").evaluate("node => node.scrollTo(0, 0)")
    assert_in_view(page, toggle).locator("label").click()
    page.locator(".st-key-stage .source", has_text="SmolLM2-135M-Instruct by Hugging Face, not ours, goes on").wait_for()


def assert_in_view(page, what):
    """That it stands over the way on at the foot, and nothing of it lies outside the screen."""
    box, foot = what.bounding_box(), page.locator(".st-key-walk").bounding_box()["y"]
    assert box["y"] >= 0 and box["y"] + box["height"] <= foot and box["x"] + box["width"] <= 360
    return what
