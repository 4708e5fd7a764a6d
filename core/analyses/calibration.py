"""Does a share mean what it says? Where a model gave its first guess about 62 %, how often was that guess right?

Letters: C checkpoints, B bins of the share, n predictions.
Source: Guo et al. 2017, "On Calibration of Modern Neural Networks", arXiv 1706.04599, section 2: reliability diagram,
expected calibration error.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from core.corpus import visitors
from core.results.calibration import BINS

if TYPE_CHECKING:
    from core.analyses.context import Specimen
    from core.model.transformer import Transformer
    from core.text_index.suffix_array import Index


class Reliability(NamedTuple):
    """First guesses by how large their share was: how many (B,), how many of them were right (B,), and their shares
    added up (B,).
    """

    counts: np.ndarray
    right: np.ndarray
    shares: np.ndarray

    @property
    def error(self) -> float:
        """The expected calibration error, 0 to 1: how far share and right answers lie apart in a bin, on average over
        all guesses.
        """
        return float(np.abs(self.right - self.shares).sum() / self.counts.sum())


def reliability(shares: np.ndarray, right: np.ndarray) -> Reliability:
    """First guesses sorted into bins. Args: shares (n,), 0 to 1, of each first guess; right (n,), whether it came.

    >>> reliability(np.array([0.62, 0.68, 0.97]), np.array([True, False, True])).counts.tolist()
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 1.0]
    """
    bins = np.minimum((shares * BINS).astype(int), BINS - 1)
    return Reliability(*(np.bincount(bins, weights=of, minlength=BINS) for of in (np.ones(len(shares)), right, shares)))


def first_guesses(
    model: "Transformer", texts: Sequence[tuple[int, ...]], batch_size: int = 32
) -> tuple[np.ndarray, np.ndarray]:
    """At every place of every text the share of the model's first guess, and whether it was the token that came: (n,)
    each.
    """
    import torch

    from core.model.scoring import batches

    shares, right = [], []
    for batch in batches(list(texts), batch_size):
        ids = torch.tensor(batch)
        with torch.inference_mode():
            most = model(ids[:, :-1]).softmax(-1).max(-1)
        shares.append(most.values.flatten().numpy())
        right.append((most.indices == ids[:, 1:]).flatten().numpy())
    return np.concatenate(shares), np.concatenate(right)


def stands(sentence: str, index: "Index") -> bool:
    """Whether a sentence stands in a text, as it is or after other words: its first letter small, its end open."""
    bare = sentence.rstrip(".?!")
    return bool(index.find(bare).count or index.find(bare[0].lower() + bare[1:]).count)


def analyse(specimen: "Specimen") -> dict[str, Any]:
    """calibration.json: the reliability at every checkpoint on three kinds of text that were never trained on."""
    tokenizer = specimen.run.tokenizer
    typed = [(tokenizer.end_id, *tokenizer.encode(sentence.whole)) for sentence in visitors.sentences()
             if not stands(sentence.whole, specimen.index)]
    kinds = {"program": specimen.held_out.ids, "stories": specimen.house.ids, "visitors": typed}
    found: dict[str, list[Reliability]] = {kind: [] for kind, texts in kinds.items() if texts}
    for _, model in specimen.models():
        for kind, rows in found.items():
            rows.append(reliability(*first_guesses(model, kinds[kind])))
    return {"calibration": {"steps": specimen.run.steps, "bins": BINS,
                            "kinds": [as_numbers(kind, len(kinds[kind]), rows) for kind, rows in found.items()]}}


def as_numbers(kind: str, texts: int, rows: Iterable[Reliability]) -> dict[str, Any]:
    """What is kept of a kind of text, for each checkpoint: how many guesses fell into each bin, how many were right,
    their mean share; the error.
    """
    rows = list(rows)
    return {
        "kind": kind,
        "texts": texts,
        "counts": [row.counts.astype(int).tolist() for row in rows],
        "right": [row.right.astype(int).tolist() for row in rows],
        "share": [
            np.divide(row.shares, row.counts, out=np.full(BINS, np.nan), where=row.counts > 0).tolist() for row in rows
        ],
        "error": [row.error for row in rows],
    }
