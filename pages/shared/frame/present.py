"""On the wall: a lesson in large type, without navigation; the mode stays on from chapter to chapter until someone leaves
it. One key leads through all of it: each step's slide, then the steps of the chapter that it opens, then the next slide.

A link says `present=45-3`: step 3 of the 45 minutes. On *For facilitators* that is the step's own slide, in any other
chapter its state.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from pages.shared.browser import keys
from pages.shared.frame import url
from pages.shared.frame.lesson_plans import PLACES, Step, Stop, query, stops_of
from pages.shared.frame.moment import forget_moment
from pages.shared.frame.steps import STEPS, key, number

SLUG = "facilitators"
ON, BACK = "present-next", "present-back"
WAYS = {"ArrowRight": ON, "PageDown": ON, "ArrowLeft": BACK, "PageUp": BACK}  # arrow keys, and a clicker's
_HERE = Path(__file__).parent
_PLACE = "present.place"


def now() -> Step | None:
    """The step that is on the wall: the link's, or the one that was there before; None while nobody presents."""
    if url.changed("present"):
        asked = url.choice("present", "", list(PLACES))
        if asked:
            st.session_state[_PLACE] = asked
    place = st.session_state.get(_PLACE)
    url.put(present=place)  # a change of page has emptied the address
    return PLACES.get(place)


def is_on() -> bool:
    """Whether the wall is on. Letters and digits are no keys there: a clicker's "b" is for a dark screen."""
    return _PLACE in st.session_state


def bar(step: Step, pages: Mapping[str, st.Page], here: str) -> None:
    """The style of the wall, and a bar at its foot: where we are, back, next, the notes, the way out.

    Args: pages, of each chapter; here, the chapter that is on.
    """
    st.html(_HERE / "present.css")
    if st.context.is_embedded:  # the wall of a room shows this page in a frame, and leads on itself
        st.html(_HERE / "present_framed.css")
        return
    before, after = neighbours(step, here, _shown(here))
    with st.container(horizontal=True, vertical_alignment="center", key="present-bar"):
        st.markdown(f"**Step {step.number} of {step.count}**", width="content")
        back = st.button("Back", key=BACK, icon=":material/arrow_back:", disabled=before is None)
        onward = st.button("Next", key=ON, icon=":material/arrow_forward:", disabled=after is None)
        st.link_button("Notes", notes_of(step), icon=":material/open_in_new:", help="In a window of their own, for you alone")
        leave = st.button("Leave", key="present-leave", icon=":material/close:")
    keys.press(WAYS, key="present-keys", gives_back=True)
    if leave:
        del st.session_state[_PLACE]
        here_again = {"plan": str(step.plan), "activity": str(step.number), "step": str(number(SLUG, "wall"))}
        st.switch_page(pages[SLUG], query_params=here_again)
    target = before if back else after if onward else None
    if target:
        _turn_to(target, step, pages, here)


def notes_of(step: Step) -> str:
    """The address of a step's notes, from any page of ours; another window has no wall."""
    return f"{SLUG}?plan={step.plan}&activity={step.number}"


def neighbours(step: Step, here: str, shown: str | None) -> tuple[Stop | None, Stop | None]:
    """What comes before and after the picture that is on; None at the ends.

    Args: here, the chapter that is on; shown, its step, by name. One that doesn't belong to the lesson's step lies
          between this one's slide and the next.
    """
    stops = stops_of(step.plan)
    slides = [place for place, stop in enumerate(stops) if stop.name is None] + [len(stops)]
    slide, following = slides[step.number - 1], slides[step.number]
    if here == SLUG:
        before, after = slide - 1, slide + 1
    elif here == step.activity.slug and shown in step.activity.steps:
        place = stops.index(Stop(step, shown))
        before, after = place - 1, place + 1
    else:
        before, after = slide, following
    return stops[before] if before >= 0 else None, stops[after] if after < len(stops) else None


def _shown(slug: str) -> str | None:
    """The name of the step that is on in a chapter."""
    place = st.session_state.get(key(slug), 1)
    return STEPS[slug][place - 1].name if slug in STEPS and place <= len(STEPS[slug]) else None


def _turn_to(stop: Stop, step: Step, pages: Mapping[str, st.Page], here: str) -> None:
    activity = stop.step.activity
    if stop.name is None:
        st.switch_page(pages[SLUG], query_params={"present": stop.step.place})
    forget_moment(activity.slug)  # the step opens at its own
    if here == activity.slug and stop.step == step:
        st.session_state[key(here)] = number(here, stop.name)  # the same page: what the reader has done there stays
    else:
        st.switch_page(pages[activity.slug], query_params={**query(activity, stop.name), "present": stop.step.place})
