"""Text as a model reads it: the start token, then the text's own tokens.

A text that a reader gives to a model is read whole or refused with a sentence, never cut silently. Only spaces at its
very end are left out, since the next word brings its own: "To be or not to " asks the same as "To be or not to".
What other marks become on the way here is core.typed_text's part; texts of our own (the corpus, probes without a
context, planted lines) are encoded where they are used.
"""

from collections.abc import Sequence

from core.errors import BadInput
from core.model.tokenizer import Piece, Tokenizer


def prompt_ids(tokenizer: Tokenizer, text: str, n_ctx: int) -> list[int]:
    """The ids that a model reads for `text`: [end_id] + encode(text), spaces at the end aside.

    Raises:  BadInput if the text is empty, is no valid Unicode, or has more tokens than the model reads at once.
    """
    if not text.strip():
        raise BadInput("There is no text to read; give at least one word.")
    ids = [tokenizer.end_id, *tokenizer.encode(text)]
    while ids[-1] == tokenizer.id(" "):
        ids.pop()
    if len(ids) > n_ctx:
        raise BadInput(
            f"The text has {len(ids) - 1:,} tokens; this model reads at most {n_ctx - 1} at once. Use a shorter text."
        )
    return ids


def continuation(tokenizer: Tokenizer, read: Sequence[int], written: Sequence[int]) -> str:
    """The text that `written` adds to what was read: a first word keeps the space that divides it from the text before.
    """
    return tokenizer.decode([*read, *written])[len(tokenizer.decode(read)):]


def cut(tokenizer: Tokenizer, prompt: str, text: str) -> tuple[int, list[Piece]]:
    """All tokens of a prompt and the text that goes on after it, and the number of the first one of that text."""
    prompt = prompt.rstrip(" ")
    pieces = tokenizer.pieces(prompt + text)
    return next((number for number, piece in enumerate(pieces) if piece.end > len(prompt)), len(pieces)), pieces
