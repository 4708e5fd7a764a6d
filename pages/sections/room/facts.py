"""What is so, of each question that a room is asked: read from what ships with the run, or worked out by the model itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import streamlit as st

from core.config import ASSETS
from core.errors import BadInput
from core.results.cloze import measured
from pages.shared.loading import caches
from pages.shared.text import skill_names
from pages.shared.text.learning import MOST, mostly_fallen

THIRDS = ("early: in the first third", "halfway", "late: in the last third")
LEAP, STEPS = "sums asked directly, unseen", "sums step by step, unseen"
TESTS = {"leap": LEAP, "steps": STEPS}


def young() -> int:
    """The step of training at which the young model was saved."""
    saved = caches.steps()
    return min(saved, key=lambda step: abs(step - caches.YOUNG * saved[-1]))


# Words ------------------------------------------------------------------------------------------------------------


def options(prompt: str) -> list[str]:
    """The four words that may be tapped; none of a prompt that the run doesn't have."""
    found = caches.blanks()
    return found.facts["prompts"][found.prompts.index(prompt)]["options"] if found and prompt in found.prompts else []


class Shares(NamedTuple):
    """What the young model and the trained one make of a beginning: the share of each answer, and how unsure each is, in bits."""

    young: Mapping[str, float]
    trained: Mapping[str, float]
    bits: tuple[float, float]
    first: tuple[str, str]  # each one's likeliest word


def of_words(prompt: str, words: Sequence[str]) -> Shares:
    """The shares of these words behind a prompt: from what ships with the run, or else worked out now. Raises BadInput."""
    known = _shipped(prompt, words)
    return known or _worked_out(caches.BASE, prompt, tuple(dict.fromkeys(words)))


def _shipped(prompt: str, words: Sequence[str]) -> Shares | None:
    found = caches.blanks()
    if not found or prompt not in found.prompts or young() not in found.steps:
        return None
    blank, moments = found.prompts.index(prompt), (found.steps.index(young()), len(found.steps) - 1)
    guesses = {word: found.look_up(blank, word) for word in words}
    if None in guesses.values():
        return None
    each = [{word: float(guess.share[moment]) for word, guess in guesses.items()} for moment in moments]
    return Shares(*each, tuple(float(found.entropy(blank)[moment]) for moment in moments),
                  tuple(found.top(blank, moment, 1)[0][0] for moment in moments))


@st.cache_data(show_spinner=False, max_entries=200)
def _worked_out(run: str, prompt: str, words: tuple[str, ...]) -> Shares:
    from core.results.cloze import shown, surprise

    timeline = caches.timeline(run)
    moments = (timeline.steps.index(young()), len(timeline.steps) - 1)
    after, tokenizer = timeline.next_token(prompt), timeline.run.tokenizer
    each: tuple[dict, dict] = ({}, {})
    for word in words:
        try:
            share = measured(timeline, prompt, word).share
        except BadInput:
            continue
        for found, moment in zip(each, moments, strict=True):
            found[word] = float(share[moment])
    bits = tuple(float((after[moment] * surprise(after[moment])).sum()) for moment in moments)
    return Shares(*each, bits, tuple(shown(tokenizer.token(int(after[moment].argmax()))) for moment in moments))


@st.cache_data(show_spinner=False, max_entries=100)
def likely(run: str, prompt: str, most: int = 4) -> list[str]:
    """The trained model's likeliest whole words behind a beginning, in the order of the alphabet. Raises BadInput."""
    from core.results.cloze import shown

    timeline = caches.timeline(run)
    after, tokenizer = timeline.next_token(prompt)[-1], timeline.run.tokenizer
    tokens = (tokenizer.token(int(id)) for id in np.argsort(-after)[:200])
    words = [shown(token) for token in tokens if token[:1] == " " and token.strip().isalpha()]
    return sorted(dict.fromkeys(words[:most]), key=str.casefold)


