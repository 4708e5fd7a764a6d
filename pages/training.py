"""Chapter 4: one lap of the training loop on a sentence of the reader's, the whole run that such laps make, its walk,
and one to start oneself.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import streamlit as st

from core.config import ModelConfig
from core.errors import BadInput, DamagedFile
from core.figures.style import KIND_NAMES
from core.formatting import percent, signed
from core.model.parameters import parts
from core.results import gradient_table
from core.results.gradient_table import HIGHEST, SENTENCES, Look, Slope
from pages.sections.training import lap_words, live_lesson, run_words
from pages.shared.frame import shell, url
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.text.learning import MOST, learned_after, mostly_fallen
from pages.shared.text.wording import quoted_token, tenths
from pages.shared.widgets.check import Answer, check
from pages.shared.widgets.figure_block import figure_block, numbers
from pages.shared.widgets.guess import SKIP, guess, verdict
from pages.shared.widgets.prompt_input import prompt_input
from pages.shared.widgets.unknown_words import note

shell.enter()

LONGEST = 200  # characters
ROOM = 30  # tokens that the charts have room for
# without a choice, the lap is run where this share of the loss's way down is behind: much is learned, much is still
# wrong
BEGIN = 0.8
CHANCES = {"less than 1 in 100": 0.01, "1 to 10 in 100": 0.1, "10 to 50 in 100": 0.5, "more than half": 1.01}
MOST_HELP, LESS_HELP, HARM = "lower the loss most", "lower it, but less than a smaller one", "raise the loss"
WHEN = {"in the first tenth of the run": 0.1, "in the first half": 0.5, "near the end": 1.01}
LAP, RUN, WALK = "training.lap", "training.whole", "training.walk"  # the fragments, which all show one moment


def main() -> None:
    if not caches.steps():
        shell.head("training")
        caches.run()  # says in one sentence what is missing
    shell.head("training", begin=first_moment())
    take_link()
    prose.show("training", "begin")
    one_lap()
    st.header("7 · Repeat", anchor=False)
    repeat()
    st.header("8 · The walk", anchor=False)
    walk()
    st.header("9 · Train one yourself", anchor=False)
    live_lesson.show()
    with st.expander("How this differs from a big model"), shell.part():
        prose.show("training", "scale", tokens=f"{caches.tokens_read(1):,}", steps=f"{caches.steps()[-1]:,}")
    question()


def take_link() -> None:
    """A link may carry a nudge that is already done: all guesses lie behind it.

    The slope opens there, and stays as it is while the reader plays.
    """
    linked = url.number("rate", 0.0, 0.0, HIGHEST) if url.changed("rate") else 0.0
    if linked:
        st.session_state["training.linked"] = True
    _rest(linked or st.session_state.get("training.rate"))
    st.session_state["training.start"] = st.session_state.get("training.rate")


# One lap ----------------------------------------------------------------------------------------------------------


@shell.fragment(key=LAP)
def one_lap() -> None:
    prose.show("training", "choose")
    text, step = ask()
    try:
        ids = read(text)
    except BadInput as error:
        st.info(plain(str(error)), icon=":material/edit:")
        return
    note(text)
    st.header("1 · Show and hide", anchor=False)
    prose.show("training", "show")
    place = hide(ids)
    st.markdown(f"> {with_gap(ids, place)}")
    seen = look_at(step, text)
    st.header("2 · Flow", anchor=False)
    if not flow(seen, ids, place):
        return
    st.header("3 · Compare", anchor=False)
    compare(seen, ids, place)
    st.header("4 · Trace the blame", anchor=False)
    if not trace(seen):
        return
    st.header("5 · Nudge", anchor=False)
    nudge(text, step, ids, place)


def ask() -> tuple[str, int]:
    """The sentence and the moment of training that the reader picks."""
    text = prompt_input("training.text", "A sentence", SENTENCES, LONGEST)
    step = shell.moment()
    st.session_state["training.moment"] = step
    st.select_slider(
        "How long has it trained?",
        options=caches.steps(),
        format_func=shell.moment_name,
        key="training.moment",
        on_change=_take_moment,
    )
    return text, step


def _take_moment() -> None:
    shell.rests_at(st.session_state["training.moment"], LAP, RUN, WALK)


def hide(ids: tuple[int, ...]) -> int:
    """The place of the word that the reader hides, or the link: the last one as long as neither has chosen."""
    usual, places = last_word(ids), list(range(1, len(ids)))
    asked = url.integer("position", usual, 1, len(ids) - 1) if url.changed("position") else None
    # another sentence: its own last word, unless a link says otherwise
    if st.session_state.get("training.hidden_of") != ids:
        st.session_state["training.hidden_of"] = ids
        st.session_state["training.hidden"] = asked or usual
    elif asked:
        st.session_state["training.hidden"] = asked
    place = st.pills(
        "Which word is hidden?",
        places,
        format_func=lambda place: word_name(ids[place]),
        key="training.hidden",
        required=True,
        persist_state="session",
    )
    url.put(position=place if place != usual else None)
    return place


def word_name(id: int) -> str:
    """A token on a button: no markup comes to life."""
    return plain(token(id).strip() or "␣")


def asked(label: str, options: Iterable[str], key: str) -> str | None:
    """The reader's guess; a link that names a nudge has gone past all of them."""
    return guess(label, options, f"training.{key}") or (SKIP if "training.linked" in st.session_state else None)


