"""The training loop's chapter: its numbers are the command line's, its words follow the data, its pictures draw what they are given."""

import json
import re
from dataclasses import replace
from functools import cache, partial

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.__main__ import main as command
from core.figures import influence as influence_figures
from core.figures import run as run_figures
from core.figures import training as figures
from core.formatting import percent
from core.results import influence as results
from core.results.gradient_table import NUDGE, NUDGES, SENTENCES
from core.results.loss_landscape import in_bits
from core.training import queue
from core.training.live import Lesson, Point, Sample
from pages.sections.training import (
    influence,
    lap_words,
    lesson_line,
    lesson_picture,
    live_lesson,
    play,
    queue_words,
    run_picture,
    run_words,
)
from pages.shared.frame.steps import STEPS
from pages.shared.loading import caches
from pages.shared.text.wording import tenths
from pages.shared.widgets.guess import verdict
from tests import opening

SENTENCE, BIT = "The cat sat on the wall", np.log(2)
SLOPE = np.array([3.0, 2.9, 2.3, 2.0, 2.15, 2.8, 4.0])  # no nudge, too small, right, right, others pay (2), overshoots
PAID = np.array([2.0, 2.0, 2.0, 2.02, 2.2, 2.5, 3.0])
NASTY = ["", "   ", "x" * 100_000, "🦊👩‍🔬", "שלום עולם", "a\x00b\x07\u202ec", "<b>hi</b>%{x}", "$x^2$ **b** :red[x]", "...", "\n\n- list", "w " * 60]
NUMBERS = {step.name: str(number) for number, step in enumerate(STEPS["training"], start=1)}


def at(step: str, *, before: dict | None = None, **query: str) -> AppTest:
    """The chapter opened at a step."""
    return opening.opened("training", step=NUMBERS[step], before=before, **query)


opened = partial(at, "live")


@cache
def left_open() -> AppTest:
    """One page for all that is typed into it."""
    return at("show")


def sent(test: AppTest, key: str) -> dict:
    """What was sent to the film of this name."""
    return next(data for data in opening.sent(test) if data.get("key") == f"training.{key}")


def figure_of(given: dict) -> dict:
    return json.loads(given["figure"])


def values(numbers) -> np.ndarray:
    """Numbers of a figure, as Plotly writes them down."""
    return np.array([np.nan if one is None else one for one in numbers], float)


def shipped(file: str):
    """An analysis of the shipped run, which is as new as this test may be older than."""
    found = caches.document(caches.BASE, f"analyses/{file}.json")
    return found or pytest.skip(f"the shipped run has no {file} yet")


# What is said of the data -----------------------------------------------------------------------------------------


def test_a_nudge_is_about_right_only_as_long_as_no_other_sentence_pays_for_it():
    assert lap_words.zones(SLOPE, PAID) == [None, "too small", "about right", "about right", "others pay", "others pay", "overshoots"]
    assert lap_words.zones(SLOPE, None) == [None, "too small", "about right", "about right", "overshoots", "overshoots", "overshoots"]
    assert lap_words.zones([1.0, 1.1, 1.5], [2.0, 2.0, 2.0]) == [None, "overshoots", "overshoots"]
    assert lap_words.zones([3.0, 2.9, 2.0], [2.0, 2.0, 2.0]) == [None, "too small", "about right"]
    assert lap_words.zones([3.0, 2.0, 1.0], [2.0, 2.5, 3.0]) == [None, "others pay", "others pay"]


def test_in_every_shipped_lap_the_nudges_called_about_right_harm_no_other_sentence():
    table, right = shipped("laps"), 0
    for laps in table["laps"].values():
        for lap in laps:
            zones = lap_words.zones(np.mean(lap["nudged"], 1), lap["heldout"])
            touched = [others / lap["heldout"][0] for others, zone in zip(lap["heldout"], zones, strict=True) if zone == lap_words.RIGHT]
            assert max(touched, default=1) <= 1 + lap_words.TOUCHED
            right += bool(touched)
    assert right == len(SENTENCES) * len(table["steps"])


@pytest.mark.parametrize(("place", "said"), [
    (0, "No nudge yet: 3.0 bits a word"), (1, "Too small: 3.0 → 2.9 bits"), (3, "About right: 3.0 → 2.0 bits"),
    (5, "Others pay: 3.0 → 2.8 bits"), (6, "Overshoots: 3.0 → 4.0 bits"),
])
def test_the_title_of_a_nudge_says_what_it_does(place, said):
    assert lap_words.title(SLOPE, lap_words.zones(SLOPE, PAID)[place], place) == said


@pytest.mark.parametrize(("others", "said"), [([2.0, 2.01], "16 others hardly notice, 2.0 → 2.0"), ([2.0, 2.5], "16 others pay, 2.0 → 2.5"),
                                              ([2.0, 1.5], "16 others gain, 2.0 → 1.5")])
def test_what_a_nudge_does_to_other_sentences_is_told_whichever_way_it_falls(others, said):
    assert lap_words.beside("“mat”", [0.1, 0.4], others, 16, 1).endswith(said)
    assert lap_words.in_the_end([2.0, 2.5]) == lap_words.LOSE and lap_words.in_the_end([2.0, 1.5]) == lap_words.GAIN


