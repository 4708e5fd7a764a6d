"""What a tap opens elsewhere on the page gets the focus: without it a keyboard or a screen reader is left where a
button was.

    st.button("See your round", on_click=arrive.going_to, args=("round",))
    ...
    arrive.at("round")  # once the element or container of this key is on the page
"""

from __future__ import annotations

import time

import streamlit as st

from pages.shared.browser.component import drawing

_arrive = drawing("arrive", "arrive.js", styles=())
_GOING = "arrive.going"


def going_to(key: str) -> None:
    """The reader has tapped what opens the element or container of this key."""
    st.session_state[_GOING] = key


def at(key: str) -> None:
    """Move the focus to the element or container of this key, if the last tap was to open it."""
    if st.session_state.get(_GOING) == key:
        del st.session_state[_GOING]
        _arrive(key=f"{key}.arrive", data={"place": f".st-key-{key.replace('.', '-')}", "tap": time.time()})
