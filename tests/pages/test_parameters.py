"""The chapter on parameters: its zoom, its guesses, its bench, and that its numbers are those of the command line."""

import json
import re
from functools import cache

import numpy as np
import pytest

from core.formatting import percent
from core.model import ablation, numpy_pass
from core.model.parameters import locate, parts
from pages.sections.parameters import bench, picture, play
from pages.sections.parameters.bench_talk import leads_since
from pages.sections.parameters.sizes import spread
from pages.sections.parameters.talk import NONE, split_table
from pages.sections.parameters.zoom import written, zoom
from pages.shared.frame.steps import STEPS
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts, weights_of
from pages.shared.widgets.guess import SKIP
from tests.opening import is_well, opened, sent

PARIS = play.PROMPTS[0]
NUMBER_OF = {step.name: number for number, step in enumerate(STEPS["parameters"], start=1)}
CHANGES = [("head", 0, 3), ("layer", 1), ("kind", "attention"), ("kind", "norm"), ("number", 541_564, 3.5)]


@cache
def left_open():
    """One page for all that is typed into it."""
    return at_step("bench", **{"parameters.beginning": True})


def at_step(name: str, **before):
    return opened("parameters", before={"parameters.step": NUMBER_OF[name], **before})


def said(test) -> str:
    return " ".join("\n".join(element.value for element in test.markdown).split())


def film(test) -> dict:
    """What stands on the stage."""
    return next(given for given in sent(test) if given.get("figure"))


def bars(test) -> list[dict]:
    """The bars as they stand at the frame that is on."""
    given = film(test)
    traces, moved = json.loads(given["figure"])["data"], json.loads(given["frames"])[given["start"]]["traces"]
    changed = {each["index"]: each for each in moved}
    return [trace | changed.get(number, {}) for number, trace in enumerate(traces) if trace["type"] == "bar"]


def headline(test) -> str:
    return film(test)["headlines"][film(test)["start"]]


def guesses(test):
    return next(pills for pills in test.pills if pills.key.startswith("parameters.guess."))


def knocked_out(guess: str = SKIP, **query: str):
    test = opened("parameters", **query)
    guesses(test).set_value(guess).run()
    is_well(test)
    return test


# The zoom ---------------------------------------------------------------------------------------------------------


def test_a_link_opens_one_number_at_a_zoom_on_the_step_that_zooms():
    test = opened("parameters", number="12345", view="matrix")
    is_well(test)
    assert test.header[0].value == "Zoom out: row, matrix, layer, model"
    assert film(test)["start"] == play.VIEWS.index("matrix") and not film(test)["plays"]
    assert test.session_state["parameters.number"] == 12_345 and "12,345" in film(test)["headlines"][0]


def test_the_first_step_shows_one_number_and_the_next_one_walks_out_to_the_model():
    test = opened("parameters")
    assert film(test)["start"] == 0 and film(test)["names"] == list(play.VIEWS)
    test.button(key="parameters.step_on").click().run()
    assert film(test)["start"] == 4 and film(test)["plays"]


@pytest.mark.parametrize("number", [1, 400_000, 475_137, 700_001])
def test_the_number_that_is_shown_is_the_models_own(number):
    import torch

    every = torch.cat([parameter.flatten() for parameter in caches.run().model().parameters()])
    shown = written(float(every[number - 1]))
    assert f"is {shown}\n" in headlines_of(number)[0]
    test = opened("parameters", without="number", number=str(number))
    assert any(f"now it is {shown}" in slider.label for slider in test.slider)


def test_a_number_beyond_the_ends_becomes_the_end_and_the_field_shows_the_number_that_is_looked_at():
    test = opened("parameters")
    for typed, number in ((10**8, play.size()), (-3, 1)):
        test.number_input(key=play.NUMBER).set_value(typed).run()
        assert test.number_input(key=play.NUMBER).value == test.session_state[play.NUMBER] == number
    bench = opened("parameters", without="number", number="5").number_input(key="parameters.bench_number")
    assert bench.set_value(10**8).run().number_input(key="parameters.bench_number").value == play.size()


