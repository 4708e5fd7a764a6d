"""What only a browser can tell: cold deep links, films, keyboard, layout, accessibility."""

import os
from pathlib import Path

import pytest

from pages.shared import loaders
from pages.shared.chapters import chapter, chapters

from .conftest import settle

SLUGS = [entry.slug for entry in chapters()]
RUNS = Path(os.environ.get("NUDGE_RUNS") or loaders.RUNS)
needs_run = pytest.mark.skipif(not (RUNS / loaders.BASE / "checkpoints").is_dir(), reason="no trained run is here")
# The frame's own markup, which no app can change (Streamlit 1.67).
STREAMLITS_OWN: set[str] = set()


@pytest.mark.parametrize("slug", SLUGS)
def test_the_first_link_of_the_day_opens_its_chapter_inside_the_frame(slug, cold_server, visit):
    page = visit(f"{cold_server}/{slug if slug != 'home' else ''}")
    assert page.locator("h1").inner_text() == chapter(slug).title
    assert page.locator("[data-testid=stTopNavLink]").count() == len(SLUGS)
    assert page.locator("[role=dialog]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_has_no_fault_that_axe_can_find(slug, scheme, server, visit):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visit(f"{server}/{slug if slug != 'home' else ''}", scheme=scheme)
    page.wait_for_timeout(1500)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = axe.run(page, options={"runOnly": {"type": "tag", "values": tags}}).response["violations"]
    faults = {fault["id"]: fault["nodes"][0]["html"][:200] for fault in found if fault["id"] not in STREAMLITS_OWN}
    assert not faults


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_fits_a_phone(slug, server, visit):
    page = visit(f"{server}/{slug if slug != 'home' else ''}", width=360, height=740)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_does_not_jump_while_it_loads(slug, server, visit):
    page = visit(f"{server}/{slug if slug != 'home' else ''}")
    page.wait_for_timeout(2500)
    assert page.evaluate("window.__shift") <= 0.1


@needs_run
def test_homes_slider_changes_the_text_without_the_server_and_by_keyboard(server, visit):
    page = visit(server)
    slider = page.get_by_role("slider", name="Moment of training")
    slider.wait_for()
    seen = [page.locator(".film .rest").inner_text()]
    slider.focus()
    for _ in range(len(loaders.steps()) - 1):
        page.keyboard.press("ArrowRight")
        seen.append(page.locator(".film .rest").inner_text())
    assert len(set(seen)) > len(seen) / 2
    assert "read nothing" not in page.locator(".film .place").inner_text()


@needs_run
def test_the_moment_of_the_film_goes_into_the_address_and_to_the_other_chapters(server, visit):
    page = visit(server)
    page.get_by_role("slider", name="Moment of training").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"location.search.includes('step={loaders.steps()[2]}')", timeout=10_000)
    settle(page)
    assert page.locator(".film .place").inner_text() != "It has read nothing yet"


@needs_run
def test_typed_text_is_shown_as_it_was_typed(server, visit):
    page = visit(server)
    typed = "a *b* :smile: $x$ -> :red[c] <i>d</i> www.e.com"
    box = page.get_by_label("Or type a beginning of your own")
    box.fill(typed)
    box.press("Enter")
    page.wait_for_function("location.search.includes('smile')", timeout=30_000)
    page.locator(".film .prompt", has_text="smile").wait_for(timeout=180_000)
    settle(page)
    shown = page.locator(".st-key-home-tokens").inner_text().replace("\u2060", "")
    for piece in "*:$<>[]-":
        assert piece in shown
    assert page.locator(".st-key-home-tokens em, .st-key-home-tokens a, .st-key-home-tokens .katex").count() == 0
    assert typed in page.locator(".film .text").first.inner_text()


@needs_run
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
