"""Boxes to type into. A box keeps what was typed; what comes back is that text in the marks of the training text
(core.typed_text).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.errors import BadInput
from core.typed_text import normal
from pages.shared.text.escape import plain


def text_input(label: str, *, into: DeltaGenerator | None = None, **given: Any) -> str:
    """The text of a box, as `st.text_input` or that of the place `into` shows it."""
    return normal((into or st).text_input(label, **given))


def value(key: str) -> str:
    """The text of the box `key`, for a callback, which runs before the box is shown again."""
    return normal(st.session_state[key])


def refused(error: BadInput) -> None:
    """Why what stands in a box can't be taken, in one sentence."""
    st.info(plain(str(error)), icon=":material/edit:")


def suggest(
    label: str, texts: Sequence[str], into: str, *, key: str, changed: Callable[[], None] | None = None, **given: Any
) -> None:
    """Texts to pick from: a tap puts one into the box of key `into`, and calls `changed`. Lit is the one in the box."""
    now = normal(st.session_state.get(into) or "")
    st.session_state[key] = now if now in texts else None
    st.pills(label, texts, key=key, on_change=_take, args=(key, into, changed), **given)


def _take(pills: str, into: str, changed: Callable[[], None] | None) -> None:
    if st.session_state[pills]:
        st.session_state[into] = st.session_state[pills]
        if changed is not None:
            changed()
