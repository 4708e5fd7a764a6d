"""Links as people and programs hand them on, a server under a path, and what a printer gets."""

import io
import re
import unicodedata

import pytest
from PIL import Image, ImageStat

from pages.shared.frame.chapters import chapter
from pages.shared.frame.lesson_plans import steps_of
from pages.shared.frame.steps import STEPS
from pages.shared.text import prose

from .conftest import CHROMIUM, serving, settle


@pytest.mark.parametrize(("spelt", "slug", "query"), [
    ("home", "home", ""), ("LAYERS/", "layers", "?moment=800"), ("layers)", "layers", ""), ("layers%20", "layers", ""),
    ("Fill-in-the-Blank", "fill_in_the_blank", "?question=3"),
])
def test_a_page_is_found_however_its_name_is_spelt_and_back_leads_out(spelt, slug, query, server, visit):
    page = visit(f"{server}/about")
    page.goto(f"{server}/{spelt}{query}")
    address = f"{server}/{'' if slug == 'home' else slug}{query}"
    page.wait_for_url(lambda url: url.removesuffix("&step=3") == address)  # where the third question stands
    settle(page)
    assert page.locator("h1").inner_text() == chapter(slug).title
    assert page.locator("[role=dialog]").count() == 0 and page.locator(".st-key-strip a").count() > 10
    if not query:
        page.go_back()
        page.wait_for_url(f"{server}/about")


def test_the_first_link_of_the_day_may_be_misspelt(cold_server, visit):
    page = visit(f"{cold_server}/Meaning?moment=800.")
    page.wait_for_url(f"{cold_server}/meaning?moment=800")
    settle(page)
    assert page.locator("h1").inner_text() == chapter("meaning").title and page.locator("[role=dialog]").count() == 0
    page.locator(".rail .place", has_text="After 800 steps").wait_for()


def test_under_a_path_the_sheet_prints_the_whole_address_and_misspelt_pages_are_found(visit):
    path, host = "/courses/nudge", "nudge.example.org"
    with serving("--server.baseUrlPath", path[1:], "--browser.serverAddress", host) as address:
        page = visit(f"{address}{path}/Facilitators?view=handout")
        page.wait_for_url(f"{address}{path}/facilitators?view=handout")
        browser = page.context.browser.browser_type.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", f"--host-resolver-rules=MAP {host} 127.0.0.1"])
        try:
            page = browser.new_page()
            page.goto(f"{address.replace('127.0.0.1', host)}{path}/facilitators?view=handout")
            page.locator(".st-key-handout-back").get_by_text("Go on at home").wait_for(timeout=60_000)
            printed = page.locator(".st-key-handout-back").inner_text().replace("\u2060", "").strip()
            assert printed.endswith(f"Go on at home: {address.replace('127.0.0.1', host)}{path}")
        finally:
            browser.close()


def test_all_notes_of_a_plan_print_and_the_controls_do_not(server, visit):
    pypdf = pytest.importorskip("pypdf")
    page = visit(f"{server}/facilitators?plan=20&view=notes")
    sheets = " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    printed = " ".join(unicodedata.normalize("NFKC", sheets).split())  # "ff" may be one letter there
    for step in steps_of(20):
        for name in ("do", "slide", "ask", "wrong", "paper"):
            told = re.sub(r"[*“”]|^- ", "", prose.section("lessons", f"{step.activity.key} {name}")).split()
            assert " ".join(told[:5]) in re.sub(r"[“”]", "", printed), (step.activity.key, name)
    assert "Print all notes" not in printed


def test_a_plan_prints_dark_on_white_in_the_dark_theme_too(server, visit):
    page = visit(f"{server}/facilitators?plan=45&view=notes", scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    for place in (".stMain table", "[class*=st-key-facilitators-step] h2"):
        shown = page.locator(place).first
        picture = Image.open(io.BytesIO(shown.screenshot())).convert("L")
        edge = picture.crop((2, 2, 12, picture.height - 2))  # where a shade would lie
        assert ImageStat.Stat(picture).median[0] > 240 and picture.getextrema()[0] < 60, place
        assert "h2" in place or ImageStat.Stat(edge).median[0] > 240, place


def test_back_leads_through_the_steps_that_the_reader_took_and_out_of_the_chapter(server, visit):
    page = visit(f"{server}/about")
    page.goto(f"{server}/fill_in_the_blank?question=3")
    page.wait_for_url("**/fill_in_the_blank?question=3&step=3")  # written by the page itself, and no place of its own
    settle(page)
    titles = [step.title for step in STEPS["fill_in_the_blank"]]
    there = page.locator(".st-key-talk h2")
    for title in titles[3:5]:
        page.locator(".st-key-fill_in_the_blank-step_on button").click()
        there.get_by_text(title, exact=True).wait_for()
        settle(page)
    for title in titles[3:1:-1]:
        page.go_back()
        there.get_by_text(title, exact=True).wait_for()
        settle(page)
    page.go_back()
    page.wait_for_url("**/about")


def test_back_leads_to_the_first_step_whose_address_names_none(server, visit):
    page = visit(f"{server}/layers")
    there = page.locator(".st-key-talk h2")
    first = there.inner_text()
    page.keyboard.press("ArrowRight")
    there.get_by_text(STEPS["layers"][1].title, exact=True).wait_for()
    settle(page)
    page.go_back()
    there.get_by_text(first, exact=True).wait_for()
    settle(page)
    assert page.url == f"{server}/layers"
    page.go_forward()
    there.get_by_text(STEPS["layers"][1].title, exact=True).wait_for()


def test_a_step_has_its_address_at_once_and_its_place_in_the_history_a_moment_later(server, visit):
    page = visit(f"{server}/layers")
    taken = page.evaluate("""() => {
        const length = history.length, said = []
        dispatchEvent(new KeyboardEvent("keydown"))  // as a reader who acts
        for (const step of [2, 3]) {
            history.pushState({}, "", `?step=${step}`)
            said.push([location.search, history.length - length])
        }
        return [length, said]
    }""")
    assert taken[1] == [["?step=2", 0], ["?step=3", 1]]  # the next step makes the entry that waits first
    page.wait_for_function("length => history.length == length + 2", arg=taken[0])
    assert page.evaluate("location.search") == "?step=3"
    page.go_back()
    page.wait_for_url("**/layers?step=2")