def headlines_of(number: int) -> list[str]:
    return zoom(caches.BASE, caches.steps()[-1], number - 1).headlines


def test_what_is_said_of_a_row_and_a_matrix_is_counted():
    number = play.start_number() - 1
    place, row, _ = locate(parts(play.config()), number)
    part = parts(play.config())[place]
    values = np.asarray(caches.run().weights(caches.steps()[-1])[part.name])
    told = headlines_of(number + 1)
    assert f"{(values[row] > 0).sum()} above zero, up and light; {(values[row] < 0).sum()} below" in told[1]
    assert sum(int(count) for count in re.findall(r"(\d+) (?:above|below|at zero)", told[1])) == part.columns  # none is left out
    assert f"{values.size:,} numbers, {(values > 0).sum():,} above zero" in told[2]
    assert f"All {play.size():,} numbers" in told[4]


def test_a_tap_on_the_zoom_picks_the_number_that_is_there_and_a_strange_one_changes_nothing():
    from core.figures.zoom_place import BARS, MATRIX, number_at

    part = next(part for part in parts(play.config()) if part.name == "embed.weight")
    assert number_at(part, 40, 8, BARS, (100,)) == part.first + 40 * 128 + 100
    assert number_at(part, 40, 8, MATRIX, (10, 7)) == part.first + 70 * 128 + 7  # seven rows a cell
    assert number_at(part, 40, 8, MATRIX, (10**6, 10**6)) == part.first + part.size - 1
    assert number_at(part, 40, 8, 99, (3, 3)) == part.first + 40 * 128 + 8


def test_the_table_of_counts_adds_up_and_is_the_models_own():
    table, own = split_table(), parameter_counts()
    outside, layer, whole = ([int(cell.replace(",", "")) for cell in column] for name, column in table.items() if name != "kind")
    assert [one + play.config().n_layers * each for one, each in zip(outside, layer, strict=True)] == whole
    assert whole[-1] == sum(whole[:-1]) == sum(own.values()) == play.size()


# The guesses ------------------------------------------------------------------------------------------------------


def test_how_large_the_numbers_are_is_covered_until_a_guess_and_then_shown_at_every_moment():
    test, last = at_step("sizes"), caches.steps()[-1]
    assert film(test)["steps"] == [0] and f"{spread(caches.BASE, last).median:.3f}" not in said(test)
    test.pills(key="parameters.size_guess").set_value("about half").run()
    values = np.concatenate([np.abs(np.asarray(one)).ravel() for one in caches.run().weights(last).values()])
    assert spread(caches.BASE, last).near == pytest.approx((values < 0.1).mean(), abs=1e-4)
    assert tuple(film(test)["steps"]) == caches.steps() and f"closer to zero than {np.median(values):.3f}" in said(test)


def test_the_fact_is_told_as_every_number_tried_by_itself_in_shares_and_in_bits():
    found = picture.searched()
    test = at_step("fact")
    asked, strongest = said(test), found["bits_without_strongest"][0]
    assert f"Each of its {found['numbers']:,} numbers in turn was set to zero" in asked and found["numbers"] == play.size()
    assert f"{found['moved']:,} of {found['numbers']:,}" not in asked + headline(test)  # the guess comes first
    assert "?" in [note["text"] for note in json.loads(film(test)["figure"])["layout"]["annotations"]]
    share = found["moved"] / found["numbers"]
    truth = NONE if share <= 0.02 else "about a tenth" if share <= 0.5 else "most of them"
    test.pills(key="parameters.fact_guess").set_value(truth).run()
    told = said(test)
    assert f"{found['moved']:,} of {found['numbers']:,} did." in told and "You guessed it" in told
    whole, lowest = (percent(share).replace("\u00a0", " ") for share in (found["p"], 2 ** -strongest))
    assert f"from {whole} to {lowest}" in told


def test_the_strongest_number_comes_to_the_bench_to_be_set_to_zero_and_no_old_guess_is_held_against_it():
    found = picture.searched()
    test = at_step("fact", **{"parameters.fact_guess": SKIP, "parameters.value": 5.0, "parameters.what": play.ONE})
    test.button(key="parameters.take_strongest").click().run()
    is_well(test)
    assert test.header[0].value == "Knock a part out"
    assert play_key(test) == ("number", found["strongest"][0], 0.0)
    assert not guesses(test).value and "You guessed" not in headline(test)


