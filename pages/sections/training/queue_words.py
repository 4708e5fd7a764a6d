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


ENDS = {
    "finished": "It is through.",
    "late": "Its minute is over.",
    "stopped": "You stopped it.",
    "left": "It stopped because nobody was looking.",
    "failed": "Something went wrong on our side, and it stopped. Try again.",
}
NEVER_BEGAN = {
    "stopped": "You left the line.",
    "left": "This page wasn't open for a while, so your place in line went to the next reader.",
}
FULL = "The line is as long as it may be. Try again in a few minutes; the rest of the page works meanwhile."
GONE = "The lesson of this page is gone: you were away for long, or the server has started anew."


def in_line(before: int, seconds: float | None) -> str:
    how_long = f"; {about(seconds)}" if seconds is not None else ""
    return (
        f"**You are {place(before)}{how_long}.** Small models learn here one after the other, each for a minute at most. "
        "Yours begins by itself. Keep this page open; if it has to load again, your place is kept."
    )


def resting(seconds: float | None) -> str:
    when = f" in {about(seconds)}" if seconds is not None else " soon"
    return f"While this page wasn't open, the next reader got your place. Your model rests, and goes on where it stopped{when}."
