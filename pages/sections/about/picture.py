"""What stands on the stage: parameters by kind, the course of training, who wrote the text, every test, whether its shares can be
trusted, the files of the run, what it writes at each moment, and what the tab keeps.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from core.formatting import percent
from core.results.skill_curves import Course
from pages.sections.about import facts
from pages.sections.about.facts import SLUG, STAGE
from pages.shared.films.film import moment_title
from pages.shared.films.losses import losses_film
from pages.shared.films.plotly_film import Frame, drawn, plotly_film
from pages.shared.films.text_film import text_film
from pages.shared.frame.moment import moment_name
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import calibration, skill_names, sources
from pages.shared.text.wording import as_between

LONGEST = 260  # characters of a text on the stage


def picture(step: str) -> None:
    if step == "take":
        writes()
    else:
        given = kept() if step == "use" else film(caches.BASE, step, facts.portion() if step == "tests" else 0)
        plotly_film(**given, key=f"{SLUG}.{step}", fragments=[STAGE])


@st.cache_resource(show_spinner=False, ttl=600)
def film(run: str, step: str, portion: int) -> dict[str, Any]:
    """What stands on the stage at a step, as plotly_film takes it; made once for all readers."""
    makers = {"what": kinds, "trained": course, "read": writers, "tests": partial(tests, portion), "limits": trusted, "figures": files}
    return makers[step]()


def kinds() -> dict[str, Any]:
    from core.figures.style import KIND_FILLS, KIND_NAMES, KIND_PATTERNS

    counts = parameter_counts()
    whole = sum(counts.values())
    labels = [f"{count:,} ({percent(count / whole)})" for count in counts.values()]
    most = max(counts, key=lambda kind: counts[kind])
    return still([KIND_NAMES[kind] for kind in counts], list(counts.values()), labels,
                 f"All its {whole:,} numbers, to scale\nMost of them, {percent(counts[most] / whole)}, are {KIND_NAMES[most]}",
                 colours=[KIND_FILLS[kind] for kind in counts], patterns=[KIND_PATTERNS[kind] for kind in counts])


def course() -> dict[str, Any]:
    """The loss at every moment, between the floor and a blind guess."""
    return losses_film(lambda value: f"New text costs it {value:.1f} bits a token, as if between {as_between(value)} words") or kinds()


def writers() -> dict[str, Any]:
    shares = sources.word_shares()
    if not shares:
        return kinds()
    most = max(shares, key=lambda name: shares[name])
    return still(list(shares), list(shares.values()), [percent(share) for share in shares.values()],
                 f"Who wrote what it read, by words\n{most}: {percent(shares[most])}")


def tests(portion: int) -> dict[str, Any]:
    """A page of all tests, the best of the trained model first, at every moment."""
    from core.figures import about as figures

    found = facts.tests()
    if not found:
        return kinds()
    shown = facts.page(found, portion)
    names, steps = [skill_names.called(course.name) for course in shown], shown[0].steps
    moments = [figures.score([course.accuracy[moment] for course in shown], [course.intervals[moment] for course in shown],
                             [scored(course, moment) for course in shown]) for moment in range(len(steps))]
    above = [sum(course.intervals[moment][0] > course.chance for course in found) for moment in range(len(steps))]
    return made(
        figures.scores(names, [course.chance for course in shown], moments[-1]), [Frame({0: one}) for one in moments],
        steps=steps, tween=True, plays=True,
        headlines=[f"{moment_title(step)}\n{count} of all {len(found)} tests lie above chance" for step, count in zip(steps, above, strict=True)],
        sentences=[f"{moment_title(step)}: " + "; ".join(f"{name} {scored(course, moment)}" for name, course in zip(names, shown, strict=True))
                   for moment, step in enumerate(steps)],
    )


def scored(course: Course, moment: int) -> str:
    low, high = course.intervals[moment]
    return f"{course.right[moment]} of {course.n}, very likely between {percent(low)} and {percent(high)}, by chance {percent(course.chance)}"


def trusted() -> dict[str, Any]:
    """Whether a share of 62 % is right 62 times of 100, on text of its own kind and on a visitor's."""
    from core.figures import fill_in_the_blank as figures

    table = calibration.measured()
    if not table:
        return kinds()
    moments = range(len(table["steps"]))
    points = [calibration.points(table, moment) for moment in moments]
    told = [calibration.finding(table, moment) or f"{moment_title(table['steps'][moment])} it gives no word such a share" for moment in moments]
    return made(
        figures.reliability(points[-1], calibration.SHORT),
        [Frame({number: figures.reliable(*marks) for number, marks in enumerate(of.values(), start=1)}) for of in points],
        steps=table["steps"], sentences=told,
        headlines=[f"Is it right as often as it says?\n{calibration.in_short(table, moment)}" for moment in moments],
    )


def files() -> dict[str, Any]:
    """The files of the run, by what they hold."""
    sizes = facts.files()
    names = [f"{name} ({count})" for name, (count, _) in sizes.items()]
    whole = sum(size for _, size in sizes.values())
    return still(names, [size for _, size in sizes.values()], [f"{size / 1e6:.1f} MB" for _, size in sizes.values()],
                 f"All files of the run: {whole / 1e6:.0f} MB\nThe number of files is in brackets")


def writes() -> None:
    """What the model that is taken writes, at every moment; the course of its training where the run came without texts."""
    found = facts.texts()
    if not found:
        plotly_film(**film(caches.BASE, "trained", 0), key=f"{SLUG}.trained", fragments=[STAGE])
        return
    steps = caches.steps()
    text_film(prompt=found["prompt"], texts=[text[:LONGEST].rsplit(" ", 1)[0] + " …" for text in found["texts"]], steps=steps,
              captions=[f"The model {moment_name(step)}" for step in steps], key=f"{SLUG}.writes", plays=True, fragments=[STAGE])


def kept() -> dict[str, Any]:
    """What this tab keeps of the reader now."""
    counts = facts.kept_now()
    return still(list(counts), list(counts.values()), [f"{count:,}" for count in counts.values()],
                 "What this tab keeps of you now\nNothing of it goes to anyone else")


def still(names: Sequence[str], values: Sequence[float], written: Sequence[str], headline: str, **look: Sequence[str]) -> dict[str, Any]:
    """Bars that don't move."""
    from core.figures.about import bars

    told = ", ".join(f"{name} {value}" for name, value in zip(names, written, strict=True))
    first, second = headline.split("\n")
    return made(bars(names, values, written, **look), [Frame({})], steps=[caches.steps()[-1]], start=0, headlines=[headline],
                sentences=[f"{first}: {told}. {second}."])


def made(figure: Any, frames: Sequence[Frame], **given: Any) -> dict[str, Any]:
    return {"figure": drawn(figure, frames), **given}
