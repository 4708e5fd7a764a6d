"""Which Pythons and machines have a wheel of every package that Nudge runs on: asks pip, and needs the network.

    python tests/bench/wheels.py            # a table, and whether README.md and pyproject.toml say the same; some minutes

Nothing is installed or downloaded but the index's own descriptions. Run it after a change of requirements.txt, then tests/bench/lock.py.
"""

import json
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PYTHONS = ("3.11", "3.12", "3.13", "3.14", "3.15")  # 3.10 has none of several: pandas, scikit-learn, NumPy
# Three ways in which pip says that it has no file for there; the last where a constraint file names the package.
LACKS = re.compile(r"No matching distribution found for ([\w.-]+?)==|Package '([\w.-]+)' requires a different Python|"
                   r"Cannot install ([\w.-]+)==\S+ because")
AT_ONCE = 6  # questions to the index
GLIBC = ("2_28", "2_27", "2_26", "2_24", "2_17", "2014", "2_12", "2010", "2_5", "1")


def _manylinux(machine: str) -> tuple[str, ...]:
    return tuple(f"manylinux{'' if version.isdigit() else '_'}{version}_{machine}" for version in GLIBC)


# name -> (what pip calls it, what a requirement's marker sees there)
MACHINES = {
    "Linux, x86-64": (_manylinux("x86_64"), {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"}),
    "Linux, ARM": (_manylinux("aarch64"), {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "aarch64"}),
    "Linux without glibc (Alpine)": (("musllinux_1_2_x86_64",),
                                     {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"}),
    "Mac, Apple silicon": (("macosx_14_0_arm64",), {"sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "arm64"}),
    "Mac, Intel": (("macosx_14_0_x86_64",), {"sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "x86_64"}),
    "Windows, x86-64": (("win_amd64",), {"sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64"}),
    "Windows, ARM": (("win_arm64",), {"sys_platform": "win32", "platform_system": "Windows", "platform_machine": "ARM64"}),
}


def pins(file: Path) -> list[Requirement]:
    """The requirements of a file of pins, without their hashes."""
    text = re.sub(r"\\\n", " ", file.read_text(encoding="utf-8"))
    lines = (re.split(r"\s--hash|\s+#", line)[0].strip() for line in text.splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]


def found(wanted: list[Requirement], machine: str, python: str) -> tuple[dict[str, tuple[str, str]], list[str]]:
    """What pip would take there: name -> (file, sha256), and the names of which it finds no wheel."""
    tags, sees = MACHINES[machine]
    environment = {**sees, "python_version": python, "python_full_version": f"{python}.0", "implementation_name": "cpython",
                   "platform_python_implementation": "CPython", "os_name": "nt" if sees["sys_platform"] == "win32" else "posix"}
    here = {one.name: f"{one.name}{one.specifier}" for one in wanted if one.marker is None or one.marker.evaluate(environment)}
    missing: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        while here:
            command = [sys.executable, "-m", "pip", "install", "-q", "--dry-run", "--ignore-installed", "--no-deps", "--only-binary=:all:",
                       "--target", folder, "--python-version", python, "--implementation", "cp", "--report", f"{folder}/report.json",
                       *(f"--platform={tag}" for tag in tags), *here.values()]
            asked = subprocess.run(command, capture_output=True, text=True)
            if asked.returncode == 0:
                report = json.loads(Path(folder, "report.json").read_text(encoding="utf-8"))
                break
            lacks = LACKS.search(asked.stderr)
            if not lacks:
                raise SystemExit(asked.stderr)
            missing.append(next(name for name in here if name.lower() in {group.lower() for group in lacks.groups() if group}))
            del here[missing[-1]]
    taken = {}
    for item in report["install"] if here else ():
        file = item["download_info"]["url"].rsplit("/", 1)[-1]
        taken[item["metadata"]["name"].lower()] = file, item["download_info"]["archive_info"]["hashes"]["sha256"]
    return taken, missing


def main() -> int:
    wanted = pins(ROOT / ".ci" / "lock" / "base.txt") + [one for one in pins(ROOT / "requirements.txt") if one.name == "torch"]
    complete: dict[str, list[str]] = {machine: [] for machine in MACHINES}
    places = list(product(MACHINES, PYTHONS))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for (machine, python), (_, missing) in zip(places, pool.map(lambda place: found(wanted, *place), places), strict=True):
            print(f"{machine:30} Python {python:5} {'all there' if not missing else 'no ' + ', '.join(missing)}", flush=True)
            if not missing:
                complete[machine].append(python)
    readme, project = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "pyproject.toml"))
    said = {row[1]: row[2] for row in re.finditer(r"^\| ([^|]+) \| ([^|]+) \|$", readme, re.MULTILINE) if row[1] in MACHINES}
    now = {machine: f"{pythons[0]} to {pythons[-1]}" if pythons else "none" for machine, pythons in complete.items()}
    every = sorted({python for pythons in complete.values() for python in pythons}, key=lambda python: int(python.split(".")[1]))
    bounds = f">={every[0]},<3.{int(every[-1].split('.')[1]) + 1}"
    print(*(f"| {machine} | {pythons} |" for machine, pythons in now.items()), f'requires-python = "{bounds}"', sep="\n")
    as_written = said == now and f'requires-python = "{bounds}"' in project
    print("README.md and pyproject.toml say so." if as_written else f"README.md has {said}: MEND IT, or pyproject.toml")
    return int(not as_written)


if __name__ == "__main__":
    sys.exit(main())
