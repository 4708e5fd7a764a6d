"""What happens without a part of the model: on a model of one's own that shares all other numbers.

`core.model.ablation.changed` builds it; the original stays as it is, since other readers may be using it in another
thread at this very moment.
(`torch.func.functional_call` would swap the tensors inside the shared module while it runs, and other threads would see
them.)

Letters: N sentences, T positions, V d_vocab, L n_layers, H heads, E d_head.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import islice, zip_longest
from typing import Any

import numpy as np

from core.analyses.context import Specimen
from core.corpus.document import Document
from core.model.ablation import changed
from core.model.parameters import KINDS
from core.model.scoring import ids_of, mean_loss
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer

BENCH_SENTENCES = 24

SHORTEST, LONGEST = 8, 20  # tokens of a sentence of the bench


def sentences(documents: Sequence[Document], trained_on: str, tokenizer: Tokenizer, count: int) -> list[str]:
    """`count` openings of held-out documents, genre by genre in turn, each a whole sentence or two that stand nowhere
    in `trained_on`.

    Fewer if the documents don't hold as many.
    """
    by_genre: dict[str, list[str]] = {}
    for doc in documents:
        opening = _opening(doc.text, tokenizer)
        if opening and opening not in by_genre.get(doc.genre, ()):
            by_genre.setdefault(doc.genre, []).append(opening)
    in_turn = (opening for row in zip_longest(*by_genre.values()) for opening in row if opening)
    return list(islice((opening for opening in in_turn if opening not in trained_on), count))


def _opening(text: str, tokenizer: Tokenizer) -> str | None:
    """The shortest beginning of a text that ends with a sentence and has SHORTEST to LONGEST tokens."""
    for end in re.finditer(r"[.!?](?=\s|$)", text):
        opening = text[:end.end()]
        size = len(tokenizer.encode(opening))
        if SHORTEST <= size <= LONGEST and "\n" not in opening:
            return opening
    return None


def ablation_facts(model: Transformer, tokenizer: Tokenizer, texts: Sequence[str]) -> dict[str, Any]:
    """The mean loss on `texts` without each kind, layer and head, one at a time.

    For single numbers: core.analyses.zeroed_numbers.
    """
    read = ids_of(tokenizer, texts, model.config.n_ctx)

    def loss_without(*part: str | int) -> float:
        return mean_loss(changed(model, part), read)

    return {
        "loss": mean_loss(model, read),
        "blind": float(np.log(model.config.d_vocab)),
        "kinds": {which: loss_without("kind", which) for which in KINDS},
        "layers": [loss_without("layer", index) for index in range(model.config.n_layers)],
        "heads": [
            [loss_without("head", index, one) for one in range(model.config.n_heads)]
            for index in range(model.config.n_layers)
        ],
    }


def analyse(specimen: Specimen) -> Mapping[str, Any]:
    """The sentences of the knock-out bench, never trained on, and what the last model loses without each of its parts.
    """
    run = specimen.run
    trained_on = "\n".join(doc.text for doc in specimen.corpus.of("train"))
    texts = sentences(specimen.corpus.of("heldout", "world"), trained_on, run.tokenizer, BENCH_SENTENCES)
    found = ablation_facts(run.model(), run.tokenizer, texts)
    return {"knockout": {"step": run.steps[-1], "sentences": texts, **found}}
