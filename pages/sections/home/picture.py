"""What stands on the stage: the text that rewrites itself, and beneath or beside it what belongs to the step. The second
picture comes once the first is there, as do the texts of the moments that aren't on: nothing waits for them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from core.errors import BadInput
from pages.sections.home import grown, panels, play
from pages.sections.home.play import FILM, SLUG, STAGE
from pages.shared.films.text_film import Taps
from pages.shared.films.writing import Generation, film_of, text_now, write_the_others
from pages.shared.frame import shell
from pages.shared.frame.moment import moment_name
from pages.shared.loading import caches
from pages.shared.widgets import box

BESIDE = ("arrive", "check")  # steps whose second picture stands beside the text
PAIRED = ("yours", "trap")  # steps that show the first moment's text too


def picture(step: str, later: list[Callable[[], None]]) -> None:
    """The text of a step; what can wait is put into `later`."""
    if step == "assistant":
        grown.two_forms()
        return
    with st.container(key="pair"):
        try:
            draw = play.draw(step)
            if step in grown.STEPS:
                grown.decide(draw.prompt)
            the_text(step, draw)
        except BadInput as error:
            box.refused(error)
            return
        later.append(partial(second_picture, st.container(key=f"{SLUG}.second"), step, draw))
        later.append(partial(write_the_others, draw, key=FILM))


def the_text(step: str, draw: Generation) -> None:
    steps = caches.steps()
    tapped = {"words": words_to_tap, "tokens": tokens_to_tap}.get(step)
    other = grown.text(draw.prompt) if step in grown.STEPS else None
    captions = {"arrive": read_by} | ({step: lambda moment: f"Ours, {moment_name(moment)}"} if other else {})
    film_of(
        draw,
        key=FILM,
        at_once=steps[:1] if step in PAIRED else (),
        captions=[captions[step](moment) for moment in steps] if step in captions else (),
        begin=0 if step == "guess" and not panels.guessed() else None,
        plays=step == "arrive",
        pair=step in PAIRED,
        other=other,
        beside=step in BESIDE,
        **tapped(draw) if tapped else {},
        fragments=[STAGE],
    )


@shell.part()
def second_picture(place: st.delta_generator.DeltaGenerator, step: str, draw: Generation) -> None:
    with place:
        panels.SHOWN[step](draw)


def words_to_tap(draw: Generation) -> dict[str, object]:
    """What the model wrote at the moment that is on, cut into tokens, for text_film. Raises BadInput."""
    from core.model.prompt import cut  # brings the tokenizer, for which the first picture doesn't wait

    from_here = text_now(draw)
    begin, pieces = cut(caches.tokenizer(), draw.prompt, from_here)
    whole = draw.prompt.rstrip(" ") + from_here
    parts = [(whole[piece.start:piece.end], "What else could stand here?") for piece in pieces[begin:]]
    return {"taps": Taps(parts, play.moment(), picked=min(play.word(), len(parts) - 1)), "on_tap": play.tap_word}


def tokens_to_tap(draw: Generation) -> dict[str, object]:
    """The prompt cut into tokens, each with its id, for text_film."""
    pieces = caches.tokenizer().pieces(draw.prompt)
    parts = [(piece.token.strip(" ") or "␣", str(piece.id)) for piece in pieces]
    return {"taps": Taps(parts, of_prompt=True, picked=min(play.token(), len(parts) - 1)), "on_tap": play.tap_token}


def read_by(step: int) -> str:
    """How much text the model has read by a step."""
    return "It has read nothing yet" if step == 0 else f"It has read {panels.amount(caches.tokens_read(step))} tokens"
