"""The second picture of each step, drawn by Plotly: it follows the text through training, or belongs to the moment that
is on.
"""

from __future__ import annotations

import numpy as np
import streamlit as st

from core.formatting import percent, signed
from core.results.cloze import shown
from core.results.word_vectors import KINDS
from pages.sections.home import grown, play, shares
from pages.sections.home.play import FILM, SLUG, STAGE
from pages.shared.films.film import moment_title
from pages.shared.films.plotly_film import Frame, plotly_film
from pages.shared.films.writing import Generation, text_now
from pages.shared.frame.moment import moment_name, moment_on
from pages.shared.loading import caches
from pages.shared.loading.weights import token_vector
from pages.shared.text import sources
from pages.shared.text.learning import MOST, mostly_fallen
from pages.shared.text.wording import ordinal, tenths

PANEL = f"{SLUG}.panel"
BARS = 5
EACH = 17  # words of a kind on the small map
GUESSES = {"A quarter or less": (0.0, 0.25), "About half": (0.25, 0.75), "Over three quarters": (0.75, 1.0)}  # of training
ASKED_AT = 200  # the step up to which the curve is drawn before the guess


def the_map(_: Generation) -> None:
    """Some words, each at its place among the others, at every moment."""
    found = small_map(caches.BASE)
    if found is None:
        return
    figure, frames, alike, count = found
    told = [f"{near} of {count} words stand next to one of their kind" for near in alike]
    plotly_film(
        figure, frames, steps=caches.steps(), sentences=told, headlines=told, key=PANEL, tween=True, follows=FILM
    )


@st.cache_resource(show_spinner=False, ttl=600)
def small_map(run: str) -> tuple | None:
    """The figure of the small map, its frames, beside how many of its words one of the same kind is the nearest (C,), and
    how many words it has; None where the run came without a map.
    """
    from core.figures import home as figures

    found = caches.word_map(run)
    if found is None or len(found.steps) != len(caches.steps(run)):
        return None
    named = [kind for kind, groups in KINDS.items() if groups]  # not what is left over, the last
    picked = np.concatenate([np.flatnonzero(found.kinds == number)[:EACH] for number in range(len(named))])
    at, kinds = found.tsne[:, picked].astype(np.float64), found.kinds[picked]
    figure = figures.word_map(at, kinds, named, [found.words[number] for number in picked])
    frames = [Frame(dict(enumerate(figures.map_places(one, kinds, len(named))))) for one in at]
    apart = np.linalg.norm(at[:, :, None] - at[:, None], axis=-1) + 1e9 * np.eye(len(picked))
    return figure, frames, (kinds[apart.argmin(-1)] == kinds).sum(-1).tolist(), len(picked)


def guessed() -> str | None:
    return st.session_state.get(f"{SLUG}.guess")


def the_curve(_: Generation) -> None:
    """The loss curve, in bits, up to where the guess is asked; all of it once something was guessed."""
    from core.figures import home as figures

    losses = caches.losses()
    if losses is None:
        return
    steps, bits = losses.steps, losses.held_out_bits
    behind, goal = np.array(steps) / steps[-1], bits[0] - MOST * (bits[0] - bits.min())
    until = None if guessed() else max(place for place, step in enumerate(steps) if step <= ASKED_AT)
    figure = figures.loss_curve(behind, bits, goal, until=until, guess=GUESSES.get(guessed()))
    step, share = mostly_fallen(steps, bits)
    finding = (f"{tenths(MOST).capitalize()} tenths of its fall by step {step:,}: {percent(share)} of the way" if guessed()
               else "When does the curve reach the dashed line?")
    plotly_film(
        figure,
        [Frame({1: figures.curve_dot(behind, bits, moment, until)}) for moment in range(len(steps))],
        steps=steps, headlines=[finding] * len(steps), key=PANEL, follows=FILM,
        sentences=[f"{finding}. {moment_title(one)}: {value:.1f} bits." if until is None or place <= until else finding
                   for place, (one, value) in enumerate(zip(steps, bits, strict=True))],
    )


