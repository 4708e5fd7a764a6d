"""The grown-up beside our model: what ships of it, and the model itself where a host has installed its weights.

It is opened once a process, behind the scenes, when somebody first types where it stands; no page waits for it.

    prompts = shipped("prompts")             # None, and `damage` says why, where the file is missing or damaged
    live().wake()                            # begin to open it; at once back
    live().ready, live().part, live().why    # the model, or how far it is, or the sentence why not, for a host
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.errors import NudgeError
from core.results import grown_up
from pages.shared.loading.background import behind_the_scenes
from pages.shared.loading.held import held, of_file

if TYPE_CHECKING:
    import numpy as np

    from core.grown_up.reader import GrownUp


@held(stamp=lambda subject: of_file(grown_up.FOLDER / f"{subject}.json"))
def _read(subject: str) -> tuple[dict[str, Any] | None, str]:
    try:
        return grown_up.table(subject), ""
    except NudgeError as error:
        return None, str(error)


def shipped(subject: str) -> dict[str, Any] | None:
    """What it said on a subject (core.results.grown_up.SUBJECTS); None where that is missing or damaged."""
    return _read(subject)[0]


def damage(subject: str) -> str:
    """Why there is nothing on a subject, in one sentence; "" if there is."""
    return _read(subject)[1]


@held(stamp=lambda: of_file(grown_up.FOLDER / "map.safetensors"))
def _read_places() -> dict[str, np.ndarray] | None:
    try:
        return grown_up.places()
    except NudgeError:
        return None


def places() -> dict[str, np.ndarray] | None:
    """The places of its map; None where they are missing or damaged."""
    return _read_places()


def can_be_asked(text: str) -> bool:
    """Whether it says something after a text here, as far as that is known before it is opened."""
    return bool(known(text)) or not hindered()


def hindered() -> str:
    """Why typed words can't be given to it on this machine, in one sentence for its host; "" if they can. A reader is told what to do instead
    (widgets.grown_up.not_typed).
    """
    from core.grown_up import weights

    if live().ready:
        return ""
    try:
        weights.place()
        weights.check_room()
    except NudgeError as error:
        return str(error)
    return live().why


class Live:
    """The opened model, one for all readers. Sleeping, on its way (`part` of 1), ready, or not to be had (`why`)."""

    def __init__(self):
        self.ready: GrownUp | None = None
        self.part = 0.0
        self.why = ""
        self._turn, self._thread = threading.Lock(), None

    def wake(self) -> None:
        """Begin to open it, if that hasn't begun; what can be told at once (not installed, turned off) is told at once."""
        from core.grown_up import weights

        with self._turn:
            if self.ready or self._thread:
                return
            try:
                self.why = ""
                weights.place()
                weights.check_room()
            except NudgeError as error:  # another time may be better: nothing is kept
                self.why = str(error)
                return
            self._thread = behind_the_scenes(self._open)

    def _open(self) -> None:
        from core.grown_up.reader import GrownUp
        from core.malloc_trim import give_back

        try:
            self.ready = GrownUp(report=self._reached)
        except NudgeError as error:
            self.why = str(error)
        except Exception as error:  # no memory, as PyTorch says it; a part of the file that nobody foresaw: who waits is told
            self.why = f"{grown_up.CALLED} could not be opened here ({type(error).__name__}); the pages go on without."
        finally:
            give_back()
            if not self.ready:
                self._thread = None

    def _reached(self, part: float) -> None:
        self.part = part


@held
def live() -> Live:
    """The one of this process."""
    return Live()


@st.cache_resource(show_spinner=False, max_entries=300)
def _typed(text: str) -> dict[str, Any]:
    """What it was asked live after a text, once a process; filled by `said`."""
    return {}


def known(text: str) -> dict[str, Any] | None:
    """What it says after a text, if that ships or was asked before (core.results.grown_up.of_prompt)."""
    table = shipped("prompts")
    return (grown_up.of_prompt(table, text) if table else None) or _typed(text) or None


def said(text: str, place: st.delta_generator.DeltaGenerator, writes: bool = True) -> dict[str, Any] | None:
    """What it says after a text: what ships, or else it is asked, opened first if need be, with progress in `place`. A newer
    tap of the reader goes first, and what was on its way goes on. None where it can't be had (see `hindered`).

    Args: writes, whether it is to go on writing too ("goes_on"). Raises BadInput.
    """
    found = known(text)
    if found and ("goes_on" in found or not writes):
        return found
    model = live()
    model.wake()
    while not model.ready and not model.why:
        place.progress(model.part, f"Opening {grown_up.CALLED}: its weights are read once, for everybody …")
        time.sleep(0.2)
    if not model.ready:
        place.empty()
        return None
    from core.grown_up.answers import drawn, shares_after

    found = shares_after(model.ready, text, grown_up.TOP)
    written = ""
    for piece in drawn(model.ready, text) if writes else ():
        written += piece
        place.progress(min(1.0, len(written) / 120), f"{grown_up.CALLED} goes on …")
    place.empty()
    _typed(text).update(found, **({"goes_on": written} if writes else {}))
    return _typed(text)
