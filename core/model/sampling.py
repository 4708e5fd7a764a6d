"""From scores to text: the next-token distribution, and how one token is chosen from it again and again.

Letters: B batch, T positions, V d_vocab.  Source: top-p is Holtzman et al. 2020, "The Curious Case of Neural Text
Degeneration", section 3.1.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from core.errors import BadInput
from core.model.transformer import Cache, Transformer


def distribution(
    logits: Tensor, temperature: float = 1.0, top_k: int | None = None, top_p: float | None = None
) -> Tensor:
    """Probabilities (..., V) that sum to 1, made from logits (..., V).

    Args:    temperature, divides the logits: below 1 sharper, above 1 flatter, 0 all on the likeliest token.
             top_k keeps only the k likeliest tokens;  top_p keeps the fewest likeliest tokens that hold at least this
             share together.
    Raises:  BadInput for a temperature below 0, top_k below 1, or top_p outside (0, 1].

    >>> distribution(torch.tensor([2.0, 2.0, 0.0]), top_k=2).tolist()
    [0.5, 0.5, 0.0]
    """
    _check(temperature, top_k, top_p)
    if temperature < torch.finfo(logits.dtype).tiny:  # it divides: a smaller one is 0 there
        return torch.zeros_like(logits).scatter_(-1, logits.argmax(-1, keepdim=True), 1.0)
    probs = ((logits - logits.amax(-1, keepdim=True)) / temperature).softmax(-1)
    if top_k is None and top_p is None:
        return probs
    ordered, order = probs.sort(dim=-1, descending=True, stable=True)
    kept = torch.ones_like(ordered, dtype=torch.bool)
    if top_k is not None:
        kept[..., top_k:] = False
    if top_p is not None:
        # a token stays while the ones before it hold less than top_p
        kept[..., 1:] &= (ordered.cumsum(-1) - ordered)[..., 1:] < top_p
    probs = torch.zeros_like(probs).scatter_(-1, order, ordered * kept)
    return probs / probs.sum(-1, keepdim=True)


def _check(temperature: float, top_k: int | None, top_p: float | None) -> None:
    if not 0 <= temperature < float("inf"):
        raise BadInput(f"The temperature is {temperature}; it has to be 0 or more.")
    if top_k is not None and top_k < 1:
        raise BadInput(f"top_k is {top_k}; it has to be 1 or more.")
    if top_p is not None and not 0 < top_p <= 1:
        raise BadInput(f"top_p is {top_p}; it has to be above 0 and at most 1.")


def dice(seed: int, read: Sequence[int]) -> torch.Generator:
    """The seeded source of choices for what follows these ids: another text, or another seed, has other luck.

    With the same dice after every text, a model that knows nothing yet would write the same after all of them.
    """
    drawn = hashlib.blake2b(f"{seed}: {list(read)}".encode(), digest_size=8).digest()
    return torch.Generator().manual_seed(int.from_bytes(drawn, "big"))


@torch.inference_mode()
def next_token(model: Transformer, ids: Sequence[int]) -> Tensor:
    """The model's probabilities (V,) for the token that follows `ids`."""
    return model(torch.tensor([list(ids)]), last=True)[0, -1].softmax(-1)


class Choice(NamedTuple):
    """A token in its place: its id, its share of 100 % there, its place among all (1: the likeliest), and the likeliest
    ids with their shares.
    """

    id: int
    share: float
    place: int
    top: list[tuple[int, float]]


@torch.inference_mode()
def choices(model: Transformer, ids: Sequence[int], begin: int, most: int) -> list[Choice]:
    """What else could have stood in the place of each of ids[begin:], `most` of the likeliest; ids fit the context."""
    probs = model(torch.tensor([list(ids)]))[0, begin - 1:-1].softmax(-1)
    found = []
    for id, row in zip(ids[begin:], probs, strict=True):
        top = row.topk(min(most, len(row)))
        found.append(Choice(int(id), float(row[id]), 1 + int((row > row[id]).sum()),
                            list(zip(top.indices.tolist(), top.values.tolist(), strict=True))))
    return found


def generate(
    model: Transformer,
    ids: Sequence[int],
    n_tokens: int,
    rng: torch.Generator | None = None,
    temperature: float = 1.0,
    top_k: int | None = None,
    top_p: float | None = None,
    end_id: int | None = None,
) -> Iterator[int]:
    """New tokens one by one, at most n_tokens, until `end_id` is chosen (it is not yielded).

    Args:    ids, what the model reads first, the start token included.
             rng, the seeded source of choices; needed unless temperature is 0, when the likeliest token is always
             taken.
    Text longer than n_ctx: the model starts again from its first token and the latest half of its context, as positions
    can't be shifted.
    """
    _check(temperature, top_k, top_p)
    if rng is None and temperature > 0:
        raise BadInput(
            "Sampling needs a seeded generator; give one, or temperature 0 for the likeliest token each time."
        )
    read, cache = list(ids), Cache()
    unread = read
    n_ctx = model.config.n_ctx
    for _ in range(n_tokens):
        if cache.length + len(unread) > n_ctx:
            read = [read[0], *read[-(n_ctx // 2):]]
            unread, cache = read, Cache()
        with torch.inference_mode():  # inside the loop: a generator must not leave the mode on while it waits
            logits = model(torch.tensor([unread]), cache=cache, last=True)[0, -1]
            probs = distribution(logits, temperature, top_k, top_p)
            chosen = int(probs.argmax() if temperature == 0 else torch.multinomial(probs, 1, generator=rng))
        if chosen == end_id:
            return
        yield chosen
        read.append(chosen)
        unread = [chosen]


@torch.inference_mode()
def complete(
    model: Transformer, prompts: Sequence[Sequence[int]], n_tokens: int, end_id: int, batch_size: int = 128
) -> list[list[int]]:
    """The likeliest continuation of each prompt, token by token, many at once: at most n_tokens each, ended by `end_id`
    or the context's end.

    Prompts of equal length share a batch, so nothing has to be padded.
    """
    written: list[list[int]] = [[] for _ in prompts]
    by_length: dict[int, list[int]] = {}
    for index, ids in enumerate(prompts):
        by_length.setdefault(len(ids), []).append(index)
    for length, members in sorted(by_length.items()):
        for first in range(0, len(members), batch_size):
            batch = members[first:first + batch_size]
            unread, cache, open_rows = (
                torch.tensor([list(prompts[index]) for index in batch]),
                Cache(),
                set(range(len(batch))),
            )
            for _ in range(min(n_tokens, model.config.n_ctx - length)):
                chosen = model(unread, cache=cache, last=True)[:, -1].argmax(-1)
                for row, token in enumerate(chosen.tolist()):
                    if token == end_id:
                        open_rows.discard(row)
                    elif row in open_rows:
                        written[batch[row]].append(token)
                if not open_rows:
                    break
                unread = chosen[:, None]
    return written
