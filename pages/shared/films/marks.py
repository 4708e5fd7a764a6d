"""A film whose marks move over a picture that stands still: what scrubs costs the browser next to nothing, since Plotly draws
nothing anew (film_marks.js).

    plotly_film(..., drawn_by=MARKED, more=marked(places))
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pages.shared.browser.component import drawing
from pages.shared.films.plotly_film import PLOTLY_FILM, PLOTLY_STYLES

_HERE = Path(__file__).parent
MARKED = drawing("marked_film", *PLOTLY_FILM, _HERE / "film_marks.js", styles=(*PLOTLY_STYLES, _HERE / "film_marks.css"))

Place = Sequence[float | str]  # x, y on the axes of the figure; what stands beside the mark, if anything; a cell's colours
TWO = (("", ""), ("second", ""))  # looks of two marks that may lie on each other: a disc in a frame


def marked(places: Sequence[Sequence[Place]], looks: Sequence[tuple[str, str]] = TWO, *, curtain: bool = False,
           crowd: bool = False) -> dict[str, Any]:
    """What `plotly_film` is given more.

    Args: places, of every moment where each mark stands; looks, of each mark its classes (film_marks.css) and the number of
          its axes, "" for the first; curtain, whether lines are seen as far as the first mark only; crowd, whether there are
          so many that a text which would cover another is left out.
    """
    rounded = [[[*(round(float(one), 4) for one in place[:2]), *place[2:]] for place in moment] for moment in places]
    return {"marks": rounded, "looks": [list(look) for look in looks], "curtain": curtain, "crowd": crowd}
