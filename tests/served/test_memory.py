"""The chapter on memorising in a browser: a stretch opened at its source, the film of copies without the server, a phone's width."""

from .conftest import settle

SKIP = "just show me"


def show(page, guess: str) -> None:
    page.locator(f".st-key-memory-{guess}").get_by_text(SKIP, exact=True).click()
    settle(page)


def test_a_copied_stretch_opens_at_its_source(server, visit):
    page = visit(f"{server}/memory")
    assert page.locator("u").count() == 0
    show(page, "guess_recite")
    page.locator("u").first.wait_for(timeout=60_000)
    page.locator(".st-key-memory-recite-source button").first.click()
    page.get_by_text("in the training text, in").wait_for(timeout=60_000)
    assert page.locator("u").count() > 1


def test_the_film_of_copies_moves_without_the_server_and_fits_a_phone(server, visit):
    page = visit(f"{server}/memory", width=360, height=740)
    show(page, "guess_copies")
    page.locator("svg.dots").wait_for(timeout=60_000)
    mark = page.locator("svg.dots circle").last
    at_the_end = mark.get_attribute("transform")
    slider = page.locator(".st-key-memory-copies input[type=range], input[aria-label='Moment of training']").last
    slider.focus()
    page.keyboard.press("Home")
    assert mark.get_attribute("transform") != at_the_end
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 740, "height": 360})  # the phone is turned
    page.wait_for_function("chart => Math.abs(chart.viewBox.baseVal.width - chart.getBoundingClientRect().width) < 2 && innerWidth === 740",
                           arg=page.locator("svg.dots").element_handle())
