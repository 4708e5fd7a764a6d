"""One text through every saved moment of a run: all checkpoints at once, read only, shared by every session.

The checkpoints stay on disk, compact; each in turn is read from the system's cache of files into one of a few float32
models, which is faster than keeping twenty of those (they don't fit the processor's cache) and takes a fraction of the
memory.

Letters: C checkpoints, T positions, V d_vocab.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile
from mmap import mmap
from queue import LifoQueue

import numpy as np
import torch
from torch import Tensor

from core.formatting import BIT
from core.model.prompt import continuation, prompt_ids
from core.model.sampling import dice, generate
from core.model.scoring import surprises
from core.model.transformer import Transformer, hollow
from core.runs.checkpoints import expanded
from core.runs.files import checkpoint_file
from core.runs.store import Run

AT_ONCE = 2  # readers served at the same time; each needs a model in float32
KINDS = {"I8": torch.int8, "F16": torch.float16, "F32": torch.float32}  # of numbers, as safetensors calls them


class Timeline:
    """All checkpoints of a run. Every method takes plain text and is safe to call from several threads."""

    def __init__(self, run: Run):
        """Raises:  UnknownStep if the run keeps no checkpoint;  DamagedFile."""
        run.model()  # says what is wrong with an empty or unfit run
        self.run, self.steps = run, list(run.steps)
        like = run.read(checkpoint_file(self.steps[-1]))
        for step in self.steps:
            if not _same_layout(like, run.read(checkpoint_file(step))):
                raise run.damaged(checkpoint_file(step), "holds other tensors than the last checkpoint")
        self._seats: LifoQueue[_Seat] = LifoQueue()
        for _ in range(AT_ONCE):
            self._seats.put(_Seat(run, like))

    def next_token(self, text: str) -> np.ndarray:
        """Probabilities (C, V), float32, of the token that follows `text`, one row a checkpoint. Raises BadInput."""
        return self._each_last(text, lambda model, ids: model(ids, last=True)[0, -1].softmax(-1))

    def surprise(self, text: str) -> np.ndarray:
        """Bits of surprise (C, T) of each of the text's T tokens, given those before it. Raises BadInput."""
        def bits(model: Transformer, ids: Tensor) -> Tensor:
            return surprises(model, ids)[0] / BIT
        return self._each_last(text, bits)

    def continuations(
        self,
        text: str,
        n_tokens: int,
        seed: int = 1,
        temperature: float = 0.8,
        top_k: int | None = None,
        top_p: float | None = None,
        steps: Sequence[int] | None = None,
        one_line: bool = False,
    ) -> Iterator[str]:
        """What each checkpoint, or each of `steps`, writes after `text`, from the same seeded dice; shorter where the
        document ends, or with `one_line` the line.

        Raises:  BadInput.
        """
        ids = prompt_ids(self.run.tokenizer, text, self.run.config.model.n_ctx)
        for step in self.steps if steps is None else steps:
            with self._seat() as seat:
                seat.take(step)
                drawn = generate(
                    seat.model, ids, n_tokens, dice(seed, ids), temperature, top_k, top_p, self.run.tokenizer.end_id
                )
                written = list(
                    takewhile(lambda id: "↵" not in self.run.tokenizer.token(id), drawn) if one_line else drawn
                )
            yield continuation(self.run.tokenizer, ids, written)

    def _each_last(self, text: str, question: Callable[[Transformer, Tensor], Tensor]) -> np.ndarray:
        """The answers of every checkpoint to a question about `text`, stacked."""
        ids = torch.tensor([prompt_ids(self.run.tokenizer, text, self.run.config.model.n_ctx)])
        answers = []
        with self._seat() as seat, torch.inference_mode():
            for step in self.steps:
                seat.take(step, ids[0])
                answers.append(question(seat.model, ids))
            return torch.stack(answers).numpy()

    @contextmanager
    def _seat(self) -> Iterator["_Seat"]:
        seat = self._seats.get()
        try:
            yield seat
        finally:
            self._seats.put(seat)


class _Seat:
    """A model in float32, and the room into which the bytes of a checkpoint are read on their way to it."""

    def __init__(self, run: Run, like: bytes):
        """Args: like, any checkpoint of the run: the others have their numbers at the same places."""
        self.run, self.model = run, hollow(run.config.model).eval().requires_grad_(False)
        self._parameters = dict(self.model.named_parameters())
        # Pages of its own: a large block of malloc's begins 16 bytes into a page, and a copy from the system's cache of
        # files to there takes seven times as long on some processors (0.8 ms a checkpoint instead of 0.12 on an AMD
        # EPYC).
        self._room = mmap(-1, len(like))
        self._head = _head(like)
        self._kept = {
            name: torch.frombuffer(self._room, dtype=KINDS[at["dtype"]], offset=len(self._head) + at["data_offsets"][0],
                                   count=int(np.prod(at["shape"]))).view(at["shape"])
            for name, at in json.loads(self._head[8:]).items() if name != "__metadata__"
        }

    @torch.inference_mode()
    def take(self, step: int, only: Tensor | None = None) -> None:
        """Fill the model with a checkpoint; of the table of embeddings only the rows `only`, if given. Raises
        DamagedFile.
        """
        file = checkpoint_file(step)
        try:
            with (self.run.path / file).open("rb", buffering=0) as source:
                whole = source.readinto(self._room) == len(self._room)
        except OSError:
            whole = False
        if not whole or self._room[:len(self._head)] != self._head:
            raise self.run.damaged(file, "isn't any more what it was when it was opened")
        for name, parameter in self._parameters.items():
            if only is not None and name == "embed.weight":
                parameter[only] = expanded(self._kept, name, only)
            else:
                expanded(self._kept, name, into=parameter)


def _head(file: bytes) -> bytes:
    """What stands before the numbers of a safetensors file: the length of a JSON table, and the table, which says where
    each tensor lies.
    """
    return file[:8 + int.from_bytes(file[:8], "little")]


def _same_layout(one: bytes, other: bytes) -> bool:
    return len(one) == len(other) and _head(one) == _head(other)
