"""How far from zero the model's numbers lie, at every moment of training."""

from __future__ import annotations

import threading
from typing import NamedTuple

import numpy as np

from core.model.parameters import parts
from pages.sections.parameters.play import config
from pages.shared.loading import background, caches
from pages.shared.loading.held import held
from pages.shared.loading.weights import checkpoint, read_weight

NEAR = 0.1  # as far from zero as counts as tiny
EDGES = np.linspace(-0.5, 0.5, 51)
_TURN = threading.Lock()  # one moment at a time: each takes 9 MB, and the first reader has all of them made


class Spread(NamedTuple):
    """Of one moment: the share of all numbers between EDGES and within ± NEAR, how far half of them lie from zero at most,
    and the farthest one, counted from 0, with its value.
    """

    shares: np.ndarray
    near: float
    median: float
    farthest: int
    value: float


@held
def spread(run: str, step: int) -> Spread:
    """How the numbers of a moment lie. Raises DamagedFile."""
    with _TURN, checkpoint(step, run) as file:
        values = np.empty(sum(part.size for part in parts(config())), np.float32)
        for part in parts(config()):
            values[part.first:part.first + part.size] = read_weight(file, part.name).ravel()
        return _spread(values)


def _spread(values: np.ndarray) -> Spread:
    """The same of all numbers in one row (N,), which are written over."""
    counts, _ = np.histogram(values, len(EDGES) - 1, (EDGES[0], EDGES[-1]))  # of equal width, which is many times faster than edges
    above, below = int(values.argmax()), int(values.argmin())
    farthest = min(above, below, key=lambda place: (-abs(values[place]), place))
    value = float(values[farthest])
    far = np.abs(values, out=values)
    near = float((far < NEAR).mean())
    far.partition(len(far) // 2)
    return Spread(counts / len(far), near, float(far[len(far) // 2]), farthest, value)


@held
def warming_up(run: str) -> object:
    """All moments on their way, once a process."""
    return background.behind_the_scenes(lambda: [spread(run, step) for step in caches.steps(run)])
