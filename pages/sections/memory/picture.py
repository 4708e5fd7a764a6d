"""What stands on the stage: a text with its copied stretches marked, beside the source of one; planted lines by their
copies; parrots and model; runs of words; exposure.
"""

from __future__ import annotations

import re
from contextlib import nullcontext

import numpy as np
import streamlit as st

from core.errors import BadInput
from core.formatting import percent
from core.results.recall import Recall
from pages.sections.memory import grown, play, source, wording
from pages.sections.memory.play import SLUG, STAGE
from pages.sections.memory.texts import Patched, mixed, parted, recitals
from pages.shared.films import counters
from pages.shared.films.film import moment_title
from pages.shared.films.plotly_film import Drawn, Frame, drawn, plotly_film
from pages.shared.films.text_film import text_film
from pages.shared.frame.moment import moment_on
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.widgets import box

FILM = f"{SLUG}.film"
ASKED_UP_TO = 3  # copies up to which the planted lines are drawn before the guess
MOMENTS_DRAWN = 6  # of the model's curve before the guess


def picture(step: str) -> None:
    {
        "recite": the_text, "yours": the_text, "copies": the_copies, "parrot": the_parrots, "contest": the_contest,
        "mix": the_text, "cake": the_runs, "trap": the_exposure, "check": the_text,
    }[step](step)


# A text -------------------------------------------------------------------------------------------------------------


def texts(step: str) -> list[Patched | None]:
    """What the step's text is at each moment. Raises BadInput."""
    if step == "mix":
        return mixed()
    return recitals(play.prompt() if step == "yours" else play.first())


def the_text(step: str) -> None:
    """The text of a step at every moment, its copied stretches marked; beside it where one of them stands."""
    if step == "mix" and not play.mix_names():
        prose.show(SLUG, "without_mixes")
        return
    with st.container(key="pair"):
        try:
            found = texts(step)
        except BadInput as error:
            box.refused(error)
            return
        now = found[play.moment()]
        if play.covered(step):
            blank = re.sub(r"\w", "▁", now.written)
            _film(now.prompt, [blank], [[(now.prompt, None, False), (blank, None, True)]], [moment_on()],
                  [f"After “{now.prompt}”, its words are still covered."])
            return
        about = now.prompt + (f" {play.seed()}" if step == "mix" else "")
        chosen = play.opened(about)
        picked = chosen if chosen is not None and chosen // play.NUMBERS == play.moment() else _longest(now, play.moment())
        steps = caches.steps()
        _film(
            now.prompt, [one and one.written for one in found],
            [one and parted(one, place * play.NUMBERS) for place, one in enumerate(found)], steps,
            [said(moment, one) for moment, one in zip(steps, found, strict=True)],
            plays=step == "recite", picked=picked, beside=True, on_tap=lambda number: play.open_stretch(about, number),
        )
        with st.container(key="beside", gap=None):
            if step == "yours":
                grown.offer()
            if grown.wanted(step):
                grown.its_text()
            else:
                the_source(now, picked, chosen is None)


def _film(prompt, written, patches, steps, sentences, **given) -> None:
    text_film(prompt=prompt, texts=written, patches=patches, steps=steps, sentences=sentences, key=FILM, fragments=[STAGE], **given)


def _longest(text: Patched, moment: int) -> int | None:
    """Number of the longest copied stretch, which is open until the reader opens another."""
    spans = text.patches["spans"]
    return play.NUMBERS * moment + max(range(len(spans)), key=lambda place: spans[place][2]) if spans else None


def said(step: int, text: Patched | None) -> str:
    """A moment's text for those who listen."""
    if text is None:
        return f"{moment_title(step)}: not written yet; rest here and it is."
    copied = wording.copied_in_short(text.patches)
    return f"{moment_title(step)}: {text.whole} {copied[0].upper()}{copied[1:]}."


def the_source(text: Patched, picked: int | None, by_itself: bool) -> None:
    """Where the open stretch stands; without one, or if it opened by itself, the planted line that the text begins."""
    spans = text.patches["spans"]
    line = play.planted_line(text.prompt)
    span = spans[picked % play.NUMBERS] if picked is not None and picked % play.NUMBERS < len(spans) else None
    stretch = text.whole[span[0]:span[1]] if span else ""
    if line and by_itself and stretch in line.text:
        source.line(line, stretch)
    elif span:
        source.show(stretch, span)
    elif line:
        source.line(line)
    else:
        source.panel("No stretch of this text is copied, so there is no source to open", "")


# Charts -------------------------------------------------------------------------------------------------------------


def the_copies(_: str) -> None:
    """All planted lines by their copies, at every moment; before the guess only those with few, at the end."""
    found = play.recall()
    if found is None:
        prose.show(SLUG, "without_copies")
        return
    covered = not st.session_state.get(f"{SLUG}.guess_copies")
    if not covered:
        with st.container(key=f"{SLUG}.over"):
            grown.the_view()
    with st.container(key=f"{SLUG}.under") if not covered else nullcontext():
        if grown.both_on():
            grown.the_copies()
        else:
            every_line(found, covered)


