"""For facilitators, in a browser: the sheet as a PDF, the keys of the wall, what the wall hides."""

import io

import pytest
from PIL import Image, ImageStat

from pages.shared.frame.lesson_plans import steps_of, stops_of
from pages.shared.frame.steps import STEPS

from .conftest import READY, settle
from .test_stage import faults_that_axe_finds


def waits_for_step(page, number: int, plan: int = 20) -> None:
    page.locator(".st-key-present-bar p", has_text=f"Step {number} of {len(steps_of(plan))}").wait_for(timeout=60_000)
    page.wait_for_selector(READY, timeout=60_000)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_sheet_prints_on_exactly_two_pages_and_holds_nothing_else(paper, server, visit):
    pypdf = pytest.importorskip("pypdf")
    page = visit(f"{server}/facilitators?view=handout", scheme="dark", width=360 if paper == "A4" else 1280)
    page.locator(".st-key-handout-back").get_by_text("Go on at home").wait_for(timeout=60_000)
    page.wait_for_function("getComputedStyle(document.querySelector('.st-key-handout-back')).backgroundColor === 'rgb(255, 255, 255)'")
    drawn = page.locator(".st-key-handout-back img").evaluate_all("images => images.map(image => image.naturalWidth)")
    assert len(drawn) == 8 and min(drawn) > 0  # a sanitizer would leave an <svg> out
    pages = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf(format=paper))).pages]
    assert len(pages) == 2
    front, back = pages
    assert front.startswith("Be the model") and "In ten words or fewer" in front and "Learn like the model" in front
    assert back.startswith("What the model said") and "Often said, and what is so" in back and "Go on at home" in back
    for chrome in ("For facilitators", "Print these", "Back to the lesson plans", "Fill in the blank", "Could not"):
        assert chrome not in front + back


def test_the_sheet_is_the_same_dark_on_white_in_both_themes(server, visit):
    pictures = []
    for scheme in ("light", "dark"):
        page = visit(f"{server}/facilitators?view=handout", scheme=scheme)
        table = page.locator(".st-key-handout-front table").first
        table.wait_for()
        page.wait_for_function("getComputedStyle(document.querySelector('.st-key-handout-back')).backgroundColor === 'rgb(255, 255, 255)'")
        picture = Image.open(io.BytesIO(table.screenshot())).convert("L")
        edge = picture.crop((4, 4, 14, picture.height - 4))
        pictures.append(ImageStat.Stat(edge).median[0])  # of the strip in which words begin, half is paper
    assert pictures[0] == pictures[1] > 240


def waits_for(page, stop) -> None:
    """Until this picture of a lesson is on the wall."""
    activity = stop.step.activity
    title = next((one.title for one in STEPS.get(activity.slug, ()) if one.name == stop.name), activity.title)
    waits_for_step(page, stop.step.number, stop.step.plan)
    page.get_by_role("heading", name=title, exact=True).wait_for()
    settle(page)


def test_arrow_keys_and_a_clicker_lead_through_slides_and_steps_alike_and_back_and_the_way_out_is_in_sight(server, visit):
    page, stops = visit(f"{server}/facilitators?present=20-1", width=1280, height=720), stops_of(20)
    assert page.locator(".st-key-strip a").count() == 0
    for place, stop in enumerate(stops[1:6]):
        page.keyboard.press(("ArrowRight", "PageDown")[place % 2])
        waits_for(page, stop)
        page.wait_for_function("place => location.search.includes(`present=${place}`)", arg=stop.step.place)
    for place, stop in enumerate(stops[4::-1]):
        page.keyboard.press(("PageUp", "ArrowLeft")[place % 2])
        waits_for(page, stop)
    assert page.locator(".st-key-present-keys").bounding_box() is None  # or else the page jumps when what listens to the keys has loaded
    way_out = page.get_by_role("button", name="Leave")
    box = way_out.bounding_box()
    assert box["y"] + box["height"] <= 720 and box["height"] >= 44
    way_out.click()
    page.locator(".st-key-strip a").first.wait_for(timeout=60_000)
    assert page.locator(".st-key-present-bar").count() == 0 and page.locator("#nudge-wall").count() == 0


def test_after_a_tap_on_an_answer_or_the_rail_the_clicker_still_goes_on_and_a_reload_keeps_the_picture(server, visit):
    page, step = visit(f"{server}/home?step=2&present=20-1", width=1280, height=720), steps_of(20)[0]
    page.get_by_role("radio", name="just show me").click()
    settle(page)
    page.reload()
    settle(page)
    waits_for(page, stops_of(20)[2])
    page.get_by_role("slider", name="Moment of training").first.click()
    page.keyboard.press("PageDown")
    waits_for_step(page, step.number + 1)


# The type of all that is in view on the wall, but for what is drawn on a canvas: the smallest, and what is written so.
SMALLEST = """() => {
  let least = [1e3, ""]
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement, text = walk.currentNode.textContent.trim(), b = e.getBoundingClientRect()
    const seen = e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && Math.min(b.width, b.height) > 2
    const size = parseFloat(getComputedStyle(e).fontSize)
    if (text && seen && b.bottom > 0 && b.top < innerHeight && !/STYLE|SCRIPT/.test(e.tagName) && size < least[0]) least = [size, text]
  }
  return least
}"""


