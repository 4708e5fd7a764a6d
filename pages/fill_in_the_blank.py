"""Chapter 1: the reader fills in a blank, then sees the model's own guesses, how sure it was, and what its training
text says.
"""

import numpy as np
import streamlit as st

from core.errors import BadInput
from core.figures.style import PARTS
from core.formatting import percent
from core.results.cloze import Blanks, Guess, measured, round_sums
from pages.sections.fill_in_the_blank.wording import cost, gauge, how_sure, standing
from pages.shared.browser import keys
from pages.shared.frame import focus, present, shell, url
from pages.shared.loading import caches
from pages.shared.text import calibration, prose, tables
from pages.shared.text.escape import plain
from pages.shared.text.wording import quoted, times
from pages.shared.widgets import box
from pages.shared.widgets.check import Answer, check
from pages.shared.widgets.figure_block import figure_block, numbers
from pages.shared.widgets.unknown_words import note_unknown_words

shell.enter()

SLUG = "fill_in_the_blank"
GAME, TRUST = f"{SLUG}.game", f"{SLUG}.trust"  # the fragments, which show the shared moment
ASK, ROUND = f"{SLUG}.ask", f"{SLUG}.your_round"  # the heads of its two views
LONGEST = 40  # characters of a typed word
BARS = 7
YOUNG = 1 / 40  # of training
ENOUGH = 4  # blanks filled before the round may be looked at
KEYS = {str(number): f"{SLUG}.option{number}" for number in range(1, 5)} | {"b": f"{SLUG}.back", "n": f"{SLUG}.next"}


def main() -> None:
    shell.head(SLUG, moment=bool(caches.steps()))
    with shell.part():
        blanks = shipped(caches.BASE)
        if not caches.steps() or blanks is None:
            prose.show(SLUG, "without_blanks" if caches.steps() else "without_run")
            shell.foot(SLUG)
            return
        prose.show(SLUG, "welcome")
        game()
        trust()
    st.header("A trap to avoid", anchor=False)
    prose.show(SLUG, "misconception")
    with st.expander("How this differs from a big model"), shell.part():
        vocabulary = caches.document(caches.BASE, "config.json")["model"]["d_vocab"]
        prose.show(SLUG, "scale", vocabulary=f"{vocabulary:,}", blind=f"{np.log2(vocabulary):.1f}")
    check(
        SLUG,
        "A model spreads its shares over fifty words, none above 5 %. What does that tell you?",
        [
            Answer(
                "Many words fit here",
                "After such a beginning its training text goes on in many ways, so many shares are the best guess "
                "there is. You saw it with the door that opens.",
                right=True,
            ),
            Answer(
                "The model is broken",
                "A broken model spreads its shares everywhere, even after “To be or not to”. This one is only "
                "open where its text is open.",
            ),
            Answer(
                "It has not finished yet",
                "It gives all its shares in one go, and they always add up to 100 %. "
                "A wide spread is its whole answer.",
            ),
        ],
    )


@st.cache_resource(show_spinner=False, ttl=60)
def shipped(run: str) -> Blanks | None:
    """What came with the run for this chapter; None if it came without, or belongs to other checkpoints."""
    facts, arrays = (
        caches.document(run, "analyses/blanks.json"),
        caches.arrays(run, "analyses/blank_shares.safetensors"),
    )
    if not facts or arrays is None or not set(facts["steps"]) <= set(caches.steps(run)):
        return None
    return Blanks(facts, arrays, caches.tokenizer(run))


@shell.fragment(key=GAME)
def game() -> None:
    blanks = shipped(caches.BASE)
    blank = current_blank(blanks)
    if current_view() == "round":
        the_round(blanks)
        return
    prompt, word = blanks.prompts[blank], words_shown().get(blank)
    with st.container(key=ASK):
        st.header(f"Question {blank + 1} of {len(blanks.prompts)}", anchor=False)
    focus.at(ASK)
    st.markdown(f"### {plain(prompt)} :violet-background[{plain(word) if word else '&nbsp;?&nbsp;'}]")
    choices(blanks, blank, word)
    way_on(blanks, blank)
    if word:
        prose.show(SLUG, "again")
        try:
            reveal(blanks, blank, judged(blank, word))
        except BadInput as error:
            st.info(plain(str(error)), icon="✏️")


