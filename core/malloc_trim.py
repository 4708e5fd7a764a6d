"""What the C library's allocator keeps of the memory that Python and PyTorch free.

Elsewhere than on Linux with glibc nothing here does anything.
"""

import ctypes
import sys
from typing import Any

_M_ARENA_MAX = -8  # of glibc's malloc.h


def settle() -> None:
    """Let all threads share what they free, as the environment variable MALLOC_ARENA_MAX=1 would; before the threads
    begin.

    A server has a thread for each tap, and glibc gives many of them a pool of their own, which keeps what it once
    needed. (Python's lock lets one thread allocate at a time anyway.)
    """
    choose = _of_libc("mallopt")
    if choose:
        choose(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Hand back to the system what is free: the allocator keeps the blocks of unpacked text or of a training, 25 to 50
    MB each time, for later use.

    (An allocator that never keeps such blocks, by M_MMAP_THRESHOLD, makes a step of a lesson a tenth slower.)
    """
    trim = _of_libc("malloc_trim")
    if trim:
        trim(0)


def _of_libc(name: str) -> Any:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
