"""What stands on the stage: the sentence with its blank over the model's guesses, the words of the text beside its
shares, the round, or whether shares mean what they say.
"""

from __future__ import annotations

import numpy as np

from core.errors import BadInput
from core.formatting import percent
from core.results.cloze import Guess, nearest_to_text
from core.results.grown_up import CALLED
from pages.sections.fill_in_the_blank import grown, play
from pages.sections.fill_in_the_blank.play import SLUG, STAGE, blanks
from pages.sections.fill_in_the_blank.wording import in_the_round, sure_in_short
from pages.shared.films.film import moment_title, nearest
from pages.shared.films.plotly_film import Frame, plotly_film
from pages.shared.frame.moment import moment_chosen, moment_on
from pages.shared.loading import caches
from pages.shared.text import calibration
from pages.shared.text.wording import ordinal

BARS = 7
WORDS = 5  # of the training text, beside the model's shares


def picture(step: str) -> None:
    if step == "text" and nearest_to_text(blanks(), WORDS) is not None:
        text_and_model(nearest_to_text(blanks(), WORDS))
    elif step == "round":
        the_round()
    elif step == "trap" and calibration.measured():
        trusted()
    else:
        the_guesses(step)


def the_guesses(step: str) -> None:
    """The model's guesses as bars, their words hidden until the blank is filled; then at every moment."""
    from core.figures import fill_in_the_blank as figures

    blank, found = play.asked(step), blanks()
    guess = filled(blank, step)
    covered = guess is None
    moments = range(len(found.steps))
    shown = [moments[-1]] if covered else list(moments)
    rows = [guesses(blank, moment, guess) for moment in shown]
    if not covered and grown.wanted(step):
        rows = [grown.with_its_first(blank, moment, row) for moment, row in zip(shown, rows, strict=True)]
    mine = guess.word if guess else None
    frames = [figures.bars_of(row, mine, covered=covered) for row in rows]
    prompt = found.prompts[blank]
    others = [grown.shares(prompt, [word for word, _ in row]) if not covered and grown.wanted(step) else None for row in rows]
    plotly_film(
        figures.guess_bars(rows[-1], mine, covered=covered, others=others[-1], called=CALLED),
        [Frame(bars_at(row, frame, other), {"yaxis.ticktext": frame["labels"]}) for row, frame, other in zip(rows, frames, others, strict=True)],
        steps=[found.steps[moment] for moment in shown],
        sentences=[said(found.steps[moment], prompt, row, covered) + grown.said(prompt, row, other)
                   for moment, row, other in zip(shown, rows, others, strict=True)],
        headlines=[f"{prompt} {'▁▁▁' if covered else f'▁{mine}▁'}\n{finding(blank, moment, guess)}" for moment in shown],
        key=f"{SLUG}.bars",
        tween=False,
        start=0 if covered else nearest(found.steps, at_moment(step)),
        fragments=[STAGE],
    )


def bars_at(row: list[tuple[str, float]], frame: dict[str, list], other: list[float | None] | None) -> dict[int, dict[str, list]]:
    """What the bars hold at one moment, and another model's beside them, if they are wanted."""
    from core.figures import fill_in_the_blank as figures

    first = {"x": frame["x"], "text": frame["text"], "marker.line.width": frame["outline"]}
    if not other:
        return {0: first}
    behind, second = figures.beside([share for _, share in row], other)
    return {0: first | behind, 1: second}


def at_moment(step: str) -> int:
    """The step of training at which the bars stand."""
    found = blanks()
    return found.steps[play.young_moment(found.steps)] if step == "young" and not moment_chosen() else moment_on()


def filled(blank: int, step: str) -> Guess | None:
    """The word in a blank; where the step needs one and none was given, the model's own first guess."""
    word = play.words_shown().get(blank)
    try:
        if word:
            return play.judged(blank, word)
    except BadInput:
        pass
    return None if step in ("certain", "open", "play") else blanks().favourite(blank, -1)


def guesses(blank: int, moment: int, guess: Guess | None) -> list[tuple[str, float]]:
    """The likeliest words at a moment, with the reader's own beneath them if it is none of them."""
    bars = blanks().top(blank, moment, BARS)
    if guess and guess.word not in [label for label, _ in bars]:
        bars = [*bars[:BARS - 1], (guess.word, float(guess.share[moment]))]
    return bars


