"""How fast training is, as a share of this machine's own best float32 matrix product.

    python tests/bench/bench_training.py
    torchrun --nproc-per-node 2 tests/bench/bench_training.py

Steps and products are timed by turns, so that other work on the machine slows both. Prints one JSON object.
"""

import json
import os
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist

sys.path.insert(0, str(Path(__file__).parents[2]))

from core.config import RunConfig
from core.training.packing import pack
from core.training.train import Text, train

ROUNDS, STEPS_A_ROUND, WARMUP = 6, 3, 3
SIZE = 1536  # of the square matrices whose product is timed


def best_product(seconds: float = 0.5) -> float:
    """The best rate of a float32 matrix product, operations a second, over all processes."""
    rng = torch.Generator().manual_seed(0)
    left, right = torch.randn(SIZE, SIZE, generator=rng), torch.randn(SIZE, SIZE, generator=rng)
    best, until = 0.0, time.perf_counter() + seconds
    while time.perf_counter() < until:
        started = time.perf_counter()
        torch.mm(left, right)
        best = max(best, 2 * SIZE**3 / (time.perf_counter() - started))
    total = torch.tensor(best)
    if dist.is_initialized():
        dist.all_reduce(total)
    return total.item()


def main() -> None:
    if "LOCAL_RANK" in os.environ:
        torch.set_num_threads(1)
        dist.init_process_group("gloo")
    config = RunConfig()
    rng = np.random.default_rng(0)
    documents = [rng.integers(1, config.model.d_vocab, length).tolist() for length in rng.integers(20, 100, 6000)]
    rows = pack(documents, config.model.n_ctx, 0, seed=0)
    plan = replace(config.training, steps=WARMUP + ROUNDS * STEPS_A_ROUND, checkpoints=(), heldout_rows=1)
    records = train(config.model, plan, Text(rows, rows), compiled="--eager" not in sys.argv)
    for _ in range(WARMUP):
        next(records)
    products, speeds = [], []
    for _ in range(ROUNDS):
        products.append(best_product())
        speeds += [next(records).tokens_per_second for _ in range(STEPS_A_ROUND)]
    if not dist.is_initialized() or dist.get_rank() == 0:
        flops = config.model.training_flops_per_token
        print(json.dumps({
            "processes": dist.get_world_size() if dist.is_initialized() else 1, "threads": torch.get_num_threads(),
            "matmul_gflops_best": round(max(products) / 1e9, 1), "matmul_gflops_median": round(statistics.median(products) / 1e9, 1),
            "tokens_per_second_best": round(max(speeds)), "tokens_per_second_median": round(statistics.median(speeds)),
            "mflop_a_token": round(flops / 1e6, 2), "share_best": round(max(speeds) * flops / max(products), 3),
            "share_median": round(statistics.median(speeds) * flops / max(products), 3),
        }))
    if dist.is_initialized():
        dist.destroy_process_group()


if __name__ == "__main__":
    main()
