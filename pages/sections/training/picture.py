"""What stands on the stage through one lap: guess and surprise, blame, slope, nudges in a row."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import streamlit as st

from core.config import ModelConfig
from core.formatting import percent
from core.results.gradient_table import NUDGE, Look
from pages.sections.training import influence, lap_words, lesson_picture, play, run_picture
from pages.sections.training.play import SLUG, STAGE, Lap
from pages.shared.films.film import moment_title
from pages.shared.films.marks import MARKED, marked
from pages.shared.films.plotly_film import Drawn, Frame, Rail, drawn, plotly_film
from pages.shared.loading import caches
from pages.shared.text.escape import visible
from pages.shared.text.wording import quoted_token

BARS = 5
BEFORE_GUESS = 9  # size of nudge up to which the slope is drawn before the guess


def picture(step: str) -> None:
    {
        "show": show, "blame": the_blame, "slope": the_slope, "influence": influence.picture, "again": again,
        "run": run_picture.picture, "live": lesson_picture.picture, "trap": run_picture.the_run, "check": the_slope,
    }[step](step)


class Films(NamedTuple):
    """What a film of a lap is given: the figure, and what is said at each moment."""

    figure: Drawn
    sentences: list[str]
    headlines: list[str]
    marks: list[list[tuple]] | None = None


def show(_: str) -> None:
    """The model's guesses for the hidden word over the surprise of every word, at every moment."""
    lap = play.lap()
    covered = not play.picked("chance", (lap.ids, lap.place, lap.step))
    one, two = guesses(caches.BASE, lap, covered), surprises(caches.BASE, lap, covered)
    with st.container(key="pair"):
        plotly_film(one.figure, steps=lap.steps, sentences=one.sentences, headlines=one.headlines, key=f"{SLUG}.chances",
                    fragments=[STAGE])
        plotly_film(two.figure, steps=lap.steps, sentences=two.sentences, headlines=two.headlines, key=f"{SLUG}.surprises",
                    follows=f"{SLUG}.chances")


@st.cache_resource(show_spinner=False, max_entries=60, hash_funcs={Lap: lambda lap: (*lap[:3], lap.steps)})
def guesses(run: str, lap: Lap, covered: bool) -> Films:
    """The likeliest next words in the place of the hidden one, which is marked; covered: their words are still hidden."""
    from core.figures.fill_in_the_blank import bars_of
    from core.figures.home import next_bars

    looks, word = [play.look_at(lap.text, step) for step in lap.steps], visible(lap.word.strip() or "␣")
    rows = [likeliest(look, lap) for look in looks]
    bars = [bars_of(row, word, covered=covered) for row in rows]
    figure = next_bars(rows[-1], word)
    figure.update_traces(marker_line_width=bars[-1]["outline"]).update_yaxes(ticktext=bars[-1]["labels"])
    frames = [Frame({0: {"x": one["x"], "text": one["text"], "marker.line.width": one["outline"]}},
                    {"yaxis.ticktext": one["labels"]}) for one in bars]
    gap = with_gap(lap)
    told = [f"Its guesses, still covered: {percent(row[0][1])} for the first" if covered else
            f"{quoted_token(lap.word)}, the right word, gets {percent(right(look, lap))}" for look, row in zip(looks, rows, strict=True)]
    said = [f"{moment_title(step)}, {gap}: " + ", ".join(percent(share) if covered else f"{name} {percent(share)}" for name, share in row)
            for step, row in zip(lap.steps, rows, strict=True)]
    return Films(drawn(figure, frames), said, [f"{gap}\n{one}" for one in told])


def likeliest(look: Look, lap: Lap) -> list[tuple[str, float]]:
    """The likeliest words in the hidden one's place with their shares, the right one last where it is none of them."""
    at = lap.place - 1
    ids = look.likeliest[at].tolist()[:BARS]
    row = [(caches.tokenizer().token(id), float(share)) for id, share in zip(ids, np.exp(-look.surprise[at]), strict=False)]
    if lap.ids[lap.place] not in ids:
        row = [*row[:BARS - 1], (lap.word, right(look, lap))]
    return [(visible(name.strip() or "␣"), share) for name, share in row]


