"""The words beside the stage, one function a step."""

from __future__ import annotations

import numpy as np
import streamlit as st

from core.errors import BadInput
from core.formatting import percent, signed
from pages.sections.layers import play
from pages.sections.layers.parted import parted
from pages.sections.layers.picture import called
from pages.sections.layers.play import LONGEST, PROMPTS, SLUG
from pages.sections.layers.walk import changed, token_names
from pages.shared.frame import shell
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.text.wording import quoted, quoted_token
from pages.shared.widgets import box
from pages.shared.widgets.check import Answer, question
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict
from pages.shared.widgets.prompt_input import prompt_input
from pages.shared.widgets.unknown_words import note

NOTABLE = 2.0  # a head that looks this many times harder than evenly has a habit
UNCHANGED = 0.98  # of the chance before: above this it counts as no fall
FALLS = {"falls by more than half": "more than halves", "falls a little": "lowers", "stays or rises": "does not lower"}
HALVES = ("from the very start", "in the first half", "in the second half")
BOTH, ONE, AFTER = "for every word", "only for the changed word", "from the changed word on"


def talk(step: str) -> None:
    {
        "tokens": tokens, "embeddings": embeddings, "attention": attention, "needed": needed, "layers": layers,
        "answer": answer, "change": change, "trap": trap, "check": check,
    }[step]()


def tokens() -> None:
    prose.show(SLUG, "tokens")
    refused(prompt_input(f"{SLUG}.prompt", "Pick some words", list(PROMPTS), LONGEST))


def embeddings() -> None:
    prose.show(SLUG, "embeddings", width=shape()["d_model"])
    own_words()
    the_numbers("embeddings")


def attention() -> None:
    """Where does "closed" look? A word to tap, here or in the picture."""
    found = play.measured()
    if not found:
        st.info(f"The heads of this model have not been measured yet. To measure them: {MEASURE}", icon=":material/potted_plant:")
        return
    text, head = play.sentence(found), play.hardest(found)
    st.markdown(f"> {plain(text)} …")
    if not play.looked():
        prose.show(SLUG, "attention", heads=shape()["n_heads"])
    options = choices(text, found)
    picked = guess("“Closed” looks hardest at …", options, f"{SLUG}.head_guess")
    if picked:
        prose.show(SLUG, "attention_after", verdict=verdict(picked, found["to"].strip()), head=called(head).lower(),
                   count=len(found["sentences"]), share=percent(float(play.looks(found)[head])), even=percent(found["even"]))
        st.selectbox("Another sentence", play.sentences(found), key=f"{SLUG}.sentence")
    with drawer("All heads in numbers", key=f"{SLUG}.heads") as opened:
        if opened:
            shares = play.looks(found)
            prose.show(SLUG, "heads", count=len(found["sentences"]), even=percent(found["even"]))
            number_table({"layer": [f"layer {row + 1}" for row in range(len(shares))]} | {
                f"head {column + 1}": [percent(float(share)) for share in shares[:, column]] for column in range(shares.shape[1])})


MEASURE = "python -m core analyse --only heads"


def choices(text: str, found: dict) -> list[str]:
    """Words of a sentence that "closed" might look at: its first, the one before the first full stop, the one before
    "was", and the bank.
    """
    words = text.replace(".", " .").split()
    return list(dict.fromkeys([words[words.index("was") - 1] if "was" in words else words[-2], words[0], words[words.index(".") - 1],
                               found["to"].strip()]))


def needed() -> None:
    """What becomes of "closed" without the head that looks back."""
    found = play.measured()
    if not found:
        return
    layer, head, whole = found["layer"], found["head"], found["p_from"]
    without, name = np.array(found["p_from_without"]), called((found["layer"], found["head"]))
    shown = st.session_state.get(f"{SLUG}.off_guess")
    if not shown:
        prose.show(SLUG, "needed", head=name.lower(), count=len(found["sentences"]))
    picked = guess(f"Without {name.lower()}, the chance of “closed” …", FALLS, f"{SLUG}.off_guess")
    ratio = float(without[layer, head]) / whole
    truth = list(FALLS)[0 if ratio < 0.5 else 1 if ratio < UNCHANGED else 2]
    if picked:
        worst = tuple(int(at) for at in np.unravel_index(without.argmin(), without.shape))
        prose.show(SLUG, "needed_after", verdict=verdict(picked, truth), fell=FALLS[truth], whole=percent(whole),
                   off=percent(float(without[layer, head])), worst=called(worst).lower(), lowest=percent(float(without.min())))
    with drawer("More about these heads", key=f"{SLUG}.off") as opened:
        if opened:
            moved = np.array(found["after_moved"])
            prose.show(SLUG, "needed_more", head=name.lower(), count=len(found["sentences"]), moved=percent(float(moved[layer, head])),
                       most=percent(float(moved.max())), mean=percent(float(np.delete(moved.ravel(), layer * moved.shape[1] + head).mean())))
            if picked:
                number_table({"without": [f"layer {row + 1}" for row in range(len(without))]} | {
                    f"head {column + 1}": [percent(float(share)) for share in without[:, column]] for column in range(without.shape[1])})


