"""The grown-up in the same blanks: the share that it gives each word, a second bar."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.formatting import percent, percent_if
from core.results.cloze import shown
from core.results.grown_up import CALLED, named
from pages.sections.fill_in_the_blank.play import SLUG, asked, blanks
from pages.shared.loading import grown_up
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.text.wording import quoted

BESIDE = f"{SLUG}.grown"
STEPS = ("young", "play")  # where it may stand beside ours; on at the first, where ages are compared


def wanted(step: str) -> bool:
    """Whether its bars stand at a step."""
    return step in STEPS and st.session_state.get(f"{BESIDE}.{step}", step == STEPS[0]) and grown_up.shipped("prompts") is not None


def shares(prompt: str, words: Sequence[str]) -> list[float | None] | None:
    """The share that it gives each word; None for one that is none of those that are kept, and for all where nothing ships."""
    found = grown_up.known(prompt)
    if not found:
        return None
    known = {shown(token): share for token, share in reversed(found["top"])}
    options = blanks().facts["prompts"][blanks().prompts.index(prompt)]["options"]
    known = dict(zip(options, found["options"], strict=False)) | known
    return [None if word not in known else float(f"{known[word]:.4g}") for word in words]


def with_its_first(blank: int, moment: int, row: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The bars with its own first guess among them, as far as our model's share of that is known."""
    found = grown_up.known(blanks().prompts[blank])
    first = shown(found["top"][0][0]) if found else ""
    ours = blanks().look_up(blank, first) if first and first not in [word for word, _ in row] else None
    return [*row[:-2], (first, float(ours.share[moment])), row[-1]] if ours else row


def said(prompt: str, row: Sequence[tuple[str, float]], others: Sequence[float | None] | None) -> str:
    """Its bars in words."""
    if not others:
        return ""
    return f" {CALLED} gives: {', '.join(f'{word} {percent_if(share)}' for (word, _), share in zip(row, others, strict=True))}."


def offer(step: str) -> None:
    """The toggle, and what the grown-up says first."""
    table, prompt = grown_up.shipped("prompts"), blanks().prompts[asked(step)]
    if not table:
        st.caption(plain(grown_up.damage("prompts")))
        return
    st.session_state.setdefault(f"{BESIDE}.{step}", step == STEPS[0])
    found = grown_up.known(prompt)
    if st.toggle(f"{CALLED}, a grown-up, in the same blank", key=f"{BESIDE}.{step}") and found:
        token, share = found["top"][0]
        prose.show(SLUG, "grown_up", model=named(table).partition(",")[0], parameters=f"{table['parameters']:,}",
                   first=quoted(shown(token)), share=percent(share), words=round(2 ** found["entropy_bits"]))


def column(step: str, blank: int, words: Sequence[str]) -> dict[str, list[str]]:
    """Its shares as a column of a table, by its name; none where its bars aren't wanted."""
    found = shares(blanks().prompts[blank], words) if wanted(step) else None
    return {CALLED: [percent_if(share) for share in found]} if found else {}


def kept(blank: int) -> None:
    """Why some of its shares are no figures."""
    found = grown_up.known(blanks().prompts[blank])
    if found:
        prose.show("frame", "grown_kept", called=CALLED, count=len(found["top"]))