def right(look: Look, lap: Lap) -> float:
    """The share of the right word."""
    return float(np.exp(-look.losses[lap.place - 1]))


@st.cache_resource(show_spinner=False, max_entries=60, hash_funcs={Lap: lambda lap: (*lap[:3], lap.steps)})
def surprises(run: str, lap: Lap, covered: bool) -> Films:
    """The surprise of each word of the sentence, at every moment."""
    from core.figures import training as figures

    rows, hidden = [play.look_at(lap.text, step).bits for step in lap.steps], lap.place - 1
    most = max(float(row.max()) for row in rows)
    frames = [Frame(dict(enumerate(figures.surprises_of(row, hidden, covered=covered)))) for row in rows]
    words = [quoted_token(token) for token in lap.tokens]
    means = [f"{row.mean():.1f} bits on average, {lap_words.choices(row.mean(), vocabulary())}" for row in rows]
    told = ["Surprise at each word, in bits" if covered else f"Surprise at each word: {mean}" for mean in means]
    said = [f"{moment_title(step)}, surprise: " + ", ".join(
        f"{word} {bits:.1f} bits" for at, (word, bits) in enumerate(zip(words, row, strict=True)) if not covered or at != hidden)
        for step, row in zip(lap.steps, rows, strict=True)]
    figure = figures.surprises(lap.tokens, rows[-1], hidden, most, covered=covered)
    return Films(drawn(figure, frames), said, told)


def the_blame(_: str) -> None:
    """Each place's share of the squared gradient, at every moment; by kind once the reader has guessed."""
    lap = play.lap()
    film = blamed(caches.BASE, lap, not play.picked("blame", (lap.ids, lap.step)))
    plotly_film(film.figure, steps=lap.steps, sentences=film.sentences, headlines=film.headlines, key=f"{SLUG}.blame",
                fragments=[STAGE])


@st.cache_resource(show_spinner=False, max_entries=60, hash_funcs={Lap: lambda lap: (*lap[:2], lap.steps)})
def blamed(run: str, lap: Lap, covered: bool) -> Films:
    from core.figures import training as figures

    rows = [shares_of(lap.text, step) for step in lap.steps]
    places, most = rows[0][0], max(float(np.sum([*shares.values()], axis=0).max()) for _, shares in rows)
    frames = [Frame(dict(enumerate(figures.blame_of(shares, covered=covered)))) for _, shares in rows]
    told = ["Where the blame lies, in all 100 %\nWhich kind gets most of it?" if covered
            else lap_words.blame_title(places, shares) for _, shares in rows]
    said = [f"{moment_title(step)}, share of the blame: " + ", ".join(
        f"{place} {percent(float(share))}" for place, share in zip(places, np.sum([*shares.values()], axis=0), strict=True))
        for step, (_, shares) in zip(lap.steps, rows, strict=True)]
    return Films(drawn(figures.blame(places, rows[-1][1], most, covered=covered), frames), said, told)


def shares_of(text: str, step: int) -> tuple[list[str], dict[str, np.ndarray]]:
    """The places of the model, and each one's share of the blame by kind."""
    return lap_words.by_place(play.look_at(text, step).blame, shape().n_layers)


def the_slope(step: str) -> None:
    """The surprise of the sentence, and of others, after a nudge of each size; its larger ones once the reader has guessed."""
    lap = play.lap()
    covered = step == "slope" and not play.picked("nudge", (lap.ids, lap.step))
    film, names, at = slopes(caches.BASE, lap, covered), nudges(), play.nudged(play.slope_of(lap.text, lap.step))
    last = len(film.headlines) - 1
    rates = [rate for rate, _ in names]
    plotly_film(film.figure, steps=(), sentences=film.sentences, headlines=film.headlines, key=f"{SLUG}.slope",
                drawn_by=MARKED, more=marked(film.marks), rail=Rail(
        names=[name for _, name in names][:last + 1], ticks=[(0, "none"), (last, lap_words.rate(rates[last]))],
        label="Size of the nudge", start=min(at, last), on_rest=lambda place: play.nudge(rates[place]),
    ))


