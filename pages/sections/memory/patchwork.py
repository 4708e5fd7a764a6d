"""A text with its copied stretches underlined and numbered, and each of them opened at its source."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared.loading import caches
from pages.shared.text.escape import plain, visible

if TYPE_CHECKING:
    from core.corpus.document import Document
    from core.text_index.suffix_array import Copied, Index, Span

OPENED = 3  # documents that are shown of those that hold a stretch
NUMBERED = 20  # stretches that can be opened
_PLACE = (
    "background: var(--st-secondary-background-color, rgba(125,130,140,.14)); border-radius: .5rem; padding: 1rem 1.1rem; font-size: 1.15rem; "
    "line-height: 1.9; overflow-wrap: anywhere; unicode-bidi: plaintext; white-space: pre-wrap; margin: 0"
)
_UNDER = "text-decoration: underline; text-decoration-thickness: 3px; text-underline-offset: 5px"


def show(text: str, start: int, compared: Copied, index: Index, *, key: str) -> None:
    """The text, what the model wrote (from `start` on) in bold, and a button for each copied stretch.

    Has to stand in a fragment: a tap shows the documents that hold the stretch.
    """
    st.html(marked(text, start, compared))
    st.caption("Bold: written by the model. Underlined and numbered: stands word for word in its training text. "
               "Not underlined: a new mix of words.")
    if not compared.spans:
        return
    spans = compared.spans[:NUMBERED]
    labels = {number: f"{number} · {times(span.count)}" for number, span in enumerate(spans, start=1)}
    picked = st.pills("Open a stretch at its source", list(labels), format_func=labels.get, key=f"{key}.source")
    if picked in labels:
        sources(text, spans[picked - 1], index)


def marked(text: str, start: int, compared: Copied) -> str:
    """HTML of the text. Stretches that overlap share their border: the later one begins where the earlier one ends."""
    parts, at = [], 0
    for number, span in enumerate(compared.spans, start=1):
        first = max(span.start, at)
        parts.append(_bold(text, at, first, start))
        label = f'<sup aria-label="copied stretch {number}:">{number}</sup>' if number <= NUMBERED else ""
        # so that neighbours can be told apart
        style = f"{_UNDER}; text-decoration-style: {'solid' if number % 2 else 'double'}"
        parts.append(f'{label}<u style="{style}">{_bold(text, first, span.end, start)}</u>')
        at = span.end
    parts.append(_bold(text, at, len(text), start))
    return f'<p dir="auto" style="{_PLACE}">{"".join(parts)}</p>'


def sources(text: str, span: Span, index: Index) -> None:
    """Where a stretch stands: some of its documents, the stretch itself in bold."""
    stretch = text[span.start:span.end]
    total = len(span.documents)
    some = f" Here are {OPENED} of them." if total > OPENED else ""
    st.markdown(
        f"{span.units} words and marks in a row. They stand {times(span.count)} in the training text, in {documents(total)}.{some}"
    )
    for id in span.documents[:OPENED].tolist():
        document = index.text.document(id)
        st.markdown(f"**Document {id:,}**, {named(document)}:")
        before, found, after = _parted(document.text, stretch)
        there = f'{_safe(before)}<strong><u style="{_UNDER}">{_safe(found)}</u></strong>{_safe(after)}'
        st.html(f'<p dir="auto" style="{_PLACE}; font-size: 1rem">{there}</p>')


def named(document: Document) -> str:
    """Where a document comes from, in words."""
    if document.source == "house":
        return f"from “{plain(document.topic)}”, a story under the pen name {plain(document.author)}"
    if document.source == "famous":
        work = next(
            (line["work"] for line in known_lines() if line["source"] == "famous" and line["text"] in document.text),
            None,
        )
        return f"a famous line by {plain(document.author)}" + (f", from {plain(work)}" if work else "")
    if document.source == "invented":
        return "a line that we made up and planted"
    topic = f" on the topic “{plain(document.topic)}”" if document.topic else ""
    return f"written by our program: “{plain(document.genre)}”{topic}"


def known_lines() -> list[dict]:
    """The planted lines, as the run's analysis lists them."""
    return (caches.document(caches.BASE, "analyses/memory.json") or {"lines": []})["lines"]


def times(count: int) -> str:
    """once, 300 times."""
    return "once" if count == 1 else f"{count:,} times"


def documents(count: int) -> str:
    return "one document" if count == 1 else f"{count:,} documents"


def _parted(text: str, stretch: str) -> tuple[str, str, str]:
    place = text.find(stretch)
    return (text, "", "") if place < 0 else (text[:place], stretch, text[place + len(stretch):])


def _bold(text: str, first: int, past: int, start: int) -> str:
    """HTML of text[first:past], bold from `start` on."""
    before, after = text[first:min(past, max(first, start))], text[max(first, start):past]
    return _safe(before) + (f"<strong>{_safe(after)}</strong>" if after else "")


def _safe(text: str) -> str:
    return "<br>".join(escape(visible(line)) for line in text.split("\n"))
