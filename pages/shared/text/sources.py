"""Who wrote the training text: the parts that it comes from, and their sizes, counted from its data sheet."""

from __future__ import annotations

from pages.shared.loading import caches

NAMES = {
    "all": "All",
    "world": "The program",
    "house": "Stories",
    "famous": "Famous lines",
    "invented": "Made-up lines",
}


def of_100(source: str = "world") -> str:
    """How many of 100 words of the training text come from a source, in figures; "most" where nobody has counted."""
    sheet = caches.document(caches.BASE, "analyses/datasheet.json")
    if not sheet:
        return "most"
    return f"{100 * sum(row['words'] for row in sheet['sources'] if row['source'] == source) / sheet['words']:.0f}"


def texts(*genres: str) -> int:
    """How many texts of these kinds by the program were trained on; 0 where nobody has counted."""
    sheet = caches.document(caches.BASE, "analyses/datasheet.json")
    return sum(row["documents"] for row in sheet["genres"] if row["genre"] in genres) if sheet else 0


def word_shares() -> dict[str, float]:
    """The share of all words of the training text that each source wrote, by its name; empty where nobody has counted."""
    sheet = caches.document(caches.BASE, "analyses/datasheet.json")
    return {NAMES[row["source"]]: row["words"] / sheet["words"] for row in sheet["sources"]} if sheet else {}