@pytest.mark.parametrize(("bits", "said"), [
    (SLOPE, lap_words.HARM), ([3.0, 1.0, 2.0], lap_words.LESS_HELP), ([3.0, 2.0, 1.0], lap_words.MOST_HELP),
])
def test_what_the_biggest_nudge_does_is_one_of_the_answers(bits, said):
    assert lap_words.biggest(bits) == said


@pytest.mark.parametrize(("bits", "said"), [
    (0.0, "all but sure"), (np.log2(5), "about 5 words"), (np.log2(3584), "about 3,600 words"), (12.0, "worse than"),
])
def test_a_surprise_is_told_as_a_draw_by_lot(bits, said):
    assert said in lap_words.choices(bits, 3584)


def test_the_shares_of_the_blame_add_up_to_all_of_it_and_the_title_names_the_largest():
    blame = {"embeddings": 1.0, "blocks.0/attention": 3.0, "blocks.1/attention": 4.0, "blocks.1/norm": 0.5, "norm": 0.1, "prediction": 2.0}
    whole = sum(size**2 for size in blame.values())
    places, shares = lap_words.by_place(blame, 2)
    assert sum(row.sum() for row in shares.values()) == pytest.approx(1)
    assert places[1:3] == ["layer 1", "layer 2"] and shares["attention"] == pytest.approx(np.array([0, 9, 16, 0, 0]) / whole)
    assert lap_words.most_blamed(shares) == ("attention", pytest.approx(25 / whole))
    assert lap_words.blame_title(places, shares).startswith(f"Attention gets {percent(25 / whole)} of the blame\nOf the layers, layer 2")
    bars = figures.blame_of(shares)
    assert sum(sum(bar["x"]) for bar in bars[:-1]) == pytest.approx(1, abs=1e-3)
    covered = figures.blame_of(shares, covered=True)
    assert covered[0]["x"] == bars[-1]["x"] and not any(sum(bar["x"]) for bar in covered[1:-1])


# Figures ----------------------------------------------------------------------------------------------------------


def test_the_bars_of_surprise_are_the_losses_and_the_line_is_their_mean():
    figure = figures.surprises([" a", " <b>x{y", " c"], np.array([1.0, 4.0, 1.0]), 2, 4.0)
    assert list(figure.data[0].y) == [1, 4, 1] and list(figure.data[1].y) == [2, 2]
    assert "<b>" not in figure.layout.xaxis.ticktext[1] and len(set(figure.data[0].marker.pattern.shape)) == 2
    covered = figures.surprises([" a", " <b>x{y", " c"], np.array([1.0, 4.0, 1.0]), 2, 4.0, covered=True)
    assert list(covered.data[0].y) == [1, 4, 0] and covered.layout.xaxis.ticktext[2] == "?" and covered.data[1].y[0] is None


def test_of_many_tokens_only_those_have_numbers_that_stand_apart_and_the_hidden_one_always():
    few, many = np.arange(1.0, 9.0), np.array([9.0, 8.0, 7.0, 1.0, 2.0, 6.0, 5.0, 1.0, 3.0, 4.0, 0.5, 0.1, 0.2])
    assert figures.numbered(few, 2) == set(range(8))
    assert figures.numbered(many, 12) == {12, 0, 5, 9}
    texts = figures.surprises_of(many, 12)[0]["text"]
    assert [at for at, text in enumerate(texts) if text] == [0, 5, 9, 12] and texts[5] == "6.0"
    assert not figures.surprises_of(many, 12, covered=True)[0]["text"][12]


def test_the_names_of_the_zones_stand_above_all_that_the_lines_can_reach():
    figure = figures.slope(["a"] * len(SLOPE), SLOPE, PAID, lap_words.zones(SLOPE, PAID), names=("one", "two"), shaded=lap_words.RIGHT)
    top = figure.layout.yaxis.domain[1]
    assert {note.text for note in figure.layout.annotations} == {"too<br>small", "about<br>right", "others<br>pay", "overshoots"}
    assert all(note.yref == "paper" and note.y == 1 and note.yanchor == "top" for note in figure.layout.annotations) and top <= 0.8


def test_a_thinned_curve_keeps_its_start_and_its_shape_and_has_most_points_where_most_happens():
    steps, loss = np.arange(1.0, 5001), np.linspace(8, 1, 5000)
    x, y = run_figures.thinned(steps, loss, 100)
    assert len(x) <= 100 and (x[0], y[0]) == (1, 8) and np.all(np.diff(y) < 0) and x[3] - x[2] < x[-1] - x[-2]
    assert np.allclose(np.interp(x, steps, loss), y, atol=1e-9)
    assert len(run_figures.thinned(steps[:50], loss[:50], 100)[0]) == 50


# One lap ----------------------------------------------------------------------------------------------------------


