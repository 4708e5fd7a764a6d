"""The words beside the stage, one function a step."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.formatting import percent
from core.results.skill_curves import Course, pairs_in_order, together
from pages.sections.skills import choice, counts, facts, grown, judging, pair, starts, tested, wording
from pages.sections.skills.choice import SLUG
from pages.sections.skills.sums import one_sum
from pages.shared.frame.guesses import remember
from pages.shared.loading import caches
from pages.shared.text import prose, skill_names, tables
from pages.shared.text.escape import plain
from pages.shared.text.wording import listed
from pages.shared.widgets import grown_up
from pages.shared.widgets.check import Answer, question
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import SKIP, guess, verdict

DIPS = {
    "like a coin, then better": "rose",
    "worse than a coin, then better": "fell_and_rose",
    "worse than a coin to the end": "fell",
    "like a coin to the end": "neither",
}
WAYS = ("in one go", "step by step", "no clear difference")
SHORT = SKIP[0].upper() + SKIP[1:]


def talk(step: str) -> None:
    {
        "counts": counts.talk, "order": order, "noun": noun, "facts": family_of_facts, "sums": sums, "luck": starts.talk, "pair": pair.talk,
        "trap": judging.talk, "check": check,
    }[step](step)


def order(step: str) -> None:
    """The order by taps, here or on the picture; then how many pairs of it are right, and the tests of style one by one."""
    known, picked = tested.families(), choice.picked()
    if choice.covered(step):
        prose.show(SLUG, step, items=f"{together('all', list(known.values())).n:,}", step=f"{choice.ASKED_AT[step]:,}")
        with st.container(horizontal=True, key=f"{SLUG}.order_buttons"):
            for family in known:
                place = f"{picked.index(family) + 1} · " if family in picked else ""
                st.button(f"{place}{skill_names.TITLES[family]}", key=f"{SLUG}.pick_{family}", on_click=choice.pick, args=(family,))
        st.button("Start again" if picked else SHORT, key=f"{SLUG}.order_other", type="tertiary",
                  on_click=choice.guess_again if picked else choice.skip_order)
    else:
        said = ""
        if len(picked) == len(known):
            right, count = pairs_in_order(picked, {family: course.passed for family, course in known.items()})
            named = ", ".join(skill_names.TITLES[family].lower() for family in picked)
            so = ", ".join(skill_names.TITLES[family].lower() for family in wording.in_order(known))
            remember(SLUG, "The order of the four skills", named, so, right=right == count)
            said = f"You said: {named}. " + (
                f"Of the {count} pairs in it, {right} stand in the right order." if count else "They all come at the same moment."
            )
        if choice.view(step) == choice.STYLE:
            parts = skill_names.in_family(caches.courses(), choice.FAMILY[step])
            prose.show(SLUG, "style", first=wording.first_past(parts, [skill_names.name(part) for part in parts]))
        else:
            prose.show(SLUG, f"{step}_after", verdict=said)
        choice.the_view(step)
        if choice.view(step) == choice.STYLE:
            return of_a_family(step)
        st.button("Guess again", key=f"{SLUG}.again", type="tertiary", icon=":material/replay:", on_click=choice.guess_again)
    with drawer("When does a skill count as there?", key=f"{SLUG}.bar") as opened:
        if opened:
            name, slots = wording.looked_up(together("all", list(known.values())))
            prose.show(SLUG, "bar", looked=prose.section(SLUG, name, **slots))
            lucky = [course for course in known.values() if course.intervals[0][0] > course.chance]
            if lucky:
                prose.show(SLUG, "lucky_start", families=listed([course.name.lower() for course in lucky]),
                           score=listed([wording.score(course, 0) for course in lucky]))
            else:
                prose.show(SLUG, "even_start")
            prose.show(SLUG, "families")
            if not choice.covered(step):
                the_table(list(known.values()))


def noun(step: str) -> None:
    course, tests = caches.courses()[tested.ATTRACTOR], caches.courses()
    above = st.container()
    picked = guess("While it learns, this model does …", DIPS, f"{SLUG}.guess_{step}")
    if not picked:
        with above:
            prose.show(SLUG, step, count=course.n)
        return
    case, _ = wording.attractor(course)
    later = f"From {course.step(course.stirred):,} steps on" if course.stirred is not None else ""
    truth = next(option for option, its_case in DIPS.items() if its_case == case)
    judged = verdict(picked, truth, (SLUG, "With a noun in between, it does"))
    with above:
        if choice.view(step) == choice.GROWN:
            grown.beside()
        else:
            prose.show(SLUG, f"{step}_{case}", verdict=judged, **({"later": later} if "rose" in case else {}))
    choice.the_view(step)
    if choice.view(step) == choice.GROWN:
        return grown_up.scores(f"{SLUG}.grown")
    if choice.view(step) == choice.ALL:
        grown.offer(step, skill_names.FAMILIES[choice.FAMILY[step]])
    else:
        grown.offer(step, (tested.ATTRACTOR, tested.BLUE), bars=False)
    with drawer("Out of the blue, and the numbers", key=f"{SLUG}.noun_numbers") as opened:
        if opened:
            if tested.BLUE in tests:
                placed, bare = course.right[-1], tests[tested.BLUE].right[-1]
                prose.show(SLUG, "blue_fewer" if bare < placed else "blue_as_many", count=course.n, placed=placed, bare=bare)
            the_table([tests[name] for name in (tested.ATTRACTOR, tested.BLUE) if name in tests]
                      if choice.view(step) != choice.ALL else skill_names.in_family(tests, choice.FAMILY[step]))
    grown_up.scores(f"{SLUG}.grown")


def family_of_facts(step: str) -> None:
    """Facts that are asked for, and their family's tests."""
    facts.talk(step)
    if choice.view(step) == choice.ALL:
        of_a_family(step)


