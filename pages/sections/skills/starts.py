"""One training from several starts: one test, all tests, the order of the four skills."""

from __future__ import annotations

import math

import streamlit as st

from core.formatting import NOT_ASKED
from core.results.fates import alike, farthest, gap, shared
from core.results.skill_curves import Course
from pages.sections.skills import choice, law, tested, wording
from pages.sections.skills.choice import SLUG
from pages.sections.skills.growing import panels_moved, show
from pages.shared.films.film import moment_title
from pages.shared.films.plotly_film import Drawn, Frame, drawn
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import prose, skill_names
from pages.shared.text.wording import listed
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict

ENDS = ("about like ours", "clearly better", "clearly worse", "one better, one not")


def the_starts(step: str) -> None:
    """The picture of what is looked at."""
    {choice.ONE: one_test, choice.EVERY: every_test, choice.ORDER: the_order, choice.LAW: law.picture}[choice.view(step)](step)


def names(count: int) -> list[str]:
    """What the starts are called, ours first."""
    return ["Ours", *(f"start {number}" for number in range(2, count + 1))]


# One test -----------------------------------------------------------------------------------------------------------


def one_test(step: str) -> None:
    """One test in each start; as long as the reader has not guessed, in ours alone."""
    test, hidden = choice.the_test(), choice.covered(step)
    courses = tested.all_fates()[test][: 1 if hidden else None]

    def told(moment: int) -> str:
        scores = listed([str(course.right[moment]) for course in courses])
        second = f"{scores} right" + (", alike" if len(courses) > 1 and alike(courses, moment) else "")
        if hidden and moment == len(courses[0].steps) - 1 and len(tested.starts()) > 1:
            second += ". The other starts?"
        return f"{skill_names.called(test)}\n{moment_title(courses[0].steps[moment])}: {second}"

    show("fate", fate_drawn(tuple(tested.starts()), test, len(courses)), courses[0].steps, told, moved=panels_moved(len(courses)))


@st.cache_data(show_spinner=False, max_entries=60)
def fate_drawn(runs: tuple[str, ...], test: str, shown: int) -> Drawn:
    from core.figures import skills as figures

    courses = tested.all_fates()[test][:shown]
    panel = [dict(zip(names(len(courses)), courses, strict=True))]
    return drawn(figures.panels(panel), [Frame(figures.grown(panel, moment)) for moment in range(len(courses[0].steps))])


# All tests ----------------------------------------------------------------------------------------------------------


def every_test(step: str) -> None:
    """Every test in every start, those that end farthest apart on top."""
    found = tested.all_fates()
    steps = next(iter(found.values()))[0].steps

    def told(moment: int) -> str:
        far = farthest(found, moment)
        same = sum(alike(courses, moment) for courses in found.values())
        scores = listed([wording.score(course, moment) if not number else str(course.right[moment]) for number, course in enumerate(found[far])])
        return f"{moment_title(steps[moment])}: {same} of {len(found)} tests alike\nFarthest apart: {skill_names.called(far)}: {scores}"

    moved = {"lines": [0], "marks": list(range(1, len(tested.starts()) + 1))}
    show("every", every_drawn(tuple(tested.starts())), steps, told, moved=moved)


@st.cache_data(show_spinner=False, max_entries=10)
def every_drawn(runs: tuple[str, ...]) -> Drawn:
    from core.figures import fates as figures

    found = sorted(tested.all_fates().items(), key=lambda one: -gap(one[1]))
    tests = [courses for _, courses in found]
    return drawn(figures.every_test(tests, [skill_names.called(name) for name, _ in found], names(len(tests[0]))),
                 [Frame(figures.marked(tests, moment)) for moment in range(len(tests[0][0].steps))])


# The order of the four skills ------------------------------------------------------------------------------------------


def the_order(step: str) -> None:
    """When each family passes, in every start."""
    found = tested.runs()
    finding = "" if len(found) == 1 else wording.agreement(_orders(found))[1]
    show("starts", starts_drawn(caches.BASE, tuple(found), in_shares()), [caches.steps()[-1]],
         lambda _: f"When each skill passes its bar\n{finding}".strip())


def _orders(found: dict[str, dict[str, Course]]) -> list[dict[str, int | None]]:
    return [{family: course.step(course.passed) for family, course in run.items()} for run in found.values()]


def in_shares() -> bool:
    """Whether moments are shown as shares of each run."""
    return st.session_state.get(f"{SLUG}.runs_as") == "share of the run"


@st.cache_data(show_spinner=False, max_entries=20, ttl=60)
def starts_drawn(run: str, names: tuple[str, ...], share: bool) -> Drawn:
    from core.figures import skills as figures

    runs, families = tested.runs(), list(tested.families())
    onsets = []
    for number, name in enumerate(names, start=1):
        measured = {family: course for family, course in runs[name].items() if family in families}
        last = next(iter(measured.values())).steps[-1]
        steps = [measured[family].step(measured[family].passed) if family in measured else None for family in families]
        onsets.append(("our model" if name == run else f"start {number}", [one if one is None or not share else one / last for one in steps]))
    titles = [skill_names.TITLES[family] for family in families]
    return drawn(figures.runs(titles, onsets, share=share, last=caches.steps()[-1]), [Frame({})])


# The words ----------------------------------------------------------------------------------------------------------------


def truth(courses: list[Course]) -> str:
    """How the other starts end beside ours: one of ENDS, by their bands of luck."""
    ours, *others = courses
    low, high = ours.intervals[-1]
    sides = {1 if one.intervals[-1][0] > high else -1 if one.intervals[-1][1] < low else 0 for one in others}
    return {frozenset({0}): ENDS[0], frozenset({1}): ENDS[1], frozenset({-1}): ENDS[2]}.get(frozenset(sides), ENDS[3])


