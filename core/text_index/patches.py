"""What of a text is copied, in plain numbers: as it ships with a run, and as a page works it out for a typed text.

    patches(index, "It was the best of times, it was", 25)["spans"] -> [[0, 32, 10, 300, [17, 94, 201]]]
"""

from typing import Any

from core.text_index.copied import compare
from core.text_index.suffix_array import Index

OPENED = 3  # documents that are named of those that hold a stretch
NAMED = 4  # new stretches that are named


def patches(index: Index, text: str, start: int) -> dict[str, Any]:
    """Of a text that its writer began at text[start:].

    Returns: spans, every copied stretch: where it starts and ends in the text, its words and marks, how often it stands
             in
    the training text, in how many documents, and the first of them; units, words and marks of the text; share, 0 to 1,
    of those from `start` on that lie in no copied stretch, None if there are none; new, some of the shortest stretches
    from `start` on that stand nowhere.
    """
    found = compare(index, text)
    written = any(unit.start >= start and unit.end > unit.start for unit in found.units)
    new = [text[one.start:one.end] for one in found.new if one.start >= start and "\n" not in text[one.start:one.end]]
    return {
        "spans": [[span.start, span.end, span.units, span.count, len(span.documents), span.documents[:OPENED].tolist()]
                  for span in found.spans],
        "units": sum(unit.end > unit.start for unit in found.units),
        "share": found.novel_share(start) if written else None,
        "new": new[:NAMED],
    }
