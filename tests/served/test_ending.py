"""A server that is asked to end while it works ends cleanly and at once (tests/bench/bench_ending.py does it ten times of each)."""

import signal

import pytest

from tests.served.ending import BUSY, WORK, ended


@pytest.mark.parametrize(("number", "work"), [*((signal.SIGTERM, work) for work in WORK), (signal.SIGINT, "learning"), (signal.SIGINT, "indexing")])
def test_it_ends_as_an_idle_server_does_and_in_seconds(number, work):
    end = ended(WORK[work], number, after=0.5)
    assert end.clean, (end.status, end.said)
    assert end.seconds <= BUSY
