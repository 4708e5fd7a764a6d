"""Fill in the blank: the chapter's prompts, with everything about them that is worked out once and ships with the run.

core.analyses.cloze writes it; `Blanks` reads it, without torch. Letters: P prompts, C checkpoints, K likeliest tokens,
W followed tokens, V d_vocab.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from core.model.tokenizer import Tokenizer
    from core.runs.timeline import Timeline

# Tokens that are no words, as they are shown.
NO_WORDS = THE_END, NEW_LINE, SPACE = "(the text ends)", "(a new line)", "(a space)"

# In the order in which they are asked, near-certain and wide open mixed; all inside the small world of the training
# text.
PROMPTS = (
    "To be or not to",
    "They walked to the",
    "The capital of France is",
    "She opened the door and",
    "The teacher wrote on the",
    "They drank hot",
    "Twinkle, twinkle, little",
    "The bank was",
    "The baker bakes",
    "There was a smell of",
    "Dear Sir or",
    "A frog lives in the",
    "Mary had a little",
    "I sat by the",
    "Thank you for your",
    "It was the best of times, it was the worst of",
    "What is the capital of",
    "Leo went to the bank to",
    "His favourite colour is",
    "I have a new",
    "Once there was a",
    "The dog is",
    "The king of the",
    "Anna loves a cat. Its name is",
)
TOP = 40  # K
OPTIONS = 4
# What may be tapped beside the word that follows most often in the training text: words that a person may well think
# of.
OTHERS = {
    "To be or not to": "go do see",
    "They walked to the": "river library school",
    "The capital of France is": "Rome London Berlin",
    "She opened the door and": "said closed looked",
    "The teacher wrote on the": "wall paper table",
    "They drank hot": "milk tea water",
    "Twinkle, twinkle, little": "bird light moon",
    "The bank was": "shut steep green",
    "The baker bakes": "bread cakes apples",
    "There was a smell of": "onions bread rain",
    "Dear Sir or": "Anna Tom Late",
    "A frog lives in the": "garden river hole",
    "Mary had a little": "cat dog house",
    "I sat by the": "window river door",
    "Thank you for your": "letter question visit",
    "It was the best of times, it was the worst of": "days all men",
    "What is the capital of": "France Spain Italy",
    "Leo went to the bank to": "ask fish pay",
    "His favourite colour is": "blue red green",
    "I have a new": "friend hat book",
    "Once there was a": "king little clever",
    "The dog is": "happy old big",
    "The king of the": "sea forest world",
    "Anna loves a cat. Its name is": "Tom Mittens Daisy",
}


@dataclass(frozen=True)
class Guess:
    """One word in one blank at every checkpoint: its surprise (C,), bits, and its place (C,) among all tokens, 1 for
    the likeliest.

    `place` is None for a word of several tokens, which has no place of its own.
    """

    word: str
    bits: np.ndarray
    place: np.ndarray | None

    @property
    def share(self) -> np.ndarray:
        """Probability (C,)."""
        return np.exp2(-self.bits)


@dataclass(frozen=True, eq=False)
class Blanks:
    """What ships with a run, to look things up in. `facts` is blanks.json, `arrays` blank_shares.safetensors."""

    facts: Mapping[str, Any]
    arrays: Mapping[str, np.ndarray]
    tokenizer: "Tokenizer"

    @property
    def steps(self) -> list[int]:
        return self.facts["steps"]

    @property
    def prompts(self) -> list[str]:
        return [entry["prompt"] for entry in self.facts["prompts"]]

    def entropy(self, blank: int) -> np.ndarray:
        """How open a blank is at every checkpoint (C,), bits."""
        return np.array(self.facts["prompts"][blank]["entropy_bits"])

    def look_up(self, blank: int, word: str) -> Guess | None:
        """A word in a blank, as it stands or else in the other case; None if it isn't among the followed ones."""
        rows = {self.tokenizer.token(int(id)): row for row, id in enumerate(self.arrays["followed"][blank])}
        for spelt in dict.fromkeys((word, word.lower(), word.capitalize())):
            row = rows.get(f" {spelt}", rows.get(spelt) if not spelt.isalpha() else None)
            if row is not None:
                return self._followed(blank, row, spelt)
        return None

    def favourite(self, blank: int, moment: int) -> Guess:
        """The likeliest token of a blank at one checkpoint, by index, as a guess that is judged at all of them."""
        id = int(self.arrays["top"][blank, moment, 0])
        return self._followed(
            blank, int(np.flatnonzero(self.arrays["followed"][blank] == id)[0]), shown(self.tokenizer.token(id))
        )

    def top(self, blank: int, moment: int, most: int) -> list[tuple[str, float]]:
        """The likeliest tokens of a blank at a checkpoint, by index, with their probabilities."""
        ids, shares = self.arrays["top"][blank, moment, :most], self.arrays["top_p"][blank, moment, :most]
        return [(shown(self.tokenizer.token(int(id))), float(p)) for id, p in zip(ids, shares, strict=True)]

    def _followed(self, blank: int, row: int, word: str) -> Guess:
        arrays = self.arrays
        return Guess(
            word, surprise(arrays["followed_p"][blank, :, row]), arrays["followed_rank"][blank, :, row].astype(int) + 1
        )


