"""Keys and whatever else listens: one press does one thing, however often the theme or the data changed; letters can be turned off."""

import string

import pytest

from pages.shared.frame.lesson_plans import steps_of

from .conftest import READY, settle

# Counts what our own components (their scripts are called st-bidi-nudge_...) have listening and watching outside of their own elements.
COUNT = """(() => {
  const ours = () => new Error().stack.includes("st-bidi-nudge_"), live = window.nudgeLive = new Set()
  const { addEventListener, removeEventListener } = EventTarget.prototype
  EventTarget.prototype.addEventListener = function (type, act, how) {
    const outside = !this || this === window || this === document || this instanceof MediaQueryList
    if (outside && ours()) {
      const one = { on: this, type, act }
      live.add(one)
      how?.signal?.addEventListener("abort", () => live.delete(one))
    }
    return addEventListener.call(this, type, act, how)
  }
  EventTarget.prototype.removeEventListener = function (type, act, how) {
    for (const one of live) if (one.type === type && one.act === act) live.delete(one)
    return removeEventListener.call(this, type, act, how)
  }
  for (const name of ["ResizeObserver", "MutationObserver", "IntersectionObserver"]) {
    const usual = window[name]
    window[name] = class extends usual {
      constructor(act) { super(act); if (ours()) live.add(this) }
      disconnect() { live.delete(this); super.disconnect() }
    }
  }
  const { setInterval } = window
  window.setInterval = (...all) => { if (ours()) live.add({ type: "interval" }); return setInterval(...all) }
})()"""
TOUCHES = {  # pages with pictures of ours -> what changes their data
    "": ("slider", "Moment of training"), "parameters": ("button", "Another one"), "layers?step=5": ("slider", "Place in the model"),
    "training?rate=0.01": ("slider", "Size of the nudge"), "meaning": ("slider", "Moment of training"),
    "memory": ("slider", "Moment of training"), "fill_in_the_blank": ("button", "see"),
    "facilitators?present=20-2": ("button", "Next"), "facilitators?view=handout": None,
}


def change_the_theme_twice(page) -> None:
    for scheme in ("dark", "light"):
        before = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(f"getComputedStyle(document.querySelector('.stApp')).backgroundColor !== '{before}'")
        page.wait_for_timeout(300)


def step_shown(page) -> str:
    page.wait_for_selector(READY)
    return page.locator(".st-key-present-bar p").first.inner_text()


def waits_for_step(page, number: int) -> None:
    page.locator(".st-key-present-bar p", has_text=f"Step {number} of {len(steps_of(20))}").wait_for(timeout=60_000)
    settle(page)


@pytest.fixture(scope="module")
def of_the_glossary(server, chromium):
    """What listens in the glossary when it is the first page that was opened."""
    window = chromium.new_context(viewport={"width": 2600, "height": 900}, reduced_motion="reduce")
    page = window.new_page()
    page.add_init_script(COUNT)
    page.goto(f"{server}/glossary")
    settle(page)
    page.locator(".picture .main-svg").first.wait_for()
    page.wait_for_timeout(1500)
    count = page.evaluate("nudgeLive.size")
    window.close()
    return count


@pytest.mark.parametrize("address", TOUCHES)
def test_what_our_pictures_have_listening_stays_the_same_through_theme_and_data_and_goes_with_them(address, of_the_glossary, server, visit):
    page = visit(f"{server}/{address}", width=2600, init=COUNT)  # so wide that the bar on top holds every chapter
    page.locator(".nudge").first.wait_for(state="attached")
    page.wait_for_timeout(1500)
    count = page.evaluate("nudgeLive.size")
    change_the_theme_twice(page)
    assert page.evaluate("nudgeLive.size") == count
    if TOUCHES[address]:
        role, name = TOUCHES[address]
        touched = page.get_by_role(role, name=name, exact=True).first
        touched.press("ArrowRight") if role == "slider" else touched.click()
        page.wait_for_timeout(1000)
        settle(page)
        with_data = page.evaluate("nudgeLive.size")
        change_the_theme_twice(page)
        assert page.evaluate("nudgeLive.size") == with_data
    if "present=" in address:
        page.get_by_role("button", name="Leave").click()
        page.locator(".st-key-strip a").first.wait_for()
        settle(page)
    page.get_by_role("link", name="Glossary").first.click()
    page.get_by_role("heading", name="Glossary", level=1).wait_for()
    settle(page)
    page.locator(".picture .main-svg").first.wait_for()
    page.wait_for_timeout(1500)
    assert page.evaluate("nudgeLive.size") == of_the_glossary


