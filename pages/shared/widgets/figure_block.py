"""The numbers of a picture as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pages.shared.text import tables
from pages.shared.text.escape import sparing
from pages.shared.widgets.drawer import drawer


def numbers(table: Mapping[str, Sequence[Any]], *, key: str, label: str = "The numbers") -> None:
    """Numbers as a table, folded away."""
    with drawer(label, key=f"{key}.numbers") as opened:
        if opened:
            number_table(table)


def number_table(table: Mapping[str, Sequence[Any]]) -> None:
    """Numbers as a table, every name and cell plain text."""
    tables.show(
        {
            sparing(name): [sparing(value) if isinstance(value, str) else value for value in values]
            for name, values in table.items()
        }
    )
