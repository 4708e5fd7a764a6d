"""What the C library's allocator keeps of the memory that Python and PyTorch free. Elsewhere than on Linux nothing here does anything."""

import ctypes
import sys


def give_back() -> None:
    """Hand back to the system what is free: the allocator keeps the blocks of unpacked text or of a training, 25 to 50 MB each time, for later use.

    (An allocator that never keeps such blocks, by M_MMAP_THRESHOLD, makes a step of a lesson a tenth slower.)
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)
