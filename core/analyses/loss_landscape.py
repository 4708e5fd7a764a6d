"""The landscape that a run walked through: the loss on the plane in which most of its path lies, and the path on it.

A model's parameters are one point among P dimensions; its checkpoints are points of a path. The plane goes through the
last checkpoint and is spanned by the two directions that hold most of the way that the others lie from it.

Letters: C checkpoints, P parameters, S points a side of the grid.
Source:  Li et al. 2018, "Visualizing the Loss Landscape of Neural Nets", section 7 (the matrix of theta_i - theta_n,
not centred, each checkpoint
         counted once); Lorch 2016, "Visualizing Deep Network Training Trajectories with PCA".
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.utils import parameters_to_vector, vector_to_parameters

from core.analyses.context import Specimen
from core.errors import BadInput
from core.model.transformer import Transformer
from core.training.packing import IGNORED, Rows, pack
from core.training.train import Surprise, held_out_loss

LANDSCAPE_ROWS, LANDSCAPE_SEED = 16, 1  # full rows of held-out text that are read at every point of the grid

SIDE = 21  # points a side of the grid
MARGIN = 0.15  # of the path's reach that the grid goes beyond it on every side


@dataclass(frozen=True, eq=False)
class Plane:
    """origin (P,), the last checkpoint; directions (2, P), of length 1, at right angles; places (C, 2) of the
    checkpoints on it; shares (2,) of the summed squares of their distances from the origin that each direction holds;
    away (C,), how far each checkpoint lies off the plane."""

    origin: Tensor
    directions: Tensor
    places: np.ndarray
    shares: np.ndarray
    away: np.ndarray

    def at(self, x: float, y: float) -> Tensor:
        """The parameters (P,) of a point of the plane."""
        return self.origin + x * self.directions[0] + y * self.directions[1]


def plane(path: Tensor) -> Plane:
    """The plane through the last of a path's checkpoints (C, P) that holds most of the way to the others; the first one
    lies at x > 0, y >= 0.

    Raises:  BadInput for a path that stays in one point or on one line.
    """
    ways = path - path[-1]  # (C, P)
    squares, vectors = torch.linalg.eigh((ways @ ways.T).double())  # of C x C numbers: P is far larger than C
    squares, vectors = squares.flip(0).clamp(min=0), vectors.flip(1)
    if len(squares) < 2 or squares[1] <= 1e-10 * squares[0]:
        raise BadInput("A plane needs checkpoints that lie in more than one direction from the last one.")
    directions = (vectors[:, :2] / squares[:2].sqrt()).T.to(path.dtype) @ ways  # (2, P)
    places = ways @ directions.T  # (C, 2)
    turn = torch.where(places[0] < 0, -1.0, 1.0).to(path.dtype)
    directions, places = directions * turn[:, None], places * turn
    off = (ways.square().sum(1) - places.square().sum(1)).clamp(min=0).sqrt()
    return Plane(
        path[-1], directions, places.double().numpy(), (squares[:2] / squares.sum()).numpy(), off.double().numpy()
    )


def grid(places: np.ndarray, side: int = SIDE) -> tuple[np.ndarray, np.ndarray]:
    """x (S,) and y (S,) of a grid that holds all places (C, 2) with a margin. One unit is as long in both."""
    low, high = places.min(0), places.max(0)
    margin = MARGIN * float((high - low).max())
    return tuple(np.linspace(low[axis] - margin, high[axis] + margin, side) for axis in (0, 1))


def heights(loss: Callable[[Tensor], float], on: Plane, x: Sequence[float], y: Sequence[float]) -> np.ndarray:
    """The loss at each point of a grid, (len(y), len(x))."""
    return np.array([[loss(on.at(float(right), float(up))) for right in x] for up in y])


def landscape_facts(
    models: Sequence[Transformer], steps: Sequence[int], rows: Rows, side: int = SIDE
) -> dict[str, Any]:
    """The plane of a run's checkpoints, the loss of rows of text on it, and at each checkpoint beside its place on the
    plane.

    Args:    models and steps, the checkpoints, in order; rows, text that they weren't trained on.
    Returns: plain lists, as JSON holds them: steps; path (C, 2); shares (2,); away and distance (C,), off the plane and
             from the last checkpoint;
             legs (C-1,), from each to the next;
             true and flat (C,), the loss of a checkpoint and that at its place on the plane; x (S,), y (S,), loss (S,
             S), a row a y; losses in nats a token, lengths in the parameters' own unit.
    """
    with torch.inference_mode():
        path = torch.stack([parameters_to_vector(model.parameters()) for model in models])
        on = plane(path)
    own = Transformer(models[-1].config).eval().requires_grad_(False)
    surprise = Surprise(own, "float32")

    def loss(parameters: Tensor) -> float:
        vector_to_parameters(parameters, own.parameters())
        return held_out_loss(surprise, rows)

    true = [loss(point) for point in path]
    distance, legs = (path - path[-1]).norm(dim=1), path.diff(dim=0).norm(dim=1)
    del path
    x, y = grid(on.places, side)
    found = {
        "path": on.places,
        "shares": on.shares,
        "away": on.away,
        "distance": distance,
        "legs": legs,
        "x": x,
        "y": y,
    }
    return {
        "steps": list(steps),
        "unit": "nats a token",
        "parameters": len(on.origin),
        "tokens": int((rows.targets != IGNORED).sum()),
        **{name: values.tolist() for name, values in found.items()},
        "true": true,
        "flat": [loss(on.at(*place)) for place in on.places.tolist()],
        "loss": heights(loss, on, x, y).tolist(),
    }


def analyse(specimen: Specimen) -> Mapping[str, Any]:
    """The loss of held-out text on the plane that holds most of the run's path, and the path on it; nothing of a run whose
    checkpoints span no plane.
    """
    run = specimen.run
    rows = pack(
        [ids[1:-1] for ids in specimen.held_out.ids], run.config.model.n_ctx, run.tokenizer.end_id, LANDSCAPE_SEED
    )
    try:
        models = [model for _, model in specimen.models()]
        return {"landscape": landscape_facts(models, run.steps, rows.first(LANDSCAPE_ROWS))}
    except BadInput:
        return {}
