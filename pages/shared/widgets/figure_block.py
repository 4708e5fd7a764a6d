"""One accessible block round every figure: finding, chart, caption, how to read it, the numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from pages.shared.frame import present
from pages.shared.text import tables
from pages.shared.text.escape import sparing, visible
from pages.shared.widgets.drawer import drawer

if TYPE_CHECKING:
    from core.figures.plotting import go


def figure_block(
    figure: go.Figure,
    *,
    title: str,
    caption: str,
    table: Mapping[str, Sequence[Any]],
    key: str,
    height: int,
    how_to_read: str | None = None,
    level: int = 3,
) -> None:
    """Show a figure with its finding as a heading, and everything that a person who can't see it needs.

    Args:
        title: the finding in words, computed from the data (Markdown; typed text through `escape.plain` first).
        caption: a summary that names the prominent feature, as plain text, typed text as it is; it is also the chart's
        alternative text.
        table: the numbers, as a mapping of column name to values, all of it plain text too.
        height: pixels; the place is kept while the chart library loads, so that nothing jumps.
        level: of the heading: 2 right under the chapter's title, 3 under an st.header.
    """
    with st.container(key=key):
        st.markdown(f"{'#' * level} {title}")
        figure, height = present.for_the_back_row(figure, height)
        figure.update_layout(height=height)
        st.plotly_chart(
            figure, key=f"{key}.chart", width="stretch", height=height, alt=visible(caption),
            config={"displayModeBar": False, "responsive": True},
        )
        st.caption(sparing(caption))
        if how_to_read:
            with st.expander("How to read this"):
                st.markdown(how_to_read)
        numbers(table, key=key)


def numbers(table: Mapping[str, Sequence[Any]], *, key: str, label: str = "The numbers") -> None:
    """The figure's numbers as a table, folded away."""
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
