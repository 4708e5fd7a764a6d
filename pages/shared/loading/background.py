"""What takes seconds on a cold server is read behind the scenes, so that no page waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from pages.shared.loading import caches
from pages.shared.loading.held import held


@held
def reading_up(name: str = caches.BASE) -> threading.Thread:
    """The model and the index of the training text on their way, once a process: alive until both are there."""
    return behind_the_scenes(lambda: caches.run(name).model() and caches.corpus_index(name))


@held
def warming_up(name: str = caches.BASE) -> threading.Thread:
    """The timeline on its way, once a process: alive until it is there.

    A reader's first text then waits for no library and no file.
    """
    return behind_the_scenes(lambda: caches.timeline(name))


def behind_the_scenes(read: Callable[[], object]) -> threading.Thread:
    """A thread for what takes seconds on a cold server, since while a page's script waits for it no tap on that page is
    answered.

    A process that ends waits for it (a server not for long: pages.shared.loading.ending): to end inside native code, as
    a daemon would, aborts the process.
    """
    def reading() -> None:
        with suppress(Exception):  # whoever asks on the page is told
            read()

    thread = threading.Thread(target=reading, name="behind the scenes", daemon=False)
    thread.start()
    return thread
