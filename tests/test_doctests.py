"""The examples in docstrings hold: every one in core and pages is run, and none is overlooked."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
WITH_EXAMPLES = [
    path
    for room in ("core", "pages")
    for path in sorted((ROOT / room).rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_examples_of_a_module_give_what_they_say(path):
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted == sum(
        line.strip().startswith(">>> ") for line in path.read_text(encoding="utf-8").splitlines()
    )
    assert result.failed == 0


def test_there_are_examples():
    assert len(WITH_EXAMPLES) >= 15
