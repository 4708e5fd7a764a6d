"""The map of words in a browser: it moves without the server, by keyboard too, and says in words what it shows."""

from itertools import combinations

import numpy as np
import pytest

from pages.sections.meaning import words
from pages.shared.films.film import moment_title
from pages.shared.loading import caches

from .conftest import settle

NAMES = """() => [...document.querySelectorAll('.picture .xy text')].filter(text => text.textContent)
  .map(text => { const { left, right, top, bottom } = text.getBoundingClientRect(); return [text.textContent, left, right, top, bottom] })"""
SPOT = """word => {
  const { x, y } = [...document.querySelectorAll('.picture .xy text')].find(text => text.textContent === word).getBoundingClientRect()
  return [x, y]
}"""
FRAME = ".st-key-stage .picture"


def at_rest(page) -> list[list]:
    """The names on the map once they stand still, which takes a busy machine longer."""
    before, now = None, page.evaluate(NAMES)
    while now != before:
        page.wait_for_timeout(120)
        before, now = now, page.evaluate(NAMES)
    return now


def at_step(server, visit, step: int, **how):
    page = visit(f"{server}/meaning?step={step}", **how)
    page.locator(f"{FRAME} .main-svg").first.wait_for(timeout=60_000)
    page.wait_for_timeout(1200)
    return page


@pytest.fixture
def film(server, visit):
    return at_step(server, visit, 4)


def dust(page) -> str:
    return page.locator("canvas.dust").evaluate("canvas => canvas.toDataURL()")


def headline(page) -> str:
    return page.locator(".st-key-stage .headline").inner_text()


def test_the_arrow_keys_move_the_words_and_the_headline_without_the_server(film):
    slider = film.get_by_role("slider", name="Moment of training")
    slider.focus()
    film.keyboard.press("Home")
    seen = {(dust(film), headline(film))}
    for _ in range(len(caches.steps()) - 1):
        film.keyboard.press("ArrowRight")
        film.wait_for_timeout(60)
        seen.add((dust(film), headline(film)))
    assert len(seen) == len(caches.steps())


def test_the_film_plays_once_on_arrival_and_its_headline_follows_every_moment(server, visit):
    page = visit(f"{server}/meaning", motion="no-preference", init="""
      window.told = []
      new MutationObserver(() => {
        const now = document.querySelector('.st-key-stage .headline')?.textContent
        if (now && told.at(-1) !== now) told.push(now)
      }).observe(document, { subtree: true, childList: true, characterData: true })""")
    page.wait_for_function("told.some(told => told.includes(' | after '))", timeout=120_000)
    page.wait_for_function("document.querySelector('.rail button[title=Play]')", timeout=120_000)
    told = page.evaluate("told")
    while told and not told[0].startswith("Before training:"):
        told.pop(0)
    steps = [line.split(":")[0] for line in told]
    assert steps[0] == "Before training" and len(told) > len(caches.steps()) / 2 and told[-1].count("|") == 1
    assert len(set(told)) == len(told)  # no moment twice: it played once


def test_a_word_that_is_found_is_followed_with_its_nearest_words_and_stands_in_the_address(film):
    box = film.get_by_label("Find a word on the map")
    box.fill("king")
    box.press("Enter")
    film.locator(".st-key-meaning-following p", has_text="king is nearest to").first.wait_for(timeout=20_000)
    film.wait_for_function("location.search.includes('king')", timeout=20_000)


@pytest.mark.parametrize("typed", ["don’t", "Don\u200b´t\u00a0", "ｄｏｎʼt"])
def test_a_word_is_found_whatever_marks_the_keyboard_writes(typed, film):
    box = film.get_by_label("Find a word on the map")
    box.fill(typed)
    box.press("Enter")
    film.locator(".st-key-meaning-following p", has_text="don't is nearest to").first.wait_for(timeout=20_000)


def test_a_word_that_is_not_on_the_map_is_answered_in_words(film):
    box = film.get_by_label("Find a word on the map")
    box.fill("<b>zzz")
    box.press("Enter")
    film.locator(".hint", has_text="No word on this map").wait_for(timeout=5_000)


def test_a_tap_on_a_word_follows_it_and_its_kind_is_lit_by_a_tap_on_the_legend(film):
    before = dust(film)
    film.get_by_role("button", name="food", exact=True).click()
    film.wait_for_function("/view=animals,food/.test(decodeURIComponent(location.search))", timeout=20_000)  # those of the step are lit already
    settle(film)
    assert dust(film) != before
    assert film.get_by_role("button", name="food", exact=True).get_attribute("aria-pressed") == "true"
    x, y = film.evaluate("""() => {
      const mark = document.querySelector('.picture .xy .points path').getBoundingClientRect()
      return [mark.x + mark.width / 2, mark.y + mark.height / 2]
    }""")
    film.get_by_role("button", name="food", exact=True).click()
    film.mouse.click(x, y)
    film.locator(".st-key-meaning-following").wait_for(timeout=20_000)


def test_closer_keeps_the_two_words_in_view_at_every_moment(film):
    for _ in range(3):
        film.get_by_role("button", name="Closer").click()
    slider = film.get_by_role("slider", name="Moment of training")
    slider.focus()
    film.keyboard.press("Home")
    box = film.locator(FRAME).bounding_box()
    for _ in caches.steps():
        film.wait_for_timeout(80)
        for word in ("cat", "dog"):
            x, y = film.evaluate(SPOT, word)
            assert box["x"] <= x <= box["x"] + box["width"] and box["y"] <= y <= box["y"] + box["height"], word
        film.keyboard.press("ArrowRight")
    film.get_by_role("button", name="Whole map").click()
    assert not film.get_by_role("button", name="Whole map").is_visible()


