"""What every chapter reads from a run, loaded once a process and shared, read only, by every reader.

Nothing here imports torch before a model is asked for: the first page paints from small JSON files alone.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.config import SCALE, RunConfig
from core.errors import DamagedFile
from core.malloc_trim import give_back
from core.model.parameters import KINDS, kind_of
from core.runs import files, store
from core.runs.files import Listed, analysis_of, as_arrays, as_json, damaged
from core.runs.manifest import MANIFEST, problems, read_manifest
from pages.shared.loading.held import held, of_file

if TYPE_CHECKING:
    import numpy as np

    from core.model.activations import Trace
    from core.model.tokenizer import Tokenizer
    from core.results.cloze import Blanks
    from core.runs.store import Run
    from core.runs.timeline import Timeline
    from core.text_index.corpus_text import Text
    from core.text_index.suffix_array import Index

BASE = "base"
YOUNG = 1 / 40  # of training: how old the model is that pages call young


def run_folder(name: str = BASE) -> Path:
    """Where a run lies on disk; the folder may be missing."""
    return store.runs_folder() / name


@held(stamp=lambda name: of_file(run_folder(name) / MANIFEST))
def manifest(name: str = BASE) -> dict[str, Any]:
    """What the run's manifest says of its files. Raises DamagedFile, also where there is none."""
    return read_manifest(run_folder(name))


def listed(name: str = BASE) -> Listed:
    """Every file that the run should have, with its hash; nothing as long as the manifest can't be read."""
    try:
        return manifest(name)["files"]
    except DamagedFile:
        return {}


@st.cache_data(show_spinner=False, ttl=60)
def steps(name: str = BASE) -> tuple[int, ...]:
    """The saved moments of training, in order, read from the names of the files, those that got lost included; empty
    without a run.
    """
    names = {path.name for path in (run_folder(name) / "checkpoints").glob("*.safetensors")}
    names |= {file.removeprefix("checkpoints/") for file in listed(name)}
    found = (re.fullmatch(r"step_(\d+)\.safetensors", file) for file in names)
    return tuple(sorted({int(match[1]) for match in found if match}))


@held
def run(name: str = BASE) -> Run:
    """The opened run. Raises core.errors.NudgeError, in one friendly sentence, if it can't be opened."""
    return store.open_run(name)


@held
def timeline(name: str = BASE) -> Timeline:
    """Every checkpoint of the run at once."""
    from core.runs.timeline import Timeline

    return Timeline(run(name))


@st.cache_resource(show_spinner=False, max_entries=8)
def trace(name: str, step: int, text: str) -> Trace:
    """Every activation for a text at a moment, without torch; shared, read only. Raises BadInput."""
    from core.model.numpy_pass import trace as traced
    from core.model.prompt import prompt_ids

    shape = run_config(name).model
    return traced(weights(name, step), shape.n_heads, prompt_ids(tokenizer(name), text, shape.n_ctx))


def weights(name: str, step: int) -> dict[str, np.ndarray]:
    """The weights of a moment, float32; shared, read only: as soon as PyTorch is there, those of its own model. Raises
    DamagedFile.
    """
    # a module that is still being read lacks what stands at its end, and to import it here would wait for PyTorch
    if hasattr(sys.modules.get("core.runs.checkpoints"), "model"):
        _before_pytorch.clear()
        return {key: weight.numpy() for key, weight in run(name).weights(step).items()}
    return _before_pytorch(name, step)


@st.cache_resource(show_spinner=False, max_entries=2)
def _before_pytorch(name: str, step: int) -> dict[str, np.ndarray]:
    return read_weights(name, step)


def read_weights(name: str, step: int) -> dict[str, np.ndarray]:
    """The same, for who goes through many moments and keeps none."""
    from core.model.numpy_pass import expanded

    with checkpoint(step, name) as file:
        return expanded({key: file.get_tensor(key) for key in file.keys()})  # noqa: SIM118 -- safe_open is no mapping


def read_weight(file: Any, key: str) -> np.ndarray:
    """One weight of an opened `checkpoint`, float32, for who needs no two of them at the same time."""
    from core.model.numpy_pass import expanded

    return expanded({kept: file.get_tensor(kept) for kept in (key, key + SCALE) if kept in file.keys()})[key]  # noqa: SIM118


@held
def tokenizer(name: str = BASE) -> Tokenizer:
    """The run's tokenizer, without loading torch."""
    from core.model.tokenizer import Tokenizer

    words = _read(name, "words.json")
    return Tokenizer.from_text(
        *(data.decode() for data in (files.read_file(run_folder(name), "tokenizer.json", listed(name)), words or b"{}"))
    )


@held(stamp=lambda name, file: of_file(run_folder(name) / file))
def document(name: str, file: str) -> Any:
    """A JSON file of the run, parsed (`"config.json"`, `"analyses/home.json"`); None where the run has none.

    Shared by every session: read, never change. Raises DamagedFile.
    """
    data = _read(name, file)
    return None if data is None else as_json(data, run_folder(name), file)


@held(stamp=lambda name, file: of_file(run_folder(name) / file))
def arrays(name: str, file: str) -> dict[str, np.ndarray] | None:
    """The arrays of a safetensors file of the run (`"analyses/map.safetensors"`); None where the run has none. Read,
    never change.

    Raises DamagedFile.
    """
    data = _read(name, file)
    return None if data is None else as_arrays(data, run_folder(name), file)


