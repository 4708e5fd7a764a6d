"""What every genre hands over: a document, and the genre that wrote it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from core.corpus.draw import Draw


@dataclass(frozen=True)
class Document:
    """One text of the corpus.

    source  "world" (the program), "house" (the stories), "famous" or "invented" (planted lines)
    split   "train", "heldout" (same program, never trained on) or "combination" (a held-out pair, never trained on)
    nats    what the program's choices cost, shown or not: this text is as likely as that or likelier (see core.corpus.account); None where nobody
            knows it
    index   its number among the program's documents of its split, from which it can be written again; None for any other document
    """

    text: str
    source: str
    genre: str
    topic: str = ""
    split: str = "train"
    author: str = ""
    nats: float | None = None
    index: int | None = None


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
