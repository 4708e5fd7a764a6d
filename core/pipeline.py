"""Making a run from its config: corpus, tokenizer, packed rows, training, manifest, analyses. Goes on where it was
stopped.

    for record in train_run(RunConfig(name="base"), progress=True): ...

Under torchrun every process takes its share of each batch, and the first one writes.
"""

import json
import os
import shutil
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import torch
import torch.distributed as dist

from core.config import RunConfig
from core.errors import BadInput
from core.model import tokenizer_training
from core.model.tokenizer import Tokenizer, split_words
from core.runs.files import write_file
from core.runs.manifest import MANIFEST, write_manifest
from core.runs.store import open_run, runs_folder
from core.training.packing import Rows, pack
from core.training.train import STATE, Record, Splits, train

if TYPE_CHECKING:
    from core.corpus.build import Corpus

RECORDS = "resume/records.jsonl"
PROGRESS_SECONDS = 2

Say = Callable[[str], None]


def train_run(config: RunConfig, until: int | None = None, progress: bool = False, analyses: bool = True,
              compiled: bool = True) -> Iterator[Record]:
    """Make the run that `config` describes, or go on making it; yields the records of the training.

    Args:    until, stop after this many nudges; progress, tell on stderr what is going on; analyses, work them out at
             the end.
    Raises:  BadInput if the run is there already, or was begun with another config; DamagedFile.
    """
    _join_processes()
    first = not dist.is_initialized() or dist.get_rank() == 0
    say: Say = _say if progress and first else _keep_quiet
    folder = runs_folder() / config.name
    _claim(folder, config, first)
    from core.corpus.build import build  # only making a run needs the writers of the small world

    say("Writing the corpus …")
    corpus = build(config.corpus)
    cutter = _tokenizer(folder, config, corpus, first, say)
    say("Packing the documents into rows …")
    text = Splits(_rows(corpus, "train", cutter, config), _rows(corpus, "heldout", cutter, config))
    say(f"Training on {len(text.train):,} rows of {config.model.n_ctx} tokens; the first step takes longest …")
    begun = time.perf_counter()
    records = train(config.model, config.training, text, folder, until, compiled)
    for record in _kept(records, folder / RECORDS) if first else records:
        if time.perf_counter() - begun > PROGRESS_SECONDS:
            begun = time.perf_counter()
            say(_progress(record, config.training.steps))
        yield record
    if first:
        finished = _finish(folder, config, corpus, text)
        if finished and analyses:
            _add_analyses(config.name, corpus, say)


def _join_processes() -> None:
    """Under torchrun, meet the other processes; one thread each, since they share the processor."""
    if "LOCAL_RANK" in os.environ and not dist.is_initialized():
        torch.set_num_threads(1)
        dist.init_process_group("gloo")


def _claim(folder: Path, config: RunConfig, first: bool) -> None:
    """Make the run's folder, or check that it holds the beginning of this very run."""
    written = folder / "config.json"
    if written.exists():
        if written.read_text(encoding="utf-8") != config.to_json():
            raise BadInput(
                f"Run '{config.name}' was begun with another config. Remove {folder}, or train under another name."
            )
        if (folder / MANIFEST).exists() and not (folder / STATE).exists():
            raise BadInput(
                f"Run '{config.name}' is there already. Remove {folder} to make it again, or train under another name."
            )
    if dist.is_initialized():
        dist.barrier()
    if first:
        write_file(written, config.to_json().encode())


