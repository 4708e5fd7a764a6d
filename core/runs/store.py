"""Runs on disk: an immutable folder a run, every file in its manifest with size and hash, opened without pickle.

    assets/runs/<run>/  config.json tokenizer.json words.json manifest.json checkpoints/step_000400.safetensors analyses/*

Env NUDGE_RUNS may name another folder than assets/runs.
"""

import json
import os
import platform
import re
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.torch
import tokenizers
import torch
from safetensors import SafetensorError

from core.config import BEFORE_SAVED, SCALE, RunConfig
from core.errors import BadInput, DamagedFile, NoRoom, UnknownRun, UnknownStep
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer, hollow
from core.runs import damage
from core.runs.damage import MANIFEST

MODELS_KEPT = 2  # in float32, four times as large as on disk; another one is there in a moment
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Check:
    """What `verify` found: the number of files that are as the manifest says, and a sentence for each that isn't."""

    files: int
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


@dataclass(frozen=True)
class Run:
    """An opened run. Everything it hands out is shared and read only."""

    path: Path
    config: RunConfig
    manifest: dict[str, Any] = field(repr=False)

    @property
    def name(self) -> str:
        return self.path.name

    @cached_property
    def steps(self) -> list[int]:
        """The steps of which the run keeps a checkpoint, sorted."""
        found = (re.fullmatch(r"checkpoints/step_(\d+)\.safetensors", file) for file in self.manifest["files"])
        return sorted(int(match[1]) for match in found if match)

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The run's tokenizer. Raises DamagedFile."""
        return Tokenizer.from_text(self.read("tokenizer.json").decode(), self.read("words.json").decode())

    def model(self, step: int | None = None) -> Transformer:
        """The transformer after `step` nudges (None: the last), in evaluation mode and without gradients; shared, read only.

        Raises:  UnknownStep; DamagedFile.
        """
        step = self._known(step)
        file = checkpoint_file(step)
        with _ONE_AT_A_TIME:  # readers who ask for the same model at once wait for one
            return _model(self, step, self.manifest["files"].get(file, {}).get("sha256"))

    def weights(self, step: int | None = None) -> dict[str, torch.Tensor]:
        """The parameters after `step` nudges by name, float32. Raises UnknownStep; DamagedFile."""
        return {name: parameter.detach() for name, parameter in self.model(step).named_parameters()}

    def checkpoint(self, step: int) -> dict[str, torch.Tensor]:
        """The file of a checkpoint as it is, compact; `expanded` gives a weight. Raises UnknownStep; DamagedFile."""
        file = checkpoint_file(self._known(step))
        try:
            return safetensors.torch.load(self.read(file))
        except SafetensorError as error:
            raise self.damaged(file, f"isn't a whole safetensors file ({error})") from error

    def array(self, name: str) -> dict[str, np.ndarray]:
        """The arrays of analyses/<name>.safetensors. Raises DamagedFile."""
        file = f"analyses/{name}.safetensors"
        return damage.as_arrays(self.read(file), self.path, file)

    def table(self, name: str) -> Any:
        """What analyses/<name>.json holds. Raises DamagedFile."""
        file = f"analyses/{name}.json"
        return damage.as_json(self.read(file), self.path, file)

    def read(self, file: str) -> bytes:
        """The bytes of one file of the run, checked against the manifest. Raises DamagedFile."""
        return damage.read(self.path, file, self.manifest["files"])

    def damaged(self, file: str, how: str) -> DamagedFile:
        """The error for one of its files."""
        return damage.damaged(self.path, file, how)

    def _known(self, step: int | None) -> int:
        if not self.steps:
            raise UnknownStep(f"Run '{self.name}' has no checkpoint yet. Make them with: python -m core train --run {self.name}")
        if step is None:
            return self.steps[-1]
        if step not in self.steps:
            raise UnknownStep(f"Run '{self.name}' has no step {step}; it has {', '.join(map(str, self.steps))}. To keep another one, put it "
                              f"into training.checkpoints of its config and: python -m core train --run {self.name}")
        return step

    def __hash__(self) -> int:
        return hash(self.path)


@lru_cache(maxsize=MODELS_KEPT)
def _model(run: Run, step: int, sha256: str | None) -> Transformer:
    file = checkpoint_file(step)
    run.read("config.json")  # raises if it isn't as it was written
    model = hollow(run.config.model).eval().requires_grad_(False)
    try:
        fill(model, run.checkpoint(step))
    except (ValueError, RuntimeError, KeyError, IndexError) as error:
        raise run.damaged(file, "doesn't fit the model in its config.json") from error
    return model


def runs_folder() -> Path:
    """The folder that holds the runs."""
    return Path(os.environ.get("NUDGE_RUNS") or Path(__file__).parents[1] / "assets" / "runs")


def list_runs() -> list[str]:
    """The names of the runs that are there, sorted."""
    return sorted(path.parent.name for path in runs_folder().glob("*/config.json"))