def play_key(test) -> tuple:
    state = test.session_state
    return "number", state["parameters.bench_number"] - 1, state["parameters.value"]


# The bench --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_what_numpy_says_without_a_part_is_what_the_model_says_and_the_weights_stay_as_they_were(change):
    from core.model.prompt import prompt_ids
    from core.model.sampling import next_token

    last = caches.steps()[-1]
    weights = weights_of(caches.BASE, last)
    before = {name: one.copy() for name, one in weights.items()}
    ids = prompt_ids(caches.tokenizer(), PARIS, 128)
    ours = numpy_pass.trace(ablation.without(weights, play.config(), change), 4, ids)["probs"][-1]
    np.testing.assert_allclose(ours, next_token(bench.changed_model(caches.BASE, last, change), ids).numpy(), atol=1e-5)
    assert all((weights[name] == old).all() for name, old in before.items())


@pytest.mark.parametrize("what", ["head", "layer", "attention", "norm", "number"])
def test_whatever_is_knocked_out_shows_before_and_after_in_one_picture_and_undo_covers_it_again(what):
    test = opened("parameters", without=what)
    assert headline(test).endswith("?") and set(bars(test)[1]["text"]) == {"?"} and bars(test)[2]["text"][1] == "?"
    guesses(test).set_value(SKIP).run()
    is_well(test)
    assert "?" not in bars(test)[1]["text"] and "bits" in bars(test)[2]["text"][1] and not headline(test).endswith("?")
    test.button(key="parameters.undo").click().run()
    is_well(test)
    assert set(bars(test)[1]["text"]) == {"?"}


def test_the_verdict_is_about_the_bars_that_stand_beside_it():
    last = caches.steps()[-1]
    for layer in range(1, play.config().n_layers + 1):
        found = bench.result(play.Choice(play.LAYER, "", 1, ("layer", layer - 1)), PARIS, last)
        best = found.whole.argmax()
        kept = float(found.changed[best] / found.whole[best])
        test = knocked_out(bench.STAYS, without="layer", layer=str(layer))
        shown = [float(share) for share in list(bars(test)[1]["x"])]
        assert shown[0] == pytest.approx(float(found.changed[best]), rel=1e-3)
        right = kept >= bench.LEAST and found.changed.argmax() == best
        assert ("You guessed it" in headline(test)) == right, layer
        assert (f"The answer is “{found.truth}”" in said(test).replace("\\", "")) != right, layer


def layer_that_paris_needs() -> int:
    """The last layer, counted from 1, without which the model no longer says Paris."""
    from core.model.prompt import prompt_ids
    from core.model.sampling import next_token

    ids, last = prompt_ids(caches.tokenizer(), PARIS, 128), caches.steps()[-1]
    said = [next_token(bench.changed_model(caches.BASE, last, ("layer", layer)), ids).argmax()
            for layer in range(play.config().n_layers)]
    return max(layer for layer, id in enumerate(said, start=1) if int(id) != caches.tokenizer().id(" Paris"))


def test_a_guess_is_never_held_against_another_change_another_prompt_or_another_moment():
    lost = layer_that_paris_needs()
    test = knocked_out(bench.LOST, without="layer", layer=str(lost))
    assert "You guessed it" in headline(test)
    other = lost % play.config().n_layers + 1
    next(group for group in test.segmented_control if group.key == "parameters.layer").set_value(other).run()
    assert not guesses(test).value and "You guessed" not in headline(test)
    next(group for group in test.segmented_control if group.key == "parameters.layer").set_value(lost).run()
    assert guesses(test).value == bench.LOST and "You guessed it" in headline(test)
    of = play.Choice(play.LAYER, "", 1, ("layer", lost - 1))
    asked = {play.guess_key(of, text, step) for text in (PARIS, "To be or not to") for step in caches.steps()[-2:]}
    assert len(asked) == 4 and guesses(test).key in asked


