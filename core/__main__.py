"""The command line: python -m core VERB … [--json]. Exit code 0, or 2 and one sentence on standard error if something
can't be done as asked.

TEXT may be '-' to read it from standard input; it is read in the marks of the training text (core.typed_text). With
--json, standard output holds one JSON object (train: one a record) and nothing else. No control character of an
argument, a file or the model reaches the terminal.
"""

import argparse
import json
import os
import signal
import sys
from collections.abc import Sequence
from functools import cache, partial
from math import isfinite
from typing import Any, NoReturn

from core.cli import model_verbs, run_verbs, skill_verbs, text_verbs, training_verbs
from core.cli.answer import visible
from core.cli.arguments import number, place, whole, with_texts
from core.config import SEEDS
from core.errors import BadInput, NudgeError

COUNT = 1_000_000  # most of anything that may be asked for
LONGEST_SENTENCE = 1_000  # characters of what is said on standard error


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that answers a mistake with one sentence."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help")


@cache
def parser() -> Parser:
    """The whole command line."""
    commands = Parser(
        prog="python -m core", description="Nudge's command line: question, measure and make the models of assets/runs."
    )
    verbs_of = commands.add_subparsers(dest="verb", metavar="VERB", required=True)

    def verb(name: str, action, step: bool = True) -> argparse.ArgumentParser:
        made = verbs_of.add_parser(
            name, help=action.__doc__.splitlines()[0], description=action.__doc__.splitlines()[0]
        )
        made.set_defaults(action=action)
        made.add_argument("--run", default="base", help="name of the run (base)")
        made.add_argument("--json", action="store_true", help="print one JSON object")
        if step:
            made.add_argument("--step", type=whole("--step", 0, 10**9), help="checkpoint to use (the last)")
        return made

    predict = verb("predict", model_verbs.predict)
    predict.add_argument("text", metavar="TEXT")
    predict.add_argument("--top", type=whole("--top", 1, COUNT), default=10, help="how many tokens to show (10)")

    generate = verb("generate", model_verbs.generate)
    generate.add_argument("text", metavar="TEXT")
    generate.add_argument(
        "--tokens", type=whole("--tokens", 1, 10_000), default=60, help="how many tokens to write at most (60)"
    )
    generate.add_argument("--seed", type=whole("--seed", 0, SEEDS), default=1, help="seed of the dice (1)")
    generate.add_argument("--temperature", type=number("--temperature", 0), default=0.8,
                          help="0 takes the likeliest token each time, 1 the model's own chances (0.8)")
    generate.add_argument("--top-k", type=whole("--top-k", 1, COUNT), help="choose among so many likeliest tokens only")
    generate.add_argument(
        "--top-p",
        type=number("--top-p", 0, 1, above=True),
        help="choose among the likeliest tokens that hold this share together",
    )

    verb("score", model_verbs.score).add_argument("text", metavar="TEXT", nargs="+")

    trace = verb("trace", model_verbs.trace)
    trace.add_argument("text", metavar="TEXT")
    trace.add_argument("--out", required=True, type=place("--out"), metavar="FILE.safetensors", help="file to write")

    lap = verb("lap", model_verbs.lap)
    lap.add_argument("text", metavar="TEXT")
    lap.add_argument("--lr", type=number("--lr", 0), default=0.01, help="learning rate: how long the nudge is (0.01)")
    lap.add_argument("--position", type=whole("--position", 1, COUNT),
                     help="which token of the text is hidden, counted from 1 (default: the last word)")

    influence = verb("influence", training_verbs.influence)
    influence.add_argument("text", metavar="TEXT", nargs="*", help="sentences of your own, beside the fixed ones")
    verb("cloud", training_verbs.cloud)

    similarity = verb("similarity", model_verbs.similarity)
    similarity.add_argument("a", metavar="A")
    similarity.add_argument("b", metavar="B")

    neighbours = verb("neighbours", model_verbs.neighbours)
    neighbours.add_argument("word", metavar="WORD")
    neighbours.add_argument("--top", type=whole("--top", 1, COUNT), default=10, help="how many words to show (10)")
    for asked in (similarity, neighbours):
        asked.add_argument("--table", choices=("embed", "unembed"), default="embed",
                           help="where words come in, or where they go out (embed)")

    lookup = verb("lookup", text_verbs.lookup)
    lookup.add_argument("text", metavar="TEXT")
    lookup.add_argument(
        "--top", type=whole("--top", 1, COUNT), default=10, help="how many continuations to show without --json (10)"
    )

    copied = verb("copied", text_verbs.copied)
    copied.add_argument("text", metavar="TEXT")
    copied.add_argument(
        "--shortest",
        type=whole("--shortest", 1, COUNT),
        help="words and marks that a copied stretch has at least (as on the pages)",
    )

    ladder = verb("ladder", text_verbs.ladder)
    ladder.add_argument(
        "text", metavar="TEXT", nargs="?", help="what they are to go on with (none: how far apart they are)"
    )

    verb("evaluate", model_verbs.evaluate)

    facts = verb("facts", skill_verbs.facts)
    kinds = ("capitals", "nowhere", "foods", "homes", "opposites", "following", "jobs", "others", "invented")
    facts.add_argument("--kind", choices=kinds, help="of facts (all)")
    verb("judge", text_verbs.judge).add_argument("text", metavar="TEXT")
    verb("luck", skill_verbs.luck, step=False).add_argument(
        "--others",
        nargs="+",
        default=("seed2", "seed4"),
        metavar="RUN",
        help="runs from other random starts (seed2 seed4)",
    )
    verb("law", skill_verbs.law)

    corpus = verb("corpus", run_verbs.corpus, step=False)
    corpus.add_argument(
        "--sample", type=whole("--sample", 0, COUNT), default=0, metavar="N", help="show so many documents"
    )
    corpus.add_argument("--seed", type=whole("--seed", 0, SEEDS), default=1, help="which documents (1)")

    train = verb("train", run_verbs.train, step=False)
    train.add_argument(
        "--config",
        type=place("--config"),
        metavar="FILE",
        help="JSON of a RunConfig; fields that it leaves out keep their defaults",
    )
    train.add_argument(
        "--until", type=whole("--until", 0, 10**9), metavar="N", help="stop after step N, ready to go on"
    )

    verb("verify", run_verbs.verify, step=False)
    verb("analyse", run_verbs.analyse, step=False).add_argument(
        "--only", nargs="+", default=(), metavar="NAME", help="work out these only"
    )
    verb("grown-up", run_verbs.grown_up, step=False).add_argument(
        "--only", nargs="+", default=(), metavar="NAME", help="ask on these subjects only"
    )
    verb("export", run_verbs.export).add_argument("folder", type=place("DIR"), metavar="DIR")
    verb("import", run_verbs.import_, step=False).add_argument("folder", type=place("DIR"), metavar="DIR")
    return commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    try:
        args = with_texts(parser().parse_args(arguments))
        if args.verb == "train":
            for record in args.action(args):
                if args.json and os.environ.get("RANK", "0") == "0":  # under torchrun the first process speaks
                    _say(as_json(record))
            return 0
        answer = args.action(args)
        _say(as_json(answer.data) if args.json else visible("\n".join(answer.lines)))
    except NudgeError as error:
        _complain(str(error))
        return 2
    except BrokenPipeError:  # whoever reads what is printed has left
        raise
    except OSError as error:  # a disk that is full or read only, a file that belongs to someone else
        _complain(f"{error.filename or 'A file'} can't be read or written ({error.strerror or error}). "
                  "Make room or give the right to, then try again.")
        return 2
    return answer.status


def as_json(data: Any) -> str:
    """Data as JSON on one line: letters of every script as they are, what can't be printed escaped, a number that is
    none or infinite as null.
    """
    text = json.dumps(_finite(data), ensure_ascii=False, allow_nan=False)
    return text if text.isprintable() else "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def _finite(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _finite(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [_finite(value) for value in data]
    return None if isinstance(data, float) and not isfinite(data) else data


def _say(text: str) -> None:
    """Print an answer. Raises BadInput if standard output takes none."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that can't show a letter shows its code
    try:
        print(text, flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python tries again when it ends
        if not isinstance(error, BrokenPipeError):  # `| head` has what it wanted
            raise BadInput(f"Standard output takes no more ({error.strerror or error}).") from error


def _complain(sentence: str) -> None:
    """Say on standard error, in one line, what can't be done."""
    line = visible(sentence).replace("\n", "\\n")
    print(line if len(line) <= LONGEST_SENTENCE else f"{line[:LONGEST_SENTENCE]}…", file=sys.stderr)


if __name__ == "__main__":
    nowhere = partial(open, os.devnull, "w", encoding="utf-8")
    sys.stdout, sys.stderr = (stream or nowhere() for stream in (sys.stdout, sys.stderr))
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends it quietly
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
