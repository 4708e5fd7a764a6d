"""What ships with the run for this chapter: the words in both tables, their maps, their kinds, pairs of them measured."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from core.results.word_vectors import KINDS, Pair
from core.typed_text import ALIKE
from pages.sections.meaning import wording
from pages.shared.loading import caches
from pages.shared.loading.caches import vectors
from pages.shared.loading.held import held, minute

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np

    from core.figures.word_map import Laid
    from core.results.word_map import WordMap

EMBED, UNEMBED = "embed", "unembed"  # as core.analyses.word_similarity calls the two tables, which would bring PyTorch
TABLES = {EMBED: "Where words come in", UNEMBED: "Where words go out"}
PART = {EMBED: "embeddings", UNEMBED: "prediction"}  # whose colour each wears
MAPS = {"tsne": "Neighbours (t-SNE)", "pca": "Widest view (PCA)"}
NAMED = (  # on the map, the most important first
    "cat", "dog", "king", "queen", "rabbit", "milk", "spreadsheet", "Monday", "Paris", "seven", "doctor", "bread", "horse",
    "garden", "walked", "red", "Friday", "London", "eight", "teacher", "opened", "cake", "morning", "blue", "river",
)
GUESSES = ("dog", "hat", "milk", "spreadsheet")  # of the same kind, alike in sound, often together, unrelated
NEXT, CLOSE = 3, 0.05  # words that are named beside a tap; a tap is well aimed where at most such a share of all lie nearer
OTHER_RUNS = ("seed2", "seed4")


def shape() -> dict[str, int]:
    return caches.document(caches.BASE, "config.json")["model"]


def has_both_tables() -> bool:
    return f"analyses/vectors{caches.SUFFIX[UNEMBED]}.safetensors" in caches.document(caches.BASE, "manifest.json")["files"]


@st.cache_data(show_spinner=False, max_entries=200)
def pair_of(run: str, table: str, first: str, second: str) -> Pair:
    """Two words through training. Raises BadInput."""
    return vectors(run, table).pair(first, second)


def word_map(run: str, table: str) -> WordMap | None:
    """The map of a table; None where the run has no map of the words that it has vectors of."""
    found, known = caches.word_map(run, table), vectors(run, table)
    fits = found and known and list(found.words) == known.on_map and list(found.steps) == known.steps
    return found if fits else None


def map_facts(table: str) -> Mapping[str, Any] | None:
    """What was measured of it."""
    found = word_map(caches.BASE, table)
    return found.facts if found else None


@held(stamp=minute)
def laid(run: str, table: str, kind: str) -> Laid | None:
    """All words of one map, ready to be drawn; None without a map."""
    from core.figures.word_map import Laid, spread

    found = word_map(run, table)
    if found is None:
        return None
    places = of_one_size(found.tsne) if kind == "tsne" else found.pca
    return Laid(spread(places), found.words, found.kinds, list(KINDS), vectors(run, table).near)


def of_one_size(places: np.ndarray) -> np.ndarray:
    """t-SNE's places (C, N, 2) with the sizes of the moments made alike, so that the first cloud isn't a dot: its sizes
    mean nothing.
    """
    import numpy as np

    places = places.astype(np.float32)
    reach = np.percentile(np.linalg.norm(places, axis=2), 95, axis=1)
    return places * (reach.max() / np.maximum(reach, 1e-9))[:, None, None]


@held(stamp=minute)
def for_browser(run: str, table: str, kind: str) -> dict[str, Any]:
    """What the browser draws the dust from, which is sent once a map."""
    import numpy as np

    from core.figures.word_map import KIND_COLOURS, KIND_SHAPES

    words = laid(run, table, kind)
    data = {
        "places": base64.b64encode(np.round(words.places * 65535).astype("<u2").tobytes()).decode("ascii"),
        "kinds": base64.b64encode(words.kinds.astype(np.uint8).tobytes()).decode("ascii"),
        "words": list(words.words), "kind_names": list(KINDS), "inks": list(KIND_COLOURS), "shapes": list(KIND_SHAPES),
        "alike": ALIKE,
    }
    return {"id": f"{run}.{table}.{kind}", "stamp": hashlib.sha1(repr(data).encode(), usedforsecurity=False).hexdigest(), **data}


def stops(table: str) -> list[tuple[int, str]]:
    facts = map_facts(table)
    return wording.stops(facts["same_group"]["vectors"], facts["same_group"]["chance"]) if facts else []


def options() -> list[str]:
    """Who may end nearest to *cat*: the word that does, and a few others."""
    words = vectors(caches.BASE, EMBED)
    return sorted({nearest_to_cat(), *(word for word in GUESSES if word in words.on_map)}, key=str.lower)


def nearest_to_cat() -> str:
    """The word that ends nearest to *cat* where words come in."""
    return vectors(caches.BASE, EMBED).neighbours("cat", k=1)[0][0]


class Aimed(NamedTuple):
    """A tap on the map for where a word ended: the words that lie next to it, those next to the word, and how many of all
    the others lie nearer to the word than the tap does.
    """

    beside: list[str]
    by: list[str]
    nearer: int
    others: int

    @property
    def well(self) -> bool:
        return self.nearer <= CLOSE * self.others


def aimed(word: str, kind: str, x: float, y: float, wide: float) -> Aimed:
    """How far from where a word ended the reader tapped.  Args: x, y, 0 to 1; wide, times as wide as high the map was seen."""
    import numpy as np

    map_of = laid(caches.BASE, EMBED, kind)
    itself, seen = map_of.words.index(word), map_of.places[-1] * (wide, 1)
    from_tap, from_word = (np.linalg.norm(seen - spot, axis=1) for spot in (np.array([x * wide, y]), seen[itself]))
    beside, by = ([map_of.words[one] for one in far.argsort(kind="stable") if one != itself][:NEXT] for far in (from_tap, from_word))
    nearer = int((np.delete(from_word, itself) < from_tap[itself]).sum())
    return Aimed(beside, by, nearer, len(map_of.words) - 1)


def curves_of_other_runs(pair: Pair, table: str) -> list[tuple[str, np.ndarray]]:
    """The same two words in runs that began from other random numbers, (C,) each; NaN at steps that those don't have.

    Those runs came with their first table only.
    """
    import numpy as np

    found = []
    for number, run in enumerate(OTHER_RUNS if table == EMBED else (), start=1):
        known = caches.similarity(run)
        cosine = known.cosine.get(frozenset(pair.words)) if known else None
        if cosine:
            measured = dict(zip(known.steps, cosine, strict=True))
            values = [measured.get(step, np.nan) for step in vectors(caches.BASE, EMBED).steps]
            found.append((f"other start {number}", np.array(values, dtype=np.float32)))
    return found


def contexts() -> dict[str, Any] | None:
    """How far each table goes with what follows and what precedes the words, as it was measured with the run."""
    return caches.document(caches.BASE, "analyses/contexts.json")
