"""The plane through the checkpoints: it holds what it can of the path, its places are projections, its loss is the model's."""

import copy
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from torch.nn.utils import parameters_to_vector

from core.analyses import loss_landscape
from core.config import ModelConfig
from core.errors import BadInput
from core.model.transformer import untrained
from core.runs.store import open_run
from core.training.packing import pack
from core.training.train import Surprise, held_out_loss

TINY = ModelConfig(d_vocab=40, n_ctx=16, d_model=16, n_layers=2, n_heads=2, d_mlp=32)
ROWS = pack([[7, 3, 21, 7, 14], [5, 6, 7, 8], [30, 31, 2, 9, 9, 9, 12]], TINY.n_ctx, 0, seed=1)


def wandering(points: int = 6, dimensions: int = 50) -> torch.Tensor:
    return torch.randn(points, dimensions, generator=torch.Generator().manual_seed(4), dtype=torch.float64).cumsum(0)


def test_no_other_plane_through_the_last_checkpoint_holds_more_of_the_path():
    path = wandering()
    on, ways = loss_landscape.plane(path), path - path[-1]
    held = (on.places**2).sum()
    assert held == pytest.approx(torch.linalg.svdvals(ways)[:2].square().sum().item())
    for seed in range(20):
        other, _ = torch.linalg.qr(torch.randn(path.shape[1], 2, generator=torch.Generator().manual_seed(seed), dtype=torch.float64))
        assert (ways @ other).square().sum().item() < held


def test_a_place_is_the_nearest_point_of_the_plane_and_pythagoras_holds():
    path = wandering()
    on = loss_landscape.plane(path)
    for point, place, away in zip(path, on.places, on.away, strict=True):
        off = point - on.at(*place)
        assert off.norm().item() == pytest.approx(away, abs=1e-9) and (on.directions @ off).abs().max().item() < 1e-9
        assert away**2 + (place**2).sum() == pytest.approx((point - path[-1]).square().sum().item())
    assert (on.directions @ on.directions.T).numpy() == pytest.approx(np.eye(2))
    assert on.shares.sum() == pytest.approx((on.places**2).sum() / (path - path[-1]).square().sum().item())
    assert on.places[-1] == pytest.approx([0, 0]) and on.places[0].min() >= 0


def test_a_path_within_a_plane_is_held_whole():
    flat = wandering(5, 2) @ torch.randn(2, 30, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    on = loss_landscape.plane(flat)
    assert on.shares.sum() == pytest.approx(1) and on.away.max() < 1e-6


@pytest.mark.parametrize("path", [torch.zeros(3, 8), torch.arange(4.0)[:, None] * torch.ones(8), torch.ones(1, 8)])
def test_a_path_that_spans_no_plane_is_refused(path):
    with pytest.raises(BadInput, match="direction"):
        loss_landscape.plane(path)


@pytest.mark.parametrize(("count", "files"), [(1, set()), (2, set()), (3, {"landscape"})])
def test_a_run_with_too_few_checkpoints_comes_without_a_landscape(toy_runs, count, files):
    run = open_run("toy")
    models = [(step, run.model(step)) for step in run.steps[:count]]
    specimen = SimpleNamespace(run=run, held_out=SimpleNamespace(ids=((0, 5, 6, 7, 0), (0, 9, 8, 0))), models=lambda: models)
    assert set(loss_landscape.analyse(specimen)) == files


def test_the_grid_holds_every_place_with_a_margin():
    places = np.array([[0.0, 0.0], [10.0, -2.0], [4.0, 6.0]])
    x, y = loss_landscape.grid(places, 11)
    assert len(x) == len(y) == 11 and (x[0], x[-1]) == (-1.5, 11.5) and (y[0], y[-1]) == (-3.5, 7.5)


def test_the_measured_losses_are_the_models_own_and_no_model_is_changed():
    models = [untrained(TINY, seed).eval().requires_grad_(False) for seed in range(4)]
    before = [parameters_to_vector(model.parameters()).clone() for model in models]
    found = loss_landscape.landscape_facts(models, [0, 1, 2, 3], ROWS, side=3)
    assert found["true"] == pytest.approx([held_out_loss(Surprise(model, "float32"), ROWS) for model in models])
    assert found["flat"][-1] == pytest.approx(found["true"][-1], abs=1e-5)
    assert found["legs"] == pytest.approx([(b - a).norm().item() for a, b in pairwise(before)], rel=1e-5)
    assert all(torch.equal(parameters_to_vector(model.parameters()), old) for model, old in zip(models, before, strict=True))
    on, own = loss_landscape.plane(torch.stack(before)), copy.deepcopy(models[0])
    torch.nn.utils.vector_to_parameters(on.at(found["x"][2], found["y"][0]), own.parameters())
    assert found["loss"][0][2] == pytest.approx(held_out_loss(Surprise(own, "float32"), ROWS), abs=1e-5)
