"""The weights of a moment and what is worked out from them, by NumPy, so that a first page needs no torch.

Shared by every reader, read only.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.config import SCALE
from core.model.parameters import KINDS, kind_of
from core.runs import files
from core.runs.files import checkpoint_file, damaged
from pages.shared.loading import caches
from pages.shared.loading.held import held, of_file

if TYPE_CHECKING:
    import numpy as np

    from core.model.activations import Trace


@st.cache_resource(show_spinner=False, max_entries=8)
def trace_of(name: str, step: int, text: str) -> Trace:
    """Every activation for a text at a moment, without torch; shared, read only. Raises BadInput."""
    from core.model.numpy_pass import trace
    from core.model.prompt import prompt_ids

    shape = caches.run_config(name).model
    return trace(weights_of(name, step), shape.n_heads, prompt_ids(caches.tokenizer(name), text, shape.n_ctx))


def weights_of(name: str, step: int) -> dict[str, np.ndarray]:
    """The weights of a moment, float32; shared, read only: as soon as PyTorch is there, those of its own model. Raises
    DamagedFile.
    """
    # a module that is still being read lacks what stands at its end, and to import it here would wait for PyTorch
    if hasattr(sys.modules.get("core.runs.checkpoints"), "model"):
        _before_pytorch.clear()
        return {key: weight.numpy() for key, weight in caches.run(name).weights(step).items()}
    return _before_pytorch(name, step)


@st.cache_resource(show_spinner=False, max_entries=2)
def _before_pytorch(name: str, step: int) -> dict[str, np.ndarray]:
    return read_weights(name, step)


def read_weights(name: str, step: int) -> dict[str, np.ndarray]:
    """The same, for who goes through many moments and keeps none."""
    from core.model.numpy_pass import expanded

    with checkpoint(step, name) as file:
        return expanded({key: file.get_tensor(key) for key in file.keys()})  # noqa: SIM118 -- safe_open is no mapping


def read_weight(file: Any, key: str, rows: int | slice = slice(None)) -> np.ndarray:
    """One weight of an opened `checkpoint`, float32, for who needs no two of them at the same time; or only some of its
    rows, and no others are read.
    """
    from core.model.numpy_pass import expanded

    there = {key, key + SCALE}.intersection(file.keys())
    return expanded({kept: file.get_slice(kept)[rows] for kept in there})[key]


@st.cache_data(show_spinner=False, max_entries=500)
def token_vector(step: int, token: int, name: str = caches.BASE, table: str = "embed") -> list[float]:
    """The numbers of one token in a table, "embed" or "unembed", at one moment, read from the checkpoint without torch."""
    with checkpoint(step, name) as file:
        return read_weight(file, f"{table}.weight", token).tolist()


@held
def parameter_counts(name: str = caches.BASE) -> dict[str, int]:
    """How many parameters of each kind the last checkpoint holds, counted from the shapes in its file, without torch."""
    counts = dict.fromkeys(KINDS, 0)
    with checkpoint(caches.steps(name)[-1], name) as file:
        for key in file.keys():  # noqa: SIM118 -- safe_open is no mapping
            if not key.endswith(SCALE):
                counts[kind_of(key)] += prod(file.get_slice(key).get_shape())
    return counts


@contextmanager
def checkpoint(step: int, name: str = caches.BASE) -> Iterator[Any]:
    """The file of a moment's weights (see core.runs.checkpoints.compact), opened without torch to read some of it.

    Raises DamagedFile.
    """
    from safetensors import SafetensorError, safe_open

    file = checkpoint_file(step)
    try:
        with safe_open(_whole(name, file), framework="numpy") as opened:
            yield opened
    except (SafetensorError, OSError) as error:
        raise damaged(caches.run_folder(name), file, f"isn't a whole safetensors file ({error})") from error


@held(stamp=lambda name, file: of_file(caches.run_folder(name) / file))
def _whole(name: str, file: str) -> Path:
    """Where a file of the run lies, once it has been read against the manifest. Raises DamagedFile."""
    files.read_file(caches.run_folder(name), file, caches.listed(name))
    return caches.run_folder(name) / file