def choices(blanks: Blanks, blank: int, word: str | None) -> None:
    """Four words to tap (keys 1 to 4) and a place for any other."""
    with st.grid(columns="auto", min_column_width=150, key=f"{SLUG}.options"):
        for number, option in enumerate(blanks.facts["prompts"][blank]["options"], start=1):
            st.button(
                option, key=f"{SLUG}.option{number}", width="stretch", on_click=take, args=(blank, option),
                icon="✏️" if option == word else None,
            )
    key = f"{SLUG}.own{blank}"
    box.text_input(
        "Or type a word of your own", key=key, max_chars=LONGEST, on_change=lambda: take(blank, box.value(key))
    )


def way_on(blanks: Blanks, blank: int) -> None:
    """Back, next, and the round once enough blanks are filled."""
    last = blank == len(blanks.prompts) - 1
    with st.container(horizontal=True, key=f"{SLUG}.way"):
        st.button("Back", key=f"{SLUG}.back", disabled=blank == 0, on_click=go_to, args=(blank - 1,))
        st.button("Next blank", key=f"{SLUG}.next", disabled=last, on_click=go_to, args=(blank + 1,),
                  icon="➡️" if blank in first_words() and not last else None)
        if last or len(first_words()) >= ENOUGH:
            st.button("See your round", key=f"{SLUG}.see_round", on_click=show_view, args=("round",), icon="📊")
    if not present.is_on():
        keys.press(KEYS, label="Keys: 1 to 4 answer, B goes back, N goes on", key=f"{SLUG}.keys")


def reveal(blanks: Blanks, blank: int, guess: Guess) -> None:
    """Everything about one filled blank, at the shared moment of training."""
    moment = nearest(blanks.steps, shell.moment())
    best = blanks.favourite(blank, moment)
    st.markdown(f"### {standing(guess, best, moment)}")
    note_unknown_words(guess.word)
    film(blanks, blank, guess)
    prose.show(SLUG, "grew")
    sure = how_sure(blanks.entropy(blank)[moment], blanks.facts["d_vocab"])
    st.markdown(f"### {sure.title}")
    st.html(gauge(sure, PARTS["prediction"].fill))
    prose.show(SLUG, "sure", finding=sure.sentence, bits=f"{sure.bits:.1f}", spread=sure.spread)
    st.markdown(f"### Your word costs {guess.bits[moment]:.1f} bits of surprise")
    prose.show(SLUG, "cost", finding=cost(guess.bits[moment], guess.word))
    three_players(blanks, blank, guess)
    training_text(blanks, blank, guess)


def film(blanks: Blanks, blank: int, guess: Guess) -> None:
    """The likeliest words as bars, at every moment, with the reader's own among them or beneath them."""
    from pages.shared.films.film import bars_film

    frames = []
    for moment in range(len(blanks.steps)):
        bars = blanks.top(blank, moment, BARS)
        if guess.word not in [label for label, _ in bars]:
            bars.append((guess.word, float(guess.share[moment])))
        frames.append(([label for label, _ in bars], [share for _, share in bars]))
    bars_film(frames=frames, steps=blanks.steps, mark=guess.word, key=f"{SLUG}.film", fragments=[GAME, TRUST])


