"""The words beside the stage, one function a step."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import streamlit as st

from core.config import ModelConfig
from core.errors import BadInput
from core.figures.style import KIND_NAMES
from core.formatting import BIT, percent, signed
from core.model.parameters import parts
from core.results.gradient_table import HIGHEST, NUDGE, SENTENCES
from pages.sections.training import influence, lap_words, live_lesson, play, run_picture, run_words
from pages.sections.training.play import SLUG
from pages.shared.frame.moment import forget_moment, moment_name, rests_at
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.text.learning import MOST, learned_after, mostly_fallen
from pages.shared.text.wording import quoted_token, tenths
from pages.shared.widgets import box
from pages.shared.widgets.check import Answer, question
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import SKIP, guess, verdict
from pages.shared.widgets.prompt_input import prompt_input
from pages.shared.widgets.unknown_words import note


def talk(step: str) -> None:
    {
        "show": show, "blame": blame, "slope": slope, "influence": influence.talk, "again": again, "run": run,
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


# One lap ----------------------------------------------------------------------------------------------------------


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
                   bits=f"{look.losses[lap.place - 1] / BIT:.1f}")
    choose(lap)
    with drawer("The numbers, and how to read them", key=f"{SLUG}.show") as opened:
        if opened:
            vocabulary = caches.run_config().model.d_vocab
            prose.show(SLUG, "bits", blind=f"{np.log2(vocabulary):.1f}", vocabulary=f"{vocabulary:,}")
            if picked:
                bits = look.losses / BIT
                number_table({"word": [quoted_token(token) for token in lap.tokens],
                              "its chance": [percent(float(np.exp(-loss))) for loss in look.losses],
                              "surprise (bits)": [f"{one:.2f}" for one in bits],
                              "its place": [f"{place + 1:,}" for place in look.ranks]})


def choose(lap: play.Lap) -> None:
    """Another sentence, another moment where the run doesn't come with all of them, another word to hide."""
    text = prompt_input(f"{SLUG}.text", "Another sentence", SENTENCES, play.LONGEST)
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
        zones = lap_words.zones(found.loss, found.held_out)
        valley = "slope_after" if lap_words.PAY in zones or lap_words.OVER in zones else "slope_so_far"
        prose.show(SLUG, valley, verdict=verdict(picked, lap_words.biggest(found.loss), (SLUG, "The biggest nudge will")))
    with drawer("The numbers, and how our own run stepped", key=f"{SLUG}.slope_numbers") as opened:
        if opened:
            prose.show(SLUG, "one_line", muon=percent(turned_by_muon()))
            if picked:
                others = {} if found.held_out is None else {"others (bits)": [f"{loss / BIT:.2f}" for loss in found.held_out]}
                number_table({"learning rate": [lap_words.rate(rate) for rate in found.rates],
                              "sentence (bits)": [f"{loss / BIT:.2f}" for loss in found.loss],
                              quoted_token(lap.word): [percent(float(p)) for p in found.p[:, lap.place - 1]]} | others)


def turned_by_muon() -> float:
    """The share of all numbers that our run moved by Muon, the matrices inside the layers; AdamW moved the rest."""
    listed = parts(ModelConfig(**caches.document(caches.BASE, "config.json")["model"]))
    inside = [part for part in listed if part.layer is not None and len(part.shape) == 2]
    return sum(part.size for part in inside) / sum(part.size for part in listed)


def again(step: str) -> None:
    lap = play.lap()
    found, count = play.repeats_of(lap.text, lap.step), play.other_sentences()
    last = len(found.loss) - 1
    if not count:
        prose.show(SLUG, "again_alone")
    else:
        label = f"After {last} nudges, {count} other sentences: …"
        picked = asked(step, label, (lap_words.GAIN, lap_words.SAME, lap_words.LOSE), "again", (lap.ids, lap.step), count=count)
        if picked:
            truth = lap_words.in_the_end(found.held_out)
            prose.show(SLUG, "again_after" if truth == lap_words.LOSE else "again_so_far",
                       verdict=verdict(picked, truth, (SLUG, "Nudged again and again, the others")))
    with drawer("The numbers", key=f"{SLUG}.again_numbers") as opened:
        if opened:
            prose.show(SLUG, "copy", rate=lap_words.rate(NUDGE))
            others = {} if found.held_out is None else {"others (bits)": [f"{loss / BIT:.2f}" for loss in found.held_out]}
            number_table({"nudges": [str(done) for done in range(last + 1)],
                          "sentence (bits)": [f"{loss / BIT:.2f}" for loss in found.loss],
                          quoted_token(lap.word): [percent(float(p)) for p in found.p[:, lap.place - 1]]} | others)


