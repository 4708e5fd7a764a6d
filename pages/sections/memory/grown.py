"""The grown-up and the same famous lines: what it goes on with beside our text, and how much of each it has right."""

from __future__ import annotations

from html import escape
from typing import Any, NamedTuple

import streamlit as st

from core.formatting import percent
from core.results.grown_up import CALLED, begun, named
from pages.sections.memory import play, source
from pages.sections.memory.play import SLUG, STAGE
from pages.shared.films.film import moment_title
from pages.shared.films.plotly_film import Drawn, Frame, drawn, plotly_film
from pages.shared.loading import caches, grown_up
from pages.shared.text import prose
from pages.shared.text.escape import plain, visible

BESIDE, VIEW = f"{SLUG}.grown", f"{SLUG}.view_copies"
COPIES, BOTH = "All planted lines", "Beside a grown-up"


class Line(NamedTuple):
    """A famous line as both models have it: its name, its copies in our text; of ours at every moment (C,) the share of its
    tokens that are right and whether it is recited whole; of the grown-up the same.
    """

    begins: str
    copies: int
    ours: list[float]
    ours_whole: tuple[bool, ...]
    theirs: float
    theirs_whole: bool


def lines() -> list[Line]:
    """The famous lines that both were asked for; none where either's answers are missing."""
    table, shipped = grown_up.shipped("lines"), play.shipped()
    if not table or play.recall() is None or not shipped:
        return []
    planted = {line.text: line for line in play.lines() if line.source == "famous"}
    return [Line(" ".join(one["opening"].split()), planted[one["text"]].copies,
                 [count / shipped.lines[one["text"]].tokens for count in shipped.lines[one["text"]].right],
                 planted[one["text"]].recalled, one["right"] / one["tokens"], one["recited"])
            for one in table["lines"] if one["text"] in shipped.lines and one["text"] in planted]


# By copies ----------------------------------------------------------------------------------------------------------


def both_on() -> bool:
    """Whether the step of copies shows both models."""
    return bool(st.session_state.get(f"{SLUG}.guess_copies")) and st.session_state.get(VIEW) == BOTH


def the_copies() -> None:
    """Each famous line by its copies in our text, and how much of it either model has right, at every moment."""
    found = lines()
    if not found:
        st.info(plain(grown_up.damage("lines") or prose.section(SLUG, "without_copies")), icon=":material/info:")
        return
    steps = play.recall().steps
    told = [headline(found, moment) for moment in range(len(steps))]
    plotly_film(both_drawn(caches.BASE), steps=steps, headlines=told, tween=True, key=f"{SLUG}.copies_beside", fragments=[STAGE],
                sentences=[f"{moment_title(step)}: {one}".replace("\n", ". ") + "." for step, one in zip(steps, told, strict=True)])


def headline(found: list[Line], moment: int) -> str:
    ours, theirs = (sum(shares) / len(found) for shares in ([one.ours[moment] for one in found], [one.theirs for one in found]))
    whole = (sum(one.ours_whole[moment] for one in found), sum(one.theirs_whole for one in found))
    return (f"Right: ours {percent(ours)}, {CALLED} {percent(theirs)}\n"
            f"Recited whole: ours {whole[0] or 'none'} of {len(found)}, {CALLED} {whole[1] or 'none'}")


@st.cache_resource(show_spinner=False, ttl=600)
def both_drawn(run: str) -> Drawn:
    from core.figures import recited as figures

    found, moments = lines(), range(len(play.recall().steps))
    copies, theirs = [one.copies for one in found], [one.theirs for one in found]

    def ours(moment: int) -> tuple[list[float], list[bool]]:
        return [one.ours[moment] for one in found], [one.ours_whole[moment] for one in found]

    shares, whole = ours(-1)
    figure = figures.recited(copies, shares, theirs, (whole, [one.theirs_whole for one in found]), [f"{one.begins} …" for one in found], CALLED)
    return drawn(figure, [Frame(figures.recited_at(copies, ours(moment)[0], theirs, ours(moment)[1])) for moment in moments])


def the_view() -> None:
    """The choice of what of the planted lines is on the stage."""
    st.pills("On the stage", (COPIES, BOTH), key=VIEW, default=None if VIEW in st.session_state else COPIES, required=True,
             persist_state="session", label_visibility="collapsed")


def talk() -> None:
    """Which model stands beside ours."""
    table, found = grown_up.shipped("lines"), lines()
    if table and found:
        prose.show(SLUG, "grown_copies", model=named(table).partition(",")[0], count=len(found))


# One line -----------------------------------------------------------------------------------------------------------


def of_line(prompt: str) -> dict[str, Any] | None:
    """What it says of the famous line that a text begins; None where that is no famous line, or nothing ships."""
    line, table = play.planted_line(prompt), grown_up.shipped("lines")
    return next((one for one in table["lines"] if line and one["text"] == line.text), None) if table else None


def wanted(step: str) -> bool:
    """Whether its text stands beside ours."""
    return step == "yours" and bool(st.session_state.get(BESIDE)) and of_line(play.prompt()) is not None


def offer() -> None:
    """The toggle, where the beginning is that of a famous line."""
    if not grown_up.shipped("lines"):
        st.caption(plain(grown_up.damage("lines")))
    elif of_line(play.prompt()):
        st.toggle(f"{CALLED}, a grown-up, on the same line", key=BESIDE)


def its_text() -> None:
    """How it goes on, what of that stands in the line marked, and how much it has right."""
    table, one = grown_up.shipped("lines"), of_line(play.prompt())
    ours = play.shipped().lines.get(one["text"])
    length = begun(one["text"], one["opening"], one["goes_on"])
    texts = [_safe(text) for text in (one["opening"], one["goes_on"][:length], one["goes_on"][length:].rstrip())]
    right = f"Told the line so far each time, it has {one['right']} of the {one['tokens']} tokens right that it cuts the rest into"
    if ours:
        right += f"; ours, which cuts otherwise, {ours.right[play.moment()]} of {ours.tokens}"
    source.panel(f"{named(table).partition(',')[0]}, not ours, goes on" + (" with the whole line" if one["recited"] else ""),
                 f'<p class="text" dir="auto">{texts[0]}<mark>{texts[1]}</mark>{texts[2]} …</p>'
                 f'<p class="from">{_safe(right)}.{" Underlined: as in the line." if texts[1].strip() else ""}</p>', label=f"What {CALLED} writes")


def _safe(text: str) -> str:
    return "<br>".join(escape(visible(part)) for part in text.split("\n"))