def of_a_family(step: str) -> None:
    """The grown-up beside a family's tests, and what they ask."""
    parts = skill_names.in_family(caches.courses(), choice.FAMILY[step])
    grown.offer(step, [part.name for part in parts])
    its_tests(parts, step)


def its_tests(parts: Sequence[Course], step: str) -> None:
    """What the tests of a family ask, and their scores, in a drawer."""
    with drawer("What each test asks, and the numbers", key=f"{SLUG}.{step}_numbers") as opened:
        if opened:
            tables.show({"Test": [skill_names.name(part) for part in parts], "For example": [example(part) for part in parts],
                         "Blind guessing": [percent(part.chance) for part in parts]})
            seen = [f"“{skill_names.name(part)}”" + ("" if part.stands is None else f" ({skill_names.stood(part)} do)")
                    for part in parts if part.seen]
            if seen:
                prose.show(SLUG, "seen", tests=listed(seen))
            the_table(parts)


def sums(step: str) -> None:
    """Which way of asking works better; then one sum as the model writes it, word by word."""
    steps, direct = (caches.courses()[name] for name in (tested.IN_STEPS, tested.DIRECT))
    shown = choice.view(step)
    if shown in (choice.WRITTEN, choice.LEAP):
        one_sum(direct if shown == choice.LEAP else steps)
    else:
        above = st.container()
        picked = guess("More right answers come …", WAYS, f"{SLUG}.guess_{step}")
        if not picked:
            with above:
                prose.show(SLUG, step, count=steps.n)
            return
        title = wording.directly_or_in_steps(steps, direct)
        truth = WAYS[2 if "no clear difference" in title else 1 if steps.right[-1] * direct.n > direct.right[-1] * steps.n else 0]
        with above:
            prose.show(SLUG, f"{step}_found" if truth == WAYS[1] else f"{step}_not_found",
                       verdict=verdict(picked, truth, (SLUG, "More sums come out right")))
    choice.the_view(step)
    if shown == choice.ALL:
        of_a_family(step)
        return
    if shown == choice.SCORES:
        grown.offer(step, (tested.IN_STEPS, tested.DIRECT), bars=False)
    with drawer("The numbers", key=f"{SLUG}.sums_numbers") as opened:
        if opened:
            the_table([steps, direct])


def example(course: Course) -> str:
    """One question of a test with its right answer in bold, Markdown."""
    one = course.examples[0]
    context = one["context"] if len(one["context"]) < 110 else "… " + one["context"][-100:].partition(" ")[2]
    against = f" (not {listed([plain(wrong.strip()) for wrong in one['wrong']], 'or')})" if one["wrong"] else ""
    return f"{plain(context.replace(chr(10), ' / '))} **{plain(one['right'].strip())}**{against}"


def the_table(courses: Sequence[Course]) -> None:
    """Counts, and bands of luck in per cent, at every moment."""
    number_table({"Step": [f"{step:,}" for step in courses[0].steps]} | {
        skill_names.name(course): [f"{wording.score(course, moment)} ({percent(low)}–{percent(high)})"
                                   for moment, (low, high) in enumerate(course.intervals)] for course in courses})


def check(_: str) -> None:
    question(
        SLUG,
        "The trained model finds “She goes home” likelier than “She go home”. Why?",
        [
            Answer("It was given a rule for verbs", "No rule was built in. It was shown text, drills of verbs among it, and its "
                   "numbers were nudged after each guess."),
            Answer("Its training text is full of sentences like the first", "Guessing the next word pays off only if the verb fits, "
                   "so that is where the nudges led. The rule is ours; the model has its numbers.", right=True),
            Answer("It looked both sentences up", "It worked out from its numbers how likely each is. And the questions that count "
                   "were new to it."),
            Answer("It knows what it is to go home", "It has never been anywhere. It has learned which words stand together in its text."),
        ],
    )
