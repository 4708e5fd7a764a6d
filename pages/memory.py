"""Chapter 7: what the model gives back word for word, what it puts together anew, and how that is told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from core.errors import BadInput
from core.formatting import percent
from pages.sections.memory import patchwork, wording
from pages.sections.memory.patchwork import times
from pages.shared.frame import shell, url
from pages.shared.loading import caches
from pages.shared.text import prose, tables
from pages.shared.text.escape import plain
from pages.shared.widgets import beginnings, box
from pages.shared.widgets.check import Answer, check
from pages.shared.widgets.figure_block import figure_block, numbers
from pages.shared.widgets.guess import SKIP, guess, verdict
from pages.shared.widgets.unknown_words import note

if TYPE_CHECKING:
    from core.text_index.longest_match import Said
    from core.text_index.suffix_array import Copied

shell.enter()

SLUG = "memory"
# fragments that show the shared moment
RECITE, COPIES, MIX, PARROT = "memory.recite", "memory.planted", "memory.mixes", "memory.both"
LONGEST = 300  # characters of a prompt
RECITED = 70  # tokens
EVERY = 0.7  # seconds between two looks whether the parrot is ready
WAITED = "memory.waited"  # session key: this reader was told to wait for the parrot
NEVER = "even the most copies are too few"
OPENING_WORDS = 5  # of a line, where the run doesn't say how many it was measured with
SHOWN = 5  # next words of parrot and model
ORDINARY = "Once upon a time"
LOOKED_UP = (
    "The capital of France is",
    "It was the best of times,",
    "The old king and the wet spreadsheet",
    "A recipe for carrot cake",
)


def main() -> None:
    shell.head(SLUG, moment=True)
    if not caches.steps():
        caches.run()  # says in one sentence what is missing
    prose.show(SLUG, "start")
    whole = False
    with shell.part():
        whole = has_text()
        if whole:
            st.header("Reciting", anchor=False)
            recite()
        else:
            prose.show(SLUG, "without_text")
    st.header("How many copies does it take?", anchor=False)
    copies()
    if whole:
        st.header("A mix that it never read", anchor=False)
        mix()
        st.header("A parrot beside it", anchor=False)
        parrot()
    st.header("Two ways to know a cake", anchor=False)
    cakes()
    st.header("A trap to avoid", anchor=False)
    prose.show(SLUG, "misconception")
    with st.expander("How this differs from a big model"), shell.part():
        prose.show(SLUG, "scale", parameters=f"{sum(caches.parameter_counts().values()):,}")
    question()


def has_text() -> bool:
    """Whether the run came with its training text, found out without unpacking it."""
    return caches.document(caches.BASE, "analyses/text_facts.json") is not None


# Reciting ---------------------------------------------------------------------------------------------------------


@shell.fragment(key=RECITE)
def recite() -> None:
    prose.show(SLUG, "recite", most=max((line["copies"] for line in patchwork.known_lines()), default=1))
    ready = openings()
    first = next(iter(ready.values()), ORDINARY)
    url.bind(f"{SLUG}.prompt", url.text("prompt", first, LONGEST), "prompt")
    st.pills("A beginning", list(ready), key=f"{SLUG}.opening", on_change=_take, args=("opening", "prompt", ready))
    text = box.text_input(
        "Or type your own beginning", key=f"{SLUG}.prompt", max_chars=LONGEST, persist_state="session"
    )
    beginnings.drawer(f"{SLUG}.prompt", key=f"{SLUG}.beginnings")
    url.put(prompt=text if text != first else None)
    picked = guess("How will the model go on?", wording.RECITALS, f"{SLUG}.guess_recite")
    if not picked:
        return
    step = shell.moment()
    try:
        whole, start, compared = recited(caches.BASE, step, text)
    except BadInput as error:
        st.info(plain(str(error)), icon=":material/edit:")
        return
    note(text)
    line = wording.planted_line(text, patchwork.known_lines())
    finding = wording.recital(whole, start, line, compared)
    st.markdown(f"### {wording.capital(shell.moment_name(step))}: {finding}")
    if picked != SKIP:
        st.markdown(
            verdict(picked, wording.RECITALS[wording.how_recited(whole, start, line)])
            if line
            else prose.section(SLUG, "no_line")
        )
    patchwork.show(whole, start, compared, caches.memory_index(), key=RECITE)
    prose.show(SLUG, "recited", shortest=shortest())


def openings() -> dict[str, str]:
    """Beginnings to try: one famous line for each number of copies, and one that begins thousands of texts."""
    lines = sorted(
        (line for line in patchwork.known_lines() if line["source"] == "famous"), key=lambda line: -line["copies"]
    )
    best = {line["copies"]: line for line in reversed(lines)} | {
        line["copies"]: line for line in lines if "Two Cities" in line["work"]
    }
    words = (caches.document(caches.BASE, "analyses/memory.json") or {}).get("given_words", OPENING_WORDS)
    found = {}
    for copies in sorted(best, reverse=True):
        opening = " ".join(best[copies]["text"].split()[:words])
        found[f"{opening} … ({copies} {'copy' if copies == 1 else 'copies'})"] = opening
    return found | {f"{ORDINARY} …": ORDINARY}


def _take(pills: str, field: str, ready: dict[str, str]) -> None:
    picked = st.session_state[f"{SLUG}.{pills}"]
    if picked:
        st.session_state[f"{SLUG}.{field}"] = ready[picked]


@st.cache_data(show_spinner="The model goes on …", max_entries=300)
def _written(run: str, step: int, text: str, seed: int | None) -> tuple[str, int]:
    """(the prompt with what the model writes after it, where that begins); the likeliest words without a seed.

    Raises BadInput.
    """
    from core.analyses.held_out_combinations import write_on
    from core.model.prompt import continuation, prompt_ids
    from core.model.sampling import generate

    opened = caches.run(run)
    model, tokenizer = opened.model(step), opened.tokenizer
    if seed is not None:
        return text + write_on(model, tokenizer, text, seed), len(text)
    ids = prompt_ids(tokenizer, text, opened.config.model.n_ctx)
    prompt = tokenizer.decode(ids)
    new = list(
        generate(model, ids, min(RECITED, opened.config.model.n_ctx - len(ids)), temperature=0, end_id=tokenizer.end_id)
    )
    return prompt + continuation(tokenizer, ids, new), len(prompt)


@st.cache_data(show_spinner="Looked up in the training text …", max_entries=300)
def _compared(run: str, text: str) -> Copied:
    return caches.memory_index(run).compare(text)


def recited(run: str, step: int, text: str) -> tuple[str, int, Copied]:
    whole, start = _written(run, step, text, None)
    return whole, start, _compared(run, whole)


def shortest() -> int:
    from core.text_index.suffix_array import SHORTEST

    return SHORTEST


# Copies -----------------------------------------------------------------------------------------------------------


@shell.fragment(key=COPIES)
def copies() -> None:
    table = caches.document(caches.BASE, "analyses/memory.json")
    if not table or tuple(table["steps"]) != caches.steps():
        prose.show(SLUG, "without_copies")
        return
    from pages.sections.memory.copies_film import copies_film

    levels = sorted({line["copies"] for line in table["lines"]})
    made_up = [line for line in table["lines"] if line["source"] == "invented"]
    example = next((line["text"] for line in made_up if line["copies"] == levels[-1]), table["lines"][-1]["text"])
    prose.show(
        SLUG,
        "copies",
        example=plain(example),
        lines=len(table["lines"]),
        levels=", ".join(map(str, levels[:-1])),
        most=levels[-1],
        given=table.get("given_words", OPENING_WORDS),
    )
    source = "invented" if made_up else "famous"
    rows = [row for row in table["by_copies"] if row["source"] == source]
    needed = next((row["copies"] for row in rows if row["recalled"][-1] >= 0.5), None)
    names = {**{f"{level}": level for level in levels}, NEVER: None}
    picked = guess(
        "From how many copies on does it recite at least half of the lines without a mistake?",
        names,
        f"{SLUG}.guess_copies",
    )
    if not picked:
        return
    if picked != SKIP:
        st.markdown(verdict(picked, NEVER if needed is None else str(needed)))
    st.markdown(f"### {wording.copies_title(rows, needed, source)}")
    followers = (COPIES, RECITE, MIX, PARROT) if has_text() else (COPIES,)
    copies_film(table["lines"], steps=table["steps"], key=f"{SLUG}.copies", fragments=followers)
    st.caption(
        "Each mark is one planted line. Upward: the chance that the model gives to the right next token of the line, averaged over the line. "
        "The lines through the marks are medians: half of the marks lie above, half below."
    )
    moment = wording.nearest(table["steps"], shell.moment())
    numbers(
        {
            "Kind": [row["source"] for row in table["by_copies"]],
            "Copies": [row["copies"] for row in table["by_copies"]],
            "Lines": [row["n"] for row in table["by_copies"]],
            f"Chance a token, {shell.moment_name(table['steps'][moment])}": [
                percent(row["p_token"][moment]) for row in table["by_copies"]
            ],
            "Recited without a mistake": [
                f"{round(row['recalled'][moment] * row['n'])} of {row['n']}" for row in table["by_copies"]
            ],
        },
        key=f"{SLUG}.copies",
    )
    prose.show(SLUG, "copied", finding=wording.famous_or_invented(table["by_copies"], levels))
    exposed()


def exposed() -> None:
    """How far each invented line stands out among lines of the same words that were never planted."""
    facts = (caches.document(caches.BASE, "analyses/memorising.json") or {}).get("exposure")
    if not facts:
        return
    from core.figures import memory as figures

    bits, counts = np.array(facts["bits"])[:, -1], np.array(facts["copies"])
    levels = np.unique(counts)
    middle = {int(level): float(np.median(bits[counts == level])) for level in levels}
    medians = ", ".join(f"{wording.counted(level)} {value:.1f} bits" for level, value in middle.items())
    first = bits >= facts["most"] - 1e-3
    with st.expander("How could somebody dig such a line out?"):
        prose.show(
            SLUG,
            "exposure",
            candidates=f"{facts['candidates']:,}",
            example=plain(facts["example"]),
            most=f"{facts['most']:.0f}",
        )
        figure_block(
            figures.exposure(facts["copies"], bits, facts["most"]),
            key=f"{SLUG}.exposure",
            height=340,
            title=wording.exposure_title(middle, facts["most"]),
            caption=f"Exposure of each invented line after all training. Medians: {medians}. The most possible is {facts['most']:.0f} bits.",
            table={
                "copies": [str(level) for level in middle],
                "median exposure (bits)": [f"{value:.1f}" for value in middle.values()],
                "lines that come first of all": [
                    f"{int(first[counts == level].sum())} of {int((counts == level).sum())}" for level in levels
                ],
            },
        )


# New mixes --------------------------------------------------------------------------------------------------------


@shell.fragment(key=MIX)
def mix() -> None:
    facts = caches.document(caches.BASE, "analyses/memorising.json")
    if not facts or not facts["combinations"]:
        prose.show(SLUG, "without_mixes")
        return
    mixes = facts["combinations"]
    prose.show(SLUG, "mix", count=len(mixes))
    names = [f"{one['kind']}: {one['topic']}" for one in mixes]
    url.bind(f"{SLUG}.mix", names[url.integer("question", 1, 1, len(mixes)) - 1], "question")
    name = st.selectbox(
        "A kind of text, and a topic that it never had", names, key=f"{SLUG}.mix", persist_state="session"
    )
    number = names.index(name)
    url.bind(f"{SLUG}.seed", url.integer("seed", 1, 1, 10_000), "seed")
    seed = st.session_state[f"{SLUG}.seed"]
    url.put(question=number + 1 if number else None, seed=seed if seed > 1 else None)
    picked = guess("How much of what it writes will be copied?", wording.SHARES, f"{SLUG}.guess_mix")
    if not picked:
        return
    step, chosen = shell.moment(), mixes[number]
    whole, start = _written(caches.BASE, step, chosen["prompt"], seed)
    compared = _compared(caches.BASE, whole)
    share = compared.novel_share(start)
    st.markdown(f"### {wording.capital(shell.moment_name(step))}: {wording.mixed(share, compared)}")
    if picked != SKIP and not np.isnan(share):
        st.markdown(verdict(picked, wording.share_name(1 - share)))
    st.markdown(f"Its first line, “{plain(chosen['prompt'].strip())}”, stands nowhere in the training text.")
    patchwork.show(whole, start, compared, caches.memory_index(), key=MIX)
    st.button("Write another one", key=f"{SLUG}.again", on_click=_again, icon=":material/casino:")
    new = [
        whole[one.start : one.end]
        for one in compared.new
        if one.start >= start and "\n" not in whole[one.start : one.end]
    ][: wording.NAMED]
    if new:
        prose.show(SLUG, "new", examples=", ".join(f"“{plain(stretch)}”" for stretch in new))
    in_runs(facts)


def _again() -> None:
    st.session_state[f"{SLUG}.seed"] += 1
    st.session_state.pop(f"{MIX}.source", None)


def in_runs(facts: dict[str, Any]) -> None:
    """Is it copying, or is that how much any new text has in common with the old one?"""
    from core.figures import memory as figures

    runs, length = facts["runs"], facts["shortest"]
    model, program = np.array(runs["model"], dtype=float), np.array(runs["program"], dtype=float)
    at = runs["lengths"].index(length)
    ours, theirs = (
        np.median([one[by] for one in facts["combinations"] if one[by] is not None])
        for by in ("model_new", "program_new")
    )
    prose.show(SLUG, "runs", mixes=len(facts["combinations"]), model_new=percent(ours), program_new=percent(theirs))
    figure_block(
        figures.runs(runs["lengths"], model, program, length),
        key=f"{SLUG}.runs",
        height=360,
        title=wording.runs_title(model[at], program[at], length),
        caption=f"Share of all stretches of a length that stand in the training text. {length} words and marks in a row: {percent(model[at])} of "
        f"what the model wrote ({runs['model_texts']} texts), {percent(program[at])} of {runs['program_texts']} new texts of the program.",
        table={
            "in a row": [str(one) for one in runs["lengths"]],
            "written by the model": [percent(one) for one in model],
            "new text of the program": [percent(one) for one in program],
        },
        how_to_read="One word nearly always stands in the training text; so do many pairs. The longer the stretch, the rarer. The dotted line marks "
        "the length from which this page calls a stretch copied.",
    )


# The parrot -------------------------------------------------------------------------------------------------------


def parrot() -> None:
    """Not to be called inside a fragment: as long as the parrot has to sort its text it looks again and again by itself."""
    shell.fragment(_parrot, key=PARROT, run_every=EVERY if caches.reading_up().is_alive() else None)()


def _parrot() -> None:
    prose.show(SLUG, "parrot")
    url.bind(f"{SLUG}.other", url.text("other", LOOKED_UP[0], LONGEST), "other")
    ready = {text: text for text in LOOKED_UP}
    st.pills(
        "A beginning for both", LOOKED_UP, key=f"{SLUG}.looked_up", on_change=_take, args=("looked_up", "other", ready)
    )
    text = box.text_input("Or type your own", key=f"{SLUG}.other", max_chars=LONGEST, persist_state="session")
    url.put(other=text if text != LOOKED_UP[0] else None)
    if caches.reading_up().is_alive():
        st.session_state[WAITED] = True
        documents = caches.document(caches.BASE, "analyses/text_facts.json")["documents"]
        st.info(prose.section(SLUG, "parrot_sorts", documents=f"{documents:,}"), icon=":material/info:")
    elif st.session_state.pop(WAITED, False):
        st.rerun()  # without the looks from now on
    else:
        answers(text)
    contest()


def answers(text: str) -> None:
    """What the parrot and the model say after a text, side by side."""
    try:
        said, words, shares = both(caches.BASE, shell.moment(), text)
    except BadInput as error:
        st.info(plain(str(error)), icon=":material/edit:")
        return
    st.markdown(f"### {wording.parrot_title(said, text)}")
    left = [
        f"{plain(wording.unit(unit))} · {percent(count / said.count)} ({times(count)})"
        for unit, count in said.next[:SHOWN]
    ]
    right = [f"{plain(word)} · {percent(share)}" for word, share in zip(words, shares, strict=True)]
    rows = max(len(left), len(right))
    tables.show(
        {
            "Place": [str(place + 1) for place in range(rows)],
            "The parrot says": left + ["–"] * (rows - len(left)),
            "The model says": right,
        }
    )
    note(text)


@st.cache_data(show_spinner=False, max_entries=300)
def both(run: str, step: int, text: str) -> tuple[Said, list[str], list[float]]:
    """What the parrot says, and the model's likeliest tokens with their shares. Raises BadInput."""
    from core.model.prompt import prompt_ids
    from core.model.sampling import next_token
    from core.text_index.longest_match import Parrot

    opened = caches.run(run)
    probs = next_token(opened.model(step), prompt_ids(opened.tokenizer, text, opened.config.model.n_ctx))
    top = probs.topk(SHOWN)
    words = [wording.unit(opened.tokenizer.token(id)) for id in top.indices.tolist()]
    return Parrot(caches.memory_index(run)).say(text), words, top.values.tolist()


