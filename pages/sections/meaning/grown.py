"""The grown-up's map of the same words beside our last one: who stands together in each, and how alike the pair is in both."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from core.formatting import NO_FIGURE, percent, signed
from core.results.grown_up import CALLED, named, similarity
from core.results.word_vectors import Pair
from pages.sections.meaning import words
from pages.sections.meaning.choice import SLUG, STAGE
from pages.shared.films.plotly_film import Drawn, Frame, drawn, spoken, still_picture
from pages.shared.loading import caches, grown_up
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.text.wording import listed

NEAR = 3  # neighbours that are named of a word


def shared() -> dict[str, Any] | None:
    """Its map (core.results.grown_up.table) if all that the stage draws is there; else None."""
    table, ours = grown_up.shipped("map"), words.vectors(caches.BASE, words.EMBED)
    if not table or grown_up.places() is None or words.map_facts(words.EMBED) is None:
        return None
    return table if all(ours.on_map[number] == word for number, word in zip(table["numbers"], table["words"], strict=True)) else None


def likeness(table: dict[str, Any], pair: Pair) -> float | None:
    """How alike it holds two words, -1 to 1; None where one of them is none of its tokens, or not on the map."""
    if not set(pair.words) <= set(table["words"]):
        return None
    first, second = map(table["words"].index, pair.words)
    return similarity(grown_up.places()["hundredths"], first, second, len(table["words"]))


def picture(pair: Pair) -> None:
    """Both maps side by side, the pair joined in each."""
    table = shared()
    if table is None:
        st.info(plain(grown_up.damage("map") or prose.section(SLUG, "grown_missing")), icon=":material/info:")
        return
    pair = words.pair_of(caches.BASE, words.EMBED, *pair.words)
    other = likeness(table, pair)
    ours, theirs = same_kind()
    beside = f"{signed(other)} {CALLED}" if other is not None else f"{NO_FIGURE} in {CALLED}"
    told = f"{' · '.join(pair.words)}: {signed(pair.cosine[-1])} ours, {beside}"
    told += f"\nNearest word of its kind: {percent(ours)} ours, {percent(theirs)} {CALLED}"
    near = near_told(table, pair).replace("*", "")
    still_picture(maps_drawn(caches.BASE, pair.words), told, f"{spoken(told)}. {near}", key=f"{SLUG}.two_maps", fragments=[STAGE])


@st.cache_data(show_spinner=False, max_entries=60)
def maps_drawn(run: str, pair: tuple[str, str]) -> Drawn:
    from core.figures.two_maps import two_maps

    table, measured = shared(), words.pair_of(run, words.EMBED, *pair)
    numbers = table["numbers"]
    places = np.stack([caches.arrays(run, "analyses/map.safetensors")["tsne"][-1][numbers].astype(np.float32), grown_up.places()["places"]])
    other = likeness(table, measured)
    joined = [table["words"].index(word) for word in pair if word in table["words"]]
    figure = two_maps(places, words.laid(run, words.EMBED, "tsne").kinds[numbers], list(words.KINDS), table["words"], joined,
                      (float(measured.cosine[-1]), other or 0.0), ("ours, at the end", CALLED))
    return drawn(figure, [Frame({})])


@st.cache_data(show_spinner=False, ttl=600)
def same_kind() -> tuple[float, float]:
    """Of the words of both maps that are of a kind: the share whose nearest one is of the same kind, in our table and in its."""
    table, known = shared(), words.vectors(caches.BASE, words.EMBED)
    kinds = words.laid(caches.BASE, words.EMBED, "tsne").kinds[table["numbers"]]
    units = known.units[-1, table["numbers"]].astype(np.float32)
    units /= np.linalg.norm(units, axis=1, keepdims=True)
    alike = units @ units.T
    np.fill_diagonal(alike, -np.inf)
    of_kind = kinds < len(words.KINDS) - 1  # the last are other words
    ours, theirs = ((kinds[near] == kinds)[of_kind].mean() for near in (alike.argmax(1), grown_up.places()["nearest"][:, 0]))
    return float(ours), float(theirs)


def near_in_both(table: dict[str, Any], word: str) -> tuple[list[str], list[str]]:
    """The words nearest to one of them, in our table and in its."""
    known = words.vectors(caches.BASE, words.EMBED)
    theirs = grown_up.places()["nearest"][table["words"].index(word), :NEAR]
    return [near for near, _ in known.neighbours(word, k=NEAR)], [table["words"][other] for other in theirs]


def near_told(table: dict[str, Any], pair: Pair) -> str:
    """Who stands nearest to the first of two words in both, or why that can't be told."""
    away = [word for word in pair.words if word not in table["words"]]
    if away:
        return prose.section(SLUG, "grown_away", words=listed([plain(word) for word in away]), called=CALLED,
                             count=f"{len(table['words']):,}")
    ours, theirs = near_in_both(table, pair.words[0])
    return prose.section(SLUG, "grown_near", word=plain(pair.words[0]), called=CALLED, ours=listed([plain(word) for word in ours]),
                         theirs=listed([plain(word) for word in theirs]))


def talk(pair: Pair) -> None:
    """Whose map that is, and who stands nearest in each."""
    table = shared()
    if table:
        prose.show(SLUG, "grown_up", model=named(table).partition(",")[0], count=f"{len(table['words']):,}",
                   near=near_told(table, words.pair_of(caches.BASE, words.EMBED, *pair.words)))
