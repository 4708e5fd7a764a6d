"""Each figure holds the values that it was given, at the names that they belong to; those given here all differ."""

import numpy as np
import pytest

from core.figures import data, fill_in_the_blank, layers, meaning, memory, parameters, skills, training
from core.results.skill_curves import Course, wilson

STEPS = (0, 100, 1000, 9000)
COURSE = Course(
    "tense", STEPS, 20, (9, 16, 8, 18), 0.5
)  # past its bar, 15, at 100 steps and below it again: past it for good from 9,000 on
WORDS = ["<b>one", "two", "three"]
WRITTEN = ["&lt;b&gt;one", "two", "three"]


def near(values, of):
    np.testing.assert_allclose(np.asarray(values, float), of, rtol=1e-5, atol=1e-6)


def traces(figure) -> dict:
    """The traces of a figure that have a name."""
    return {trace.name: trace for trace in figure.data if trace.name}


def by_tick(trace, axis) -> dict:
    """Length of each bar, or place of each mark, by what stands beside its row."""
    names = dict(zip(np.asarray(axis.tickvals).tolist(), axis.ticktext, strict=True))
    return {names[row]: float(value) for row, value in zip(np.asarray(trace.y).tolist(), trace.x, strict=True)}


# Skills -----------------------------------------------------------------------------------------------------------


def test_a_panel_holds_scores_intervals_levels_and_the_star_where_it_passes_for_good():
    low, high, *levels, score, star = skills.panels([COURSE], ["tense"]).data
    x = np.log10(np.array(STEPS) + 10)
    near(score.x, x)
    near(score.y, [0.45, 0.8, 0.4, 0.9])
    near(low.y, [wilson(right, 20)[0] for right in COURSE.right])
    near(high.y, [wilson(right, 20)[1] for right in COURSE.right])
    assert [(float(level.y[0]), float(level.y[1]), level.line.dash) for level in levels] == [
        (0.75, 0.75, "dash"),
        (0.5, 0.5, "dot"),
    ]
    assert (float(star.x[0]), float(star.y[0]), star.marker.symbol) == (pytest.approx(x[3]), pytest.approx(0.9), "star")
    early = Course("early", STEPS, 20, (1, 16, 17, 18), 0.5)
    assert float(skills.panels([early], ["early"]).data[-1].x[0]) == pytest.approx(x[1])


def test_of_tests_that_are_compared_each_has_its_own_scores():
    other = Course("sums", STEPS, 10, (1, 2, 3, 4), 0.0)
    figure = traces(skills.compared([COURSE, other], ["tense", "sums"]))
    near(figure["tense"].y, [0.45, 0.8, 0.4, 0.9])
    near(figure["sums"].y, [0.1, 0.2, 0.3, 0.4])
    reach = [wilson(right, 10) for right in other.right]
    near(figure["sums"].y + figure["sums"].error_y.array, [high for _, high in reach])
    near(figure["sums"].y - figure["sums"].error_y.arrayminus, [low for low, _ in reach])


@pytest.mark.parametrize("share", [False, True])
def test_each_run_has_its_mark_in_the_row_of_the_test_that_passed(share):
    figure = skills.runs(["a", "b", "c"], [("base", [0.2, None, 0.6]), ("other", [0.3, 0.4, None])], share=share)
    found = {
        name: list(zip(np.asarray(trace.x).tolist(), np.round(trace.y).tolist(), strict=True))
        for name, trace in traces(figure).items()
    }
    of = (lambda when: when) if share else (lambda when: np.log10(when + 10))
    assert found == {
        "base": [(pytest.approx(of(0.2)), 0), (pytest.approx(of(0.6)), 2)],
        "other": [(pytest.approx(of(0.3)), 0), (pytest.approx(of(0.4)), 1)],
    }
    assert list(figure.layout.yaxis.ticktext) == ["a", "b", "c"]


def test_the_likelier_sentence_is_above_zero_when_it_is_the_first():
    figure = skills.likelier(STEPS, np.array([-2.0, 0.5, 1.0, 7.0]), ("first", "second"))
    near(figure.data[0].y, [-2, 0.5, 1, 7])
    assert {note.text: note.y > 0 for note in figure.layout.annotations} == {
        "▲ first is likelier": True,
        "▼ second is likelier": False,
    }


