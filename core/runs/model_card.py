"""The model card that goes with an exported model: a README.md that begins with the header which model hubs read.

Every figure is read from the run: its config, its manifest, its analyses. What a run came without is left out.

Source: Mitchell et al. 2019, "Model Cards for Model Reporting", arXiv 1810.03993, for what a card has to tell.
"""

from typing import Any

from core.model.parameters import parts
from core.runs.files import checkpoint_file
from core.runs.store import Run

HEADER = """---
license: mit
language:
- en
library_name: transformers
pipeline_tag: text-generation
tags:
- gpt2
- education
- interpretability
---
"""
LOAD = '''```python
from transformers import pipeline

nudge = pipeline("text-generation", model=".")  # the folder that holds this file
print(nudge("The capital of France is", do_sample=False)[0]["generated_text"])
```'''
TOKENS = """The token `<|end|>` stands before every text, and every line begins with a space: the tokenizer sees to both. What you
type never becomes `<|end|>`, even if it is spelled like it. A text that is encoded and decoded comes back with one space in
front.

There is no GGUF file: llama.cpp knows a tokenizer by name from a list, and no name on it stands for one that begins every
line with a space and never cuts a word that is a token. Under another name it would cut texts in other places, and the
model would answer wrongly without a word of warning."""
USE = """It is good for watching how learning works, and for trying tools on a transformer that is small enough to look at
whole. It only ever read about a small world, half made up: of yours it knows little more than a child does, it states wrong
things in the same tone as right ones, and its people and jobs come from lists that we chose. Don't use it for advice of any kind."""
LICENCE = "The model and its code are under the MIT licence; the stories that it was trained on are under CC BY 4.0."


def card(run: Run, step: int) -> str:
    """The text of README.md for a moment of a run."""
    shape = run.config.model
    size = sum(part.size for part in parts(shape))
    title = f"# Nudge: run '{run.name}', {'before training' if step == 0 else f'after {step:,} steps'}"
    what = (
        f"A small GPT-2 whose learning can be watched: {size:,} parameters in {shape.n_layers} layers with {shape.n_heads} attention heads "
        f"each, {shape.d_model} numbers a token, a vocabulary of {shape.d_vocab:,} tokens, at most {shape.n_ctx} tokens at once. Its embedding "
        "and prediction tables are two different tables (`tie_word_embeddings` is false)."
    )
    body = [
        title,
        what,
        "## Load it",
        LOAD,
        TOKENS,
        *_made(run, step),
        *_losses(run, step),
        "## What it is good for, and what not",
        USE,
        "## Licence",
        LICENCE,
    ]
    return HEADER + "\n" + "\n\n".join(body) + "\n"


def _made(run: Run, step: int) -> list[str]:
    """Where the weights come from."""
    manifest = run.manifest
    if "imported_from" in manifest:
        return [
            "## Where it comes from",
            f"Imported into Nudge from a folder called `{manifest['imported_from']}`. How it was trained isn't known here.",
        ]
    corpus, training = run.config.corpus, run.config.training
    read = step * training.batch_size * run.config.model.n_ctx
    versions = ", ".join(f"{name} {version}" for name, version in manifest.get("versions", {}).items())
    lines = [
        f"{step:,} of {training.steps:,} nudges, each on {training.batch_size} pieces of {run.config.model.n_ctx} tokens: {read:,} tokens in all, "
        f"with repeats. Seed {training.seed}.",
        f"The text was made for this model: {corpus.documents:,} documents by a program that draws by lot (seed {corpus.seed}), and "
        f"stories, each {corpus.house_copies} times. An AI system wrote both, program and stories. From elsewhere come only short famous "
        "lines whose rights have expired.",
        *([f"Left out of the text: {', '.join(corpus.leave_out)}."] if corpus.leave_out else []),
        "A checkpoint keeps each matrix as whole numbers from −127 to 127 with one scale a row; the numbers here are those, as float32.",
        f"Finished on {manifest['made_at'][:10]} with {versions}.",
        f"Made from `{checkpoint_file(step)}`, SHA-256 `{manifest['files'][checkpoint_file(step)]['sha256']}`.",
    ]
    return ["## How it was trained", "\n".join(f"- {line}" for line in lines)]


def _losses(run: Run, step: int) -> list[str]:
    """A table of the losses at this moment; nothing where the run has none."""
    if "analyses/losses.json" not in run.manifest["files"]:
        return []
    losses: dict[str, Any] = run.table("losses")
    if step not in losses["steps"]:
        return []
    at = losses["steps"].index(step)
    rows = {"text that it read": losses["train_loss"][at], "new text of the same program": losses["heldout_loss"][at]}
    if losses.get("house_heldout_loss"):
        rows["new stories"] = losses["house_heldout_loss"][at]
    rows["a blind guess among all tokens, for comparison"] = losses["blind_guess"]
    table = ["| On | Loss, nats a token |", "|---|---|", *(f"| {what} | {loss:.3f} |" for what, loss in rows.items())]
    return ["## How good it is", "\n".join(table)]
