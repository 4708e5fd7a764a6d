"""The training loop's chapter: its numbers are the command line's, its words follow the data, its figures draw what they are given."""

import json
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.__main__ import main as command
from core.figures import training as figures
from pages.shared import lap_words, loaders
from pages.shared.walk_words import percent

ROOT = Path(__file__).resolve().parents[1]
SENTENCE = "The cat sat on the wall"
SLOPE = [3.0, 2.9, 2.1, 2.0, 2.15, 2.8, 4.0]  # no nudge, too small, right, best, right, too big, far too big
NASTY = ["", "   ", "x" * 100_000, "🦊👩‍🔬", "שלום עולם", "a\x00b\x07\u202ec", "<b>hi</b>%{x}", "$x^2$ **b** :red[x]", "...", "\n\n- list", "w " * 60]


def opened(**query: str) -> AppTest:
    test = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=300)
    for name, value in query.items():
        test.query_params[name] = value
    test.switch_page("pages/training.py")
    return test.run()


def sent(test: AppTest) -> dict:
    return json.loads(test.get("bidi_component")[0].proto.json)


# What is said of the data -----------------------------------------------------------------------------------------


def test_each_nudge_lies_in_the_zone_that_its_gain_says():
    assert lap_words.zones(SLOPE) == [None, "too small", "about right", "about right", "about right", "too big", "too big"]
    assert lap_words.zones([1.0, 1.1, 1.5]) == [None, "too big", "too big"]
    assert lap_words.zones([3.0, 2.9, 2.0]) == [None, "too small", "about right"]


@pytest.mark.parametrize(("place", "said"), [
    (0, "No nudge: the loss stays at 3.00"), (1, "Too small: the loss falls from 3.00 to 2.90"), (3, "About right: the loss falls from 3.00 to 2.00"),
    (5, "Too big: the loss falls from 3.00 to 2.80, less"), (6, "Far too big: the loss rises from 3.00 to 4.00"),
])
def test_the_title_of_a_nudge_says_what_it_does(place, said):
    assert lap_words.title(SLOPE, place).startswith(said)


def test_a_nudge_that_changes_nothing_to_speak_of_says_so():
    assert "Hardly anything moves" in lap_words.title([3.0, 2.999, 2.0], 1)


@pytest.mark.parametrize(("heldout", "said"), [
    ([2.0, 2.01], "hardly moves"), ([2.0, 2.5], "pay for it: their loss rises from 2.00 to 2.50"), ([2.0, 1.5], "gain too: their loss falls"),
])
def test_what_a_nudge_does_to_other_sentences_is_told_whichever_way_it_falls(heldout, said):
    assert said in lap_words.consequence("“mat”", [0.1, 0.4], heldout, 16, 1)


@pytest.mark.parametrize(("after", "said"), [(0.4, "rises from 10 % to 40 %"), (0.01, "falls from 10 % to 1.0 %"), (0.1, "stays at 10 %")])
def test_what_a_nudge_does_to_the_right_word_is_told_whichever_way_it_falls(after, said):
    assert said in lap_words.consequence("“mat”", [0.1, after], None, 0, 1).replace("\u00a0", " ")


@pytest.mark.parametrize(("loss", "said"), [(0.0, "all but sure"), (np.log(5), "5.0 words"), (np.log(3584), "3,584 words")])
def test_a_loss_is_told_as_a_draw_by_lot(loss, said):
    assert said in lap_words.choices(loss)


@pytest.mark.parametrize(("loss", "said"), [
    (SLOPE, "lowest (2.00) at 0.004"), ([1.0, 2.0], "no nudge of these"), ([2.0, 1.0], "the biggest nudge here"),
])
def test_the_whole_slope_is_told_to_those_who_cannot_see_it(loss, said):
    assert said in lap_words.whole_slope(loss, [0.0, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032][: len(loss)])


def test_the_blame_of_a_kind_adds_up_by_squares_and_the_title_names_the_largest():
    blame = {"embeddings": 1.0, "blocks.0/attention": 3.0, "blocks.1/attention": 4.0, "blocks.1/norm": 0.5, "norm": 0.1, "prediction": 2.0}
    assert lap_words.by_kind(blame)["attention"] == pytest.approx(5.0)
    assert lap_words.blame_title(blame) == "Attention gets the most blame; of the layers, layer 2 does"
    assert lap_words.blame_title(blame | {"embeddings": 9.0}).startswith("The embeddings get the most")
    places, sizes = lap_words.by_place(blame, 2)
    assert places[1:3] == ["layer 1", "layer 2"] and sizes["attention"].tolist() == [0, 3, 4, 0, 0]
    assert sum((row**2).sum() for row in sizes.values()) == pytest.approx(sum(size**2 for size in blame.values()))


