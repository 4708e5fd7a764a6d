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
    sheet = caches.datasheet()
    return f"{100 * sheet.shares.get(source, 0):.0f}" if sheet else "most"


def texts(*genres: str) -> int:
    """How many texts of these kinds by the program were trained on; 0 where nobody has counted."""
    sheet = caches.datasheet()
    return sum(row.documents for row in sheet.genres if row.genre in genres) if sheet else 0


def word_shares() -> dict[str, float]:
    """The share of all words of the training text that each source wrote, by its name; empty where nobody has counted."""
    sheet = caches.datasheet()
    return {NAMES[source]: share for source, share in sheet.shares.items()} if sheet else {}