def _tokenizer(folder: Path, config: RunConfig, corpus: "Corpus", first: bool, say: Say) -> Tokenizer:
    """The run's tokenizer; the first process makes it if it isn't there yet, and the others wait.

    Another run's tokenizer.json that was put into the folder, as for a twin, is kept; the words counted are those of
    this run's text. Raises DamagedFile.
    """
    if first and not (folder / "words.json").exists():
        from core.corpus.english.lexicon import words

        texts, taken_over = [document.text for document in corpus.of("train")], folder / "tokenizer.json"
        if taken_over.exists():
            say("Counting the words; the tokenizer is another run's …")
            read = Counter(word.lower() for text in texts for word in split_words(text))
            made = Tokenizer.from_text(taken_over.read_text(encoding="utf-8"), json.dumps(read))
        else:
            say("Training the tokenizer …")
            counts = corpus.word_counts()
            common = sorted(word for word in words() if counts[word] >= config.tokenizer.common and "'" not in word)
            made = tokenizer_training.train(texts, config.tokenizer.d_vocab, common)
        made.save(folder)
    if dist.is_initialized():
        dist.barrier()
    return Tokenizer.from_file(folder / "tokenizer.json")


def _rows(corpus: "Corpus", split: str, cutter: Tokenizer, config: RunConfig) -> Rows:
    documents = cutter.encode_batch([document.text for document in corpus.of(split)])
    return pack(documents, config.model.n_ctx, cutter.end_id, config.training.seed)


def _kept(records: Iterator[Record], file: Path) -> Iterator[Record]:
    """The records, each also written as line number `step`; what a stopped training wrote after its last state is
    replaced.
    """
    for number, record in enumerate(records):
        if number == 0:
            before = file.read_text(encoding="utf-8").splitlines(keepends=True)[: record.step] if file.exists() else []
            write_file(file, "".join(before).encode())
        with file.open("a", encoding="utf-8") as out:
            out.write(json.dumps(asdict(record)) + "\n")
        yield record


def _finish(folder: Path, config: RunConfig, corpus: "Corpus", text: Splits) -> bool:
    """Write analyses/training.json and the manifest; True, and the state to go on from is gone, if the last step is
    done.
    """
    records = [json.loads(line) for line in (folder / RECORDS).read_text(encoding="utf-8").splitlines()]
    finished = records[-1]["step"] == config.training.steps
    tested = [record for record in records if record["heldout_loss"] is not None]
    speed = statistics.median(record["tokens_per_second"] for record in records)
    table = {
        "unit": "nats a token",
        "steps": [record["step"] for record in records[1:]],
        "loss": [round(record["loss"], 4) for record in records[1:]],
        "heldout_steps": [record["step"] for record in tested],
        "heldout_loss": [round(record["heldout_loss"], 4) for record in tested],
        "tokens": records[-1]["tokens"],
        "median_tokens_per_second": round(speed),
        "cores": torch.get_num_threads() * (dist.get_world_size() if dist.is_initialized() else 1),
    }
    write_file(folder / "analyses" / "training.json", json.dumps(table, separators=(",", ":")).encode())
    facts = {
        "seed": config.training.seed,
        "finished": finished,
        "corpus_sha256": corpus.fingerprint(),
        "rows": len(text.train),
    }
    write_manifest(folder, datetime.now(UTC).isoformat(timespec="seconds"), facts)
    if finished:
        shutil.rmtree(folder / "resume")
    return finished


def _add_analyses(name: str, corpus: "Corpus", say: Say) -> None:
    """Work out what the pages show of a finished run."""
    from core.analyses.registry import analyse

    for analysis in analyse(open_run(name), corpus):
        say(f"Analysed: {analysis}")


def _progress(record: Record, steps: int) -> str:
    done = round(30 * record.step / steps)
    left = (steps - record.step) * record.tokens / max(record.step, 1) / max(record.tokens_per_second, 1)
    loss = "" if record.loss is None else f"loss {record.loss:.3f}, "
    return f"[{'#' * done}{'.' * (30 - done)}] {record.step:,} of {steps:,}, {loss}{record.tokens_per_second:,.0f} tokens/s, {left / 60:.0f} min left"


def _say(line: str) -> None:
    """Show a line on stderr, in place of the one before it where that is a terminal."""
    print(
        f"\r\033[K{line}" if sys.stderr.isatty() else line,
        end="" if sys.stderr.isatty() else "\n",
        file=sys.stderr,
        flush=True,
    )


def _keep_quiet(line: str) -> None:
    """Say nothing."""
