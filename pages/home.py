"""Chapter 0: the same prompt, continued by the same model at every moment of its training."""

from typing import NamedTuple

import streamlit as st

from core.errors import BadInput
from core.formatting import percent, signed
from pages.shared.films.writing import Draw, film_of, write_the_others, written
from pages.shared.frame import shell, url
from pages.shared.frame.chapters import Chapter, chapters
from pages.shared.loading import caches
from pages.shared.text import prose, sources
from pages.shared.text.escape import plain
from pages.shared.text.learning import MOST, learned_after, mostly_fallen
from pages.shared.text.wording import tenths
from pages.shared.widgets import beginnings, box
from pages.shared.widgets.check import Answer, check
from pages.shared.widgets.guess import verdict
from pages.shared.widgets.unknown_words import note

shell.enter()

PROMPTS = ("Once upon a time", "The cat sat on", "She opened the door and", "Dear Anna,")
WORDS = "home.words"  # the fragment
LONGEST = 200  # characters
WRITES = 32  # tokens
ALL = "all"
TOP_K = (1, 2, 5, 10, 50, ALL)
HOTTEST, LOWEST_P = 2.0, 0.05
TOKENS_SHOWN = 40
PYTHIA_TOKENS = 299.9e9  # that each of the Pythia models read: Biderman et al. 2023, arXiv 2304.01373
SHARES = ("Under a quarter", "About half", "Over three quarters")


class Dials(NamedTuple):
    """How a next token is drawn from the model's shares (core.model.sampling.distribution)."""

    temperature: float
    top_k: int | str  # how many of the likeliest, or ALL
    top_p: float


USUAL = Dials(0.7, ALL, 0.95)  # as core.analyses.home_page draws the prompts that ship with the run


def main() -> None:
    shell.head("home", moment=bool(caches.steps()), begin=0)
    with shell.part():
        if caches.steps():
            the_model()
        else:
            prose.show("home", "welcome_without_run")
    st.header("The chapters", anchor=False)
    with shell.part():
        prose.show("home", "map")
    chapter_map()


