"""Times and sizes that were measured with a browser, kept with the day on which they were."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "assets" / "measured.json"


def measured() -> dict[str, str] | None:
    """Slots for prose: when it was measured, seconds and megabytes of a first visit; None if nobody has measured yet."""
    if not FILE.exists():
        return None
    found = json.loads(FILE.read_text(encoding="utf-8"))
    day = date.fromisoformat(found.pop("date"))
    return {"date": f"{day:%-d %B %Y}", **{name: f"{value:.1f}" for name, value in found.items()}}
