"""The wall of a room: the question large, how many have answered, and at last what the room believes beside the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from core.errors import Refused
from core.room.phases import Phase
from core.room.questions import Kind, Question
from core.room.views import Asked, RoomView
from pages.sections.room import moves, reveal, session, slides
from pages.sections.room.questions import SLUG
from pages.sections.room.votes import Votes
from pages.shared.browser import keys
from pages.shared.films.plotly_film import Drawn, Frame, drawn, spoken, still_picture
from pages.shared.frame import shell
from pages.shared.loading import background
from pages.shared.text import prose, tables
from pages.shared.text.escape import plain
from pages.shared.widgets import qr

EVERY = 0.4  # seconds after which the wall looks again
ON, BACK = f"{SLUG}.wall_next", f"{SLUG}.wall_back"
WAYS = {"ArrowRight": ON, "PageDown": ON, "ArrowLeft": BACK, "PageUp": BACK}  # arrow keys, and a clicker's
LETTERS = "ABCDEFGHIJKL"
_HERE = Path(__file__).parent


def show(view: RoomView, led: bool) -> None:
    """Args: led, whether this browser leads the room: then its arrow keys do too."""
    st.html(_HERE / "wall.css")
    slides.put(slides.on(view), key=f"{SLUG}.slide")
    with st.container(key=f"{SLUG}.top", horizontal=True, vertical_alignment="center"):
        with st.container(key=f"{SLUG}.asked", gap=None):
            _asked(view)
        if view.current and not view.ended:
            with st.container(key=f"{SLUG}.corner", width="content", gap=None):
                st.html(f"{qr.picture(session.for_phones(view))}<p class='code'>{view.code}</p>")
    with st.container(key="stage", gap=None), shell.part():
        _stage(view)
    _in_numbers(view)
    _foot(view, led)


def _in_numbers(view: RoomView) -> None:
    """Under the picture, what it shows in words and as a table: for whoever can't see it, or wants the numbers."""
    shown = _on_show(view)
    if shown:
        with st.container(key=f"{SLUG}.numbers"), shell.part():
            st.markdown("## The same in words and numbers")
            st.markdown(f"{plain(spoken(shown.headline))}. {plain(shown.beneath)}")
            tables.show(shown.table)


def _asked(view: RoomView) -> None:
    """The question, as the phones have it too; a title where there is none."""
    asked = view.current
    if view.ended:
        st.title("The room is closed", anchor=False)
    elif view.paused:
        st.title("A short break", anchor=False)
    elif not asked:
        st.title("Thank you all" if view.position else "Join with your phone", anchor=False)
    else:
        first, _, second = asked.question.text.partition("\n")
        st.title(plain(first), anchor=False)
        if second:
            st.markdown(plain(second))


def _stage(view: RoomView) -> None:
    asked = view.current
    if view.ended:
        prose.show(SLUG, "ended")
    elif view.paused:
        prose.show(SLUG, "pause")
    elif slides.on(view):
        return
    elif not asked:
        (_ending if view.position else _lobby)(view)
    elif asked.phase in (Phase.REVEALED, Phase.CLOSED):
        if session.kept_for_the_end(asked.question):
            prose.show(SLUG, "thanks")
        else:
            _picture(view, asked)
    elif asked.phase is Phase.TALK:
        prose.show(SLUG, "talk")
        _options(asked.question)
    else:
        _options(asked.question)


def _lobby(view: RoomView) -> None:
    address = session.for_phones(view)
    st.html(f"<div class='lobby'>{qr.picture(address)}<div><p>Point your camera at it, or open</p><p class='address'>{escape(_where(view))}</p>"
            f"<p>and type</p><p class='code'>{view.code}</p></div></div>")


def _where(view: RoomView) -> str:
    """The address for phones as it is typed."""
    return session.for_phones(view).partition("://")[2].partition("?")[0]


def _ending(_: RoomView) -> None:
    prose.show(SLUG, "over")


def _options(question: Question) -> None:
    """What can be tapped."""
    if question.kind is Kind.POINT:
        st.markdown("Tap the place on your phone.")
        still_picture(_empty_map(question), "", f"A map of words: {', '.join(mark.label for mark in question.landmarks)}.", key=f"{SLUG}.empty_map")
    elif question.kind is Kind.NUMBER:
        st.markdown(f"A number from {question.low:g} to {question.high:g}.")
    else:
        rows = [f"<li><b>{LETTERS[place]}</b> {escape(option)}</li>" for place, option in enumerate(question.options)]
        own = "<li class='own'>or a word of your own</li>" if question.typed else ""
        st.html(f"<ul class='options'>{''.join(rows)}{own}</ul>")


