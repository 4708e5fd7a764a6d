"""A drawer: what is optional at a step, folded away, and drawn only once it is opened.

    with drawer("The numbers", key="meaning.numbers") as opened:
        if opened:
            ...
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st


@contextmanager
def drawer(label: str, *, key: str) -> Iterator[bool]:
    """Whether the reader has it open; what is drawn inside stands in it.

    It is no fragment of its own, since no fragment may stand inside another: when a second tap comes before a slow
    browser has got what the first one drew, Streamlit 1.67 drops the outer fragment's messages and keeps the inner
    one's, and the page dies of a "Bad delta path".
    """
    place = st.expander(label, key=key, on_change="rerun")
    with place:
        yield bool(place.open)
