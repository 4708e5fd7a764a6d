"""The round of blanks: every prompt from certain to open, and what each word cost in surprise."""

from collections.abc import Sequence

import numpy as np

from core.figures.plotting import go
from core.figures.style import NEUTRAL, PARTS, layout

ROW = 34  # pixels a prompt
FRAME = 110  # pixels for axis and legend
YOU = "#3E9CCB"


def certain_to_open(prompts: Sequence[str], openness: np.ndarray, reader: np.ndarray, best: np.ndarray) -> go.Figure:
    """One row a prompt, the most certain on top: a bar as long as the blank is open, and marks for what two words cost.

    Args: all of one length, sorted already; openness, the entropy, reader's word and the model's first guess, all in bits, NaN where the
          reader gave no word.
    """
    rows = np.arange(len(prompts), dtype=np.float32)
    figure = go.Figure()
    figure.add_bar(
        x=openness.astype(np.float32), y=rows, orientation="h", width=0.55, name="how open it is",
        marker={"color": PARTS["prediction"].fill, "opacity": 0.55},
        hovertemplate="%{x:.1f} bits open<extra></extra>",
    )
    for name, bits, symbol, colour, size in (
        ("the model's first guess", best, "diamond", NEUTRAL, 11), ("your word", reader, "circle", YOU, 12),
    ):
        figure.add_scatter(
            x=bits.astype(np.float32), y=rows, mode="markers", name=name, cliponaxis=False,
            marker={"symbol": symbol, "color": colour, "size": size, "line": {"width": 1.5, "color": "#fff"}},
            hovertemplate=f"{name}: %{{x:.1f}} bits<extra></extra>",
        )
    figure.update_layout(**layout(height=height(len(prompts)), x="surprise (bits)"), bargap=0.3)
    most = float(np.nanmax(np.concatenate([openness, reader, best, [4.0]])))
    figure.update_xaxes(range=[-0.3, most * 1.06], side="bottom")
    figure.update_yaxes(showgrid=False, zeroline=False)
    figure.update_yaxes(tickvals=rows, ticktext=[short(prompt) for prompt in prompts], range=[len(prompts) - 0.4, -0.6])
    return figure


def height(count: int) -> int:
    """Pixels for so many prompts."""
    return count * ROW + FRAME


def short(prompt: str, most: int = 18) -> str:
    """The end of a prompt, which is what counts, so that it fits beside its row on a phone."""
    return f"{prompt} …" if len(prompt) <= most else f"… {prompt[-most:].split(' ', 1)[-1]} …"
