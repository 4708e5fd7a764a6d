"""The cloud that breathes: where the model's states lie at every moment, and how many directions they use; picture and words."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import streamlit as st

from core.figures.rail import along
from core.formatting import percent, signed
from core.results import geometry
from core.results.geometry import COSINE, RANK, Cloud
from pages.sections.meaning.choice import SLUG, STAGE
from pages.shared.films.film import moment_title
from pages.shared.films.marks import MARKED, marked
from pages.shared.films.plotly_film import Drawn, Frame, drawn, plotly_film
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import plain, visible
from pages.shared.text.wording import of_other_runs, quoted_token
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table

TOGETHER = 0.5  # mean similarity above which the cloud has fallen in


class Film(NamedTuple):
    figure: Drawn
    more: dict[str, Any]
    sentences: list[str]
    headlines: list[str]


def picture() -> None:
    """The states at every moment, moved over the two curves."""
    if not found():
        return
    film = filmed(caches.BASE, caches.steps())
    plotly_film(film.figure, steps=caches.steps(), sentences=film.sentences, headlines=film.headlines, key=f"{SLUG}.cloud", tween=True,
                plays=True, start=len(caches.steps()) - 1, fragments=[STAGE], drawn_by=MARKED, more=film.more)


@st.cache_resource(show_spinner=False, max_entries=4, ttl=600)
def filmed(run: str, steps: tuple[int, ...]) -> Film:
    from core.figures import geometry as figures

    cloud = found()
    reach = float(np.percentile(np.linalg.norm(cloud.places, axis=-1), 99.5))
    looks = [(f"dot kind{kind}", figures.CLOUD) for kind in cloud.kind]
    looks += [(f"ring {name}", axis) for name in ("states", "embeddings") for axis in (figures.RANK, figures.COSINE)]
    places = []
    for moment, x in enumerate(along(steps)):
        texts = figures.named(cloud.places[moment], [word(int(id)) for id in cloud.says[moment]], reach)
        dots = [(*at, text) if text else tuple(at) for at, text in zip(cloud.places[moment].tolist(), texts, strict=True)]
        places.append([*dots, *((float(x), values[moment, column]) for values in (cloud.states, cloud.embeddings) for column in (RANK, COSINE))])
    figure = figures.cloud(steps, {"states": cloud.states, "embeddings": cloud.embeddings}, cloud.facts["kinds"],
                           cloud.facts["width"], reach)
    told = [headline(cloud, moment) for moment in range(len(steps))]
    said = [f"{moment_title(step)}: {in_words(cloud, moment)}" for moment, step in enumerate(steps)]
    return Film(drawn(figure, [Frame({})] * len(steps)), marked(places, looks, crowd=True), said, told)


def word(id: int) -> str:
    """A token as it stands on the cloud."""
    tokenizer = caches.tokenizer()
    return "(end)" if id == tokenizer.end_id else visible(tokenizer.token(id).strip() or "␣")


def found() -> Cloud | None:
    """What was measured of this run, if it belongs to its checkpoints."""
    read = caches.cloud()
    return read if read and tuple(read.steps) == caches.steps() else None


def headline(cloud: Cloud, moment: int) -> str:
    """How many directions the states use, and what is said most at them."""
    rank, cosine = cloud.states[moment]
    return f"{rank:.0f} of {cloud.facts['width']} directions in use\nSimilarity {signed(cosine)}; says {most_said(cloud, moment)}"


def most_said(cloud: Cloud, moment: int) -> str:
    token, share = cloud.facts["answers"][moment][0]
    return f"{quoted_token(token)} at {percent(share)} of places"


def in_words(cloud: Cloud, moment: int) -> str:
    (rank, cosine), (table_rank, table_cosine) = cloud.states[moment], cloud.embeddings[moment]
    return (f"the states use {rank:.0f} of {cloud.facts['width']} directions, and two of them have a similarity of {signed(cosine)} on average. "
            f"Of the embeddings it is {table_rank:.0f} and {signed(table_cosine)}. It says {most_said(cloud, moment)}.")


# Words ------------------------------------------------------------------------------------------------------------


def talk(step: str) -> None:
    cloud = found()
    if not cloud:
        prose.show(SLUG, "states_missing")
        return
    low = geometry.lowest(cloud.states[:, RANK])
    fell = cloud.states[low, COSINE] > TOGETHER and low > 0
    token, share = cloud.facts["answers"][low][0]
    closed = prose.section(SLUG, "closed", step=f"{cloud.steps[low]:,}", cosine=signed(cloud.states[low, COSINE]),
                           says=plain(quoted_token(token)), share=f"{percent(share)} of places") if fell else ""
    opened = prose.section(SLUG, "opened") if fell and cloud.states[-1, COSINE] < TOGETHER else ""
    prose.show(SLUG, step, closed=closed, opened=opened)
    with drawer("How it is counted, what others found", key=f"{SLUG}.cloud_numbers") as is_open:
        if is_open:
            behind(cloud, low)


def behind(cloud: Cloud, low: int) -> None:
    """The definitions, the published phases beside ours, what the other runs can say, and every moment's numbers."""
    facts, rank, width = cloud.facts, cloud.states[:, RANK], cloud.facts["width"]
    prose.show(SLUG, "states_measured", count=f"{facts['count']:,}", documents=facts["documents"], width=width, shown=len(cloud.kind),
               stress=percent(max(facts["stress"])))
    fall, highest = geometry.fall_after(rank), low + int(np.argmax(rank[low:]))
    if fall < geometry.LITTLE:
        third = prose.section(SLUG, "states_no_third", lowest=f"{cloud.steps[low]:,}", fall=percent(max(fall, 0.01)), last=f"{rank[-1]:.0f}",
                              width=width)
    else:
        third = prose.section(SLUG, "states_third", most=f"{rank[highest]:.0f}", highest=f"{cloud.steps[highest]:,}", last=f"{rank[-1]:.0f}",
                              width=width)
    prose.show(SLUG, "states_phases", third=third)
    if facts["others"]:
        told = {other["run"]: f"{other['states'][RANK]:.0f} and {signed(other['states'][COSINE])}" for other in facts["others"]}
        prose.show(SLUG, "states_others", told=of_other_runs(told), own_rank=f"{rank[-1]:.0f}", own_cosine=signed(cloud.states[-1, COSINE]))
    number_table({
        "step": [f"{step:,}" for step in cloud.steps],
        "directions in use": [f"{one:.0f}" for one in rank],
        "similarity": [signed(one) for one in cloud.states[:, COSINE]],
        "embeddings: directions": [f"{one:.0f}" for one in cloud.embeddings[:, RANK]],
        "embeddings: similarity": [signed(one) for one in cloud.embeddings[:, COSINE]],
        "says most": [most_said(cloud, moment) for moment in range(len(cloud.steps))],
    })
