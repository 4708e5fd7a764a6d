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
    values = np.concatenate([weights[part.name].ravel() for part in parts(config())])
    far = np.abs(values)
    farthest = int(far.argmax())
    bins = len(EDGES) - 1
    counts = np.histogram(values, bins, (EDGES[0], EDGES[-1]))[0]  # of equal width, which is many times faster than edges
    return Spread(counts / len(values), float((far < NEAR).mean()), float(np.partition(far, len(far) // 2)[len(far) // 2]), farthest,
                  float(values[farthest]))


@held
def warming_up(run: str) -> object:
    """All moments on their way, once a process."""
    return caches.behind_the_scenes(lambda: [spread(run, step) for step in caches.steps(run)])