def test_the_lap_says_what_the_command_line_says(capsys):
    step = caches.steps()[len(caches.steps()) // 2]
    assert command(["lap", SENTENCE, "--step", str(step), "--position", "2", "--json"]) == 0
    known = json.loads(capsys.readouterr().out)
    test = at("slope", prompt=SENTENCE, moment=str(step), rate="0.01", position="2")
    opening.is_well(test)
    given = sent(test, "slope")
    mine, others = figure_of(given)["data"]
    assert values(mine["y"]) == pytest.approx(np.array(known["slope"]["loss"]) / BIT, abs=2e-3)
    assert values(others["y"]) == pytest.approx(np.array(known["slope"]["heldout_loss"]) / BIT, abs=2e-3)
    assert abs(known["slope"]["learning_rates"][given["start"]] - 0.01) < 0.002
    told = given["headlines"][given["start"]]
    assert f"{percent(known['p_before'])} → {percent(known['slope']['p'][given['start']])}" in told
    shown = at("show", prompt=SENTENCE, moment=str(step), position="2", before={"training.guess_chance": "just show me"})
    heading = sent(shown, "chances")["headlines"][caches.steps().index(step)]
    assert heading.endswith(f"“{known['token'].strip()}”, the right word, gets {percent(known['p_before'])}") and "The ▁▁▁ sat" in heading
    bars = json.loads(sent(shown, "surprises")["frames"])[caches.steps().index(step)]["traces"]
    assert bars[1]["y"][0] == pytest.approx(known["loss_before"] / BIT, abs=2e-3)


def test_the_nudges_in_a_row_are_those_that_the_model_takes():
    from core.analyses.gradient_step import others, repeated

    step = caches.steps()[len(caches.steps()) // 2]
    run, table = caches.run(), shipped("nudges")
    found = repeated(run.model(step), play.read(SENTENCE), NUDGE, 3, others(run))
    row = table["nudges"][SENTENCE][table["steps"].index(step)]
    assert np.array(row["losses"])[:4] == pytest.approx(found.losses, rel=1e-3) and row["heldout"][:4] == pytest.approx(found.held_out, rel=1e-3)
    assert table["rate"] == NUDGE and len(row["losses"]) == NUDGES + 1 and list(table["nudges"]) == list(SENTENCES)


def test_the_button_takes_one_nudge_more_and_tells_what_the_others_pay_at_the_moment_that_the_chapter_opens_at():
    given = sent(at("again"), "again")
    assert given["press"] == "Nudge" and given["silent"] and given["start"] == 0 and len(given["steps"]) == NUDGES + 1
    row = shipped("nudges")["nudges"][SENTENCES[0]][caches.steps().index(play.first_moment())]
    mine, others = np.mean(row["losses"], 1) / BIT, np.array(row["heldout"]) / BIT
    assert given["headlines"][7].startswith(f"After 7 nudges: {mine[0]:.1f} → {mine[7]:.1f} bits")
    change = others[-1] / others[0] - 1
    fare, so = (("hardly notice", lap_words.SAME) if abs(change) <= 0.02
                else ("pay", lap_words.LOSE) if change > 0 else ("gain", lap_words.GAIN))
    assert given["headlines"][-1].endswith(f"16 others {fare}, {others[0]:.1f} → {others[-1]:.1f}")
    one, other = figure_of(given)["data"]
    assert values(one["y"]) == pytest.approx(mine, abs=1e-3) and values(other["y"]) == pytest.approx(others, abs=1e-3)
    assert given["curtain"] and given["marks"][7][0] == [7, pytest.approx(mine[7], abs=1e-3), f"{mine[7]:.1f}"]
    assert given["marks"][7][1] == [7, pytest.approx(others[7], abs=1e-3), f"{others[7]:.1f}"]
    guessed = at("again")
    guessed.button_group(key="training.guess_again").set_value(so).run()
    assert "You guessed it." in said(guessed) and sent(guessed, "again")["start"] == NUDGES


def lessons(step: int, texts=results.SENTENCES) -> results.Influence:
    return results.shipped(shipped("influence"), step, texts)


def cells(given: dict, moment: int) -> np.ndarray:
    """What is written in the cells, per cent; NaN where one is still covered."""
    count = len(figure_of(given)["layout"]["xaxis"]["ticktext"])
    told = np.full((count, count), np.nan)
    for x, y, text, *_ in given["marks"][moment]:
        told[int(y), int(x)] = float(text.replace("−", "-")) if text != "?" else np.nan
    return told


def test_the_matrix_of_lessons_is_what_was_measured_and_strangers_are_covered_until_the_guess():
    test, step = at("influence"), play.first_moment()
    covered, moment = sent(test, "influence"), caches.steps().index(step)
    shown = cells(covered, moment)
    assert shown.shape == (9, 9) and np.isnan(shown[:8, :8][results.strangers()]).all()
    assert not np.isnan(shown[:8, :8][results.related()]).any()
    found = lessons(step)
    harmed = found.harmed(results.strangers())
    related = round(100 * found.shared(results.related()))
    assert str(harmed) not in covered["headlines"][moment] and f"{related} of 100 parts" in covered["headlines"][moment]
    truth = influence.truth(found)
    test.button_group(key="training.guess_influence").set_value(truth).run()
    given = sent(test, "influence")
    for at_moment in (0, moment, -1):
        whole = lessons(caches.steps()[at_moment], (*results.SENTENCES, SENTENCES[0]))
        assert cells(given, at_moment) == pytest.approx(-100 * whole.change, abs=0.051)
    assert f"Of 48 strangers, {harmed} are harmed" in given["headlines"][moment]
    assert "You guessed it." in said(test) and f"of 48 strangers {harmed} are harmed" in said(test)


def test_the_words_of_the_lessons_name_the_moments_at_which_most_and_fewest_are_harmed():
    test = at("influence", before={"training.guess_influence": "just show me", "training.influence_numbers": True})
    counts = {step: lessons(step).harmed(results.strangers()) for step in caches.steps()}
    most, least = re.search(r"most strangers are harmed (.*?), (\d+); fewest (.*?), (\d+)\.", said(test)).group(2, 4)
    assert (int(most), int(least)) == (max(counts.values()), min(counts.values()))
    harm = np.stack([lessons(step).change[results.strangers()] > 0 for step in caches.steps()])
    assert f"{int((harm.any(0) & ~harm.all(0)).sum())} of 48 pairs of strangers are helped at one moment" in said(test)
    lowest = min(lessons(step).gains.min() for step in caches.steps())
    assert f"lies between {100 * lowest:.1f} % and" in said(test) and "arXiv 2510.12071" in said(test)
    facts = caches.document(caches.BASE, "analyses/cloud_facts.json")
    closest = facts["steps"][int(np.argmin([rank for rank, _ in facts["states"]]))]
    follows = caches.steps()[caches.steps().index(closest) + 1] == max(counts, key=counts.get)
    assert (f"at the moment before, step {closest}, its states lay closest together" in said(test)) == follows
    others = caches.document(caches.BASE, "analyses/influence.json")["others"]
    ends = {one["run"]: "{:.0f} and {}".format(100 * one["kin"], one["harmed"]) for one in others}
    assert list(ends) == ["twin", "seed2", "seed4"] and said(test).count("Was it luck?") == 1
    assert f"start 2: {ends['seed2']}; start 3: {ends['seed4']}; the twin, which read a little less: {ends['twin']}." in said(test)


def test_a_typed_sentence_is_taught_and_tested_at_the_moment_that_is_on():
    from core.analyses import influence as analysis

    typed, step = "The king sat in the boat", 400
    test = at("influence", prompt=typed, moment=str(step), before={"training.guess_influence": "just show me"})
    opening.is_well(test)
    given = sent(test, "influence")
    assert given["steps"] == [step] and figure_of(given)["layout"]["yaxis"]["ticktext"][-1] == "yours"
    run = caches.run()
    whole = analysis.influence(run.model(step), analysis.read(run, [*results.SENTENCES, typed]))
    assert cells(given, 0)[-1] == pytest.approx(-100 * whole.change[-1], abs=0.06)
    assert cells(given, 0)[:, -1] == pytest.approx(-100 * whole.change[:, -1], abs=0.06)
    told = opening.tables(at("influence", prompt=typed, moment=str(step),
                             before={"training.guess_influence": "just show me", "training.influence_numbers": True}))[-1]
    assert [float(one.replace("−", "-")) for one in told["on yours"]] == pytest.approx(-100 * whole.change[:, -1], abs=0.06)
    fixed = at("influence", prompt=results.SENTENCES[2], before={"training.guess_influence": "just show me"})
    assert cells(sent(fixed, "influence"), 0).shape == (8, 8)  # it is one of them


def test_help_and_harm_have_colours_of_their_own_and_the_writing_stands_out_from_each():
    def light(colour: str) -> float:
        channels = np.array([int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)])
        return float(np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722])

    for help_ in np.linspace(-7, 7, 71):
        text, colour, ink = influence_figures.written(float(help_))
        one, other = sorted((light(colour), light(ink)))
        assert (other + 0.05) / (one + 0.05) >= 4.5, help_
        red, blue = int(colour[1:3], 16), int(colour[5:7], 16)
        assert np.sign(blue - red) == (0 if abs(help_) < 0.05 else np.sign(help_)) and text[0] == ("0" if abs(help_) < 0.05 else "−+"[int(help_ > 0)])


