"""Opposites, near synonyms and two of a kind: each counted by hand from the vectors themselves, in both tables."""

import numpy as np
import pytest

from core.analyses import relations
from core.analyses.word_similarity import TABLES, WordSpace, token_vectors, unit_vectors
from core.results import relations as results
from core.runs.store import open_run


@pytest.fixture(scope="module")
def shipped():
    return open_run("base").table("relations")


@pytest.fixture(scope="module", params=TABLES)
def space(request):
    run = open_run("base")
    words = WordSpace(run, request.param)
    return request.param, list(words.words), unit_vectors(token_vectors(run, run.steps[-1], request.param)[list(words.words.values())])


def test_no_pair_stands_twice_and_no_word_is_its_own_opposite():
    pairs = [frozenset(pair) for listed in relations.RELATIONS.values() for pair in listed]
    assert len(set(pairs)) == len(pairs) and all(len(pair) == 2 for pair in pairs)
    assert all(len(listed) >= 25 for listed in relations.RELATIONS.values())


def test_every_pair_counts_whose_words_have_vectors(shipped, space):
    _, words, _ = space
    for name, listed in relations.RELATIONS.items():
        assert [tuple(pair) for pair in shipped["relations"][name]["pairs"]] == [pair for pair in listed if set(pair) <= set(words)]


def test_cosines_and_places_are_those_of_the_last_checkpoint(shipped, space):
    table, words, units = space
    for name, rows in shipped["relations"].items():
        for pair, cosine, rank in zip(rows["pairs"], rows[table]["cosine"], rows[table]["rank"], strict=True):
            first, second = (words.index(word) for word in pair)
            own = units @ units[first]
            assert cosine[-1] == pytest.approx(own[second], abs=6e-4), (name, pair)
            nearer = [int((np.delete(own, [first, second]) > own[second] + slack).sum()) for slack in (1e-6, -1e-6)]
            assert nearer[0] + 1 <= rank[-1] <= nearer[1] + 1, (name, pair)


def test_how_many_end_near_agrees_with_random_pairs_drawn_anew(shipped, space):
    """The sentence's numbers, recounted from another draw: a pair within half a point of the line may fall on either side."""
    table, words, units = space
    drawn = np.random.default_rng(7).integers(len(words), size=(40_000, 2))
    drawn = drawn[drawn[:, 0] != drawn[:, 1]]
    random = np.sort(np.einsum("pd,pd->p", units[drawn[:, 0]], units[drawn[:, 1]]))
    for of in results.relations(shipped).values():
        percentile = np.searchsorted(random, [pair.cosine for pair in of[table]]) / len(random) * 100
        low, high = (int((percentile > 95 + slack).sum()) for slack in (0.7, -0.7))
        assert low <= results.how_near(of[table]).near <= high


def test_pairs_of_one_part_of_speech_are_held_against_all_pairs_of_it(shipped, space):
    table, words, units = space
    for rows in shipped["relations"].values():
        for pair, found, cosine in list(zip(rows["pairs"], rows[table]["of_its_part"], rows[table]["cosine"], strict=True))[::9]:
            part = relations.part_of(*pair)
            if part is None:
                assert found is None
                continue
            of = [words.index(word) for word in relations.parts_of_speech()[part] if word in words]
            known = (units[of] @ units[of].T)[np.triu_indices(len(of), 1)]
            assert found[-1] == pytest.approx((known < cosine[-1]).mean() * 100, abs=0.3), pair
