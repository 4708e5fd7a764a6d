"""Memory that work has left behind, handed back to the system."""

import ctypes
import sys


def give_back() -> None:
    """Hand back what is free: Linux' allocator keeps the large blocks of unpacked text or of a training, 25 to 50 MB each time, for later use.

    (An allocator that never keeps such blocks, by M_MMAP_THRESHOLD, makes a step of a lesson a tenth slower.)
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)