@lru_cache(maxsize=4)
def nearest_to_text(blanks: Blanks, words: int) -> int | None:
    """The blank in which the trained model's shares of the text's `words` most frequent continuations came nearest to how
    often each follows there: their largest ratio, whichever way, is the smallest.

    Of the blanks whose whole beginning is counted and that have so many continuations, all of them followed; None
    without any.
    """
    found = {}
    for blank, entry in enumerate(blanks.facts["prompts"]):
        said = entry["said"]
        shares = {word: count / said["count"] for word, count in said["words"][:words]}
        guesses = {word: blanks.look_up(blank, word) for word in shares}
        if said["context"] == entry["prompt"] and len(shares) == words and all(guesses.values()):
            found[blank] = max(abs(guesses[word].bits[-1] + np.log2(share)) for word, share in shares.items())
    return min(found, key=found.get, default=None)


def shown(token: str) -> str:
    """A token as a reader sees it in a blank: words without their space, pieces of words and ends named as what they
    are.
    """
    if token.startswith("<|"):  # ours has one such mark, the grown-up several
        return THE_END
    if token.strip() in ("", "↵"):
        return NEW_LINE if "↵" in token else SPACE
    return token.strip() if token[:1] == " " or not token[:1].isalpha() else f"-{token}"


def surprise(shares: np.ndarray) -> np.ndarray:
    """Bits of surprise of things that had these probabilities; a share of zero counts as the smallest that float32 can
    tell from it.
    """
    return -np.log2(np.maximum(np.asarray(shares, dtype=np.float64), 1e-38))


def measured(timeline: "Timeline", prompt: str, word: str) -> Guess:
    """Any word in any blank, worked out by the model itself.

    A word of several tokens costs the surprise of them all. Raises BadInput.
    """
    tokenizer = timeline.run.tokenizer
    new = tokenizer.encode(f"{prompt} {word}")[len(tokenizer.encode(prompt)):]
    if len(new) == 1:
        shares = timeline.next_token(prompt)
        own = shares[:, new[0]]
        return Guess(word, surprise(own), 1 + (shares > own[:, None]).sum(-1))
    return Guess(word, timeline.surprise(f"{prompt} {word}")[:, -len(new):].sum(-1).astype(np.float64), None)


def round_sums(blanks: Blanks, words: Mapping[int, Guess]) -> tuple[float, float, float]:
    """(reader, model by lot, model's first guesses): bits of surprise for the trained model, summed over the answered
    blanks.

    By lot is what the model expects of words drawn from its own shares, the entropy; a first guess is the likeliest
    token, the least there is.
    """
    reader = sum(float(guess.bits[-1]) for guess in words.values())
    lot = sum(float(blanks.entropy(blank)[-1]) for blank in words)
    best = sum(float(blanks.favourite(blank, -1).bits[-1]) for blank in words)
    return reader, lot, best
