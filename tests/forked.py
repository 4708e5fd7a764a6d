"""Programs that need PyTorch, each in a process of its own, forked from one that has loaded it and done nothing with it: to load it takes over a
second of processor time each time."""

import io
import multiprocessing
import os
import traceback
from contextlib import redirect_stdout
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.forkserver import ensure_running

import pytest

LOADED = ["torch", "pytest", "hypothesis", "core.pipeline", "core.corpus.build"]  # no more: what a program loads besides is asked of some


@cache
def processes() -> ForkServerContext:
    """Where such processes are begun. All of them hash by one seed, and this process by one that was drawn by lot."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LOADED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONHASHSEED", "1")
        ensure_running()
    return context


def said(program: str, **environment: str) -> str:
    """What a program, as `python -c` would take it, writes on standard output; fails with its error if it has one."""
    ours, theirs = processes().Pipe(duplex=False)
    process = processes().Process(target=_run, args=(program, environment, theirs))
    process.start()
    theirs.close()
    out, error = ours.recv()
    process.join()
    assert not error, error
    return out


def _run(program: str, environment: dict[str, str], told: Connection) -> None:
    os.environ.update(environment)
    error = ""
    with redirect_stdout(io.StringIO()) as out:
        try:
            exec(compile(program, "<program>", "exec"), {"__name__": "__main__"})
        except BaseException:
            error = traceback.format_exc()
    told.send((out.getvalue(), error))
