"""Pages that a browser translates: nothing breaks, no old word stays, and what can't be translated is said."""

from pathlib import Path

import pytest

from pages.sections.home.panels import GUESSES
from pages.shared.frame.chapters import chapters
from pages.shared.text import prose
from tests import recount

from .conftest import READY, settle

TRANSLATE = (Path(__file__).parent / "translator.js").read_text(encoding="utf-8")
CHOICES = ".stMain [data-testid=stButtonGroup] button, .stMain .stRadio label, .stMain .stButton button:not(:disabled)"
READ = """() => {
  const texts = document.createTreeWalker(document.querySelector(".stMain"), NodeFilter.SHOW_TEXT), found = []
  while (texts.nextNode()) {
    if (!texts.currentNode.parentElement.closest("script, style, .st-key-frame-translated")) found.push(texts.currentNode.data)
  }
  return found.join("").replace(/[⟦⟧]/g, "")
}"""
TAPS = {"home": 4, "fill_in_the_blank": 5, "training": 4, "meaning": 3, "glossary": 0, "about": 0}  # others: 2


STILL = """quiet => {
  if (!window.nudgeStirs) {
    window.nudgeStirs = new MutationObserver(() => { window.nudgeStirred = performance.now() })
    nudgeStirs.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
  }
  const drawn = [...document.querySelectorAll("[data-testid=stPlotlyChart]")].every(chart => chart.querySelector(".main-svg"))
  const plays = [...document.querySelectorAll(".rail > button")].some(button => button.title === "Pause")  // between two moments it is still, too
  return drawn && !plays && !document.querySelector("[data-testid=stSkeleton]") && performance.now() - nudgeStirred > quiet
}"""
QUIET = 900  # milliseconds


def at_rest(page) -> str:
    """All of the page's text once all of it is drawn, nothing has stirred for a while, and nothing is still being prepared ("One moment: ...")."""
    page.wait_for_selector("h1", timeout=60_000)
    page.evaluate("window.nudgeStirred = performance.now()")  # so that what was just tapped has its while
    for _ in range(60):
        page.wait_for_selector(READY)
        page.wait_for_function(STILL, arg=QUIET, polling=100)
        text = page.evaluate(READ)
        if "One moment" not in text and page.locator(READY).count():
            return text
        page.wait_for_timeout(250)
    raise AssertionError(f"the page doesn't come to rest: {text[-300:]}")


def taps(page, count: int) -> list[tuple[str, str]]:
    """What is tapped, one choice after the other from the top, and the whole text of the page after each."""
    seen = [("", at_rest(page))]
    for number in range(count):
        choice = page.locator(CHOICES).filter(visible=True).nth(number)  # not what lies in a closed drawer
        name = choice.inner_text().replace("⟦", "").replace("⟧", "")
        choice.click()
        seen.append((name, at_rest(page)))
    return seen


@pytest.mark.parametrize("slug", [entry.slug for entry in chapters()])
def test_a_translated_page_neither_breaks_nor_keeps_an_old_word(slug, server, visit):
    address = f"{server}/{slug if slug != 'home' else ''}"
    as_written = taps(visit(address), TAPS.get(slug, 2))
    page, faults = visit(address), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.evaluate(TRANSLATE)
    for written, translated in zip(as_written, taps(page, TAPS.get(slug, 2)), strict=True):
        assert written == translated
    assert not faults and page.get_by_text("removeChild").count() == 0
    assert page.locator(".stMain font").count() > 20
    assert page.locator("svg font").count() == 0  # HTML in a drawing shows nothing


def test_what_a_drawing_says_around_its_picture_is_translated_and_the_models_own_words_are_not(server, visit):
    page = visit(f"{server}/parameters?view=layer")
    page.locator(".picture .main-svg").first.wait_for()
    page.evaluate(TRANSLATE)
    assert page.locator(".headline").inner_text().startswith("⟦")
    page.locator(".rail .stops").get_by_role("button", name="matrix").click()
    page.locator(".headline > font", has_text="matrix").wait_for()
    page = visit(server)
    page.evaluate(TRANSLATE)
    assert page.locator(".written .rail .place").inner_text().startswith("⟦")
    assert "⟦" not in page.locator(".written .text:visible").first.inner_text()


def test_a_page_says_what_stays_untranslated_only_while_it_is_translated(server, visit):
    page = visit(server)
    note = page.locator(".st-key-frame-translated")
    assert note.is_hidden()
    page.evaluate(TRANSLATE)
    note.wait_for()
    assert note.inner_text().replace("\n", " ").strip("⟦⟧") == prose.section("frame", "translated").replace("\n", " ")
    page.evaluate("document.documentElement.classList.remove('translated-ltr'); document.documentElement.lang = 'en'")
    assert note.is_hidden()


def test_the_original_may_be_asked_for_again_and_the_page_goes_on(server, visit):
    page, faults = visit(f"{server}/?step=2"), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.evaluate(TRANSLATE)
    page.evaluate("""() => { for (const font of document.querySelectorAll(":not(font) > font"))
      font.replaceWith(document.createTextNode(font.textContent.replace(/[⟦⟧]/g, ""))) }""")
    _, right = recount.nine_tenths()
    page.get_by_role("radio", name=next(name for name in GUESSES if name != right)).click()
    settle(page)
    page.get_by_text("You guessed").wait_for()
    page.get_by_role("radio", name=right).click()
    settle(page)
    assert page.get_by_text("You guessed it").count() == 1 and not faults
