"""The ladder of counters in pictures: how far the model lies from each of five at every moment, what each says next,
and how surprised each is by new text.

Letters: C checkpoints, K counters.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from core.figures.plotting import go
from core.figures.rail import along, axis_of_steps
from core.figures.style import GROUP_COLOURS, NEUTRAL, PARTS, in_percent, literal, on_stage
from core.formatting import percent

DASHES = ("dot", "dash", "dashdot", "longdash", "solid")
WRITER = "who wrote the text"
SYMBOLS = ("circle", "square", "triangle-up", "diamond", "cross")
ROOM = 1.9  # of a full bar: for the longest word behind it on a phone
FAINT, LIT = 0.45, 1.0  # opacity of a bar
PATTERN = {"shape": "/", "fillmode": "replace", "size": 6}  # of the counters' bars
ASKED = 64  # pixels of the question mark
LEGEND = {"itemwidth": 30, "xref": "container", "x": 0.01}  # so narrow that all five stand in one row on a phone


def looks_at(words: int) -> str:
    """A counter's name by how many words it looks at."""
    return "1 word" if words == 1 else f"{words or 'no'} words"


def in_short(words: int) -> str:
    """The same where all five stand in a row."""
    return f"{words}" if words else "0 words"


def distances(steps: Sequence[int], apart: np.ndarray, nearest: Sequence[int], until: int | None = None) -> go.Figure:
    """How far the model's next words lie from those of each counter (K, C), bits, along the rail; a mark on the nearest
    (C,) at each moment, a ring round the last. until, index of the last moment that is drawn; None for all.
    """
    last = len(steps) - 1 if until is None else until
    x, lit = along(steps).round(4).tolist(), list(nearest)[:last + 1]
    figure = go.Figure(layout=on_stage(x="training step", y="how far apart (bits)", legend=True))
    for words, row in enumerate(apart):
        figure.add_scatter(
            x=x,
            y=[round(float(bits), 4) if at <= last else None for at, bits in enumerate(row)],
            mode="lines",
            name=in_short(words),
            line={"color": GROUP_COLOURS[words], "width": 3, "dash": DASHES[words]},
            cliponaxis=False,
            customdata=list(steps),
            hovertemplate=f"step %{{customdata:,}}, {looks_at(words)}: %{{y:.2f}} bits<extra></extra>",
        )
    figure.add_scatter(
        x=x[: last + 1],
        y=[round(float(apart[one, at]), 4) for at, one in enumerate(lit)],
        mode="markers",
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
        marker={"size": 13, "color": [GROUP_COLOURS[one] for one in lit], "symbol": [SYMBOLS[one] for one in lit]},
    )
    figure.add_scatter(
        **distances_at(steps, apart, nearest, last),
        mode="markers",
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
        marker={"size": 26, "symbol": "circle-open", "color": NEUTRAL, "line": {"width": 3}},
    )
    figure.update_layout(legend=LEGEND)
    figure.update_yaxes(range=[0, 1.03])
    if until is not None:
        figure.add_annotation(x=(x[until] + x[-1]) / 2, y=0.5, text="?", showarrow=False, font={"size": ASKED})
    return figure.update_xaxes(**axis_of_steps(steps[-1]), range=[-0.1, x[-1] + 0.2], zeroline=False)


def distances_at(
    steps: Sequence[int], apart: np.ndarray, nearest: Sequence[int], moment: int
) -> dict[str, list[float]]:
    """Where the ring of `distances` stands at a moment."""
    return {"x": [round(float(along(steps[moment])), 4)], "y": [round(float(apart[nearest[moment], moment]), 4)]}


def answers(counters: Sequence[tuple[str, float]], model: tuple[str, float], nearest: int | None) -> go.Figure:
    """The likeliest next word of each counter (K,), and of the model, with its share (0..1): a bar each, the model's
    the last; faint but that of the counter which is nearest to the model.
    """
    rows = np.arange(len(counters) + 1)
    now = answers_at(counters, model, nearest)
    figure = go.Figure(layout=on_stage())
    figure.add_bar(
        **{name: value for name, value in now["traces"][0].items() if "." not in name},
        y=rows,
        orientation="h",
        width=0.7,
        textposition="outside",
        constraintext="none",
        cliponaxis=False,
        hoverinfo="skip",
        textfont={"size": 13},
        marker={
            "color": [*GROUP_COLOURS[: len(counters)], PARTS["prediction"].fill],
            "opacity": now["traces"][0]["marker.opacity"],
            "pattern": PATTERN | {"shape": [*"/" * len(counters), ""]},
        },
    )
    figure.update_xaxes(range=[0, ROOM], **in_percent(0, 0.5, 1))
    return figure.update_yaxes(
        range=[len(rows) - 0.4, -0.6],
        showgrid=False,
        zeroline=False,
        tickvals=rows,
        ticktext=now["labels"],
        tickfont={"size": 14},
    )


def answers_at(counters: Sequence[tuple[str, float]], model: tuple[str, float], nearest: int | None) -> dict[str, Any]:
    """What `answers` holds at one moment: the names of its rows, and of its bars the lengths, the words and which is
    lit.
    """
    every = [*counters, model]
    return {
        "labels": [f"{'▸ ' if one == nearest else ''}{looks_at(one)}" for one in range(len(counters))] + ["the model"],
        "traces": {0: {
            "x": [float(f"{share:.4g}") for _, share in every],
            "text": [f" {literal(word)} {percent(share)}" for word, share in every],
            "marker.opacity": [LIT if one in (nearest, len(counters)) else FAINT for one in range(len(every))],
        }},
    }


def against_counters(
    steps: Sequence[int], model: np.ndarray, counters: np.ndarray, floor: float, until: int | None = None
) -> go.Figure:
    """Surprise at held-out text (C,) at every saved moment, on the rail's scale, beside that of each counter (K,) and
    what the writer paid; bits a token. until, number of moments that are drawn of the model's; None for all.
    """
    x = along(steps).round(4)
    shown = np.where(
        np.arange(len(steps)) < (len(steps) if until is None else until), np.asarray(model, np.float64), np.nan
    )
    figure = go.Figure(layout=on_stage(x="training step", y="surprise (bits a token)", legend=True))
    figure.add_scatter(
        x=x,
        y=shown.astype(np.float32),
        name="the model",
        mode="lines+markers",
        cliponaxis=False,
        showlegend=False,
        line={"color": PARTS["prediction"].fill, "width": 4},
        marker={"size": 9},
        customdata=np.asarray(steps, np.int32),
        hovertemplate="step %{customdata:,}: %{y:.2f}<extra></extra>",
    )
    lines = [
        (in_short(words), looks_at(words), bits, DASHES[words], GROUP_COLOURS[words])
        for words, bits in enumerate(counters)
    ]
    for name, called, value, dash, colour in (*lines, (WRITER, WRITER, floor, "dot", NEUTRAL)):
        figure.add_scatter(
            x=x[[0, -1]], y=np.array([value, value], np.float32), name=name, mode="lines", showlegend=name != WRITER,
            line={"color": colour, "width": 3, "dash": dash}, hovertemplate=f"{called}: %{{y:.2f}}<extra></extra>",
        )
    for name, y in (("the model", float(model[0])), (WRITER, floor)):
        figure.add_annotation(x=0, y=y, text=name, xanchor="left", yanchor="bottom", showarrow=False, font={"size": 12})
    figure.update_layout(legend=LEGEND)
    figure.update_xaxes(**axis_of_steps(steps[-1]), range=[-0.1, float(x[-1]) + 0.3])
    figure.update_yaxes(range=[0, float(np.max(model)) * 1.12])
    return figure
