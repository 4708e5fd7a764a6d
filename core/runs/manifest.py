"""The manifest of a run: every file with its size and hash, what made it and when; and whether they are all as it says.
"""

import json
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from core.errors import DamagedFile
from core.runs import files
from core.runs.files import Listed, as_json, damaged, hashed, write_file

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Check:
    """What `verify` found: the number of files that are as the manifest says, and a sentence for each that isn't."""

    files: int
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


def read_manifest(folder: Path) -> dict[str, Any]:
    """What a run's manifest.json holds. Raises DamagedFile."""
    found = as_json(files.read_file(folder, MANIFEST), folder, MANIFEST)
    listed, versions = found.get("files"), found.get("versions")
    whole = (
        isinstance(listed, dict)
        and isinstance(versions, dict)
        and isinstance(found.get("made_at"), str)
        and all(
            isinstance(each, dict) and isinstance(each.get("sha256"), str) and isinstance(each.get("bytes"), int)
            for each in listed.values()
        )
    )
    if not whole:
        raise damaged(folder, MANIFEST, "doesn't hold what a manifest holds")
    return found


def write_manifest(
    folder: Path, made_at: str, facts: Mapping[str, Any] | None = None, kept: Listed | None = None
) -> None:
    """Write manifest.json: every file of a run with size and hash, what made it and when. Call it after the last file
    is written.

    Args:    made_at, the moment in ISO 8601;  facts, more that is worth keeping, as JSON holds it;  kept, what an
             earlier manifest lists of files that were not written since: so damage to one of them stays
    """
    listed = dict(kept or {})
    for file in _files(folder):
        if file in listed:
            continue
        data = (folder / file).read_bytes()
        listed[file] = {"bytes": len(data), "sha256": hashed(data)}
    versions = {"python": platform.python_version(), "torch": version("torch"), "tokenizers": version("tokenizers")}
    manifest = {"made_at": made_at, "versions": versions, **(facts or {}), "files": dict(sorted(listed.items()))}
    write_file(folder / MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode())


def problems(folder: Path, listed: Listed) -> Iterator[DamagedFile]:
    """One error for each file of the manifest's list that is missing or changed."""
    for file in listed:
        try:
            files.read_file(folder, file, listed)
        except DamagedFile as error:
            yield error


def verify_folder(path: Path) -> Check:
    """`verify` for a run that may be too damaged to open. Raises DamagedFile if it has no manifest."""
    listed = read_manifest(path)["files"]
    found = [str(error) for error in problems(path, listed)]
    extra = [file for file in _files(path) if file not in listed]
    found += [f"{file} of run '{path.name}' isn't in its manifest. Remove it, or make the run again." for file in extra]
    return Check(len(listed) - len(found) + len(extra), tuple(found))


def _files(folder: Path) -> list[str]:
    """Every file of a run but its manifest and what only a resumed training needs, from its folder on, sorted."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if path.parts[0] != "resume" and path.as_posix() != MANIFEST)
