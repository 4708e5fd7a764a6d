"""The words beside the stage: what the picture shows, the search, the words of the group as chips, and the entry that is open."""

from __future__ import annotations

import streamlit as st

from pages.sections.glossary import entries, picture, play
from pages.sections.glossary.play import CHIPS, FIND, LONGEST, SLUG
from pages.shared.frame import shell
from pages.shared.frame.chapters import chapter
from pages.shared.text import prose
from pages.shared.widgets import box
from pages.shared.widgets.drawer import drawer

# Step -> where its words are at work: chapter, step of it, and what is there.
AT_WORK = {
    "text": ("home", "Cut your own words into pieces"), "numbers": ("meaning", "Watch these numbers find their places"),
    "layers": ("layers", "Follow a sentence through all layers"), "answer": ("fill_in_the_blank", "Guess against it"),
    "learning": ("training", "Nudge it yourself"), "memory": ("memory", "Let it recite"),
    "world": ("parameters", "Compare it with big models"),
}


def talk(step: str) -> None:
    box.text_input("Find a word", key=FIND, live=True, type="search", max_chars=LONGEST, on_change=play.look,
                   placeholder="Find a word, such as chatbot", label_visibility="collapsed")
    asked = play.searched()
    found = entries.found(asked)
    if asked and not found:
        st.info(prose.section("glossary_steps", "nothing"), icon=":material/search_off:")
    term, terms = play.opened(step), found or [*entries.GROUPS[step]]
    st.session_state[CHIPS] = term if term in terms else None
    st.pills("Words that were found" if found else "Words of this group", terms, key=CHIPS, on_change=play.picked, label_visibility="collapsed")
    line, measured = entries.meaning(term)
    with st.container(key="entry"):
        st.markdown(f"### {term}\n\n{line}")
    prose.show("glossary_steps", step, **picture.slots(step))
    slug, label = AT_WORK[step]
    shell.link(chapter(slug), label=label)
    if measured:
        with drawer("What was measured here", key=f"{SLUG}.measured") as opened:
            if opened:
                st.markdown(measured)
                shell.link(chapter("fill_in_the_blank"), label="See how often it is right, share by share", query_params={"step": "8"})
    all_entries()
    play.tell_address()


def all_entries() -> None:
    """Every entry, to read or print."""
    terms = sorted(prose.sections("glossary"), key=str.casefold)
    with drawer(f"All {len(terms)} words, to read or print", key=f"{SLUG}.all") as opened:
        if opened:
            as_list(terms)


def as_list(terms: list[str]) -> None:
    for term in terms:
        st.markdown(f"**{term}**: {' '.join(entries.meaning(term))}")


def without_run() -> None:
    prose.show("glossary_steps", "without_run")
    as_list(sorted(prose.sections("glossary"), key=str.casefold))
