"""The walk in a browser: moved by slider, map, keys and taps, without the server; what is drawn are the run's own numbers."""

import numpy as np
import pytest

from core.formatting import percent
from core.model.forward_steps import looked_at, walk
from pages.shared.loading import caches
from pages.shared.loading.weights import trace_of

from .conftest import settle

PROMPT = "The dog near the houses"
COUNT = """() => {
  window.__frames = 0
  const { send } = WebSocket.prototype
  WebSocket.prototype.send = function (...all) { window.__frames++; return send.apply(this, all) }
}"""
DRAWN = "() => document.querySelector('.walk .picture')?._fullLayout"


@pytest.fixture(scope="module")
def walked():
    return walk(trace_of(caches.BASE, caches.steps()[-1], PROMPT))


def walk_of(page):
    page.wait_for_function(DRAWN)
    settle(page)
    return page.locator(".walk")


def trace(page, number: int, name: str) -> list:
    """What an attribute of a trace holds in the browser."""
    return page.evaluate(f"JSON.parse(JSON.stringify(document.querySelector('.walk .picture').data[{number}].{name}, "
                         "(_, value) => ArrayBuffer.isView(value) ? [...value] : value))")


def headline(page) -> str:
    return page.locator(".walk .headline").inner_text()


def at(server: str, **query: str) -> str:
    return f"{server}/layers?" + "&".join(f"{name}={value}" for name, value in ({"prompt": PROMPT.replace(" ", "+")} | query).items())


def test_the_map_shows_the_numbers_of_its_state_and_beside_it_what_the_lens_reads(walked, server, visit):
    page = visit(at(server, stage="attn_out", layer="3"))
    walk_of(page)
    for name, state in (("what it gathered", "attn_out"), ("feed-forward", "mlp_out"), ("the sum", "resid_post")):
        page.get_by_role("button", name=name).click()
        step = walked.step(state, 2)
        np.testing.assert_allclose(trace(page, 0, "z"), step.numbers, atol=0.02 * np.abs(step.numbers).max())
        shares = [percent(float(share)) for share in [*walked.top_probs[step.stream, -1], walked.final_probs[step.stream, -1]]]
        assert [text.split("</b> ")[1] for text in trace(page, 2, "text")] == shares
        told = [text.split("\u00a0") for text in page.locator(".walk .changed span").all_inner_texts()]
        assert [unit for _, unit in told] == ["%" if share < 0.995 else "×" for share in step.change]
        for (figure, unit), share in zip(told, step.change, strict=True):  # sent rounded: a half may fall either way
            assert float(figure) == pytest.approx(100 * share if unit == "%" else share, abs=0.6 if unit == "%" else 0.06)


def test_the_head_that_the_headline_names_is_the_one_that_is_drawn_and_its_cell_is_marked(walked, server, visit):
    page = visit(at(server, stage="attention", layer="5"))
    walk_of(page)
    pattern = walked.step("attn_pattern", 4).numbers
    column, head = (int(found[-1]) for found in looked_at(pattern))
    assert page.locator(".walk .heads [aria-pressed=true]").inner_text() == f"head {head + 1}"
    assert headline(page).startswith(f"Layer 5, head {head + 1}:") and percent(float(pattern[head, -1, column])) in headline(page)
    marked = page.evaluate("document.querySelector('.walk .picture').layout.shapes.map(one => [(one.x0 + one.x1) / 2, (one.y0 + one.y1) / 2])")
    assert [column, len(pattern[0]) - 1] in marked
    for other in range(len(pattern)):
        page.get_by_role("button", name=f"head {other + 1}", exact=True).click()
        shown = [[percent(share) for share in row if share is not None] for row in trace(page, 0, "z")]
        assert shown == [[percent(float(share)) for share in row[: place + 1]] for place, row in enumerate(pattern[other])]
        assert headline(page).startswith(f"Layer 5, head {other + 1}:")


