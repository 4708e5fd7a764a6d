"""Boxes to type into. A box keeps what was typed; what comes back is that text in the marks of the training text (core.typed_text)."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.typed_text import normal


def text_input(label: str, *, into: DeltaGenerator | None = None, **given: Any) -> str:
    """The text of a box, as `st.text_input` or that of the place `into` shows it."""
    return normal((into or st).text_input(label, **given))


def value(key: str) -> str:
    """The text of the box `key`, for a callback, which runs before the box is shown again."""
    return normal(st.session_state[key])
