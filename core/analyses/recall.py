"""How well a model recites the lines that were planted in its text."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch

from core.analyses.context import Specimen
from core.corpus import planted_lines
from core.corpus.planted_lines import Planted
from core.model.scoring import batches
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer


def analyse(specimen: Specimen) -> Mapping[str, Any]:
    """Every planted line at every checkpoint: mean probability a token and exact recall; and the means by number of
    copies.
    """
    lines = planted_lines.lines(specimen.run.config.corpus.leave_out)
    measured = [recitation(model, specimen.run.tokenizer, lines) for _, model in specimen.models()]
    probability, exact = (np.stack(part, axis=1) for part in zip(*measured, strict=True))  # (lines, C) each
    by_copies = []
    for source, copies in sorted({(line.source, line.copies) for line in lines}):
        of = [i for i, line in enumerate(lines) if (line.source, line.copies) == (source, copies)]
        by_copies.append({"source": source, "copies": copies, "n": len(of), "p_token": probability[of].mean(0).tolist(),
                          "recalled": exact[of].mean(0).tolist()})
    return {
        "memory": {
            "steps": specimen.run.steps,
            "given_words": planted_lines.OPENING_WORDS,
            "by_copies": by_copies,
            "lines": [
                {
                    "text": line.text,
                    "source": line.source,
                    "copies": line.copies,
                    "author": line.author,
                    "work": line.work,
                    "year": line.year,
                    "p_token": p.tolist(),
                    "recalled": e.tolist(),
                }
                for line, p, e in zip(lines, probability, exact, strict=True)
            ],
        }
    }


@torch.inference_mode()
def recitation(model: Transformer, tokenizer: Tokenizer, lines: Sequence[Planted]) -> tuple[np.ndarray, np.ndarray]:
    """For each line after its first words (core.corpus.planted_lines.opening): the mean probability a token
    (geometric), and whether the likeliest continuation is the rest of the line, word for word (it is when every one of
    its tokens is the likeliest after those before it).
    """
    end, n_ctx = tokenizer.end_id, model.config.n_ctx
    texts = [(end, *tokenizer.encode(line.text))[:n_ctx] for line in lines]
    openings = [len(tokenizer.encode(planted_lines.opening(line.text))) for line in lines]
    # a line that is cut leaves a token to ask for
    given = {ids: min(count, len(ids) - 2) for ids, count in zip(texts, openings, strict=True)}
    found: dict[tuple[int, ...], tuple[float, bool]] = {}
    for batch in batches(list(dict.fromkeys(texts)), 32):
        ids = torch.tensor(batch)
        logs = model(ids[:, :-1]).log_softmax(-1)
        right, own = logs.argmax(-1) == ids[:, 1:], logs.gather(-1, ids[:, 1:, None])[..., 0]
        found.update(
            {
                row: (float(own[i, given[row] :].mean().exp()), bool(right[i, given[row] :].all()))
                for i, row in enumerate(batch)
            }
        )
    return np.array([found[ids][0] for ids in texts]), np.array([found[ids][1] for ids in texts])
