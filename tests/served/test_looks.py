"""What a picture looks like where the system forces its colours, on a wall, and under two fingers."""

import io

import pytest
from PIL import Image

from .conftest import settle


def colours(page, shown) -> list[tuple[int, int, int]]:
    """The colours that an element shows, the most frequent first."""
    return most_frequent(shown.screenshot())


def most_frequent(screenshot: bytes) -> list[tuple[int, int, int]]:
    picture = Image.open(io.BytesIO(screenshot)).convert("RGB")
    return [colour for _, colour in sorted(picture.getcolors(picture.width * picture.height), reverse=True)]


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    def luminance(colour):
        shares = [(c / 255) / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * shares[0] + 0.7152 * shares[1] + 0.0722 * shares[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture
def forced(chromium, server):
    """Open an address of the server where the system forces its colours."""
    windows = []

    def open_page(address: str, scheme: str):
        window = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme, reduced_motion="reduce",
                                      forced_colors="active")
        windows.append(window)
        window.set_default_timeout(120_000)
        page = window.new_page()
        page.goto(f"{server}/{address}")
        settle(page)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        return page

    yield open_page
    for window in windows:
        window.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_bars_slider_and_choice_are_seen(scheme, forced):
    page = forced("fill_in_the_blank?question=3", scheme)
    paper = colours(page, page.locator("h1"))[0]
    page.locator(".st-key-fill_in_the_blank-option2 button").click()
    page.locator(".picture text", has_text="➤").first.wait_for()
    settle(page)
    bar = page.locator(".picture .bars .point path").first.bounding_box()
    middle = page.screenshot(clip={"x": bar["x"] + 1, "y": bar["y"] + 1, "width": bar["width"] - 2, "height": bar["height"] - 2})
    assert contrast(most_frequent(middle)[0], paper) >= 3
    thumb = page.locator(".rail input[type=range]")
    assert any(contrast(colour, paper) >= 3 for colour in colours(page, thumb)[:3])
    page = forced("training?prompt=The dog sat on the table", scheme)
    page.get_by_role("radio", name="table", exact=True).wait_for()
    chosen, other = page.get_by_role("radio", name="table", exact=True), page.get_by_role("radio", name="dog", exact=True)
    assert contrast(colours(page, chosen)[0], colours(page, other)[0]) >= 3
    line = page.locator(".stSlider [role=group] > [data-rac]").last
    assert any(contrast(colour, paper) >= 3 for colour in colours(page, line)[:3])
    page = forced("layers?step=3", scheme)
    pressed, others = page.locator(".inner [aria-pressed=true]"), page.locator(".inner [aria-pressed=false]").first
    pressed.wait_for()
    assert contrast(colours(page, pressed)[0], colours(page, others)[0]) >= 3


def test_on_a_wall_the_names_in_pictures_are_as_large_as_the_type_around_them(server, visit):
    sizes = {}
    for address in ("meaning?step=4", "meaning?step=4&present=45-6"):
        page = visit(f"{server}/{address}", width=1920, height=1080)
        page.locator(".picture .main-svg").first.wait_for()
        page.wait_for_timeout(1500)
        names = """() => [...document.querySelectorAll('.picture .xy text')].filter(text => text.textContent)
          .map(text => parseFloat(getComputedStyle(text).fontSize))"""
        sizes[address] = (page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"), min(page.evaluate(names)))
    (usual, small), (large, on_wall) = sizes.values()
    assert large > 1.6 * usual and on_wall / small == pytest.approx(large / usual, rel=0.04)
    assert page.locator(".picture").bounding_box()["height"] <= 1080


def test_two_fingers_enlarge_and_move_the_map_and_the_whole_map_is_a_tap_away(chromium, server):
    window = chromium.new_context(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True, reduced_motion="reduce")
    window.set_default_timeout(120_000)
    page = window.new_page()
    page.goto(f"{server}/meaning?step=4")
    settle(page)
    chart = page.locator("canvas.dust")
    chart.wait_for()
    page.wait_for_timeout(1500)
    fingers = window.new_cdp_session(page)

    def move(*ways, steps=10):
        """Each way is (from, to) of one finger."""
        for kind, share in [("touchStart", 0), *(("touchMove", step / steps) for step in range(1, steps + 1)), ("touchEnd", None)]:
            points = [] if share is None else [{"x": a[0] + (b[0] - a[0]) * share, "y": a[1] + (b[1] - a[1]) * share, "id": number}
                                               for number, (a, b) in enumerate(ways)]
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            page.wait_for_timeout(20)
        page.wait_for_timeout(500)

    box = chart.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 0.6 * box["height"]
    before = page.evaluate("document.querySelector('.stMain').scrollTop")
    move(((x - 20, y), (x - 110, y)), ((x + 20, y), (x + 110, y)))
    whole = page.get_by_role("button", name="Whole map")
    whole.wait_for()
    seen = chart.evaluate("canvas => canvas.toDataURL()")
    move(((x - 40, y - 20), (x - 20, y + 30)), ((x + 40, y - 20), (x + 60, y + 30)))
    assert chart.evaluate("canvas => canvas.toDataURL()") != seen
    assert page.evaluate("document.querySelector('.stMain').scrollTop") == before
    seen = chart.evaluate("canvas => canvas.toDataURL()")
    move(((x + 60, y), (x - 60, y)))  # one finger: sideways it moves the map, up it scrolls the page
    assert chart.evaluate("canvas => canvas.toDataURL()") != seen
    assert page.evaluate("document.querySelector('.stMain').scrollTop") == before
    move(((x, y), (x, y - 100)))
    assert page.evaluate("document.querySelector('.stMain').scrollTop") > before
    whole.tap()
    whole.wait_for(state="hidden")
    window.close()
