"""Every kind of damage to every file of the runs, on every page that reads it.

    OMP_NUM_THREADS=1 python tests/bench/bench_damage.py [--seed 1] [slug …]

Prints a line for each view that Streamlit's own exception box, a missing title or a missing end of page spoils, or that doesn't name the damaged
file (a file that is read behind the scenes for whoever may type needn't be named), and the counts at the end. About 1,050 views and 10 minutes of
one core; tests/pages/test_damage.py draws some hundred of them by lot.
"""

import argparse
import logging
import os
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from core.runs.timeline import Timeline
from pages.shared.frame import shell
from pages.shared.frame.chapters import chapters
from pages.shared.frame.parts import SORRY
from tests import damage


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("slugs", nargs="*", default=[entry.slug for entry in chapters()])
    asked.add_argument("--seed", type=int, default=1)
    args = asked.parse_args()
    logging.disable(logging.CRITICAL)
    shell._import_heavy_things = lambda: None
    Timeline.continuations = lambda *_, steps, **how: iter(["…"] * len(steps))
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        copied = damage.copy_of_the_runs(Path(place) / "runs")
        os.environ["NUDGE_RUNS"] = str(copied)
        for slug in args.slugs:
            rng = random.Random(f"{args.seed} {slug}")
            for (run, file), now in damage.read_by(slug).items():
                path = copied / run / file
                for how in damage.KINDS:
                    named = now and file != "manifest.json" and how.__name__ not in ("missing", "locked")
                    with damage.damaged(path, how, rng):
                        counts += view(slug, f"{run}/{file}", how.__name__, named)
                if path.suffix == ".json" and path.parent.name == "analyses":
                    with damage.damaged(path, damage.one_key_less, rng):
                        manifest = path.parents[1] / "manifest.json"
                        with damage.damaged(manifest, lambda file, _: damage.bless(file.parent), rng):
                            counts += view(slug, f"{run}/{file}", "vouched for", named=False)
    print(", ".join(f"{count:,} {what}" for what, count in sorted(counts.items())))
    return 1 if counts["spoilt"] or counts["unnamed"] else 0


def view(slug: str, file: str, how: str, named: bool) -> Counter[str]:
    """Look at a page on which a file is damaged; tell and count what is wrong with it."""
    test = damage.at_rest(damage.seen(slug))
    told, faults = damage.told(test), damage.faults(test, slug)
    file_in_run = file.partition("/")[2]
    unnamed = named and file_in_run not in told + damage.told_later(slug, file_in_run)
    if faults or unnamed:
        print(f"{slug}: {file} {how}: {', '.join(faults) or 'not named'}", flush=True)
    return Counter(views=1, spoilt=bool(faults), unnamed=unnamed, sorry=SORRY in told)


if __name__ == "__main__":
    sys.exit(main())
