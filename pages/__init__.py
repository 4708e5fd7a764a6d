"""One thread to a reader, before anything loads torch: two of them wait for each other on a busy machine (a slope took 26 s instead of 0.5 s).

It stands here because the first deep link of a cold server runs a page without the entry point (see frame.enter). torch.set_num_threads is no
help: it says so only to the thread that calls it, and each reader's script has one of its own.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
