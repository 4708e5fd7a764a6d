"""One number of a model, its row, its matrix, its layer and the whole: five views of one figure, each with a frame
round what the view before it showed.

Numbers are shaded dark below zero and light above it, so that a sign shows without colour; in the layer and in the
model each number has the same area.
R rows, C columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.figures.plotting import go
from core.figures.style import KIND_FILLS, KIND_NAMES, KIND_PATTERNS, NEUTRAL, on_stage
from core.figures.zoom_place import ACROSS, DOWN, MOST, Place, around, cell, patch_at, rows_a_cell, strongest
from core.formatting import signed

if TYPE_CHECKING:
    from core.model.parameters import Box

VIEWS = ("number", "row", "matrix", "layer", "model")
NUMBERS = ("number", "row", "row", "matrix", "layer")  # the view of each trace of numbers (zoom_place.PATCH, ROW ...)
FULL = 99.0  # percentile of the distances from zero at which the shade is full
SHADES = ((0, "#3B1700"), (0.25, "#94480F"), (0.5, "#9B9B9B"), (0.75, "#A9CEEB"), (1, "#F1F8FF"))
EDGE = 0.015  # of a view, free round it, so that no frame at its border is cut
FRAME, HALO = "#171513", "#FFFFFF"
FOOT = 46  # pixels under every view, which the scale of the shades takes at one: the plot keeps its size
LIGHT = "rgba(255,255,255,.55)"  # of a pattern on its fill
PALE = "rgba(255,255,255,.88)"  # under a text on a fill
LABEL = {"showarrow": False, "bgcolor": PALE, "font": {"size": 13}, "borderpad": 2}


def zoomed(at: Place) -> tuple[go.Figure, list[dict[str, Any]]]:
    """The figure, and for each of VIEWS what differs: traces (number -> attributes) and layout."""
    full = float(np.percentile(np.abs(at.values), FULL)) or 1.0
    figure = go.Figure(layout=on_stage()).update_layout(margin_b=FOOT)
    shade = {"colorscale": SHADES, "zmin": -full, "zmax": full, "hoverinfo": "none"}
    top, left = patch_at(at)
    patch = at.values[top:top + DOWN, left:left + ACROSS]
    figure.add_heatmap(
        z=patch.astype(np.float32), x0=left, y0=top, dx=1, dy=1, xgap=3, ygap=3, showscale=False, **shade,
    )
    row = at.values[at.row].astype(np.float32)
    reach = float(np.abs(row).max()) or 1.0
    figure.add_heatmap(z=row[None], x0=0, dx=1, y=[1.15 * reach, 1.45 * reach], showscale=False, **shade)
    figure.add_bar(
        y=row,
        width=0.8,
        hoverinfo="none",
        showlegend=False,
        marker={
            "color": row,
            "colorscale": SHADES,
            "cmin": -full,
            "cmax": full,
            "line": {"width": 0.7, "color": NEUTRAL},
        },
    )
    tall = rows_a_cell(at.values)
    drawn = strongest(at.values, tall, 1) if tall > 1 else at.values
    bar = {
        "orientation": "h",
        "thickness": 12,
        "len": 0.9,
        "y": -0.01,
        "yanchor": "top",
        "x": 0.5,
        "tickvals": [-127, 0, 127],
        "ticktext": [signed(-full, ".2f"), "0", f"+{full:.2f}"],
    }
    figure.add_heatmap(z=_in_bytes(drawn, full), x0=0, dx=1, y0=(tall - 1) / 2, dy=tall, colorbar=bar,
                       **shade | {"zmin": -127, "zmax": 127})
    _miniature(figure, at, full)
    # in the layer its own numbers stand where its box would be
    others = [box for box in at.layer if box.part != at.part]
    areas = {
        kind: {
            view: _outlines(
                [(box.x, box.y, box.width, box.height) for box in boxes if at.listed[box.part].kind == kind]
            )
            for view, boxes in (("layer", others), ("model", at.boxes))
        }
        for kind in KIND_NAMES
    }
    for kind, colour in KIND_FILLS.items():
        figure.add_scatter(
            mode="lines",
            fill="toself",
            name=KIND_NAMES[kind],
            line={"width": 0.5, "color": colour},
            fillcolor=colour,
            hoverinfo="skip",
            fillpattern={"shape": KIND_PATTERNS[kind], "fgcolor": LIGHT, "bgcolor": colour, "size": 7},
        )
    for colour, width in ((HALO, 7), (FRAME, 3)):
        figure.add_scatter(
            x=[], y=[], mode="lines", line={"color": colour, "width": width}, showlegend=False, hoverinfo="skip"
        )
    views = [_view(name, at, areas, reach, full) for name in VIEWS]
    for number, of in views[0]["traces"].items():
        figure.data[number].update(of)
    figure.update_xaxes(showgrid=False, zeroline=False, showline=False)
    figure.update_yaxes(showgrid=False, zeroline=False, showline=False)
    figure.update_layout(
        {name.replace(".", "_"): value for name, value in views[0]["layout"].items() if "annotations" not in name}
    )
    figure.update_layout(annotations=views[0]["layout"]["annotations"])
    return figure, views


def _view(
    name: str, at: Place, areas: Mapping[str, Mapping[str, dict[str, list]]], reach: float, full: float
) -> dict[str, Any]:
    """What is drawn at one view: which traces, the areas of the kinds (kind -> view -> x, y), the frame in it, the axes
    and the names.
    """
    rows, columns = at.values.shape
    top, left = patch_at(at)
    x, y = cell(at)
    ticks, notes = {"x": ([], []), "y": ([], [])}, []
    if name == "number":
        frames = [(at.column - 0.5, at.row - 0.5, 1, 1)]
        spans = [left - 0.5, left + min(ACROSS, columns) - 0.5], [top + min(DOWN, rows) - 0.5, top - 0.5]
        notes = _values(at, full)
    elif name == "row":
        wide = max(ACROSS, columns / 30)
        frames = [(at.column - wide / 2, -1.08 * reach, wide, 2.58 * reach)]
        spans = [-1, columns], [-1.15 * reach, 1.6 * reach]
        ticks["y"] = [-reach, 0, reach], [signed(-reach, ".2f"), "0", f"+{reach:.2f}"]
    elif name == "matrix":
        high = max(1, rows / 90)
        frames = [(-0.5, at.row - high / 2, columns, high), (at.column - 0.5, at.row - high, 1, 2 * high)]
        spans = [-0.5, columns - 0.5], [rows - 0.5, -0.5]
        ticks["y"] = [0, at.row, rows - 1], [f"row {number:,}" for number in (1, at.row + 1, rows)]
        if rows > 1 and min(at.row, rows - 1 - at.row) < rows / 20:
            ticks["y"] = [at.row], [f"row {at.row + 1:,}"]
    else:
        boxes = at.layer if name == "layer" else at.boxes
        inner = around(at.own if name == "layer" else at.layer)
        wide, high = around(boxes)[2:]
        frames = [inner, (x - wide / 90, y - high / 90, wide / 45, high / 45)]
        room = 0.02 if name == "layer" else 0.2  # for the names
        left, top = around(boxes)[:2]
        spans = [left - wide * EDGE, left + wide * (1 + EDGE)], [top + high * (1 + EDGE), top - high * room]
        notes = _labels(at, name)
    outline = _outlines(frames)
    traces = {number: {"visible": name == view} for number, view in enumerate(NUMBERS)}
    traces |= dict(
        enumerate(
            ({"visible": name in of and bool(of[name]["x"])} | of.get(name, of["layer"]) for of in areas.values()),
            len(traces),
        )
    )
    traces |= {len(traces) + line: outline for line in (0, 1)}
    return {
        "traces": traces,
        "layout": {
            "xaxis.range": spans[0],
            "yaxis.range": spans[1],
            "annotations": notes,
            **{
                f"{axis}axis.{part}": value
                for axis, pair in ticks.items()
                for part, value in zip(("tickvals", "ticktext"), pair, strict=True)
            },
        },
    }


def _values(at: Place, full: float) -> list[dict[str, Any]]:
    """The numbers of the patch as they are written, dark on light and light on dark; the chosen one in bold."""
    top, left = patch_at(at)
    notes = []
    for (down, across), value in np.ndenumerate(at.values[top:top + DOWN, left:left + ACROSS]):
        own = (top + down, left + across) == (at.row, at.column)
        text = signed(float(value), "+.4f")
        notes.append({"x": left + across, "y": top + down, "showarrow": False, "font": {"size": 18 if own else 16},
                      "text": inked(f"<b>{text}</b>" if own else text, FRAME if value > -full / 20 else HALO)})
    return notes


def inked(text: str, colour: str = FRAME) -> str:
    """A text in a colour of its own, whatever the page's is: for what stands on a fill that is the same in both themes.
    """
    return f'<span style="color:{colour}">{text}</span>'


def _in_bytes(values: np.ndarray, full: float) -> np.ndarray:
    """Shades as small whole numbers, a quarter of what the numbers themselves would take on their way."""
    return np.round(np.clip(values / full, -1, 1) * 127).astype(np.int8)


def _miniature(figure: go.Figure, at: Place, full: float) -> None:
    """The matrix once more, small, at its place among the parts of its layer."""
    left, top, wide, high = around(at.own)
    grid, flat = np.full((high, wide), np.nan, np.float32), at.values.ravel()
    for box in at.own:
        cells = np.full(box.height * box.width, np.nan, np.float32)
        cells[:box.count] = flat[box.start:box.start + box.count]
        grid[box.y - top : box.y - top + box.height, box.x - left : box.x - left + box.width] = cells.reshape(
            box.height, box.width
        )
    side = int(np.ceil(np.sqrt(grid.size / (MOST / 4))))
    figure.add_heatmap(
        z=strongest(grid, side, side).round(3),
        x0=left + side / 2,
        dx=side,
        y0=top + side / 2,
        dy=side,
        showscale=False,
        colorscale=SHADES,
        zmin=-full,
        zmax=full,
        hoverinfo="none",
        hoverongaps=False,
    )


def _outlines(frames: Sequence[tuple[float, float, float, float]]) -> dict[str, list]:
    x, y = [], []
    for left, top, wide, high in frames:
        x += [left, left + wide, left + wide, left, left, None]
        y += [top, top, top + high, top + high, top, None]
    return {"x": x[:-1], "y": y[:-1]}


NAMES = {
    "attn.qkv.weight": "attention:<br>look and bring",
    "attn.out.weight": "attention:<br>hand on",
    "mlp.up.weight": "feed-forward:<br>in",
    "mlp.down.weight": "feed-forward:<br>out",
    "embed.weight": "tokens",
    "pos_embed.weight": "places in a text",
    "unembed.weight": "prediction layer",
}


def _labels(at: Place, view: str) -> list[dict[str, Any]]:
    """Names and exact counts on the map: of the matrices of a layer, or of the tables and layers of the model."""
    if view == "layer":
        return [
            _label(NAMES[name], [box for box in at.layer if box.part == place], 0.8 if place == at.part else 0.5)
            for place, part in enumerate(at.listed)
            if (name := part.name.removeprefix(f"blocks.{part.layer}.")) in NAMES
            and any(box.part == place for box in at.layer)
        ]
    layers = sorted({part.layer for part in at.listed if part.layer is not None})
    of = {layer: [box for box in at.boxes if at.listed[box.part].layer == layer] for layer in layers}
    tables = {
        kind: [box for box in at.boxes if at.listed[box.part].kind == kind] for kind in ("embeddings", "prediction")
    }
    each = _label(f"{len(layers)} layers", [box for boxes in of.values() for box in boxes], 0)
    each["text"] = inked(f"{len(layers)} layers<br>{sum(box.count for box in of[0]):,} each")
    ends = [_label(KIND_NAMES[kind], boxes, 0) | {"x": around(boxes)[0] + share * around(boxes)[2], "xanchor": side}
            for (kind, boxes), share, side in zip(tables.items(), (0, 1), ("left", "right"), strict=True)]
    def bare(text: str) -> str:  # beside the fills, in the page's own colour
        return text.partition(">")[2].removesuffix("</span>")

    names = [
        note | {"yanchor": "bottom", "y": 0, "bgcolor": "rgba(0,0,0,0)", "text": bare(note["text"])}
        for note in (each, *ends)
    ]
    own = at.listed[at.part].layer
    return names + [_label("", boxes, _beside(at, boxes) if layer == own else 0.5) | {"text": inked(str(layer + 1))}
                    for layer, boxes in of.items()]


def _beside(at: Place, boxes: Sequence[Box]) -> float:
    """How far down the boxes a label leaves the mark of the chosen number free."""
    _, top, _, high = around(boxes)
    return 0.2 if cell(at)[1] > top + high / 2 else 0.8


def _label(name: str, boxes: Sequence[Box], share: float) -> dict[str, Any]:
    """A name and a count over boxes, so far down."""
    left, top, wide, high = around(boxes)
    return {**LABEL, "x": left + wide / 2, "y": top + high * share,
            "text": inked(f"{name}<br>{sum(box.count for box in boxes):,}")}
