"""The grown-up in the same tests, a second bar or a mark at the panel's edge; and what it says of countries, a tile each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from core.results.fact_answers import MARKS, kind_of, tally
from core.results.grown_up import CALLED, doubts, in_short, named
from pages.sections.skills import choice
from pages.sections.skills.choice import SLUG, STAGE
from pages.shared.films.film import Drawn, Frame, drawn, spoken, still_picture
from pages.shared.loading import grown_up
from pages.shared.text import prose, skill_names
from pages.shared.text.escape import plain
from pages.shared.text.wording import listed
from pages.shared.widgets import grown_up as drawers

BESIDE, WHOM, ASKED = f"{SLUG}.grown", f"{SLUG}.grown_countries_of", f"{SLUG}.grown_form"
FORMS = {"plain": "As our model is asked", "chat": "As in a chat"}
GROUPS = {"taught": "Countries that our text names", "others": "Countries that our text never names", "invented": "Countries that don't exist"}

# Scores -------------------------------------------------------------------------------------------------------------


def scores() -> dict[str, tuple[int, int]]:
    """How many it has right of how many, by test: those that it took."""
    found = {one["family"]: (one["right"], one["n"]) for one in (grown_up.shipped("skills") or {"families": ()})["families"]}
    asked = grown_up.shipped("sums")
    return found | ({choice.IN_STEPS: (asked["right"]["steps"], asked["n"]), choice.DIRECT: (asked["right"]["direct"], asked["n"])} if asked else {})


def wanted(step: str) -> bool:
    """Whether its scores stand in a step's picture."""
    return bool(st.session_state.get(f"{BESIDE}.{step}", True)) and bool(scores())


def row(step: str, tests: Sequence[str]) -> list[tuple[int, int] | None] | None:
    """Its score on each test; None where it took none of them, or isn't wanted."""
    found = [scores().get(test) for test in tests]
    return found if wanted(step) and any(found) else None


def offer(step: str, tests: Sequence[str], bars: bool = True) -> None:
    """The toggle for a step's tests, and what it scores.  Args: bars, whether they are drawn as bars; else as marks at the edge."""
    found = [(test, scores()[test]) for test in tests if test in scores()]
    table, asked = grown_up.shipped("skills"), grown_up.shipped("sums")
    if not table or not asked:
        st.caption(plain(grown_up.damage("skills") or grown_up.damage("sums")))
    if not found:
        return
    st.session_state.setdefault(f"{BESIDE}.{step}", True)
    if st.toggle(f"{CALLED}, a grown-up, in the same tests", key=f"{BESIDE}.{step}"):
        model = named(table or asked).partition(",")[0]
        if bars:
            prose.show(SLUG, "bars_grown", model=model, most=max(count for _, (_, count) in found))
            if len(found) < len(tests):
                prose.show(SLUG, "bars_not_asked", tests=listed([f"“{skill_names.called(test)}”" for test in tests if test not in scores()]))
        elif step == "sums":
            prose.show(SLUG, "sums_grown", model=model, count=asked["n"], steps=asked["right"]["steps"], direct=asked["right"]["direct"])
        else:
            prose.show(SLUG, "edge_grown", model=model, said=listed([f"{right} of {count} of “{skill_names.called(test)}”"
                                                                    for test, (right, count) in found]))


# Countries ----------------------------------------------------------------------------------------------------------


def group() -> str:
    chosen = st.session_state.get(WHOM)
    return chosen if chosen in GROUPS else next(iter(GROUPS))


def form() -> str:
    chosen = st.session_state.get(ASKED)
    return chosen if chosen in FORMS else next(iter(FORMS))


def the_countries() -> None:
    """A tile a country: what it names as the capital, right or not."""
    table = grown_up.shipped("countries")
    if not table:
        st.info(plain(grown_up.damage("countries")), icon=":material/info:")
        return
    rows = table[group()]
    right = sum(one["right"][form()] for one in rows)
    counted = (f"{MARKS[1]} all {len(rows)} get an answer, {sum(doubts(one[form()]) for one in rows) or 'none'} with a doubt"
               if group() == "invented" else f"{MARKS[2]} {right} right, {MARKS[1]} {len(rows) - right} not")
    headline = f"{CALLED}: {GROUPS[group()][0].lower()}{GROUPS[group()][1:]}\n{counted}"
    answers = "; ".join(f"{one['country']}: {in_short(one['country'], one[form()])}" for one in rows)
    still_picture(countries_drawn(group(), form(), table["made_at"]), headline, f"{spoken(headline)}. {answers}.", key=f"{SLUG}.grown_tiles",
                  fragments=[STAGE])


@st.cache_data(show_spinner=False, max_entries=6)
def countries_drawn(whom: str, asked: str, made_at: str) -> Drawn:
    from core.figures import answers

    rows = grown_up.shipped("countries")[whom]
    return drawn(answers.said([one["country"] for one in rows], [in_short(one["country"], one[asked]) for one in rows],
                              [one["right"][asked] for one in rows], [" ".join(one[asked].split()) for one in rows]), [Frame({})])


def countries(ours: Mapping[str, Any]) -> None:
    """The choice of countries and of how they are asked, and what came of it.  Args: ours, our model's answers."""
    table = grown_up.shipped("countries")
    if not table:
        return
    rows = table[group()]
    slots: dict[str, Any] = {"model": named(table).partition(",")[0], "count": len(rows),
                             **{name: sum(one["right"][name] for one in rows) for name in FORMS}}
    if group() == "taught":
        known = kind_of(ours, "capitals")
        slots |= {"ours": tally(known, -1).right, "of": len(known["of"])}
    elif group() == "invented":
        one = rows[-2]
        slots |= {"doubted": sum(doubts(one[name]) for one in rows for name in FORMS) or "none", "country": plain(one["country"]),
                  "said": plain(in_short(one["country"], one["chat"]))}
    prose.show(SLUG, f"grown_{group()}", **slots)
    st.selectbox("Which countries", GROUPS, format_func=GROUPS.get, key=WHOM, persist_state="session")
    st.segmented_control("How it is asked", FORMS, format_func=FORMS.get, key=ASKED, default=None if ASKED in st.session_state else form(),
                         required=True, persist_state="session")
    drawers.countries(f"{SLUG}.grown_countries")