@pytest.mark.parametrize(("harmed", "said"), [(0, "hardly any"), (20, "some, but less than half"), (24, "half of them or more")])
def test_how_many_strangers_are_harmed_is_one_of_the_answers(harmed, said):
    change = np.full((8, 8), -0.01)
    change[tuple(np.argwhere(results.strangers())[:harmed].T)] = 0.01
    assert influence.truth(results.Influence(change - 0.04 * np.eye(8), np.ones(8), np.ones(8))) == said


def test_a_guess_uncovers_the_ending_and_is_told_right_or_wrong():
    test = at("show")
    covered = sent(test, "chances")
    assert set(re.findall(r"[A-Za-z]+", " ".join(json.loads(covered["frames"])[0]["layout"]["yaxis.ticktext"]))) == set()
    assert "Paris" not in str(covered) + str(sent(test, "surprises")) and "wrong" not in said(test)
    lap = shipped("laps")["laps"][SENTENCES[0]][caches.steps().index(play.first_moment())]
    p = np.exp(-lap["losses"][-1])
    options = ("less than 1 in 100", "1 to 10 in 100", "10 to 50 in 100", "more than half")
    so = options[sum(p >= limit for limit in (0.01, 0.1, 0.5))]
    picked = next(option for option in options if option != so)
    test.button_group(key="training.guess_chance").set_value(picked).run()
    assert "Paris" in str(sent(test, "chances"))
    assert f"You guessed “{picked}”. The answer is “{so}”." in said(test)
    slope = at("slope")
    before = len(figure_of(sent(slope, "slope"))["data"][0]["y"])
    slope.button_group(key="training.guess_nudge").set_value(lap_words.HARM).run()
    assert before < len(figure_of(sent(slope, "slope"))["data"][0]["y"]) == 26
    blame = at("blame")
    assert not [trace for trace in figure_of(sent(blame, "blame"))["data"] if trace.get("showlegend")]
    blame.button_group(key="training.guess_blame").set_value("embeddings").run()
    assert len([trace for trace in figure_of(sent(blame, "blame"))["data"] if trace.get("showlegend")]) == 5


