"""The timeline says at every checkpoint what that checkpoint's own model says."""

from concurrent.futures import ThreadPoolExecutor
from mmap import PAGESIZE

import numpy as np
import pytest
import torch

from core.errors import BadInput, DamagedFile
from core.model.prompt import continuation, prompt_ids
from core.model.sampling import dice, generate, next_token
from core.model.trace import trace
from core.runs import store
from core.runs.files import checkpoint_file
from core.runs.timeline import Timeline
from tests.toy import SHAPE, STEPS

TEXT = "The cat and the dog"


@pytest.fixture
def run(toy_runs):
    return store.open_run("toy")


@pytest.fixture
def line(run):
    return Timeline(run)


@pytest.fixture
def ids(run):
    return prompt_ids(run.tokenizer, TEXT, SHAPE.n_ctx)


def test_every_row_is_its_own_checkpoints_prediction(run, line, ids):
    probs = line.next_token(TEXT)
    assert line.steps == list(STEPS) and probs.shape == (3, SHAPE.d_vocab) and probs.dtype == np.float32
    for row, step in zip(probs, STEPS, strict=True):
        assert np.allclose(row, next_token(run.model(step), ids).numpy(), atol=1e-6)
    assert not np.allclose(probs[0], probs[1], atol=1e-3)


def test_checkpoints_are_read_to_the_beginning_of_a_page(line):
    seat = line._seats.get()
    assert torch.frombuffer(seat._room, dtype=torch.int8).data_ptr() % PAGESIZE == 0  # copies to 16 bytes after it are slow


def test_one_text_leaves_nothing_behind_for_the_next(run, line):
    before = line.next_token(TEXT)
    line.next_token("The spreadsheet is here and the river")
    list(line.continuations("The king", 5))
    assert np.array_equal(line.next_token(TEXT), before)


def test_surprise_is_minus_log2_of_each_given_token(run, line, ids):
    bits = line.surprise(TEXT)
    probs = trace(run.model(STEPS[1]), ids)["probs"]
    given = [probs[place, id] for place, id in enumerate(ids[1:])]
    assert np.allclose(bits[1], -np.log2(given), atol=1e-4)


def test_continuations_are_those_of_each_model_from_the_same_dice(run, line, ids):
    texts = line.continuations(TEXT, 8, seed=4, temperature=1.0)
    for text, step in zip(texts, STEPS, strict=True):
        new = list(generate(run.model(step), ids, 8, dice(4, ids), end_id=run.tokenizer.end_id))
        assert text == continuation(run.tokenizer, ids, new)


def test_a_continuation_of_one_line_is_the_first_line_of_the_whole_one(line):
    how = {"n_tokens": 200, "seed": 4, "temperature": 1.5}
    whole = list(line.continuations(TEXT, **how))
    assert any("\n" in text for text in whole)
    assert list(line.continuations(TEXT, **how, one_line=True)) == [text.partition("\n")[0] for text in whole]


def test_readers_at_the_same_time_get_the_same_answers(line):
    texts = [TEXT, "The king is here", "The bread", "The river and the door"] * 4
    expected = [line.next_token(text) for text in texts]
    with ThreadPoolExecutor(6) as pool:
        for one, other in zip(pool.map(line.next_token, texts), expected, strict=True):
            assert np.allclose(one, other, rtol=1e-4, atol=0)  # another thread may add in another order


@pytest.mark.parametrize(("text", "says"), [("", "no text"), (" \n", "no text"), ("cat " * 40, "at most 31"), ("\ud800", "surrogate")])
def test_odd_text_is_refused_with_a_sentence(line, text, says):
    with pytest.raises(BadInput, match=says):
        line.next_token(text)


@pytest.mark.parametrize("text", ["قطة 🐈", "\x00\x1b[31m", "<b>$x^2$</b> :red[x]", "a\nb\n"])
def test_any_other_text_is_read(line, text):
    assert np.allclose(line.next_token(text).sum(-1), 1, atol=1e-5)


def test_spaces_at_the_end_ask_the_same_question(line):
    assert np.array_equal(line.next_token(TEXT + "  "), line.next_token(TEXT))


def test_a_damaged_checkpoint_is_named(run):
    file = run.path / checkpoint_file(4)
    file.write_bytes(file.read_bytes()[:-5])
    with pytest.raises(DamagedFile, match="step_000004"):
        Timeline(run)
