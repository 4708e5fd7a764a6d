"""The grown-up beside our model, where a beginning leaves the small world: how it goes on, what it holds likely, and why."""

from __future__ import annotations

import re
from typing import Any

import streamlit as st

from core.errors import BadInput
from core.formatting import percent, percent_if
from core.results.cloze import shown
from core.results.grown_up import CALLED, named
from pages.sections.home import play
from pages.sections.home.play import FILM, SLUG
from pages.shared.films.plotly_film import Frame, plotly_film, still_picture
from pages.shared.frame import shell
from pages.shared.frame.moment import moment_name, moment_on
from pages.shared.loading import caches, grown_up
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import prose
from pages.shared.text.escape import plain, visible
from pages.shared.text.wording import ordinal, quoted, round_number
from pages.shared.widgets import unknown_words
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.grown_up import not_typed

STEPS = ("yours",)  # where it may stand beside ours
BESIDE = f"{SLUG}.grown"
BARS = 3
WHOSE = f"{CALLED}, not ours"


def leaves(prompt: str) -> bool:
    """Whether a beginning lies outside the small world: words that it never read, or far from all that it read."""
    return prompt not in play.shipped() and bool(unknown_words.outside(prompt))


def decide(prompt: str) -> None:
    """Whether it may stand beside ours after a beginning; a new one puts it there where that leaves the small world. Before the picture."""
    if not grown_up.shipped("prompts") or not grown_up.can_be_asked(prompt):
        st.session_state.pop(f"{BESIDE}.for", None)
    elif st.session_state.get(f"{BESIDE}.for") != prompt:
        st.session_state[BESIDE] = leaves(prompt)
        st.session_state[f"{BESIDE}.for"] = prompt


def wanted(prompt: str) -> bool:
    """Whether the grown-up stands beside ours after this beginning: as the toggle says."""
    return st.session_state.get(f"{BESIDE}.for") == prompt and bool(st.session_state.get(BESIDE))


def written(prompt: str) -> dict[str, Any] | None:
    """What it says after a beginning, with how it goes on; None as long as it has not been asked."""
    found = grown_up.known(prompt) if wanted(prompt) else None
    return found if found and "goes_on" in found else None


def offer(prompt: str) -> None:
    """The toggle, and why another model stands there; or why none does."""
    table = grown_up.shipped("prompts")
    if not table:
        st.caption(plain(grown_up.damage("prompts")))
        return
    try:
        play.refuse_long(prompt)
        outside = leaves(prompt)
    except BadInput:
        return  # the stage says so
    if st.session_state.get(f"{BESIDE}.for") != prompt:
        if outside:
            not_typed()
        return
    if st.toggle(f"{CALLED}, a grown-up, beside it", key=BESIDE):
        ours = sum(parameter_counts().values())
        prose.show(SLUG, "grown_up" if outside else "grown_up_inside", model=named(table).partition(",")[0],
                   times=round_number(table["parameters"] / ours).removeprefix("about "))


def text(prompt: str) -> tuple[str, str] | None:
    """How it goes on, for the film of our text: what stands over it, and the text; None where it isn't to stand there."""
    if not wanted(prompt):
        return None
    found = written(prompt)
    return WHOSE, re.sub(r"\n\s*\n+", "\n", found["goes_on"].rstrip()) if found else " …"


def picture(prompt: str, rows: list[list[tuple[str, float]]], *, key: str) -> None:
    """The likeliest next words of both models side by side, ours at every moment (`rows`); it is asked first, if need be."""
    from core.figures.home import beside_at, next_beside

    found = written(prompt)
    if not found:
        grown_up.said(prompt, st.empty())
        shell.again()  # with what it said, or with why it can't
    theirs = bars(found)
    ours = [row[:BARS] for row in rows]
    told = [f"Next, ours {moment_name(step)}: {first(row)}\n{CALLED}: {first(theirs)}" for step, row in zip(caches.steps(), ours, strict=True)]
    plotly_film(
        next_beside(ours[-1], theirs, ("ours", WHOSE)), [Frame(dict(enumerate(beside_at(row)))) for row in ours],
        steps=caches.steps(), headlines=told, key=key, follows=FILM,
        sentences=[f"The next word, {moment_name(step)}. Ours: {listed_shares(row)}. {CALLED}, not ours: {listed_shares(theirs)}."
                   for step, row in zip(caches.steps(), ours, strict=True)],
    )


