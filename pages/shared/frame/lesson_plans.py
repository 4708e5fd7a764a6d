"""The lesson plans: which activities, for how many minutes, and the exact state of a chapter that each one opens.

What is said about an activity stands in assets/content/en/lessons.md, in sections "<key> do", "<key> slide" and so on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pages.shared.frame.chapters import chapter
from pages.shared.frame.steps import STEPS, number
from pages.shared.loading import caches
from pages.shared.text.learning import mostly_fallen

FIRST, MIDDLE, LAST = "first", "middle", "last"
# the middle moment: this share of the loss's way down is behind, so that much is learned and much still wrong
MUCH = 0.8


@dataclass(frozen=True)
class Activity:
    """One thing to do together: the chapter that it opens (None for none), at which step, in which state."""

    key: str
    title: str
    slug: str | None = None
    step: str = ""  # the chapter's step on which it begins
    until: str = ""  # the last one that belongs to it; by default the same
    # of training; said in every link, or else the moment of the step before would stay; None where the step has its own
    moment: str | None = LAST
    blank: str | None = None  # the prompt of *Fill in the blank* that is asked
    at_head: bool = False  # of attention: the one that looks back hardest in this run
    link: Mapping[str, str] = field(default_factory=dict)  # any other parameters of the chapter's link

    @property
    def written(self) -> bool:
        """Whether there is a chapter to open, and this copy of Nudge has it."""
        return self.slug is not None and chapter(self.slug).written

    @property
    def steps(self) -> tuple[str, ...]:
        """Names of the chapter's steps that belong to it, in order; none where nothing is opened."""
        if not self.written:
            return ()
        first, last = number(self.slug, self.step), number(self.slug, self.until or self.step)
        return tuple(step.name for step in STEPS[self.slug][first - 1:last])


ACTIVITIES: dict[str, Activity] = {
    activity.key: activity
    for activity in (
        Activity("noise", "From noise to sentences", "home", "arrive", "guess", moment=FIRST, link={"prompt": "Once upon a time"}),
        Activity("certain", "A blank that everyone can fill", "fill_in_the_blank", "certain", blank="To be or not to"),
        Activity("open", "A wide open blank", "fill_in_the_blank", "open", blank="She opened the door and"),
        Activity("play", "Everyone plays", "fill_in_the_blank", "play", "round", blank="They walked to the"),
        Activity("parameter", "What is a parameter?", "parameters", "zoom", "billions", link={"view": "model"}),
        Activity("knockout", "Knock a part out", "parameters", "bench", "moments",
                 link={"without": "layer", "layer": "1", "prompt": "The capital of France is"}),
        Activity("layers", "Which word looks at which?", "layers", "layers", "change",
                 link={"prompt": "Anna had a bag of coins. The bank was", "stage": "attn_pattern"}, at_head=True),
        Activity("pause", "A break"),
        Activity("lap", "One lap of training", "training", "show", "again", moment=MIDDLE,
                 link={"prompt": "The capital of France is Paris"}),
        Activity("meaning", "Words find their place", "meaning", "guess", "cloud", moment=None),
        Activity("skills", "What comes first?", "skills", "order"),
        Activity("memory", "Learned by heart, or made new?", "memory", "recite", "copies"),
        Activity("data", "Whose words?", "data", "sources", "asked", moment=None),
        Activity("close", "What they take home"),
    )
}

PLANS: dict[int, tuple[tuple[str, int], ...]] = {
    20: (("noise", 3), ("certain", 3), ("open", 4), ("lap", 4), ("meaning", 4), ("close", 2)),
    45: (
        ("noise", 4),
        ("certain", 4),
        ("open", 4),
        ("parameter", 5),
        ("lap", 8),
        ("meaning", 7),
        ("memory", 6),
        ("data", 4),
        ("close", 3),
    ),
    90: (
        ("noise", 6),
        ("certain", 4),
        ("open", 5),
        ("play", 8),
        ("parameter", 6),
        ("knockout", 7),
        ("layers", 8),
        ("pause", 5),
        ("lap", 10),
        ("meaning", 8),
        ("skills", 5),
        ("memory", 8),
        ("data", 6),
        ("close", 4),
    ),
}


@dataclass(frozen=True)
class Step:
    """One step of a plan: its place, and its minutes."""

    plan: int  # minutes of the whole lesson
    number: int  # from 1 on
    count: int  # steps of the plan
    begins: int  # minutes after the start
    minutes: int
    activity: Activity

    @property
    def place(self) -> str:
        """How a link calls it: "45-3" is step 3 of the 45 minutes."""
        return f"{self.plan}-{self.number}"

    @property
    def time(self) -> str:
        return f"minutes {self.begins} to {self.begins + self.minutes}"


def steps_of(plan: int) -> list[Step]:
    """The steps of a lesson of so many minutes, in order."""
    found, begins = [], 0
    for place, (key, minutes) in enumerate(PLANS[plan], start=1):
        found.append(Step(plan, place, len(PLANS[plan]), begins, minutes, ACTIVITIES[key]))
        begins += minutes
    return found


PLACES: dict[str, Step] = {step.place: step for plan in PLANS for step in steps_of(plan)}


@dataclass(frozen=True)
class Stop:
    """One picture of a lesson on the wall: a step's slide, or a step of the chapter that it opens, by name."""

    step: Step
    name: str | None = None


def stops_of(plan: int) -> list[Stop]:
    """All pictures of a lesson on the wall, in order: each slide, and then what it opens."""
    return [Stop(step, name) for step in steps_of(plan) for name in (None, *step.activity.steps)]


def query(activity: Activity, name: str = "") -> dict[str, str]:
    """What the link to an activity's state carries, with this run's own moments and questions filled in.

    Args: name, of another step of the chapter than its first; that one has a moment of its own.
    """
    carried = {"step": str(number(activity.slug, name or activity.step)), **activity.link} if activity.slug else {}
    saved = caches.steps()
    if activity.slug and activity.moment and saved and name in ("", activity.step):
        carried["moment"] = str({FIRST: saved[0], LAST: saved[-1]}.get(activity.moment, middle()))
    if activity.blank:
        asked = blank_number(activity.blank)
        if asked:
            carried["question"] = str(asked)
    heads = caches.heads() if activity.at_head else None
    if heads:
        layer, head = heads.chosen
        carried |= {"layer": str(layer + 1), "head": str(head + 1)}
    return carried


def middle() -> int:
    """The saved step at which most, but not all, of the way down is behind."""
    saved, found = caches.steps(), caches.losses()
    if found is None:
        return saved[len(saved) // 2]
    reached, _ = mostly_fallen(found.steps, found.held_out_bits, MUCH)
    return min(saved, key=lambda step: abs(step - reached))


def blank_number(prompt: str) -> int | None:
    """The number of the question that asks this prompt, from 1 on; None if the run has no such question."""
    facts = caches.document(caches.BASE, "analyses/blanks.json")
    prompts = [entry["prompt"] for entry in facts["prompts"]] if facts else []
    return prompts.index(prompt) + 1 if prompt in prompts else None
