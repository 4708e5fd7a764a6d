"""Our own drawings in the browser: the styles and scripts of this folder, joined and made known to Streamlit once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent


def drawing(name: str, *scripts: str, styles: tuple[str, ...] = ("film.css",)) -> Callable:
    """A component of these files; the scripts may use what elements.js has. Call it with key and data to put it on the page."""
    return st.components.v2.component(f"nudge_{name}", html="", css=_joined(*styles) or None, js=_joined("elements.js", *scripts))


def _joined(*files: str) -> str:
    return "\n".join((_HERE / file).read_text(encoding="utf-8") for file in files)