# Layers -----------------------------------------------------------------------------------------------------------


def test_each_bar_is_as_long_as_the_share_of_its_name_and_the_first_is_on_top():
    bar = layers.bars(WORDS, [0.5, 0.3, 0.2], "attention", "share").data[0]
    near(bar.x, [0.2, 0.3, 0.5])
    assert list(bar.y) == WRITTEN[::-1] and [text.replace("\u00a0", "") for text in bar.text] == ["20%", "30%", "50%"]


def test_pairs_of_bars_belong_to_the_text_that_they_are_named_after():
    figure = traces(layers.side_by_side(WORDS, [0.5, 0.3, 0.2], [0.1, 0.6, 0.25], ("one", "other")))
    for name, shares in (("one", [0.5, 0.3, 0.2]), ("other", [0.1, 0.6, 0.25])):
        near(figure[name].x, shares[::-1])
        assert list(figure[name].y) == WRITTEN[::-1]


def test_the_frame_of_the_walk_has_room_for_a_map_what_it_says_and_an_answer_and_no_number_yet():
    figure = layers.walk_frame()
    assert [trace.name for trace in figure.data] == ["numbers", "says", "says what", "answer"]
    assert figure.data[0].z is None and figure.data[1].x is None and figure.data[3].x is None
    assert figure.data[1].yaxis == figure.data[2].yaxis == "y2"


def test_heads_and_partings_stand_at_their_own_depth_and_name():
    heads = layers.by_head(np.array([[0.1, 0.2], [0.3, 0.4]]), "{:.1f}".format, 0.1).data[0]
    near(heads.z, [[0.1, 0.2], [0.3, 0.4]])
    assert (list(heads.x), list(heads.y), heads.text[1][0]) == (["1", "2"], ["1", "2"], "0.3")
    looks, needs = np.array([[0.1, 0.2], [0.3, 0.9]]), np.array([[0.5, 0.4], [0.1, 0.6]])
    figure = layers.looks_and_needs(looks, needs, (1, 1), (1, 0))
    near(figure.data[0].z, looks)
    near(figure.data[1].z, needs)
    assert figure.data[1].text[1][0].replace("\u00a0", "") == "10%"
    marks = [(shape.xref, (shape.x0 + shape.x1) / 2, (shape.y0 + shape.y1) / 2) for shape in figure.layout.shapes]
    assert marks == [("x", 1, 1), ("x2", 1, 1), ("x2", 0, 1)]
    covered = layers.looks_and_needs(looks, needs, (1, 1), None).data[1]
    assert not np.asarray(covered.z).any() and covered.text[0][0] == "?"
    shares = np.array([[0.0, 0.1], [0.2, 0.3], [0.4, 0.9]])
    apart = layers.parting(shares, ["▸ start", "cat"], WORDS, [0.5, 0.3, 0.2], [0.1, 0.6, 0.25])
    near(apart.data[0].z, shares)
    assert list(apart.data[0].y) == ["at the start", "layer 1", "layer 2"]
    assert list(apart.layout.xaxis.ticktext) == ["▸ start", "cat"] and list(apart.layout.yaxis2.ticktext) == WRITTEN
    near(traces(apart)["first text"].x, [0.5, 0.3, 0.2])
    near(traces(apart)["second text"].x, [0.1, 0.6, 0.25])
    covered = layers.parting(shares, ["▸ start", "cat"], WORDS, [0.5, 0.3, 0.2], [0.1, 0.6, 0.25], covered=True)
    near(covered.data[0].z[0], shares[0])
    assert np.isnan(covered.data[0].z[1:]).all() and not np.asarray(covered.data[1].x).any()


# Memory -----------------------------------------------------------------------------------------------------------


def test_parrot_writer_and_model_wear_their_own_names():
    figure = traces(memory.against_parrot(STEPS, np.array([8.0, 4.0, 2.0, 1.0]), 3.0, 0.7))
    near(figure["the model"].y, [8, 4, 2, 1])
    near(figure["the parrot"].y, [3, 3])
    near(figure["the writer"].y, [0.7, 0.7])
    runs = traces(memory.runs([2, 4, 8], np.array([0.9, 0.5, 0.1]), np.array([0.8, 0.4, 0.05]), 4))
    near(runs["written by the model"].y, [0.9, 0.5, 0.1])
    near(runs["new text of the program"].y, [0.8, 0.4, 0.05])


