"""The line before a lesson: who comes first is served first, nobody who is away holds others up, nobody is lost, and everybody comes to an end."""

import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from core.training import queue
from core.training.queue import (
    AWAY,
    AWAY_WAITING,
    FINISHED,
    KEPT,
    LEARNING,
    LEFT,
    PRESENT,
    RESTING,
    STOPPED,
    WAITING,
    Line,
)

ROOT = Path(__file__).resolve().parents[3]


class Readers:
    """A line without threads, with a clock of its own, and what has begun in it."""

    def __init__(self, **given):
        self.now, self.begun = 0.0, []
        self.line = Line(lambda _, turn: self.begun.append(turn), clock=lambda: self.now, **given)

    def joins(self, *tickets: str) -> list[queue.Turn]:
        return [self.line.join(ticket) for ticket in tickets]

    def later(self, seconds: float, *there: str) -> None:
        """Time goes by, in steps so small that whoever is there all the while is never taken to be away."""
        end = self.now + seconds
        while self.now < end:
            self.now = min(end, self.now + 1.0)
            for ticket in there:
                self.line.look_in(ticket)


# Laws -------------------------------------------------------------------------------------------------------------


class TheLine(RuleBasedStateMachine):
    """Readers come, look in, go away, come back and give up, in any order; the lessons of two at a time learn meanwhile, and some come to an end."""

    tickets = Bundle("tickets")

    def __init__(self):
        super().__init__()
        self.readers = Readers(places=2, longest=6)
        self.line = self.readers.line
        self.line._begin = self.begins
        self.turns: dict[str, queue.Turn] = {}  # by ticket, in the order in which they came
        self.looked: dict[str, float] = {}
        self.gave_up: set[str] = set()
        self.places: dict[str, int] = {}  # of who waits and has been there ever since

    def there(self, ticket: str) -> bool:
        return self.readers.now - self.looked[ticket] <= PRESENT

    def hopeful(self) -> list[str]:
        """Who is there and has yet to get a place, in order."""
        return [ticket for ticket, turn in self.turns.items()
                if turn.state in (WAITING, RESTING) and not turn._end and self.there(ticket)]

    def begins(self, _, turn: queue.Turn) -> None:
        """First come, first served; nobody begins twice, and nobody who isn't there."""
        assert turn not in self.readers.begun
        self.readers.begun.append(turn)
        own = next((ticket for ticket, each in self.turns.items() if each is turn), None)  # none: it comes at this moment, as the last one
        assert own is None or self.there(own)
        assert not [ticket for ticket in self.hopeful() if own is None or [*self.turns].index(ticket) < [*self.turns].index(own)]

    @rule(target=tickets)
    def comes(self):
        ticket = f"ticket {len(self.looked)}"
        self.looked[ticket] = self.readers.now
        self.settle()
        full = sum(turn.open for turn in self.turns.values()) == 6
        turn = self.line.join(ticket)
        assert (turn is None) == full
        if turn:
            self.turns[ticket] = turn
            assert self.line.join(ticket) is turn
        return ticket

    @rule(ticket=tickets)
    def looks(self, ticket):
        self.looked[ticket] = self.readers.now
        found, own = self.line.look_in(ticket), self.turns.get(ticket)
        assert found is own or (found is None and not own.open)  # what came of a lesson may be forgotten in the end

    @rule(ticket=tickets)
    def gives_up(self, ticket):
        self.gave_up.add(ticket)
        self.line.stop(ticket)

    @rule(seconds=some.sampled_from([0.5, 3.0, PRESENT, AWAY, AWAY_WAITING]))
    def time_passes(self, seconds):
        self.readers.now += seconds
        self.places = {ticket: place for ticket, place in self.places.items() if self.there(ticket)}

    @rule()
    def all_look(self):
        for ticket in self.turns:
            self.looks(ticket)

    @rule(which=some.integers(0, 5), through=some.booleans())
    def a_lesson_asks(self, which, through):
        under_way = [turn for turn in self.readers.begun if turn.open]
        if under_way:
            self.answer(under_way[which % len(under_way)], through)

    def answer(self, turn: queue.Turn, through: bool) -> None:
        word = self.line.order(turn)
        if word in (STOPPED, LEFT) or (word == LEARNING and through):
            self.line.came_to(turn, FINISHED if word == LEARNING else word)

    @invariant()
    def two_learn_and_no_place_is_kept_from_who_is_there(self):
        self.settle()
        learning = [ticket for ticket, turn in self.turns.items() if turn.state == LEARNING]
        assert len(learning) <= 2
        if self.hopeful():
            assert len(learning) == 2 and all(self.there(ticket) or self.turns[ticket]._end for ticket in learning)

    @invariant()
    def nobody_is_lost(self):
        self.settle()
        for ticket, turn in self.turns.items():
            assert turn.open == (turn.state in (WAITING, LEARNING, RESTING))
            assert turn.state != STOPPED or ticket in self.gave_up
            assert turn.state != WAITING or (ticket not in self.gave_up and self.readers.now - self.looked[ticket] <= AWAY_WAITING)
        in_line = [turn for turn in self.turns.values() if turn.state in (WAITING, RESTING)]
        assert [self.line.before(turn) for turn in in_line] == list(range(len(in_line)))

    @invariant()
    def who_is_there_is_never_put_out_and_never_further_back(self):
        self.settle()
        for ticket, place in self.places.items():
            turn = self.turns[ticket]
            assert turn.state in ((STOPPED,) if ticket in self.gave_up else (WAITING, LEARNING, FINISHED))
            assert turn.state != WAITING or self.line.before(turn) <= place
        self.places = {ticket: self.line.before(turn) for ticket, turn in self.turns.items() if turn.state == WAITING and self.there(ticket)}

    def teardown(self):
        """If all come back and stay, all who are still in line are served; and of who then goes for good nothing is kept."""
        for _ in range(2 * len(self.turns)):
            self.all_look()
            for turn in [turn for turn in self.readers.begun if turn.open]:
                self.answer(turn, through=True)
        assert not [turn for turn in self.turns.values() if turn.open]
        self.readers.now += KEPT + 1
        self.settle()
        assert not self.line._turns

    def settle(self) -> None:
        """What time alone has changed is so."""
        self.line.look_in("nobody")