def the_model() -> None:
    with shell.part():
        prose.show("home", "welcome", read=_amount(caches.tokens_read(caches.steps()[-1])))
    from_noise_to_sentences()
    st.header("A trap to avoid", anchor=False)
    misconception()
    with st.expander("How this differs from a big model"), shell.part():
        read = caches.tokens_read(caches.steps()[-1])
        prose.show("home", "scale", read=_amount(read), times=f"{PYTHIA_TOKENS / read:,.0f}",
                   parameters=f"{sum(caches.parameter_counts().values()):,}")
    check(
        "home",
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


@shell.part()
def misconception() -> None:
    counted = {"capitals": sources.texts("capitals lesson", "capitals quiz"), "verbs": sources.texts("verb lesson")}
    if all(counted.values()):
        prose.show(
            "home", "misconception", world=sources.of_100(), **{name: f"{count:,}" for name, count in counted.items()}
        )
    else:
        prose.show("home", "misconception_uncounted")


@shell.fragment(key=WORDS)
def from_noise_to_sentences() -> None:
    url.bind("home.prompt", url.text("prompt", PROMPTS[0], LONGEST), "prompt")
    can = beginnings.said()
    if can:
        st.markdown(can)
        beginnings.offer("home.prompt", key="home.beginnings")
    else:
        box.suggest("Try one of these", PROMPTS, "home.prompt", key="home.suggestion")
    prompt = box.text_input(
        "Or type a beginning of your own", key="home.prompt", max_chars=LONGEST, persist_state="session"
    )
    url.put(prompt=prompt if prompt != PROMPTS[0] else None)
    st.header("How much has it read?", anchor=False)
    guess_when()
    prose.show("home", "how_much", count=len(caches.steps()))
    film, below = st.container(), st.container()
    with below:
        prose.show("home", "what_to_see")
        dials = ask_dials()
    try:
        with film:
            refuse_long(prompt)
            draw = draw_of(prompt, dials)
            film_of(draw, names=[_read_by(step) for step in caches.steps()], key="home.film", fragments=[WORDS])
            note(prompt)
    except BadInput as error:
        film.info(plain(str(error)), icon="✏️")
        return
    st.header("What the model sees", anchor=False)
    prose.show("home", "tokens", width=caches.document(caches.BASE, "config.json")["model"]["d_model"])
    tokens_of(prompt)
    write_the_others(draw, key="home.film")


def guess_when() -> None:
    """The reader's guess at when the loss has made most of its fall, then what the curve says, and the skills."""
    losses = caches.document(caches.BASE, "analyses/losses.json")
    if not losses:
        return
    guess = st.segmented_control(
        f"The better it guesses, the less new text surprises it. Guess first: after how much of its training has its average surprise made "
        f"{tenths(MOST)} tenths of its fall?",
        SHARES,
        key="home.guess",
        persist_state="session",
    )
    if guess:
        step, share = mostly_fallen(losses["steps"], losses["heldout_loss"])
        right = SHARES[0 if share < 0.25 else 1 if share <= 0.75 else 2]
        prose.show(
            "home",
            "learned",
            verdict=verdict(guess, right),
            step=f"{step:,}",
            last=f"{losses['steps'][-1]:,}",
            share=percent(share),
            part=tenths(MOST),
            after=learned_after(caches.document(caches.BASE, "analyses/skills.json"), step),
        )


def ask_dials() -> Dials:
    """The three dials of the draw, each with what it does in a sentence, in the address too."""
    url.bind("home.temperature", url.number("temperature", USUAL.temperature, 0, HOTTEST), "temperature")
    linked = url.choice("top_k", ALL, [str(count) for count in TOP_K])
    url.bind("home.top_k", linked if linked == ALL else int(linked), "top_k")
    url.bind("home.top_p", url.number("top_p", USUAL.top_p, LOWEST_P, 1), "top_p")
    moved = any(st.session_state[f"home.{name}"] != usual for name, usual in USUAL._asdict().items())
    with st.expander("How the next word is drawn", expanded=st.session_state.setdefault("home.dials_open", moved)):
        prose.show("home", "dials")
        temperature = st.slider(
            "Temperature", 0.0, HOTTEST, step=0.1, format="%.1f", key="home.temperature", persist_state="session"
        )
        prose.show("home", "dial_temperature")
        top_k = st.select_slider(
            "Top-k: drawn among", TOP_K, format_func=_among, key="home.top_k", persist_state="session"
        )
        prose.show("home", "dial_top_k")
        top_p = st.slider("Top-p", LOWEST_P, 1.0, step=0.05, key="home.top_p", persist_state="session")
        prose.show("home", "dial_top_p")
        dials = Dials(round(temperature, 2), top_k, round(top_p, 2))
        st.button("Back to the usual draw", key="home.usual", on_click=_turn_back, disabled=dials == USUAL)
    url.put(**{name: None if value == usual else f"{value:g}" if isinstance(value, float) else value
               for (name, value), usual in zip(dials._asdict().items(), USUAL, strict=True)})
    return dials


def draw_of(prompt: str, dials: Dials) -> Draw:
    """The draw behind the film; what came with the run needs no writing."""
    draw = Draw(prompt, WRITES, dials.temperature, None if dials.top_k == ALL else dials.top_k, dials.top_p)
    if dials == USUAL and prompt in _shipped():
        written(caches.BASE, draw).update(zip(caches.steps(), _shipped()[prompt], strict=True))
    return draw


def refuse_long(prompt: str) -> None:
    """Raises BadInput if prompt and continuation don't fit into what the model reads at once."""
    room = caches.document(caches.BASE, "config.json")["model"]["n_ctx"] - WRITES - 1
    count = len(caches.tokenizer().encode(prompt))
    if count > room:
        raise BadInput(f"That is {count} tokens. The model needs room to go on, so keep to {room} tokens or fewer.")


def _shipped() -> dict[str, list[str]]:
    """Prompts whose continuations came with the run, all of them at the same steps as the checkpoints."""
    home, more = (caches.document(caches.BASE, f"analyses/{name}.json") for name in ("home", "beginnings"))
    entries = home["prompts"] if home and tuple(home["steps"]) == caches.steps() else []
    if more and tuple(more["steps"]) == caches.steps():
        entries = [*entries, *(one for kind in more["kinds"] for one in kind["beginnings"])]
    return {entry["prompt"]: entry["texts"] for entry in entries}


def tokens_of(prompt: str) -> None:
    """The prompt cut into tokens, each with its id, and the beginning of the first one's embedding."""
    pieces = caches.tokenizer().pieces(prompt)
    with st.container(horizontal=True, gap="small", key="home.tokens"):
        for piece in pieces[:TOKENS_SHOWN]:
            st.markdown(f":blue-background[{plain(piece.token)}] :small[{piece.id}]", width="content")
    if len(pieces) > TOKENS_SHOWN:
        st.markdown(f"… and {len(pieces) - TOKENS_SHOWN} more.")
    if pieces:
        numbers = caches.token_vector(shell.moment(), pieces[0].id)
        begins = ", ".join(signed(number, ".3f") for number in numbers[:4])
        prose.show("home", "first_embedding", token=f":blue-background[{plain(pieces[0].token)}]", numbers=begins,
                   more=len(numbers) - 4)


def chapter_map() -> None:
    with st.grid(columns="auto", min_column_width=230, key="home.map"):
        for entry in chapters():
            if entry.slug != "home":
                _card(entry)


def _card(entry: Chapter) -> None:
    with st.container(border=True, height="stretch"):
        shell.link(entry)
        st.markdown(entry.summary)
        if entry.slug in shell.checked():
            st.markdown(":green[✓ question answered]")
        elif entry.slug in shell.visited():
            st.markdown(":green[✓ opened]")


def _turn_back() -> None:
    st.session_state.update({f"home.{name}": value for name, value in USUAL._asdict().items()})


def _among(count: int | str) -> str:
    return "all words" if count == ALL else "the likeliest word" if count == 1 else f"the {count} likeliest words"


def _read_by(step: int) -> str:
    return "It has read nothing yet" if step == 0 else f"It has read {_amount(caches.tokens_read(step))}"


def _amount(tokens: int) -> str:
    """In words of everyday size: a token is most often a whole word."""
    return f"{tokens / 1e6:.1f} million tokens" if tokens >= 999_500 else f"{round(tokens, -2):,} tokens"


main()