def flow(seen: Look, ids: tuple[int, ...], place: int) -> bool:
    from core.figures.training import chances

    config = caches.document(caches.BASE, "config.json")["model"]
    prose.show("training", "flow", layers=config["n_layers"])
    picked = asked("The right word gets …", CHANCES, "guess_chance")
    if not picked:
        return False
    right, p, rank = ids[place], float(np.exp(-seen.losses[place - 1])), int(seen.ranks[place - 1]) + 1
    truth = next(name for name, limit in CHANCES.items() if p < limit)
    prose.show(
        "training",
        "flowed",
        verdict=verdict(picked, truth),
        chance=percent(p),
        rank=f"{rank:,}",
        vocabulary=f"{config['d_vocab']:,}",
    )
    shown = dict(zip(seen.likeliest[place - 1].tolist(), np.exp(-seen.surprise[place - 1]), strict=True))
    shares = {id: float(share) for id, share in ({right: p} | shown if rank == 1 else shown | {right: p}).items()}
    words = [token(id) for id in shares]
    lead = (
        "It leads"
        if rank == 1
        else f"The model leads with {plain(quoted_token(words[0]))} ({percent(next(iter(shares.values())))})"
    )
    title = (
        f"{lead} with {plain(quoted_token(token(right)))}: {percent(p)}"
        if rank == 1
        else f"{lead}; {plain(quoted_token(token(right)))} gets {percent(p)}"
    )
    figure_block(
        chances(words, np.array([*shares.values()]), list(shares).index(right)),
        key="training.chances",
        height=330,
        title=title,
        caption=f"Likeliest next words. The right one, {quoted_token(token(right))}, gets {percent(p)}, place {rank:,} of {config['d_vocab']:,}.",
        table={"next": [quoted_token(word) for word in words], "chance": [percent(share) for share in shares.values()]},
    )
    return True


def compare(seen: Look, ids: tuple[int, ...], place: int) -> None:
    from core.figures.training import surprises

    vocabulary = caches.document(caches.BASE, "config.json")["model"]["d_vocab"]
    prose.show("training", "compare")
    words = [token(id) for id in ids[1:]]
    worst = int(seen.losses.argmax())
    figure_block(
        surprises(words, seen.losses, place - 1),
        key="training.surprises",
        height=340,
        title=f"The loss of this sentence is {seen.loss:.2f}; {plain(quoted_token(words[worst]))} surprised the model most",
        caption=f"Surprise of each word, after the words before it. Biggest: {quoted_token(words[worst])}, {seen.losses[worst]:.2f}. "
        f"Mean: {seen.loss:.2f}.",
        table={
            "word": [quoted_token(word) for word in words],
            "its chance": [percent(float(np.exp(-loss))) for loss in seen.losses],
            "surprise": [f"{loss:.3f}" for loss in seen.losses],
        },
        how_to_read="A word's surprise is minus the natural logarithm of its chance: a chance of 100 % gives 0, 50 % gives 0.69, 10 % gives 2.30, "
        "1 % gives 4.61. The unit is called a nat; 0.69 nats make one bit.",
    )
    prose.show(
        "training",
        "compared",
        loss=f"{seen.loss:.2f}",
        choices=lap_words.choices(seen.loss, vocabulary),
        vocabulary=f"{vocabulary:,}",
        blind=f"{np.log(vocabulary):.2f}",
    )


