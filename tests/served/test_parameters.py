"""The chapter on parameters in a browser: zooming out by keyboard without the server, a tap on a number, a knock-out."""

from tests.pages.test_parameters import layer_that_paris_needs

from .conftest import settle

PICTURE = ".picture .main-svg"


def test_one_number_zooms_out_to_the_whole_model_by_held_keys_and_the_address_follows(server, visit):
    page = visit(f"{server}/parameters?number=12345")
    page.locator(PICTURE).first.wait_for()
    settle(page)
    page.get_by_role("slider", name="How far out").focus()
    seen = [page.locator(".headline").inner_text()]
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        seen.append(page.locator(".headline").inner_text())
    assert "12,345" in seen[0] and len(set(seen)) == 5
    page.wait_for_function("location.search.includes('view=model')", timeout=20_000)


def test_a_tap_on_the_picture_picks_the_number_that_is_there(server, visit):
    page = visit(f"{server}/parameters?number=12345")
    page.locator(PICTURE).first.wait_for()
    settle(page)
    plot = page.locator(".picture .nsewdrag").first.bounding_box()
    page.mouse.click(plot["x"] + plot["width"] * 5 / 6, plot["y"] + plot["height"] / 2)
    page.wait_for_function("location.search.includes('number=12346')", timeout=20_000)
    page.wait_for_function("document.querySelector('.headline').textContent.includes('12,346')", timeout=20_000)


def test_a_layer_is_knocked_out_and_put_back_and_the_verdict_is_in_view_with_the_bars(server, visit):
    page = visit(f"{server}/parameters?without=layer&layer={layer_that_paris_needs()}", width=360, height=740)
    page.locator(PICTURE).first.wait_for()
    settle(page)
    assert page.locator(".headline").inner_text().endswith("?")
    page.locator(".st-key-talk").get_by_text("it loses the lead", exact=True).click()
    page.wait_for_function("document.querySelector('.headline').textContent.includes('You guessed it')", timeout=60_000)
    top = page.locator(".headline").bounding_box()
    assert top["y"] >= 0 and top["y"] + top["height"] < 740
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("document.querySelector('.headline').textContent.endsWith('?')", timeout=60_000)
