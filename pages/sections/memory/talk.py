"""The words beside the stage, one function a step."""

from __future__ import annotations

from contextlib import suppress

import numpy as np
import streamlit as st

from core.errors import BadInput
from core.formatting import percent
from core.results.ladder import Ladder
from pages.sections.memory import copies, picture, play, wording
from pages.sections.memory.play import SLUG
from pages.sections.memory.texts import Patched, mixed, recitals
from pages.shared.films import counters
from pages.shared.frame.moment import moment_on
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.text.wording import as_between, quoted, times
from pages.shared.widgets import beginnings
from pages.shared.widgets.check import Answer, question
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict
from pages.shared.widgets.prompt_input import prompt_input
from pages.shared.widgets.unknown_words import note


def talk(step: str) -> None:
    {
        "recite": recite, "yours": yours, "copies": copies.copies, "parrot": parrot, "contest": contest, "mix": mix, "cake": cake,
        "trap": trap, "check": check,
    }[step](step)


def recite(step: str) -> None:
    line = play.planted_line(play.first())
    whole = [text is not None and line is not None and text.whole == line.text for text in recitals(play.first())]
    first = caches.steps()[whole.index(True)] if any(whole) else None
    prose.show(SLUG, step, copies=times(line.copies) if line else "often",
               first=f"By step {first:,} it has the line whole." if first is not None else "It never has the line whole.")
    with drawer("Where does it keep a line?", key=f"{SLUG}.kept") as opened:
        if opened:
            prose.show(SLUG, "kept", shortest=play.facts().get("shortest", "eight"))
            stretches(step)


def stretches(step: str) -> None:
    """The copied stretches of the text that is on, as a table."""
    try:
        text = picture.texts(step)[play.moment()]
    except BadInput:
        return
    spans = text.patches["spans"]
    number_table({
        "Copied stretch": [text.whole[start:end].replace("\n", " ↵ ") for start, end, *_ in spans] or ["none"],
        "Words and marks": [str(span[2]) for span in spans] or ["–"],
        "In the training text": [times(span[3]) for span in spans] or ["–"],
    })


def yours(step: str) -> None:
    """A beginning that is picked or typed; a guess where it begins a planted line; what came of it."""
    prose.show(SLUG, step)
    key, line = play.guess_key(), play.planted_line(play.prompt())
    picked = guess("How will it go on?", wording.RECITALS, key) if key else None
    result = st.container(gap=None)
    copies_of = play.beginnings()
    prompt_input(
        play.PROMPT, "Another beginning", list(copies_of), play.LONGEST, pills=f"{SLUG}.opening",
        typed="Or type your own beginning", format_func=lambda text:
        f"{' '.join(text.split()[:4])} … ({wording.counted(copies_of[text]) if copies_of[text] else 'no line'})",
    )
    if not play.covered(step):
        with result, suppress(BadInput):  # the stage says so
            recited(recitals(play.prompt()), line.text if line else None, picked)
    beginnings.drawer(play.PROMPT, key=f"{SLUG}.beginnings")


def recited(texts: list[Patched | None], line: str | None, picked: str | None) -> None:
    """What came of a recital; a guess is judged by the trained model, before which it was made."""
    moment = play.moment()
    told = f"**{picture.moment_title(moment_on())} {wording.recital(texts[moment], line)}.**"
    if picked and moment == len(texts) - 1:
        right = wording.RECITALS[wording.how_recited(texts[moment], line)]
        told += f" {verdict(picked, right, (SLUG, f'How “{play.prompt()}” goes on'))}"
    st.markdown(told)
    note(play.prompt())
    with drawer("The copied stretches", key=f"{SLUG}.stretches") as opened:
        if opened:
            if line is None:
                prose.show(SLUG, "no_line")
            stretches("yours")


def parrot(step: str) -> None:
    """A beginning for all; of a ready one what the difference tells."""
    if counters.table() is None:
        return
    ready = play.looked_up()
    prose.show(SLUG, step)
    if play.other() in ready and moment_on() == caches.steps()[-1]:
        of_these = ready.index(play.other())
        word, share = counters.table()["answers"][of_these]["model"][-1][0]
        prose.show(SLUG, f"parrot_{of_these}", word=quoted(word.strip()), share=percent(share))
    prompt_input(play.OTHER, "A beginning for all", ready, play.LONGEST, pills=f"{SLUG}.looked_up")
    if play.other() not in ready:
        with suppress(BadInput):  # the stage says so
            note(play.other())
    with drawer("The numbers", key=f"{SLUG}.next_numbers") as opened:
        if opened:
            with suppress(BadInput):
                found = counters.answers(play.other())
                prose.show(SLUG, "counted", used=found["used"])
                number_table(counters.answers_table(found, play.moment()))


def contest(step: str) -> None:
    """Who is less surprised by text that neither has read?"""
    if counters.table() is None:
        return
    found, table = counters.measured(), counters.table()
    best = found.counters.min()
    above = st.container()
    picked = guess("Who is less surprised in the end?", wording.WINNERS, f"{SLUG}.guess_contest")
    with above:
        if picked:
            prose.show(SLUG, "contest_after", starts=wording.from_other_starts(counters.starts()),
                       verdict=verdict(picked, wording.winner(float(found.model[-1]), best), (SLUG, "Less surprised by new text")),
                       model=as_between(found.model[-1]), parrot=as_between(best))
        else:
            prose.show(SLUG, step, documents=f"{table['loss_documents']:,}")
    with drawer("The numbers", key=f"{SLUG}.contest_numbers") as opened:
        if opened:
            prose.show(SLUG, "contested")
            if picked:
                on_stories(found)
                number_table(wording.surprises(found, caches.losses().floor_bits))


