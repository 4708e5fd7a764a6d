"""The first minute in a browser: the text is there before the chart library, plays once, is moved by one rail with its map, and is tapped."""

import pytest

from core.formatting import percent
from core.results import grown_up
from core.results.grown_up import OUTSIDE
from pages.sections.home import play
from pages.shared.frame.moment import moment_name
from pages.shared.loading import caches
from tests import recount
from tests.served.conftest import settle
from tests.window import Window, lived

TEXT, RAIL = ".written .page:not([hidden]) .text", "Moment of training"
MOMENT = "document.querySelector('.written .rail .place').textContent"


def shipped() -> list[str]:
    return caches.document(caches.BASE, "analyses/home.json")["prompts"][3]["texts"]


def test_the_text_is_sent_before_the_picture_that_asks_for_the_chart_library(server):
    came = []

    class Noted(Window):
        def _take(self, message) -> None:
            super()._take(message)
            came.append(message.delta.new_element.bidi_component.component_name)

    async def opened() -> None:
        async with Noted(server) as window:
            await window.until(lambda window: window.runs)

    lived(opened())
    assert came.index("nudge_text_film") < came.index("nudge_plotly_film")


def test_the_film_plays_once_on_arrival_from_noise_to_the_end(server, visit):
    seen = """window.seen = new Set()
      setInterval(() => { const rest = document.querySelector(".written .rest"); rest && seen.add(rest.textContent) }, 20)"""
    page = visit(server, motion="no-preference", init=seen)
    rests = f"{MOMENT} === 'After {recount.last()} steps' && !document.querySelector('.written .rail [title=Pause]')"
    page.wait_for_function(rests, timeout=30_000)
    assert page.evaluate("seen.size") > 10
    assert shipped()[-1] in page.locator(TEXT).inner_text()


def test_the_rail_changes_text_and_map_at_once_without_the_server_and_by_keyboard(server, visit):
    page = visit(server)
    page.locator(".st-key-pair .main-svg").first.wait_for()
    slider = page.get_by_role("slider", name=RAIL)
    slider.focus()
    page.keyboard.press("Home")
    texts, maps = [], []
    for _ in caches.steps():
        texts.append(page.locator(TEXT).inner_text())
        maps.append(page.locator(".st-key-pair .picture").first.evaluate("picture => JSON.stringify(picture.data[0].x)"))
        page.keyboard.press("ArrowRight")
    assert len(set(texts)) == len(set(shipped())) and len(set(maps)) == len(caches.steps())
    page.wait_for_function("!location.search.includes('moment')")  # the last is what the page shows by itself
    page.keyboard.press("Home")
    page.wait_for_function("location.search.includes('moment=0')")
    assert page.locator(".written .when").last.inner_text() == "It has read nothing yet"


def test_one_button_and_one_slider_belong_to_the_stage(server, visit):
    page = visit(server, motion="no-preference")
    assert page.locator(".st-key-stage button:not(.save):visible").count() == 1
    assert page.locator(".st-key-stage input[type=range]:visible").count() == 1


