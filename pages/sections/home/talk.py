"""The words beside the stage, one function a step."""

from __future__ import annotations

import streamlit as st

from core.errors import BadInput
from core.formatting import percent, signed
from core.results.grown_up import OUTSIDE
from pages.sections.home import grown, panels, play, shares
from pages.sections.home.chapter_map import chapter_map
from pages.sections.home.play import SLUG, USUAL
from pages.shared.frame.moment import moment_name, moment_on
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts, token_vector
from pages.shared.text import prose, sources
from pages.shared.text.learning import MOST, learned_after, mostly_fallen
from pages.shared.text.wording import quoted, tenths
from pages.shared.widgets import beginnings, box, unknown_words
from pages.shared.widgets.check import Answer, question
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict

PYTHIA_TOKENS = 299.9e9  # that each of the Pythia models read: Biderman et al. 2023, arXiv 2304.01373
OFFERED = 5  # beginnings
OFFERED_OUTSIDE = 3
LISTED = 8  # words of the text in a table
TAUGHT = {  # on purpose: genres of the data sheet
    "capitals": ("capitals lesson", "capitals quiz"),
    "verbs": ("verb lesson",),
    "facts": ("a plain fact", "one thing in a few lines", "two things that differ", "everybody knows", "questions and answers",
              "talk about what is so", "true or false", "what is it", "everyday sums", "sums with things", "sums asked"),
}


def talk(step: str) -> None:
    {
        "arrive": arrive, "guess": when, "yours": yours, "words": words, "tokens": tokens, "dials": dials,
        "assistant": grown.assistant, "trap": trap, "check": check,
    }[step](step)


def arrive(step: str) -> None:
    prose.show(SLUG, step, count=len(caches.steps()), read=panels.amount(caches.tokens_read(caches.steps()[-1])))
    with drawer("How this differs from a big model", key=f"{SLUG}.scale") as opened:
        if opened:
            read = caches.tokens_read(caches.steps()[-1])
            prose.show(SLUG, "scale", read=panels.amount(read), times=f"{PYTHIA_TOKENS / read:,.0f}",
                       parameters=f"{sum(parameter_counts().values()):,}")


def when(step: str) -> None:
    """A guess at when the loss has made most of its fall; what the curve says stands beside it."""
    losses = caches.losses()
    if losses is None:
        return
    above = st.container()
    picked = guess("Your guess", panels.GUESSES, f"{SLUG}.guess")
    if not picked:
        with above:
            prose.show(SLUG, step, part=tenths(MOST))
        return
    with above:
        reached, share = mostly_fallen(losses.steps, losses.held_out_bits)
        right = next(name for name, (_, end) in panels.GUESSES.items() if share <= end)
        prose.show(SLUG, "guess_after", verdict=verdict(picked, right, (SLUG, "When it has learned most")), step=f"{reached:,}", share=percent(share),
                   last=f"{losses.steps[-1]:,}", part=tenths(MOST))
    with drawer("What it learned after that", key=f"{SLUG}.after") as opened:
        if opened:
            st.markdown(learned_after(caches.courses(), reached))


def yours(step: str) -> None:
    """The reader's own beginning, what there is to say of it, and another throw of the dice."""
    prose.show(SLUG, step)
    box.text_input("Your beginning", key=play.PROMPT, max_chars=play.LONGEST, persist_state="session")
    more = remark(play.prompt())
    grown.offer(play.prompt())
    more_of(play.prompt(), more, step)
    st.button("Draw again", key=f"{SLUG}.again", icon=":material/casino:", on_click=play.draw_again)
    box.suggest("Five that it can go on with", beginnings.one_of_each(OFFERED) or play.PROMPTS, play.PROMPT,
                key=f"{SLUG}.suggestion")
    box.suggest("Outside its world", OUTSIDE[:OFFERED_OUTSIDE], play.PROMPT, key=f"{SLUG}.outside")
    with drawer("What can it go on with?", key=f"{SLUG}.kinds") as opened:
        if opened:
            st.markdown(beginnings.said())
            beginnings.offer(play.PROMPT, key=f"{SLUG}.beginnings")


def remark(prompt: str) -> list[str]:
    """One kind line on a beginning, if there is something to say. Returns what else there is."""
    try:
        play.refuse_long(prompt)
        asked = [prose.section(SLUG, "asked")] if unknown_words.asks(prompt) else []
        first, *more = [*asked, *unknown_words.remarks(prompt)] or [""]
    except BadInput:
        return []  # the stage says so
    if first:
        st.info(first, icon=":material/info:")
    return more