def layers() -> None:
    """The walk through all layers, and when the final answer takes the lead."""
    count = shape()["n_layers"]
    if not st.session_state.get(f"{SLUG}.guess"):
        prose.show(SLUG, "layers", layers=count)
    picked = guess("The final answer takes the lead …", HALVES, f"{SLUG}.guess")
    if picked:
        text = play.readable()
        depth, found = play.depth_of_answer(caches.BASE, shell.moment(), text), play.walked(caches.BASE, shell.moment(), text)
        truth = HALVES[0 if depth == 0 else 1 if depth <= count // 2 else 2]
        prose.show(SLUG, "layers_after", verdict=verdict(picked, truth),
                   answer=quoted(caches.tokenizer().token(int(found.candidates[-1, 0])).strip()),
                   place="before the first layer" if depth == 0 else f"in layer {depth}")
    own_words()
    the_numbers("layers")


def answer() -> None:
    prose.show(SLUG, "answer", vocabulary=f"{caches.tokenizer().d_vocab:,}")
    own_words()
    text = play.readable()
    with drawer("When it took the lead, and at a younger age", key=f"{SLUG}.settled") as opened:
        if opened:
            found, count = play.walked(caches.BASE, shell.moment(), text), shape()["n_layers"]
            rows = [1, *(3 + 2 * layer for layer in range(count))]  # streams that follow the place and each layer
            number_table({
                "layers run": [str(depth) for depth in range(count + 1)],
                quoted_token(caches.tokenizer().token(int(found.candidates[-1, 0]))): [percent(float(found.final_probs[row, -1])) for row in rows],
                "leads": [f"{quoted_token(caches.tokenizer().token(int(found.top_ids[row, -1, 0])))} {percent(float(found.top_probs[row, -1, 0]))}"
                          for row in rows],
            })
            prose.show(SLUG, "lens_note")
            steps = list(caches.steps())
            st.session_state[f"{SLUG}.age"] = shell.moment()
            st.select_slider("How long has it trained?", steps, format_func=shell.moment_name, key=f"{SLUG}.age",
                             on_change=lambda: shell.set_moment(st.session_state[f"{SLUG}.age"]))
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
    found = parted(caches.BASE, shell.moment(), text, play.readable_other())
    if typed == text:
        st.info("Both texts are the same now. Change one word, and see what follows from it.", icon=":material/edit:")
        return
    picked = guess("The two streams differ …", [BOTH, ONE, AFTER], f"{SLUG}.parting")
    if picked:
        prose.show(SLUG, "change_after" if found.same_length else "change_after_longer", verdict=verdict(picked, AFTER), before=found.before)
    with drawer("The numbers", key=f"{SLUG}.parted_numbers") as opened:
        if opened and picked:
            prose.show(SLUG, "change_how")
            number_table({"next": found.words, "after the first text": [percent(share) for share in found.one],
                          "after the second": [percent(share) for share in found.two]})
            number_table({"token": found.tokens} | {
                ("at the start" if depth == 0 else f"layer {depth}"): [percent(float(share)) for share in row]
                for depth, row in enumerate(found.apart)})


def trap() -> None:
    prose.show(SLUG, "trap")
    with drawer("How this differs from a big model", key=f"{SLUG}.scale") as opened:
        if opened:
            prose.show(SLUG, "scale", layers=shape()["n_layers"], heads=shape()["n_heads"], width=shape()["d_model"])


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


def shape() -> dict[str, int]:
    return caches.document(caches.BASE, "config.json")["model"]


def own_words() -> None:
    """The box for the reader's words, at any step; what is picked from stands at the first."""
    refused(box.text_input("Your words", key=f"{SLUG}.prompt", max_chars=LONGEST, persist_state="session"))


def refused(text: str) -> bool:
    """Whether the model can't walk through a text, which is said; else what is to be noted about it is."""
    try:
        play.refuse(text)
    except BadInput as error:
        st.info(plain(str(error)), icon=":material/edit:")
        return True
    note(text)
    return False


def the_numbers(step: str) -> None:
    with drawer("The numbers of this place", key=f"{SLUG}.numbers_{step}") as opened:
        if opened:
            prose.show(SLUG, "numbers", width=shape()["d_model"])
            the_table(step, play.readable())


def the_table(step: str, text: str) -> None:
    """The state at which the walk rests, as a table: what would be said, how much it changes, all its numbers."""
    found, at, tokenizer = play.walked(caches.BASE, shell.moment(), text), play.now(step, text), caches.tokenizer()
    state, names = found.steps[at["state"]], token_names(found, tokenizer)
    columns: dict[str, list[str]] = {"token": names}
    if state.numbers is None:
        columns["id"] = [f"{id:,}" for id in found.ids.tolist()]
    if state.change is not None:
        columns["changed"] = [changed(float(share)) for share in state.change]
    if state.stream is not None:
        columns["it would say"] = [", ".join(f"{quoted_token(tokenizer.token(int(id)))} {percent(float(share))}" for id, share in zip(*row, strict=True))
                                   for row in zip(found.top_ids[state.stream], found.top_probs[state.stream], strict=True)]
    if state.stage == "attn_pattern":
        pattern = state.numbers[at["head"]]
        columns |= {f"{place}: {name}": [percent(float(share)) if place <= row else "" for row, share in enumerate(pattern[:, place])]
                    for place, name in enumerate(names)}
    elif state.stage in ("logits", "probs"):
        write = percent if state.stage == "probs" else (lambda score: signed(score, ".1f"))
        columns |= {f"{place + 1}.": [f"{quoted_token(tokenizer.token(int(id)))} {write(float(value))}" for id, value in
                                      zip(found.candidates[:, place], state.numbers[:, place], strict=True)]
                    for place in range(state.numbers.shape[1])}
    elif state.numbers is not None:
        columns |= {str(place + 1): [signed(float(value), ".2f") for value in state.numbers[:, place]] for place in range(state.numbers.shape[1])}
    number_table(columns)


