"""How near two words are, through training: the cosine between their vectors in a table, beside a band of random pairs.

The model has a vector of each token where it comes in (EMBED, the embeddings) and another where it goes out (UNEMBED,
the prediction layer). They are separate numbers, and are shaped by different things: see core.analyses.contexts.

The mean of all words is taken off first: what they share says nothing about any two. Only words that the training text
really holds take part; tokens that never occur drift together and would bend the centre.

Letters: C checkpoints, N words, D d_model, P random pairs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core.analyses import word_groups
from core.errors import BadInput
from core.model.tokenizer import Tokenizer
from core.runs.checkpoints import expanded
from core.runs.store import Run

if TYPE_CHECKING:
    from core.analyses.context import Specimen

PAIRS = (
    ("cat", "dog"),
    ("king", "queen"),
    ("cat", "spreadsheet"),
    ("Monday", "Friday"),
    ("Paris", "London"),
    ("seven", "eight"),
    ("red", "blue"),
    ("happy", "sad"),
    ("went", "walked"),
    ("cat", "milk"),
    ("river", "bank"),
)
FOLLOWED = ("cat", "dog", "king", "queen", "spreadsheet", "bread", "Paris", "seven", "happy", "went", "Monday", "river")

EMBED, UNEMBED = TABLES = ("embed", "unembed")  # where a word comes in, where it goes out
LEAST_COUNT = 20  # a word that occurs less often has not been taught
RANDOM_PAIRS = 5000
BAND = (2.5, 97.5)  # percentiles of the random pairs between which 95 in 100 of them lie


@dataclass(frozen=True, eq=False)
class Similarity:
    """Two words through training. percentile: the share of random pairs, in percent, that are less alike; band: see
    BAND.
    """

    words: tuple[str, str]
    steps: list[int]
    cosine: np.ndarray  # (C,), -1 to 1
    percentile: np.ndarray  # (C,), 0 to 100
    band: np.ndarray  # (C, 2), cosines


def single_token_words(tokenizer: Tokenizer, token_counts: np.ndarray) -> dict[str, int]:
    """The words of the training text that are one token, each with its token's id, most frequent first.

    Args:    token_counts (V,), how often each token stands in the training text.
    A word is written as it mostly stands there: 'cat', 'Paris', 'I'. Pieces of longer words don't count, nor words
    rarer than LEAST_COUNT.
    """
    found = []
    for word, count in tokenizer.word_counts.items():
        written = [
            (int(token_counts[id]), form, id)
            for form in (word, word.capitalize())
            if (id := tokenizer.id(" " + form)) is not None
        ]
        if not written or count < LEAST_COUNT:
            continue
        token_count, form, id = max(written)
        if LEAST_COUNT <= token_count <= 1.5 * count:  # far more tokens than words: it is mostly a piece of others
            found.append((-token_count, form, id))
    return {form: id for _, form, id in sorted(found)}


class WordSpace:
    """The words of a run at every checkpoint: their vectors (N, D), and these centred and of length 1."""

    def __init__(self, run: Run, table: str = EMBED, seed: int = 1):
        """Args:    table, one of TABLES;  seed of the random pairs.

        Raises:  DamagedFile, also when the run's token counts are missing;  BadInput if it has no words to compare.
        """
        self.steps = list(run.steps)
        self.tokenizer = run.tokenizer
        self.words = single_token_words(run.tokenizer, run.array("tokens")["counts"])
        self._row = {word: row for row, word in enumerate(self.words)}
        ids = np.fromiter(self.words.values(), dtype=np.int64)
        if len(ids) < 3:
            raise BadInput(
                f"Run '{run.name}' has too few words to compare: {len(ids)} that are one token and occur {LEAST_COUNT} times or more. "
                "Train it on more text."
            )
        self._vectors = [token_vectors(run, step, table)[ids] for step in self.steps]
        self._unit = [unit_vectors(vectors) for vectors in self._vectors]
        pairs = np.random.default_rng(seed).integers(len(ids), size=(2 * RANDOM_PAIRS, 2))
        pairs = pairs[pairs[:, 0] != pairs[:, 1]][:RANDOM_PAIRS]
        self._random = np.sort([self._cosines(index, pairs) for index in range(len(self.steps))], axis=1)  # (C, P)
        self.band = np.percentile(self._random, BAND, axis=1).T.astype(np.float32)  # (C, 2)

    def vectors(self, words: Sequence[str]) -> np.ndarray:
        """Some words' rows of the table at every checkpoint, (C, n, D). Raises BadInput."""
        rows = [self._find(word) for word in words]
        return np.stack([vectors[rows] for vectors in self._vectors])

    def units(self, words: Sequence[str]) -> np.ndarray:
        """The same (C, n, D), the mean of all words taken off and each of length 1. Raises BadInput."""
        rows = [self._find(word) for word in words]
        return np.stack([unit[rows] for unit in self._unit])

    def similarity(self, a: str, b: str) -> Similarity:
        """Two words through training, with the control band. Raises BadInput for a word that the run has no vector for.
        """
        pair = np.array([[self._find(a), self._find(b)]])
        cosine = np.array([self._cosines(index, pair)[0] for index in range(len(self.steps))], dtype=np.float32)
        below = [
            np.searchsorted(known, value) / len(known) * 100 for known, value in zip(self._random, cosine, strict=True)
        ]
        return Similarity(
            (self._form(a), self._form(b)), self.steps, cosine, np.array(below, dtype=np.float32), self.band
        )

    def neighbours(self, word: str, k: int = 10) -> list[list[tuple[str, float]]]:
        """The k words nearest to `word` at each checkpoint, nearest first, with their cosines. Raises BadInput."""
        row, names = self._find(word), list(self.words)
        found = []
        for unit in self._unit:
            cosines = unit @ unit[row]
            cosines[row] = -np.inf
            nearest = np.argsort(-cosines, kind="stable")[: min(k, len(names) - 1)]
            found.append([(names[i], float(cosines[i])) for i in nearest])
        return found

    def group_cosines(self, words: list[str]) -> np.ndarray:
        """Mean cosine (C,) over all pairs of some words, such as those of one kind. Raises BadInput."""
        rows = [self._find(word) for word in words]
        n = len(rows)
        totals = [np.square(unit[rows].sum(0)).sum() - n for unit in self._unit]
        return np.array(totals, dtype=np.float32) / (n * (n - 1))

    def ranks(self, word: str, other: str) -> np.ndarray:
        """The place (C,) of `other` among the neighbours of `word`: 1 for its nearest. Raises BadInput."""
        row, place = self._find(word), self._find(other)
        cosines = np.stack([unit @ unit[row] for unit in self._unit])  # (C, N)
        cosines[:, row] = -np.inf
        return (cosines > cosines[:, place, None]).sum(1) + 1

    def all_pairs(self, words: list[str]) -> np.ndarray:
        """Cosines (C, pairs) of every two of some words, each checkpoint's sorted. Raises BadInput."""
        rows, upper = [self._find(word) for word in words], np.triu_indices(len(words), 1)
        return np.sort([(unit[rows] @ unit[rows].T)[upper] for unit in self._unit], axis=1)

    def random_quantiles(self, percent: np.ndarray) -> np.ndarray:
        """Quantiles (C, Q) of the random pairs' cosines, for shares given in percent (Q,)."""
        return np.percentile(self._random, percent, axis=1).T.astype(np.float32)

    def _cosines(self, index: int, pairs: np.ndarray) -> np.ndarray:
        unit = self._unit[index]
        return np.einsum("pd,pd->p", unit[pairs[:, 0]], unit[pairs[:, 1]])

    def _form(self, word: str) -> str:
        return next((form for form in (word, word.lower(), word.capitalize()) if form in self._row), word)

    def _find(self, word: str) -> int:
        """The row of a word, whatever its capitals."""
        word = word.strip()
        row = self._row.get(self._form(word))
        if row is None:
            if not word:
                raise BadInput("There is no word to look up; give one, such as cat.")
            shown = word if len(word) <= 40 else word[:40] + "…"
            raise BadInput(
                f"'{shown}' is not among the {len(self.words):,} words that the model reads as one token and was taught "
                f"({LEAST_COUNT} times or more); try {', '.join(list(self.words)[100:104] or list(self.words)[:4])}."
            )
        return row


