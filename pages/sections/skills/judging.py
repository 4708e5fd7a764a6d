"""Practice in judging: statements that the model wrote, each true, plausible or invented, as a look-up in its text decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.formatting import percent
from pages.sections.skills import wording
from pages.sections.skills.choice import SLUG
from pages.shared.films.plotly_film import Drawn, Frame, drawn, spoken, still_picture
from pages.shared.loading import caches
from pages.shared.text import prose, tables
from pages.shared.text.escape import plain, visible
from pages.shared.text.wording import listed, quoted, quoted_token, times
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.guess import guess

JUDGED = ("true", "plausible", "invented")
MEANING = {"true": "true: it stands in its text", "plausible": "plausible: its text says something else there",
           "invented": "invented: its text knows nothing of it"}


def statements() -> list[dict[str, Any]]:
    return caches.document(caches.BASE, "analyses/statements.json")["of"]


def judgements() -> list[str | None]:
    """What the reader said of each statement, or that they asked to be shown; None: nothing yet."""
    return [_first(number) for number in range(len(statements()))]


def _first(number: int) -> str | None:
    """What they said first counts: whatever they tap afterwards, they know the answer by then."""
    said = st.session_state.get(f"{SLUG}.guess_judge{number}")
    return st.session_state.setdefault(f"{SLUG}.guess_judge{number}_first", said) if said else None


def statement() -> int:
    """The number of the statement that is asked, from 0 on."""
    return min(st.session_state.setdefault(f"{SLUG}.statement", 0), len(statements()) - 1)


def turn_to(number: int) -> None:
    """Ask this statement. For callbacks."""
    st.session_state[f"{SLUG}.statement"] = number


def the_statements(step: str) -> None:
    """All statements, with what was said of each and what the look-up says."""
    picks, on = tuple(judgements()), statement()
    one, (right, done) = statements()[on], score()
    scored = f"You judge like the look-up {right} of {done} {'time' if done == 1 else 'times'}"
    told = f"{on + 1}. “{visible(one['text'])}.”\n{scored if done else '✓ true, ≈ plausible or ✗ invented?'}"
    still_picture(statements_drawn(picks, on if picks[on] is None else None), told, spoken(told), key=f"{SLUG}.film_statements")


@st.cache_data(show_spinner=False, max_entries=50)
def statements_drawn(picks: tuple[str | None, ...], on: int | None) -> Drawn:
    from core.figures import answers

    return drawn(answers.judged(statements(), picks, on), [Frame({})])


def score() -> tuple[int, int]:
    """(how many statements the reader judged as the look-up does, how many they judged)."""
    said = [(one["verdict"], pick) for one, pick in zip(statements(), judgements(), strict=True) if pick in JUDGED]
    return sum(verdict == pick for verdict, pick in said), len(said)


def talk(step: str) -> None:
    """One statement after the other: the reader decides, then sees its source, or that there is none."""
    every, at = statements(), statement()
    one = every[at]
    words = st.container()
    guess("This is …", JUDGED, f"{SLUG}.guess_judge{at}")
    picked = judgements()[at]
    with words:
        if picked and all(judgements()):
            prose.show(SLUG, f"{step}_after", **ending())
        elif at == 0 and not picked:
            prose.show(SLUG, step)
        st.markdown(f"Statement {at + 1} of {len(every)} stands over the picture. It was written {wording.when(one['step'])}.")
    if picked:
        st.markdown(f"{agreed(picked, one['verdict'])} {source(one)}")
    with st.container(horizontal=True, key=f"{SLUG}.statements"):
        st.button("Statement before", key=f"{SLUG}.statement_before", disabled=at == 0, on_click=turn_to, args=(at - 1,))
        st.button("Next statement", key=f"{SLUG}.statement_on", type="primary" if picked else "secondary", disabled=at == len(every) - 1,
                  on_click=turn_to, args=(at + 1,))
    with drawer("How it was decided, and where this comes from", key=f"{SLUG}.rule") as opened:
        if opened:
            prose.show(SLUG, "judging_rule")
            if all(judgements()):
                tables.show({"Statement": [each["text"] for each in every], "Written": [wording.when(each["step"]) for each in every],
                             "Sure of its last word": [percent(each["sure"]) for each in every], "It is": [each["verdict"] for each in every],
                             "You said": [pick if pick in JUDGED else "–" for pick in judgements()]})


def agreed(picked: str, verdict: str) -> str:
    said = "" if picked not in JUDGED else "You agree with the look-up: " if picked == verdict else f"You said {picked}. "
    meaning = MEANING[verdict]
    return f"{said}{meaning if said.endswith(': ') else meaning[0].upper() + meaning[1:]}."


def source(one: Mapping[str, Any]) -> str:
    """What the training text holds, Markdown."""
    if one["verdict"] == "true":
        before, stands, after = (plain(part.replace("\n", " / ")) for part in one["source"])
        return f"It stands there {times(one['count'])}, here for one: “… {before}**{stands}**{after} …”"
    if one["verdict"] == "plausible":
        others = listed([f"{plain(quoted_token(word))} {times(count)}" for word, count in one["instead"]])
        return f"All before the last word stands there {times(one['count'])}. There it goes on with {others}."
    if one["new"]:
        return f"{quoted(one['new'])} stands nowhere in it. It has no more than {quoted(one['stands'])}."
    return f"Only {quoted(one['stands'])} stands there; no text goes on as this one does."


def ending() -> dict[str, object]:
    """How the reader did, and how sure the model was of each kind of statement."""
    right, done = score()
    sure = {kind: [one["sure"] for one in statements() if one["verdict"] == kind] for kind in JUDGED}
    kinds = listed([f"{percent(sum(of) / len(of))} of the {kind}" for kind, of in sure.items() if of])
    return {"score": f"You judged {done}, {right} like the look-up." if done else "", "kinds": kinds}