def talk(step: str) -> None:
    """How a test ends in other starts; then all tests, the order of the four skills, and a law that was published."""
    found = tested.runs()
    if len(found) == 1:
        prose.show(SLUG, "luck_missing")
        return
    every, above = tested.all_fates(), st.container()
    test = farthest(every)
    picked = guess("The other starts end …", ENDS, f"{SLUG}.guess_{step}")
    if not picked:
        ends = [next(iter(own.values())).steps[-1] for own in found.values()]
        with above:
            prose.show(SLUG, step, lengths=wording.as_long(ends), test=skill_names.called(test), score=wording.score(every[test][0], -1),
                       more=f"{len(found) - 1}")
        return
    with above:
        said = verdict(picked, truth(every[test]), (SLUG, "The other starts end"))
        finding(choice.view(step), said if choice.the_test() == test else "", every)
    choice.the_view(step)
    if choice.view(step) == choice.ONE:
        st.session_state[f"{SLUG}.fate"] = choice.the_test()
        st.selectbox("A test", sorted(every, key=lambda name: -gap(every[name])), format_func=skill_names.called, key=f"{SLUG}.fate")
    if choice.view(step) == choice.ORDER and len({next(iter(own.values())).steps[-1] for own in found.values()}) > 1:
        st.segmented_control("Moments as", ["steps", "share of the run"], default="share of the run" if in_shares() else "steps",
                             key=f"{SLUG}.runs_as", required=True)
    more(choice.view(step), found)


def finding(view: str, said: str, every: dict[str, list[Course]]) -> None:
    """The words of a view, from what its picture shows."""
    if view == choice.LAW:
        law.told()
    elif view == choice.EVERY:
        counts = shared(every)
        prose.show(SLUG, "fates", tests=counts.tests, alike=counts.alike, apart=counts.tests - counts.alike, passed=counts.passed,
                   some=counts.some, never=counts.never, began=wording.at_chance(caches.courses()))
    elif view == choice.ORDER:
        orders = _orders(tested.runs())
        against, _ = wording.agreement(orders)
        first = {min(order, key=lambda family: math.inf if order[family] is None else order[family]) for order in orders}
        prose.show(SLUG, f"luck_{'same' if not against else 'other' if len(first) == 1 else 'mixed'}", against=against,
                   pairs=len(orders[0]) * (len(orders[0]) - 1) // 2, first=skill_names.TITLES[min(first)].lower())
    else:
        test = choice.the_test()
        courses = every[test]
        prose.show(SLUG, "luck_alike" if alike(courses) else "luck_apart", verdict=said, test=skill_names.called(test),
                   scores=listed([str(course.right[-1]) for course in courses]), count=courses[0].n)


def more(view: str, found: dict[str, dict[str, Course]]) -> None:
    """What a drawer holds beside a view."""
    if view == choice.LAW:
        with drawer("Why that may be, and what would settle it", key=f"{SLUG}.law") as opened:
            if opened:
                law.why(names(len(found)))
    elif view == choice.EVERY:
        with drawer("Every score, and what it never learned", key=f"{SLUG}.never") as opened:
            if opened:
                every_number()
    else:
        with drawer("The numbers, and big models", key=f"{SLUG}.scale") as opened:
            if opened:
                if view == choice.ONE:
                    courses = tested.all_fates()[choice.the_test()]
                    number_table({"Step": [f"{step:,}" for step in courses[0].steps]} | {
                        name.capitalize(): [wording.score(course, moment) for moment in range(len(course.steps))]
                        for name, course in zip(names(len(courses)), courses, strict=True)})
                else:
                    the_table(found)
                prose.show(SLUG, "scale", parameters=f"{sum(parameter_counts().values()):,}")


def every_number() -> None:
    """Each test's end in every start; which were never learned; words that it never read."""
    every = tested.all_fates()
    number_table({"Test": [skill_names.called(name) for name in every]} | {
        name.capitalize(): [wording.score(courses[number], -1) for courses in every.values()]
        for number, name in enumerate(names(len(tested.starts())))} | {"Alike": ["yes" if alike(courses) else "no" for courses in every.values()]})
    missed = wording.no_better(caches.courses())
    prose.show(SLUG, "never", tests=len(caches.courses()), count=len(missed) or "none",
               named=listed([f"“{skill_names.name(course)}” ({wording.score(course, -1)})" for course in missed]))
    unread = [word for word in wording.NEVER_READ if caches.tokenizer().unknown_words(word)]
    if unread:
        prose.show(SLUG, "never_more", words=listed(unread))


def the_table(found: dict[str, dict[str, Course]]) -> None:
    """When each family passes in each run, as a table."""
    own = found[caches.BASE]
    table = {"Family": [skill_names.TITLES[family] for family in own]}
    for number, (run, measured) in enumerate(found.items(), start=1):
        name = "Our model" if run == caches.BASE else f"Start {number}"
        last = next(iter(measured.values())).steps[-1]
        table[f"{name} ({last:,} steps)"] = [
            f"{wording.when(one.step(one.passed))}; {wording.score(one, -1)} at its end" if one else NOT_ASKED for one in map(measured.get, own)
        ]
    number_table(table)
    more = max(sum(one.n for one in measured.values()) for measured in found.values()) - sum(one.n for one in own.values())
    if more > 0:  # they ship without checkpoints, so they can't be asked again
        st.caption(f"The other starts were asked {more} questions more: those that stand in the training text, "
                   "left out of our model's score since.")
