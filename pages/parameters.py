"""Chapter 2: one number of the model, the way out to the whole of it, and what happens without a part."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import streamlit as st

from core.config import SCALE, ModelConfig
from core.errors import BadInput
from core.figures.style import KIND_NAMES
from core.formatting import percent, signed
from core.model.parameters import count_by, locate, parts
from core.model.prompt import prompt_ids
from core.model.published import PUBLISHED, counts, ours, published, total
from pages.shared.frame import focus, shell, url
from pages.shared.loading import caches
from pages.shared.text import prose, tables
from pages.shared.text.escape import plain
from pages.shared.widgets.check import Answer, check
from pages.shared.widgets.figure_block import figure_block, numbers
from pages.shared.widgets.guess import verdict
from pages.shared.widgets.prompt_input import prompt_input
from pages.shared.widgets.unknown_words import note

shell.enter()

FEW, HALF, MANY = "fewer than a third", "about half", "more than three quarters"
HUNDREDS, THOUSANDS, TEN_THOUSANDS = "hundreds of times", "thousands of times", "tens of thousands of times"
NONE, SOME, MOST = "none, or almost none", "about a tenth", "most of them"
HARDLY, WORSE, APART = "hardly anything changes", "it gets clearly worse", "it falls apart"
# a rise of the loss, as a share of the way to a blind guess: below it hardly anything, above it apart
CALM, RUIN = 0.02, 0.5
LEAST = 1.0  # nats that this way counts for at least: a young model is hardly better than a blind guess, or worse
BIG = "Llama-3 70B"
SECONDS_A_DAY, DAYS_A_YEAR = 86_400, 365.25
PROMPTS = ("The capital of France is", "Once upon a time there was a", "To be or not to", "The dogs near the house")
LONGEST = 200  # characters
NUMBER, HEAD, LAYER, KIND = "one number", "one head", "one layer", "one kind"
FARTHEST = 20.0  # values that a reader may give a number lie within ± this
LISTED = 10  # strongest numbers that the table names
KEPT = 8  # knock-outs that the list of tries shows


def main() -> None:
    shell.head("parameters", moment=bool(caches.steps()))
    if not caches.steps():
        caches.run()  # says in one sentence what is missing
    prose.show("parameters", "begin")
    how_big()
    one_number()
    st.header("“70 billion”", anchor=False)
    seventy_billion()
    st.header("Where is a fact?", anchor=False)
    where_is_a_fact()
    st.header("Knock it out", anchor=False)
    knock_out()
    with st.expander("How this differs from a big model"), shell.part():
        prose.show(
            "parameters",
            "scale",
            total=f"{size():,}",
            model=BIG,
            big=f"{total(published(BIG)):,}",
            source=published(BIG).source,
        )
    question()


# One number -------------------------------------------------------------------------------------------------------


@shell.fragment
def how_big() -> None:
    from pages.sections.parameters.zoom import written

    prose.show("parameters", "guess_size", total=f"{size():,}")
    guess = st.segmented_control(
        "Between −0.1 and 0.1 lie …", [FEW, HALF, MANY], key="parameters.size_guess", persist_state="session"
    )
    if guess:
        share, median, largest, value = sizes(caches.BASE, shell.moment())
        truth = FEW if share < 1 / 3 else HALF if share < 0.75 else MANY
        prose.show("parameters", "sizes", verdict=verdict(guess, truth), share=percent(share), median=f"{median:.3f}",
                   largest=f"{largest + 1:,}", value=written(value))


@shell.fragment
def one_number() -> None:
    from pages.sections.parameters import zoom

    prose.show("parameters", "zoom")
    url.bind("parameters.number", url.integer("number", start_number(), 1, size()), "number")
    url.bind("parameters.view", url.choice("view", zoom.LEVELS[0], zoom.LEVELS), "view")
    with st.container(horizontal=True, vertical_alignment="bottom", key="parameters.pick"):
        number = st.number_input(
            f"Number, from 1 to {size():,}",
            1,
            size(),
            step=1,
            key="parameters.number",
            persist_state="session",
            width=260,
        )
        st.button("Another one", key="parameters.another", on_click=_another)
    url.put(number=None if number == start_number() else number)
    view = st.session_state["parameters.view"]
    url.put(view=None if view == zoom.LEVELS[0] else view)
    zoom.show(zoomed(caches.BASE, shell.moment(), number - 1), begin=view, key="parameters.zoom",
              on_pick=lambda picked: st.session_state.update({"parameters.number": picked + 1}),
              on_level=lambda level: st.session_state.update({"parameters.view": level}))
    prose.show("parameters", "kinds")
    numbers(split_table(), key="parameters.kinds", label="Exact counts, by kind and place")


def split_table() -> dict[str, list[str]]:
    """The model's parameters by kind and place, exact; its layers are all alike."""
    listed = parts(config())
    places = {
        "tables and last norm": [part for part in listed if part.layer is None],
        f"each of {config().n_layers} layers": [part for part in listed if part.layer == 0],
        "whole model": listed,
    }
    table = {"kind": [*KIND_NAMES.values(), "all"]}
    for name, of in places.items():
        sizes = count_by(of)
        table[name] = [*(f"{sizes.get(kind, 0):,}" for kind in KIND_NAMES), f"{sum(sizes.values()):,}"]
    return table


