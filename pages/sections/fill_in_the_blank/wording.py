"""Numbers of a guess in everyday words: how sure, how surprising, in which place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from core.formatting import percent
from core.results.cloze import Blanks, Guess
from pages.shared.text.wording import HARDLY_TWO, ordinal, quoted, round_number

COINS = 15  # more coins than that aren't counted out


class Sureness(NamedTuple):
    """How open a blank is: entropy in bits, its place from anything goes (0) to certain (1), and words for it."""

    bits: float
    place: float
    title: str
    sentence: str
    spread: str
    tokens: int


_LEVELS = (
    (0.3, "The model is certain", "Nearly all of its 100 % goes to one word."),
    (1.0, "The model is nearly certain", "Most of its 100 % goes to one or two words."),
    (2.5, "The model is fairly sure", "A handful of words share its 100 %."),
    (4.5, "The model wavers between several words", "It spreads its 100 % over a good many words."),
    (7.5, "The model finds this wide open", "Dozens of words share its 100 %."),
    (99.0, "For the model, anything goes", "It spreads its 100 % over hundreds of words or more."),
)


def how_sure(bits: float, tokens: int) -> Sureness:
    """Words for an entropy, of a model that chooses among so many tokens."""
    title, sentence = next((title, sentence) for most, title, sentence in _LEVELS if bits < most)
    words = 2.0**bits
    spread = "one word and hardly any other" if words < HARDLY_TWO else f"{round_number(words)} equally likely words"
    return Sureness(float(bits), float(np.clip(1 - bits / np.log2(tokens), 0, 1)), title, sentence, spread, tokens)


def sure_in_short(bits: float) -> str:
    """How open a blank is, in words that go inside a sentence: unsure between about 12 words."""
    words = 2.0**bits
    return "almost certain" if words < HARDLY_TWO else f"unsure between {round_number(words)} words"


def cost(bits: float, word: str) -> str:
    """A sentence that explains a surprise as coin tosses."""
    word = quoted(word)
    if bits < 0.15:
        return f"To the model, {word} is hardly a surprise at all: {bits:.1f} bits."
    chance = f"1 chance in {round_number(2.0**bits).removeprefix('about ')}"
    if bits > COINS:
        return f"To the model, {word} is more surprising than {COINS} coins that all land heads up: {chance}, {bits:.1f} bits."
    low = int(bits)
    coins = f"{low} or {low + 1} coins" if 0.2 < bits - low < 0.8 and low else f"{max(round(bits), 1)} coins"
    if coins == "1 coins":
        return f"To the model, {word} is about as surprising as calling one coin toss: {chance}, {bits:.1f} bits."
    return f"To the model, {word} is as surprising as {coins} that all land heads up: {chance}, {bits:.1f} bits."


def in_the_round(
    blanks: Blanks, words: Mapping[int, str], judged: Callable[[int, str], Guess]
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """All blanks from certain to open, for the trained model: their numbers, how open each is, what the reader's word and
    the model's own first guess cost, (P,) each, bits; NaN where the reader gave no word.
    """
    count = len(blanks.prompts)
    openness = np.array([blanks.entropy(blank)[-1] for blank in range(count)])
    best = np.array([blanks.favourite(blank, -1).bits[-1] for blank in range(count)])
    mine = np.array([judged(blank, words[blank]).bits[-1] if blank in words else np.nan for blank in range(count)])
    order = np.argsort(openness, kind="stable")
    return order, openness[order], mine[order], best[order]


def standing(guess: Guess, best: Guess, moment: int) -> str:
    """Where the reader's word stands among the model's guesses at a moment, by index."""
    word, share = quoted(guess.word), percent(guess.share[moment])
    rest = f"Its first is {quoted(best.word)}, {percent(best.share[moment])}"
    if guess.place is None:
        return f"The model has no single token for {word}: in pieces it gets {share}. {rest}"
    place = int(guess.place[moment])
    if place == 1:
        return f"Your word, {word}, is the model’s first guess: {share}"
    return f"Your word, {word}, is the model’s {ordinal(place)} guess: {share}. {rest}"


