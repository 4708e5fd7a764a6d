"""What is said at each state of the walk: a finding computed from its numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from core.formatting import percent, signed
from pages.sections.layers.walk_packed import changed
from pages.shared.text.wording import quoted_token

if TYPE_CHECKING:
    from core.model.forward_steps import Step, Walk
    from core.model.tokenizer import Tokenizer


def titles(walked: Walk, tokenizer: Tokenizer, text: str) -> list[str]:
    """The finding of every state, plain text, told of the last token. Where a head looks, the browser names the head
    that is shown.
    """
    teller = _Teller(walked, tokenizer, text)
    return [teller.title(step) for step in walked.steps]


class _Teller:
    """Findings about one walk."""

    def __init__(self, walked: Walk, tokenizer: Tokenizer, text: str):
        self.walk, self.tokenizer, self.text = walked, tokenizer, text
        self.tokens = ["the start mark", *(quoted_token(tokenizer.token(int(id))) for id in walked.ids[1:])]
        self.last = self.tokens[-1]

    def title(self, step: Step) -> str:
        tell: dict[str, Callable[[Step], str]] = {
            "text": lambda _: f"{_count(len(self.text), 'character')}, as you read them",
            "tokens": lambda _: (
                f"{_count(len(self.text), 'character')} are cut into {_count(len(self.tokens) - 1, 'token')}"
            ),
            "ids": lambda _: (
                f"{self.last} is number {self.walk.ids[-1]:,} on its list of {self.tokenizer.d_vocab:,} tokens"
            ),
            "embed": self._embed,
            "pos": self._pos,
            "attn_pattern": lambda step: f"Layer {step.layer + 1}",
            "attn_out": lambda step: self._most(step, "what it gathers changes", "most"),
            "mlp_out": lambda step: self._most(step, "feed-forward adds most to", ""),
            "resid_post": self._resid_post,
            "final_norm": self._final_norm,
            "logits": self._logits,
            "probs": self._probs,
        }
        return tell[step.stage](step)

    def _twin(self) -> int | None:
        """The first position whose token stands in the text again, the start mark aside."""
        ids = self.walk.ids.tolist()
        return next((place for place in range(1, len(ids)) if ids[place] in ids[place + 1 :]), None)

    def _embed(self, step: Step) -> str:
        twin, width = self._twin(), step.numbers.shape[1]
        same = "no two rows are alike" if twin is None else f"both rows of {self.tokens[twin]} are alike"
        return f"Each token is now {width} numbers, and {same}"

    def _pos(self, step: Step) -> str:
        twin = self._twin()
        if twin is None:
            return f"To {self.last} its place in line is added: {_size(float(step.change[-1]))}"
        return f"Their place is added: the rows of {self.tokens[twin]} now differ"

    def _most(self, step: Step, what: str, tail: str) -> str:
        most = int(step.change.argmax())
        end = f" {tail}" if tail else ""
        return f"Layer {step.layer + 1}: {what} {self.tokens[most]}{end}, by {_size(float(step.change[most]))}"

    def _resid_post(self, step: Step) -> str:
        now, share = self._says(step.stream)
        before, _ = self._says(step.stream - 2)
        lead = f"still {now}" if now == before else f"{now}, no longer {before}"
        return f"After layer {step.layer + 1} it would say {lead}: {percent(share)}"

    def _final_norm(self, _: Step) -> str:
        rows = np.linalg.norm(self.walk.step("resid_post", self.walk.n_layers - 1).numbers, axis=-1)
        return f"The longest row was {rows.max() / rows.min():.1f} times the shortest; now all have one size"

    def _logits(self, step: Step) -> str:
        first, second = (signed(value, ".1f") for value in step.numbers[-1, :2])
        return f"After {self.last}, {self._candidate(0)} scores highest: {first}, then {self._candidate(1)}: {second}"

    def _probs(self, step: Step) -> str:
        share = percent(float(step.numbers[-1, 0]))
        return f"Its answer: {self._candidate(0)}, {share}; {self.tokenizer.d_vocab - 1:,} other tokens share the rest"

    def _says(self, stream: int) -> tuple[str, float]:
        return quoted_token(self.tokenizer.token(int(self.walk.top_ids[stream, -1, 0]))), float(
            self.walk.top_probs[stream, -1, 0]
        )

    def _candidate(self, place: int) -> str:
        return quoted_token(self.tokenizer.token(int(self.walk.candidates[-1, place])))


def _size(share: float) -> str:
    """What is added to a token, beside what was there: "38 % of its size", "5.7 times its size"."""
    return f"{changed(share)} of its size" if share < 0.995 else f"{share:.1f} times its size"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