# Published models -------------------------------------------------------------------------------------------------


@shell.fragment
def seventy_billion() -> None:
    from core.figures.parameters import split, to_scale

    prose.show("parameters", "guess_big")
    guess = st.segmented_control(
        "It is …", [HUNDREDS, THOUSANDS, TEN_THOUSANDS], key="parameters.big_guess", persist_state="session"
    )
    if not guess:
        return
    names = [model.name for model in PUBLISHED]
    url.bind("parameters.model", url.choice("model", BIG, names), "model")
    name = st.selectbox("Compare with", names, key="parameters.model", persist_state="session")
    url.put(model=None if name == BIG else name)
    other, mine = published(name), ours(config())
    times, most = total(published(BIG)) / size(), TEN_THOUSANDS
    truth = HUNDREDS if times < 1_000 else THOUSANDS if times < 10_000 else most
    ratio = total(other) / size()
    said = verdict(guess, truth) if name == BIG else ""
    prose.show(
        "parameters",
        "big",
        verdict=said,
        times=f"{ratio:,.0f}",
        ours_time=_time(size()),
        model=name,
        time=_time(total(other)),
    )
    by_kind, our_kinds = ({count.kind: count.total for count in counts(model)} for model in (other, mine))
    figure_block(
        to_scale(our_kinds, by_kind, name),
        key="parameters.scale",
        height=420,
        title=f"{name} has {total(other):,} numbers, {ratio:,.0f} times our {size():,}",
        caption=f"Two squares to scale, each number the same area. {name}'s square is {ratio**0.5:,.0f} times as wide as ours. Bands "
        f"show the kinds. Source of its sizes: {other.source}.",
        table={
            "kind": [*KIND_NAMES.values(), "all"],
            "ours": [*(f"{our_kinds[kind]:,}" for kind in KIND_NAMES), f"{size():,}"],
            name: [*(f"{by_kind[kind]:,}" for kind in KIND_NAMES), f"{total(other):,}"],
        },
    )
    with st.expander(f"The formula, filled in for {name}"):
        prose.show("parameters", "formula", model=name, source=other.source)
        sums = counts(other)
        tables.show({"kind": [KIND_NAMES[each.kind] for each in sums],
                     "formula, filled in": [f"{each.letters} = {each.filled}" for each in sums],
                     "numbers": [f"{each.total:,}" for each in sums]})
        prose.show("parameters", "formula_letters")
    models = [mine, *PUBLISHED]
    shares = {kind: [counts(model)[place].total for model in models] for place, kind in enumerate(KIND_NAMES)}
    forward = [counts(model)[2].total / total(model) for model in models]
    leads = sum(max(counts(model), key=lambda count: count.total).kind == "feed-forward" for model in models)
    figure_block(
        split(["ours", *names], shares),
        key="parameters.split",
        height=520,
        title=f"Feed-forward is the largest kind in {leads} of these {len(models)} models",
        caption=f"Share of each kind. Feed-forward has {percent(forward[0])} of ours and {percent(forward[-1])} of {names[-1]}. GPT-2 and GPT-3 "
        "use one table for embeddings and prediction; it is counted with the embeddings. Sources: "
        + "; ".join(dict.fromkeys(model.source for model in PUBLISHED))
        + ".",
        table={
            "model": ["ours", *names],
            **{KIND_NAMES[kind]: [f"{one:,}" for one in row] for kind, row in shares.items()},
            "all": [f"{total(model):,}" for model in models],
        },
    )
    prose.show("parameters", "big_kinds")


