"""Plotly, and pandas first: once an import of pandas has begun, Plotly asks it about every number, and fails if another thread is still at it."""

import pandas  # noqa: F401
import plotly.graph_objects as go

__all__ = ["go"]
