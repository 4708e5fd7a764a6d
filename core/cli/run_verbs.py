"""What the verbs of the command line that make, check and exchange runs do; those that question a model are in
core.cli.model_verbs.
"""

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.cli.answer import Answer, opened, progress
from core.errors import BadInput

LONGEST_CONFIG = 1_000_000  # bytes


def corpus(args: Namespace) -> Answer:
    """The training text of a run: counts by source, word types, what its writer paid for it, samples."""
    from core.analyses.context import Specimen
    from core.corpus import build
    from core.corpus.draw import Draw
    from core.corpus.house_authors import split_words
    from core.runs.store import open_run

    run = open_run(args.run)
    print("Writing the corpus; this takes about a minute …", file=sys.stderr)
    built = build.build(run.config.corpus)
    read = built.of("train")
    counts = [len(ids) + 1 for ids in run.tokenizer.encode_batch([doc.text for doc in read])]
    sources: dict[str, dict[str, int]] = {}
    for doc, n in zip(read, counts, strict=True):
        row = sources.setdefault(doc.source, {"documents": 0, "tokens": 0})
        row["documents"] += 1
        row["tokens"] += n
    measured = Specimen(run, built).read
    # as analyses/losses.json has it
    floor = float(measured.writers_nats(run.config.corpus).sum() / measured.tokens.sum())
    types = len({word for doc in read for word in split_words(doc.text)})
    samples = [asdict(doc) for doc in Draw(f"samples {args.seed}").sample(read, min(args.sample, len(read)))]
    data = {"run": run.name, "documents": len(read), "tokens": sum(counts), "word_types": types, "sources": sources,
            "floor_nats_per_token": floor, "fingerprint": built.fingerprint(), "samples": samples}
    lines = [
        f"{len(read):,} documents, {sum(counts):,} tokens, {types:,} word types; what shows in {len(measured.ids):,} of them "
        f"cost their writer {floor:.3f} nats a token"
    ]
    lines += [f"  {name}: {row['documents']:,} documents, {row['tokens']:,} tokens" for name, row in sources.items()]
    return Answer(
        data, lines + [f"\n[{doc['source']}, {doc['genre']}, {doc['topic']}]\n{doc['text']}" for doc in samples]
    )


def verify(args: Namespace) -> Answer:
    """Every file of a run against its manifest; exit code 1 if one differs."""
    from core.runs.manifest import verify_folder
    from core.runs.store import folder_of

    found = verify_folder(folder_of(args.run))
    return Answer(
        {"run": args.run, "ok": found.ok, "files": found.files, "problems": list(found.problems)},
        [
            *found.problems,
            f"{found.files} files of run '{args.run}' checked: {'all as written' if found.ok else 'not all as written'}.",
        ],
        0 if found.ok else 1,
    )


def analyse(args: Namespace) -> Answer:
    """Work out a run's analyses again and write them into it."""
    from core.analyses.registry import ANALYSES
    from core.analyses.registry import analyse as analysed
    from core.runs.store import open_run

    done = list(
        progress(analysed(open_run(args.run), only=tuple(args.only)), len(args.only) or len(ANALYSES), "analyses")
    )
    return Answer({"run": args.run, "analyses": done}, [f"Written: {', '.join(done)}."])


def grown_up(args: Namespace) -> Answer:
    """Ask the grown-up beside our model everything that ships of it again, and write assets/grown_up."""
    from core.analyses.grown_up import ASKED
    from core.analyses.grown_up import analyse as asked
    from core.grown_up.reader import GrownUp
    from core.runs.store import open_run

    names = asked(open_run(args.run), GrownUp(), only=tuple(args.only))
    done = list(progress(names, len(args.only) or len(ASKED), "subjects"))
    return Answer({"run": args.run, "subjects": done}, [f"Written: {', '.join(done)}."])


def export(args: Namespace) -> Answer:
    """A checkpoint as a Hugging Face GPT-2 directory that transformers opens as it is, model card and tokenizer
    included.
    """
    from core.runs import huggingface

    run, step, _ = opened(args)
    folder = Path(args.folder)
    try:
        huggingface.export(run, step, folder)
    except OSError as error:
        raise BadInput(f"{folder} can't be written ({error.strerror or error}). Give another folder.") from error
    return Answer(
        {"run": run.name, "step": step, "directory": str(folder)},
        [f"Step {step} of run '{run.name}' written to {folder}."],
    )


def import_(args: Namespace) -> Answer:
    """A run with one checkpoint, number 0, from a Hugging Face GPT-2 directory that has a tokenizer of ours in it."""
    from core.config import RunConfig, TokenizerConfig
    from core.runs import checkpoints, huggingface, store
    from core.runs.files import write_file
    from core.runs.manifest import write_manifest

    RunConfig(args.run)  # refuses a name that no folder may have
    source, folder = Path(args.folder), store.runs_folder() / args.run
    if folder.exists():
        raise BadInput(f"Run '{args.run}' is there already. Give another name with --run.")
    model = huggingface.load(source)
    tokenizer = huggingface.load_tokenizer(source)
    if tokenizer.d_vocab != model.config.d_vocab:
        raise BadInput(
            f"{source} holds a model of {model.config.d_vocab:,} tokens and a tokenizer of {tokenizer.d_vocab:,}; they don't belong "
            "together. Import a directory that `python -m core export` wrote."
        )
    config = RunConfig(args.run, tokenizer=TokenizerConfig(tokenizer.d_vocab), model=model.config)
    write_file(folder / "config.json", config.to_json().encode())
    tokenizer.save(folder)
    checkpoints.write_checkpoint(folder, 0, model)
    write_manifest(folder, datetime.now(UTC).isoformat(timespec="seconds"), {"imported_from": source.name})
    return Answer({"run": args.run, "steps": [0]}, [f"Run '{args.run}' made from {source}."])


def train(args: Namespace) -> Iterator[dict[str, Any]]:
    """The records of making a run, one by one; goes on where it was stopped."""
    from core.config import RunConfig
    from core.pipeline import train_run

    config = RunConfig()
    if args.config is not None:
        try:
            with Path(args.config).open("rb") as file:
                written = file.read(LONGEST_CONFIG + 1).decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(
                f"The config {args.config} can't be read ({error}). Give the path of a JSON file."
            ) from error
        if len(written) > LONGEST_CONFIG:
            raise BadInput(
                f"The config {args.config} has more than {LONGEST_CONFIG:,} bytes. Give the path of a JSON file."
            )
        config = RunConfig.from_json(written)
    for record in train_run(replace(config, name=args.run), args.until, progress=True):
        yield asdict(record)
