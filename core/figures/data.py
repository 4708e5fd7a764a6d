"""Figures of "Whose words?": what a shelf left out costs where, a thousand words by source, where a search stands,
which doors were closed, how courts decided, and what is known by heart.

N rows.
"""

from collections.abc import Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import BEYOND, GRID, GROUP_COLOURS, NEUTRAL, PARTS, STREAM, TEXT, in_percent, literal, on_stage
from core.formatting import percent, signed

BASE, TWIN = PARTS["embeddings"].fill, PARTS["attention"].fill
LETTERS = ("", "S", "M", "F")  # on a word that isn't the program's, for whoever sees no colour
WIDE, HIGH = 40, 25  # of the thousand words
HIDDEN = "?"


def twins(names: Sequence[str], gaps: np.ndarray, others: np.ndarray, luck: float | None, left_out: Sequence[bool], *,
          covered: bool = False) -> go.Figure:
    """How much more (right) or less (left) surprised a twin is than its full model, on each of N kinds of text.

    Args: gaps (P, N), bits a word, of one pair or of two; others (R, N), what full models of other seeds differ by;
          luck, how far runs differ by their seed alone: a band round zero; None if nobody knows.
          left_out: texts by an author whom the twin never read; covered: luck alone is shown.
    """
    rows, colours = np.arange(len(names)), [TWIN if out else BASE for out in left_out]
    figure = go.Figure(layout=on_stage(x="more surprised (bits a word)", legend=True) | {"barmode": "overlay"})
    if luck is not None:
        figure.add_vrect(x0=-luck, x1=luck, fillcolor=NEUTRAL, opacity=0.22, line_width=0, layer="below")
        figure.add_annotation(x=0, y=len(names) - 0.35, text="luck alone", showarrow=False, font={"size": 13})
    figure.add_vline(x=0, line={"color": NEUTRAL, "width": 2})
    shown = np.full_like(gaps, np.nan) if covered else gaps
    count = len(gaps)
    for number, of in enumerate(shown):
        name = "twin" if number == 0 else "again"
        figure.add_bar(
            x=of.astype(float).round(5).tolist(),
            y=rows + (number - (count - 1) / 2) * 0.36,
            orientation="h",
            width=0.32,
            name=name,
            text=[signed(gap, "+.2f") if abs(gap) > (luck or 0) else "" for gap in of],
            textposition="outside",
            constraintext="none",
            cliponaxis=False,
            marker={"color": colours, "pattern": {"shape": "" if number == 0 else "/", "size": 6}},
            hovertemplate="%{x:+.2f} bits a word<extra></extra>",
        )
    for number, of in enumerate(others):
        figure.add_scatter(
            x=of.astype(float).round(5).tolist(), y=rows, mode="markers", name="luck", showlegend=number == 0,
            marker={"symbol": "line-ns-open", "size": 14, "color": NEUTRAL, "line": {"width": 3}},
            hovertemplate="%{x:+.2f} bits a word by luck<extra></extra>",
        )
    low = min(float(gaps.min()), -(luck or 0.0), -0.05)
    high = max(float(gaps.max()), luck or 0.0, 0.05)
    figure.update_xaxes(range=[low * 1.15, high * 1.25], zeroline=False)
    _named(
        figure, [f"<b>{literal(name)}</b>" if out else literal(name) for name, out in zip(names, left_out, strict=True)]
    )
    return figure.update_yaxes(range=[len(names) - 0.1, -0.6])  # with room for what the band is called