def three_players(blanks: Blanks, blank: int, guess: Guess) -> None:
    """Reader, young model and trained model, each with a word, judged by both models."""
    young, last = young_moment(blanks.steps), len(blanks.steps) - 1
    players = [
        ("You", guess),
        ("The young model", blanks.favourite(blank, young)),
        ("The trained model", blanks.favourite(blank, last)),
    ]
    st.markdown(f"### {comparison(players)}")
    prose.show(SLUG, "compare")
    tables.show(
        {
            "Who": [name for name, _ in players],
            "Word": [plain(said.word) for _, said in players],
            f"Surprise {shell.moment_name(blanks.steps[young])}": [
                f"{said.bits[young]:.1f} bits" for _, said in players
            ],
            f"Surprise {shell.moment_name(blanks.steps[last])}": [f"{said.bits[last]:.1f} bits" for _, said in players],
        }
    )


def comparison(players: list[tuple[str, Guess]]) -> str:
    """The finding of the three players, whichever way it falls."""
    (_, you), (_, young), (_, trained) = players
    if you.word == young.word == trained.word:
        return "All three of you say the same word"
    if you.word == trained.word:
        return f"You and the trained model agree; the young one says {quoted(young.word)}"
    if young.word == trained.word:
        return f"Young or trained, the model says {quoted(trained.word)}"
    if you.word == young.word:
        return "You say what the model said when it was young"
    likelier = "likelier" if you.bits[-1] < young.bits[-1] else "less likely"
    return f"To the trained model, your word is {likelier} than the young one’s {quoted(young.word)}"


def training_text(blanks: Blanks, blank: int, guess: Guess) -> None:
    """What followed these words in the training text, counted."""
    said = blanks.facts["prompts"][blank]["said"]
    words, counts = zip(*said["words"], strict=True)
    mine = dict(said["words"]).get(guess.word)
    st.markdown(f"### In the training text, {quoted(words[0])} follows in {counts[0]:,} of {said['count']:,} places")
    section = "text" if said["context"] == blanks.prompts[blank] else "text_short"
    prose.show(SLUG, section, context=plain(said["context"]), count=times(said["count"]))
    listed = ", ".join(f"**{plain(word)}** {count:,}" for word, count in said["words"][:6])
    more = said["kinds"] - min(6, len(words))
    seldom = said["kinds"] > len(words)
    yours = (
        f"Your word, {quoted(guess.word)}, followed {times(mine)}."
        if mine
        else f"Your word, {quoted(guess.word)}, {'was rarer than the words counted here' if seldom else 'never followed'}."
    )
    st.markdown(f"{listed}{f' and {more} more' if more else ''}. {yours}")
    best = blanks.favourite(blank, -1).word
    if not seldom and best not in words:
        prose.show(SLUG, "text_apart", best=quoted(best))
    numbers(
        {"Next": list(words), "Times": list(counts), "Share": [percent(count / said["count"]) for count in counts]},
        key=f"{SLUG}.said",
    )


