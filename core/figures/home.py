"""The first minute: a small map of words, the loss curve up to where a guess is asked, the next word before and after
the dials of the draw, the numbers of one token, and who wrote the text.

Letters: C checkpoints, N words of the map, K kinds of word.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from core.figures.fill_in_the_blank import beside, guess_bars, shortened
from core.figures.plotting import go
from core.figures.style import BEYOND, DIVERGING, GRID, NEUTRAL, OTHER, PARTS, in_percent, layout, literal, on_stage
from core.figures.word_map import KIND_COLOURS, symbol
from core.formatting import percent

NUMBERS_A_ROW = 16
LETTERS = 15  # pixels: names of bars
HALVES = ((0, 0.47), (0.53, 1))  # of the stage, for two models side by side
HATCH = {"shape": "/", "fillmode": "replace", "size": 6}
ROOM = {"t": 30, "l": 6, "r": 6, "b": 6}  # round a picture, its finding above


def word_map(places: np.ndarray, kinds: np.ndarray, kind_names: Sequence[str], words: Sequence[str]) -> go.Figure:
    """Each word a dot, each kind a colour and a shape, its name in the middle of its words.

    Args: places (C, N, 2), of which the last are drawn and all fit; kinds (N,), numbers of kind_names, at most 8.
    """
    dots, names = map_places(places[-1], kinds, len(kind_names))
    figure = go.Figure(layout=layout() | {"showlegend": False, "margin": ROOM})
    figure.add_scatter(
        **dots,
        mode="markers",
        text=[literal(word) for word in words],
        customdata=[literal(kind_names[kind]) for kind in kinds],
        hovertemplate="%{text}, %{customdata}<extra></extra>",
        marker={
            "color": [KIND_COLOURS[kind] for kind in kinds],
            "symbol": [symbol(kind) for kind in kinds],
            "size": 9,
            "opacity": 0.85,
        },
    )
    figure.add_scatter(
        **names, mode="text", text=[f"<b>{literal(name)}</b>" for name in kind_names], textposition="middle center",
        hoverinfo="skip", cliponaxis=False,
    )
    (left, low), (right, high) = places.min(axis=(0, 1)), places.max(axis=(0, 1))
    figure.update_xaxes(range=_wider(left, right), visible=False)
    figure.update_yaxes(range=_wider(low, high), visible=False)
    return figure


def map_places(places: np.ndarray, kinds: np.ndarray, count: int) -> tuple[dict[str, list], dict[str, list]]:
    """Where the dots stand at one moment (N, 2), and where the names of the kinds do: in the middle of their words."""
    middles = np.array([np.median(places[kinds == kind], axis=0) for kind in range(count)])
    return _xy(places), _xy(middles)


def loss_curve(
    shares: np.ndarray,
    bits: np.ndarray,
    goal: float,
    *,
    until: int | None = None,
    guess: tuple[float, float] | None = None,
) -> go.Figure:
    """The average surprise over the share of training that is behind, with a dashed line at the goal and a dot at the
    last moment that is drawn.

    Args: shares (C,), 0 to 1; bits (C,); until, index of the last moment that is drawn; None: all of them; guess, the
          part of training in which the reader expects the goal, which is shaded.
    """
    shown = slice(None if until is None else until + 1)
    figure = go.Figure(layout=layout(y="bits") | {"showlegend": False})
    figure.add_scatter(
        x=shares[shown].round(5).tolist(), y=bits[shown].round(3).tolist(), mode="lines+markers", cliponaxis=False,
        line={"color": PARTS["prediction"].fill, "width": 3}, marker={"size": 6},
        customdata=[percent(float(share)) for share in shares[shown]],
        hovertemplate="%{customdata} of training: %{y:.1f} bits<extra></extra>",
    )
    figure.add_scatter(
        **curve_dot(shares, bits, len(shares) - 1, until), mode="markers", cliponaxis=False, hoverinfo="skip",
        marker={"size": 15, "color": PARTS["prediction"].fill, "line": {"width": 3, "color": NEUTRAL}},
    )
    figure.add_scatter(
        x=[0, 1], y=[goal, goal], mode="lines", hoverinfo="skip", line={"color": NEUTRAL, "width": 2, "dash": "dash"}
    )
    figure.update_layout(margin=ROOM | {"r": 22})
    figure.update_xaxes(range=[0, 1], tickvals=[0, 0.25, 0.5, 0.75, 1],
                        ticktext=["start", percent(0.25), f"{percent(0.5)} of training", percent(0.75), "end"])
    figure.update_yaxes(range=[0, float(bits.max()) * 1.05])
    if guess:
        figure.add_vrect(x0=guess[0], x1=guess[1], fillcolor=NEUTRAL, opacity=0.22, line_width=0)
    return figure


def curve_dot(shares: np.ndarray, bits: np.ndarray, moment: int, until: int | None) -> dict[str, list]:
    """Where the dot stands at a moment; nowhere where the curve isn't drawn."""
    hidden = until is not None and moment > until
    return {"x": [round(float(shares[moment]), 5)], "y": [None if hidden else round(float(bits[moment]), 3)]}