def thousand_words(
    names: Sequence[str], shares: np.ndarray, sizes: Sequence[tuple[str, float]], *, covered: bool = False
) -> go.Figure:
    """A thousand words, a square each, by source, the largest first; under them, on a ruler, how much text models read.

    Args: shares (N,), 0..1, of all words; sizes, what is written at a mark and its number of tokens; covered: nobody is
          told yet which word is whose.
    """
    counts = of_thousand(shares)
    whose = np.repeat(np.arange(len(counts)), counts)
    colours = [NEUTRAL] * len(names) if covered else [STREAM.fill, *GROUP_COLOURS[1:len(names)]]
    levels = [(edge / len(names), colour) for at, colour in enumerate(colours) for edge in (at, at + 1)]
    letters = ["" if covered else LETTERS[min(source, len(LETTERS) - 1)] for source in whose]
    figure = go.Figure(layout=on_stage(legend=not covered))
    figure.add_heatmap(
        z=whose.reshape(HIGH, WIDE),
        text=np.array(letters).reshape(HIGH, WIDE),
        texttemplate="%{text}",
        showscale=False,
        colorscale=levels,
        zmin=-0.5,
        zmax=len(names) - 0.5,
        xgap=1,
        ygap=1,
        hoverinfo="skip",
    )
    for number, (name, colour) in enumerate(zip(names, colours, strict=True)):
        letter = LETTERS[min(number, len(LETTERS) - 1)]
        figure.add_scatter(
            x=[None],
            y=[None],
            mode="markers",
            marker={"symbol": "square", "size": 12, "color": colour},
            showlegend=not covered,
            name=literal(f"{name}: {counts[number]}" + (f" ({letter})" if letter else "")),
        )
    figure.add_scatter(
        x=[float(tokens) for _, tokens in sizes],
        y=np.arange(len(sizes))[::-1],
        mode="markers+text",
        xaxis="x2",
        yaxis="y2",
        text=[literal(name) for name, _ in sizes],
        showlegend=False,
        cliponaxis=False,
        hoverinfo="skip",
        textfont={"size": 13},
        textposition=["middle right" if tokens < 1e9 else "middle left" for _, tokens in sizes],
        marker={"symbol": "diamond", "size": 11, "color": NEUTRAL},
    )
    figure.update_layout(
        margin_b=28 if covered else 72,
        legend={"entrywidth": 0.48, "entrywidthmode": "fraction"},
        xaxis={"range": [-0.5, WIDE - 0.5], "visible": False},
        yaxis={"range": [HIGH - 0.5, -0.5], "visible": False, "domain": [0.42, 1]},
        xaxis2={
            "type": "log",
            "range": [5.4, 13.6],
            "anchor": "y2",
            "tickvals": [1e6, 1e9, 1e12],
            "fixedrange": True,
            "ticktext": ["1 million", "1 billion", "1 trillion tokens"],
            "gridcolor": GRID,
        },
        yaxis2={"range": [-0.7, len(sizes) - 0.3], "domain": [0, 0.36], "visible": False, "fixedrange": True},
    )
    return figure


def of_thousand(shares: np.ndarray) -> list[int]:
    """How many of a thousand words each source gets, which add up to a thousand: the largest remainders are rounded up.
    """
    exact = 1000 * np.asarray(shares, float) / float(np.sum(shares))
    counts = np.floor(exact).astype(int)
    for number in np.argsort(counts - exact, kind="stable")[:1000 - counts.sum()]:
        counts[number] += 1
    return counts.tolist()


def bars(names: Sequence[str], shares: Sequence[float], told: Sequence[str], *, x: str) -> go.Figure:
    """One bar a row, the first on top, on an axis of shares from none to all.

    Args: shares, 0..1, NaN for one that is still covered; told: what stands behind each.
    """
    values = np.asarray(shares, np.float32)
    figure, covered = go.Figure(), np.isnan(values)
    figure.add_bar(
        x=np.where(covered, 1, values).tolist(),
        y=np.arange(len(names)),
        orientation="h",
        width=0.55,
        text=list(told),
        textposition=["inside" if hidden else "outside" for hidden in covered],
        cliponaxis=False,
        hoverinfo="skip",
        insidetextanchor="middle",
        insidetextfont={"color": NEUTRAL},
        textfont={"size": 15},
        marker={
            "color": [GRID if hidden else STREAM.fill for hidden in covered],
            "pattern": {"shape": ["/" if hidden else "" for hidden in covered]},
        },
    )
    figure.update_layout(**on_stage(x=x))
    figure.update_xaxes(range=[0, BEYOND], **in_percent(0, 0.25, 0.5, 0.75, 1))
    return _named(figure, [literal(name) for name in names])


def found(names: Sequence[str], counts: Sequence[tuple[int, int]], lines: Sequence[tuple[str, str, str]]) -> go.Figure:
    """Where a search stands: a bar for each source, as long as the share of its texts that hold it, how many these are
    over it, and one of their lines under it.

    Args: counts, how many of a source's texts hold it and how many there are; lines, what stands before the words that
          were looked for, the words, and what follows, all "" where there is none.
    """
    rows = np.arange(len(names))
    shares = np.array([count / max(whole, 1) for count, whole in counts], np.float32)
    figure = go.Figure(layout=on_stage())
    figure.add_bar(x=shares, y=rows, orientation="h", width=0.26, hoverinfo="skip", marker={"color": STREAM.fill})
    for row, (name, (count, whole), (before, words, after)) in enumerate(zip(names, counts, lines, strict=True)):
        held = f"{count:,} of {whole:,} texts" if count else f"none of {whole:,} texts"
        told = f"{literal(before)}<b>{literal(words)}</b>{literal(after)}"
        for place, text, size in ((-0.31, f"<b>{literal(name)}</b>: {held}", 14), (0.3, told, 14)):
            figure.add_annotation(x=0, y=row + place, text=text, showarrow=False, xanchor="left", font={"size": size})
    figure.update_layout(margin_b=8)
    figure.update_xaxes(range=[0, max(float(shares.max(initial=0)), 0.001) * 1.03], visible=False)
    figure.update_yaxes(range=[len(names) - 0.42, -0.58], visible=False)
    return figure


