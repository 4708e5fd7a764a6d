"""What happens without a part of the model, or with one number changed: on a model of one's own that shares all other numbers.

A change is a dict of whole tensors by parameter name, only those that differ. `changed` builds a model that holds them and shares every
other tensor with the original, which stays as it is: other readers may be using it in another thread at this very moment.
(`torch.func.functional_call` would swap the tensors inside the shared module while it runs, and other threads would see them.)

Letters: N sentences, T positions, V d_vocab, L n_layers, H heads, E d_head.
"""

import copy
import re
from collections.abc import Mapping, Sequence
from itertools import islice, zip_longest
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.corpus.document import Document
from core.errors import BadInput
from core.model.prompt import prompt_ids
from core.model.tokenizer import Tokenizer
from core.model.transformer import KINDS, Transformer, kind_of, layer_of

SHORTEST, LONGEST = 8, 20  # tokens of a sentence of the bench

Change = dict[str, Tensor]


def number(model: Transformer, name: str, row: int, column: int, value: float) -> Change:
    """One parameter set to `value`; `row` is 0 for a tensor that is a single row. Raises BadInput if the model has no such place."""
    old = dict(model.named_parameters()).get(name)
    shape = None if old is None else (1, *old.shape) if old.ndim == 1 else tuple(old.shape)
    if shape is None or not (0 <= row < shape[0] and 0 <= column < shape[1]):
        raise BadInput(f"There is no number in row {row}, column {column} of {name}" + (f", which has {shape}." if shape else "."))
    new = old.detach().clone()
    new.view(shape)[row, column] = value
    return {name: new}


def head(model: Transformer, layer: int, index: int) -> Change:
    """One attention head without effect: its slice of the output matrix, H·E columns of which E are its own, is zero."""
    name, width = f"blocks.{layer}.attn.out.weight", model.config.d_head
    new = model.get_parameter(name).detach().clone()
    new[:, index * width:(index + 1) * width] = 0.0
    return {name: new}


def layer(model: Transformer, index: int) -> Change:
    """Every number of one layer zero: it hands on what it was given."""
    return _zero(model, [name for name, _ in model.named_parameters() if layer_of(name) == index])


def kind(model: Transformer, which: str) -> Change:
    """Every number of one kind, one of core.model.transformer.KINDS, zero in the whole model."""
    if which not in KINDS:
        raise BadInput(f"There is no kind of parameter '{which}'; there are: {', '.join(KINDS)}.")
    return _zero(model, [name for name, _ in model.named_parameters() if kind_of(name) == which])


def _zero(model: Transformer, names: Sequence[str]) -> Change:
    return {name: torch.zeros_like(model.get_parameter(name)) for name in names}


def changed(model: Transformer, change: Mapping[str, Tensor]) -> Transformer:
    """A model with the tensors of `change`, sharing all others with `model`, which is never written to."""
    kept = {id(old): nn.Parameter(change[name], requires_grad=False) if name in change else old for name, old in model.named_parameters()}
    return copy.deepcopy(model, kept)


def ids_of(tokenizer: Tokenizer, sentences: Sequence[str], n_ctx: int) -> list[tuple[int, ...]]:
    """Sentences as a model reads them. Raises BadInput if one is empty or too long."""
    return [tuple(prompt_ids(tokenizer, text, n_ctx)) for text in sentences]


@torch.inference_mode()
def mean_loss(model: Transformer, read: Sequence[tuple[int, ...]]) -> float:
    """Mean loss, nats a token, over all tokens of N sentences together: what `python -m core score` adds up, once for all."""
    longest = max(map(len, read))
    ids = torch.tensor([[*one, *[one[0]] * (longest - len(one))] for one in read])  # (N, T), filled up where nothing before can see it
    real = torch.tensor([[place < len(one) - 1 for place in range(longest - 1)] for one in read])
    logits = model.unembed(_normed(model, ids[:, :-1])[real])  # only the positions that count, all N together
    return float(F.cross_entropy(logits, ids[:, 1:][real]))


def _normed(model: Transformer, ids: Tensor) -> Tensor:
    """What the prediction layer is given, (N, T, D)."""
    x = model.embed(ids) + model.pos_embed.weight[: ids.shape[1]]
    for block in model.blocks:
        x = block(x)
    return model.final_norm(x)


def sentences(documents: Sequence[Document], trained_on: str, tokenizer: Tokenizer, count: int) -> list[str]:
    """`count` openings of held-out documents, genre by genre in turn, each a whole sentence or two that stand nowhere in `trained_on`.

    Fewer if the documents don't hold as many.
    """
    by_genre: dict[str, list[str]] = {}
    for doc in documents:
        opening = _opening(doc.text, tokenizer)
        if opening and opening not in by_genre.get(doc.genre, ()):
            by_genre.setdefault(doc.genre, []).append(opening)
    in_turn = (opening for row in zip_longest(*by_genre.values()) for opening in row if opening)
    return list(islice((opening for opening in in_turn if opening not in trained_on), count))


def _opening(text: str, tokenizer: Tokenizer) -> str | None:
    """The shortest beginning of a text that ends with a sentence and has SHORTEST to LONGEST tokens."""
    for end in re.finditer(r"[.!?](?=\s|$)", text):
        opening = text[:end.end()]
        size = len(tokenizer.encode(opening))
        if SHORTEST <= size <= LONGEST and "\n" not in opening:
            return opening
    return None


def measure(model: Transformer, tokenizer: Tokenizer, texts: Sequence[str]) -> dict[str, Any]:
    """The mean loss on `texts` without each kind, layer and head, one at a time. For single numbers: core.analyses.zeroed_numbers."""
    read = ids_of(tokenizer, texts, model.config.n_ctx)

    def loss_without(change: Change) -> float:
        return mean_loss(changed(model, change), read)

    return {
        "loss": mean_loss(model, read), "blind": float(np.log(model.config.d_vocab)),
        "kinds": {which: loss_without(kind(model, which)) for which in KINDS},
        "layers": [loss_without(layer(model, index)) for index in range(model.config.n_layers)],
        "heads": [[loss_without(head(model, index, one)) for one in range(model.config.n_heads)] for index in range(model.config.n_layers)],
    }
