"""The stories: the shelves of five pen names, written for Nudge by an AI system and read from assets/corpus/shelves.

A shelf is a folder with shelf.json (author, style, licence) and one .txt file a piece: the title on the first line, then paragraphs
separated by empty lines. Check a shelf against the lexicon with:  python -m core.corpus.house_authors [PATH ...]
"""

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from core.config import ASSETS
from core.corpus.english.lexicon import words

SHELVES = ASSETS / "corpus" / "shelves"
PASSAGE_WORDS = 95  # paragraphs are joined up to about this many words, so that a passage fits one context


@dataclass(frozen=True)
class Piece:
    """One piece of prose: shelf (folder name), author, title, paragraphs."""

    shelf: str
    author: str
    title: str
    paragraphs: tuple[str, ...]

    def passages(self) -> list[str]:
        """The piece cut into passages of whole paragraphs, each about one context long."""
        passages, current = [], []
        for paragraph in self.paragraphs:
            if current and len(" ".join([*current, paragraph]).split()) > PASSAGE_WORDS:
                passages.append("\n".join(current))
                current = []
            current.append(paragraph)
        return [*passages, "\n".join(current)] if current else passages


def read_piece(path: Path) -> Piece:
    """The piece in one .txt file."""
    title, _, body = path.read_text(encoding="utf-8").partition("\n")
    author = json.loads((path.parent / "shelf.json").read_text(encoding="utf-8"))["author"]
    paragraphs = tuple(" ".join(block.split()) for block in re.split(r"\n\s*\n", body.strip()))
    return Piece(path.parent.name, author, title.strip(), paragraphs)


def read_shelves() -> list[Piece]:
    """Every piece of every shelf, in the order of their names."""
    return [read_piece(path) for path in sorted(SHELVES.glob("*/*.txt"))]


def split_words(text: str) -> list[str]:
    """The words of a text, lower-case; contractions stay whole, a possessive 's is dropped, hyphens divide."""
    found = re.findall(r"[A-Za-z]+(?:'[A-Za-z]+)?|\d", text.replace("’", "'"))
    known = words()
    return [word.lower().removesuffix("'s") if word.lower() not in known else word.lower() for word in found]


def words_outside(text: str) -> Counter:
    """The words of a text that the lexicon doesn't hold, with how often each stands there."""
    known = words()
    return Counter(word for word in split_words(text) if word not in known)


def main(paths: list[str]) -> int:
    """Print, file by file, the number of words and every word outside the lexicon."""
    files = sorted(file for path in paths for file in ([Path(path)] if Path(path).is_file() else Path(path).rglob("*.txt")))
    total = 0
    outside: Counter = Counter()
    for file in files:
        text = file.read_text(encoding="utf-8")
        found = words_outside(text)
        outside += found
        total += len(split_words(text))
        print(f"{file.name}: {len(split_words(text))} words" + (f"; outside: {dict(found)}" if found else ""))
    print(f"{len(files)} files, {total} words, {sum(outside.values())} outside the lexicon")
    return 1 if outside else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [str(SHELVES)]))
