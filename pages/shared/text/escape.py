"""Typed text, made safe to stand in st.markdown: always shown as text, never interpreted."""

from __future__ import annotations

import re
import unicodedata

# An invisible, zero-width character that forbids a line break. Emoji names, icons, arrows, web and mail addresses are
# recognised after Markdown's own escapes are gone (Streamlit 1.67), so they have to be broken up from inside: there
# alone, since whoever copies copies it too.
JOINER = "\u2060"
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_LATE = re.compile(r"(?<=[<>~=-])(?=[<>=-])|(?<=:)(?=[A-Za-z_+/-]|[\w+-]+:)|(?<=@)(?=\S)|(?<=www)(?=\.)", re.IGNORECASE)
# Streamlit strips the spaces at both ends, and takes an emoji that a text begins with for an icon.
_EDGE = re.compile(r"^(?=\s|[^\w\x00-\u203a]|[©®ℹ]|.[\ufe0f\u20e3])|(?<=\s)$")
# A word of letters, digits and marks that mean nothing where they stand, no address: most words of a sentence or a
# table.
_HARMLESS = re.compile(
    r"(?!.*www\.)[a-z0-9“(−–](?:[a-z0-9“”’·…–−×%(),.;?!']|[-\u00a0](?=[a-z0-9%])|:$)*|[·–×%]", re.IGNORECASE
)
_NUMBERED = re.compile(r"\d+[.)](?:\s|$)")  # at its beginning a text with this would be a list
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def plain(text: str, *, limit: int | None = None) -> str:
    """Markdown that shows exactly `text`: no markup, formula, directive, emoji name or link comes to life.

    Control and other invisible characters are shown as symbols ("␊", "[U+202E]"); runs of spaces are kept;
    right-to-left text is isolated, so that it can't reorder its surroundings.

    Args: limit, in characters: longer text is cut and ends in "…".

        plain("*cat* :smile:") shows as  *cat* :smile:
    """
    if limit is not None and len(text) > limit:
        text = text[:limit] + "…"
    shown = visible(text)
    shown = _LATE.sub(JOINER, shown)
    shown = _PUNCTUATION.sub(r"\\\1", shown)
    shown = re.sub(r"^ | $|(?<= ) ", "\u00a0", shown)
    shown = _EDGE.sub(JOINER, shown)
    if _runs_leftwards(text):
        shown = f"{_ISOLATE}{shown}{_END_ISOLATE}"
    return shown


def sparing(text: str) -> str:
    """`plain` for sentences and tables of ours in which a word may be typed: only the words that need it are escaped."""
    words = text.split(" ")
    if "" in words or _NUMBERED.match(text) or _runs_leftwards(text):
        return plain(text)
    return " ".join(word if _HARMLESS.fullmatch(word) else plain(word) for word in words)


def visible(text: str) -> str:
    """The same text with control and invisible characters shown as symbols; for places that show text as it is."""
    if text.isprintable():  # no character of it is one of those; nearly all text is such, and a page shows much of it
        return text
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    # Joiners inside emoji and scripts (U+200C, U+200D) must stay or the text falls apart.
    if category in ("Cc", "Cf", "Zl", "Zp") and code not in (0x200C, 0x200D):
        return f"[U+{code:04X}]"
    return character


def _runs_leftwards(text: str) -> bool:
    """Whether any character of it belongs to a script that is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