def test_a_typed_prompt_stands_before_beside_after_and_draws_again(server, visit):
    page = visit(f"{server}/?step=3")
    typed = "a *b* :smile: $x$ -> :red[c] <i>d</i> www.e.com"
    box = page.get_by_label("Your beginning")
    box.fill(typed)
    box.press("Enter")
    page.wait_for_function("location.search.includes('smile')")
    page.locator(".written .prompt", has_text="smile").first.wait_for()
    settle(page)
    both = page.locator(TEXT)
    assert both.count() == 2 and all(text.startswith(typed) for text in both.all_inner_texts())
    assert page.locator(".written .when").all_inner_texts() == ["Before training", f"After {recount.last()} steps"]
    before = both.last.inner_text()
    page.locator(".st-key-home-again button").click()
    page.wait_for_function("location.search.includes('seed=2')")
    page.wait_for_function("([where, text]) => [...document.querySelectorAll(where)].at(-1).innerText !== text", arg=[TEXT, before])


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (360, 740)])
def test_the_grown_up_stands_beside_ours_in_view_and_a_text_that_is_too_long_is_told(server, visit, width, height):
    page = visit(f"{server}/?step=3&prompt={OUTSIDE[0]}", width=width, height=height)
    page.locator(".st-key-pair .main-svg").first.wait_for()
    texts, picture = page.locator(TEXT), page.locator(".st-key-pair .picture").first
    names = page.locator(".page:not([hidden]) > .when").all_inner_texts()
    assert names == [f"Ours, after {recount.last()} steps", "SmolLM2, not ours"]
    ours, theirs = (text.bounding_box() for text in texts.all())
    assert theirs["x"] >= ours["x"] + ours["width"] and abs(theirs["y"] - ours["y"]) < 2
    goes_on = next(one["goes_on"] for one in grown_up.table("prompts")["prompts"] if one["prompt"] == OUTSIDE[0])
    assert texts.nth(1).inner_text().startswith(OUTSIDE[0] + goes_on[:40])
    box = picture.bounding_box()
    assert box["y"] + box["height"] <= height and box["x"] + box["width"] <= width + 1
    lengths = "picture => [0, 2].map(trace => [...picture.data[trace].x])"
    before, was = picture.evaluate(lengths), texts.all_inner_texts()
    page.get_by_role("slider", name=RAIL).focus()
    page.keyboard.press("Home")
    page.wait_for_function("document.querySelector('.page:not([hidden]) > .when').textContent === 'Ours, before training'")
    now, texts_now = picture.evaluate(lengths), texts.all_inner_texts()
    assert now[0] != before[0] and now[1] == before[1] and texts_now[0] != was[0] and texts_now[1] == was[1]  # ours alone moves
    typing = page.get_by_label("Your beginning")
    typing.click()
    page.keyboard.insert_text(" and so on" * 30)  # as a paste does
    note = page.locator(".nudge-too-long")
    note.wait_for()
    assert note.inner_text().startswith(f"That would be {len(OUTSIDE[0]) + 300} letters, and {play.LONGEST} fit here.")
    assert typing.input_value() == OUTSIDE[0]
    page.keyboard.type(" x")
    note.wait_for(state="detached")
    assert len(typing.input_value()) == len(OUTSIDE[0]) + 2


def test_a_tapped_word_shows_what_else_it_could_have_been_and_a_tapped_bar_goes_on_from_there(server, visit):
    page = visit(f"{server}/?step=4")
    page.locator(".st-key-pair .main-svg").first.wait_for()
    words = caches.document(caches.BASE, "analyses/home.json")["prompts"][3]["words"]
    page.locator(".written .rest button").nth(3).click()
    page.locator(".headline", has_text=f"“{words[3]['token'].strip()}” was its").wait_for()
    settle(page)
    assert page.locator(".picture").count() == 1 and percent(words[3]["share"]) in page.locator(".headline").inner_text()
    others = [play.branch("Once upon a time", shipped()[-1], 3, token) for token, *_ in words[3]["top"]]
    at = next(place for place, begun in enumerate(others) if begun)  # of a line break there is none
    page.wait_for_function("([at, word]) => document.querySelector('.picture').layout.yaxis.ticktext[at].includes(word)",
                           arg=[at, words[3]["top"][at][0].strip()])
    bar = page.locator(".st-key-pair .bars .point path").nth(at).bounding_box()
    page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    page.wait_for_function("location.search.includes('prompt=')")
    settle(page)
    assert page.locator(TEXT).inner_text().startswith(others[at])


def test_tokens_of_what_was_typed_are_shown_as_they_are(server, visit):
    page = visit(f"{server}/?step=5&prompt=a%20*b*%20:smile:%20%3Ci%3Ed%3C/i%3E")
    shown = page.locator(".written .chips").inner_text()
    for piece in "*:<>/":
        assert piece in shown
    assert page.locator(".written .chips :is(em, i, a)").count() == 0


def test_a_word_that_a_young_model_wrote_is_looked_at_with_the_young_models_shares(server, visit):
    page = visit(f"{server}/?step=4&moment={caches.steps()[4]}")
    page.locator(".st-key-pair .main-svg").first.wait_for()
    assert page.locator(".written .when").last.inner_text().lower() == moment_name(caches.steps()[4])
    page.locator(".written .rest button").nth(0).click()
    page.locator(".headline", has_text="was its").wait_for()