def nudges() -> list[tuple[float, str]]:
    """Every size of nudge, and its name."""
    from core.results.gradient_table import rates

    return [(float(rate), f"Learning rate {lap_words.rate(rate)}" if rate else "No nudge") for rate in rates()]


@st.cache_resource(show_spinner=False, max_entries=60, hash_funcs={Lap: lambda lap: lap[:4]})
def slopes(run: str, lap: Lap, covered: bool) -> Films:
    from core.figures import training as figures

    found, count = play.slope_of(lap.text, lap.step), play.other_sentences()
    bits, others = found.bits, found.held_out_bits
    zones, p, last = lap_words.zones(bits, others), found.p[:, lap.place - 1], BEFORE_GUESS if covered else len(bits) - 1
    both = [bits] if others is None else [bits, others]
    figure = figures.slope(
        [lap_words.rate(rate) for rate in found.rates], bits, others, zones, names=lines(count), shaded=lap_words.RIGHT,
        until=last if covered else None,
    )
    places = range(last + 1)
    told = [lap_words.title(bits, zones[place], place) for place in places]
    below = [lap_words.beside(quoted_token(lap.word), p, others, count, place) for place in places]
    marks = [[(place, line[place]) for line in both] for place in places]
    return Films(drawn(figure, [Frame({})] * len(places)), [f"{a}. {b}." for a, b in zip(told, below, strict=True)],
                 [f"{a}\n{b}" for a, b in zip(told, below, strict=True)], marks)


def again(_: str) -> None:
    """The same nudge taken again and again: a button takes one more."""
    lap = play.lap()
    film, guess = repeats(caches.BASE, lap), play.picked("again", (lap.ids, lap.step))
    last = len(film.headlines) - 1
    plotly_film(film.figure, steps=(), sentences=film.sentences, headlines=film.headlines, key=f"{SLUG}.again", drawn_by=MARKED,
                more=marked(film.marks, curtain=True), rail=Rail(
        names=["No nudge", "1 nudge", *(f"{done} nudges" for done in range(2, last + 1))],
        ticks=[(at, str(at)) for at in range(0, last + 1, 10)], label=f"Nudges of {lap_words.rate(NUDGE)} in a row",
        start=last if guess else 0, press="Nudge",
    ))


@st.cache_resource(show_spinner=False, max_entries=60, hash_funcs={Lap: lambda lap: lap[:4]})
def repeats(run: str, lap: Lap) -> Films:
    from core.figures import training as figures

    found, count = play.repeats_of(lap.text, lap.step), play.other_sentences()
    bits, others = found.bits, found.held_out_bits
    both, p, places = [bits] if others is None else [bits, others], found.p[:, lap.place - 1], range(len(bits))
    told = [lap_words.done(bits, place) for place in places]
    below = [lap_words.beside(quoted_token(lap.word), p, others, count, place) for place in places]
    marks = [[(place, line[place], f"{line[place]:.1f}") for line in both] for place in places]
    return Films(drawn(figures.again(bits, others, names=lines(count)), [Frame({})] * len(places)),
                 [f"{a}. {b}." for a, b in zip(told, below, strict=True)],
                 [f"{a}\n{b}" for a, b in zip(told, below, strict=True)], marks)


def lines(count: int) -> tuple[str, str]:
    """What the two lines are."""
    return "this sentence", f"{count} others"


def with_gap(lap: Lap) -> str:
    """The sentence with a gap where the hidden word stands."""
    decode = caches.tokenizer().decode
    before, whole, after = (decode(list(lap.ids[1:end])) for end in (lap.place, lap.place + 1, None))
    return visible(f"{before} ▁▁▁{after[len(whole):]}".strip())


def shape() -> ModelConfig:
    return caches.run_config().model


def vocabulary() -> int:
    return shape().d_vocab
