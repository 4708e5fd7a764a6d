"""How a server ends that is asked to while it works:  python tests/bench/bench_ending.py [times] [kind of work ...]

Each kind of work (tests/served/ending.py), each of SIGTERM and SIGINT, `times` times (10), after another pause each time. Clean is: status 0, as an
idle Streamlit server gives for both, nothing of an error in what it said, and at most three seconds.
"""

import random
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.served.ending import AT_MOST, WORK, ended

LONGEST = {"idle": 4.0, "indexing": 8.0}  # seconds until it is asked to end, at most; of the others 2
SIGNALS = (signal.SIGTERM, signal.SIGINT)


def main() -> None:
    times, names = int(sys.argv[1]) if len(sys.argv) > 1 else 10, sys.argv[2:] or list(WORK)
    lot = random.Random(1)
    for name in names:
        for number in SIGNALS:
            ends = [ended(WORK[name], number, lot.uniform(0, LONGEST.get(name, 2.0))) for _ in range(times)]
            clean = sum(end.clean and end.seconds <= AT_MOST for end in ends)
            print(f"{name:14}{number.name:9}{clean:3} of {times} clean, slowest {max(end.seconds for end in ends):5.1f} s, "
                  f"statuses {sorted({end.status for end in ends})}", flush=True)
            for said in sorted({end.said.strip().splitlines()[-1] for end in ends if not end.clean and end.said.strip()}):
                print(f"    {said}")


if __name__ == "__main__":
    main()
