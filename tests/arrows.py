"""Which room of the code imports which: every import is read, also one inside a function; only those for types alone are left out."""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from tests import code

ROOT = Path(__file__).resolve().parents[1]
PLAIN = {"core.errors", "core.formatting", "core.malloc_trim", "core.typed_text"}  # they need nothing of ours
CORE = PLAIN | {
    "core.config",
    "core.corpus",
    "core.model",
    "core.runs",
    "core.grown_up",
    "core.text_index",
    "core.training",
    "core.results",
    "core.analyses",
    "core.figures",
    "core.room",
}
SHARED = {"pages.shared.browser", "pages.shared.loading", "pages.shared.text", "pages.shared.room", "pages.shared.frame", "pages.shared.widgets",
          "pages.shared.films"}

# Each room, and the rooms that it may import: none upward, no circle. "core.results" and "core.figures" stay free of torch (a test says so).
MAY_IMPORT: dict[str, set[str]] = {room: set() for room in PLAIN} | {
    "core.config": {"core.errors"},
    "core.corpus": {"core.config"},
    "core.model": {"core.config", "core.errors", "core.formatting"},
    "core.runs": {"core.model", "core.config", "core.errors", "core.formatting"},
    "core.grown_up": {"core.model", "core.errors", "core.formatting"},
    "core.text_index": {"core.corpus", "core.errors"},
    "core.results": {"core.config", "core.errors", "core.formatting"},
    "core.figures": {"core.results", "core.formatting"},
    "core.training": {"core.runs", "core.model", "core.config", "core.errors", "core.malloc_trim"},
    "core.analyses": {
        "core.training", "core.grown_up", "core.results", "core.text_index", "core.runs", "core.model", "core.corpus",
        "core.config", "core.errors", "core.formatting",
    },
    "core.room": {"core.errors", "core.typed_text"},
    "core.pipeline": {"core.analyses", "core.training", "core.runs", "core.model", "core.corpus", "core.config", "core.errors"},
    "core.cli": CORE | {"core.pipeline"},
    "core.__main__": {"core.cli", "core.config", "core.errors"},
    "pages.shared.browser": set(),
    "pages.shared.loading": CORE,
    "pages.shared.text": CORE | {"pages.shared.loading"},
    "pages.shared.room": {"core.errors", "core.room", "pages.shared.loading"},
    "pages.shared.frame": CORE | {"pages.shared.browser", "pages.shared.loading", "pages.shared.text", "pages.shared.room"},
    "pages.shared.widgets": CORE | SHARED - {"pages.shared.widgets", "pages.shared.films", "pages.shared.room"},
    "pages.shared.films": CORE | SHARED - {"pages.shared.widgets", "pages.shared.films", "pages.shared.room"},
    "pages.sections": CORE | SHARED,  # of one chapter: never another's
    "pages": CORE | SHARED | {"pages.sections"},  # a chapter's script, which may import its own sections alone
    "streamlit_app": {"pages.shared.frame"},
}

# Modules that import by a string, or name one of ours in a string, and what they name: nobody else does.
BY_STRING: dict[str, set[str]] = {
    "core.corpus.build": {"core.corpus.genres"},
    "pages.shared.frame.serving": set(),  # reads ahead what streamlit_app names
    "pages.shared.frame.shell": {"core.figures.plotting"},
    "pages.shared.loading.weights": {"core.runs.checkpoints"},  # asks whether it is there
    "streamlit_app": {"pages.shared.frame.shell", "pages.sections.home.picture", "pages.sections.home.talk"},
}


def modules(root: Path = ROOT) -> dict[str, Path]:
    """Every module of ours by its name; a package is named by its folder."""
    files = [root / "streamlit_app.py", *(path for top in ("core", "pages") for path in (root / top).rglob("*.py"))]
    named = {path.relative_to(root).with_suffix("").as_posix().removesuffix("/__init__").replace("/", "."): path for path in files}
    return dict(sorted(named.items()))


