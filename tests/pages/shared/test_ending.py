"""A server's process that ends while something is still under way (tests/served/test_ending.py ends real ones)."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from pages.shared.loading import ending

ROOT = Path(__file__).resolve().parents[3]
ENDS = """
import threading, time
from streamlit.runtime import Runtime
from pages.shared.loading import ending

def work(seconds):
    time.sleep(seconds)
    print("worked to the end", flush=True)

ending.PATIENCE = {patience}
Runtime._instance = object() if {server} else None
ending.watch()
threading.Thread(target=work, args=({seconds},), name="{name}", daemon={daemon}).start()
{last}
"""


def ended(seconds: float, *, name: str = "behind the scenes", daemon: bool = False, server: bool = True, last: str = "",
          patience: float = ending.PATIENCE) -> tuple[int, str, str]:
    code = ENDS.format(seconds=seconds, name=name, daemon=daemon, server=server, last=last, patience=patience)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout.strip(), done.stderr.strip()


def test_a_server_leaves_behind_what_goes_on_for_long():
    began = time.monotonic()
    assert ended(600) == (0, "", "") and time.monotonic() - began < 300


def test_what_is_done_in_a_moment_comes_to_its_end_be_it_ours_or_a_page():
    assert ended(0.3, patience=60) == (0, "worked to the end", "")
    assert ended(0.3, patience=60, name="ScriptRunner.scriptThread", daemon=True) == (0, "worked to the end", "")


def test_another_process_than_a_server_is_not_cut_short():
    assert ended(2.0, server=False) == (0, "worked to the end", "")


@pytest.mark.parametrize("seconds", [0.0, 600])
def test_an_error_that_ends_a_server_is_told_and_is_the_status(seconds):
    status, _, said = ended(seconds, last="raise RuntimeError('the port is taken')")
    assert status == 1 and said.endswith("RuntimeError: the port is taken")
