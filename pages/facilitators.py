"""Chapter 10: lesson plans whose steps open exact states, a view for the wall, a handout to print, notes for hosting."""

import streamlit as st

from pages.sections.facilitators import handout
from pages.sections.facilitators.plan_facts import expect
from pages.shared.frame import present, shell, url
from pages.shared.frame.chapters import chapter
from pages.shared.frame.lesson_plans import PLANS, Step, query, steps_of
from pages.shared.frame.serving import OTHERS
from pages.shared.loading import caches
from pages.shared.text import prose, sources, tables
from pages.shared.text.measured import measured
from pages.shared.widgets.check import Answer, check

shell.enter()

SLUG = "facilitators"


def main() -> None:
    step = present.now()
    view = url.choice("view", "", ("", "handout"))
    if view == "handout":
        the_handout()
    elif step:
        slide(step)
    else:
        the_chapter()


# The chapter ------------------------------------------------------------------------------------------------------


def the_chapter() -> None:
    shell.head(SLUG)
    prose.show(SLUG, "welcome")
    plans()
    st.header("A sheet of paper for everyone", anchor=False)
    prose.show(SLUG, "handout")
    shell.link(chapter(SLUG), label="Open the handout, to print", query_params={"view": "handout"})
    st.header("Before the day", anchor=False)
    hosting()
    st.header("A room for phones", anchor=False)
    prose.show(SLUG, "rooms")
    if caches.steps():
        with st.expander("How this differs from a big model"), shell.part():
            prose.show(SLUG, "scale", total=f"{sum(caches.parameter_counts().values()):,}", world=sources.of_100())
    question()


@shell.fragment
def plans() -> None:
    """One lesson plan: what comes when, and every step with all that it needs."""
    url.bind("facilitators.plan", int(url.choice("plan", "20", [str(plan) for plan in PLANS])), "plan")
    plan = st.segmented_control(
        "How long is your lesson?",
        list(PLANS),
        format_func=lambda minutes: f"{minutes} minutes",
        required=True,
        key="facilitators.plan",
        persist_state="session",
    )
    url.put(plan=plan if plan != 20 else None)
    steps = steps_of(plan)
    st.header(f"{plan} minutes, {len(steps)} steps", anchor=False)
    tables.show({"Minutes": [f"{step.begins}–{step.begins + step.minutes}" for step in steps],
                 # no list of one item in each cell
                 "Step": [f"{step.number}\\. {step.activity.title}" for step in steps],
                 "Chapter": [chapter(step.activity.slug).title if step.activity.written else "–" for step in steps]})
    shell.link(chapter(SLUG), label="Put this lesson on the wall", query_params={"present": steps[0].place})
    prose.show(SLUG, "wall")
    prose.show(SLUG, "how")
    prose.show(SLUG, "minutes")
    for step in steps:
        one_step(step)


def one_step(step: Step) -> None:
    """Everything about one step: what to do, where, what to ask, what goes wrong, the same on paper."""
    key = step.activity.key
    with st.container(border=True, key=f"facilitators-step-{step.place}"):
        st.markdown(f"### {step.number}. {step.activity.title}\n{step.time.capitalize()}")
        st.markdown(prose.section("lessons", f"{key} do"))
        open_link(step)
        st.markdown(f"On the wall: {prose.section('lessons', f'{key} slide')}")
        with shell.part():
            foretold = expect(step.activity)
            if foretold:
                st.markdown(foretold)
        for label, name in (
            ("What to ask next", "ask"),
            ("What people get wrong, and an answer", "wrong"),
            ("Without a computer", "paper"),
        ):
            if f"{key} {name}" in prose.sections("lessons"):
                with st.expander(label):
                    st.markdown(prose.section("lessons", f"{key} {name}"))


def open_link(step: Step, *, on_wall: bool = False) -> None:
    """The link to the step's exact state, if this copy has its chapter."""
    activity = step.activity
    if activity.written:
        carried = query(activity) | ({"present": step.place} if on_wall else {})
        where = f" (scroll to “{activity.part}”)" if activity.part else ""
        shell.link(chapter(activity.slug), label=f"Open: {chapter(activity.slug).title}{where}", query_params=carried)
    elif activity.slug:
        prose.show(SLUG, "missing")


@shell.part()
def hosting() -> None:
    prose.show(SLUG, "before")
    with st.expander("A classroom without internet"):
        prose.show(SLUG, "offline", others=OTHERS)
    with st.expander("When the page stays empty, or a picture is missing"):
        prose.show(SLUG, "filter")
    with st.expander("What phones need"):
        prose.show(SLUG, "phones")
        found = measured()
        if found:
            prose.show(SLUG, "measured", **found)


def question() -> None:
    check(
        SLUG,
        "Someone says: “So it just looks the answer up on the web.” Which reply fits what the group has seen?",
        [
            Answer("“Yes, but very fast.”", "There is nothing to look in. Your model answers with the internet off."),
            Answer(
                "“Look at the bars: it gives every word a share, even the silly ones.”",
                "That is what they saw, and a list of answers would not do it. Point at the screen, not at a rule.",
                right=True,
            ),
            Answer(
                "“No, it truly grasps the question.”",
                "Nothing that they saw shows that. They saw shares for the next word, and numbers that were nudged.",
            ),
            Answer(
                "“A person has checked each answer.”",
                "Nobody has. The next word of the text was the answer, millions of times.",
            ),
        ],
    )


# On the wall ------------------------------------------------------------------------------------------------------


def slide(step: Step) -> None:
    """One step as the group sees it: the question, and the way to the page. Answers stay with the facilitator."""
    shell.visited().add(SLUG)
    st.markdown(f"Step {step.number} of {step.count} · {step.time} of {step.plan}")
    st.title(step.activity.title, anchor=False)
    with st.container(key="facilitators-slide"):
        st.markdown(prose.section("lessons", f"{step.activity.key} slide"))
        if step.activity.written:
            open_link(step, on_wall=True)


# On paper ---------------------------------------------------------------------------------------------------------


def the_handout() -> None:
    with st.container(key="facilitators-screen"):
        shell.head(SLUG)
        prose.show(SLUG, "handout")
        with st.container(horizontal=True, vertical_alignment="center"):
            handout.print_button()
            shell.link(chapter(SLUG), label="Back to the lesson plans")
    with shell.part():
        handout.show()


main()
