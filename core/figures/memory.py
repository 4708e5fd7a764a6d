"""Memorise or generalise in pictures: planted lines by their copies, runs of words that stand in the
training text, exposure of the invented lines.

Letters: C checkpoints, n lines.
"""

from collections.abc import Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import GROUP_COLOURS, NEUTRAL, PARTS, in_percent, literal, on_stage
from core.formatting import percent
from core.results.recall import Line

JITTER = 0.085  # of a power of ten, either way: lines with as many copies stand side by side
KINDS = (("famous", "circle", "solid"), ("invented", "diamond", "dash"))


def planted(lines: Sequence[Line], moment: int, until: int | None = None) -> go.Figure:
    """Every planted line by its copies and the chance that the model gives to the right next token of it; filled where
    it recites the line without a mistake. A line through the medians of each kind.

    Args: until, copies up to which they are drawn, None for all.
    """
    figure = go.Figure(layout=on_stage(x="copies in the training text", y="chance of the right token", legend=True))
    traces = planted_at(lines, moment, until)
    levels = sorted({line.copies for line in lines})
    for place, (kind, _, dash) in enumerate(KINDS):
        own = [line for line in lines if line.source == kind]
        x = np.array([line.copies for line in own], dtype=np.float64)
        for level in levels:
            here = np.flatnonzero(x == level)
            x[here] *= 10 ** (np.linspace(-JITTER, JITTER, len(here)) if len(here) > 1 else np.zeros(1))
        colour = GROUP_COLOURS[place]
        figure.add_scatter(
            x=x.astype(np.float32),
            y=traces[2 * place]["y"],
            mode="markers",
            name=f"{kind} lines",
            cliponaxis=False,
            text=[literal(line.text[:60]) for line in own],
            hovertemplate="%{text}<extra></extra>",
            marker={
                "symbol": traces[2 * place]["marker.symbol"],
                "size": 11,
                "color": colour,
                "line": {"width": 2, "color": colour},
            },
        )
        figure.add_scatter(
            x=levels,
            y=traces[2 * place + 1]["y"],
            mode="lines",
            name=f"median, {kind}",
            hoverinfo="skip",
            showlegend=False,
            line={"color": colour, "width": 3, "dash": dash},
        )
    figure.update_xaxes(type="log", tickvals=levels, ticktext=[f"{level:g}" for level in levels],
                        range=np.log10([levels[0] * 0.7, levels[-1] * 1.4]).tolist())
    figure.update_yaxes(range=[-0.03, 1.03], **in_percent(0, 0.25, 0.5, 0.75, 1))
    if until is not None:
        figure.add_annotation(
            x=np.log10(levels[-1]) / 2 + np.log10(until) / 2, y=0.5, text="?", showarrow=False, font={"size": 64}
        )
    return figure


def planted_at(lines: Sequence[Line], moment: int, until: int | None = None) -> dict[int, dict[str, list]]:
    """What of `planted` is different at a moment: by trace its heights and symbols."""
    levels, found = sorted({line.copies for line in lines}), {}
    for place, (kind, symbol, _) in enumerate(KINDS):
        own = [line for line in lines if line.source == kind]
        shown = [until is None or line.copies <= until for line in own]
        found[2 * place] = {
            "y": [line.p_token[moment] if seen else None for line, seen in zip(own, shown, strict=True)],
            "marker.symbol": [symbol if line.recalled[moment] else f"{symbol}-open" for line in own],
        }
        of = [[line.p_token[moment] for line in own if line.copies == level] for level in levels]
        found[2 * place + 1] = {
            "y": [float(np.median(values)) if values and (until is None or level <= until) else None
                  for level, values in zip(levels, of, strict=True)],
        }
    return found


def runs(lengths: Sequence[int], model: np.ndarray, program: np.ndarray, shortest: int) -> go.Figure:
    """Which share (0..1) of all runs of so many words and marks stands in the training text: written by the model, and
    new by the program.
    """
    figure = go.Figure(layout=on_stage(x="words and marks in a row", y="in the training text", legend=True))
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
    figure = go.Figure(layout=on_stage(x="copies in the training text", y="exposure (bits)", legend=True))
    figure.add_scatter(
        x=x.astype(np.float32),
        **traces[0],
        name="one invented line",
        mode="markers",
        hovertemplate="%{y:.1f} bits<extra></extra>",
        cliponaxis=False,
        marker={"symbol": "diamond-open", "size": 11, "color": GROUP_COLOURS[1], "line": {"width": 2}},
    )
    figure.add_scatter(x=levels.astype(np.float32), **traces[1], name="median", mode="lines", hoverinfo="skip",
                       line={"color": GROUP_COLOURS[1], "width": 3, "dash": "dash"})
    figure.add_hline(y=most, line={"color": NEUTRAL, "width": 2, "dash": "dot"})
    figure.add_annotation(
        x=np.log10(levels[0] * 0.7), y=most, text="comes first of all", xanchor="left", yshift=-14, showarrow=False
    )
    figure.update_xaxes(type="log", tickvals=levels, ticktext=[f"{level:g}" for level in levels],
                        range=np.log10([levels[0] * 0.7, levels[-1] * 1.4]).tolist())
    figure.update_yaxes(range=[-0.3, most + 0.6])
    return figure


def exposed_at(copies: Sequence[int], bits: np.ndarray) -> dict[int, dict[str, list]]:
    """What of `exposure` is different at a moment: by trace its heights."""
    counts = np.asarray(copies)
    return {0: {"y": np.asarray(bits, float).round(3).tolist()},
            1: {"y": [float(np.median(bits[counts == level])) for level in np.unique(counts)]}}
