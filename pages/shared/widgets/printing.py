"""A button that prints the page."""

from __future__ import annotations

from pathlib import Path

from pages.shared.browser.component import drawing

_print = drawing("print", Path(__file__).with_name("print.js"))


def button(label: str, *, key: str = "print") -> None:
    _print(key=key, data={"label": label})
