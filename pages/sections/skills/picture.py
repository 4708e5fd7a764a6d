"""What stands on the stage: scores that grow up to where the question begins, and to their end once it is answered; a sum
as it is written; facts, a tile each; other starts; two sentences; statements to judge.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.formatting import NOT_ASKED
from core.results.grown_up import CALLED
from core.results.skill_curves import Course
from pages.sections.skills import choice, counts, facts, grown, tested, wording
from pages.sections.skills.choice import SLUG
from pages.sections.skills.growing import panels_moved, show
from pages.sections.skills.judging import the_statements
from pages.sections.skills.pair import the_pair
from pages.sections.skills.starts import the_starts
from pages.sections.skills.sums import the_sum
from pages.shared.films.film import moment_title
from pages.shared.films.plotly_film import Drawn, Frame, drawn
from pages.shared.frame.moment import forget_moment, moment_name
from pages.shared.loading import caches, grown_up
from pages.shared.text import skill_names
from pages.shared.text.escape import plain

ENDS = ("the verb of its subject", "the verb of the nearest noun")
WAYS = ("Step by step", "in one go")
TESTS = {"noun": (tested.ATTRACTOR, tested.BLUE), "sums": (tested.IN_STEPS, tested.DIRECT)}  # step -> of its panel, by curve
Scores = tuple[tuple[int, int] | None, ...]


def picture(step: str, later: list[Callable[[], None]]) -> None:
    """The picture of a step; what can wait is put into `later`."""
    hidden = choice.covered(step)
    if hidden:
        st.session_state[f"{SLUG}.hidden"] = step
    elif st.session_state.pop(f"{SLUG}.hidden", None) == step:
        forget_moment()  # the answer stands at the end, whatever moment was looked at before
    if step == "sums" and choice.view(step) in (choice.WRITTEN, choice.LEAP):
        the_sum(later)
    elif choice.view(step) == choice.GROWN:
        if step == "facts":
            grown.the_countries(facts.table())
        else:
            the_same_tests()
    elif choice.view(step) in (choice.ALL, choice.STYLE):
        a_family(step)
    else:
        {
            "counts": counts.picture, "order": the_order, "check": the_order, "noun": the_noun, "facts": facts.the_facts, "sums": two_ways,
            "luck": the_starts, "pair": the_pair, "trap": the_statements,
        }[step](step)


def the_order(step: str) -> None:
    """The four families, a panel each; a tap on one is a guess."""
    known = tested.families()
    until = choice.until("order", _steps()) if step == "order" else None
    places = tuple(choice.picked().index(family) + 1 if family in choice.picked() and until is not None else 0 for family in known)
    last = len(_steps()) - 1

    def told(moment: int) -> str:
        if until is not None:
            return f"{moment_title(_steps()[moment])}\nWhich passes its dashed bar first?"
        if moment == last:
            return wording.order({course.name: course.step(course.passed) for course in known.values()}).replace(". Last", "\nLast")
        return f"{moment_title(_steps()[moment])}\n{wording.past_now({one.name: one for one in known.values()}, moment)}"

    show("panels", panels_drawn(caches.BASE, "all", places, until), _steps(), told, until=until, plays=step == "order", moved=panels_moved(1),
         on_tap=_tapped if until is not None else None)


def _tapped(trace: int, point: int) -> None:
    from core.figures.skills import panel_at

    known = list(tested.families())
    panel = panel_at(trace, point, len(known))
    if panel is not None:
        choice.pick(known[panel])


def the_noun(step: str) -> None:
    """The test where another noun stands between; at its end also without the line before it."""
    course, until = caches.courses()[tested.ATTRACTOR], choice.until(step, _steps())
    beside = with_others(step, until)
    show("panels", panels_drawn(caches.BASE, "noun", (), until, others(step, until)), _steps(), until=until,
         moved=panels_moved(len(panels_of("noun", ())[0])),
         told=lambda moment: f"{moment_title(_steps()[moment])}\n{beside(wording.dip_now(course, moment))}")


def two_ways(step: str) -> None:
    """The same sums asked in two ways."""
    until = choice.until(step, _steps())
    ways = [caches.courses()[name] for name in (tested.IN_STEPS, tested.DIRECT)]
    beside = with_others(step, until)
    show("panels", panels_drawn(caches.BASE, "sums", (), until, others(step, until)), _steps(), until=until,
         moved=panels_moved(len(WAYS)), told=lambda moment: (
        f"{moment_title(_steps()[moment])}\n" + beside(", ".join(f"{name} {wording.score(way, moment)}"
                                                                 for name, way in zip(WAYS, ways, strict=True)))))


def with_others(step: str, until: int | None) -> Callable[[str], str]:
    """What is said of our scores, with the grown-up's beside them where its marks stand in the picture."""
    found = others(step, until)
    if not found:
        return lambda ours: ours
    theirs = " and ".join(f"{one[0]} of {one[1]}" if one else NOT_ASKED for one in found)
    return lambda ours: f"Ours: {ours[0].lower()}{ours[1:]}; ⬢ {CALLED}: {theirs}"


