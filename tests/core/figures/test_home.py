"""The pictures of the first minute hold the values that they were given, at the names that they belong to."""

import numpy as np

from core.figures import home
from core.figures.word_map import KIND_COLOURS


def test_the_small_map_has_every_word_at_its_place_with_the_colour_and_shape_of_its_kind():
    places = np.array([[[0.0, 0], [1, 1], [4, 0]], [[0, 0], [2, 2], [8, -4]]])
    figure = home.word_map(places, np.array([0, 0, 1]), ["animals", "food"], ["cat", "dog", "bread"])
    dots, names = figure.data
    assert (list(dots.x), list(dots.y), list(dots.text)) == ([0, 2, 8], [0, 2, -4], ["cat", "dog", "bread"])
    assert list(dots.marker.color) == [KIND_COLOURS[0], KIND_COLOURS[0], KIND_COLOURS[1]]
    assert len(set(dots.marker.symbol)) == 2  # told apart without colour
    assert (list(names.x), list(names.y)) == ([1, 8], [1, -4])  # in the middle of their words
    assert figure.layout.xaxis.range[0] < 0 and figure.layout.xaxis.range[1] > 8  # all moments fit


def test_the_curve_stops_where_it_is_told_to_and_its_dot_is_nowhere_beyond():
    shares, bits = np.array([0, 0.1, 1.0]), np.array([10.0, 6, 2])
    half = home.loss_curve(shares, bits, 2.8, until=1)
    assert list(half.data[0].x) == [0, 0.1] and list(half.data[0].y) == [10, 6]
    assert home.curve_dot(shares, bits, 2, 1)["y"] == [None] and home.curve_dot(shares, bits, 1, 1) == {"x": [0.1], "y": [6.0]}
    whole = home.loss_curve(shares, bits, 2.8, guess=(0.25, 0.75))
    assert list(whole.data[0].y) == [10, 6, 2] and list(whole.data[2].y) == [2.8, 2.8]
    assert (whole.layout.shapes[0].x0, whole.layout.shapes[0].x1) == (0.25, 0.75)
    assert half.layout.yaxis.range == whole.layout.yaxis.range  # the ending uncovers nothing of itself before


def test_the_bars_of_the_draw_hold_both_shares_and_say_what_is_left_out():
    figure = home.drawn_bars([("king", 0.5, 0.9), ("%{x}", 0.3, 0.0)])
    pale, full, told = figure.data
    assert list(pale.x) == [0.5, 0.3] and list(full.x) == [0.9, 0] and list(told.x) == [0.9, 0.3]
    assert [text.split("→")[1].strip() for text in told.text] == ["90\u00a0%", "left out"]
    assert list(figure.layout.yaxis.ticktext)[1] != "%{x}"


def test_the_word_that_was_written_is_marked_among_its_rivals():
    figure = home.next_bars([("king", 0.5), ("cat", 0.1)], "cat")
    assert list(figure.layout.yaxis.ticktext) == ["king", "➤ cat"] and list(figure.data[0].x) == [0.5, 0.1]


def test_a_tokens_numbers_stand_in_rows_of_sixteen_on_one_scale_for_all_moments():
    rows = np.stack([np.arange(32.0), np.arange(32.0) - 40])
    figure = home.token_numbers(rows)
    assert np.array_equal(np.ravel(figure.data[0].z), rows[-1]) and len(figure.data[0].z[0]) == 16
    assert (figure.data[0].zmin, figure.data[0].zmax) == (-40, 40)


def test_who_wrote_the_text_has_a_bar_each():
    figure = home.writers(["The program", "Stories"], [0.95, 0.05])
    assert list(figure.data[0].x) == [0.95, 0.05] and list(figure.layout.yaxis.ticktext) == ["The program", "Stories"]


def test_two_models_stand_side_by_side_each_with_its_own_words_and_a_pattern_of_its_own():
    figure = home.next_beside([("king", 0.5), ("cat", 0.125)], [("%{x}<b>", 0.25), ("internationalisation", 0.0004)], ("ours", "theirs"))
    ours, words, theirs, their_words = figure.data
    assert (list(ours.x), list(theirs.x)) == ([0.5, 0.125], [0.25, 0.0004])
    assert list(words.text) == ["king 50\u00a0%", "cat 12\u00a0%"]
    assert list(their_words.text) == ["%\u2060{x}&lt;b&gt; 25\u00a0%", "international… <\u00a00.1\u00a0%"]
    assert (ours.xaxis, theirs.xaxis) == (None, "x2") and figure.layout.xaxis.domain[1] < figure.layout.xaxis2.domain[0]
    assert ours.marker.pattern.shape is None and theirs.marker.pattern.shape == "/" and ours.marker.color != theirs.marker.color
    assert [note.text for note in figure.layout.annotations] == ["<b>ours</b>", "<b>theirs</b>"]