def test_exposures_stand_at_their_copies_and_the_line_is_the_median():
    figure = traces(memory.exposure([1, 1, 1, 10], np.array([1.0, 2.0, 6.0, 9.0]), 10.0))
    points, median = figure["one invented line"], figure["median"]
    near(points.y, [1, 2, 6, 9])
    assert np.abs(np.log10(np.asarray(points.x, float)) - [0, 0, 0, 1]).max() < 0.1
    near(median.x, [1, 10])
    near(median.y, [2, 9])


# Parameters -------------------------------------------------------------------------------------------------------


def test_models_are_squares_and_areas_are_parameters():
    bands = parameters.to_scale({"embeddings": 30, "attention": 70}, {"embeddings": 100, "attention": 1500}, "big").data
    assert [float(np.ptp(band.x) * np.ptp(band.y)) for band in bands] == pytest.approx([100, 1500, 30, 70], rel=1e-4)
    for one, other, side in ((*bands[:2], 40), (*bands[2:], 10)):
        assert float(np.ptp([*one.y, *other.y])) == pytest.approx(float(np.ptp(one.x))) == pytest.approx(side)


def test_shares_of_the_kinds_add_up_to_one_in_each_model():
    figure = traces(parameters.split(["a", "b"], {"embeddings": [30, 100], "attention": [70, 300]}))
    near(figure["embeddings"].x, [0.3, 0.25])
    near(figure["attention"].x, [0.7, 0.75])
    assert list(figure["attention"].y) == ["a", "b"]


def test_losses_and_surprises_without_a_part_stand_beside_its_name():
    bar = parameters.losses({"whole": 1.0, "without": 5.0}).data[0]
    assert dict(zip(bar.y, np.asarray(bar.x).tolist(), strict=True)) == {"whole": 1.0, "without": 5.0}
    ranked = parameters.by_rank(np.array([1, 10, 100]), np.array([3.5, 2.0, 1.0]), 0.5, "“mat”")
    near(ranked.data[0].y, [3.5, 2, 1])
    near(ranked.data[0].x, [1, 10, 100])
    assert ranked.layout.shapes[0].y0 == ranked.layout.shapes[0].y1 == 0.5
    assert [text.replace("\u00a0", "") for text in ranked.data[0].text] == ["8.8%", "25%", "50%"]


# The training loop ------------------------------------------------------------------------------------------------


def test_the_surprise_of_each_word_stands_over_its_name_and_the_hidden_one_has_its_own_colour():
    surprise = training.surprises(WORDS, np.array([3.0, 1.0, 2.0]), 2, 3.0)
    near(surprise.data[0].y, [3, 1, 2])
    near(surprise.data[1].y, [2, 2])
    assert list(surprise.layout.xaxis.ticktext) == WRITTEN
    assert surprise.data[0].marker.color[0] == surprise.data[0].marker.color[1] != surprise.data[0].marker.color[2]


def test_blame_stands_at_its_place_and_kind_and_its_sums_behind_the_bars():
    shares = {"attention": np.array([0.0, 0.3]), "feed-forward": np.array([0.1, 0.6])}
    figure = traces(training.blame(["way in", "layer 1"], shares))
    near(figure["attention"].x, [0, 0.3])
    near(figure["feed-forward"].x, [0.1, 0.6])
    assert list(figure["attention"].y) == ["way in", "layer 1"]
    near(training.blame_of(shares)[-1]["x"], [0.1, 0.9])


def test_the_shaded_part_of_the_slope_is_where_the_nudge_is_right():
    zones = [None, "small", "right", "right", "big"]
    figure = training.slope(["0", "1", "2", "3", "4"], np.array([3.0, 2, 1, 2, 4]), np.array([2.0, 2, 2, 3, 4]), zones,
                            names=("mine", "others"), shaded="right")
    shapes = figure.layout.shapes
    assert len(shapes) == 1 and (shapes[0].x0, shapes[0].x1) == (1.5, 3.5)
    assert [note.text for note in figure.layout.annotations] == ["small", "right", "big"]
    near(traces(figure)["others"].y, [2, 2, 2, 3, 4])


# Data -------------------------------------------------------------------------------------------------------------


