"""Thousands of texts with markup, escaped, in Chromium: prints each that isn't shown exactly as it was typed, or of which anything comes to life.

    python tests/bench/hostile_texts.py [--texts 5000] [--seed 2]

A page of 500 texts, every fifth also in each kind of place that takes Markdown, takes about twenty seconds.
"""

import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from tests import markup  # noqa: E402
from tests.served.conftest import settle  # noqa: E402
from tests.served.test_markup import faults  # noqa: E402

A_PAGE = 500


def main() -> int:
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=2)
    args = parser.parse_args()
    found = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])

        def visit(address: str):
            page = browser.new_page()
            page.set_default_timeout(300_000)
            page.goto(address)
            settle(page)
            return page

        for first in range(0, args.texts, A_PAGE):
            texts = markup.texts(args.seed + first, min(A_PAGE, args.texts - first))
            with tempfile.TemporaryDirectory() as folder:
                for place, typed, shown, alive in faults(texts, texts[::5], visit, Path(folder)):
                    found += 1
                    print(f"{place}: typed {typed!r}, shown {shown!r}, alive {alive}")
            print(f"\r{first + len(texts):,} of {args.texts:,}", end="", file=sys.stderr, flush=True)
        browser.close()
    print(f"\n{args.texts:,} texts, seed {args.seed}: {found} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
