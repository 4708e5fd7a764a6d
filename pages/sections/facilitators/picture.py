"""What stands on the stage: the lesson as bars in minutes, what the handout compares, what a first visit costs, how large
models are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from core.model.published import published, total
from pages.sections.facilitators import choice
from pages.sections.facilitators.choice import PLAN, SLUG, STAGE
from pages.sections.facilitators.plan_facts import BIG, on_the_sheet
from pages.shared.films.plotly_film import Drawn, Frame, drawn, still_picture
from pages.shared.frame.lesson_plans import PLANS, steps_of, stops_of
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text.measured import measured
from pages.shared.text.wording import round_number

if TYPE_CHECKING:
    from core.figures.plotting import go

PART = {"fill_in_the_blank": "prediction", "meaning": "embeddings", "layers": "attention"}  # chapter -> what it is about
BIGGEST = "GPT-3 175B"


def picture(step: str) -> None:
    costs = measured()
    if step == "handout" and on_the_sheet():
        the_sheet()
    elif step == "before" and costs:
        amounts("The first visit is the slowest\nOpen every link once before they come", "seconds", {
            "the first page": (float(costs["home_seconds"]), f"{costs['home_seconds']} s"),
            "the first chart": (float(costs["chart_seconds"]), f"{costs['chart_seconds']} s")})
    elif step == "phones" and costs:
        amounts(f"Thirty phones at once: {costs['thirty_mb']} MB\nLater pages bring far less", "megabytes", {
            "a phone, first page": (float(costs["home_mb"]), f"{costs['home_mb']} MB"),
            "a phone, first chart": (float(costs["chart_mb"]), f"{costs['chart_mb']} MB"),
            "thirty, first chart": (float(costs["thirty_mb"]), f"{costs['thirty_mb']} MB")})
    elif step == "big" and caches.steps():
        sizes()
    else:
        the_lesson(step)


def the_lesson(step: str) -> None:
    """The activities as bars; its minutes can be chosen above them, a tap on a row chooses an activity."""
    with st.container(key=f"{SLUG}.lengths"):
        st.segmented_control("How long is your lesson?", list(PLANS), format_func=lambda minutes: f"{minutes} minutes", required=True,
                             key=PLAN, persist_state="session", label_visibility="collapsed", on_change=choice.another_lesson)
    choice.written()
    plan, chosen, steps = choice.plan(), choice.chosen(), steps_of(choice.plan())
    finding = {
        "wall": f"{len(stops_of(plan))} pictures, one key\n→ leads from the first to the last",
        "trap": "Short of time?\nLeave out a whole bar, never a guess",
    }.get(step, f"{plan} minutes, {len(steps)} activities\n{chosen.number}. {chosen.activity.title}")
    told = "; ".join(f"{one.number}. {one.activity.title}, {one.time}" for one in steps)
    with st.container(key=f"{SLUG}.below"):
        still(lesson_drawn(plan, chosen.number - 1, step == "wall"), finding, f"{plan} minutes. {told}. Chosen: {chosen.number}.",
              "lesson", on_tap=lambda _, row: choice.go_to(row + 1) if row < len(steps) else None)


@st.cache_data(show_spinner=False)
def lesson_drawn(plan: int, chosen: int, pictures: bool) -> Drawn:
    """The lesson's figure, written down once for all readers."""
    from core.figures import facilitators as figures

    bars = [figures.Bar(one.activity.title, one.begins, one.minutes, PART.get(one.activity.slug), 1 + len(one.activity.steps))
            for one in steps_of(plan)]
    return drawn(figures.lesson(bars, chosen, pictures=pictures), [Frame({})])


def the_sheet() -> None:
    """What the model says first after each beginning that the handout asks."""
    from core.figures import facilitators as figures

    asked = on_the_sheet()
    told = "; ".join(f"{blank.prompt} … {blank.word}, {blank.share}" for blank in asked)
    sure, unsure = max(asked, key=lambda blank: blank.part), min(asked, key=lambda blank: blank.part)
    still(figures.first_words([blank.prompt for blank in asked], [blank.word for blank in asked], [blank.part for blank in asked]),
          f"On the back: what the model said\nSurest of “{sure.word}”, least sure of “{unsure.word}”", f"{told}.", "sheet")


def amounts(finding: str, unit: str, values: dict[str, tuple[float, str]], *, thousandfold: bool = False) -> None:
    from core.figures import facilitators as figures

    numbers, texts = zip(*values.values(), strict=True)
    told = "; ".join(f"{name}: {text}" for name, text in zip(values, texts, strict=True))
    still(figures.amounts(list(values), numbers, texts, unit=unit, thousandfold=thousandfold), finding, f"{told}.", "amounts")


def sizes() -> None:
    """How many numbers this model and two big ones have."""
    ours = sum(parameter_counts().values())
    known = {"this model": ours} | {name: total(published(name)) for name in (BIG, BIGGEST)}
    amounts(f"{BIG}: {round_number(known[BIG] / ours)} ×\nEach mark: a thousand times as many", "numbers",
            {name: (count, round_number(count).removeprefix("about ")) for name, count in known.items()}, thousandfold=True)


def still(figure: go.Figure | Drawn, finding: str, sentence: str, name: str, **more: object) -> None:
    still_picture(figure, finding, sentence, key=f"{SLUG}.{name}", fragments=[STAGE], **more)
