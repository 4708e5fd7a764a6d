"""The facilitators' pictures hold the minutes, amounts and shares that they were given."""

import pytest

from core.figures.facilitators import BARS, NAMES, ROWS, Bar, amounts, first_words, lesson
from core.figures.style import NEUTRAL, PARTS

BARS_OF = [Bar("One", 0, 5, pictures=2), Bar("Two <b>", 5, 10, "attention", 1), Bar("Three", 15, 5, pictures=3)]


def test_each_bar_begins_and_ends_with_its_activity_in_the_colour_of_what_it_is_about():
    bars = lesson(BARS_OF).data[BARS]
    assert list(zip(bars.base, bars.x, bars.y, strict=True)) == [(0, 5, 0), (5, 10, 1), (15, 5, 2)]
    assert list(bars.marker.color) == [NEUTRAL, PARTS["attention"].fill, NEUTRAL]


def test_a_row_is_as_wide_as_the_lesson_so_that_it_can_be_tapped_anywhere_and_the_chosen_one_alone_is_shaded():
    rows = lesson(BARS_OF, 1).data[ROWS]
    assert list(rows.x) == [20, 20, 20] and rows.marker.color[0] == rows.marker.color[2] != rows.marker.color[1]


def test_a_name_stands_on_the_side_of_its_bar_where_there_is_more_room_and_is_no_markup():
    names = lesson(BARS_OF, 0).data[NAMES]
    assert list(zip(names.x, names.textposition, strict=True)) == [(5, "middle right"), (15, "middle right"), (15, "middle left")]
    assert [text.strip() for text in names.text] == ["➤ 1. One", "2. Two &lt;b&gt;", "3. Three"]


def test_there_is_one_mark_a_picture_the_first_of_each_a_question():
    questions, pictures = lesson(BARS_OF, pictures=True).data[3:]
    assert list(zip(questions.x, questions.y, strict=True)) == [(1.25, 0), (10, 1), (15 + 5 / 6, 2)]
    assert list(pictures.y) == [0, 2, 2] and questions.marker.symbol != pictures.marker.symbol


@pytest.mark.parametrize(("minutes", "ticks"), [(20, (0, 5, 10, 15, 20)), (45, (0, 15, 30, 45)), (90, (0, 15, 30, 45, 60, 75, 90))])
def test_the_minutes_are_marked_up_to_the_last_one(minutes, ticks):
    assert lesson([Bar("All", 0, minutes)]).layout.xaxis.tickvals == ticks


def test_amounts_are_bars_with_their_texts_and_a_thousandfold_axis_is_logarithmic():
    figure = amounts(["a", "b"], [2, 8], ["2 s", "8 s"], unit="seconds")
    assert list(figure.data[0].x) == [2, 8] and list(figure.data[0].text) == ["2 s", "8 s"]
    assert figure.layout.xaxis.range == (0, 12) and figure.layout.xaxis.title.text == "seconds"
    assert amounts(["a"], [1e9], ["much"], unit="", thousandfold=True).layout.xaxis.type == "log"


def test_first_words_are_bars_as_long_as_their_shares():
    (bars,) = first_words(["To be", "The <i>"], ["or", "cat"], [0.999, 0.2]).data
    assert list(bars.x) == [0.999, 0.2] and bars.text[1] == "cat 20\u00a0%"
