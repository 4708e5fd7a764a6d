"""How fast training is, by turns in one run: ours, nanoGPT's model with its own AdamW, this repository at another commit.

    python tests/bench/bench_training.py --nanogpt MODEL_PY --other WORKTREE

Each is compiled and trained by two processes of one thread, in the same shape and batch, on the same rows. While one
trains for a few steps the others wait, so that other work on the machine slows all. Prints one JSON object: of each the
median tokens a second, by the clock and by the time that the processors spent on it (less noisy), and of ours over each
the median, lowest and highest ratio within a round.
"""

import argparse
import importlib.util
import itertools
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROCESSES, ROUNDS, STEPS_A_ROUND, WARMUP = 2, 12, 8, 4


class Contender:
    """Processes that train together, and wait until they are told to go on."""

    def __init__(self, *work: str):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        shared = {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "WORLD_SIZE": str(PROCESSES), "OMP_NUM_THREADS": "1"}
        self.processes = [
            subprocess.Popen([sys.executable, __file__, "--work", *work], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                             env=os.environ | shared | {"RANK": str(rank), "LOCAL_RANK": str(rank)})
            for rank in range(PROCESSES)
        ]

    def go_on(self, steps: int) -> dict[str, float]:
        """Train for so many steps; returns the seconds that they took by the clock, and of each processor on average."""
        started = time.perf_counter()
        for process in self.processes:
            process.stdin.write(f"{steps}\n")
            process.stdin.flush()
        spent = [float(process.stdout.readline()) for process in self.processes]
        return {"clock": time.perf_counter() - started, "processor": statistics.mean(spent)}

    def end(self) -> None:
        for process in self.processes:
            process.kill()


def work(kind: str, place: str) -> None:
    """One process of a contender: steps of it, as many as each line of stdin says."""
    sys.path.insert(0, str(ROOT if kind.startswith("nanogpt") else place))
    import torch
    import torch.distributed as dist

    said, sys.stdout = sys.stdout, sys.stderr  # nanoGPT prints
    torch.set_num_threads(1)
    dist.init_process_group("gloo")
    steps = nanogpt(place, kind.removeprefix("nanogpt ")) if kind.startswith("nanogpt") else ours()
    for line in sys.stdin:
        started = time.process_time()
        for _ in range(int(line)):
            next(steps)
        said.write(f"{time.process_time() - started}\n")
        said.flush()


def rows():
    """Random documents, packed."""
    import numpy as np

    from core.config import ModelConfig
    from core.training.packing import pack

    rng, shape = np.random.default_rng(0), ModelConfig()
    documents = [rng.integers(1, shape.d_vocab, length).tolist() for length in rng.integers(20, 100, 6000)]
    return pack(documents, shape.n_ctx, 0, seed=0)


def ours() -> Iterator[object]:
    """Steps of the training of whichever `core` stands first in the path."""
    from core.config import RunConfig
    from core.training import train as training

    splits = getattr(training, "Splits", None) or training.Text  # as other builds may call it

    config, text = RunConfig(), rows()
    plan = replace(config.training, steps=10**6, checkpoints=(), heldout_rows=1)
    return training.train(config.model, plan, splits(text, text), compiled=True)


def nanogpt(file: str, precision: str) -> Iterator[float]:
    """Steps as nanoGPT's train.py makes them, at one rate, with the products in this precision."""
    from core.config import RunConfig

    return nanogpt_steps(*nanogpt_model(file, 1e-3, 0.95), rows(), RunConfig().training, lambda step: 1e-3, precision)


def nanogpt_model(file: str, rate: float, beta2: float) -> tuple[Any, Any]:
    """nanoGPT's model in our shape, untrained, and its own optimizer."""
    from core.config import RunConfig

    spec = importlib.util.spec_from_file_location("nanogpt_model", file)
    theirs = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    shape, plan = RunConfig().model, RunConfig().training
    model = theirs.GPT(theirs.GPTConfig(block_size=shape.n_ctx, vocab_size=shape.d_vocab, n_layer=shape.n_layers,
                                        n_head=shape.n_heads, n_embd=shape.d_model))
    return model, model.configure_optimizers(plan.weight_decay, rate, (0.9, beta2), "cpu")


def nanogpt_steps(model, optimizer, text, plan, rate: Callable[[int], float], precision: str) -> Iterator[float]:
    """Nudges of nanoGPT's model on our rows, in our order; yields the loss before each, nats a token."""
    import torch
    import torch.distributed as dist
    from torch.nn.parallel import DistributedDataParallel

    from core.training.packing import rows_of_step

    rank, world = (dist.get_rank(), dist.get_world_size()) if dist.is_initialized() else (0, 1)
    compiled = torch.compile(model)
    shared = DistributedDataParallel(compiled) if world > 1 else compiled
    for step in itertools.count():
        for group in optimizer.param_groups:
            group["lr"] = rate(step)
        chosen = rows_of_step(step, plan.batch_size, len(text), plan.seed)[rank::world]
        with torch.autocast("cpu", torch.bfloat16, enabled=precision == "bfloat16"):
            _, loss = shared(*nanogpt_batch(text, chosen))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        yield loss.item()


def nanogpt_batch(text, chosen) -> tuple[Any, Any]:
    """Tokens and targets of the chosen rows, as its model takes them."""
    import torch

    from core.training.packing import IGNORED

    tokens, targets = (torch.from_numpy(array[chosen]).long() for array in (text.tokens, text.targets))
    return tokens, targets.masked_fill(targets == IGNORED, -1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--nanogpt", help="nanoGPT's model.py")
    parser.add_argument("--other", help="this repository at another commit")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--work", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        return work(*given.work)
    sys.path.insert(0, str(ROOT))
    from core.config import RunConfig

    kinds = [("ours", str(ROOT))]
    kinds += [("other", given.other)] if given.other else []
    kinds += [(f"nanogpt {precision}", given.nanogpt) for precision in ("bfloat16", "float32") if given.nanogpt]
    tokens = STEPS_A_ROUND * RunConfig().training.batch_size * RunConfig().model.n_ctx
    contenders = {kind: Contender(kind, place) for kind, place in kinds}
    speeds: dict[str, dict[str, list[float]]] = {by: {kind: [] for kind in contenders} for by in ("clock", "processor")}
    try:
        for contender in contenders.values():
            contender.go_on(WARMUP)
        for _ in range(given.rounds):
            for kind, contender in contenders.items():
                for by, seconds in contender.go_on(STEPS_A_ROUND).items():
                    speeds[by][kind].append(tokens / seconds)
    finally:
        for contender in contenders.values():
            contender.end()
    print(json.dumps({by: {
        "tokens_per_second": {kind: round(statistics.median(each)) for kind, each in of.items()},
        "ours_over": {kind: [round(f(a / b for a, b in zip(of["ours"], each, strict=True)), 2) for f in (statistics.median, min, max)]
                      for kind, each in of.items() if kind != "ours"},
    } for by, of in speeds.items()}))


if __name__ == "__main__":
    main()
