"""Facts that are asked for, a tile each: the likeliest word at every moment, right, of the kind but wrong, or something else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.formatting import percent
from core.results.fact_answers import MARKS, grades, kind_comes, kind_of, tally, wrong_first
from core.results.skill_curves import Course
from pages.sections.skills import choice, grown, tested, wording
from pages.sections.skills.choice import SLUG
from pages.sections.skills.growing import show
from pages.shared.films.film import moment_title
from pages.shared.films.plotly_film import Drawn, Frame, drawn
from pages.shared.loading import caches
from pages.shared.text import prose, skill_names
from pages.shared.text.escape import plain
from pages.shared.text.wording import quoted_token
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict

COMES = ("the true city of each", "one wrong city for most", "many different wrong cities")


def table() -> Mapping[str, Any]:
    return caches.document(caches.BASE, "analyses/fact_answers.json")


def on_stage() -> Mapping[str, Any]:
    """The kind of questions that is looked at (core.results.fact_answers)."""
    other = st.session_state.get(f"{SLUG}.facts")
    name = {choice.NOWHERE: "nowhere", choice.OTHERS: other if other in choice.FACTS else next(iter(choice.FACTS))}
    return kind_of(table(), name.get(choice.view("facts"), "capitals"))


def the_facts(step: str) -> None:
    """A tile a question; it opens at the moment when words of the kind come, once the reader has guessed."""
    kind, until = on_stage(), choice.until(step, _steps())
    comes = kind_comes(kind)
    show("facts", facts_drawn(caches.BASE, kind["kind"], until), _steps(), lambda moment: now(kind, moment), until=until,
         start=comes if until is None else None, moved={"tiles": 0, "words": 1})


@st.cache_data(show_spinner=False, max_entries=20)
def facts_drawn(run: str, name: str, until: int | None) -> Drawn:
    from core.figures import answers

    kind = kind_of(caches.document(run, "analyses/fact_answers.json"), name)
    moments = range(len(_steps()))[: None if until is None else until + 1]
    return drawn(answers.tiles(kind if until is None else before(kind, until)), [Frame(answers.told(kind, moment)) for moment in moments])


def before(kind: Mapping[str, Any], until: int) -> dict[str, Any]:
    """The same questions as if training had ended at a moment."""
    return {**kind, "of": [{**one, "words": one["words"][:until + 1], "sure": one["sure"][:until + 1]} for one in kind["of"]]}


def now(kind: Mapping[str, Any], moment: int) -> str:
    """What is said at a moment, in two lines."""
    found, count = tally(kind, moment), len(kind["of"])
    said = (f"all {count} go on with {quoted_token(found.word)}" if found.times == count
            else f"{found.times} of {count} go on with {quoted_token(found.word)}" if found.times > 2 else f"{found.words} different words")
    one = "a capital" if kind["kind"] in ("capitals", "nowhere") else "of the kind"
    counted = (f"{MARKS[1]} {found.of_kind} a capital, {MARKS[0]} {found.other} none" if kind["kind"] == "nowhere"
               else f"{MARKS[2]} {found.right} right, {MARKS[1]} {found.of_kind} {one} but wrong, {MARKS[0]} {found.other} neither")
    return f"{moment_title(_steps()[moment])}: {said}\n{counted}; {percent(found.sure)} sure"


def truth(kind: Mapping[str, Any]) -> str | None:
    """What comes with the first words of the kind: one of COMES; None if they never come."""
    comes = kind_comes(kind)
    if comes is None:
        return None
    found = tally(kind, comes)
    return COMES[0 if found.right >= found.of_kind else 1 if 2 * found.times > len(kind["of"]) else 2]


def talk(step: str) -> None:
    """What comes first, the right city or any; then the same of other facts, and of countries that don't exist."""
    capitals = kind_of(table(), "capitals")
    above = st.container()
    picked = guess("When cities come, it says …", COMES, f"{SLUG}.guess_{step}")
    if not picked:
        with above:
            now_said = tally(capitals, choice.until(step, _steps()))
            prose.show(SLUG, step, step=f"{choice.ASKED_AT[step]:,}", count=len(capitals["of"]), word=plain(now_said.word), times=now_said.times)
        return
    if choice.view(step) == choice.GROWN:
        choice.the_view(step)
        grown.countries(table())
        return
    with above:
        finding(choice.view(step), capitals, verdict(picked, truth(capitals), (SLUG, "Asked for a capital, the first cities are")))
    choice.the_view(step)
    if choice.view(step) == choice.OTHERS:
        st.selectbox("A kind of facts", choice.FACTS, format_func=choice.FACTS.get, key=f"{SLUG}.facts", persist_state="session")
    if choice.view(step) != choice.ALL:
        numbers(on_stage())


def finding(view: str, capitals: Mapping[str, Any], said: str) -> None:
    """The words of a view, from what its picture shows."""
    kind = on_stage()
    first, right = wrong_first(kind)
    end, count, comes = tally(kind, -1), len(kind["of"]), kind_comes(kind)
    if view == choice.NOWHERE:
        best = max(range(len(_steps())), key=lambda moment: tally(kind, moment).of_kind)
        prose.show(SLUG, "facts_nowhere", count=count, named=end.of_kind or "none", sure=percent(end.sure), most=tally(kind, best).of_kind,
                   moment=wording.when(_steps()[best]))
    elif view == choice.OTHERS:
        prose.show(SLUG, "facts_other" if right else "facts_other_none", asked=plain(kind["of"][0]["asked"]), count=count, first=first,
                   right=right, end=end.right, wrong=end.of_kind)
    elif view == choice.ALL:
        parts = skill_names.in_family(caches.courses(), "facts")
        prose.show(SLUG, "facts_all", first=wording.first_past(parts, [skill_names.name(part) for part in parts]))
    elif comes is None:
        prose.show(SLUG, "facts_never", verdict=said, count=count)
    else:
        found = tally(capitals, comes)
        prose.show(SLUG, "facts_right" if truth(capitals) == COMES[0] else "facts_after", verdict=said, step=f"{_steps()[comes]:,}", count=count,
                   times=found.times, word=plain(found.word), now=found.right, first=first, right=right)


def numbers(kind: Mapping[str, Any]) -> None:
    """Every word at every moment, with its mark; the same question as a choice, in every start."""
    with drawer("Every word, other starts, and who found this", key=f"{SLUG}.facts_numbers") as opened:
        if opened:
            prose.show(SLUG, "signs_of_facts")
            marks = [[MARKS[grade] for grade in grades(kind, moment)] for moment in range(len(_steps()))]
            number_table({"Step": [f"{step:,}" for step in _steps()]} | {
                one["of"]: [f"{one['words'][moment]} {marks[moment][number]} {percent(one['sure'][moment])}" for moment in range(len(_steps()))]
                for number, one in enumerate(kind["of"])})
            fates = tested.all_fates().get("capitals, plain sentence")
            if fates and kind["kind"] == "capitals":
                prose.show(SLUG, "facts_in_starts", scores=in_starts(fates))


def in_starts(courses: list[Course]) -> str:
    """When each start passes its bar, and its end: "ours after 800 steps, 24 of 24 at the end; …"."""
    return "; ".join(f"{'ours' if not number else f'start {number + 1}'} {wording.when(one.step(one.passed))}, {wording.score(one, -1)} at the end"
                     for number, one in enumerate(courses))


def _steps() -> tuple[int, ...]:
    return tuple(table()["steps"])
