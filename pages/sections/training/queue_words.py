"""What a reader in line is told: which place, and about how long."""

from __future__ import annotations


def place(before: int) -> str:
    """Where one stands with so many before: "next in line", "2nd in line", "11th in line"."""
    if before == 0:
        return "next in line"
    number = before + 1
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending} in line"


def about(seconds: float) -> str:
    """A length of time, rounded as one says it: "about 40 seconds", "about 3 minutes"."""
    if seconds < 55:
        return f"about {max(10, round(seconds, -1)):.0f} seconds"
    minutes = max(1, round(seconds / 60))
    return f"about {minutes} minute{'s' if minutes > 1 else ''}"
