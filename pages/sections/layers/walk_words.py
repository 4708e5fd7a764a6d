"""What is said at each step of the walk: a finding computed from its numbers, and what the step does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from core.formatting import percent, signed
from pages.sections.layers.walk import Saying
from pages.shared.text import prose
from pages.shared.text.wording import quoted_token

if TYPE_CHECKING:
    from core.model.forward_steps import Step, Walk
    from core.model.tokenizer import Tokenizer


def sayings(walked: Walk, tokenizer: Tokenizer, text: str) -> list[Saying]:
    """Title and explanation of every step, plain text."""
    told = _Teller(walked, tokenizer, text)
    width = walked.steps[walked.index("embeddings")].numbers.shape[1]
    slots = {"width": width, "layers": walked.n_layers, "vocabulary": f"{tokenizer.d_vocab:,}"}
    found = []
    for step in walked.steps:
        number = {} if step.layer is None else {"layer": step.layer + 1}
        about = prose.section("layers", f"step {step.stage}", **slots, **number)
        found.append(Saying(told.title(step), " ".join(about.split())))
    return found


class _Teller:
    """Findings about one walk, told of its last token."""

    def __init__(self, walked: Walk, tokenizer: Tokenizer, text: str):
        self.walk, self.tokenizer, self.text = walked, tokenizer, text
        self.tokens = ["the start mark", *(quoted_token(tokenizer.token(int(id))) for id in walked.ids[1:])]
        self.last = self.tokens[-1]

    def title(self, step: Step) -> str:
        tell: dict[str, Callable[[Step], str]] = {
            "text": lambda _: f"{_count(len(self.text), 'character')}, as they stand there",
            "tokens": lambda _: f"{_count(len(self.text), 'character')} become {_count(len(self.tokens) - 1, 'token')}",
            "ids": lambda _: f"{self.last} is number {self.walk.ids[-1]:,} on the model's list",
            "embeddings": self._embeddings,
            "position": self._position,
            "attention": self._attention,
            "gathered": self._gathered,
            "feed_forward": self._feed_forward,
            "sum": self._sum,
            "norm": self._norm,
            "scores": self._scores,
            "chances": self._chances,
        }
        return tell[step.stage](step)

    def _twin(self) -> int | None:
        """The first position whose token stands in the text again, the start mark aside."""
        ids = self.walk.ids.tolist()
        return next((place for place in range(1, len(ids)) if ids[place] in ids[place + 1:]), None)

    def _embeddings(self, step: Step) -> str:
        twin = self._twin()
        if twin is None:
            return (
                f"Each of the {len(self.tokens)} rows is now {step.numbers.shape[1]} numbers, and no two rows are alike"
            )
        return f"{self.tokens[twin]} stands here more than once, and its rows are exactly alike"

    def _position(self, step: Step) -> str:
        twin = self._twin()
        moved = f"Its place in line shifts a token by {percent(float(np.median(step.change)))} of its size"
        return moved if twin is None else f"{moved}, and the rows of {self.tokens[twin]} now differ"

    def _attention(self, step: Step) -> str:
        looks = step.numbers[:, -1]  # (H, T)
        head, to = np.unravel_index(looks.argmax(), looks.shape)
        target = "itself" if to == len(self.tokens) - 1 else self.tokens[to]
        return f"{self.last} looks hardest in head {head + 1}: {percent(float(looks[head, to]))} at {target}"

    def _gathered(self, step: Step) -> str:
        most = int(step.change.argmax())
        return f"Attention in layer {step.layer + 1} changes {self.tokens[most]} most, by {percent(float(step.change[most]))} of its size"

    def _feed_forward(self, step: Step) -> str:
        most = int(step.change.argmax())
        return f"Feed-forward in layer {step.layer + 1} has most to add to {self.tokens[most]}: {percent(float(step.change[most]))} of its size"

    def _sum(self, step: Step) -> str:
        now, share = self._says(step.stream)
        before, _ = self._says(step.stream - 2)
        lead = f"still {now}" if now == before else f"{now}, no longer {before}"
        return f"After layer {step.layer + 1} its best guess would be {lead} ({percent(share)})"

    def _norm(self, step: Step) -> str:
        before = np.linalg.norm(self.walk.steps[self.walk.index("sum", self.walk.n_layers - 1)].numbers, axis=-1)
        return f"The longest row was {before.max() / before.min():.1f} times the shortest; now all have one size"

    def _scores(self, step: Step) -> str:
        first, second = (signed(value, ".1f") for value in step.numbers[-1, :2])
        return f"{self._candidate(0)} scores highest with {first}, then {self._candidate(1)} with {second}"

    def _chances(self, step: Step) -> str:
        share = float(step.numbers[-1, 0])
        return f"{self._candidate(0)} gets {percent(share)}; {self.tokenizer.d_vocab - 1:,} other tokens share the rest"

    def _says(self, stream: int) -> tuple[str, float]:
        return quoted_token(self.tokenizer.token(int(self.walk.top_ids[stream, -1, 0]))), float(
            self.walk.top_probs[stream, -1, 0]
        )

    def _candidate(self, place: int) -> str:
        return quoted_token(self.tokenizer.token(int(self.walk.candidates[place])))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
