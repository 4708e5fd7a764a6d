"""What the model says without a part of it, and what that costs on other sentences."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import streamlit as st

from core.formatting import BIT, percent
from core.model import ablation
from core.model.ablation import Change
from pages.sections.parameters.play import FIRST, PROMPTS, Choice, config
from pages.shared.loading import background, caches
from pages.shared.loading.held import held
from pages.shared.loading.weights import read_weights, weights_of
from pages.shared.text.wording import quoted_token
from pages.shared.widgets.guess import SKIP, Afterwards

if TYPE_CHECKING:
    from core.results.ablations import Ablations

STAYS, FALLS, LOST = "it keeps nine tenths", "it keeps less, but leads", "it loses the lead"
LEAST = 0.9  # of its chance before: nine tenths
WORDS = 4  # of which the chances are shown
_TURN = threading.Semaphore(2)  # readers whose text goes through all moments at once, each with a model of its own


class Result(NamedTuple):
    """Chances (V,) of the next token without and with a change, and the average surprise at the bench's sentences."""

    whole: np.ndarray
    changed: np.ndarray
    bits_before: float
    bits_after: float

    @property
    def truth(self) -> str:
        """What became of the word that led before."""
        best = int(self.whole.argmax())
        if int(self.changed.argmax()) != best:
            return LOST
        return STAYS if self.changed[best] >= LEAST * self.whole[best] else FALLS

    def ids(self) -> list[int]:
        """The tokens to show: the likeliest before and the likeliest after."""
        before, after = (np.argsort(-shares, kind="stable")[:WORDS].tolist() for shares in (self.whole, self.changed))
        return list(dict.fromkeys([*before[:2], after[0], *before[2:], *after[1:]]))[:WORDS]


def measured() -> Ablations | None:
    """What was measured of the last checkpoint, if that ships with the run."""
    found = caches.ablations()
    return found if found and found.step == caches.steps()[-1] else None


def result(of: Choice, text: str, moment: int) -> Result:
    """What becomes of a prompt with a change at a moment. Raises BadInput."""
    whole, changed = (predicted(caches.BASE, moment, text, key) for key in ((), of.key))
    return Result(whole, changed, mean_bits(caches.BASE, moment, ()), mean_bits(caches.BASE, moment, of.key))


@st.cache_data(show_spinner=False, max_entries=300)
def predicted(run: str, step: int, text: str, change: Change) -> np.ndarray:
    """Chance (V,) of each token to follow a text, without torch. Raises BadInput."""
    from core.model.numpy_pass import trace
    from core.model.prompt import prompt_ids

    ids = prompt_ids(caches.tokenizer(run), text, config().n_ctx)
    return trace(ablation.without(weights_of(run, step), config(), change), config().n_heads, ids)["probs"][-1]


@st.cache_data(show_spinner=False, max_entries=60)
def at_every_moment(run: str, text: str, change: Change) -> np.ndarray:
    """Chances (C, 2, V) of the next token by the whole model and by the changed one. Raises BadInput."""
    from core.model.numpy_pass import trace
    from core.model.prompt import prompt_ids

    ids, found = prompt_ids(caches.tokenizer(run), text, config().n_ctx), []
    with _TURN:
        for step in caches.steps(run):
            weights = read_weights(run, step)  # one after the other: all at once would be 150 MB
            found.append([
                trace(ablation.without(weights, config(), key), config().n_heads, ids)["probs"][-1]
                for key in ((), change)
            ])
            del weights  # before the next ones come
    return np.array(found, np.float32)


@held
def warming_up(run: str) -> object:
    """What the bench begins with, at every moment, on its way once a process."""
    return background.behind_the_scenes(lambda: at_every_moment(run, PROMPTS[0], (FIRST[0], FIRST[1] - 1)))


@st.cache_data(show_spinner=False, max_entries=2_000)
def mean_bits(run: str, step: int, change: Change) -> float:
    """Mean surprise at the sentences of the bench, bits a token; of what was knocked out when the run was made, as it
    was measured then.
    """
    found = measured()
    if step == found.step:
        match change:
            case ():
                return found.whole_bits
            case ("kind", which):
                return found.kinds_bits[which]
            case ("layer", index):
                return float(found.layers_bits[index])
            case ("head", layer, index):
                return float(found.heads_bits[layer, index])
    from core.model.scoring import ids_of, mean_loss

    read = ids_of(caches.tokenizer(run), found.sentences, config().n_ctx)
    return mean_loss(changed_model(run, step, change), read) / BIT


def changed_model(run: str, step: int, change: Change) -> Any:
    """The model at a moment with one change, sharing all other numbers with the model of every other reader."""
    model = caches.run(run).model(step)
    return ablation.changed(model, change) if change else model


def words(ids: list[int]) -> list[str]:
    return [quoted_token(caches.tokenizer().token(one)) for one in ids]


def finding(of: Choice, found: Result) -> str:
    """What the change does to the prediction, in one sentence, as plain text."""
    best, then = int(found.whole.argmax()), int(found.changed.argmax())
    first, second = words([best, then])
    was, now = percent(float(found.whole[best])), percent(float(found.changed[best]))
    if best == then:
        return f"{of.subject}, {first} {'keeps' if was == now else 'still leads:'} {was if was == now else f'{was} → {now}'}"
    return f"{of.subject}, {first} goes {was} → {now}; {second} leads, {percent(float(found.changed[then]))}"


def verdict(guessed: str, found: Result) -> str:
    """What is said of a guess about what became of the leading word; nothing where there was none."""
    if guessed == SKIP or isinstance(guessed, Afterwards):
        return ""
    return "You guessed it. " if guessed == found.truth else f"You guessed “{guessed}”. "