def test_a_guess_made_for_one_sentence_never_judges_the_next():
    test = at("show")
    test.button_group(key="training.guess_chance").set_value("more than half").run()
    assert "You guessed" in said(test)
    test.text_input(key="training.text").set_value(SENTENCE).run()
    assert "guessed" not in said(test) and test.session_state["training.guess_chance"] == "just show me"
    test.button_group(key="training.guess_chance").set_value("less than 1 in 100").run()
    assert "guessed" not in said(test)  # since its answer stands there


def test_a_moment_that_was_chosen_in_a_lap_holds_through_the_lap_and_no_further():
    test = at("show", moment="100")
    for name in ("blame", "slope", "influence", "again"):
        test.button(key="training.step_on").click().run()
        assert test.header[0].value == STEPS["training"][int(NUMBERS[name]) - 1].title
        assert test.session_state["training.moment_shown"] == 100
    assert "8.2" not in sent(test, "again")["headlines"][0]
    test.button(key="training.step_on").click().run()
    assert "training.moment_shown" not in test.session_state


def test_a_link_to_a_nudge_opens_the_slope_with_the_nudge_done_behind_its_guess():
    test = opening.opened("training", rate="0.01")
    assert test.header[0].value == STEPS["training"][int(NUMBERS["slope"]) - 1].title
    given = sent(test, "slope")
    assert given["names"][given["start"]] == "Learning rate 0.0108" and len(given["steps"]) == 26
    assert "linked" not in str(test.query_params)


@pytest.mark.parametrize("position", ["0", "99", "banana"])
def test_a_link_to_a_word_that_is_not_there_falls_back_to_the_last(position):
    test = at("show", prompt=SENTENCE, position=position)
    assert not test.exception and len(test.info) == 1
    assert sent(test, "chances")["headlines"][0].startswith("The cat sat on the ▁▁▁\n")


@pytest.mark.parametrize("typed", NASTY)
def test_any_typed_sentence_is_read_or_answered_with_a_sentence(typed):
    test = left_open()
    test.text_input(key="training.text").set_value(typed).run()
    opening.is_well(test)
    assert sent(test, "chances")["headlines"]


def test_a_typed_sentence_goes_through_the_whole_lap_at_the_moment_that_is_chosen():
    typed = "The dog sat on the table"
    test = at("show", prompt=typed, moment="400")
    assert sent(test, "chances")["steps"] == [400] and test.select_slider(key="training.moment").value == 400
    for _ in range(4):
        test.button(key="training.step_on").click().run()
        opening.is_well(test)
    given = sent(test, "again")
    assert len(given["steps"]) == NUDGES + 1 and given["headlines"][0].startswith("This sentence:")


@pytest.mark.parametrize("query", [{"rate": "banana"}, {"rate": "7"}, {"rate": "-1"}, {"moment": "99999999"}, {"prompt": ""}])
def test_a_link_with_a_bad_value_falls_back(query):
    test = opening.opened("training", **query)
    assert not test.exception and not test.error and len(test.info) <= 1


# The run ----------------------------------------------------------------------------------------------------------


