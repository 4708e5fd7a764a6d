"""What one author's shelf is worth to a model: analyses/shelf.json, which core.analyses.left_out_author measured, read
back.

A twin was trained as the full model was, but never read that shelf. Where the experiment was made again from other
random numbers, there are two such pairs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

PAIR = ("base", "twin")
HARDLY = 0.05  # bits a word that count as a difference where nobody knows what luck does


class Group(NamedTuple):
    """Texts of one author, or of the program (author ""), "held out" or "read" in training (text); whether the twin
    never read their author; how many there are; what they cost each run, by its name, bits a word.
    """

    group: str
    author: str
    text: str
    left_out: bool
    documents: int
    words: int
    bits: Mapping[str, float]

    def gap(self, pair: Sequence[str] = PAIR) -> float:
        """How much more surprised a twin is than its full model, bits a word."""
        full, twin = pair
        return self.bits[twin] - self.bits[full]


class Recited(NamedTuple):
    """What a model makes of a planted line after its opening: the mean chance of its next word, and whether it is
    recited.
    """

    p_word: float
    recalled: bool


class Line(NamedTuple):
    """A planted line, "famous" or "invented" (source), and what the full model and its twin make of it."""

    text: str
    opening: str
    source: str
    copies: int
    author: str
    base: Recited
    twin: Recited


class Beginning(NamedTuple):
    """A beginning, and how the full model and its twin went on with it."""

    kind: str
    prompt: str
    base: str
    twin: str


@dataclass(frozen=True)
class Shelf:
    """What the twin never read (left_out); the names of the other seeds, of the second pair (again), and of the full
    models that differ in their seed alone (alike); the step that each run was measured at, by its name, and that of a
    whole training; the kinds of text, the planted lines, the beginnings; how many words of a line are given, and how
    the texts were written.
    """

    left_out: tuple[str, ...]
    seeds: tuple[str, ...]
    again: tuple[str, ...]
    alike: tuple[str, ...]
    steps: Mapping[str, int]
    whole: int
    groups: tuple[Group, ...]
    lines: tuple[Line, ...]
    texts: tuple[Beginning, ...]
    opening_words: int
    written: Mapping[str, Any]

    @property
    def held_out(self) -> list[Group]:
        """The kinds of text that neither run was trained on."""
        return [group for group in self.groups if group.text == "held out"]

    @property
    def authors(self) -> list[Group]:
        """Those of them that an author wrote."""
        return [group for group in self.held_out if group.author]

    @property
    def pairs(self) -> list[Sequence[str]]:
        """The names of each full model and its twin: one pair, or two where the experiment was made again."""
        return [PAIR, *([self.again] if self.again else [])]

    @property
    def twins_alike(self) -> bool:
        """Whether there are two twins that differ in their seed alone."""
        return bool(self.again) and {"base", self.again[0]} <= set(self.alike)

    @property
    def luck(self) -> float | None:
        """The largest difference, bits a word, between runs that read the same text and differ in their seed alone,
        over all kinds of held-out text; None if no two do.
        """
        alike = [self.alike, *([[twin for _, twin in self.pairs]] if self.twins_alike else [])]
        spreads = [[group.bits[name] for name in names] for names in alike if len(names) > 1 for group in self.held_out]
        return max((max(bits) - min(bits) for bits in spreads), default=None)

    @property
    def worse_on(self) -> list[str]:
        """The authors by whom the twin is more surprised than luck allows, in both pairs if there are two."""
        return [group.author for group in self.authors if all(self.beyond(group, pair) for pair in self.pairs)]

    @property
    def lean(self) -> list[bool]:
        """Of each author whether the twin is the more surprised one in every pair, by luck or not."""
        return [all(group.gap(pair) > 0 for pair in self.pairs) for group in self.authors]

    @property
    def leaves_traces(self) -> bool:
        """Whether the twin is more surprised by an author who was left out, on pages that neither run has read, than
        luck allows.
        """
        return any(self.beyond(group) for group in self.held_out if group.left_out)

    def beyond(self, group: Group, pair: Sequence[str] = PAIR) -> bool:
        """Whether a twin is more surprised by a kind of text than luck allows."""
        return group.gap(pair) > (self.luck or HARDLY)

    def recited(self, source: str) -> tuple[int, int, int]:
        """(planted lines of this source, recited word for word by the full model, by its twin)."""
        own = [line for line in self.lines if line.source == source]
        return len(own), sum(line.base.recalled for line in own), sum(line.twin.recalled for line in own)

    def line_of(self, text: Beginning) -> Line | None:
        """The famous line that begins as a text does."""
        return next(
            (line for line in self.lines if line.source == "famous" and line.text.startswith(text.prompt)), None
        )

    def by_heart(self, text: Beginning) -> str:
        """The words of a famous line with which the full model went on exactly, from what both were given on; "" if it
        isn't one.
        """
        line = self.line_of(text)
        rest = " ".join(line.text.split())[len(" ".join(text.prompt.split())) :] if line else ""
        same = 0
        for ours, theirs in zip(rest, " " + " ".join(text.base.split()), strict=False):
            if ours != theirs:
                break
            same += 1
        return rest[:same]

    def telling_first(self) -> list[Beginning]:
        """The beginnings: first the famous line that the full model gives back at the greatest length."""
        best = max(
            (text for text in self.texts if text.kind == "famous"),
            key=lambda text: len(self.by_heart(text)),
            default=None,
        )
        return sorted(self.texts, key=lambda text: text is not best)


def shelf(table: Mapping[str, Any]) -> Shelf:
    """From a run's analyses/shelf.json."""
    return Shelf(
        left_out=tuple(table["left_out"]),
        seeds=tuple(table["seeds"]),
        again=tuple(table["again"] or ()),
        alike=tuple(table["alike"]),
        steps=table["steps"],
        whole=table["whole"],
        groups=tuple(Group(**row) for row in table["groups"]),
        lines=tuple(
            Line(
                **{name: line[name] for name in ("text", "opening", "source", "copies", "author")},
                base=Recited(**line["base"]),
                twin=Recited(**line["twin"]),
            )
            for line in table["lines"]
        ),
        texts=tuple(Beginning(**text) for text in table["texts"]),
        opening_words=table["opening_words"],
        written=table["written"],
    )
