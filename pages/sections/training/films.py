"""The films of a whole run: its loss curve with what it writes, its walk over the landscape; and the panel of a model
that learns right now.

    curve_film(curve=(x, y), held_out=..., steps=..., prompt=..., texts=..., blind=8.2, floor=0.7, about=..., key=...,
    fragments=...) landscape_film(land, about=..., key=..., fragments=...) lesson_panel(lesson, finished=False,
    blind=8.2, sister=[...], enough=10, about=..., key=...)

C checkpoints, N points.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.figures.style import NEUTRAL
from pages.sections.training import run_words
from pages.shared.browser.component import drawing
from pages.shared.films import film
from pages.shared.text.escape import visible

if TYPE_CHECKING:
    from core.training.live import Lesson

_HERE = Path(__file__).parent
_curve, _land, _live = (
    drawing(name, "film_transport.js", "chart.js", script, styles=("film.css", "chart.css"))
    for name, script in (
        ("curve", _HERE / "film_curve.js"),
        ("landscape", _HERE / "film_landscape.js"),
        ("live", _HERE / "live.js"),
    )
)


def curve_film(
    *,
    curve: tuple[Sequence[float], Sequence[float]],
    held_out: Sequence[float],
    steps: Sequence[int],
    prompt: str,
    texts: Sequence[str],
    blind: float,
    floor: float | None,
    about: str,
    key: str,
    fragments: Sequence[str],
    begin: int,
) -> None:
    """The loss of a run, and what it writes after a prompt at the moment that is marked on it.

    Args:    curve, steps and losses (N,); held_out, texts (C,), at each of steps; blind, a blind guess's loss; floor,
             its
             writer's; about, the curve in words.
    """
    data = {
        "curve": [[round(float(x), 1), round(float(y), 4)] for x, y in zip(*curve, strict=True)],
        "heldout": [round(float(value), 4) for value in held_out],
        "blind": blind,
        "floor": floor,
        "about": about,
        "grey": NEUTRAL,
        "prompt": film.printable(prompt),
        "texts": [film.printable(text) for text in texts],
        "top": round(1.12 * max(blind, *map(float, curve[1])), 3),
        "names": [f"{film.moment_title(step)}: loss {loss:.2f}" for step, loss in zip(steps, held_out, strict=True)],
        "sentences": [
            visible(f"Loss of held-out text {loss:.2f}. {prompt}{text}")
            for loss, text in zip(held_out, texts, strict=True)
        ],
    }
    film.mount(_curve, key, steps, fragments, data, begin)


def landscape_film(land: Mapping[str, Any], *, about: str, key: str, fragments: Sequence[str], begin: int) -> None:
    """A run's landscape (analyses/landscape.json) with the walk on it and the moment marked."""
    levels = run_words.levels(land["loss"])
    data = {
        "x": land["x"],
        "y": land["y"],
        "loss": land["loss"],
        "path": land["path"],
        "levels": levels,
        "inks": run_words.inks(len(levels) + 1),
        "names_of_axes": [run_words.axis_name(number + 1, share) for number, share in enumerate(land["shares"])],
        "about": about,
        "sentences": [run_words.at_moment(land, place) for place in range(len(land["steps"]))],
    }
    data["stamp"] = hashlib.sha1(repr(data["loss"]).encode(), usedforsecurity=False).hexdigest()
    film.mount(_land, key, land["steps"], fragments, data, begin)


def lesson_panel(
    lesson: Lesson,
    *,
    finished: bool,
    blind: float,
    sister: Sequence[tuple[int, float]],
    enough: int,
    about: str,
    key: str,
) -> None:
    """How far a lesson is, its loss so far, and what it wrote.

    Args:    sister, tokens and losses of another run, shown beside its own; enough, the pairs of a sample that counts.
    """
    samples = [
        {"when": run_words.about_sample(sample, enough), "text": film.printable(sample.text)}
        for sample in list(lesson.samples)
    ]
    points = [[point.tokens, round(point.loss, 4)] for point in list(lesson.curve)]
    line = f"{lesson.seconds:.0f} seconds, {lesson.step:,} nudges" + (f", loss {points[-1][1]:.2f}" if points else "")
    last = samples[-1] if samples else {"when": "", "text": ""}
    data = {
        "share": round(lesson.share, 3),
        "line": line,
        "points": points,
        "sister": [[tokens, round(loss, 4)] for tokens, loss in sister],
        "samples": samples,
        "blind": blind,
        "least": 20_000,
        "finished": finished,
        "about": about,
        "grey": NEUTRAL,
        "said": visible(f"{last['when']}: {last['text']}"),
    }
    _live(key=key, data=data)
