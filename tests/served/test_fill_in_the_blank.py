"""The chapter's main path in a browser: keys 1 to 4, the film of the guess, the round, and its link."""

from pages.shared.frame.steps import STEPS
from tests import recount

from .conftest import settle

LABELS = ".picture .yaxislayer-above text"


def answers(page, number: int) -> None:
    """Fill the blank that is on by a key, once its guesses stand there covered."""
    page.locator(LABELS).first.wait_for()
    page.wait_for_function(f"[...document.querySelectorAll('{LABELS}')].every(label => label.textContent === '?')")
    page.keyboard.press(str(number))
    page.wait_for_function(f"[...document.querySelectorAll('{LABELS}')].filter(label => label.textContent.startsWith('➤')).length === 1")
    settle(page)


def test_the_whole_chapter_is_played_by_keyboard_alone(server, visit):
    page = visit(f"{server}/fill_in_the_blank")
    for step in STEPS["fill_in_the_blank"]:
        page.get_by_role("heading", name=step.title, exact=True).wait_for()
        settle(page)
        if step.name in ("certain", "open"):
            answers(page, 1)
        elif step.name == "play":
            for number in (2, 3):
                page.get_by_text(f"Blank {number} of").wait_for()
                answers(page, number)
                page.keyboard.press("n")
            page.get_by_text("Blank 4 of").wait_for()  # which was filled two steps before
            assert "question=4" in page.url
        elif step.name == "round":
            assert page.locator(".headline").inner_text().endswith(" bits") and "Your costliest word" in page.locator(".headline").inner_text()
        if step.name != "check":
            page.keyboard.press("ArrowRight")
    page.get_by_role("radio").first.wait_for()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("Space")
    page.get_by_text("Many words fit here").wait_for()
    page.locator(".st-key-talk .stAlert", has_text="Yes.").wait_for()


def test_the_film_shows_how_the_guess_grew_without_the_server(server, visit):
    page = visit(f"{server}/fill_in_the_blank?question=3")
    page.locator(LABELS).first.wait_for()
    page.keyboard.press("2")
    page.wait_for_function(f"document.querySelector('{LABELS}').textContent !== '?'")
    settle(page)
    slider = page.get_by_role("slider", name="Moment of training")
    at_the_end = page.locator(LABELS).all_text_contents()
    slider.focus()
    page.keyboard.press("Home")
    page.locator(".rail .place").get_by_text("Before training").wait_for()
    assert page.locator(LABELS).all_text_contents() != at_the_end
    assert "Before training" in page.locator(".picture").get_attribute("aria-label")


def test_a_second_blank_opens_at_the_moment_that_its_verdict_is_about_too(server, visit):
    page = visit(f"{server}/fill_in_the_blank?step=1")
    for step in (1, 2, 3):
        page.locator(LABELS).first.wait_for()
        page.wait_for_function(f"[...document.querySelectorAll('{LABELS}')].every(label => label.textContent === '?')")
        page.keyboard.press("4")
        page.wait_for_function(f"[...document.querySelectorAll('{LABELS}')].some(label => label.textContent.startsWith('➤'))")
        page.wait_for_function(f"document.querySelector('.rail .place').textContent === 'After {recount.last()} steps'")
        page.wait_for_timeout(1500)  # past the glide to the moment, and its report
        settle(page)
        assert f"After {recount.last()} steps" in page.locator(".picture").get_attribute("aria-label"), step
        if step < 3:
            page.locator(".st-key-fill_in_the_blank-step_on button").click()


def test_a_tap_on_a_word_keeps_the_page_of_a_phone_narrow(server, visit):
    page = visit(f"{server}/fill_in_the_blank?question=16", width=360, height=740)
    page.get_by_role("button", name="times").click()
    page.wait_for_function(f"document.querySelector('{LABELS}')?.textContent.includes('times')")
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_next_blank_stays_where_the_film_rests_while_its_answer_is_on_the_way(server, visit):
    page = visit(f"{server}/fill_in_the_blank?step=3&question=1")
    answers(page, 1)
    page.wait_for_timeout(2_000)  # the film has come to its end, and has told so
    page.evaluate("""async () => {
      document.querySelector(".rail input").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }))
      await new Promise(over => setTimeout(over, 345))  // five milliseconds before the film tells
      document.querySelector(".st-key-fill_in_the_blank-next button").click()
    }""")
    page.get_by_text("Blank 2 of").wait_for()
    page.wait_for_timeout(1_500)
    settle(page)
    assert page.get_by_text("Blank 2 of").count() == 1 and "question=" not in page.url
