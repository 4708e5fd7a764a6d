"""The ladder of counters as it is drawn: values where they belong, the lowest marked, the nearest lit."""

import numpy as np
import pytest

from core.figures import ladder as figures
from core.figures.rail import along

STEPS = [0, 100, 1000]
APART = np.array([[0.5, 0.2, 0.8], [0.6, 0.3, 0.4], [0.7, 0.4, 0.3]])


def test_each_curve_holds_its_counters_distances_and_the_nearest_is_marked_at_each_moment():
    figure = figures.distances(STEPS, APART, [0, 0, 2])
    assert [trace.name for trace in figure.data[:3]] == ["0 words", "1", "2"]
    for trace, row in zip(figure.data, APART, strict=False):
        assert list(trace.y) == row.tolist() and list(trace.x) == pytest.approx(along(STEPS), abs=1e-4)
    lowest, ring = figure.data[3:]
    assert list(lowest.y) == [0.5, 0.2, 0.3] and list(lowest.marker.symbol) == [figures.SYMBOLS[one] for one in (0, 0, 2)]
    assert list(ring.y) == [0.3]
    assert len({trace.line.dash for trace in figure.data[:3]}) == 3  # told apart without colour


def test_the_ring_stands_at_the_nearest_and_the_curves_end_where_the_question_begins():
    assert figures.distances_at(STEPS, APART, [0, 1, 2], 1) == {"x": [pytest.approx(along(100), abs=1e-4)], "y": [0.3]}
    covered = figures.distances(STEPS, APART, [0, 0, 2], until=0)
    assert list(covered.data[2].y) == [0.7, None, None] and list(covered.data[3].y) == [0.5]
    assert covered.layout.annotations[0].text == "?" and list(covered.data[4].y) == [0.5]


def test_every_answer_is_a_bar_as_long_as_its_share_and_only_the_nearest_counter_is_lit():
    five = [("“.”", 0.08), ("“<b>”", 0.5), ("“Paris”", 0.9)]
    figure = figures.answers(five, ("“Rome”", 0.25), 1)
    assert list(figure.data[0].x) == [0.08, 0.5, 0.9, 0.25]
    assert figure.data[0].text[1] == " “&lt;b&gt;” 50\u00a0%" and figure.data[0].text[3] == " “Rome” 25\u00a0%"
    assert list(figure.layout.yaxis.ticktext) == ["no words", "▸ 1 word", "2 words", "the model"]
    assert [value == figures.LIT for value in figure.data[0].marker.opacity] == [False, True, False, True]
    assert figure.data[0].marker.pattern.shape[0] and not figure.data[0].marker.pattern.shape[3]


def test_model_counters_and_writer_wear_their_own_names_and_the_model_ends_at_the_question():
    figure = {trace.name: trace for trace in figures.against_counters(STEPS, np.array([8.0, 4.0, 1.0]), np.array([6.0, 3.0]), 0.7).data}
    assert list(figure["the model"].y) == [8, 4, 1] and list(figure["1"].y) == [3, 3]
    assert list(figure["0 words"].y) == [6, 6] and figure["who wrote the text"].y[0] == pytest.approx(0.7)
    covered = figures.against_counters(STEPS, np.array([8.0, 4.0, 1.0]), np.array([6.0]), 0.7, until=2).data[0]
    assert list(covered.y[:2]) == [8, 4] and np.isnan(covered.y[2])
