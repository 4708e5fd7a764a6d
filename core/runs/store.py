"""Runs on disk: an immutable folder a run, every file in its manifest with size and hash, opened without pickle.

    assets/runs/<run>/  config.json tokenizer.json words.json manifest.json checkpoints/step_000400.safetensors
    analyses/*

Env NUDGE_RUNS may name another folder than assets/runs. How a file is read, and its damage told: core.runs.files; the
whole list: core.runs.manifest; the weights, with torch: core.runs.checkpoints.
"""

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.config import ASSETS, BEFORE_SAVED, RunConfig
from core.errors import BadInput, DamagedFile, UnknownRun, UnknownStep
from core.runs import files
from core.runs.files import Listed, as_arrays, as_json, checkpoint_steps, damaged
from core.runs.manifest import MANIFEST, Check, read_manifest, verify_folder

if TYPE_CHECKING:
    import numpy as np
    import torch

    from core.model.tokenizer import Tokenizer
    from core.model.transformer import Transformer


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
        return checkpoint_steps(self.manifest["files"])

    @cached_property
    def tokenizer(self) -> "Tokenizer":
        """The run's tokenizer. Raises DamagedFile."""
        from core.model.tokenizer import Tokenizer

        return Tokenizer.from_text(self.read("tokenizer.json").decode(), self.read("words.json").decode())

    def model(self, step: int | None = None) -> "Transformer":
        """The transformer after `step` nudges (None: the last), in evaluation mode and without gradients; shared, read
        only.

        Raises:  UnknownStep; DamagedFile.
        """
        from core.runs import checkpoints

        return checkpoints.model(self, self._known(step))

    def weights(self, step: int | None = None) -> "dict[str, torch.Tensor]":
        """The parameters after `step` nudges by name, float32. Raises UnknownStep; DamagedFile."""
        return {name: parameter.detach() for name, parameter in self.model(step).named_parameters()}

    def checkpoint(self, step: int) -> "dict[str, torch.Tensor]":
        """The file of a checkpoint as it is, compact; `expanded` gives a weight. Raises UnknownStep; DamagedFile."""
        from core.runs import checkpoints

        return checkpoints.checkpoint(self, self._known(step))

    def array(self, name: str) -> "dict[str, np.ndarray]":
        """The arrays of analyses/<name>.safetensors. Raises DamagedFile."""
        file = f"analyses/{name}.safetensors"
        return as_arrays(self.read(file), self.path, file)

    def table(self, name: str) -> Any:
        """What analyses/<name>.json holds. Raises DamagedFile."""
        file = f"analyses/{name}.json"
        return as_json(self.read(file), self.path, file)

    def read(self, file: str) -> bytes:
        """The bytes of one file of the run, checked against the manifest. Raises DamagedFile."""
        return files.read_file(self.path, file, self.manifest["files"])

    def damaged(self, file: str, how: str) -> DamagedFile:
        """The error for one of its files."""
        return damaged(self.path, file, how)

    def _known(self, step: int | None) -> int:
        if not self.steps:
            raise UnknownStep(
                f"Run '{self.name}' has no checkpoint yet. Make them with: python -m core train --run {self.name}"
            )
        if step is None:
            return self.steps[-1]
        if step not in self.steps:
            raise UnknownStep(
                f"Run '{self.name}' has no step {step}; it has {', '.join(map(str, self.steps))}. To keep another one, put it "
                f"into training.checkpoints of its config and: python -m core train --run {self.name}"
            )
        return step

    def __hash__(self) -> int:
        return hash(self.path)


def runs_folder() -> Path:
    """The folder that holds the runs."""
    return Path(os.environ.get("NUDGE_RUNS") or ASSETS / "runs")


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
    manifest = read_manifest(path)
    return Run(path, read_config(path), manifest)  # the config against its hash: see core.runs.checkpoints


def verify(run: Run) -> Check:
    """Every file of a run against its manifest: missing, changed, or there without being listed."""
    return verify_folder(run.path)


def read_config(folder: Path, listed: Listed | None = None) -> RunConfig:
    """What shaped the run: its config.json, where a config saved before some fields existed has the values of that
    time. Raises DamagedFile.
    """
    try:
        return RunConfig.from_json(files.read_file(folder, "config.json", listed).decode(), BEFORE_SAVED)
    except (BadInput, UnicodeDecodeError, RecursionError) as error:
        raise damaged(folder, "config.json", f"is no config ({error})") from error
