"""The QR code of an address, as a picture of its own (SVG), which st.html leaves in its place and every printer prints."""

from __future__ import annotations

from functools import lru_cache
from html import escape

import segno

QUIET = 4  # modules of white around it, as the standard asks for (ISO/IEC 18004)


@lru_cache(maxsize=64)
def picture(address: str) -> str:
    """HTML: the code in black on white, whatever the theme, with the address as its text."""
    drawn = segno.make(address, error="m", micro=False).svg_data_uri(border=QUIET, dark="#000", light="#fff", unit=None, omitsize=True)
    return f'<img class="qr" alt="QR code: {escape(address)}" src="{escape(drawn)}">'
