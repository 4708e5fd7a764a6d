"""How often each token stands in the training text."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.analyses.context import Specimen


def analyse(specimen: Specimen) -> Mapping[str, Any]:
    """How often each token stands in the training text, (V,)."""
    tokenizer, read = specimen.run.tokenizer, specimen.train_tokens
    counts = np.bincount(np.concatenate(read), minlength=tokenizer.d_vocab)
    counts[tokenizer.end_id] = len(read)
    return {"tokens": {"counts": counts}}
