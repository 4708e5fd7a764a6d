"""What stands on the stage: the reader's guesses beside what was so, or the text that the whole course was about."""

from __future__ import annotations

import streamlit as st

from core.typed_text import normal
from pages.shared.films.plotly_film import still_picture
from pages.shared.films.text_film import text_film
from pages.shared.films.writing import Generation, film_of, write_the_others
from pages.shared.frame.guesses import Guessed, guesses
from pages.shared.loading import caches

SLUG = "ending"
STAGE = f"{SLUG}.stage"  # the fragment
BEGIN = "A language model is"  # of the sentence that the reader finishes
OWN = f"{SLUG}.sentence"
FIRST, WRITES = "Once upon a time", 32  # the prompt of the first chapter; tokens after it
ROWS = 7  # guesses on the picture, the last ones


def picture(step: str) -> None:
    found = guesses()
    if step == "found" and found:
        the_guesses(found)
    elif step == "yours":
        the_sentence()
    else:
        the_film(plays=step == "found")


def the_guesses(found: list[Guessed]) -> None:
    """Each of the last guesses over what was so."""
    from core.figures.ending import guessed_rows

    shown = found[-ROWS:]
    rows = [(one.asked, one.picked, one.so, one.right) for one in shown]
    told = "; ".join(f"{one.asked}: you said {one.picked}, {'and so it was' if one.right else f'it was {one.so}'}" for one in shown)
    still_picture(guessed_rows(rows), f"{right_of(found)}\n{f'The last {ROWS} of them' if len(found) > ROWS else 'All of them'}",
                  f"{told}.", key=f"{SLUG}.rows", fragments=[STAGE])


def right_of(found: list[Guessed]) -> str:
    count = f"{len(found)} guesses" if len(found) > 1 else "One guess"
    return f"{count}, {sum(one.right for one in found)} right"


def the_sentence() -> None:
    """The reader's own sentence, as large as fits."""
    typed = normal(st.session_state.get(OWN) or "").strip()
    text_film(prompt=BEGIN, texts=[f" {typed}" if typed else " …"], steps=caches.steps()[-1:], key=f"{SLUG}.own",
              captions=["In your own words"], fragments=[STAGE])


def the_film(*, plays: bool) -> None:
    """The beginning that the course began with, continued at every moment."""
    home = caches.document(caches.BASE, "analyses/home.json")
    known = {entry["prompt"]: entry["texts"] for entry in home["prompts"]} if home and tuple(home["steps"]) == caches.steps() else {}
    given = {"key": f"{SLUG}.film", "plays": plays, "fragments": [STAGE]}
    if FIRST in known:
        text_film(prompt=FIRST, texts=known[FIRST], steps=caches.steps(), **given)
    else:
        draw = Generation(FIRST, WRITES)
        film_of(draw, **given)
        write_the_others(draw, key=f"{SLUG}.film")
