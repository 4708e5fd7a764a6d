"""What only a browser can tell: cold deep links, films, keyboard, layout, accessibility."""


import pytest

from core.figures import style
from pages.shared.frame import shell
from pages.shared.frame.chapters import chapter, chapters
from pages.shared.loading import caches
from pages.shared.text import prose

from .conftest import settle

SLUGS = [entry.slug for entry in chapters()]
# The frame's own markup, which no app can change (Streamlit 1.67).
STREAMLITS_OWN: set[str] = set()
PAPER = {theme: "rgb({}, {}, {})".format(*bytes.fromhex(paper[1:])) for theme, paper in style.BACKGROUND.items()}


@pytest.mark.parametrize("slug", SLUGS)
def test_the_first_link_of_the_day_opens_its_chapter_inside_the_frame_and_asks_no_other_server(slug, cold_server, visit):
    asked = []
    page = visit(f"{cold_server}/{slug if slug != 'home' else ''}", asked=asked)
    assert [address for address in asked if not address.startswith((cold_server, "data:", "blob:"))] == []
    assert page.locator("h1").inner_text() == chapter(slug).title
    assert page.locator("[data-testid=stTopNavLink]").count() == len(SLUGS)
    assert page.locator("[role=dialog]").count() == 0


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_does_not_jump_while_it_loads_and_has_no_fault_that_axe_can_find_in_either_theme(slug, server, visit):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visit(f"{server}/{slug if slug != 'home' else ''}")
    page.wait_for_timeout(2500)  # what comes late
    assert page.evaluate("window.__shift") <= 0.1
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("paper => getComputedStyle(document.querySelector('.stApp')).backgroundColor === paper", arg=PAPER[scheme])
        settle(page)
        found = axe.run(page, options={"runOnly": {"type": "tag", "values": tags}}).response["violations"]
        faults = {fault["id"]: fault["nodes"][0]["html"][:200] for fault in found if fault["id"] not in STREAMLITS_OWN}
        assert not faults, scheme


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_fits_a_phone(slug, server, visit):
    page = visit(f"{server}/{slug if slug != 'home' else ''}", width=360, height=740)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


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


def test_homes_slider_changes_the_text_without_the_server_and_by_keyboard(server, visit):
    page = visit(server)
    slider = page.get_by_role("slider", name="Moment of training")
    slider.wait_for()
    seen = [page.locator(".film .rest").inner_text()]
    slider.focus()
    for _ in range(len(caches.steps()) - 1):
        page.keyboard.press("ArrowRight")
        seen.append(page.locator(".film .rest").inner_text())
    assert len(set(seen)) > len(seen) / 2
    assert "read nothing" not in page.locator(".film .place").inner_text()


def test_the_moment_of_the_film_goes_into_the_address_and_to_the_other_chapters(server, visit):
    page = visit(server)
    page.get_by_role("slider", name="Moment of training").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"location.search.includes('moment={caches.steps()[2]}')")
    settle(page)
    assert page.locator(".film .place").inner_text() != "It has read nothing yet"
    name = shell.moment_name(caches.steps()[2])
    assert name in page.locator(".st-key-frame-moment_popover").inner_text()
    for slug, place in (("meaning", ".film .place"), ("layers", None), ("parameters", None)):
        page.get_by_role("link", name=chapter(slug).label).last.click()
        page.get_by_role("heading", name=chapter(slug).title, level=1).wait_for()
        settle(page)
        assert name in page.locator(".st-key-frame-moment_popover").inner_text()
        assert f"moment={caches.steps()[2]}" in page.url
        if place:
            assert page.locator(place).inner_text().lower() == name
        page.locator("[data-testid=stTopNavLink]").first.click()
        page.get_by_role("heading", name=chapter("home").title, level=1).wait_for()
        settle(page)


def test_back_leads_to_the_page_before_at_the_first_press(server, visit):
    step = caches.steps()[2]
    page = visit(f"{server}/?moment={step}")
    page.get_by_role("link", name=chapter("skills").label).last.click()
    page.get_by_role("heading", name=chapter("skills").title, level=1).wait_for()
    page.wait_for_function(f"location.search.includes('moment={step}')")
    settle(page)
    page.go_back()
    page.get_by_role("heading", name=chapter("home").title, level=1).wait_for()
    settle(page)
    assert page.url == f"{server}/?moment={step}"


def test_a_definition_opens_by_keyboard_and_by_touch(server, visit):
    told = prose.definition("token")
    page = visit(server)
    page.get_by_role("button", name="token?").focus()
    page.keyboard.press("Enter")
    page.get_by_text(told).wait_for()
    page.keyboard.press("Escape")
    page.get_by_text(told).wait_for(state="hidden")
    phone = visit(server, width=360, height=740, touch=True)
    phone.get_by_role("button", name="token?").tap()
    phone.get_by_text(told).wait_for()


def test_typed_text_is_shown_as_it_was_typed(server, visit):
    page = visit(server)
    typed = "a *b* :smile: $x$ -> :red[c] <i>d</i> www.e.com"
    box = page.get_by_label("Or type a beginning of your own")
    box.fill(typed)
    box.press("Enter")
    page.wait_for_function("location.search.includes('smile')")
    page.locator(".film .prompt", has_text="smile").wait_for()
    settle(page)
    shown = page.locator(".st-key-home-tokens").inner_text().replace("\u2060", "")
    for piece in "*:$<>[]-":
        assert piece in shown
    assert page.locator(".st-key-home-tokens em, .st-key-home-tokens a, .st-key-home-tokens .katex").count() == 0
    assert typed in page.locator(".film .text").first.inner_text()


def test_home_loads_no_chart_library(server, chromium):
    window = chromium.new_context()
    page = window.new_page()
    files = []
    page.on("response", lambda response: files.append(response.url))
    page.goto(server)
    settle(page)
    page.wait_for_timeout(1500)
    window.close()
    assert not [name for name in files if "plotly" in name.lower() or "vega" in name.lower()]


TABLE = "[data-testid=stMarkdownContainer]:has(> table)"


def test_a_table_too_wide_for_a_phone_shows_it_and_is_scrolled_by_arrow_keys(server, visit):
    page = visit(f"{server}/skills?skill=grammar", width=360)
    page.get_by_text("The numbers").first.click()
    page.locator(f"{TABLE}[role=region][tabindex='0']").first.wait_for(timeout=60_000)
    boxes = page.locator(TABLE).all()
    wide = [box for box in boxes if box.evaluate("box => box.scrollWidth > box.clientWidth + 1")]
    assert wide and [box.get_attribute("role") for box in boxes] == ["region" if box in wide else None for box in boxes]
    assert wide[0].get_attribute("aria-label") and wide[0].evaluate("box => getComputedStyle(box).backgroundImage").count("gradient") == 4
    wide[0].focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=wide[0].element_handle())
