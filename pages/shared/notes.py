"""Kind notes that several chapters show."""

import streamlit as st

from pages.shared import loaders, prose
from pages.shared.escape import plain

NAMED = 5


def note_unknown_words(prompt: str) -> None:
    """Name the words of a prompt that stand nowhere in the training text, if there are any."""
    unknown = loaders.tokenizer().unknown_words(prompt)
    if unknown:
        words = ", ".join(f"“{plain(word, limit=30)}”" for word in unknown[:NAMED])
        st.info(prose.section("frame", "unknown", words=words), icon="🌱")
