"""The walk in a browser: stepping by button, slider, arrows and map, without the server; the place goes into the address."""



from .conftest import settle


def walk_of(page):
    page.locator(".walk .next").wait_for()
    return page.locator(".walk")


def test_every_step_has_a_title_of_its_own_kind_and_the_server_is_not_asked(server, visit):
    page = visit(f"{server}/layers?stage=tokens")
    walk = walk_of(page)
    count = walk.locator(".part").count()
    walk.locator(".next").focus()
    page.keyboard.press("Home")
    seen = []
    for _ in range(count):
        seen.append(walk.locator(".title").inner_text())
        page.keyboard.press("ArrowRight")
    assert len(set(seen)) > count / 2
    assert walk.locator(".place").inner_text().startswith(f"Step {count} of {count}")


def test_the_place_goes_into_the_address_and_the_address_brings_it_back(server, visit):
    page = visit(f"{server}/layers?stage=attention&layer=2&head=1")
    walk = walk_of(page)
    walk.get_by_role("button", name="Head 3").click()
    page.wait_for_function("location.search.includes('head=3')", timeout=20_000)
    again = visit(page.url)
    assert walk_of(again).locator(".place").inner_text().endswith("layer 2, attention")
    assert again.get_by_role("button", name="Head 3").get_attribute("aria-pressed") == "true"


def test_the_map_and_the_slider_lead_to_the_same_place(server, visit):
    page = visit(f"{server}/layers?stage=tokens")
    walk = walk_of(page)
    walk.get_by_role("button", name="layer 3, the sum").click()
    place = walk.locator(".place").inner_text()
    slider = page.get_by_role("slider", name="Step of the walk")
    assert slider.get_attribute("aria-valuetext") == place
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert "layer 4, attention" in walk.locator(".place").inner_text()


def test_a_square_tells_its_number_and_the_table_holds_them_all(server, visit):
    page = visit(f"{server}/layers?stage=embeddings")
    walk = walk_of(page)
    canvas = walk.locator(".grid canvas")
    canvas.scroll_into_view_if_needed()
    canvas.hover(position={"x": 40, "y": 10})
    page.wait_for_timeout(200)
    assert "number" in walk.locator(".reading").inner_text()
    walk.locator("summary").click()
    page.wait_for_timeout(200)
    assert walk.locator("tbody tr").count() == walk.locator(".token").count()
    assert walk.locator("tbody tr").first.locator("td").count() > 100


def test_following_another_token_changes_what_would_be_said(server, visit):
    page = visit(f"{server}/layers?stage=chances")
    walk = walk_of(page)
    before = walk.locator(".lens .label").all_inner_texts()
    walk.locator(".token").nth(1).click()
    assert walk.locator(".lens .label").all_inner_texts() != before


def test_a_sentence_that_is_opened_in_the_walk_takes_the_focus_along(server, visit):
    page = visit(f"{server}/layers")
    page.get_by_role("radio", name="more than half").click()
    page.get_by_role("button", name="Open this sentence in the walk").press("Enter")
    page.wait_for_function("document.activeElement.shadowRoot ?? document.activeElement.matches('.st-key-layers-walk')")
    settle(page)
    assert 0 <= page.locator(".walk").bounding_box()["y"] < 200


def test_a_guess_opens_the_walk(server, visit):
    page = visit(f"{server}/layers")
    assert page.locator(".walk").count() == 0
    page.get_by_text("just show me", exact=True).click()
    settle(page)
    walk_of(page)


def test_beginnings_that_work_are_reached_and_taken_by_keys_alone(server, visit):
    page = visit(f"{server}/layers", width=360, height=740)
    page.locator("summary", has_text="What can it go on with?").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Try one of these").locator("visible=true").last.wait_for()
    page.keyboard.press("Tab")  # the kinds
    page.keyboard.press("Tab")  # the beginnings of the first kind
    assert page.evaluate("document.activeElement.innerText") == "Once there was a"
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector(\"input[aria-label='Or type your own']\").value == 'Once there was a'")
