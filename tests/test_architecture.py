"""The arrows of the architecture, read from the imports; what a server loads; and the run that ships, whole."""

import ast
import os
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from core.analyses.registry import ANALYSES
from core.runs import store
from tests import code
from tests.arrows import BY_STRING, MAY_IMPORT, by_string, forbidden, imports, modules, names_in, room_of, unused

ROOT = Path(__file__).resolve().parents[1]
CORE = sorted((ROOT / "core").rglob("*.py"))
FIGURES = sorted((ROOT / "core" / "figures").glob("*.py"))
PAGES = sorted((ROOT / "pages").glob("[!_]*.py"))


def imported(path: Path, at_once: bool = False) -> set[str]:
    """The packages that a file imports anywhere, or as soon as it is imported itself, by their first names."""
    tree = code.tree(path)
    names = set()
    for node in tree.body if at_once else code.statements(tree.body):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_each_room_imports_what_its_row_of_the_table_allows_and_no_chapter_another_one():
    assert forbidden() == []


def test_each_right_of_the_table_is_used():
    assert unused() == []


def test_what_is_imported_by_a_string_is_listed():
    assert by_string() == BY_STRING


def test_the_table_names_every_room_and_leads_in_no_circle():
    assert {room_of(module) for module in modules()} - {"core"} == MAY_IMPORT.keys()  # core itself holds nothing
    TopologicalSorter(MAY_IMPORT).prepare()


def test_no_module_needs_itself_to_be_imported():
    known = modules()
    TopologicalSorter({module: set(imports(path, known, at_once=True)) - {module} for module, path in known.items()}).prepare()


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """A folder with all code of ours."""
    folder = tmp_path_factory.mktemp("code")
    for path in modules().values():
        there = folder / path.relative_to(ROOT)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(path.read_bytes())
    return folder


@pytest.mark.parametrize(("file", "line"), [
    ("core/model/prompt.py", "from core.cli import answer"), ("core/corpus/draw.py", "import core.model.prompt"),
    ("core/results/compute.py", "def late():\n    from core.analyses import losses"),
    ("core/results/compute.py", "def late():\n    from core.runs import checkpoints"),
    ("core/figures/data.py", "from core.runs.store import Run"),
    ("pages/shared/text/prose.py", "from pages.shared.frame import shell"), ("pages/shared/loading/caches.py", "from core.pipeline import train_run"),
    ("pages/layers.py", "from pages.sections.memory import wording"), ("pages/sections/layers/walk.py", "from pages.sections.memory import wording"),
    ("pages/shared/films/film.py", "from pages.sections.memory import wording"), ("core/config.py", "from pages.shared.text import prose"),
])
def test_an_arrow_that_the_table_lacks_is_found(file, line, copied):
    usual = (ROOT / file).read_bytes()
    (copied / file).write_bytes(usual + f"\n{line}\n".encode())
    found = forbidden(copied)
    (copied / file).write_bytes(usual)
    assert [each.partition(" imports ")[0] for each in found] == [file.removesuffix(".py").replace("/", ".")]


@pytest.mark.parametrize("line", [
    "__import__('core.runs.checkpoints')", "import importlib\nimportlib.import_module(name)",
    "from importlib import import_module\nimport_module(f'core.runs.{name}')", "wanted = 'core.cli.answer'",
])
def test_an_import_by_a_string_that_is_not_listed_is_found(line, copied):
    file = copied / "core" / "results" / "compute.py"
    usual = file.read_bytes()
    file.write_bytes(usual + f"\n{line}\n".encode())
    found = by_string(copied)
    file.write_bytes(usual)
    assert "core.results.compute" in found


WITHOUT_TORCH = """
import importlib, pkgutil, sys
import core.figures, core.results
names = [f"{room.__name__}.{each.name}" for room in (core.figures, core.results) for each in pkgutil.iter_modules(room.__path__)]
names += ["core.runs.store", *(f"core.model.{name}" for name in ("tokenizer", "prompt", "parameters", "published"))]
for name in names:
    importlib.import_module(name)
print(len(names), "torch" in sys.modules)
"""


def test_what_pages_read_and_draw_with_loads_no_torch():
    count, loaded = subprocess.run([sys.executable, "-c", WITHOUT_TORCH], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert int(count) > 15 and loaded == "False"


def test_core_needs_nothing_of_the_interface():
    assert len(CORE) > 150
    assert [path for path in CORE if imported(path) & ({"streamlit"} if path in FIGURES else {"streamlit", "plotly"})] == []


def test_how_a_checkpoint_is_packed_is_known_where_one_is_read_alone():
    sources = {module: path.read_text(encoding="utf-8") for module, path in modules().items()}
    known = {module for module, source in sources.items() if ("core.config.SCALE", True) in names_in(source)}
    assert known == {"core.runs.checkpoints", "core.model.numpy_pass", "pages.shared.loading.weights"}


def test_how_many_nats_a_bit_is_stands_in_one_place():
    typed = re.compile(r"\blog\(2(\.0*)?\)")
    code_of_ours = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in modules().values()}
    assert [file for file, source in code_of_ours.items() if typed.search(source)] == ["core/formatting.py"]


def test_figures_neither_compute_with_torch_nor_draw_lots():
    assert len(FIGURES) > 20
    assert [path for path in FIGURES if imported(path) & {"torch", "random"}] == []


