"""What the verbs of the command line that question a model do: settings in, an Answer out. `core.__main__` parses and
prints.

Heavy modules are imported where they are used, so that a mistyped verb is answered at once.
"""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from core.cli.answer import Answer, opened, progress
from core.errors import BadInput

if TYPE_CHECKING:
    from core.analyses.word_similarity import WordSpace
    from core.runs.store import Run


def _ids(run, text: str) -> list[int]:
    from core.model.prompt import prompt_ids

    return prompt_ids(run.tokenizer, text, run.config.model.n_ctx)


def _shown(run, ids: list[int]) -> list[str]:
    return [run.tokenizer.token(id) for id in ids]


def predict(args: Namespace) -> Answer:
    """The likeliest next tokens after a text."""
    from core.model.sampling import next_token

    run, step, model = opened(args)
    ids = _ids(run, args.text)
    probs = next_token(model, ids)
    top = probs.topk(min(args.top, len(probs)))
    found = [
        {"token": run.tokenizer.token(id), "id": id, "p": p}
        for p, id in zip(top.values.tolist(), top.indices.tolist(), strict=True)
    ]
    entropy = float(-(probs * probs.clamp(min=1e-30).log2()).sum())
    unknown = run.tokenizer.unknown_words(args.text)
    lines = [f"{item['p']:7.1%}  {item['token']}" for item in found]
    lines.append(f"Run {run.name}, step {step}. How open the question is: {entropy:.2f} bits (0 = certain).")
    if unknown:
        lines.append(f"Words that the training text never holds: {', '.join(unknown)}.")
    return Answer(
        {
            "run": run.name,
            "step": step,
            "tokens": _shown(run, ids[1:]),
            "predictions": found,
            "entropy_bits": entropy,
            "unknown_words": unknown,
        },
        lines,
    )


def generate(args: Namespace) -> Answer:
    """A continuation of a text."""
    from core.model.prompt import continuation
    from core.model.sampling import dice
    from core.model.sampling import generate as sampled

    run, step, model = opened(args)
    ids = _ids(run, args.text)
    new = sampled(
        model, ids, args.tokens, dice(args.seed, ids), args.temperature, args.top_k, args.top_p, run.tokenizer.end_id
    )
    written = list(progress(new, args.tokens, "tokens"))
    text = continuation(run.tokenizer, ids, written)
    return Answer(
        {
            "run": run.name,
            "step": step,
            "prompt": run.tokenizer.decode(ids),
            "text": text,
            "tokens": _shown(run, written),
            "seed": args.seed,
        },
        [run.tokenizer.decode(ids) + text],
    )


def score(args: Namespace) -> Answer:
    """How surprising each text is, in bits, token by token."""
    from core.model.scoring import bits

    run, step, model = opened(args)
    scores, lines = [], []
    for text in args.text:
        ids = _ids(run, text)
        costs = bits(model, ids).tolist()
        tokens = [{"token": token, "bits": cost} for token, cost in zip(_shown(run, ids[1:]), costs, strict=True)]
        scores.append({"text": text, "total_bits": sum(costs), "tokens": tokens})
        lines.append(f"{sum(costs):8.2f} bits  {text}")
    return Answer({"run": run.name, "step": step, "scores": scores}, lines)


def trace(args: Namespace) -> Answer:
    """Every named activation of one pass over a text, in a safetensors file."""
    import numpy as np
    import safetensors.numpy

    from core.model.trace import trace as traced

    run, step, model = opened(args)
    found = traced(model, _ids(run, args.text))
    arrays = {name: np.ascontiguousarray(value) for name, value in found.activations.items()}
    # under one key: safetensors writes several in an order drawn by lot
    facts = json.dumps({"run": run.name, "step": step})
    try:
        Path(args.out).write_bytes(safetensors.numpy.save({"tokens": found.tokens, **arrays}, {"nudge": facts}))
    except OSError as error:
        raise BadInput(f"{args.out} can't be written ({error.strerror or error}). Give another --out.") from error
    shapes = {name: list(value.shape) for name, value in arrays.items()}
    return Answer(
        {
            "run": run.name,
            "step": step,
            "tokens": _shown(run, found.tokens.tolist()),
            "file": str(args.out),
            "arrays": shapes,
        },
        [f"{len(arrays)} arrays of {len(found.tokens)} positions written to {args.out}"],
    )