def _read(name: str, file: str) -> bytes | None:
    """The bytes of a file of the run, as the manifest lists it; None where the run came without it. Raises DamagedFile."""
    there = of_file(run_folder(name) / file) is not None
    optional = analysis_of(file) is not None or file not in listed(name)
    return files.read_file(run_folder(name), file, listed(name)) if there or not optional else None


def run_config(name: str = BASE) -> RunConfig:
    """The run's whole config, without loading torch. Raises DamagedFile."""
    return store.read_config(run_folder(name), listed(name))


@held
def training_text(name: str = BASE) -> Text | None:
    """Every document that the run was trained on; None where the run came without."""
    from core.text_index.corpus_text import Text

    packed, facts = arrays.anew(name, "analyses/text.safetensors"), document(name, "analyses/text_facts.json")
    return Text(packed, facts) if packed and facts else None


@held
def corpus_index(name: str = BASE) -> Index | None:
    """The training text made searchable; None where the run came without it."""
    from core.text_index.suffix_array import Index

    text = training_text(name)
    if text is None:
        return None
    index = Index(text)
    give_back()
    return index


@held
def reading_up(name: str = BASE) -> threading.Thread:
    """The model and the index of the training text on their way, once a process: alive until both are there."""
    return behind_the_scenes(lambda: run(name).model() and corpus_index(name))


@held
def warming_up(name: str = BASE) -> threading.Thread:
    """The timeline on its way, once a process: alive until it is there.

    A reader's first text then waits for no library and no file.
    """
    return behind_the_scenes(lambda: timeline(name))


def behind_the_scenes(read: Callable[[], object]) -> threading.Thread:
    """A thread for what takes seconds on a cold server, since while a page's script waits for it no tap on that page is
    answered.

    A process that ends waits for it (a server not for long: pages.shared.loading.ending): to end inside native code, as
    a daemon would, aborts the process.
    """
    def reading() -> None:
        with suppress(Exception):  # whoever asks on the page is told
            read()

    thread = threading.Thread(target=reading, name="behind the scenes", daemon=False)
    thread.start()
    return thread


def tokens_read(step: int, name: str = BASE) -> int:
    """How many tokens of text a run has been shown after `step` steps, repeats counted each time."""
    config = document(name, "config.json")
    return step * config["training"]["batch_size"] * config["model"]["n_ctx"]


@st.cache_resource(show_spinner=False, ttl=60)
def blanks(name: str = BASE) -> Blanks | None:
    """The prompts of *Fill in the blank* as they came with the run; None if it came without, or they belong to other checkpoints."""
    from core.results.cloze import Blanks

    facts, shares = document(name, "analyses/blanks.json"), arrays(name, "analyses/blank_shares.safetensors")
    if not facts or shares is None or not set(facts["steps"]) <= set(steps(name)):
        return None
    return Blanks(facts, shares, tokenizer(name))


@contextmanager
def checkpoint(step: int, name: str = BASE) -> Iterator[Any]:
    """The file of a moment's weights (see core.runs.checkpoints.compact), opened without torch to read some of it.

    Raises DamagedFile.
    """
    from safetensors import SafetensorError, safe_open

    file = f"checkpoints/step_{step:06d}.safetensors"
    try:
        with safe_open(_whole(name, file), framework="numpy") as opened:
            yield opened
    except (SafetensorError, OSError) as error:
        raise damaged(run_folder(name), file, f"isn't a whole safetensors file ({error})") from error


@held(stamp=lambda name, file: of_file(run_folder(name) / file))
def _whole(name: str, file: str) -> Path:
    """Where a file of the run lies, once it has been read against the manifest. Raises DamagedFile."""
    files.read_file(run_folder(name), file, listed(name))
    return run_folder(name) / file


@st.cache_data(show_spinner=False, ttl=60)
def damage() -> str | None:
    """What is wrong with the files of the runs, in a sentence; None if all are as they were written."""
    others = {path.parent for path in run_folder().parent.glob(f"*/{MANIFEST}")} - {run_folder()}
    for folder in (run_folder(), *sorted(others)):
        try:
            for problem in problems(folder, read_manifest(folder)["files"]):
                return str(problem)
        except DamagedFile as error:
            return str(error)
    return None


@st.cache_data(show_spinner=False, max_entries=500)
def token_vector(step: int, token: int, name: str = BASE, table: str = "embed") -> list[float]:
    """The numbers of one token in a table, "embed" or "unembed", at one moment, read from the checkpoint without torch."""
    with checkpoint(step, name) as file:
        row, scale = file.get_slice(f"{table}.weight")[token], file.get_slice(f"{table}.weight{SCALE}")[token]
        return [float(number) for number in row * scale]


@held
def parameter_counts(name: str = BASE) -> dict[str, int]:
    """How many parameters of each kind the last checkpoint holds, counted from the shapes in its file, without torch."""
    counts = dict.fromkeys(KINDS, 0)
    with checkpoint(steps(name)[-1], name) as file:
        for key in file.keys():  # noqa: SIM118 -- safe_open is no mapping
            if not key.endswith(SCALE):
                counts[kind_of(key)] += prod(file.get_slice(key).get_shape())
    return counts
