"""The grown-up in the same tests, a second bar or a mark at the panel's edge; and what it says of countries, a tile each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from core.results.fact_answers import RIGHT, grades, kind_of, tally
from core.results.grown_up import CALLED, doubts, in_short, named
from pages.sections.skills import tested
from pages.sections.skills.choice import SLUG
from pages.shared.films.plotly_film import Drawn, Frame, Rail, drawn, plotly_film, spoken
from pages.shared.loading import caches, grown_up
from pages.shared.text import prose, skill_names
from pages.shared.text.escape import plain
from pages.shared.text.wording import listed
from pages.shared.widgets import grown_up as drawers

BESIDE, WHOM, ASKED = f"{SLUG}.grown", f"{SLUG}.grown_countries_of", f"{SLUG}.grown_form"
FORMS = {"plain": "As our model is asked", "chat": "As in a chat"}
GROUPS = {"taught": "Countries that our text names", "others": "Countries that our text never names", "invented": "Countries that don't exist"}
OURS = {"taught": "capitals", "others": "others", "invented": "invented"}  # as our model was asked (core.results.fact_answers)
PLACES = {"taught": "in our text", "others": "not in it", "invented": "made up"}  # on the rail

# Scores -------------------------------------------------------------------------------------------------------------


def scores() -> dict[str, tuple[int, int]]:
    """How many it has right of how many, by test: those that it took."""
    found = {one["family"]: (one["right"], one["n"]) for one in (grown_up.shipped("skills") or {"families": ()})["families"]}
    asked = grown_up.shipped("sums")
    if not asked:
        return found
    return found | {tested.IN_STEPS: (asked["right"]["steps"], asked["n"]), tested.DIRECT: (asked["right"]["direct"], asked["n"])}


def taken() -> tuple[str, ...]:
    """The tests that both took, in the order in which the grown-up was asked."""
    return tuple(name for name in scores() if name in caches.courses())


def lead(test: str, moment: int = -1) -> float:
    """By how large a share (-1 to 1) ours is ahead in a test at one of our moments."""
    right, count = scores()[test]
    return caches.courses()[test].accuracy[moment] - right / count


def ahead(moment: int, who: int = 1) -> list[str]:
    """The tests in which ours (who = 1), or the grown-up (-1), has the larger share right."""
    return [test for test in taken() if lead(test, moment) * who > 0]


def beside() -> None:
    """In which test which of the two is farthest ahead, at our last moment."""
    table = grown_up.shipped("skills")
    if not table or not taken():
        st.caption(plain(grown_up.damage("skills")))
        return
    ours, theirs = (f"“{skill_names.called(max(found, key=lambda test: lead(test) * who))}”" if (found := ahead(-1, who)) else "none"
                    for who in (1, -1))
    prose.show(SLUG, "beside_grown", model=named(table).partition(",")[0], most=max(count for _, count in scores().values()),
               ours=ours, theirs=theirs)


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


def on_both(ours: Mapping[str, Any], which: str, asked: str) -> tuple[Mapping[str, Any], list[dict[str, Any]]]:
    """What our model and the grown-up say of one of GROUPS, row for row.  Args: ours, our model's answers on all kinds; asked, one
    of FORMS.
    """
    own = kind_of(ours, OURS[which])
    said = {one["country"]: one for one in grown_up.shipped("countries")[which]}
    return own, [said[one["of"]] for one in own["of"]]


def told(ours: Mapping[str, Any], which: str, asked: str) -> str:
    """The two lines over a group of countries: what either makes of them."""
    own, rows = on_both(ours, which, asked)
    end, count = tally(own, -1), len(rows)
    if which == "invented":
        return (f"Ours, above: a capital for {end.of_kind or 'none'} of {count}\n{CALLED}, below: answers all {count}, "
                f"{sum(doubts(one[asked]) for one in rows) or 'none'} with a doubt")
    return f"Ours, above: {end.right} of {count} right\n{CALLED}, below: {sum(one['right'][asked] for one in rows)} of {count}"


def the_countries(ours: Mapping[str, Any]) -> None:
    """A tile a country, for each of GROUPS: what ours names as the capital, and under it the grown-up."""
    table = grown_up.shipped("countries")
    if not table:
        st.info(plain(grown_up.damage("countries")), icon=":material/info:")
        return
    sentences = []
    for which in GROUPS:
        own, rows = on_both(ours, which, form())
        answers = "; ".join(f"{one['country']}: ours {mine['words'][-1]}, {CALLED} {in_short(one['country'], one[form()])}"
                            for mine, one in zip(own["of"], rows, strict=True))
        sentences.append(f"{GROUPS[which]}. {spoken(told(ours, which, form()))}. {answers}.")
    plotly_film(
        countries_drawn(caches.BASE, form(), table["made_at"]), steps=(), sentences=sentences, key=f"{SLUG}.grown_tiles", apart=True,
        headlines=[told(ours, which, form()) for which in GROUPS],
        rail=Rail(list(PLACES.values()), [], "Which countries", list(GROUPS).index(group()),
                  on_rest=lambda place: st.session_state.update({WHOM: list(GROUPS)[place]})))


@st.cache_data(show_spinner=False, max_entries=4)
def countries_drawn(run: str, asked: str, made_at: str) -> Drawn:
    from core.figures import answers

    shown = []
    for which in GROUPS:
        own, rows = on_both(caches.document(run, "analyses/fact_answers.json"), which, asked)
        good = (None,) * len(rows)
        shown.append(answers.Answers(
            [one["country"] for one in rows],
            ([one["words"][-1] for one in own["of"]], [in_short(one["country"], one[asked]) for one in rows]),
            ([f"{one['asked']} {one['words'][-1]}" for one in own["of"]], [" ".join(one[asked].split()) for one in rows]),
            (good, good) if which == "invented" else
            ([grade == RIGHT for grade in grades(own, -1)], [one["right"][asked] for one in rows])))
    return drawn(answers.pairs(shown[0]), [Frame(*answers.paired(one)) for one in shown])


def countries(ours: Mapping[str, Any]) -> None:
    """How they are asked, and what came of it.  Args: ours, our model's answers."""
    table = grown_up.shipped("countries")
    if not table:
        return
    own, rows = on_both(ours, group(), form())
    slots: dict[str, Any] = {"model": named(table).partition(",")[0], "count": len(rows),
                             **{name: sum(one["right"][name] for one in rows) for name in FORMS}}
    if group() == "taught":
        slots |= {"ours": tally(own, -1).right, "of": len(own["of"])}
    elif group() == "others":
        slots |= {"ours": tally(own, -1).right or "none"}
    else:
        one = rows[-2]
        slots |= {"doubted": sum(doubts(one[name]) for one in rows for name in FORMS) or "none", "country": plain(one["country"]),
                  "said": plain(in_short(one["country"], one["chat"])), "word": plain(tally(own, -1).word), "times": tally(own, -1).times}
    prose.show(SLUG, f"grown_{group()}", **slots)
    st.segmented_control(f"How {CALLED} is asked", FORMS, format_func=FORMS.get, key=ASKED, default=None if ASKED in st.session_state else form(),
                         required=True, persist_state="session")
    drawers.countries(f"{SLUG}.grown_countries", {
        one["of"]: one["words"][-1] for which in GROUPS for one in kind_of(ours, OURS[which])["of"]})