@st.cache_resource(show_spinner=False, max_entries=4)
def _empty_map(question: Question) -> Drawn:
    """The map as the phones have it, without the word that is asked for."""
    return drawn(reveal.empty_map(question), [Frame({})])


def _picture(view: RoomView, asked: Asked) -> None:
    """What the room said, beside what is so."""
    shown = shown_now(view, asked)
    if shown:
        still_picture(shown.drawn, shown.headline, shown.sentence, key=f"{SLUG}.picture.{asked.id}")


class Shown(NamedTuple):
    """A revealed question, written down once for all walls: its picture, its words, its numbers."""

    drawn: Drawn
    headline: str
    beneath: str
    sentence: str
    table: Mapping[str, Sequence[object]]


def shown_now(view: RoomView, asked: Asked) -> Shown | None:
    """None as long as this browser may not see the answers."""
    try:
        found = session.votes(view, asked.number)
    except Refused:
        return None
    return _shown(view.id, view.code, view.version, asked.id, asked.question, found, session.earlier(view, asked.question), view.rehearsal)


@st.cache_resource(show_spinner=False, max_entries=40, ttl=3600)
def _shown(room: int, code: str, version: int, number: int, _question: Question, _found: Votes, _before: Votes | None,
           rehearsal: bool) -> Shown:
    made = reveal.revealed(_question, _found, _before, rehearsal=rehearsal)
    beneath = made.beneath + (f" · {_found.hidden} hidden" if _found.hidden else "")
    return Shown(drawn(made.figure(), [Frame({})]), made.headline, beneath, f"{spoken(made.headline)}. The numbers stand in the table below.",
                 {plain(name): [plain(str(cell)) for cell in cells] for name, cells in made.table.items()})


def _on_show(view: RoomView) -> Shown | None:
    """What the wall's picture of answers shows; None while there is none."""
    asked = view.current
    if (not asked or view.paused or view.ended or slides.on(view) or asked.phase not in (Phase.REVEALED, Phase.CLOSED)
            or session.kept_for_the_end(asked.question)):
        return None
    return shown_now(view, asked)


def beneath(view: RoomView) -> str:
    """The line of figures under a picture; nothing while there is none."""
    shown = _on_show(view)
    return plain(shown.beneath) if shown else ""


def _foot(view: RoomView, led: bool) -> None:
    """How many have answered, never what, as long as answers may change; and the way on for whoever leads."""
    with st.container(key=f"{SLUG}.foot", horizontal=True, vertical_alignment="center"):
        st.markdown(status(view), width="stretch")
        if slides.on(view):  # which covers the code's own corner
            st.html(f"<p class='code'>{escape(_where(view))} <b>{view.code}</b></p>", width="content")
        if led:
            back, on = moves.back_of(view), moves.next_of(view)
            st.button("Back", key=BACK, icon=":material/arrow_back:", disabled=back is None, on_click=moves.go, args=(back, view))
            st.button(on.label if on else "Next", key=ON, type="primary", disabled=on is None, on_click=moves.go, args=(on, view))
    if led:
        keys.press(WAYS, key=f"{SLUG}.keys", gives_back=True)


def status(view: RoomView) -> str:
    """One line: where the room is, and how many have answered."""
    made_up = f" **Rehearsal: {view.simulated} of them are made up.**" if view.rehearsal else ""
    here = view.people + view.simulated
    if view.ended:
        return made_up.strip()
    if not view.current or view.paused:
        return f"**{here}** {'phone is' if here == 1 else 'phones are'} here.{made_up}"
    place = f"{view.position} of {len(view.playlist)}"
    if slide := slides.on(view):
        return f"{place} · {slides.link(slide)[0].title}{made_up}"
    if view.round:
        voted = view.answered + view.answered_simulated
        return f"{place} · **{voted} of {here}** have answered{' again' if view.round == 2 else ''}.{made_up}"
    now = "answers are closed while you talk." if view.current.phase is Phase.TALK else beneath(view)
    return " · ".join(filter(None, (place, now))) + made_up


@shell.fragment(key=f"{SLUG}.wall", run_every=EVERY)
def page() -> None:
    """The wall, which looks again by itself."""
    background.warming_up()  # what a reveal may need of the model
    view, mine = session.looked_at(), session.led()
    show(view, bool(mine and mine.id == view.id))
