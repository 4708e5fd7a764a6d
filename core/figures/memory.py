"""Memorise or generalise in pictures: planted lines by their copies, parrot and model, runs of words that stand in the
training text, exposure of the invented lines.

Letters: C checkpoints, n lines.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.figures.plotting import go
from core.figures.rail import along, axis_of_steps
from core.figures.style import BEYOND, GROUP_COLOURS, NEUTRAL, PARTS, in_percent, literal, on_stage
from core.formatting import percent

JITTER = 0.085  # of a power of ten, either way: lines with as many copies stand side by side
KINDS = (("famous", "circle", "solid"), ("invented", "diamond", "dash"))
SIDES = (("the parrot looks it up", GROUP_COLOURS[1], "/"), ("the model works it out", PARTS["prediction"].fill, ""))


def planted(lines: Sequence[Mapping[str, Any]], moment: int, until: int | None = None) -> go.Figure:
    """Every planted line by its copies and the chance that the model gives to the right next token of it; filled where it
    recites the line without a mistake. A line through the medians of each kind.

    Args: lines, as analyses/memory.json lists them; until, copies up to which they are drawn, None for all.
    """
    figure = go.Figure()
    traces = planted_at(lines, moment, until)
    levels = sorted({line["copies"] for line in lines})
    for place, (kind, _, dash) in enumerate(KINDS):
        own = [line for line in lines if line["source"] == kind]
        x = np.array([line["copies"] for line in own], dtype=np.float64)
        for level in levels:
            here = np.flatnonzero(x == level)
            x[here] *= 10 ** (np.linspace(-JITTER, JITTER, len(here)) if len(here) > 1 else np.zeros(1))
        colour = GROUP_COLOURS[place]
        figure.add_scatter(
            x=x.astype(np.float32), y=traces[2 * place]["y"], mode="markers", name=f"{kind} lines", cliponaxis=False,
            text=[literal(line["text"][:60]) for line in own], hovertemplate="%{text}<extra></extra>",
            marker={"symbol": traces[2 * place]["marker.symbol"], "size": 11, "color": colour, "line": {"width": 2, "color": colour}},
        )
        figure.add_scatter(x=levels, y=traces[2 * place + 1]["y"], mode="lines", name=f"median, {kind}", hoverinfo="skip",
                           showlegend=False, line={"color": colour, "width": 3, "dash": dash})
    figure.update_layout(**on_stage(x="copies in the training text", y="chance of the right token", legend=True))
    figure.update_xaxes(type="log", tickvals=levels, ticktext=[f"{level:g}" for level in levels],
                        range=np.log10([levels[0] * 0.7, levels[-1] * 1.4]).tolist())
    figure.update_yaxes(range=[-0.03, 1.03], **in_percent(0, 0.25, 0.5, 0.75, 1))
    if until is not None:
        figure.add_annotation(x=np.log10(levels[-1]) / 2 + np.log10(until) / 2, y=0.5, text="?", showarrow=False, font={"size": 64})
    return figure


def planted_at(lines: Sequence[Mapping[str, Any]], moment: int, until: int | None = None) -> dict[int, dict[str, list]]:
    """What of `planted` is different at a moment: by trace its heights and symbols."""
    levels, found = sorted({line["copies"] for line in lines}), {}
    for place, (kind, symbol, _) in enumerate(KINDS):
        own = [line for line in lines if line["source"] == kind]
        shown = [until is None or line["copies"] <= until for line in own]
        found[2 * place] = {
            "y": [float(line["p_token"][moment]) if seen else None for line, seen in zip(own, shown, strict=True)],
            "marker.symbol": [symbol if line["recalled"][moment] else f"{symbol}-open" for line in own],
        }
        of = [[line["p_token"][moment] for line in own if line["copies"] == level] for level in levels]
        found[2 * place + 1] = {
            "y": [float(np.median(values)) if values and (until is None or level <= until) else None
                  for level, values in zip(levels, of, strict=True)],
        }
    return found


def next_words(parrot: Sequence[tuple[str, float]], model: Sequence[tuple[str, float]]) -> go.Figure:
    """The likeliest next words of the parrot over those of the model, as bars; a row of each is its name.

    Args: word and share (0..1) each, as many of each as have room.
    """
    rows = next_words_at(parrot, model)
    figure = go.Figure()
    count = len(rows["labels"])
    for side, (name, colour, pattern) in enumerate(SIDES):
        figure.add_bar(
            x=rows["traces"][side]["x"], y=np.arange(count), orientation="h", width=0.7, text=rows["traces"][side]["text"], name=name,
            textposition="outside", constraintext="none", cliponaxis=False, hoverinfo="skip", textfont={"size": 13},
            marker={"color": colour, "pattern": {"shape": pattern, "fillmode": "replace", "size": 6}},
        )
    figure.update_layout(**on_stage(legend=True), barmode="overlay")
    figure.update_xaxes(range=[0, BEYOND], **in_percent(0, 0.25, 0.5, 0.75, 1))
    figure.update_yaxes(range=[count - 0.4, -0.6], showgrid=False, zeroline=False, tickvals=np.arange(count), ticktext=rows["labels"],
                        tickfont={"size": 15})
    return figure


def next_words_at(parrot: Sequence[tuple[str, float]], model: Sequence[tuple[str, float]]) -> dict[str, Any]:
    """What the bars of `next_words` hold at one moment: the words, the parrot's first, a gap, the model's; and the lengths of
    both with what stands behind them.
    """
    labels = [literal(word) for word, _ in parrot] + [""] + [literal(word) for word, _ in model]
    traces = []
    for before, own, after in ((0, parrot, len(model) + 1), (len(parrot) + 1, model, 0)):
        traces.append({
            "x": [None] * before + [float(f"{share:.6g}") for _, share in own] + [None] * after,
            "text": [""] * before + [percent(share) for _, share in own] + [""] * after,
        })
    return {"labels": labels, "traces": traces}


def against_parrot(steps: Sequence[int], model: np.ndarray, parrot: float, floor: float, until: int | None = None) -> go.Figure:
    """Surprise at held-out text (C,) at every saved moment, on the rail's scale, beside the parrot's and what the writer paid;
    bits a token. until, number of moments that are drawn of the model's; None for all.
    """
    x = along(steps).round(4)
    shown = np.where(np.arange(len(steps)) < (len(steps) if until is None else until), np.asarray(model, np.float64), np.nan)
    figure = go.Figure()
    figure.add_scatter(
        x=x, y=shown.astype(np.float32), name="the model", mode="lines+markers", cliponaxis=False,
        line={"color": PARTS["prediction"].fill, "width": 4}, marker={"size": 9}, customdata=np.asarray(steps, np.int32),
        hovertemplate="step %{customdata:,}: %{y:.2f}<extra></extra>",
    )
    for name, value, dash, colour in (
        ("the parrot", parrot, "dash", GROUP_COLOURS[1]), ("who wrote the text", floor, "dot", NEUTRAL),
    ):
        figure.add_scatter(
            x=x[[0, -1]], y=np.array([value, value], np.float32), name=name, mode="lines",
            line={"color": colour, "width": 3, "dash": dash}, hovertemplate=f"{name}: %{{y:.2f}}<extra></extra>",
        )
    figure.update_layout(**on_stage(x="training step", y="surprise (bits a token)", legend=True))
    figure.update_xaxes(**axis_of_steps(steps[-1]), range=[-0.1, float(x[-1]) + 0.3])
    figure.update_yaxes(range=[0, float(np.max(model)) * 1.05])
    return figure


def runs(lengths: Sequence[int], model: np.ndarray, program: np.ndarray, shortest: int) -> go.Figure:
    """Which share (0..1) of all runs of so many words and marks stands in the training text: written by the model, and
    new by the program.
    """
    figure = go.Figure()
    for name, shares, colour, symbol, dash in (
        ("written by the model", model, PARTS["prediction"].fill, "circle", "solid"),
        ("new text of the program", program, NEUTRAL, "square-open", "dash"),
    ):
        figure.add_scatter(
            x=np.asarray(lengths, np.int32), y=np.asarray(shares, np.float32), name=name, mode="lines+markers",
            line={"color": colour, "width": 3, "dash": dash}, marker={"symbol": symbol, "size": 9},
            text=[percent(float(share)) for share in shares], hovertemplate="%{x} in a row: %{text}<extra></extra>",
        )
    figure.add_vline(x=shortest, line={"color": NEUTRAL, "width": 2, "dash": "dot"})
    figure.add_annotation(x=shortest, y=1.0, text="from here on: copied", xanchor="left", xshift=6, showarrow=False)
    figure.update_layout(**on_stage(x="words and marks in a row", y="in the training text", legend=True))
    figure.update_yaxes(range=[0, 1.05], **in_percent(0, 0.25, 0.5, 0.75, 1))
    return figure


def exposure(copies: Sequence[int], bits: np.ndarray, most: float) -> go.Figure:
    """Exposure of each invented line (n,) against its copies, the median at each number of copies as a line; bits."""
    counts = np.asarray(copies, dtype=np.float64)
    levels = np.unique(counts)
    x = counts.copy()
    for level in levels:
        here = np.flatnonzero(counts == level)
        x[here] = level * 10 ** np.linspace(-JITTER, JITTER, len(here))
    traces = exposed_at(copies, bits)
    figure = go.Figure()
    figure.add_scatter(
        x=x.astype(np.float32), **traces[0], name="one invented line", mode="markers", hovertemplate="%{y:.1f} bits<extra></extra>",
        cliponaxis=False, marker={"symbol": "diamond-open", "size": 11, "color": GROUP_COLOURS[1], "line": {"width": 2}},
    )
    figure.add_scatter(x=levels.astype(np.float32), **traces[1], name="median", mode="lines", hoverinfo="skip",
                       line={"color": GROUP_COLOURS[1], "width": 3, "dash": "dash"})
    figure.add_hline(y=most, line={"color": NEUTRAL, "width": 2, "dash": "dot"})
    figure.add_annotation(x=np.log10(levels[0] * 0.7), y=most, text="comes first of all", xanchor="left", yshift=-14, showarrow=False)
    figure.update_layout(**on_stage(x="copies in the training text", y="exposure (bits)", legend=True))
    figure.update_xaxes(type="log", tickvals=levels, ticktext=[f"{level:g}" for level in levels],
                        range=np.log10([levels[0] * 0.7, levels[-1] * 1.4]).tolist())
    figure.update_yaxes(range=[-0.3, most + 0.6])
    return figure


def exposed_at(copies: Sequence[int], bits: np.ndarray) -> dict[int, dict[str, list]]:
    """What of `exposure` is different at a moment: by trace its heights."""
    counts = np.asarray(copies)
    return {0: {"y": np.asarray(bits, float).round(3).tolist()},
            1: {"y": [float(np.median(bits[counts == level])) for level in np.unique(counts)]}}
