"""The ticket of a reader's lesson (core.training.queue): in the session, and in the tab's own storage, so that a reload
finds the lesson again.

It never stands in the address: whoever is sent a link could stop the sender's lesson. It is made here, by lot, and told
to nobody but the tab.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

import streamlit as st

from pages.shared.browser.component import drawing

NAME = "nudge.ticket"  # under which the tab keeps it
_HELD, _GIVEN_UP, _KEEPER = "ticket.held", "ticket.given_up", "ticket.keeper"
_keeper = drawing("ticket", "ticket.js", styles=())


def held() -> str | None:
    """The ticket that this reader has."""
    return st.session_state.get(_HELD)


def new() -> str:
    """A ticket that nobody can guess."""
    return secrets.token_urlsafe(16)


def hold(ticket: str) -> None:
    st.session_state[_HELD] = ticket


def give_up() -> None:
    """This reader is done with the ticket, and the tab forgets it."""
    st.session_state[_GIVEN_UP] = st.session_state.pop(_HELD, None)


def keep(on_return: Callable[[str], bool]) -> None:
    """To be called where the page has a lesson: the tab keeps the ticket.

    Args:  on_return, given the ticket that the tab has kept from before a reload; says whether it is still good for
           something.
    """
    _keeper(key=_KEEPER, data={"name": NAME, "ticket": held(), "given_up": st.session_state.get(_GIVEN_UP)},
            on_kept_change=lambda: _returned(on_return))


def _returned(on_return: Callable[[str], bool]) -> None:
    kept = st.session_state[_KEEPER].get("kept")
    if held() or not isinstance(kept, str):
        return
    hold(kept)
    if not on_return(kept):
        give_up()
