"""What every analysis starts from: a run with the corpus that it was trained on, and what several of them need, worked out once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.analyses import losses
from core.corpus import build
from core.corpus.build import Corpus
from core.model.transformer import Transformer
from core.runs.store import Run
from core.text_index import corpus_text
from core.text_index.suffix_array import Index

MEASURED_DOCUMENTS = 600  # of the held-out text and as many of the training text
ENCODED_AT_ONCE = 10_000  # documents: as Python lists their tokens take much memory


@dataclass
class Specimen:
    """A run with the corpus that it was trained on, which may be given if it is at hand. What several analyses need is worked out once."""

    run: Run
    given: Corpus | None = None

    @cached_property
    def corpus(self) -> Corpus:
        return self.given or build.build(self.run.config.corpus)

    @cached_property
    def all_heldout(self) -> losses.Measured:
        """Every document of the program that was kept for testing and fits the context whole."""
        return self._measured("heldout", "world", self.run.config.corpus.held_out)

    @cached_property
    def heldout(self) -> losses.Measured:
        """The first of them."""
        return self.all_heldout[:MEASURED_DOCUMENTS]

    @cached_property
    def read(self) -> losses.Measured:
        """As many documents of the program that were trained on."""
        return self._measured("train", "world", MEASURED_DOCUMENTS)

    @cached_property
    def house(self) -> losses.Measured:
        """Passages of the stories that were kept for testing."""
        return self._measured("heldout", "house", MEASURED_DOCUMENTS)

    @cached_property
    def train_tokens(self) -> list[np.ndarray]:
        """The tokens of every document that was trained on, its end not among them; one array a document, in the corpus's order."""
        texts = [doc.text for doc in self.corpus.of("train")]
        parts = (texts[first:first + ENCODED_AT_ONCE] for first in range(0, len(texts), ENCODED_AT_ONCE))
        return [np.array(ids, dtype=np.int32) for part in parts for ids in self.run.tokenizer.encode_batch(part)]

    @cached_property
    def index(self) -> Index:
        """The training text in order: as it ships with the run, or packed now."""
        if "analyses/text.safetensors" in self.run.manifest["files"]:
            return Index(corpus_text.Text(self.run.array("text"), self.run.table("text_facts")))
        return Index(corpus_text.Text(*corpus_text.pack(self.corpus.of("train"))))

    def models(self) -> Iterator[tuple[int, Transformer]]:
        """Every checkpoint, in order: step and model."""
        for step in self.run.steps:
            yield step, self.run.model(step)

    def _measured(self, split: str, source: str, most: int) -> losses.Measured:
        return losses.prepare(self.run.tokenizer, self.corpus.of(split, source), self.run.config.model.n_ctx, most)
