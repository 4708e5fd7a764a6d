"""Tables: every cell stays in its place, whatever stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.text import tables
from pages.shared.text.escape import plain


def rows(markdown: str) -> list[list[str]]:
    """The rows of a table as Markdown parts them: at each bar that no odd number of backslashes stands before."""
    found = []
    for line in markdown.split("\n"):
        cells, cell, escaped = [], "", False
        for character in line:
            if character == "|" and not escaped:
                cells.append(cell)
                cell = ""
            else:
                cell += character
            escaped = character == "\\" and not escaped
        found.append([cell.strip() for cell in cells[1:]])
    return found


@given(st.lists(st.text(max_size=12), min_size=1, max_size=4), st.booleans())
def test_no_cell_ends_its_cell_or_its_row(cells, typed):
    shown = [plain(cell) for cell in cells] if typed else cells
    table = rows(tables.markdown({"A": shown, "B": [1] * len(cells)}))
    assert len(table) == 2 + len(cells) and {len(row) for row in table} == {2}
    assert table[1] == ["---", "---:"] and [row[1] for row in table[2:]] == ["1"] * len(cells)


def test_what_is_escaped_already_is_not_escaped_twice():
    assert rows(tables.markdown({"A": [plain("a|b"), "a|b", r"a\|b", "\\\\|"]}))[2:] == [["a\\|b"], ["a\\|b"], ["a\\|b"], ["\\\\\\|"]]


def test_columns_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        tables.markdown({"A": ["x", "y"], "B": ["z"]})