def others(step: str, until: int | None) -> Scores | None:
    """The grown-up's scores on the tests of a step's one panel, once all of it may be seen."""
    found = grown.row(step, TESTS[step]) if until is None else None
    return tuple(found) if found else None


def panels_of(which: str, places: tuple[int, ...]) -> list[dict[str, Course]]:
    """The curves of each panel of a step, by name."""
    tests = caches.courses()
    if which == "noun":
        return [{"Right verb": tests[tested.ATTRACTOR]} | ({"out of the blue": tests[tested.BLUE]} if tested.BLUE in tests else {})]
    if which == "sums":
        return [{"Step by step": tests[tested.IN_STEPS], "in one go": tests[tested.DIRECT]}]
    return [{f"{f'{place}. ' if place else ''}{course.name}": course}
            for place, course in zip(places, tested.families().values(), strict=True)]


@st.cache_data(show_spinner=False, max_entries=100)
def panels_drawn(run: str, which: str, places: tuple[int, ...], until: int | None, beside: Scores | None = None) -> Drawn:
    from core.figures import skills as figures
    from core.figures.beside import marked

    shown = panels_of(which, places)
    moments = range(len(next(iter(shown[0].values())).steps))[: None if until is None else until + 1]
    figure = figures.panels(shown, until, ENDS if which == "noun" else None)
    if beside:
        marked(figure, next(iter(shown[0].values())).steps[-1], beside, list(shown[0]), CALLED)
    return drawn(figure, [Frame(figures.grown(shown, moment)) for moment in moments])


def a_family(step: str) -> None:
    """The tests of a family as bars."""
    family = choice.FAMILY[step]
    parts, last = skill_names.in_family(caches.courses(), family), len(_steps()) - 1
    found = grown.row(step, [part.name for part in parts])
    beside = f"; hatched: {CALLED}" if found else ""

    def told(moment: int) -> str:
        there = sum(part.passed is not None and part.passed <= moment for part in parts)
        second = wording.spread(parts) if moment == last else f"{there} of {len(parts)} tests are past the bar for good"
        return f"{skill_names.TITLES[family]} {moment_name(_steps()[moment])}{beside}\n{second}"

    show("tests", bars_drawn(caches.BASE, tuple(part.name for part in parts), tuple(found) if found else None), _steps(), told)


def the_same_tests() -> None:
    """Every test that the grown-up took, ours and under it the grown-up's."""
    names = grown.taken()
    if not names:
        st.info(plain(grown_up.damage("skills")), icon=":material/info:")
        return

    def told(moment: int) -> str:
        ours, theirs = (len(grown.ahead(moment, who)) for who in (1, -1))
        return f"More right: ours in {ours} of {len(names)} tests\n{CALLED}, hatched: in {theirs}"

    show("beside", bars_drawn(caches.BASE, names, tuple(grown.scores()[name] for name in names)), _steps(), told)


@st.cache_data(show_spinner=False, max_entries=20)
def bars_drawn(run: str, tests: tuple[str, ...], beside: Scores | None = None) -> Drawn:
    from core.figures import skills as figures

    parts = [caches.courses(run)[test] for test in tests]
    names = [skill_names.name(part) for part in parts]
    moments = range(len(parts[0].steps))
    return drawn(figures.scores(parts, names, beside, CALLED),
                 [Frame(figures.scored(parts, names, moment, paired=beside is not None)) for moment in moments])


def _steps() -> tuple[int, ...]:
    """The moments at which the tests were taken."""
    return next(iter(tested.families().values())).steps