def test_one_press_presses_once_however_often_the_theme_has_changed(server, visit):
    page = visit(f"{server}/facilitators?present=20-2", width=1280, height=720)
    change_the_theme_twice(page)
    page.evaluate("""() => { window.presses = 0
      document.addEventListener("click", event => { if (event.target.closest(".st-key-present-next")) window.presses++ }, true) }""")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/fill_in_the_blank*")
    settle(page)
    assert page.evaluate("presses") == 1


@pytest.mark.parametrize("how", ["opened from its slide", "opened by its own link"])
def test_in_a_chapter_the_keys_of_the_wall_lead_on_however_it_was_opened(how, server, visit):
    page = visit(f"{server}/{'facilitators' if 'slide' in how else 'fill_in_the_blank'}?present=20-2", width=1280, height=720)
    if "slide" in how:
        page.get_by_role("link", name="Open: Fill in the blank").click()
        page.get_by_role("heading", name="Fill in the blank", level=1).wait_for()
        settle(page)
    change_the_theme_twice(page)
    page.keyboard.press("ArrowRight")
    waits_for_step(page, 3)
    assert page.url.split("?")[0].endswith("/facilitators")


def test_no_letter_digit_or_mark_does_anything_on_the_wall(server, visit):
    page = visit(f"{server}/fill_in_the_blank?present=20-2&question=3", width=1280, height=720)
    before = page.locator(".stMain").inner_text()
    for key in string.ascii_lowercase + string.digits + ".,-/":
        page.keyboard.press(key)
    page.wait_for_timeout(1000)
    settle(page)
    assert page.locator(".stMain").inner_text() == before and page.locator("[role=dialog]").count() == 0


def test_the_keys_of_the_game_can_be_turned_off_and_stay_off_in_this_browser(server, visit):
    page = visit(f"{server}/fill_in_the_blank?question=3")
    switch, title = page.get_by_role("switch", name="Keys:"), page.get_by_role("heading", level=2)
    assert switch.is_checked()
    switch.uncheck()
    title.click()
    for key in ("1", "n"):
        page.keyboard.press(key)
    page.wait_for_timeout(600)
    page.reload()
    settle(page)
    page.keyboard.press("n")
    page.wait_for_timeout(600)
    assert page.get_by_text("Blank 3 of").count() == 1 and page.locator(".picture text", has_text="➤").count() == 0
    assert not switch.is_checked()
    switch.check()
    title.click()
    page.keyboard.press("n")
    page.get_by_text("Blank 4 of").wait_for()


def test_a_reload_keeps_the_wall_and_the_sheet(server, visit):
    page = visit(f"{server}/facilitators?step=2", width=1280, height=720)
    page.get_by_role("link", name="Put this lesson on the wall").click()
    waits_for_step(page, 1)
    assert page.url.endswith("?present=20-1")
    page.reload()
    settle(page)
    assert step_shown(page).startswith("Step 1")
    page.get_by_role("button", name="Leave").click()
    page.get_by_role("button", name="Step 3 of 8").click()
    page.get_by_role("link", name="Open the handout").click()
    page.locator(".st-key-handout-back").wait_for()
    page.wait_for_function("location.search === '?view=handout'")
    page.reload()
    page.locator(".st-key-handout-back").wait_for()
