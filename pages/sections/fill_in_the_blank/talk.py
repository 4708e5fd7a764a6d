"""The words beside the stage, one function a step."""

from __future__ import annotations

import numpy as np
import streamlit as st

from core.errors import BadInput
from core.formatting import NO_FIGURE, percent, percent_if
from core.results.cloze import Guess, nearest_to_text, round_sums
from pages.sections.fill_in_the_blank import grown, play
from pages.sections.fill_in_the_blank.picture import WORDS, at_moment, filled, guesses
from pages.sections.fill_in_the_blank.play import SLUG, blanks
from pages.sections.fill_in_the_blank.wording import cost, how_sure, in_the_round, standing
from pages.shared.browser import keys
from pages.shared.films.film import nearest
from pages.shared.frame import present
from pages.shared.frame.guesses import remember
from pages.shared.frame.moment import moment_name, moment_on
from pages.shared.loading import caches
from pages.shared.text import calibration, prose
from pages.shared.text.escape import plain
from pages.shared.text.wording import quoted, times
from pages.shared.widgets import box
from pages.shared.widgets.check import Answer, question
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.unknown_words import note_unknown_words

LONGEST = 40  # characters of a typed word
KEYS = {str(number): f"{SLUG}.option{number}" for number in range(1, 5)} | {"n": f"{SLUG}.next"}


def talk(step: str) -> None:
    {
        "certain": ask, "open": ask, "play": ask, "young": young, "surprise": surprise, "text": text, "round": the_round,
        "trap": trap, "check": check,
    }[step](step)


def ask(step: str) -> None:
    """Four words to tap (keys 1 to 4) and a place for any other; then where the word stands."""
    blank, found = play.asked(step), blanks()
    word = play.words_shown().get(blank)
    if step == "play":
        prose.show(SLUG, step, number=blank + 1, count=len(found.prompts))
    elif not word:
        prose.show(SLUG, step)
    with st.container(key="options"), st.grid(columns="auto", min_column_width=130, gap="small", key=f"{SLUG}.options"):
        for number, option in enumerate(found.facts["prompts"][blank]["options"], start=1):
            st.button(
                option, key=f"{SLUG}.option{number}", width="stretch", on_click=play.take, args=(blank, option),
                type="primary" if option == word else "secondary",
            )
    key = f"{SLUG}.own{blank}"
    box.text_input("Or a word of your own", key=key, max_chars=LONGEST, on_change=lambda: play.take(blank, box.value(key)))
    if word:
        with st.container(key="verdict"):
            verdict(blank, word, step)
        if step == "play":
            grown.offer(step)
    if step == "play":
        way_on(blank, len(found.prompts))
    if not present.is_on():
        keys.press(KEYS, label="Keys: 1 to 4 answer, N asks the next", key=f"{SLUG}.keys")


def verdict(blank: int, word: str, step: str) -> None:
    """Where the reader's word stands, at the moment that the stage shows."""
    try:
        guess = play.judged(blank, word)
    except BadInput as error:
        st.info(plain(str(error)))
        return
    moment = nearest(blanks().steps, moment_on())
    st.markdown(f"**{standing(guess, blanks().favourite(blank, moment), moment)}.**")
    note_unknown_words(guess.word)
    if step != "play":
        remember(SLUG, f"{blanks().prompts[blank]} …", word, blanks().favourite(blank, -1).word)
        said = blanks().facts["prompts"][blank]["said"]
        prose.show(SLUG, f"{step}_after", words=round(2 ** blanks().entropy(blank)[-1]), count=times(said["count"]))
    the_numbers(blank, guess, step)


def the_numbers(blank: int, guess: Guess, step: str) -> None:
    found, said = blanks(), blanks().facts["prompts"][blank]["said"]
    with drawer("The numbers", key=f"{SLUG}.numbers{blank}") as opened:
        if opened:
            prose.show(SLUG, "counted" if said["context"] == found.prompts[blank] else "counted_short",
                       context=plain(said["context"]), count=times(said["count"]))
            counts = dict(zip(found.facts["prompts"][blank]["options"], said["counts"], strict=True)) | dict(said["words"])
            missing = f"0 of {said['count']:,}" if said["kinds"] <= len(said["words"]) else NO_FIGURE
            top = [word for word, _ in found.top(blank, -1, 10)]
            rows = list(dict.fromkeys([*top, guess.word, *counts]))
            shares = {word: look.share[-1] for word in rows if (look := found.look_up(blank, word))} | {guess.word: guess.share[-1]}
            number_table({
                "Word": rows,
                "The trained model": [percent_if(float(shares[word]) if word in shares else None) for word in rows],
                **grown.column(step, blank, rows),
                "In the training text": [f"{counts[word]:,} of {said['count']:,}" if word in counts else missing for word in rows],
            })
            if grown.wanted(step):
                grown.kept(blank)


def way_on(blank: int, count: int) -> None:
    with st.container(horizontal=True, key=f"{SLUG}.way"):
        st.button("Blank before", key=f"{SLUG}.before", disabled=blank == 0, on_click=play.go_to, args=(blank - 1,))
        st.button("Next blank", key=f"{SLUG}.next", disabled=blank == count - 1, on_click=play.go_to, args=(blank + 1,),
                  type="primary" if blank in play.first_words() and blank < count - 1 else "secondary")


