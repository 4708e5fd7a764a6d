"""What the reader has chosen in this chapter: two words, a table, a map, words that are followed, kinds that are lit."""

from __future__ import annotations

from math import isfinite

import streamlit as st

from core.errors import BadInput
from core.results.word_vectors import Pair
from pages.sections.meaning.words import EMBED, KINDS, MAPS, TABLES, has_both_tables, pair_of, vectors
from pages.shared.frame import stage, url
from pages.shared.loading import caches
from pages.shared.widgets import box

SLUG = "meaning"
STAGE = f"{SLUG}.stage"  # the fragment
FIRST, CONTROL, OPPOSITES = ("cat", "dog"), ("cat", "spreadsheet"), ("happy", "sad")
PAIRS = (
    FIRST, ("king", "queen"), ("Monday", "Friday"), ("Paris", "London"), ("seven", "eight"), ("red", "blue"), OPPOSITES,
    ("went", "walked"), ("cat", "milk"), ("river", "bank"),
)
FIXED = {"noise": FIRST, "guess": FIRST, "kinds": FIRST, "opposites": OPPOSITES}  # step -> its pair
LIT = {"kinds": ["animals"]}  # step -> the kinds that are lit as long as the reader has lit none
VIEWS = ("map", "curve")  # of the reader's own pair, and of the two tables
GROWN = "grown"  # of the reader's own pair, too: another model's map beside the last moment
NARROWEST = 0.1  # of a map, times as wide as high
MOST = 4  # words followed at once


def follow_link() -> None:
    """Take over what a link carries; one without a step opens the step that its state belongs to."""
    arrived = {name for name in ("words", "word", "view", "map", "table") if url.changed(name)}
    own = {"words": "pair", "word": "pair", "view": "kinds", "map": "trap", "table": "tables"}
    if arrived and "step" not in url.named():
        stage.open_at(SLUG, next(step for name, step in own.items() if name in arrived))
    first, second = linked if len(linked := url.words("words", FIRST)) == 2 else FIRST
    fresh = url.changed("words") or f"{SLUG}.second" not in st.session_state
    url.bind(f"{SLUG}.first", first, "words")
    if fresh:
        st.session_state[f"{SLUG}.second"] = second
    url.bind(f"{SLUG}.table", url.choice("table", EMBED, list(TABLES)), "table")
    url.bind(f"{SLUG}.kind_of_map", url.choice("map", "tsne", list(MAPS)), "map")
    words = vectors(caches.BASE, EMBED)
    url.bind(f"{SLUG}.followed", [word for word in url.words("word", [], most=MOST) if word in words.on_map], "word")
    lit = [kind for kind in url.words("view", [], most=len(KINDS)) if kind in KINDS]
    url.bind(f"{SLUG}.lit", lit or None, "view")
    for name in ("shown_as", "shown_of_tables"):
        st.session_state.setdefault(f"{SLUG}.{name}", VIEWS[0])
    written()


def written() -> None:
    """Put what differs from the beginning into the address."""
    state = st.session_state
    pair = (state[f"{SLUG}.first"], state[f"{SLUG}.second"])
    url.put(words=None if pair == FIRST or "" in pair else pair, map=None if map_on() == "tsne" else map_on(),
            table=None if table_on() == EMBED else table_on(), word=followed() or None, view=state[f"{SLUG}.lit"] or None)


def table_on() -> str:
    return st.session_state.get(f"{SLUG}.table", EMBED) if has_both_tables() else EMBED


def map_on() -> str:
    return st.session_state.get(f"{SLUG}.kind_of_map", "tsne")


def curve_on(step: str) -> bool:
    """Whether the step shows its curves instead of the map."""
    return st.session_state.get(f"{SLUG}.{({'pair': 'shown_as', 'tables': 'shown_of_tables'}).get(step)}") == "curve"


def grown_on(step: str) -> bool:
    """Whether another model's map stands beside the last moment."""
    return step == "pair" and st.session_state.get(f"{SLUG}.shown_as") == GROWN


