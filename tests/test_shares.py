"""Shares, as every page writes them."""

import re
from pathlib import Path

import pytest

from pages.shared.shares import percent

PAGES = Path(__file__).resolve().parents[1] / "pages"
SHARES = sorted([*(place / 4001 for place in range(4002)), 1e-9, 0.0004, 0.00099, 0.09951, 0.99951, 1 - 1e-9, 1.4])


@pytest.mark.parametrize(("share", "written"), [
    (0, "0 %"), (0.00002, "< 0.1 %"), (0.0451, "4.5 %"), (0.624, "62 %"), (0.997, "99.7 %"), (0.99999, "> 99.9 %"), (1.0, "100 %"), (1.4, "140 %")])
def test_a_share_is_written_as_fine_as_makes_sense(share, written):
    assert percent(share).replace("\u00a0", " ") == written


def test_nothing_and_all_are_said_of_nothing_and_all_alone_and_a_larger_share_is_never_written_smaller():
    for share in SHARES:
        assert (float(percent(share).strip("<>\u00a0%")) in (0, 100)) == (share in (0, 1)), share
    numbers = [float(re.sub(r"[^\d.]", "", percent(share))) for share in SHARES]
    assert numbers == sorted(numbers)


def test_the_pages_have_one_way_to_write_a_share():
    said = {path.name for path in [*PAGES.rglob("*.py"), *PAGES.rglob("*.js")] if re.search(r"(def|function|const) percent\b", path.read_text())}
    assert said == {"shares.py", "elements.js"}
