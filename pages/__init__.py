"""What a process settles before anything loads torch. It stands here because the first deep link of a cold server runs
a page without the entry point (see shell.enter).

One thread to a reader: two wait for each other on a busy machine, a slope took 26 s instead of 0.5 s.
torch.set_num_threads is no help: it says so only to the thread that calls it, and each reader's script has one of its
own. One pool of memory for all threads. And no question to the internet.
"""

import os

from core.malloc_trim import settle
from pages.shared.frame.serving import ask_nobody

os.environ.setdefault("OMP_NUM_THREADS", "1")
settle()
ask_nobody()
