"""Runs on disk: an immutable folder a run, every file in its manifest with size and hash, opened without pickle.

    assets/runs/<run>/  config.json tokenizer.json words.json manifest.json checkpoints/step_000400.safetensors analyses/*

Env NUDGE_RUNS may name another folder than assets/runs.
"""

import hashlib
import json
import os
import platform
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.numpy
import safetensors.torch
import tokenizers
import torch
from safetensors import SafetensorError

from core.config import SCALE, RunConfig
from core.errors import BadInput, DamagedFile, UnknownRun, UnknownStep
from core.model import Transformer
from core.tokenizer import Tokenizer

MANIFEST = "manifest.json"
MODELS_KEPT = 6  # in float32, four times as large as on disk; another one is there in a moment


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
        return _model(self, step, self.manifest["files"].get(file, {}).get("sha256"))

    def weights(self, step: int | None = None) -> dict[str, torch.Tensor]:
        """The parameters after `step` nudges by name, float32. Raises UnknownStep; DamagedFile."""
        return {name: parameter.detach() for name, parameter in self.model(step).named_parameters()}

    def checkpoint(self, step: int) -> dict[str, torch.Tensor]:
        """The file of a checkpoint as it is, compact; `expanded` gives a weight. Raises UnknownStep; DamagedFile."""
        file = checkpoint_file(self._known(step))
        return _tensors(self.read(file), safetensors.torch.load, self.path / file)

    def array(self, name: str) -> dict[str, np.ndarray]:
        """The arrays of analyses/<name>.safetensors. Raises DamagedFile."""
        return _tensors(self.read(f"analyses/{name}.safetensors"), safetensors.numpy.load, self.path / "analyses" / name)

    def table(self, name: str) -> Any:
        """What analyses/<name>.json holds. Raises DamagedFile."""
        try:
            return json.loads(self.read(f"analyses/{name}.json"))
        except ValueError as error:
            raise DamagedFile(f"analyses/{name}.json of run '{self.name}' isn't JSON ({error}). {self._cure}") from error

    def read(self, file: str) -> bytes:
        """The bytes of one file of the run, checked against the manifest. Raises DamagedFile."""
        try:
            data = (self.path / file).read_bytes()
        except OSError as error:
            raise DamagedFile(f"Run '{self.name}' has no readable file {file}. {self._cure}") from error
        listed = self.manifest["files"].get(file)
        if listed is None or _hash(data) == listed["sha256"]:
            return data
        if _hash(data.replace(b"\r\n", b"\n")) == listed["sha256"]:
            raise DamagedFile(f"{file} of run '{self.name}' is as it was written but for its line endings: git made them Windows ones "
                              f"(core.autocrlf). Remove the folder {self.path} and fetch it again: "
                              f"git -c core.autocrlf=false checkout -- {self.path}")
        raise DamagedFile(f"{file} of run '{self.name}' isn't what was written: {_bytes(len(data))} now, {_bytes(listed['bytes'])} in the "
                          f"manifest. {self._cure}")

    @property
    def _cure(self) -> str:
        return f"Restore the folder {self.path}, or remove it and make it again with: python -m core train --run {self.name}"

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
    with torch.device("meta"):
        model = Transformer(run.config.model)
    weights = run.checkpoint(step)
    try:
        model.load_state_dict({name: expanded(weights, name) for name in weights if not name.endswith(SCALE)}, assign=True)
    except RuntimeError as error:
        raise DamagedFile(f"{file} of run '{run.name}' doesn't fit the model in its config.json. {run._cure}") from error
    return model.eval().requires_grad_(False)


def runs_folder() -> Path:
    """The folder that holds the runs."""
    return Path(os.environ.get("NUDGE_RUNS") or Path(__file__).parents[1] / "assets" / "runs")


def list_runs() -> list[str]:
    """The names of the runs that are there, sorted."""
    return sorted(path.parent.name for path in runs_folder().glob("*/config.json"))


def open_run(name: str = "base") -> Run:
    """The run called `name`. Raises UnknownRun; DamagedFile."""
    if name not in list_runs():
        there = ", ".join(list_runs()) or "none yet"
        raise UnknownRun(f"There is no run '{name}'; there are: {there}. Make it with: python -m core train --run {name}")
    path = runs_folder() / name
    try:
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        manifest["files"].items()
        config = RunConfig.from_json((path / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, BadInput) as error:
        raise DamagedFile(f"Run '{name}' can't be opened: its manifest.json or config.json is missing or damaged ({error}). "
                          f"Restore the folder {path}, or remove it and make it again with: python -m core train --run {name}") from error
    return Run(path, config, manifest)


def verify(run: Run) -> Check:
    """Every file of a run against its manifest: missing, changed, or there without being listed."""
    listed = run.manifest["files"]
    problems = []
    for file in listed:
        try:
            run.read(file)
        except DamagedFile as error:
            problems.append(str(error))
    extra = [file for file in _files(run.path) if file not in listed]
    problems += [f"{file} of run '{run.name}' isn't in its manifest. Remove it, or make the run again." for file in extra]
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


def write_manifest(folder: Path, made_at: str, facts: Mapping[str, Any] | None = None) -> None:
    """Write manifest.json: every file of a run with size and hash, what made it and when. Call it after the last file is written.

    Args:    made_at, the moment in ISO 8601; facts, more that is worth keeping, as JSON holds it.
    """
    files = {}
    for file in _files(folder):
        data = (folder / file).read_bytes()
        files[file] = {"bytes": len(data), "sha256": _hash(data)}
    versions = {"python": platform.python_version(), "torch": torch.__version__, "tokenizers": tokenizers.__version__}
    manifest = {"made_at": made_at, "versions": versions, **(facts or {}), "files": files}
    write_file(folder / MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode())


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, even if the process is killed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".half")
    half.write_bytes(data)
    half.replace(path)


def _files(folder: Path) -> list[str]:
    """Every file of a run but its manifest and what only a resumed training needs, from its folder on, sorted."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if path.parts[0] != "resume" and path.as_posix() != MANIFEST)


def _tensors(data: bytes, load: Any, path: Path) -> dict[str, Any]:
    try:
        return load(data)
    except SafetensorError as error:
        raise DamagedFile(f"{path} isn't a whole safetensors file ({error}). Restore it.") from error


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _bytes(count: int) -> str:
    return f"{count:,} bytes"
