"""The ladder of counters: what the model expects next, at every moment, beside what five counters of its training text
expect there (core.text_index.counters).

A counter speaks of words and marks, the model of tokens, which are mostly the same. So both are asked only where a word
or mark begins, and judged by the token that it begins with: a word that is spelled in pieces counts as its first piece,
and a token of several marks (such as a full stop with a quotation mark) or of a word with its ending (can't) as the
first of them.

Letters: C checkpoints, K counters, n documents, P places, V d_vocab, U units of the text.
Source: Michaelov, Levy and Bergen, NeurIPS 2025, arXiv 2510.24963: as they train, language models of many kinds come
        close to the
counts of single words, then of pairs, and of longer and longer runs. They correlate log-probabilities; we take the
divergence.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch

from core.analyses.context import Measured, Specimen
from core.analyses.recitals import FIRST
from core.model.prompt import prompt_ids
from core.model.sampling import next_token
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer
from core.results.ladder import divergence
from core.text_index.corpus_text import cut, names
from core.text_index.counters import MOST, Counters

DOCUMENTS = 120  # in which the places lie
AT_ONCE = 20  # documents whose distributions are held in memory
LOOKED_UP = (
    "A recipe for carrot cake", "The capital of France is", FIRST, "The old king and the wet spreadsheet",
    "The small brown dogs in the garden",
)  # beginnings that are answered
SHOWN = 4  # next words
BYTE = re.compile("<0x[0-9A-F]{2}>")  # how a token is shown that is a byte


def analyse(specimen: Specimen) -> dict[str, Any]:
    """analyses/ladder.json."""
    counters, tokenizer = Counters(specimen.index), specimen.run.tokenizer
    words = Words(counters, tokenizer)
    measured = specimen.held_out[:DOCUMENTS]
    # bits, and places, of each document
    totals, counts = np.zeros((len(specimen.run.steps), MOST + 1, len(measured.ids))), []
    for first in range(0, len(measured.ids), AT_ONCE):
        part = measured[first:first + AT_ONCE]
        places, expected = words.places(part)
        of = np.repeat(np.arange(len(places)), [len(one) for one in places])
        for row, (_, model) in zip(totals, specimen.models(), strict=True):
            bits = divergence(words.of_model(model, part, places), expected)
            row[:, first:first + len(places)] = [np.bincount(of, one) for one in bits]
        counts += [len(one) for one in places]
    distances = totals.sum(-1) / sum(counts)  # (C, K)
    return {
        "ladder": {
            "steps": specimen.run.steps,
            "distances": distances.T.tolist(),
            "luck": luck(totals, np.array(counts)).T.tolist(),
            "documents": len(measured.ids),
            "places": sum(counts),
            "losses": losses(counters, tokenizer, specimen.held_out),
            "loss_documents": len(specimen.held_out.ids),
            "house_losses": losses(counters, tokenizer, specimen.house) if specimen.house.ids else None,
            "answers": [{"prompt": prompt, **words.answers(specimen.models(), prompt)} for prompt in LOOKED_UP],
        }
    }


def luck(totals: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """How far each mean may differ from the lowest one by the luck of the documents (C, K): the standard error of their
    difference, as of a ratio of two sums over documents.

    Args: totals (C, K, n), bits in each document;  counts (n,), its places.  Source: Cochran 1977, "Sampling
          techniques", eq. 6.13.
    """
    means = totals.sum(-1) / counts.sum()
    lowest = np.take_along_axis(totals, means.argmin(1)[:, None, None], 1)
    apart = totals - lowest
    off = apart - (apart.sum(-1) / counts.sum())[..., None] * counts
    return np.sqrt((off**2).sum(-1) * len(counts) / (len(counts) - 1)) / counts.sum()


def losses(counters: Counters, tokenizer: Tokenizer, measured: Measured) -> list[float]:
    """The loss of each counter (K,) on the very documents of analyses/losses.json, in nats a token of the model, so
    that all can be compared.
    """
    return (sum(counters.costs(tokenizer.decode(ids)).sum(1) for ids in measured.ids) / measured.tokens.sum()).tolist()


class Words:
    """Counters and a model brought to the same words: the token with which a word or mark begins, and one place more,
    V, for a word that the training text never held.
    """

    def __init__(self, counters: Counters, tokenizer: Tokenizer):
        self.counters, self.tokenizer = counters, tokenizer
        self.joined, self.begun = {}, {}  # token -> the token of its first unit; where that is none, unit -> token
        for id, token in enumerate(map(tokenizer.token, range(tokenizer.d_vocab))):
            units = [] if id == tokenizer.end_id or BYTE.fullmatch(token) else units_of(token.replace("↵", "\n"))
            if len(units) > 1 and (first := tokenizer.id(units[0])) is not None:
                self.joined[id] = first
            elif len(units) > 1:
                self.begun[units[0]] = id
        of_units = [tokenizer.end_id, *(self.first_token(unit) for unit in counters.index.text.units[1:])]
        self.of_units = np.array([*of_units, tokenizer.d_vocab])  # (U+1,)

    def first_token(self, unit: str) -> int:
        """The id of the token that a unit begins with."""
        whole = self.tokenizer.id(unit.replace("\n", "↵")) or self.begun.get(unit)
        if whole is not None:
            return whole
        if unit.startswith(" "):
            return self.tokenizer.encode(unit[1:])[0]  # every line begins with a space inside
        before = _before(unit)
        return self.tokenizer.encode(before + unit)[len(self.tokenizer.encode(before))]

    def expected(self, shares: np.ndarray) -> np.ndarray:
        """What counters expect (K, U+1), by first token (K, V+1)."""
        size = self.tokenizer.d_vocab + 1
        return np.stack([np.bincount(self.of_units, row, size) for row in shares]).astype(np.float32)

    def of_tokens(self, shares: np.ndarray) -> np.ndarray:
        """What a model expects (P, V), by first token (P, V+1)."""
        found = np.pad(shares, ((0, 0), (0, 1)))
        for id, first in self.joined.items():
            found[:, first] += found[:, id]
            found[:, id] = 0
        return found

    def places(self, measured: Measured) -> tuple[list[list[int]], np.ndarray]:
        """Where a word or mark begins that is the beginning of a token, too: the number of that token in each document;
        and what the counters expect there (K, P, V+1).
        """
        places, rows = [], []
        for ids in measured.ids:
            text = self.tokenizer.decode(ids)
            both = list(shared_starts(self.tokenizer, text))
            codes = self.counters.codes(text)
            places.append([token for _, token in both])
            rows += [self.expected(self.counters.shares_after(codes[:unit + 1])) for unit, _ in both]
        return places, np.stack(rows, axis=1)

    @torch.inference_mode()
    def of_model(self, model: Transformer, measured: Measured, places: Sequence[Sequence[int]]) -> np.ndarray:
        """What a model expects at these places (P, V+1)."""
        found = [
            model(torch.tensor([ids[:-1]]))[0, of].softmax(-1) for ids, of in zip(measured.ids, places, strict=True)
        ]
        return self.of_tokens(torch.cat(found).numpy())

    def answers(self, models: Iterator[tuple[int, Transformer]], prompt: str) -> dict[str, Any]:
        """What counters and models expect after a text, see `answered`. Raises BadInput."""
        ids = prompt_ids(self.tokenizer, prompt, 10**6)
        return self.answered(prompt, np.stack([next_token(model, ids).numpy() for _, model in models]))

    def answered(self, prompt: str, shares: np.ndarray) -> dict[str, Any]:
        """What counters and a model at some moments expect after a text.

        Args: shares (C, V), the model's.
        Returns: counters and model, the likeliest words and their shares; distances (K, C), bits; used, how many of the
                 last
        words stand in the training text together.
        """
        counters, model = self.expected(self.counters.shares(prompt)), self.of_tokens(shares)
        return {
            "counters": [self.likeliest(row) for row in counters],
            "model": [self.likeliest(row) for row in model],
            "distances": [divergence(row, model).tolist() for row in counters],
            "used": self.counters.used(prompt),
        }

    def likeliest(self, shares: np.ndarray) -> list[list[Any]]:
        """The likeliest words, and their shares."""
        best = np.argsort(-shares[:-1], kind="stable")[:SHOWN]
        return [[self.tokenizer.token(id), float(shares[id])] for id in best.tolist()]


def units_of(token: str) -> list[str]:
    """The words and marks of a token, as they stand within a line."""
    return names(_before(token) + token)[1:]


def _before(text: str) -> str:
    """What can stand before a text and is no part of its first word or mark."""
    return "-" if text[0].isalnum() else "a"


def shared_starts(tokenizer: Tokenizer, text: str) -> Iterator[tuple[int, int]]:
    """(number of a unit, number of a token) that begin at the same place of a text, the spaces before them included,
    and its end.
    """
    pieces, begin, first = tokenizer.pieces(text), 0, {}
    for token, piece in enumerate(pieces):
        first.setdefault(piece.start, token)
    units = cut(text)
    for place, unit in enumerate(units):
        token = first.get(begin)
        # an empty line has no space of its own
        if token is not None and (pieces[token].end > begin or unit.unit[0] == " "):
            yield place, token
        begin = unit.end
    yield len(units), len(pieces)
