"""Plotly, for whoever draws: the one place that names it."""

import plotly.graph_objects as go

__all__ = ["go"]
