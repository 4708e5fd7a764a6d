"""Which room this browser leads or looks at: from the link, and kept by the tab."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config, net_util

from core.errors import UnknownRoom
from core.room.questions import Question
from core.room.views import RoomView, Tally
from pages.sections.room.questions import AFTER, BEFORE, SLUG
from pages.sections.room.votes import Votes, votes_in
from pages.shared.frame import url
from pages.shared.room.opened import link, rooms

LEAD = f"{SLUG}_lead"  # the secret, in the session and in the tab; a link that names another one counts (frame.kept)
LONGEST = 64  # characters of a secret
LOOPBACK = ("localhost", "")


def lead() -> str | None:
    """The secret of the room that this browser leads: the link's, or the one that it had before; None for none."""
    if url.changed("lead"):
        st.session_state[LEAD] = url.text("lead", "", LONGEST)
    return st.session_state.get(LEAD)


def led() -> RoomView | None:
    """The room that this browser leads; None where it leads none that is there."""
    secret = lead()
    try:
        return rooms().leads(secret) if secret else None
    except UnknownRoom:
        return None


def looked_at() -> RoomView:
    """The room whose wall this is: the one that is led, or the link's code. Raises UnknownRoom."""
    return led() or rooms().view(url.text("code", "", 20))


def tally(view: RoomView, number: int) -> Tally:
    """The answers to a question; whoever doesn't lead gets them once they are revealed. Raises Refused."""
    mine = led()
    return rooms().tally(lead() if mine and mine.id == view.id else view.code, number)


def votes(view: RoomView, number: int) -> Votes:
    return votes_in(tally(view, number), view.rehearsal)


def earlier(view: RoomView, question: Question) -> Votes | None:
    """The votes on a question of the survey before the lesson; None where it wasn't asked then."""
    which, _, when = question.key.partition(":")
    if when != AFTER:
        return None
    asked = next((one for one in view.playlist if one.question.key == f"{which}:{BEFORE}" and one.voted), None)
    return votes(view, asked.number) if asked else None


def kept_for_the_end(question: Question) -> bool:
    """Whether what the room says to it stays hidden until it is asked again."""
    return question.key.endswith(f":{BEFORE}")


def for_phones(view: RoomView) -> str:
    """The address that a phone opens: of this page's own server, as others in the network call it."""
    return link(origin(st.context.url), view.code, view.key)


def origin(address: str | None) -> str:
    """Where others find this server.

    Args: address, of a page, as st.context.url tells it. One that leads back to one's own machine is no use to a phone: then it
          is the machine's address in its network, unless the server answers this machine alone.
    """
    parts = urlsplit(address or "")
    path = parts.path.rpartition("/")[0]
    if not _own(parts.hostname or "") or _own(config.get_option("server.address") or "0.0.0.0", any_of_them=False):
        return f"{parts.scheme}://{parts.netloc}{path}"
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme or 'http'}://{net_util.get_internal_ip() or parts.hostname or 'localhost'}{port}{path}"


def _own(host: str, *, any_of_them: bool = True) -> bool:
    """Whether an address leads back to one's own machine. any_of_them: 0.0.0.0 as well, which is all of a machine's addresses."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host in LOOPBACK
    return address.is_loopback or (any_of_them and address.is_unspecified)