def decisions(
    cases: Sequence[tuple[str, str]], ends: Sequence[int | None], columns: Sequence[str], picked: int | None
) -> go.Figure:
    """Court cases as cards, oldest on top, each in the column of whom it was decided for, or across all of them as long
    as that is covered.

    Args: cases, name and day each; ends, column or None each; picked, the one that is read now, or None.
    """
    rows = np.arange(len(cases))
    base = [0.04 if end is None else end + 0.04 for end in ends]
    width = [len(columns) - 0.08 if end is None else 0.92 for end in ends]
    figure = go.Figure(layout=on_stage())
    figure.add_bar(
        # "skip" would skip taps too
        x=width,
        base=base,
        y=rows + 0.12,
        orientation="h",
        width=0.52,
        cliponaxis=False,
        hoverinfo="none",
        text=[HIDDEN if end is None else columns[end] for end in ends],
        textposition="inside",
        insidetextanchor="middle",
        insidetextfont={
            "size": 14,
            "color": [NEUTRAL if end is None else ("#FFFFFF", *2 * (TEXT["light"],))[end] for end in ends],
        },
        constraintext="none",
        marker={
            "color": [GRID if end is None else (BASE, NEUTRAL, TWIN)[end] for end in ends],
            "pattern": {"shape": ["/" if end is None else "" for end in ends]},
            "line": {"color": STREAM.fill, "width": [3 if row == picked else 0 for row in rows]},
        },
    )
    for row, (name, day) in enumerate(cases):
        shown = f"<b>{literal(name)}</b>" if row == picked else literal(name)
        figure.add_annotation(
            x=0.04, y=row - 0.32, text=f"{shown} · {day}", showarrow=False, xanchor="left", font={"size": 14}
        )
    figure.update_xaxes(range=[0, len(columns)], visible=False)
    figure.update_yaxes(range=[len(cases) - 0.45, -0.6], visible=False)
    return figure


def by_heart(copies: Sequence[int], base: np.ndarray, twin: np.ndarray) -> go.Figure:
    """Each line by how often it stood in the text and how likely its next word is on average, to both models.

    Args: copies, base, twin (N,): of each line; shares 0..1.
    """
    amounts = sorted(set(copies))
    place = {amount: number for number, amount in enumerate(amounts)}
    x = np.array([place[amount] for amount in copies], float)
    for amount in amounts:  # lines of one amount stand side by side
        same = [number for number, other in enumerate(copies) if other == amount]
        x[same] += np.linspace(-0.24, 0.24, len(same)) if len(same) > 1 else 0
    figure = go.Figure(
        layout=on_stage(x="times that the line stood in the text", y="chance of its next word", legend=True)
    )
    for name, shares, symbol, colour in (
        ("full model", base, "circle", BASE), ("twin: never read them", twin, "diamond-open", TWIN),
    ):
        figure.add_scatter(
            x=x, y=np.asarray(shares, np.float32), mode="markers", name=name, cliponaxis=False,
            marker={"symbol": symbol, "color": colour, "size": 12, "line": {"width": 2, "color": colour}},
            text=[percent(float(share)) for share in shares], hovertemplate="%{text}<extra></extra>",
        )
    figure.update_xaxes(
        range=[-0.5, len(amounts) - 0.5],
        tickvals=list(range(len(amounts))),
        ticktext=[f"{one:,}" for one in amounts],
        showgrid=False,
        zeroline=False,
    )
    figure.update_yaxes(range=[-0.03, 1.03], **in_percent(0, 0.25, 0.5, 0.75, 1))
    return figure


def _named(figure: go.Figure, names: Sequence[str]) -> go.Figure:
    figure.update_yaxes(tickvals=np.arange(len(names)), ticktext=[name.replace("\n", "<br>") for name in names],
                        range=[len(names) - 0.4, -0.6], showgrid=False, zeroline=False, tickfont={"size": 15})
    return figure
