"""The files of a run, one by one: read against the manifest's hashes, written whole or not at all, opened without
pickle.

Damage is noticed on reading, and told in a sentence that names the file and the cure. Needs no torch, so that pages and
the command line read, and complain, alike.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import DamagedFile, NoRoom

if TYPE_CHECKING:
    import numpy as np

Listed = Mapping[str, Mapping[str, Any]]  # the manifest's files: name -> {"bytes": …, "sha256": …}


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


def damaged(folder: Path, file: str, how: str) -> DamagedFile:
    """The error for a file of a run: what is wrong with it, and what to do about it."""
    run, analysis = folder.name, analysis_of(file)
    cure = f"work it out again with: python -m core analyse --run {run} --only {analysis}"
    if analysis is None:
        cure = f"remove it and make it again with: python -m core train --run {run}"
    return DamagedFile(f"{file} of run '{run}' {how}. Restore the folder {run} from a fresh copy of Nudge, or {cure}")


def hashed(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def analysis_of(file: str) -> str | None:
    """The name of the analysis (core.analyses.registry.ANALYSES) that writes this file of a run; None for what only
    training writes.
    """
    if not file.startswith("analyses/") or file == "analyses/training.json":
        return None
    name = Path(file).stem.removesuffix("_facts")
    return {"blank_shares": "blanks"}.get(name, name)


def checkpoint_steps(files: Iterable[str]) -> list[int]:
    """The steps whose weights are among these files of a run, named from its folder on; sorted."""
    found = (re.fullmatch(r"checkpoints/step_(\d+)\.safetensors", file) for file in files)
    return sorted({int(match[1]) for match in found if match})


def checkpoint_file(step: int) -> str:
    """Where a run keeps the weights of a step, from its folder on."""
    return f"checkpoints/step_{step:06d}.safetensors"
