"""The chapter on parameters in a browser: zooming out by keyboard without the server, and a knock-out."""



from .conftest import settle


def test_one_number_zooms_out_to_the_whole_model_by_keyboard_and_the_address_follows(server, visit):
    page = visit(f"{server}/parameters?number=12345")
    page.locator(".zoom canvas").wait_for()
    page.locator(".zoom .next").focus()
    seen = [page.locator(".zoom .title").inner_text()]
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        seen.append(page.locator(".zoom .title").inner_text())
    assert "12,345" in seen[0]
    assert len(set(seen)) == 5
    assert page.get_by_role("button", name="Zoom out").is_disabled()
    page.wait_for_function("location.search.includes('view=model')", timeout=20_000)


def test_a_tap_on_the_map_picks_the_number_that_is_there(server, visit):
    page = visit(f"{server}/parameters?view=model")
    canvas = page.locator(".zoom canvas")
    canvas.wait_for()
    canvas.click(position={"x": canvas.bounding_box()["width"] / 6, "y": canvas.bounding_box()["height"] / 2})
    page.wait_for_function("location.search.includes('number=')", timeout=20_000)


def test_a_layer_is_knocked_out_and_put_back(server, visit):
    page = visit(f"{server}/parameters?without=layer&layer=1")
    page.get_by_text("it falls apart", exact=True).click()
    page.locator(".st-key-parameters-loss").wait_for(timeout=60_000)
    settle(page)
    page.get_by_role("button", name="Knock it out").click()
    page.get_by_role("button", name="Undo").click(timeout=60_000)
    page.get_by_role("button", name="Knock it out").wait_for(timeout=60_000)
    settle(page)
    assert "whole model" in page.locator(".st-key-parameters-words").inner_text()
    # Streamlit's own grey beside the axes has too little contrast in the light theme.
    page.wait_for_function("""() => {
        const ink = (name, which) => getComputedStyle(document.querySelector(`.st-key-parameters-loss ${name}`))[which];
        return ink('.xtitle', 'fill') === ink('p', 'color');
    }""")
