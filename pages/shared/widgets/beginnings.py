"""What the model can go on with, said before a word is typed.

Kinds of text, and five beginnings of each that were tried on it (core.analyses.novelty).
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.results.novelty import far
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.widgets import box
from pages.shared.widgets.drawer import drawer as drawn_when_open


def measured() -> dict[str, Any] | None:
    """The run's beginnings; None where it came without."""
    return caches.document(caches.BASE, "analyses/beginnings.json")


def by_kind() -> dict[str, list[str]]:
    """The beginnings of each kind; none without the analysis."""
    table = measured()
    return {kind["kind"]: [one["prompt"] for one in kind["beginnings"]] for kind in table["kinds"]} if table else {}


def ready() -> list[str]:
    """All of them."""
    return [prompt for prompts in by_kind().values() for prompt in prompts]


def one_of_each(count: int) -> list[str]:
    """The first beginning of each of the first kinds; none without the analysis."""
    return [prompts[0] for prompts in by_kind().values()][:count]


def said() -> str:
    """What it can do and what not, in a few sentences, counted; "" without the analysis."""
    table = measured()
    if not table:
        return ""
    lost = sum(far(table, row["tokens"], row["bits"]) for row in table["visitors"])
    kinds = list(by_kind())
    return prose.section(
        "frame", "can", kinds=f"{'; '.join(kinds[:-1])}; and {kinds[-1]}", far=lost, visitors=len(table["visitors"])
    )


def offer(field: str, *, key: str) -> None:
    """Kinds to pick from, then five beginnings of the kind: a tap puts one into the text field of key `field`."""
    kinds = by_kind()
    if not kinds:
        return
    kind = st.pills("What it can go on with", list(kinds), key=f"{key}.kind", required=True, default=next(iter(kinds)))
    box.suggest("Try one of these", kinds[kind], field, key=f"{key}.{kind}")


def drawer(field: str, *, key: str) -> None:
    """The same in a drawer, beside a box for which the chapter has its own. (Tab reaches what is in a popover only
    after all of the page.)
    """
    if measured():
        with drawn_when_open("What can it go on with?", key=f"{key}.drawer") as opened:
            if opened:
                st.markdown(said())
                offer(field, key=key)
