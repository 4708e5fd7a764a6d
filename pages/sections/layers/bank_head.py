"""From "closed" back to "bank": the head that was measured, one of its sentences, and the model without it."""

from __future__ import annotations

from html import escape

import numpy as np
import streamlit as st

from core.formatting import percent
from pages.shared.frame import focus, shell
from pages.shared.frame.parts import fragment
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import plain, visible
from pages.shared.widgets.figure_block import figure_block
from pages.shared.widgets.guess import verdict

NOTABLE = 2.0  # a head that looks this many times harder than evenly has a habit
UNCHANGED = 0.98  # of the chance before: above this it counts as no fall
SHOWN = 4  # sentences to choose from: those with most words between the two
LOOKS = ("about an even share", "clearly more, up to half", "more than half")
FALLS = {"falls by more than half": "more than halves", "falls a little": "lowers", "stays or rises": "does not lower"}


@fragment
def closed_and_bank() -> None:
    found = caches.document(caches.BASE, "analyses/heads.json")
    if not found or tuple(found["steps"]) != caches.steps():
        st.info(
            "The heads of this model have not been measured yet. To measure them: python -m core analyse --only heads",
            icon=":material/info:",
        )
        return
    attention = np.array(found["attention"][caches.steps().index(shell.moment())])
    far = sorted(found["sentences"], key=lambda sentence: -len(sentence["text"].split(found["to"])[-1]))[:SHOWN]
    st.markdown(f"> {plain(far[0]['text'])} …")
    prose.show("layers", "head_begin", heads=attention.shape[1])
    guess = st.segmented_control(
        "How much of its look does the best head send from “closed” to “bank”?",
        list(LOOKS), key="layers.head_guess", persist_state="session",
    )
    if not guess:
        return
    which_head(found, attention, far, guess)
    switched_off(found)


def which_head(found: dict, attention: np.ndarray, far: list[dict], guess: str) -> None:
    from core.figures.layers import by_head

    layer, head = (int(place) for place in np.unravel_index(attention.argmax(), attention.shape))
    share, even, count = float(attention[layer, head]), found["even"], len(found["sentences"])
    prose.show("layers", "head_how", count=count, even=percent(even))
    name = f"layer {layer + 1}, head {head + 1}"
    if share >= NOTABLE * even:
        title = f"{name.capitalize()} ties “closed” to “bank”: on average it sends {percent(share)} of its look there"
    else:
        title = f"No head clearly ties “closed” to “bank”: the best, {name}, sends {percent(share)}, evenly would be {percent(even)}"
    if shell.moment() != caches.steps()[-1]:
        title = f"{shell.moment_name(shell.moment()).capitalize()}: {title[0].lower()}{title[1:]}"
    figure_block(
        by_head(attention, percent, 0.5),
        title=title,
        key="layers.heads",
        height=340,
        caption=f"Average share of attention from “closed” to “bank” on {count} sentences, for every head. Highest: {name} with {percent(share)}; "
        f"an even look gives {percent(even)}.",
        table={
            "layer": [f"layer {row + 1}" for row in range(len(attention))],
            **{
                f"head {column + 1}": [percent(float(value)) for value in attention[:, column]]
                for column in range(attention.shape[1])
            },
        },
        how_to_read="One square a head. The number is the share of its look that goes from “closed” to “bank”.",
    )
    truth = LOOKS[2 if share > 0.5 else 1 if share >= NOTABLE * even else 0]
    st.markdown(verdict(guess, truth))
    sentence = st.selectbox("One of the sentences", [s["text"] for s in far], key="layers.sentence")
    st.html(lit(sentence, layer, head))
    st.button(
        f"Open this sentence in the walk, at {name}",
        key="layers.open_in_walk",
        on_click=_open_at,
        args=(sentence, layer, head),
    )
    if st.session_state.pop("layers.go", False):
        st.rerun()


def lit(sentence: str, layer: int, head: int) -> str:
    """The sentence with a mark under each token, as strong as the look that its last token gives it in this head."""

    read = caches.trace(caches.BASE, shell.moment(), sentence)
    shares = read[f"blocks.{layer}.attn_pattern"][head, -1]
    shown = []
    for id, share in zip(read.tokens[1:], shares[1:], strict=True):
        token = escape(visible(caches.tokenizer().token(int(id))).strip())
        note = f"<small>{percent(float(share))}</small>" if share >= 0.03 else "<small>&nbsp;</small>"
        shown.append(
            f'<span style="display:inline-grid;justify-items:center;padding:0 .3rem;border-bottom:{2 + round(10 * float(share))}px solid '
            f'rgba(213,94,0,{min(1.0, 0.15 + float(share)):.2f})">{token}{note}</span>'
        )
    rest = f"<small>The start mark gets {percent(float(shares[0]))}.</small>"
    return f'<div style="line-height:1.6;display:flex;flex-wrap:wrap;gap:.3rem .1rem">{"".join(shown)}</div>{rest}'


def switched_off(found: dict) -> None:
    from core.figures.layers import bars

    layer, head, whole = found["layer"], found["head"], found["p_from"]
    without = np.array(found["p_from_without"])
    name = f"layer {layer + 1}, head {head + 1}"
    prose.show("layers", "off_begin", count=len(found["sentences"]), head=name)
    guess = st.segmented_control(f"Without {name}, the chance of “closed” …", list(FALLS),
                                 key="layers.off_guess", persist_state="session")
    if not guess:
        return
    off = float(without[layer, head])
    worst = tuple(int(place) for place in np.unravel_index(without.argmin(), without.shape))
    worst_name, lowest = f"layer {worst[0] + 1}, head {worst[1] + 1}", float(without[worst])
    others = float(np.delete(without.ravel(), layer * without.shape[1] + head).mean())
    ratio = off / whole
    truth = list(FALLS)[0 if ratio < 0.5 else 1 if ratio < UNCHANGED else 2]
    fell = FALLS[truth]
    rows = {"the whole model": whole, f"without {name}": off, "without another, on average": others}
    if worst != (layer, head):
        rows[f"without {worst_name}"] = lowest
    title = f"Switching off {name} {fell} the chance of “closed”: {percent(whole)} with it, {percent(off)} without"
    figure_block(
        bars(list(rows), list(rows.values()), "prediction", "chance of “closed”"),
        title=title,
        key="layers.off",
        height=130 + 44 * len(rows),
        caption=f"Average over {len(found['sentences'])} sentences, in the trained model. "
        + (
            "No other head matters more for “closed”."
            if worst == (layer, head)
            else f"The head that looks hardest is not the one that “closed” needs most: without {worst_name} its chance is {percent(lowest)}."
        ),
        table={"model": list(rows), "chance of “closed”, on average": [percent(share) for share in rows.values()]},
    )
    st.markdown(verdict(guess, truth))
    moved = np.array(found["after_moved"])
    prose.show(
        "layers",
        "off_after",
        head=name,
        moved=percent(float(moved[layer, head])),
        most=percent(float(moved.max())),
        mean=percent(float(np.delete(moved.ravel(), layer * moved.shape[1] + head).mean())),
    )
    prose.show("layers", "off_more")


def _open_at(sentence: str, layer: int, head: int) -> None:
    from core.model.forward_steps import stages

    layers = caches.document(caches.BASE, "config.json")["model"]["n_layers"]
    last = len(caches.tokenizer().encode(sentence))
    st.session_state["layers.prompt"] = sentence
    st.session_state["layers.start"] = {
        "step": stages(layers).index(("attention", layer)),
        "head": head,
        "position": last,
    }
    st.session_state["layers.open"] = st.session_state["layers.go"] = True
    focus.going_to("layers.walk")
