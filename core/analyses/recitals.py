"""What the chapter on memorising shows before a word is typed: beginnings as every checkpoint goes on with them, each
stretch looked up; how many tokens of each planted line are right.

Letters: C checkpoints.
"""

from typing import Any

import torch

from core.analyses.context import Specimen
from core.analyses.held_out_combinations import write_on
from core.corpus import planted_lines
from core.model.prompt import continuation, prompt_ids
from core.model.sampling import generate
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer
from core.text_index.patches import patches

TOKENS = 90  # that are written after a beginning: enough for the longest planted line
FIRST = "It was the best of times,"
ORDINARY = "Once upon a time"  # begins thousands of texts, and no planted line


def analyse(specimen: Specimen) -> dict[str, Any]:
    """analyses/recitals.json."""
    lines = planted_lines.lines(specimen.run.config.corpus.leave_out)
    prompts = beginnings(lines)
    texts: dict[str, list[str]] = {prompt: [] for prompt in prompts}
    right: list[list[int]] = [[] for _ in lines]
    for _, model in specimen.models():
        for prompt in prompts:
            texts[prompt].append(recital(model, specimen.run.tokenizer, prompt))
        for line, so_far in zip(lines, right, strict=True):
            count, _ = tokens_right(model, specimen.run.tokenizer, line.text)
            so_far.append(count)
    return {
        "recitals": {
            "steps": specimen.run.steps,
            "beginnings": [
                {
                    "prompt": prompt,
                    "copies": copies,
                    "texts": texts[prompt],
                    "patches": [patches(specimen.index, prompt + text, len(prompt)) for text in texts[prompt]],
                }
                for prompt, copies in prompts.items()
            ],
            "mixes": mixes(specimen),
            "lines": [
                {
                    "text": line.text,
                    "tokens": tokens_right(model, specimen.run.tokenizer, line.text)[1],
                    "right": counts,
                }
                for line, counts in zip(lines, right, strict=True)
            ],
        }
    }


def beginnings(lines: tuple[planted_lines.Planted, ...]) -> dict[str, int]:
    """Beginnings to try, each in one line as it is typed, and how many copies their lines have: one famous line for
    each number of copies, most first.
    """
    best = {
        line.copies: planted_lines.opening(line.text).partition("\n")[0]
        for line in reversed(lines)
        if line.source == "famous"
    }
    best |= {line.copies: FIRST for line in lines if line.text.startswith(FIRST)}
    return {best[copies]: copies for copies in sorted(best, reverse=True)} | {ORDINARY: 0}


def recital(model: Transformer, tokenizer: Tokenizer, prompt: str) -> str:
    """What a model writes after a beginning, always the likeliest token."""
    ids = prompt_ids(tokenizer, prompt, model.config.n_ctx)
    new = generate(model, ids, min(TOKENS, model.config.n_ctx - len(ids)), temperature=0, end_id=tokenizer.end_id)
    return continuation(tokenizer, ids, list(new))


@torch.inference_mode()
def tokens_right(model: Transformer, tokenizer: Tokenizer, text: str) -> tuple[int, int]:
    """Of how many tokens of a planted line, after its first words, the right one is the likeliest when all before it
    are given; and how many there are. They are those of core.analyses.recall.
    """
    ids = [tokenizer.end_id, *tokenizer.encode(text)][:model.config.n_ctx]
    given = min(len(tokenizer.encode(planted_lines.opening(text))), len(ids) - 2)
    hits = model(torch.tensor([ids[:-1]])).argmax(-1)[0, given:] == torch.tensor(ids[1:])[given:]
    return int(hits.sum()), len(hits)


def mixes(specimen: Specimen) -> list[dict[str, Any]]:
    """What the trained model writes on each held-out combination of analyses/memorising.json, from the first dice."""
    run, found = specimen.run, []
    for pair in run.table("memorising")["combinations"]:
        text = write_on(run.model(), run.tokenizer, pair["prompt"], seed=1)
        found.append({"prompt": pair["prompt"], "text": text,
                      "patches": patches(specimen.index, pair["prompt"] + text, len(pair["prompt"]))})
    return found
