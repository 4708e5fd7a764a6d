"""Each figure holds the values that it was given, at the names that they belong to; those given here all differ."""

import re
from pathlib import Path

import numpy as np
import pytest

from core.config import ModelConfig
from core.figures import (
    data,
    fill_in_the_blank,
    layers,
    meaning,
    memory,
    parameters,
    rail,
    skills,
    style,
    to_scale,
    training,
    zoom,
)
from core.figures.rail import along
from core.figures.zoom_place import BARS, MATRIX, PATCH, ROW, Place, rows_a_cell, strongest
from core.figures.zoom_place import around as box_around
from core.model.parameters import locate, parts, plan
from core.results.recall import Line
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


def test_a_panel_holds_scores_bands_levels_and_the_star_where_it_passes_for_good():
    line, star, names, band, chance, _, bar, _ = skills.panels([{"tense": COURSE}]).data
    x = along(STEPS)
    near(line.x[:4], x)
    near(line.y[:4], [0.45, 0.8, 0.4, 0.9])
    low, high = np.transpose([wilson(right, 20) for right in COURSE.right])
    np.testing.assert_allclose(np.asarray(band.y[:8], float), [*high, *low[::-1]], atol=1e-4)
    assert [(level.y[0], level.y[1], level.line.dash) for level in (chance, bar)] == [(0.5, 0.5, "dot"), (0.75, 0.75, "dash")]
    assert (star.x[0], star.y[0], star.marker.symbol[0]) == (pytest.approx(x[3], abs=1e-3), 0.9, "star")
    assert list(names.text) == ["<b>tense</b> 18 of 20"]
    early = Course("early", STEPS, 20, (1, 16, 17, 18), 0.5)
    assert float(skills.panels([{"early": early}]).data[1].x[0]) == pytest.approx(x[1], abs=1e-3)


def test_of_tests_that_are_compared_each_has_its_own_scores_and_a_line_of_its_own():
    other = Course("sums", STEPS, 10, (1, 2, 3, 4), 0.0)
    one, _, two, _, names, *_ = skills.panels([{"tense": COURSE, "sums": other}]).data
    near(one.y[:4], [0.45, 0.8, 0.4, 0.9])
    near(two.y[:4], [0.1, 0.2, 0.3, 0.4])
    assert (one.line.dash, two.line.dash) == ("solid", "dash")
    first, second = names.text[0].split("<br>")  # one under the other, so that they lie as close at any height of the stage
    assert "<b>tense</b> 18 of 20" in first and "dashed: <b>sums</b>" in second and "4 of 10" in second


def test_bars_have_their_band_of_luck_and_the_star_of_what_has_passed():
    bars, luck, told = skills.scored([COURSE], ["tense"], 3).values()
    near(bars["x"], [0.9])
    np.testing.assert_allclose(luck["x"][:2], wilson(18, 20), atol=1e-4)
    assert told["text"] == ["tense: 18 of 20 ★ 9,000"] and skills.scored([COURSE], ["tense"], 1)[2]["text"] == ["tense: 16 of 20"]


