"""Whom a lesson helps: the matrix against a plain recomputation, the size of a nudge, and what is read back of the run that ships."""

import json

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from core.__main__ import main as command
from core.analyses import influence as analysis
from core.errors import BadInput
from core.model.transformer import untrained
from core.results import influence as results
from core.runs.store import open_run
from pages.shared.loading import caches
from tests.toy import SHAPE, toy_tokenizer

TEXTS = ("The cat is here", "The dog is here and there.", "Paris")


@pytest.fixture(scope="module")
def model():
    return untrained(SHAPE, seed=5)


@pytest.fixture(scope="module")
def ids():
    tokenizer = toy_tokenizer()
    return [[tokenizer.end_id, *tokenizer.encode(text)] for text in TEXTS]


def loss_of(model, ids) -> torch.Tensor:
    """The mean loss of a text, token by token, as anyone would write it."""
    logits = model(torch.tensor([ids[:-1]]))[0]
    return -F.log_softmax(logits, -1)[torch.arange(len(ids) - 1), torch.tensor(ids[1:])].mean()


def test_the_matrix_is_what_plain_gradient_descent_does_in_a_fresh_model(model, ids):
    found = analysis.influence(model, ids)
    for row, taught in enumerate(ids):
        own = untrained(SHAPE, seed=5)
        loss_of(own, taught).backward()
        with torch.no_grad():
            before = [float(loss_of(own, text)) for text in ids]
            for parameter in own.parameters():
                parameter -= found.rates[row] * parameter.grad
            after = [float(loss_of(own, text)) for text in ids]
        assert found.change[row] == pytest.approx(np.array(after) / before - 1, abs=2e-5)
    assert found.loss == pytest.approx(before, rel=1e-5)


def test_every_lesson_takes_the_same_part_off_its_own_sentence_and_the_smallest_nudge_that_does(model, ids):
    found = analysis.influence(model, ids)
    assert found.gains == pytest.approx(results.GAIN, abs=analysis.CLOSE)
    for text, rate in zip(ids, found.rates, strict=True):
        halves = [-analysis.nudge(model, text, [], rate * part).own for part in (0.25, 0.5, 0.75)]
        assert halves == sorted(halves) and halves[-1] < results.GAIN


def test_the_climb_finds_the_same_rate_as_the_rule_of_three_and_the_top_of_a_valley_that_is_too_shallow():
    def deep(rate: float) -> float:
        return 0.2 - 20 * (rate - 0.1) ** 2  # gains 0.2 at most, at a rate of 0.1

    def shallow(rate: float) -> float:
        return deep(rate) / 5

    root = 0.1 - np.sqrt(0.15 / 20)
    assert deep(analysis._met(deep, 0.0125)) == pytest.approx(results.GAIN, abs=analysis.CLOSE)
    assert analysis._met(deep, 0.0125) == pytest.approx(root, rel=0.01) == pytest.approx(analysis._climbed(deep, 0.003, 1.0), rel=0.01)
    assert analysis._met(shallow, 0.0625) is None
    assert analysis._climbed(shallow, 0.003, 1.0) == pytest.approx(0.1, rel=0.13)  # to within one step of the climb


def test_the_model_that_is_asked_is_never_written_to(model, ids):
    before = [parameter.clone() for parameter in model.parameters()]
    analysis.influence(model, ids)
    assert all(torch.equal(one, other) for one, other in zip(before, model.parameters(), strict=True))


def test_an_own_sentence_beside_the_fixed_ones_is_the_last_row_and_column_of_the_whole_matrix(model, ids):
    whole, fixed = analysis.influence(model, ids), analysis.influence(model, ids[:2])
    row, column = analysis.of_own(model, ids[2], ids[:2], fixed.rates)
    beside = results.beside(fixed, row, column, float(analysis.means(model, [ids[2]])[0]))
    assert beside.change == pytest.approx(whole.change, abs=1e-6) and beside.rates == pytest.approx(whole.rates)
    assert beside.loss == pytest.approx(whole.loss)


def test_a_sentence_that_leaves_nothing_to_learn_is_answered(model, ids, monkeypatch):
    monkeypatch.setattr(analysis, "_step", lambda *_: None)  # no nudge changes anything
    with pytest.raises(BadInput, match="No nudge makes this sentence 1% less surprising"):
        analysis.nudge(model, ids[0], ids)


def test_related_pairs_and_strangers_are_all_pairs_but_a_sentence_with_itself():
    related, strangers = results.related(), results.strangers()
    assert not (related & strangers).any() and (related | strangers | np.eye(8, dtype=bool)).all()
    assert (related.sum(), strangers.sum()) == (8, 48)
    change = np.full((8, 8), 0.01) - 0.06 * np.eye(8)
    change[related] = -0.02
    found = results.Influence(change, np.ones(8), np.ones(8))
    assert found.shared(related) == pytest.approx(0.4) and found.shared(strangers) == pytest.approx(-0.2)
    assert found.harmed(strangers) == 48


# The run that ships -----------------------------------------------------------------------------------------------


def test_what_ships_is_what_the_command_line_works_out_anew(capsys):
    run = open_run("base")
    assert command(["influence", "Once upon a time there was a king", "--step", "400", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    shipped = results.shipped(run.table("influence"), 400, told["sentences"])
    assert np.array(told["change"]) == pytest.approx(shipped.change, abs=2e-4)
    fixed = results.shipped(run.table("influence"), 400)
    assert told["related"] == pytest.approx(fixed.shared(results.related()), abs=2e-3)
    assert abs(told["strangers_harmed"] - fixed.harmed(results.strangers())) <= 1  # one may lie on the edge


def test_no_sentence_stands_in_the_training_text_and_every_word_of_it_does():
    index = caches.corpus_index()
    assert len(results.NAMES) == len(results.SENTENCES) == 8
    for text in results.SENTENCES:
        assert not index.find(text).count, text
        assert all(index.find(word.strip(".,:")).count for word in text.split()), text


def test_the_lessons_that_ship_take_five_per_cent_or_say_what_they_took():
    table = open_run("base").table("influence")
    gains = np.stack([results.shipped(table, step).gains for step in table["steps"]])
    assert gains.max() <= results.GAIN + analysis.CLOSE + 1e-4 and gains.min() >= 0.03
    assert (np.abs(gains - results.GAIN) <= analysis.CLOSE + 1e-4).mean() > 0.95
