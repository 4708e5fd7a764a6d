"""A server that is asked to end does so at once, whatever is being worked out.

Streamlit closes its windows, and Python then waits for the threads of ours that read and teach, since they are no
daemons: they could go on for seconds. Streamlit's own threads, which run the pages, are daemons: Python takes one down
wherever it is, and inside PyTorch that aborts the process ("terminate called without an active exception"). So this
waits for all of them, but not for long; whoever is not done by then is left behind. Nothing is lost: a page writes
nothing that isn't for its reader's eyes.
"""

from __future__ import annotations

import os
import sys
import threading
import time

from streamlit.runtime import Runtime

from pages.shared.loading.held import held

PATIENCE = 0.5  # seconds that work under way has to come to its end


@held
def watch() -> threading.Thread:
    """See to it, once a process; to be called by the first page that is opened."""
    thread = threading.Thread(target=_see_to_it, name="the end", daemon=False)
    thread.start()
    return thread


def _see_to_it() -> None:
    threading.main_thread().join()  # from here on the server is closed
    until = time.monotonic() + PATIENCE
    while busy() and time.monotonic() < until:
        time.sleep(0.02)
    if busy() and Runtime.exists():
        sys.stdout.flush()
        sys.stderr.flush()
        # as Python would, but at once: an error that ended the server has been told
        os._exit(1 if hasattr(sys, "last_value") else 0)


def busy() -> list[threading.Thread]:
    """The threads at work that Python would wait for, or take down: all of ours, and those in which Streamlit runs a page."""
    return [
        thread
        for thread in threading.enumerate()
        if thread not in (threading.main_thread(), threading.current_thread())
        and (not thread.daemon or thread.name.startswith("ScriptRunner."))
    ]
