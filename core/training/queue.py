"""A line of readers who wait for their lesson: each holds a ticket, a few learn at a time, who comes first is served
first.

    line = Line(threaded(teach), places=1)
    turn = line.join("a ticket")      # or None, if the line is as long as it may be
    line.look_in("a ticket")          # again and again: its reader is there; after a reload the same ticket finds the
    same turn line.before(turn), line.seconds(turn), turn.state, turn.lesson line.stop("a ticket")             # gives
    the place up at once

A reader who is away holds nobody up. Who waits is passed over until they look in again; a lesson that learns makes room
at its next nudge for one whose reader is there, and goes on when its own comes back. Who is away for long loses the
place.

Nothing here loads PyTorch: a ticket is taken before anything that takes time.
"""

import statistics
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

# lessons that learn at the same time in one process: a host may have one weak processor and other readers on it
PLACES = 1
LONGEST = 300  # readers who may be in line
# seconds since the last look within which a reader counts as there: a reload takes less, and so does a slow answer
PRESENT = 8.0
AWAY = 30.0  # seconds without a look after which a lesson ends that has begun
AWAY_WAITING = 75.0  # the same for who waits: a browser calls a page that lies behind others once a minute
KEPT = 900.0  # seconds without a look for which what came of a lesson is kept
# lessons from whose length the next one's is told; the share of the first one of all that has to be over before it is
MEASURED, ENOUGH = 20, 0.05

WAITING, LEARNING, RESTING = "waiting", "learning", "resting"
FINISHED, LATE, STOPPED, LEFT, FAILED = "finished", "late", "stopped", "left", "failed"

Ending = Callable[[], str | None]


class Turn:
    """What one ticket stands for: its state, and its lesson once that is under way; both may be read at any time, from
    any thread.
    """

    def __init__(self, now: float, guess: object = None):
        # guess: whatever its reader is to find again
        self.state, self.begun, self.lesson, self.guess = WAITING, False, None, guess
        self.over = threading.Event()  # set when it has come to its end
        self._seen, self._end = now, None  # the last look; the end that it is to come to
        self._learned, self._since = 0.0, now  # seconds, without those of the state that it is in since

    lesson: Any  # tells by its `share`, 0 to 1, how much of it is over after so many `seconds`

    @property
    def open(self) -> bool:
        """Whether it still waits, learns or rests."""
        return not self.over.is_set()


