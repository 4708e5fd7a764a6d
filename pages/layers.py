"""Chapter 3: one prediction followed through the whole model, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from core.errors import BadInput
from core.formatting import percent
from pages.sections.layers.bank_head import closed_and_bank
from pages.shared.frame import focus, shell, url
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.widgets import box
from pages.shared.widgets.check import Answer, check
from pages.shared.widgets.figure_block import figure_block
from pages.shared.widgets.guess import SKIP
from pages.shared.widgets.prompt_input import prompt_input
from pages.shared.widgets.unknown_words import note

if TYPE_CHECKING:
    from core.model.trace import Trace

shell.enter()

# Each with a twin that differs by one word, for the comparison.
PROMPTS = {
    "Anna had a bag of coins. The bank was": "Anna had a bag of frogs. The bank was",
    "The capital of France is": "The capital of Italy is",
    "The dog near the houses": "The dogs near the houses",
    "She opened the door and": "She opened the box and",
    "It was cold, so Tom put on his": "It was hot, so Tom put on his",
}
LONGEST = 200  # characters
PLACE = ("stage", "layer", "head", "position")  # where in the walk, as a link says it
ROOM = 30  # tokens that the walk shows
HALVES = ("from the very start", "in the first half", "in the second half")
BOTH, ONE, AFTER = "for every word", "only for the changed word", "from the changed word on"
REACHED = 0.1  # two streams have parted when they are this far from each other


def main() -> None:
    shell.head("layers", moment=bool(caches.steps()))
    if not caches.steps():
        caches.run()  # says in one sentence what is missing
    prose.show("layers", "begin")
    with shell.part():
        your_prompt()
    st.header("From “closed” back to “bank”", anchor=False)
    closed_and_bank()
    st.header("A trap to avoid", anchor=False)
    prose.show("layers", "misconception")
    with st.expander("How this differs from a big model"), shell.part():
        prose.show("layers", "scale", layers=shape()["n_layers"], heads=shape()["n_heads"], width=shape()["d_model"])
    question()


def shape() -> dict[str, int]:
    return caches.document(caches.BASE, "config.json")["model"]


# The prompt and the walk ------------------------------------------------------------------------------------------


def your_prompt() -> None:
    """What the reader gives the model, its walk, and the same with one word changed."""
    prompt = prompt_input("layers.prompt", "Pick some words", list(PROMPTS), LONGEST)
    try:
        refuse_long(prompt)
        step = shell.moment()
        caches.trace(caches.BASE, step, prompt)
    except BadInput as error:
        st.info(plain(str(error)), icon="✏️")
        return
    note(prompt)
    st.header("The walk", anchor=False)
    if guess_when(shape()["n_layers"]):
        prose.show("layers", "walk_how", width=shape()["d_model"])
        the_walk(prompt, step)
        focus.at("layers.walk")
        prose.show("layers", "lens_note")
        where_settled(prompt, step)
    st.header("Change one word", anchor=False)
    change_one_word(prompt, step)


def refuse_long(prompt: str) -> None:
    """Raises BadInput if the walk has no room for the prompt's tokens."""
    count = len(caches.tokenizer().encode(prompt))
    if count > ROOM:
        raise BadInput(f"That is {count} tokens. The walk has room for {ROOM}, one row each. Use fewer words.")


def guess_when(layers: int) -> bool:
    """The reader's guess at when the final answer takes the lead; whether the walk is open."""
    prose.show("layers", "guess", layers=layers)
    guess = st.segmented_control(
        "The final answer takes the lead …", [*HALVES, SKIP], key="layers.guess", persist_state="session"
    )
    linked = any(url.changed(name) for name in PLACE)
    st.session_state["layers.open"] = st.session_state.get("layers.open") or bool(guess) or linked
    return st.session_state["layers.open"]


@shell.fragment
def the_walk(prompt: str, step: int) -> None:
    from pages.sections.layers.walk import show

    payload = packed(caches.BASE, step, prompt)
    size, places = len(payload["tokens"]), [(each["stage"], each["layer"]) for each in payload["steps"]]
    show(
        payload,
        start=_start(places, size, payload["heads"]),
        key="layers.walk",
        on_move=lambda place: _rests(places, size, place),
    )
    drawer = st.expander("This step as a chart that you can zoom", key="layers.zoom", on_change="rerun")
    if drawer.open:
        with drawer:
            zoomed(prompt, step, payload, st.session_state.get("layers.place") or st.session_state["layers.start"])


