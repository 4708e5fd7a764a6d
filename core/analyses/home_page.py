"""What every checkpoint writes after the landing page's prompts."""

from collections.abc import Mapping
from typing import Any

from core.analyses import novelty
from core.analyses.context import Specimen


def analyse(specimen: Specimen) -> Mapping[str, Any]:
    """What every checkpoint writes after each of the landing page's prompts, so that the page needs no model."""
    run, found = specimen.run, []
    for prompt in novelty.HOME_PROMPTS:
        ids = [run.tokenizer.end_id, *run.tokenizer.encode(prompt)]
        found.append({"prompt": prompt, "steps": run.steps, "texts": novelty.drawn(specimen, ids)})
    training = run.config.training
    read = [step * training.batch_size * run.config.model.n_ctx for step in run.steps]
    return {"home": {"prompts": found, "steps": run.steps, "tokens_read": read}}
