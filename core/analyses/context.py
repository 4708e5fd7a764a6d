"""What every analysis starts from: a run with the corpus that it was trained on, and what several of them need, worked
out once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from core.analyses.word_similarity import EMBED, WordSpace
from core.config import CorpusConfig
from core.corpus import account, build
from core.corpus.build import Corpus
from core.corpus.document import Document
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer
from core.runs.store import Run
from core.text_index import corpus_text
from core.text_index.suffix_array import Index

MEASURED_DOCUMENTS = 600  # of the held-out text and as many of the training text
ENCODED_AT_ONCE = 10_000  # documents: as Python lists their tokens take much memory


@dataclass(frozen=True, eq=False)
class Measured:
    """Documents ready to be measured: each as the start token, its text and the end token."""

    ids: list[tuple[int, ...]]
    documents: list[Document]

    def __getitem__(self, part: slice) -> "Measured":
        return Measured(self.ids[part], self.documents[part])

    @property
    def genres(self) -> np.ndarray:
        """The genre of each document (n,)."""
        return np.array([doc.genre for doc in self.documents])

    @property
    def tokens(self) -> np.ndarray:
        """How many tokens each document has to be predicted (n,), its end included."""
        return np.array([len(ids) - 1 for ids in self.ids])

    def writers_nats(self, config: CorpusConfig) -> np.ndarray:
        """What each document cost its writer where it shows (n,), NaN where nobody knows; some hundredths of a second
        each. config, the corpus's.
        """
        paid = (account.shown_nats(doc, config) for doc in self.documents)
        return np.array([np.nan if nats is None else nats for nats in paid])


def prepare(tokenizer: Tokenizer, documents: Sequence[Document], n_ctx: int, most: int) -> Measured:
    """The first `most` documents that fit the context whole, cut into tokens."""
    end = tokenizer.end_id
    kept = []
    for doc, ids in zip(documents, tokenizer.encode_batch([doc.text for doc in documents[: 2 * most]]), strict=False):
        if len(ids) + 1 <= n_ctx and len(kept) < most:
            kept.append((doc, (end, *ids, end)))
    return Measured([ids for _, ids in kept], [doc for doc, _ in kept])


@dataclass
class Specimen:
    """A run with the corpus that it was trained on, which may be given if it is at hand.

    What several analyses need is worked out once.
    """

    run: Run
    given: Corpus | None = None
    _words: dict[str, WordSpace] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def corpus(self) -> Corpus:
        return self.given or build.build(self.run.config.corpus)

    @cached_property
    def all_held_out(self) -> Measured:
        """Every document of the program that was kept for testing and fits the context whole."""
        return self._measured("heldout", "world", self.run.config.corpus.held_out)

    @cached_property
    def held_out(self) -> Measured:
        """The first of them."""
        return self.all_held_out[:MEASURED_DOCUMENTS]

    @cached_property
    def read(self) -> Measured:
        """As many documents of the program that were trained on."""
        return self._measured("train", "world", MEASURED_DOCUMENTS)

    @cached_property
    def house(self) -> Measured:
        """Passages of the stories that were kept for testing."""
        return self._measured("heldout", "house", MEASURED_DOCUMENTS)

    @cached_property
    def train_tokens(self) -> list[np.ndarray]:
        """The tokens of every document that was trained on, its end not among them; one array a document, in the
        corpus's order.
        """
        texts = [doc.text for doc in self.corpus.of("train")]
        parts = (texts[first:first + ENCODED_AT_ONCE] for first in range(0, len(texts), ENCODED_AT_ONCE))
        return [np.array(ids, dtype=np.int32) for part in parts for ids in self.run.tokenizer.encode_batch(part)]

    @cached_property
    def index(self) -> Index:
        """The training text in order: as it ships with the run, or packed now."""
        if "analyses/text.safetensors" in self.run.manifest["files"]:
            return Index(corpus_text.Text(self.run.array("text"), self.run.table("text_facts")))
        return Index(corpus_text.Text(*corpus_text.pack(self.corpus.of("train"))))

    def words(self, table: str = EMBED) -> WordSpace:
        """The words of a run in one of core.analyses.word_similarity.TABLES, at every checkpoint.

        Raises:  DamagedFile; BadInput if the run has no words to compare.
        """
        if table not in self._words:
            self._words[table] = WordSpace(self.run, table)
        return self._words[table]

    def models(self) -> Iterator[tuple[int, Transformer]]:
        """Every checkpoint, in order: step and model."""
        for step in self.run.steps:
            yield step, self.run.model(step)

    def _measured(self, split: str, source: str, most: int) -> Measured:
        return prepare(self.run.tokenizer, self.corpus.of(split, source), self.run.config.model.n_ctx, most)