def more_of(prompt: str, remarks: list[str], step: str) -> None:
    """What else there is to say of a beginning, and the numbers of both models where two stand there, in a drawer."""
    beside = grown.written(prompt)
    if not remarks and not beside:
        return
    with drawer("More about this beginning" if remarks else "The numbers", key=f"{SLUG}.more") as opened:
        if opened:
            st.markdown("\n\n".join(remarks))
            if beside:
                row = shares.next_words(play.draw(step))[play.moment()]
                grown.numbers(prompt, [(word, share) for word, share, _ in row])


def words(step: str) -> None:
    prose.show(SLUG, step)
    with drawer("The numbers", key=f"{SLUG}.word_numbers") as opened:
        if opened:
            found = shares.written_words(play.draw(step))
            number_table({
                "It wrote": [panels.shown(one["token"]) for one in found],
                "Its share": [percent(one["share"]) for one in found],
                "Its place": [str(one["place"]) for one in found],
                "Likeliest there": [f"{panels.shown(one['top'][0][0])} ({percent(one['top'][0][1])})" for one in found],
            })


def tokens(step: str) -> None:
    prose.show(SLUG, step, width=caches.document(caches.BASE, "config.json")["model"]["d_model"])
    pieces = caches.tokenizer().pieces(play.prompt())
    with drawer("The numbers", key=f"{SLUG}.embedding") as opened:
        if opened and pieces:
            piece = pieces[min(play.token(), len(pieces) - 1)]
            numbers = token_vector(moment_on(), piece.id)
            prose.show(SLUG, "first_embedding", token=quoted(panels.shown(piece.token)), more=len(numbers) - 4,
                       numbers=", ".join(signed(number, ".3f") for number in numbers[:4]),
                       moment=moment_name(moment_on()))


def dials(step: str) -> None:
    """The dial that says most; the other two in a drawer, each with what it does."""
    prose.show(SLUG, step)
    st.slider("Temperature", 0.0, play.HOTTEST, step=0.1, format="%.1f", key=f"{SLUG}.temperature", persist_state="session")
    st.button("Back to the usual draw", key=f"{SLUG}.usual", on_click=play.turn_back, disabled=play.dials() == USUAL)
    others = (play.dials().top_k, play.dials().top_p) != (USUAL.top_k, USUAL.top_p)
    st.session_state.setdefault(f"{SLUG}.dials_open", others)
    with drawer("Two more dials", key=f"{SLUG}.dials_open") as opened:
        if opened:
            prose.show(SLUG, "dials_more")
            st.select_slider(
                "Top-k: drawn among", play.TOP_K, format_func=_among, key=f"{SLUG}.top_k", persist_state="session"
            )
            prose.show(SLUG, "dial_top_k")
            st.slider("Top-p", play.LOWEST_P, 1.0, step=0.05, key=f"{SLUG}.top_p", persist_state="session")
            prose.show(SLUG, "dial_top_p")


def trap(step: str) -> None:
    counted = {name: sources.texts(*genres) for name, genres in TAUGHT.items()}
    if not all(counted.values()):
        prose.show(SLUG, f"{step}_uncounted")
        return
    prose.show(SLUG, step, world=sources.of_100())
    with drawer("And who wrote the program?", key=f"{SLUG}.writers") as opened:
        if opened:
            prose.show(SLUG, "writers", **{name: f"{count:,}" for name, count in counted.items()})


def check(_: str) -> None:
    question(
        SLUG,
        "What has training changed in this model?",
        [
            Answer("The numbers inside it", "Its shape is the same at every moment. Only the numbers differ, and each "
                   "step of training moved them a little.", right=True),
            Answer("The grammar rules that people wrote into it", "No rule was written into it. What looks like "
                   "grammar came from adjusting its numbers, text by text."),
            Answer("A list of sentences that it looks up", "It keeps no list of sentences. It computes a share for "
                   "every possible next token, each time anew."),
        ],
    )
    prose.show(SLUG, "map")
    chapter_map()


def _among(count: int | str) -> str:
    return "all words" if count == play.ALL else "the likeliest word" if count == 1 else f"the {count} likeliest words"
