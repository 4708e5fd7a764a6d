"""A look-up in the training text: the longest end of a text that stands there, and what followed it.

Source: a longest match as a language model is Liu et al. 2024, "Infini-gram".
"""

from dataclasses import dataclass

from core.errors import BadInput
from core.text_index.corpus_text import cut
from core.text_index.suffix_array import Index


@dataclass(frozen=True)
class Said:
    """What a look-up gives: the longest end of the text that stands in the training text, how often, and what followed;
    nothing for count 0.
    """

    context: str
    units: int
    whole: bool  # is that end all of the text?
    count: int
    next: tuple[tuple[str, int], ...]


def look_up(index: Index, text: str) -> Said:
    """How the training text goes on after the longest end of `text` that it holds. Raises BadInput for an empty text.
    """
    stripped = text.strip()
    if not stripped:
        raise BadInput("There is no text to look up; give at least one word.")
    units = cut(stripped)
    names = [unit.unit for unit in units]
    length = index.longest_suffix(names)
    if not length:
        return Said("", 0, False, 0, ())
    context = names[len(names) - length:]
    return Said(
        stripped[units[-length].start :],
        length,
        length == len(names),
        index.count(context),
        tuple(index.following(context)),
    )
