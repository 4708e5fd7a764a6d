"""Films: every moment of training is sent once and scrubbed in the browser, with no traffic while the slider moves.

    text_film(prompt="The cat", texts=[...], steps=run.steps, key="home.film")
    bars_film(frames=[(["the", "a"], [0.2, 0.1]), ...], steps=run.steps, key="layers.film")
    scatter_film(points, words=..., groups=..., group_names=..., steps=run.steps, sentences=..., key="meaning.map")

Each has play, pause, a native slider (arrows), Space to play, a spoken sentence for each moment, and honours the
reader's wish for less motion. C checkpoints, N words, K neighbours.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import streamlit as st

from core.figures.style import GROUP_COLOURS, GROUP_SHAPES, PARTS
from pages.shared import frame
from pages.shared.escape import visible

_HERE = Path(__file__).parent


def _source(*names: str) -> str:
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)


_rows = st.components.v2.component(
    "nudge_rows_film", html="", css=_source("film.css"), js=_source("film_transport.js", "film_rows.js")
)
_scatter = st.components.v2.component(
    "nudge_scatter_film", html="", css=_source("film.css"), js=_source("film_transport.js", "film_scatter.js")
)


def text_film(
    *, prompt: str, texts: Sequence[str], steps: Sequence[int], key: str, names: Sequence[str] | None = None,
    sentences: Sequence[str] | None = None, begin: int = -1, report: bool = True,
) -> None:
    """The same prompt continued differently at each moment.

    Args:
        texts, length C: what follows the prompt; shown as text, whatever it holds.
        sentences, length C: what a screen reader says for each moment; by default prompt and continuation.
        names, length C: what stands under the slider; by default "After 400 steps".
        begin: index of the moment to open at as long as the reader has chosen none.
        report: whether the moment at which the film rests becomes the shared moment of every view.
    """
    spoken = sentences or [f"{_name(step)}: {prompt}{text}" for step, text in zip(steps, texts, strict=True)]
    data = {
        "kind": "text",
        "prompt": _lines(prompt),
        "texts": [_lines(text) for text in texts],
        "sentences": [visible(sentence) for sentence in spoken],
    }
    if names:
        data["names"] = list(names)
    _mount(_rows, key, steps, report, data, begin)


def bars_film(
    *, frames: Sequence[tuple[Sequence[str], Sequence[float]]], steps: Sequence[int], key: str,
    mark: str | None = None, part: str = "prediction", sentences: Sequence[str] | None = None, report: bool = True,
) -> None:
    """The likeliest next tokens as bars, at each moment.

    Args:
        frames, length C: labels and their shares (0..1), likeliest first.
        mark: the label to point at (the reader's own pick). part: whose colour the bars wear.
    """
    said = [
        f"{_name(step)}: " + ", ".join(f"{label.strip()} {share:.0%}" for label, share in zip(*bars, strict=True))
        for step, bars in zip(steps, frames, strict=True)
    ]
    data = {
        "kind": "bars",
        "frames": [
            {"labels": [visible(label) for label in labels], "shares": [round(float(share), 5) for share in shares]}
            for labels, shares in frames
        ],
        "mark": None if mark is None else visible(mark),
        "colour": PARTS[part].fill,
        "sentences": list(sentences or said),
    }
    _mount(_rows, key, steps, report, data)


def scatter_film(
    points: np.ndarray, *, words: Sequence[str], groups: Sequence[int], group_names: Sequence[str],
    steps: Sequence[int], sentences: Sequence[str], key: str, pair: tuple[int, int] | None = None,
    similarity: Sequence[float] | None = None, neighbours: np.ndarray | None = None, height: int = 460,
    report: bool = True,
) -> None:
    """The map of words, moving through training.

    Words that come first in `words` are the first to be named on the map. A pair is joined by a line that carries its
    similarity; a word that the reader taps or finds is followed, with its trail and its neighbours.

    Args:
        points (C, N, 2): places, any unit, one frame of reference for all moments.
        groups, length N: index into group_names, which has at most 8 entries; each has a colour and a shape.
        sentences, length C: what the map shows at each moment, in words.
        pair: two indices into words; similarity, length C: theirs.
        neighbours (C, N, K): indices of each word's nearest words, nearest first.
    Raises: ValueError if the shapes don't fit each other.
    """
    moments, count, _ = points.shape
    if (moments, count) != (len(steps), len(words)) or len(groups) != count or len(sentences) != moments:
        raise ValueError(
            f"points are for {moments} moments of {count} words; got {len(steps)} steps, {len(words)} words, "
            f"{len(groups)} groups, {len(sentences)} sentences"
        )
    if len(group_names) > len(GROUP_COLOURS):
        raise ValueError(f"{len(group_names)} groups, but only {len(GROUP_COLOURS)} can be told apart")
    data = {
        "points": _base64(_on_page(points)),
        "words": list(words),
        "groups": [int(group) for group in groups],
        "group_names": list(group_names),
        "inks": list(GROUP_COLOURS[: len(group_names)]),
        "shapes": list(GROUP_SHAPES[: len(group_names)]),
        "sentences": list(sentences),
        "pair": [int(word) for word in pair] if pair else None,
        "similarity": [round(float(value), 3) for value in similarity] if similarity is not None else None,
        "near": _base64(neighbours.astype("<u2")) if neighbours is not None else None,
        "near_count": neighbours.shape[2] if neighbours is not None else 0,
        "height": height,
    }
    _mount(_scatter, key, steps, report, data)


def _on_page(points: np.ndarray) -> np.ndarray:
    """Points (C, N, 2) scaled to 0..65535 with a margin of 4 %, the same scale for both axes and all moments."""
    flat = points.reshape(-1, 2).astype(np.float64)
    middle = (flat.min(axis=0) + flat.max(axis=0)) / 2
    reach = (flat.max(axis=0) - flat.min(axis=0)).max() / 2 or 1.0
    return np.round(((points - middle) / reach * 0.46 + 0.5) * 65535).astype("<u2")


def _lines(text: str) -> str:
    """The text with its control characters shown, and its line breaks kept."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _base64(array: np.ndarray) -> str:
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode("ascii")


def _name(step: int) -> str:
    name = frame.moment_name(step)
    return name[0].upper() + name[1:]


def _mount(component: object, key: str, steps: Sequence[int], report: bool, data: dict, begin: int = -1) -> None:
    """Mount a film; its payload stays byte for byte the same while only its own slider moves, so nothing is sent again."""
    steps = [int(step) for step in steps]
    follow = report and frame.moment_chosen()
    wanted = _nearest(steps, frame.moment()) if follow else begin % len(steps)
    rests_at = (st.session_state.get(key) or {}).get("moment")
    start = st.session_state.get(f"{key}.start")
    if start is None or start >= len(steps) or (report and rests_at is None) or (report and steps[wanted] != rests_at):
        st.session_state[f"{key}.start"] = start = wanted
    common = {"steps": steps, "names": [_name(step) for step in steps], "start": start, "report": report}
    # The callback runs before the script, so that everything above the film already shows the new moment.
    component(key=key, data=common | data, on_moment_change=lambda: _take_over(key))


def _nearest(steps: Sequence[int], step: int) -> int:
    return min(range(len(steps)), key=lambda index: abs(steps[index] - step))


def _take_over(key: str) -> None:
    step = (st.session_state.get(key) or {}).get("moment")
    if step is not None:
        frame.set_moment(int(step))
