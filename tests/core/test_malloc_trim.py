"""Memory that was freed is the system's again."""

import subprocess
import sys
from pathlib import Path

import pytest

FREED = """
from pathlib import Path
from core.allocator import give_back

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

blocks = [bytes([1]) * 100_000 for _ in range(1_000)]
top = bytes([1]) * 100_000  # what is in use above them keeps the allocator from giving them back by itself
del blocks
before = resident()
give_back()
print(before - resident())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the allocator of Linux")
def test_what_is_free_is_handed_back():
    said = subprocess.run([sys.executable, "-c", FREED], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True)
    assert int(said.stdout) > 50_000_000
