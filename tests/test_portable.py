"""On any machine: pins with hashes for all that is installed, the Pythons that have wheels, and nothing that only one system understands."""

import ast
import re
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import code
from tests.bench.wheels import MACHINES, pins

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / ".ci" / "lock"
LOCKED = {name: (LOCK / name).read_text(encoding="utf-8") for name in ("base.txt", "cpu.txt", "cuda.txt", "dev.txt")}
INSTALLED_BY = {"cpu.txt": ("base.txt", "cpu.txt"), "cuda.txt": ("base.txt", "cuda.txt"), "dev.txt": ("base.txt", "cpu.txt", "dev.txt")}
SOURCES = sorted([*(ROOT / "core").rglob("*.py"), *(ROOT / "pages").rglob("*.py")])


@pytest.mark.parametrize("name", LOCKED)
def test_every_pin_is_exact_and_has_its_hashes_and_no_file_names_a_host(name):
    assert "://" not in LOCKED[name] and "index-url" not in LOCKED[name]
    first = re.match(r"# Written by .*\n(-r (\S+)\n)?", LOCKED[name])
    assert first[2] in (None, *LOCKED)
    blocks = re.split(r"\n(?=\S)", LOCKED[name][first.end():].strip())
    assert len(blocks) == len(set(blocks)) > 0
    for block in blocks:
        assert re.fullmatch(r"[\w.-]+==[\w.]+( ; [^\\\n]+)?( \\\n +--hash=sha256:[0-9a-f]{64})+", block), block


@pytest.mark.parametrize(("requirements", "lock"), [("requirements.txt", "cpu.txt"), ("requirements.txt", "cuda.txt"),
                                                    ("requirements-dev.txt", "dev.txt")])
def test_what_is_asked_for_is_locked_at_that_version(requirements, lock):
    locked = {one.name: str(one.specifier) for name in INSTALLED_BY[lock] for one in pins(LOCK / name) if one.marker is None}
    asked = pins(ROOT / requirements)
    assert len(asked) > 5
    assert {one.name: str(one.specifier) for one in asked}.items() <= locked.items()


def brought_along(names: list[str]) -> set[str]:
    """The installed packages that these bring along, themselves included."""
    reached, new = set(), [Requirement(name) for name in names]
    while new:
        asked = new.pop()
        at = canonicalize_name(asked.name), frozenset(asked.extras)
        if at in reached:
            continue
        reached.add(at)
        for line in metadata.requires(asked.name) or []:
            found = Requirement(line)
            if found.marker is None or any(found.marker.evaluate({"extra": extra}) for extra in (asked.extras or {""})):
                new.append(found)
    return {name for name, _ in reached}


def test_what_is_installed_here_besides_is_locked_too():
    asked = [one.name for file in ("requirements.txt", "requirements-dev.txt") for one in pins(ROOT / file)]
    installed = brought_along(asked)
    assert {"starlette", "sympy", "pluggy"} <= installed
    assert installed <= {canonicalize_name(one.name) for name in LOCKED for one in pins(LOCK / name)}


def test_the_image_is_pinned_by_digest_and_installs_what_is_locked():
    docker = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    bases = re.findall(r"^FROM (.*)$", docker, re.MULTILINE)
    assert bases and all(re.fullmatch(r"\S+:\d+\.\d+\.\d+\S*@sha256:[0-9a-f]{64}", base) for base in bases)
    (installs,) = re.findall(r"^RUN (pip install .*)$", docker, re.MULTILINE)
    assert "--require-hashes" in installs and installs.endswith("-r .ci/lock/$TORCH.txt")
    default = re.search(r"^ARG TORCH=(\w+)$", docker, re.MULTILINE)[1]
    assert f"{default}.txt" in INSTALLED_BY and ".ci" not in (ROOT / ".dockerignore").read_text(encoding="utf-8")


def test_the_readme_says_which_machines_and_pythons_work_as_pyproject_does():  # tests/bench/wheels.py asks pip whether both are right
    readme, project = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "pyproject.toml"))
    said = {row[1]: row[2] for row in re.finditer(r"^\| ([^|]+) \| ([^|]+) \|$", readme, re.MULTILINE) if row[1] in MACHINES}
    assert said.keys() == MACHINES.keys()
    pythons = [list(map(int, re.findall(r"3\.(\d+)", words))) for words in said.values() if words != "none"]
    low, high = min(min(pair) for pair in pythons), max(max(pair) for pair in pythons)
    assert f'requires-python = ">=3.{low},<3.{high + 1}"' in project
    assert said["Mac, Intel"] == said["Windows, ARM"] == "none"


def test_windows_has_both_commands_and_they_name_what_is_there():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"```powershell\n(.*?)\n```", readme, re.DOTALL)
    assert len(commands) == 2 and all(command.startswith("python -m venv .venv; ") for command in commands)
    for command, file in zip(commands, ("requirements.txt", "requirements-dev.txt"), strict=True):
        assert f"install -q -r {file};" in command and (ROOT / file).exists()
        assert "&&" not in command and "Activate" not in command and r".venv\Scripts\python -m" in command  # Windows PowerShell 5 has no &&


def test_every_file_has_a_name_that_each_system_can_write():
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")[:-1]
    assert len(listed) > 300 and not [name for name in listed if not re.fullmatch(rb"[\w.+/ -]+", name)]
    assert len({name.lower() for name in listed}) == len(listed)


def test_no_code_asks_for_what_windows_has_not():
    sources = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in SOURCES}

    def holding(pattern: str) -> list[str]:
        return [name for name, source in sources.items() if re.search(pattern, source)]

    assert len(sources) > 300
    assert holding(r"%-[a-zA-Z]") == [], "strftime can't leave out a zero there"
    assert holding(r"\.write_text\(") == [], "it would turn line ends into Windows ones, and a run's hashes with them: write bytes"
    assert holding(r"\.read_text\(\)|\bopen\([^)]*\"[wa]\"\)") == [], "the encoding there isn't UTF-8"


def test_a_bare_expression_writes_nothing_on_a_page():
    """With Streamlit's magic on, `a and b()` wrote "None" above the title."""
    assert tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["runner"]["magicEnabled"] is False
    for path in [ROOT / "streamlit_app.py", *(ROOT / "pages").rglob("*.py")]:
        bare = [node for node in ast.walk(code.tree(path)) if isinstance(node, ast.Expr)]
        odd = [node.lineno for node in bare if not isinstance(node.value, ast.Call | ast.Constant | ast.Await | ast.Yield)]
        assert not odd, (path, odd)
