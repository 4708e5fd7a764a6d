"""The words beside the stage, one function a step."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import streamlit as st

from core.config import ModelConfig
from core.errors import BadInput
from core.figures.style import KIND_NAMES
from core.formatting import percent
from core.model.parameters import parts
from core.results.gradient_table import HIGHEST, NUDGE, SENTENCES
from pages.sections.training import influence, lap_words, live_lesson, play, run_talk
from pages.sections.training.play import SLUG
from pages.shared.frame.moment import moment_name, rests_at
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.text.wording import quoted_token
from pages.shared.widgets import box
from pages.shared.widgets.check import Answer, question
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict
from pages.shared.widgets.prompt_input import chapter_prompt
from pages.shared.widgets.unknown_words import note


def talk(step: str) -> None:
    {
        "show": show, "blame": blame, "slope": slope, "influence": influence.talk, "again": again, "run": run_talk.talk,
        "live": live_lesson.talk, "trap": trap, "check": check,
    }[step](step)


def asked(step: str, label: str, options: Sequence[str], name: str, about: object, **slots: object) -> str | None:
    """The step's words and its question; what comes back is the guess, once there is one."""
    picked, above = play.picked(name, about), st.container()
    guess(label, options, f"{SLUG}.guess_{name}")
    if not picked:
        with above:
            prose.show(SLUG, step, **slots)
    return picked


def show(step: str) -> None:
    """The sentence, the hidden word, and what chance it got."""
    lap = play.lap()
    picked = asked(step, "The right word gets …", lap_words.CHANCES, "chance", (lap.ids, lap.place, lap.step))
    look = play.look_at(lap.text, lap.step)
    chance, rank = float(np.exp(-look.losses[lap.place - 1])), int(look.ranks[lap.place - 1]) + 1
    if picked:
        truth = next(name for name, limit in lap_words.CHANCES.items() if chance < limit)
        judged = verdict(picked, truth, (SLUG, "The chance of the hidden word"))
        prose.show(SLUG, "show_after", verdict=judged, chance=percent(chance), rank=f"{rank:,}",
                   bits=f"{look.bits[lap.place - 1]:.1f}")
    choose(lap)
    with drawer("The numbers, and how to read them", key=f"{SLUG}.show") as opened:
        if opened:
            vocabulary = caches.run_config().model.d_vocab
            prose.show(SLUG, "bits", blind=f"{np.log2(vocabulary):.1f}", vocabulary=f"{vocabulary:,}")
            if picked:
                number_table({"word": [quoted_token(token) for token in lap.tokens],
                              "its chance": [percent(float(np.exp(-loss))) for loss in look.losses],
                              "surprise (bits)": [f"{bits:.2f}" for bits in look.bits],
                              "its place": [f"{place + 1:,}" for place in look.ranks]})


def choose(lap: play.Lap) -> None:
    """Another sentence, another moment where the run doesn't come with all of them, another word to hide."""
    text = chapter_prompt(f"{SLUG}.text", "Another sentence", SENTENCES, play.LONGEST)
    try:
        play.read(text)
    except BadInput as error:
        box.refused(error)
    else:
        note(text)
    st.pills("Which word is hidden?", list(range(1, len(lap.ids))), key=f"{SLUG}.hidden", required=True, persist_state="session",
             format_func=lambda place: plain(caches.tokenizer().token(lap.ids[place]).strip() or "␣"))
    if not lap.ready:
        st.session_state[f"{SLUG}.moment"] = lap.step
        st.select_slider("How long has it trained?", caches.steps(), format_func=moment_name, key=f"{SLUG}.moment",
                         on_change=lambda: rests_at(st.session_state[f"{SLUG}.moment"]))


def blame(step: str) -> None:
    lap = play.lap()
    names = [name for kind, name in KIND_NAMES.items() if kind != "norm"]
    picked = asked(step, "Most of the blame goes to …", names, "blame", (lap.ids, lap.step))
    look = play.look_at(lap.text, lap.step)
    places, shares = lap_words.by_place(look.blame, caches.run_config().model.n_layers)
    if picked:
        kind, _ = lap_words.most_blamed(shares)
        prose.show(SLUG, "blame_after", verdict=verdict(picked, KIND_NAMES[kind], (SLUG, "Most of the blame goes to")),
                   total=f"{sum(parameter_counts().values()):,}")
    with drawer("The numbers, and how to read them", key=f"{SLUG}.blame_numbers") as opened:
        if opened:
            prose.show(SLUG, "squares", norm=f"{look.gradient_norm:.2f}")
            if picked:
                number_table({"place": places} | {KIND_NAMES[kind]: [percent(float(share)) if share else "–" for share in row]
                                                  for kind, row in shares.items()})