def test_the_walk_ends_with_words_and_bars_as_long_as_their_shares(walked, server, visit):
    page = visit(at(server, stage="chances"))
    walk_of(page)
    probs, token = walked.step("probs").numbers[-1], caches.tokenizer().token
    np.testing.assert_allclose(trace(page, 3, "x"), probs, atol=0.005)
    assert trace(page, 3, "text") == [percent(float(share)) for share in probs]
    names = page.evaluate("document.querySelector('.walk .picture').layout.yaxis3.ticktext")
    assert [name.replace("<b>", "").replace("</b>", "") for name in names] == [token(int(id)).strip() for id in walked.candidates[-1]]
    page.get_by_role("button", name="scores").click()
    np.testing.assert_allclose(trace(page, 3, "x"), walked.step("logits").numbers[-1], atol=0.002)


def test_slider_and_map_lead_to_the_same_place_and_the_server_is_not_asked(server, visit):
    page = visit(at(server, stage="sum", layer="1"))
    walk_of(page)
    page.evaluate(COUNT)
    slider = page.get_by_role("slider", name="Place in the model")
    slider.focus()
    seen = []
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        seen.append(slider.get_attribute("aria-valuetext"))
    assert seen == [f"Layer {layer}, the sum" for layer in (2, 3, 4)]
    assert page.evaluate("window.__frames") == 0
    page.locator(".map-of-model button", has_text="3").click()
    assert slider.get_attribute("aria-valuetext") == "Layer 3, the sum"
    page.wait_for_function("location.search.includes('layer=3')", timeout=20_000)


def test_the_place_goes_into_the_address_and_the_address_brings_it_back(server, visit):
    page = visit(at(server, stage="attention", layer="2", head="1"))
    walk_of(page)
    page.get_by_role("button", name="head 3", exact=True).click()
    page.wait_for_function("location.search.includes('head=3')", timeout=20_000)
    again = visit(page.url)
    walk_of(again)
    assert headline(again).startswith("Layer 2, head 3:")


def test_another_token_is_followed_by_its_name_its_row_or_the_list(walked, server, visit):
    page = visit(at(server, stage="sum", layer="6"))
    walk_of(page)
    page.get_by_role("combobox", name="Token that is followed").select_option("2")
    stream = walked.step("resid_post", 5).stream
    assert percent(float(walked.top_probs[stream, 2, 0])) in headline(page) and "“dog”" in headline(page)
    page.locator(".walk .rows span").nth(1).click()
    assert page.get_by_role("combobox", name="Token that is followed").input_value() == "1"


@pytest.mark.parametrize("size", [(1280, 720), (360, 740)])
def test_map_bars_and_the_row_that_is_followed_are_in_view_with_their_controls(size, server, visit):
    page = visit(at(server, stage="sum", layer="3"), width=size[0], height=size[1])
    walk_of(page)
    foot = size[1] if size[0] > 1000 else size[1] - 58  # the way on stands there on a phone
    for part in (".picture", ".rows .followed", ".over select", ".inner", ".map-of-model", "input[type=range]", ".headline"):
        box = page.locator(f".walk {part}").bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= foot, part
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_tap_in_the_covered_row_is_a_guess_and_uncovers_it(server, visit):
    page = visit(f"{server}/layers?step=3")
    walk_of(page)
    assert trace(page, 0, "z")[-1] == [None] * len(trace(page, 0, "z"))
    tokens = page.locator(".walk .rows span").all_inner_texts()
    column = tokens.index("church")
    box = page.locator(".walk .picture .heatmaplayer image").bounding_box()
    page.mouse.move(box["x"] + (column + 0.5) * box["width"] / len(tokens), box["y"] + (len(tokens) - 0.5) * box["height"] / len(tokens))
    page.wait_for_timeout(200)
    page.mouse.down()
    page.mouse.up()
    page.get_by_text("The answer is “bank”").wait_for()
    assert any(share is not None for share in trace(page, 0, "z")[-1])


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
