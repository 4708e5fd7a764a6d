"""The page of whoever leads a room, under the secret link alone: what comes next, who has answered, what was said, the plan's notes."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from core.errors import NudgeError
from core.room.questions import Kind
from core.room.views import Asked, RoomView, Share
from pages.sections.room import facts, moves, questions, session, slides, wall
from pages.sections.room.questions import SLUG
from pages.shared.frame import shell
from pages.shared.frame.chapters import Chapter, chapter
from pages.shared.frame.lesson_plans import ACTIVITIES, query
from pages.shared.loading import background, caches
from pages.shared.room.opened import rooms
from pages.shared.text import prose, tables
from pages.shared.text.escape import plain
from pages.shared.widgets import box, qr
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.unknown_words import note_unknown_words

EVERY = 1.0  # seconds after which the page looks again
OWN, TAPS = f"{SLUG}.own", f"{SLUG}.own_taps"
MADE_UP = 24  # people of a rehearsal
MOST = 12  # answers that are listed
ASKS = re.compile(r"[^.?!]*\?")


@shell.fragment(key=f"{SLUG}.console", run_every=EVERY)
def show() -> None:
    view = session.led()
    if view is None:
        prose.show(SLUG, "gone")
        return
    background.warming_up()
    refused = moves.said()
    if refused:
        st.warning(plain(refused))
    st.title(f"Room {view.code}", anchor=False)
    _now(view)
    _buttons(view)
    st.markdown(wall.status(view))
    if view.current:
        _answers(view, view.current)
        _notes(view.current)
    _more(view)


def _now(view: RoomView) -> None:
    """The question that is on, and how long already."""
    since, whole = int(time.time() - view.since), int(time.time() - view.opened) // 60
    clock = f"{since // 60}:{since % 60:02d} since this began, {whole} min since the room opened"
    if view.current:
        question = view.current.question
        planned = f" · the plan gives it {_minutes(question.minutes)}" if question.minutes else ""
        if slides.on(view):
            prose.show(SLUG, "picture")
        st.markdown("  \n".join(f"**{plain(line)}**" for line in question.text.split("\n")))
        st.markdown(f"{clock}{planned}")
    elif not view.ended:
        st.markdown(f"Everything was asked. {clock}" if view.position else f"{_ready(view)} ready. {clock}")


def _minutes(planned: float) -> str:
    return f"{60 * planned:.0f} s" if planned < 1 else f"{planned:g} min"


def _ready(view: RoomView) -> str:
    pictures = sum(asked.question.kind is Kind.PICTURE for asked in view.playlist)
    return f"{len(view.playlist) - pictures} questions{f' and {pictures} pictures' * (pictures > 0)} are"


def _buttons(view: RoomView) -> None:
    on, back, reveal = moves.next_of(view), moves.back_of(view), moves.reveal_of(view)
    st.button(on.label if on else "Nothing comes next", key=f"{SLUG}.next", type="primary", width="stretch", disabled=on is None,
              on_click=moves.go, args=(on, view))
    with st.container(horizontal=True, key=f"{SLUG}.others"):
        st.button("Back", key=f"{SLUG}.back", disabled=back is None, on_click=moves.go, args=(back, view))
        st.button("Reveal now", key=f"{SLUG}.reveal", disabled=reveal is None, on_click=moves.go, args=(reveal, view))
        pause = moves.Move("Go on", "resume") if view.paused else moves.Move("Pause", "pause")
        st.button(pause.label, key=f"{SLUG}.pause", disabled=view.ended, on_click=moves.go, args=(pause, view))


# Answers ----------------------------------------------------------------------------------------------------------


def _answers(view: RoomView, asked: Asked) -> None:
    """What was said so far, for this page alone; each answer can be hidden from the wall, or shown where the filter hid it."""
    tally = session.tally(view, asked.number)
    last = tally.second or tally.first
    if not last:
        return
    with drawer("Answers so far, for you alone", key=f"{SLUG}.answers") as opened:
        if not opened:
            return
        if asked.question.kind in (Kind.POINT, Kind.NUMBER, Kind.ORDER):
            tables.show({"Answer": [plain(share.label) for share in last[:MOST]], "People": [_people(view, share) for share in last[:MOST]]})
            return
        for place, share in enumerate(last[:MOST]):
            with st.container(horizontal=True, vertical_alignment="center"):
                why = " (hidden by the filter)" if share.hidden and share.filtered else " (hidden)" if share.hidden else ""
                st.markdown(f"{plain(share.label)}: **{_people(view, share)}**{why}", width="stretch")
                if asked.question.typed:
                    st.button("Show" if share.hidden else "Hide", key=f"{SLUG}.hide{place}", on_click=_hide,
                              args=(asked.id, share.key, not share.hidden))


def _people(view: RoomView, share: Share) -> int:
    return share.people + (share.simulated if view.rehearsal else 0)


def _hide(question: int, key: str, hidden: bool) -> None:
    moves.doing(lambda: rooms().hide(session.lead(), question, key, hidden))


def _notes(asked: Asked) -> None:
    """What the wall doesn't show: the plan's notes, and what the model makes of the question."""
    question = asked.question
    if question.notes:
        with drawer("Notes: what to ask, what people get wrong", key=f"{SLUG}.notes") as opened:
            if opened:
                st.markdown(question.notes)
                if question.reveal:
                    st.markdown(f"**What is so:** {plain(question.reveal)}")
    activity = ACTIVITIES.get(question.more.get("activity", ""))
    if question.kind is Kind.PICTURE:
        _in_a_new_tab(chapter(activity.slug), "The picture itself, with its words", slides.link(question)[1])
    elif activity and activity.written:
        _in_a_new_tab(chapter(activity.slug), f"The pictures of it: {chapter(activity.slug).title}", query(activity))


def _in_a_new_tab(entry: Chapter, label: str, carried: Mapping[str, str], icon: str = ":material/open_in_new:") -> None:
    """A link that leaves this page where it is: whoever leads a room comes back to it."""
    st.link_button(label, f"{'./' if entry.slug == 'home' else entry.slug}?{urlencode(carried)}", icon=icon, type="tertiary")


# The room itself --------------------------------------------------------------------------------------------------


def _more(view: RoomView) -> None:
    _in_a_new_tab(chapter(SLUG), "The wall, for the projector", {"view": "wall", "code": view.code, "lead": session.lead()}, ":material/cast:")
    with drawer("Let them join", key=f"{SLUG}.joining") as opened:
        if opened:
            address = session.for_phones(view)
            st.html(f"<style>.joining .qr {{ width: 14rem; }}</style><div class='joining'>{qr.picture(address)}</div>")
            st.code(address, language=None, wrap_lines=True)
            prose.show(SLUG, "address")
    with drawer("Go to a question", key=f"{SLUG}.playlist") as opened:
        if opened:
            _playlist(view)
    with drawer("A question of your own", key=f"{SLUG}.owning") as opened:
        if opened:
            _own(view)
    with drawer("Rehearse alone", key=f"{SLUG}.rehearsal") as opened:
        if opened:
            prose.show(SLUG, "rehearsal", count=view.simulated or MADE_UP)
            st.button("Send the made-up people home" if view.rehearsal else f"Let {MADE_UP} made-up people in", key=f"{SLUG}.rehearse",
                      on_click=_rehearse, args=(0 if view.rehearsal else MADE_UP,))
    with drawer("Counts, run sheet, the end", key=f"{SLUG}.end_of_it") as opened:
        if opened:
            _end(view)
    prose.show(SLUG, "secret")


def _playlist(view: RoomView) -> None:
    for asked in view.playlist:
        here = "➤ " if asked.number == view.position else ""
        st.button(f"{here}{asked.number}. {_short(asked)}", key=f"{SLUG}.go{asked.number}", type="tertiary", disabled=view.ended,
                  on_click=moves.go, args=(moves.Move("", "go", asked.number), view))


def _short(asked: Asked) -> str:
    """A question in a line, as a button shows it."""
    first, _, second = asked.question.text.partition("\n")
    line = f"Picture: {first}" if asked.question.kind is Kind.PICTURE else second or next(iter(ASKS.findall(first)), first).strip()
    again = {questions.BEFORE: " (before)", questions.AFTER: " (after)"}.get(asked.question.key.rpartition(":")[2], "")
    return plain((line if len(line) <= 60 else f"{line[:59]}…") + again)


def _own(view: RoomView) -> None:
    prose.show(SLUG, "own")
    typed = box.text_input("Beginning of a sentence", key=OWN, max_chars=questions.LONGEST_PROMPT, placeholder="My dog likes to eat")
    st.toggle("Four words to tap: the model's likeliest", key=TAPS, value=True)
    prompt = " ".join(typed.split())
    if prompt:
        note_unknown_words(prompt)
    st.button("Ask it next", key=f"{SLUG}.ask_own", disabled=not prompt or view.ended, on_click=_ask_own, args=(prompt,))


def _ask_own(prompt: str) -> None:
    def asking() -> None:
        words = facts.likely(caches.BASE, prompt) if st.session_state[TAPS] else []
        rooms().add(session.lead(), questions.own(prompt, words))
        st.session_state[OWN] = ""

    moves.doing(asking)


def _rehearse(people: int) -> None:
    moves.doing(lambda: rooms().rehearse(session.lead(), people, seed=int(time.time())))


def _end(view: RoomView) -> None:
    shell.link(chapter(SLUG), label="Print the run sheet", icon=":material/print:", query_params={"view": "sheet", "lead": session.lead()})
    try:
        st.download_button("Download all counts (CSV)", rooms().export(session.lead()), f"room-{view.code}.csv", "text/csv", on_click="ignore",
                           key=f"{SLUG}.export")
    except NudgeError as error:
        st.warning(plain(str(error)))
    prose.show(SLUG, "kept")
    st.divider()
    prose.show(SLUG, "reset")
    with st.container(horizontal=True):
        sure = st.toggle("I am sure", key=f"{SLUG}.sure")
        st.button("Begin anew with another group", key=f"{SLUG}.reset", disabled=not sure, on_click=_reset)
        st.button("End the room", key=f"{SLUG}.end", disabled=not sure or view.ended, on_click=_finish, args=(view,))
        st.button("Delete it now", key=f"{SLUG}.forget", disabled=not sure, on_click=_forget)


def _reset() -> None:
    moves.doing(lambda: rooms().reset(session.lead()))
    st.session_state[f"{SLUG}.sure"] = False


def _finish(view: RoomView) -> None:
    moves.go(moves.Move("End", "end"), view)
    st.session_state[f"{SLUG}.sure"] = False


def _forget() -> None:
    moves.doing(lambda: rooms().forget(session.lead()))
    st.session_state.pop(session.LEAD, None)
