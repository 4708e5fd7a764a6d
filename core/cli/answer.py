"""What every verb of the command line answers with."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from core.model.transformer import Transformer
    from core.runs.store import Run


@dataclass(frozen=True)
class Answer:
    """What a verb found: `data` for --json, `lines` for people; `status` is the exit code."""

    data: dict[str, Any]
    lines: list[str]
    status: int = 0


def visible(text: str) -> str:
    """A text that is safe on a terminal: control characters and marks that turn its direction are written as escapes,
    new lines stay.
    """
    return "".join(c if c == "\n" or c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class Opened(NamedTuple):
    """The run, step and model that the settings of a verb name."""

    run: Run
    step: int
    model: Transformer


def opened(args: Namespace) -> Opened:
    """What the settings name. Raises UnknownRun; UnknownStep; DamagedFile."""
    from core.runs.store import open_run

    run = open_run(args.run)
    model = run.model(args.step)
    return Opened(run, run.steps[-1] if args.step is None else args.step, model)


def progress(items: Iterator, total: int, unit: str) -> Iterator:
    """The items, with a bar on standard error while they come, where that is a terminal."""
    for done, item in enumerate(items, start=1):
        if sys.stderr.isatty():
            filled = round(30 * done / total)
            print(
                f"\r[{'#' * filled}{'.' * (30 - filled)}] {done} of {total} {unit}", end="", file=sys.stderr, flush=True
            )
        yield item
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
