"""The training loop in a browser: a nudge moves the mark at once, undo takes it back, a link brings it back."""



from .conftest import settle


def slope_of(page):
    page.locator(".slope .go").wait_for(timeout=60_000)
    return page.locator(".slope")


def test_a_nudge_shows_the_slope_and_undo_takes_it_back(server, visit):
    page = visit(f"{server}/training")
    for guess in ("less than 1 in 100", "feed-forward", "raise the loss"):
        page.get_by_text(guess, exact=True).last.click()
        settle(page)
    slope = slope_of(page)
    assert slope.locator(".title").inner_text().startswith("No nudge") and slope.locator("path.mine[clip-path]").count() == 0
    slope.locator(".go").click()
    assert slope.locator("path.mine[clip-path]").count() == 1
    before = slope.locator(".title").inner_text()
    slope.get_by_role("slider", name="Learning rate").focus()
    page.keyboard.press("End")
    assert slope.locator(".title").inner_text() != before
    page.wait_for_function("location.search.includes('rate=0.3')", timeout=20_000)
    slope.get_by_role("button", name="Undo").click()
    assert slope.locator(".title").inner_text().startswith("No nudge")
    page.wait_for_function("!location.search.includes('rate')", timeout=20_000)


def test_a_link_opens_with_its_nudge_done(server, visit):
    page = visit(f"{server}/training?rate=0.01")
    slope = slope_of(page)
    assert slope.get_by_role("button", name="Undo").is_visible()
    cells = slope.locator("tbody td").all_inner_texts()
    assert all(cell.strip() not in ("", "–") for cell in cells)
    slope.get_by_role("button", name="Undo").click()
    page.wait_for_function("!location.search.includes('rate')", timeout=20_000)
    page.locator(".st-key-training-hidden").get_by_text("France", exact=True).click()
    page.wait_for_function("location.search.includes('position')")
    slope_of(page).get_by_role("rowheader", name="chance of “France”").wait_for()  # no guess is asked for once the nudge is undone


def test_the_page_fits_a_phone(server, visit):
    page = visit(f"{server}/training?rate=0.01", width=360)
    slope_of(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_focus_follows_a_lesson_from_its_start_to_what_came_of_it(server, visit):
    page = visit(f"{server}/training")
    page.get_by_role("button", name="not within a minute").or_(page.get_by_role("radio", name="not within a minute")).click()
    page.get_by_role("button", name="Start from random numbers").press("Enter")
    page.wait_for_function("document.activeElement.matches('.st-key-training-under_way')")
    page.locator(".live .stack b").filter(has_text="pairs are real").wait_for()
    page.get_by_role("button", name="Stop learning").press("Enter")
    page.wait_for_function("document.activeElement.matches('.st-key-training-lived')")
