"""Plotly, which asks pandas about each number where pandas is there, and fails on one that another thread has imported by half.

So it is told of pandas once that is whole. (To import pandas first would do too, and cost the first chart of a cold server half a second.)
"""

import sys
from types import ModuleType, SimpleNamespace

import plotly.graph_objects as go
from _plotly_utils import optional_imports

__all__ = ["go"]


def _whole(name: str, default: None = None) -> ModuleType | None:
    module = sys.modules.get(name)
    return default if getattr(getattr(module, "__spec__", None), "_initializing", False) else module


optional_imports.sys = SimpleNamespace(modules=SimpleNamespace(get=_whole))  # get_module there is all that looks for pandas: Plotly 7.1
