"""What every genre hands over: a document, and the genre that wrote it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from core.corpus.draw import Draw


@dataclass(frozen=True)
class Document:
    """One text of the corpus.

    source  "world" (the program), "house" (our own prose), "famous" or "invented" (planted lines)
    split   "train", "heldout" (same program, never trained on) or "combination" (a held-out pair, never trained on)
    nats    what the program's choices cost, an upper bound on the entropy of this text; None where nobody knows it
    """

    text: str
    source: str
    genre: str
    topic: str = ""
    split: str = "train"
    author: str = ""
    nats: float | None = None


@dataclass(frozen=True)
class Genre:
    """One kind of document of the small world.

    write(draw, topic) gives the text, or None when what came out is held out or too long for one context (it is then drawn again). `share` is this genre's part of
    the program's documents, in any unit.
    `topics` is empty for a genre that has none; `held_out_topics` never stand in the training text with this genre.
    """

    name: str
    write: Callable[[Draw, str], str | None]
    share: float
    topics: tuple[str, ...] = ()
    held_out_topics: tuple[str, ...] = field(default=())
