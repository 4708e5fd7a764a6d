"""Entry point: page config, navigation, frame; no content."""

import os

# One thread to a reader, before anything loads torch: two of them wait for each other on a busy machine (a slope took 26 s instead of 0.5 s).
# torch.set_num_threads is no help: it says so only to the thread that calls it, and each reader's script has one of its own.
os.environ.setdefault("OMP_NUM_THREADS", "1")

from pages.shared.frame import route

route()
