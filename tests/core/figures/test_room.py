"""What a room answered is drawn with its counts, each group by colour and by pattern or shape."""

from itertools import combinations

import numpy as np
import pytest

from core.figures.room import (
    LOOKS,
    MODEL,
    NAMED,
    NATION,
    ROOM,
    SEEN,
    Series,
    answers,
    box,
    guessed,
    in_lines,
    orders,
    shared,
    taps,
)

BEFORE = Series(ROOM, "before", "you, before talking", [0.75, 0.25], [3, 1], 4)
AFTER = Series(ROOM, "after", "you <b>", [1.0, 0.0], [4, 0], 4)
YOUNG, TRAINED = Series(MODEL, "young", "the young model", [0.5, 0.0004]), Series(MODEL, "trained", "the trained model", [0.9, 0.1])


def test_people_are_counted_and_the_model_is_told_in_per_cent_in_one_picture():
    figure = answers(["went", "ran %{x} <i>"], [BEFORE, AFTER, YOUNG, TRAINED], right=1)
    assert [list(bars.x) for bars in figure.data] == [[0.75, 0.25], [1.0, 0.0], [0.5, 0.0004], [0.9, 0.1]]
    room, models = [list(bars.text) for bars in figure.data[:2]], [list(bars.text) for bars in figure.data[2:]]
    assert room == [["3 of 4", "1 of 4"], ["4 of 4", "0"]]
    assert models == [["50\u00a0%", "<\u00a00.1\u00a0%"], ["90\u00a0%", "10\u00a0%"]]
    assert list(figure.layout.yaxis.ticktext) == ["went", "✓ ran %\u2060{x} &lt;i&gt;"] and figure.data[1].name == "you &lt;b&gt;"


def test_no_two_groups_are_told_apart_by_colour_alone():
    for marks in zip(*(look[1:] for look in LOOKS.values()), strict=True):
        assert len(set(marks)) == len(LOOKS)
    figure = answers(["a"], [Series(NATION, "asked", "adults", [0.4]), BEFORE._replace(values=[1], counts=[4])])
    assert figure.data[0].marker.pattern.shape != figure.data[1].marker.pattern.shape


@pytest.mark.parametrize(("name", "shown"), [
    ("went", ["went"]), ("From rules of writing that programmers put in", ["From rules of writing", "that programmers put in"]),
    ("x" * 60, ["x" * 23 + "…"]),
])
def test_a_long_answer_leaves_room_for_its_bars(name, shown):
    assert in_lines(name) == shown


def test_orders_are_marks_at_their_average_places():
    figure = orders(["Style", "Facts"], [Series(ROOM, "after", "you", [1.25, 1.75]), Series(MODEL, "trained", "measured", [1, 2])])
    assert [list(marks.x) for marks in figure.data] == [[1.25, 1.75], [1.0, 2.0]]
    assert figure.data[0].marker.symbol != figure.data[1].marker.symbol and list(figure.layout.xaxis.ticktext) == ["first", "last"]


def test_taps_stand_where_they_were_made_and_the_word_beside_its_last_mark_alone():
    groups = [(ROOM, "after", "you", np.array([[0.2, 0.3], [0.4, 0.5]])), (MODEL, "young", "then", np.array([[0.1, 0.9]])),
              (MODEL, "trained", "now", np.array([[0.8, 0.7]]))]
    words, names, you, then, now = taps(np.array([[0.0, 0.0], [1.0, 1.0]]), {"dog": (0.5, 0.6)}, groups, "cat").data
    assert list(words.x) == [0, 1] and (names.x[0], names.y[0], names.text[0]) == (0.5, 0.6, "dog")
    assert list(you.x) == pytest.approx([0.2, 0.4]) and list(you.y) == pytest.approx([0.3, 0.5])
    assert (then.mode, now.mode, list(now.text)) == ("markers", "markers+text", ["cat"]) and then.marker.symbol != now.marker.symbol


def test_no_name_on_the_map_covers_another_or_leaves_it():
    named = {"king": (0.3, 0.25), "queen": (0.3, 0.25), "Paris": (0.5, 0.995), "dog": (0.002, 0.4), "hat": (0.72, 0.5)}
    now = (0.7, 0.48)
    groups = [(MODEL, "trained", "now", np.array([now]))]
    figure = taps(np.zeros((1, 2)), named, groups, "cat")
    sides = dict(zip(named, figure.data[1].textposition, strict=True))
    boxes = [box(spot, word, NAMED, sides[word]) for word, spot in named.items()]
    assert not [pair for pair in combinations([*boxes, box(now, "", 22, "middle center")], 2) if shared(*pair)]
    assert all(one.left >= -1 and one.top <= SEEN[1] + 1 for one in boxes)
    assert sides["Paris"].startswith("bottom") and sides["dog"].endswith("right")


def test_equal_numbers_stand_on_top_of_each_other_and_what_is_so_stands_across():
    dots, line = guessed([(ROOM, "after", "you", [50.0, 50.0, 10.0])], [(MODEL, "trained", "so", 6.0)], 0, 100, "of 100").data
    assert list(dots.x) == [50, 50, 10] and dots.y[0] < dots.y[1] and dots.y[0] == dots.y[2]
    assert list(line.x) == [6, 6]
