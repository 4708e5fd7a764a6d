"""The map of chapters: what each is about, and how far the reader has come."""

from __future__ import annotations

import streamlit as st

from pages.shared.frame import shell
from pages.shared.frame.chapters import Chapter, chapters


def chapter_map() -> None:
    with st.container(gap="xsmall", key="home.map"):
        for entry in chapters():
            if entry.slug != "home":
                _row(entry)


def _row(entry: Chapter) -> None:
    done = " · ✓ question answered" if entry.slug in shell.checked() else " · ✓ opened" if entry.slug in shell.visited() else ""
    shell.link(entry, label=f"**{entry.label}** · {entry.summary}{done}")
