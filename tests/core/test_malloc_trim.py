"""Memory that was freed is the system's again."""

import subprocess
import sys
from pathlib import Path

import pytest

FREED = """
from pathlib import Path
from core.malloc_trim import give_back

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


POOLS = """
import ctypes, tempfile, threading
from pathlib import Path
import pages

def allocate(all_here=threading.Barrier(8)):
    all_here.wait()
    held = [bytearray(1_000) for _ in range(1_000)]
    all_here.wait()

threads = [threading.Thread(target=allocate) for _ in range(8)]
[thread.start() for thread in threads], [thread.join() for thread in threads]
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
with tempfile.NamedTemporaryFile() as told:
    file = ctypes.c_void_p(libc.fopen(told.name.encode(), b"w"))
    libc.malloc_info(0, file), libc.fclose(file)
    print(Path(told.name).read_text().count("<heap nr="))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the allocator of Linux")
def test_whatever_starts_a_page_all_threads_share_one_pool():
    said = subprocess.run([sys.executable, "-c", POOLS], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True)
    assert int(said.stdout) == 1


LARGE = """
import ctypes
import pages

class Told(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()]

libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes, libc.free.argtypes, libc.mallinfo2.restype = ctypes.c_void_p, [ctypes.c_size_t], [ctypes.c_void_p], Told
libc.free(libc.malloc(24 << 20))  # after it, glibc by itself would put blocks of up to 24 MB into the pool
before = libc.mallinfo2().hblkhd
kept = libc.malloc(4 << 20)
print(libc.mallinfo2().hblkhd - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the allocator of Linux")
def test_large_blocks_lie_apart_however_large_one_before_was():
    said = subprocess.run([sys.executable, "-c", LARGE], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True)
    assert int(said.stdout) >= 4 << 20
