"""Any two words at every saved moment, from one small file a table: what the page about meaning reads.

The words of the map ship as vectors of eight-bit numbers, centred as in core.analyses.word_similarity, whose figures
these repeat to two decimals. Any other word that was taught takes its vector from the checkpoints, one row a
checkpoint. Needs no torch.

Letters: C checkpoints, N words of the map, M words taught (the map's first), D d_model, Q quantiles, K neighbours.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.errors import BadInput

QUANTILES = np.linspace(0, 100, 201)  # percent; half a percent apart, so that both ends of the band are among them
LOW, HIGH = 5, 195  # where QUANTILES is 2.5 and 97.5: between them lie 95 in 100 random pairs
NEIGHBOURS = 5
LONGEST_SHOWN = 40
KINDS = {  # what a map shows as one kind -> the groups of core.analyses.word_groups that belong to it
    "animals": ("animals",),
    "people": ("people", "names"),
    "food": ("food",),
    "numbers": ("numbers",),
    "time": ("time",),
    "places": ("places", "countries and cities"),
    "actions": ("actions",),
    "other words": (),
}


@dataclass(frozen=True, eq=False)
class Pair:
    """Two words through training.

    cosine      (C,) -1 to 1
    percentile  (C,) the share of random pairs, in percent, that are less alike
    closer      (C,) the share of the map's other words, in percent, that the first word is less close to than to the
                second
    """

    words: tuple[str, str]
    cosine: np.ndarray
    percentile: np.ndarray
    closer: np.ndarray


def packed(units: np.ndarray) -> np.ndarray:
    """Vectors (..., D) as eight-bit numbers: each one's largest part becomes 127; its length is lost, its direction
    kept to about 0.3 %.
    """
    largest = np.abs(units).max(-1, keepdims=True)
    return np.round(units / np.maximum(largest, 1e-12) * 127).astype(np.int8)


def nearest(units: np.ndarray, k: int = NEIGHBOURS) -> np.ndarray:
    """Indices (C, N, K) of each word's nearest words by cosine, nearest first.  Args: units (C, N, D), of length 1."""
    found = np.empty((*units.shape[:2], k), dtype=np.uint16)
    for moment, unit in enumerate(units):
        cosines = unit @ unit.T
        np.fill_diagonal(cosines, -np.inf)
        near = np.argpartition(-cosines, k - 1, axis=1)[:, :k]
        order = np.argsort(-np.take_along_axis(cosines, near, 1), axis=1)
        found[moment] = np.take_along_axis(near, order, 1)
    return found


class WordVectors:
    """The words of a run at every checkpoint."""

    def __init__(
        self,
        steps: Sequence[int],
        words: Sequence[str],
        arrays: Mapping[str, np.ndarray],
        read: Callable[[int, int], Sequence[float]],
    ):
        """Args:
            words (M,), the map's first;  arrays, those of analyses/vectors.safetensors or, of the other table,
            vectors_unembed.safetensors: units (C, N, D) int8, mean (C, D), random (C, Q), ids (M,), near (C, N, K).
            read(step, id), the table's row of a token at a checkpoint, for words that aren't on the map.
        """
        self.steps, self.words = list(steps), list(words)
        self.units, self.mean, self.random = arrays["units"], arrays["mean"], arrays["random"].astype(np.float32)
        self.on_map = self.words[: self.units.shape[1]]
        self.band = self.random[:, [LOW, HIGH]]  # (C, 2) cosines
        self._lengths = np.sqrt(np.square(self.units.astype(np.float32)).sum(-1))  # (C, N)
        self._place = {word: place for place, word in enumerate(self.words)}
        self.near = arrays["near"]  # (C, N, K) indices of the nearest words of the map
        self._ids, self._read = arrays["ids"], read

    def form(self, word: str) -> str:
        """The word as the training text writes it ("Paris" for "paris").

        Raises BadInput, in one friendly sentence, if it was never taught.
        """
        word = " ".join(word.split())
        for written in (word, word.lower(), word.capitalize()):
            if written in self._place:
                return written
        if not word:
            raise BadInput("Type a word to compare, such as cat.")
        shown = word if len(word) <= LONGEST_SHOWN else word[:LONGEST_SHOWN] + "…"
        if " " in word:
            raise BadInput(f"Please type one word at a time: “{shown}” is more than one.")
        raise BadInput(
            f"“{shown}” is not among the {len(self.words):,} words that this model met often enough to have a place of their own. "
            f"Try {', '.join(self.on_map[:3])} or {self.on_map[3]}."
        )

    def place(self, word: str) -> int | None:
        """The number of a word on the map; None if it isn't there. Raises BadInput."""
        place = self._place[self.form(word)]
        return place if place < len(self.on_map) else None

    def cosines(self, word: str) -> np.ndarray:
        """How alike a word is to each word of the map, (C, N). Raises BadInput."""
        return np.einsum("cnd,cd->cn", self.units, self.vector(word), dtype=np.float32, optimize=False) / self._lengths

    def vector(self, word: str) -> np.ndarray:
        """A word's centred vector of length 1 at every checkpoint, (C, D). Raises BadInput."""
        place = self._place[self.form(word)]
        if place < len(self.on_map):
            return self.units[:, place].astype(np.float32) / self._lengths[:, place, None]
        rows = np.array([self._read(step, int(self._ids[place])) for step in self.steps], dtype=np.float32) - self.mean
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)

    def below_zero(self, moment: int = -1) -> float:
        """The share (0 to 1) of random pairs whose cosine is below 0."""
        return float(np.interp(0.0, self.random[moment], QUANTILES)) / 100

    def pair(self, first: str, second: str) -> Pair:
        """Two words through training. Raises BadInput."""
        first, second = self.form(first), self.form(second)
        if first == second:
            raise BadInput(f"“{first}” is always exactly like itself. Pick two different words.")
        cosine = np.einsum("cd,cd->c", self.vector(first), self.vector(second))
        percentile = [np.interp(value, known, QUANTILES) for value, known in zip(cosine, self.random, strict=True)]
        others = self.cosines(first)[
            :, [place for place, word in enumerate(self.on_map) if word not in (first, second)]
        ]
        closer = (others < cosine[:, None]).mean(1) * 100
        return Pair(
            (first, second),
            cosine.astype(np.float32),
            np.array(percentile, dtype=np.float32),
            closer.astype(np.float32),
        )

    def neighbours(self, word: str, moment: int = -1, k: int = NEIGHBOURS) -> list[tuple[str, float]]:
        """The k words of the map nearest to a word at the moment with this index, nearest first, with their cosines.

        Raises BadInput.
        """
        word = self.form(word)
        cosines = self.cosines(word)[moment]
        order = [place for place in np.argsort(-cosines) if self.on_map[place] != word]
        return [(self.on_map[place], float(cosines[place])) for place in order[:k]]