def bars(found: dict[str, Any]) -> list[tuple[str, float]]:
    """Its likeliest next words, and their shares."""
    return [(shown(token), share) for token, share in found["top"][:BARS]]


def first(row: list[tuple[str, float]]) -> str:
    return f"“{visible(row[0][0])}” {percent(row[0][1])}"


def listed_shares(row: list[tuple[str, float]]) -> str:
    return ", ".join(f"{word} {percent(share)}" for word, share in row)


def numbers(prompt: str, ours: list[tuple[str, float]]) -> None:
    """The bars of both as a table.  Args: ours, at the moment that is on."""
    found = written(prompt)
    if found:
        number_table({
            "Next word": [ordinal(place) for place in range(1, BARS + 1)],
            f"Ours, {moment_name(moment_on())}": [f"{word} {percent(share)}" for word, share in ours[:BARS]],
            CALLED: [f"{word} {percent(share)}" for word, share in bars(found)],
        })
        st.caption(plain(named(grown_up.shipped("prompts")).partition(",")[0] + ", not ours."))


# From guesser to assistant -----------------------------------------------------------------------------------------------


QUESTION = f"{SLUG}.question"
FORMS = ("as plain text", "in its chat form")


def question() -> dict[str, Any] | None:
    """What it said to the question that is on; None where nothing ships."""
    table = grown_up.shipped("chat")
    if not table:
        return None
    all_ = {one["question"]: one for one in table["questions"]}
    return all_.get(st.session_state.get(QUESTION)) or next(iter(all_.values()))


def first_words(found: dict[str, Any], most: int = 4) -> tuple[list[str], list[list[float | None]]]:
    """The likeliest first words of its answer in both forms, and their shares in each, 0 to 1, None where it isn't kept."""
    tops: list[dict[str, float]] = []
    for form in ("plain", "chat"):
        tops.append({})
        for token, share in found[form]["top"]:
            word = token if token[:1].isalpha() else shown(token)
            tops[-1][word] = tops[-1].get(word, 0.0) + share  # with a space before it or without
    words = list(dict.fromkeys(word for top in tops for word in list(top)[:most]))
    return words, [[top.get(word) for word in words] for top in tops]


def two_forms() -> None:
    """The same question in both forms: how likely each first word of an answer is."""
    from core.figures.home import two_forms as drawn

    found = question()
    if not found:
        st.caption(plain(grown_up.damage("chat")))
        return
    words, shares = first_words(found)
    told = "; ".join(f"{name}: " + ", ".join(f"{word} {percent_if(share)}" for word, share in zip(words, row, strict=True))
                     for name, row in zip(FORMS, shares, strict=True))
    still_picture(drawn(words, shares, FORMS), f"{CALLED} after “{found['question']}”\nThe first token of what follows",
                  f"{CALLED} after “{found['question']}”, the first token that follows. {told}.", key=f"{SLUG}.two_forms")


def assistant(step: str) -> None:
    """The words beside it: the question, and what it writes in both forms."""
    table, found = grown_up.shipped("chat"), question()
    prose.show(SLUG, step, model=named(table).partition(",")[0] if table else CALLED)
    if not found:
        return
    st.selectbox("The question", [one["question"] for one in table["questions"]], key=QUESTION, persist_state="session")
    for form, name in zip(("plain", "chat"), FORMS, strict=True):
        text = " ".join(found[form]["text"].split())
        st.markdown(f"**{name[0].upper()}{name[1:]}:** " + (f"{quoted(text)} …" if text else "nothing: it ends the text there."))
    with drawer("The numbers", key=f"{SLUG}.forms_numbers") as opened:
        if opened:
            words, rows = first_words(found)
            number_table({"First token": words} | {name[0].upper() + name[1:]: [percent_if(share) for share in row]
                                                   for name, row in zip(FORMS, rows, strict=True)})
            prose.show("frame", "grown_kept", called=CALLED, count=min(len(found[form]["top"]) for form in ("plain", "chat")))