def trace(seen: Look) -> bool:
    from core.figures.training import blame

    prose.show("training", "trace")
    picked = asked(
        "Most of the blame goes to …", [name for kind, name in KIND_NAMES.items() if kind != "norm"], "guess_blame"
    )
    if not picked:
        return False
    kinds = lap_words.by_kind(seen.blame)
    truth = max(kinds, key=kinds.get)
    total = sum(caches.parameter_counts().values())
    prose.show(
        "training",
        "traced",
        verdict=verdict(picked, KIND_NAMES[truth]),
        total=f"{total:,}",
        norm=f"{seen.gradient_norm:.2f}",
    )
    places, sizes = lap_words.by_place(seen.blame, caches.document(caches.BASE, "config.json")["model"]["n_layers"])
    figure_block(
        blame(places, sizes),
        key="training.blame",
        height=440,
        title=lap_words.blame_title(seen.blame),
        caption="Size of the gradient at each place. Each kind in all: "
        + ", ".join(f"{KIND_NAMES[kind]} {size:.2f}" for kind, size in kinds.items())
        + ".",
        table={
            "place": places,
            **{KIND_NAMES[kind]: [f"{size:.3f}" if size else "" for size in row] for kind, row in sizes.items()},
        },
        how_to_read="The way in is on top, the way out at the bottom; the blame travels upward. A size is the square root of the sum of the squares "
        "of all slopes of that part, so the squares of all bars add up to the square of the whole gradient.",
    )
    return True


def nudge(text: str, step: int, ids: tuple[int, ...], place: int) -> None:
    from pages.sections.training import slope

    prose.show("training", "nudge", largest=f"a learning rate of {HIGHEST:g}")
    picked = asked("The biggest nudge will …", [MOST_HELP, LESS_HELP, HARM], "guess_nudge")
    if not picked:
        return
    found = slope_of(step, text)
    p = found.p[:, place - 1]
    others = 0 if found.held_out is None else min(gradient_table.HELD_OUT, len(bench()))
    st.header("6 · Look again", anchor=False)
    prose.show("training", "look_again" if others else "look_again_alone", **({"others": others} if others else {}))
    linked = st.session_state.get("training.start")
    start = None if linked is None else int(np.abs(found.rates[1:] - linked).argmin()) + 1
    held_out = None if found.held_out is None else found.held_out.tolist()
    slope.show(
        rates=found.rates.tolist(),
        loss=found.loss.tolist(),
        p=p.tolist(),
        held_out=held_out,
        word=quoted_token(token(ids[place])),
        others=others,
        start=start,
        key="training.slope",
        on_rate=lambda at: _rest(None if at is None else float(found.rates[at])),
    )
    table = {
        "learning rate": [lap_words.rate(rate) for rate in found.rates],
        "loss of the sentence": [f"{loss:.3f}" for loss in found.loss],
        "chance of the right word": [percent(chance) for chance in p],
    }
    if held_out:
        table["loss of other sentences"] = [f"{loss:.3f}" for loss in held_out]
    numbers(table, key="training.slope", label="The numbers of the slope")
    last, best = float(found.loss[-1]), int(found.loss.argmin())
    truth = HARM if last >= found.loss[0] else MOST_HELP if best == len(found.loss) - 1 else LESS_HELP
    prose.show("training", "nudged", verdict=verdict(picked, truth))
    prose.show("training", "one_line", muon=percent(turned_by_muon()))
    prose.show("training", "no_chat")


def turned_by_muon() -> float:
    """The share of all numbers that our run moved by Muon, the matrices inside the layers; AdamW moved the rest."""
    listed = parts(ModelConfig(**caches.document(caches.BASE, "config.json")["model"]))
    inside = [part for part in listed if part.layer is not None and len(part.shape) == 2]
    return sum(part.size for part in inside) / sum(part.size for part in listed)


def _rest(rate: float | None) -> None:
    """The reader nudged, or took the nudge back: the address follows."""
    url.put(rate=None if rate is None else f"{rate:g}")
    if rate is None:
        st.session_state.pop("training.rate", None)
    else:
        st.session_state["training.rate"] = rate


# The whole run ----------------------------------------------------------------------------------------------------