def next_word(draw: Generation) -> None:
    """The likeliest next words after the prompt, at every moment."""
    from core.figures.fill_in_the_blank import bars_of
    from core.figures.home import next_bars

    rows = [[(word, share) for word, share, _ in row[:BARS]] for row in shares.next_words(draw)]
    if grown.wanted(draw.prompt):
        grown.picture(draw.prompt, rows, key=PANEL)
        return
    bars = [bars_of(row) for row in rows]
    told = [f"The next word, {moment_name(step)}" for step in caches.steps()]
    plotly_film(
        next_bars(rows[-1]), [Frame({0: {"x": one["x"], "text": one["text"]}}, {"yaxis.ticktext": one["labels"]}) for one in bars],
        steps=caches.steps(), headlines=told, key=PANEL, follows=FILM,
        sentences=[f"{name}: {listed(row)}" for name, row in zip(told, rows, strict=True)],
    )


def the_word(draw: Generation) -> None:
    """What else could have stood in the place of the word that was tapped, at the moment that is on."""
    from core.figures.home import next_bars

    words = shares.written_words(draw)
    if not words:
        return
    found = words[min(play.word(), len(words) - 1)]
    word, row = shown(found["token"]), [(shown(token), share) for token, share in found["top"][:BARS]]
    if word not in [label for label, _ in row]:
        row = [*row[:BARS - 1], (word, found["share"])]
    ways = [play.branch(draw.prompt, text_now(draw), play.word(), token) for token, _ in found["top"]]
    told = f"“{word}” was its {ordinal(found['place'])} guess here, {percent(found['share'])}"
    plotly_film(next_bars(row, word), [Frame({})], steps=[moment_on()], headlines=[told], key=PANEL, start=0, fragments=[STAGE],
                on_tap=lambda _, bar: play.go_on_with(ways[bar] if bar < len(ways) else None),
                sentences=[f"{told}. What else could have stood there: {listed(row)}"])


def the_dials(draw: Generation) -> None:
    """The likeliest next words, before and after the dials, at every moment."""
    from core.figures import home as figures

    rows = [row[:BARS] for row in shares.next_words(draw)]
    bars = [figures.drawn_lengths(row) for row in rows]
    told = ["The next word. Hatched: its share. Full: its share in the draw"] * len(rows)
    plotly_film(
        figures.drawn_bars(rows[-1]),
        [Frame(dict(enumerate(traces)), {"yaxis.ticktext": figures.labels(row)})
         for traces, row in zip(bars, rows, strict=True)],
        steps=caches.steps(), headlines=told, key=PANEL, follows=FILM,
        sentences=[
            f"{moment_title(step)}, the next word: "
            + "; ".join(f"{word} {percent(share)}, in the draw {percent(drawn)}" for word, share, drawn in row)
            for step, row in zip(caches.steps(), rows, strict=True)
        ],
    )


def the_embedding(draw: Generation) -> None:
    """The numbers of the token that was tapped, at every moment."""
    from core.figures import home as figures

    pieces = caches.tokenizer().pieces(draw.prompt)
    piece = pieces[min(play.token(), len(pieces) - 1)]
    rows = np.array([token_vector(step, piece.id) for step in caches.steps()])
    told = [f"“{shown(piece.token)}” in {rows.shape[1]} numbers" for _ in caches.steps()]
    plotly_film(
        figures.token_numbers(rows), [Frame({0: {"z": figures.number_rows(one)}}) for one in rows],
        steps=caches.steps(), headlines=told, key=PANEL, follows=FILM,
        sentences=[f"{moment_title(step)}, {name}. They begin {', '.join(signed(number, '.3f') for number in one[:4])}."
                   for step, name, one in zip(caches.steps(), told, rows, strict=True)],
    )


def the_writers(_: Generation) -> None:
    """Who wrote the training text."""
    from core.figures import home as figures

    found = sources.word_shares()
    if not found:
        return
    told = "Who wrote all that it read, by words"
    plotly_film(
        figures.writers(list(found), list(found.values())), [Frame({})], steps=[caches.steps()[-1]], headlines=[told],
        key=PANEL, start=0, fragments=[STAGE],
        sentences=[f"{told}: " + ", ".join(f"{name} {percent(share)}" for name, share in found.items())],
    )


SHOWN = {
    "arrive": the_map, "guess": the_curve, "yours": next_word, "words": the_word, "tokens": the_embedding,
    "dials": the_dials, "trap": the_writers, "check": the_map,
}


def listed(row: list[tuple[str, float]]) -> str:
    return ", ".join(f"{word} {percent(share)}" for word, share in row)


def amount(tokens: int) -> str:
    """How many tokens, in everyday size."""
    return f"{tokens / 1e6:.1f} million" if tokens >= 999_500 else f"{round(tokens, -2):,}"
