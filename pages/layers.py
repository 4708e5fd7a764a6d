"""Chapter 3: one prediction followed through the whole model, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from core.errors import BadInput
from pages.shared import frame, loaders, prose, url
from pages.shared.check import Answer, check
from pages.shared.escape import plain
from pages.shared.figure_block import figure_block
from pages.shared.notes import note_unknown_words

if TYPE_CHECKING:
    from core.trace import Trace

# Each with a twin that differs by one word, for the comparison.
PROMPTS = {
    "Anna took her money to the bank. The bank was": "Anna took her boat to the bank. The bank was",
    "The capital of France is": "The capital of Italy is",
    "The dog near the houses": "The dogs near the houses",
    "Once upon a time there was a king and a": "Once upon a time there was a cat and a",
    "It was cold, so Tom put on his": "It was hot, so Tom put on his",
}
FIRST = next(iter(PROMPTS))
LONGEST = 200  # characters
PLACE = ("stage", "layer", "head", "position")  # where in the walk, as a link says it
ROOM = 30  # tokens that the walk shows
HALVES = ("from the very start", "in the first half", "in the second half")
SKIP = "just show me"
BOTH, ONE, AFTER = "for every word", "only for the changed word", "from the changed word on"
REACHED = 0.1  # two streams have parted when they are this far from each other
NOTABLE = 2.0  # a head that looks this many times harder than evenly has a habit


def main() -> None:
    frame.head("layers", moment=bool(loaders.steps()))
    config = loaders.document(loaders.BASE, "config.json")
    if not loaders.steps():
        loaders.run()  # says in one sentence what is missing
    prose.show("layers", "begin")
    prompt = ask()
    try:
        refuse_long(prompt)
        step = frame.moment()
        trace(loaders.BASE, step, prompt)
    except BadInput as error:
        st.info(plain(str(error)), icon="✏️")
    else:
        note_unknown_words(prompt)
        st.header("The walk", anchor=False)
        if guess_when(config["model"]["n_layers"]):
            prose.show("layers", "walk_how", width=config["model"]["d_model"])
            the_walk(prompt, step)
            prose.show("layers", "lens_note")
            where_settled(prompt, step)
        st.header("Change one word", anchor=False)
        change_one_word(prompt, step)
    st.header("From “closed” back to “bank”", anchor=False)
    closed_and_bank()
    with st.expander("How this differs from a big model"):
        model = config["model"]
        prose.show("layers", "scale", layers=model["n_layers"], heads=model["n_heads"], width=model["d_model"])
    question()


# The prompt and the walk ------------------------------------------------------------------------------------------


def ask() -> str:
    url.bind("layers.prompt", url.text("prompt", FIRST, LONGEST), "prompt")
    st.pills("Pick some words", list(PROMPTS), key="layers.suggestion", on_change=_take_suggestion)
    prompt = st.text_input("Or type your own", key="layers.prompt", max_chars=LONGEST, persist_state="session")
    url.put(prompt=prompt if prompt != FIRST else None)
    return prompt


def refuse_long(prompt: str) -> None:
    """Raises BadInput if the walk has no room for the prompt's tokens."""
    count = len(loaders.tokenizer().encode(prompt))
    if count > ROOM:
        raise BadInput(f"That is {count} tokens. The walk has room for {ROOM}, one row each. Use fewer words.")


def guess_when(layers: int) -> bool:
    """The reader's guess at when the final answer takes the lead; whether the walk is open."""
    prose.show("layers", "guess", layers=layers)
    guess = st.segmented_control("The final answer takes the lead …", [*HALVES, SKIP], key="layers.guess", persist_state="session")
    linked = any(url.changed(name) for name in PLACE)
    st.session_state["layers.open"] = st.session_state.get("layers.open") or bool(guess) or linked
    return st.session_state["layers.open"]


@st.fragment
def the_walk(prompt: str, step: int) -> None:
    from pages.shared.walk import show

    payload = packed(loaders.BASE, step, prompt)
    size, places = len(payload["tokens"]), [(each["stage"], each["layer"]) for each in payload["steps"]]
    show(payload, start=_start(places, size, payload["heads"]), key="layers.walk", on_move=lambda place: _rests(places, size, place))
    drawer = st.expander("This step as a chart that you can zoom", key="layers.zoom", on_change="rerun")
    if drawer.open:
        with drawer:
            zoomed(prompt, step, payload, st.session_state.get("layers.place") or st.session_state["layers.start"])


