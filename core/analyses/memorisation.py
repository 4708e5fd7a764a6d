"""Memorise or generalise, measured once a run: exposure of the invented lines, how much of what is written is
new.

Letters: C checkpoints, n lines, W the longest run of words that is looked at.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from core.analyses.context import Measured, Specimen
from core.analyses.exposure import CANDIDATES, candidates, exposures, line_costs
from core.analyses.held_out_combinations import combinations, write_on
from core.corpus import planted_lines
from core.model.prompt import continuation
from core.model.sampling import generate
from core.model.tokenizer import Tokenizer
from core.text_index.copied import SHORTEST, Copied, compare
from core.text_index.suffix_array import Index

LONGEST_RUN = 20  # W
FREE_TEXTS = 40  # that the model writes from nothing, with its own chances
PROGRAM_TEXTS = 200


def analyse(specimen: Specimen) -> dict[str, Any]:
    """What the chapter shows of a run: analyses/memorising.json."""
    index = specimen.index
    return {
        "memorising": {
            "steps": specimen.run.steps,
            "shortest": SHORTEST,
            "exposure": exposure_facts(specimen),
            "runs": run_facts(specimen, index),
            "combinations": combination_facts(specimen, index),
        }
    }


def texts_of(measured: Measured, tokenizer: Tokenizer) -> list[str]:
    """The documents as text."""
    return [tokenizer.decode(ids) for ids in measured.ids]


def exposure_facts(specimen: Specimen) -> dict[str, Any] | None:
    """Exposure of every invented line at every checkpoint, bits; None where none was planted."""
    lines = [line for line in planted_lines.lines(specimen.run.config.corpus.leave_out) if line.source == "invented"]
    if not lines:
        return None
    others, tokenizer = candidates(lines), specimen.run.tokenizer
    rows = []
    for _, model in specimen.models():
        costs = line_costs(model, tokenizer, [*(line.text for line in lines), *others])
        rows.append(exposures(costs[:len(lines)], costs[len(lines):]))
    return {
        "candidates": CANDIDATES + 1,
        "most": float(np.log2(CANDIDATES + 1)),
        "example": others[0],
        "copies": [line.copies for line in lines],
        "bits": np.stack(rows, axis=1).tolist(),
    }  # (n, C)


def run_facts(specimen: Specimen, index: Index) -> dict[str, Any]:
    """The share of runs of 1 ...

    W words and marks that stand in the training text: of what the model writes freely, and of new program text.
    """
    run = specimen.run
    written = []
    for seed in range(FREE_TEXTS):
        ids = [run.tokenizer.end_id]
        new = generate(
            run.model(),
            ids,
            run.config.model.n_ctx - 1,
            torch.Generator().manual_seed(seed),
            end_id=run.tokenizer.end_id,
        )
        written.append(continuation(run.tokenizer, ids, list(new)))
    fresh = texts_of(specimen.held_out, run.tokenizer)[:PROGRAM_TEXTS]
    return {
        "lengths": list(range(1, LONGEST_RUN + 1)),
        "model": copied_runs([compare(index, text) for text in written]).tolist(),
        "program": copied_runs([compare(index, text) for text in fresh]).tolist(),
        "model_texts": len(written),
        "program_texts": len(fresh),
    }


def copied_runs(compared: Sequence[Copied]) -> np.ndarray:
    """The share of all runs of 1 ... W units that stand in the training text (W,); NaN where no text is so long."""
    shares = []
    for length in range(1, LONGEST_RUN + 1):
        hits = [
            np.array(copied.longest[: len(copied.longest) - length + 1]) >= length
            for copied in compared
            if len(copied.longest) >= length
        ]
        shares.append(np.concatenate(hits).mean() if hits else np.nan)
    return np.array(shares)


def combination_facts(specimen: Specimen, index: Index) -> list[dict[str, Any]]:
    """Every held-out combination whose first line stands nowhere in the training text: what of a text by model and by
    program is new.
    """
    run, facts = specimen.run, []
    for pair in combinations(run.config.corpus.edition):
        if index.find(pair.prompt).count:  # a first line that fits any topic doesn't ask for the combination
            continue
        written = write_on(run.model(), run.tokenizer, pair.prompt, seed=1)
        facts.append({
            "kind": pair.kind, "topic": pair.topic, "prompt": pair.prompt,
            "model_new": compare(index, pair.prompt + written).novel_share(len(pair.prompt)),
            "program_new": compare(index, pair.by_program).novel_share(len(pair.prompt)), "by_program": pair.by_program,
        })
    return facts
