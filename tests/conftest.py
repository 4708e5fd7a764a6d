"""Workers share the tests, each with a server and a browser of its own; no test may depend on how busy the machine is."""

import gc
import logging
import os
import sys

import pytest
from hypothesis import HealthCheck, settings

# What was compiled once is kept, in __pycache__ as ever: anew for each run, pytest's assertions alone take a worker six seconds.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A busy machine may take long over an example, or over making one; neither is a fault of what is tested.
settings.register_profile("nudge", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("nudge")

os.environ.setdefault("OMP_NUM_THREADS", "1")  # threads of several workers, or of servers that tests start, would wait for one another


def pytest_xdist_auto_num_workers(config):
    """What `-n auto`, the default in pyproject.toml, means here. Neighbours share what they have opened; who is done first helps the others.

    Where a browser is tested there is one more, since most of that is waiting.
    """
    config.option.dist = "worksteal"
    return 2 if "not served" in config.option.markexpr else 3


def pytest_collection_modifyitems(items):
    """What takes longest in one piece comes first: begun last, it would keep one worker busy while the others have nothing left to do."""
    items.sort(key=lambda item: item.path.name != "test_use.py")


def pytest_collection_finish():
    """Whatever is told to a logger reaches the one at the root: else pytest listens at each of the hundred that keep it to themselves,
    Streamlit's and PyTorch's, anew for each part of a test.

    All that is loaded by now, a million objects, stays to the end: whoever collects garbage needn't look through it again. Nor need they do so
    at every 700 new objects, of which a page has a hundred times as many: a twelfth of the processor time of the pages' tests."""
    for logger in list(logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            logger.propagate = True
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(autouse=True)
def unforeseen():
    """Errors that a page met and nobody foresaw: a reader is told in one sentence, a test fails, unless it clears the list."""
    met: list[str] = []

    class Listens(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            met.append(self.format(record))

    listens = Listens(logging.ERROR)
    logging.getLogger("nudge").addHandler(listens)
    yield met
    logging.getLogger("nudge").removeHandler(listens)
    assert not met, met[0]


@pytest.fixture(autouse=True)
def nested():
    """Fragments that began inside another one on a page of this test: it fails, unless it clears the list.

    Why none may: pages.shared.widgets.drawer.drawer.
    """
    yield
    if "tests.opening" in sys.modules:  # else no page was opened
        from tests.opening import NESTED

        found = [*NESTED]
        NESTED.clear()
        assert not found, found[0]


@pytest.fixture(autouse=True, scope="session")
def one_index():
    """The verbs look in the same index of the shipped training text as the pages: to put it in order anew takes two seconds each time."""
    from core.cli import text_verbs

    usual = text_verbs._indexed

    def indexed(args):
        if args.run != "base" or args.step is not None or "NUDGE_RUNS" in os.environ:
            return usual(args)
        from core.runs.store import open_run
        from pages.shared.loading import caches

        return open_run(args.run), caches.corpus_index()

    text_verbs._indexed = indexed
    yield
    text_verbs._indexed = usual


@pytest.fixture
def toy_runs(tmp_path, monkeypatch):
    """A folder of its own with the run "toy", in which runs are looked for."""
    from tests.toy import write_toy_run

    monkeypatch.setenv("NUDGE_RUNS", str(tmp_path))
    write_toy_run(tmp_path)
    return tmp_path


@pytest.fixture
def nothing_cached():
    """Nothing is remembered from before this test, and nothing of it afterwards; what pages held before is theirs again, or it would be read anew."""
    import streamlit as st

    from pages.shared.loading import held

    def forget() -> None:
        st.cache_data.clear()
        st.cache_resource.clear()
        held.forget()

    before = [(each, dict(each._kept)) for each in held._EVERY]
    forget()
    yield
    forget()
    for each, kept in before:
        each._kept.update(kept)


@pytest.fixture
def writes_little(monkeypatch):
    """The model writes one token rather than thirty-two at each moment: enough where only the prompt matters."""
    from core.runs.timeline import Timeline

    whole = Timeline.continuations
    monkeypatch.setattr(Timeline, "continuations", lambda self, text, n_tokens, *dials, **how: whole(self, text, 1, *dials, **how))


@pytest.fixture
def steps_asked(monkeypatch) -> list[int]:
    """The steps at which texts are continued from now on, in order; nothing is known of any text before."""
    from core.runs.timeline import Timeline
    from pages.shared.films import writing

    asked, usual = [], Timeline.continuations

    def watched(line, text, *dials, steps, **how):
        for step, said in zip(steps, usual(line, text, *dials, steps=steps, **how), strict=True):
            asked.append(step)
            yield said

    monkeypatch.setattr(Timeline, "continuations", watched)
    writing.written.clear()
    return asked
