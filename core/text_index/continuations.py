"""What a text itself says: how often each word stands after a given context in it, counted exactly.

    spoken("The capital of France is", texts) -> Spoken("The capital of France is", 166, (("Paris", 166),))
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

ENOUGH = 15  # a context that stands so often says something; a rarer one is shortened from the left
END = "↵"  # the document, or the line, ends here
_NEXT = re.compile(r"[ \t]*([^\W_]+(?:['’-][^\W_]+)*|[^\w\s])|")


@dataclass(frozen=True)
class Spoken:
    """A context, how often it stands in a text, and what follows: each word (or mark) with its count, the most frequent
    first.
    """

    context: str
    count: int
    words: tuple[tuple[str, int], ...]


def spoken(prompt: str, texts: Sequence[str], enough: int = ENOUGH) -> Spoken:
    """What follows the prompt's last words in `texts`: as many of them as stand there `enough` times together, at least
    two.
    """
    words = prompt.split()
    for first in range(max(len(words) - 1, 1)):
        found = after(" ".join(words[first:]), texts)
        if found.count >= enough:
            break
    return found


def after(context: str, texts: Sequence[str]) -> Spoken:
    """What follows exactly this context, capitals and all, wherever it begins and ends with whole words."""
    place = re.compile(rf"(?<!\w){re.escape(context)}(?!\w)")
    counts: Counter[str] = Counter()
    for text in texts:
        if context in text:  # the quick test: most texts hold no trace of it
            counts.update(_NEXT.match(text, match.end())[1] or END for match in place.finditer(text))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return Spoken(context, counts.total(), tuple(ordered))
