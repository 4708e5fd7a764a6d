"""The stage: a chapter's picture, always in view, and the talk beside it, one step at a time.

    @shell.fragment(key="meaning.stage")
    def on_stage() -> None:
        stage.show("meaning", picture, talk)

`picture` and `talk` are told the name of the step that is on (steps.STEPS). The picture keeps its key through all steps,
so that it is the same one that changes. On a wide screen the talk stands at the left; on a phone the stage is pinned on
top (stage.css).
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.shared.browser import keys
from pages.shared.frame import present, url
from pages.shared.frame.chapters import chapter, next_chapter
from pages.shared.frame.moment import forget_moment, offer_moment
from pages.shared.frame.parts import part
from pages.shared.frame.shell import foot, head, link, visited
from pages.shared.frame.steps import STEPS, Step, key, number

WIDTHS = (62, 38)  # of the stage and the talk, per cent of a wide screen


def show(
    slug: str, picture: Callable[[str], None], talk: Callable[[str], None], *, follow: Callable[[], None] | None = None
) -> None:
    """The step that is on: its picture on the stage, its title and its words beside it, and the way on.

    Args: follow, takes what the link says before anything is shown.
    """
    if follow:
        with part():
            follow()
    steps, place = STEPS[slug], current(slug)
    step = steps[place - 1]
    visited().add(slug)
    with st.container(key="act"):
        on_stage, beside = st.columns(WIDTHS, gap="medium")
    with beside:
        words = st.container(key="talk", gap="small")
    with words, st.container(key="talk.head", gap=None):  # first, so that the browser can show it while the rest is made
        st.title(chapter(slug).title, anchor=False)
        st.header(step.title, anchor=False)
    with on_stage, st.container(key="stage", gap=None), part():
        picture(step.name)
    with words:
        with part():
            talk(step.name)
        if place == 1 and not present.is_on():
            offer_moment()
        _walk(slug, steps, place)


def ready(slug: str, there: Callable[[], object], otherwise: Callable[[], None]) -> bool:
    """Whether what the chapter needs is there. If not, its title stands there, what `otherwise` says or what went wrong, and
    the way on.
    """
    title, above = st.container(), st.container()
    found = False
    with above, part():
        found = bool(there())
        if not found:
            otherwise()
    if not found:
        with title:
            head(slug)
        foot(slug)
    return found


def current(slug: str) -> int:
    """The number of the step that is on, from 1 on: the link's `step`, or where the reader has gone since, also by the browser's Back."""
    count = len(STEPS[slug])
    if url.left("step"):
        st.session_state[key(slug)] = 1
    url.bind(key(slug), url.integer("step", 1, 1, count), "step")
    place = st.session_state[key(slug)] = min(st.session_state[key(slug)], count)
    url.put(step=place if place > 1 else None)
    return place


def name(slug: str) -> str:
    """The name of the step that is on."""
    return STEPS[slug][current(slug) - 1].name


def go_to(slug: str, name: str) -> None:
    """Turn to the step of this name. For callbacks."""
    _turn(slug, number(slug, name))


def open_at(slug: str, name: str) -> None:
    """Open the step of this name for a link that names none; the moment that it carries stays."""
    st.session_state[key(slug)] = number(slug, name)


def _walk(slug: str, steps: tuple[Step, ...], here: int) -> None:
    """Back, a dot for each step, and on: the next step, or the next chapter."""
    with st.container(horizontal=True, vertical_alignment="center", key="walk"):
        st.button("Back", key=f"{slug}.step_back", disabled=here == 1, on_click=_turn, args=(slug, here - 1))
        with st.container(horizontal=True, gap=None, key="dots", width="content"):
            for place, step in enumerate(steps, start=1):
                st.button(f"Step {place} of {len(steps)}: {step.title}", key=f"{slug}.dot{place}",
                          type="primary" if place == here else "secondary", on_click=_turn, args=(slug, place))
        if here < len(steps):
            st.button("Next", key=f"{slug}.step_on", type="primary", on_click=_turn, args=(slug, here + 1))
        else:
            following = next_chapter(slug)
            link(following or chapter("home"), label="Next chapter" if following else "All chapters")
    if not present.is_on():
        keys.press({"ArrowRight": f"{slug}.step_on", "ArrowLeft": f"{slug}.step_back"}, key=f"{slug}.walk_keys",
                   said=f"Step {here} of {len(steps)}: {steps[here - 1].title}")


def _turn(slug: str, place: int) -> None:
    st.session_state[key(slug)] = place
    forget_moment()  # each step opens at its own
