"""Every technical term in one line, and what has been measured of it here."""

import streamlit as st

from core.typed_text import normal
from pages.shared.frame import shell, url
from pages.shared.frame.chapters import chapter
from pages.shared.text import calibration, prose
from pages.shared.widgets import box

shell.enter()
shell.head("glossary")

MEASURED = {"calibration": calibration.for_the_glossary}  # slot of an entry -> what fills it

url.bind("glossary.find", url.text("word", ""), "word")
wanted = box.text_input("Find a word", key="glossary.find", live=True, type="search").strip().casefold()
entries = {
    term: prose.section("glossary", term, **{slot: MEASURED[slot]() for slot in prose.slots_of("glossary", term)})
    for term in prose.sections("glossary")
}
found = {term: text for term, text in entries.items() if wanted in normal(f"{term} {text}").casefold()}
for term, text in sorted(found.items(), key=lambda entry: entry[0].casefold()):
    st.markdown(f"**{term}**: {text}")
    if term == "probability" and calibration.measured():
        shell.link(chapter("fill_in_the_blank"), label="See how often it is right, share by share")
if not found:
    st.info("No entry holds that. Try a shorter piece of the word.")

shell.foot("glossary")
