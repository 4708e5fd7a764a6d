"""A part of a page: what goes wrong in it is told in its place, in one sentence, and the rest of the page goes on.

    @fragment(key="data.read")     # instead of st.fragment, in which an error arrives as another one than was raised
    def read() -> None: ...

    with part():                   # around what stands in no fragment
        the_text()
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial, wraps
from typing import Any

import streamlit as st

from core.config import ASSETS
from core.errors import NudgeError
from pages.shared.frame import kept
from pages.shared.loading import caches
from pages.shared.text.escape import plain

_LOG = logging.getLogger("nudge")
LAST: ContextVar[list[Callable[[], None]] | None] = ContextVar(
    "what the page does last; None outside the router", default=None
)
SORRY = "Something went wrong on our side, so this part is missing. The rest of the page works; to try again, load the page anew."


@contextmanager
def part() -> Iterator[None]:
    """An error inside becomes one sentence on the page.

    What Streamlit raises to stop or to run again is no Exception, and passes.
    """
    try:
        yield
    except NudgeError as error:
        st.error(plain(_without_places(str(error))))
    except Exception:
        _LOG.exception("A part of a page failed")
        st.error(plain(_without_places(caches.damage() or SORRY)))


def fragment(work: Callable[..., None] | None = None, *, key: str | None = None, run_every: float | None = None) -> Any:
    """`st.fragment` that is a part of its own, and tells the browser what to keep where a tap runs it alone."""
    if work is None:
        return partial(fragment, key=key, run_every=run_every)

    @wraps(work)
    def guarded(*given: Any, **named: Any) -> None:
        with part():
            work(*given, **named)
            if LAST.get() is None:
                kept.tell(f"{work.__module__}-{work.__qualname__}".replace("_", "-"), only_news=True)

    return st.fragment(guarded, key=key, run_every=run_every)


def _without_places(sentence: str) -> str:
    """The sentence with its paths from the folder of Nudge, or of the runs, on: where those lie is nobody's business."""
    for folder in (ASSETS.parent, caches.run_folder().parent):
        sentence = sentence.replace(f"{folder}{os.sep}", "")
    return sentence
