"""How well a model predicts: loss on text it never saw beside the floor, layer by layer, and how well it recites planted lines.

The floor is what the program that wrote the text paid for its choices, nats a token: an upper bound on how well anyone could do on average.

Letters: n documents, T positions, L n_layers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from core.corpus import planted
from core.corpus.document import Document
from core.corpus.planted import Planted
from core.model import Transformer
from core.skills import batches
from core.tokenizer import Tokenizer
from core.trace import streams

OPENING = 5  # tokens of a planted line that are given before the model has to recite the rest


@dataclass(frozen=True, eq=False)
class Measured:
    """Documents ready to be measured: each as the start token, its text and the end token; `nats` is NaN where nobody knows the floor."""

    ids: list[tuple[int, ...]]
    nats: np.ndarray  # (n,)
    genres: list[str]

    @property
    def tokens(self) -> np.ndarray:
        """How many tokens each document has to be predicted (n,), its end included."""
        return np.array([len(ids) - 1 for ids in self.ids])

    @property
    def floor(self) -> float:
        """Nats a token that the program's own choices cost, over all documents."""
        return float(self.nats.sum() / self.tokens.sum())


def prepare(tokenizer: Tokenizer, documents: Sequence[Document], n_ctx: int, most: int) -> Measured:
    """The first `most` documents that fit the context whole, cut into tokens."""
    end = tokenizer.end_id
    kept = []
    for doc, ids in zip(documents, tokenizer.encode_batch([doc.text for doc in documents[: 2 * most]]), strict=False):
        if len(ids) + 1 <= n_ctx and len(kept) < most:
            kept.append((doc, (end, *ids, end)))
    nats = np.array([np.nan if doc.nats is None else doc.nats for doc, _ in kept])
    return Measured([ids for _, ids in kept], nats, [doc.genre for doc, _ in kept])


@torch.inference_mode()
def document_losses(model: Transformer, measured: Measured, batch_size: int = 32) -> np.ndarray:
    """What each document's tokens cost together (n,), in nats."""
    cost: dict[tuple[int, ...], float] = {}
    for batch in batches(list(dict.fromkeys(measured.ids)), batch_size):
        ids = torch.tensor(batch)
        costs = F.cross_entropy(model(ids[:, :-1]).flatten(0, 1), ids[:, 1:].flatten(), reduction="none")
        cost.update(zip(batch, costs.view(len(batch), -1).sum(-1).tolist(), strict=True))
    return np.array([cost[ids] for ids in measured.ids])


@torch.inference_mode()
def losses_by_depth(model: Transformer, measured: Measured, batch_size: int = 32) -> np.ndarray:
    """Mean loss (L+1,), nats a token, if the model had to stop after 0, 1, ... L layers (the logit lens)."""
    totals = np.zeros(len(model.blocks) + 1)
    for batch in batches(measured.ids, batch_size):
        ids = torch.tensor(batch)
        for depth, stream in enumerate(streams(model, ids[:, :-1])):
            logits = model.unembed(model.final_norm(stream))
            totals[depth] += F.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten(), reduction="sum").item()
    return totals / measured.tokens.sum()


def planted_lines(leave_out: Sequence[str] = ()) -> list[Planted]:
    """The lines that were planted in a corpus, by source and number of copies, fewest first."""
    lines = [line for line in (*planted.famous(), *planted.invented()) if line.source not in leave_out]
    return sorted(lines, key=lambda line: (line.source, line.copies))


@torch.inference_mode()
def recitation(model: Transformer, tokenizer: Tokenizer, lines: Sequence[Planted]) -> tuple[np.ndarray, np.ndarray]:
    """For each line after its first OPENING tokens: the mean probability a token (geometric), and whether the likeliest continuation is the
    rest of the line, word for word (it is when every one of its tokens is the likeliest after those before it).
    """
    end, n_ctx = tokenizer.end_id, model.config.n_ctx
    texts = [(end, *tokenizer.encode(line.text))[:n_ctx] for line in lines]
    found: dict[tuple[int, ...], tuple[float, bool]] = {}
    for batch in batches(list(dict.fromkeys(texts)), 32):
        ids = torch.tensor(batch)
        logs = model(ids[:, :-1])[:, OPENING:].log_softmax(-1)
        asked = ids[:, 1 + OPENING:]
        means = logs.gather(-1, asked[..., None])[..., 0].mean(-1).exp()
        exact = (logs.argmax(-1) == asked).all(-1)
        found.update(zip(batch, zip(means.tolist(), exact.tolist(), strict=True), strict=True))
    return np.array([found[ids][0] for ids in texts]), np.array([found[ids][1] for ids in texts])
