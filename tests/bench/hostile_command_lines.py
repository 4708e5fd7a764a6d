"""Hostile command lines, each in a shell of its own: prints each that breaks a law (tests/hostile.py), then how many were run.

    python tests/bench/hostile_command_lines.py [--cases 5600] [--seed 2] [--at-once 2]

Two at a time take about a second and a half each on two cores: 5,600 of them an hour and a quarter.
"""

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests import hostile  # noqa: E402
from tests.toy import write_toy_run  # noqa: E402


def run(case: hostile.Case, runs: Path) -> tuple[hostile.Case, int, str, str]:
    """A command line with exit status, standard output and standard error; one that no shell could give is left out, with status 0."""
    closing = {"preexec_fn": lambda: os.close(0)} if case.stdin is None else {"input": case.stdin}
    try:
        done = subprocess.run([sys.executable, "-m", "core", *case.arguments], cwd=ROOT, capture_output=True, check=False, timeout=300,
                              env=os.environ | {"NUDGE_RUNS": str(runs), "OMP_NUM_THREADS": "1"}, **closing)
    except (ValueError, UnicodeEncodeError):  # a NUL, or half of a surrogate pair that stands for no byte
        return case, -1, "", ""
    return case, done.returncode, *(stream.decode("utf-8", "surrogateescape") for stream in (done.stdout, done.stderr))


def main() -> int:
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=5_600)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--at-once", type=int, default=2)
    args = parser.parse_args()
    broken, statuses = 0, Counter()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(args.at_once) as pool:
        runs, files = Path(folder) / "runs", Path(folder) / "files"
        runs.mkdir(), files.mkdir()
        write_toy_run(runs)
        hostile.prepare(files)
        for number, (case, status, out, err) in enumerate(pool.map(lambda case: run(case, runs), hostile.cases(files, args.seed, args.cases)), 1):
            statuses["not given" if status == -1 else status] += 1
            law = None if status == -1 else hostile.broken(case, status, out, err)
            if law:
                broken += 1
                print(f"\n{law}: {[argument[:80] for argument in case.arguments]}\n{err[:400]!r}")
            if number % 50 == 0:
                print(f"\r{number:,} of {args.cases:,}", end="", file=sys.stderr, flush=True)
    print(f"\n{args.cases:,} command lines, seed {args.seed}: {broken} broke a law; exit statuses {dict(statuses)}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
