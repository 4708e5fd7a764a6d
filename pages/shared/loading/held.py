"""What a process makes once and keeps for every reader, out of reach of any of them.

Streamlit's own caches can be emptied for everyone by a message that any browser may send ("Clear cache"), and they take
`timeline()` and `timeline("base")` for two questions. What costs seconds or tens of megabytes is therefore held here:

    @held
    def timeline(name: str = BASE) -> Timeline: ...

    @held(stamp=of_file)  # made again once the file is another one
    def table(path: Path) -> dict: ...
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from functools import partial, update_wrapper
from inspect import signature
from pathlib import Path
from typing import Any

_EVERY: list[Held] = []


class Held:
    """A function whose results are kept, one for the same arguments however they are spelled.

    Whoever asks while one is made waits for it.
    """

    def __init__(self, make: Callable[..., Any], stamp: Callable[..., Hashable]):
        self.anew = make  # for who needs a result once and wants nothing kept
        self._stamp, self._signature = stamp, signature(make)
        self._locks: dict[tuple, threading.Lock] = {}
        self._kept: dict[tuple, tuple[Hashable, Any]] = {}
        update_wrapper(self, make)
        _EVERY.append(self)

    def __call__(self, *args: Hashable, **named: Hashable) -> Any:
        """The one result for these arguments.

        An error in making it reaches whoever asked and is not kept: the next one who asks tries again.
        """
        given = self._signature.bind(*args, **named)
        given.apply_defaults()
        key = given.args
        with self._locks.setdefault(key, threading.Lock()):
            now = self._stamp(*key)
            if key not in self._kept or self._kept[key][0] != now:
                self._kept.pop(key, None)  # what is out of date goes before the new one comes
                self._kept[key] = now, self.anew(*key)
            return self._kept[key][1]

    def clear(self) -> None:
        """Forget every result. For tests alone."""
        self._kept.clear()


def held(make: Callable[..., Any] | None = None, *, stamp: Callable[..., Hashable] = lambda *_: None) -> Any:
    """A function whose results are held as long as the process lives, or until `stamp` of the same arguments gives
    something else.
    """
    return partial(held, stamp=stamp) if make is None else Held(make, stamp)


def of_file(path: Path) -> tuple[int, int] | None:
    """The stamp of a file: another one once it was written again; None while there is none."""
    try:
        now = path.stat()
    except OSError:
        return None
    return now.st_mtime_ns, now.st_size


def minute(*_: Hashable) -> int:
    """A stamp for what is made of several files, so that each of many questions a tap needn't look at all of them: what is
    made is made again a minute later.
    """
    return int(time.monotonic() // 60)


def forget() -> None:
    """Forget everything that is held. For tests alone."""
    for each in _EVERY:
        each.clear()
