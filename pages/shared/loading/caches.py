"""What every chapter reads from a run, loaded once a process and shared, read only, by every reader.

Nothing here imports torch before a model is asked for: the first page paints from small JSON files alone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.config import RunConfig
from core.errors import DamagedFile
from core.malloc_trim import give_back
from core.runs import files, store
from core.runs.files import Listed, analysis_of, as_arrays, as_json, checkpoint_steps
from core.runs.manifest import MANIFEST, problems, read_manifest
from pages.shared.loading.held import Held, held, minute, of_file

if TYPE_CHECKING:
    import numpy as np

    from core.model.tokenizer import Tokenizer
    from core.results.ablations import Ablations
    from core.results.attention_heads import Heads
    from core.results.cloze import Blanks
    from core.results.datasheet import Datasheet
    from core.results.geometry import Cloud
    from core.results.left_out_author import Shelf
    from core.results.losses import Losses
    from core.results.recall import Recall
    from core.results.recitals import Recitals
    from core.results.relations import Relations
    from core.results.skill_curves import Course
    from core.results.training_log import TrainingLog
    from core.results.word_map import WordMap
    from core.results.word_similarity import Similarity
    from core.results.word_vectors import WordVectors
    from core.runs.store import Run
    from core.runs.timeline import Timeline
    from core.text_index.corpus_text import Text
    from core.text_index.suffix_array import Index

BASE = "base"
SUFFIX = {"embed": "", "unembed": "_unembed"}  # of the files of analyses/, by the table of words that they are of
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
    found = {f"checkpoints/{path.name}" for path in (run_folder(name) / "checkpoints").glob("*.safetensors")}
    return tuple(checkpoint_steps(found | set(listed(name))))


@held
def run(name: str = BASE) -> Run:
    """The opened run. Raises core.errors.NudgeError, in one friendly sentence, if it can't be opened."""
    return store.open_run(name)


@held
def timeline(name: str = BASE) -> Timeline:
    """Every checkpoint of the run at once."""
    from core.runs.timeline import Timeline

    return Timeline(run(name))


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


def tokens_read(step: int, name: str = BASE) -> int:
    """How many tokens of text a run has been shown after `step` steps, repeats counted each time."""
    config = document(name, "config.json")
    return step * config["training"]["batch_size"] * config["model"]["n_ctx"]


def of_analysis(analysis: str, without: Any = None) -> Callable[[Callable[[Any], Any]], Held]:
    """Makes what reads one analysis of a run, `reader(name=BASE)`, of what puts its parsed table in shape.

    It gives `without` where the run came without that analysis. What it gives is shared: read, never change. It raises
    DamagedFile.
    """
    file = f"analyses/{analysis}.json"

    def reader(shape: Callable[[Any], Any]) -> Held:
        def read(name: str = BASE) -> Any:
            table = document(name, file)
            return shape(table) if table else without

        read.__name__, read.__qualname__, read.__doc__ = shape.__name__, shape.__qualname__, shape.__doc__
        return held(read, stamp=lambda name: of_file(run_folder(name) / file))

    return reader


@of_analysis("losses")
def losses(table: Any) -> Losses:
    """What texts cost the run's model, in bits a token."""
    from core.results.losses import in_bits

    return in_bits(table)


@held(stamp=minute)
def cloud(name: str = BASE) -> Cloud | None:
    """How the run's states lie; None where the run came without. Read, never change. Raises DamagedFile."""
    from core.results.geometry import cloud

    return cloud(document(name, "analyses/cloud_facts.json"), arrays(name, "analyses/cloud.safetensors"))


@of_analysis("datasheet")
def datasheet(table: Any) -> Datasheet:
    """What the run's training text is made of."""
    from core.results.datasheet import datasheet

    return datasheet(table)


@of_analysis("heads")
def heads(table: Any) -> Heads:
    """Which attention head ties "closed" back to "bank"."""
    from core.results.attention_heads import heads

    return heads(table)


@of_analysis("knockout")
def ablations(table: Any) -> Ablations:
    """What the run's last model loses without each part, in bits a token."""
    from core.results.ablations import in_bits

    return in_bits(table)


@of_analysis("memory")
def recall(table: Any) -> Recall | None:
    """Which planted lines the run's model recites; None for a run without such lines."""
    from core.results.recall import recall

    return recall(table) if table["lines"] else None


@of_analysis("recitals")
def recitals(table: Any) -> Recitals:
    """What the run's model writes after the beginnings of planted lines."""
    from core.results.recitals import recitals

    return recitals(table)


@of_analysis("relations")
def relations(table: Any) -> Relations:
    """How near opposites, near synonyms and two of a kind end."""
    from core.results.relations import relations

    return relations(table)


@of_analysis("shelf")
def shelf(table: Any) -> Shelf:
    """What was measured of the model trained without one author's shelf."""
    from core.results.left_out_author import shelf

    return shelf(table)


@of_analysis("similarity")
def similarity(table: Any) -> Similarity:
    """How alike pairs of words are in the run."""
    from core.results.word_similarity import similarity

    return similarity(table)


@of_analysis("skills", without={})
def courses(table: Any) -> dict[str, Course]:
    """Every test of the run by name."""
    from core.results.skill_curves import courses

    return courses(table)


@of_analysis("training")
def training_log(table: Any) -> TrainingLog:
    """What was noted while the run was trained, in bits a token."""
    from core.results.training_log import in_bits

    return in_bits(table)


@held(stamp=minute)
def word_map(name: str = BASE, table: str = "embed") -> WordMap | None:
    """The map of words in one of the run's tables; None where the run came without. Read, never change.

    Raises DamagedFile.
    """
    from core.results.word_map import word_map

    file = f"analyses/map{SUFFIX[table]}"
    return word_map(document(name, f"{file}_facts.json"), arrays(name, f"{file}.safetensors"))


@held(stamp=minute)
def vectors(name: str = BASE, table: str = "embed") -> WordVectors | None:
    """The words of a run at every moment in one of its tables, from files that ship with it; None where it has none."""
    from core.results.word_vectors import WordVectors
    from pages.shared.loading.weights import token_vector

    file = f"analyses/vectors{SUFFIX[table]}"
    packed, facts = arrays(name, f"{file}.safetensors"), document(name, f"{file}_facts.json")
    if packed is None or facts is None:
        return None
    return WordVectors(facts["steps"], facts["words"], packed,
                       lambda step, token: token_vector(step, token, name, table))


@st.cache_resource(show_spinner=False, ttl=60)
def blanks(name: str = BASE) -> Blanks | None:
    """The prompts of *Fill in the blank* as they came with the run; None if it came without, or they belong to other checkpoints."""
    from core.results.cloze import Blanks

    facts, shares = document(name, "analyses/blanks.json"), arrays(name, "analyses/blank_shares.safetensors")
    if not facts or shares is None or not set(facts["steps"]) <= set(steps(name)):
        return None
    return Blanks(facts, shares, tokenizer(name))


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