def test_plotly_is_named_in_one_place():
    assert [path.name for path in FIGURES if "plotly" in imported(path, at_once=True)] == ["plotting.py"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_enters_through_the_frame_and_loads_nothing_heavy_at_once(path):
    docstring, *body = code.tree(path).body
    assert isinstance(docstring.value, ast.Constant)
    first = next(node for node in body if not isinstance(node, ast.Import | ast.ImportFrom | ast.If))  # an if there is `if TYPE_CHECKING`
    assert ast.unparse(first) == "shell.enter()"
    assert not imported(path, at_once=True) & {"plotly", "torch", "sklearn"}
    assert {node.name for node in body if isinstance(node, ast.FunctionDef)} <= {"on_stage", "follow"}  # what draws is in its sections


SERVED = """
from tests.toy import STEPS, write_toy_run
from pathlib import Path
import os, sys, tempfile
with tempfile.TemporaryDirectory() as folder:
    write_toy_run(Path(folder))
    os.environ["NUDGE_RUNS"] = folder
    from core.model import trace
    from core.runs import store, timeline
    from core.training import queue
    from tests.core.training.test_live import lesson
    run = store.open_run("toy")
    timeline.Timeline(run).next_token("The cat")
    trace.trace(run.model(), [0, 1])
    assert lesson(steps=2).learn() == queue.FINISHED
print(*{name.split(".")[0] if not name.startswith("torch.") else name for name in sys.modules})
"""


def test_neither_a_look_at_the_model_nor_a_lesson_loads_the_compiler_of_pytorch_or_what_only_analyses_need():
    loaded = subprocess.run([sys.executable, "-c", SERVED], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert "torch" in loaded
    assert not set(loaded) & {"torch._dynamo", "torch._inductor", "sympy", "networkx", "sklearn", "scipy"}


def test_a_link_to_a_lap_that_ships_does_not_wait_for_pytorch():
    shown = """
import os, sys
from pages.shared.frame import shell
from tests.opening import opened
shell._FIRST_PAINT_SECONDS = 600  # until the server warms up
test = opened("training", rate="0.03")
print(len(test.exception), "A nudge downhill, but how big?" in [header.value for header in test.header], "torch" in sys.modules, flush=True)
os._exit(0)
"""
    run = subprocess.run([sys.executable, "-c", shown], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["0", "True", "False"]


@pytest.mark.parametrize("file", ["streamlit_app.py", "pages/glossary.py"])  # the first deep link of a cold server runs its page alone
def test_whichever_file_a_server_runs_first_pytorch_gets_one_thread(file):
    counted = f"""
import os
from streamlit.testing.v1 import AppTest
test = AppTest.from_file({str(ROOT / file)!r}, default_timeout=120).run()
import torch
print(len(test.exception), torch.get_num_threads(), flush=True)
os._exit(0)  # it waits for nothing that it reads ahead for a next reader
"""
    clean = {name: value for name, value in os.environ.items() if name not in ("OMP_NUM_THREADS", "MKL_NUM_THREADS")}
    run = subprocess.run([sys.executable, "-c", counted], cwd=ROOT, env=clean, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["0", "1"]


def test_the_run_that_ships_is_whole_as_listed_and_holds_every_analysis(monkeypatch):
    monkeypatch.delenv("NUDGE_RUNS", raising=False)
    run = store.open_run("base")
    check = store.verify(run)
    assert check.ok, check.problems
    assert run.steps[0] == 0 and run.steps == list(run.config.training.checkpoint_steps)
    files = {Path(file).stem for file in run.manifest["files"] if file.startswith("analyses/")}
    assert {*ANALYSES, "training"} <= files


ALLOWED = {"pages", "core", "assets", "tests", "findings", "streamlit_app.py", "README.md", "LICENSE", "CONTRIBUTING.md", "DECISIONS.md",
           "CHANGELOG.md", "requirements.txt", "requirements-dev.txt", "pyproject.toml", "packages.txt", "Dockerfile"}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no checkout: nothing says which files are ours")
def test_the_top_level_holds_what_it_may():
    """A test that wrote an export beside the code was once committed with it."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode(errors="replace").split("\0")
    assert {name for name in (path.split("/")[0] for path in listed) if not name.startswith(".")} - {""} <= ALLOWED


# Fragments --------------------------------------------------------------------------------------------------------


def test_every_fragment_tells_its_errors_itself():
    parts = "pages/shared/frame/parts.py"
    bare = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("st.fragment") for path in (ROOT / "pages").rglob("*.py")}
    assert {name: count for name, count in bare.items() if count} == {parts: bare[parts], "pages/shared/frame/shell.py": 1}  # that one is empty


def called(function: ast.FunctionDef, module: str, known: dict[tuple[str, str], ast.FunctionDef], names: dict[str, tuple[str, str]]) -> set:
    """The functions of our pages that a function mentions, as (module, name)."""
    found, own = set(), {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            home = names.get(node.value.id, ("", ""))
            found.add((f"{home[0]}.{home[1]}", node.attr))
        elif isinstance(node, ast.Name) and node.id not in own:
            found.add(names.get(node.id, (module, node.id)))
    return found & known.keys() - {(module, function.name)}


def test_no_fragment_stands_inside_another():  # why not: pages.shared.widgets.drawer.drawer
    known, names = {}, {}
    for path in (ROOT / "pages").rglob("*.py"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        tree = code.tree(path)
        names[module] = {alias.asname or alias.name: (node.module, alias.name) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
                         for alias in node.names}
        known |= {(module, node.name): node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    calls = {at: called(function, at[0], known, names[at[0]]) for at, function in known.items()}
    fragments = {at for at, function in known.items() if any("fragment" in ast.unparse(decorator) for decorator in function.decorator_list)}
    assert len(fragments) > 8
    for fragment in fragments:
        reached, new = set(), calls[fragment]
        while new:
            reached |= new
            new = set().union(*(calls[at] for at in new)) - reached
        assert not reached & fragments, f"{fragment} holds {reached & fragments}"
