"""The data sheet: seven questions about the training text, and every number in their answers, counted."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from core.results.datasheet import Datasheet
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.text.sources import NAMES
from pages.shared.text.wording import times
from pages.shared.widgets.figure_block import number_table

SHEET = {"motivation": "Why was it made?",
         "composition": "What is in it?",
         "collection": "Where did it come from?",
         "processing": "What was done to it?",
         "uses": "What is it for?",
         "distribution": "Who may use it?",
         "maintenance": "Who looks after it?"}
SOURCES = [source for source in NAMES if source != "all"]


def data_sheet(sheet: Datasheet) -> None:
    """The questions with their answers, the numbers of each source and kind of text, and the pen names."""
    prose.show("data", "sheet")
    values = sheet_values(sheet)
    for part, asks in SHEET.items():
        needed = prose.slots_of("data", f"sheet_{part}")
        st.markdown(f"**{asks}** " + prose.section("data", f"sheet_{part}", **{name: values[name] for name in needed}))
    prose.show("data", "sheet_source")
    number_table({
        "Source": [NAMES[row.source] for row in sheet.sources],
        "Texts": [f"{row.documents:,}" for row in sheet.sources],
        "Different": [f"{row.different:,}" for row in sheet.sources],
        "Words": [f"{row.words:,}" for row in sheet.sources],
        "Tokens": [f"{row.tokens:,}" for row in sheet.sources],
    })
    st.markdown("**The five pen names**\n\n" + "\n".join(
        f"- **{row.author}**: {plain(row.style)} {row.pieces} pieces, {row.words:,} words, "
        f"{row.held_out} passages kept back."
        for row in sheet.pen_names
    ))
    number_table({
        "Kind of text from the program": [row.genre for row in sheet.genres],
        "Texts": [f"{row.documents:,}" for row in sheet.genres],
        "Words": [f"{row.words:,}" for row in sheet.genres],
    })


def sheet_values(sheet: Datasheet) -> dict[str, str]:
    """Every number of the data sheet, from what was counted, the config and the manifest."""
    from core.corpus.house_authors import PASSAGE_WORDS

    documents = {row.source: row.documents for row in sheet.sources}
    recall = caches.recall()
    lines = Counter(line.source for line in recall.lines) if recall else Counter()
    topics = sheet.combinations.get("haiku")
    return {name: f"{documents.get(name, 0):,}" for name in SOURCES} | {
        "documents": f"{sheet.documents:,}",
        "words": f"{sheet.words:,}",
        "types": f"{sheet.word_types:,}",
        "tokens": f"{sheet.tokens:,}",
        "genres": str(len(sheet.genres)),
        "copies": copies(),
        "famous_lines": str(lines["famous"]),
        "invented_lines": str(lines["invented"]),
        "held_out": f"{sum(sheet.held_out.values()):,}",
        "held_world": f"{sheet.held_out.get('world', 0):,}",
        "held_house": f"{sheet.held_out.get('house', 0):,}",
        "passage_words": str(PASSAGE_WORDS),
        "combination": f"haiku + {topics[-1]}" if topics else "none",
        "licence": ", ".join(dict.fromkeys(row.licence for row in sheet.pen_names)),
        "fingerprint": (caches.manifest().get("corpus_sha256") or "unknown")[:12],
    }


def copies() -> str:
    """How often each passage of the stories stands in the text."""
    return times(caches.document(caches.BASE, "config.json")["corpus"].get("house_copies", 1))
