"""What a model can do and since when: families of probes, each a share of right answers at every checkpoint, beside
blind chance.

A probe is one question with a right answer (core.corpus.probe); the genres that teach a skill also write its probes.

    "choose"  right when the model gives the right option more probability, as a whole text, than each wrong one
    "write"   right when what the model writes, taking the likeliest token each time, holds the right answer
    (`holds_answer`)
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.analyses.context import Specimen
from core.corpus import build
from core.corpus.probe import Probe
from core.model.prompt import continuation, prompt_ids
from core.model.sampling import complete
from core.model.scoring import log_probabilities, shared_start
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer
from core.results.skill_curves import wilson

PROBE_SEED = 1


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

    Where `right` names its place, as in ' Answer: nine.', the first such place decides, since a model may go on and
    answer a question of its own; otherwise the text has to hold `right` somewhere.

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
        Score(
            family,
            probes[members[0]].kind,
            all(probes[i].seen for i in members),
            len(members),
            sum(right[i] for i in members),
            sum(probes[i].chance for i in members) / len(members),
        )
        for family, members in families.items()
    ]


def answers(model: Transformer, tokenizer: Tokenizer, probes: Sequence[Probe]) -> list[bool]:
    """Whether the model is right on each probe. Raises BadInput for a probe that the model can't read at once."""
    n_ctx, right = model.config.n_ctx, [False] * len(probes)
    chosen = [index for index, probe in enumerate(probes) if probe.kind == "choose"]
    options = [
        [prompt_ids(tokenizer, probes[i].context + end, n_ctx) for end in (probes[i].right, *probes[i].wrong)]
        for i in chosen
    ]
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


def context_ids(tokenizer: Tokenizer, probe: Probe) -> list[int]:
    """The ids of a probe's context, which may be empty."""
    return [tokenizer.end_id, *tokenizer.encode(probe.context)] if probe.context else [tokenizer.end_id]


def analyse(specimen: Specimen) -> Mapping[str, Any]:
    """Every family of probes at every checkpoint, with counts, chance level and interval; and examples of its items.

    Each item is looked up with its answer in the training text. One that stands there word for word is left out, unless
    its family may be seen.
    """
    offered = build.all_probes(PROBE_SEED, specimen.run.config.corpus.edition)
    standing = [bool(specimen.index.find(probe.context + probe.right).count) for probe in offered]
    probes = [probe for probe, stands in zip(offered, standing, strict=True) if probe.seen or not stands]
    stood = Counter(probe.family for probe, stands in zip(offered, standing, strict=True) if stands)
    scores = [score_families(model, specimen.run.tokenizer, probes) for _, model in specimen.models()]
    families = []
    for column in zip(*scores, strict=True):
        first, ends = column[0], [score.interval for score in column]
        examples = [
            {"context": p.context, "right": p.right, "wrong": p.wrong} for p in probes if p.family == first.family
        ][:5]
        families.append({
            "family": first.family, "kind": first.kind, "seen": first.seen, "n": first.n, "chance": first.chance,
            "stands": stood[first.family] if first.seen else 0, "left_out": 0 if first.seen else stood[first.family],
            "right": [score.right for score in column], "accuracy": [score.accuracy for score in column],
            "low": [low for low, _ in ends], "high": [high for _, high in ends], "examples": examples,
        })
    return {"skills": {"steps": specimen.run.steps, "confidence": 0.95, "families": families}}