@st.cache_data(show_spinner=False, max_entries=20)
def of_lines(run: str, lines: tuple[str, ...]) -> tuple[list[float], list[float]]:
    """How the young and the trained model share out a hundred per cent among whole lines, by how likely each finds them."""
    timeline = caches.timeline(run)
    bits = np.array([timeline.surprise(line).sum(-1) for line in lines], dtype=np.float64)
    weights = np.exp2(bits.min(0) - bits)
    shares = weights / weights.sum(0)
    return [float(one) for one in shares[:, timeline.steps.index(young())]], [float(one) for one in shares[:, -1]]


# Skills -----------------------------------------------------------------------------------------------------------


def onsets() -> list[tuple[str, int | None]]:
    """The families of skills with the step from which each passes its bar, the first one first; none without the analysis."""
    found = [(course.name, course.step(course.passed)) for course in skill_names.families(caches.courses()).values()]
    return sorted(found, key=lambda one: (one[1] is None, one[1] or 0))


def count_of_100(which: str, *, trained: bool = True) -> float | None:
    """The number that a question asks for, of a hundred; None where the run doesn't tell, or it isn't the model's (trained=False)."""
    if which == "program":
        sheet = caches.datasheet()
        return 100 * sheet.shares.get("world", 0) if sheet and trained else None
    course = caches.courses().get(TESTS[which])
    if course is None or young() not in course.steps:
        return None
    return 100 * course.accuracy[-1 if trained else course.steps.index(young())]


def fell_in() -> tuple[int, int] | None:
    """Into which of the THIRDS of training most of the loss's fall falls, and the step by which it had; None without losses."""
    found = caches.losses()
    if found is None:
        return None
    step, part = mostly_fallen(found.steps, found.held_out_bits, MOST)
    return min(int(part * len(THIRDS)), len(THIRDS) - 1), step


# The map ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Places:
    """Words of the map at every moment: places (C, N, 2), 0 to 1 from the left and from the top."""

    words: Mapping[str, int]
    places: np.ndarray
    young: int  # index of the young model's moment

    def now(self, word: str) -> tuple[float, float]:
        return tuple(round(float(part), 3) for part in self.places[-1, self.words[word]])

    def then(self, word: str) -> tuple[float, float]:
        return tuple(float(part) for part in self.places[self.young, self.words[word]])


@st.cache_resource(show_spinner=False, ttl=600)
def word_places(run: str = caches.BASE) -> Places:
    """The map of words (t-SNE) as *Meaning takes shape* has it; without words where the run has no map."""
    from core.figures.word_map import spread

    found = caches.word_map(run)
    if found is None or young() not in found.steps:
        return Places({}, np.zeros((1, 0, 2)), 0)
    flat = spread(found.tsne).astype(np.float64)
    flat[..., 1] = 1 - flat[..., 1]
    return Places({word: number for number, word in enumerate(found.words)}, flat, found.steps.index(young()))


def nearest(word: str, most: int = 3) -> list[str]:
    """The words that stand nearest to one on the trained model's map, the nearest first; none where it isn't on the map."""
    found = word_places()
    if word not in found.words:
        return []
    names, places = list(found.words), found.places[-1]
    order = np.argsort(np.linalg.norm(places - np.array(found.now(word)), axis=1))
    return [names[number] for number in order if names[number] != word][:most]


# The survey -------------------------------------------------------------------------------------------------------


class Option(NamedTuple):
    """An answer of the survey in our words, and how many of a hundred US adults gave it; right, whether it is so."""

    text: str
    of_100: float
    right: bool


@dataclass(frozen=True)
class Survey:
    options: tuple[Option, ...]

    @property
    def right(self) -> int:
        return next(number for number, option in enumerate(self.options) if option.right)


@cache
def _asked() -> dict:
    """The survey's figures and where they are from (assets/survey.json)."""
    return json.loads((ASSETS / "survey.json").read_text(encoding="utf-8"))


def survey(which: str) -> Survey:
    """A question of the survey, "learns" or "answers"."""
    return Survey(tuple(Option(one["text"], one["of_100"], one.get("right", False)) for one in _asked()[which]))


def people_asked() -> int:
    return _asked()["people"]


def survey_source() -> dict[str, str]:
    """Who asked, and where we read it."""
    return {name: _asked()[name] for name in ("source", "read_in")}
