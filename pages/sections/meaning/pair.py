"""The words beside any two words: how alike they are, prepared ones or typed, and their numbers at every moment."""

from __future__ import annotations

import numpy as np
import streamlit as st

from core.formatting import NO_FIGURE, signed
from core.results.word_vectors import Pair
from pages.sections.meaning import choice, grown, wording, words
from pages.sections.meaning.choice import SLUG
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.text.wording import listed
from pages.shared.widgets import box, grown_up
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table


def talk(step: str) -> None:
    """Any two words: prepared ones by one tap, or typed; on the map or as a curve."""
    known = words.vectors(caches.BASE, choice.table_on())
    pair, refused = choice.own_pair()
    if choice.grown_on(step):
        grown.talk(pair)
    else:
        prose.show(SLUG, step)
    ready = {f"{a} · {b}": (a, b) for a, b in choice.PAIRS if {a, b} <= set(known.words)}
    left, right = st.columns(2)
    box.text_input("First word", into=left, key=f"{SLUG}.first", max_chars=60, persist_state="session")
    box.text_input("Second word", into=right, key=f"{SLUG}.second", max_chars=60, persist_state="session")
    if refused:
        st.info(f"{plain(refused)} The picture stays with *{pair.words[0]}* and *{pair.words[1]}*.", icon=":material/edit:")
    away = [word for word in pair.words if known.place(word) is None]
    if away and not refused and not choice.grown_on(step):
        prose.show(SLUG, "not_on_map", words=listed([f"*{word}*" for word in away]), count=f"{len(known.on_map):,}")
    st.segmented_control("Show it", (*choice.VIEWS, choice.GROWN), required=True, key=f"{SLUG}.shown_as", label_visibility="collapsed",
                         format_func={"map": "On the map", "curve": "As a curve", choice.GROWN: "A grown-up"}.get,
                         persist_state="session")
    st.pills("Or one of these", list(ready), key=f"{SLUG}.ready", on_change=_take, args=(ready,))
    if choice.grown_on(step):
        return grown_up.alike(f"{SLUG}.grown")
    numbers(pair)
    others = words.curves_of_other_runs(pair, choice.table_on())
    if others:
        with drawer("Was it luck? Other starts", key=f"{SLUG}.seeds") as opened:
            if opened:
                shorter = any(np.isnan(values[-1]) for _, values in others)
                prose.show(SLUG, "seeds_shorter" if shorter else "seeds",
                           ends=" and ".join(signed(values[~np.isnan(values)][-1]) for _, values in others))


def _take(ready: dict[str, tuple[str, str]]) -> None:
    if st.session_state[f"{SLUG}.ready"]:
        choice.take_pair(*ready[st.session_state[f"{SLUG}.ready"]])


def numbers(pair: Pair) -> None:
    """A pair at every moment, beside the control pair, the band and other starts."""
    with drawer("The numbers", key=f"{SLUG}.pair_numbers") as opened:
        if not opened:
            return
        known, control = words.vectors(caches.BASE, choice.table_on()), choice.control(pair, choice.table_on())
        st.markdown(f"{wording.drift(pair)} {wording.drift(control) if control else ''}")
        number_table({
            "Step": [f"{each:,}" for each in known.steps],
            " · ".join(pair.words): [signed(value) for value in pair.cosine],
            **({" · ".join(control.words): [signed(value) for value in control.cosine]} if control else {}),
            **{name: [NO_FIGURE if np.isnan(value) else signed(value) for value in values]
               for name, values in words.curves_of_other_runs(pair, choice.table_on())},
            "95 of 100 random pairs": [f"{signed(low)} to {signed(high)}" for low, high in known.band],
            f"Words farther from {pair.words[0]} than {pair.words[1]}": [wording.share(value) for value in pair.closer],
        })