def imports(path: Path, known: dict[str, Path], at_once: bool = False) -> Iterator[str]:
    """The modules of ours that a file imports anywhere; with `at_once`, as soon as it is imported itself."""
    for name, first in names_in(path.read_text(encoding="utf-8")):
        if first or not at_once:
            yield name if name in known else name.rpartition(".")[0]


@cache  # the same text is read again in each copy of the code that a test changes in one place
def names_in(source: str) -> list[tuple[str, bool]]:
    """What of ours a source imports, other than for types alone, and whether it does as soon as it is imported itself."""
    return [(name, first) for name, first in _imported(code.parsed(source).body, True) if name.split(".")[0] in ("core", "pages")]


def _imported(body: Sequence[ast.AST], first: bool) -> Iterator[tuple[str, bool]]:
    for node in body:
        if isinstance(node, ast.Import):
            yield from ((alias.name, first) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"an import by a relative name: {ast.unparse(node)}"
            yield from ((f"{node.module}.{alias.name}", first) for alias in node.names)
        else:
            for_types = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
            at_once = first and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            for part in code.BODIES[1:] if for_types else code.BODIES:
                yield from _imported(getattr(node, part, ()), at_once)


def room_of(module: str) -> str:
    """The room that a module stands in: "core.model" for core.model.prompt, "pages" for a chapter's script."""
    parts = module.split(".")
    if parts[:2] == ["pages", "sections"] or (parts[0] == "pages" and len(parts) <= 2):
        return "pages.sections" if len(parts) > 2 else "pages"
    return ".".join(parts[:3] if parts[:2] == ["pages", "shared"] else parts[:2])


def chapter_of(module: str) -> str | None:
    """The chapter that a module serves alone; None if it serves several."""
    parts = module.split(".")
    if parts[:2] == ["pages", "sections"] and len(parts) > 2:
        return parts[2]
    return parts[1] if parts[0] == "pages" and len(parts) == 2 and parts[1] not in ("shared", "sections") else None


def unused() -> list[str]:
    """Every right of the table of which no import makes use, as "a imports b"; CORE or SHARED as a whole is one."""
    known, found = modules(), []
    used = {(room_of(module), room_of(other)) for module, path in known.items() for other in imports(path, known)}
    for here, rights in MAY_IMPORT.items():
        whole = [each for each in (CORE, SHARED) if each <= rights]
        asked = [*whole, *({there} for there in rights.difference(*whole))]
        idle = [each for each in asked if not any((here, there) in used for there in each)]
        found += [f"{here} imports {', '.join(sorted(each))}" for each in idle]
    return sorted(found)


def by_string(root: Path = ROOT) -> dict[str, set[str]]:
    """As BY_STRING, from the code."""
    known, found = modules(root), {}
    for module, path in known.items():
        source = path.read_text(encoding="utf-8")
        if not re.search(r"import_module|__import__|[\"'](core|pages)\.", source):  # to look at every node takes long
            continue
        for node in ast.walk(code.parsed(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                name = node.value.rstrip(".")  # "core.corpus.genres." is the beginning of several
                if "." in name and name in known:
                    found.setdefault(module, set()).add(name)
            elif getattr(node, "id", getattr(node, "attr", None)) in ("import_module", "__import__"):
                found.setdefault(module, set())
    return found


def forbidden(root: Path = ROOT) -> list[str]:
    """Every import that the table does not allow, as "a imports b"."""
    known, found = modules(root), []
    for module, path in known.items():
        for other in imports(path, known):
            here, there = room_of(module), room_of(other)
            strangers = chapter_of(other) not in (None, chapter_of(module))
            if (here != there and there not in MAY_IMPORT.get(here, set())) or strangers or (chapter_of(other) and here.startswith("pages.shared")):
                found.append(f"{module} imports {other}")
    return sorted(set(found))