def young(step: str) -> None:
    found = blanks()
    blank, at = play.asked(step), play.young_moment(found.steps)
    before, after = (quoted(found.favourite(blank, moment).word) for moment in (at, -1))
    prose.show(SLUG, step, moment=moment_name(found.steps[at]), before=before,
               then=prose.section(SLUG, "young_same") if before == after else prose.section(SLUG, "young_other", after=after))
    grown.offer(step)
    with drawer("The numbers", key=f"{SLUG}.young_numbers") as opened:
        if opened:
            moment = nearest(found.steps, at_moment(step))
            row = grown.with_its_first(blank, moment, guesses(blank, moment, filled(blank, step))) if grown.wanted(step) else \
                guesses(blank, moment, filled(blank, step))
            number_table({"Word": [word for word, _ in row], f"Ours, {moment_name(found.steps[moment])}": [percent(share) for _, share in row],
                          **grown.column(step, blank, [word for word, _ in row])})
            if grown.wanted(step):
                grown.kept(blank)


def surprise(step: str) -> None:
    blank = play.asked(step)
    guess = filled(blank, step)
    moment = nearest(blanks().steps, moment_on())
    sure = how_sure(blanks().entropy(blank)[moment], blanks().facts["d_vocab"])
    prose.show(SLUG, step, finding=cost(guess.bits[moment], guess.word))
    with drawer("How sure it is, in bits", key=f"{SLUG}.entropy") as opened:
        if opened:
            prose.show(SLUG, "sure", finding=sure.sentence, bits=f"{sure.bits:.1f}", spread=sure.spread)


def text(step: str) -> None:
    blank = nearest_to_text(blanks(), WORDS)
    if blank is None:
        prose.show(SLUG, "text_never")
        return
    said = blanks().facts["prompts"][blank]["said"]
    prose.show(SLUG, step, context=plain(said["context"]), count=times(said["count"]))
    words, counts = zip(*said["words"][:WORDS], strict=True)
    with drawer("The numbers", key=f"{SLUG}.said") as opened:
        if opened:
            number_table({"Next": list(words), "Times": [f"{count:,}" for count in counts],
                     "In the text": [percent(count / said["count"]) for count in counts],
                     "The trained model": [percent(float(blanks().look_up(blank, word).share[-1])) for word in words]})


def the_round(step: str) -> None:
    found = blanks()
    words = {blank: play.judged(blank, word) for blank, word in play.first_words().items() if blank < len(found.prompts)}
    if words:
        reader, lot, best = round_sums(found, words)
        gap = reader - lot
        level = "level" if abs(gap) < 0.1 * max(lot, 1) else "above" if gap > 0 else "below"
        prose.show(SLUG, f"round_{level}", answered=len(words), all=len(found.prompts), reader=f"{reader:.0f}", lot=f"{lot:.0f}")
        st.button("Start again", key=f"{SLUG}.restart", on_click=play.restart, type="tertiary", icon=":material/replay:")
    else:
        prose.show(SLUG, "round_few")
    with drawer("The numbers", key=f"{SLUG}.round_numbers") as opened:
        if opened:
            if words:
                prose.show(SLUG, "agreement", lot=f"{lot:.1f}", best=f"{best:.1f}", **agreement(words))
            order, openness, mine, cheapest = in_the_round(found, play.first_words(), play.judged)
            number_table({
                "Beginning": [found.prompts[blank] for blank in order],
                "Open (bits)": [f"{value:.1f}" for value in openness],
                "Your word (bits)": [f"{words[blank].word} ({bits:.1f})" if blank in words else "not answered"
                                     for blank, bits in zip(order, mine, strict=True)],
                "Model's first guess (bits)": [f"{found.favourite(int(blank), -1).word} ({bits:.1f})"
                                               for blank, bits in zip(order, cheapest, strict=True)],
            })


def agreement(words: dict[int, Guess]) -> dict[str, int]:
    """How often reader and models named the model's first guess, and the training text's most frequent word, over the
    answered blanks.
    """
    found = blanks()
    young = play.young_moment(found.steps)
    said = {blank: next((word for word, _ in found.facts["prompts"][blank]["said"]["words"]), None) for blank in words}
    return {
        "answered": len(words),
        "hits": sum(guess.word == found.favourite(blank, -1).word for blank, guess in words.items()),
        "text_hits": sum(guess.word == said[blank] for blank, guess in words.items()),
        "model_text_hits": sum(found.favourite(blank, -1).word == said[blank] for blank in words),
        "young_text_hits": sum(found.favourite(blank, young).word == said[blank] for blank in words),
    }


def trap(step: str) -> None:
    prose.show(SLUG, step)
    table = calibration.measured()
    with drawer("Says 62 %, is right how often?", key=f"{SLUG}.trust") as opened:
        if opened and table:
            prose.show(SLUG, "calibration", **{kind["kind"]: f"{kind['texts']:,}" for kind in table["kinds"]})
            moment = table["steps"].index(moment_on())
            found = calibration.points(table, moment)
            number_table({"Share given": [f"{at * 10} to {at * 10 + 10} %" for at in range(table["bins"])],
                     **{kind: [f"{right * count:,.0f} of {count:,.0f}" for right, count in zip(rights, counts, strict=True)]
                        for kind, (_, rights, counts) in found.items()}})
            prose.show(SLUG, "calibrated")
    with drawer("How this differs from a big model", key=f"{SLUG}.scale") as opened:
        if opened:
            vocabulary = caches.document(caches.BASE, "config.json")["model"]["d_vocab"]
            prose.show(SLUG, "scale", vocabulary=f"{vocabulary:,}", blind=f"{np.log2(vocabulary):.1f}")


def check(_: str) -> None:
    question(
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
