"""The map of words in a browser: it moves without the server, by keyboard too, and says in words what it shows."""

from itertools import combinations

import pytest

from pages.shared.loading import caches

from .conftest import settle

FILM = ".st-key-meaning\\.map"
WATCH = """
const clear = CanvasRenderingContext2D.prototype.clearRect, fill = CanvasRenderingContext2D.prototype.fillText
CanvasRenderingContext2D.prototype.clearRect = function (...all) { this.canvas.names = []; clear.apply(this, all) }
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const size = this.measureText(text)
  this.canvas.names.push([text, x - size.actualBoundingBoxLeft, x + size.actualBoundingBoxRight,
                          y - size.actualBoundingBoxAscent, y + size.actualBoundingBoxDescent])
  fill.call(this, text, x, y)
}"""


@pytest.fixture
def film(server, visit):
    page = visit(f"{server}/meaning")
    page.locator("canvas.map").wait_for(timeout=60_000)
    page.wait_for_timeout(1500)
    return page


def picture(page) -> str:
    return page.locator("canvas.map").evaluate("canvas => canvas.toDataURL()")


def test_the_arrow_keys_move_the_words_and_the_sentence_without_the_server(film):
    slider = film.get_by_role("slider", name="Moment of training")
    slider.focus()
    seen = {(picture(film), film.locator(".told .line").first.inner_text())}
    for _ in range(len(caches.steps()) - 1):
        film.keyboard.press("ArrowRight")
        film.wait_for_timeout(60)
        seen.add((picture(film), film.locator(".told .line").first.inner_text()))
    assert len(seen) == len(caches.steps())
    assert film.locator("canvas.map").get_attribute("aria-label") == film.locator(".told .line").first.inner_text()


def test_a_word_that_is_found_is_followed_with_its_nearest_words_and_stands_in_the_address(film):
    box = film.get_by_label("Find a word on the map")
    box.fill("king")
    box.press("Enter")
    film.locator(".followed p", has_text="king is nearest to").wait_for(timeout=5_000)
    film.wait_for_function("location.search.includes('king')", timeout=20_000)


@pytest.mark.parametrize("typed", ["don’t", "Don\u200b´t\u00a0", "ｄｏｎʼt"])
def test_a_word_is_found_whatever_marks_the_keyboard_writes(typed, film):
    box = film.get_by_label("Find a word on the map")
    box.fill(typed)
    box.press("Enter")
    film.locator(".followed p", has_text="don't is nearest to").wait_for(timeout=20_000)


def test_a_word_that_is_not_on_the_map_is_answered_in_words(film):
    box = film.get_by_label("Find a word on the map")
    box.fill("<b>zzz")
    box.press("Enter")
    film.locator(".told .line", has_text="No word on this map").first.wait_for(timeout=5_000)


def test_lighting_up_a_kind_and_changing_the_map_keep_to_the_browser_and_go_into_the_address(film):
    before = picture(film)
    film.get_by_role("button", name="animals", exact=True).click()
    film.wait_for_function("location.search.includes('view=animals')", timeout=20_000)
    lit = picture(film)
    film.get_by_role("button", name="Widest view (PCA)").click()
    film.wait_for_function("location.search.includes('map=pca')", timeout=20_000)
    settle(film)
    assert len({before, lit, picture(film)}) == 3
    assert film.get_by_role("button", name="Widest view (PCA)").get_attribute("aria-pressed") == "true"


def test_the_other_table_draws_another_map_at_the_same_moment_with_the_same_words_followed(film):
    box = film.get_by_label("Find a word on the map")
    box.fill("king")
    box.press("Enter")
    slider = film.get_by_role("slider", name="Moment of training")
    slider.focus()
    for _ in range(9):
        film.keyboard.press("ArrowRight")
    film.wait_for_function("location.search.includes('step=') && location.search.includes('king')", timeout=20_000)
    settle(film)
    before, moment = picture(film), slider.input_value()
    film.get_by_role("radio", name="Where words go out").click()
    film.wait_for_function("location.search.includes('table=unembed')", timeout=20_000)
    film.locator(".told .line", has_text="where words go out").first.wait_for(timeout=20_000)
    settle(film)
    assert picture(film) != before and slider.input_value() == moment == "9"
    assert film.locator(".followed p", has_text="king is nearest to").count() == 1


def test_two_followed_words_can_be_compared(film):
    box = film.get_by_label("Find a word on the map")
    for word in ("king", "queen"):
        box.fill(word)
        box.press("Enter")
    film.get_by_role("button", name="Compare king and queen").click()
    film.locator("h3", has_text="king").first.wait_for(timeout=60_000)
    assert film.get_by_label("Second word").input_value() == "queen"


def test_whoever_asks_for_less_motion_gets_no_play_button(film):
    assert not film.get_by_role("button", name="Play", exact=True).is_visible()


def test_on_a_phone_no_name_on_the_map_covers_another_at_any_moment(server, visit):
    page = visit(f"{server}/meaning", width=360)
    page.add_init_script(WATCH)
    page.reload()
    page.locator("canvas.map").wait_for(timeout=60_000)
    page.wait_for_timeout(1500)
    page.get_by_role("slider", name="Moment of training").focus()
    page.keyboard.press("Home")
    for step in caches.steps():
        page.wait_for_timeout(100)
        names = page.locator("canvas.map").evaluate("canvas => canvas.names")
        covered = [(one[0], other[0]) for one, other in combinations(names, 2)
                   if one[1] < other[2] and other[1] < one[2] and one[3] < other[4] and other[3] < one[4]]
        assert names and not covered, step
        page.keyboard.press("ArrowRight")
