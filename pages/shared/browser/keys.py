"""Keys that press a page's buttons: one listener, whatever changes; letters and digits can be turned off.

    keys.press({"1": "game.option1", "n": "game.next"}, label="Keys: 1 answers, N goes on", key="game.keys")
"""

from __future__ import annotations

from collections.abc import Mapping

from pages.shared.browser.component import drawing

_keys = drawing("keys", "keys.js", styles=("keys.css",))


def press(
    keys: Mapping[str, str], *, key: str, label: str | None = None, said: str | None = None, gives_back: bool = False
) -> None:
    """A key, as browsers name it, presses the button that has this key in Streamlit; not while a field has the keyboard.

    Letters and digits need a `label`, which says what they do, beside a switch that turns them off for good in this
    browser (WCAG 2.2, 2.1.4). `said`: what a screen reader says once it changes; the page goes to its top then. `gives_back`: what was
    tapped with a pointer doesn't keep the keyboard, so that these keys go on working.
    """
    named = {name: button.replace(".", "-") for name, button in keys.items()}
    _keys(key=key, data={"keys": named, "label": label, "said": said, "gives_back": gives_back})
