"""Every technical term in one line."""

import streamlit as st

from pages.shared import frame, prose

frame.enter()
frame.head("glossary")

wanted = st.text_input("Find a word", key="glossary.find", live=True, type="search").strip().casefold()
entries = {term: text for term, text in prose.sections("glossary").items() if wanted in f"{term} {text}".casefold()}
for term, text in sorted(entries.items(), key=lambda entry: entry[0].casefold()):
    st.markdown(f"**{term}**: {text}")
if not entries:
    st.info("No entry holds that. Try a shorter piece of the word.")

frame.foot("glossary")
