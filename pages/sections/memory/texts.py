"""The texts that stand on the stage: as they ship with the run, or written and looked up now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from core.errors import BadInput
from pages.sections.memory import play
from pages.shared.frame.moment import moment_on
from pages.shared.loading import caches
from pages.shared.text import prose

if TYPE_CHECKING:
    from core.text_index.suffix_array import Index


class Patched(NamedTuple):
    """A beginning, what was written after it, and what of both is copied (core.text_index.patches)."""

    prompt: str
    written: str
    patches: dict[str, Any]

    @property
    def whole(self) -> str:
        return self.prompt + self.written


def parted(text: Patched, first: int = 0) -> list[tuple[str, int | None, bool]]:
    """A text in stretches: as shown, its number if it is copied, counted from `first` on, and whether the model wrote it.
    Of stretches that overlap the later one begins where the earlier one ends.
    """
    parts, at, begin = [], 0, len(text.prompt)

    def put(start: int, end: int, number: int | None) -> None:
        for low, high, written in ((start, min(end, begin), False), (max(start, begin), end, True)):
            if low < high:
                parts.append((text.whole[low:high], number, written))

    for number, (start, end, *_) in enumerate(text.patches["spans"]):
        put(at, max(start, at), None)
        put(max(start, at), end, first + number)
        at = end
    put(at, len(text.whole), None)
    return parts


def recitals(prompt: str) -> list[Patched | None]:
    """What every checkpoint writes after a beginning; of one that didn't ship only the moment that is on. Raises BadInput."""
    found = play.shipped().beginnings.get(prompt)
    if found:
        return [Patched(prompt, text, of) for text, of in zip(found.texts, found.patches, strict=True)]
    return _only_now(_recited(caches.BASE, moment_on(), prompt))


def mixed() -> list[Patched | None]:
    """What the model writes on the mix that is on; what didn't ship only at the moment that is on."""
    asked = play.facts()["combinations"][play.mix()]["prompt"]
    found = play.shipped().mixes.get(asked)
    if found and play.seed() == 1 and moment_on() == caches.steps()[-1]:
        return _only_now(Patched(asked, found.text, found.patches))
    return _only_now(_mixed(caches.BASE, moment_on(), asked, play.seed()))


def _only_now(text: Patched) -> list[Patched | None]:
    return [text if place == play.moment() else None for place in range(len(caches.steps()))]


@st.cache_data(show_spinner="The model goes on …", max_entries=300)
def _recited(run: str, step: int, text: str) -> Patched:
    from core.analyses.recitals import recital
    from core.model.prompt import prompt_ids

    opened = caches.run(run)
    model, tokenizer = opened.model(step), opened.tokenizer
    read = tokenizer.decode(prompt_ids(tokenizer, text, model.config.n_ctx))
    return _compared(run, read, recital(model, tokenizer, text))


@st.cache_data(show_spinner="The model goes on …", max_entries=300)
def _mixed(run: str, step: int, text: str, seed: int) -> Patched:
    from core.analyses.held_out_combinations import write_on

    opened = caches.run(run)
    return _compared(run, text, write_on(opened.model(step), opened.tokenizer, text, seed))


def _compared(run: str, prompt: str, written: str) -> Patched:
    from core.text_index.patches import patches

    return Patched(prompt, written, patches(_index(run), prompt + written, len(prompt)))


def _index(run: str) -> Index:
    found = caches.corpus_index(run)
    if found is None:
        raise BadInput(prose.section(play.SLUG, "without_text"))
    return found
