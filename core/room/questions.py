"""What a room is asked, and what counts as an answer.

Every answer becomes a *key*, by which equal answers are counted together, and a *label*, which is only ever shown as
text. What was typed is grouped by case and spacing: "The  Garden" and "the garden" have one key.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from core.errors import BadInput
from core.typed_text import normal

LONGEST_TYPED = 40  # characters of a typed answer
LONGEST_TEXT = 600  # of a question
LONGEST_OPTION = 120
MOST_OPTIONS = 12
TRUTHS = ("True", "Plausible, but not true", "Invented")


class Kind(StrEnum):
    """How a question is answered."""

    NEXT_WORD = "next word"  # tap one of the options, or type a word where `typed`
    ORDER = "order"  # put all options in order
    POINT = "point"  # tap a place on a square map
    TRUTH = "truth"  # true, plausible or invented
    NUMBER = "number"
    POLL = "poll"  # one of the options, none of them right or wrong
    PICTURE = "picture"  # nothing is asked: the wall shows a picture of a chapter


@dataclass(frozen=True)
class Landmark:
    """A word on the map that is tapped: x from the left, y from the top, both 0 to 1."""

    label: str
    x: float
    y: float


@dataclass(frozen=True)
class Question:
    """One question as it is asked; all of its texts but `key`, `notes` and `more` go to the phones, `reveal` once it is
    revealed.

    >>> Question(Kind.NEXT_WORD, "The cat sat on the ___", ("mat", "dog")).answer(0)
    Answer(key='mat', label='mat')
    """

    kind: Kind
    text: str
    options: tuple[str, ...] = ()  # to tap or to order; of a TRUTH question always TRUTHS
    typed: bool = False  # NEXT_WORD: whether a word of one's own may be typed
    rounds: int = 2  # 2: vote, talk, vote again; 1: one vote; of a PICTURE always 0
    landmarks: tuple[Landmark, ...] = ()  # POINT
    low: float = 0  # NUMBER: the least and the most that can be answered, and in which steps
    high: float = 100
    step: float = 1
    unit: str = ""
    reveal: str = ""  # said on the phones once it is revealed
    # what others say: whose -> option -> in words; for phones, once revealed
    beside: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    key: str = ""  # by which the wall finds what the model says; phones never see it
    notes: str = ""  # what to ask, what people get wrong: for the facilitator alone
    minutes: float = 0  # that the plan gives it; 0 for none
    more: Mapping[str, Any] = field(default_factory=dict)  # anything else that the wall wants to keep with it, as JSON

    def __post_init__(self):
        object.__setattr__(self, "kind", Kind(self.kind))
        object.__setattr__(self, "options", TRUTHS if self.kind is Kind.TRUTH else tuple(map(str, self.options)))
        object.__setattr__(
            self, "landmarks", tuple(Landmark(**each) if isinstance(each, Mapping) else each for each in self.landmarks)
        )
        _demand(
            len(self.text.strip()) > 0 and len(self.text) <= LONGEST_TEXT,
            f"A question has 1 to {LONGEST_TEXT} characters.",
        )
        if self.kind is Kind.PICTURE:
            object.__setattr__(self, "rounds", 0)
        _demand(self.rounds in (1, 2) or self.kind is Kind.PICTURE, "A question is voted on once or twice.")
        if self.kind in (Kind.ORDER, Kind.POLL) or (self.kind is Kind.NEXT_WORD and not self.typed):
            _demand(len(self.options) >= 2, "A question to tap has at least two answers.")
        _demand(len(self.options) <= MOST_OPTIONS, f"A question has at most {MOST_OPTIONS} answers.")
        _demand(all(len(option.strip()) > 0 and len(option) <= LONGEST_OPTION for option in self.options),
                f"Each answer has 1 to {LONGEST_OPTION} characters.")
        _demand(len({fold(option) for option in self.options}) == len(self.options), "Each answer stands there once.")
        if self.kind is Kind.NUMBER:
            _demand(
                all(map(math.isfinite, (self.low, self.high, self.step))) and self.low < self.high and self.step > 0,
                "A number is asked for between a lower and a higher one.",
            )

    def answer(self, given: Any) -> Answer:
        """What a phone has sent, as an answer to this question.

        Args:    given, of JSON: the place of an option (0 for the first) or a text (NEXT_WORD); the place of an option
                 (TRUTH, POLL); all places in order (ORDER); [x, y], 0 to 1 (POINT); a number (NUMBER).
        Raises:  BadInput, in one sentence for the phone.
        """
        _demand(self.kind is not Kind.PICTURE, "Nothing is asked just now: look at the wall.")
        if self.kind is Kind.NEXT_WORD and isinstance(given, str):
            _demand(self.typed, "This question is answered by tapping one of the words.")
            label = tidy(given)
            _demand(bool(label), "Type a word first.")
            _demand(len(label) <= LONGEST_TYPED, f"An answer has at most {LONGEST_TYPED} characters.")
            alike = [option for option in self.options if fold(option) == fold(label)]
            return Answer(fold(label), alike[0] if alike else label)
        if self.kind is Kind.ORDER:
            _demand(isinstance(given, list) and all(type(place) is int for place in given)
                    and sorted(given) == list(range(len(self.options))), "Put each of them in its place, once.")
            return self.named(",".join(map(str, given)))
        if self.kind is Kind.POINT:
            _demand(
                isinstance(given, list)
                and len(given) == 2
                and all(_is_number(part) and 0 <= part <= 1 for part in given),
                "Tap a place on the map.",
            )
            return self.named(",".join(f"{part:.2f}" for part in given))
        if self.kind is Kind.NUMBER:
            _demand(
                _is_number(given) and self.low <= given <= self.high,
                f"A number from {self.low:g} to {self.high:g}, please.",
            )
            return self.named(f"{given:.10g}")
        _demand(type(given) is int and 0 <= given < len(self.options), "Tap one of the answers.")
        return Answer(fold(self.options[given]), self.options[given])

    def named(self, key: str) -> Answer:
        """The answer with such a key, as far as the key alone says how it is shown."""
        if self.kind is Kind.ORDER:
            return Answer(key, ", ".join(self.options[int(place)] for place in key.split(",")))
        if self.kind is Kind.NUMBER:
            return Answer(key, f"{key} {self.unit}".strip())
        return Answer(key, next((option for option in self.options if fold(option) == key), key))

    def for_phones(self) -> dict[str, Any]:
        """What a phone needs to ask it."""
        shown = {
            "kind": str(self.kind),
            "text": self.text,
            "options": list(self.options),
            "typed": self.typed,
            "rounds": self.rounds,
        }
        if self.kind is Kind.POINT:
            shown["landmarks"] = [asdict(each) for each in self.landmarks]
        if self.kind is Kind.NUMBER:
            shown |= {"low": self.low, "high": self.high, "step": self.step, "unit": self.unit}
        return shown

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Question:
        return cls(**json.loads(text))


@dataclass(frozen=True)
class Answer:
    key: str  # equal for answers that are counted together
    label: str  # as it was typed, or as the option says


def tidy(text: str) -> str:
    """What was typed without what can't be seen, its spaces single."""
    seen = "".join(char if char.isprintable() else " " for char in normal(text))
    return " ".join(seen.split())


def fold(text: str) -> str:
    """By which typed answers are grouped.

    >>> fold("  The  Garden ")
    'the garden'
    """
    return tidy(text).casefold()


def _is_number(given: Any) -> bool:
    return type(given) in (int, float) and math.isfinite(given)


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise BadInput(otherwise)
