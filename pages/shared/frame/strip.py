"""The strip at the top of every page: all chapters, where the reader is, what is done, how long the rest takes."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.shared.frame.chapters import Chapter, chapters
from pages.shared.frame.steps import minutes


def strip(link: Callable[..., None], here: str, done: set[str]) -> None:
    """Args: link, puts a link to a chapter on the page; here, the slug of the page that is on; done, those of the
    chapters that the reader has opened.
    """
    with st.container(horizontal=True, gap=None, vertical_alignment="center", key="strip", wrap=False):
        for entry in chapters():
            link(entry, label=_label(entry, entry.slug in done and entry.slug != here), icon=None)
        left = sum(minutes(entry.slug) for entry in chapters() if entry.number is not None and entry.slug not in {here, *done})
        with st.container(key="strip.left", width="content"):
            st.markdown(f"≈ {left} min more" if left else "all seen")


def _label(entry: Chapter, done: bool) -> str:
    """The mark stands in bold, and alone where there is little room; the name goes on behind it, and for screen readers what the
    tick means.
    """
    return f"**{entry.mark}✓** {entry.short} *seen*" if done else f"**{entry.mark}** {entry.short}"