def test_the_curve_is_the_runs_own_and_ends_where_the_guess_begins():
    found = shipped("losses")
    test = at("run")
    given, until = sent(test, "run"), run_picture.until()
    bits = np.array(found["heldout_loss"]) / BIT
    assert given["steps"] == found["steps"][:until + 1]
    assert values(figure_of(given)["data"][1]["y"]) == pytest.approx(bits[:until + 1], abs=1e-3)
    where = {run_words.NO_SURPRISE: 0, run_words.AT_ITS_WRITER: found["floor"] / BIT, run_words.NO_LOWER: bits[until]}
    so = min(where, key=lambda name: abs(where[name] - bits[-1]))
    test.button_group(key="training.guess_end").set_value(so).run()
    given = sent(test, "run")
    assert given["steps"] == found["steps"] and values(figure_of(given)["data"][1]["y"]) == pytest.approx(bits, abs=1e-3)
    levels = [values(trace["y"])[0] for trace in figure_of(given)["data"][2:4]]
    assert levels == pytest.approx([np.log2(caches.run_config().model.d_vocab), found["floor"] / BIT])
    assert given["headlines"][-1].startswith(f"After {found['steps'][-1]:,} steps: {bits[-1]:.1f} bits") and "You guessed it." in said(test)
    home = caches.document(caches.BASE, "analyses/home.json")["prompts"]
    test.selectbox(key="training.prompt").set_value(home[2]["prompt"]).run()
    assert home[2]["prompt"] in sent(test, "run")["headlines"][0]


def test_the_drawer_of_the_curve_tells_how_far_above_its_writer_the_model_ends():
    found = shipped("losses")
    test = at("run", before={"training.run_numbers": True})
    assert f"{(found['heldout_loss'][-1] - found['floor']) / BIT:.1f} bits above the line" in said(test)
    above = [kind["loss"] > kind["floor"] for kind in found["by_genre"]]
    assert f"{'all' if all(above) else f'{sum(above)} of'} {len(above)} kinds" in said(test)


@pytest.mark.parametrize(("end", "answer"), [(0.1, run_words.NO_SURPRISE), (1.1, run_words.AT_ITS_WRITER), (2.6, run_words.NO_LOWER)])
def test_where_a_curve_ends_is_the_answer_that_it_is_nearest_to(end, answer):
    assert run_words.ended(end, 1.0, 2.9) == answer


LAND = in_bits({"steps": [0, 5, 9], "legs": [3.0, 5.0], "distance": [4.0, 3.0, 0.0], "away": [1.0, 2.0, 0.0], "shares": [0.6, 0.3],
                "true": [8 * BIT, 3 * BIT, 1 * BIT], "flat": [5 * BIT, 3.02 * BIT, 1 * BIT], "loss": [[9.0, 5.0], [1.1, 0.9]],
                "path": [[9.0, 1.0], [4.0, 2.0], [0.0, 0.0]], "x": [0.0, 9.0], "y": [0.0, 2.0], "parameters": 7, "tokens": 3})


def test_a_wrong_guess_of_the_walk_is_told_the_right_one():
    test = at("run", view="walk")
    land = shipped("landscape")
    assert len(sent(test, "land")["steps"]) < len(land["steps"])
    truth = next(name for name, limit in run_words.WAYS.items() if in_bits(land).longer <= limit)
    wrong = next(name for name in run_words.WAYS if name != truth)
    test.button_group(key="training.guess_walk").set_value(wrong).run()
    assert verdict(wrong, truth) in said(test)
    told = float(re.search(r"it was ([\d.]+) times as long", " ".join(said(test).split()))[1])
    assert next(name for name, limit in run_words.WAYS.items() if told <= limit) == truth  # no rounding onto a limit
    given = sent(test, "land")
    ground, _, way = figure_of(given)["data"][:3]
    assert np.array([values(row) for row in ground["z"]]) == pytest.approx(np.array(land["loss"]) / BIT, abs=1e-3)
    assert np.stack([values(way["x"]), values(way["y"])], 1) == pytest.approx(np.array(land["path"]))
    assert np.array(given["marks"])[:, 0] == pytest.approx(np.array(land["path"]), abs=1e-4)


def test_the_run_is_one_step_with_two_views_and_a_link_opens_either():
    test = at("run")
    assert [data.get("key") for data in opening.sent(test)].count("training.run") == 1
    test.button_group(key="training.view").set_value("walk").run()
    assert sent(test, "land")["marks"] and test.query_params["view"] in ("walk", ["walk"])
    assert test.button_group(key="training.guess_walk") and "How long was all of it?" in said(test)
    linked = opening.opened("training", view="walk")
    assert linked.header[0].value == STEPS["training"][int(NUMBERS["run"]) - 1].title and sent(linked, "land")
    marks = sent(at("run", before={"training.guess_end": "just show me"}), "run")["marks"]
    bits = np.array(shipped("losses")["heldout_loss"]) / BIT
    assert [mark[0][1] for mark in marks] == pytest.approx(bits, abs=1e-3)


def test_the_walk_is_measured_against_the_straight_line():
    assert LAND.longer == 2.0


@pytest.mark.parametrize(("flat", "said"), [
    ([5.0, 3.0, 1.0], "Downhill all the way: 5.0 → 1.0 bits"), ([5.0, 6.0, 1.0], "Down on 1 of 2 legs"), ([1.0, 0.5, 2.0], "ends no lower"),
])
def test_the_title_of_the_map_says_which_way_the_walk_goes(flat, said):
    assert said in run_words.land_title(replace(LAND, flat_bits=np.array(flat)))


