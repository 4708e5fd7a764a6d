"""Two texts that differ by one word: how far their streams part, layer by layer, and what each is followed by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import streamlit as st

from core.formatting import percent
from pages.shared.loading import caches
from pages.shared.loading.weights import trace_of
from pages.shared.text.wording import quoted_token

REACHED = 0.1  # two streams have parted when they are this far from each other
WORDS = 3  # of each text's likeliest next ones


@dataclass(frozen=True)
class Parted:
    """apart (L + 1, T); tokens, of the first text; changed, those that differ; words with their chance after one text and
    the other; same_length, whether the texts have as many tokens; before, how many tokens stand before the first changed.
    """

    apart: np.ndarray
    tokens: list[str]
    changed: list[str]
    words: list[str]
    one: list[float]
    two: list[float]
    same_length: bool
    before: int
    reached: int | None  # layers after which the last token has parted, 0 for from the start; None: it hasn't

    @property
    def title(self) -> str:
        """The finding, in two lines."""
        if not self.changed and self.same_length:
            return "Both texts are the same now.\nChange one word, and see how far it reaches"
        first, second = (
            f"{quoted_token(self.words[int(np.argmax(shares))])} {percent(max(shares))}"
            for shares in (self.one, self.two)
        )
        where = (
            "It hardly reaches the last word"
            if self.reached is None
            else (
                f"It clearly reaches the last word in layer {self.reached}"
                if self.reached
                else "The last words differ from the start"
            )
        )
        return f"{where}\n{first} becomes {second}"

    @property
    def sentence(self) -> str:
        """The picture in words."""
        before = (
            f"The {self.before} tokens before the changed word have the same numbers at every depth. "
            if self.same_length
            else (
                "The texts have different numbers of tokens, so they are matched from their ends, and even a word "
                "that both share "
                "stands in another place. "
            )
        )
        return (
            f"{self.title}. {before}The last token has parted by {percent(float(self.apart[0, -1]))} at the start and "
            f"{percent(float(self.apart[-1, -1]))} at the end.".replace("\n", " ")
        )


@st.cache_data(show_spinner=False, max_entries=100)
def parted(run: str, step: int, text: str, other: str) -> Parted:
    """Raises BadInput."""
    from core.model.forward_steps import parting

    one, two = trace_of(run, step, text), trace_of(run, step, other)
    tokenizer, apart = caches.tokenizer(run), parting(one, two)
    size, same = apart.shape[1], len(one.tokens) == len(two.tokens)
    tokens = [tokenizer.token(int(id)).strip() for id in one.tokens[-size:]]
    if size == len(one.tokens):
        tokens[0] = "start"
    ends = [each["probs"][-1] for each in (one, two)]
    ids = list(dict.fromkeys(int(id) for end in ends for id in np.argsort(-end, kind="stable")[:WORDS]))
    differs = one.tokens[-size:] != two.tokens[-size:]
    reached = np.flatnonzero(apart[:, -1] > REACHED)
    return Parted(
        apart,
        tokens,
        [token for token, other in zip(tokens, differs, strict=True) if other],
        [tokenizer.token(id).strip() for id in ids],
        [float(ends[0][id]) for id in ids],
        [float(ends[1][id]) for id in ids],
        same,
        int(np.argmax(one.tokens != two.tokens)) if same else 0,
        int(reached[0]) if reached.size else None,
    )
