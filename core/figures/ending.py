"""The reader's guesses, each over what was so."""

from collections.abc import Sequence

from core.figures.plotting import go
from core.figures.style import NEUTRAL, literal, on_stage

RIGHT, WRONG = "#009E73", "#D55E00"
LONGEST, PICKED, ANSWER = 40, 16, 24  # characters: of a question, of a guess, of an answer, on the narrowest phone


def guessed_rows(rows: Sequence[tuple[str, str, str, bool]]) -> go.Figure:
    """Two lines for each guess: the question, and under it what was guessed and, where that was wrong, what was so.

    Args: rows, question, guess, answer and whether it was right, of each; a filled circle marks a right one, a cross
          another.
    """
    figure = go.Figure(layout=on_stage())
    places = list(range(len(rows)))
    colours = [RIGHT if right else WRONG for *_, right in rows]
    figure.add_scatter(
        x=[0.02] * len(rows), y=places, mode="markers", hoverinfo="skip", cliponaxis=False,
        marker={"size": 15, "color": colours, "symbol": ["circle" if right else "x" for *_, right in rows]},
    )
    asked = [literal(_cut(question, LONGEST)) for question, *_ in rows]
    told = [f"<b>{literal(_cut(answer, LONGEST))}</b>" if right
            else f"<s>{literal(_cut(picked, PICKED))}</s>  <b>{literal(_cut(answer, ANSWER))}</b>"
            for _, picked, answer, right in rows]
    for dy, texts, font in ((-0.2, asked, {"size": 13, "color": NEUTRAL}), (0.2, told, {"size": 15})):
        figure.add_scatter(x=[0.06] * len(rows), y=[place + dy for place in places], mode="text", text=texts,
                           textposition="middle right", textfont=font, hoverinfo="skip", cliponaxis=False)
    figure.update_xaxes(range=[0, 1], visible=False)
    figure.update_yaxes(range=[max(len(rows), 4) - 0.4, -0.6], visible=False)
    return figure


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most - 1]}…"
