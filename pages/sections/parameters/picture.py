"""What stands on the stage: one number and the way out to the whole model; how large its numbers are; other models to scale;
one fact without each number; the bench, now and at every moment; what each part is missed by.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from core.figures.style import KIND_NAMES
from core.formatting import percent
from core.model.published import Dimensions, counts, ours, published, total
from core.results.grown_up import CALLED
from pages.sections.parameters import bench, play
from pages.sections.parameters.play import BENCH, MODEL, NUMBER, SLUG, STAGE, VIEWS
from pages.sections.parameters.sizes import EDGES, NEAR, spread, warming_up
from pages.sections.parameters.wording import in_words
from pages.sections.parameters.zoom import zoom
from pages.shared.films.film import moment_title
from pages.shared.films.plotly_film import Drawn, Frame, Rail, drawn, plotly_film, spoken, still_picture
from pages.shared.frame import shell
from pages.shared.frame.moment import moment_on
from pages.shared.loading import caches
from pages.shared.text.wording import quoted_token
from pages.shared.widgets.guess import taken

GUESSES = {"hundreds of times": 10**2.5, "thousands of times": 10**3.5, "tens of thousands of times": 10**4.5}
HARDLY = 0.02  # bits a token: a head that costs less is hardly missed


def picture(step: str) -> None:
    if step in BENCH and bench.measured():
        (on_the_bench if step == "bench" else at_every_moment)()
    elif step == "fact" and searched():
        one_fact()
    elif step == "trap" and bench.measured():
        what_is_missed()
    elif step in ("sizes", "billions"):
        {"sizes": how_large, "billions": to_scale}[step]()
    else:
        the_zoom(step)


def still(figure: Any, headline: str, sentence: str, key: str) -> None:
    """One picture that belongs to the moment that is on."""
    still_picture(figure, headline, sentence, key=f"{SLUG}.{key}", fragments=[STAGE])


def guessed(name: str) -> str | None:
    return st.session_state.get(f"{SLUG}.{name}")


# The zoom and the sizes -------------------------------------------------------------------------------------------


def the_zoom(step: str) -> None:
    view, number = play.view(step), st.session_state[NUMBER] - 1
    film = zoom(caches.BASE, moment_on(), number)
    plotly_film(
        film.drawn, steps=(), sentences=film.sentences, headlines=film.headlines, key=f"{SLUG}.zoom", apart=True,
        plays=step == "zoom" and view == VIEWS[-1],
        rail=Rail(VIEWS, [], "How far out", VIEWS.index(view), on_rest=lambda place: st.session_state.update({play.VIEW: VIEWS[place]})),
        on_tap=lambda trace, *at: play.pick(play.tapped(trace, *at)),
    )


def how_large() -> None:
    """How far from zero the numbers lie: before training, and once something was guessed at every moment."""
    from core.figures import parameters as figures

    saved = caches.steps()
    shown = saved if guessed("size_guess") else saved[:1]
    found = [spread(caches.BASE, step) for step in shown]
    told = [f"{percent(one.near)} of all numbers lie within ±{NEAR:g}" for one in found]
    plotly_film(
        figures.sizes(EDGES, found[-1].shares, NEAR, max(float(one.shares.max()) for one in found)),
        [Frame({0: {"y": one.shares.astype(np.float32).tolist()}}) for one in found], steps=shown, tween=True,
        sentences=[f"{moment_title(step)}, {line}; half lie within ±{one.median:.3f}."
                   for step, one, line in zip(shown, found, told, strict=True)],
        headlines=[f"{moment_title(step)}\n{line}" for step, line in zip(shown, told, strict=True)],
        key=f"{SLUG}.sizes", start=len(shown) - 1, fragments=[STAGE],
    )
    shell.do_last(lambda: warming_up(caches.BASE))


# Other models, and one fact ---------------------------------------------------------------------------------------


def in_order(name: str) -> list[str]:
    """The published model that is compared and the grown-up of these pages, the larger one first; one, if that is the same."""
    return sorted({name, play.GROWN}, key=lambda one: -total(published(one)))


def to_scale() -> None:
    """A published model, the grown-up and ours, each in its bands; the published one is covered, and the answers stand as
    outlines, until one is tapped.
    """
    from core.figures import to_scale as figures

    guess, mine = guessed("big_guess"), ours(play.config(), "ours")
    name = st.session_state[MODEL] if guess else play.BIG
    shown = [published(one) for one in in_order(name)] + [mine]
    squares = [figures.Model(f"{play.called(one.name)}: {in_words(total(one)) if guess or one.name != name else '?'}",
                             {count.kind: count.total for count in counts(one)}) for one in shown]
    outlines = GUESSES if not guess else {f"your guess: {guess}": GUESSES[guess]} if guess in GUESSES and name == play.BIG else None
    grown_times = f"{CALLED}: {total(published(play.GROWN)) / play.size():,.0f} times ours"
    told = "; ".join(f"{play.called(one.name)}, {total(one):,} numbers: {split(one)}" for one in shown if guess or one.name != name)
    if not guess:
        headline = f"{name}, {CALLED} and ours\nWhich dashed square is {name}?"
        said = f"{spoken(headline)} Three squares to scale: {', '.join(GUESSES)} as many numbers as ours. {grown_times}. {told}."
    else:
        times = f"{name}: {total(published(name)) / play.size():,.0f} times ours"
        headline = f"{times}\n{grown_times}" if name != play.GROWN else f"{grown_times}\n{total(published(name)):,} numbers"
        said = f"{spoken(headline)}. {told}."
    still(figures.squares(squares, outlines, covered=not guess), headline, said, "scale")


def split(model: Dimensions) -> str:
    """The shares of its kinds, from the table of tokens on: "embeddings 1.5 %, attention 17 %, ..."."""
    return ", ".join(f"{KIND_NAMES[one.kind]} {percent(one.total / total(model))}" if one.total else f"no {KIND_NAMES[one.kind]} of its own"
                     for one in counts(model))


def searched() -> dict[str, Any] | None:
    """What became of one prediction without each single number, if that was worked out, and of the last checkpoint."""
    found = caches.document(caches.BASE, "analyses/zeroed.json")
    return found if found and found["step"] == caches.steps()[-1] else None


def one_fact() -> None:
    """The chance of one word without each number; covered but for those that have no part in it until a guess."""
    from core.figures import parameters as figures

    found, guess = searched(), guessed("fact_guess")
    leader = quoted_token(found["leader"])
    shares, least = 2.0 ** -np.array(found["bits_at_ranks"]), 2 ** -found["bits_without_strongest"][0]
    figure = figures.by_rank(np.array(found["ranks"]), shares, found["p"], leader,
                             None if guess else found["numbers"] - found["idle"] // 2)
    if not guess:
        headline = f"{leader} without each single number\nThe last ones change nothing. And the others?"
        still(figure, headline, f"{spoken(headline)} The dashed line is the whole model, {percent(found['p'])}.", "fact")
    else:
        headline = f"{found['moved']:,} of {found['numbers']:,} move it by a point\nWithout the strongest {leader} still has {percent(least)}"
        still(figure, headline, f"{spoken(headline)}. The whole model gives it {percent(found['p'])}.", "fact")


# The bench --------------------------------------------------------------------------------------------------------


def on_the_bench() -> None:
    """The likeliest next words and the average surprise, before and after the change; what is after is covered until a
    guess.
    """
    of, text, moment = play.choice(), play.prompt(), moment_on()
    guess, found = guessed_here(of, text, moment), bench.result(of, text, moment)
    best = int(found.whole.argmax())
    first, share = bench.words([best])[0], percent(float(found.whole[best]))
    said = [f"{of.subject}: what becomes of {first}, {share}?", f"{bench.verdict(guess, found)}{bench.finding(of, found)}" if guess else ""]
    sentences = [f"After “{text}” the whole model leads with {first}, {share}. What it says {of.subject.lower()} is covered.",
                 f"{said[1]}. Average surprise: {found.bits_before:.2f} bits before, {found.bits_after:.2f} after."]
    plotly_film(
        bars_of(caches.BASE, of, text, moment), steps=(), key=f"{SLUG}.words", headlines=[f"{text} ▁▁▁\n{line}" for line in said],
        sentences=sentences, rail=Rail(["covered", "open"], [], "", int(guess is not None), unseen=True), apart=True,
    )


@st.cache_data(show_spinner=False, max_entries=300)
def bars_of(run: str, of: play.Choice, text: str, moment: int) -> Drawn:
    """The figure of the bench, covered and open, written down: a tap uncovers what is drawn already."""
    from core.figures import parameters as figures

    found, changed = bench.result(of, text, moment), of.subject.lower() if of.what != play.ONE else "changed"

    def bars(covered: bool) -> Any:
        ids = np.argsort(-found.whole, kind="stable")[:bench.WORDS].tolist() if covered else found.ids()
        after, shares = (None, None) if covered else (found.bits_after, found.changed[ids].tolist())
        bits = {"whole model": found.bits_before, changed: after, "blind guess": float(np.log2(len(found.whole)))}
        return figures.bench(bench.words(ids), found.whole[ids].tolist(), shares, changed, bits)

    both = bars(True), bars(False)
    return drawn(both[0], [Frame(figures.bars_moved(one), figures.axes_moved(one)) for one in both])


def guessed_here(of: play.Choice, text: str, moment: int) -> str | None:
    return taken(play.guess_key(of, text, moment))


def at_every_moment() -> None:
    """The same words and the same change at every moment of training."""
    from core.figures import parameters as figures

    of, text, saved = play.choice(), play.prompt(), caches.steps()
    every = bench.at_every_moment(caches.BASE, text, of.key)
    end = bench.Result(every[-1, 0], every[-1, 1], 0, 0)
    ids = end.ids()
    labels = bench.words(ids)
    rows = [(one[0, ids].tolist(), one[1, ids].tolist()) for one in every]
    told = [f"{labels[0]}: {percent(whole[0])}; {of.subject.lower()}: {percent(changed[0])}" for whole, changed in rows]
    plotly_film(
        figures.bench(labels, *rows[-1], of.subject.lower()),
        [Frame(dict(enumerate(figures.probabilities(*row)))) for row in rows], steps=saved, tween=True, plays=True,
        sentences=[f"{moment_title(step)}, after “{text}”: {line}." for step, line in zip(saved, told, strict=True)],
        headlines=[f"{text} ▁▁▁\n{line}" for line in told], key=f"{SLUG}.moments", start=len(saved) - 1, fragments=[STAGE],
    )


def what_is_missed() -> None:
    """How many bits each token costs more without each head and each layer."""
    from core.figures import parameters as figures

    found = bench.measured()
    heads, layers = found.heads_bits - found.whole_bits, found.layers_bits - found.whole_bits
    layer, head = (int(at) for at in np.unravel_index(heads.argmax(), heads.shape))
    few = int((heads < HARDLY).sum())
    still(figures.missed(heads, layers),
          f"Bits a token more, without each part\n{few} of {heads.size} heads are hardly missed",
          f"Bits of surprise that a token costs more on average. Without head {head + 1} of layer {layer + 1} it is "
          f"{heads[layer, head]:.2f}; {few} of {heads.size} heads cost less than {HARDLY}.", "missed")
