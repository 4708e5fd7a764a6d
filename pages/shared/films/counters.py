"""The ladder of counters as films: how far the model lies from each of five at every moment, its phases named on the rail; and
one beginning, answered by all five and by the model at every moment. Also what is said of them, computed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.errors import BadInput
from core.figures.rail import along
from core.formatting import percent
from core.results.ladder import NAMES, Ladder, ladder, passed
from core.results.siblings import like_base
from pages.shared.films.film import moment_title
from pages.shared.films.plotly_film import Drawn, Frame, drawn, plotly_film, spoken
from pages.shared.loading import caches
from pages.shared.text.escape import visible
from pages.shared.text.wording import quoted_token

MARKS = {"↵": "(new line)", "\n": "(new line)", "<|end|>": "(the text ends)"}
PAST = "more than counting"
OURS = "our model"
CLOSE = 0.06  # of the rail: two names that stand closer would cover each other
LIKE = ("single words", "pairs of words", "threes of words", "fours of words", "fives of words")


# What was measured --------------------------------------------------------------------------------------------------


def table() -> dict[str, Any] | None:
    """analyses/ladder.json; None where the run came without, or with one of other checkpoints."""
    found = caches.document(caches.BASE, "analyses/ladder.json")
    return found if found and tuple(found["steps"]) == caches.steps() and caches.losses() else None


def measured() -> Ladder:
    """The ladder of the run, which has one."""
    return ladder(table(), caches.losses())


def ready() -> list[str]:
    """Beginnings whose answers came with the run."""
    return [one["prompt"] for one in (table() or {"answers": []})["answers"]]


def liveliest() -> str:
    """The ready beginning after which the model is near the most counters, one after the other."""
    found = table()["answers"]
    return max(found, key=lambda one: len({nearest_to(one, moment) for moment in range(len(one["model"]))}))["prompt"]


def phase(one: int) -> str:
    """A phase as the rail names it."""
    return f"counts {NAMES[one]}" if one < len(NAMES) else PAST


def on_rail(found: Ladder) -> list[tuple[int, str]]:
    """The phases by the moments at which they begin; one that begins close to the one before stands beside it."""
    named: list[tuple[int, str]] = []
    rail = along(found.steps)
    for moment, one in found.phases:
        if named and one < len(NAMES) and rail[moment] - rail[named[-1][0]] < CLOSE * rail[-1]:
            named[-1] = (named[-1][0], f"{named[-1][1]}, {NAMES[one]}")
        else:
            named.append((moment, NAMES[one] if named and one < len(NAMES) else phase(one)))
    return named


def starts() -> list[tuple[str, int | None, int]]:
    """Of this run, and of each that began from other random numbers: its name to a reader, the first saved step from which on
    it is less surprised by new text than the best counter, and its last step.
    """
    best, base, found = measured().counters.min(), caches.document(caches.BASE, "config.json"), []
    for path in sorted(caches.run_folder().parent.glob("*/analyses/losses.json")):
        run = path.parent.parent.name
        config, losses = caches.document(run, "config.json"), caches.losses(run)
        if config and losses and (run == caches.BASE or like_base(base, config)):
            name = OURS if run == caches.BASE else f"start {len(found) + 1}"
            found.append((name, passed(losses.steps, losses.held_out_bits, best), losses.steps[-1]))
    return found


# How far apart ------------------------------------------------------------------------------------------------------


def distances_film(*, key: str, fragments: Sequence[str], until: int | None = None, plays: bool = False) -> None:
    """The five curves, drawn up to the moment `until` as long as something is asked."""
    found = measured()
    last = len(found.steps) - 1 if until is None else until
    told = [nearest_now(found, moment) for moment in range(last + 1)]
    plotly_film(
        distances_drawn(caches.BASE, until), steps=found.steps[:last + 1], key=key, fragments=fragments, plays=plays, headlines=told, tween=True,
        sentences=[f"{spoken(one)}. In bits: {in_bits(found, moment)}." for moment, one in enumerate(told)],
        start=until, stops=on_rail(found) if until is None else [],
    )


@st.cache_resource(show_spinner=False, ttl=600)
def distances_drawn(run: str, until: int | None) -> Drawn:
    from core.figures import ladder as figures

    found = measured()
    last = len(found.steps) - 1 if until is None else until
    ring = len(found.distances) + 1  # number of its trace
    return drawn(figures.distances(found.steps, found.distances, found.nearest, until),
                 [Frame({ring: figures.distances_at(found.steps, found.distances, found.nearest, moment)}) for moment in range(last + 1)])


def nearest_now(found: Ladder, moment: int) -> str:
    """Which counter is nearest at a moment, and how near, in two lines."""
    one = found.nearest[moment]
    past = found.beyond is not None and moment >= found.beyond
    second = f"{PAST.capitalize()}; nearest to" if past else "Nearest to the parrot of"
    return f"{moment_title(found.steps[moment])}\n{second} {LIKE[one]}: {found.distances[one, moment]:.2f} bits"


def in_bits(found: Ladder, moment: int) -> str:
    """How far each counter is at a moment, for those who listen."""
    from core.figures.ladder import looks_at

    return ", ".join(f"{looks_at(one)} {row[moment]:.2f}" for one, row in enumerate(found.distances))


def in_order(found: Ladder) -> bool:
    """Whether each phase looks at more words than the one before."""
    order = [one for _, one in found.phases]
    return order == sorted(order)


def phases_told(found: Ladder) -> str:
    """The phases in a sentence or two."""
    first, *later = [(found.steps[moment], one) for moment, one in found.phases]
    told = f"At first it is nearest to counts of {LIKE[first[1]]}"
    told += "".join(f"; from step {step:,} on, of {NAMES[one]}" for step, one in later if one < len(NAMES)) + "."
    if found.beyond is None:
        return f"{told} New text never surprises it less than the best parrot."
    return f"{told} From step {found.steps[found.beyond]:,} on, new text surprises it less than any parrot: that is more than counting."


def starts_told() -> str:
    """When each start is less surprised by new text than every counter, in sentences."""
    found = [(name, step) for name, step, _ in starts()]
    when = [f"{name} {'never' if step is None else f'from step {step:,} on'}" for name, step in found]
    if len(found) == 1:
        return ""
    return f"New text surprises them less than every parrot: {', '.join(when)}."


def distances_table(found: Ladder) -> dict[str, list[str]]:
    """How far the model is from each counter, bits, as a table."""
    from core.figures.ladder import looks_at

    table = {"Step": [f"{step:,}" for step in found.steps]}
    table |= {looks_at(one): [f"{bits:.2f}" for bits in row] for one, row in enumerate(found.distances)}
    return table | {"Nearest": [looks_at(one) for one in found.nearest]}


# One beginning ------------------------------------------------------------------------------------------------------


def answers(text: str) -> dict[str, Any]:
    """What counters and model say after a text (core.analyses.ladder.Words.answered): as it ships, or worked out now.
    Raises BadInput.
    """
    found = next((one for one in table()["answers"] if one["prompt"] == text), None)
    return found or _answered(caches.BASE, text)


@st.cache_data(show_spinner="Counted in the training text …", max_entries=300)
def _answered(run: str, text: str) -> dict[str, Any]:
    words = _words(run)
    return words.answered(text, caches.timeline(run).next_token(text))


@st.cache_resource(show_spinner=False, max_entries=1)
def _words(run: str) -> Any:
    from core.analyses.ladder import Words
    from core.text_index.counters import Counters

    index = caches.corpus_index(run)
    if index is None:
        raise BadInput("This model came without its training text, so what you type can't be counted; the ready beginnings can.")
    return Words(Counters(index), caches.tokenizer(run))


def nearest_to(found: dict[str, Any], moment: int) -> int | None:
    """The counter whose answer to one beginning lies nearest to the model's at a moment; None where several do."""
    apart = [round(row[moment], 4) for row in found["distances"]]
    return apart.index(min(apart)) if apart.count(min(apart)) == 1 else None