def lap(args: Namespace) -> Answer:
    """One training step laid open: the loss of a text, the blame by part, one nudge of plain gradient descent, and what
    it changed.
    """
    from core.analyses.gradient_step import look, others, slope
    from core.results import gradient_table

    run, step, model = opened(args)
    ids = _ids(run, args.text)
    place = gradient_table.hidden(run.tokenizer, ids, args.position)
    bench = others(run)
    found = look(model, ids)
    rates = [*gradient_table.rates().tolist(), args.lr]
    nudged = slope(model, ids, rates, bench)
    loss, p = nudged.loss, nudged.p[:, place - 1].tolist()
    held = nudged.held_out if nudged.held_out is not None else [None] * len(rates)
    data = {
        "run": run.name,
        "step": step,
        "tokens": _shown(run, ids[1:]),
        "position": place,
        "token": run.tokenizer.token(ids[place]),
        "learning_rate": args.lr,
        "loss_before": float(loss[0]),
        "loss_after": float(loss[-1]),
        "p_before": p[0],
        "p_after": p[-1],
        "heldout_loss_before": held[0],
        "heldout_loss_after": held[-1],
        "blame": found.blame,
        "gradient_norm": found.gradient_norm,
        "slope": {
            "learning_rates": rates[:-1],
            "loss": loss[:-1].tolist(),
            "p": p[:-1],
            "heldout_loss": None if nudged.held_out is None else nudged.held_out[:-1].tolist(),
        },
    }
    lines = [f"One nudge of plain gradient descent, learning rate {args.lr:g}",
             f"Loss of the text, nats a token: {data['loss_before']:.3f} before, {data['loss_after']:.3f} after",
             f"Chance of {data['token']!r}: {data['p_before']:.1%} before, {data['p_after']:.1%} after"]
    if nudged.held_out is not None:
        lines.append(f"Loss of {len(bench)} other sentences: {held[0]:.3f} before, {held[-1]:.3f} after")
    lines += ["Size of the gradient:", *(f"{size:8.3f}  {part}" for part, size in found.blame.items()),
              f"{found.gradient_norm:8.3f}  all together. Run {run.name}, step {step}."]
    return Answer(data, lines)


class Words(NamedTuple):
    """A run, its words in one of the tables, and the numbers of the checkpoints that the settings of a verb name."""

    run: Run
    space: WordSpace
    at: list[int]


def _words(args: Namespace) -> Words:
    """What the settings name. Raises UnknownRun; UnknownStep; DamagedFile; BadInput."""
    from core.analyses.word_similarity import WordSpace
    from core.runs.store import open_run

    run = open_run(args.run)
    run.model(args.step)  # raises for a step that isn't there
    return Words(run, WordSpace(run, args.table), [i for i, step in enumerate(run.steps) if args.step in (None, step)])


def similarity(args: Namespace) -> Answer:
    """Two words through training."""
    run, space, at = _words(args)
    found = space.similarity(args.a, args.b)
    data = {"run": run.name, "table": args.table, "words": list(found.words),
            "steps": [run.steps[i] for i in at], "cosine": found.cosine[at].tolist(),
            "percentile": found.percentile[at].tolist(), "control_band": found.band[at].tolist()}
    lines = [f"{'step':>6} {'cosine':>7} {'percentile':>11}   95 of 100 random pairs"]
    lines += [
        f"{run.steps[i]:6} {found.cosine[i]:7.2f} {found.percentile[i]:10.1f}%   {found.band[i, 0]:5.2f} to {found.band[i, 1]:.2f}"
        for i in at
    ]
    return Answer(data, lines)


def neighbours(args: Namespace) -> Answer:
    """A word's nearest words through training."""
    run, space, at = _words(args)
    found = space.neighbours(args.word, args.top)
    data = {"run": run.name, "table": args.table, "word": args.word, "steps": [run.steps[i] for i in at],
            "neighbours": [[{"word": word, "cosine": cosine} for word, cosine in found[i]] for i in at]}
    return Answer(
        data, [f"{run.steps[i]:6}  " + ", ".join(f"{word} {cosine:.2f}" for word, cosine in found[i]) for i in at]
    )


def evaluate(args: Namespace) -> Answer:
    """Loss, skills and memory by checkpoint, as they were worked out when the run was made."""
    from core.runs.store import open_run

    run = open_run(args.run)
    run.model(args.step)
    losses, skills, memory = (run.table(name) for name in ("losses", "skills", "memory"))
    every = losses["steps"]
    if args.step is not None:
        keep = [i for i, step in enumerate(every) if step == args.step]
        losses, skills, memory = (at_steps(table, len(every), keep) for table in (losses, skills, memory))
    data = {"run": run.name, **losses, "skills": skills["families"], "memory": memory}
    lines = [
        f"Loss, nats a token: {losses['heldout_loss'][-1]:.3f} held out, {losses['train_loss'][-1]:.3f} read; the writer paid "
        f"{losses['floor']:.3f} ({losses['heldout_documents']} held-out documents)"
    ]
    lines += [f"{family['accuracy'][-1]:6.1%} of {family['n']:4} (chance {family['chance']:4.0%})  {family['family']}"
              for family in skills["families"]]
    lines += [
        f"{row['p_token'][-1]:6.1%} a token, {row['recalled'][-1]:4.0%} recited  {row['source']} lines at {row['copies']} copies"
        for row in memory["by_copies"]
    ]
    return Answer(data, lines)


def at_steps(value: Any, n: int, keep: list[int]) -> Any:
    """JSON content in which every list of n values, one a checkpoint, is cut to the checkpoints `keep`."""
    if isinstance(value, dict):
        return {
            key: at_steps(item, n, keep) if key not in PER_ITEM else [at_steps(part, n, keep) for part in item]
            for key, item in value.items()
        }
    return [value[i] for i in keep] if isinstance(value, list) and len(value) == n else value


PER_ITEM = ("families", "by_copies", "lines", "by_genre", "examples")  # lists of things rather than of checkpoints


