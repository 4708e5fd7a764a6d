"""Plotly in the browser: the one that Streamlit carries for its own charts, so that no byte of it is loaded twice.

Its file defines `window.Plotly` as soon as it is run. This is the only place that knows of it; tests/served/test_plotly.py
fails if a later Streamlit names it otherwise.
"""

from pathlib import Path

import streamlit as st

_FILES = Path(st.__file__).parent / "static"
_FOUND = sorted((_FILES / "static" / "js").glob("PlotlyChart.*.js"))
ADDRESS = _FOUND[0].relative_to(_FILES).as_posix() if len(_FOUND) == 1 else ""  # from the app's root on