@shell.fragment(key=RUN)
def repeat() -> None:
    from pages.sections.training import films

    found, home, measured = (
        caches.document(caches.BASE, f"analyses/{name}.json") for name in ("training", "home", "losses")
    )
    prose.show(
        "training", "repeat", tokens=f"{caches.tokens_read(1):,}", steps=f"{caches.steps()[-1]:,}", part=tenths(MOST)
    )
    if (
        not found
        or not found["steps"]
        or any(not each or tuple(each["steps"]) != caches.steps() for each in (home, measured))
    ):
        prose.show("training", "curve_missing")
        return
    picked = asked(f"{tenths(MOST).capitalize()} tenths of the way down …", WHEN, "guess_when")
    if not picked:
        return
    # loss and writer's cost of the same documents
    saved, held_out, floor = measured["steps"], measured["heldout_loss"], measured["floor"]
    at, share = mostly_fallen(saved, held_out)
    part, truth = tenths(MOST), next(name for name, limit in WHEN.items() if share <= limit)
    prose.show("training", "repeated", verdict=verdict(picked, truth), step=f"{at:,}", share=percent(share),
               after=learned_after(caches.document(caches.BASE, "analyses/skills.json"), at))
    blind = float(np.log(caches.document(caches.BASE, "config.json")["model"]["d_vocab"]))
    st.markdown(
        f"### The loss falls from {held_out[0]:.2f} to {held_out[-1]:.2f}, {part} tenths of it in the first {at:,} of {saved[-1]:,} steps"
    )
    entries = {entry["prompt"]: entry["texts"] for entry in home["prompts"]}
    prompt = st.selectbox("What it goes on with", list(entries), key="training.prompt", persist_state="session")
    about = (
        f"Loss of the text that the run trained on, step by step, and of held-out text at {len(saved)} saved moments. A blind guess has "
        f"{blind:.2f}; what the text cost its writer is {floor:.2f}."
    )
    films.curve_film(
        curve=thinned_curve(caches.BASE),
        held_out=held_out,
        steps=saved,
        prompt=prompt,
        texts=entries[prompt],
        blind=blind,
        floor=floor,
        about=about,
        key="training.run",
        fragments=(LAP, RUN, WALK),
        begin=saved.index(first_moment()),
    )
    st.caption(
        about
        + " The line is the average of neighbouring steps: each batch is other text, so the loss jumps from step to step."
    )
    numbers(
        {
            "saved at step": [f"{step:,}" for step in saved],
            "loss of held-out text": [f"{loss:.3f}" for loss in held_out],
        },
        key="training.run",
    )
    prose.show("training", "scrub")
    prose.show(
        "training", "floor", over=f"{held_out[-1] - floor:.2f}", kinds=run_words.above_writer(measured["by_genre"])
    )
    rows = sorted(measured["by_genre"], key=lambda row: row["loss"] - row["floor"])
    numbers(
        {
            "kind of text": [row["genre"] for row in rows],
            "texts": [f"{row['documents']:,}" for row in rows],
            "the model's loss": [f"{row['loss']:.2f}" for row in rows],
            "what it cost its writer": [f"{row['floor']:.2f}" for row in rows],
        },
        key="training.kinds",
        label=f"Model and writer in {len(rows)} kinds of text",
    )


@st.cache_resource(show_spinner=False, max_entries=4)
def thinned_curve(run: str) -> tuple[np.ndarray, np.ndarray]:
    from core.figures.training import thinned

    found = caches.document(run, "analyses/training.json")
    return thinned(np.array(found["steps"], float), np.array(found["loss"], float))


@shell.fragment(key=WALK)
def walk() -> None:
    """The run's path over the real landscape (core.analyses.loss_landscape), after a guess of how long it is."""
    from pages.sections.training import films

    land = caches.document(caches.BASE, "analyses/landscape.json")
    if not land or tuple(land["steps"]) != caches.steps():
        prose.show("training", "walk_missing")
        return
    prose.show("training", "walk", total=f"{land['parameters']:,}", moments=len(land["steps"]))
    picked = asked("Beside the straight line from start to end, the walk was …", run_words.WAYS, "guess_walk")
    if not picked:
        return
    times = run_words.longer(land)
    truth = next(name for name, limit in run_words.WAYS.items() if times <= limit)
    prose.show(
        "training", "walked", verdict=verdict(picked, truth), times=f"{times:.2f}", share=percent(sum(land["shares"]))
    )
    st.markdown(f"### {run_words.land_title(land)}")
    about = (
        f"The loss of {land['tokens']:,} tokens of held-out text on a flat cut through the landscape, from {np.min(land['loss']):.2f} to "
        f"{np.max(land['loss']):.2f} nats a token, and the {len(land['steps'])} saved moments of the walk, each at the place nearest to it."
    )
    films.landscape_film(
        land, about=about, key="training.land", fragments=(LAP, RUN, WALK), begin=land["steps"].index(first_moment())
    )
    st.caption(about)
    with st.expander("How to read this"):
        prose.show("training", "walk_read")
    numbers(
        {
            "step": [f"{step:,}" for step in land["steps"]],
            "real loss": [f"{loss:.3f}" for loss in land["true"]],
            "the map's loss": [f"{loss:.3f}" for loss in land["flat"]],
            "off the map": [f"{away:.1f}" for away in land["away"]],
            "from the end": [f"{far:.1f}" for far in land["distance"]],
            **{
                f"direction {number}": [signed(at, ".1f") for at in row]
                for number, row in enumerate(np.transpose(land["path"]), 1)
            },
        },
        key="training.land",
    )
    place, true, flat = run_words.worst_gap(land)
    prose.show(
        "training",
        "walk_gap",
        moment=shell.moment_name(land["steps"][place]),
        true=f"{true:.2f}",
        flat=f"{flat:.2f}",
        others=f"{land['parameters'] - 2:,}",
    )


