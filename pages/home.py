"""Chapter 0: the same prompt, continued by the same model at every moment of its training."""

import streamlit as st

from pages.shared import frame, prose
from pages.shared.chapters import chapters

frame.enter()
frame.head("home")

prose.show("home", "welcome_without_run")
prose.show("home", "map")
for entry in chapters():
    if entry.slug != "home":
        frame.link(entry)
        st.markdown(entry.summary)
