"""The chapter on parameters: its figures, its bench, and that its numbers are those of the command line."""

import base64
import json
from functools import cache

import numpy as np
import pytest

from core.figures import layers, training
from core.figures import parameters as figures
from pages.sections.parameters.wording import loss_title
from pages.shared.loading import caches
from tests.opening import is_well, opened

HARDLY = "hardly anything changes"


def buttons(test, name):
    return next(group for group in test.get("button_group") if group.key == f"parameters.{name}")


@cache
def left_open():
    """One page for all that is typed into it."""
    return opened("parameters")


def said(test):
    return "\n".join(element.value for element in test.markdown)


def knocked_out(what: str, **query: str):
    test = opened("parameters", without=what, **query)
    group = next(group for group in test.get("button_group") if group.key.startswith("parameters.guess."))
    group.set_value(HARDLY).run()
    test.button(key="parameters.act_now").click().run()
    is_well(test)
    return test


def test_areas_are_to_scale():
    figure = figures.to_scale({"attention": 30, "norm": 70}, {"attention": 9_000, "norm": 1_000}, "big")
    areas = [(max(trace.x) - min(trace.x)) * (max(trace.y) - min(trace.y)) for trace in figure.data]
    np.testing.assert_allclose(areas, [9_000, 1_000, 30, 70], rtol=1e-3)
    assert figure.layout.yaxis.scaleanchor == "x"


def test_the_shares_of_each_model_add_up_to_one():
    figure = figures.split(["a", "b"], {"attention": [1, 5], "norm": [3, 15]})
    np.testing.assert_allclose(sum(trace.x for trace in figure.data), [1, 1], rtol=1e-6)


def test_a_legend_calls_the_kinds_as_the_text_does():
    counts, arrays = {"prediction": 3, "norm": 7}, {"prediction": np.ones(1), "norm": np.ones(1)}
    for figure in (figures.to_scale(counts, counts, "big"), figures.split(["a"], arrays), training.blame(["layer 1"], arrays)):
        assert {trace.name for trace in figure.data} == {"prediction layer", "norms"}


def test_numbers_in_the_squares_have_a_true_minus():
    from pages.parameters import _rise

    assert layers.by_head(np.array([[-0.25]]), _rise, 0.05).data[0].text[0] == ["−0.250"]


def test_surprises_start_at_zero_with_the_whole_model_as_a_line_and_the_strongest_number_first():
    figure = figures.by_rank(np.array([1, 10, 2_000_000]), np.array([0.03, 0.01, 0.004]), 0.005, "“Paris”")
    assert figure.layout.yaxis.range[0] == 0 < 0.03 < figure.layout.yaxis.range[1]
    assert [shape.y0 for shape in figure.layout.shapes] == [0.005]
    np.testing.assert_allclose(figure.data[0].y, [0.03, 0.01, 0.004], rtol=1e-6)
    assert figure.layout.xaxis.type == "log" and figure.layout.xaxis.ticktext[-1] == "1 million"


def test_the_fact_is_told_as_every_number_tried_by_itself_in_shares_and_in_bits():
    from pages import parameters as page

    found = caches.document(caches.BASE, "analyses/zeroed.json")
    test = opened("parameters")
    asked = said(test)
    assert f"Each of its {found['numbers']:,} numbers in turn was set to zero" in asked and found["numbers"] == page.size()
    assert f"{found['moved']:,} of {found['numbers']:,} did" not in asked  # the guess comes first
    buttons(test, "fact_guess").set_value(page.NONE).run()
    told, strongest = said(test), found["bits_without_strongest"][0]
    assert f"{found['moved']:,} of {found['numbers']:,} did." in told and "You guessed it" in told
    assert f"from {100 * found['p']:.1f}\u00a0% to {100 * 2 ** -strongest:.0f}\u00a0%" in told
    assert f"it is {strongest:.3f} bits instead of\n{found['bits']:.3f}" in told
    test.button(key="parameters.take_strongest").click().run()
    assert test.number_input(key="parameters.bench_number").value == found["strongest"][0] + 1


@pytest.mark.parametrize(("after", "said"), [
    (1.554, "stays at 1.55"), (1.546, "stays at 1.55"), (1.556, "rises from 1.55 to 1.56"), (1.4, "falls, from 1.55 to 1.40"),
    (9.0, "to 9.00, worse than a blind guess"), (10.0, "to 10.00, worse than a blind guess"),
])
def test_the_title_of_the_loss_never_says_that_it_rises_from_a_number_to_the_same(after, said):
    assert said in loss_title(1.55, after, 8.18)


@pytest.mark.parametrize("what", ["head", "layer", "attention", "norm", "number"])
def test_whatever_is_knocked_out_shows_before_and_after_and_undo_brings_it_back(what):
    test = knocked_out(what)
    assert "What you have tried" in said(test)
    assert test.button(key="parameters.act_now").label == "Undo"
    test.button(key="parameters.act_now").click().run()
    is_well(test)
    assert "The model is whole." in said(test)