# One fact ---------------------------------------------------------------------------------------------------------


@shell.fragment
def where_is_a_fact() -> None:
    from core.figures.parameters import by_rank
    from pages.shared.text.wording import quoted_token

    found = searched()
    if not found:
        return
    ranks, bits, whole = np.array(found["ranks"]), np.array(found["bits_at_ranks"]), found["p"]
    leader, prompt, count, moved = quoted_token(found["leader"]), found["prompt"], found["numbers"], found["moved"]
    if shell.moment() != caches.steps()[-1]:
        st.caption("This was measured on the trained model, whatever moment is chosen above.")
    prose.show("parameters", "guess_fact", prompt=plain(prompt), leader=plain(leader), p=percent(whole),
               numbers=f"{count:,}")
    guess = st.segmented_control("It was …", [NONE, SOME, MOST], key="parameters.fact_guess", persist_state="session")
    if not guess:
        return
    truth = NONE if moved <= count / 50 else SOME if moved <= count / 2 else MOST
    strongest, most = found["strongest"][0] + 1, found["bits_without_strongest"][0]
    lowest = 2 ** -most
    strong = lowest < whole / 2
    before, after = f"{found['bits']:.3f}", f"{most:.3f}"
    prose.show("parameters", "fact", verdict=verdict(guess, truth), moved=f"{moved:,}" if moved else "None",
               numbers=f"{count:,}", p=percent(whole), lowest=percent(lowest), idle=f"{found['idle']:,}")
    prose.show("parameters", "fact_bits", before=before, after=after, times=f"{most / found['bits']:.0f}")
    title = (f"No single number takes {plain(leader)} away: without the strongest, its surprise goes from {before} to "
             f"{after} bits")
    if strong:
        title = (f"One number alone can lower {plain(leader)} from {percent(whole)} to {percent(lowest)}, "
                 f"yet {count - moved:,} of {count:,} do almost nothing")
    named = [parts(config())[locate(parts(config()), number)[0]] for number in found["strongest"][:LISTED]]
    figure_block(
        by_rank(ranks, bits, found["bits"], leader),
        key="parameters.fact",
        height=360,
        title=title,
        caption=f"Surprise at {leader} after “{prompt}” with one number set to zero, for all {count:,} numbers, in order. "
        f"The dashed line is the whole model, {before} bits. Without the strongest number it is {after} bits; a "
        "coin toss has 1 bit.",
        table={
            "number": [f"{number + 1:,}" for number in found["strongest"][:LISTED]],
            "kind": [KIND_NAMES[part.kind] for part in named],
            "layer": ["–" if part.layer is None else str(part.layer + 1) for part in named],
            "surprise without it, bits": [f"{one:.4f}" for one in found["bits_without_strongest"][:LISTED]],
            "chance without it": [percent(2**-one) for one in found["bits_without_strongest"][:LISTED]],
        },
        how_to_read=prose.section("parameters", "fact_how"),
    )
    prose.show("parameters", f"fact_means_{'strong' if strong else 'spread'}")
    prose.show("parameters", f"misconception_{'strong' if strong else 'spread'}")
    st.button(
        f"Take number {strongest:,}, the strongest, to the bench",
        key="parameters.take_strongest",
        on_click=_to_bench,
        args=(strongest, prompt),
    )
    if st.session_state.pop("parameters.go", False):
        st.rerun()


# The bench --------------------------------------------------------------------------------------------------------


class Choice(NamedTuple):
    """What is on the bench: how a link calls it, how a sentence calls it, how many numbers are changed, and its arguments."""

    what: str
    name: str
    changed: int
    key: tuple[Any, ...]


