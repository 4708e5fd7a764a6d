"""The text that the run was trained on, packed to ship with it (read by core.text_index.corpus_text)."""

from typing import TYPE_CHECKING, Any

from core.text_index.corpus_text import kind, pack

if TYPE_CHECKING:
    from core.analyses.context import Specimen


def analyse(specimen: "Specimen") -> dict[str, Any]:
    """Every document that was trained on, small enough to ship, and how many tokens each kind has."""
    documents = specimen.corpus.of("train")
    arrays, facts = pack(documents)
    tokens = {tuple(kind): 0 for kind in facts["kinds"]}
    for doc, ids in zip(documents, specimen.train_tokens, strict=True):
        tokens[kind(doc)] += len(ids)
    return {"text": arrays, "text_facts": {**facts, "kind_tokens": list(tokens.values())}}
