"""Documents packed into rows of one length, and which rows each step reads.

A row never starts in the middle of a document, unless the document is longer than a row. Letters: R rows, T n_ctx, B
batch_size.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.errors import BadInput

IGNORED = -100  # the target of a position that asks for nothing; PyTorch's cross entropy leaves it out


@dataclass(frozen=True)
class Rows:
    """Packed text: tokens (R, T) and, for each, the token that follows, targets (R, T), or IGNORED. int32 both."""

    tokens: np.ndarray
    targets: np.ndarray

    def __len__(self) -> int:
        return len(self.tokens)

    def first(self, rows: int) -> "Rows":
        """The first so many rows, or all if there are fewer."""
        return Rows(self.tokens[:rows], self.targets[:rows])


def pack(documents: Iterable[Sequence[int]], n_ctx: int, end_id: int, seed: int) -> Rows:
    """Documents (token ids, without end token) in rows, each with the end token before it; every token is the target of
    one position at most.

    Best fit: documents in random order, each into the fullest row where it fits; longest first would fill rows a little
    better, but always beside the same lengths. Then the order inside each row is shuffled, so that short documents
    stand at its start too. What is left of a row is filled with end tokens, of which the first still is a target: the
    last document's end.

    Raises:  BadInput if there is no document.
    """
    rng = np.random.default_rng([seed, 0])
    width = n_ctx + 1
    parts = [part for document in documents for part in _parts([end_id, *document], width)]
    if not parts:
        raise BadInput("There is no document to pack. Give at least one text.")
    rows: list[list[int]] = []
    with_room: list[list[int]] = [[] for _ in range(width + 1)]  # the rows that have so much room left
    for index in rng.permutation(len(parts)):
        length = len(parts[index])
        room = next((room for room in range(length, width + 1) if with_room[room]), None)
        if room is None:
            rows.append([])
            room = width
            with_room[room].append(len(rows) - 1)
        row = with_room[room].pop()
        rows[row].append(index)
        with_room[room - length].append(row)
    packed = np.full((len(rows), width), end_id, np.int32)
    targets = np.full((len(rows), n_ctx), IGNORED, np.int32)
    for number in range(len(rows)):
        placed = [parts[index] for index in rng.permutation(rows[number])]
        filled = np.concatenate(placed)
        packed[number, : len(filled)] = filled
        wanted = min(len(filled), n_ctx)
        targets[number, :wanted] = packed[number, 1 : wanted + 1]
        start = 0
        for part in placed:
            if start and part[0] != end_id:  # the middle of a long document doesn't follow from another document
                targets[number, start - 1] = IGNORED
            start += len(part)
    return Rows(packed[:, :-1].copy(), targets)


def rows_of_step(step: int, batch_size: int, rows: int, seed: int) -> np.ndarray:
    """Which rows the nudge after `step` nudges reads, (B,): every epoch reads each row once, in an order of its own."""
    places = np.arange(step * batch_size, (step + 1) * batch_size)
    return np.array([_order(seed, place // rows, rows)[place % rows] for place in places.tolist()])


@lru_cache(maxsize=4)
def _order(seed: int, epoch: int, rows: int) -> np.ndarray:
    return np.random.default_rng([seed, 1, epoch]).permutation(rows)


def _parts(document: list[int], width: int) -> list[list[int]]:
    """A document in parts that fit a row; a part starts with the token that the one before ends with, so that each is a
    target once.
    """
    if len(document) <= width:
        return [document]
    return [document[start : start + width] for start in range(0, len(document) - 1, width - 1)]