# Figures ----------------------------------------------------------------------------------------------------------


def test_the_bars_of_surprise_are_the_losses_and_the_line_is_their_mean():
    losses = np.array([1.0, 4.0, 1.0])
    figure = figures.surprises([" a", " <b>x{y", " c"], losses, 2)
    assert np.allclose(figure.data[0].y, losses) and figure.layout.shapes[0].y0 == pytest.approx(2.0)
    assert "2.00" in figure.layout.annotations[0].text
    assert "<b>" not in figure.layout.xaxis.ticktext[1]


def test_the_right_word_is_told_apart_by_more_than_colour():
    figure = figures.chances([" a", " b"], np.array([0.7, 0.2]), 1)
    assert "right" in figure.layout.yaxis.ticktext[1] and "right" not in figure.layout.yaxis.ticktext[0]
    assert figure.layout.xaxis.range == (0, 1) and len(set(figure.data[0].marker.pattern.shape)) == 2


def test_a_thinned_curve_keeps_its_mean_its_start_and_its_shape():
    steps, loss = np.arange(1.0, 5001), np.linspace(8, 1, 5000)
    x, y = figures.thinned(steps, loss, 100)
    assert len(x) == 100 and (x[0], y[0]) == (1, 8) and np.all(np.diff(y) < 0)
    assert np.allclose(np.interp(x, steps, loss), y, atol=1e-9)
    assert figures.thinned(steps[:50], loss[:50], 100)[0] is steps[:50] or len(figures.thinned(steps[:50], loss[:50], 100)[0]) == 50


# The page ---------------------------------------------------------------------------------------------------------


def test_the_page_says_what_the_command_line_says(capsys):
    step = loaders.steps()[len(loaders.steps()) // 2]
    assert command(["lap", SENTENCE, "--step", str(step), "--json"]) == 0
    known = json.loads(capsys.readouterr().out)
    test = opened(prompt=SENTENCE, step=str(step), rate="0.01")
    assert not test.exception and not test.error
    data = sent(test)
    assert np.allclose(data["rates"], known["slope"]["learning_rates"])
    assert np.allclose(data["loss"], known["slope"]["loss"], atol=1e-3) and np.allclose(data["p"], known["slope"]["p"], atol=1e-3)
    if data["heldout"]:
        assert np.allclose(data["heldout"], known["slope"]["heldout_loss"], atol=1e-3)
    page = " ".join(element.value for element in test.markdown)
    assert f"The loss of this sentence is {known['loss_before']:.2f}" in page
    assert f"gets {percent(known['p_before'])}" in page or f": {percent(known['p_before'])}" in page
    assert f"a gradient of size {known['gradient_norm']:.2f}" in page
    assert abs(data["rates"][data["start"]] - 0.01) < 0.002


def test_nothing_is_shown_before_the_reader_has_guessed():
    test = opened()
    assert not test.exception and not test.get("plotly_chart") and not test.get("bidi_component")
    test.button_group(key="training.guess_chance").set_value("more than half").run()
    assert len(test.get("plotly_chart")) == 2
    test.button_group(key="training.guess_blame").set_value("just show me").run()
    assert len(test.get("plotly_chart")) == 3 and not test.get("bidi_component")
    test.button_group(key="training.guess_nudge").set_value("raise the loss").run()
    assert sent(test)["start"] is None and len(test.get("bidi_component")) == 1


@pytest.mark.parametrize("typed", NASTY)
def test_any_typed_sentence_is_read_or_answered_with_a_sentence(typed):
    test = opened()
    test.text_input(key="training.text").set_value(typed).run()
    assert not test.exception and not test.error


@pytest.mark.parametrize("query", [{"rate": "banana"}, {"rate": "7"}, {"rate": "-1"}, {"step": "99999999"}, {"prompt": ""}])
def test_a_link_with_a_bad_value_falls_back(query):
    test = opened(**query)
    assert not test.exception and not test.error and len(test.info) <= 1


def test_the_hidden_word_stays_hidden_until_the_guess():
    test = opened(prompt="She opened the door and looked inside.")
    quoted = next(element.value for element in test.markdown if element.value.startswith(">"))
    assert "inside" not in quoted and "looked" in quoted


def test_the_curve_waits_for_a_guess_and_its_title_is_the_runs_own():
    test = opened()
    test.button_group(key="training.guess_when").set_value("near the end").run()
    found = loaders.document(loaders.BASE, "analyses/training.json")
    title = next(element.value for element in test.markdown if "The loss falls from" in element.value)
    assert f"{found['heldout_loss'][0]:.2f} to {found['heldout_loss'][-1]:.2f}" in title
