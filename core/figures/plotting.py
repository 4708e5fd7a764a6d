"""Plotly, for whoever draws: the one place that names it."""

from typing import Any

import plotly.graph_objects as go
from plotly.io.json import to_json_plotly

__all__ = ["as_json", "go"]


def as_json(values: Any) -> str:
    """Figures, arrays and whatever holds them as strict JSON: NaN and infinity become null."""
    return to_json_plotly(values)
