"""What stands on the stage: the map of words at every moment; a pair's curve, or what shapes the two tables, in its place."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from threading import Thread

import numpy as np
import streamlit as st

from core.errors import BadInput
from core.results.word_vectors import Pair
from pages.sections.meaning import choice, cloud, grown, wording, words
from pages.sections.meaning.choice import SLUG, STAGE
from pages.shared.browser.component import drawing
from pages.shared.films.film import nearest
from pages.shared.films.plotly_film import PLOTLY_FILM, PLOTLY_STYLES, Drawn, Frame, drawn, plotly_film
from pages.shared.frame.moment import forget_moment, moment_chosen, moment_name, moment_on
from pages.shared.loading import background, caches
from pages.shared.loading.held import held

AFTER = 2.0  # seconds that the first picture has for itself
WITHOUT_CAT = "The end of training, without cat\nWhere will it be? Tap the map"
_HERE = Path(__file__).parent
_map = drawing("word_map", *PLOTLY_FILM, *(_HERE / f"word_map{part}.js" for part in ("_tools", "_paint", "_names", "")),
               styles=(*PLOTLY_STYLES, _HERE / "word_map.css"))
_places = drawing("places", _HERE / "places.js", styles=())


def picture(step: str) -> None:
    if step == "cloud":
        cloud.picture()
        return
    pair = choice.pair(step)
    if pair is None:
        return
    if choice.grown_on(step):
        grown.picture(pair)
    elif step == "pair" and choice.curve_on(step):
        the_curve(pair)
    elif step == "tables" and choice.curve_on(step) and words.contexts():
        what_shapes_them()
    else:
        the_map(step, pair)


def the_map(step: str, pair: Pair) -> None:
    """All words at every moment; before the guess, at the last one without *cat*, whose place the reader taps."""
    table = words.EMBED if step == "guess" else choice.table_on()
    known = words.vectors(caches.BASE, table)
    covered = choice.covered(step)
    followed = tuple(choice.followed())
    if covered:
        st.session_state[f"{SLUG}.covered"] = True
    elif step == "guess" and st.session_state.pop(f"{SLUG}.covered", False):
        forget_moment()  # the answer stands at the end, whatever moment the link to the question had
    if step == "guess":
        pair = words.pair_of(caches.BASE, table, "cat", words.nearest_to_cat())
    drawing = map_drawn(caches.BASE, table, choice.map_on(), pair.words, followed, covered)
    if drawing is None:
        the_curve(pair)
        return
    written, more = drawing
    shown = [len(known.steps) - 1] if covered else range(len(known.steps))
    told = [WITHOUT_CAT.replace("\n", ". ")] if covered else sentences(pair, table, followed)
    names = tuple(words.KINDS)
    plotly_film(
        written, steps=[known.steps[moment] for moment in shown], key=f"{SLUG}.map", tween=True,
        plays=step == "noise", start=0 if covered else moment_of(step, pair, table), fragments=[STAGE],
        stops=[] if covered else words.stops(table), sentences=told,
        headlines=[WITHOUT_CAT] if covered else [headline(step, pair, table, moment) for moment in shown],
        drawn_by=_map, more=more | {"lit": [names.index(kind) for kind in choice.lit(step)], "aimed": aim(step)},
        on_change={"follow": choice.tapped, "lit": choice.light, "place": choice.placed},
    )
    _places(key=f"{SLUG}.places", data=words.for_browser(caches.BASE, table, choice.map_on()))


def aim(step: str) -> list[float] | None:
    """Where the reader tapped for *cat*, on the map where that was."""
    place = choice.place() if step == "guess" else None
    return list(place[1:3]) if place and place[0] == choice.map_on() else None


@held
def others_made() -> Thread:
    """The maps of the steps to come, and the cloud, are made once a process, while the first reader looks at the first."""
    def made() -> None:
        time.sleep(AFTER)
        if words.vectors(caches.BASE, words.EMBED) is None:
            return
        nearest_to = ("cat", words.nearest_to_cat())
        for pair, covered in ((nearest_to, True), (nearest_to, False), (choice.OPPOSITES, False)):
            with suppress(BadInput):  # a run may lack a word of it
                map_drawn(caches.BASE, words.EMBED, "tsne", pair, (), covered)
        if cloud.found():
            cloud.filmed(caches.BASE, caches.steps())

    return background.behind_the_scenes(made)


@st.cache_data(show_spinner=False, max_entries=60)
def map_drawn(
    run: str, table: str, kind: str, pair: tuple[str, str], followed: tuple[str, ...], covered: bool
) -> tuple[Drawn, dict] | None:
    """The map for a pair and the words that are followed, written down, and what the browser needs to know besides."""
    from core.figures.style import literal
    from core.figures.word_map import KINDS, RULER, WORDS, Joined, special_and_named, word_map

    laid, known = words.laid(run, table, kind), words.vectors(run, table)
    if laid is None:
        return None

    def joined(two: Pair) -> Joined:
        return Joined(two.words, tuple(known.place(word) for word in two.words), two.cosine)

    measured, cat = words.pair_of(run, table, *pair), known.on_map.index("cat") if covered else None
    other = None if covered else choice.control(measured, table)
    two = Joined(pair, (None, None), measured.cosine) if covered else joined(measured)
    named = [known.on_map.index(word) for word in words.NAMED if word in known.on_map and known.on_map.index(word) != cat]
    follow = [] if covered else [known.place(word) for word in followed]
    figure, moments = word_map(laid, two, joined(other) if other else None, known.band, named, follow, words.PART[table])
    if covered:  # where its kind lies, and how alike the two end, is asked
        moments = [moments[-1] | {KINDS: {"x": [], "y": [], "text": []}, RULER: {"x": [], "text": [], "textposition": []}}]
    special, shown = special_and_named(two, follow, named)
    return drawn(figure, [Frame(traces) for traces in moments]), {
        "places": f"{run}.{table}.{kind}", "moments": len(moments), "begins": len(known.steps) - len(moments), "missing": cat,
        "inset": not covered, "pair": list(two.numbers), "special": len(special), "shown": shown,
        "texts": [literal(laid.words[number]) for number in shown],
        "sizes": list(figure.data[WORDS].textfont.size),
    }


def moment_of(step: str, pair: Pair, table: str) -> int:
    """Index of the moment that a step opens at, or of the one that the reader has chosen."""
    steps = words.vectors(caches.BASE, table).steps
    if moment_chosen():
        return nearest(steps, moment_on())
    if step == "kinds":
        return next((moment for moment, name in words.stops(table) if name == "kinds appear"), len(steps) - 1)
    return len(steps) - 1


def headline(step: str, pair: Pair, table: str, moment: int) -> str:
    steps = words.vectors(caches.BASE, table).steps
    where = "" if table == words.EMBED else f", {in_table(table)}"
    if step == "kinds" and (facts := words.map_facts(table)):
        same = facts["same_group"]["vectors"][moment]
        return f"{moment_name(steps[moment]).capitalize()}\n{wording.of_its_kind(same)}{where}"
    return wording.headline(pair, steps, moment, where)


def sentences(pair: Pair, table: str, followed: tuple[str, ...]) -> list[str]:
    """What the map shows at each moment, in words."""
    facts, known, control = words.map_facts(table), words.vectors(caches.BASE, table), choice.control(pair, table)
    told = []
    for moment, step in enumerate(known.steps):
        name = f"{moment_name(step)}, {in_table(table)}"
        same = facts["same_group"]["vectors"][moment] if facts else None
        near = "".join(f" {word} is nearest to {', '.join(near_to(table, word, moment))}." for word in followed)
        told.append(wording.at_moment(name, pair, control, known.band, same, moment) + near)
    return told


def near_to(table: str, word: str, moment: int) -> list[str]:
    """The words of the map that are nearest to one of them at a moment, nearest first."""
    known = words.vectors(caches.BASE, table)
    return [known.on_map[place] for place in known.near[moment, known.place(word)]]


def in_table(table: str) -> str:
    """The table as it is named inside a sentence."""
    return words.TABLES[table].lower()


# The picture's other states -----------------------------------------------------------------------------------------


def the_curve(pair: Pair) -> None:
    """The similarity of the pair through training, beside the band, and in runs that began otherwise."""
    table = choice.table_on()
    known = words.vectors(caches.BASE, table)
    finding = wording.leaving(pair, known.band, known.steps)
    plotly_film(
        curve_drawn(caches.BASE, table, pair.words), steps=known.steps, key=f"{SLUG}.map", tween=True, fragments=[STAGE],
        start=nearest(known.steps, moment_on()), sentences=sentences(pair, table, ()),
        headlines=[f"{wording.headline(pair, known.steps, moment).splitlines()[0]}\n{finding}" for moment in range(len(known.steps))],
        drawn_by=_map, more={"places": None, "lit": []}, on_change={"follow": choice.tapped, "lit": choice.light},
    )


@st.cache_data(show_spinner=False, max_entries=60)
def curve_drawn(run: str, table: str, pair: tuple[str, str]) -> Drawn:
    from core.figures.meaning import through_training
    from core.figures.rail import along

    known, measured = words.vectors(run, table), words.pair_of(run, table, *pair)
    control = choice.control(measured, table)
    figure = through_training(
        known.steps, (" · ".join(pair), measured.cosine), known.band,
        (" · ".join(control.words), control.cosine) if control else None,
        words.curves_of_other_runs(measured, table), part=words.PART[table],
    )
    mark = len(figure.data) - 1
    return drawn(figure, [Frame({mark: {"x": [float(x)], "y": [float(y)]}})
                          for x, y in zip(along(known.steps), measured.cosine, strict=True)])


def what_shapes_them() -> None:
    """How far each table goes with what follows words in the training text, and with what precedes them."""
    found = words.contexts()
    told = wording.shaping_told(found)
    plotly_film(
        shaped_drawn(caches.BASE), steps=found["steps"][-1:], key=f"{SLUG}.map", start=0, sentences=[told], fragments=[STAGE],
        headlines=[wording.shaping(found)], drawn_by=_map, more={"places": None, "lit": []},
        on_change={"follow": choice.tapped, "lit": choice.light},
    )


@st.cache_data(show_spinner=False)
def shaped_drawn(run: str) -> Drawn:
    from core.figures.meaning import shaped_by

    found = words.contexts()
    curves = {name: (np.array(found[table][way]), words.PART[table], way == "precedes") for name, table, way in shaping_curves()}
    return drawn(shaped_by(found["steps"], curves), [Frame({})])


def shaping_curves() -> list[tuple[str, str, str]]:
    """The curves of what shapes the tables: a name, the table, the side that is looked at."""
    return [(f"{wording.COME_AND_GO[table]}: {way}", table, way) for table in words.TABLES for way in wording.WAYS]
