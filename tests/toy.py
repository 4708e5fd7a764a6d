"""A toy run for tests: random weights at three steps, a tokenizer that knows a few words, token counts."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

import numpy as np
import safetensors.numpy

from core.analyses.registry import as_file
from core.config import CorpusConfig, ModelConfig, RunConfig, TokenizerConfig, TrainingConfig
from core.corpus.document import Document
from core.model.parameters import KINDS, kind_of
from core.model.tokenizer import Tokenizer
from core.model.tokenizer_training import train
from core.model.transformer import Transformer, untrained
from core.runs import checkpoints
from core.runs.files import write_file
from core.runs.manifest import write_manifest
from core.text_index import corpus_text

WORDS = "cat dog king queen spreadsheet bread river door Paris"
TEXTS = [f"The {word} is here and the {other} is there." for word in WORDS.split() for other in WORDS.split()]
SHAPE = ModelConfig(d_vocab=300, n_ctx=32, d_model=32, n_layers=3, n_heads=4, d_mlp=64, init_std=0.2)
STEPS = (0, 4, 16)


def toy_tokenizer() -> Tokenizer:
    return train(TEXTS * 3, SHAPE.d_vocab, WORDS.split())


def counted(model: Transformer) -> dict[str, int]:
    """How many numbers of each kind a model holds, counted in the model itself."""
    return {kind: sum(numbers.numel() for name, numbers in model.named_parameters() if kind_of(name) == kind) for kind in KINDS}


_made = tempfile.TemporaryDirectory()


def write_toy_run(folder: Path) -> None:
    """A whole run in `folder`/toy, a copy of one that is made once; NUDGE_RUNS has to name `folder`."""
    shutil.copytree(_toy_run(), folder / "toy")


def packed(texts: list[str]) -> dict:
    """The files of a training text that holds these, as analyses.text makes them."""
    arrays, facts = corpus_text.pack([Document(text, "world", "toy") for text in texts])
    return {"text": arrays, "text_facts": facts}


@cache
def _toy_run() -> Path:
    path = Path(_made.name) / "toy"
    config = RunConfig("toy", corpus=CorpusConfig(documents=300, held_out=100), tokenizer=TokenizerConfig(SHAPE.d_vocab), model=SHAPE,
                       training=TrainingConfig(steps=16, checkpoints=STEPS))
    tokenizer = toy_tokenizer()
    write_file(path / "config.json", config.to_json().encode())
    tokenizer.save(path)
    for step in STEPS:
        checkpoints.write_checkpoint(path, step, untrained(SHAPE, seed=step))
    ids = np.concatenate([np.asarray(row) for row in tokenizer.encode_batch(TEXTS * 3)])
    counts = np.bincount(ids, minlength=SHAPE.d_vocab)
    write_file(path / "analyses" / "tokens.safetensors", safetensors.numpy.save({"counts": counts}))
    for file, content in packed(TEXTS * 3).items():
        ending, data = as_file(content)
        write_file(path / "analyses" / f"{file}{ending}", data)
    write_manifest(path, "2026-01-01T00:00:00+00:00")
    return path
