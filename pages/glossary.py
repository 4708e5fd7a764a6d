"""Every technical term in one line, and what has been measured of it here."""

import streamlit as st

from core.typed import normal
from pages.shared import box, calibration_words, frame, prose
from pages.shared.chapters import chapter

frame.enter()
frame.head("glossary")

MEASURED = {"calibration": calibration_words.for_the_glossary}  # slot of an entry -> what fills it

wanted = box.text_input("Find a word", key="glossary.find", live=True, type="search").strip().casefold()
entries = {term: prose.section("glossary", term, **{slot: MEASURED[slot]() for slot in prose.slots_of("glossary", term)})
           for term in prose.sections("glossary")}
found = {term: text for term, text in entries.items() if wanted in normal(f"{term} {text}").casefold()}
for term, text in sorted(found.items(), key=lambda entry: entry[0].casefold()):
    st.markdown(f"**{term}**: {text}")
    if term == "probability" and calibration_words.measured():
        frame.link(chapter("fill_in_the_blank"), label="See how often it is right, share by share")
if not found:
    st.info("No entry holds that. Try a shorter piece of the word.")

frame.foot("glossary")
