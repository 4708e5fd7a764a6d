"""Where a copied stretch stands: some of the documents that hold it, beside the text that it was found in."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.results.recall import Line
from pages.sections.memory.play import lines
from pages.shared.loading import caches
from pages.shared.text.escape import visible
from pages.shared.text.wording import times

if TYPE_CHECKING:
    from core.corpus.document import Document

_STYLE = """<style>
.source { box-sizing: border-box; height: var(--nudge-stage); overflow: auto; padding: .4rem .8rem;
  border: 1px solid var(--st-border-color, #8884); border-radius: .5rem; }
.source h3 { font: 600 .95rem/1.4 "Source Sans", sans-serif; margin: 0; padding: 0; }
.source .from { font-size: .85rem; line-height: 1.35; margin: .5rem 0 .15rem; }
.source .text { font-family: "Source Serif", Georgia, serif; font-size: 1.15rem; line-height: 1.45; white-space: pre-wrap; overflow-wrap: anywhere;
  unicode-bidi: plaintext; margin: 0; }
.source mark { color: inherit; background: light-dark(#FFEFB0, #4A3D12); text-underline-offset: .16em;
  text-decoration: underline solid .12em light-dark(#A07C00, #E0BC4A); }
@media (max-width: 999px) {
  .source { padding: .2rem .5rem; } .source h3 { font-size: .85rem; line-height: 1.25; } .source .from { margin: .2rem 0 0; }
  .source .text { font-size: .95rem; line-height: 1.3; }
}
</style>"""


def show(stretch: str, span: list[Any]) -> None:
    """The documents of a stretch. span: as core.text_index.patches gives it."""
    *_, units, count, documents, ids = span
    text = caches.training_text()
    told = f"{units} words and marks in a row stand {times(count)} in the training text, in {documents_of(documents)}"
    if text is None:
        return panel(told, "")
    parts = [_document(id, text.document(id), stretch) for id in ids]
    panel(told + (f". Here are {len(ids)}:" if documents > len(ids) else ":"), "".join(parts))


def line(of: Line, stretch: str = "") -> None:
    """A planted line as it stands in the training text, with a stretch of it marked: without the text, which takes a second
    to read.
    """
    work = f"{of.author}, {of.work}" if of.source == "famous" else "a line that we made up"
    html = f'<p class="text" dir="auto">{_marked(of.text, stretch)}</p>'
    panel(f"It stands {times(of.copies)} in the training text: {work}", html)


def panel(told: str, html: str, label: str = "Source") -> None:
    st.html(f'{_STYLE}<div class="source" role="region" aria-label="{_safe(label)}" tabindex="0"><h3>{_safe(told)}</h3>{html}</div>')


def _document(id: int, document: Document, stretch: str) -> str:
    return (f'<p class="from"><b>Document {id:,}</b>, {_safe(named(document))}</p>'
            f'<p class="text" dir="auto">{_marked(document.text, stretch)}</p>')


def _marked(text: str, stretch: str) -> str:
    place = text.find(stretch) if stretch else -1
    if place < 0:
        return _safe(text)
    return f"{_safe(text[:place])}<mark>{_safe(stretch)}</mark>{_safe(text[place + len(stretch):])}"


def named(document: Document) -> str:
    """Where a document comes from, in words."""
    if document.source == "house":
        return f"from “{document.topic}”, a story under the pen name {document.author}"
    if document.source == "famous":
        work = next(
            (one.work for one in lines() if one.source == "famous" and one.text in document.text), None
        )
        return f"a famous line by {document.author}" + (f", from {work}" if work else "")
    if document.source == "invented":
        return "a line that we made up and planted"
    topic = f" on the topic “{document.topic}”" if document.topic else ""
    return f"written by our program: “{document.genre}”{topic}"


def documents_of(count: int) -> str:
    return "one document" if count == 1 else f"{count:,} documents"


def _safe(text: str) -> str:
    return "<br>".join(escape(visible(part)) for part in text.split("\n"))
