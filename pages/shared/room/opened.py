"""The one store of rooms that pages and phones of this process share, and where on a host phones find them."""

from __future__ import annotations

import streamlit as st
from streamlit import config
from streamlit.errors import StreamlitSecretNotFoundError

from core.room.store import Rooms
from pages.shared.loading.held import held

SECRET = "rooms"  # of Streamlit's secrets: [rooms] url = "postgresql://..."
PHONES = "join"  # the address of the phones' page


@held
def rooms() -> Rooms:
    """The rooms; nothing is opened before they are used (core.room.store says how)."""
    return Rooms(_secret())


def below() -> str:
    """The path below which the host has put Nudge (server.baseUrlPath), "" or "/nudge": every address of ours begins with it."""
    path = (config.get_option("server.baseUrlPath") or "").strip("/")
    return path and f"/{path}"


def link(origin: str, code: str, key: str) -> str:
    """What a QR code on the wall holds.

    >>> link("https://nudge.example/", "KTM4XR", "BCDFGHJKMN")
    'https://nudge.example/join?code=KTM4XR-BCDFGHJKMN'
    """
    return f"{origin.rstrip('/')}/{PHONES}?code={code}-{key}"


def _secret() -> str:
    try:
        return str(st.secrets.get(SECRET, {}).get("url", ""))
    except (StreamlitSecretNotFoundError, AttributeError):  # most hosts have none
        return ""