@pytest.mark.parametrize(("plan", "width", "height"), [(90, 1280, 720), (20, 1920, 1080)])
def test_on_the_wall_every_picture_of_a_plan_fills_the_screen_in_type_that_the_back_row_reads(plan, width, height, server, visit):
    page = visit(f"{server}/facilitators?present={plan}-1", width=width, height=height)
    for place, stop in enumerate(stops_of(plan)):
        grows = stop.name == "certain"  # in a window that is made as large as the wall only once its picture is there
        if grows:
            page.set_viewport_size({"width": 1280, "height": 720})
        if place:
            page.keyboard.press("ArrowRight")
        waits_for(page, stop)
        if grows:
            page.locator(".picture .main-svg").first.wait_for()
            page.set_viewport_size({"width": width, "height": height})
        bar = page.locator(".st-key-present-bar").bounding_box()["y"]
        if stop.name:
            page.locator("[data-picture]").first.wait_for()
            page.wait_for_timeout(800)
            stage = page.locator(".st-key-stage").bounding_box()
            assert stage["height"] >= 0.6 * height and stage["y"] + stage["height"] <= bar + 1 and stage["width"] >= 0.9 * width, stop
            if (stop.step.activity.slug, stop.name) in (("memory", "yours"), ("training", "show")):
                box = page.locator(".st-key-talk .stTextInput input").first.bounding_box()
                assert stage["y"] + stage["height"] <= box["y"] and box["y"] + box["height"] <= bar, stop
        else:
            slide = page.locator(".st-key-facilitators-slide").bounding_box()
            assert slide["y"] + slide["height"] <= bar and slide["x"] + slide["width"] <= width, stop
            size = page.locator(".st-key-facilitators-slide p").first.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
            assert size >= 36, stop
        least, text = page.evaluate(SMALLEST)
        assert least >= 0.016 * height, (stop.step.place, stop.name, text)


def test_the_notes_open_in_a_window_of_their_own_without_a_wall(server, visit):
    page = visit(f"{server}/fill_in_the_blank?step=2&present=20-3", width=1280, height=720)
    assert page.evaluate("window.__shift") <= 0.2  # 0.8 while the wall's style came with the page's, and not in the first file
    page.wait_for_function("() => !document.getElementById('nudge-wall')")
    with page.context.expect_page() as opening:
        page.get_by_role("link", name="Notes").click()
    notes = opening.value
    settle(notes)
    assert notes.url.endswith("/facilitators?activity=3") and notes.locator(".st-key-present-bar").count() == 0
    notes.get_by_text("What people get wrong, and an answer").wait_for()
    assert page.locator(".st-key-present-bar").count() == 1 and page.get_by_text("What people get wrong").count() == 0


def test_a_tap_on_a_row_of_the_picture_opens_its_notes(server, visit):
    page = visit(f"{server}/facilitators?plan=45")
    page.locator(".picture .textpoint").first.wait_for()
    page.get_by_role("link", name="Open: From noise to sentences").wait_for()
    box = page.locator(".picture .textpoint text").nth(4).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.get_by_role("link", name="Open: The training loop").wait_for()
    page.wait_for_function("location.search.includes('activity=5')")


def test_who_types_keeps_the_keys_on_the_wall(server, visit):
    page = visit(f"{server}/glossary?present=20-2", width=1280, height=720)
    waits_for_step(page, 2)
    page.get_by_label("Find a word").press("PageDown")
    page.wait_for_timeout(600)
    settle(page)
    assert page.url.split("?")[0].endswith("/glossary")
    page.get_by_label("Find a word").blur()
    page.keyboard.press("PageDown")
    waits_for_step(page, 3)
    assert page.url.split("?")[0].endswith("/facilitators")


@pytest.mark.parametrize("opened", ["facilitators?present=45-3", "fill_in_the_blank?step=2&present=45-3", "facilitators?view=handout",
                                    "facilitators?plan=90&activity=4", "facilitators?view=notes"])
def test_wall_sheet_and_notes_have_no_fault_that_axe_can_find(opened, server, visit):
    assert not faults_that_axe_finds(visit(f"{server}/{opened}"))


def test_the_sheet_and_the_links_of_a_plan_fit_a_phone(server, visit):
    page = visit(f"{server}/facilitators?view=handout", width=360)
    page.locator(".st-key-handout-back table").wait_for()
    assert page.evaluate("[...document.querySelectorAll('.stMain table')].every(table => table.getBoundingClientRect().right < 350)")
    page = visit(f"{server}/facilitators?plan=90&view=notes", width=360)
    page.locator("[data-testid=stPageLink] p", has_text="Open:").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_wall_fits_a_phone_too(server, visit):
    page = visit(f"{server}/facilitators?present=90-12", width=360, height=740)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box = page.get_by_role("button", name="Leave").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