def test_each_moment_of_the_walk_tells_the_map_from_the_truth():
    assert "has 8.0 bits, the map shows 5.0" in run_words.at_moment(LAND, 0) and run_words.height(LAND, 0).endswith("on the flat map 5.0")
    assert "so does the map" in run_words.at_moment(LAND, 1) and "2 units off the map" in run_words.at_moment(LAND, 1)
    assert "here it is exact" in run_words.at_moment(LAND, 2)
    assert run_words.worst_gap(LAND) == (0, "8.0", "5.0")


# Train one yourself -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("large", "said"), [(2.9, "was ahead, with 2.9"), (5.8, "was behind, with 5.8"), (4.35, "are level")])
def test_the_small_model_is_told_beside_the_large_one_whichever_is_lower(large, said):
    assert said in run_words.beside_large(4.3, large, 1_000)


def test_the_loss_of_the_large_model_is_a_mean_of_neighbouring_steps():
    steps, loss = np.arange(1, 101), np.arange(100.0, 0, -1)
    assert run_words.loss_at(steps, loss, 50) == pytest.approx(51) and run_words.loss_at(steps, loss, 0.2) == pytest.approx(100)


def test_a_sample_of_two_words_reaches_no_goal_however_real_its_one_pair_is():
    short, poor, good = (
        Sample(step, float(step), "", pairs, real)
        for step, pairs, real in ((1, 1, 1.0), (2, 31, 0.8), (3, lesson_picture.ENOUGH, 0.9))
    )
    assert run_words.first_real([short, poor, good], live_lesson.GOAL, lesson_picture.ENOUGH) == 3.0
    assert run_words.first_real([short, poor], live_lesson.GOAL, lesson_picture.ENOUGH) is None


@pytest.fixture
def readers(monkeypatch):
    """The page's line, in which no lesson goes on and no time passes by itself: a test says what comes of it, and when it is `now`."""
    shipped("text_facts")
    own = queue.Line(lambda *_: None, clock=lambda: own.now)
    own.now = 0.0
    monkeypatch.setattr(lesson_line, "line", lambda: own)
    return own


def lived(readers: queue.Line, state: str, sample: Sample, guess: str | None = None) -> AppTest:
    """The page of a reader whose lesson came to this end."""
    turn = readers.join("own", guess)
    turn.lesson = Lesson(caches.tokenizer(), lesson_line.reading()[0], np.array([]), seed=1)
    turn.lesson.curve, turn.lesson.samples = [Point(1, 1_000, 1.0, 5.0)], [sample]
    readers.came_to(turn, state)
    return opened(before={"ticket.held": "own", "training.guess_live": guess})


def said(test: AppTest) -> str:
    return " ".join(" ".join(element.value for element in [*test.markdown, *test.info]).split())


def test_the_goal_of_a_lesson_is_worded_as_it_is_set(monkeypatch, readers):
    monkeypatch.setattr(live_lesson, "GOAL", 0.7)
    test = lived(readers, "finished", Sample(1, 3.0, " a", lesson_picture.ENOUGH, 0.75))
    assert not test.exception
    assert "in which seven of ten pairs were real came after 3 seconds" in said(test)
    test.button(key="training.again").click().run()
    assert test.button_group(key="training.guess_live").label == "Seven of ten pairs are real ones …"
    assert "When will seven of ten pairs be real" in said(test)
    with pytest.raises(ValueError):
        tenths(0.75)


@pytest.mark.parametrize(("state", "told", "untold"), [
    ("stopped", "your guess stays open", "The answer is"), ("late", "The answer is “not within a minute”.", "your guess stays open"),
])
def test_a_guess_is_not_called_wrong_by_a_lesson_that_was_stopped_before_its_end(readers, state, told, untold):
    page = said(lived(readers, state, Sample(10, 3.0, " a", 31, 0.75), "in 5 to 20 seconds"))
    assert told in page and untold not in page


def test_a_sample_says_how_many_of_its_pairs_are_real_and_when_they_are_too_few():
    assert run_words.about_sample(Sample(0, 0.1, "", 31, 0.0), 10) == "At the start: 0 of 31 pairs are real"
    assert run_words.about_sample(Sample(40, 3.6, "", 9, 2 / 3), 10) == "After 4 seconds, 40 nudges: 6 of 9 pairs are real, too few to count"


def press(test: AppTest) -> AppTest:
    test.button_group(key="training.guess_live").set_value("not within a minute").run()
    return test.button(key="training.start_live").click().run()


def buttons(test: AppTest) -> set[str]:
    return {button.key for button in test.button if button.key.startswith("training.") and "step" not in button.key and "dot" not in button.key}


