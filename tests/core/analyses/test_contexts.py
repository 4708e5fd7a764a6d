"""What shapes the tables of words: overlaps of what follows and precedes, counted as they should be, and what ships."""

from types import SimpleNamespace

import numpy as np
import pytest

from core.analyses import contexts, word_similarity
from core.analyses.context import Specimen
from core.runs.store import open_run
from tests.toy import TEXTS


def divergence(p: np.ndarray, q: np.ndarray) -> float:
    """Jensen and Shannon's divergence in bits, as it is defined: the mean of two divergences from the middle."""
    middle = (p + q) / 2
    return sum(float((one[one > 0] * np.log2(one[one > 0] / middle[one > 0])).sum()) for one in (p, q)) / 2


def test_overlap_is_1_minus_the_divergence_of_jensen_and_shannon():
    counts = np.random.default_rng(1).integers(0, 4, size=(7, 20)) * np.random.default_rng(2).integers(0, 2, size=(7, 20))
    shares = counts / counts.sum(1, keepdims=True)
    expected = [[1 - divergence(one, other) for other in shares] for one in shares]
    np.testing.assert_allclose(contexts.overlap(counts), expected, atol=1e-12)


def test_overlap_is_1_for_the_same_words_and_0_for_none_in_common():
    assert contexts.overlap(np.array([[1, 3, 0, 0], [2, 6, 0, 0], [0, 0, 5, 1]])).round(12).tolist() == [[1, 1, 0], [1, 1, 0], [0, 0, 1]]


def test_what_follows_is_counted_across_every_border_of_a_document():
    counts = contexts.neighbours([np.array([1, 2, 1]), np.array([2])], d_vocab=4, end_id=3)
    assert {(int(a), int(b)): int(counts[a, b]) for a, b in np.argwhere(counts)} == {(3, 1): 1, (1, 2): 1, (2, 1): 1, (1, 3): 1, (3, 2): 1, (2, 3): 1}


def test_the_words_in_common_are_those_that_both_have_most_of():
    tokens = [" is", " was", ".", " the", " b4"]
    assert contexts.common(np.array([[5, 2, 9, 0, 3], [1, 4, 4, 1, 0]]), tokens) == ["was", "is"]


def test_equal_values_share_the_mean_of_their_ranks():
    assert contexts.ranked(np.array([3.0, 1.0, 3.0, 0.0])).tolist() == [3.5, 2, 3.5, 1]


def test_a_table_made_of_what_follows_goes_with_what_follows(toy_runs, monkeypatch):
    """The measure itself on a toy run whose vectors are set: embed from what follows each word, unembed from what precedes it."""
    run = open_run("toy")
    documents = [np.array(ids) for ids in run.tokenizer.encode_batch(TEXTS)]
    counts = contexts.neighbours(documents, run.tokenizer.d_vocab, run.tokenizer.end_id).astype(np.float32)
    made = {"embed": counts / np.maximum(counts.sum(1, keepdims=True), 1), "unembed": counts.T / np.maximum(counts.T.sum(1, keepdims=True), 1)}
    monkeypatch.setattr(word_similarity, "token_vectors", lambda run, step, table: made[table])
    found = contexts.context_facts(SimpleNamespace(run=run, train_tokens=documents, words=Specimen(run).words))
    assert found["embed"]["follows"][0] > found["embed"]["precedes"][0]
    assert found["unembed"]["precedes"][0] > found["unembed"]["follows"][0]


# What ships -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped():
    return open_run("base").table("contexts")


def test_before_training_neither_table_goes_with_anything(shipped):
    assert all(abs(shipped[table][way][0]) < 0.01 for table in ("embed", "unembed") for way in ("follows", "precedes"))


def test_at_the_end_each_table_goes_more_with_the_side_that_shapes_it(shipped):
    last = {(table, way): shipped[table][way][-1] for table in ("embed", "unembed") for way in ("follows", "precedes")}
    assert last["embed", "follows"] > last["embed", "precedes"] + 0.05
    assert last["unembed", "precedes"] > last["unembed", "follows"] + 0.05
