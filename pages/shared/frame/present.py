"""On the wall: a lesson's step in large type, without navigation; the mode stays on from chapter to chapter until
someone leaves it.

A link says `present=45-3`: step 3 of the 45 minutes. On *For facilitators* that is the step's own slide, in any other
chapter its state.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared.browser import keys
from pages.shared.frame import url
from pages.shared.frame.lesson_plans import PLACES, Step, steps_of

if TYPE_CHECKING:
    from core.figures.plotting import go

SLUG = "facilitators"
CHART_TYPE, CHART_TALLER = 20, 1.25  # pixels, and times the usual height: for the back row
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


def for_the_back_row(figure: go.Figure, height: int) -> tuple[go.Figure, int]:
    """While the wall is on, a copy of a chart with larger type, and a height that has room for it; else both as they are."""
    if not is_on():
        return figure, height
    from core.figures.style import with_type

    return with_type(figure, CHART_TYPE), round(CHART_TALLER * height)


def bar(step: Step, slides: st.Page, here: str) -> None:
    """The style of the wall, and a bar at its foot: where we are, back, next, the way out.

    Args: slides, the page that shows a step's slide; here, the address of the page that is on.
    """
    st.html(_HERE / "present.css")
    on_slide = here == SLUG
    before = step if not on_slide else _at(step, -1)
    after = _at(step, 1)
    with st.container(horizontal=True, vertical_alignment="center", key="present-bar"):
        st.markdown(f"**Step {step.number} of {step.count}**", width="content")
        back = st.button("Back", key="present-back", icon=":material/arrow_back:", disabled=before is None)
        onward = st.button("Next", key="present-next", icon=":material/arrow_forward:", disabled=after is None)
        leave = st.button("Leave", key="present-leave", icon=":material/close:")
    ways = {"PageDown": "present-next", "PageUp": "present-back"}
    if on_slide:  # in a chapter they belong to its pictures
        ways |= {"ArrowRight": "present-next", "ArrowLeft": "present-back"}
    keys.press(ways, key="present-keys")
    if leave:
        del st.session_state[_PLACE]
        st.switch_page(slides, query_params={"plan": str(step.plan)})
    target = before if back else after if onward else None
    if target:
        st.switch_page(slides, query_params={"present": target.place})


def _at(step: Step, way: int) -> Step | None:
    place = step.number - 1 + way
    return steps_of(step.plan)[place] if 0 <= place < step.count else None