def test_the_other_table_draws_another_map(server, visit):
    page = at_step(server, visit, 7)
    before = dust(page)
    page.get_by_role("radio", name="Where words go out").click()
    page.wait_for_function("location.search.includes('table=unembed')", timeout=20_000)
    settle(page)
    assert dust(page) != before and "where words go out" in headline(page)


@pytest.mark.parametrize("finger", [False, True])
def test_a_tap_on_the_map_where_cat_will_end_is_answered_beside_it_at_once(finger, server, visit):
    page = at_step(server, visit, 2, **({"width": 360, "height": 740, "touch": True} if finger else {}))
    assert headline(page).startswith("The end of training, without cat") and not page.get_by_role("slider", name="Moment of training").is_visible()
    box = page.locator(FRAME).bounding_box()
    tap = page.touchscreen.tap if finger else page.mouse.click
    tap(box["x"] + 0.5 * box["width"], box["y"] + 0.6 * box["height"])
    told = page.locator(".st-key-talk p", has_text="lie nearer to").first
    told.wait_for(timeout=20_000)
    assert "ou tapped beside" in told.inner_text()
    page.wait_for_function("document.querySelector('.st-key-stage .headline').textContent.includes('| after')", timeout=20_000)
    at = told.bounding_box()
    assert at["y"] >= 0 and at["y"] < (740 if finger else 720)


def test_whoever_asks_for_less_motion_gets_no_play_button(film):
    assert not film.get_by_role("button", name="Play", exact=True).is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_no_name_on_the_map_covers_another_at_any_moment(width, server, visit):
    page = at_step(server, visit, 4, width=width, height=740)
    page.get_by_role("slider", name="Moment of training").focus()
    page.keyboard.press("Home")
    for step in caches.steps():
        page.locator(f".rail [aria-valuetext='{moment_title(step)}']").wait_for()
        names = at_rest(page)
        covered = [(one[0], other[0]) for one, other in combinations(names, 2)
                   if one[1] + 1 < other[2] and other[1] + 1 < one[2] and one[3] + 6 < other[4] and other[3] + 6 < one[4]]  # lines have air
        assert {"cat", "dog"} <= {name for name, *_ in names} and not covered, step
        page.keyboard.press("ArrowRight")


CAT = """window.cat = []
const usual = CanvasRenderingContext2D.prototype.fillText
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) { if (text === "cat") cat.push([x, y]); return usual.apply(this, arguments) }"""


def test_words_glide_from_one_kind_of_map_to_the_other_and_jump_for_who_asks_for_less_motion(server, visit):
    page = at_step(server, visit, 8, motion="no-preference", init=CAT)
    place = "() => { const { x, y } = document.querySelector('.picture').data[7]; return [x[0], y[0]] }"
    cat = words.vectors(caches.BASE, words.EMBED).on_map.index("cat")
    ends = {kind: words.laid(caches.BASE, words.EMBED, kind).places[-1][cat].tolist() for kind in words.MAPS}

    def turned_to(kind: str) -> np.ndarray:
        """Where the canvas had *cat*'s name on the way, in pixels."""
        page.evaluate("cat.length = 0")
        page.get_by_text(words.MAPS[kind], exact=True).click()
        page.wait_for_function(f"end => Math.hypot(...({place})().map((one, axis) => one - end[axis])) < 1e-3", arg=ends[kind])
        settle(page)
        return np.array(page.evaluate("cat"))

    assert page.evaluate(place) == pytest.approx(ends["tsne"], abs=1e-3)
    way = turned_to("pca")
    first, last = (np.linalg.norm(way - way[end], axis=1) for end in (0, -1))
    assert (np.minimum(first, last) > 0.1 * last[0]).any() and last[0] > 30  # it went through places in between
    page.emulate_media(reduced_motion="reduce")
    assert len(turned_to("tsne")) == 0


SPREAD = """() => {
  const at = [...document.querySelectorAll('.mark.dot')].map(dot => dot.getBoundingClientRect()), mean = of => of.reduce((a, b) => a + b) / of.length
  const x = mean(at.map(dot => dot.x)), y = mean(at.map(dot => dot.y))
  return [at.length, mean(at.map(dot => Math.hypot(dot.x - x, dot.y - y)))]
}"""
SAID = """() => [...document.querySelectorAll('.mark.dot span')].filter(text => text.textContent)
  .map(text => { const { left, right, top, bottom } = text.getBoundingClientRect(); return [text.textContent, left, right, top, bottom] })"""


def test_the_cloud_falls_in_and_opens_under_the_readers_hand_and_no_word_covers_another(server, visit):
    page = at_step(server, visit, 3, width=360, height=740)
    facts, wide = caches.document(caches.BASE, "analyses/cloud_facts.json"), []
    page.get_by_role("slider", name="Moment of training").focus()
    page.keyboard.press("Home")
    for step in caches.steps():
        page.wait_for_timeout(100)
        count, spread = page.evaluate(SPREAD)
        wide.append(spread)
        said = page.evaluate(SAID)
        covered = [(one[0], other[0]) for one, other in combinations(said, 2)
                   if one[1] + 2 < other[2] and other[1] + 2 < one[2] and one[3] + 4 < other[4] and other[3] + 4 < one[4]]
        assert count == 160 and said and not covered, step
        page.keyboard.press("ArrowRight")
    low = min(range(len(wide)), key=wide.__getitem__)
    assert facts["states"][low][0] == min(rank for rank, _ in facts["states"]) and wide[low] < wide[0] / 3 and wide[low] < wide[-1] / 3
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
