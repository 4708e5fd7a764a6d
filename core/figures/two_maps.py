"""The same words on two maps side by side: ours, and another model's laid in the same frame.  N words, K kinds of word.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import NEUTRAL, OTHER, PARTS, literal, on_stage
from core.figures.word_map import BARE, KIND_COLOURS, symbol, thickness

DOMAINS = ((0, 0.49), (0.51, 1))
HIGH = 0.92  # of the stage that the maps take; above them stand their names
SIZES = (6, 15)  # pixels of a word, and of one of the pair
AIR = (0.2, 0.09)  # of a map's width and height, round a word of the pair
FAINT = 0.18  # opacity of words of no kind


def two_maps(
    places: np.ndarray, kinds: np.ndarray, kind_names: Sequence[str], words: Sequence[str], pair: Sequence[int],
    cosines: tuple[float, float], names: tuple[str, str],
) -> go.Figure:
    """All words as dots in the colour and shape of their kind, each kind named in the middle of its words; the pair
    joined by a line, the thicker the more alike.

    Each map fills its half of the stage: what is far on one may be near on the other.

    Args: places (2, N, 2), turned alike; kinds (N,), numbers of kind_names (K,), the last one of other words; pair, the
          numbers of the one or two words in question; cosines, of the pair on each map; names, whose map each is.
    """
    figure = go.Figure(layout=on_stage())
    special = np.isin(np.arange(len(words)), pair)
    looks = ((PARTS["embeddings"].fill, "solid"), (OTHER, "dash"))
    for at, cosine, name, (ink, dash), axes, domain in zip(
        places, cosines, names, looks, ({}, {"xaxis": "x2", "yaxis": "y2"}), DOMAINS, strict=True
    ):
        for of_kind, opacity in ((kinds == len(kind_names) - 1, FAINT), (kinds < len(kind_names) - 1, 0.6)):
            figure.add_scatter(
                **_xy(at[of_kind]), mode="markers", text=[literal(words[number]) for number in np.flatnonzero(of_kind)],
                hovertemplate="%{text}<extra></extra>", **axes,
                marker={"size": SIZES[0], "opacity": opacity, "color": [KIND_COLOURS[kind] for kind in kinds[of_kind]],
                        "symbol": [symbol(kind) for kind in kinds[of_kind]]})
        middles = np.array([np.median(at[kinds == kind], axis=0) for kind in range(len(kind_names) - 1)])
        # no word of the pair is named there
        free = (np.abs(middles[:, None] - at[special][None]) > AIR * np.ptp(at, axis=0)).any(2).all(1)
        figure.add_scatter(
            **_xy(middles),
            mode="text",
            text=[literal(kind) if alone else "" for kind, alone in zip(kind_names, free, strict=False)],
            textfont={"size": 12, "weight": 600},
            hoverinfo="skip",
            **axes,
        )
        if len(pair) == 2:
            figure.add_scatter(
                **_xy(at[list(pair)]),
                mode="lines",
                hoverinfo="skip",
                line={"color": ink, "width": thickness(cosine), "dash": dash},
                **axes,
            )
        figure.add_scatter(
            **_xy(at[special]),
            mode="markers+text",
            text=[f"<b>{literal(words[number])}</b>" for number in np.flatnonzero(special)],
            textposition=sides(at[special]),
            textfont={"size": 16},
            hoverinfo="skip",
            cliponaxis=False,
            **axes,
            marker={
                "size": SIZES[1],
                "color": [KIND_COLOURS[kind] for kind in kinds[special]],
                "line": {"width": 2, "color": NEUTRAL},
                "symbol": [symbol(kind) for kind in kinds[special]],
            },
        )
        figure.add_annotation(x=sum(domain) / 2, xref="paper", y=1, yref="paper", yanchor="top", xanchor="center",
                              text=f"<b>{literal(name)}</b>", showarrow=False)
    figure.update_layout(margin={"l": 4, "r": 4, "t": 24, "b": 4})
    for number, (at, domain) in enumerate(zip(places, DOMAINS, strict=True)):
        (left, low), (right, high) = at.min(axis=0), at.max(axis=0)
        ending = str(number + 1) if number else ""
        figure.update_layout(
            {
                f"xaxis{ending}": {**BARE, "range": _wider(left, right), "domain": domain, "anchor": f"y{ending}"},
                f"yaxis{ending}": {**BARE, "range": _wider(low, high), "domain": (0, HIGH), "anchor": f"x{ending}"},
            }
        )
    return figure


def sides(places: np.ndarray) -> list[str]:
    """Where the names of one or two words stand: the higher one's above it, the lower one's below."""
    return ["top center" if y == places[:, 1].max() else "bottom center" for y in places[:, 1]]


def _xy(places: np.ndarray) -> dict[str, list]:
    return {
        "x": np.round(places[:, 0].astype(float), 2).tolist(),
        "y": np.round(places[:, 1].astype(float), 2).tolist(),
    }


def _wider(low: float, high: float) -> list[float]:
    room = 0.05 * float(high - low)
    return [float(low) - room, float(high) + room]
