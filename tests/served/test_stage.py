"""The stage as a reader meets it: the picture in view with its controls before anything is tapped, few words, nothing that jumps;
steps by keys; every chapter in the strip; a term's meaning beside it.
"""

import pytest

from core.figures import style
from pages.shared.frame.chapters import chapters
from pages.shared.frame.steps import STEPS
from tests.served.conftest import settle

NOUN = [step.name for step in STEPS["skills"]].index("noun") + 1

SIZES = [(1280, 720), (360, 740)]
PAPER = {theme: "rgb({}, {}, {})".format(*bytes.fromhex(paper[1:])) for theme, paper in style.BACKGROUND.items()}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PICTURE = "[data-picture]"
IN_VIEW = """() => {
  const all = [...document.querySelectorAll("[data-picture]")].filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())
  const top = Math.min(...all.map(box => box.top)), bottom = Math.max(...all.map(box => box.bottom)), r = { top, bottom, height: bottom - top }
  const seen = Math.max(0, Math.min(innerHeight, r.bottom) - Math.max(0, r.top))
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  let words = 0
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement, b = e.getBoundingClientRect()
    if (!/STYLE|SCRIPT/.test(e.tagName) && e.checkVisibility() && b.width && b.bottom > 0 && b.top < r.top) {
      words += walk.currentNode.textContent.trim().split(/\\s+/).filter(Boolean).length
    }
  }
  const rail = document.querySelector(".rail:not([hidden])")?.getBoundingClientRect()
  return { seen: seen / r.height, ofHeight: seen / innerHeight, words, foot: rail ? rail.bottom : r.bottom,
           screens: document.querySelector("[data-testid=stMain]").scrollHeight / innerHeight, shift: window.__shift,
           wide: document.documentElement.scrollWidth }
}"""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
@pytest.mark.parametrize("slug", STEPS)
def test_a_cold_link_shows_the_picture_with_its_controls_and_few_words_before_it_and_there_is_a_way_on(slug, size, server, visit):
    width, height = size
    page = visit(f"{server}/{'' if slug == 'home' else slug}", width=width, height=height)
    page.locator(f"{PICTURE} .main-svg, {PICTURE}").first.wait_for()
    settle(page)
    found = page.evaluate(IN_VIEW)
    assert found["seen"] >= 0.6 and found["foot"] <= height
    assert found["ofHeight"] >= 0.4
    assert found["words"] <= 60
    assert found["screens"] <= 2.5 and found["wide"] <= width
    assert found["shift"] <= 0.1
    if width > 1000:
        assert not faults_that_axe_finds(page)
        assert page.evaluate("window.__shift") <= 0.1  # nor by what comes late
        walked_by_arrow_keys(page, slug)
    else:
        way_on_in_view(page, slug)


def faults_that_axe_finds(page) -> list[tuple[str, str, str]]:
    """In either theme: the theme, the rule, and what breaks it."""
    axe, found = pytest.importorskip("axe_playwright_python.sync_playwright").Axe(), []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("paper => getComputedStyle(document.querySelector('.stApp')).backgroundColor === paper", arg=PAPER[scheme])
        settle(page)
        faults = axe.run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
        found += [(scheme, fault["id"], fault["nodes"][0]["html"][:200]) for fault in faults]
    return found


def way_on_in_view(page, slug):
    """At the last step back, all dots and the link with its words are wholly on a phone's screen."""
    page.locator(f".st-key-{slug}-dot{len(STEPS[slug])} button").click()
    page.locator(".st-key-walk a").wait_for()
    settle(page)
    boxes = page.locator(".st-key-walk :is(button, a):visible, .st-key-walk a p").evaluate_all(
        "parts => parts.map(part => part.getBoundingClientRect().toJSON())")
    assert len(boxes) == len(STEPS[slug]) + 3
    assert all(box["left"] >= 0 and box["right"] <= 360 and box["bottom"] <= 740 for box in boxes)


def walked_by_arrow_keys(page, slug):
    """The arrow keys walk the steps, and the address says which is on."""
    for number, step in enumerate(STEPS[slug][:3], start=1):
        page.get_by_role("heading", name=step.title, exact=True).wait_for()
        page.wait_for_function("number => number === 1 || location.search.includes(`step=${number}`)", arg=number)
        settle(page)
        page.keyboard.press("ArrowRight")
    page.get_by_role("heading", name=STEPS[slug][3].title, exact=True).wait_for()
    settle(page)
    page.keyboard.press("ArrowLeft")
    page.get_by_role("heading", name=STEPS[slug][2].title, exact=True).wait_for()


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (360, 740)], ids=lambda size: f"{size[0]}")
def test_every_chapter_is_in_the_strip_side_by_side_and_large_enough_for_a_finger(size, server, visit):
    page = visit(f"{server}/about", width=size[0], height=size[1])
    boxes = page.locator(".st-key-strip a").evaluate_all("links => links.map(link => link.getBoundingClientRect().toJSON())")
    assert len(boxes) == len(chapters())
    for box, after in zip(boxes, [*boxes[1:], {"left": size[0]}], strict=True):
        assert box["width"] >= 24 and box["height"] >= 24 and box["right"] <= after["left"] + 0.5
    page.locator(".st-key-strip a").nth(7).click()
    page.get_by_role("heading", level=1, name="Memorise or generalise?").wait_for()


def test_the_meaning_of_a_term_stands_beside_it_when_it_is_focused_or_tapped_and_escape_closes_it(server, visit):
    page = visit(f"{server}/fill_in_the_blank")
    term, meaning = page.locator('a[href*="glossary?word=probability"]').first, page.locator("#nudge-term")
    term.focus()
    assert "share" in meaning.inner_text() and term.get_attribute("aria-describedby") == "nudge-term"
    page.keyboard.press("Escape")
    assert meaning.is_hidden()
    term.click()
    assert meaning.is_visible() and page.url == f"{server}/fill_in_the_blank"
    page.mouse.click(5, 700)
    assert meaning.is_hidden()


@pytest.mark.parametrize("link", ["?step=2", "meaning?step=2", "memory?step=3", "parameters?step=3", f"skills?step={NOUN}"])
def test_on_a_phone_the_verdict_of_a_guess_comes_into_view_under_the_picture(link, server, visit):
    page = visit(f"{server}/{link}", width=360, height=740)
    pills = page.locator(".st-key-talk [data-testid=stButtonGroup]").filter(has_text="just show me").first
    pills.wait_for()
    settle(page)
    pills.locator("button").first.scroll_into_view_if_needed()
    pills.locator("button").first.click()
    verdict = page.locator(".st-key-talk p").filter(has_text="You guessed").first
    verdict.wait_for()
    page.wait_for_timeout(1000)
    box, stage = verdict.bounding_box(), page.locator(".st-key-stage").bounding_box()
    assert stage["y"] + stage["height"] <= box["y"] + 1 and box["y"] + 24 <= page.locator(".st-key-walk").bounding_box()["y"]
