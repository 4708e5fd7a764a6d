"""The arrows of the architecture, read from the imports; and the run that ships, whole."""

import ast
from pathlib import Path

import pytest

from core import runs
from core.analyses import ANALYSES

ROOT = Path(__file__).resolve().parents[1]
CORE = sorted((ROOT / "core").rglob("*.py"))
FIGURES = sorted((ROOT / "core" / "figures").glob("*.py"))
PAGES = sorted((ROOT / "pages").glob("[!_]*.py"))


def imported(path: Path, at_once: bool = False) -> set[str]:
    """The packages that a file imports anywhere, or as soon as it is imported itself, by their first names."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in tree.body if at_once else ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_core_knows_nothing_of_the_interface(path):
    assert not imported(path) & {"streamlit", "pages"}
    assert path in FIGURES or "plotly" not in imported(path)


@pytest.mark.parametrize("path", FIGURES, ids=lambda path: path.name)
def test_figures_neither_compute_with_torch_nor_draw_lots(path):
    assert not imported(path) & {"torch", "random"}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_enters_through_the_frame_and_loads_nothing_heavy_at_once(path):
    first = next(node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call))
    assert ast.unparse(first) == "frame.enter()"
    assert not imported(path, at_once=True) & {"plotly", "torch", "sklearn"}


def test_the_run_that_ships_is_whole_as_listed_and_holds_every_analysis(monkeypatch):
    monkeypatch.delenv("NUDGE_RUNS", raising=False)  # the other tests skip what a missing run can't show; this one says that it is missing
    run = runs.open_run("base")
    check = runs.verify(run)
    assert check.ok, check.problems
    assert run.steps[0] == 0 and run.steps == list(run.config.training.checkpoint_steps)
    files = {Path(file).stem for file in run.manifest["files"] if file.startswith("analyses/")}
    kept = {"tokens", "losses", "skills", "memory", "similarity", "map", "vectors", "home", "heads", "knockout", "blanks", "training"}
    assert kept <= files and set(ANALYSES) <= kept
