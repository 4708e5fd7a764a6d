"""How far from zero the model's numbers lie, at every moment of training."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from core.model.parameters import parts
from pages.sections.parameters.play import config
from pages.shared.loading import caches
from pages.shared.loading.held import held

NEAR = 0.1  # as far from zero as counts as tiny
EDGES = np.linspace(-0.5, 0.5, 51)


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
    weights = caches.read_weights(run, step)
    found = [weights.pop(part.name).ravel() for part in parts(config())]
    bins = len(EDGES) - 1
    counts = sum(np.histogram(one, bins, (EDGES[0], EDGES[-1]))[0] for one in found)  # of equal width, which is many times faster than edges
    values = np.concatenate(found)
    found.clear()  # a server has little room, and this is done for all moments
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
    return caches.behind_the_scenes(lambda: [spread(run, step) for step in caches.steps(run)])
