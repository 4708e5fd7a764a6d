"""Whom a lesson helps: one nudge for each of a few sentences, and what it does to the others; picture and words."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import streamlit as st

from core.errors import BadInput
from core.formatting import percent, signed
from core.results import influence as results
from core.results.geometry import RANK, lowest
from core.results.influence import NAMES, SENTENCES, Influence
from pages.sections.training import play
from pages.sections.training.play import SLUG, STAGE, Lap
from pages.shared.films.film import moment_title
from pages.shared.films.marks import MARKED, marked
from pages.shared.films.plotly_film import Drawn, Frame, drawn, plotly_film, spoken
from pages.shared.frame.moment import moment_name
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.wording import of_other_runs, quoted
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict

YOURS = "yours"
HARMED = {"hardly any": 0.1, "some, but less than half": 0.5, "half of them or more": 1.01}  # of the strangers


class Matrices(NamedTuple):
    """Names of the sentences, and the lessons at each moment that there are lessons of."""

    names: tuple[str, ...]
    steps: tuple[int, ...]
    found: tuple[Influence, ...]


def picture(_: str) -> None:
    """Every lesson and whom it helps, at every moment; the strangers once the reader has guessed."""
    lap = play.lap()
    if not table():
        return
    film = filmed(caches.BASE, lap, not _picked(lap))
    plotly_film(film.figure, steps=film.steps, sentences=film.sentences, headlines=film.headlines, key=f"{SLUG}.influence",
                fragments=[STAGE], drawn_by=MARKED, more=film.more)


class Film(NamedTuple):
    figure: Drawn
    more: dict[str, Any]
    steps: tuple[int, ...]
    sentences: list[str]
    headlines: list[str]


@st.cache_resource(show_spinner=False, max_entries=60, hash_funcs={Lap: lambda lap: (*lap[:2], lap.steps)})
def filmed(run: str, lap: Lap, covered: bool) -> Film:
    from core.figures import influence as figures

    names, steps, found = matrices(lap)
    hidden = _hidden(len(names)) if covered else None
    told = [headline(one, covered) for one in found]
    said = [f"{moment_title(step)}: {spoken(head)}. {in_words(names, one, covered)}" for step, head, one in zip(steps, told, found, strict=True)]
    places = [figures.cells(one.change, hidden) for one in found]
    more = marked(places, [("cell", "")] * len(places[0]))
    return Film(drawn(figures.matrix(names), [Frame({})] * len(steps)), more, steps, said, told)


def _hidden(count: int) -> np.ndarray:
    """The cells that the guess is about: what strangers do to each other."""
    hidden = np.zeros((count, count), bool)
    hidden[:len(SENTENCES), :len(SENTENCES)] = results.strangers()
    return hidden


def matrices(lap: Lap) -> Matrices:
    """The lessons for the fixed sentences and for the reader's own, which is the last; without it where it is one of them, or
    none could be given.
    """
    steps = tuple(step for step in caches.steps() if results.shipped(table(), step))
    both, alone = (*SENTENCES, lap.text), lap.text in SENTENCES
    if alone or results.shipped(table(), steps[0], both):
        texts, names = (SENTENCES, NAMES) if alone else (both, (*NAMES, YOURS))
        return Matrices(names, steps, tuple(results.shipped(table(), step, texts) for step in steps))
    fixed = results.shipped(table(), lap.step)
    try:
        return Matrices((*NAMES, YOURS), (lap.step,), (with_own(caches.BASE, lap.step, lap.text, fixed),))
    except BadInput:
        return Matrices(NAMES, (lap.step,), (fixed,))


@st.cache_data(show_spinner="Teaching your sentence, and testing it on the others …", max_entries=60, hash_funcs={Influence: lambda _: 0})
def with_own(run: str, step: int, text: str, fixed: Influence) -> Influence:
    """The lessons at one moment with the reader's own sentence. Raises BadInput if it can't be taught."""
    from core.analyses import influence as analysis
    from core.analyses.gradient_step import TURN

    opened, own = caches.run(run), play.read(text)
    with TURN:  # whoever waits holds no model
        model, texts = opened.model(step), analysis.read(opened, SENTENCES)
        row, column = analysis.of_own(model, own, texts, fixed.rates)
        return results.beside(fixed, row, column, float(analysis.means(model, [own])[0]))


def table() -> dict | None:
    """analyses/influence.json, if it belongs to these checkpoints."""
    found = caches.document(caches.BASE, "analyses/influence.json")
    return found if found and tuple(found["steps"]) == caches.steps() else None


# Words ------------------------------------------------------------------------------------------------------------


def talk(step: str) -> None:
    if not table():
        prose.show(SLUG, "influence_missing")
        return
    lap, pairs = play.lap(), int(results.strangers().sum())
    picked, above = _picked(lap), st.container()
    guess(f"Of {pairs} pairs of strangers, a lesson harms …", list(HARMED), f"{SLUG}.guess_influence")
    fixed = {step: results.shipped(table(), step) for step in caches.steps()}
    now = fixed[lap.step]
    with above:
        if not picked:
            prose.show(SLUG, step)
        else:
            judged = verdict(picked, truth(now), (SLUG, "How many strangers a lesson harms"))
            worst, best = (choose(fixed, key=lambda at: strangers(fixed[at])) for choose in (max, min))
            near, others = now.shared(results.related()), now.shared(results.strangers())
            prose.show(SLUG, "influence_after", verdict=judged, related=parts(near), harmed=strangers(now), pairs=pairs,
                       alike=prose.section(SLUG, "alike") if near > others else "", worst=moment_name(worst),
                       most=strangers(fixed[worst]), best=moment_name(best), least=strangers(fixed[best]))
    if not lap.ready and lap.text not in SENTENCES and len(matrices(lap).names) == len(NAMES):
        st.info(f"{quoted(lap.text)} is too sure already: no nudge makes it {percent(results.LEAST)} less surprising.",
                icon=":material/edit:")
    with drawer("The sentences, the numbers, who found it first", key=f"{SLUG}.influence_numbers") as opened:
        if opened:
            behind(fixed, picked is not None)
            if picked:
                the_cells(lap)


def behind(fixed: dict[int, Influence], shown: bool) -> None:
    """How lessons are sized, the published claim, what the other runs can say, and every moment's numbers."""
    steps, gains = list(fixed), np.array([one.gains for one in fixed.values()])
    least = np.unravel_index(gains.argmin(), gains.shape)
    prose.show(SLUG, "lessons_sized", gain=percent(table()["gain"]), low=tenth(gains.min()), high=tenth(gains.max()),
               who=NAMES[least[1]], moment=moment_name(steps[least[0]]))
    number_table({"name": list(NAMES), "sentence": list(SENTENCES)})
    if not shown:
        return
    harm = np.stack([one.change[results.strangers()] > 0 for one in fixed.values()])  # (C, pairs)
    both = int((harm.any(0) & ~harm.all(0)).sum())
    peak = max(fixed, key=lambda step: strangers(fixed[step]))
    prose.show(SLUG, "found_first", flips=both, pairs=harm.shape[1], peak=moment_name(peak), most=strangers(fixed[peak]),
               together=prose.section(SLUG, "when_words_part", step=f"{fallen_at():,}") if fallen_at() == before(peak) else "")
    if table()["others"]:
        told = {other["run"]: parts(other["kin"]) + f" and {other['harmed']}" for other in table()["others"]}
        prose.show(SLUG, "in_other_runs", step=f"{steps[-1]:,}", told=of_other_runs(told), pairs=harm.shape[1],
                   own=parts(fixed[steps[-1]].shared(results.related())), own_harmed=strangers(fixed[steps[-1]]))
    number_table({
        "step": [f"{step:,}" for step in steps],
        "related get, of 100 parts": [parts(one.shared(results.related())) for one in fixed.values()],
        "strangers get": [parts(one.shared(results.strangers())) for one in fixed.values()],
        "strangers harmed": [str(strangers(one)) for one in fixed.values()],
        "own gain, least to most": [f"{tenth(one.gains.min())} to {tenth(one.gains.max())}" for one in fixed.values()],
    })


