"""The words beside the whole run, as a curve or as a walk."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.formatting import percent, signed
from pages.sections.training import play, run_picture, run_words
from pages.sections.training.play import SLUG
from pages.shared.frame.moment import forget_moment, moment_name
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.learning import MOST, learned_after, mostly_fallen
from pages.shared.text.wording import tenths
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict


def talk(_: str) -> None:
    """The whole run, as a curve or as a walk."""
    st.segmented_control("Show it", play.VIEWS, format_func={"curve": "As a curve", "walk": "As a walk"}.get, required=True,
                         key=f"{SLUG}.view", label_visibility="collapsed", persist_state="session", on_change=forget_moment)
    if play.view() == "walk":
        walk("walk")
    else:
        curve("run")


def curve(step: str) -> None:
    found = run_picture.losses()
    if not found:
        prose.show(SLUG, "curve_missing")
        return
    held_out, last = found.held_out_bits, f"{caches.steps()[-1]:,}"
    picked = _asked_of_the_run(step, "The curve ends …", run_words.ENDS, "end", steps=last, tokens=f"{caches.tokens_read(1):,}")
    at, share = mostly_fallen(found.steps, held_out)
    if picked:
        truth = run_words.ended(held_out[-1], found.floor_bits, held_out[run_picture.until()])
        judged = verdict(picked, truth, (SLUG, "The curve of the run ends"))
        prose.show(SLUG, "run_after", verdict=judged, part=tenths(MOST).capitalize(), step=f"{at:,}", share=percent(share))
    if run_picture.texts():
        st.selectbox("What it goes on with", list(run_picture.texts()), key=f"{SLUG}.prompt", persist_state="session")
    with drawer("The dotted line, the numbers, big models", key=f"{SLUG}.run_numbers") as opened:
        if opened:
            prose.show(SLUG, "floor", over=f"{held_out[-1] - found.floor_bits:.1f}",
                       kinds=run_words.above_writer(found.genres))
            st.markdown(learned_after(caches.courses(), at))
            number_table({"saved at step": [f"{step:,}" for step in found.steps],
                          "held-out text (bits)": [f"{bits:.2f}" for bits in held_out]})
            rows = sorted(found.genres, key=lambda row: row.bits - row.floor_bits)
            number_table({"kind of text": [row.genre for row in rows], "texts": [f"{row.documents:,}" for row in rows],
                          "the model (bits)": [f"{row.bits:.2f}" for row in rows],
                          "its writer (bits)": [f"{row.floor_bits:.2f}" for row in rows]})
            prose.show(SLUG, "scale", tokens=f"{caches.tokens_read(1):,}", steps=last)


def walk(step: str) -> None:
    land = run_picture.land()
    if not land:
        prose.show(SLUG, "walk_missing")
        return
    picked = _asked_of_the_run(step, "Beside the straight line, the walk was …", run_words.WAYS, "walk",
                               total=f"{land.parameters:,}")
    if picked:
        times = land.longer
        truth = next(name for name, limit in run_words.WAYS.items() if times <= limit)
        judged = verdict(picked, truth, (SLUG, "The walk, beside a straight line"))
        prose.show(SLUG, "walk_after", verdict=judged, times=f"{times:.2f}", share=percent(sum(land.shares)))
    with drawer("How far to trust this map", key=f"{SLUG}.walk_numbers") as opened:
        if opened:
            place, true, flat = run_words.worst_gap(land)
            prose.show(SLUG, "map_read", tokens=f"{land.tokens:,}")
            prose.show(SLUG, "map_gap", moment=moment_name(land.steps[place]), true=true, flat=flat,
                       others=f"{land.parameters - 2:,}")
            number_table({
                "step": [f"{step:,}" for step in land.steps],
                "real (bits)": [f"{bits:.1f}" for bits in land.true_bits],
                "the map (bits)": [f"{bits:.1f}" for bits in land.flat_bits],
                "off the map": [f"{away:.1f}" for away in land.away],
                "from the end": [f"{far:.1f}" for far in land.distance],
                **{f"direction {number} ({percent(share)})": [signed(at, ".1f") for at in row]
                   for number, (row, share) in enumerate(zip(land.path.T, land.shares, strict=True), 1)},
            })


def _asked_of_the_run(step: str, label: str, options: Sequence[str], name: str, **slots: object) -> str | None:
    """As in talk.py, of what doesn't change; the film goes to its ending with the guess."""
    picked = run_picture.guessed(name)
    if not picked:
        prose.show(SLUG, step, **slots)
    guess(label, options, f"{SLUG}.guess_{name}", on_change=forget_moment)
    return picked
