"""Times and sizes of a first visit, measured with a browser on a quiet machine; the table in CONTRIBUTING.md tells how,
and a test compares.
"""

from __future__ import annotations

import json
from datetime import date

from core.config import ASSETS
from core.errors import DamagedFile

FILE = ASSETS / "measured.json"


def measured() -> dict[str, str] | None:
    """Slots for prose: when it was measured, seconds and megabytes of a first visit; None if nobody has measured yet.

    Raises DamagedFile.
    """
    if not FILE.exists():
        return None
    try:
        found = json.loads(FILE.read_text(encoding="utf-8"))
        day = date.fromisoformat(found.pop("date"))
        found["thirty_mb"] = round(30 * found["chart_mb"])
    except (OSError, ValueError, AttributeError, KeyError, TypeError) as error:
        raise DamagedFile(f"assets/{FILE.name} is damaged. Put it back from a fresh copy of Nudge.") from error
    return {"date": written_day(day), **{name: f"{value:g}" for name, value in found.items()}}


def written_day(day: date) -> str:
    """A day as prose has it, "3 May 2026": strftime can't leave out the zero on every system."""
    return f"{day.day} {day:%B %Y}"
