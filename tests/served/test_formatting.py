"""Shares and signed numbers in the browser's own drawings."""

from core.formatting import percent, signed
from tests.core.test_formatting import PAGES, SHARES

ELEMENTS = (PAGES / "shared" / "browser" / "elements.js").read_text()
NUMBERS = [0, -0.0, -0.0003, 0.0003, -0.04, -0.96, -1e-9, -31.26, 1234.56, *(place / 997 - 2 for place in range(4000))]


def test_the_browser_writes_shares_as_the_pages_do(chromium):
    page = chromium.new_page()
    written = page.evaluate(f"shares => {{ {ELEMENTS}; return shares.map(percent) }}", SHARES)
    page.close()
    assert written == [percent(share) for share in SHARES]


def test_the_browser_writes_signed_numbers_as_the_pages_do(chromium):
    page = chromium.new_page()
    all_written = page.evaluate(
        f"numbers => {{ {ELEMENTS}; return [0, 1, 2, 3].map(digits => numbers.map(one => signed(one, digits))) }}", NUMBERS)
    page.close()
    for digits, written in enumerate(all_written):
        assert written == [signed(number, f".{digits}f") for number in NUMBERS]
