"""Writes .ci/lock: every package that Nudge, or its checks, bring along, pinned with the hashes of all its files. Needs the network and uv.

    python tests/bench/lock.py        # after any change of requirements.txt or requirements-dev.txt

    base.txt  all but PyTorch;  dev.txt  cpu.txt and what the checks need besides
    cpu.txt   base.txt and PyTorch without graphics-card libraries: from PyTorch's own CPU index on Linux, from the package index elsewhere
    cuda.txt  base.txt and PyTorch as the package index has it for Linux, several GB
"""

import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from packaging.requirements import Requirement

from tests.bench.wheels import ROOT, found, pins

LOCK = ROOT / ".ci" / "lock"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
GRAPHICS = re.compile(r"(nvidia|cuda|triton)\b")  # what only PyTorch's ordinary build for Linux asks for
# Of the files torch-2.13.0+cpu-cp311 to cp314, manylinux_2_28, x86_64 then aarch64, in PyTorch's CPU index. That index can't be reached from our
# workplace: the first was computed from the file itself, all eight stand in the lock files of two other public projects alike.
CPU_LINUX = {"2.13.0": (
    "6746dbcbeb526eb61330b76b41ff1b4eb848951103a892eeb080dfa2b264667b", "4ca4a9394b0c771238a4f73590fdbbc4debad85ed0fa63d026ae1b085da7d6e2",
    "3fbf9c9d1f3c10c2d59d04aca426dee9ccc6ceb32d255c61e93acc3b4f75fae6", "d20fa53ee744502fa4c69818a720b05ca0d37abd055d4f6e66cae155114bc691",
    "84453b69508ec79902f899c5ed9495acb9e2bbe9fda5f1d5d6f19e3c3842e1a7", "6f307c2c32d764ffc6ff6893b801fad6d4752f3e67966cb8abf1843427c02604",
    "0b8f7d0423027ae8b90c7977c627f3379f325363a08224dffad9b4b2d684a83d", "ca021f9eb2f8345c83fa03e3a04587308afb8df71bd472670b3ece00df58621c",
)}
HEAD = "# Written by tests/bench/lock.py from {}. Don't edit it.\n"


def compiled(requirements: str) -> dict[str, str]:
    """Every package that a file of requirements brings along, on any machine: name -> its pin with all hashes."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "-q", "--universal", "--generate-hashes", "--no-annotate", "--no-header",
               "--python-version", PYTHONS[0], str(ROOT / requirements)]
    text = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    blocks = re.split(r"\n(?=\S)", text.strip())
    return {re.match(r"[A-Za-z0-9._-]+", block)[0] + _marker(block): block for block in blocks}


def _marker(block: str) -> str:
    """What tells two pins of one package apart."""
    marker = re.search(r";[^\\]*", block)
    return marker[0] if marker else ""


def torch_for_cpu(version: str) -> str:
    """PyTorch's pin with the hashes of the files that need no graphics card."""
    hashes = list(CPU_LINUX[version])
    for machine in ("Mac, Apple silicon", "Windows, x86-64"):
        for python in PYTHONS:
            files, _ = found([Requirement(f"torch=={version}")], machine, python)
            hashes.append(files["torch"][1])
    return " \\\n".join([f"torch=={version}", *(f"    --hash=sha256:{digest}" for digest in sorted(hashes))])


def main() -> None:
    run, checks = compiled("requirements.txt"), compiled("requirements-dev.txt")
    for name, block in checks.items():
        if name in run and run[name] != block:
            raise SystemExit(f"{name} isn't the same in both:\n{run[name]}\n{block}")
    graphics = {name for name in checks if GRAPHICS.match(name)}
    version = next(str(one.specifier)[2:] for one in pins(ROOT / "requirements.txt") if one.name == "torch")
    base = [block for name, block in run.items() if name not in graphics | {"torch"}]
    files = {
        "base.txt": (base, "requirements.txt"),
        "cpu.txt": (["-r base.txt", torch_for_cpu(version)], "requirements.txt"),
        "cuda.txt": (["-r base.txt", run["torch"], *(run[name] for name in sorted(graphics & run.keys()))], "requirements.txt"),
        "dev.txt": (["-r cpu.txt", *(block for name, block in checks.items() if name not in run and name not in graphics)], "requirements-dev.txt"),
    }
    LOCK.mkdir(exist_ok=True)
    for name, (blocks, origin) in files.items():
        (LOCK / name).write_bytes((HEAD.format(origin) + "\n".join(blocks) + "\n").encode())
    print("Written. Now try it in a new environment: pip install --dry-run --require-hashes -r .ci/lock/dev.txt")


if __name__ == "__main__":
    main()
