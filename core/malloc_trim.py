"""What the C library's allocator keeps of the memory that Python and PyTorch free.

Elsewhere than on Linux with glibc nothing here does anything.
"""

import ctypes
import sys
from typing import Any

_M_ARENA_MAX, _M_MMAP_THRESHOLD, _M_TRIM_THRESHOLD = -8, -3, -1  # of glibc's malloc.h
LARGE = 1 << 20  # bytes: blocks from here on, of which a typed sentence needs none, go back to the system at once
# bytes that may lie free at the end of the pool: with less, each sentence would give back and ask anew
ON_TOP = 4 << 20


def settle() -> None:
    """Let all threads share what they free, as the environment variable MALLOC_ARENA_MAX=1 would; before the threads
    begin.

    A server has a thread for each tap, and glibc gives many of them a pool of their own, which keeps what it once
    needed. (Python's lock lets one thread allocate at a time anyway.) And let large blocks lie apart from the pool:
    after the first that is freed, glibc would put all of up to 32 MB into it, and what is small and stays then lies
    between them for good.
    """
    choose = _of_libc("mallopt")
    if choose:
        choose(_M_ARENA_MAX, 1)
        choose(_M_MMAP_THRESHOLD, LARGE)
        choose(_M_TRIM_THRESHOLD, ON_TOP)


def give_back() -> None:
    """Hand back to the system what is free: the allocator keeps the blocks of unpacked text or of a training, 25 to 50
    MB each time, for later use.

    (A threshold of 128 kB instead, above which the allocator keeps nothing, makes a step of a lesson a tenth slower.)
    """
    trim = _of_libc("malloc_trim")
    if trim:
        trim(0)


def _of_libc(name: str) -> Any:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