def token_vectors(run: Run, step: int, table: str = EMBED) -> np.ndarray:
    """One of the two TABLES (V, D), float32, after `step` nudges. Raises UnknownStep; DamagedFile."""
    return expanded(run.checkpoint(step), f"{table}.weight").numpy()


def unit_vectors(vectors: np.ndarray) -> np.ndarray:
    """Vectors (N, D) with their mean taken off, each of length 1."""
    centred = vectors - vectors.mean(0, keepdims=True)
    return centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-12)


def analyse(specimen: "Specimen") -> Mapping[str, Any]:
    """Well-known pairs of words, the band of random pairs, the groups' inner likeness and followed words' neighbours.
    """
    space = specimen.words()
    pairs = [space.similarity(a, b) for a, b in PAIRS if a in space.words and b in space.words]
    groups = {
        name: [word for word in dict.fromkeys(members) if word in space.words]
        for name, members in word_groups.groups().items()
    }
    return {
        "similarity": {
            "steps": space.steps,
            "words": len(space.words),
            "band": space.band.tolist(),
            "pairs": [
                {"words": pair.words, "cosine": pair.cosine.tolist(), "percentile": pair.percentile.tolist()}
                for pair in pairs
            ],
            "groups": [
                {"group": name, "words": len(members), "cosine": space.group_cosines(members).tolist()}
                for name, members in groups.items()
                if len(members) > 1
            ],
            "neighbours": {word: space.neighbours(word, 8) for word in FOLLOWED if word in space.words},
        }
    }
