"""Reading the files of a run so that damage is noticed: against their hashes in the manifest, told in a sentence that names file and cure.

Needs no torch, so that a page and the command line read, and complain, alike.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import DamagedFile

if TYPE_CHECKING:
    import numpy as np

MANIFEST = "manifest.json"

Listed = Mapping[str, Mapping[str, Any]]  # the manifest's files: name -> {"bytes": …, "sha256": …}


def manifest(folder: Path) -> dict[str, Any]:
    """What a run's manifest.json holds. Raises DamagedFile."""
    found = as_json(read(folder, MANIFEST), folder, MANIFEST)
    files, versions = found.get("files"), found.get("versions")
    whole = isinstance(files, dict) and isinstance(versions, dict) and isinstance(found.get("made_at"), str) and all(
        isinstance(each, dict) and isinstance(each.get("sha256"), str) and isinstance(each.get("bytes"), int) for each in files.values())
    if not whole:
        raise damaged(folder, MANIFEST, "doesn't hold what a manifest holds")
    return found


def read(folder: Path, file: str, listed: Listed | None = None) -> bytes:
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
        raise DamagedFile(f"{file} of run '{folder.name}' is as it was written but for its line endings: git made them Windows ones "
                          f"(core.autocrlf). Remove the folder {folder} and fetch it again: git -c core.autocrlf=false checkout -- {folder}")
    raise damaged(folder, file, f"isn't what was written: {len(data):,} bytes now, {known['bytes']:,} bytes in the manifest")


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
    except (safetensors.SafetensorError, ValueError, KeyError, TypeError) as error:  # the last three from a type that NumPy doesn't have
        raise damaged(folder, file, f"isn't a whole safetensors file ({error})") from error


def problems(folder: Path, listed: Listed) -> Iterator[DamagedFile]:
    """One error for each file of the manifest's list that is missing or changed."""
    for file in listed:
        try:
            read(folder, file, listed)
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
    """The name of the analysis (core.analyses.registry.ANALYSES) that writes this file of a run; None for what only training writes."""
    if not file.startswith("analyses/") or file == "analyses/training.json":
        return None
    name = Path(file).stem.removesuffix("_facts")
    return {"blank_shares": "blanks"}.get(name, name)
