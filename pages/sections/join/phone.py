"""What a participant sees: the question with what can be tapped, and after that what was chosen. The tab keeps its token, so that a
reload or a lost line comes back to the same answers.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.errors import NudgeError
from core.room.phases import Phase
from core.room.questions import LONGEST_TYPED, Kind
from core.room.views import Seen
from pages.shared.frame import shell, url
from pages.shared.frame.chapters import chapter
from pages.shared.room.opened import rooms
from pages.shared.text import prose, tables
from pages.shared.text.escape import plain
from pages.shared.widgets import box

SLUG, ROOM = "join", "room"
TOKEN, CODE, SAID = f"{SLUG}.token", f"{SLUG}.code", f"{SLUG}.said"
EVERY = 1.0  # seconds after which the page looks again


@shell.fragment(key=f"{SLUG}.phone", run_every=EVERY)
def show() -> None:
    st.title(chapter(SLUG).title, anchor=False)
    said = st.session_state.pop(SAID, None)
    if said:
        st.warning(plain(said))
    seen = _seen()
    if seen is None:
        _door()
        return
    public = seen.public
    if public["status"] == "question":
        _question(public, seen.yours)
    else:
        prose.show(SLUG, public["status"])
    prose.show(SLUG, "slow")


def _seen() -> Seen | None:
    """What this phone may see; None where it is in no room that is there."""
    token = st.session_state.get(TOKEN)
    try:
        return rooms().look(token) if token else None
    except NudgeError:
        return None


def _door() -> None:
    url.bind(CODE, url.text("code", "", 20), "code")
    box.text_input("The code on the wall", key=CODE, max_chars=20, persist_state="session")
    st.button("Join", key=f"{SLUG}.join", type="primary", on_click=_join)
    prose.show(SLUG, "slow")


def _join() -> None:
    def joining() -> None:
        st.session_state[TOKEN] = rooms().join(st.session_state[CODE]).token

    _doing(joining)


def _doing(work) -> None:
    try:
        work()
    except NudgeError as error:
        st.session_state[SAID] = str(error)


def _question(public: dict[str, Any], yours: dict[str, Any]) -> None:
    asked = public["question"]
    st.markdown("  \n".join(f"**{plain(line)}**" for line in asked["text"].split("\n")))
    mine = yours.get(f"{asked['id']}/{public['round'] or public['voted']}")
    if asked["kind"] == Kind.PICTURE:
        prose.show(SLUG, "picture")
    elif public["round"]:
        _answer(asked, public["round"], mine)
    else:
        prose.show(SLUG, public["phase"] if public["phase"] in ("talk", "revealed") else "wait")
    if mine:
        st.markdown(f"Your answer: **{plain(mine['label'])}**")
    if public.get("reveal"):
        st.markdown(plain(public["reveal"]))
    if public["phase"] == Phase.REVEALED and asked["kind"] != Kind.PICTURE:
        _shares(public)


def _shares(public: dict[str, Any]) -> None:
    """What the room said and, where it is known, what others say, as a table."""
    options, beside = public["question"]["options"] if public["beside"] else [], public["beside"]
    shares = [*public["shares"], *([option, 0, 0] for option in options if option not in {label for label, *_ in public["shares"]})]
    if shares:
        tables.show({"Answer": [plain(label) for label, *_ in shares], "First": [first for _, first, _ in shares]}
                    | ({"After the talk": [second for *_, second in shares]} if public["voted"] > 1 else {})
                    | {name: [each.get(label, "–") for label, *_ in shares] for name, each in beside.items()})


def _answer(asked: dict[str, Any], round: int, mine: dict[str, Any] | None) -> None:
    """The widgets of a kind of question; an answer can be changed until the vote closes."""
    kind, key = asked["kind"], f"{asked['id']}.{round}"
    if kind == Kind.ORDER:
        _order(asked, round, key)
    elif kind == Kind.POINT:
        marks = asked["landmarks"]
        near = st.selectbox("Nearest to which word?", range(len(marks)), format_func=lambda number: marks[number]["label"], index=None,
                            key=f"{SLUG}.near.{key}")
        if near is not None:
            _button("That is my place", key, asked, round, [marks[near]["x"], marks[near]["y"]])
    elif kind == Kind.NUMBER:
        number = st.number_input(asked["unit"] or "Number", asked["low"], asked["high"], value=None, step=asked["step"], key=f"{SLUG}.number.{key}")
        if number is not None:
            _button("That is my number", key, asked, round, number)
    else:
        for place, option in enumerate(asked["options"]):
            chosen = bool(mine) and mine["label"] == option
            _button(f"{'✓ ' if chosen else ''}{plain(option)}", f"{key}.{place}", asked, round, place)
        if asked["typed"]:
            typed = box.text_input("Or a word of your own", key=f"{SLUG}.typed.{key}", max_chars=LONGEST_TYPED)
            _button("Send my word", f"{key}.own", asked, round, typed)


def _order(asked: dict[str, Any], round: int, key: str) -> None:
    order = st.session_state.setdefault(f"{SLUG}.order.{key}", [])
    for place, option in enumerate(asked["options"]):
        there = f"{order.index(place) + 1}. " if place in order else ""
        st.button(f"{there}{plain(option)}", key=f"{SLUG}.put.{key}.{place}", width="stretch", on_click=_put, args=(order, place))
    if len(order) == len(asked["options"]):
        _button("That is my order", key, asked, round, list(order))


def _put(order: list[int], place: int) -> None:
    if place in order:
        order.remove(place)
    else:
        order.append(place)


def _button(label: str, key: str, asked: dict[str, Any], round: int, given: Any) -> None:
    st.button(label, key=f"{SLUG}.give.{key}", width="stretch", on_click=_vote, args=(asked["id"], round, given))


def _vote(question: int, round: int, given: Any) -> None:
    _doing(lambda: rooms().vote(st.session_state[TOKEN], question, round, given))