def next_bars(words: Sequence[tuple[str, float]], mine: str | None = None) -> go.Figure:
    """The likeliest words at a place, with their shares, under a text; `mine`, the one that was written, is marked."""
    figure = guess_bars(words, mine)
    figure.update_traces(hoverinfo="none")  # with "skip" Plotly tells of no tap
    figure.update_layout(margin=ROOM)
    return _with_numbers_alone(figure)


def next_beside(
    ours: Sequence[tuple[str, float]], theirs: Sequence[tuple[str, float]], names: tuple[str, str]
) -> go.Figure:
    """The likeliest next words of two models side by side, each word with its share above its bar, so that a phone has
    room for it.

    Args: ours, theirs, words with their shares (0..1), likeliest first; names, whose panel each is.
    """
    figure = go.Figure()
    looks = ({"color": PARTS["prediction"].fill}, {"color": OTHER, "pattern": HATCH})
    panels = zip((ours, theirs), names, ({}, {"xaxis": "x2", "yaxis": "y2"}), HALVES, looks, strict=True)
    for words, name, axes, domain, look in panels:
        rows, (bars, texts) = np.arange(len(words)), beside_at(words)
        figure.add_bar(
            **bars,
            y=rows + 0.22,
            orientation="h",
            width=0.36,
            name=literal(name),
            hoverinfo="skip",
            cliponaxis=False,
            marker=look,
            **axes,
        )
        figure.add_scatter(
            **texts,
            x=[0] * len(words),
            y=rows - 0.2,
            mode="text",
            textposition="middle right",
            hoverinfo="skip",
            cliponaxis=False,
            **axes,
        )
        figure.add_annotation(
            x=domain[0],
            xref="paper",
            y=1,
            yref="paper",
            xanchor="left",
            yanchor="top",
            showarrow=False,
            text=f"<b>{literal(name)}</b>",
        )
        ending = axes.get("xaxis", "x")[1:]
        figure.update_layout(
            {
                f"xaxis{ending}": {
                    "domain": domain,
                    "anchor": f"y{ending}",
                    "range": [0, 1],
                    "tickvals": [0, 0.5, 1],
                    "showticklabels": False,
                },
                f"yaxis{ending}": {
                    "anchor": f"x{ending}",
                    "range": [len(words) - 0.5, -1.3],
                    "showgrid": False,
                    "zeroline": False,
                    "showticklabels": False,
                    "automargin": False,
                },
            }
        )
    axis = {"gridcolor": GRID, "zerolinecolor": GRID, "fixedrange": True}
    return (
        figure.update_layout(**layout(), showlegend=False)
        .update_layout(margin=ROOM)
        .update_xaxes(axis)
        .update_yaxes(axis)
    )


def beside_at(words: Sequence[tuple[str, float]]) -> tuple[dict[str, list], dict[str, list]]:
    """What the bars and the words of one model hold in `next_beside`."""
    return ({"x": [float(f"{share:.6g}") for _, share in words]},
            {"text": [f"{literal(shortened(word))} {percent(share)}" for word, share in words]})


def drawn_bars(words: Sequence[tuple[str, float, float]]) -> go.Figure:
    """The likeliest next words, the likeliest on top: a hatched bar for the model's share, a full one for the share
    that the dials leave it in the draw.

    Args: words, each with both shares (0..1).
    """
    rows, (pale, full, texts) = np.arange(len(words)), drawn_lengths(words)
    figure = go.Figure(layout=layout() | {"barmode": "overlay", "showlegend": False, "margin": ROOM})
    for width, colour, pattern, given in ((0.8, NEUTRAL, "/", pale), (0.42, PARTS["prediction"].fill, "", full)):
        figure.add_bar(
            **given, y=rows, orientation="h", width=width, cliponaxis=False, hoverinfo="skip",
            marker={"color": colour, "pattern": {"shape": pattern, "fillmode": "replace", "size": 5}},
        )
    figure.add_scatter(**texts, y=rows, mode="text", textposition="middle right", cliponaxis=False, hoverinfo="skip")
    figure.update_xaxes(range=[0, BEYOND + 0.1])
    figure.update_yaxes(range=[len(words) - 0.4, -0.6], showgrid=False, zeroline=False, tickvals=rows,
                        ticktext=labels(words))
    return _with_numbers_alone(figure)