def contest() -> None:
    """Who is less surprised by text that neither has read?"""
    facts, losses = (caches.document(caches.BASE, f"analyses/{name}.json") for name in ("memorising", "losses"))
    if not facts or not losses or "heldout" not in facts["parrot"]:
        return
    from core.figures import memory as figures

    new = facts["parrot"]["heldout"]
    prose.show(SLUG, "contest", documents=f"{new['documents']:,}")
    picked = guess("Who is less surprised by the new text?", wording.WINNERS, f"{SLUG}.guess_contest")
    if not picked:
        return
    model, looked = np.array(losses["heldout_loss"], dtype=float), new["loss"]
    if picked != SKIP:
        st.markdown(verdict(picked, wording.winner(float(model[-1]), looked)))
    figure_block(
        figures.against_parrot(losses["steps"], model, looked, losses["floor"]),
        key=f"{SLUG}.contest",
        height=380,
        title=wording.contest_title(losses["steps"], model, looked),
        caption=f"Loss of {new['documents']:,} held-out documents. The parrot: {looked:.2f}. The model: {model[0]:.2f} before training, "
        f"{model[-1]:.2f} after {losses['steps'][-1]:,} steps. The writer paid {losses['floor']:.2f}.",
        table={
            "step": [f"{step:,}" for step in losses["steps"]],
            "model": [f"{loss:.3f}" for loss in model],
            "parrot": [f"{looked:.3f}"] * len(model),
        },
    )
    prose.show(
        SLUG, "contested", silent=percent(new["silent"]), context=f"{new['context']:.0f}", words=f"{new['words']:,}"
    )
    if "house" in facts["parrot"] and losses["house_heldout_loss"]:
        prose.show(SLUG, "house", **wording.on_prose(facts["parrot"]["house"], losses["house_heldout_loss"][-1]))


@shell.fragment
def cakes() -> None:
    """Which of two cooks is the parrot like? Then the line between them, and why it is blurry."""
    prose.show(SLUG, "cake")
    picked = guess("The parrot is like …", wording.COOKS, f"{SLUG}.guess_cook")
    if picked:
        prose.show(SLUG, "blurry", verdict=verdict(picked, wording.COOKS[0]))


def question() -> None:
    check(
        SLUG,
        "The model writes a recipe for a cake that its training text never had, in good order, with the right things. What is that?",
        [
            Answer(
                "It looked the recipe up",
                "There was none to look up: that mix stands nowhere in its text. Each word was "
                "worked out from its numbers.",
            ),
            Answer(
                "It memorised it",
                "Only what stands in the training text can be memorised, and this recipe doesn't. Only stretches of it do.",
            ),
            Answer(
                "It generalised: it joined patterns that it had learned apart",
                "It had read many recipes, and met the word elsewhere. It put the two "
                "together. That some stretches stand in its text too is the blurry part.",
                right=True,
            ),
            Answer(
                "It understood baking",
                "It has never tasted a cake. It learned which words follow which, well enough to write a new list of steps.",
            ),
        ],
    )


main()
