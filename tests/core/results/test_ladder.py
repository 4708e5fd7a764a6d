"""How far two distributions lie apart, and which phases a model goes through, from its distances."""

import numpy as np
import pytest

from core.results.ladder import Ladder, divergence, ladder, passed
from core.results.losses import Losses
from core.results.siblings import like_base


def test_the_divergence_is_the_square_of_scipys_distance_in_bits():
    from scipy.spatial.distance import jensenshannon  # half a second, for the process whose test needs it

    rng = np.random.default_rng(0)
    for size, spread in ((2, 1.0), (30, 0.1), (3000, 0.02)):
        p, q = rng.dirichlet(np.full(size, spread), 50), rng.dirichlet(np.full(size, spread), 50)
        assert divergence(p, q) == pytest.approx(jensenshannon(p, q, 2, axis=1) ** 2, abs=1e-9)
        assert divergence(p.astype(np.float32), q.astype(np.float32)) == pytest.approx(jensenshannon(p, q, 2, axis=1) ** 2, abs=2e-5)
    p = rng.dirichlet(np.ones(7), (3, 4))
    assert divergence(p, p) == pytest.approx(np.zeros((3, 4)), abs=1e-12)
    assert divergence(p, p[0]) == pytest.approx(jensenshannon(p, np.broadcast_to(p[0], p.shape), 2, axis=2) ** 2, abs=1e-9)


def of(distances: list[list[float]], model: list[float], counters: list[float], luck: float = 0.0) -> Ladder:
    return Ladder(tuple(range(len(model))), np.array(distances), np.full(np.shape(distances), luck), np.array(counters), np.array(model),
                  np.zeros(0))


def test_a_phase_begins_where_another_counter_is_nearest_and_the_last_where_every_counter_is_passed():
    found = of([[0.5, 0.1, 0.4, 0.5, 0.6, 0.7], [0.6, 0.3, 0.2, 0.2, 0.3, 0.4]], [9, 7, 5, 3.2, 3.6, 1], [4.0, 3.5])
    assert found.nearest == [0, 0, 1, 1, 1, 1]
    assert found.beyond == 5 and found.phases == [(0, 0), (2, 1), (5, 2)]
    assert of([[0.5, 0.4, 0.6], [0.6, 0.5, 0.2]], [9, 8, 7], [4, 3]).beyond is None


def test_of_counters_that_luck_cannot_tell_apart_the_one_that_looks_at_fewer_words_is_nearest():
    distances = [[0.9, 0.33], [0.32, 0.31], [0.30, 0.30]]
    assert of(distances, [9, 9], [1]).nearest == [2, 2]
    assert of(distances, [9, 9], [1], luck=0.011).nearest == [1, 1]
    assert of(distances, [9, 9], [1], luck=0.016).nearest == [1, 0]


def test_passing_is_for_good():
    assert passed([0, 10, 20, 30], [9, 2, 4, 2], 3) == 30
    assert passed([0, 10], [9, 9], 3) is None and passed([0, 10], [1, 2], 3) == 0


def test_the_ladder_is_read_in_bits():
    losses = Losses((0, 5), np.array([3.0, 1.0]), np.zeros(2), np.zeros(0), 0, 0.5, 12.0, ())
    table = {"steps": [0, 5], "distances": [[0.5, 0.2]], "luck": [[0, 0.1]], "losses": [np.log(4)]}
    found = ladder(table, losses)
    assert found.counters == pytest.approx([2]) and found.model.tolist() == [3, 1] and found.house.tolist() == []
    assert ladder(table | {"house_losses": [np.log(16)]}, losses).house == pytest.approx([4])
    assert ladder(table | {"house_losses": None}, losses).house.tolist() == []


def test_a_sibling_differs_in_its_luck_alone():
    base = {"name": "a", "corpus": {"seed": 1}, "training": {"seed": 1, "steps": 9, "checkpoints": [0], "learning_rate": 1.0}}
    assert like_base(base, base | {"name": "b", "training": base["training"] | {"seed": 2, "steps": 50}})
    assert not like_base(base, base) and not like_base(base, base | {"corpus": {"seed": 2}, "training": base["training"] | {"seed": 2}})
    assert not like_base(base, base | {"training": base["training"] | {"seed": 2, "learning_rate": 0.2}})
