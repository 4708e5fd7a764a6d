"""Shares in the browser's own drawings."""

from core.formatting import percent
from tests.core.test_formatting import PAGES, SHARES


def test_the_browser_writes_shares_as_the_pages_do(chromium):
    page = chromium.new_page()
    written = page.evaluate(f"shares => {{ {(PAGES / 'shared' / 'browser' / 'elements.js').read_text()}; return shares.map(percent) }}", SHARES)
    page.close()
    assert written == [percent(share) for share in SHARES]