def test_a_lesson_learns_stops_at_a_tap_and_its_model_goes_on_with_a_beginning(monkeypatch):
    shipped("text_facts")
    monkeypatch.setattr(queue, "AWAY", 600.0)  # a busy machine is no reader who left
    readers = queue.Line(queue.threaded(lesson_line._teach))
    monkeypatch.setattr(lesson_line, "line", lambda: readers)
    test = opened()
    press(test)
    own = readers.look_in(test.session_state["ticket.held"])
    assert not test.exception and own.state == queue.LEARNING and "training.stop" in buttons(test)
    for _ in range(3_000):
        if (own.lesson and own.lesson.curve) or not own.open:
            break
        own.over.wait(0.1)
    assert len(figure_of(sent(test.run(), "lesson"))["data"][1]["x"]) > 0
    if own.open:
        test.button(key="training.stop").click().run()
    assert own.over.wait(300)
    test.run()
    assert own.state in ("stopped", "late") and "training.again" in buttons(test)
    test.text_input(key="training.own_prompt").set_value("The <b>dog</b>").run()
    assert sent(test, "lesson")["headlines"][0].startswith("Your own model goes on\n“The <b>dog</b>") and not test.exception
    test.button(key="training.again").click().run()
    assert "ticket.held" not in test.session_state and not test.exception and "training.start_live" in buttons(test)


def test_everybody_who_presses_is_told_their_place_and_it_is_the_next_ones_turn_when_one_leaves(readers):
    tests = [press(opened()) for _ in range(3)]
    assert ["training.stop" in buttons(test) for test in tests] == [True, False, False]
    assert "You are next in line." in said(tests[1]) and "You are 2nd in line." in said(tests[2])
    readers._lengths.extend([50.0, 150.0, 60.0])
    assert "You are 2nd in line; about 2 minutes." in said(tests[2].run())
    tests[1].button(key="training.leave").click().run()
    assert "You are next in line; about 1 minute." in said(tests[2].run()) and "training.start_live" in buttons(tests[1])
    tests[0].button(key="training.stop").click().run()
    readers.came_to(readers.look_in(tests[0].session_state["ticket.held"]), queue.STOPPED)
    assert "Getting its text ready" in said(tests[2].run()) and any("Your turn has come" in toast.value for toast in tests[2].toast)
    assert not any(test.exception or set(test.query_params) != {"step"} for test in tests)  # whoever is sent a link gets no ticket


def test_a_line_that_is_as_long_as_it_may_be_says_so_in_one_sentence_and_keeps_the_guess(readers):
    readers.longest = 1
    readers.join("another")
    test = press(opened())
    assert said(test).count(queue_words.FULL) == 1 and test.button_group(key="training.guess_live").value == "not within a minute"
    readers.stop("another")
    readers.longest = 2
    assert "You are next in line" in said(test.button(key="training.start_live").click().run())


def test_a_copy_of_a_tab_shows_the_same_lesson_and_what_one_stops_has_stopped_in_both(readers):
    first = press(opened())
    own = first.session_state["ticket.held"]
    copy = opened(before={"ticket.held": own})
    assert "training.stop" in buttons(first) and "training.stop" in buttons(copy) and len(readers._turns) == 1
    copy.button(key="training.stop").click().run()
    readers.came_to(readers.look_in(own), queue.STOPPED)
    for test in (first, copy):
        assert "You stopped it." in said(test.run()) and "training.again" in buttons(test)


def test_a_lesson_that_rests_says_why_and_when_it_goes_on(readers):
    first, second = press(opened()), press(opened())
    readers._lengths.append(42.0)
    readers.now += queue.PRESENT + 1
    assert "Getting its text ready" in said(second.run())
    assert "Your model rests, and goes on where it stopped in about 40 seconds." in said(first.run()) and "training.stop" in buttons(first)


def test_a_ticket_that_the_server_has_forgotten_is_told_once(readers):
    test = opened(before={"ticket.held": "from before a restart"})
    assert said(test).count(queue_words.GONE) == 1 and "ticket.held" not in test.session_state
    assert queue_words.GONE not in said(test.run())


@pytest.mark.parametrize(("state", "told"), [("stopped", "You left the line."), ("left", "your place in line went to the next reader")])
def test_who_lost_the_place_in_line_is_told_why(readers, state, told):
    readers.join("another")
    turn = readers.join("own")
    with readers._lock:
        readers._over(turn, state)
    test = opened(before={"ticket.held": "own"})
    assert told in said(test) and "training.again" in buttons(test)


@pytest.mark.parametrize(("before", "told"), [(0, "next"), (1, "2nd"), (2, "3rd"), (3, "4th"), (10, "11th"), (11, "12th"), (12, "13th"), (20, "21st"),
                                              (110, "111th"), (298, "299th")])
def test_a_place_in_line_is_told_as_one_says_it(before, told):
    assert queue_words.place(before) == f"{told} in line"


@pytest.mark.parametrize(("seconds", "told"), [(0, "10 seconds"), (14, "10 seconds"), (47, "50 seconds"), (54.9, "50 seconds"), (55, "1 minute"),
                                               (89, "1 minute"), (91, "2 minutes"), (840, "14 minutes")])
def test_a_wait_is_told_roughly(seconds, told):
    assert queue_words.about(seconds) == f"about {told}"


def test_a_second_press_takes_no_second_ticket(readers, monkeypatch):
    monkeypatch.setattr(live_lesson.st, "session_state", {})
    live_lesson._start()
    live_lesson._start()
    assert len(readers._turns) == 1