def the_round(blanks: Blanks) -> None:
    """All prompts from certain to open, with the reader's words on them."""
    from core.figures import fill_in_the_blank as figures

    words = {blank: judged(blank, word) for blank, word in first_words().items() if blank < len(blanks.prompts)}
    with st.container(key=ROUND):
        st.header("Your round", anchor=False)
    focus.at(ROUND)
    count = len(blanks.prompts)
    openness = np.array([blanks.entropy(blank)[-1] for blank in range(count)])
    best = np.array([blanks.favourite(blank, -1).bits[-1] for blank in range(count)])
    mine = np.array([words[blank].bits[-1] if blank in words else np.nan for blank in range(count)])
    order = np.argsort(openness, kind="stable")
    prompts = [blanks.prompts[blank] for blank in order]
    summary = (f"From most certain to most open: “{prompts[0]}” at {openness[order[0]]:.1f} bits, "
               f"“{prompts[-1]}” at {openness[order[-1]]:.1f} bits.")
    gap_section, title = (
        "",
        f"From {openness[order[0]]:.1f} bits to {openness[order[-1]]:.1f}: some blanks are certain, some wide open",
    )
    if words:
        reader, lot, low = round_sums(blanks, words)
        gap = reader - lot
        gap_section = "gap_level" if abs(gap) < 0.1 * max(lot, 1) else "gap_above" if gap > 0 else "gap_below"
        title = {
            "gap_level": "Your words surprise the model about as much as its own",
            "gap_above": f"Your words surprise the model more than its own: {reader:.0f} bits to {lot:.0f}",
            "gap_below": f"Your words surprise the model less than its own: {reader:.0f} bits to {lot:.0f}",
        }[gap_section]
        summary += f" Your costliest word: {costliest(blanks, words)}."
    figure_block(
        figures.certain_to_open(prompts, openness[order], mine[order], best[order]),
        title=title,
        caption=summary,
        table={
            "Beginning": prompts,
            "Open (bits)": [f"{value:.1f}" for value in openness[order]],
            "Your word (bits)": [
                f"{words[blank].word} ({mine[blank]:.1f})" if blank in words else "–" for blank in order
            ],
            "Model's first guess (bits)": [
                f"{blanks.favourite(int(blank), -1).word} ({best[blank]:.1f})" for blank in order
            ],
        },
        key=f"{SLUG}.round",
        height=figures.height(count),
        how_to_read="Each row is one beginning. The longer its bar, the more open the model finds it. A dot is your word, a diamond is the "
        "model's first guess: the further right, the more that word surprises the trained model. One bit is one coin toss.",
    )
    if words:
        prose.show(
            SLUG, "round", answered=len(words), all=count, reader=f"{reader:.1f}", lot=f"{lot:.1f}", best=f"{low:.1f}"
        )
        prose.show(SLUG, gap_section, gap=f"{abs(gap):.1f}")
        prose.show(SLUG, "agreement", **agreement(blanks, words))
    else:
        prose.show(SLUG, "round_few")
    prose.show(SLUG, "meaning")
    with st.container(horizontal=True):
        st.button("Back to the blanks", key=f"{SLUG}.to_game", on_click=show_view, args=(None,), icon="✏️")
        st.button("Start again", key=f"{SLUG}.restart", on_click=restart)


def costliest(blanks: Blanks, words: dict[int, Guess]) -> str:
    """The answered blank whose word surprised most, in words, plain text."""
    blank = max(words, key=lambda blank: words[blank].bits[-1])
    return f"“{words[blank].word}” after “{blanks.prompts[blank]}”, {words[blank].bits[-1]:.1f} bits"


def agreement(blanks: Blanks, words: dict[int, Guess]) -> dict[str, int]:
    """How often reader and models named the model's first guess, and the training text's most frequent word, over the
    answered blanks.
    """
    young = young_moment(blanks.steps)
    text = {blank: blanks.facts["prompts"][blank]["said"]["words"][0][0] for blank in words}
    return {
        "answered": len(words),
        "hits": sum(guess.word == blanks.favourite(blank, -1).word for blank, guess in words.items()),
        "text_hits": sum(guess.word == text[blank] for blank, guess in words.items()),
        "model_text_hits": sum(blanks.favourite(blank, -1).word == text[blank] for blank in words),
        "young_text_hits": sum(blanks.favourite(blank, young).word == text[blank] for blank in words),
    }


