"""Films: every moment of training is sent once and scrubbed in the browser, with no traffic while the slider moves.

    text_film(prompt="The cat", texts=[...], steps=run.steps, key="home.film")
    plotly_film(figure, frames, steps=run.steps, sentences=..., key="meaning.map")

Each has play, pause, a native slider (arrows), Space to play, a spoken sentence for each moment, and honours the
reader's wish for less motion. The moment at which it rests becomes that of every view. C checkpoints.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from pages.shared.browser import plotly
from pages.shared.browser.component import drawing
from pages.shared.frame import shell
from pages.shared.loading import caches
from pages.shared.text.escape import visible

if TYPE_CHECKING:
    from core.figures.plotting import go

SECONDS = 7  # that a whole film takes
_HERE = Path(__file__).parent
_text = drawing(
    "text_film", "rail.js", _HERE / "film_text.js", styles=("film.css", "rail.css", _HERE / "film_text.css")
)
FIRST_PICTURE = _HERE / "first_picture.js"
# What a chapter's own film on Plotly begins with.
PLOTLY_FILM = ("rail.js", "plotly_graph.js", "save.js", _HERE / "plotly_taps.js", FIRST_PICTURE, _HERE / "plotly_film.js")
PLOTLY_STYLES = ("film.css", "rail.css")
_plotly = drawing("plotly_film", *PLOTLY_FILM, _HERE / "plotly_film_alone.js", styles=PLOTLY_STYLES)
_late = drawing("late_texts", _HERE / "film_late.js", styles=())


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
        "plays": plays and not shell.moment_chosen(),
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
             "press": rail.press, "unseen": rail.unseen, "silent": rail.on_rest is None, "start": _start(key, places, rail.start)}

    def rests(place: object) -> None:
        if type(place) is int and place in places:  # a stranger's browser may send anything
            rail.on_rest(place)

    takes = takes | {"moment": rests if rail.on_rest else lambda place: None}
    component(key=key, data=data, **_telling(key, takes))


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


@dataclass(frozen=True)
class Taps:
    """Parts of a text that the reader may tap.

    parts: each as it is shown, and what is said of it; moment: index of the moment whose text they are; of_prompt: they
    are the prompt's, shown alone, each with what is said of it beneath; picked: number of the one that was tapped last.
    """

    parts: Sequence[tuple[str, str]]
    moment: int = 0
    of_prompt: bool = False
    picked: int | None = None

    def as_data(self) -> dict[str, Any]:
        parts = [[printable(shown), visible(said)] for shown, said in self.parts]
        return {"parts": parts, "moment": self.moment, "of_prompt": self.of_prompt, "picked": self.picked}


def text_film(
    *,
    prompt: str,
    texts: Sequence[str | None],
    steps: Sequence[int],
    key: str,
    captions: Sequence[str] = (),
    sentences: Sequence[str] | None = None,
    begin: int | None = None,
    plays: bool = False,
    pair: bool = False,
    other: tuple[str, str] | None = None,
    beside: bool = False,
    taps: Taps | None = None,
    patches: Sequence[Sequence[tuple[str, int | None, bool]] | None] | None = None,
    picked: int | None = None,
    on_tap: Callable[[int], None] | None = None,
    fragments: Sequence[str] = (),
    late: str | None = None,
) -> None:
    """The same prompt continued differently at each moment, in type as large as fits.

    Args:
        texts, length C: what follows the prompt; shown as text, whatever it holds; None for one that `late_texts`
        brings.
        captions, length C or none: what stands over the text; by default the moment's name.
        sentences, length C: what a screen reader says for each moment; by default prompt and continuation.
        begin: index of the moment to open at as long as the reader has chosen none; by default the one that the chapter
        begins with. plays: once from the first moment on arrival, unless a moment was chosen.
        pair: whether the first moment's text stands beside it. other: what stands over the text of another writer, and how that
        goes on after the same prompt: it stands beside it in the place of the first moment's. beside: whether the picture that follows this film
        stands beside it where there is room, rather than beneath (stage.css).
        taps: parts that can be tapped; on_tap is called with the number of one.
        patches, length C: prompt and text in stretches: as shown, the number of one that is copied and may be tapped, and
        whether the model wrote it; picked: the number that was tapped last.
        fragments: keys of the fragments that show the moment at which the film rests (see shell.rests_at).
        late: name under which `late_texts` brings the texts that are still missing.
    """
    data = {
        "key": key,
        "prompt": printable(prompt),
        **_told(prompt, texts, steps, sentences),
        "captions": list(captions) or None,
        "plays": plays and not shell.moment_chosen(),
        "seconds": SECONDS,
        "pair": pair and not other,
        "other": other and [other[0], printable(other[1])],
        "beside": beside,
        "taps": taps and taps.as_data(),
        "patches": patches and [of and [[printable(shown), *rest] for shown, *rest in of] for of in patches],
        "picked": picked,
        "late": late,
    }
    mount(_text, key, steps, fragments, data, begin, *(("tap",) if on_tap else ()),
          on_change=lambda _, told: _part_tapped(told, on_tap))


def _part_tapped(told: object, on_tap: Callable[[int], None]) -> None:
    if isinstance(told, list) and len(told) == 2 and all(type(number) is int and number >= 0 for number in told):
        on_tap(told[0])  # a stranger's browser may send anything


def late_texts(*, prompt: str, texts: Sequence[str], steps: Sequence[int], key: str, late: str) -> None:
    """Bring all texts to the film that waits for the name `late`."""
    _late(key=key, data={"id": late, **_told(prompt, texts, steps)})


def _told(
    prompt: str, texts: Sequence[str | None], steps: Sequence[int], sentences: Sequence[str] | None = None
) -> dict[str, list[str | None]]:
    """The texts of a film and what is said of each, None for one that is yet to come."""
    spoken = sentences or [
        None if text is None else f"{moment_title(step)}: {prompt}{text}"
        for step, text in zip(steps, texts, strict=True)
    ]
    return {"texts": [None if text is None else printable(text) for text in texts],
            "sentences": [None if sentence is None else visible(sentence) for sentence in spoken]}


def printable(text: str) -> str:
    """The text with its control characters shown, and its line breaks kept."""
    return "\n".join(visible(line) for line in text.split("\n"))


def moment_title(step: int) -> str:
    """The moment as it is named at the head of a line: "After 400 steps"."""
    name = shell.moment_name(step)
    return name[0].upper() + name[1:]


def mount(
    component: Callable,
    key: str,
    steps: Sequence[int],
    fragments: Sequence[str],
    data: dict,
    begin: int | None = None,
    *events: str,
    on_change: Callable[[str, object], None] | None = None,
) -> None:
    """Mount a film; its payload stays byte for byte the same while only its own slider moves, so nothing is sent again."""
    steps = [int(step) for step in steps]
    wanted = begin if begin is not None and not shell.moment_chosen() else nearest(steps, shell.moment())
    common = {"steps": steps, "names": [moment_title(step) for step in steps], "start": _start(key, steps, wanted)}
    # The callbacks run before the script, so that everything above the film already shows the new moment.
    tell = _telling(key, {event: partial(on_change, event) for event in events})
    component(key=key, data=common | data, on_moment_change=lambda: _take_over(key, steps, fragments), **tell)


def _start(key: str, places: Sequence[int], wanted: int) -> int:
    """Index of the place at which a film is sent: the one that it had among the same places, as long as the reader's own
    slider is at `wanted`.
    """
    rests_at = (st.session_state.get(key) or {}).get("moment")
    had, start = st.session_state.get(f"{key}.start", (None, wanted))
    if had != list(places) or places[wanted] != rests_at:
        st.session_state[f"{key}.start"] = list(places), (start := wanted)
    return start


def _telling(key: str, takes: Mapping[str, Callable[[object], None]]) -> dict[str, Callable[[], None]]:
    """A callback for each event of a component, which hands the new value to what takes it."""
    return {f"on_{event}_change": partial(_pass_on, key, event, take) for event, take in takes.items()}


def _pass_on(key: str, event: str, take: Callable[[object], None]) -> None:
    value = (st.session_state.get(key) or {}).get(event)
    if value is not None:
        take(value)


def nearest(steps: Sequence[int], step: int) -> int:
    """Index of the moment that lies nearest to a step."""
    return min(range(len(steps)), key=lambda index: abs(steps[index] - step))


def _take_over(key: str, steps: Sequence[int], fragments: Sequence[str]) -> None:
    step = (st.session_state.get(key) or {}).get("moment")
    if step in steps:  # a stranger's browser may send anything
        shell.rests_at(int(step), *fragments)