@shell.fragment
def knock_out() -> None:
    found = measured()
    if not found:
        st.info("The sentences of this bench have not been chosen yet: python -m core analyse makes it good.", icon=":material/info:")
        return
    prose.show("parameters", "bench", count=len(found["sentences"]))
    prompt = prompt_input("parameters.prompt", "What the model goes on from", PROMPTS, LONGEST)
    choice = choose()
    try:
        prompt_ids(caches.tokenizer(), prompt, config().n_ctx)
    except BadInput as error:
        st.info(plain(str(error)), icon=":material/edit:")
        return
    note(prompt)
    guess = st.segmented_control(f"Guess first. {'With' if choice.what == NUMBER else 'Without'} {choice.name} …",
                                 [HARDLY, WORSE, APART], key=f"parameters.guess.{choice.what}", persist_state="session")
    if not guess:
        return
    out = st.session_state.get("parameters.out", False)
    with st.container(horizontal=True, vertical_alignment="center", key="parameters.act"):
        st.button(
            "Undo" if out else ("Change it" if choice.what == NUMBER else "Knock it out"),
            key="parameters.act_now",
            on_click=_flip,
            icon=":material/undo:" if out else "🔨",
        )
        change = "with this change" if choice.what == NUMBER else "without it"
        st.markdown(f"**Changed.** What you see is {change}." if out else "The model is whole.")
    key = choice.key if out else ()
    whole, without = (predicted(caches.BASE, shell.moment(), prompt, one) for one in ((), key))
    before, after = (loss(caches.BASE, shell.moment(), one) for one in ((), key))
    result(choice, prompt, whole, without, before, after, guess, out)
    prose.show("parameters", "bench_private")
    if choice.what == HEAD and out:
        all_heads(found)


def choose() -> Choice:
    """What the reader puts on the bench, in the address too."""
    linked = {"number": NUMBER, "head": HEAD, "layer": LAYER, **dict.fromkeys(KIND_NAMES, KIND)}
    asked = url.choice("without", "head", tuple(linked))
    first = "kind" if linked[asked] == KIND else asked
    url.bind("parameters.what", linked[asked], "without")
    if first == "kind":
        url.bind("parameters.kind", asked, "without")
    what = st.segmented_control(
        "What to change", [NUMBER, HEAD, LAYER, KIND], key="parameters.what", required=True, persist_state="session"
    )
    layers, heads = config().n_layers, config().n_heads
    if what == NUMBER:
        return one_on_the_bench()
    if what == KIND:
        which = st.segmented_control(
            "Which kind",
            list(KIND_NAMES),
            format_func=KIND_NAMES.get,
            key="parameters.kind",
            required=True,
            default=None if "parameters.kind" in st.session_state else "attention",
            persist_state="session",
        )
        url.put(without=which, layer=None, head=None, value=None)
        name = {"prediction": "the prediction layer", "norm": "the norms"}.get(which, f"any {which}")
        return Choice(what, name, count_by(parts(config()))[which], ("kind", which))
    url.bind("parameters.layer", url.integer("layer", 1, 1, layers), "layer")
    layer = st.segmented_control(
        "Layer", list(range(1, layers + 1)), key="parameters.layer", required=True, persist_state="session"
    )
    if what == LAYER:
        url.put(without="layer", layer=layer, head=None, value=None)
        return Choice(
            what,
            f"layer {layer}",
            sum(part.size for part in parts(config()) if part.layer == layer - 1),
            ("layer", layer - 1),
        )
    url.bind("parameters.head", url.integer("head", 1, 1, heads), "head")
    head = st.segmented_control(
        "Head", list(range(1, heads + 1)), key="parameters.head", required=True, persist_state="session"
    )
    prose.show("parameters", "head", heads=heads)
    url.put(without=None if (layer, head) == (1, 1) else "head", layer=layer if (layer, head) != (1, 1) else None,
            head=head if (layer, head) != (1, 1) else None, value=None)
    return Choice(
        what, f"head {head} of layer {layer}", config().d_head * config().d_model, ("head", layer - 1, head - 1)
    )


