"""The whole training text to leaf through and to search, by source, genre and author; what is looked for is marked."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from core.errors import BadInput
from core.text_index.search import LONGEST, TextSearch, marked
from core.typed_text import normal
from pages.shared.frame import url
from pages.shared.loading import caches
from pages.shared.loading.held import held
from pages.shared.text.escape import plain, visible
from pages.shared.text.sources import NAMES
from pages.shared.text.wording import quoted
from pages.shared.widgets import box

if TYPE_CHECKING:
    from core.corpus.document import Document

WHOLE = "data.whole"  # the drawer of whole texts
PAGE = 3  # texts
SHORT, LINE, FEW = 28, 42, 6  # letters of a search in a headline, and of a line; words that are offered
KEPT = 16  # searches whose hits are kept for every reader, half a megabyte each at most
BY_PART = ("world", "house", "famous")  # sources of which one may look at a genre or an author alone
FIRST = "river"  # looked for on arrival
WHOSE = {"world": "the program", "house": "the stories", "famous": "famous lines", "invented": "made-up lines"}
SUGGESTIONS = ("the best of times", "capital of France", "spreadsheet", "said the king", "Redhill")


@held
def library(run: str) -> TextSearch | None:
    """The search in a run's training text; None if the run came without its text."""
    text = caches.training_text(run)
    return TextSearch(text) if text else None


@st.cache_data(show_spinner=False, max_entries=KEPT)
def hits(run: str, query: str, source: str, part: str) -> tuple[np.ndarray, int]:
    """(numbers of the different documents that hold the query, how many documents that are with all copies).

    Raises BadInput.
    """
    found = library(run)
    documents = found.find(query)
    if source != "all":
        allowed = found.text.documents(
            source=source, **({"author" if source in ("house", "famous") else "genre": part} if part else {})
        )
        documents = np.intersect1d(documents, allowed, assume_unique=True)
    return np.unique(found.first_of[documents]), len(documents)


@st.cache_data(show_spinner=False, max_entries=8)
def parts(run: str, source: str) -> dict[str, int]:
    """The genres of the program, or the authors of another source, with how many documents each has, the most first."""
    text = library(run).text
    name = "author" if source in ("house", "famous") else "genre"
    sizes = np.bincount(text.kind_of, minlength=len(text.kinds))
    counts: dict[str, int] = {}
    for kind, size in zip(text.kinds, sizes.tolist(), strict=True):
        if kind["source"] == source:
            counts[kind[name]] = counts.get(kind[name], 0) + size
    return dict(sorted(counts.items(), key=lambda item: -item[1]))


@st.cache_data(show_spinner=False, max_entries=64)
def by_source(run: str, query: str) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[str, str, str]]]:
    """(how many of a source's texts hold the query and how many it has, with all copies; a line of the first of them), by
    source; none for a query that can't be looked for.
    """
    search = library(run)
    try:
        documents = search.find(query)
    except BadInput:
        documents = np.array([], int)
    counts, lines = {}, {}
    for source in WHOSE:
        of = search.text.documents(source=source)
        held = np.intersect1d(documents, of, assume_unique=True)
        counts[source] = len(held), len(of)
        lines[source] = line(search.text.document(int(held[0])).text, query) if len(held) else ("", "", "")
    return counts, lines


def line(text: str, query: str) -> tuple[str, str, str]:
    """What stands before the words that were looked for, the words, and what follows, as much as a phone has room for."""
    flat = " ".join(text.split())
    pieces = marked(flat, query)
    place = next((number for number, (_, hit) in enumerate(pieces) if hit), None)
    if place is None:
        return "", "", visible(cut_short(flat, LINE))
    before, words = "".join(piece for piece, _ in pieces[:place]), cut_short(pieces[place][0], LINE - 8)
    after = "".join(piece for piece, _ in pieces[place + 1:])
    room = (LINE - len(words)) // 2
    begun = before if len(before) <= room else "… " + before[-room:].partition(" ")[2]
    return visible(begun), visible(words), visible(cut_short(after, LINE - len(words) - len(begun)))


def cut_short(text: str, most: int) -> str:
    """A text, or as many of its words as fit."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + " …"


@st.cache_data(show_spinner=False, max_entries=64)
def near(run: str, query: str) -> list[str]:
    """Words of the text that look most like what was looked for, or the usual ones where none does."""
    known = {unit.strip().lower() for unit in library(run).text.units if unit.strip().isalpha() and len(unit.strip()) > 2}
    wanted = [word for word in re.findall(r"\w+", query.lower()) if len(word) > 2][:FEW]
    alike = [word for one in wanted for word in ([one] if one in known else get_close_matches(one, known, n=2, cutoff=0.7))]
    return list(dict.fromkeys([*alike, *SUGGESTIONS]))[:FEW]


def query() -> str:
    """What is looked for: the link's `search`, or what was typed since."""
    url.bind("data.search", url.text("search", "" if {"source", "page"} & url.named() else FIRST, LONGEST), "search")
    return normal(st.session_state["data.search"])


def headline(query: str, counts: dict[str, tuple[int, int]]) -> str:
    count = sum(found for found, _ in counts.values())
    if not query.strip():
        return f"All of its text, by source\n{count:,} texts"
    shown = visible(" ".join(query.split()))
    return f"“{shown[:SHORT]}{'…' if len(shown) > SHORT else ''}” stands in\n{texts(count)}"


