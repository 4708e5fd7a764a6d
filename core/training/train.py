"""Training: predict the next token, measure the surprise, nudge every weight a little, again.

`train` is a generator of records, the one loop that the command line, the tests and the pages share; core.pipeline
builds a whole run with it.
What makes it fast stays here and in core.training.muon (compilation, small parts, each matrix orthogonalised in one
process alone, a fused AdamW), so that core.model.transformer stays readable.
Letters: B batch, T positions, V d_vocab.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from math import cos, pi
from pathlib import Path

import numpy as np
import safetensors.torch
import torch
import torch.distributed as dist
import torch.nn.functional as F
from safetensors import SafetensorError
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from core.config import ModelConfig, TrainingConfig
from core.errors import BadInput, DamagedFile
from core.model.transformer import Transformer, hidden_future, untrained
from core.runs.checkpoints import write_checkpoint
from core.runs.files import write_file
from core.training.optimizers import Optimizers, optimizers_of
from core.training.packing import IGNORED, Rows, rows_of_step

RESUME_SECONDS = 60  # how often the state that a killed training goes on from is written
# rows of a batch that go through the model at once: few enough that what they leave stays in the processor's cache
PART_ROWS = 16
# tokens whose logits, their softmax and its gradient are worked out at once, for the same reason
IN_PARTS = nn.LinearCrossEntropyOptions(batch_chunk_size=128, chunking_method=None)
STATE = "resume/state.safetensors"


@dataclass(frozen=True)
class Record:
    """One line of a training: what was so after `step` nudges."""

    step: int
    loss: float | None  # mean surprise on the batch of the last nudge, before it, nats a token; None before the first
    learning_rate: float
    tokens: int  # tokens read so far
    tokens_per_second: float  # of this nudge; the first one of a training may include compiling
    heldout_loss: float | None = None  # nats a token on held-out text; measured at checkpoints only


@dataclass(frozen=True)
class Splits:
    """What a training reads: packed rows to learn from and to test on."""

    train: Rows
    held_out: Rows


def train(
    shape: ModelConfig,
    config: TrainingConfig,
    text: Splits,
    folder: Path | None = None,
    until: int | None = None,
    compiled: bool = False,
    model: Transformer | None = None,
) -> Iterator[Record]:
    """Train a transformer from random weights; yields a Record before the first nudge and after each.

    With a folder, keeps checkpoints there, and after a stop goes on from the last state written: the losses are those
    of a training that was never stopped. Where torch.distributed is set up, every process takes its share of each
    batch.

    Args:    until, stop after this many nudges, ready to go on; compiled, compile the model first (pays off after some
             hundred steps);
             model, where the weights are kept, for those who look at them while they learn: `untrained(shape,
             config.seed)`, the default.
    Raises:  BadInput if a batch can't be shared evenly; DamagedFile if the state to go on from can't be read.
    """
    rank, world = (dist.get_rank(), dist.get_world_size()) if dist.is_initialized() else (0, 1)
    if config.batch_size % world:
        raise BadInput(
            f"training.batch_size is {config.batch_size}; it has to be a multiple of the number of processes, {world}."
        )
    model = untrained(shape, config.seed) if model is None else model
    optimizers = optimizers_of(model, config)
    done = _read_state(folder, model, optimizers) if folder else None
    surprise = Surprise(model, config.precision)
    fast = Surprise(model, config.precision, compiled=True) if compiled else surprise
    shared = DistributedDataParallel(fast, gradient_as_bucket_view=True) if world > 1 else fast
    last = config.steps if until is None else min(until, config.steps)
    first = 0 if done is None else done + 1
    a_step = config.batch_size * shape.n_ctx
    saved, speed, loss = time.perf_counter(), 0.0, None
    for step in range(first, last + 1):
        started = time.perf_counter()
        if step > 0:
            loss = _nudge(shared, optimizers, config, text.train, step, rank, world)
            speed = a_step / (time.perf_counter() - started)
        held_out = None
        if step in config.checkpoint_steps:
            held_out = held_out_loss(surprise, text.held_out.first(config.heldout_rows))
            if folder and rank == 0:
                write_checkpoint(folder, step, model)
        yield Record(step, loss, learning_rate(config, step), step * a_step, speed, held_out)
        if folder and rank == 0 and (step == last or time.perf_counter() - saved > RESUME_SECONDS):
            _write_state(folder, step, model, optimizers)
            saved = time.perf_counter()


class Surprise(nn.Module):
    """The loss as one module, so that it can be spread over processes whole."""

    def __init__(self, model: Transformer, precision: str, compiled: bool = False):
        super().__init__()
        self.model, self.bfloat16 = model, precision == "bfloat16"
        self.read = _compile(model.read) if compiled else model.read
        self.parts = IN_PARTS if compiled and not self.bfloat16 else None  # it loads the compiler, too

    def forward(self, tokens: Tensor, targets: Tensor) -> Tensor:
        """The summed surprise, in nats, of targets (B, T) after tokens (B, T)."""
        T = tokens.shape[1]
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
            # attention with its pattern worked out: on CPU faster than in one kernel
            x = self.read(tokens, hidden=hidden_future(T, T, tokens.device))  # (B, T, D)
            return F.linear_cross_entropy(
                x.flatten(0, 1), self.model.unembed.weight, targets.flatten(), reduction="sum", ignore_index=IGNORED,
                options=self.parts,
            )


def learning_rate(config: TrainingConfig, step: int) -> float:
    """The learning rate of nudge number `step`: up in a line, then down along half a cosine (Source: Loshchilov &
    Hutter 2017).
    """
    if step < config.warmup_steps:
        return config.learning_rate * step / config.warmup_steps
    along = (step - config.warmup_steps) / max(1, config.steps - config.warmup_steps)
    return config.final_learning_rate + (config.learning_rate - config.final_learning_rate) * (1 + cos(pi * along)) / 2


@torch.no_grad()
def held_out_loss(surprise: Surprise, rows: Rows) -> float:
    """The mean surprise of rows of text, nats a token."""
    total = sum(surprise(*part).item() for part in _parts(rows, slice(None)))
    return total / int((rows.targets != IGNORED).sum())


def _nudge(surprise: nn.Module, optimizers: Optimizers, config: TrainingConfig, rows: Rows, step: int, rank: int,
           world: int) -> float:
    """Nudge number `step`; returns the loss of its batch before it, nats a token."""
    chosen = rows_of_step(step - 1, config.batch_size, len(rows), config.seed)
    asked = int((rows.targets[chosen] != IGNORED).sum())
    parts = _parts(rows, chosen[rank::world])
    total = torch.zeros(())
    for number, part in enumerate(parts, start=1):
        waits = world > 1 and number < len(parts)  # processes exchange gradients once a step, after the last part
        with surprise.no_sync() if waits else nullcontext():
            loss = surprise(*part) / asked
            (loss * world).backward()  # the mean over processes is taken, and this batch needs the sum
        total += loss.detach()
    nn.utils.clip_grad_norm_(surprise.parameters(), config.gradient_clip)
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(config, step) * group.get("pace", 1.0)
        optimizer.step()
        optimizer.zero_grad()
    if world > 1:
        dist.all_reduce(total)
    return total.item()


def _parts(rows: Rows, chosen: slice | np.ndarray) -> list[tuple[Tensor, Tensor]]:
    """Tokens and targets of the chosen rows, PART_ROWS at a time."""
    tokens, targets = torch.from_numpy(rows.tokens[chosen]).long(), torch.from_numpy(rows.targets[chosen]).long()
    return list(zip(tokens.split(PART_ROWS), targets.split(PART_ROWS), strict=True))


def _compile(read: Callable[..., Tensor]) -> Callable[..., Tensor]:
    """The function compiled, or as it is where there is no C++ compiler."""
    if not any(shutil.which(name) for name in (os.environ.get("CXX", "g++"), "clang++")):
        print(
            "There is no C++ compiler: training goes on uncompiled, at about three quarters of the speed.",
            file=sys.stderr,
        )
        return read
    # tanh by way of exp takes half as long
    return torch.compile(read, dynamic=False, options={"cpp.use_decompose_tanh": True})


def _write_state(folder: Path, step: int, model: Transformer, optimizers: Optimizers) -> None:
    """Write all that a later `train` needs to go on as if it had never stopped."""
    state = {"step": torch.tensor(step)}
    for name, parameter in model.named_parameters():
        state[f"weights/{name}"] = parameter.detach()
        for optimizer in optimizers:
            state |= {f"{key}/{name}": value for key, value in optimizer.state.get(parameter, {}).items()}
    write_file(folder / STATE, safetensors.torch.save(state))


def _read_state(folder: Path, model: Transformer, optimizers: Optimizers) -> int | None:
    """Set model and optimizers as they were; returns the step, or None if there is no state."""
    file = folder / STATE
    if not file.exists():
        return None
    try:
        state = safetensors.torch.load(file.read_bytes())
        owner = {
            id(parameter): optimizer
            for optimizer in optimizers
            for group in optimizer.param_groups
            for parameter in group["params"]
        }
        with torch.no_grad():
            for name, parameter in model.named_parameters():
                parameter.copy_(state[f"weights/{name}"])
                kept = {
                    key.split("/")[0]: value
                    for key, value in state.items()
                    if key.endswith(f"/{name}") and not key.startswith("weights/")
                }
                if kept:
                    owner[id(parameter)].state[parameter] = kept
        return int(state["step"])
    except (SafetensorError, KeyError, RuntimeError) as error:
        raise DamagedFile(
            f"{file} can't be gone on from ({error}). Remove the folder {folder} to train again from the start."
        ) from error
