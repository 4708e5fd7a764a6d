"""Whether a text with words outside the lexicon fits one context, before there is a tokenizer."""

import re

from core.corpus.english.lexicon import words

MOST = 123  # tokens that a text may have by this estimate; a context holds 127
_PIECES = re.compile(r"[A-Za-z]+|\d|[^\w\s]")


def estimated_tokens(text: str) -> float:
    """About how many tokens a text has: one a mark, one a word of the lexicon, more a word outside it the longer it is."""
    known = words()
    return sum(1 if piece.lower() in known or not piece.isalpha() or len(piece) < 3 else 1 + len(piece) / 2.5 for piece in _PIECES.findall(text))


def fitting(text: str) -> str | None:
    """The text; None where it is too long for one context, so that it is drawn again."""
    return text if estimated_tokens(text) <= MOST else None
