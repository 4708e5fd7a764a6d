"""Which attention head ties "closed" back to "bank", found by measurement, and what happens without it.

The sentences are the probes of core.corpus.genres.bank_ambiguity: clue and middle never stood together in the training
text. A head is chosen by where it looks from "closed"; whether it matters is a second question, put by switching it
off.

Letters: C checkpoints, H heads, L n_layers, N sentences, S the longest sentence's positions, T positions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from core.analyses.context import Specimen
from core.corpus.draw import Draw
from core.corpus.genres import bank_ambiguity
from core.model.ablation import changed
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer
from core.runs.store import Run

FROM, TO = " closed", " bank"
SEEDS = (1, 2)


@dataclass(frozen=True)
class Sentence:
    """A text that ends in FROM, read as ids; TO stands at position `to`."""

    text: str
    ids: tuple[int, ...]
    to: int


def sentences(tokenizer: Tokenizer) -> list[Sentence]:
    """At least 20 sentences about a bank that was closed, no two alike."""
    contexts = dict.fromkeys(
        probe.context for seed in SEEDS for probe in bank_ambiguity.probes(Draw(seed)) if probe.right == FROM
    )
    found = []
    for context in contexts:
        ids = (tokenizer.end_id, *tokenizer.encode(context + FROM))
        found.append(
            Sentence(context + FROM, ids, max(place for place, id in enumerate(ids) if tokenizer.token(id) == TO))
        )
    return found


@torch.inference_mode()
def looks(model: Transformer, read: Sequence[Sentence]) -> np.ndarray:
    """Share of attention (N, L, H) that each head gives from the last token of each sentence to its TO."""
    rows, last, to = (
        torch.arange(len(read)),
        torch.tensor([len(s.ids) - 1 for s in read]),
        torch.tensor([s.to for s in read]),
    )
    found: list[Tensor] = []

    def keep(name: str, value: Tensor) -> None:
        if name.endswith("attn_pattern"):  # (N, H, S, S)
            found.append(value[rows, :, last, to])

    model(_padded(read), record=keep, pattern=True)
    return torch.stack(found, 1).numpy()


@torch.inference_mode()
def probabilities(model: Transformer, read: Sequence[Sentence]) -> tuple[np.ndarray, np.ndarray]:
    """Probability (N,) of each sentence's last token given those before it, and of every token after the sentence (N,
    V).
    """
    rows, last = torch.arange(len(read)), torch.tensor([len(s.ids) - 1 for s in read])
    ids = _padded(read)
    logits = model(ids)
    said = logits[rows, last - 1].softmax(-1)[rows, ids[rows, last]]
    return said.numpy(), logits[rows, last].softmax(-1).numpy()


def _padded(read: Sequence[Sentence]) -> Tensor:
    """The sentences' ids (N, S), filled up at the end, where nothing before it can see it."""
    longest = max(len(s.ids) for s in read)
    return torch.tensor([[*s.ids, *[s.ids[0]] * (longest - len(s.ids))] for s in read])


def bank_head_facts(run: Run) -> dict[str, Any]:
    """Attention from FROM to TO of every head at every checkpoint; and, at the last, what each head's absence does to
    FROM's probability.

    `p_from` and `p_from_without` are of FROM at its place, before it is read; `after_moved` is the share of the chance
    for the token after it that goes to other tokens (total variation). The head is the one with the highest mean
    attention at the last checkpoint; all count from 0.
    """
    read = sentences(run.tokenizer)
    attention = np.stack([looks(run.model(step), read).mean(0) for step in run.steps])  # (C, L, H)
    model = run.model()
    by_sentence = looks(model, read)
    layer, head = (int(place) for place in np.unravel_index(attention[-1].argmax(), attention[-1].shape))
    with_all, after = probabilities(model, read)
    without, moved = np.zeros((*attention[-1].shape, len(read))), np.zeros(attention[-1].shape)
    for at in range(model.config.n_layers):
        for other in range(model.config.n_heads):
            without[at, other], after_without = probabilities(changed(model, ("head", at, other)), read)
            moved[at, other] = np.abs(after_without - after).sum(-1).mean() / 2
    return {
        "from": FROM, "to": TO, "steps": run.steps, "attention": attention.tolist(), "layer": layer, "head": head,
        "even": float(np.mean([1 / len(s.ids) for s in read])),
        "p_from": float(with_all.mean()), "p_from_without": without.mean(-1).tolist(), "after_moved": moved.tolist(),
        "sentences": [
            {"text": s.text, "to": s.to, "attention": float(by_sentence[n, layer, head]), "p": float(with_all[n]),
             "p_without": float(without[layer, head, n])}
            for n, s in enumerate(read)
        ],
    }


def analyse(specimen: Specimen) -> Mapping[str, Any]:
    """Which attention head looks from "closed" back to "bank", at every checkpoint, and what its absence does."""
    return {"heads": bank_head_facts(specimen.run)}
