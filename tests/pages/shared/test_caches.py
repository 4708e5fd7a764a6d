"""What is read behind the scenes, and a process that ends meanwhile."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
ENDS_MEANWHILE = """
import threading, time
from pages.shared.frame import shell
from pages.shared.loading import caches

def slow(*_):
    threading.main_thread().join()
    time.sleep(0.5)
    print("read to the end", flush=True)

caches.timeline = shell._import_heavy_things = slow
{start}()
"""


@pytest.mark.parametrize("start", ["caches.warming_up", "shell._warm"])
def test_a_process_that_ends_lets_what_is_being_read_come_to_its_end(start):
    done = subprocess.run([sys.executable, "-c", ENDS_MEANWHILE.format(start=start)], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stdout.strip()) == (0, "read to the end"), done.stderr[-500:]
