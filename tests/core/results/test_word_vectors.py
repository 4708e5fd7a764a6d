"""The eight-bit vectors of the words say what the checkpoints say, for any two words."""

import numpy as np
import pytest
import safetensors.numpy

from core.analyses import vector_table
from core.analyses.context import Specimen
from core.analyses.word_similarity import WordSpace, token_vectors
from core.errors import BadInput
from core.results import word_vectors
from core.results.word_vectors import WordVectors, nearest, packed
from core.runs import store
from tests.toy import STEPS


@pytest.fixture
def run(toy_runs):
    return store.open_run("toy")


@pytest.fixture
def shipped(run):
    """The words as a page opens them: through the bytes of the file."""
    files = vector_table.analyse(Specimen(run))
    arrays = {name: np.ascontiguousarray(array) for name, array in files["vectors"].items()}
    arrays = safetensors.numpy.load(safetensors.numpy.save(arrays))
    facts = files["vectors_facts"]
    return WordVectors(facts["steps"], facts["words"], arrays, lambda step, id: token_vectors(run, step)[id])


@pytest.fixture
def space(run):
    return WordSpace(run)


@pytest.mark.parametrize("words", [("cat", "dog"), ("king", "Queen"), ("cat", "paris"), ("there", "cat")])
def test_a_pair_is_as_alike_as_the_checkpoints_say(words, shipped, space):
    found, known = shipped.pair(*words), space.similarity(*words)
    assert found.words == known.words and shipped.steps == list(STEPS)
    assert np.abs(found.cosine - known.cosine).max() < 0.005
    assert np.abs(found.percentile - known.percentile).max() < 2.5  # a dozen words make few pairs: one is 1 %


def test_the_band_is_the_one_of_the_random_pairs(shipped, space):
    assert np.abs(shipped.band - space.band).max() < 1e-3


def test_eight_bits_keep_the_direction_of_a_vector():
    units = np.random.default_rng(5).normal(size=(2, 40, 128))
    kept = packed(units).astype(float)
    cosine = (units * kept).sum(-1) / np.linalg.norm(units, axis=-1) / np.linalg.norm(kept, axis=-1)
    assert cosine.min() > 0.9999


def test_the_nearest_words_are_the_ones_of_largest_cosine():
    units = np.random.default_rng(6).normal(size=(2, 30, 16))
    units /= np.linalg.norm(units, axis=-1, keepdims=True)
    found = nearest(units, 4)
    for moment in range(2):
        for word in range(30):
            order = [other for other in np.argsort(-(units[moment] @ units[moment, word])) if other != word]
            assert found[moment, word].tolist() == order[:4]


def test_neighbours_on_the_page_are_those_that_the_film_names(shipped):
    for moment in range(len(STEPS)):
        named = [shipped.on_map[place] for place in shipped.near[moment, shipped.place("cat")]]
        assert {word for word, _ in shipped.neighbours("cat", moment, 3)} <= set(named)


def test_a_share_of_words_counts_those_that_are_less_alike():
    units = np.array([[[1, 0], [0.9, 0.44], [0, 1], [-1, 0]]])
    arrays = {"units": packed(units), "mean": np.zeros((1, 2)), "random": np.zeros((1, len(word_vectors.QUANTILES))),
              "ids": np.arange(4), "near": np.zeros((1, 4, 1), dtype=np.uint16)}
    words = WordVectors([0], ["a", "b", "c", "d"], arrays, lambda step, id: None)
    assert words.pair("a", "b").closer.tolist() == [100]
    assert words.pair("a", "c").closer.tolist() == [50]
    assert words.pair("a", "d").closer.tolist() == [0]


@pytest.mark.parametrize(("typed", "said"), [("", "Type a word"), ("zyzzyva", "“zyzzyva” is not among"), ("cat dog", "one word at a time"),
                                             ("x" * 10_000, "…"), ("<b>", "“<b>”")])
def test_a_word_that_was_never_taught_is_named_in_one_sentence(typed, said, shipped):
    with pytest.raises(BadInput) as refused:
        shipped.pair("cat", typed)
    assert said in str(refused.value) and len(str(refused.value)) < 300


def test_a_word_is_not_compared_with_itself(shipped):
    with pytest.raises(BadInput, match="two different words"):
        shipped.pair("cat", "Cat")
