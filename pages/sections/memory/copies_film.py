"""The copies film: all planted lines as points, from before training to its end, famous and invented apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from core.figures.style import GROUP_COLOURS
from core.formatting import percent
from pages.shared.browser.component import drawing
from pages.shared.films import film
from pages.shared.text.escape import visible

_HERE = Path(__file__).parent
_copies = drawing(
    "copies_film", "film_transport.js", _HERE / "film_copies.js", styles=("film.css", _HERE / "film_copies.css")
)
GROUPS = (("famous", "famous lines"), ("invented", "invented lines"))
WIDE = 15.0  # units of the drawing that lines with as many copies are spread over, either way


def copies_film(
    lines: Sequence[dict[str, Any]], *, steps: Sequence[int], key: str, fragments: Sequence[str] = ()
) -> None:
    """Show it.

    Args: lines, as analyses/memory.json lists them: text, source, copies, p_token (C,).
    """
    levels = sorted({line["copies"] for line in lines})
    groups = []
    for place, (source, name) in enumerate(GROUPS):
        own = [line for line in lines if line["source"] == source]
        if not own:
            continue
        shown = []
        for level in levels:
            here = [line for line in own if line["copies"] == level]
            for line, aside in zip(here, np.linspace(-WIDE, WIDE, len(here)) if len(here) > 1 else [0.0], strict=True):
                values = [round(value, 3) for value in line["p_token"]]
                shown.append(
                    {
                        "copies": level,
                        "aside": round(float(aside), 1),
                        "text": visible(line["text"][:60]),
                        "values": values,
                    }
                )
        groups.append(
            {"name": name, "colour": GROUP_COLOURS[place], "lines": shown, "medians": medians(own, levels, len(steps))}
        )
    sentences = [sentence(groups, levels, moment) for moment in range(len(steps))]
    data = {"levels": levels, "groups": groups, "sentences": sentences, "stamp": f"{key} {steps[-1]} {len(lines)}"}
    film.mount(_copies, key, steps, fragments, data)


def medians(lines: Sequence[dict[str, Any]], levels: Sequence[int], moments: int) -> list[list[float]]:
    """The median chance of a token at each number of copies and moment; a number of copies without lines repeats the
    one before.
    """
    rows: list[list[float]] = []
    for level in levels:
        of = np.array([line["p_token"] for line in lines if line["copies"] == level])
        rows.append(np.round(np.median(of, axis=0), 3).tolist() if len(of) else rows[-1] if rows else [0.0] * moments)
    return rows


def sentence(groups: Sequence[dict[str, Any]], levels: Sequence[int], moment: int) -> str:
    """What the film shows at a moment, for those who listen."""
    parts = []
    for group in groups:
        told = [
            f"{level} {'copy' if level == 1 else 'copies'} {percent(row[moment])}"
            for level, row in zip(levels, group["medians"], strict=True)
        ]
        parts.append(f"{group['name'].capitalize()}: {', '.join(told)}.")
    return f"Median chance of the right next token. {' '.join(parts)}"
