"""Small tables, as Markdown: Streamlit's own need pandas and PyArrow, which cost a server 70 MB of memory and half a
second of its start.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st


def show(columns: Mapping[str, Sequence[Any]]) -> None:
    """Show columns by their names.

    Names and cells are Markdown of one line (typed text through `escape.plain` first); numbers stand at the right.
    """
    st.markdown(markdown(columns))


def markdown(columns: Mapping[str, Sequence[Any]]) -> str:
    """The same as Markdown. Raises ValueError if the columns aren't equally long.

    >>> print(markdown({"Word": ["cat", "dog"], "Times": [3, 1]}))
    | Word | Times |
    | --- | ---: |
    | cat | 3 |
    | dog | 1 |
    """
    sides = [
        "---:" if cells and all(isinstance(cell, int | float) for cell in cells) else "---"
        for cells in columns.values()
    ]
    return "\n".join(
        f"| {' | '.join(map(_cell, row))} |" for row in (columns, sides, *zip(*columns.values(), strict=True))
    )


def _cell(value: Any) -> str:
    """A value that neither ends its cell nor its row; a bar that is escaped already stays so."""
    return re.sub(r"[\r\n]+", " ", re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", str(value)))
