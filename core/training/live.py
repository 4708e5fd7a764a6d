"""A small model that learns while someone watches. It is kept for a while, so that it can be given a beginning.

    lesson = Lesson(tokenizer, text, pairs, seed=1)
    lesson.learn()                # here and now; meanwhile, from any thread:
    lesson.curve, lesson.samples  # grow

Whose turn it is to learn is the matter of core.training.queue. A host may have one weak processor and other readers on
it: a lesson has one thread, and it rests between two nudges. (A low priority would do harm: whoever is put off while it
holds Python's lock puts off everyone.)

Letters: R rows, T n_ctx, K pairs.
"""

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch

from core.config import LESSON_MODEL, LESSON_TRAINING, ModelConfig, TrainingConfig
from core.malloc_trim import give_back
from core.model.prompt import continuation, prompt_ids
from core.model.sampling import generate
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer, untrained
from core.training.packing import Rows
from core.training.queue import FINISHED, LATE, Ending, Turn
from core.training.train import Record, Splits, train

SECONDS = 60.0  # that a lesson may learn
# Of a nudge's own time that the thread rests after it. A page's work of 34 ms waits for Python's lock 0.3 to 2 ms
# beside a lesson, with a rest of 0, 0.25 or 1: PyTorch lets go of it in each operation. All else, 4 to 29 ms on one
# busy processor, is waiting for the processor itself.
REST = 0.25
SAMPLE_TOKENS = 32
MODELS = 10  # of lessons that are over, 2 MB each, that are kept in one process


@dataclass(frozen=True)
class Sample:
    """What the model wrote after `step` nudges; real, the share of its `pairs` pairs of neighbouring tokens that stand
    side by side in its text.
    """

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
    """One training that someone watches. `curve` and `samples` may be read at any time, from any thread."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        text: Splits,
        pairs: np.ndarray,
        seed: int,
        shape: ModelConfig = LESSON_MODEL,
        pace: TrainingConfig = LESSON_TRAINING,
        seconds: float = SECONDS,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ):
        self.shape = replace(shape, d_vocab=tokenizer.d_vocab, n_ctx=text.train.tokens.shape[1])
        self.pace, self.limit = replace(pace, seed=seed), seconds
        self.seconds, self.step = 0.0, 0
        self.curve: list[Point] = []
        self.samples: list[Sample] = []
        self.model: Transformer | None = None  # until MODELS others have begun
        self._went_on = ("", "")  # the last prompt, and what followed it
        self._tokenizer, self._text, self._pairs, self._clock, self._sleep = tokenizer, text, pairs, clock, sleep

    @property
    def share(self) -> float:
        """How much of its steps, or of its time if that is further on, lies behind it, 0 to 1."""
        return min(1.0, max(self.step / self.pace.steps, self.seconds / self.limit))

    def learn(self, ending: Ending = lambda: None) -> str:
        """Learn, here and now, and return the end that it came to.

        Args:  ending, asked after each nudge for an end to come to; None, to go on. What it takes to answer is no time
               of learning.
        """
        try:
            return self._learn(ending)
        finally:
            self._text = self._pairs = None  # what is left is what was seen, and the model

    def _learn(self, ending: Ending) -> str:
        model, window = untrained(self.shape, self.pace.seed), []
        _keep(self, model)
        began = mark = self._clock()
        for record in train(self.shape, self.pace, self._text, model=model):
            self.step, self.seconds = record.step, self._clock() - began
            self._note(record, window)
            if record.heldout_loss is not None:
                self._sample(model)
            done = self._clock()
            if end := ending() or (LATE if self.seconds > self.limit else None):
                return end
            began += self._clock() - done
            self._sleep(REST * (done - mark))
            mark = self._clock()
        return FINISHED

    def go_on(self, prompt: str) -> str:
        """What the model of a lesson that is over writes after a prompt; the same each time. Raises BadInput."""
        if prompt == self._went_on[0]:
            return self._went_on[1]
        ids = prompt_ids(self._tokenizer, prompt, self.shape.n_ctx // 2)
        rng = torch.Generator().manual_seed(self.pace.seed)
        new = list(
            generate(self.model, ids, SAMPLE_TOKENS, rng, temperature=0.7, top_p=0.95, end_id=self._tokenizer.end_id)
        )
        self._went_on = prompt, continuation(self._tokenizer, ids, new)
        return self._went_on[1]

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
        rng = torch.Generator().manual_seed(self.pace.seed)
        new = list(generate(model, first, SAMPLE_TOKENS, rng, temperature=0.7, top_p=0.95, end_id=first[0]))
        real = real_share(new, self._pairs, self.shape.d_vocab)
        self.samples.append(
            Sample(self.step, self.seconds, continuation(self._tokenizer, first, new), max(len(new) - 1, 0), real)
        )


_kept: deque[Lesson] = deque()  # those that still have their model, the oldest first


def _keep(lesson: Lesson, model: Transformer) -> None:
    """The lesson keeps its model, and the oldest that has one loses it."""
    lesson.model = model
    _kept.append(lesson)
    while len(_kept) > MODELS:
        _kept.popleft().model = None


def teach(turn: Turn, make: Callable[[], Lesson], ending: Ending) -> str:
    """The lesson of one turn, made and learnt in a thread of its own; returns the end that it came to."""
    torch.set_num_threads(1)
    turn.lesson = make()
    end = turn.lesson.learn(ending)
    give_back()
    return end


def neighbours(rows: Rows, d_vocab: int) -> np.ndarray:
    """All pairs of tokens that stand side by side in packed rows (R, T), each once, as first · V + second, sorted (K,).
    """
    asked = rows.targets >= 0
    return np.unique(rows.tokens[asked].astype(np.int64) * d_vocab + rows.targets[asked])


def real_share(ids: Sequence[int], pairs: np.ndarray, d_vocab: int) -> float:
    """Which share of the pairs of neighbouring tokens in `ids` is among `pairs` (K,), as `neighbours` gives them; 0 for
    fewer than two tokens.
    """
    written = np.asarray(ids, np.int64)
    return float(np.isin(written[:-1] * d_vocab + written[1:], pairs).mean()) if len(written) > 1 else 0.0
