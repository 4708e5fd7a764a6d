"""What stands on the stage: the walk, opened where the step is about; heads that look and heads that are needed; two
texts that part.
"""

from __future__ import annotations

import numpy as np
import streamlit as st

from core.formatting import percent
from pages.sections.layers import grown, place, play
from pages.sections.layers.parted import parted
from pages.sections.layers.play import SLUG, STAGE
from pages.sections.layers.walk import Opening, show
from pages.shared.films.plotly_film import Frame, plotly_film
from pages.shared.frame.moment import moment_on
from pages.shared.loading import caches
from pages.shared.text.wording import listed, quoted_token


def picture(step: str) -> None:
    place.turned(step)
    if step == "attention" and play.measured():
        who_looks()
    elif step == "needed" and play.measured():
        who_is_needed()
    elif step == "change":
        two_texts()
    elif grown.wanted(step):
        grown.picture()
    else:
        the_walk(step if step not in ("attention", "needed") else "layers")


def the_walk(step: str) -> None:
    text = play.readable()
    show(
        play.packed(caches.BASE, moment_on(), text),
        place.opening(step, text),
        key=f"{SLUG}.walk",
        on_move=lambda at: place.rests(step, at),
    )


def who_looks() -> None:
    """One of the measured sentences, at the head that looks back hardest; the row that looks is covered until a guess."""
    found = play.measured()
    text, (layer, head), guess = play.sentence(), found.hardest(play.moment()), play.looked(found)
    payload = play.packed(caches.BASE, moment_on(), text)
    words = [token.strip() for token in payload["tokens"]]
    guessed = words.index(guess) if guess in words else None
    show(
        payload,
        Opening(
            f"attention {text} {moment_on()} {guess}",
            place.number_of("attn_pattern", layer),
            head,
            covered=guess is None,
            guessed=guessed,
        ),
        key=f"{SLUG}.walk",
        on_move=lambda at: None,
        on_tap=lambda column: play.tap(found, words[column]),
    )


def who_is_needed() -> None:
    """All heads: how hard each looks back, and how likely "closed" is without it, covered until a guess."""
    from core.figures.layers import looks_and_needs

    found, shown = play.measured(), bool(st.session_state.get(f"{SLUG}.off_guess"))
    attention, without, most = found.attention[-1], found.probability_without, found.hardest()
    needed = tuple(int(at) for at in np.unravel_index(without.argmin(), without.shape))
    look = f"{called(most)} looks back most: {percent(float(attention[most]))}"
    chance = f"Without it “closed” has {percent(float(without[most]))}, with it {percent(found.probability)}"
    plotly_film(
        looks_and_needs(attention, without, most, needed if shown else None),
        [Frame({})],
        steps=[caches.steps()[-1]],
        start=0,
        sentences=[
            f"{look}. "
            + (
                f"{chance}. It falls furthest without {called(needed)}, to {percent(float(without[needed]))}."
                if shown
                else "What happens without each head is still covered."
            )
        ],
        headlines=[f"{look}\n{chance}" if shown else f"{look}\nAnd “closed” without it?"],
        key=f"{SLUG}.needed",
        fragments=[STAGE],
    )


def called(head: tuple[int, int]) -> str:
    """How a head is named: "Layer 2, head 2"."""
    return f"Layer {head[0] + 1}, head {head[1] + 1}"


def two_texts() -> None:
    """Where the streams of two texts part, covered but for the start until a guess, and what each text is followed by."""
    from core.figures.layers import parting

    text, other = play.readable(), play.readable_other()
    guess, found = st.session_state.get(f"{SLUG}.parting"), parted(caches.BASE, moment_on(), text, other)
    plotly_film(
        parting(found.apart, found.tokens, found.words, found.one, found.two, covered=not guess),
        [Frame({})],
        steps=[caches.steps()[-1]],
        start=0,
        sentences=[
            found.sentence if guess else f"Changed: {listed(found.changed)}. What happens in the layers is covered."
        ],
        headlines=[
            found.title
            if guess
            else f"{listed([quoted_token(token) for token in found.changed])} is another word now.\n"
            "How far will that reach?"
        ],
        key=f"{SLUG}.parted",
        fragments=[STAGE],
    )
