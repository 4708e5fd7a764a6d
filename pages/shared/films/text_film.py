"""A film of text: the same prompt continued differently at each moment, in type as large as fits.

    text_film(prompt="The cat", texts=[...], steps=run.steps, key="home.film")

What it has in common with a film on Plotly stands in film.py. C checkpoints.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pages.shared.browser.component import drawing
from pages.shared.films.film import SECONDS, moment_title, mount
from pages.shared.frame.moment import moment_chosen
from pages.shared.text.escape import visible

_HERE = Path(__file__).parent
_text = drawing(
    "text_film", "rail.js", _HERE / "film_text.js", styles=("film.css", "rail.css", _HERE / "film_text.css")
)
_late = drawing("late_texts", _HERE / "film_late.js", styles=())


@dataclass(frozen=True)
class Taps:
    """Parts of a text that the reader may tap.

    parts: each as it is shown, and what is said of it; moment: index of the moment whose text they are; of_prompt: they
    are the prompt's, shown alone, each with what is said of it beneath; picked: number of the one that was tapped last.
    """

    parts: Sequence[tuple[str, str]]
    moment: int = 0
    of_prompt: bool = False
    picked: int | None = None

    def as_data(self) -> dict[str, Any]:
        parts = [[printable(shown), visible(said)] for shown, said in self.parts]
        return {"parts": parts, "moment": self.moment, "of_prompt": self.of_prompt, "picked": self.picked}


def text_film(
    *,
    prompt: str,
    texts: Sequence[str | None],
    steps: Sequence[int],
    key: str,
    captions: Sequence[str] = (),
    sentences: Sequence[str] | None = None,
    begin: int | None = None,
    plays: bool = False,
    pair: bool = False,
    other: tuple[str, str] | None = None,
    beside: bool = False,
    taps: Taps | None = None,
    patches: Sequence[Sequence[tuple[str, int | None, bool]] | None] | None = None,
    picked: int | None = None,
    on_tap: Callable[[int], None] | None = None,
    fragments: Sequence[str] = (),
    late: str | None = None,
) -> None:
    """The same prompt continued differently at each moment, in type as large as fits.

    Args:
        texts, length C: what follows the prompt; shown as text, whatever it holds; None for one that `late_texts`
        brings.
        captions, length C or none: what stands over the text; by default the moment's name.
        sentences, length C: what a screen reader says for each moment; by default prompt and continuation.
        begin: index of the moment to open at as long as the reader has chosen none; by default the one that the chapter
        begins with. plays: once from the first moment on arrival, unless a moment was chosen.
        pair: whether the first moment's text stands beside it. other: what stands over the text of another writer, and how that
        goes on after the same prompt: it stands beside it in the place of the first moment's. beside: whether the picture that follows this film
        stands beside it where there is room, rather than beneath (stage.css).
        taps: parts that can be tapped; on_tap is called with the number of one.
        patches, length C: prompt and text in stretches: as shown, the number of one that is copied and may be tapped, and
        whether the model wrote it; picked: the number that was tapped last.
        fragments: keys of the fragments that show the moment at which the film rests (see rests_at).
        late: name under which `late_texts` brings the texts that are still missing.
    """
    data = {
        "key": key,
        "prompt": printable(prompt),
        **_told(prompt, texts, steps, sentences),
        "captions": list(captions) or None,
        "plays": plays and not moment_chosen(),
        "seconds": SECONDS,
        "pair": pair and not other,
        "other": other and [other[0], printable(other[1])],
        "beside": beside,
        "taps": taps and taps.as_data(),
        "patches": patches and [of and [[printable(shown), *rest] for shown, *rest in of] for of in patches],
        "picked": picked,
        "late": late,
    }
    mount(_text, key, steps, fragments, data, begin, *(("tap",) if on_tap else ()),
          on_change=lambda _, sent: _part_tapped(sent, on_tap))


def _part_tapped(sent: object, on_tap: Callable[[int], None]) -> None:
    if isinstance(sent, list) and len(sent) == 2 and all(type(number) is int and number >= 0 for number in sent):
        on_tap(sent[0])  # a stranger's browser may send anything


def late_texts(*, prompt: str, texts: Sequence[str], steps: Sequence[int], key: str, late: str) -> None:
    """Bring all texts to the film that waits for the name `late`."""
    _late(key=key, data={"id": late, **_told(prompt, texts, steps)})


def _told(
    prompt: str, texts: Sequence[str | None], steps: Sequence[int], sentences: Sequence[str] | None = None
) -> dict[str, list[str | None]]:
    """The texts of a film and what is said of each, None for one that is yet to come."""
    spoken = sentences or [
        None if text is None else f"{moment_title(step)}: {prompt}{text}"
        for step, text in zip(steps, texts, strict=True)
    ]
    return {"texts": [None if text is None else printable(text) for text in texts],
            "sentences": [None if sentence is None else visible(sentence) for sentence in spoken]}


def printable(text: str) -> str:
    """The text with its control characters shown, and its line breaks kept."""
    return "\n".join(visible(line) for line in text.split("\n"))