def labels(words: Sequence[tuple[str, float, float]]) -> list[str]:
    """The words of `drawn_bars`, as Plotly shows them unchanged."""
    return [literal(word) for word, _, _ in words]


def drawn_lengths(words: Sequence[tuple[str, float, float]]) -> tuple[dict[str, list], ...]:
    """What the traces of `drawn_bars` hold at one moment: both bars, and both shares behind the longer one; a word that
    the dials leave out says so.
    """
    told = [
        f" {percent(share)} → {percent(drawn)}" if drawn else f" {percent(share)} → left out"
        for _, share, drawn in words
    ]
    return ({"x": [share for _, share, _ in words]}, {"x": [drawn for *_, drawn in words]},
            {"x": [max(share, drawn) for _, share, drawn in words], "text": told})


def _with_numbers_alone(figure: go.Figure) -> go.Figure:
    """Bars that carry their numbers themselves need no names of ticks: there is more room for them."""
    figure.update_traces(selector={"type": "bar"}, constraintext="none")
    figure.update_xaxes(showticklabels=False)
    figure.update_yaxes(tickfont={"size": LETTERS})
    return figure


def token_numbers(rows: np.ndarray) -> go.Figure:
    """The numbers of one token as a heat map, 16 a row; the colours reach as far as any of its moments (C, d_model)."""
    most = float(np.abs(rows).max()) or 1.0
    figure = go.Figure(layout=layout())
    figure.add_heatmap(
        z=number_rows(rows[-1]), zmin=-most, zmax=most, xgap=1, ygap=1,
        colorscale=[[place / (len(DIVERGING) - 1), colour] for place, colour in enumerate(DIVERGING)],
        colorbar={"thickness": 10, "outlinewidth": 0, "tickformat": "+.2f", "nticks": 5},
        hovertemplate="%{z:+.3f}<extra></extra>",
    )
    figure.update_layout(margin=ROOM | {"r": 84})  # the scale of the colours
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False, autorange="reversed")
    return figure


def number_rows(numbers: np.ndarray) -> list[list[float]]:
    """The numbers of a token, 16 a row."""
    return np.round(np.reshape(numbers, (-1, NUMBERS_A_ROW)).astype(float), 4).tolist()


def two_forms(words: Sequence[str], shares: Sequence[Sequence[float | None]], forms: Sequence[str]) -> go.Figure:
    """Two bars a word: another model's share of it after the same question as plain text (hatched) and in chat form,
    both written behind the longer one.

    Args: shares, of each of both forms (W,), 0 to 1, None where it isn't known; forms, their names.
    """
    figure = go.Figure(layout=on_stage(legend=True) | {"bargap": 0.25, "barmode": "group"})
    rows = np.arange(len(words))
    behind, second = beside(*shares)
    for name, row, texts, pattern in zip(forms, shares, (behind["text"], second["text"]), ("/", ""), strict=True):
        figure.add_bar(
            x=[None if share is None else float(f"{share:.4g}") for share in row],
            y=rows,
            orientation="h",
            name=name,
            text=texts,
            textposition="outside",
            constraintext="none",
            cliponaxis=False,
            hoverinfo="skip",
            marker={"color": OTHER, "pattern": HATCH | {"shape": pattern}},
        )
    figure.update_xaxes(range=[0, BEYOND], **in_percent(0, 0.25, 0.5, 0.75, 1))
    figure.update_yaxes(range=[len(words) - 0.4, -0.6], showgrid=False, zeroline=False, tickvals=rows,
                        ticktext=[literal(word) for word in words], tickfont={"size": 15})
    return figure


def writers(names: Sequence[str], shares: Sequence[float]) -> go.Figure:
    """Who wrote the training text: a bar for each source, as long as its share of all words (0..1)."""
    rows = np.arange(len(names))
    figure = go.Figure(layout=layout() | {"showlegend": False, "margin": ROOM})
    figure.add_bar(
        x=list(shares), y=rows, orientation="h", width=0.6, text=[percent(share) for share in shares],
        textposition="outside", cliponaxis=False, hoverinfo="skip", marker={"color": NEUTRAL},
    )
    figure.update_xaxes(range=[0, BEYOND])
    figure.update_yaxes(range=[len(names) - 0.4, -0.6], showgrid=False, zeroline=False, tickvals=rows,
                        ticktext=[literal(name) for name in names])
    return _with_numbers_alone(figure)


def _xy(places: np.ndarray) -> dict[str, list]:
    return {
        "x": np.round(places[:, 0].astype(float), 3).tolist(),
        "y": np.round(places[:, 1].astype(float), 3).tolist(),
    }


def _wider(low: float, high: float) -> list[Any]:
    room = 0.06 * (float(high) - float(low))
    return [float(low) - room, float(high) + room]
