"""Where one number of a model stands: among its neighbours, in its matrix, on the map of the whole.

R rows, C columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from core.model.parameters import Box, Part


PATCH, ROW, BARS, MATRIX, INSIDE = range(5)  # traces of core.figures.zoom that hold numbers
ACROSS, DOWN = 3, 3  # numbers that are written out round the chosen one
MOST = 70_000  # numbers that one picture draws; of more, each cell is the one farthest from zero among its neighbours


@dataclass(frozen=True, eq=False)
class Place:
    """Where the chosen number stands.

    values (R, C), its matrix;  row, column, its own;  listed, all parts of the model, of which it stands in `part`;
    boxes, the map of all of them;  layer, the boxes of the layer or the table that it stands in.
    """

    values: np.ndarray
    row: int
    column: int
    listed: Sequence[Part]
    part: int
    boxes: Sequence[Box]
    layer: Sequence[Box]

    @property
    def own(self) -> list[Box]:
        return [box for box in self.boxes if box.part == self.part]


def strongest(values: np.ndarray, tall: int, wide: int) -> np.ndarray:
    """Of each block of so many rows and columns the number farthest from zero; a NaN counts as none.

    >>> strongest(np.array([[1.0, -2.0, 0.0, 3.0]]), 1, 2).tolist()
    [[-2.0, 3.0]]
    """
    rows, columns = values.shape
    padded = np.full((-(-rows // tall) * tall, -(-columns // wide) * wide), np.nan, np.float32)
    padded[:rows, :columns] = values
    blocks = (
        padded.reshape(len(padded) // tall, tall, -1, wide).swapaxes(1, 2).reshape(len(padded) // tall, -1, tall * wide)
    )
    at = np.where(np.isnan(blocks), -1, np.abs(blocks)).argmax(-1)
    return np.take_along_axis(blocks, at[..., None], -1)[..., 0]


def rows_a_cell(values: np.ndarray) -> int:
    """How many rows of a matrix one cell of its picture stands for: 1 unless it is a large one."""
    return -(-values.size // MOST)


def number_at(part: Part, row: int, column: int, trace: int, point: Sequence[int]) -> int:
    """The number, counted through the whole model, at a point of a trace of numbers; the chosen one, in `row` and
    `column` of `part`, where the point stands for none.
    """
    top, left = corner(part.rows, part.columns, row, column)
    tall = -(-part.size // MOST)
    row, column = {
        PATCH: lambda: (top + point[0], left + point[-1]),
        ROW: lambda: (row, point[-1]),
        BARS: lambda: (row, point[-1]),
        MATRIX: lambda: (tall * point[0], point[-1]),
    }.get(trace, lambda: (row, column))()
    return part.first + min(row, part.rows - 1) * part.columns + min(column, part.columns - 1)


def cell(at: Place) -> tuple[int, int]:
    """Where the chosen number stands on the map."""
    place = at.row * at.values.shape[1] + at.column
    box = next(box for box in at.own if box.start <= place < box.start + box.count)
    down, across = divmod(place - box.start, box.width)
    return box.x + across, box.y + down


def around(boxes: Sequence[Box]) -> tuple[int, int, int, int]:
    """Left, top, width and height of the smallest rectangle that holds all boxes."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return left, top, max(box.x + box.width for box in boxes) - left, max(box.y + box.height for box in boxes) - top


def patch_at(at: Place) -> tuple[int, int]:
    """The first row and column of the numbers that are written out."""
    return corner(*at.values.shape, at.row, at.column)


def corner(rows: int, columns: int, row: int, column: int) -> tuple[int, int]:
    """The same for a matrix of so many rows and columns and a number in it."""
    return int(np.clip(row - DOWN // 2, 0, max(0, rows - DOWN))), int(
        np.clip(column - ACROSS // 2, 0, max(0, columns - ACROSS))
    )
