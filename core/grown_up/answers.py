"""What the grown-up says after a text, as it ships and as it is asked live: plain data, tokens written out."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from core.grown_up.reader import GrownUp
from core.model.sampling import dice

WRITES, TEMPERATURE, TOP_P, SEED = 32, 0.7, 0.95, 1  # as the landing page draws our model's texts


def shares_after(grown: GrownUp, text: str, most: int, options: Sequence[str] = ()) -> dict[str, Any]:
    """Its likeliest next tokens, the shares of some words' first tokens, and the lens through its layers. Raises
    BadInput.
    """
    ids = grown.tokenizer.plain(text)
    probs, lens = grown.next_token(ids), grown.lens(ids)
    return {
        "prompt": text, "tokens": [grown.tokenizer.token(id) for id in ids], **spread(grown, probs, most),
        "options": [float(probs[grown.tokenizer.encode(f" {word}")[0]]) for word in options],
        "lens": [grown.tokenizer.token(int(id)) for id in lens.ids[:, 0]], "lens_share": lens.shares[:, 0].tolist(),
        "lens_answer": lens.answer.tolist(),
    }


def spread(grown: GrownUp, probs: np.ndarray, most: int) -> dict[str, Any]:
    """The likeliest tokens with their shares, and how open the question is, in bits."""
    top = np.argsort(-probs, kind="stable")[:most]
    return {"top": [[grown.tokenizer.token(int(id)), float(probs[id])] for id in top],
            "entropy_bits": float(-(probs * np.log2(np.maximum(probs, 1e-30))).sum())}


def drawn(grown: GrownUp, text: str) -> Iterator[str]:
    """How it goes on after a text, piece by piece, drawn by dice of its own. Raises BadInput."""
    ids, written, given = grown.tokenizer.plain(text), [], ""
    for id in grown.generate(ids, WRITES, dice(SEED, ids), TEMPERATURE, TOP_P):
        written.append(id)
        whole = grown.tokenizer.decode(written)
        if not whole.endswith("\ufffd"):  # half a character: the rest comes with the next token
            yield whole[len(given):]
            given = whole
