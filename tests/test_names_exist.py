"""What docstrings, comments and documents name exists: a module, what stands in it, a file. Code that moved takes its names along."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests import code
from tests.arrows import ROOT

MODULE = re.compile(r"\b(?:core|pages|tests)(?:\.[A-Za-z_]\w*)+")
FILE = re.compile(r"(?<![\w.*<>-])(?![\w/]*X\.)[\w/]*\w\.(?:py|js|css|json|safetensors)\b")
ELSEWHERE = {"tokenizer.json", "model.safetensors", "config.json", "generation_config.json", "tokenizer_config.json"}  # of an export
HISTORY = {"CHANGELOG.md", "DECISIONS.md"}  # they tell what was
OTHERS_CALL = {"connected", "downgrade", "reset_parameters"}  # SQLAlchemy, Alembic and PyTorch
CODE = sorted(path for top in ("core", "pages", "tests") for path in (ROOT / top).rglob("*.py"))
SCRIPTS = sorted((ROOT / "pages").rglob("*.js"))
PATHS = [path.relative_to(ROOT) for top in ("core", "pages", "tests", "assets", ".ci") for path in (ROOT / top).rglob("*")]
FILES = {"/".join(path.parts[start:]) for path in PATHS for start in range(len(path.parts))} | {path.name for path in ROOT.iterdir()}


def remarks(path: Path) -> Iterator[str]:
    """The docstrings and comments of a Python file; of a script its comments, of a document all of it."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        yield from re.findall(r"(?:^|\s)//(.*)", text)
    elif path.suffix == ".md":
        yield text
    else:
        if any(MODULE.search(part) or FILE.search(part) for line in text.splitlines() for part in line.split("#")[1:]):  # to cut it up takes long
            yield from (token.string for token in tokenize.generate_tokens(io.StringIO(text).readline) if token.type == tokenize.COMMENT)
        parts = (node for node in code.statements([code.parsed(text)]) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef))
        yield from filter(None, map(ast.get_docstring, parts))


@cache
def defined(path: Path) -> set[str]:
    """What a module holds: functions, classes and what stands in them, constants, what it imports."""
    found = set()
    for node in ast.walk(code.tree(path)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.alias):
            found.add(node.asname or node.name)
    return found


def exists(name: str) -> bool:
    """Whether "core.model.trace", or "core.model.activations.Trace.lens", is there."""
    parts = name.removesuffix(".py").split(".")
    for length in range(len(parts), 1, -1):
        path = ROOT.joinpath(*parts[:length])
        if path.with_suffix(".py").is_file():
            return set(parts[length:]) <= defined(path.with_suffix(".py"))
        if path.is_dir():
            return length == len(parts)
    return False


def missing(path: Path) -> list[str]:
    """What a file names and isn't there."""
    name, text = path.relative_to(ROOT).as_posix(), "\n".join(remarks(path))
    modules = [found for found in MODULE.findall(text) if not exists(found)]
    files = [found for found in FILE.findall(text) if found not in ELSEWHERE | FILES]
    return [f"{name}: {found}" for found in modules + files]


def test_every_module_function_and_file_that_a_remark_names_is_there():
    documents = [path for path in ROOT.glob("*.md") if path.name not in HISTORY]
    assert not [found for path in (*CODE, *SCRIPTS, *documents) for found in missing(path)]


def test_a_name_that_has_moved_is_seen():
    assert exists("core.model.activations.Trace.lens") and exists("core.analyses")
    assert not exists("core.knockout") and not exists("core.model.trace.blame") and not exists("core.corpus.lexicon")


def test_pairs_are_related_and_a_model_is_large_in_names_and_to_readers():
    texts = [path.read_text(encoding="utf-8").replace('"kin"', "")  # a key of files that ship
             for path in (*CODE, *SCRIPTS, *(ROOT / "assets" / "content").rglob("*.md")) if path != Path(__file__)]
    assert not [found for text in texts for found in re.findall(r"\b[Kk]in\b|[Bb]ig sister|sister_|_sister", text)]


def test_what_is_kept_for_testing_is_held_out_in_names_but_for_those_that_files_of_runs_have():
    saved = {"heldout_rows", "heldout_loss"}
    names = {token.string for path in CODE for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
             if token.type == tokenize.NAME}
    assert {name for name in names if "heldout" in name} <= saved


def test_no_function_is_called_by_tests_alone():
    made, called = {}, set(OTHERS_CALL)
    for path in (*CODE, ROOT / "streamlit_app.py"):
        if path.is_relative_to(ROOT / "tests"):
            continue
        for node in ast.walk(code.tree(path)):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                made[node.name] = path.relative_to(ROOT).as_posix()
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                called.add(node.id)
            elif isinstance(node, ast.Attribute):
                called.add(node.attr)
            elif isinstance(node, ast.alias):
                called.add(node.name.rpartition(".")[2])
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                called.add(node.value)  # getattr's, and what comes by its name
    assert {name: path for name, path in made.items() if name not in called and not name.startswith("__")} == {}


def test_memory_is_the_chapter_that_is_called_so_or_the_machines_and_nothing_else():
    """An index of the training text was one once, and a genre of texts."""
    named = {(name, path.relative_to(ROOT).as_posix()) for path in CODE if path.relative_to(ROOT).parts[0] != "tests" for name in defined(path)}
    assert {name for name, _ in named if "memory" in name.lower().split("_")} <= {"memory", "free_memory"}