def covered(step: str) -> bool:
    """Whether the step asks where *cat* ends, and the reader hasn't guessed yet: no word, and no place on the map."""
    return step == "guess" and not st.session_state.get(f"{SLUG}.guess") and not place()


def place() -> tuple[str, float, float, float] | None:
    """Where the reader tapped for *cat*: the kind of map, 0 to 1 across and up it, and how many times as wide as high it was."""
    return st.session_state.get(f"{SLUG}.place")


def placed(value: object) -> None:
    """The reader tapped where *cat* will end. Anything else is left alone."""
    if isinstance(value, list) and len(value) == 4 and all(type(part) in (int, float) and isfinite(part) for part in value):
        x, y, wide, _ = value  # a stranger's browser may send anything
        if 0 <= x <= 1 and 0 <= y <= 1 and NARROWEST <= wide <= 1 / NARROWEST:
            st.session_state[f"{SLUG}.place"] = map_on(), float(x), float(y), float(wide)


def followed() -> list[str]:
    return st.session_state.setdefault(f"{SLUG}.followed", [])


def lit(step: str) -> list[str]:
    chosen = st.session_state.get(f"{SLUG}.lit")
    return LIT.get(step, []) if chosen is None else chosen


def pair(step: str) -> Pair | None:
    """The two words that a step is about; None where the run lacks them."""
    return own_pair()[0] if step not in FIXED else _known(FIXED[step]) or own_pair()[0]


def own_pair() -> tuple[Pair | None, str]:
    """The reader's own two words, and why a word that was typed can't be compared; the pair before stays on then."""
    words, state = vectors(caches.BASE, table_on()), st.session_state
    try:
        first, second = (words.form(box.value(f"{SLUG}.{name}")) for name in ("first", "second"))
        found = pair_of(caches.BASE, table_on(), first, second)
    except BadInput as error:
        before = state.get(f"{SLUG}.last_pair")
        return (_known(before) if before else None) or next(filter(None, map(_known, PAIRS)), None), str(error)
    state[f"{SLUG}.last_pair"] = found.words
    return found, ""


def _known(pair: tuple[str, str], table: str | None = None) -> Pair | None:
    try:
        return pair_of(caches.BASE, table or table_on(), *pair)
    except BadInput:
        return None


def control(pair: Pair, table: str) -> Pair | None:
    """The pair to compare with, in the same table, unless it is the one that is shown."""
    return None if set(CONTROL) == set(pair.words) else _known(CONTROL, table)


def take_pair(first: str, second: str) -> None:
    """Compare two words. For callbacks."""
    st.session_state[f"{SLUG}.first"], st.session_state[f"{SLUG}.second"] = first, second


def compare(first: str, second: str) -> None:
    """Compare two words, at the step where the reader's own pair stands. For callbacks."""
    take_pair(first, second)
    stage.go_to(SLUG, "pair")


def let_go(word: str) -> None:
    """Follow a word no longer. For callbacks."""
    st.session_state[f"{SLUG}.followed"] = [other for other in followed() if other != word]


def tapped(value: object) -> None:
    """The reader tapped or found a word on the map: it is followed, or no longer. Anything else is left alone."""
    word = value[0] if isinstance(value, list) and value else None
    if not isinstance(word, str) or word not in vectors(caches.BASE, EMBED).on_map:
        return  # a stranger's browser may send anything
    if word in followed():
        let_go(word)
    else:
        st.session_state[f"{SLUG}.followed"] = [*followed(), word][-MOST:]


def light(value: object) -> None:
    """The reader lit kinds up. Anything but names of kinds is left alone."""
    if isinstance(value, list) and all(kind in KINDS for kind in value if isinstance(kind, str)) and len(value) <= len(KINDS):
        st.session_state[f"{SLUG}.lit"] = [kind for kind in value if isinstance(kind, str)]
