"""The map of words: axes in common, groups found, and motion that means something."""

import numpy as np
import pytest
import torch

from core.analyses.word_groups import choose_words, groups
from core.analyses.word_map import affinities, group_purity, joint_pca, joint_tsne, neighbours_kept
from core.corpus.english import lexicon


def two_groups(spread: float, seed: int, n: int = 30, d: int = 12) -> np.ndarray:
    """Points (2n, d) of length 1 about two opposite centres; the larger the spread, the more shapeless."""
    rng = np.random.default_rng(seed)
    centres = np.repeat([[1.0] + [0.0] * (d - 1), [-1.0] + [0.0] * (d - 1)], n, axis=0)
    points = centres + spread * rng.normal(size=(2 * n, d))
    return (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)


GROUP = np.repeat([0, 1], 30)


@pytest.fixture(scope="module")
def units():
    return np.stack([two_groups(100, 1), two_groups(0.6, 2), two_groups(0.3, 3)])


@pytest.fixture(scope="module")
def layout(units):
    return joint_tsne(units, joint_pca(units)[0], perplexity=10, iterations=250)


def test_pca_is_one_rotation_for_every_checkpoint_and_its_shares_are_true(units):
    places, shares, axes = joint_pca(units)
    assert np.allclose(axes @ axes.T, np.eye(2), atol=1e-5)
    for unit, place, share in zip(units, places, shares, strict=True):
        assert np.allclose(place, unit @ axes.T, atol=1e-5)
        assert share == pytest.approx(np.square(place).sum() / np.square(unit).sum(), abs=1e-5)
    assert shares[0] < 0.35 < 0.5 < shares[2]


def test_affinities_are_symmetric_sum_to_1_and_have_the_perplexity_asked_for():
    unit = torch.from_numpy(two_groups(0.5, 4))
    wanted = affinities(unit, 10)
    assert torch.allclose(wanted, wanted.T) and float(wanted.sum()) == pytest.approx(1, abs=1e-5) and not wanted.diagonal().any()
    alike = torch.eye(40)  # all equally far from each other: every neighbour counts the same
    assert torch.allclose(affinities(alike, 10)[0, 1:], torch.full((39,), 1 / (39 * 40)), atol=1e-6)


def test_tsne_parts_the_groups_where_they_are_and_not_where_they_are_not(units, layout):
    purity = group_purity(layout.places, GROUP)
    assert purity[0] < 0.65 and purity[2] > 0.95
    assert abs(purity[0] - group_purity(units, GROUP)[0]) < 0.12


def test_a_tie_shortens_the_way_between_checkpoints(units):
    start = joint_pca(units)[0]
    ways = [np.linalg.norm(np.diff(joint_tsne(units, start, 10, tie, 150).places, axis=0), axis=-1).mean() for tie in (0.0, 1.0)]
    assert ways[1] < 0.7 * ways[0]


def test_the_same_start_gives_the_same_layout(units, layout):
    again = joint_tsne(units, joint_pca(units)[0], perplexity=10, iterations=250)
    assert np.array_equal(again.places, layout.places)


def test_neighbours_kept_is_1_for_a_faithful_map_and_chance_for_a_random_one():
    flat = two_groups(0.5, 5, d=2)[None]
    assert neighbours_kept(flat, flat)[0] > 0.9
    scattered = np.random.default_rng(0).normal(size=flat.shape).astype(np.float32)
    assert neighbours_kept(flat, scattered)[0] == pytest.approx(10 / 59, abs=0.06)


def test_every_group_is_on_the_map_and_no_word_twice():
    everything = [word for members in groups().values() for word in members]
    words, numbers = choose_words(list(dict.fromkeys(everything)), 1000)
    assert len(words) == len(set(words)) == len(numbers) == 1000
    assert set(numbers) == set(range(len(groups())))
    names = list(groups())
    assert names[numbers[words.index("cat")]] == "animals" and names[numbers[words.index("seven")]] == "numbers"
    assert "spreadsheet" in groups()["things"] and set(lexicon.WOMEN) <= set(groups()["names"])