def finding(blank: int, moment: int, guess: Guess | None) -> str:
    """The line under the sentence: how sure the model is, and where the reader's word stands."""
    found = blanks()
    if guess is None:
        return f"Its guesses, covered: {sure_in_short(found.entropy(blank)[moment])}"
    place = "in pieces" if guess.place is None else f"its {ordinal(int(guess.place[moment]))} guess"
    name = moment_title(found.steps[moment])
    return f"{name} “{guess.word}” is {place}, {percent(guess.share[moment])}; {sure_in_short(found.entropy(blank)[moment])}"


def said(step: int, prompt: str, row: list[tuple[str, float]], covered: bool) -> str:
    shares = ", ".join(percent(share) if covered else f"{word} {percent(share)}" for word, share in row)
    return f"{moment_title(step)}, after “{prompt}”: {'shares of words still hidden: ' if covered else ''}{shares}."


def text_and_model(blank: int) -> None:
    """What follows the same words in the training text, beside the shares of the trained model."""
    from core.figures import fill_in_the_blank as figures

    found = blanks()
    prompt, text = found.prompts[blank], found.facts["prompts"][blank]["said"]
    words, counts = zip(*text["words"][:WORDS], strict=True)
    in_text = np.array(counts) / text["count"]
    model = np.array([found.look_up(blank, word).share[-1] for word in words])
    shares = "; ".join(f"{word} {percent(float(a))} in the text, {percent(float(b))} by the model"
                       for word, a, b in zip(words, in_text, model, strict=True))
    plotly_film(
        figures.said_and_guessed(words, in_text, model), [Frame({})], steps=[caches.steps()[-1]],
        sentences=[f"After “{prompt}”: {shares}."],
        headlines=[f"{prompt} ▁▁▁\n“{words[0]}” follows {percent(float(in_text[0]))} of the time; the trained model says "
                   f"{percent(float(model[0]))}"],
        key=f"{SLUG}.counted", start=0, fragments=[STAGE],
    )


def the_round() -> None:
    """All blanks from certain to open, with the reader's words on them."""
    from core.figures import fill_in_the_blank as figures

    order, openness, mine, best = in_the_round(blanks(), play.first_words(), play.judged)
    words = play.first_words()
    given = {f"{words[blank]} ({number})" if list(words.values()).count(words[blank]) > 1 else words[blank]: (float(x), float(y))
             for number, (blank, x, y) in enumerate(zip(order, openness, mine, strict=True), start=1) if blank in words}
    prompts = [blanks().prompts[blank] for blank in order]
    costly = max(given, key=lambda word: given[word][1], default=None)
    finding = f"Your costliest word: “{costly}”, {given[costly][1]:.1f} bits" if given else "No word of yours yet"
    plotly_film(
        figures.certain_to_open(openness, best, given), [Frame({})], steps=[caches.steps()[-1]],
        sentences=[f"From most certain to most open: “{prompts[0]}” at {openness[0]:.1f} bits, “{prompts[-1]}” at "
                   f"{openness[-1]:.1f} bits. {finding}."],
        headlines=[f"From certain to wide open\n{finding}"], key=f"{SLUG}.round", start=0, fragments=[STAGE],
    )


def trusted() -> None:
    """Whether a share of 62 % is right 62 times of 100, at every moment."""
    from core.figures import fill_in_the_blank as figures

    table = calibration.measured()
    kinds = [calibration.points(table, moment) for moment in range(len(table["steps"]))]
    told = [calibration.finding(table, moment) or f"{moment_title(step)} it gives no word such a share"
            for moment, step in enumerate(table["steps"])]
    plotly_film(
        figures.reliability(kinds[-1], calibration.SHORT),
        [Frame({number: figures.reliable(*points) for number, points in enumerate(of.values(), start=1)}) for of in kinds],
        steps=table["steps"], sentences=told,
        headlines=[f"Is it right as often as it says?\n{calibration.in_short(table, moment)}" for moment in range(len(told))],
        key=f"{SLUG}.trusted", fragments=[STAGE], start=nearest(table["steps"], moment_on()),
    )
