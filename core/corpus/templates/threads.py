"""Choices that hang together: what was begun is taken up.

A text may hold choices marked with @, as in "[@It rains|It snows]. [@Take a hat|Take a sledge]." All of them have the same number of alternatives,
and one lot decides for all: the first alternatives make one text, the second another.
"""

import re
from functools import cache

from core.corpus.draw import Draw

_THREADED = re.compile(r"\[@([^\[\]]*)\]")
_TWO_ENDS = re.compile(r'([?!])[.!?](?=[ "]|$)')


@cache
def threads(text: str) -> tuple[str, ...]:
    """Every text that the marked choices of one text can make; the text alone if it has none."""
    count = max((match[1].count("|") + 1 for match in _THREADED.finditer(text)), default=1)
    return tuple(_one(text, thread) for thread in range(count))


def _one(text: str, thread: int) -> str:
    return _THREADED.sub(lambda match: match[1].split("|")[thread], text)


def threaded(draw: Draw, text: str) -> str:
    """The text with its marked choices made; all other choices are still open."""
    ways = threads(text)
    return draw.pick(ways) if len(ways) > 1 else text


def one_end(text: str) -> str:
    """The text without a full stop after a question mark."""
    return _TWO_ENDS.sub(r"\1", text)