def word(token: str) -> str:
    """A token as it stands in a picture."""
    return MARKS.get(token, quoted_token(token))


def answers_film(text: str, found: dict[str, Any], *, key: str, fragments: Sequence[str], plays: bool = False) -> None:
    """One beginning, answered by the five counters and by the model at every moment."""
    from core.figures import ladder as figures

    steps = caches.steps()
    five = [(word(row[0][0]), row[0][1]) for row in found["counters"]]
    models = [(word(row[0][0]), row[0][1]) for row in found["model"]]
    near = [nearest_to(found, moment) for moment in range(len(steps))]
    now = [figures.answers_at(five, model, one) for model, one in zip(models, near, strict=True)]
    told = [f"{visible(text)} …\n{moment_title(step)}{': ' + said if (said := _near(found, place, near[place])) else ''}"
            for place, step in enumerate(steps)]
    plotly_film(
        figures.answers(five, models[-1], near[-1]), [Frame(one["traces"], {"yaxis.ticktext": one["labels"]}) for one in now],
        steps=steps, key=key, fragments=fragments, headlines=told, plays=plays,
        sentences=[f"{spoken(one)}. The model: {model[0]} {percent(model[1])}. Counters: "
                   + ", ".join(f"{figures.looks_at(words)} {name} {percent(share)}" for words, (name, share) in enumerate(five)) + "."
                   for one, model in zip(told, models, strict=True)],
    )


def _near(found: dict[str, Any], moment: int, one: int | None) -> str:
    """Which counter the model is nearest to after this beginning."""
    apart = min(row[moment] for row in found["distances"])
    alike = [place for place, row in enumerate(found["distances"]) if round(row[moment], 4) == round(apart, 4)]
    of = LIKE[one] if one is not None else f"{NAMES[alike[0]]} to {NAMES[alike[-1]]} alike"
    return f"nearest to {of}, {apart:.2f} bits"


def answers_table(found: dict[str, Any], moment: int) -> dict[str, list[str]]:
    """What each says next, as a table."""
    from core.figures.ladder import looks_at

    def said(row: list[list[Any]]) -> str:
        return ", ".join(f"{word(token)} {percent(share)}" for token, share in row)

    return {
        "It looks at": [looks_at(one) for one in range(len(found["counters"]))] + ["the model"],
        "Likeliest next": [said(row) for row in [*found["counters"], found["model"][moment]]],
        "From the model (bits)": [f"{row[moment]:.2f}" for row in found["distances"]] + ["–"],
    }