def slope(step: str) -> None:
    lap = play.lap()
    found = play.slope_of(lap.text, lap.step)
    picked = asked(step, "The biggest nudge will …", (lap_words.MOST_HELP, lap_words.LESS_HELP, lap_words.HARM), "nudge",
                   (lap.ids, lap.step), largest=f"{HIGHEST:g}")
    if picked:
        zones = lap_words.zones(found.bits, found.held_out_bits)
        valley = "slope_after" if lap_words.PAY in zones or lap_words.OVER in zones else "slope_so_far"
        prose.show(SLUG, valley, verdict=verdict(picked, lap_words.biggest(found.bits), (SLUG, "The biggest nudge will")))
    with drawer("The numbers, and how our own run stepped", key=f"{SLUG}.slope_numbers") as opened:
        if opened:
            prose.show(SLUG, "one_line", muon=percent(turned_by_muon()))
            if picked:
                of_others = found.held_out_bits
                others = {} if of_others is None else {"others (bits)": [f"{bits:.2f}" for bits in of_others]}
                number_table({"learning rate": [lap_words.rate(rate) for rate in found.rates],
                              "sentence (bits)": [f"{bits:.2f}" for bits in found.bits],
                              quoted_token(lap.word): [percent(float(p)) for p in found.p[:, lap.place - 1]]} | others)


def turned_by_muon() -> float:
    """The share of all numbers that our run moved by Muon, the matrices inside the layers; AdamW moved the rest."""
    listed = parts(ModelConfig(**caches.document(caches.BASE, "config.json")["model"]))
    inside = [part for part in listed if part.layer is not None and len(part.shape) == 2]
    return sum(part.size for part in inside) / sum(part.size for part in listed)


def again(step: str) -> None:
    lap = play.lap()
    found, count = play.repeats_of(lap.text, lap.step), play.other_sentences()
    last = len(found.bits) - 1
    if not count:
        prose.show(SLUG, "again_alone")
    else:
        label = f"After {last} nudges, {count} other sentences: …"
        picked = asked(step, label, (lap_words.GAIN, lap_words.SAME, lap_words.LOSE), "again", (lap.ids, lap.step), count=count)
        if picked:
            truth = lap_words.in_the_end(found.held_out_bits)
            prose.show(SLUG, "again_after" if truth == lap_words.LOSE else "again_so_far",
                       verdict=verdict(picked, truth, (SLUG, "Nudged again and again, the others")))
    with drawer("The numbers", key=f"{SLUG}.again_numbers") as opened:
        if opened:
            prose.show(SLUG, "copy", rate=lap_words.rate(NUDGE))
            of_others = found.held_out_bits
            others = {} if of_others is None else {"others (bits)": [f"{bits:.2f}" for bits in of_others]}
            number_table({"nudges": [str(done) for done in range(last + 1)],
                          "sentence (bits)": [f"{bits:.2f}" for bits in found.bits],
                          quoted_token(lap.word): [percent(float(p)) for p in found.p[:, lap.place - 1]]} | others)


def trap(step: str) -> None:
    prose.show(SLUG, step)
    with drawer("Who says so, and who trains on chats", key=f"{SLUG}.chats") as opened:
        if opened:
            prose.show(SLUG, "no_chat")


def check(_: str) -> None:
    question(
        SLUG,
        "Why does training take so many small steps, and not a few big ones?",
        [
            Answer("A small step is easier for the computer",
                   "A big step costs just as much work: it's the same slope times another number."),
            Answer("The slope is only right close by; a big step overshoots",
                   "You see it: past the right size other sentences pay, and then the line itself turns up.", right=True),
            Answer("So that people can check each answer in between",
                   "Nobody checks. The text itself holds the right word, and the surprise is worked out."),
            Answer(
                "Each step stores one new sentence",
                "A step moves all numbers a little, for all sentences of its batch at once. Only what "
                "comes back very often can be recited in the end.",
            ),
        ],
    )
