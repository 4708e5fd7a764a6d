"""Similarity: centred cosines, a band of random pairs, neighbours; only words that were really read take part."""

from functools import partial

import numpy as np
import pytest

from core.analyses import relations, vector_table, word_similarity
from core.analyses.context import Specimen
from core.analyses.word_similarity import WordSpace, single_token_words, token_vectors, unit_vectors
from core.errors import BadInput
from core.runs import store
from tests.toy import STEPS, WORDS


@pytest.fixture
def space(toy_runs):
    return WordSpace(store.open_run("toy"))


def test_only_words_that_occur_take_part_written_as_they_mostly_stand_there(space):
    assert {*WORDS.split(), "is", "and", "here", "there"} <= set(space.words)
    assert "the" in space.words and "paris" not in space.words and "sprea" not in space.words


def test_a_token_that_is_mostly_a_piece_of_other_words_is_no_word(space):
    tokenizer = space.tokenizer
    counts = np.zeros(tokenizer.d_vocab, dtype=int)
    counts[tokenizer.id(" cat")] = 10 * tokenizer.word_counts["cat"]
    counts[tokenizer.id(" dog")] = tokenizer.word_counts["dog"]
    assert list(single_token_words(tokenizer, counts)) == ["dog"]


def test_cosines_are_those_of_centred_vectors_and_symmetric(space):
    found, turned = space.similarity("cat", "dog"), space.similarity("dog", "cat")
    assert found.steps == list(STEPS) and np.allclose(found.cosine, turned.cosine)
    run = store.open_run("toy")
    ids = list(space.words.values())
    for place, step in enumerate(STEPS):
        vectors = token_vectors(run, step)[ids]
        vectors = vectors - vectors.mean(0)
        a, b = vectors[list(space.words).index("cat")], vectors[list(space.words).index("dog")]
        assert found.cosine[place] == pytest.approx(a @ b / np.linalg.norm(a) / np.linalg.norm(b), abs=2e-3)


def test_the_band_holds_95_of_100_random_pairs_and_percentiles_run_through_it(space):
    found = space.similarity("cat", "dog")
    assert np.all(found.band[:, 0] < found.band[:, 1])
    assert np.all((found.percentile >= 0) & (found.percentile <= 100))
    inside = (found.cosine > found.band[:, 0]) & (found.cosine < found.band[:, 1])
    assert np.array_equal(inside, (found.percentile > 2.5) & (found.percentile < 97.5))


def test_neighbours_come_nearest_first_without_the_word_itself(space):
    for near in space.neighbours("cat", 5):
        cosines = [cosine for _, cosine in near]
        assert len(near) == 5 and cosines == sorted(cosines, reverse=True) and "cat" not in [word for word, _ in near]
    best, cosine = space.neighbours("cat", 1)[-1][0]
    assert cosine == pytest.approx(float(space.similarity("cat", best).cosine[-1]), abs=2e-3)


def test_the_place_of_a_word_among_another_s_neighbours_is_the_one_that_it_has_there(space):
    near = space.neighbours("cat", 10_000)
    for word in ("dog", "king", "spreadsheet"):
        assert space.ranks("cat", word).tolist() == [[name for name, _ in row].index(word) + 1 for row in near]


def test_all_pairs_of_some_words_are_their_similarities_each_moment_sorted(space):
    pairs = [space.similarity(a, b).cosine for a, b in (("cat", "dog"), ("cat", "king"), ("dog", "king"))]
    assert np.allclose(space.all_pairs(["cat", "dog", "king"]), np.sort(np.transpose(pairs), axis=1), atol=1e-6)


def test_the_two_tables_are_two(toy_runs):
    run = store.open_run("toy")
    first, other = (WordSpace(run, table).similarity("cat", "dog").cosine for table in ("embed", "unembed"))
    assert np.array_equal(first, WordSpace(run).similarity("cat", "dog").cosine) and not np.allclose(first, other, atol=0.01)


def test_the_analyses_share_one_space_of_each_table(toy_runs, monkeypatch):
    made, usual = [], WordSpace.__init__

    def counted(space, run, table="embed"):
        made.append(table)
        usual(space, run, table)

    monkeypatch.setattr(WordSpace, "__init__", counted)
    specimen = Specimen(store.open_run("toy"))
    other = partial(vector_table.analyse, table="unembed")
    for work in (word_similarity.analyse, relations.analyse, vector_table.analyse, other):
        work(specimen)
    assert sorted(made) == ["embed", "unembed"]


def test_some_words_vectors_are_their_rows_of_the_table_and_units_those_centred_on_all_words(space):
    run, words = store.open_run("toy"), ["king", "cat"]
    for place, step in enumerate(STEPS):
        table = token_vectors(run, step)
        rows = table[[space.words[word] for word in words]]
        assert np.array_equal(space.vectors(words)[place], rows)
        centred = rows - table[list(space.words.values())].mean(0)
        lengths = np.linalg.norm(centred, axis=1, keepdims=True)
        assert np.allclose(space.units(words)[place], centred / lengths, atol=1e-6)


def test_more_neighbours_than_words_gives_all_others(space):
    assert len(space.neighbours("cat", 10_000)[0]) == len(space.words) - 1


def test_the_mean_cosine_of_a_group_is_that_of_its_pairs(space):
    words = ["cat", "dog", "king"]
    pairs = [space.similarity(a, b).cosine for a, b in (("cat", "dog"), ("cat", "king"), ("dog", "king"))]
    assert np.allclose(space.group_cosines(words), np.mean(pairs, axis=0), atol=2e-3)


def test_capitals_are_forgiven_and_unknown_words_named(space):
    assert space.similarity("Cat", "paris").words == ("cat", "Paris")
    with pytest.raises(BadInput, match="'xyzzy' is not among"):
        space.similarity("cat", "xyzzy")
    with pytest.raises(BadInput, match="no word"):
        space.neighbours(" ")


def test_unit_vectors_have_length_1_and_no_common_part():
    units = unit_vectors(np.random.default_rng(0).normal(5, 1, (200, 8)))
    assert np.allclose(np.linalg.norm(units, axis=1), 1) and np.abs(units.mean(0)).max() < 0.2
