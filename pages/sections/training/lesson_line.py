"""The line of readers who train a small model, and what each of these models is made of and learns from."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from core.config import LESSON_MODEL
from core.model.published import ours, total
from core.training.queue import Ending, Line, Turn, threaded
from pages.shared.browser import ticket
from pages.shared.loading import caches
from pages.shared.loading.held import held

if TYPE_CHECKING:
    from core.training.train import Splits

DOCUMENTS = 6_000  # of the training text that a small model may read: more than it gets through
TESTED = 16  # rows that are kept from it


def turn() -> Turn | None:
    """This reader's turn, which is told that they are there."""
    return line().look_in(ticket.held()) if ticket.held() else None


@held
def line() -> Line:
    """The one line of this server."""
    return Line(threaded(_teach))


def _teach(turn: Turn, ending: Ending) -> str:
    """In the lesson's own thread, which fetches all that takes time: no page waits for it, and nobody's place in line
    hangs on it.
    """
    from core.training import live

    def make() -> live.Lesson:
        return live.Lesson(caches.tokenizer(), *reading(), seed=random.randrange(1, 10_000))

    return live.teach(turn, make, ending)


@held
def reading() -> tuple[Splits, np.ndarray]:
    """Rows to learn from and to test on, and the pairs that stand side by side in them; the same for every lesson."""
    from core.malloc_trim import give_back
    from core.training.live import neighbours
    from core.training.packing import Rows, pack
    from core.training.train import Splits

    shipped, tokenizer = caches.training_text(), caches.tokenizer()
    chosen = np.random.default_rng(1).permutation(shipped.documents(source="world"))[:DOCUMENTS]
    n_ctx = caches.document(caches.BASE, "config.json")["model"]["n_ctx"]
    rows = pack(
        tokenizer.encode_batch([shipped.document(int(id)).text for id in chosen]), n_ctx, tokenizer.end_id, seed=1
    )
    tested = min(TESTED, len(rows) // 2)
    text = Splits(Rows(rows.tokens[tested:], rows.targets[tested:]), rows.first(tested))
    pairs = neighbours(text.train, tokenizer.d_vocab)
    give_back()
    return text, pairs


def parameters() -> int:
    """How many numbers a small model has."""
    config = caches.document(caches.BASE, "config.json")["model"]
    return total(ours(replace(LESSON_MODEL, d_vocab=config["d_vocab"], n_ctx=config["n_ctx"])))