TestTheLine = TheLine.TestCase
TestTheLine.settings = settings(max_examples=40, stateful_step_count=40)


def test_when_all_go_away_every_turn_comes_to_its_end():
    readers = Readers()
    first, second, third = readers.joins("a", "b", "c")
    readers.now += AWAY + 1
    assert readers.line.order(first) == LEFT and second.state == WAITING
    readers.line.came_to(first, LEFT)
    readers.now += AWAY_WAITING
    readers.line.look_in("nobody")
    assert (first.state, second.state, third.state) == (LEFT, LEFT, LEFT) and readers.begun == [first]


# Examples ---------------------------------------------------------------------------------------------------------


def test_twenty_who_press_at_once_all_have_a_place_and_learn_in_the_order_in_which_they_pressed():
    readers = Readers()
    tickets = [f"ticket {number}" for number in range(20)]
    turns = readers.joins(*tickets)
    assert [turn.state for turn in turns] == [LEARNING] + 19 * [WAITING]
    assert [readers.line.before(turn) for turn in turns] == [0, *range(19)]
    for turn in turns:
        readers.later(30, *tickets)
        assert readers.begun[-1] is turn
        readers.line.came_to(turn, FINISHED)
    assert readers.begun == turns and all(turn.state == FINISHED for turn in turns)


def test_a_line_of_hundreds_takes_no_more_and_takes_one_again_once_one_has_left():
    readers = Readers()
    turns = readers.joins(*map(str, range(queue.LONGEST)))
    assert all(turns) and readers.line.join("too late") is None and readers.line.look_in("too late") is None
    readers.line.stop("150")
    assert turns[150].state == STOPPED and readers.line.before(readers.line.join("in time")) == queue.LONGEST - 2


