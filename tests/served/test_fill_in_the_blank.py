"""The chapter's main path in a browser: keys 1 to 4, the film of the guess, the round (which gets the focus), and its link."""



from .conftest import settle


def test_a_round_is_played_by_keyboard_alone(server, visit):
    page = visit(f"{server}/fill_in_the_blank")
    for number in range(1, 5):
        page.get_by_role("heading", name=f"Question {number} of").wait_for()
        settle(page)
        assert page.locator(".bars").count() == 0
        page.keyboard.press(str(number))
        page.locator(".bars li").first.wait_for(timeout=60_000)
        assert page.locator(".bars .marked").count() == 1
        settle(page)
        page.keyboard.press("n")
    page.get_by_role("heading", name="Question 5 of").wait_for()
    assert "question=5" in page.url
    page.get_by_role("button", name="See your round").click()
    page.locator(".js-plotly-plot").wait_for(timeout=60_000)
    assert "view=round" in page.url
    page.wait_for_function("document.activeElement.innerText === 'Your round'")


def test_the_film_shows_how_the_guess_grew_without_the_server(server, visit):
    page = visit(f"{server}/fill_in_the_blank?question=3")
    page.keyboard.press("2")
    page.locator(".bars li").first.wait_for(timeout=60_000)
    settle(page)
    slider = page.get_by_role("slider", name="Moment of training")
    at_the_end = page.locator(".bars").inner_text()
    slider.focus()
    page.keyboard.press("Home")
    assert page.locator(".bars").inner_text() != at_the_end
    assert page.locator(".film .place").inner_text() == "Before training"


def test_a_tap_on_a_word_keeps_the_page_of_a_phone_narrow(server, visit):
    page = visit(f"{server}/fill_in_the_blank?question=16", width=360, height=740)
    page.get_by_role("button", name="times").click()
    page.locator(".bars li").first.wait_for(timeout=60_000)
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