def test_what_is_changed_but_not_knocked_out_is_called_so_and_nothing_is_before_the_tap():
    test = opened("parameters", without="number")
    buttons(test, "guess.one number").set_value(HARDLY).run()
    drawn = [{bar.get("name") for bar in json.loads(chart.proto.spec)["data"]} for chart in test.get("plotly_chart")][-2]
    assert drawn == {None}
    test.button(key="parameters.act_now").click().run()
    drawn = [{bar.get("name") for bar in json.loads(chart.proto.spec)["data"]} for chart in test.get("plotly_chart")][-2]
    assert drawn == {"whole model", "changed"}


def test_a_model_that_knows_nothing_yet_does_not_fall_apart_where_its_loss_stays():
    assert "You guessed it." in said(knocked_out("head", moment="0"))


@pytest.mark.parametrize("key", [(), ("kind", "attention"), ("layer", 1), ("head", 2, 3)])
def test_what_was_measured_with_the_run_is_not_worked_out_again_and_is_what_it_would_be(monkeypatch, nothing_cached, key):
    from core.model import scoring
    from pages import parameters as page

    last = caches.steps()[-1]
    read = scoring.ids_of(caches.tokenizer(), page.measured()["sentences"], page.config().n_ctx)
    again = scoring.mean_loss(page.bench(caches.BASE, last, key), read)
    monkeypatch.setattr(scoring, "mean_loss", lambda *_: -1.0)
    assert page.loss(caches.BASE, last, key) == pytest.approx(again, rel=1e-4)
    assert page.loss(caches.BASE, caches.steps()[0], key) == page.loss(caches.BASE, last, ("number", 0, 0.0)) == -1.0


def test_what_one_reader_knocks_out_every_other_reader_still_has():
    numbers = [parameter.clone() for parameter in caches.run().model().parameters()]
    mine = knocked_out("attention")
    theirs = opened("parameters", without="attention")
    next(group for group in theirs.get("button_group") if group.key.startswith("parameters.guess.")).set_value(HARDLY).run()
    assert "The model is whole." in said(theirs) and "What you have tried" not in said(theirs)
    alone, whole = (next(chart.proto.alt for chart in test.get("plotly_chart") if "Likeliest next words" in chart.proto.alt)
                    for test in (mine, theirs))
    assert "Nothing is changed yet" in whole and "Nothing is changed yet" not in alone
    assert all(bool((now == before).all()) for now, before in zip(caches.run().model().parameters(), numbers, strict=True))


def test_the_whole_model_on_the_bench_says_what_the_command_line_says(capsys):
    from core.__main__ import main

    test = knocked_out("layer")
    main(["predict", "The capital of France is", "--json"])
    best = json.loads(capsys.readouterr().out)["predictions"][0]
    chart = next(chart for chart in test.get("plotly_chart") if "Likeliest next words" in chart.proto.alt)
    assert f"“{best['token'].strip()}”" in chart.proto.alt
    main(["score", "--json", *caches.document(caches.BASE, "analyses/knockout.json")["sentences"]])
    tokens = [token["bits"] for one in json.loads(capsys.readouterr().out)["scores"] for token in one["tokens"]]
    loss = next(chart for chart in test.get("plotly_chart") if "Average loss" in chart.proto.alt)
    bars = json.loads(loss.proto.spec)["data"][0]["x"]
    if isinstance(bars, dict):
        bars = np.frombuffer(base64.b64decode(bars["bdata"]), np.float32)
    assert bars[0] == pytest.approx(np.mean(tokens) * np.log(2), rel=1e-4)


def test_a_link_opens_one_number_at_a_zoom():
    test = opened("parameters", number="12345", view="matrix")
    is_well(test)
    assert test.number_input(key="parameters.number").value == 12_345
    assert test.session_state["parameters.view"] == "matrix"


@pytest.mark.parametrize("query", [
    {"number": "0"}, {"number": "99999999999"}, {"view": "moon"}, {"without": "soul"}, {"value": "1e99", "without": "number"}, {"model": "x"},
])
def test_a_bad_link_falls_back_without_an_error(query):
    is_well(opened("parameters", **query))


@pytest.mark.parametrize("text", ["", "x" * 5_000, "<b>$x$</b> :red[y]", "שלום"])
def test_any_typed_prompt_is_answered(text):
    test = left_open()
    test.text_input(key="parameters.prompt").set_value(text).run()
    is_well(test)
    assert ":red[y]" not in said(test)


def test_the_exact_counts_add_up_to_the_model():
    from pages.shared.loading.caches import parameter_counts

    test = opened("parameters")
    assert f"{sum(parameter_counts().values()):,} of them" in said(test)


def test_the_table_of_counts_adds_up_and_is_the_models_own():
    from pages import parameters as page

    table, own = page.split_table(), caches.parameter_counts()
    outside, layer, whole = ([int(cell.replace(",", "")) for cell in column] for name, column in table.items() if name != "kind")
    assert [one + page.config().n_layers * each for one, each in zip(outside, layer, strict=True)] == whole
    assert whole[-1] == sum(whole[:-1]) == sum(own.values())


@pytest.mark.parametrize("number", [1, 400_000, 475_137, 700_001])
def test_the_number_that_is_shown_is_the_models_own(number):
    import torch

    from pages.sections.parameters.zoom import written

    test = opened("parameters", without="number", number=str(number))
    every = torch.cat([parameter.flatten() for parameter in caches.run().model().parameters()])
    assert f"Now it is **{written(float(every[number - 1]))}**" in said(test)