def one_on_the_bench() -> Choice:
    from pages.sections.parameters.wording import purpose
    from pages.sections.parameters.zoom import written

    if "parameters.bench_number" not in st.session_state or url.changed("without"):
        st.session_state["parameters.bench_number"] = st.session_state.get("parameters.number", start_number())
    url.bind("parameters.value", url.number("value", 0.0, -FARTHEST, FARTHEST), "value")
    number = st.number_input("Which number", 1, size(), step=1, key="parameters.bench_number", persist_state="session")
    place, row, column = locate(parts(config()), number - 1)
    now = float(
        tensor(caches.BASE, shell.moment(), parts(config())[place].name).reshape(-1, parts(config())[place].columns)[
            row, column
        ]
    )
    st.markdown(
        f"Now it is **{written(now)}**. {plain(purpose(config(), caches.tokenizer(), parts(config())[place], row, column))}"
    )
    value = st.slider("Set it to", -FARTHEST, FARTHEST, step=0.5, key="parameters.value", persist_state="session")
    url.put(without="number", number=number, value=value if value else None, layer=None, head=None)
    focus.at("parameters.bench_number")
    return Choice(NUMBER, f"number {number:,} set to {signed(value, 'g')}", 1, ("number", number - 1, value))


def result(
    choice: Choice,
    prompt: str,
    whole: np.ndarray,
    without: np.ndarray,
    before: float,
    after: float,
    guess: str,
    out: bool,
) -> None:
    from core.figures.layers import bars, side_by_side
    from core.figures.parameters import losses
    from pages.sections.parameters.wording import loss_title
    from pages.shared.text.wording import quoted_token

    blind = float(np.log(config().d_vocab))
    calm, ruin = (limit * max(blind - before, LEAST) for limit in (CALM, RUIN))
    if out:
        st.markdown(verdict(guess, HARDLY if after - before < calm else WORSE if after - before < ruin else APART))
    ids = list(
        dict.fromkeys(
            int(id) for shares, most in ((whole, 4), (without, 3)) for id in np.argsort(-shares, kind="stable")[:most]
        )
    )
    words = [quoted_token(caches.tokenizer().token(id)) for id in ids]
    shares = {"whole model": [float(whole[id]) for id in ids]}
    of = {"whole model": before}
    if out:
        changed = "changed" if choice.what == NUMBER else "knocked out"
        shares[changed], of[changed] = [float(without[id]) for id in ids], after
        chart = side_by_side(words, *shares.values(), tuple(shares))
    else:
        chart = bars(words, shares["whole model"], "prediction", "chance of coming next")
    best, then = int(whole.argmax()), int(without.argmax())
    first, second = quoted_token(caches.tokenizer().token(best)), quoted_token(caches.tokenizer().token(then))
    subject = f"Without {choice.name}" if choice.what != NUMBER else f"With {choice.name}"
    if not out:
        title = f"The whole model leads with {plain(first)}, {percent(float(whole[best]))}"
    elif best == then:
        title = f"{subject}, {plain(first)} still leads: {percent(float(whole[best]))} before, {percent(float(without[best]))} now"
    else:
        title = f"{subject}, the lead goes from {plain(first)} to {plain(second)}; {plain(first)} falls to {percent(float(without[best]))}"
        if without[best] > whole[best]:
            title = f"{subject}, the lead goes from {plain(first)} to {plain(second)}, {percent(float(without[then]))}"
    figure_block(
        chart, key="parameters.words", height=430, title=title,
        caption=f"Likeliest next words after “{prompt}”. Whole model: {first}, {percent(float(whole[best]))}. "
                + (f"{subject}: {second}, {percent(float(without[then]))}." if out else "Nothing is changed yet."),
        table={"next": words, **{name: [percent(share) for share in row] for name, row in shares.items()}},
    )
    of["blind guess"] = blind
    title = loss_title(before, after, blind) if out else f"The whole model's average loss is {before:.2f}"
    figure_block(
        losses(of),
        key="parameters.loss",
        height=230,
        title=title,
        caption=f"Average loss on {len(measured()['sentences'])} sentences that the model never read. A blind guess among {config().d_vocab:,} "
        f"tokens has {blind:.2f}. {choice.changed:,} of {size():,} numbers {'are' if out else 'would be'} changed.",
        table={"model": list(of), "average loss": [f"{loss:.3f}" for loss in of.values()]},
        how_to_read=f"“{HARDLY.capitalize()}” means: the loss rises by less than {calm:.2f}. “{APART.capitalize()}” means: it rises by at least "
        f"{ruin:.2f}.",
    )
    tries(choice, out, before, after, second)


