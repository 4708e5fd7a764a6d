"""What stands on the stage of a whole run: its curve with what it writes, and its walk over the landscape."""

from __future__ import annotations

import numpy as np
import streamlit as st

from core.figures.rail import along
from core.results.loss_landscape import Land, in_bits
from core.results.losses import Losses
from pages.sections.training import play, run_words
from pages.sections.training.play import SLUG, STAGE
from pages.shared.films.film import moment_title
from pages.shared.films.marks import MARKED, marked
from pages.shared.films.plotly_film import Drawn, Frame, drawn, plotly_film
from pages.shared.loading import caches
from pages.shared.text.escape import visible
from pages.shared.widgets.guess import SKIP, taken

BEFORE_GUESS = 1000  # the step up to which curve and walk are drawn before the guess
LONGEST = 90  # characters of what it writes


def guessed(name: str) -> str | None:
    """The reader's guess about the run, SKIP for whoever wants none or has come by a link beyond it."""
    return taken(f"{SLUG}.guess_{name}") or (SKIP if f"{SLUG}.linked" in st.session_state else None)


def losses() -> Losses | None:
    """What texts cost the model, if that belongs to these checkpoints."""
    found = caches.losses()
    return found if found and found.steps == caches.steps() else None


def land() -> Land | None:
    """The landscape and the run's way through it, if that belongs to these checkpoints."""
    table = caches.document(caches.BASE, "analyses/landscape.json")
    return in_bits(table) if table and tuple(table["steps"]) == caches.steps() else None


def until() -> int:
    """Index of the last moment that is drawn before the guess."""
    return max(place for place, step in enumerate(caches.steps()) if step <= BEFORE_GUESS)


def picture(step: str) -> None:
    """The run as the reader wants to see it."""
    (the_walk if play.view() == "walk" else the_run)(step)


def the_run(step: str) -> None:
    """The run's curve, up to where the guess is asked, and what the model writes at each moment."""
    if not losses():
        return
    drawn_to = until() if step == "run" and not guessed("end") else None
    count = len(caches.steps()) if drawn_to is None else drawn_to + 1
    bits = losses().held_out_bits
    named = [f"{moment_title(step)}: {value:.1f} bits" for step, value in zip(caches.steps(), bits, strict=True)]
    written = texts().get(st.session_state.get(f"{SLUG}.prompt") or next(iter(texts()), ""))
    below = ["It goes on reading, and learns no more"] * len(named) if step == "trap" else written or [""] * len(named)
    plotly_film(
        curve(caches.BASE, caches.steps(), drawn_to, step == "trap"), steps=caches.steps()[:count],
        sentences=[f"{a}. {b}" for a, b in zip(named, below, strict=True)][:count],
        headlines=[f"{a}\n{b}" for a, b in zip(named, below, strict=True)][:count],
        key=f"{SLUG}.run", fragments=[STAGE], start=count - 1, plays=step == "run", drawn_by=MARKED,
        more=marked([[(x, y)] for x, y in zip(along(caches.steps()), bits, strict=True)][:count]),
    )


@st.cache_resource(show_spinner=False, max_entries=8, ttl=600)
def curve(run: str, steps: tuple[int, ...], drawn_to: int | None, over: bool) -> Drawn:
    from core.figures import run as figures

    found, log = losses(), caches.training_log(run)
    batches = figures.thinned(log.steps, log.bits) if log else (np.zeros(1), np.full(1, np.nan))
    levels = {"a blind guess": blind(), "its writer's own dice": found.floor_bits}
    after = "the run is over" if over else None
    figure = figures.run(batches, steps, found.held_out_bits, levels, until=drawn_to, after=after)
    places = range(len(steps) if drawn_to is None else drawn_to + 1)
    return drawn(figure, [Frame({})] * len(places))


def texts() -> dict[str, list[str]]:
    """What the model writes at every moment after each of a few prompts, the prompt included."""
    return _texts(caches.BASE, caches.steps())


@st.cache_data(show_spinner=False, max_entries=4, ttl=60)
def _texts(run: str, steps: tuple[int, ...]) -> dict[str, list[str]]:
    home = caches.document(caches.BASE, "analyses/home.json")
    if not home or tuple(home["steps"]) != caches.steps():
        return {}
    return {entry["prompt"]: [shortened(entry["prompt"] + text) for text in entry["texts"]] for entry in home["prompts"]}


def shortened(text: str) -> str:
    """As much of a text as stands over a picture, on one line."""
    line = visible(" ".join(text.split()))
    return f"“{line}”" if len(line) <= LONGEST else f"“{line[:LONGEST].rsplit(' ', 1)[0]} …”"


def the_walk(_: str) -> None:
    """The run's way over the real landscape, up to where the guess is asked."""
    found = land()
    if not found:
        return
    drawn_to = None if guessed("walk") else until()
    count = len(found.steps) if drawn_to is None else drawn_to + 1
    first = run_words.land_title(found) if drawn_to is None else "How long a way is it still?"
    told = [run_words.at_moment(found, place) for place in range(count)]
    plotly_film(
        ground(caches.BASE, caches.steps(), drawn_to), steps=caches.steps()[:count], sentences=told,
        headlines=[f"{first}\n{run_words.height(found, place)}" for place in range(count)], key=f"{SLUG}.land",
        fragments=[STAGE], start=count - 1, plays=True, tween=True, drawn_by=MARKED,
        more=marked([[place] for place in found.path[:count].tolist()]),
    )


@st.cache_resource(show_spinner=False, max_entries=8, ttl=600)
def ground(run: str, steps: tuple[int, ...], drawn_to: int | None) -> Drawn:
    from core.figures import run as figures

    found = land()
    places = range(len(steps) if drawn_to is None else drawn_to + 1)
    return drawn(figures.land(found.x, found.y, found.bits, found.path, until=drawn_to), [Frame({})] * len(places))


def blind() -> float:
    """What a blind guess among all tokens costs, in bits."""
    return float(np.log2(caches.run_config().model.d_vocab))

