"""What a model can do and since when: families of probes, each a share of right answers at every checkpoint, beside blind chance.

A probe is one question with a right answer (core.corpus.probe); the genres that teach a skill also write its probes.

    "choose"  right when the model gives the right option more probability, as a whole text, than each wrong one
    "write"   right when what the model writes, taking the likeliest token each time, holds the right answer (`holds_answer`)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F

from core.corpus.probe import Probe
from core.model.prompt import continuation, prompt_ids
from core.model.sampling import complete
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer
from core.results.skill_curves import wilson


@dataclass(frozen=True)
class Score:
    """One family at one checkpoint: `right` of `n` probes. chance: what blind choice would get on average, 0 to 1."""

    family: str
    kind: str
    seen: bool
    n: int
    right: int
    chance: float

    @property
    def accuracy(self) -> float:
        return self.right / self.n

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.right, self.n)


def holds_answer(written: str, right: str) -> bool:
    """Whether a written text gives the right answer.

    Where `right` names its place, as in ' Answer: nine.', the first such place decides, since a model may go on and answer a question of its
    own; otherwise the text has to hold `right` somewhere.

    >>> holds_answer(" Four and five make nine. Answer: nine. Sum: one plus one. Answer: two.", " Answer: nine.")
    True
    """
    place, colon, answer = right.rpartition(": ")
    if colon:
        return written.partition(place + colon)[2].startswith(answer) if place + colon in written else False
    return right in written


def score_families(model: Transformer, tokenizer: Tokenizer, probes: Sequence[Probe]) -> list[Score]:
    """Every family's score at one checkpoint, in the order in which the families first come."""
    right = answers(model, tokenizer, probes)
    families: dict[str, list[int]] = {}
    for index, probe in enumerate(probes):
        families.setdefault(probe.family, []).append(index)
    return [
        Score(family, probes[members[0]].kind, all(probes[i].seen for i in members), len(members), sum(right[i] for i in members),
              sum(probes[i].chance for i in members) / len(members))
        for family, members in families.items()
    ]


def answers(model: Transformer, tokenizer: Tokenizer, probes: Sequence[Probe]) -> list[bool]:
    """Whether the model is right on each probe. Raises BadInput for a probe that the model can't read at once."""
    n_ctx, right = model.config.n_ctx, [False] * len(probes)
    chosen = [index for index, probe in enumerate(probes) if probe.kind == "choose"]
    options = [[prompt_ids(tokenizer, probes[i].context + end, n_ctx) for end in (probes[i].right, *probes[i].wrong)] for i in chosen]
    asked = [(ids, shared_start([*group, context_ids(tokenizer, probes[i])]))
             for i, group in zip(chosen, options, strict=True) for ids in group]
    scores = iter(log_probabilities(model, asked))
    for i, group in zip(chosen, options, strict=True):
        best, *others = [next(scores) for _ in group]
        right[i] = all(best > other for other in others)
    written = [index for index, probe in enumerate(probes) if probe.kind == "write"]
    for limit in sorted({probes[i].limit for i in written}):
        members = [i for i in written if probes[i].limit == limit]
        prompts = [prompt_ids(tokenizer, probes[i].context, n_ctx) for i in members]
        for i, ids, new in zip(members, prompts, complete(model, prompts, limit, tokenizer.end_id), strict=True):
            right[i] = holds_answer(continuation(tokenizer, ids, new), probes[i].right)
    return right


def shared_start(texts: Sequence[Sequence[int]]) -> int:
    """How many ids all texts have in common from the start."""
    return next((place for place, column in enumerate(zip(*texts, strict=False)) if len(set(column)) > 1), min(map(len, texts)))


def context_ids(tokenizer: Tokenizer, probe: Probe) -> list[int]:
    """The ids of a probe's context, which may be empty."""
    return [tokenizer.end_id, *tokenizer.encode(probe.context)] if probe.context else [tokenizer.end_id]


@torch.inference_mode()
def log_probabilities(model: Transformer, asked: Iterable[tuple[Sequence[int], int]], batch_size: int = 64) -> list[float]:
    """For each (ids, start), the natural log of the probability of ids[start:] after ids[:start].

    Texts that differ in their last token only are read once; texts of equal length share a batch.
    """
    asked = [(tuple(ids), start) for ids, start in asked]
    totals = [0.0] * len(asked)
    readers: dict[tuple[int, ...], list[int]] = {}
    for index, (ids, _) in enumerate(asked):
        readers.setdefault(ids[:-1], []).append(index)
    for batch in batches(list(readers), batch_size):
        hidden = last_hidden(model, torch.tensor(batch))  # (B, T, D)
        for row, read in enumerate(batch):
            start = min(asked[index][1] for index in readers[read])
            logs = F.log_softmax(model.unembed(hidden[row, start - 1:]), -1)  # only the positions that are asked about
            for index in readers[read]:
                ids, first = asked[index]
                places = torch.arange(first, len(ids))
                totals[index] = float(logs[places - start, torch.tensor(ids[first:])].sum())
    return totals


def last_hidden(model: Transformer, tokens: torch.Tensor) -> torch.Tensor:
    """What goes into the prediction layer (B, T, D), without paying for its scores."""
    x = model.embed(tokens) + model.pos_embed.weight[: tokens.shape[1]]
    for block in model.blocks:
        x = block(x)
    return model.final_norm(x)


def batches(texts: list[tuple[int, ...]], batch_size: int) -> Iterable[list[tuple[int, ...]]]:
    """Texts in batches of one length each."""
    by_length: dict[int, list[tuple[int, ...]]] = {}
    for ids in texts:
        by_length.setdefault(len(ids), []).append(ids)
    for _, members in sorted(by_length.items()):
        for first in range(0, len(members), batch_size):
            yield members[first:first + batch_size]
