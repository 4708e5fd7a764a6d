"""What the index of the training text costs:  python tests/bench/bench_memory.py [--run base] [--json]

    start     from the files of the run to an index that answers, processor seconds                at most 3
    memory    what it leaves behind in the process, MB; the most that it took on the way           at most 100
    find      a stretch of words with its documents, median and slowest of many, milliseconds      at most 50
    say       what a look-up says after a beginning, the same                                      at most 50
    count     what five counters say after one, all their shares, the same                         at most 5
    compare   a text of about 120 words and marks against the whole training text, the same        (no limit)

Stretches of all lengths are taken from the text itself, the most frequent words and lines with 300 copies among them.
"""

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from core.runs.store import open_run
from core.text_index.copied import compare
from core.text_index.corpus_text import Text, cut
from core.text_index.counters import Counters
from core.text_index.longest_match import look_up
from core.text_index.suffix_array import Index

FREQUENT = 5  # of the most frequent words


def resident() -> float:
    """MB of memory that the process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def taken(ask: Callable[[str], object], texts: Sequence[str]) -> dict[str, float]:
    """Median and most processor milliseconds over some texts."""
    cost = []
    for text in texts:
        began = time.process_time()
        ask(text)
        cost.append(1e3 * (time.process_time() - began))
    return {"median_ms": round(statistics.median(cost), 2), "most_ms": round(max(cost), 2)}


def measure(name: str) -> dict:
    run = open_run(name)
    arrays, facts = run.array("text"), run.table("text_facts")
    before, began = resident(), time.process_time()
    index = Index(Text(arrays, facts))
    start = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    documents = [index.text.document(id).text for id in range(0, len(index.text), len(index.text) // 50)]
    stretches = [unit.strip() for unit in index.text.units[1:1 + FREQUENT]]
    for number, text in enumerate(documents):
        units = cut(text)
        stretches.append(text[units[0].start:units[min(number, len(units) - 1)].end])
    counters = Counters(index)
    counters.counts(())  # of no words: once for all
    return {"run": name, "start_seconds": round(start, 2), "memory_mb": round(resident() - before), "peak_mb": round(peak - before),
            "find": taken(index.find, stretches), "say": taken(lambda text: look_up(index, text), [text for text in stretches if text.strip()]),
            "count": taken(counters.shares, stretches), "compare": taken(lambda text: compare(index, text), documents)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", default="base")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = measure(asked.run)
    print(json.dumps(found) if asked.json else "\n".join(f"{name:14} {value}" for name, value in found.items()))