@shell.fragment(key=TRUST)
def trust() -> None:
    """A drawer: does a share of 62 % mean right in 62 of 100?"""
    table = calibration.measured()
    if not table or tuple(table["steps"]) != caches.steps():
        return
    drawer = st.expander("It says 62 %. Is it right in 62 of 100?", key=f"{SLUG}.trust_drawer", on_change="rerun")
    if not drawer.open:
        return
    from core.figures import fill_in_the_blank as figures

    moment = table["steps"].index(shell.moment())
    kinds = {kind["kind"]: tuple(np.array([np.nan if value is None else value for value in kind[name][moment]])
                                 for name in ("share", "right", "counts")) for kind in table["kinds"]}
    with drawer:
        prose.show(SLUG, "calibration", **{kind["kind"]: f"{kind['texts']:,}" for kind in table["kinds"]})
        told = calibration.finding(table, moment)
        errors = ", ".join(
            f"{calibration.KINDS[kind['kind']]} {percent(kind['error'][moment])}" for kind in table["kinds"]
        )
        figure_block(
            figures.reliability(
                {
                    calibration.KINDS[kind]: (share, right / np.maximum(counts, 1), counts)
                    for kind, (share, right, counts) in kinds.items()
                }
            ),
            title=told or f"{shell.moment_name(shell.moment()).capitalize()} it gives no word such a share",
            key=f"{SLUG}.calibration",
            height=420,
            caption=f"Share of right first guesses against the share that they were given, {shell.moment_name(shell.moment())}. How far the two lie "
            f"apart on average (expected calibration error): {errors}.",
            table={
                "Share given": [f"{at * 10} to {at * 10 + 10} %" for at in range(table["bins"])],
                **{
                    calibration.KINDS[kind]: [f"{right[at]:,.0f} of {counts[at]:,.0f}" for at in range(table["bins"])]
                    for kind, (_, right, counts) in kinds.items()
                },
            },
            how_to_read="Each mark stands for all first guesses that were given about such a share; the table has their numbers. On the dotted line, "
            "shares mean what they say. Under it the model is too sure. Marks for fewer than "
            f"{figures.FEWEST} guesses are left out.",
        )
        prose.show(SLUG, "calibrated")


def judged(blank: int, word: str) -> Guess:
    """A word in a blank: from what ships with the run, or else worked out now. Raises BadInput."""
    return shipped(caches.BASE).look_up(blank, word) or _measured(caches.BASE, blank, word)


@st.cache_data(show_spinner="The model reads your word …", max_entries=1000)
def _measured(run: str, blank: int, word: str) -> Guess:
    blanks, timeline = shipped(run), caches.timeline(run)
    guess = measured(timeline, blanks.prompts[blank], word)
    kept = [timeline.steps.index(step) for step in blanks.steps]
    return Guess(word, guess.bits[kept], None if guess.place is None else guess.place[kept])


# What the reader has done -----------------------------------------------------------------------------------------


def first_words() -> dict[int, str]:
    """The first word that the reader gave for each blank: these count."""
    return st.session_state.setdefault(f"{SLUG}.first", {})


def words_shown() -> dict[int, str]:
    """The word that is looked at for each blank."""
    return st.session_state.setdefault(f"{SLUG}.shown", {})


def take(blank: int, typed: str) -> None:
    word = " ".join(typed.split())
    if word:
        try:
            word = judged(blank, word).word
        except BadInput:
            pass  # the page says so in the word's place
        else:
            first_words().setdefault(blank, word)
        words_shown()[blank] = word


def go_to(blank: int) -> None:
    st.session_state[f"{SLUG}.question"] = blank + 1


def show_view(view: str | None) -> None:
    st.session_state[f"{SLUG}.view"] = view
    focus.going_to(ROUND if view else ASK)


def restart() -> None:
    first_words().clear()
    words_shown().clear()
    show_view(None)
    go_to(0)


def current_blank(blanks: Blanks) -> int:
    """Which blank is asked, from 0 on: the link's `question`, or where the reader has gone to since."""
    key, count = f"{SLUG}.question", len(blanks.prompts)
    url.bind(key, url.integer("question", 1, 1, count), "question")
    number = st.session_state[key]
    url.put(question=number if number > 1 else None)
    return number - 1


def current_view() -> str | None:
    key = f"{SLUG}.view"
    url.bind(key, "round" if url.choice("view", "", ("", "round")) else None, "view")
    url.put(view=st.session_state[key])
    return st.session_state[key]


def young_moment(steps: list[int]) -> int:
    """Index of the checkpoint that plays the young model: the one nearest to a fortieth of training."""
    return nearest(steps, steps[-1] * YOUNG)


def nearest(steps: list[int], step: float) -> int:
    return min(range(len(steps)), key=lambda index: abs(steps[index] - step))


main()
