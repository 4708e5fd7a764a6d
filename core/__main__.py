"""The command line: python -m core VERB … [--json]. Exit code 0, or 2 and one sentence on standard error if something can't be done as asked.

TEXT may be '-' to read it from standard input. With --json, standard output holds one JSON object (train: one a record) and nothing else.
"""

import argparse
import json
import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from core import memory_verbs, upkeep, verbs
from core.errors import NudgeError


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that answers a mistake with one sentence."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help\n")


def parser() -> Parser:
    """The whole command line."""
    whole = Parser(prog="python -m core", description="Nudge's command line: question, measure and make the models of assets/runs.")
    verbs_of = whole.add_subparsers(dest="verb", metavar="VERB", required=True)

    def verb(name: str, action, step: bool = True) -> argparse.ArgumentParser:
        made = verbs_of.add_parser(name, help=action.__doc__.splitlines()[0], description=action.__doc__.splitlines()[0])
        made.set_defaults(action=action)
        made.add_argument("--run", default="base", help="name of the run (base)")
        made.add_argument("--json", action="store_true", help="print one JSON object")
        if step:
            made.add_argument("--step", type=int, help="checkpoint to use (the last)")
        return made

    predict = verb("predict", verbs.predict)
    predict.add_argument("text", metavar="TEXT")
    predict.add_argument("--top", type=int, default=10, help="how many tokens to show (10)")

    generate = verb("generate", verbs.generate)
    generate.add_argument("text", metavar="TEXT")
    generate.add_argument("--tokens", type=int, default=60, help="how many tokens to write at most (60)")
    generate.add_argument("--seed", type=int, default=1, help="seed of the dice (1)")
    generate.add_argument("--temperature", type=float, default=0.8, help="0 takes the likeliest token each time, 1 the model's own chances (0.8)")
    generate.add_argument("--top-k", type=int, help="choose among so many likeliest tokens only")
    generate.add_argument("--top-p", type=float, help="choose among the likeliest tokens that hold this share together")

    verb("score", verbs.score).add_argument("text", metavar="TEXT", nargs="+")

    trace = verb("trace", verbs.trace)
    trace.add_argument("text", metavar="TEXT")
    trace.add_argument("--out", required=True, metavar="FILE.safetensors", help="file to write")

    lap = verb("lap", verbs.lap)
    lap.add_argument("text", metavar="TEXT")
    lap.add_argument("--lr", type=float, default=0.01, help="learning rate: how long the nudge is (0.01)")
    lap.add_argument("--position", type=int, help="which token of the text is hidden, counted from 1 (default: the last word)")

    similarity = verb("similarity", verbs.similarity)
    similarity.add_argument("a", metavar="A")
    similarity.add_argument("b", metavar="B")

    neighbours = verb("neighbours", verbs.neighbours)
    neighbours.add_argument("word", metavar="WORD")
    neighbours.add_argument("--top", type=int, default=10, help="how many words to show (10)")
    for asked in (similarity, neighbours):
        asked.add_argument("--table", choices=("embed", "unembed"), default="embed",
                           help="where words come in, or where they go out (embed)")

    lookup = verb("lookup", memory_verbs.lookup)
    lookup.add_argument("text", metavar="TEXT")
    lookup.add_argument("--top", type=int, default=10, help="how many continuations to show without --json (10)")

    copied = verb("copied", memory_verbs.copied)
    copied.add_argument("text", metavar="TEXT")
    copied.add_argument("--shortest", type=int, help="words and marks that a copied stretch has at least (as on the pages)")

    verb("evaluate", verbs.evaluate)

    corpus = verb("corpus", upkeep.corpus, step=False)
    corpus.add_argument("--sample", type=int, default=0, metavar="N", help="show so many documents")
    corpus.add_argument("--seed", type=int, default=1, help="which documents (1)")

    train = verb("train", upkeep.train, step=False)
    train.add_argument("--config", metavar="FILE", help="JSON of a RunConfig; fields that it leaves out keep their defaults")
    train.add_argument("--until", type=int, metavar="N", help="stop after step N, ready to go on")

    verb("verify", upkeep.verify, step=False)
    verb("analyse", upkeep.analyse, step=False).add_argument("--only", nargs="+", default=(), metavar="NAME", help="work out these only")
    verb("export", upkeep.export).add_argument("folder", metavar="DIR")
    verb("import", upkeep.import_, step=False).add_argument("folder", metavar="DIR")
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    args = parser().parse_args(arguments)
    sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that can't show a letter shows its code
    try:
        if args.verb == "train":
            for record in args.action(args):
                if args.json and os.environ.get("RANK", "0") == "0":  # under torchrun the first process speaks
                    print(json.dumps(record), flush=True)
            return 0
        answer = args.action(args)
    except NudgeError as error:
        print(verbs.visible(str(error)), file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever reads what is printed has left
        raise
    except OSError as error:  # a disk that is full or read only, a file that belongs to someone else
        place = f"{error.filename}" if error.filename else "A file"
        print(verbs.visible(f"{place} can't be read or written ({error.strerror or error}). Make room or give the right to, then try again."),
              file=sys.stderr)
        return 2
    print(json.dumps(answer.data, ensure_ascii=False) if args.json else "\n".join(answer.lines))
    return answer.status


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends it quietly
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