@pytest.mark.parametrize("key", [(), ("kind", "attention"), ("layer", 1), ("head", 2, 3)])
def test_what_was_measured_with_the_run_is_not_worked_out_again_and_is_what_it_would_be(monkeypatch, nothing_cached, key):
    from core.model import scoring

    last = caches.steps()[-1]
    read = scoring.ids_of(caches.tokenizer(), bench.measured().sentences, play.config().n_ctx)
    again = scoring.mean_loss(bench.changed_model(caches.BASE, last, key), read) / np.log(2)
    monkeypatch.setattr(scoring, "mean_loss", lambda *_: -np.log(2))
    assert bench.mean_bits(caches.BASE, last, key) == pytest.approx(again, rel=1e-4)
    assert bench.mean_bits(caches.BASE, caches.steps()[0], key) == bench.mean_bits(caches.BASE, last, ("number", 0, 0.0)) == -1.0


def test_a_knock_out_of_a_shipped_part_needs_no_torch(monkeypatch, nothing_cached):
    monkeypatch.setattr(bench, "changed_model", lambda *_: pytest.fail("PyTorch is asked"))
    knocked_out(without="layer", layer="3", prompt="The dogs near the house")


def test_what_one_reader_knocks_out_every_other_reader_still_has():
    numbers = [parameter.clone() for parameter in caches.run().model().parameters()]
    mine, theirs = knocked_out(without="attention"), opened("parameters", without="attention")
    assert "?" not in bars(mine)[1]["text"] and set(bars(theirs)[1]["text"]) == {"?"}
    assert all(bool((now == before).all()) for now, before in zip(caches.run().model().parameters(), numbers, strict=True))


def test_the_whole_model_on_the_bench_says_what_the_command_line_says(capsys):
    from core.__main__ import main

    test = knocked_out(without="layer")
    main(["predict", PARIS, "--json"])
    best = json.loads(capsys.readouterr().out)["predictions"][0]
    assert best["token"].strip() in film(test)["sentences"][0]
    main(["score", "--json", *bench.measured().sentences])
    tokens = [token["bits"] for one in json.loads(capsys.readouterr().out)["scores"] for token in one["tokens"]]
    assert bars(test)[2]["x"][0] == pytest.approx(np.mean(tokens), rel=1e-3)


def test_at_every_moment_the_last_one_is_what_the_bench_says():
    test, saved = at_step("moments"), caches.steps()
    assert tuple(film(test)["steps"]) == saved and film(test)["plays"]
    of = play.Choice(play.LAYER, "layer 2", 1, ("layer", 1))
    every, found = bench.at_every_moment(caches.BASE, PARIS, of.key), bench.result(of, PARIS, saved[-1])
    np.testing.assert_allclose(every[-1], [found.whole, found.changed], atol=1e-6)
    frames = json.loads(film(test)["frames"])
    assert frames[5]["traces"][1]["x"][0] == pytest.approx(float(every[5, 1, found.whole.argmax()]), rel=1e-3)


@pytest.mark.parametrize(("leads", "since"), [
    ([True, True], 0), ([False, True, False, True, True], 3), ([True, False], None), ([False, True], 1),
])
def test_a_word_leads_from_the_moment_on_after_which_it_is_never_overtaken(leads, since):
    assert leads_since(np.array(leads)) == since


# Links and what is typed ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("query", "step"), [
    ({"view": "model"}, "zoom"), ({"without": "layer", "layer": "1", "prompt": PARIS}, "bench"), ({"without": "head"}, "bench"),
    ({"model": "GPT-2 small"}, "billions"), ({"prompt": "To be or not to"}, "bench"), ({"number": "5"}, "number"),
    ({"view": "model", "step": "1"}, "number"), ({"without": "number", "number": "7", "value": "2.5"}, "bench"),
])
def test_an_old_link_lands_on_the_step_where_its_state_stands(query, step):
    test = opened("parameters", **query)
    is_well(test)
    assert test.session_state["parameters.step"] == NUMBER_OF[step]
    if "without" in query:
        assert test.session_state["parameters.what"] == play.LINKED[query["without"]]
        assert test.session_state["parameters.layer"] == (1 if query["without"] != "number" else test.session_state["parameters.layer"])


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