@pytest.mark.parametrize("share", [False, True])
def test_each_run_has_its_mark_in_the_row_of_the_test_that_passed(share):
    figure = skills.runs(["a", "b", "c"], [("base", [0.2, None, 0.6]), ("other", [0.3, 0.4, None])], share=share, last=9000)
    found = {
        name: list(zip(np.asarray(trace.x).tolist(), np.round(trace.y).tolist(), strict=True))
        for name, trace in traces(figure).items()
    }
    of = (lambda when: when) if share else (lambda when: float(along([when])[0]))
    assert found == {
        "base": [(pytest.approx(of(0.2), abs=1e-3), 0), (pytest.approx(of(0.6), abs=1e-3), 2)],
        "other": [(pytest.approx(of(0.3), abs=1e-3), 0), (pytest.approx(of(0.4), abs=1e-3), 1)],
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


def test_the_frame_of_the_walk_has_room_for_a_map_what_it_says_and_an_answer_and_no_number_yet():
    figure = layers.walk_frame()
    assert [trace.name for trace in figure.data] == ["numbers", "says", "says what", "answer"]
    assert figure.data[0].z is None and figure.data[1].x is None and figure.data[3].x is None
    assert figure.data[1].yaxis == figure.data[2].yaxis == "y2"


def test_heads_and_partings_stand_at_their_own_depth_and_name():
    looks, needs = np.array([[0.1, 0.2], [0.3, 0.9]]), np.array([[0.5, 0.4], [0.1, 0.6]])
    figure = layers.looks_and_needs(looks, needs, (1, 1), (1, 0))
    near(figure.data[0].z, looks)
    near(figure.data[1].z, needs)
    assert figure.data[1].text[1][0] == "10" and "%" in figure.layout.xaxis2.title.text
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


def test_model_and_program_wear_their_own_names():
    runs = traces(memory.runs([2, 4, 8], np.array([0.9, 0.5, 0.1]), np.array([0.8, 0.4, 0.05]), 4))
    near(runs["written by the model"].y, [0.9, 0.5, 0.1])
    near(runs["new text of the program"].y, [0.8, 0.4, 0.05])


PLANTED = [
    Line(f"{source} {copies} {number}", source, copies, "", "", (0.0, (copies + number) / 100), (False, copies == 30))
    for source in ("famous", "invented") for copies in (1, 3, 30) for number in (0, 2, 10)
]


def test_each_planted_line_stands_at_its_copies_and_its_chance_and_is_filled_where_it_is_recited():
    figure = memory.planted(PLANTED, 1)
    for place, source in ((0, "famous"), (2, "invented")):
        own = [line for line in PLANTED if line.source == source]
        marks, medians = figure.data[place], figure.data[place + 1]
        assert marks.name == f"{source} lines" and list(marks.text) == [line.text for line in own]
        near(marks.y, [line.p_token[1] for line in own])
        assert np.abs(np.log10(np.asarray(marks.x, float) / [line.copies for line in own])).max() < 0.1
        assert [symbol.endswith("-open") for symbol in marks.marker.symbol] == [line.copies != 30 for line in own]
        near(medians.x, [1, 3, 30])
        near(medians.y, [0.03, 0.05, 0.32])
    before = memory.planted_at(PLANTED, 0)
    assert set(before[0]["y"]) == {0.0} and all(symbol.endswith("-open") for symbol in before[0]["marker.symbol"])


def test_lines_with_more_copies_than_the_question_begins_with_are_not_drawn():
    figure = memory.planted(PLANTED, 1, until=3)
    heights = dict(zip(figure.data[0].text, figure.data[0].y, strict=True))
    assert {text for text, height in heights.items() if height is None} == {f"famous 30 {number}" for number in (0, 2, 10)}
    assert figure.data[1].y[-1] is None and [note.text for note in figure.layout.annotations] == ["?"]


def test_exposures_stand_at_their_copies_and_the_line_is_the_median():
    figure = traces(memory.exposure([1, 1, 1, 10], np.array([1.0, 2.0, 6.0, 9.0]), 10.0))
    points, median = figure["one invented line"], figure["median"]
    near(points.y, [1, 2, 6, 9])
    assert np.abs(np.log10(np.asarray(points.x, float)) - [0, 0, 0, 1]).max() < 0.1
    near(median.x, [1, 10])
    near(median.y, [2, 9])


# Parameters -------------------------------------------------------------------------------------------------------


BIG, MIDDLE, OURS = (to_scale.Model(title, kinds) for title, kinds in (
    ("big", {"embeddings": 10, "attention": 15990}), ("middle", {"embeddings": 100, "attention": 300, "prediction": 0}),
    ("ours", {"embeddings": 30, "attention": 60, "prediction": 10})))


def area(trace) -> float:
    x, y = ([value for value in values if value is not None] for values in (trace.x, trace.y))
    return float(np.ptp(x) * np.ptp(y))


def test_models_are_squares_whose_bands_are_their_kinds_and_the_smaller_ones_stand_to_scale_beside_the_larger():
    figure = to_scale.squares([BIG, MIDDLE, OURS])
    for model in (BIG, MIDDLE, OURS):
        bands = {trace.name: trace for trace in figure.data if trace.legendgroup == model.title}
        whole = sum(area(band) for band in bands.values())
        assert {name: area(band) / whole * model.total for name, band in bands.items()} == pytest.approx(
            {style.KIND_NAMES[kind]: count for kind, count in model.kinds.items() if count})
        assert whole == pytest.approx(float(np.ptp(next(iter(bands.values())).x)) ** 2)
    sides = [float(np.ptp(next(trace.x for trace in figure.data if trace.legendgroup == one.title))) for one in (BIG, MIDDLE)]
    specks = [area(trace) ** 0.5 for trace in figure.data if trace.name == "to scale"]
    assert [speck / side for speck, side in zip(specks, sides, strict=True)] == pytest.approx([(400 / 16000) ** 0.5, (100 / 400) ** 0.5])
    said = [re.sub("<[^>]*>", "", note.text) for note in figure.layout.annotations]
    assert {"big", "middle", "ours", "embeddings 25\xa0%", "prediction layer 10\xa0%", "attention 60\xa0%"} <= set(said)
    assert not [text for text in said if text.endswith("embeddings 0.1\xa0%") or text == "prediction layer 0\xa0%"]  # nobody could see it


def test_what_may_be_guessed_stands_as_outlines_of_its_own_area_and_nothing_of_the_covered_model_is_sent():
    figure = traces(covered := to_scale.squares([BIG, OURS], {"nine": 9, "four hundred": 400}, covered=True))
    assert area(figure["four hundred"]) / area(figure["nine"]) == pytest.approx(400 / 9)
    assert area(figure["to scale"]) / area(figure["nine"]) == pytest.approx(1 / 9)
    assert {trace.legendgroup for trace in covered.data} == {None, "ours"} and "?" in [note.text for note in covered.layout.annotations]
    opened = traces(to_scale.squares([BIG, OURS], {"nine": 9}))
    assert area(opened["to scale"]) / area(opened["nine"]) == pytest.approx(1 / 9)


def test_a_word_without_each_number_stands_at_its_rank_and_what_is_covered_is_not_sent():
    ranks, shares = np.array([1, 10, 100]), np.array([0.2, 0.5, 0.9])
    figure = parameters.by_rank(ranks, shares, 0.95, "“mat”")
    near(figure.data[0].y, shares)
    near(figure.data[0].x, ranks)
    assert figure.layout.shapes[0].y0 == figure.layout.shapes[0].y1 == 0.95
    assert figure.layout.yaxis.range[0] == 0 and figure.layout.xaxis.type == "log"
    covered = parameters.by_rank(ranks, shares, 0.95, "“mat”", 50)
    near(covered.data[0].x, [100])
    assert "?" in [note.text for note in covered.layout.annotations]


def test_a_pair_of_bars_belongs_to_its_word_and_the_average_stands_beneath_in_bits():
    figure = parameters.bench(["a", "b"], [0.5, 0.1], [0.2, 0.4], "without it", {"whole": 2.0, "without it": 3.0, "blind": 11.0})
    whole, changed, bits = figure.data
    near(whole.x, [0.5, 0.1])
    near(changed.x, [0.2, 0.4])
    near([one for bar in (whole, changed) for one in np.round(bar.y)], [0, 1, 0, 1])
    assert whole.marker.pattern.shape != changed.marker.pattern.shape and list(bits.x) == [2, 3, 11]
    covered = parameters.bench(["a"], [0.5], None, "without it", {"whole": 2.0, "without it": None, "blind": 11.0})
    assert list(covered.data[1].text) == ["?"] and list(covered.data[2].text) == ["2.00 bits", "?", "11.00 bits"]


def test_sizes_near_zero_are_plain_and_the_others_striped():
    bar = parameters.sizes(np.array([-0.3, -0.1, 0.1, 0.3]), np.array([0.2, 0.7, 0.1]), 0.1, 0.7).data[0]
    near(bar.y, [0.2, 0.7, 0.1])
    near(bar.x, [-0.2, 0, 0.2])
    assert list(bar.marker.pattern.shape) == ["/", "", "/"]


def test_what_a_head_is_missed_by_stands_at_its_layer_and_the_whole_layer_at_the_end():
    written = parameters.missed(np.array([[0.0, 0.25], [-0.1, 1.0]]), np.array([2.0, 3.0])).data[0].text
    assert [list(row) for row in written] == [["0", "+0.25", "+2.00"], ["−0.10", "+1.00", "+3.00"]]


# One number and the way out ---------------------------------------------------------------------------------------


def around(number: int, config: ModelConfig) -> tuple:
    """The zoom of one number of a model whose numbers are drawn by lot, and where it stands."""
    listed, boxes = parts(config), plan(config)
    place, row, column = locate(listed, number)
    part = listed[place]
    values = np.random.default_rng(1).normal(size=(part.rows, part.columns)).astype(np.float32)
    layer = [box for box in boxes if listed[box.part].layer == part.layer and listed[box.part].kind in ("attention", "feed-forward", part.kind)]
    at = Place(values, row, column, listed, place, boxes, layer)
    return zoom.zoomed(at), at


TINY = ModelConfig(d_vocab=50, n_ctx=8, d_model=16, n_layers=2, n_heads=2, d_mlp=32)
A_WEIGHT = next(part.first for part in parts(TINY) if part.name == "blocks.1.mlp.up.weight") + 5 * 16 + 9


def test_every_number_of_the_zoom_is_the_models_own_and_a_sign_is_told_by_words_direction_or_lightness():
    (figure, views), at = around(A_WEIGHT, TINY)
    near(figure.data[PATCH].z, at.values[4:7, 8:11])
    texts = [note["text"] for note in views[0]["layout"]["annotations"]]
    assert f"<b>{at.values[5, 9]:+.4f}</b>".replace("-", "−") in "".join(texts) and all("+" in text or "−" in text for text in texts)
    near(figure.data[ROW].z, at.values[5:6])
    near(figure.data[BARS].y, at.values[5])
    full = np.percentile(np.abs(at.values), zoom.FULL)
    np.testing.assert_allclose(np.asarray(figure.data[MATRIX].z) / 127, np.clip(at.values / full, -1, 1), atol=0.005)
    lightness = [sum(int(shade[place:place + 2], 16) for place in (1, 3, 5)) for _, shade in zoom.SHADES]
    assert lightness == sorted(lightness)


def test_a_large_matrix_is_drawn_whole_by_the_number_farthest_from_zero_of_each_block():
    values = np.array([[1.0, -2, 3], [0.5, 4, -3.5], [-0.25, 0, 0.125]])
    near(strongest(values, 2, 1), [[1, 4, -3.5], [-0.25, 0, 0.125]])
    assert rows_a_cell(np.zeros((3584, 128))) * 3584 * 128 / 7 <= 7 * 70_000 and rows_a_cell(np.zeros((512, 128))) == 1


def test_each_view_frames_what_the_one_before_it_showed():
    (_, views), at = around(A_WEIGHT, TINY)
    frame = [view["traces"][max(view["traces"])] for view in views]
    assert (min(frame[2]["x"][:5]), max(frame[2]["x"][:5])) == (-0.5, 15.5) and np.mean(frame[2]["y"][:4]) == pytest.approx(5)
    left, top, wide, high = box_around(at.own)
    assert (min(frame[3]["x"][:5]), min(frame[3]["y"][:5])) == (left, top) and max(frame[3]["y"][:5]) == top + high
    left, top, wide, high = box_around(at.layer)
    assert (min(frame[4]["x"][:5]), max(frame[4]["x"][:5])) == (left, left + wide)


def test_the_mark_of_the_number_lies_free_of_its_layers_label_and_within_the_picture():
    for number in (A_WEIGHT, 0, parts(TINY)[-1].first):
        (_, views), at = around(number, TINY)
        for view in views[3:]:
            outline, (left, right) = view["traces"][max(view["traces"])], view["layout"]["xaxis.range"]
            assert left < min(x for x in outline["x"] if x is not None) and max(x for x in outline["x"] if x is not None) < right
    (_, views), at = around(A_WEIGHT, TINY)
    label = next(note for note in views[4]["layout"]["annotations"] if ">2<" in note["text"])  # A_WEIGHT is in the second layer
    assert abs(label["y"] - zoom.cell(at)[1]) > 0.2 * box_around(at.layer)[3]


def test_one_view_is_drawn_at_a_time_and_boxes_in_the_model_have_the_area_of_their_numbers():
    (figure, views), at = around(A_WEIGHT, TINY)
    for view in views:
        assert 1 <= sum(bool(of.get("visible")) for of in view["traces"].values()) <= 5
    drawn = {figure.data[number].name: of for number, of in views[4]["traces"].items() if of.get("visible") and "x" in of}
    for name, kind in (("attention", "attention"), ("prediction layer", "prediction")):
        corners = [np.array([one for one in side if one is not None]).reshape(-1, 5) for side in (drawn[name]["x"], drawn[name]["y"])]
        area = sum(np.ptp(x) * np.ptp(y) for x, y in zip(*corners, strict=True))
        assert area == pytest.approx(sum(part.size for part in at.listed if part.kind == kind), rel=0.02)


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


def test_full_model_and_twin_wear_their_own_names_and_lines_stand_by_their_copies():
    figure = data.by_heart([1, 1, 300], np.array([0.1, 0.2, 0.9]), np.array([0.0, 0.1, 0.2]))
    base, twin = traces(figure)["full model"], traces(figure)["twin: never read them"]
    near(base.y, [0.1, 0.2, 0.9])
    near(twin.y, [0.0, 0.1, 0.2])
    near(base.x, [-0.24, 0.24, 1])
    assert list(figure.layout.xaxis.ticktext) == ["1", "300"] and base.marker.symbol != twin.marker.symbol


def test_a_thousand_words_are_shared_out_to_the_last_one_and_the_sizes_stand_on_one_ruler():
    shares = np.array([0.95135, 0.02983, 0.0115, 0.00732])
    assert data.of_thousand(shares) == [951, 30, 12, 7]
    figure = data.thousand_words([*WORDS, "d"], shares, [("ours", 8e6), ("big", 3e11)])
    squares = figure.data[0]
    assert [int((squares.z == number).sum()) for number in range(4)] == [951, 30, 12, 7]
    near(figure.data[-1].x, [8e6, 3e11])
    assert figure.layout.xaxis2.type == "log" and "S" in squares.text.ravel()
    covered = data.thousand_words([*WORDS, "d"], shares, [("ours", 8e6)], covered=True).data[0]
    assert len({colour for _, colour in covered.colorscale}) == 1 and not "".join(covered.text.ravel())


def test_a_search_shows_for_each_source_its_share_its_count_and_a_line_and_nothing_of_it_comes_to_life():
    figure = data.found(WORDS, [(5, 10), (0, 4), (1, 4)], [("the ", "<b>x", " ran"), ("", "", ""), ("", "%{x}", "")])
    near(figure.data[0].x, [0.5, 0, 0.25])
    told = [note.text for note in figure.layout.annotations]
    assert told[0].endswith("5 of 10 texts") and told[2].endswith("none of 4 texts")
    assert told[1] == "the <b>&lt;b&gt;x</b> ran" and "%{x}" not in told[5]


def test_a_bar_stands_in_its_row_and_one_that_is_covered_shows_no_number():
    figure = data.bars(WORDS, [0.5, np.nan, 0.1], ["half", "your guess", "few"], x="x")
    bar = figure.data[0]
    assert bar.x[0] == 0.5 and bar.x[1] == 1.0 and bar.x[2] == pytest.approx(0.1)
    assert list(bar.marker.pattern.shape) == ["", "/", ""] and list(bar.text) == ["half", "your guess", "few"]


def test_a_case_lies_across_all_columns_until_it_is_uncovered_and_then_in_its_own():
    bar = data.decisions([("A", "1 May 2025"), ("B", "2 May 2025")], [None, 2], ("owner", "each", "maker"), 1).data[0]
    near(bar.base, [0.04, 2.04])
    near(bar.x, [2.92, 0.92])
    assert list(bar.text) == ["?", "maker"] and list(bar.marker.line.width) == [0, 3]


# Fill in the blank, and meaning -----------------------------------------------------------------------------------


def test_openness_is_across_and_what_a_word_cost_is_up_and_the_readers_words_wear_their_names():
    figure = fill_in_the_blank.certain_to_open(np.array([0.5, 2.0, 6.0]), np.array([0.1, 1.5, 3.0]), {"cat": (2.0, 7.0)})
    found = traces(figure)
    near(found["the model's first guesses"].x, [0.5, 2, 6])
    near(found["the model's first guesses"].y, [0.1, 1.5, 3])
    assert (found["your words"].text, found["your words"].x, found["your words"].y) == (("cat",), (2.0,), (7.0,))


def test_what_was_said_is_across_and_what_was_right_is_up_and_few_guesses_are_not_drawn():
    kinds = {"text": (np.array([0.2, 0.5, 0.9]), np.array([0.3, 0.4, 0.8]), np.array([30, 5, 20]))}
    _, kind = fill_in_the_blank.reliability(kinds, {"text": "short"}).data
    near(kind.x, [0.2, 0.9])
    near(kind.y, [0.3, 0.8])
    assert kind.name == "short"


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


def test_pictures_and_the_rail_in_the_browser_have_one_scale_of_steps():
    script = (Path(__file__).parents[3] / "pages" / "shared" / "browser" / "rail.js").read_text(encoding="utf-8")
    assert int(re.search(r"const FIRST = (\d+)", script)[1]) == rail.FIRST
    assert tuple(map(int, re.search(r"const TICKS = \[(.*?)\]", script)[1].split(","))) == rail.TICKS
    assert "Math.log1p(step / FIRST)" in script


def test_the_last_step_is_written_below_an_axis_and_none_that_would_touch_it():
    assert rail.axis_of_steps(20_000)["ticktext"] == ["0", "16", "100", "1,000", "3,000", "20,000"]
    assert rail.written(5_000) == [0, 16, 100, 1_000, 5_000] and rail.written(3_000, rail.FEW) == [0, 100, 1_000, 3_000]
    assert rail.written(20) == [0, 20] and rail.written(0) == [0]


def test_both_shares_of_a_row_stand_behind_its_longer_bar_and_nowhere_else():
    figure = fill_in_the_blank.guess_bars([("a", 0.5), ("b", 0.1), ("c", 0.2)], others=[0.25, 0.3, None], called="another")
    ours, theirs = figure.data
    assert list(ours.text) == ["50\u00a0% · 25\u00a0%", "", "20\u00a0% · no figure"] and list(theirs.text) == ["", "10\u00a0% · 30\u00a0%", ""]
    near(theirs.x[:2], [0.25, 0.3])
