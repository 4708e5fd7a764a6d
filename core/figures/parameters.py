"""Figures of parameters: models to scale and split by kind, and what is lost without a part.

K kinds, M models.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import KIND_FILLS, KIND_NAMES, KIND_PATTERNS, NEUTRAL, PARTS, in_percent, layout, literal
from core.formatting import percent

LIGHT = "rgba(255,255,255,.55)"  # of a pattern on its fill


def to_scale(ours: Mapping[str, int], other: Mapping[str, int], name: str) -> go.Figure:
    """Two models as squares whose areas are their parameters, each split into bands by kind; ours stands to the right."""
    big, small = (float(np.sqrt(sum(counts.values()))) for counts in (other, ours))
    figure = go.Figure(layout=layout())
    for counts, side, left in ((other, big, 0.0), (ours, small, big * 1.06)):
        bottom = 0.0
        for kind, count in counts.items():
            top = bottom + count / side
            if count:
                figure.add_scatter(
                    x=np.array([left, left + side, left + side, left, left], np.float32),
                    y=np.array([bottom, bottom, top, top, bottom], np.float32),
                    fill="toself",
                    mode="lines",
                    line={"width": 0.5, "color": KIND_FILLS[kind]},
                    fillcolor=KIND_FILLS[kind],
                    fillpattern={
                        "shape": KIND_PATTERNS[kind],
                        "fgcolor": LIGHT,
                        "bgcolor": KIND_FILLS[kind],
                        "size": 7,
                    },
                    name=KIND_NAMES[kind],
                    legendgroup=kind,
                    showlegend=left == 0.0,
                    hovertext=f"{KIND_NAMES[kind]}: {count:,}",
                    hoverinfo="text",
                )
            bottom = top
    figure.add_annotation(x=big / 2, y=big, text=literal(name), showarrow=False, yshift=12)
    figure.add_annotation(
        x=big * 1.06 + small / 2,
        y=small,
        text="ours",
        showarrow=small < big / 12,
        ax=0,
        ay=-34,
        arrowcolor=NEUTRAL,
        arrowwidth=2,
        yshift=0 if small < big / 12 else 12,
    )
    figure.update_xaxes(visible=False, range=[-big * 0.02, big * 1.06 + max(small, big * 0.1)])
    figure.update_yaxes(visible=False, range=[-big * 0.02, big * 1.1], scaleanchor="x", scaleratio=1)
    figure.update_layout(legend={"y": -0.02, "yanchor": "top"})
    return figure


def split(names: Sequence[str], counts: Mapping[str, Sequence[int]]) -> go.Figure:
    """The share of each kind in each of M models, as bars of one length, the first model on top."""
    figure = go.Figure(layout=layout(x="share of all parameters"))
    totals = np.sum([np.asarray(of, np.float64) for of in counts.values()], axis=0)
    for kind, of in counts.items():
        figure.add_bar(
            y=[literal(name) for name in names],
            x=(np.asarray(of) / totals).astype(np.float32),
            name=KIND_NAMES[kind],
            orientation="h",
            marker={
                "color": KIND_FILLS[kind],
                "pattern": {"shape": KIND_PATTERNS[kind], "fgcolor": LIGHT, "bgcolor": KIND_FILLS[kind], "size": 6},
            },
            text=[percent(share) for share in np.asarray(of) / totals],
            textposition="none",
            hovertemplate="%{y}, %{fullData.name}: %{text}<extra></extra>",
        )
    figure.update_layout(barmode="stack", legend={"traceorder": "normal"}, margin_r=24)  # half of "100 %"
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(range=[0, 1], **in_percent(0, 0.25, 0.5, 0.75, 1))
    return figure


def by_rank(ranks: np.ndarray, bits: np.ndarray, whole: float, word: str) -> go.Figure:
    """The surprise at one word without each single number, the number that is missed most first.

    Args:    ranks (R,), from 1 on, and bits (R,) without the number of that rank;  whole, that of the whole model.
    """
    figure = go.Figure(
        layout=layout(x="numbers, the one missed most first", y=f"surprise at {literal(word)} without it (bits)")
    )
    ink = PARTS["prediction"].fill
    figure.add_scatter(
        x=ranks.astype(np.uint32), y=bits.astype(np.float32), mode="lines+markers", showlegend=False,
        line={"color": ink, "width": 2}, marker={"color": ink, "size": 6},
        text=[percent(float(share)) for share in 2.0 ** -bits],
        hovertemplate="place %{x:,}: %{y:.4f} bits, a chance of %{text}<extra></extra>",
    )
    figure.add_hline(y=whole, line={"dash": "dash", "color": NEUTRAL})
    figure.update_yaxes(range=[0, 1.1 * float(bits.max())])
    ticks = [10 ** power for power in range(0, int(np.log10(ranks.max())) + 1, 2)]
    names = [f"{tick:,}" if tick < 1e6 else f"{tick / 1e6:g} million" for tick in ticks]
    figure.update_xaxes(type="log", tickvals=ticks, ticktext=names)
    return figure


def losses(models: Mapping[str, float]) -> go.Figure:
    """Mean loss of each model, nats a token, the first on top."""
    figure = go.Figure(layout=layout(x="average loss (nats a token)"))
    figure.add_bar(
        y=list(models), x=np.array([*models.values()], np.float32), orientation="h", texttemplate="%{x:.2f}",
        textposition="outside", cliponaxis=False,
        marker={"color": NEUTRAL}, hovertemplate="%{y}: %{x:.3f}<extra></extra>",
    )
    figure.update_xaxes(range=[0, 1.15 * max(models.values())])
    figure.update_yaxes(autorange="reversed", showgrid=False)
    return figure
