"""Colours by meaning, in one place: figures, pages and .streamlit/config.toml take them from here.

The four parts of the model wear Okabe and Ito's colours, chosen to stay apart for every common kind of colour
blindness. A fill keeps 3 : 1 on the light and on the dark background, so a part never changes colour between them;
as text a part wears a darker or lighter relative that keeps 4.5 : 1.

Source: M. Okabe, K. Ito, "Color Universal Design", 2008.
"""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from core.formatting import percent


class Ink(NamedTuple):
    """One meaning's colour: as a fill, as text on each theme, and the name Streamlit's Markdown gives it."""

    fill: str
    on_light: str
    on_dark: str
    directive: str


PARTS: dict[str, Ink] = {
    "embeddings": Ink("#0072B2", "#005C91", "#6DBBF0", "blue"),
    "attention": Ink("#D55E00", "#A34700", "#FF9D57", "orange"),
    "feed-forward": Ink("#009E73", "#006B4D", "#4FD3A6", "green"),
    "prediction": Ink("#CC79A7", "#9A3D73", "#EFA6CC", "violet"),
}
# What all parts add to, the running sum of a token's numbers, is none of them.
STREAM = Ink("#8B6FD0", "#5B3FA0", "#B79CF2", "primary")
NEUTRAL = "#7D828C"
BACKGROUND = {"light": "#FFFFFF", "dark": "#15181D"}
PANEL = {"light": "#F5F2EC", "dark": "#20252C"}
TEXT = {"light": "#171513", "dark": "#F1EFEB"}
GRID = "rgba(125,130,140,0.28)"

# Groups of words (animals, food ...) are told apart by colour and by shape, never by colour alone.
GROUP_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#A07C00", "#3E9CCB", "#8B6FD0", "#7D828C")
GROUP_SHAPES = ("circle", "square", "triangle", "diamond", "cross", "down", "ring", "plus")

OTHER = "#B8860B"  # another model beside ours
BEYOND = 1.25  # where an axis of shares ends, so that "> 99.9 %" fits behind a full bar on a phone

# The kinds of a model's parameters, as core.model.transformer calls them: the name that a reader sees, a fill, and a
# pattern for whoever sees no colour.
KIND_NAMES = {
    "embeddings": "embeddings",
    "attention": "attention",
    "feed-forward": "feed-forward",
    "prediction": "prediction layer",
    "norm": "norms",
}
KIND_FILLS = {kind: PARTS[kind].fill if kind in PARTS else NEUTRAL for kind in KIND_NAMES}
KIND_PATTERNS = {"embeddings": "", "attention": "/", "feed-forward": ".", "prediction": "x", "norm": ""}

# Ten steps each, as Streamlit wants them. Sequential: little to much. Diverging: below zero, none, above zero.
SEQUENTIAL = (
    "#F2F6FA", "#D9E6F1", "#BCD5E8", "#9AC1DD", "#74AAD0", "#4E92C2", "#2C7AB3", "#0F629F", "#074B80", "#04355E",
)
DIVERGING = (
    "#8C3D00", "#B85A14", "#D9813F", "#EDAE7E", "#F7DCC6", "#CFE2F0", "#92BFE0", "#4F97C8", "#1B6FAA", "#054A7D",
)


TYPE = 14  # pixels
JOINER = "\u2060"  # invisible: breaks up what Plotly would take for a template


def literal(text: str) -> str:
    """A text that isn't our own, such as a reader's or a token of the model, as Plotly shows it unchanged: no markup or
    template comes to life.
    """
    return escape(text, quote=False).replace("%{", f"%{JOINER}{{")


def layout(*, height: int = 360, x: str = "", y: str = "") -> dict:
    """Layout shared by every figure: `go.Figure(layout=layout(height=..., x="step", y="loss (nats)"))`; `update_layout`
    takes eight times as long.

    The title stands above the figure, as a heading; the background is the page's own, in both themes.
    """
    axis = {"gridcolor": GRID, "zerolinecolor": GRID, "automargin": True, "fixedrange": True}

    def titled(text: str) -> dict:  # Plotly keeps room for an empty title, too
        return axis | ({"title": {"text": text}} if text else {})
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 16, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"size": TYPE},
        "xaxis": titled(x),
        "yaxis": titled(y),
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        "hoverlabel": {"font": {"size": 14}},
        "dragmode": False,
    }


def on_stage(*, x: str = "", y: str = "", legend: bool = False) -> dict:
    """Layout of a figure that fills the stage, with its legend at the foot; the finding stands over the upper margin.

    The lower margin has the room that one line of ticks, a title and a legend take: with less, Plotly draws all twice.
    """
    foot = {"orientation": "h", "x": 0, "y": 0, "yref": "container", "yanchor": "bottom", "traceorder": "normal"}
    margin = {"l": 8, "r": 8, "t": 24, "b": (48 if x else 32) + (32 if legend else 0)}
    return layout(x=x, y=y) | {"height": None, "margin": margin, "showlegend": legend, "legend": foot}


def in_percent(*shares: float) -> dict:
    """Ticks of an axis of shares (0..1), written as the pages write them."""
    return {"tickvals": list(shares), "ticktext": [percent(share) for share in shares]}