def the_cells(lap: Lap) -> None:
    """The matrix at the moment that is on, as a table."""
    names, steps, found = matrices(lap)
    now = found[steps.index(lap.step)]
    st.markdown(f"{moment_title(lap.step)}: how much less surprising, per cent, each lesson makes each sentence")
    number_table({"a lesson for": list(names),
                  **{f"on {name}": [signed(-100 * one, "+.1f") for one in column] for name, column in zip(names, now.change.T, strict=True)}})


def before(step: int) -> int | None:
    """The saved moment before one, if there is any."""
    place = caches.steps().index(step)
    return caches.steps()[place - 1] if place else None


def fallen_at() -> int | None:
    """The moment at which the model's states use fewest directions, as the chapter on meaning shows it."""
    found = caches.cloud()
    return found.steps[lowest(found.states[:, RANK])] if found else None


def headline(found: Influence, covered: bool) -> str:
    """What related sentences get of a lesson, and how many strangers it harms."""
    fixed = Influence(found.change[:len(SENTENCES), :len(SENTENCES)], found.rates, found.loss)
    first = f"Related sentences get {parts(fixed.shared(results.related()))} of 100 parts of the gain"
    pairs = int(results.strangers().sum())
    if covered:
        return f"{first}\nAnd the {pairs} strangers?"
    return f"{first}\nOf {pairs} strangers, {strangers(fixed)} are harmed"


def in_words(names: tuple[str, ...], found: Influence, covered: bool) -> str:
    """Each lesson's best and worst pupil besides itself."""
    if covered:
        return "What strangers get is still covered."
    told = []
    for row, name in enumerate(names):
        others = [at for at in range(len(names)) if at != row]
        best, worst = (choose(others, key=lambda at: found.change[row, at]) for choose in (min, max))
        told.append(f"A lesson for {name} makes {names[best]} {changed(found.change[row, best])}, "
                    f"{names[worst]} {changed(found.change[row, worst])}")
    return ". ".join(told) + "."


def changed(change: float) -> str:
    return f"{tenth(abs(change))} {'less' if change < 0 else 'more'} surprising"


def strangers(found: Influence) -> int:
    """In how many pairs of strangers the lesson harms the other one."""
    return Influence(found.change[:len(SENTENCES), :len(SENTENCES)], found.rates, found.loss).harmed(results.strangers())


def truth(found: Influence) -> str:
    """The answer that is so."""
    share = strangers(found) / results.strangers().sum()
    return next(name for name, limit in HARMED.items() if share < limit)


def parts(share: float) -> str:
    """A share of the gain as so many of 100 parts."""
    return signed(100 * share, ".0f")


def tenth(share: float) -> str:
    return f"{100 * share:.1f} %"


def _picked(lap: Lap) -> str | None:
    return play.picked("influence", lap.step)