class Line:
    """The turns of one process, by their tickets, in the order in which these were taken.

    Every method is safe to call from several threads.
    """

    def __init__(self, begin: Callable[["Line", Turn], None], places: int = PLACES, longest: int = LONGEST,
                 clock: Callable[[], float] = time.monotonic):
        """begin, called once for each turn that gets a place: has to return at once, and to see to it that `came_to` is
        called in the end.
        """
        self._begin, self.places, self.longest, self._clock = begin, places, longest, clock
        self._turns: dict[str, Turn] = {}
        self._lengths: deque[float] = deque(maxlen=MEASURED)
        self._lock = threading.Lock()

    def join(self, ticket: str, guess: object = None) -> Turn | None:
        """The turn of a ticket: a new one at the end of the line, or the one that it has already; None if the line is
        too long.
        """
        with self._lock:
            now = self._settle()
            if ticket not in self._turns:
                if sum(turn.open for turn in self._turns.values()) >= self.longest:
                    return None
                self._turns[ticket] = Turn(now, guess)
                self._settle()
            return self._turns[ticket]

    def look_in(self, ticket: str) -> Turn | None:
        """Its reader is there; returns its turn, None if it has none, or had it too long ago."""
        with self._lock:
            turn = self._turns.get(ticket)
            if turn:
                turn._seen = self._clock()
            self._settle()
            return turn

    def stop(self, ticket: str) -> None:
        """Its reader gives it up: one that waits is over at once, one that learns after the nudge that is under way."""
        with self._lock:
            turn = self._turns.get(ticket)
            if turn and turn.open:
                turn._end = turn._end or STOPPED
                self._settle()

    def before(self, turn: Turn) -> int:
        """How many in line come before it; 0 for the next one, and for one that learns or is over."""
        with self._lock:
            return self._turns_before(turn)

    def seconds(self, turn: Turn) -> float | None:
        """About how long until it gets a place, by what the last lessons took, or else by the pace of one that learns;
        None while it's too soon.
        """
        with self._lock:
            now = self._clock()
            learned = {each: self._learned(each, now) for each in self._turns.values() if each.state == LEARNING}
            far_on = [each for each in learned if each.lesson and each.lesson.share > ENOUGH]
            measured = list(self._lengths) or [
                learned[each] + each.lesson.seconds * (1 / each.lesson.share - 1) for each in far_on
            ]
            if not measured:
                return None
            usual = statistics.median(measured)
            to_come = sum(max(0.0, usual - so_far) for so_far in learned.values())
            return (to_come + usual * self._turns_before(turn)) / self.places

    # For whoever teaches ----------------------------------------------------------------------------------------------

    def order(self, turn: Turn) -> str:
        """What a turn that has begun is to do now: LEARNING, RESTING, or the end to come to.

        To be asked between two nudges.
        """
        with self._lock:
            self._settle()
            return turn._end or turn.state

    def came_to(self, turn: Turn, end: str) -> None:
        """It is over; the next one begins."""
        with self._lock:
            self._lengths.append(self._learned(turn, self._clock()))
            self._over(turn, end)
            self._settle()

    # The rules, under the lock ----------------------------------------------------------------------------------------

    def _settle(self) -> float:
        """Who has been away for too long loses the place, and free places go to the first ones in line who are there;
        returns the time.
        """
        now = self._clock()
        for turn in self._turns.values():
            if turn.state == WAITING and (turn._end or now - turn._seen > AWAY_WAITING):
                self._over(turn, turn._end or LEFT)
            elif turn.state in (LEARNING, RESTING) and now - turn._seen > AWAY:
                turn._end = turn._end or LEFT
        over = [ticket for ticket, turn in self._turns.items() if not turn.open]
        for place, ticket in enumerate(over, 1):
            if now - self._turns[ticket]._seen > KEPT or place <= len(over) - self.longest:
                del self._turns[ticket]
        learning = [turn for turn in self._turns.values() if turn.state == LEARNING]
        unwatched = [turn for turn in learning if not turn._end and now - turn._seen > PRESENT]
        free = self.places - len(learning)
        for turn in self._turns.values():
            if turn.state not in (WAITING, RESTING) or turn._end or now - turn._seen > PRESENT:
                continue
            if free == 0 and unwatched:
                self._enter(unwatched.pop(0), RESTING, now)
                free += 1
            if free == 0:
                break
            self._enter(turn, LEARNING, now)
            free -= 1
            if not turn.begun:
                turn.begun = True
                self._begin(self, turn)
        return now

    def _enter(self, turn: Turn, state: str, now: float) -> None:
        turn._learned, turn._since = self._learned(turn, now), now
        turn.state = state

    def _over(self, turn: Turn, end: str) -> None:
        turn.state = end
        turn.over.set()

    def _turns_before(self, turn: Turn) -> int:
        in_line = [each for each in self._turns.values() if each.state in (WAITING, RESTING)]
        return in_line.index(turn) if turn in in_line else 0

    @staticmethod
    def _learned(turn: Turn, now: float) -> float:
        """Seconds for which it has learned so far."""
        return turn._learned + (now - turn._since if turn.state == LEARNING else 0.0)


def threaded(teach: Callable[[Turn, Ending], str]) -> Callable[[Line, Turn], None]:
    """What a Line needs to begin a turn: a thread for each, in which `teach` runs and returns the end that the lesson
    came to.

    Args:  teach, given the turn and what to ask between two nudges: the end to come to, None to go on. While the turn
           rests the answer is late in
           coming. It is LEFT when the process comes to its end: that waits for the thread, since to end inside PyTorch,
           as a daemon would, aborts it.
    """
    def run(line: Line, turn: Turn) -> None:
        end = FAILED
        try:
            end = teach(turn, lambda: _asked(line, turn))
        finally:
            line.came_to(turn, end)

    return lambda line, turn: threading.Thread(target=run, args=(line, turn), name="lesson", daemon=False).start()


def _asked(line: Line, turn: Turn) -> str | None:
    while threading.main_thread().is_alive():
        if (word := line.order(turn)) != RESTING:
            return word if word != LEARNING else None
        time.sleep(0.1)
    return LEFT
