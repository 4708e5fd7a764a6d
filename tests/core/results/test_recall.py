"""What is said of planted lines is the same number whether they are counted one by one or by their copies."""

import numpy as np
import pytest

from core.results.recall import by_copies, recall
from core.runs import store


@pytest.fixture(scope="module")
def shipped():
    return recall(store.open_run("base").table("memory"))


def test_at_every_moment_each_level_holds_as_many_recited_lines_as_there_are_one_by_one(shipped):
    for level in shipped.levels:
        lines = [line for line in shipped.lines if (line.source, line.copies) == (level.source, level.copies)]
        assert level.n == len(lines)
        assert level.recalled == tuple(np.sum([line.recalled for line in lines], axis=0))
        assert level.p_token == pytest.approx(np.mean([line.p_token for line in lines], axis=0), rel=1e-3)


def test_sources_and_copies_part_the_same_lines(shipped):
    for moment in range(len(shipped.steps)):
        counted = by_copies(shipped.levels, moment)
        assert list(counted) == sorted({line.copies for line in shipped.lines})
        by_source = [shipped.recited(source, moment) for source in ("famous", "invented")]
        assert np.sum(list(counted.values()), axis=0).tolist() == np.sum(by_source, axis=0).tolist()
