"""What the training text is made of, counted: the numbers of its data sheet.

Source: Gebru et al. 2018, "Datasheets for Datasets", arXiv 1803.09010, for what a data sheet has to answer.
"""

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from core.corpus import build, house_authors
from core.corpus.house_authors import split_words

if TYPE_CHECKING:
    from core.analyses.context import Specimen

SOURCES = ("world", "house", "famous", "invented")


def analyse(specimen: "Specimen") -> dict[str, Any]:
    """datasheet.json: documents, words and tokens by source, genre and author, what is held out, and who wrote what
    under which licence.
    """
    corpus = specimen.corpus
    read = corpus.of("train")
    sizes = [len(ids) + 1 for ids in specimen.train_tokens]  # the end of each counts too
    rows: dict[tuple[str, str], Counter] = defaultdict(Counter)
    types: set[str] = set()
    for doc, tokens in zip(read, sizes, strict=True):
        words = split_words(doc.text)
        types.update(words)
        rows[doc.source, "" if doc.source in ("famous", "invented") else doc.genre].update(
            documents=1, words=len(words), tokens=tokens
        )
    sources = []
    for source in SOURCES:
        parts = [row for (name, _), row in rows.items() if name == source]
        if parts:
            sources.append(
                {
                    "source": source,
                    "different": len({doc.text for doc in read if doc.source == source}),
                    **dict(sum(parts, Counter())),
                }
            )
    genres = [{"genre": genre, **row} for (source, genre), row in rows.items() if source == "world"]
    return {
        "datasheet": {
            "documents": len(read),
            "words": sum(row["words"] for row in sources),
            "tokens": sum(sizes),
            "characters": sum(len(doc.text) for doc in read),
            "word_types": len(types),
            "sources": sources,
            "genres": sorted(genres, key=lambda row: -row["documents"]),
            "shelves": shelves(corpus, rows),
            "held_out": [
                {"source": source, "documents": len(own)} for source in SOURCES if (own := corpus.of("heldout", source))
            ],
            "combinations": [
                {"genre": genre.name, "topics": list(genre.held_out_topics)}
                for genre in build.all_genres(corpus.config.edition)
                if genre.held_out_topics
            ],
        }
    }


def shelves(corpus: build.Corpus, rows: dict[tuple[str, str], Counter]) -> list[dict[str, Any]]:
    """The pen names of the stories: what stands under each, in which style, under which licence; each passage's words
    counted once.
    """
    pieces = house_authors.read_shelves()
    found = []
    for shelf in dict.fromkeys(piece.shelf for piece in pieces):
        facts = json.loads((house_authors.SHELVES / shelf / "shelf.json").read_text(encoding="utf-8"))
        own = [doc for doc in corpus.of("train", "house") if doc.genre == shelf]
        held_out = [doc for doc in corpus.of("heldout", "house") if doc.genre == shelf]
        once = {doc.text for doc in (*own, *held_out)}
        found.append(
            {
                "shelf": shelf,
                "author": facts["author"],
                "style": facts["style"],
                "licence": facts["licence"],
                "pieces": sum(piece.shelf == shelf for piece in pieces),
                "passages": len({doc.text for doc in own}),
                "held_out": len(held_out),
                "words": sum(len(split_words(text)) for text in once),
                "documents": len(own),
                "tokens": rows["house", shelf]["tokens"],
            }
        )
    return found
