"""A websocket that a filter blocks, a file that never arrives: the page says so in plain words, and what to do."""

import urllib.request

import pytest

from .conftest import settle

LINE = "#nudge-unconnected"
SAID = "selector => [...document.querySelectorAll(`${selector} text`)].map(text => text.textContent).filter(text => text.trim()).join(' | ')"


@pytest.mark.parametrize("width", [1280, 360])
def test_a_blocked_websocket_is_told_of_after_ten_seconds_and_no_longer_once_it_is_through(width, server, chromium):
    window = chromium.new_context(viewport={"width": width, "height": 740})
    page, blocked = window.new_page(), True
    page.route_web_socket("**/_stcore/stream", lambda line: line.close() if blocked else line.connect_to_server())
    page.goto(f"{server}/layers")
    page.wait_for_timeout(6_000)
    assert page.locator(LINE).count() == 0
    page.locator(LINE).wait_for(timeout=8_000)
    said = page.locator(LINE).inner_text()
    assert "websocket" in said and "filter" in said and page.locator(LINE).get_attribute("role") == "alert"
    box = page.locator(LINE).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    blocked = False
    page.locator(LINE).wait_for(state="detached", timeout=60_000)
    settle(page)
    window.close()


def test_an_app_whose_scripts_do_not_come_is_told_apart_from_a_blocked_websocket(server, chromium):
    window = chromium.new_context(viewport={"width": 360, "height": 740})
    page, held_back = window.new_page(), []
    page.route("**/static/js/index.*.js", lambda route: held_back.append(route), times=1)
    page.goto(f"{server}/glossary", wait_until="commit")
    page.locator(LINE).wait_for(timeout=60_000)
    said = page.locator(LINE).inner_text()
    assert "files" in said and "/static/" in said and "websocket" not in said
    for route in held_back:  # what takes long comes after all
        route.continue_()
    page.locator(LINE).wait_for(state="detached", timeout=60_000)
    settle(page)
    assert page.locator(LINE).count() == 0
    window.close()


def test_who_is_connected_never_sees_it_and_every_address_carries_it_once(server, visit):
    for address in ("", "/layers", "/no/such/page"):
        asked = urllib.request.Request(f"{server}{address}", headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
        with urllib.request.urlopen(asked) as answer:
            html = answer.read()
        assert html.count(b"nudge-unconnected") == 3 and int(answer.headers["Content-Length"]) == len(html)
    with urllib.request.urlopen(f"{server}/_stcore/health") as answer:
        assert answer.read() == b"ok"
    page = visit(f"{server}/glossary")
    page.wait_for_timeout(10_500)
    assert page.locator(LINE).count() == 0


def test_a_chart_whose_file_did_not_arrive_says_so_in_plain_words_and_is_there_once_the_page_is_loaded_again(server, visit, chromium):
    window = chromium.new_context(viewport={"width": 360, "height": 740})
    page = window.new_page()
    page.route("**/PlotlyChart.*.js", lambda route: route.abort())
    page.goto(f"{server}/fill_in_the_blank?view=round")
    told = page.locator("#nudge-mishap")
    told.wait_for(timeout=60_000)
    settle(page)
    assert "did not arrive" in told.inner_text() and told.get_attribute("role") == "alert"
    assert "TypeError" not in page.evaluate("[...document.querySelectorAll('[data-testid=stAlertContentError]')].map(card => card.innerText).join()")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box, onward = told.bounding_box(), page.locator(".st-key-fill_in_the_blank-step_on button").bounding_box()
    assert box["y"] + box["height"] <= onward["y"]  # the way on stays in reach
    page.unroute("**/PlotlyChart.*.js")
    told.get_by_role("button", name="Load the page again").click()
    page.locator(".js-plotly-plot").wait_for(timeout=60_000)
    settle(page)
    assert told.count() == 0
    window.close()


@pytest.mark.parametrize(("slug", "width", "scheme"), [
    ("skills", 1280, "dark"), ("fill_in_the_blank", 360, "light"), ("meaning", 1280, "light"), ("layers", 1280, "light"),
])
def test_the_first_picture_stands_there_before_plotly_has_come_and_says_what_plotly_then_draws(slug, width, scheme, server, chromium):
    window = chromium.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
    page, held_back = window.new_page(), []
    page.route("**/PlotlyChart.*.js", lambda route: held_back.append(route))
    page.goto(f"{server}/{slug}")
    page.locator(".first svg").first.wait_for(timeout=60_000)
    drawn, box = page.evaluate(SAID, ".first svg"), page.locator(".first svg").first.bounding_box()
    assert drawn and not page.locator(".js-plotly-plot").count()
    page.wait_for_function("element => element.innerText", arg=page.locator(".headline").first.element_handle())
    headline = page.locator(".headline").first.inner_text()
    assert headline.startswith("Before training: similarity") == (slug == "meaning")
    page.set_viewport_size({"width": width - 1, "height": 740})  # all is put in its place once more, and it stays
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.locator(".first svg").count() == 1
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(reduced_motion="reduce")  # so that a film which plays on arrival stays where it begins
    for route in held_back:
        route.continue_()
    page.locator(".picture .main-svg").first.wait_for(timeout=60_000)
    page.wait_for_function("() => !document.querySelector('.first')")
    if slug not in ("meaning", "layers"):  # which have been going on since
        assert page.evaluate(SAID, ".picture .main-svg") == drawn
    inside = page.locator(".picture .main-svg").first.bounding_box()
    assert all(inside[side] == pytest.approx(box[side], abs=1) for side in box)
    window.close()


def test_a_first_picture_goes_with_its_step_though_plotly_never_comes_and_the_notice_can_be_closed(server, chromium):
    window = chromium.new_context(viewport={"width": 360, "height": 740})
    page = window.new_page()
    page.route("**/PlotlyChart.*.js", lambda route: route.abort())
    page.goto(f"{server}/fill_in_the_blank")
    page.locator(".first svg").wait_for(timeout=60_000)
    settle(page)
    page.get_by_role("button", name="Go on without").click()
    assert page.locator("#nudge-mishap").count() == 0 and page.locator(".first svg").count() == 1
    page.locator(".st-key-fill_in_the_blank-step_on button").click()
    page.get_by_role("heading", name="Not every blank has one right word").wait_for()
    page.wait_for_function("() => !document.querySelector('.first')")
    assert page.locator("#nudge-mishap").count() == 0
    window.close()