# The whole run ----------------------------------------------------------------------------------------------------


def run(_: str) -> None:
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
    held_out, last = found["heldout_loss"], f"{caches.steps()[-1]:,}"
    picked = _asked_of_the_run(step, "The curve ends …", run_words.ENDS, "end", steps=last, tokens=f"{caches.tokens_read(1):,}")
    at, share = mostly_fallen(found["steps"], held_out)
    if picked:
        truth = run_words.ended(held_out[-1], found["floor"], held_out[run_picture.until()])
        judged = verdict(picked, truth, (SLUG, "The curve of the run ends"))
        prose.show(SLUG, "run_after", verdict=judged, part=tenths(MOST).capitalize(), step=f"{at:,}", share=percent(share))
    if run_picture.texts():
        st.selectbox("What it goes on with", list(run_picture.texts()), key=f"{SLUG}.prompt", persist_state="session")
    with drawer("The dotted line, the numbers, big models", key=f"{SLUG}.run_numbers") as opened:
        if opened:
            prose.show(SLUG, "floor", over=run_words.bits(held_out[-1] - found["floor"]),
                       kinds=run_words.above_writer(found["by_genre"]))
            st.markdown(learned_after(caches.document(caches.BASE, "analyses/skills.json"), at))
            number_table({"saved at step": [f"{step:,}" for step in found["steps"]],
                          "held-out text (bits)": [f"{loss / BIT:.2f}" for loss in held_out]})
            rows = sorted(found["by_genre"], key=lambda row: row["loss"] - row["floor"])
            number_table({"kind of text": [row["genre"] for row in rows], "texts": [f"{row['documents']:,}" for row in rows],
                          "the model (bits)": [f"{row['loss'] / BIT:.2f}" for row in rows],
                          "its writer (bits)": [f"{row['floor'] / BIT:.2f}" for row in rows]})
            prose.show(SLUG, "scale", tokens=f"{caches.tokens_read(1):,}", steps=last)


def walk(step: str) -> None:
    land = run_picture.land()
    if not land:
        prose.show(SLUG, "walk_missing")
        return
    picked = _asked_of_the_run(step, "Beside the straight line, the walk was …", run_words.WAYS, "walk",
                               total=f"{land['parameters']:,}")
    if picked:
        times = run_words.longer(land)
        truth = next(name for name, limit in run_words.WAYS.items() if times <= limit)
        judged = verdict(picked, truth, (SLUG, "The walk, beside a straight line"))
        prose.show(SLUG, "walk_after", verdict=judged, times=f"{times:.2f}", share=percent(sum(land["shares"])))
    with drawer("How far to trust this map", key=f"{SLUG}.walk_numbers") as opened:
        if opened:
            place, true, flat = run_words.worst_gap(land)
            prose.show(SLUG, "map_read", tokens=f"{land['tokens']:,}")
            prose.show(SLUG, "map_gap", moment=moment_name(land["steps"][place]), true=true, flat=flat,
                       others=f"{land['parameters'] - 2:,}")
            number_table({
                "step": [f"{step:,}" for step in land["steps"]],
                "real (bits)": [run_words.bits(loss) for loss in land["true"]],
                "the map (bits)": [run_words.bits(loss) for loss in land["flat"]],
                "off the map": [f"{away:.1f}" for away in land["away"]],
                "from the end": [f"{far:.1f}" for far in land["distance"]],
                **{f"direction {number} ({percent(share)})": [signed(at, ".1f") for at in row]
                   for number, (row, share) in enumerate(zip(np.transpose(land["path"]), land["shares"], strict=True), 1)},
            })


def _asked_of_the_run(step: str, label: str, options: Sequence[str], name: str, **slots: object) -> str | None:
    """As `asked`, of what doesn't change; the film goes to its ending with the guess."""
    picked = run_picture.guessed(name)
    if not picked:
        prose.show(SLUG, step, **slots)
    st.pills(label, [*options, SKIP], key=f"{SLUG}.guess_{name}", persist_state="session", on_change=forget_moment)
    return picked


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