def test_a_reload_keeps_place_and_lesson_and_a_copy_of_the_ticket_is_the_same_turn():
    readers = Readers()
    first, second = readers.joins("a", "b")
    readers.later(PRESENT - 1, "b")
    assert readers.line.look_in("a") is first is readers.line.join("a") and first.state == LEARNING and readers.begun == [first]
    assert readers.line.look_in("b") is second and readers.line.before(second) == 0


def test_who_closes_the_tab_holds_the_line_for_seconds_only_and_comes_back_to_the_own_lesson():
    readers = Readers()
    first, second, third = readers.joins("a", "b", "c")
    readers.later(PRESENT + 1, "b", "c")
    assert (first.state, second.state) == (RESTING, LEARNING) and readers.line.order(first) == RESTING
    readers.later(AWAY - PRESENT - 3, "b", "c")
    assert readers.line.look_in("a") is first and readers.line.before(first) == 0 and readers.line.before(third) == 1
    readers.later(60, "a", "b", "c")
    readers.line.came_to(second, FINISHED)
    assert first.state == LEARNING and readers.line.order(first) == LEARNING and third.state == WAITING and readers.begun == [first, second]


def test_a_lesson_whose_reader_is_away_goes_on_as_long_as_nobody_waits_and_then_ends():
    readers = Readers()
    [own] = readers.joins("a")
    readers.later(AWAY - 1)
    assert readers.line.order(own) == LEARNING
    readers.later(2)
    assert readers.line.order(own) == LEFT


def test_who_waits_and_is_away_is_passed_over_and_is_the_next_one_on_coming_back():
    readers = Readers()
    first, away, third, fourth = readers.joins("a", "b", "c", "d")
    readers.later(PRESENT + 1, "a", "c", "d")
    readers.line.came_to(first, FINISHED)
    assert away.state == WAITING and third.state == LEARNING
    readers.later(AWAY, "c", "d")
    assert readers.line.look_in("b") is away and readers.line.before(away) == 0 and readers.line.before(fourth) == 1
    readers.line.came_to(third, FINISHED)
    assert away.state == LEARNING


def test_who_stays_away_loses_the_place_and_gets_in_again_with_another_ticket():
    readers = Readers()
    _, away, third = readers.joins("a", "b", "c")
    readers.later(AWAY_WAITING + 1, "a", "c")
    assert away.state == LEFT and readers.line.look_in("b") is away and readers.line.before(third) == 0
    assert readers.line.before(readers.line.join("b again")) == 1


def test_to_stop_gives_the_place_up_at_once():
    readers = Readers()
    first, second, third = readers.joins("a", "b", "c")
    readers.line.stop("b")
    assert second.state == STOPPED and readers.line.before(third) == 0
    readers.line.stop("a")
    assert readers.line.order(first) == STOPPED and third.state == WAITING  # not before the nudge under way has come to its end
    readers.line.came_to(first, STOPPED)
    assert third.state == LEARNING


def test_what_came_of_a_lesson_is_kept_for_a_while_and_not_for_ever():
    readers = Readers(longest=3)
    [own] = readers.joins("a")
    readers.line.came_to(own, FINISHED)
    readers.now += KEPT - 1
    assert readers.line.look_in("a") is own
    readers.now += KEPT + 1
    assert readers.line.look_in("b") is None and not readers.line._turns
    for number in range(10):
        readers.line.join(str(number))
        readers.line.stop(str(number))
        readers.line.order(queue.Turn(0.0))
        [readers.line.came_to(turn, STOPPED) for turn in readers.begun if turn.open]
    assert len(readers.line._turns) <= 4


