"""For facilitators, in a browser: the sheet as a PDF, the keys of the wall, what the wall hides."""

import io

import pytest
from PIL import Image, ImageStat

from pages.shared.frame.lesson_plans import steps_of

from .conftest import READY, settle
from .test_every_page import STREAMLITS_OWN


def waits_for_step(page, number: int, plan: int = 20) -> None:
    page.locator(".st-key-present-bar p", has_text=f"Step {number} of {len(steps_of(plan))}").wait_for(timeout=60_000)
    page.wait_for_selector(READY, timeout=60_000)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_sheet_prints_on_exactly_two_pages_and_holds_nothing_else(paper, server, visit):
    pypdf = pytest.importorskip("pypdf")
    page = visit(f"{server}/facilitators?view=handout", scheme="dark", width=360 if paper == "A4" else 1280)
    page.locator(".st-key-handout-back").get_by_text("Go on at home").wait_for(timeout=60_000)
    page.wait_for_function("getComputedStyle(document.querySelector('.st-key-handout-back')).backgroundColor === 'rgb(255, 255, 255)'")
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


def test_keys_lead_from_step_to_step_and_the_way_out_is_in_sight(server, visit):
    page = visit(f"{server}/facilitators?present=20-1", width=1280, height=720)
    assert page.locator(".st-key-strip a").count() == 0
    page.keyboard.press("ArrowRight")
    waits_for_step(page, 2)
    page.keyboard.press("PageDown")
    waits_for_step(page, 3)
    page.keyboard.press("ArrowLeft")
    waits_for_step(page, 2)
    page.wait_for_function("location.search.includes('present=20-2')")
    assert page.locator(".st-key-present-keys").bounding_box() is None  # or else the page jumps when what listens to the keys has loaded
    way_out = page.get_by_role("button", name="Leave")
    box = way_out.bounding_box()
    assert box["y"] + box["height"] <= 720 and box["height"] >= 44
    way_out.click()
    page.locator(".st-key-strip a").first.wait_for(timeout=60_000)
    assert page.locator(".st-key-present-bar").count() == 0


def test_every_slide_fits_a_projector(server, visit):
    page = visit(f"{server}/facilitators?present=90-1", width=1280, height=720)
    for step in steps_of(90):
        waits_for_step(page, step.number, 90)
        page.locator("h1", has_text=step.activity.title).wait_for()
        bar = page.locator(".st-key-present-bar").bounding_box()["y"]
        content = page.locator(".st-key-facilitators-slide").bounding_box()
        assert content["y"] + content["height"] <= bar and content["x"] + content["width"] <= 1280
        size = page.locator(".st-key-facilitators-slide p").first.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
        assert size >= 36
        page.keyboard.press("ArrowRight")


def test_in_a_chapter_arrow_keys_stay_with_the_chapter_and_a_clicker_goes_on(server, visit):
    page = visit(f"{server}/glossary?present=20-2", width=1280, height=720)
    waits_for_step(page, 2)
    page.keyboard.press("ArrowRight")
    page.get_by_label("Find a word").press("PageDown")
    page.wait_for_timeout(600)
    settle(page)
    assert page.url.split("?")[0].endswith("/glossary")
    page.get_by_label("Find a word").blur()
    page.keyboard.press("PageDown")
    waits_for_step(page, 3)
    assert page.url.split("?")[0].endswith("/facilitators")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["present=45-3", "view=handout", "plan=90"])
def test_wall_sheet_and_long_plan_have_no_fault_that_axe_can_find(query, scheme, server, visit):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visit(f"{server}/facilitators?{query}", scheme=scheme)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = axe.run(page, options={"runOnly": {"type": "tag", "values": tags}}).response["violations"]
    assert not {fault["id"]: fault["nodes"][0]["html"][:200] for fault in found if fault["id"] not in STREAMLITS_OWN}


def test_the_sheet_and_the_links_of_a_plan_fit_a_phone(server, visit):
    page = visit(f"{server}/facilitators?view=handout", width=360)
    page.locator(".st-key-handout-back table").wait_for()
    assert page.evaluate("[...document.querySelectorAll('.stMain table')].every(table => table.getBoundingClientRect().right < 350)")
    page = visit(f"{server}/facilitators?plan=90", width=360)
    link = page.locator("[data-testid=stPageLink] p", has_text="scroll to")
    assert link.count() == 2 and link.first.evaluate("node => node.scrollWidth <= node.parentElement.parentElement.clientWidth")


def test_the_wall_fits_a_phone_too(server, visit):
    page = visit(f"{server}/facilitators?present=90-12", width=360, height=740)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box = page.get_by_role("button", name="Leave").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
