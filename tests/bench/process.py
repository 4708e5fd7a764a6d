"""What another process holds of the machine's memory, as Linux tells it, MB (10^6 bytes)."""

import os
import threading
from pathlib import Path

PARTS = {"resident": "Rss", "anonymous": "Anonymous", "proportional": "Pss"}


def only_child() -> int:
    """The process that this one has started, as long as there is but one."""
    return int(Path(f"/proc/self/task/{os.getpid()}/children").read_text())


class Memory:
    """Looks at a process every half second. `peak`: the most of all that is resident, of what no file backs, and of its fair share of both."""

    def __init__(self, process: int, every: float = 0.5):
        self._file, self._every = Path(f"/proc/{process}/smaps_rollup"), every
        self.peak = dict.fromkeys(PARTS, 0)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self._over.set()
        self._thread.join()

    def held(self) -> dict[str, int]:
        kb = {line.split(":")[0]: int(line.split()[1]) for line in self._file.read_text().splitlines()[1:]}
        return {name: round(kb[part] / 1000) for name, part in PARTS.items()}

    def now(self) -> str:
        """What is held now, and the most so far, in words."""
        held = self.held()
        return (f"{held['resident']:5} MB resident, {held['anonymous']:4} of it backed by no file ({held['proportional']} proportional); "
                f"at most {self.peak['resident']} and {self.peak['anonymous']}")

    def _watch(self) -> None:
        while not self._over.wait(self._every):
            held = self.held()
            self.peak = {name: max(most, held[name]) for name, most in self.peak.items()}