def test_how_long_it_takes_is_told_by_how_long_lessons_took():
    readers = Readers()
    tickets = ["a", "b", "c", "d", "e"]
    first, second, third, fourth, fifth = readers.joins(*tickets)
    assert readers.line.seconds(second) is None
    readers.later(20, *tickets)
    first.lesson = SimpleNamespace(share=0.01, seconds=15.0)
    assert readers.line.seconds(second) is None
    first.lesson.share = 0.25
    assert [readers.line.seconds(turn) for turn in (second, third)] == [45, 110]  # 5 to begin, 15 for a quarter of it
    readers.later(20, *tickets)
    readers.line.came_to(first, FINISHED)
    assert [readers.line.seconds(turn) for turn in (third, fourth, fifth)] == [40, 80, 120]
    readers.later(30, *tickets)
    assert [readers.line.seconds(turn) for turn in (third, fourth)] == [10, 50]
    readers.later(30, *tickets)
    assert [readers.line.seconds(turn) for turn in (third, fourth)] == [0, 40]
    readers.line.came_to(second, FINISHED)
    assert readers.line.seconds(fourth) == 50  # the middle of 40 and 60


def test_a_rest_is_not_counted_as_learning():
    readers = Readers()
    first, second, _ = readers.joins("a", "b", "c")
    readers.later(PRESENT + 1, "b", "c")
    readers.later(5, "a", "b", "c")
    readers.line.came_to(second, FINISHED)
    assert first.state == LEARNING
    readers.later(20, "a", "c")
    readers.line.came_to(first, FINISHED)
    assert list(readers.line._lengths) == [pytest.approx(5, abs=1.1), pytest.approx(29, abs=1.1)]


# Threads ----------------------------------------------------------------------------------------------------------


def wait_for(holds, seconds: float = 300.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def watched(turn: queue.Turn, ending: queue.Ending) -> str:
    """A lesson that goes on until it is told to end."""
    turn.lesson = SimpleNamespace(share=0.0, nudges=0)
    while not (end := ending()):
        turn.lesson.nudges += 1
        time.sleep(0.001)
    return end


def test_a_lesson_rests_while_another_has_its_place_and_goes_on_afterwards(monkeypatch):
    monkeypatch.setattr(queue, "AWAY", 600.0)
    now = [0.0]
    readers = Line(queue.threaded(watched), clock=lambda: now[0])
    first, second = readers.join("a"), readers.join("b")
    wait_for(lambda: first.lesson and first.lesson.nudges)
    now[0] = PRESENT + 1
    readers.look_in("b")
    wait_for(lambda: second.lesson and second.lesson.nudges)
    time.sleep(0.3)
    rested = first.lesson.nudges
    time.sleep(0.3)
    assert first.lesson.nudges == rested and first.state == RESTING
    readers.look_in("a")
    readers.stop("b")
    wait_for(lambda: first.lesson.nudges > rested)
    readers.stop("a")
    assert first.over.wait(300) and second.over.wait(300) and (first.state, second.state) == (STOPPED, STOPPED)


def test_a_lesson_that_fails_makes_room_for_the_next_one(monkeypatch):
    told_of = []
    monkeypatch.setattr(threading, "excepthook", lambda what: told_of.append(what.exc_type))
    readers = Line(queue.threaded(lambda turn, ending: 1 / 0))
    turns = [readers.join("a"), readers.join("b")]
    assert all(turn.over.wait(300) for turn in turns)
    assert [turn.state for turn in turns] == 2 * [queue.FAILED]
    wait_for(lambda: told_of == 2 * [ZeroDivisionError])


ENDS = """
import threading, time
from core.training.queue import Line, threaded
from tests.core.training.test_queue import watched

line = Line(threaded(watched))
turns = [line.join("a"), line.join("b")]
while not turns[0].lesson:
    time.sleep(0.01)
assert [thread.daemon for thread in threading.enumerate() if thread.name == "lesson"] == [False]
"""


def test_a_process_that_ends_takes_its_lessons_to_an_end():
    done = subprocess.run([sys.executable, "-c", ENDS], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")


TORCHLESS = """
import sys
from pages.sections.training import lesson_line, live_lesson
lesson_line.line()
print(*sorted({"torch", "tokenizers", "safetensors", "pandas"} & set(sys.modules)))
"""


def test_a_ticket_is_taken_before_anything_that_takes_time():
    done = subprocess.run([sys.executable, "-c", TORCHLESS], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr[-500:]
