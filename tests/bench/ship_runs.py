"""Finished runs into assets/runs, with what ships of each:  python tests/bench/ship_runs.py FOLDER

FOLDER holds base, seed2, seed4, twin and twin2, made by the same code; base's analyses read the others, so they come first:
`NUDGE_RUNS=FOLDER python -m core analyse --run base`. All five are checked and written beside the old ones before they take their place.
"""

import json
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.config import ASSETS
from core.runs.files import read_file, write_file
from core.runs.manifest import read_manifest, write_manifest

WHOLE = ("config.json", "tokenizer.json", "words.json")
STARTS = tuple(f"analyses/{name}.json" for name in ("losses", "similarity", "skills", "training"))
SHIPPED = {  # besides WHOLE; {last} is the last step
    "base": ("analyses/*", "checkpoints/*"),
    "seed2": STARTS,
    "seed4": STARTS,
    "twin": ("analyses/training.json", "checkpoints/step_{last:06d}.safetensors"),
    "twin2": ("analyses/training.json",),
}
SAID_ANEW = ("made_at", "versions", "files")  # of a manifest, by whoever writes it


def shipped(run: Path, to: Path) -> None:
    """Copy what ships of a run, each file as its manifest has it, and write the manifest of the copy. Raises DamagedFile, and SystemExit
    with a sentence if something is missing."""
    manifest = read_manifest(run)
    last = json.loads((run / "config.json").read_text(encoding="utf-8"))["training"]["steps"]
    for pattern in (*WHOLE, *SHIPPED[run.name]):
        found = sorted(run.glob(pattern.format(last=last)))
        if not found:
            raise SystemExit(f"{run} has no {pattern.format(last=last)}")
        for file in (path.relative_to(run).as_posix() for path in found):
            write_file(to / file, read_file(run, file, manifest["files"]))
    write_manifest(to, manifest["made_at"], {name: said for name, said in manifest.items() if name not in SAID_ANEW})
    if manifest["versions"] != read_manifest(to)["versions"]:
        raise SystemExit(f"{run} was made by other versions ({manifest['versions']}) than those that are installed")


def main() -> None:
    folder, runs = Path(sys.argv[1]), ASSETS / "runs"
    beside = runs.with_name("runs.new")
    shutil.rmtree(beside, ignore_errors=True)
    for name in SHIPPED:
        shipped(folder / name, beside / name)
    shutil.rmtree(runs)
    beside.rename(runs)
    print(f"{sum(file.stat().st_size for file in runs.rglob('*') if file.is_file()) / 1e6:.1f} MB in {runs}")


if __name__ == "__main__":
    main()