def folder_of(name: str) -> Path:
    """The folder of the run called `name`, whole or damaged. Raises UnknownRun."""
    there = sorted({path.parent.name for file in ("config.json", MANIFEST) for path in runs_folder().glob(f"*/{file}")})
    if name not in there:
        raise UnknownRun(f"There is no run '{name}'; there are: {', '.join(there) or 'none yet'}. "
                         f"Make it with: python -m core train --run {name}")
    return runs_folder() / name


def open_run(name: str = "base") -> Run:
    """The run called `name`. Raises UnknownRun; DamagedFile."""
    path = folder_of(name)
    manifest = damage.manifest(path)
    try:
        config = RunConfig.from_json(damage.read(path, "config.json").decode(), BEFORE_SAVED)
        return Run(path, config, manifest)  # against its hash: see _model
    except (BadInput, UnicodeDecodeError, RecursionError) as error:
        raise damage.damaged(path, "config.json", f"is no config ({error})") from error


def verify(run: Run) -> Check:
    """Every file of a run against its manifest: missing, changed, or there without being listed."""
    return verify_folder(run.path)


def verify_folder(path: Path) -> Check:
    """`verify` for a run that may be too damaged to open. Raises DamagedFile if it has no manifest."""
    listed = damage.manifest(path)["files"]
    problems = [str(error) for error in damage.problems(path, listed)]
    extra = [file for file in _files(path) if file not in listed]
    problems += [f"{file} of run '{path.name}' isn't in its manifest. Remove it, or make the run again." for file in extra]
    return Check(len(listed) - len(problems) + len(extra), tuple(problems))


def checkpoint_file(step: int) -> str:
    """Where a run keeps the weights of a step, from its folder on."""
    return f"checkpoints/step_{step:06d}.safetensors"


def write_checkpoint(folder: Path, step: int, model: Transformer) -> None:
    """Write the weights of a step into a run's folder, compact."""
    weights = {name: parameter.detach() for name, parameter in model.named_parameters()}
    write_file(folder / checkpoint_file(step), safetensors.torch.save(compact(weights)))


def compact(weights: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Weights as a checkpoint keeps them: a matrix (rows, columns) as int8 with a scale a row, a vector as float16.

    Half the bytes of float16, so that seventeen moments fit a small server. What it costs in loss is told in DECISIONS.md.
    """
    kept = {}
    for name, weight in weights.items():
        if weight.ndim == 2:
            scale = (weight.abs().amax(1, keepdim=True) / 127).clamp(min=1e-12).float()  # (rows, 1)
            kept[name], kept[name + SCALE] = (weight / scale).round().to(torch.int8).contiguous(), scale
        else:
            kept[name] = weight.to(torch.float16).contiguous()
    return kept


def expanded(kept: Mapping[str, torch.Tensor], name: str, rows: slice | torch.Tensor = slice(None)) -> torch.Tensor:
    """One weight of a compact checkpoint, float32, or only some of its rows."""
    scale = kept.get(name + SCALE)
    return kept[name][rows].float() if scale is None else kept[name][rows] * scale[rows]


def fill(model: Transformer, kept: Mapping[str, torch.Tensor]) -> None:
    """Write a compact checkpoint into a model. Raises ValueError if it isn't one of this model."""
    parameters = dict(model.named_parameters())
    shapes = {name: tuple(weight.shape) for name, weight in kept.items() if not name.endswith(SCALE)}
    if shapes != {name: tuple(parameter.shape) for name, parameter in parameters.items()}:
        raise ValueError("the checkpoint holds other tensors than the model")
    for name, parameter in parameters.items():
        unpack(kept, name, parameter)


def unpack(kept: Mapping[str, torch.Tensor], name: str, into: torch.Tensor) -> None:
    """Write one weight of a compact checkpoint into a float32 tensor: the same numbers as `expanded`, and no others on the way."""
    into.copy_(kept[name])
    if name + SCALE in kept:
        into.mul_(kept[name + SCALE])


def write_manifest(folder: Path, made_at: str, facts: Mapping[str, Any] | None = None, kept: damage.Listed | None = None) -> None:
    """Write manifest.json: every file of a run with size and hash, what made it and when. Call it after the last file is written.

    Args:    made_at, the moment in ISO 8601;  facts, more that is worth keeping, as JSON holds it;  kept, what an earlier manifest lists of
             files that were not written since: so damage to one of them stays damage.
    """
    files = dict(kept or {})
    for file in _files(folder):
        if file in files:
            continue
        data = (folder / file).read_bytes()
        files[file] = {"bytes": len(data), "sha256": damage.hashed(data)}
    versions = {"python": platform.python_version(), "torch": torch.__version__, "tokenizers": tokenizers.__version__}
    manifest = {"made_at": made_at, "versions": versions, **(facts or {}), "files": dict(sorted(files.items()))}
    write_file(folder / MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode())


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, even if the process is killed. Raises NoRoom."""
    half = path.with_name(path.name + ".half")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(data)
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise NoRoom(f"{path} can't be written ({error.strerror or error}). Make room on the disk, or take a folder that you may write "
                     "to; what was there before is as it was.") from error


def _files(folder: Path) -> list[str]:
    """Every file of a run but its manifest and what only a resumed training needs, from its folder on, sorted."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if path.parts[0] != "resume" and path.as_posix() != MANIFEST)