def zoomed(prompt: str, step: int, payload: dict[str, Any], place: dict[str, int]) -> None:
    """The step at which the walk rests, drawn by Plotly."""
    from core.figures.layers import numbers
    from core.walk import walk

    here, said = walk(trace(loaders.BASE, step, prompt)).steps[place["step"]], payload["steps"][place["step"]]
    if here.numbers is None:
        st.markdown("There are no numbers yet at this step. Step on to the embeddings.")
        return
    pattern = here.stage == "attention"
    columns = payload["tokens"] if pattern else payload["candidates"] if here.stage in ("scores", "chances") else None
    figure = numbers(here.numbers[place["head"]] if pattern else here.numbers, payload["tokens"], said["part"], columns)
    height = 150 + 24 * len(payload["tokens"])
    figure.update_layout(height=height)
    if pattern:
        st.markdown(f"Head {place['head'] + 1}. Row: the token that looks. Column: where it looks.")
    st.plotly_chart(
        figure, key="layers.zoom.chart", width="stretch", height=height, config={"displaylogo": False},
        alt=f"{said['name']}: {said['title']}. The table under the walk holds the numbers.",
    )


def where_settled(prompt: str, step: int) -> None:
    from core.figures.layers import readings
    from pages.shared.walk_words import percent, quoted

    shares, words, depth = read_off(loaders.BASE, step, prompt)
    layers, names = len(shares) - 1, [quoted(word) for word in words]
    truth = HALVES[0 if depth == 0 else 1 if depth <= layers // 2 else 2]
    place = "before the first layer" if depth == 0 else f"in layer {depth}"
    guess = st.session_state.get("layers.guess")
    kind = "free" if guess in (None, SKIP) else "right" if guess == truth else "wrong"
    figure_block(
        readings(shares, names), key="layers.settled", height=340,
        title=f"{plain(names[0])} takes the lead for good {place}, and ends at {percent(float(shares[-1, 0]))}",
        caption=f"Chance of the three words that lead at the end, if the model had to stop after each layer. {names[0]} starts at "
                f"{percent(float(shares[0, 0]))} and ends at {percent(float(shares[-1, 0]))}.",
        table={"layers run": list(range(layers + 1)),
               **{name: [percent(float(share)) for share in shares[:, column]] for column, name in enumerate(names)}},
        how_to_read="Each point is a reading with the logit lens at the last word. The thick line is the word that wins in the end.",
    )
    prose.show("layers", f"settled_{kind}", **{name: value for name, value in (("guess", guess), ("truth", truth))
                                                if name in prose.slots_of("layers", f"settled_{kind}")})


# Two prompts ------------------------------------------------------------------------------------------------------


@st.fragment
def change_one_word(prompt: str, step: int) -> None:
    from core.prompt import prompt_ids

    default = PROMPTS.get(prompt, prompt)
    if st.session_state.get("layers.compared") != prompt:
        if "layers.compared" in st.session_state and not url.changed("other"):
            st.session_state["layers.other"] = default
        st.session_state["layers.compared"] = prompt
    url.bind("layers.other", url.text("other", default, LONGEST), "other")
    prose.show("layers", "compare_begin")
    other = st.text_input("The same with one word changed", key="layers.other", max_chars=LONGEST, persist_state="session")
    url.put(other=other if other != default else None)
    try:
        refuse_long(other)
        run = loaders.run()
        if prompt_ids(run.tokenizer, other, ROOM + 1) == prompt_ids(run.tokenizer, prompt, ROOM + 1):
            st.info("Both texts are the same now. Change one word, and see what follows from it.", icon="✏️")
            return
        one, two = trace(loaders.BASE, step, prompt), trace(loaders.BASE, step, other)
    except BadInput as error:
        st.info(plain(str(error)), icon="✏️")
        return
    note_unknown_words(other)
    guess = st.segmented_control("The two streams differ …", [BOTH, ONE, AFTER], key="layers.parting", persist_state="session")
    if guess:
        predictions_of_both(one, two)
        streams_of_both(one, two, guess)


def predictions_of_both(one: Trace, two: Trace) -> None:
    from core.figures.layers import side_by_side
    from pages.shared.walk_words import percent, quoted

    ends = [each["probs"][-1] for each in (one, two)]
    ids = list(dict.fromkeys(int(id) for end in ends for id in np.argsort(-end, kind="stable")[:4]))
    words = [quoted(loaders.tokenizer().token(id)) for id in ids]
    best = [int(end.argmax()) for end in ends]
    first, second = (f"{quoted(loaders.tokenizer().token(id))} ({percent(float(end[id]))})" for id, end in zip(best, ends, strict=True))
    title = f"After the first text {plain(first)} leads, after the second {plain(second)}"
    if best[0] == best[1]:
        title = f"One word more or less, and the same guess leads: {plain(first)}, then {percent(float(ends[1][best[1]]))}"
    figure_block(
        side_by_side(words, [float(ends[0][id]) for id in ids], [float(ends[1][id]) for id in ids], ("first text", "second text")),
        title=title, key="layers.both", height=120 + 46 * len(words),
        caption=f"The likeliest next words after both texts. First: {first}. Second: {second}.",
        table={"next": words, "first text": [percent(float(ends[0][id])) for id in ids], "second text": [percent(float(ends[1][id])) for id in ids]},
    )


def streams_of_both(one: Trace, two: Trace, guess: str) -> None:
    from core.figures.layers import parting
    from core.walk import parting as how_far
    from pages.shared.walk_words import percent, quoted

    prose.show("layers", "compare_how")
    apart = how_far(one, two)
    size = apart.shape[1]
    tokens = [quoted(loaders.tokenizer().token(int(id))) for id in one.tokens[-size:]]
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
    caption = f"The {before} tokens before the changed word have the same numbers at every depth. " if same_length else (
        "The texts have different numbers of tokens, so they are matched from their ends, and even a word that both share stands in another place. ")
    figure_block(
        parting(apart, tokens), title=title, key="layers.parted", height=380,
        caption=caption + f"The last token has parted by {percent(float(apart[0, -1]))} at the start and {end} at the end.",
        table={"token": tokens, **{("embeddings" if depth == 0 else f"layer {depth}"): [f"{share:.0%}" for share in row]
                                   for depth, row in enumerate(apart)}},
        how_to_read="100 % means: the difference is as long as the lists of numbers themselves.",
    )
    if same_length:
        st.markdown(f"You guessed “{guess}”. " + ("So it is: " if guess == AFTER else f"It is “{AFTER}”: ")
                    + "a token sees itself and what stands before it, never what comes later.")


# The head between "closed" and "bank" -----------------------------------------------------------------------------


@st.fragment
def closed_and_bank() -> None:
    found = loaders.document(loaders.BASE, "analyses/heads.json")
    if not found or tuple(found["steps"]) != loaders.steps():
        st.info("The heads of this model have not been measured yet: python -m core analyse makes it good.", icon="🌱")
        return
    attention = np.array(found["attention"][loaders.steps().index(frame.moment())])
    far = sorted(found["sentences"], key=lambda s: len(s["text"]) - len(s["text"].split(" bank")[-1]) * 3)[:4]
    st.markdown(f"> {plain(far[0]['text'])} …")
    prose.show("layers", "head_begin", heads=attention.shape[1])
    guess = st.segmented_control(
        "How much of its look does the best head send from “closed” to “bank”?",
        ["about what an even look gives", "a bit more", "more than half"], key="layers.head_guess", persist_state="session",
    )
    if not guess:
        return
    which_head(found, attention, far, guess)
    switched_off(found)


def which_head(found: dict, attention: np.ndarray, far: list[dict], guess: str) -> None:
    from core.figures.layers import heads
    from pages.shared.walk_words import percent

    layer, head = (int(place) for place in np.unravel_index(attention.argmax(), attention.shape))
    share, even, count = float(attention[layer, head]), found["even"], len(found["sentences"])
    prose.show("layers", "head_how", count=count, even=percent(even))
    name = f"layer {layer + 1}, head {head + 1}"
    if share >= NOTABLE * even:
        title = f"{name.capitalize()} ties “closed” to “bank”: on average it sends {percent(share)} of its look there"
    else:
        title = f"No head ties “closed” to “bank”: the best, {name}, sends {percent(share)}, hardly more than evenly"
    if frame.moment() != loaders.steps()[-1]:
        title = f"{frame.moment_name(frame.moment()).capitalize()}: {title[0].lower()}{title[1:]}"
    figure_block(
        heads(attention), title=title, key="layers.heads", height=340,
        caption=f"Mean share of attention from “closed” to “bank” on {count} sentences, for every head. Highest: {name} with {percent(share)}; "
                f"an even look gives {percent(even)}.",
        table={"layer": [f"layer {row + 1}" for row in range(len(attention))],
               **{f"head {column + 1}": [percent(float(value)) for value in attention[:, column]] for column in range(attention.shape[1])}},
        how_to_read="One square a head. The number is the share of its look that goes from “closed” to “bank”.",
    )
    truth = "more than half" if share > 0.5 else "a bit more" if share >= NOTABLE * even else "about what an even look gives"
    st.markdown(f"You guessed “{guess}”. " + ("That is what we measured." if guess == truth else f"Measured: “{truth}”."))
    sentence = st.selectbox("One of the sentences", [s["text"] for s in far], key="layers.sentence")
    st.html(lit(sentence, layer, head))
    st.button(f"Open this sentence in the walk, at {name}", key="layers.open_in_walk", on_click=_open_at, args=(sentence, layer, head))
    if st.session_state.pop("layers.go", False):
        st.rerun()


def lit(sentence: str, layer: int, head: int) -> str:
    """The sentence with a mark under each token, as strong as the look that its last token gives it in this head."""
    from html import escape

    from pages.shared.escape import visible
    from pages.shared.walk_words import percent

    read = trace(loaders.BASE, frame.moment(), sentence)
    shares = read[f"blocks.{layer}.attn_pattern"][head, -1]
    shown = []
    for id, share in zip(read.tokens[1:], shares[1:], strict=True):
        token = escape(visible(loaders.tokenizer().token(int(id))).strip())
        note = f"<small>{percent(float(share))}</small>" if share >= 0.03 else "<small>&nbsp;</small>"
        shown.append(f'<span style="display:inline-grid;justify-items:center;padding:0 .3rem;border-bottom:{2 + round(10 * float(share))}px solid '
                     f'rgba(213,94,0,{min(1.0, 0.15 + float(share)):.2f})">{token}{note}</span>')
    rest = f"<small>The start mark gets {percent(float(shares[0]))}.</small>"
    return f'<div style="line-height:1.6;display:flex;flex-wrap:wrap;gap:.3rem .1rem">{"".join(shown)}</div>{rest}'


def switched_off(found: dict) -> None:
    from core.figures.layers import bars
    from pages.shared.walk_words import percent

    layer, head, whole = found["layer"], found["head"], found["p_from"]
    without = np.array(found["p_from_without"])
    prose.show("layers", "off_begin", count=len(found["sentences"]))
    guess = st.segmented_control("Without this head, the chance of “closed” …", ["falls by more than half", "falls a little", "stays or rises"],
                                 key="layers.off_guess", persist_state="session")
    if not guess:
        return
    name, off = f"layer {layer + 1}, head {head + 1}", float(without[layer, head])
    worst = tuple(int(place) for place in np.unravel_index(without.argmin(), without.shape))
    worst_name, lowest = f"layer {worst[0] + 1}, head {worst[1] + 1}", float(without[worst])
    others = float(np.delete(without.ravel(), layer * without.shape[1] + head).mean())
    ratio = off / whole
    truth = "falls by more than half" if ratio < 0.5 else "falls a little" if ratio < 0.98 else "stays or rises"
    fell = {"falls by more than half": "more than halves", "falls a little": "lowers", "stays or rises": "does not lower"}[truth]
    rows = {"the whole model": whole, f"without {name}": off, "without one other head (mean)": others}
    if worst != (layer, head):
        rows[f"without {worst_name}"] = lowest
    title = f"Switching off {name} {fell} the chance of “closed”: {percent(whole)} with it, {percent(off)} without"
    figure_block(
        bars(list(rows), list(rows.values()), "prediction", "mean chance of “closed” at its place"),
        title=title, key="layers.off", height=130 + 44 * len(rows),
        caption=f"Mean over {len(found['sentences'])} sentences, in the trained model. " + (
            "No other head matters more for “closed”." if worst == (layer, head) else
            f"The head that looks hardest is not the one that “closed” needs most: without {worst_name} its chance is {percent(lowest)}."),
        table={"model": list(rows), "mean chance of “closed”": [percent(share) for share in rows.values()]},
    )
    changed = round(found["next_changed"][layer][head] * len(found["sentences"]))
    st.markdown(f"You guessed “{guess}”. " + ("So it is. " if guess == truth else f"Measured: it {truth}. ")
                + f"The best guess for the word after “closed” changed in {changed} of {len(found['sentences'])} sentences.")
    prose.show("layers", "off_more")


def question() -> None:
    check("layers", "Which part lets one word make use of another word?", [
        Answer("The embeddings", "An embedding is the same list whatever stands around it. That is only the start."),
        Answer("Attention", "Only attention carries numbers from one token to another. All other parts work on each token alone.", right=True),
        Answer("Feed-forward", "It changes a token's numbers, but each token alone. It works with what attention has brought."),
        Answer("A list of sentences that it looks up", "There is no such list. You have seen all the steps: only sums of many changes."),
    ])


# What is worked out once ------------------------------------------------------------------------------------------


@st.cache_resource(show_spinner=False, max_entries=24)
def trace(run: str, step: int, text: str) -> Trace:
    """Every activation for a text at a moment; shared, read only. Raises BadInput."""
    from core.prompt import prompt_ids
    from core.trace import trace as traced

    opened = loaders.run(run)
    return traced(opened.model(step), prompt_ids(opened.tokenizer, text, opened.config.model.n_ctx))


@st.cache_data(show_spinner=False, max_entries=100)
def packed(run: str, step: int, text: str) -> dict[str, Any]:
    """What the browser needs for the walk."""
    from core.walk import walk
    from pages.shared.walk import pack
    from pages.shared.walk_words import sayings

    walked, tokenizer = walk(trace(run, step, text)), loaders.tokenizer(run)
    return pack(walked, tokenizer, text, sayings(walked, tokenizer, text))


@st.cache_data(show_spinner=False, max_entries=200)
def read_off(run: str, step: int, text: str) -> tuple[np.ndarray, list[str], int]:
    """Chance by depth (L + 1, 3) of the three tokens that lead at the end, the tokens, and the depth from which the first leads for good."""
    from core.walk import settled

    read = trace(run, step, text)
    ids = np.argsort(-read["logits"][-1], kind="stable")[:3]
    shares = np.stack([read.lens_probs(depth)[-1, ids] for depth in range(read.n_layers)] + [read["probs"][-1, ids]])
    return shares, [loaders.tokenizer(run).token(int(id)) for id in ids], settled(read)


# State ------------------------------------------------------------------------------------------------------------


def _take_suggestion() -> None:
    if st.session_state["layers.suggestion"]:
        st.session_state["layers.prompt"] = st.session_state["layers.suggestion"]


def _open_at(sentence: str, layer: int, head: int) -> None:
    from core.walk import stages

    layers = loaders.document(loaders.BASE, "config.json")["model"]["n_layers"]
    last = len(loaders.tokenizer().encode(sentence))
    st.session_state["layers.prompt"] = sentence
    st.session_state["layers.start"] = {"step": stages(layers).index(("attention", layer)), "head": head, "position": last}
    st.session_state["layers.open"] = st.session_state["layers.go"] = True


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
        stage=stage if stage != "text" else None, layer=None if layer is None else layer + 1,
        head=place["head"] + 1 if stage == "attention" else None, position=place["position"] if place["position"] != size - 1 else None,
    )


frame.enter()
main()
