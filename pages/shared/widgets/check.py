"""The check question that ends a chapter: one question, and an explanation for each answer."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pages.shared.frame.shell import checked


@dataclass(frozen=True)
class Answer:
    """One option: what it says, and why it is or isn't so."""

    text: str
    why: str
    right: bool = False


def question(slug: str, asked: str, answers: list[Answer]) -> None:
    """Ask one question at the end of a chapter, and explain the answer that is tapped.

    Args: answers, of which exactly one is right; texts are Markdown of our own, never typed by a reader.
    """
    texts = [answer.text for answer in answers]
    picked = st.radio(asked, texts, index=None, key=f"{slug}.check", persist_state="session")
    if picked is not None:
        answer = answers[texts.index(picked)]
        checked()[slug] = answer.right
        if answer.right:
            st.success(f"**Yes.** {answer.why}", icon=":material/check:")
        else:
            st.info(f"**Not quite.** {answer.why}", icon=":material/undo:")