def tries(choice: Choice, out: bool, before: float, after: float, leads: str) -> None:
    """What this reader has tried so far, the latest first."""
    listed = st.session_state.setdefault("parameters.tries", {})
    if out:
        listed.pop(choice.name, None)
        listed[choice.name] = (f"{choice.changed:,}", f"{before:.2f} → {after:.2f}", leads)
    if listed:
        latest = list(listed.items())[::-1][:KEPT]
        st.markdown("**What you have tried**")
        tables.show({"without, or with": [name for name, _ in latest], "numbers changed": [row[0] for _, row in latest],
                     "average loss": [row[1] for _, row in latest], "leads now": [plain(row[2]) for _, row in latest]})


def all_heads(found: dict) -> None:
    from core.figures.layers import by_head

    rise = np.array(found["heads"]) - found["loss"]
    layer, head = (int(place) for place in np.unravel_index(rise.argmax(), rise.shape))
    small = int((rise < 0.01).sum())
    figure_block(
        by_head(rise, _rise, 0.05),
        key="parameters.heads",
        height=340,
        title=f"Head {head + 1} of layer {layer + 1} is missed most: without it the loss rises by {rise[layer, head]:.2f}; "
        f"{small} of {rise.size} are hardly missed",
        caption="Rise of the average loss without each head, one at a time, in the trained model. Hardly missed means: less than 0.01.",
        table={
            "layer": [str(row + 1) for row in range(len(rise))],
            **{f"head {column + 1}": [_rise(value) for value in rise[:, column]] for column in range(rise.shape[1])},
        },
    )


def question() -> None:
    check(
        "parameters",
        "Where does the model keep that Paris is the capital of France?",
        [
            Answer(
                "In one parameter that holds this fact",
                "You have seen it: with almost any one number gone, the answer stays.",
            ),
            Answer(
                "In a list of facts that it looks up",
                "Nothing is looked up. Each answer is worked out anew, by sums over its numbers.",
            ),
            Answer(
                "Spread over very many parameters that work together",
                "Each of them does a little, here and for countless other words.",
                right=True,
            ),
            Answer(
                "In the norms, since without them all is lost",
                "A part can be needed by all others and still hold no fact. So it is with the norms.",
            ),
        ],
    )


# What is worked out once ------------------------------------------------------------------------------------------


@st.cache_resource(show_spinner=False, ttl=60)
def config() -> ModelConfig:
    """The shape of the model, read without torch."""
    return ModelConfig(**caches.document(caches.BASE, "config.json")["model"])


def size() -> int:
    """All parameters of the model."""
    last = parts(config())[-1]
    return last.first + last.size


def start_number() -> int:
    """The number that the page opens with, counted from 1: in the middle of the feed-forward part of a middle layer."""
    part = next(part for part in parts(config()) if part.name == f"blocks.{config().n_layers // 2}.mlp.up.weight")
    return part.first + part.size // 2 + part.columns // 2 + 1


def tensor(run: str, step: int, name: str) -> np.ndarray:
    """One tensor at one moment, float32, read from a checkpoint (see core.runs.checkpoints.compact) without torch;
    shared, read only.
    """
    with caches.checkpoint(step, run) as file:
        kept = file.get_tensor(name).astype(np.float32)
        # safe_open is no mapping
        return kept * file.get_tensor(name + SCALE) if name + SCALE in set(file.keys()) else kept


