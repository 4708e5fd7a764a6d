"""Films: every moment of training is sent once and scrubbed in the browser, with no traffic while the slider moves.

    text_film(prompt="The cat", texts=[...], steps=run.steps, key="home.film")           text_film.py
    plotly_film(figure, frames, steps=run.steps, sentences=..., key="meaning.map")       plotly_film.py

Each has play, pause, a native slider (arrows), Space to play, a spoken sentence for each moment, and honours the
reader's wish for less motion. The moment at which it rests becomes that of every view. Here is what both have: how one
is mounted, where it opens, and what a browser may tell of it. C checkpoints.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from pages.shared.frame.moment import moment_chosen, moment_name, moment_on, rests_at

SECONDS = 7  # that a whole film takes


def moment_title(step: int) -> str:
    """The moment as it is named at the head of a line: "After 400 steps"."""
    name = moment_name(step)
    return name[0].upper() + name[1:]


def mount(
    component: Callable,
    key: str,
    steps: Sequence[int],
    fragments: Sequence[str],
    data: dict,
    begin: int | None = None,
    *events: str,
    on_change: Callable[[str, object], None] | None = None,
) -> None:
    """Mount a film; its payload stays byte for byte the same while only its own slider moves, so nothing is sent again."""
    steps = [int(step) for step in steps]
    wanted = begin if begin is not None and not moment_chosen() else nearest(steps, moment_on())
    common = {"steps": steps, "names": [moment_title(step) for step in steps], "start": start_of(key, steps, wanted)}
    # The callbacks run before the script, so that everything above the film already shows the new moment.
    tell = telling(key, {event: partial(on_change, event) for event in events})
    component(key=key, data=common | data, on_moment_change=lambda: _take_over(key, steps, fragments), **tell)


def start_of(key: str, places: Sequence[int], wanted: int) -> int:
    """Index of the place at which a film is sent: the one that it had among the same places, as long as the reader's own
    slider is at `wanted`.
    """
    rests_at = (st.session_state.get(key) or {}).get("moment")
    had, start = st.session_state.get(f"{key}.start", (None, wanted))
    if had != list(places) or places[wanted] != rests_at:
        st.session_state[f"{key}.start"] = list(places), (start := wanted)
    return start


def telling(key: str, takes: Mapping[str, Callable[[object], None]]) -> dict[str, Callable[[], None]]:
    """A callback for each event of a component, which hands the new value to what takes it."""
    return {f"on_{event}_change": partial(_pass_on, key, event, take) for event, take in takes.items()}


def _pass_on(key: str, event: str, take: Callable[[object], None]) -> None:
    value = (st.session_state.get(key) or {}).get(event)
    if value is not None:
        take(value)


def nearest(steps: Sequence[int], step: int) -> int:
    """Index of the moment that lies nearest to a step."""
    return min(range(len(steps)), key=lambda index: abs(steps[index] - step))


def _take_over(key: str, steps: Sequence[int], fragments: Sequence[str]) -> None:
    step = (st.session_state.get(key) or {}).get("moment")
    if step in steps:  # a stranger's browser may send anything
        rests_at(int(step), *fragments)
