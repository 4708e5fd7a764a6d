"""One moment of training, for every view of a chapter: which is on, how it is called, who moves it, and what the next
chapter offers of it.
"""

from __future__ import annotations

import streamlit as st

from pages.shared.frame import url
from pages.shared.frame.chapters import chapter
from pages.shared.loading import caches

_ELSEWHERE = "frame.moment_elsewhere"  # the last moment chosen, and in which chapter
_CARRIED = "frame.moment_carried"  # the moment that the reader took along


def begins_at(step: int | None) -> None:
    """The step of training that this chapter shows as long as the reader has chosen none; None: the last."""
    st.session_state["frame.begin"] = step


def moment_on() -> int:
    """The step of training that this chapter shows: the link's `moment`, else the reader's choice here, else the one
    that the chapter begins with.

    A step that the run has not saved moves to the nearest one that it has. Without a run, 0.
    """
    saved = caches.steps()
    if not saved:
        return 0
    if url.changed("moment"):
        asked = url.integer("moment", -1, 0, 10**9)
        if asked >= 0:
            set_moment(min(saved, key=lambda step: abs(step - asked)))
    if st.session_state.get(_moment_key()) not in saved:
        return _first_shown()
    set_moment(st.session_state[_moment_key()])  # a change of page has emptied the address
    return st.session_state[_moment_key()]


def moment_chosen() -> bool:
    """Whether the reader, or the link, has picked a moment here; until then views may begin where they like."""
    return _moment_key() in st.session_state or url.changed("moment")


def set_moment(step: int) -> None:
    """Move every view of this chapter to a step, and say so in the address; the chapters after it will offer it."""
    st.session_state[_moment_key()] = step
    st.session_state[_ELSEWHERE] = (_here(), step)
    url.put(moment=None if step == _first_shown() else step)


def forget_moment(page: str | None = None) -> None:
    """Back to the moment that the page itself shows, this one or another, unless the reader carried one along."""
    key = _moment_key(page)
    if st.session_state.get(key) != st.session_state.get(_CARRIED):
        st.session_state.pop(key, None)
        url.put(moment=None)


def offer_moment() -> None:
    """A button that carries on at the moment that was chosen in another chapter, if there is one that differs."""
    page, step = st.session_state.get(_ELSEWHERE, (_here(), 0))
    if page != _here() and step in caches.steps() and step != moment_on() and not moment_chosen():
        st.button(f"Carry on {moment_name(step)}, as in “{chapter(page).short}”?", key="frame.carry_on",
                  type="tertiary", icon=":material/history:", on_click=_carry_on, args=(step,))


def _carry_on(step: int) -> None:
    set_moment(step)
    st.session_state[_CARRIED] = step


def _here() -> str:
    return st.session_state.get("url.page") or "home"


def _moment_key(page: str | None = None) -> str:
    return f"{page or _here()}.moment_shown"


def _first_shown() -> int:
    """What this chapter shows as long as the reader has chosen no moment, and so what a link without one opens."""
    begin, saved = st.session_state.get("frame.begin"), caches.steps()
    return begin if begin in saved else saved[-1]


def moment_name(step: int) -> str:
    """How a moment is called on every page: "before training", "after 3,000 steps"."""
    return "before training" if step == 0 else f"after {step:,} steps"


def rests_at(step: int, *fragments: str) -> None:
    """A film rests at a step: every view follows. To be called from the film's callback.

    Args: fragments, the keys of those that show the moment; they alone run again, and the line that names it. None: the
          usual rerun.
    """
    set_moment(step)
    if fragments:
        st.rerun(list(fragments))
