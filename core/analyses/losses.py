"""How well a model predicts: loss on text it never saw beside what its writer paid, layer by layer, and how well it recites planted lines.

The "floor" is what the program that wrote a text paid for its choices that show in it, nats a token (core.corpus.account). It bounds the text's
entropy from above, closely: whoever knew the program by heart could do as well, and on average hardly better. On one text a model may be below it.

Letters: n documents, T positions, L n_layers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from core.analyses.skills import batches
from core.corpus import account, planted_lines
from core.corpus.document import Document
from core.corpus.planted_lines import Planted
from core.model.tokenizer import Tokenizer
from core.model.trace import streams
from core.model.transformer import Transformer


@dataclass(frozen=True, eq=False)
class Measured:
    """Documents ready to be measured: each as the start token, its text and the end token."""

    ids: list[tuple[int, ...]]
    documents: list[Document]

    def __getitem__(self, part: slice) -> "Measured":
        return Measured(self.ids[part], self.documents[part])

    @property
    def genres(self) -> np.ndarray:
        """The genre of each document (n,)."""
        return np.array([doc.genre for doc in self.documents])

    @property
    def tokens(self) -> np.ndarray:
        """How many tokens each document has to be predicted (n,), its end included."""
        return np.array([len(ids) - 1 for ids in self.ids])

    def writers_nats(self, seed: int) -> np.ndarray:
        """What each document cost its writer where it shows (n,), NaN where nobody knows; some hundredths of a second each. seed, the corpus's."""
        paid = (account.shown_nats(doc, seed) for doc in self.documents)
        return np.array([np.nan if nats is None else nats for nats in paid])


def prepare(tokenizer: Tokenizer, documents: Sequence[Document], n_ctx: int, most: int) -> Measured:
    """The first `most` documents that fit the context whole, cut into tokens."""
    end = tokenizer.end_id
    kept = []
    for doc, ids in zip(documents, tokenizer.encode_batch([doc.text for doc in documents[: 2 * most]]), strict=False):
        if len(ids) + 1 <= n_ctx and len(kept) < most:
            kept.append((doc, (end, *ids, end)))
    return Measured([ids for _, ids in kept], [doc for doc, _ in kept])


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
    lines = [line for line in (*planted_lines.famous(), *planted_lines.invented()) if line.source not in leave_out]
    return sorted(lines, key=lambda line: (line.source, line.copies))


@torch.inference_mode()
def recitation(model: Transformer, tokenizer: Tokenizer, lines: Sequence[Planted]) -> tuple[np.ndarray, np.ndarray]:
    """For each line after its first words (`planted.opening`): the mean probability a token (geometric), and whether the likeliest continuation is
    the rest of the line, word for word (it is when every one of its tokens is the likeliest after those before it).
    """
    end, n_ctx = tokenizer.end_id, model.config.n_ctx
    texts = [(end, *tokenizer.encode(line.text))[:n_ctx] for line in lines]
    openings = [len(tokenizer.encode(planted_lines.opening(line.text))) for line in lines]
    given = {ids: min(count, len(ids) - 2) for ids, count in zip(texts, openings, strict=True)}  # a line that is cut leaves a token to ask for
    found: dict[tuple[int, ...], tuple[float, bool]] = {}
    for batch in batches(list(dict.fromkeys(texts)), 32):
        ids = torch.tensor(batch)
        logs = model(ids[:, :-1]).log_softmax(-1)
        right, own = logs.argmax(-1) == ids[:, 1:], logs.gather(-1, ids[:, 1:, None])[..., 0]
        found.update({row: (float(own[i, given[row]:].mean().exp()), bool(right[i, given[row]:].all())) for i, row in enumerate(batch)})
    return np.array([found[ids][0] for ids in texts]), np.array([found[ids][1] for ids in texts])