def test_full_model_and_twin_wear_their_own_names_and_rows():
    figure = data.recited(WORDS, np.array([0.9, 0.8, 0.7]), np.array([0.1, 0.3, 0.2]))
    for name, shares in (("full model: read all", [0.9, 0.8, 0.7]), ("twin: never read them", [0.1, 0.3, 0.2])):
        assert by_tick(traces(figure)[name], figure.layout.yaxis) == pytest.approx(
            dict(zip(WRITTEN, shares, strict=True))
        )
    joined = figure.data[0]
    near(joined.x, [0.9, 0.1, np.nan, 0.8, 0.3, np.nan, 0.7, 0.2, np.nan])


def test_differences_and_shares_of_the_text_stand_in_their_rows():
    figure = data.difference(WORDS, np.array([[0.5, -0.1, 0.2], [0.4, -0.2, 0.3]]), 0.05, [True, False, True])
    left_out, read = traces(figure)["author left out"], traces(figure)["read by both models"]
    assert by_tick(left_out, figure.layout.yaxis) == pytest.approx({WRITTEN[0]: 0.5, WRITTEN[2]: 0.2})
    assert by_tick(read, figure.layout.yaxis) == pytest.approx({WRITTEN[1]: -0.1})
    assert list(read.text) == ["−0.10"]
    assert by_tick(traces(figure)["author left out, made again"], figure.layout.yaxis) == pytest.approx(
        {WRITTEN[0]: 0.4, WRITTEN[2]: 0.3}
    )
    parts = data.composition(WORDS, np.array([0.6, 0.3, 0.1]))
    assert by_tick(parts.data[0], parts.layout.yaxis) == pytest.approx(dict(zip(WRITTEN, [0.6, 0.3, 0.1], strict=True)))


# Fill in the blank, and meaning -----------------------------------------------------------------------------------


def test_openness_is_across_and_what_a_word_cost_is_up_and_the_readers_words_wear_their_names():
    figure = fill_in_the_blank.certain_to_open(np.array([0.5, 2.0, 6.0]), np.array([0.1, 1.5, 3.0]), {"cat": (2.0, 7.0)})
    found = traces(figure)
    near(found["the model's first guesses"].x, [0.5, 2, 6])
    near(found["the model's first guesses"].y, [0.1, 1.5, 3])
    assert (found["your words"].text, found["your words"].x, found["your words"].y) == (("cat",), (2.0,), (7.0,))


def test_what_was_said_is_across_and_what_was_right_is_up_and_few_guesses_are_not_drawn():
    kinds = {"text": (np.array([0.2, 0.5, 0.9]), np.array([0.3, 0.4, 0.8]), np.array([30, 5, 20]))}
    _, kind = fill_in_the_blank.reliability(kinds).data
    near(kind.x, [0.2, 0.9])
    near(kind.y, [0.3, 0.8])
    assert kind.text == ("", "text")


def test_the_curves_of_two_words_wear_their_own_names():
    band = np.array([[-0.2, 0.2], [-0.1, 0.3], [-0.15, 0.25], [-0.12, 0.22]])
    pair, control = np.array([0.0, 0.3, 0.6, 0.8]), np.array([0.1, 0.05, -0.1, 0.2])
    figure = meaning.through_training(STEPS, ("cat · dog", pair), band, ("cat · hat", control), [("again", pair / 2)])
    near(figure.data[0].y, band[:, 0])
    near(figure.data[1].y, band[:, 1])
    for name, values in (("cat · dog", pair), ("cat · hat", control), ("again", pair / 2)):
        near(traces(figure)[name].y, values)
    near(traces(figure)["cat · dog"].x, np.log1p(np.array(STEPS) / 16))  # the scale of the rail
    told = dict(zip(figure.layout.xaxis.ticktext, figure.layout.xaxis.tickvals, strict=True))
    near([told["0"], told["100"], told["1,000"]], np.log1p(np.array([0, 100, 1000]) / 16))
    ranks = traces(
        meaning.shaped_by(
            STEPS, {"one": ([0.1, 0.2, 0.3, 0.4], "embeddings", True), "two": ([0, 0, 0, 0.9], "prediction", False)}
        )
    )
    near(ranks["one"].y, [0.1, 0.2, 0.3, 0.4])
    near(ranks["two"].y, [0, 0, 0, 0.9])
