"""The words and the controls beside the stage, one function a step."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from core.figures.style import KIND_NAMES
from core.formatting import percent
from core.model.parameters import count_by, locate, parts
from core.model.published import PUBLISHED, Dimensions, counts, ours, published, total
from core.results.grown_up import CALLED
from pages.sections.parameters import play
from pages.sections.parameters.bench_talk import bench, moments
from pages.sections.parameters.picture import GUESSES, in_order, searched
from pages.sections.parameters.play import MODEL, NUMBER, SLUG
from pages.sections.parameters.sizes import spread
from pages.sections.parameters.wording import times_read
from pages.sections.parameters.zoom import written
from pages.shared.frame import url
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.text.wording import listed, quoted_token
from pages.shared.widgets.check import Answer, question
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict

FEW, HALF, MANY = "fewer than a third", "about half", "more than three quarters"
NONE, SOME, MOST = "none, or almost none", "about a tenth", "most of them"
PREDICTION = list(KIND_NAMES).index("prediction")
LISTED = 10  # strongest numbers that the table names


def talk(step: str) -> None:
    {
        "number": number, "zoom": zoom, "sizes": sizes, "billions": billions, "fact": fact, "bench": bench, "moments": moments,
        "trap": trap, "check": check,
    }[step]()


def number() -> None:
    prose.show(SLUG, "number")
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{SLUG}.pick"):
        play.number_field(f"Number, from 1 to {play.size():,}", NUMBER, width=240)
        st.button("Another one", key=f"{SLUG}.another", on_click=play.another)


def zoom() -> None:
    prose.show(SLUG, "zoom")
    with drawer("Exact counts, by kind and place", key=f"{SLUG}.counts") as opened:
        if opened:
            number_table(split_table())
    with drawer("How to read this", key=f"{SLUG}.how") as opened:
        if opened:
            prose.show(SLUG, "views")


def split_table() -> dict[str, list[str]]:
    """The model's parameters by kind and place, exact; its layers are all alike."""
    listed = parts(play.config())
    places = {
        "tables and last norm": [part for part in listed if part.layer is None],
        f"each of {play.config().n_layers} layers": [part for part in listed if part.layer == 0],
        "whole model": listed,
    }
    table = {"kind": [*KIND_NAMES.values(), "all"]}
    for name, of in places.items():
        found = count_by(of)
        table[name] = [*(f"{found.get(kind, 0):,}" for kind in KIND_NAMES), f"{sum(found.values()):,}"]
    return table


def sizes() -> None:
    above, last = st.container(), caches.steps()[-1]
    picked = guess("Between −0.1 and 0.1 lie …", [FEW, HALF, MANY], f"{SLUG}.size_guess")
    with above:
        if not picked:
            prose.show(SLUG, "sizes", total=f"{play.size():,}", steps=f"{last:,}")
            return
        found = spread(caches.BASE, last)
        truth = FEW if found.near < 1 / 3 else HALF if found.near < 0.75 else MANY
        prose.show(SLUG, "sizes_after", verdict=verdict(picked, truth, (SLUG, "Numbers between −0.1 and 0.1")),
                   share=percent(found.near), median=f"{found.median:.3f}", largest=f"{found.farthest + 1:,}",
                   value=written(found.value), steps=f"{last:,}")


def billions() -> None:
    above = st.container()
    picked = guess("Llama-3 70B is …", GUESSES, f"{SLUG}.big_guess")
    if not picked:
        with above:
            prose.show(SLUG, "billions", other=CALLED)
        return
    name = st.selectbox("Compare with", [model.name for model in PUBLISHED], key=MODEL, persist_state="session")
    url.put(model=None if name == play.BIG else name)
    other, times = published(name), total(published(play.BIG)) / play.size()
    truth = next((label for label, middle in GUESSES.items() if times < middle * 10**0.5), list(GUESSES)[-1])
    with above:
        without = [model.name for model in compared(name) if not counts(model)[PREDICTION].total]
        slots = {"without": listed(without), "has": "has" if len(without) == 1 else "have"} if without else {}
        prose.show(SLUG, "billions_after" if without else "billions_alike", ours_time=times_read(play.size()), model=play.called(name),
                   time=times_read(total(other)), **slots,
                   verdict=verdict(picked, truth, (SLUG, f"{play.BIG} is larger")) if name == play.BIG else "")
    with drawer("The numbers, and their formula", key=f"{SLUG}.formula") as opened:
        if opened:
            number_table(by_kind(name))
            prose.show(SLUG, "formula", model=name, source=other.source)
            number_table({"kind": [KIND_NAMES[each.kind] for each in counts(other)],
                          "formula, filled in": [f"{each.letters} = {each.filled}" for each in counts(other)],
                          "numbers": [f"{each.total:,}" for each in counts(other)]})
            prose.show(SLUG, "formula_letters")
    with drawer("The same split in all these models", key=f"{SLUG}.split") as opened:
        if opened:
            the_split()


