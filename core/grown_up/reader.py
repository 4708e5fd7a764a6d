"""The grown-up, opened: what it says next, what it would say after each of its layers, how it goes on, what a text
costs.

Letters: T positions, L layers, K likeliest tokens, V d_vocab.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from core.formatting import BIT
from core.grown_up import weights
from core.grown_up.llama import Llama
from core.grown_up.tokenizer import END, Tokenizer
from core.model.published import counts, published
from core.model.sampling import distribution
from core.model.transformer import Cache


@dataclass(frozen=True)
class Lens:
    """What it would say next if it had to stop after each layer, 0 for none.

    ids, shares (L + 1, K): its likeliest tokens there, likeliest first; answer (L + 1,): the share of what it says in
    the end.
    """

    ids: np.ndarray
    shares: np.ndarray
    answer: np.ndarray

    @property
    def settled(self) -> int:
        """After how many layers the final answer leads for good, 0 for from the start."""
        other = np.flatnonzero(self.ids[:, 0] != self.ids[-1, 0])
        return int(other[-1]) + 1 if len(other) else 0


class GrownUp:
    """The opened model. One call at a time: others wait."""

    def __init__(self, exact: bool = False, report: Callable[[float], None] = lambda part: None):
        """Opens it.

        Args:    exact, see Llama;  report, called now and then with the part (0 to 1) that is done.
        Raises:  NotHere; DamagedFile.
        """
        path = weights.place()
        weights.check_room()
        weights.check(path)
        report(0.1)
        opened = weights.Weights(path)
        report(0.3)
        self.tokenizer = Tokenizer.of(opened)
        self.model = Llama(opened, exact, report=lambda part: report(0.35 + 0.65 * part))
        self._turn = threading.Lock()

    @property
    def parameters(self) -> int:
        """How many numbers it has, the table of tokens counted once, as it serves at both ends."""
        return sum(count.total for count in counts(published(weights.NAME.removesuffix("-Instruct"))))

    @torch.inference_mode()
    def next_token(self, ids: Sequence[int]) -> np.ndarray:
        """Its shares (V,) for the token that follows."""
        with self._turn:
            return self.model(torch.tensor([list(ids)]))[0, -1].softmax(-1).numpy()

    @torch.inference_mode()
    def lens(self, ids: Sequence[int], most: int = 5) -> Lens:
        """What it would say after each layer at the last position."""
        found: list[torch.Tensor] = []

        def keep(name: str, value: torch.Tensor) -> None:
            if name == "embed" or name.endswith(".resid_post"):
                found.append(value[0, -1])

        with self._turn:
            self.model(torch.tensor([list(ids)]), keep)
            probs = self.model.read_off(torch.stack(found)).softmax(-1)  # (L + 1, V)
        top = probs.topk(most)
        return Lens(top.indices.numpy(), top.values.numpy(), probs[:, int(top.indices[-1, 0])].numpy())

    def generate(
        self, ids: Sequence[int], n_tokens: int, rng: torch.Generator | None = None, temperature: float = 0.0,
        top_p: float | None = None,
    ) -> Iterator[int]:
        """New tokens one by one, until it ends its text.  Args: as for core.model.sampling.generate."""
        ends = {self.tokenizer.marks[END], 0}
        cache, unread = Cache(), list(ids)
        for _ in range(n_tokens):
            with self._turn, torch.inference_mode():
                probs = distribution(self.model(torch.tensor([unread]), cache=cache)[0, -1], temperature, top_p=top_p)
                chosen = int(probs.argmax() if temperature == 0 else torch.multinomial(probs, 1, generator=rng))
            if chosen in ends:
                return
            yield chosen
            unread = [chosen]

    def goes_on(self, ids: Sequence[int], n_tokens: int, until: Callable[[str], bool] = lambda text: False) -> str:
        """The text that it adds, always the likeliest token, at most n_tokens or `until` says that it is enough."""
        written: list[int] = []
        for id in self.generate(ids, n_tokens):
            written.append(id)
            if until(self.tokenizer.decode(written)):
                break
        return self.tokenizer.decode(written)

    @torch.inference_mode()
    def right(self, ids: Sequence[int], begin: int) -> int:
        """How many of ids[begin:] are its likeliest token there, when all before are given."""
        with self._turn:
            likeliest = self.model(torch.tensor([list(ids[:-1])]), all_logits=True)[0, begin - 1:].argmax(-1)
        return int((likeliest == torch.tensor(list(ids[begin:]))).sum())

    @torch.inference_mode()
    def bits(self, ids: Sequence[int], begin: int = 1) -> np.ndarray:
        """How surprising each of ids[begin:] was, in bits."""
        with self._turn:
            logits = self.model(torch.tensor([list(ids[:-1])]), all_logits=True)[0, begin - 1:]
        nats = torch.nn.functional.cross_entropy(logits, torch.tensor(list(ids[begin:])), reduction="none")
        return nats.double().numpy() / BIT
