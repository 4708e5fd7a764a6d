"""A lesson that someone watches: it learns, comes to an end when it is told to, and leaves nothing behind."""

import gc
import threading
import time
import weakref

import numpy as np
import pytest

from core.config import ModelConfig, TrainingConfig
from core.training import live, queue
from core.training.packing import Rows, pack
from core.training.train import Splits
from tests.toy import TEXTS, toy_tokenizer

TOKENIZER = toy_tokenizer()
ROWS = pack(TOKENIZER.encode_batch(TEXTS), 16, TOKENIZER.end_id, seed=1)
PAIRS = live.neighbours(ROWS, TOKENIZER.d_vocab)
SHAPE = ModelConfig(d_model=16, n_layers=1, n_heads=2, d_mlp=32)


def lesson(steps: int = 30, seed: int = 1, seconds: float = 1e9, **given) -> live.Lesson:
    pace = TrainingConfig(steps=steps, batch_size=4, learning_rate=1e-2, warmup_steps=5, precision="float32", heldout_rows=2, checkpoints=(0, 10, 20))
    return live.Lesson(TOKENIZER, Splits(ROWS, ROWS.first(2)), PAIRS, seed, SHAPE, pace, seconds, **given)


def wait_for(holds, seconds: float = 300.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def test_a_lesson_learns_and_its_samples_come_to_look_like_its_text():
    own = lesson(steps=150)
    assert own.learn() == queue.FINISHED
    assert own.step == 150 and own.share == 1
    assert own.curve[-1].loss < 0.5 * own.curve[0].loss
    assert [sample.step for sample in own.samples] == [0, 10, 20, 150]
    assert own.samples[0].real < 0.5 < own.samples[-1].real
    assert all(sample.pairs == max(len(TOKENIZER.encode(sample.text)) - 1, 0) for sample in own.samples[-1:])
    assert [point.tokens for point in own.curve] == [point.step * 4 * 16 for point in own.curve]


def test_the_same_seed_gives_the_same_lesson_and_another_one_another():
    first, again, other = lesson(seed=1), lesson(seed=1), lesson(seed=2)
    for each in (first, again, other):
        each.learn()
    losses = [[point.loss for point in each.curve] for each in (first, again, other)]
    assert losses[0] == losses[1] != losses[2]


def test_it_comes_to_the_end_that_it_is_told_after_the_nudge_under_way():
    own = lesson(steps=100_000)
    assert own.learn(lambda: queue.STOPPED if own.step >= 5 else None) == queue.STOPPED
    assert own.step == 5


def test_what_its_reader_is_away_for_is_no_time_of_learning():
    now = [0.0]

    def away() -> None:
        now[0] += 1000.0

    own = lesson(steps=3, seconds=60.0, clock=lambda: now[0])
    assert own.learn(away) == queue.FINISHED and own.seconds == 0


def test_after_each_nudge_it_rests_for_its_share_of_the_time_that_the_nudge_took(monkeypatch):
    now, rests, usual = [0.0], [], live.train

    def slow(*given, **named):
        for record in usual(*given, **named):
            now[0] += 2.0
            yield record

    def rest(seconds: float) -> None:
        rests.append(seconds)
        now[0] += seconds

    monkeypatch.setattr(live, "train", slow)
    lesson(steps=3, clock=lambda: now[0], sleep=rest).learn()
    assert rests == pytest.approx(4 * [2.0 * live.REST])


def test_time_is_limited():
    own = lesson(steps=100_000, seconds=0.3)
    assert own.learn() == queue.LATE and own.share == 1


def test_a_lesson_keeps_what_was_seen_and_its_model_until_others_are_kept(monkeypatch):
    kept = []
    make = live.untrained
    monkeypatch.setattr(live, "untrained", lambda *args: kept.append(weakref.ref(model := make(*args))) or model)
    before = threading.active_count()
    readers = queue.Line(queue.threaded(lambda turn, ending: live.teach(turn, lesson, ending)))
    own = readers.join("ticket")
    wait_for(lambda: not own.open and threading.active_count() <= before)
    gc.collect()
    assert own.state == queue.FINISHED and own.lesson.samples and own.lesson._text is None
    assert own.lesson.model is kept[0]() and own.lesson.go_on("a") == own.lesson.go_on("a")
    monkeypatch.setattr(live, "MODELS", 0)
    live._keep(lesson(), None)
    gc.collect()
    assert own.lesson.model is None and kept[0]() is None


@pytest.mark.parametrize(("ids", "share"), [([1, 2, 3], 1.0), ([2, 1], 0.0), ([1, 2, 1], 0.5), ([1], 0.0), ([], 0.0)])
def test_the_share_of_real_pairs_is_counted_over_neighbours(ids, share):
    rows = Rows(np.array([[1, 2, 3]]), np.array([[2, 3, -100]]))
    pairs = live.neighbours(rows, 10)
    assert pairs.tolist() == [12, 23] and live.real_share(ids, pairs, 10) == share
