"""Runs on disk: an immutable folder a run, every file in its manifest with size and hash, opened without pickle.

    assets/runs/<run>/  config.json tokenizer.json words.json manifest.json checkpoints/step_000400.safetensors
    analyses/*

Env NUDGE_RUNS may name another folder than assets/runs. Damage is noticed on reading, against the manifest's hashes,
and told in a sentence that names the file and the cure. Needs no torch, so that pages and the command line read, and
complain, alike; core.runs.checkpoints reads the weights.
"""

import hashlib
import json
import os
import platform
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.config import ASSETS, BEFORE_SAVED, RunConfig
from core.errors import BadInput, DamagedFile, NoRoom, UnknownRun, UnknownStep

if TYPE_CHECKING:
    import numpy as np
    import torch

    from core.model.tokenizer import Tokenizer
    from core.model.transformer import Transformer

MANIFEST = "manifest.json"

Listed = Mapping[str, Mapping[str, Any]]  # the manifest's files: name -> {"bytes": …, "sha256": …}


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
        return read_file(self.path, file, self.manifest["files"])

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


def verify_folder(path: Path) -> Check:
    """`verify` for a run that may be too damaged to open. Raises DamagedFile if it has no manifest."""
    listed = read_manifest(path)["files"]
    found = [str(error) for error in problems(path, listed)]
    extra = [file for file in _files(path) if file not in listed]
    found += [f"{file} of run '{path.name}' isn't in its manifest. Remove it, or make the run again." for file in extra]
    return Check(len(listed) - len(found) + len(extra), tuple(found))


def read_manifest(folder: Path) -> dict[str, Any]:
    """What a run's manifest.json holds. Raises DamagedFile."""
    found = as_json(read_file(folder, MANIFEST), folder, MANIFEST)
    files, versions = found.get("files"), found.get("versions")
    whole = (
        isinstance(files, dict)
        and isinstance(versions, dict)
        and isinstance(found.get("made_at"), str)
        and all(
            isinstance(each, dict) and isinstance(each.get("sha256"), str) and isinstance(each.get("bytes"), int)
            for each in files.values()
        )
    )
    if not whole:
        raise damaged(folder, MANIFEST, "doesn't hold what a manifest holds")
    return found


def read_file(folder: Path, file: str, listed: Listed | None = None) -> bytes:
    """The bytes of one file of a run, checked against the manifest's list where that names it. Raises DamagedFile."""
    try:
        data = (folder / file).read_bytes()
    except FileNotFoundError as error:
        raise damaged(folder, file, "is missing") from error
    except OSError as error:
        raise damaged(folder, file, f"can't be read ({error.strerror or error})") from error
    known = (listed or {}).get(file)
    if known is None or hashed(data) == known["sha256"]:
        return data
    if hashed(data.replace(b"\r\n", b"\n")) == known["sha256"]:
        raise DamagedFile(
            f"{file} of run '{folder.name}' is as it was written but for its line endings: git made them Windows ones "
            f"(core.autocrlf). Remove the folder {folder} and fetch it again: git -c core.autocrlf=false checkout -- {folder}"
        )
    raise damaged(
        folder, file, f"isn't what was written: {len(data):,} bytes now, {known['bytes']:,} bytes in the manifest"
    )


def hashed(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def as_json(data: bytes, folder: Path, file: str) -> dict[str, Any]:
    """The object that a JSON file of a run holds. Raises DamagedFile."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise damaged(folder, file, f"isn't JSON ({error})") from error
    if not isinstance(found, dict):
        raise damaged(folder, file, "holds no JSON object")
    return found


def as_arrays(data: bytes, folder: Path, file: str) -> "dict[str, np.ndarray]":
    """The arrays that a safetensors file of a run holds. Raises DamagedFile."""
    import safetensors.numpy

    try:
        return safetensors.numpy.load(data)
    # the last three from a type that NumPy doesn't have
    except (safetensors.SafetensorError, ValueError, KeyError, TypeError) as error:
        raise damaged(folder, file, f"isn't a whole safetensors file ({error})") from error


def problems(folder: Path, listed: Listed) -> Iterator[DamagedFile]:
    """One error for each file of the manifest's list that is missing or changed."""
    for file in listed:
        try:
            read_file(folder, file, listed)
        except DamagedFile as error:
            yield error


def damaged(folder: Path, file: str, how: str) -> DamagedFile:
    """The error for a file of a run: what is wrong with it, and what to do about it."""
    run, analysis = folder.name, analysis_of(file)
    cure = f"work it out again with: python -m core analyse --run {run} --only {analysis}"
    if analysis is None:
        cure = f"remove it and make it again with: python -m core train --run {run}"
    return DamagedFile(f"{file} of run '{run}' {how}. Restore the folder {run} from a fresh copy of Nudge, or {cure}")


def analysis_of(file: str) -> str | None:
    """The name of the analysis (core.analyses.registry.ANALYSES) that writes this file of a run; None for what only
    training writes.
    """
    if not file.startswith("analyses/") or file == "analyses/training.json":
        return None
    name = Path(file).stem.removesuffix("_facts")
    return {"blank_shares": "blanks"}.get(name, name)


def checkpoint_file(step: int) -> str:
    """Where a run keeps the weights of a step, from its folder on."""
    return f"checkpoints/step_{step:06d}.safetensors"


def read_config(folder: Path, listed: Listed | None = None) -> RunConfig:
    """What shaped the run: its config.json, where a config saved before some fields existed has the values of that
    time. Raises DamagedFile.
    """
    try:
        return RunConfig.from_json(read_file(folder, "config.json", listed).decode(), BEFORE_SAVED)
    except (BadInput, UnicodeDecodeError, RecursionError) as error:
        raise damaged(folder, "config.json", f"is no config ({error})") from error


def write_manifest(
    folder: Path, made_at: str, facts: Mapping[str, Any] | None = None, kept: Listed | None = None
) -> None:
    """Write manifest.json: every file of a run with size and hash, what made it and when. Call it after the last file
    is written.

    Args:    made_at, the moment in ISO 8601;  facts, more that is worth keeping, as JSON holds it;  kept, what an
             earlier manifest lists of
             files that were not written since: so damage to one of them stays
    """
    files = dict(kept or {})
    for file in _files(folder):
        if file in files:
            continue
        data = (folder / file).read_bytes()
        files[file] = {"bytes": len(data), "sha256": hashed(data)}
    versions = {"python": platform.python_version(), "torch": version("torch"), "tokenizers": version("tokenizers")}
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
        raise NoRoom(
            f"{path} can't be written ({error.strerror or error}). Make room on the disk, or take a folder that you may write "
            "to; what was there before is as it was."
        ) from error


def _files(folder: Path) -> list[str]:
    """Every file of a run but its manifest and what only a resumed training needs, from its folder on, sorted."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if path.parts[0] != "resume" and path.as_posix() != MANIFEST)
