"""A film on Plotly: a figure of core/figures and what is different in it at each moment.

    plotly_film(figure, frames, steps=run.steps, sentences=..., key="meaning.map")

What it has in common with a film of text stands in film.py. C checkpoints.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pages.shared.browser import plotly
from pages.shared.browser.component import drawing
from pages.shared.films.film import SECONDS, moment_title, mount, start_of, telling
from pages.shared.frame.moment import moment_chosen
from pages.shared.loading import caches
from pages.shared.text.escape import visible

if TYPE_CHECKING:
    from core.figures.plotting import go

_HERE = Path(__file__).parent
FIRST_PICTURE = _HERE / "first_picture.js"
# What a chapter's own film on Plotly begins with.
PLOTLY_FILM = ("rail.js", "plotly_graph.js", "save.js", _HERE / "plotly_taps.js", FIRST_PICTURE, _HERE / "plotly_film.js")
PLOTLY_STYLES = ("film.css", "rail.css")
_plotly = drawing("plotly_film", *PLOTLY_FILM, _HERE / "plotly_film_alone.js", styles=PLOTLY_STYLES)


def plotly_film(
    figure: go.Figure | Drawn,
    frames: Sequence[Frame] = (),
    *,
    steps: Sequence[int],
    sentences: Sequence[str],
    key: str,
    headlines: Sequence[str] = (),
    tween: bool = False,
    plays: bool = False,
    start: int | None = None,
    fragments: Sequence[str] = (),
    stops: Sequence[tuple[int, str]] = (),
    on_tap: Callable[..., None] | None = None,
    drawn_by: Callable | None = None,
    more: Mapping[str, Any] | None = None,
    on_change: Mapping[str, Callable[[object], None]] | None = None,
    follows: str | None = None,
    rail: Rail | None = None,
    apart: bool = False,
) -> None:
    """A figure of core/figures on the stage, drawn by Plotly, at every moment; one frame: a still picture without a rail.

    Args:
        figure: at any moment; its size is that of the stage. frames, length C: what is different at each moment. Or both
        as `drawn` has written them, to be kept.
        sentences, length C: the picture in words, for screen readers; headlines, length C or none: the finding above it.
        tween: whether numbers glide from one moment to the next. plays: once from the first moment on arrival, unless a
        moment was chosen.
        start: index of the moment to show, for a step that is about one; a new one plays the film to it.
        fragments: keys of those that show the moment at which the film rests.
        stops: moments, by index, that have a name of their own on the rail.
        on_tap: called with the numbers of the trace and of the point in it that the reader tapped; a point of a heat map
        has two, its row and its column.
        drawn_by: a chapter's own component on top of plotly_film.js; more: what it is given besides; on_change: of each of
        its own events what takes the new value, which may be anything, since a stranger's browser sends it.
        follows: key of another film, of the same moments, whose rail moves this one too; it has none of its own then.
        rail: what the frames are, where they are no moments of training; steps, start and fragments don't count then.
        apart: whether the frames have so little in common that each is a graph of its own, drawn once.
    """
    both = figure if isinstance(figure, Drawn) else drawn(figure, frames)
    data = {
        "key": key,
        "plotly": plotly.ADDRESS,
        "figure": both.figure,
        "frames": both.frames,
        "stamp": both.stamp,
        "sentences": [visible(sentence) for sentence in sentences],
        "headlines": list(headlines),
        "tween": tween,
        "plays": plays and not moment_chosen(),
        "seconds": SECONDS,
        "taps": on_tap is not None,
        "stops": list(stops),
        "apart": apart,
        **(more or {}),
    }
    takes = dict(on_change or {}) | ({"tap": lambda point: _tapped(point, on_tap)} if on_tap else {})
    if follows:
        names = [moment_title(step) for step in steps]
        _plotly(key=key, data=data | {"follows": follows, "steps": list(steps), "names": names, "start": 0})
        return
    if rail:
        _on_rail(drawn_by or _plotly, key, data | {"plays": plays}, rail, takes)
        return
    mount(drawn_by or _plotly, key, steps, fragments, data, start, *takes, on_change=lambda event, value: takes[event](value))


def still_picture(figure: go.Figure | Drawn, headline: str, sentence: str, *, key: str, **given: Any) -> None:
    """A figure without moments: the trained model's, or nobody's.  Args: as for plotly_film."""
    plotly_film(figure, [Frame({})], steps=[(caches.steps() or [0])[-1]], headlines=[headline], sentences=[sentence], start=0,
                key=key, **given)


def spoken(headline: str) -> str:
    """The two lines over a picture as one sentence, without its full stop."""
    return headline.replace("\n", ". ")


@dataclass(frozen=True)
class Frame:
    """What of a figure is different at one moment.

    traces: number of the trace -> attribute -> values, the same attributes at every moment; layout: attribute -> value,
    as Plotly's `update` takes it ("title.text").
    """

    traces: Mapping[int, Mapping[str, Any]]
    layout: Mapping[str, Any] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        traces = [{"index": number, **attributes} for number, attributes in self.traces.items()]
        return {"traces": traces, "layout": dict(self.layout)}


@dataclass(frozen=True)
class Rail:
    """A rail whose places are no moments of training, evenly spaced.

    names, length C; ticks: places, by index, with what is printed under them; none: the names stand on the rail, and a tap
    goes there. unseen: there is no slider, and the film is at `start` at once. label: of the slider; start: the place that
    is on; press: what stands on a button that goes one place on; on_rest: called with the place at which the film rests;
    without it the server isn't told.
    """

    names: Sequence[str]
    ticks: Sequence[tuple[int, str]]
    label: str
    start: int = 0
    press: str | None = None
    on_rest: Callable[[int], None] | None = None
    unseen: bool = False


def _on_rail(component: Callable, key: str, data: dict, rail: Rail, takes: dict[str, Callable[[object], None]]) -> None:
    places = list(range(len(rail.names)))
    data |= {"steps": places, "names": list(rail.names), "ticks": list(rail.ticks), "label": rail.label,
             "stops": [] if rail.ticks else list(enumerate(rail.names)),
             "press": rail.press, "unseen": rail.unseen, "silent": rail.on_rest is None, "start": start_of(key, places, rail.start)}

    def rests(place: object) -> None:
        if type(place) is int and place in places:  # a stranger's browser may send anything
            rail.on_rest(place)

    takes = takes | {"moment": rests if rail.on_rest else lambda place: None}
    component(key=key, data=data, **telling(key, takes))


@dataclass(frozen=True)
class Drawn:
    """A figure and its frames as strict JSON, in which a NaN is null, which Plotly leaves out; stamp: of the two."""

    figure: str
    frames: str
    stamp: str


def drawn(figure: go.Figure, frames: Sequence[Frame]) -> Drawn:
    """A figure and its frames, written down."""
    from core.figures.plotting import as_json

    written, moved = figure.to_json(), as_json([frame.as_data() for frame in frames])
    return Drawn(written, moved, stamp(written + moved))


def stamp(drawn: str) -> str:
    """By which a browser knows what is drawn again, or was drawn before (pages/shared/frame/first.py)."""
    return hashlib.sha1(drawn.encode(), usedforsecurity=False).hexdigest()[:12]


def _tapped(point: object, on_tap: Callable[..., None]) -> None:
    if isinstance(point, list) and len(point) in (3, 4) and all(type(number) is int and number >= 0 for number in point):
        on_tap(*point[:-1])  # a stranger's browser may send anything
