"""What a model says of texts that are given: the log probability of their tokens, many texts at once."""

from collections.abc import Iterable, Sequence

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from core.formatting import BIT
from core.model.prompt import prompt_ids
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer


def surprises(model: Transformer, ids: Tensor) -> Tensor:
    """What each token after the first costs, given those before it: (B, T), nats, for ids (B, T+1)."""
    asked = ids[:, 1:]
    return F.cross_entropy(model(ids[:, :-1]).flatten(0, 1), asked.flatten(), reduction="none").view(asked.shape)


@torch.inference_mode()
def bits(model: Transformer, ids: Sequence[int]) -> np.ndarray:
    """Bits of surprise (T,) of each token of one text after its first, given those before it."""
    return (surprises(model, torch.tensor([ids]))[0] / BIT).numpy()


@torch.inference_mode()
def costs(model: Transformer, texts: Sequence[tuple[int, ...]], batch_size: int = 64) -> np.ndarray:
    """What the tokens of each text after its first cost together (n,), nats. A text that comes twice is read once."""
    cost: dict[tuple[int, ...], float] = {}
    for batch in batches(list(dict.fromkeys(texts)), batch_size):
        cost.update(zip(batch, surprises(model, torch.tensor(batch)).sum(-1).tolist(), strict=True))
    return np.array([cost[ids] for ids in texts])


def shared_start(texts: Sequence[Sequence[int]]) -> int:
    """How many ids all texts have in common from the start."""
    return next(
        (place for place, column in enumerate(zip(*texts, strict=False)) if len(set(column)) > 1), min(map(len, texts))
    )


@torch.inference_mode()
def log_probabilities(
    model: Transformer, asked: Iterable[tuple[Sequence[int], int]], batch_size: int = 64
) -> list[float]:
    """For each (ids, start), the natural log of the probability of ids[start:] after ids[:start].

    Texts that differ in their last token only are read once; texts of equal length share a batch.
    """
    asked = [(tuple(ids), start) for ids, start in asked]
    totals = [0.0] * len(asked)
    readers: dict[tuple[int, ...], list[int]] = {}
    for index, (ids, _) in enumerate(asked):
        readers.setdefault(ids[:-1], []).append(index)
    for batch in batches(list(readers), batch_size):
        hidden = model.read(torch.tensor(batch))  # (B, T, D)
        for row, read in enumerate(batch):
            start = min(asked[index][1] for index in readers[read])
            logs = F.log_softmax(model.unembed(hidden[row, start - 1:]), -1)  # only the positions that are asked about
            for index in readers[read]:
                ids, first = asked[index]
                places = torch.arange(first, len(ids))
                totals[index] = float(logs[places - start, torch.tensor(ids[first:])].sum())
    return totals


def batches(texts: list[tuple[int, ...]], batch_size: int) -> Iterable[list[tuple[int, ...]]]:
    """Texts in batches of one length each."""
    by_length: dict[int, list[tuple[int, ...]]] = {}
    for ids in texts:
        by_length.setdefault(len(ids), []).append(ids)
    for _, members in sorted(by_length.items()):
        for first in range(0, len(members), batch_size):
            yield members[first:first + batch_size]


def ids_of(tokenizer: Tokenizer, sentences: Sequence[str], n_ctx: int) -> list[tuple[int, ...]]:
    """Sentences as a model reads them. Raises BadInput if one is empty or too long."""
    return [tuple(prompt_ids(tokenizer, text, n_ctx)) for text in sentences]


@torch.inference_mode()
def mean_loss(model: Transformer, read: Sequence[tuple[int, ...]]) -> float:
    """Mean loss, nats a token, over all tokens of N sentences together: what `python -m core score` adds up, once for
    all.
    """
    longest = max(map(len, read))
    # (N, T), filled up where nothing before can see it
    ids = torch.tensor([[*one, *[one[0]] * (longest - len(one))] for one in read])
    real = torch.tensor([[place < len(one) - 1 for place in range(longest - 1)] for one in read])
    logits = model.unembed(model.read(ids[:, :-1])[real])  # only the positions that count, all N together
    return float(F.cross_entropy(logits, ids[:, 1:][real]))
