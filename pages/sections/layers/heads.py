"""From "closed" back to "bank": the words beside the head that looks back, and beside the model without it."""

from __future__ import annotations

import numpy as np
import streamlit as st

from core.formatting import percent
from pages.sections.layers import play
from pages.sections.layers.picture import called
from pages.sections.layers.play import SLUG
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict

UNCHANGED = 0.98  # of the chance before: above this it counts as no fall
FALLS = {"falls by more than half": "more than halves", "falls a little": "lowers", "stays or rises": "does not lower"}
MEASURE = "python -m core analyse --only heads"


def attention() -> None:
    """Where does "closed" look? A word to tap, here or in the picture."""
    found = play.measured()
    if not found:
        st.info(
            f"The heads of this model have not been measured yet. To measure them: {MEASURE}",
            icon=":material/potted_plant:",
        )
        return
    text, moment = play.sentence(), play.moment()
    head = found.hardest(moment)
    st.markdown(f"> {plain(text)} …")
    if not play.looked(found):
        prose.show(SLUG, "attention", heads=play.shape()["n_heads"])
    guess("“Closed” looks hardest at …", play.choices(found), f"{SLUG}.head_guess")
    if picked := play.looked(found):
        prose.show(
            SLUG,
            "attention_after",
            verdict=verdict(picked, found.to.strip(), (SLUG, "“Closed” looks hardest at")),
            head=called(head).lower(),
            count=len(found.sentences),
            share=percent(float(found.attention[moment][head])),
            even=percent(found.even),
        )
        st.selectbox("Another sentence", play.sentences(caches.BASE), key=f"{SLUG}.sentence")
    with drawer("All heads in numbers", key=f"{SLUG}.heads") as opened:
        if opened:
            shares = found.attention[moment]
            prose.show(SLUG, "heads", count=len(found.sentences), even=percent(found.even))
            number_table(
                {"layer": [f"layer {row + 1}" for row in range(len(shares))]}
                | {
                    f"head {column + 1}": [percent(float(share)) for share in shares[:, column]]
                    for column in range(shares.shape[1])
                }
            )


def needed() -> None:
    """What becomes of "closed" without the head that looks back."""
    found = play.measured()
    if not found:
        return
    (layer, head), whole = found.chosen, found.probability
    without, name = found.probability_without, called(found.chosen)
    shown = st.session_state.get(f"{SLUG}.off_guess")
    if not shown:
        prose.show(SLUG, "needed", head=name.lower(), count=len(found.sentences))
    picked = guess(f"Without {name.lower()}, the chance of “closed” …", FALLS, f"{SLUG}.off_guess")
    ratio = float(without[layer, head]) / whole
    truth = list(FALLS)[0 if ratio < 0.5 else 1 if ratio < UNCHANGED else 2]
    if picked:
        worst = tuple(int(at) for at in np.unravel_index(without.argmin(), without.shape))
        prose.show(
            SLUG,
            "needed_after",
            verdict=verdict(picked, truth, (SLUG, f"“Closed” without {name.lower()}")),
            fell=FALLS[truth],
            whole=percent(whole),
            off=percent(float(without[layer, head])),
            worst=called(worst).lower(),
            lowest=percent(float(without.min())),
            ways=prose.section(SLUG, "needed_one_way" if ratio < 0.5 else "needed_other" if float(without.min()) < whole / 2 else "needed_ways"),
        )
    with drawer("More about these heads", key=f"{SLUG}.off") as opened:
        if opened:
            moved = found.after_moved
            prose.show(
                SLUG,
                "needed_more",
                head=name.lower(),
                count=len(found.sentences),
                moved=percent(float(moved[layer, head])),
                most=percent(float(moved.max())),
                mean=percent(float(np.delete(moved.ravel(), layer * moved.shape[1] + head).mean())),
            )
            if picked:
                number_table(
                    {"without": [f"layer {row + 1}" for row in range(len(without))]}
                    | {
                        f"head {column + 1}": [percent(float(share)) for share in without[:, column]]
                        for column in range(without.shape[1])
                    }
                )
