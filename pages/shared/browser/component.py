"""Our own drawings in the browser: the styles and scripts of this folder, joined and made known to Streamlit once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
_UNPACKED = "export default component => drawn({ ...component, data: component.data[0] })"


def drawing(name: str, *scripts: str | Path, styles: tuple[str | Path, ...] = ("film.css",)) -> Callable:
    """A component of these files, which are named by path if they lie elsewhere; the scripts may use what elements.js has.

    Call it with key and data to put it on the page.
    """
    # No shadow root, which a browser's translation never enters; so styles are nested under the class of a drawing's
    # root.
    css = f".nudge {{\n{joined(*styles)}\n}}" if styles else None
    script = joined("elements.js", *scripts).replace("export default ", "const drawn = ", 1)
    component = st.components.v2.component(
        f"nudge_{name}", html="", css=css, js=f"{script}\n{_UNPACKED}", isolate_styles=False
    )

    def put(*, data: Mapping[str, Any], **given: Any) -> None:
        # A list or dict within a dict may be a table to Streamlit 1.67, which loads pandas to find out: half a second
        # of a cold start, and 70 MB.
        component(data=(data,), **given)

    return put


def joined(*files: str | Path) -> str:
    """These files of this folder, one after the other; a path names one of another folder."""
    return "\n".join((_HERE / file).read_text(encoding="utf-8") for file in files)


def script(file: str) -> str:
    """A script of this folder as HTML: it is run once for as long as the browser's page lives, however often it is put there."""
    run = "((globalThis.nudge ??= {}).run ??= new Set())"
    return f'<script>if (!{run}.has("{file}")) {{\nnudge.run.add("{file}")\n{joined(file)}\n}}</script>'
