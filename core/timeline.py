"""One text through every saved moment of a run: all checkpoints at once, read only, shared by every session.

The checkpoints stay as they are on disk, compact; each in turn is copied into one of a few float32 models, which is faster than keeping
twenty of those (they don't fit the processor's cache) and takes a fraction of the memory.

Letters: C checkpoints, T positions, V d_vocab, L n_layers.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile
from queue import LifoQueue

import numpy as np
import safetensors.torch
import torch
from safetensors import SafetensorError
from torch import Tensor

from core.model import Transformer, hollow
from core.prompt import continuation, prompt_ids
from core.runs import Run, checkpoint_file, expanded
from core.sampling import generate
from core.trace import streams

AT_ONCE = 2  # readers served at the same time; each needs a model in float32


class Timeline:
    """All checkpoints of a run. Every method takes plain text and is safe to call from several threads."""

    def __init__(self, run: Run):
        """Raises:  UnknownStep if the run keeps no checkpoint;  DamagedFile."""
        run.model()  # says what is wrong with an empty or unfit run
        self.run, self.steps = run, list(run.steps)
        self._saved = [_mapped(run, step) for step in self.steps]
        self._models: LifoQueue[Transformer] = LifoQueue()
        for _ in range(AT_ONCE):
            self._models.put(hollow(run.config.model).eval().requires_grad_(False))

    def next_token(self, text: str) -> np.ndarray:
        """Probabilities (C, V), float32, of the token that follows `text`, one row a checkpoint. Raises BadInput."""
        return self._each_last(text, lambda model, ids: model(ids)[0, -1].softmax(-1))

    def surprise(self, text: str) -> np.ndarray:
        """Bits of surprise (C, T) of each of the text's T tokens, given those before it. Raises BadInput."""
        def bits(model: Transformer, ids: Tensor) -> Tensor:
            logs = model(ids[:, :-1])[0].log_softmax(-1)
            return -logs.gather(-1, ids[0, 1:, None])[:, 0] / np.log(2.0)
        return self._each_last(text, bits)

    def loss(self, text: str) -> np.ndarray:
        """Mean surprise (C,) of the text's tokens, in nats: its loss at each checkpoint. Raises BadInput."""
        return self.surprise(text).mean(-1) * np.float32(np.log(2.0))

    def lens(self, text: str) -> np.ndarray:
        """Probabilities (C, L+1, V) of the token that follows `text` if the model had to stop after 0, 1, ... L layers. Raises BadInput."""
        def by_depth(model: Transformer, ids: Tensor) -> Tensor:
            last = torch.stack([stream[0, -1] for stream in streams(model, ids)])  # (L+1, D)
            return model.unembed(model.final_norm(last)).softmax(-1)
        return self._each_last(text, by_depth)

    def continuations(
        self, text: str, n_tokens: int, seed: int = 1, temperature: float = 0.8, top_k: int | None = None, top_p: float | None = None,
        steps: Sequence[int] | None = None, one_line: bool = False,
    ) -> Iterator[str]:
        """What each checkpoint, or each of `steps`, writes after `text`, from the same seeded dice; shorter where the document ends, or with
        `one_line` the line.

        Raises:  BadInput.
        """
        ids = prompt_ids(self.run.tokenizer, text, self.run.config.model.n_ctx)
        for step in self.steps if steps is None else steps:
            with self._model() as model:
                self._load(model, self.steps.index(step))
                chance = torch.Generator().manual_seed(seed)
                drawn = generate(model, ids, n_tokens, chance, temperature, top_k, top_p, self.run.tokenizer.end_id)
                written = list(takewhile(lambda id: "↵" not in self.run.tokenizer.token(id), drawn) if one_line else drawn)
            yield continuation(self.run.tokenizer, ids, written)

    def generate(
        self, text: str, n_tokens: int, seed: int = 1, temperature: float = 0.8, top_k: int | None = None, top_p: float | None = None,
    ) -> list[str]:
        """`continuations`, all C at once."""
        return list(self.continuations(text, n_tokens, seed, temperature, top_k, top_p))

    def _each_last(self, text: str, question: Callable[[Transformer, Tensor], Tensor]) -> np.ndarray:
        """The answers of every checkpoint to a question about `text`, stacked."""
        ids = torch.tensor([prompt_ids(self.run.tokenizer, text, self.run.config.model.n_ctx)])
        answers = []
        with self._model() as model, torch.inference_mode():
            for index in range(len(self.steps)):
                self._load(model, index, ids[0])
                answers.append(question(model, ids))
            return torch.stack(answers).numpy()

    @contextmanager
    def _model(self) -> Iterator[Transformer]:
        model = self._models.get()
        try:
            yield model
        finally:
            self._models.put(model)

    @torch.inference_mode()
    def _load(self, model: Transformer, index: int, only: Tensor | None = None) -> None:
        """Copy a checkpoint's weights into `model`; of the table of embeddings only the rows `only`, if given."""
        for name, parameter in model.named_parameters():
            if only is not None and name == "embed.weight":
                parameter[only] = expanded(self._saved[index], name, only)
            else:
                parameter.copy_(expanded(self._saved[index], name))


def _mapped(run: Run, step: int) -> dict[str, Tensor]:
    """A checkpoint's weights as they are on disk, mapped rather than read, after a check against the manifest."""
    file = checkpoint_file(step)
    run.read(file)
    try:
        return safetensors.torch.load_file(run.path / file)
    except SafetensorError as error:
        raise run.damaged(file, f"isn't a whole safetensors file ({error})") from error
