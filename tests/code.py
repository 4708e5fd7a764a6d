"""Our code as Python reads it: each text parsed once a process, for all tests that look into it, and changed by none."""

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path


@cache
def parsed(source: str) -> ast.Module:
    """The tree of a source; whoever asks for the same text gets the same one."""
    return ast.parse(source)


def tree(path: Path) -> ast.Module:
    """The tree of a file as it is now."""
    return parsed(path.read_text(encoding="utf-8"))


BODIES = ("body", "orelse", "finalbody", "handlers", "cases")  # where a statement holds others


def statements(body: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """Every statement of a body, those inside others too: a tenth of what `ast.walk` gives."""
    for node in body:
        yield node
        for part in BODIES:
            yield from statements(getattr(node, part, ()))
