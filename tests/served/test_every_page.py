"""What only a browser can tell of the frame around every page: cold deep links, the way back, styles that come late, wide tables."""


import pytest

from pages.shared.frame.chapters import chapter, chapters
from pages.shared.loading import caches

from .conftest import settle

SLUGS = [entry.slug for entry in chapters()]


@pytest.mark.parametrize("slug", ["home", "layers", "about"])
def test_the_first_link_of_the_day_opens_its_chapter_inside_the_frame_and_asks_no_other_server(slug, cold_server, visit):
    asked = []
    page = visit(f"{cold_server}/{slug if slug != 'home' else ''}", asked=asked)
    assert [address for address in asked if not address.startswith((cold_server, "data:", "blob:"))] == []
    assert page.locator("h1").inner_text() == chapter(slug).title
    page.locator(".st-key-strip a").last.wait_for()
    assert page.locator(".st-key-strip a").count() == len(SLUGS)
    assert page.locator("[role=dialog]").count() == 0


def test_nothing_moves_the_title_when_the_styles_of_the_page_come_late(server, chromium):
    window = chromium.new_context(viewport={"width": 1280, "height": 900})
    page, held_back = window.new_page(), []
    page.route("**/Html.*.js", lambda route: held_back.append(route), times=1)  # it brings page.css
    page.goto(f"{server}/facilitators")
    title = page.locator("h1")
    title.wait_for(timeout=60_000)
    page.locator("[class*=st-key-kept-]").first.wait_for(state="attached")
    before = title.bounding_box()
    for route in held_back:
        route.continue_()
    page.wait_for_function("[...document.querySelectorAll('style')].some(style => style.textContent.includes('#nudge-mishap'))")
    settle(page)
    assert held_back and title.bounding_box()["y"] == before["y"]
    window.close()


def test_back_leads_to_the_page_before_at_the_first_press(server, visit):
    step = caches.steps()[2]
    page = visit(f"{server}/?moment={step}")
    page.locator(".st-key-strip a").nth(SLUGS.index("skills")).click()
    page.get_by_role("heading", name=chapter("skills").title, level=1).wait_for()
    settle(page)
    page.go_back()
    page.get_by_role("heading", name=chapter("home").title, level=1).wait_for()
    settle(page)
    assert page.url == f"{server}/?moment={step}"


TABLE = "[data-testid=stMarkdownContainer]:has(> table)"


def test_a_table_too_wide_for_a_phone_shows_it_and_is_scrolled_by_arrow_keys(server, visit):
    page = visit(f"{server}/skills?skill=grammar", width=360)
    page.get_by_text("Out of the blue, and the numbers").first.click()
    page.locator(f"{TABLE}[role=region][tabindex='0']").first.wait_for(timeout=60_000)
    boxes = page.locator(TABLE).all()
    wide = [box for box in boxes if box.evaluate("box => box.scrollWidth > box.clientWidth + 1")]
    assert wide and [box.get_attribute("role") for box in boxes] == ["region" if box in wide else None for box in boxes]
    assert wide[0].get_attribute("aria-label") and wide[0].evaluate("box => getComputedStyle(box).backgroundImage").count("gradient") == 4
    wide[0].focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=wide[0].element_handle())


@pytest.mark.parametrize("width", [1280, 1000, 360])
def test_the_strip_stays_one_line_whatever_was_seen(width, server, visit):
    page = visit(f"{server}/", width=width)
    high = page.locator(".st-key-strip").bounding_box()["height"]
    for slug in SLUGS[1:]:
        page.locator(".st-key-strip a").nth(SLUGS.index(slug)).click()
        page.wait_for_url(f"**/{slug}*")
        settle(page)
    link = page.locator(".st-key-strip a").nth(SLUGS.index("data"))
    assert link.inner_text().split() == ["8✓", "Data", "seen"] and link.locator("em").evaluate("word => getComputedStyle(word).fontSize") == "0px"
    assert page.locator(".st-key-strip").bounding_box()["height"] == high
    boxes = [box.bounding_box() for box in page.locator(".st-key-strip a").all()]
    assert all(box["height"] == boxes[0]["height"] for box in boxes) and boxes[-1]["x"] + boxes[-1]["width"] <= width
