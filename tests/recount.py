"""What ships with the runs, counted plainly and not as the pages count it: tests hold for whichever runs ship."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pages.shared.text.skill_names import FAMILIES

RUNS = Path(os.environ.get("NUDGE_RUNS") or Path(__file__).resolve().parents[1] / "assets" / "runs")
STARTS = ("base", "seed2", "seed4")
COUNTS = ("words", "pairs", "threes", "fours", "fives")  # what counters count, by how many words they look at
ASKING = ("tell", "write", "please", "explain", "give", "show", "help", "can", "could", "will")


def table(name: str, run: str = "base") -> dict[str, Any]:
    """analyses/<name>.json of a run."""
    return json.loads((RUNS / run / "analyses" / f"{name}.json").read_text(encoding="utf-8"))


def steps() -> list[int]:
    """The moments that were saved of base."""
    return sorted(int(path.stem.removeprefix("step_")) for path in (RUNS / "base" / "checkpoints").iterdir())


def last() -> str:
    """The last moment, as pages write it: "15,000"."""
    return f"{steps()[-1]:,}"


def since(holds: Sequence[bool]) -> int | None:
    """The index from which on all of `holds` are true; None if the last isn't."""
    return next((index for index in range(len(holds)) if all(holds[index:])), None)


def families(run: str = "base") -> dict[str, dict[str, Any]]:
    """Every test of skills.json by its name."""
    return {family["family"]: family for family in table("skills", run)["families"]}


def nine_tenths() -> tuple[int, str]:
    """The first moment by which the loss has made nine tenths of its fall, and how much of training that is, told."""
    losses = table("losses")
    loss = losses["heldout_loss"]
    at = [one <= loss[0] - 0.9 * (loss[0] - min(loss)) for one in loss].index(True)
    share = losses["steps"][at] / losses["steps"][-1]
    name = "A quarter or less" if share <= 0.25 else "About half" if share <= 0.75 else "Over three quarters"
    return losses["steps"][at], name


def most_copied() -> int:
    """The moment, by index, at which the text after "Once upon a time" holds the most copied stretches."""
    shipped = next(one for one in table("recitals")["beginnings"] if one["prompt"] == "Once upon a time")
    counts = [len(patches["spans"]) for patches in shipped["patches"]]
    return counts.index(max(counts))


def widest() -> str:
    """The test of skills.json whose starts end farthest apart."""
    ends = [families(run) for run in STARTS]
    apart = {name: [run[name]["right"][-1] / run[name]["n"] for run in ends]
             for name in ends[0] if all(name in run for run in ends)}
    return max(apart, key=lambda name: max(apart[name]) - min(apart[name]))


def new_questions(family: str, run: str = "base") -> list[dict[str, Any]]:
    """The tests of one of the four skills whose questions the run never read."""
    tests = families(run)
    return [tests[name] for name in FAMILIES[family] if name in tests and not tests[name]["seen"]]


def onsets() -> dict[str, int]:
    """The step from which on each of the four skills is never below its bar, half-way from chance to all right."""
    found = {}
    for family in FAMILIES:
        parts = new_questions(family)
        n = sum(part["n"] for part in parts)
        bar = (1 + sum(part["chance"] * part["n"] for part in parts) / n) / 2
        rights = zip(*(part["right"] for part in parts), strict=True)
        found[family] = steps()[since([sum(right) / n >= bar for right in rights])]
    return found


def nearest() -> list[int]:
    """How many words the counter looks at to which the model is nearest at each moment: of those that luck can't tell
    apart, two standard errors, the one that looks at the fewest."""
    found = table("ladder")
    moments = zip(zip(*found["distances"], strict=True), zip(*found["luck"], strict=True), strict=True)
    return [next(words for words, bits in enumerate(apart) if bits - min(apart) <= 2 * luck[words])
            for apart, luck in moments]


def phases() -> list[tuple[int, int]]:
    """(index of a moment, how many words the counter looks at to which the model is nearest from there on), up to where
    it does more than counting."""
    at = nearest()[:table("ladder")["steps"].index(passes_counting())]
    return [(moment, words) for moment, words in enumerate(at) if moment == 0 or words != at[moment - 1]]


def passes_counting(run: str = "base") -> int:
    """The step from which on a run is less surprised by new text than every counter of that text."""
    losses, counters = table("losses", run), table("ladder")["losses"]
    return losses["steps"][since([loss < min(counters) for loss in losses["heldout_loss"]])]


def unread() -> str:
    """A word that stands nowhere in the training text."""
    read = json.loads((RUNS / "base" / "words.json").read_text(encoding="utf-8"))
    return next(word for word in ("zyzzyva", "xyzzy", "blockchain") if word not in read)


def far_known() -> dict[str, Any]:
    """What visitors type and lies farthest though each word was read, no order, no question: its row of the table."""
    found = table("beginnings")
    limits = found["program"]["far"]
    rows = [row for row in found["visitors"] if not row["unknown"] and row["beginning"].replace(" ", "").isalpha()
            and not row["beginning"].lower().startswith(ASKING)]
    over = {row["bits"] - limits[min(row["tokens"], len(limits)) - 1]: row for row in rows}
    assert max(over) > 0.1
    return over[max(over)]
