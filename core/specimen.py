"""What every analysis starts from: a run with the corpus that it was trained on, and what several of them need, worked out once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core import evaluate, training_text
from core.corpus import program
from core.corpus.program import Corpus
from core.memory import Index
from core.model import Transformer
from core.runs import Run

MEASURED_DOCUMENTS = 600  # of the held-out text and as many of the training text
ENCODED_AT_ONCE = 10_000  # documents: as Python lists their tokens take much memory


@dataclass
class Specimen:
    """A run with the corpus that it was trained on, which may be given if it is at hand. What several analyses need is worked out once."""

    run: Run
    given: Corpus | None = None

    @cached_property
    def corpus(self) -> Corpus:
        return self.given or program.build(self.run.config.corpus)

    @cached_property
    def all_heldout(self) -> evaluate.Measured:
        """Every document of the program that was kept for testing and fits the context whole."""
        return self._measured("heldout", "world", self.run.config.corpus.held_out)

    @cached_property
    def heldout(self) -> evaluate.Measured:
        """The first of them."""
        return self.all_heldout[:MEASURED_DOCUMENTS]

    @cached_property
    def read(self) -> evaluate.Measured:
        """As many documents of the program that were trained on."""
        return self._measured("train", "world", MEASURED_DOCUMENTS)

    @cached_property
    def house(self) -> evaluate.Measured:
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
            return Index(training_text.Text(self.run.array("text"), self.run.table("text_facts")))
        return Index(training_text.Text(*training_text.pack(self.corpus.of("train"))))

    def models(self) -> Iterator[tuple[int, Transformer]]:
        """Every checkpoint, in order: step and model."""
        for step in self.run.steps:
            yield step, self.run.model(step)

    def _measured(self, split: str, source: str, most: int) -> evaluate.Measured:
        return evaluate.prepare(self.run.tokenizer, self.corpus.of(split, source), self.run.config.model.n_ctx, most)
