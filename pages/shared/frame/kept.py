"""What a reader did stays in the browser's own tab: so it comes back after a reload, a lost line, or on another server.

Python tells the tab what to keep at the end of each run; a session that is new to the tab is handed it once, and takes
what KEPT allows.

    KEPT lists the session keys that may be kept. Nothing else is given to the tab; of what comes back, what KEPT
    doesn't allow is dropped. How a value is read: pages.shared.frame.kept_values.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Collection, Mapping
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from core.errors import NudgeError
from core.figures.style import KIND_NAMES
from pages.shared.frame import url
from pages.shared.frame.guesses import GUESSES
from pages.shared.frame.kept_values import (
    among,
    answered,
    blanks,
    cases,
    choice,
    families,
    flag,
    guessed,
    moment,
    number,
    pairs,
    slugs,
    text,
    tries,
    whole,
    words,
)
from pages.shared.frame.steps import MOST_STEPS
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import prose

MOST = 100_000  # characters of all that is kept
_SESSION, _ARRIVED, _HANDED, _TAKEN, _SENT = (
    f"kept.{name}" for name in ("session", "arrived", "handed", "taken", "sent")
)
_store = st.components.v2.component("nudge_kept", html="", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"))


def _cases() -> list[str]:
    return [name.removeprefix("case_") for name in prose.sections("data") if name.startswith("case_")]


def _sources() -> Collection[str]:
    from pages.shared.text.sources import NAMES

    return NAMES


def _plans() -> Mapping[int, Collection]:
    from pages.shared.frame.lesson_plans import PLANS

    return PLANS


def _shape(name: str) -> Callable[[], range]:
    return lambda: range(1, caches.document(caches.BASE, "config.json")["model"][name] + 1)


def _parameters() -> int:
    return sum(parameter_counts().values())


class Kept(NamedTuple):
    """Session keys that may be kept: one name, or a pattern with stars."""

    keys: str
    takes: Callable[[Any], Any]  # JSON -> value
    gives: Callable[[Any], Any] = lambda value: value  # value -> JSON
    linked: str | None = None  # the parameter of a link that says the same


KEPT: tuple[Kept, ...] = (
    Kept("progress.visited", slugs, sorted),
    Kept("progress.checked", answered),
    Kept(GUESSES, guessed, lambda found: [list(one) for one in found.values()]),
    Kept("*.moment_shown", moment, linked="moment"),
    Kept("*.step", whole(1, lambda: MOST_STEPS), linked="step"),
    Kept("*.check", choice),
    Kept("*.guess*", choice),  # the guesses before a result
    Kept("*.*_guess", choice),
    Kept("layers.parting", choice),
    Kept("data.closed", choice),
    Kept("data.verdict.*", choice),
    Kept("data.judged", cases, sorted),
    Kept("data.case", among(_cases), linked="question"),
    Kept("data.watts", choice),
    Kept("data.beginning", choice),
    Kept("data.search", text, linked="search"),
    Kept("data.source", among(_sources), linked="source"),
    Kept("data.part*", choice, linked="source"),
    Kept("facilitators.plan", among(_plans), linked="plan"),
    Kept("facilitators.activity", whole(1, lambda: max(map(len, _plans().values()))), linked="activity"),
    Kept("fill_in_the_blank.first", words),
    Kept("fill_in_the_blank.shown", words),
    Kept("fill_in_the_blank.question", whole(1, blanks), linked="question"),
    Kept("fill_in_the_blank.view", choice, linked="view"),
    Kept("home.prompt", text, linked="prompt"),
    Kept("home.temperature", number(0, 2), linked="temperature"),
    Kept("home.top_k", choice, linked="top_k"),
    Kept("home.top_p", number(0.05, 1), linked="top_p"),
    Kept("layers.prompt", text, linked="prompt"),
    Kept("layers.other", text, linked="other"),
    Kept("meaning.first", text, linked="words"),
    Kept("meaning.second", text, linked="words"),
    Kept("meaning.table", among(lambda: ("embed", "unembed")), linked="table"),
    Kept("memory.prompt", text, linked="prompt"),
    Kept("memory.other", text, linked="other"),
    Kept("memory.mix", choice, linked="question"),
    Kept("memory.seed", whole(1, lambda: 10_000), linked="seed"),
    Kept("join.token", text),
    Kept("room_lead", text, linked="lead"),
    Kept("parameters.prompt", text, linked="prompt"),
    Kept("parameters.model", choice, linked="model"),
    Kept("parameters.number", whole(1, _parameters), linked="number"),
    Kept("parameters.bench_number", whole(1, _parameters), linked="number"),
    Kept("parameters.what", among(lambda: ("one number", "one head", "one layer", "one kind")), linked="without"),
    Kept("parameters.kind", among(lambda: KIND_NAMES), linked="without"),
    Kept("parameters.layer", among(_shape("n_layers")), linked="layer"),
    Kept("parameters.head", among(_shape("n_heads")), linked="head"),
    Kept("parameters.value", number(-20, 20), linked="value"),
    Kept("parameters.view", choice, linked="view"),
    Kept("parameters.tries", tries),
    Kept("skills.order", families),
    Kept("skills.order_skipped", flag),
    Kept("skills.view_*", choice, linked="skill"),
    Kept("skills.facts", choice),
    Kept("skills.fate", choice),
    Kept("skills.statement", whole(0, lambda: 9)),
    Kept("skills.counted", text),
    Kept("skills.first", text, linked="prompt"),
    Kept("skills.second", text, linked="other"),
    Kept("skills.pair_guesses", pairs, lambda known: [[*texts, guess] for texts, guess in known.items()]),
    Kept("training.text", text, linked="prompt"),
    Kept("training.prompt", choice),
    Kept("training.view", choice, linked="view"),
)


@cache
def rule(key: str) -> Kept | None:
    """What KEPT says of a session key; None if it may not be kept."""
    return next((kept for kept in KEPT if fnmatchcase(key, kept.keys)), None)


# To the tab and back ----------------------------------------------------------------------------------------------


def ask(page: str) -> None:
    """Early in each run: ask the tab for what it kept from an earlier session, and take what it handed over.

    Args: page, the one that is on; what its link says is not overridden.
    """
    state = st.session_state
    state.setdefault(_SESSION, secrets.token_hex(8))
    state.setdefault(_ARRIVED, (page, url.named()))
    if _HANDED in state:
        take(state.pop(_HANDED))
    _store(key="kept-asks", data={"session": state[_SESSION]}, on_back_change=_hand_over)


def tell(place: str = "page", *, only_news: bool = False) -> None:
    """Last in a run: tell the tab what to keep from now on.

    Args: place, where this stands, another one for each fragment;  only_news, not if the tab was told the same before.
    """
    now = json.dumps({"run": _run(), "did": did()}, sort_keys=True, default=str)
    if len(now) > MOST or (only_news and now == st.session_state.get(_SENT)):
        return
    st.session_state[_SENT] = now
    _store(key=f"kept-{place}", data={"session": st.session_state.get(_SESSION), "taken": _TAKEN in st.session_state, "kept": now})


def take(handed: object) -> None:
    """Take over what a tab kept: values that KEPT allows, but for what the link has said; anything else is dropped."""
    st.session_state[_TAKEN] = True
    try:
        found = json.loads(handed) if isinstance(handed, str) and len(handed) <= MOST else None
    except (ValueError, RecursionError):
        return
    did = found.get("did") if isinstance(found, dict) else None
    if not isinstance(did, dict):
        return
    same_run = found.get("run") == _run()
    for key, value in did.items():
        allowed = rule(key)
        if allowed is None or _linked(key, allowed) or not (same_run or key.startswith("progress.")):
            continue
        try:
            _put(key, allowed.takes(value))
        except (ValueError, TypeError, OverflowError, NudgeError):
            continue


def _put(key: str, value: Any) -> None:
    """Add to what this session holds already, or set it."""
    before = st.session_state.get(key)
    if isinstance(value, set):
        value = value | (before or set())
    elif isinstance(value, dict):
        value = value | (before or {})
    st.session_state[key] = value


def _linked(key: str, allowed: Kept) -> bool:
    """Whether the link with which this session began speaks for the key: with any parameter it says its page's whole state."""
    page, carried = st.session_state.get(_ARRIVED, ("", set()))
    if allowed.linked is None:
        return False
    return allowed.linked in carried if "." not in key else bool(carried) and key.startswith(f"{page}.")


def did() -> dict[str, Any]:
    """What the tab is to keep of this session: session key -> value, as JSON holds it."""
    found = {}
    for key, value in st.session_state.to_dict().items():
        allowed = rule(key)
        if allowed is not None and value is not None:
            found[key] = allowed.gives(value)
    return found


def _run() -> str:
    """Which run the reader's answers are about."""
    try:
        return caches.manifest()["made_at"]
    except NudgeError:
        return ""


def _hand_over() -> None:
    st.session_state[_HANDED] = (st.session_state.get("kept-asks") or {}).get("back")
