"""The whole corpus from one config: the program's documents, the stories, the planted lines; training text and held-out text apart.

Same config, same bytes: document i of the world is written from the seed and i alone, so more documents extend a corpus without changing it.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from types import ModuleType

from core.config import CorpusConfig
from core.corpus import planted_lines
from core.corpus.document import Document, Genre
from core.corpus.draw import Draw
from core.corpus.house_authors import read_shelves, split_words
from core.corpus.probe import Probe

HOUSE_HELD_OUT_EVERY = 20  # one passage in so many of the stories is kept for testing


@dataclass(frozen=True)
class Corpus:
    """Every document of a config, in a fixed order; `split` says which may be trained on."""

    config: CorpusConfig
    documents: tuple[Document, ...]

    def of(self, split: str = "train", source: str | None = None) -> list[Document]:
        """The documents of one split, or of one source in it."""
        return [doc for doc in self.documents if doc.split == split and source in (None, doc.source)]

    def word_counts(self) -> Counter:
        """How often each lower-case word stands in the training text, planted lines aside."""
        return Counter(word for doc in self.of("train") if doc.source in ("world", "house") for word in split_words(doc.text))

    def fingerprint(self) -> str:
        """SHA-256 over every document, to show that two machines wrote the same corpus."""
        digest = hashlib.sha256()
        for doc in self.documents:
            digest.update(f"{doc.split}\t{doc.source}\t{doc.genre}\t{doc.topic}\t{doc.text}\0".encode())
        return digest.hexdigest()


# The modules of core.corpus.genres in the order in which lots are drawn, each by the name that its probes are drawn from. Both shape the corpus: a module
# that gets another name keeps its place and its name here, and a new one stands last.
GENRES = {
    "about": "short_descriptions", "agreement": "agreement", "bank": "bank_ambiguity", "capitals": "capitals",
    "chat": "chat", "code": "programs", "compare": "comparisons", "copying": "copying", "dialogue": "dialogue",
    "diary": "diary", "doors": "open_endings", "everyday": "everyday_scenes", "facts": "facts", "haiku": "haiku",
    "lessons": "verb_lessons", "letters": "letters", "notices": "notices", "passages": "passages", "people":
    "portraits", "plans": "plans", "recipes": "recipes", "reports": "reports", "rhymes": "rhymes", "spreadsheets":
    "spreadsheets", "state": "where_things_are", "stories": "stories", "sums": "sums", "tales": "tales", "tense":
    "tense", "weather": "weather",
}
EVERYDAY = {
    "plain facts": "plain_facts", "asked facts": "asked_facts", "everyday sums": "everyday_sums", "small talk": "small_talk",
    "everyday life": "everyday_life", "questions": "questions_answered",
}
EDITIONS = {1: GENRES, 2: GENRES | EVERYDAY}  # of the program: what a run read is written again by the edition that its config names
# Genres of the first edition that later ones write so much oftener: beside all that came in, what takes longest to learn would be practised too little.
OFTENER = {
    "comparisons in steps": 1.8, "comparisons of two": 1.8, "comparisons asked directly": 1.4, "what they do and did": 1.6, "one event in many tenses": 1.6,
    "did they": 1.6, "while they did": 1.6, "diary page": 1.6, "royal tale": 1.3, "animals and what they eat": 1.4,
}


@cache
def genre_modules(edition: int) -> dict[str, ModuleType]:
    """The modules of core.corpus.genres that an edition knows, by the names of EDITIONS."""
    return {name: import_module(f"core.corpus.genres.{module}") for name, module in EDITIONS[edition].items()}


@cache
def all_genres(edition: int) -> tuple[Genre, ...]:
    """Every genre of every module, in a fixed order, with its share in an edition."""
    known = (genre for module in genre_modules(edition).values() for genre in getattr(module, "GENRES", ()))
    return tuple(known) if edition == 1 else tuple(replace(genre, share=genre.share * OFTENER.get(genre.name, 1)) for genre in known)


def all_probes(seed: int, edition: int) -> list[Probe]:
    """Every probe that the genres offer; the same seed gives the same items."""
    return [probe for name, module in genre_modules(edition).items() if hasattr(module, "probes")
            for probe in module.probes(Draw(f"probes core.corpus.genres.{name} {seed}"))]


def seed_of(seed: int, index: int, split: str) -> str:
    """What document `index` of the small world is drawn from."""
    return f"{seed} {split} {index}"


def choose(draw: Draw, edition: int) -> tuple[Genre, str]:
    """A genre and a topic that it may have ("" where it has none)."""
    known = all_genres(edition)
    genre = draw.pick(known, [g.share for g in known])
    allowed = [topic for topic in genre.topics if topic not in genre.held_out_topics]
    return genre, draw.pick(allowed) if allowed else ""


def write_document(config: CorpusConfig, index: int, split: str) -> Document:
    """Document `index` of the small world that `config` names. Its nats count the choice of genre and topic too; a text that came out too long is drawn again."""
    draw = Draw(seed_of(config.seed, index, split))
    genre, topic = choose(draw, config.edition)
    chosen = draw.nats
    while (text := genre.write(draw, topic)) is None:
        draw.nats = chosen
    return Document(text, "world", genre.name, topic, split, nats=draw.nats, index=index)


def house_documents(leave_out: tuple[str, ...], copies: int) -> Iterator[Document]:
    """The stories, passage by passage; what is trained on comes `copies` times. Leaving a shelf out doesn't change the split of the others."""
    passages = [(piece, passage) for piece in read_shelves() for passage in piece.passages()]
    for number, (piece, passage) in enumerate(passages, start=1):
        if piece.shelf in leave_out:
            continue
        held_out = number % HOUSE_HELD_OUT_EVERY == 0
        yield from [Document(passage, "house", piece.shelf, piece.title, "heldout" if held_out else "train", piece.author)] * (1 if held_out else copies)


def build(config: CorpusConfig) -> Corpus:
    """The corpus that `config` describes.

    Args: config.documents world documents to train on and config.held_out to test on; config.leave_out names shelves, or "famous" for the
          famous lines, that stay out.
    """
    train = [write_document(config, index, "train") for index in range(config.documents)]
    read = {doc.text for doc in train}
    held_out = [doc for index in range(config.held_out) if (doc := write_document(config, index, "heldout")).text not in read]
    lines = [doc for doc in planted_lines.documents(Draw(f"{config.seed} planted")) if doc.source not in config.leave_out]
    return Corpus(config, (*train, *held_out, *house_documents(config.leave_out, config.house_copies), *lines))
