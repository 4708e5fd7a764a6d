"""What a document of the program cost its writer, counting choices only as far as they show in the text.

`Draw` bills every choice. Some never show: a third person is cast whom no sentence names, an option is drawn for a branch that isn't taken, a list
holds one thing twice. Then many ways of choosing end in one text, the text is likelier than the bill says, and a model can come out cheaper
than its writer in a whole kind of text. So each choice is made again in every other way, all others as they fell, and counts as the share of its
ways that end in this very text. What is left is still a bound from above: two choices that only together make no difference are billed, and so
are attempts that came out too long.
"""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from core.config import CorpusConfig
from core.corpus import build
from core.corpus.document import Document
from core.corpus.draw import Draw, T


class Choice(NamedTuple):
    """Option number `place` of `count` was taken, evenly drawn or by `weights`."""

    place: int
    count: int
    weights: tuple[float, ...] | None

    def share(self, place: int) -> float:
        """How likely another option was, 0 to 1."""
        return 1 / self.count if self.weights is None else self.weights[place] / sum(self.weights)


class Recorded(Draw):
    """A draw that notes its choices."""

    def __init__(self, seed: int | str):
        super().__init__(seed)
        self.choices: list[Choice] = []

    def pick(self, options: Sequence[T], weights: Sequence[float] | None = None) -> T:
        place = super().pick(range(len(options)), weights)
        self.choices.append(Choice(place, len(options), None if weights is None else tuple(weights)))
        return options[place]


class Replayed(Draw):
    """A draw that makes noted choices again. Raises Parted where it is asked for another choice than was noted."""

    def __init__(self, choices: Sequence[Choice]):
        self._left = iter(choices)  # it draws nothing, so it needs no seed and sends no bill

    def pick(self, options: Sequence[T], weights: Sequence[float] | None = None) -> T:
        choice = next(self._left, None)
        if choice is None or choice[1:] != (len(options), None if weights is None else tuple(weights)):
            raise Parted
        return options[choice.place]


class Parted(Exception):
    """The writer asks for other choices now, so what it writes isn't the noted text."""


def shown_nats(document: Document, config: CorpusConfig) -> float | None:
    """What the choices that show in a document of the program cost, in nats; of any other document its plain bill, None where nobody knows it.

    Args:  config, of the document's corpus.
    """
    if document.index is None:
        return document.nats
    text, choices = noted(config, document.index, document.split)
    ways_of = same(text, choices, config.edition)
    return sum(-log(sum(choices[place].share(way) for way in ways)) for place, ways in enumerate(ways_of))


def noted(config: CorpusConfig, index: int, split: str) -> tuple[str, list[Choice]]:
    """A document of the program with the choices that made it; those of attempts that came out too long aren't among them."""
    draw = Recorded(build.seed_of(config.seed, index, split))
    genre, topic = build.choose(draw, config.edition)
    before = len(draw.choices)
    while (text := genre.write(draw, topic)) is None:
        del draw.choices[before:]
    return text, draw.choices


def same(text: str, choices: Sequence[Choice], edition: int) -> list[list[int]]:
    """For each choice the options that end in this very text, all other choices as they fell; the one that was taken among them."""
    return [[way for way in range(choice.count)
             if way == choice.place or written([*choices[:place], choice._replace(place=way), *choices[place + 1:]], edition) == text]
            for place, choice in enumerate(choices)]


def written(choices: Sequence[Choice], edition: int) -> str | None:
    """The text that these choices make in an edition; None if it would need others, or comes out too long."""
    draw = Replayed(choices)
    try:
        genre, topic = build.choose(draw, edition)
        return genre.write(draw, topic)
    except Parted:
        return None
