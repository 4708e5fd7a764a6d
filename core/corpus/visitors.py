"""What visitors type: everyday sentences from outside the model's world, each with where the typing stops and how it goes on."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from core.config import ASSETS

FILE = ASSETS / "probes" / "visitors.txt"


class Sentence(NamedTuple):
    """A beginning as it is typed, and what comes next in the sentence that it was taken from."""

    beginning: str
    rest: str

    @property
    def whole(self) -> str:
        return f"{self.beginning} {self.rest}"


@cache
def sentences(file: Path = FILE) -> tuple[Sentence, ...]:
    """All of them, in the order of the file."""
    lines = (line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return tuple(Sentence(*(part.strip() for part in line.split("|"))) for line in lines)