@st.cache_data(show_spinner=False, max_entries=60)
def sizes(run: str, step: int) -> tuple[float, float, int, float]:
    """Share of all parameters within ± 0.1, the median of their distances from zero, and the farthest one: its number
    and value.
    """
    values = np.concatenate([tensor(run, step, part.name).ravel() for part in parts(config())])
    far = np.abs(values)
    farthest = int(far.argmax())
    return float((far < 0.1).mean()), float(np.median(far)), farthest, float(values[farthest])


@st.cache_data(show_spinner=False, max_entries=200)
def zoomed(run: str, step: int, number: int) -> dict[str, Any]:
    """What the browser needs to zoom out from one number."""
    from pages.sections.parameters.wording import tell
    from pages.sections.parameters.zoom import pack

    place, row, column = locate(parts(config()), number)
    part = parts(config())[place]
    values = tensor(run, step, part.name)
    value = float(values.reshape(-1, part.columns)[row, column])
    return pack(config(), number, values, tell(config(), caches.tokenizer(run), number, value))


def measured() -> dict[str, Any] | None:
    """The analysis that ships with the run, if it is there and of the last checkpoint."""
    found = caches.document(caches.BASE, "analyses/knockout.json")
    return found if found and found["step"] == caches.steps()[-1] else None


def searched() -> dict[str, Any] | None:
    """What became of one prediction without each single number, if that was worked out, and of the last checkpoint."""
    found = caches.document(caches.BASE, "analyses/zeroed.json")
    return found if found and found["step"] == caches.steps()[-1] else None


def bench(run: str, step: int, key: tuple[Any, ...]) -> Any:
    """The model at a moment with one change, sharing all other numbers with the model of every other reader."""
    from core.model import ablation

    model = caches.run(run).model(step)
    if not key:
        return model
    which, *of = key
    if which == "number":
        place, row, column = locate(parts(config()), of[0])
        return ablation.changed(model, ablation.number(model, parts(config())[place].name, row, column, of[1]))
    return ablation.changed(
        model, {"head": ablation.head, "layer": ablation.layer, "kind": ablation.kind}[which](model, *of)
    )


@st.cache_data(show_spinner=False, max_entries=2_000)
def loss(run: str, step: int, key: tuple[Any, ...]) -> float:
    """Mean loss on the sentences of the bench, nats a token; of what was knocked out when the run was made, as it was
    measured then.
    """
    found = measured()
    if step == found["step"]:
        match key:
            case ():
                return found["loss"]
            case ("kind", which):
                return found["kinds"][which]
            case ("layer", index):
                return found["layers"][index]
            case ("head", layer, index):
                return found["heads"][layer][index]
    from core.model.scoring import ids_of, mean_loss

    read = ids_of(caches.tokenizer(run), found["sentences"], config().n_ctx)
    return mean_loss(bench(run, step, key), read)


@st.cache_data(show_spinner=False, max_entries=500)
def predicted(run: str, step: int, prompt: str, key: tuple[Any, ...]) -> np.ndarray:
    """Chance (V,) of each token to follow the prompt. Raises BadInput."""
    from core.model.sampling import next_token

    return next_token(bench(run, step, key), prompt_ids(caches.tokenizer(run), prompt, config().n_ctx)).numpy()


# State and small words --------------------------------------------------------------------------------------------


def _another() -> None:
    """A number far away, the same one after the same one."""
    st.session_state["parameters.number"] = (st.session_state["parameters.number"] * 48_271 + 11) % size() + 1


def _to_bench(number: int, prompt: str) -> None:
    st.session_state.update(
        {
            "parameters.bench_number": number,
            "parameters.what": NUMBER,
            "parameters.prompt": prompt,
            "parameters.go": True,
        }
    )
    focus.going_to("parameters.bench_number")


def _flip() -> None:
    st.session_state["parameters.out"] = not st.session_state.get("parameters.out", False)


def _rise(loss: float) -> str:
    return signed(loss, "+.3f") if abs(loss) >= 0.0005 else "0.000"


def _time(seconds: int) -> str:
    """So many seconds, in days or years."""
    days = seconds / SECONDS_A_DAY
    years = days / DAYS_A_YEAR
    return f"{days:.0f} days" if days < 400 else f"{years:,.1f} years" if years < 100 else f"{years:,.0f} years"


main()