def question() -> None:
    check(
        "training",
        "Why does training take so many small steps, and not a few big ones?",
        [
            Answer(
                "A small step is easier for the computer",
                "A big step costs just as much work: it's the same slope times another number.",
            ),
            Answer(
                "The slope is only right close by; a big step overshoots",
                "You saw it: past the right size, the loss turns and goes up.",
                right=True,
            ),
            Answer(
                "So that people can check each answer in between",
                "Nobody checks. The text itself holds the right word, and the loss is worked out.",
            ),
            Answer(
                "Each step stores one new sentence",
                "A step moves all numbers a little, for all sentences of its batch at once. Only what "
                "comes back very often can be recited in the end.",
            ),
        ],
    )


# What is worked out once ------------------------------------------------------------------------------------------


@st.cache_data(show_spinner=False, max_entries=300)
def read(text: str) -> tuple[int, ...]:
    """A sentence's ids, the start token first. Raises BadInput."""
    from core.model.prompt import prompt_ids

    ids = prompt_ids(caches.tokenizer(), text, caches.document(caches.BASE, "config.json")["model"]["n_ctx"])
    if len(ids) > ROOM + 1:
        raise BadInput(f"The sentence has {len(ids) - 1} tokens; this page has room for {ROOM}. Use a shorter one.")
    if len(ids) < 2:
        raise BadInput("There is no word to hide; give at least one.")
    return tuple(ids)


def last_word(ids: tuple[int, ...]) -> int:
    return gradient_table.hidden(caches.tokenizer(), ids)


def shipped(step: int, text: str) -> tuple[Look, Slope] | None:
    return gradient_table.shipped(caches.document(caches.BASE, "analyses/laps.json"), text, step)


def look_at(step: int, text: str) -> Look:
    found = shipped(step, text)
    return found[0] if found else _looked(caches.BASE, step, text)


def slope_of(step: int, text: str) -> Slope:
    found = shipped(step, text)
    return found[1] if found else _nudged(caches.BASE, step, text)


@st.cache_data(show_spinner=False, max_entries=200)
def _looked(run: str, step: int, text: str) -> Look:
    from core.analyses.gradient_step import look

    return look(caches.run(run).model(step), read(text))


@st.cache_data(show_spinner="Taking nudges of every size …", max_entries=200)
def _nudged(run: str, step: int, text: str) -> Slope:
    from core.analyses.gradient_step import others, slope

    opened = caches.run(run)
    return slope(opened.model(step), read(text), gradient_table.rates(), others(opened))


def bench() -> list[str]:
    """Held-out sentences that ship with the run; none if it has none."""
    found = caches.document(caches.BASE, "analyses/knockout.json")
    return found["sentences"] if found else []


@st.cache_data(show_spinner=False, ttl=60)
def first_moment() -> int:
    """Where the lap is run as long as the reader has chosen no moment."""
    middle = caches.steps()[len(caches.steps()) // 2]
    try:
        found = caches.document(caches.BASE, "analyses/training.json")
        if not found or len(found["heldout_steps"]) < 2:
            return middle
        reached, _ = mostly_fallen(found["heldout_steps"], found["heldout_loss"], BEGIN)
    # the part that shows this file says what is wrong with it
    except (DamagedFile, LookupError, TypeError, ValueError):
        return middle
    return min(caches.steps(), key=lambda step: abs(step - reached))


def token(id: int) -> str:
    return caches.tokenizer().token(id)


def with_gap(ids: tuple[int, ...], place: int) -> str:
    """The sentence with a gap where the hidden word stands, Markdown."""
    decode = caches.tokenizer().decode
    before, whole, after = decode(list(ids[1:place])), decode(list(ids[1:place + 1])), decode(list(ids[1:]))
    return f"{plain(before)} **▁▁▁▁▁** {plain(after[len(whole):])}".strip()


main()
