"""A small model that learns while someone watches: in a thread of its own, a few at a time, stopped at once, leaving nothing behind.

    room, lesson = Room(), Lesson(tokenizer, text, pairs, seed=1)
    room.join(lesson)
    while lesson.open:
        room.look_in(lesson)          # says that someone still watches; a lesson that nobody watches ends by itself
        lesson.curve, lesson.samples  # grow

A host may have one weak processor and other readers on it: lessons wait in line for a place, a lesson has one thread, and it rests between
two nudges. (A low priority would do harm: whoever is put off while it holds Python's lock puts off everyone.)

Letters: R rows, T n_ctx, K pairs.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch

from core.allocator import give_back
from core.batches import Rows
from core.config import LESSON_MODEL, LESSON_TRAINING, ModelConfig, TrainingConfig
from core.model import Transformer, untrained
from core.prompt import continuation
from core.sampling import generate
from core.tokenizer import Tokenizer
from core.training import Record, Text, train

PLACES = 1  # lessons that learn at the same time in one process
IN_LINE = 5  # lessons that may wait
SECONDS = 60.0  # that a lesson may learn
PATIENCE = 20.0  # seconds without a look from its reader after which a lesson ends
# Of a nudge's own time that the thread rests after it. A page's work of 34 ms waits for Python's lock 0.3 to 2 ms beside a lesson, with a rest of
# 0, 0.25 or 1: PyTorch lets go of it in each operation. All else, 4 to 29 ms on one busy processor, is waiting for the processor itself.
REST = 0.25
SAMPLE_TOKENS = 32

WAITING, LEARNING, FINISHED, LATE, STOPPED, LEFT, FAILED = "waiting", "learning", "finished", "late", "stopped", "left", "failed"


@dataclass(frozen=True)
class Sample:
    """What the model wrote after `step` nudges; real, the share of its `pairs` pairs of neighbouring tokens that stand side by side in its text."""

    step: int
    seconds: float
    text: str
    pairs: int
    real: float


@dataclass(frozen=True)
class Point:
    """The mean loss, nats a token, of a few nudges in a row, at `tokens` tokens read and `seconds` of learning."""

    step: int
    tokens: int
    seconds: float
    loss: float


class Lesson:
    """One training that someone watches. `state`, `curve` and `samples` may be read at any time, from any thread."""

    def __init__(self, tokenizer: Tokenizer, text: Text, pairs: np.ndarray, seed: int, shape: ModelConfig = LESSON_MODEL,
                 pace: TrainingConfig = LESSON_TRAINING, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic):
        self.shape = replace(shape, d_vocab=tokenizer.d_vocab, n_ctx=text.train.tokens.shape[1])
        self.pace, self.limit, self.clock = replace(pace, seed=seed), seconds, clock
        self.state, self.seconds, self.step = WAITING, 0.0, 0
        self.curve: list[Point] = []
        self.samples: list[Sample] = []
        self._tokenizer, self._text, self._pairs = tokenizer, text, pairs
        self.over = threading.Event()  # set when it has ended
        self._looked, self._stop = clock(), threading.Event()

    @property
    def open(self) -> bool:
        """Whether it still waits or learns."""
        return self.state in (WAITING, LEARNING)

    @property
    def share(self) -> float:
        """How much of its steps, or of its time if that is further on, lies behind it, 0 to 1."""
        return min(1.0, max(self.step / self.pace.steps, self.seconds / self.limit))

    def stop(self) -> None:
        """End it after the nudge that is under way."""
        if self.state == WAITING:
            self._end(STOPPED)
        self._stop.set()

    def looked_at(self) -> None:
        self._looked = self.clock()

    @property
    def left(self) -> bool:
        """Whether nobody has looked for longer than PATIENCE."""
        return self.clock() - self._looked > PATIENCE

    def learn(self) -> None:
        """Learn to the end, here and now. Called by a Room, in a thread."""
        self.state, began = LEARNING, self.clock()
        model, end, window, mark = untrained(self.shape, self.pace.seed), FINISHED, [], began
        try:
            for record in train(self.shape, self.pace, self._text, model=model):
                self.step, self.seconds = record.step, self.clock() - began
                self._note(record, window)
                if record.heldout_loss is not None:
                    self._sample(model)
                end = STOPPED if self._stop.is_set() else LEFT if self.left else LATE if self.seconds > self.limit else FINISHED
                if end != FINISHED:
                    break
                self._stop.wait(REST * (self.clock() - mark))
                mark = self.clock()
        except Exception:
            self._end(FAILED)
            raise
        self._end(end)

    def _note(self, record: Record, window: list[float]) -> None:
        """Keep the mean of more and more nudges in a row: every one at first, a tenth of the way behind them later."""
        if record.loss is None:
            return
        window.append(record.loss)
        if len(window) >= record.step / 20:
            self.curve.append(Point(record.step, record.tokens, self.seconds, sum(window) / len(window)))
            window.clear()

    def _sample(self, model: Transformer) -> None:
        first = [self._tokenizer.end_id]
        chance = torch.Generator().manual_seed(self.pace.seed)
        new = list(generate(model, first, SAMPLE_TOKENS, chance, temperature=0.7, top_p=0.95, end_id=first[0]))
        real = real_share(new, self._pairs, self.shape.d_vocab)
        self.samples.append(Sample(self.step, self.seconds, continuation(self._tokenizer, first, new), max(len(new) - 1, 0), real))

    def _end(self, state: str) -> None:
        self.state = state
        self._text = self._pairs = self._tokenizer = None  # what is left is what was seen
        self.over.set()


class Room:
    """The lessons of one process: at most `places` learn, the others wait in the order in which they came."""

    def __init__(self, places: int = PLACES, in_line: int = IN_LINE):
        self.places, self.in_line = places, in_line
        self._lessons: list[Lesson] = []
        self._lock = threading.Lock()

    def join(self, lesson: Lesson) -> bool:
        """Put a lesson in line, or let it begin; False if the line is full."""
        with self._lock:
            self._tidy()
            if len(self._lessons) >= self.places + self.in_line:
                return False
            self._lessons.append(lesson)
            self._begin()
            return True

    def look_in(self, lesson: Lesson) -> int:
        """Say that its reader still watches; returns how many lessons are before it in line, 0 once it has begun."""
        lesson.looked_at()
        with self._lock:
            self._tidy()
            self._begin()
            waiting = [each for each in self._lessons if each.state == WAITING]
            return waiting.index(lesson) + 1 if lesson in waiting else 0

    def _tidy(self) -> None:
        for lesson in self._lessons:
            if lesson.state == WAITING and lesson.left:
                lesson._end(LEFT)
        self._lessons = [lesson for lesson in self._lessons if lesson.open]

    def _begin(self) -> None:
        learning = sum(lesson.state == LEARNING for lesson in self._lessons)
        for lesson in self._lessons:
            if lesson.state == WAITING and learning < self.places:
                lesson.state = LEARNING
                learning += 1
                threading.Thread(target=self._run, args=(lesson,), name="lesson", daemon=True).start()

    def _run(self, lesson: Lesson) -> None:
        torch.set_num_threads(1)
        lesson.learn()
        give_back()
        with self._lock:
            self._tidy()
            self._begin()


def neighbours(rows: Rows, d_vocab: int) -> np.ndarray:
    """All pairs of tokens that stand side by side in packed rows (R, T), each once, as first · V + second, sorted (K,)."""
    asked = rows.targets >= 0
    return np.unique(rows.tokens[asked].astype(np.int64) * d_vocab + rows.targets[asked])


def real_share(ids: Sequence[int], pairs: np.ndarray, d_vocab: int) -> float:
    """Which share of the pairs of neighbouring tokens in `ids` is among `pairs` (K,), as `neighbours` gives them; 0 for fewer than two tokens."""
    written = np.asarray(ids, np.int64)
    return float(np.isin(written[:-1] * d_vocab + written[1:], pairs).mean()) if len(written) > 1 else 0.0