def compared(name: str) -> list[Dimensions]:
    """What stands in the picture, the largest first, called as there."""
    return [replace(published(one), name=play.called(one)) for one in in_order(name)] + [ours(play.config(), "ours")]


def by_kind(name: str) -> dict[str, list[str]]:
    """The picture as a table: of each model how many numbers of each kind, and which share that is."""
    return {"kind": [*KIND_NAMES.values(), "all"]} | {
        model.name: [*(f"{each.total:,} ({percent(each.total / total(model))})" for each in counts(model)), f"{total(model):,}"]
        for model in compared(name)}


def the_split() -> None:
    models = [ours(play.config(), "ours"), *PUBLISHED]
    leads = sum(max(counts(model), key=lambda count: count.total).kind == "feed-forward" for model in models)
    prose.show(SLUG, "kinds_of_big", leads=leads, models=len(models),
               sources="; ".join(dict.fromkeys(model.source for model in PUBLISHED)))
    number_table({
        "model": [model.name for model in models],
        **{KIND_NAMES[kind]: [percent(counts(model)[place].total / total(model)) for model in models]
           for place, kind in enumerate(KIND_NAMES)},
        "all": [f"{total(model):,}" for model in models],
    })


def fact() -> None:
    found = searched()
    if not found:
        st.info("No fact has been looked for in this model yet: python -m core analyse makes it good.", icon=":material/info:")
        return
    above, count, whole = st.container(), found["numbers"], percent(found["p"])
    picked = guess("It was …", [NONE, SOME, MOST], f"{SLUG}.fact_guess")
    most = found["bits_without_strongest"][0]
    with above:
        if not picked:
            prose.show(SLUG, "fact", prompt=plain(found["prompt"]), leader=plain(quoted_token(found["leader"])), p=whole,
                       numbers=f"{count:,}")
            return
        moved = found["moved"]
        truth = NONE if moved <= count / 50 else SOME if moved <= count / 2 else MOST
        prose.show(SLUG, f"fact_{'strong' if strong(found) else 'spread'}", verdict=verdict(picked, truth, (SLUG, "Numbers that “Paris” hangs on")),
                   moved=f"{moved:,}" if moved else "None", numbers=f"{count:,}", p=whole, lowest=percent(2**-most))
    strongest = found["strongest"][0] + 1
    st.button(f"Take number {strongest:,}, the strongest, to the bench", key=f"{SLUG}.take_strongest",
              on_click=play.take_to_bench, args=(strongest, found["prompt"]))
    with drawer("In bits, and the strongest numbers", key=f"{SLUG}.strongest") as opened:
        if opened:
            prose.show(SLUG, "bits", before=f"{found['bits']:.3f}", after=f"{most:.3f}", times=f"{most / found['bits']:.0f}",
                       idle=f"{found['idle']:,}", numbers=f"{count:,}")
            listed = parts(play.config())
            named = [listed[locate(listed, one)[0]] for one in found["strongest"][:LISTED]]
            number_table({
                "number": [f"{one + 1:,}" for one in found["strongest"][:LISTED]],
                "kind": [KIND_NAMES[part.kind] for part in named],
                "layer": ["–" if part.layer is None else str(part.layer + 1) for part in named],
                "surprise without it, bits": [f"{one:.4f}" for one in found["bits_without_strongest"][:LISTED]],
                "chance without it": [percent(2**-one) for one in found["bits_without_strongest"][:LISTED]],
            })


def strong(found: dict) -> bool:
    """Whether one number alone more than halves the chance."""
    return 2 ** -found["bits_without_strongest"][0] < found["p"] / 2


def trap() -> None:
    found = searched()
    prose.show(SLUG, f"trap_{'strong' if found and strong(found) else 'spread'}")
    with drawer("How this differs from a big model", key=f"{SLUG}.scale") as opened:
        if opened:
            big = published(play.BIG)
            prose.show(SLUG, "scale", total=f"{play.size():,}", model=play.BIG, big=f"{total(big):,}", source=big.source)


def check() -> None:
    question(
        SLUG,
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
