"""Pictures of a lesson between its questions: a chapter's own page in a frame over the wall, turned by whoever leads the room."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from core.room.questions import Kind, Question
from core.room.views import RoomView
from pages.shared.browser.component import drawing
from pages.shared.frame.lesson_plans import ACTIVITIES, Activity, Step, query
from pages.shared.frame.steps import STEPS, number

KIND = "picture"  # of a question's key: "picture:meaning:cloud" is the step `cloud` of the activity's chapter
PLAYED = ("certain", "open", "play", "round")  # steps of *Fill in the blank* that the room itself plays
_HERE = Path(__file__).parent
_frame = drawing("room_slide", _HERE / "slide.js", styles=(_HERE / "slide.css",))


def keys(activity: Activity) -> list[str]:
    """The pictures of an activity, in the order in which its chapter has them."""
    played = PLAYED if activity.slug == "fill_in_the_blank" else ()
    return [f"{KIND}:{activity.key}:{name}" for name in activity.steps if name not in played]


def made(about: str, step: Step | None, given: dict[str, Any]) -> Question | None:
    """A picture as a part of a playlist. Args: about, "meaning:cloud"; step, of the lesson that it belongs to."""
    activity, name = _named(about)
    if step is None or not activity.written:
        return None
    text = STEPS[activity.slug][number(activity.slug, name) - 1].title
    return Question(Kind.PICTURE, text, **given | {"more": {"activity": activity.key, "place": step.place}})


def on(view: RoomView) -> Question | None:
    """The picture that is on; None while a question is, in a pause, and at both ends."""
    question = view.current.question if view.current and not view.paused and not view.ended else None
    return question if question and question.kind is Kind.PICTURE else None


def link(question: Question) -> tuple[Activity, dict[str, str]]:
    """The activity that a picture belongs to, and what the link to it carries."""
    activity, name = _named(question.key.partition(":")[2])
    return activity, query(activity, name)


def address(question: Question) -> str:
    """Where this server has the picture, as it stands on a lesson's wall; relative to the wall's own address."""
    activity, carried = link(question)
    page = "./" if activity.slug == "home" else activity.slug
    return f"{page}?{urlencode({**carried, 'present': question.more['place'], 'embed': 'true'})}"


def put(question: Question | None, *, key: str) -> None:
    """The frame over the wall; nothing without a picture. It stays through all pictures of an activity."""
    if question is None:
        _frame(key=key, data={"address": ""})
        return
    activity, carried = link(question)
    _frame(key=key, data={"address": address(question), "slug": activity.slug, "step": carried["step"], "activity": activity.key,
                          "title": question.text})


def _named(about: str) -> tuple[Activity, str]:
    activity, _, name = about.partition(":")
    return ACTIVITIES[activity], name
