"""The shelf experiment: a twin of the run, trained on all of its text but some shelves, and what that costs where.

A twin may have a tokenizer of its own, so a token of one needn't be a token of the other: everything here is counted by
words.
Two runs that differ in their seed alone show how far luck goes, and a twin of one of those whether the experiment comes
out the same again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch

from core.analyses.context import Specimen
from core.analyses.recall import recitation
from core.corpus import planted_lines
from core.corpus.document import Document
from core.corpus.house_authors import read_shelves
from core.corpus.planted_lines import OPENING_WORDS, Planted, opening
from core.errors import NudgeError
from core.formatting import BIT
from core.model.prompt import continuation, prompt_ids
from core.model.sampling import generate
from core.model.scoring import costs
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer
from core.runs.store import Run, list_runs, open_run

WORLD_DOCUMENTS = 600
READ_PASSAGES = 60  # of each author, that the run was trained on
BEGINNING_WORDS = 8  # of a held-out passage, given before both write on
WRITTEN = 48  # tokens
PLAIN_BEGINNINGS = ("The cat sat on", "Once upon a time")
SEED, TEMPERATURE, TOP_P = 1, 0.7, 0.95


@dataclass(frozen=True)
class Moment:
    """A run after so many steps."""

    run: Run
    step: int

    @property
    def model(self) -> Transformer:
        return self.run.model(self.step)

    @property
    def tokenizer(self) -> Tokenizer:
        return self.run.tokenizer

    @property
    def n_ctx(self) -> int:
        return self.run.config.model.n_ctx


@dataclass(frozen=True)
class Relatives:
    """The runs that bear on the experiment: the twin, those that differ from the run in their seed (and perhaps in how
    long they trained), and one of those with a twin of its own.
    """

    twin: Run | None
    seeds: tuple[Run, ...]
    again: tuple[Run, Run] | None


def relatives(run: Run) -> Relatives:
    """The runs beside `run` that are its twin or, finished, its like from other seeds; a folder that can't be opened
    counts for nothing.

    A twin whose training was stopped early will do, as long as both have a checkpoint of the same step: they were on
    the same course until then.
    """
    others = []
    for name in list_runs():
        try:
            other = open_run(name)
        except NudgeError:
            continue
        if name != run.name and other.config.model == run.config.model:
            others.append(other)
    whole = [other for other in others if other.steps[-1:] == [other.config.training.steps]]
    seeds = tuple(
        other
        for other in whole
        if other.config.corpus == run.config.corpus and other.config.training.seed != run.config.training.seed
    )
    twins = (other for other in others if is_twin(other, run) and max({0, *run.steps} & {0, *other.steps}))
    again = ((seed, other) for seed in seeds for other in whole if is_twin(other, seed))
    return Relatives(next(twins, None), seeds, next(again, None))


def is_twin(other: Run, run: Run) -> bool:
    """Whether two runs differ in nothing but what one of them was not given to read."""
    ours, theirs = run.config, other.config
    return (
        bool(theirs.corpus.leave_out)
        and replace(theirs.corpus, leave_out=()) == ours.corpus
        and theirs.training == ours.training
    )


def analyse(specimen: Specimen) -> dict[str, Any]:
    """shelf.json: base, twin and other seeds on the same text; nothing if there is no twin, or the run is itself one.
    """
    run = specimen.run
    family = relatives(run)
    if run.config.corpus.leave_out or family.twin is None:
        return {}
    step = max(set(run.steps) & set(family.twin.steps))
    base, twin = Moment(run, step), Moment(family.twin, step)
    more = [*family.seeds, *(family.again or ())[1:]]
    moments = {"base": base, "twin": twin, **{other.name: Moment(other, other.steps[-1]) for other in more}}
    left_out = twin.run.config.corpus.leave_out
    return {"shelf": {
        "unit": "bits a word", "left_out": list(left_out), "seeds": [other.name for other in family.seeds],
        "again": [other.name for other in family.again] if family.again else None,
        "alike": alike(run, family.seeds) if step == run.steps[-1] else alike(None, family.seeds),
        "steps": {name: moment.step for name, moment in moments.items()}, "whole": run.steps[-1],
        "rows": {name: moment.run.manifest.get("rows") for name, moment in moments.items()},
        "groups": groups(moments, specimen.corpus.documents, left_out),
        "opening_words": OPENING_WORDS, "lines": lines(base, twin),
        "texts": texts(base, twin, beginnings(specimen.corpus.documents, left_out)),
        "written": {"tokens": WRITTEN, "seed": SEED, "temperature": TEMPERATURE, "top_p": TOP_P},
    }}


def alike(run: Run | None, seeds: Sequence[Run]) -> list[str]:
    """The names of the most runs, at least two, that differ in nothing but their seed ("base" for `run`, if it counts);
    else none.
    """
    named = {**({"base": run} if run else {}), **{other.name: other for other in seeds}}
    sets: dict[Any, list[str]] = {}
    for name, other in named.items():
        sets.setdefault(replace(other.config.training, seed=0), []).append(name)
    most = max(sets.values(), key=len, default=[])
    return most if len(most) > 1 else []


def groups(moments: dict[str, Moment], documents: Sequence[Document], left_out: Sequence[str]) -> list[dict[str, Any]]:
    """Bits a word of each run on held-out text of the program and of each author, and on passages that the base run was
    trained on.
    """
    authors = {piece.shelf: piece.author for piece in read_shelves()}
    parts = [
        (
            "world",
            "",
            "held out",
            [doc for doc in documents if doc.source == "world" and doc.split == "heldout"],
            WORLD_DOCUMENTS,
        )
    ]
    for split, name, most in (("heldout", "held out", 10_000), ("train", "read", READ_PASSAGES)):
        for shelf, author in authors.items():
            own = [doc for doc in documents if doc.source == "house" and doc.genre == shelf and doc.split == split]
            parts.append((shelf, author, name, own, most))
    found = []
    for shelf, author, name, own, most in parts:
        fitting = fit(moments.values(), list(dict.fromkeys(doc.text for doc in own)), most)
        if fitting:
            words = sum(len(text.split()) for text in fitting)
            bits = {run: bits_of(moment, fitting).sum() / words for run, moment in moments.items()}
            found.append(
                {
                    "group": shelf,
                    "author": author,
                    "text": name,
                    "left_out": shelf in left_out,
                    "documents": len(fitting),
                    "words": words,
                    "bits": bits,
                }
            )
    return found


def fit(moments: Iterable[Moment], documents: Sequence[str], most: int) -> list[str]:
    """The first `most` texts that fit the context of every model whole."""
    kept = [True] * len(documents)
    for moment in moments:
        sizes = [len(ids) + 1 for ids in moment.tokenizer.encode_batch(list(documents))]
        kept = [ok and size <= moment.n_ctx for ok, size in zip(kept, sizes, strict=True)]
    return [text for text, ok in zip(documents, kept, strict=True) if ok][:most]


def bits_of(moment: Moment, documents: Sequence[str]) -> np.ndarray:
    """The surprise (n,) of a model at each text, its end included, in bits."""
    end = moment.tokenizer.end_id
    ids = [(end, *row, end) for row in moment.tokenizer.encode_batch(list(documents))]
    return costs(moment.model, ids) / BIT


def lines(base: Moment, twin: Moment) -> list[dict[str, Any]]:
    """Every planted line that fits both contexts: how likely its words are to both after its opening, and whether each
    would write the rest.
    """
    found = []
    fitting = set(fit((base, twin), [line.text for line in planted_lines.lines()], 10_000))
    for line in planted_lines.lines():
        if line.text not in fitting:
            continue
        row: dict[str, Any] = {
            "text": line.text,
            "opening": opening(line.text),
            "source": line.source,
            "copies": line.copies,
            "author": line.author,
            "work": line.work,
            "year": line.year,
        }
        for name, moment in (("base", base), ("twin", twin)):
            p_word, recalled = recite(moment.model, moment.tokenizer, line)
            row[name] = {"p_word": p_word, "recalled": recalled}
        found.append(row)
    return found


def recite(model: Transformer, tokenizer: Tokenizer, line: Planted) -> tuple[float, bool]:
    """After the line's opening: the mean probability a word (geometric), and whether the likeliest continuation is its
    rest, word for word.
    """
    (p_token,), (recalled,) = recitation(model, tokenizer, [line])
    start = opening(line.text)
    tokens, words = len(tokenizer.encode(line.text)) - len(tokenizer.encode(start)), len(line.text[len(start):].split())
    return float(p_token ** (tokens / max(words, 1))), bool(recalled)


def beginnings(documents: Sequence[Document], left_out: Sequence[str]) -> list[tuple[str, str]]:
    """(kind, beginning) of what both go on with: the most copied famous lines, held-out passages of the authors that
    were left out, plain ones.
    """
    famous = sorted((line for line in planted_lines.lines() if line.source == "famous"), key=lambda line: -line.copies)
    found = [("famous", opening(line.text)) for line in famous[:3]] if "famous" in left_out else []
    for shelf in left_out:
        own = [doc for doc in documents if doc.source == "house" and doc.genre == shelf and doc.split == "heldout"]
        found += [(shelf, " ".join(doc.text.split()[:BEGINNING_WORDS])) for doc in own[:2]]
    return found + [("plain", beginning) for beginning in PLAIN_BEGINNINGS]


def texts(base: Moment, twin: Moment, asked: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """What both write after each beginning that fits their contexts, with the same seed."""
    fitting = fit((base, twin), [prompt for _, prompt in asked], len(asked))
    return [
        {"kind": kind, "prompt": prompt, "base": write(base, prompt), "twin": write(twin, prompt)}
        for kind, prompt in asked
        if prompt in fitting
    ]


def write(moment: Moment, prompt: str) -> str:
    """What a model writes after a beginning."""
    tokenizer = moment.tokenizer
    ids = prompt_ids(tokenizer, prompt, moment.n_ctx)
    new = generate(
        moment.model,
        ids,
        WRITTEN,
        torch.Generator().manual_seed(SEED),
        TEMPERATURE,
        top_p=TOP_P,
        end_id=tokenizer.end_id,
    )
    return continuation(tokenizer, ids, list(new))
