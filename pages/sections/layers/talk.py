"""The words beside the stage, one function a step."""

from __future__ import annotations

import streamlit as st

from core.errors import BadInput
from core.formatting import percent
from pages.sections.layers import grown, heads, play
from pages.sections.layers.numbers import the_numbers, the_table
from pages.sections.layers.parted import parted
from pages.sections.layers.play import LONGEST, PROMPTS, SLUG
from pages.shared.frame.moment import moment_name, moment_on, set_moment
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.wording import quoted, quoted_token
from pages.shared.widgets import box
from pages.shared.widgets.check import Answer, question
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict
from pages.shared.widgets.prompt_input import chapter_prompt
from pages.shared.widgets.unknown_words import note

HALVES = ("from the very start", "in the first half", "in the second half")
BOTH, ONE, AFTER = "for every word", "only for the changed word", "from the changed word on"


def talk(step: str) -> None:
    {
        "tokens": tokens,
        "embeddings": embeddings,
        "attention": heads.attention,
        "needed": heads.needed,
        "layers": layers,
        "answer": answer,
        "change": change,
        "trap": trap,
        "check": check,
    }[step]()


def tokens() -> None:
    prose.show(SLUG, "tokens")
    refused(chapter_prompt(f"{SLUG}.prompt", "Pick some words", list(PROMPTS), LONGEST))


def embeddings() -> None:
    prose.show(SLUG, "embeddings", width=play.shape()["d_model"])
    own_words()
    the_numbers("embeddings")


def layers() -> None:
    """The walk through all layers, and when the final answer takes the lead."""
    count = play.shape()["n_layers"]
    if not st.session_state.get(f"{SLUG}.guess"):
        prose.show(SLUG, "layers", layers=count)
    picked = guess("The final answer takes the lead …", HALVES, f"{SLUG}.guess")
    if picked:
        text = play.readable()
        depth, found = (
            play.depth_of_answer(caches.BASE, moment_on(), text),
            play.walked(caches.BASE, moment_on(), text),
        )
        truth = HALVES[0 if depth == 0 else 1 if depth <= count // 2 else 2]
        prose.show(
            SLUG,
            "layers_after",
            verdict=verdict(picked, truth, (SLUG, "The final answer takes the lead")),
            answer=quoted(caches.tokenizer().token(int(found.candidates[-1, 0])).strip()),
            place="before the first layer" if depth == 0 else f"in layer {depth}",
        )
    own_words()
    the_numbers("layers")


def answer() -> None:
    prose.show(SLUG, "answer", vocabulary=f"{caches.tokenizer().d_vocab:,}")
    grown.offer()
    own_words()
    text = play.readable()
    with drawer("When it took the lead, and at a younger age", key=f"{SLUG}.settled") as opened:
        if opened:
            found, count = play.walked(caches.BASE, moment_on(), text), play.shape()["n_layers"]
            rows = [1, *(3 + 2 * layer for layer in range(count))]  # streams that follow the place and each layer
            number_table(
                {
                    "layers run": [str(depth) for depth in range(count + 1)],
                    quoted_token(caches.tokenizer().token(int(found.candidates[-1, 0]))): [
                        percent(float(found.final_probs[row, -1])) for row in rows
                    ],
                    "leads": [
                        f"{quoted_token(caches.tokenizer().token(int(found.top_ids[row, -1, 0])))} {percent(float(found.top_probs[row, -1, 0]))}"
                        for row in rows
                    ],
                }
            )
            prose.show(SLUG, "lens_note")
            steps = list(caches.steps())
            st.session_state[f"{SLUG}.age"] = moment_on()
            st.select_slider(
                "How long has it trained?",
                steps,
                format_func=moment_name,
                key=f"{SLUG}.age",
                on_change=lambda: set_moment(st.session_state[f"{SLUG}.age"]),
            )
            the_table("answer", text)


def change() -> None:
    """The same with one word changed."""
    typed, text = play.other(), play.readable()
    shown = st.session_state.get(f"{SLUG}.parting")
    if not shown:
        prose.show(SLUG, "change")
    box.text_input("The same with one word changed", key=f"{SLUG}.other", max_chars=LONGEST, persist_state="session")
    if refused(typed):
        return
    found = parted(caches.BASE, moment_on(), text, play.readable_other())
    if typed == text:
        st.info("Both texts are the same now. Change one word, and see what follows from it.", icon=":material/edit:")
        return
    picked = guess("The two streams differ …", [BOTH, ONE, AFTER], f"{SLUG}.parting")
    if picked:
        prose.show(
            SLUG,
            "change_after" if found.same_length else "change_after_longer",
            verdict=verdict(picked, AFTER, (SLUG, "One word changed: the streams differ")),
            before=found.before,
        )
    with drawer("The numbers", key=f"{SLUG}.parted_numbers") as opened:
        if opened and picked:
            prose.show(SLUG, "change_how")
            number_table(
                {
                    "next": found.words,
                    "after the first text": [percent(share) for share in found.one],
                    "after the second": [percent(share) for share in found.two],
                }
            )
            number_table(
                {"token": found.tokens}
                | {
                    ("at the start" if depth == 0 else f"layer {depth}"): [percent(float(share)) for share in row]
                    for depth, row in enumerate(found.apart)
                }
            )


def trap() -> None:
    prose.show(SLUG, "trap")
    with drawer("How this differs from a big model", key=f"{SLUG}.scale") as opened:
        if opened:
            prose.show(
                SLUG,
                "scale",
                layers=play.shape()["n_layers"],
                heads=play.shape()["n_heads"],
                width=play.shape()["d_model"],
            )


def check() -> None:
    question(
        SLUG,
        "Which part lets one word make use of another word?",
        [
            Answer(
                "The embeddings", "An embedding is the same list whatever stands around it. That is only the start."
            ),
            Answer(
                "Attention",
                "Only attention carries numbers from one token to another. All other parts work on each token alone.",
                right=True,
            ),
            Answer(
                "Feed-forward",
                "It changes a token's numbers, but each token alone. It works with what attention has brought.",
            ),
            Answer(
                "A list of sentences that it looks up",
                "There is no such list. You have seen all the steps: only sums of many changes.",
            ),
        ],
    )


# What several steps have ------------------------------------------------------------------------------------------


def own_words() -> None:
    """The box for the reader's words, at any step; what is picked from stands at the first."""
    refused(box.text_input("Your words", key=f"{SLUG}.prompt", max_chars=LONGEST, persist_state="session"))


def refused(text: str) -> bool:
    """Whether the model can't walk through a text, which is said; else what is to be noted about it is."""
    try:
        play.refuse(text)
    except BadInput as error:
        box.refused(error)
        return True
    note(text)
    return False
