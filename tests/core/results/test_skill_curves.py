"""When a skill appears: the bar, "for good", and guessed orders."""

from itertools import product

import pytest

from core.results.skill_curves import Course, courses, for_good, late, pairs_in_order, together, wilson


def course(right, n=100, chance=0.5, steps=None, name="a test", **more):
    return Course(name, tuple(steps or range(0, 10 * len(right), 10)), n, tuple(right), chance, **more)


def test_wilsons_interval_has_its_textbook_values():
    assert wilson(0, 10) == pytest.approx((0, 0.2775), abs=1e-4)
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)  # Newcombe 1998, table I
    assert all(wilson(n, n)[1] == 1 and wilson(0, n)[0] == 0 for n in range(1, 300))  # to the last digit: it is told as all, or none


@pytest.mark.parametrize("holds", [list(one) for length in range(1, 7) for one in product((False, True), repeat=length)])
def test_for_good_is_the_earliest_moment_after_which_nothing_fails(holds):
    start = for_good(holds)
    if start is None:
        assert not holds[-1]
    else:
        assert all(holds[start:]) and (start == 0 or not holds[start - 1])


def test_a_lucky_moment_does_not_pass_the_bar():
    assert course([50, 90, 60, 80, 95]).passed == 3
    assert course([50, 90, 60]).passed is None
    assert course([75, 75]).passed == 0  # the bar itself is enough


@pytest.mark.parametrize(("chance", "bar"), [(0.0, 0.5), (0.25, 0.625), (0.5, 0.75)])
def test_the_bar_lies_half_way_from_chance_to_all_right(chance, bar):
    assert course([1], chance=chance).bar == bar


def test_a_test_stirs_when_its_whole_interval_stays_above_chance():
    told = course([50, 59, 61, 70])  # the interval of 59 of 100 reaches below a half, that of 61 doesn't
    assert told.stirred == 2 and told.step(told.stirred) == 20
    assert course([50, 59]).stirred is None


def test_below_chance_counts_only_where_the_whole_interval_lies_below():
    assert course([50, 45, 30, 25, 90]).lowest == 3
    assert course([50, 42, 60]).lowest is None


def test_tests_taken_together_add_up_and_have_to_be_of_the_same_moments():
    both = together("both", [course([10, 20], n=50, chance=0.5), course([5, 90], n=100, chance=0.2, seen=True)])
    assert (both.n, both.right, both.seen) == (150, (15, 110), True)
    assert both.chance == pytest.approx((25 + 20) / 150)
    with pytest.raises(ValueError, match="same moments"):
        together("odd", [course([1, 2]), course([1, 2], steps=(0, 99))])
    with pytest.raises(ValueError, match="needs tests"):
        together("none", [])


def test_a_guess_and_its_reverse_share_the_pairs_that_can_be_told_apart():
    onset = {"a": 3, "b": 3, "c": 7, "d": None}
    for guess in (("a", "b", "c", "d"), ("b", "d", "a", "c")):
        right, count = pairs_in_order(guess, onset)
        assert count == 5  # a and b come together
        assert pairs_in_order(guess[::-1], onset) == (count - right, count)
    assert pairs_in_order(("a", "b", "c", "d"), onset) == (5, 5)


def test_courses_are_read_as_they_were_counted():
    family = {"family": "f", "kind": "write", "seen": True, "n": 4, "chance": 0.0, "right": [0, 3], "accuracy": [0, 0.75], "low": [0, 0.3],
              "high": [0.5, 0.95], "examples": [{"context": "c", "right": " r", "wrong": []}]}
    told = courses({"steps": [0, 5], "families": [family]})["f"]
    assert told.accuracy == [0, 0.75] and told.steps == (0, 5) and told.seen and told.kind == "write"
    assert told.intervals[1] == pytest.approx((0.3, 0.954), abs=1e-2)


def test_what_was_learned_late_lay_below_its_bar_and_ends_high():
    steps = (0, 10, 20)
    late_one, early, never = (Course(name, steps, 10, right, 0.5) for name, right in
                              (("late", (5, 7, 9)), ("early", (5, 8, 9)), ("never", (5, 5, 7))))
    assert late([early, late_one, never], step=10) == [late_one]
    assert late([early, late_one, never], step=20) == []