def zoomed(prompt: str, step: int, payload: dict[str, Any], place: dict[str, int]) -> None:
    """The step at which the walk rests, drawn by Plotly."""
    from core.figures.layers import numbers
    from core.model.forward_steps import walk

    here, said = walk(caches.trace(caches.BASE, step, prompt)).steps[place["step"]], payload["steps"][place["step"]]
    if here.numbers is None:
        st.markdown("There are no numbers yet at this step. Step on to the embeddings.")
        return
    pattern = here.stage == "attention"
    columns = payload["tokens"] if pattern else payload["candidates"] if here.stage in ("scores", "chances") else None
    figure = numbers(here.numbers[place["head"]] if pattern else here.numbers, payload["tokens"], said["part"], columns,
                     shares=here.stage in ("attention", "chances"))
    height = 150 + 24 * len(payload["tokens"])
    figure.update_layout(height=height)
    if pattern:
        st.markdown(f"Head {place['head'] + 1}. Row: the token that looks. Column: where it looks.")
    st.plotly_chart(
        figure, key="layers.zoom.chart", width="stretch", height=height, config={"displaylogo": False},
        alt=f"{said['name']}: {said['title']}. The table under the walk holds the numbers.",
    )


@shell.fragment
def where_settled(prompt: str, step: int) -> None:
    from core.figures.layers import readings
    from pages.shared.text.wording import quoted_token

    shares, words, depth = read_off(caches.BASE, step, prompt)
    layers, names = len(shares) - 1, [quoted_token(word) for word in words]
    truth = HALVES[0 if depth == 0 else 1 if depth <= layers // 2 else 2]
    place = "before the first layer" if depth == 0 else f"in layer {depth}"
    guess = st.session_state.get("layers.guess")
    kind = "free" if guess in (None, SKIP) else "right" if guess == truth else "wrong"
    figure_block(
        readings(shares, names),
        key="layers.settled",
        height=340,
        title=f"{plain(names[0])} takes the lead for good {place}, and ends at {percent(float(shares[-1, 0]))}",
        caption=f"Chance of the three words that lead at the end, if the model had to stop after each layer. {names[0]} starts at "
        f"{percent(float(shares[0, 0]))} and ends at {percent(float(shares[-1, 0]))}.",
        table={
            "layers run": [str(depth) for depth in range(layers + 1)],
            **{name: [percent(float(share)) for share in shares[:, column]] for column, name in enumerate(names)},
        },
        how_to_read="Each point is a reading with the logit lens at the last word. The thick line is the word that wins in the end.",
    )
    prose.show("layers", f"settled_{kind}", **{name: value for name, value in (("guess", guess), ("truth", truth))
                                                if name in prose.slots_of("layers", f"settled_{kind}")})


# Two prompts ------------------------------------------------------------------------------------------------------


@shell.fragment
def change_one_word(prompt: str, step: int) -> None:
    from core.model.prompt import prompt_ids

    default = PROMPTS.get(prompt, prompt)
    if st.session_state.get("layers.compared") != prompt:
        if "layers.compared" in st.session_state and not url.changed("other"):
            st.session_state["layers.other"] = default
        st.session_state["layers.compared"] = prompt
    url.bind("layers.other", url.text("other", default, LONGEST), "other")
    prose.show("layers", "compare_begin")
    other = box.text_input(
        "The same with one word changed", key="layers.other", max_chars=LONGEST, persist_state="session"
    )
    url.put(other=other if other != default else None)
    try:
        refuse_long(other)
        run = caches.run()
        if prompt_ids(run.tokenizer, other, ROOM + 1) == prompt_ids(run.tokenizer, prompt, ROOM + 1):
            st.info("Both texts are the same now. Change one word, and see what follows from it.", icon="✏️")
            return
        one, two = caches.trace(caches.BASE, step, prompt), caches.trace(caches.BASE, step, other)
    except BadInput as error:
        st.info(plain(str(error)), icon="✏️")
        return
    note(other)
    guess = st.segmented_control(
        "The two streams differ …", [BOTH, ONE, AFTER], key="layers.parting", persist_state="session"
    )
    if guess:
        predictions_of_both(one, two)
        streams_of_both(one, two, guess)


def predictions_of_both(one: Trace, two: Trace) -> None:
    from core.figures.layers import side_by_side
    from pages.shared.text.wording import quoted_token

    ends = [each["probs"][-1] for each in (one, two)]
    ids = list(dict.fromkeys(int(id) for end in ends for id in np.argsort(-end, kind="stable")[:4]))
    words = [quoted_token(caches.tokenizer().token(id)) for id in ids]
    best = [int(end.argmax()) for end in ends]
    first, second = (
        f"{quoted_token(caches.tokenizer().token(id))} ({percent(float(end[id]))})"
        for id, end in zip(best, ends, strict=True)
    )
    title = f"After the first text {plain(first)} leads, after the second {plain(second)}"
    if best[0] == best[1]:
        title = (
            f"One word changed, and the same guess leads: {plain(first)}, then with {percent(float(ends[1][best[1]]))}"
        )
    figure_block(
        side_by_side(
            words, [float(ends[0][id]) for id in ids], [float(ends[1][id]) for id in ids], ("first text", "second text")
        ),
        title=title,
        key="layers.both",
        height=120 + 46 * len(words),
        caption=f"The likeliest next words after both texts. First: {first}. Second: {second}.",
        table={
            "next": words,
            "first text": [percent(float(ends[0][id])) for id in ids],
            "second text": [percent(float(ends[1][id])) for id in ids],
        },
    )


def streams_of_both(one: Trace, two: Trace, guess: str) -> None:
    from core.figures.layers import parting
    from core.model.forward_steps import parting as how_far
    from pages.shared.text.wording import quoted_token

    prose.show("layers", "compare_how")
    apart = how_far(one, two)
    size = apart.shape[1]
    tokens = [quoted_token(caches.tokenizer().token(int(id))) for id in one.tokens[-size:]]
    if size == len(one.tokens):
        tokens[0] = "start"
    same_length = len(one.tokens) == len(two.tokens)
    reached = np.flatnonzero(apart[:, -1] > REACHED)
    end = percent(float(apart[-1, -1]))
    if reached.size and reached[0] > 0:
        title = f"The change reaches the last word in layer {reached[0]}; at the end its streams have parted by {end}"
    elif reached.size:
        title = f"The last words differ from the start; at the end their streams have parted by {end}"
    else:
        title = f"The change hardly reaches the last word: at the end its streams have parted by {end}"
    before = int(np.argmax(one.tokens != two.tokens)) if same_length else 0
    caption = (
        f"The {before} tokens before the changed word have the same numbers at every depth. "
        if same_length
        else (
            "The texts have different numbers of tokens, so they are matched from their ends, "
            "and even a word that both share stands in another place. "
        )
    )
    figure_block(
        parting(apart, tokens),
        title=title,
        key="layers.parted",
        height=380,
        caption=caption
        + f"The last token has parted by {percent(float(apart[0, -1]))} at the start and {end} at the end.",
        table={
            "token": tokens,
            **{
                ("embeddings" if depth == 0 else f"layer {depth}"): [percent(float(share)) for share in row]
                for depth, row in enumerate(apart)
            },
        },
        how_to_read="100 % means: the difference is as long as the lists of numbers themselves.",
    )
    if same_length:
        st.markdown(f"You guessed “{guess}”. " + ("So it is: " if guess == AFTER else f"It is “{AFTER}”: ")
                    + "a token sees itself and what stands before it, never what comes later.")


# The check, and what is worked out once ---------------------------------------------------------------------------


def question() -> None:
    check(
        "layers",
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


@st.cache_data(show_spinner=False, max_entries=100)
def packed(run: str, step: int, text: str) -> dict[str, Any]:
    """What the browser needs for the walk."""
    from core.model.forward_steps import walk
    from pages.sections.layers.walk import pack
    from pages.sections.layers.walk_words import sayings

    walked, tokenizer = walk(caches.trace(run, step, text)), caches.tokenizer(run)
    return pack(walked, tokenizer, text, sayings(walked, tokenizer, text))


@st.cache_data(show_spinner=False, max_entries=200)
def read_off(run: str, step: int, text: str) -> tuple[np.ndarray, list[str], int]:
    """Chance by depth (L + 1, 3) of the three tokens that lead at the end, the tokens, and the depth from which the
    first leads for good.
    """
    from core.model.forward_steps import settled

    read = caches.trace(run, step, text)
    ids = np.argsort(-read["logits"][-1], kind="stable")[:3]
    shares = np.stack([read.lens_probs(depth)[-1, ids] for depth in range(read.n_layers)] + [read["probs"][-1, ids]])
    return shares, [caches.tokenizer(run).token(int(id)) for id in ids], settled(read)


# State ------------------------------------------------------------------------------------------------------------


def _start(places: list[tuple[str, int | None]], size: int, heads: int) -> dict[str, int]:
    """Where the walk opens: where a new link says, else where it opened before, else at the text."""
    linked = any(url.changed(name) for name in PLACE)
    if linked or "layers.start" not in st.session_state:
        stage = url.choice("stage", "text", list(dict.fromkeys(stage for stage, _ in places)))
        layers = max(layer for _, layer in places if layer is not None) + 1
        layer = url.integer("layer", 1, 1, layers) - 1
        step = places.index((stage, layer)) if (stage, layer) in places else places.index((stage, None))
        place = {"step": step, "head": url.integer("head", 1, 1, heads) - 1,
                 "position": url.integer("position", size - 1, 0, size - 1)}
        st.session_state["layers.start"] = place
        _write(places, size, place)
    elif st.session_state.get("layers.walk") is None and "layers.place" in st.session_state:
        st.session_state["layers.start"] = st.session_state["layers.place"]  # back from another chapter
        _write(places, size, st.session_state["layers.place"])
    return st.session_state["layers.start"]


def _rests(places: list[tuple[str, int | None]], size: int, place: dict[str, int]) -> None:
    st.session_state["layers.place"] = place
    _write(places, size, place)


def _write(places: list[tuple[str, int | None]], size: int, place: dict[str, int]) -> None:
    stage, layer = places[place["step"]]
    url.put(
        stage=stage if stage != "text" else None,
        layer=None if layer is None else layer + 1,
        head=place["head"] + 1 if stage == "attention" else None,
        position=place["position"] if place["position"] != size - 1 else None,
    )


main()