def every_line(found: Recall, covered: bool) -> None:
    """All planted lines, of our model alone."""
    moments = [len(found.steps) - 1] if covered else list(range(len(found.steps)))
    until = ASKED_UP_TO if covered else None
    told = [wording.recited(found.levels, moment, until) for moment in moments]
    plotly_film(
        copies_drawn(caches.BASE, until), steps=[found.steps[moment] for moment in moments], tween=True,
        key=f"{SLUG}.copies", fragments=[STAGE], headlines=told,
        sentences=[f"{moment_title(found.steps[moment])}: {one}. {wording.medians(found.levels, moment, until)}"
                   for moment, one in zip(moments, told, strict=True)],
        start=0 if covered else None,
    )


@st.cache_resource(show_spinner=False, ttl=600)
def copies_drawn(run: str, until: int | None) -> Drawn:
    from core.figures import memory as figures

    lines, last = play.lines(), len(caches.steps()) - 1
    moments = range(last + 1) if until is None else [last]
    return drawn(figures.planted(lines, last, until), [Frame(figures.planted_at(lines, moment, until)) for moment in moments])


def the_parrots(_: str) -> None:
    """What five counters of the training text say after a beginning, and the model at every moment."""
    if counters.table() is None:
        prose.show(SLUG, "without_counters")
        return
    try:
        found = counters.answers(play.other())
    except BadInput as error:
        box.refused(error)
        return
    counters.answers_film(play.other(), found, key=f"{SLUG}.next", fragments=[STAGE], plays=True)


def the_contest(_: str) -> None:
    """The model's surprise at new text through training beside the parrots'; drawn to its middle before the guess."""
    from core.figures import ladder as figures

    if counters.table() is None:
        prose.show(SLUG, "without_counters")
        return
    found = counters.measured()
    floor = caches.losses().floor_bits
    covered = not st.session_state.get(f"{SLUG}.guess_contest")
    told = "Will the model get below every parrot?" if covered else wording.contest_title(found.steps, found.model, found.counters.min())
    parrots = ", ".join(f"{figures.looks_at(words)} {bits:.2f}" for words, bits in enumerate(found.counters))
    plotly_film(
        figures.against_counters(found.steps, found.model, found.counters, floor, MOMENTS_DRAWN if covered else None), [Frame({})],
        steps=[found.steps[-1]], headlines=[told], key=f"{SLUG}.contest", start=0, fragments=[STAGE],
        sentences=[f"{told} Surprise at new text, bits a token: parrots that look at {parrots}; the model {found.model[0]:.2f} before "
                   "training" + ("." if covered else f", {found.model[-1]:.2f} at the end; whoever wrote it {floor:.2f}.")],
    )


def the_runs(_: str) -> None:
    """How long the stretches are that stand in the training text, of the model's texts and of the program's."""
    from core.figures import memory as figures

    runs = play.facts().get("runs")
    if not runs:
        prose.show(SLUG, "without_mixes")
        return
    model, program = np.array(runs["model"], dtype=float), np.array(runs["program"], dtype=float)
    told = wording.runs_title(model[play.facts()["shortest"] - 1], program[play.facts()["shortest"] - 1], play.facts()["shortest"])
    plotly_film(
        figures.runs(runs["lengths"], model, program, play.facts()["shortest"]), [Frame({})], steps=[caches.steps()[-1]],
        headlines=[told], sentences=[f"{told}. One word: {percent(model[0])} and {percent(program[0])}; {runs['lengths'][-1]} in a row: "
                                     f"{percent(model[-1])} and {percent(program[-1])}."],
        key=f"{SLUG}.runs", start=0, fragments=[STAGE],
    )


def the_exposure(_: str) -> None:
    """How far each invented line stands out among lines that were never planted, at every moment."""
    found, steps = play.facts().get("exposure"), play.facts().get("steps")
    if not found:
        prose.show(SLUG, "without_mixes")
        return
    told = [wording.exposure_title(wording.exposed(found, moment), found["most"]) for moment in range(len(steps))]
    plotly_film(
        exposure_drawn(caches.BASE), steps=steps, headlines=told, tween=True,
        sentences=[f"{moment_title(step)}: {one}. Medians: "
                   + ", ".join(f"{wording.counted(level)} {value:.1f} bits" for level, value in wording.exposed(found, place).items())
                   for place, (step, one) in enumerate(zip(steps, told, strict=True))],
        key=f"{SLUG}.exposure", fragments=[STAGE],
    )


@st.cache_resource(show_spinner=False, ttl=600)
def exposure_drawn(run: str) -> Drawn:
    from core.figures import memory as figures

    found = play.facts()["exposure"]
    copies, bits = found["copies"], np.array(found["bits"])
    return drawn(figures.exposure(copies, bits[:, -1], found["most"]), [Frame(figures.exposed_at(copies, now)) for now in bits.T])