def on_stories(found: Ladder) -> None:
    losses = caches.losses()
    if len(found.house) and len(losses.house_bits):
        parrot, model = found.house.min(), losses.house_bits[-1]
        prose.show(SLUG, "house", documents=f"{losses.house_documents:,}", parrot=f"{parrot:.2f}", model=f"{model:.2f}",
                   finding=wording.on_prose(parrot, model))


def mix(step: str) -> None:
    """A mix that was held back; a guess at how much will be copied; what is new and what is copied, and another throw."""
    names = play.mix_names()
    if not names:
        return
    above = st.container()
    st.selectbox("A kind of text, and a topic that it never had", names, key=play.MIX, persist_state="session")
    key = play.mix_guess_key()
    picked = guess("How much of what it writes will be copied?", wording.SHARES, key) if key else None
    with above:
        if play.covered(step):
            prose.show(SLUG, step, count=len(names))
            return
        text = mixed()[play.moment()]
        patches = text.patches
        judged = picked and patches["share"] is not None and play.moment() == len(caches.steps()) - 1
        examples = ", ".join(quoted(stretch) for stretch in patches["new"])
        asked = (SLUG, f"How much is copied: {names[play.mix()]}")
        prose.show(SLUG, "mix_after", verdict=verdict(picked, wording.share_name(1 - patches["share"]), asked) if judged else "",
                   finding=f"{picture.moment_title(moment_on())}: {wording.mixed(patches)}", title=plain(text.prompt.strip()))
    st.button("Write another one", key=f"{SLUG}.again", on_click=play.throw_again, icon=":material/casino:")
    with drawer("What is new in it?", key=f"{SLUG}.new") as opened:
        if opened:
            prose.show(SLUG, "new", examples=examples or "none")
            stretches(step)


def cake(step: str) -> None:
    """Which of two cooks is the parrot like? Then the line between them, and why it is blurry."""
    above = st.container()
    picked = guess("The parrot is like …", wording.COOKS, f"{SLUG}.guess_cook")
    with above:
        if picked:
            prose.show(SLUG, "cake_after", verdict=verdict(picked, wording.COOKS[0], (SLUG, "The parrot is like")))
        else:
            prose.show(SLUG, step)
    found = play.facts()
    if found.get("runs"):
        with drawer("How long are the stretches?", key=f"{SLUG}.runs_numbers") as opened:
            if opened:
                runs, mixes = found["runs"], found["combinations"]
                ours, theirs = (np.median([one[by] for one in mixes if one[by] is not None]) for by in ("model_new", "program_new"))
                prose.show(SLUG, "runs", mixes=len(mixes), model_new=percent(ours), program_new=percent(theirs), texts=runs["model_texts"],
                           program_texts=runs["program_texts"])
                number_table({"In a row": [str(one) for one in runs["lengths"]], "By the model": [percent(one) for one in runs["model"]],
                              "New, by the program": [percent(one) for one in runs["program"]]})


def trap(step: str) -> None:
    prose.show(SLUG, step)
    found = play.facts().get("exposure")
    if found:
        with drawer("How could somebody dig such a line out?", key=f"{SLUG}.exposed") as opened:
            if opened:
                prose.show(SLUG, "exposure", candidates=f"{found['candidates']:,}", example=plain(found["example"]), most=f"{found['most']:.0f}")
                counts, bits = np.array(found["copies"]), np.array(found["bits"])[:, play.moment()]
                number_table({
                    "Copies": [str(level) for level in np.unique(counts)],
                    "Median exposure (bits)": [f"{value:.1f}" for value in wording.exposed(found, play.moment()).values()],
                    "Lines that come first of all": [f"{int((bits[counts == level] >= found['most'] - 1e-3).sum())} of {int((counts == level).sum())}"
                                                     for level in np.unique(counts)],
                })
    with drawer("How this differs from a big model", key=f"{SLUG}.scale") as opened:
        if opened:
            prose.show(SLUG, "scale", parameters=f"{sum(parameter_counts().values()):,}")


def check(_: str) -> None:
    question(
        SLUG,
        "The model writes a recipe for a cake that its training text never had. Its steps come in good order. What is that?",
        [
            Answer("It looked the recipe up", "There was none to look up: that mix stands nowhere in its text. Each word was "
                   "worked out from its numbers."),
            Answer("It memorised it", "Only what stands in the training text can be memorised, and this recipe doesn't. Only "
                   "stretches of it do."),
            Answer("It generalised: it joined patterns that it had learned apart", "It had read many recipes, and met the word "
                   "elsewhere. It put the two together. That some stretches stand in its text too is the blurry part.", right=True),
            Answer("It understood baking", "It has never tasted a cake. It learned which words follow which, well enough to write "
                   "a new list of steps."),
        ],
    )
