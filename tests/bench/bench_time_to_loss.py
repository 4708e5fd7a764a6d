"""After how many nudges nanoGPT's model with its own AdamW reaches a held-out loss, and after how many ours does.

    python tests/bench/bench_time_to_loss.py ours
    python tests/bench/bench_time_to_loss.py nanogpt --nanogpt MODEL_PY --rate 0.002

Both read the rows of the shipped run in its order, over one warm-up and one cosine of the same length, in one process of
one thread, so two can run side by side. Prints a JSON object a line: the nudge, and the held-out loss in nats a token on
the rows that a run is tested on. The time is the tokens read until then over the tokens a second of bench_training.py.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EVERY = 500  # nudges between two tests
BETA2 = 0.99  # of AdamW, as nanoGPT's small configs have it


def text_of_run():
    """The config of the shipped run, and its text as rows."""
    from core.corpus.build import build
    from core.runs.store import open_run
    from core.training.packing import pack
    from core.training.train import Splits

    run = open_run("base")
    corpus = build(run.config.corpus)
    return run.config, Splits(*(
        pack(run.tokenizer.encode_batch([document.text for document in corpus.of(split)]), run.config.model.n_ctx,
             run.tokenizer.end_id, run.config.training.seed) for split in ("train", "heldout")))


def ours() -> Iterator[tuple[int, float]]:
    """(nudges, held-out loss) of our model, with our optimizers, in float32."""
    from core.training.train import train

    config, text = text_of_run()
    tested = tuple(range(0, config.training.steps, EVERY))
    for record in train(config.model, replace(config.training, checkpoints=tested, precision="float32"), text, compiled=True):
        if record.heldout_loss is not None:
            yield record.step, record.heldout_loss


def nanogpt(file: str, highest: float) -> Iterator[tuple[int, float]]:
    """(nudges, held-out loss) of nanoGPT's model, with its AdamW, in float32."""
    import torch

    from core.training.train import learning_rate
    from tests.bench.bench_training import nanogpt_batch, nanogpt_model, nanogpt_steps

    config, text = text_of_run()
    plan = replace(config.training, learning_rate=highest, final_learning_rate=highest / 10)
    torch.manual_seed(plan.seed)
    model, optimizer = nanogpt_model(file, highest, BETA2)
    held_out = text.held_out.first(plan.heldout_rows)
    nudges = nanogpt_steps(model, optimizer, text.train, plan, lambda step: learning_rate(plan, step + 1), "float32")
    for step in range(1, plan.steps + 1):
        next(nudges)
        if step % EVERY == 0:
            with torch.no_grad():
                parts = [nanogpt_batch(held_out, slice(first, first + plan.batch_size))
                         for first in range(0, len(held_out), plan.batch_size)]
                asked = [int((targets >= 0).sum()) for _, targets in parts]
                total = sum(model(*part)[1].item() * count for part, count in zip(parts, asked, strict=True))
            yield step, total / sum(asked)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("whose", choices=("ours", "nanogpt"))
    parser.add_argument("--nanogpt", metavar="MODEL_PY", help="nanoGPT's model.py")
    parser.add_argument("--rate", type=float, default=2e-3, help="its highest learning rate")
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    import torch

    torch.set_num_threads(1)
    for step, loss in ours() if given.whose == "ours" else nanogpt(given.nanogpt, given.rate):
        print(json.dumps({"step": step, "heldout_loss": round(loss, 4)}), flush=True)


if __name__ == "__main__":
    main()
