"""The weights of a run's checkpoints: compact on disk, and in models that are shared by all who read.

A matrix (rows, columns) is kept as int8 with a scale a row, a vector as float16: half the bytes of float16, so that all
moments fit a small server.
What it costs in loss is told in DECISIONS.md.
"""

import threading
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import safetensors.torch
import torch
from safetensors import SafetensorError

from core.config import SCALE
from core.model.transformer import Transformer, hollow
from core.runs.files import checkpoint_file, write_file
from core.runs.store import Run

MODELS_KEPT = 2  # in float32, four times as large as on disk; another one is there in a moment
_ONE_AT_A_TIME = threading.Lock()


def model(run: Run, step: int) -> Transformer:
    """The transformer after `step` nudges, in evaluation mode and without gradients; shared, read only.

    Raises UnknownStep; DamagedFile.
    """
    with _ONE_AT_A_TIME:  # readers who ask for the same model at once wait for one
        return _model(run, step, run.manifest["files"].get(checkpoint_file(step), {}).get("sha256"))


@lru_cache(maxsize=MODELS_KEPT)
def _model(run: Run, step: int, sha256: str | None) -> Transformer:
    file = checkpoint_file(step)
    run.read("config.json")  # raises if it isn't as it was written
    model = hollow(run.config.model).eval().requires_grad_(False)
    try:
        fill(model, checkpoint(run, step))
    except (ValueError, RuntimeError, KeyError, IndexError) as error:
        raise run.damaged(file, "doesn't fit the model in its config.json") from error
    return model


def checkpoint(run: Run, step: int) -> dict[str, torch.Tensor]:
    """The file of a checkpoint as it is, compact; `expanded` gives a weight. Raises DamagedFile."""
    file = checkpoint_file(step)
    try:
        return safetensors.torch.load(run.read(file))
    except SafetensorError as error:
        raise run.damaged(file, f"isn't a whole safetensors file ({error})") from error


def write_checkpoint(folder: Path, step: int, model: Transformer) -> None:
    """Write the weights of a step into a run's folder, compact."""
    weights = {name: parameter.detach() for name, parameter in model.named_parameters()}
    write_file(folder / checkpoint_file(step), safetensors.torch.save(compact(weights)))


def compact(weights: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Weights as a checkpoint keeps them: a matrix (rows, columns) as int8 with a scale a row, a vector as float16."""
    kept = {}
    for name, weight in weights.items():
        if weight.ndim == 2:
            scale = (weight.abs().amax(1, keepdim=True) / 127).clamp(min=1e-12).float()  # (rows, 1)
            kept[name], kept[name + SCALE] = (weight / scale).round().to(torch.int8).contiguous(), scale
        else:
            kept[name] = weight.to(torch.float16).contiguous()
    return kept


def expanded(
    kept: Mapping[str, torch.Tensor],
    name: str,
    rows: slice | torch.Tensor = slice(None),
    into: torch.Tensor | None = None,
) -> torch.Tensor:
    """One weight of a compact checkpoint, float32, or only some of its rows.

    Args: into, float32, where they are written, without any others on the way; none: a tensor of their own.
    """
    weight = kept[name][rows]
    found = torch.empty(weight.shape) if into is None else into
    found.copy_(weight)
    return found.mul_(kept[name + SCALE][rows]) if name + SCALE in kept else found


def fill(model: Transformer, kept: Mapping[str, torch.Tensor]) -> None:
    """Write a compact checkpoint into a model. Raises ValueError if it isn't one of this model."""
    parameters = dict(model.named_parameters())
    shapes = {name: tuple(weight.shape) for name, weight in kept.items() if not name.endswith(SCALE)}
    if shapes != {name: tuple(parameter.shape) for name, parameter in parameters.items()}:
        raise ValueError("the checkpoint holds other tensors than the model")
    for name, parameter in parameters.items():
        expanded(kept, name, into=parameter)
