"""What a reader did stays in the browser's own tab, so that it comes back after a reload, a lost line, or on another
server.

Python tells the tab what to keep at the end of each run; a session that is new to the tab is handed it once, and takes
what KEPT allows.

    KEPT lists the session keys that may be kept. Nothing else is given to the tab; of what comes back, what KEPT
    doesn't allow is dropped.
"""

from __future__ import annotations

import json
import re
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
from pages.shared.frame.chapters import REGISTRY
from pages.shared.frame.guesses import GUESSES, Guessed
from pages.shared.frame.steps import MOST_STEPS
from pages.shared.loading import caches
from pages.shared.text import prose

LONGEST_CHOICE, MOST, MOST_GUESSES = 200, 100_000, 100  # characters of an option; of all that is kept; guesses
_SESSION, _ARRIVED, _HANDED, _TAKEN, _SENT = (
    f"kept.{name}" for name in ("session", "arrived", "handed", "taken", "sent")
)
_TRIED = re.compile(
    r"(head \d+ of )?layer \d+|the prediction layer|the norms|any [a-z-]+|number [\d,]+ set to −?[\d.e+]+", re.ASCII
)
_COUNT, _LOSSES = re.compile(r"[\d,]+", re.ASCII), re.compile(r"[\d.]+ → [\d.]+", re.ASCII)
_store = st.components.v2.component(
    "nudge_kept", html="", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


# What may be kept: each of these returns the value as a session holds it, or raises ValueError or TypeError ------------------------


def text(value: object, longest: int = url.LONGEST_TEXT) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError
    value.encode()  # half a surrogate pair raises
    return value


def choice(value: object) -> str | int:
    """One option of a choice; whether it is one of this choice's the widget looks itself, and shows its first or none
    if not.
    """
    return value if type(value) is int and abs(value) < 10**9 else text(value, LONGEST_CHOICE)


def among(options: Callable[[], Collection[str | int]]) -> Callable[[object], str | int]:
    """One of these options, for a choice that has to have one: it would stand there without any."""
    def known(value: object) -> str | int:
        if choice(value) not in options():
            raise ValueError
        return value
    return known


def flag(value: object) -> bool:
    if value is not True:
        raise ValueError
    return value


def number(low: float, high: float) -> Callable[[object], float]:
    def between(value: object) -> float:
        if type(value) not in (int, float) or not low <= value <= high:
            raise ValueError
        return float(value)
    return between


def whole(low: int, high: Callable[[], int]) -> Callable[[object], int]:
    def between(value: object) -> int:
        if type(value) is not int or not low <= value <= high():
            raise ValueError
        return value
    return between


def moment(value: object) -> int:
    if type(value) is not int or value not in caches.steps():
        raise ValueError
    return value


def slugs(value: object) -> set[str]:
    return set(_rows(value, 20)) & {chapter.slug for chapter in REGISTRY}


def answered(value: object) -> dict[str, bool]:
    known = {chapter.slug for chapter in REGISTRY}
    return {slug: right for slug, right in dict(value).items() if slug in known and isinstance(right, bool)}


def guessed(value: object) -> dict[str, Guessed]:
    """What was guessed, by the name of the question."""
    found = [Guessed(*row) for row in _rows(value, MOST_GUESSES)]
    for one in found:
        if one.slug not in {chapter.slug for chapter in REGISTRY} or type(one.right) is not bool:
            raise ValueError
    return {f"{one.slug}: {text(one.asked, LONGEST_CHOICE)}": one._replace(picked=text(one.picked), so=text(one.so)) for one in found}


def words(value: object) -> dict[int, str]:
    """The word in each blank, by its number."""
    return {int(blank): text(word, 100) for blank, word in dict(value).items() if int(blank) in range(_blanks())}


def families(value: object) -> list[str]:
    from pages.shared.text.skill_names import TITLES

    picked = _rows(value, len(TITLES))
    if len(set(picked)) < len(picked) or not set(picked) <= TITLES.keys():
        raise ValueError
    return picked


def pairs(value: object) -> dict[tuple[str, str], int | None]:
    """The guess of each pair of sentences: the first, the second, or none."""
    if not all(guess in (0, 1, None) for _, _, guess in _rows(value, 50)):
        raise ValueError
    return {(text(first), text(second)): guess for first, second, guess in value}


def cases(value: object) -> set[str]:
    return {text(case, 40) for case in _rows(value, 20)}


def tries(value: object) -> dict[str, tuple[str, str, str]]:
    """What was knocked out: its name, how many numbers that changed, the loss before and after, the word that leads then."""
    if not isinstance(value, dict) or len(value) > 100:
        raise ValueError
    for name, (changed, loss, leads) in value.items():
        if not (_TRIED.fullmatch(name) and _COUNT.fullmatch(changed) and _LOSSES.fullmatch(loss) and text(leads, 100)):
            raise ValueError
    return {name: tuple(row) for name, row in value.items()}


def _rows(value: object, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError
    return value


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


def _blanks() -> int:
    found = caches.document(caches.BASE, "analyses/blanks.json")
    return len(found["prompts"]) if found else 0


def _parameters() -> int:
    return sum(caches.parameter_counts().values())


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
    Kept("fill_in_the_blank.question", whole(1, _blanks), linked="question"),
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
    _store(
        key=f"kept-{place}",
        data={"session": st.session_state.get(_SESSION), "taken": _TAKEN in st.session_state, "kept": now},
    )


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
    """Whether the link with which this session began speaks for the key: with any parameter it says the whole state of
    its page.
    """
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
