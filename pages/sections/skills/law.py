"""A published law of when heads that copy form, beside what was measured in our run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.formatting import percent
from core.results import copying_law
from pages.sections.skills import tested, wording
from pages.sections.skills.choice import SLUG
from pages.sections.skills.growing import show
from pages.shared.films.film import moment_title
from pages.shared.films.plotly_film import Drawn, Frame, drawn
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.widgets.figure_block import number_table

LISTS = "reading a list back"


def measured() -> Mapping[str, Any]:
    return caches.document(caches.BASE, "analyses/copying_heads.json")


def picture(step: str) -> None:
    """The best copying head on random words and on lists, and how many lists are read back, beside the law's step."""
    table = measured()

    def told(moment: int) -> str:
        random, lists = (copying_law.best(table, which, moment).score for which in ("random", "lists"))
        return (f"{moment_title(table['steps'][moment])}: best head {percent(random)} on random words\n"
                f"{percent(lists)} on its own lists. The law: step {table['law_step']:,}")

    show("law", law_drawn(caches.BASE), table["steps"], told, moved={"lines": [0, 1, 2]})


@st.cache_data(show_spinner=False, max_entries=10)
def law_drawn(run: str) -> Drawn:
    from core.figures import fates as figures

    table, moments = caches.document(run, "analyses/copying_heads.json"), range(len(caches.steps(run)))
    curves = dict(zip(figures.HEADS, (*([copying_law.best(table, which, moment).score for moment in moments] for which in ("lists", "random")),
                                      caches.courses()[LISTS].accuracy), strict=True))
    return drawn(figures.law(table["steps"], curves, table["law_step"]),
                 [Frame(figures.grown(table["steps"], curves, moment)) for moment in moments])


def told() -> None:
    """What was found, in few words."""
    table = measured()
    random, lists = ([copying_law.best(table, which, moment).score for moment in range(len(table["steps"]))] for which in ("random", "lists"))
    on_random, since = copying_law.formed(random), copying_law.formed(lists)
    case = "law_formed" if on_random is not None else "law" if since is not None else "law_nowhere"
    prose.show(SLUG, case, law=f"{table['law_step']:,}", random=percent(max(random)), even=percent(table["even"]), lists=percent(lists[-1]),
               since="" if since is None else f"{table['steps'][since]:,}")


def why(starts: list[str]) -> None:
    """What a drawer holds: the law, how it was tested, in every start, and what would settle it."""
    table = measured()
    lists, courses = copying_law.best(table, "lists"), tested.all_fates().get(LISTS, [])
    prose.show(SLUG, "law_why", tokens=f"{table['law_tokens'] / 1e6:.1f}", batch=f"{table['tokens_a_step']:,}", law=f"{table['law_step']:,}",
               layer=lists.layer + 1, head=lists.head + 1, share=percent(lists.score), rows=table["rows"], length=table["length"],
               scores="; ".join(f"{name} {wording.when(course.step(course.passed))}, {wording.score(course, -1)} at the end"
                                for name, course in zip(starts, courses, strict=True)))
    number_table({"Step": [f"{step:,}" for step in table["steps"]]} | {
        name: [percent(copying_law.best(table, which, moment).score) for moment in range(len(table["steps"]))]
        for name, which in (("Best head, random words", "random"), ("Best head, its own lists", "lists"))})