def searched() -> None:
    """The box, and words to pick from: where nothing was found, words that are there."""
    box.text_input("Search for words", key="data.search", max_chars=LONGEST, persist_state="session", on_change=first_page)
    sought = query()
    url.put(search=sought)
    some = sum(count for count, _ in by_source(caches.BASE, " ".join(sought.split()))[0].values())
    box.suggest("Or one of these" if some else "In no text. Words that are there:", SUGGESTIONS if some else near(caches.BASE, sought),
                "data.search", key="data.suggestion", changed=first_page)


def whole_texts() -> None:
    """The texts in which it stands, of one source or all, a page of them at a time."""
    sought, (source, part) = query(), asked()
    try:
        found, count = hits(caches.BASE, " ".join(sought.split()), source, part)
    except BadInput as error:
        box.refused(error)
        return
    st.markdown(f"**{summary(sought, found, count, where(source, part))}**")
    if len(found):
        show_page(sought, found)


def asked() -> tuple[str, str]:
    """(source, genre or author; "" for all), from the reader or the link."""
    fresh = url.changed("source") or "data.source" not in st.session_state
    linked = linked_part = ""
    if fresh:
        of_parts = [f"{source}.{part}" for source in BY_PART for part in parts(caches.BASE, source)]
        linked, _, linked_part = url.choice("source", "all", [*NAMES, *of_parts]).partition(".")
    url.bind("data.source", linked, "source")
    source = st.segmented_control("Whose text", list(NAMES), format_func=NAMES.get, key="data.source", required=True,
                                  persist_state="session", on_change=first_page)
    part = ""
    if source in BY_PART:
        counts = parts(caches.BASE, source)
        key = f"data.part.{source}"
        if fresh and linked_part in counts:
            st.session_state[key] = linked_part
        part = st.selectbox("Kind of text" if source == "world" else "Author", ["", *counts], key=key, persist_state="session",
                            on_change=first_page, format_func=lambda name: f"{name}: {counts[name]:,} texts" if name else "all of them")
    url.put(source=None if source == "all" else f"{source}.{part}" if part else source)
    return source, part


def first_page() -> None:
    st.session_state["data.page"] = 1


def where(source: str, part: str) -> str:
    """Which texts are looked at, as the end of a sentence; nothing for all of them."""
    if part:
        return plain(
            {"world": f"of the kind “{part}”", "house": f"by {part}", "famous": f"with a line by {part}"}[source]
        )
    return {"all": "", "world": "by the program", "house": "of the stories", "famous": "with a famous line",
            "invented": "with a made-up line"}[source]


def texts(count: int) -> str:
    return f"{count:,} text{'' if count == 1 else 's'}" if count else "no text"


def summary(query: str, found: np.ndarray, count: int, of: str) -> str:
    """How often it was found, in words."""
    told = f"{texts(count)} {of}".rstrip() + (f", {len(found):,} of them different" if len(found) < count else "")
    if not query.strip():
        return told[0].upper() + told[1:]
    return f"{quoted(' '.join(query.split()), limit=60)} stands in {told}"


def show_page(query: str, found: np.ndarray) -> None:
    pages = -(-len(found) // PAGE)
    url.bind("data.page", url.integer("page", 1, 1, 10**6), "page")
    st.session_state["data.page"] = page = min(max(1, st.session_state["data.page"]), pages)
    url.put(page=page if page > 1 else None)
    search = library(caches.BASE)
    with st.container(key="data.hits"):
        for id in found[(page - 1) * PAGE:page * PAGE].tolist():
            document = search.text.document(id)
            with st.container(border=True, gap="xsmall"):
                st.caption(origin(document, int(search.copies[id])))
                st.markdown(shown(document.text, query))
    with st.container(horizontal=True, vertical_alignment="bottom", key="data.pages"):
        st.button("Page before", key="data.back", disabled=page == 1, on_click=turn, args=(page - 1,), icon=":material/arrow_back:")
        st.button("Next page", key="data.on", disabled=page == pages, on_click=turn, args=(page + 1,), icon=":material/arrow_forward:")
        st.number_input(f"Page (of {pages:,})", 1, pages, step=1, key="data.page", width=160)


def turn(page: int) -> None:
    st.session_state["data.page"] = page


def origin(document: Document, copies: int) -> str:
    """Where a text comes from, in words."""
    times = f" · {copies:,} times in the text" if copies > 1 else ""
    if document.source == "world":
        topic = f", about {document.topic}" if document.topic else ""
        return f"The program · {plain(document.genre)}{plain(topic)}{times}"
    if document.source == "house":
        return f"{plain(document.author)} · from {quoted(document.topic)}{times}"
    return f"{'Famous line' if document.source == 'famous' else 'Made-up line'} · {plain(document.author)}{times}"


def shown(text: str, query: str) -> str:
    """A text as it stands, with what was looked for in bold on colour."""
    pieces: list[str] = []
    for piece, hit in marked(text, query):
        lines = [plain(line) for line in piece.split("\n")]
        pieces.append("  \n".join(f":primary-background[**{line}**]" if hit and line else line for line in lines))
    return "".join(pieces)

