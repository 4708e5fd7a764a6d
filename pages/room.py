"""The room: the door to it, the page of whoever leads it, its wall, its run sheet. Phones have a page of their own."""

import streamlit as st

from pages.sections.room import console, door, session, sheet, wall
from pages.sections.room.questions import SLUG
from pages.shared.frame import shell, url
from pages.shared.frame.moment import begins_at
from pages.shared.text import prose
from pages.shared.widgets import printing

shell.enter()
view = url.choice("view", "", ("", "wall", "sheet"))
lead = session.lead()
begins_at(None)

if view == "wall":
    url.put(lead=None)  # it is the tab's now, and no address for all to read
    wall.page()
elif view == "sheet" and session.led():
    with st.container(key="room-screen"):
        printing.button("Print the run sheet")
    with shell.part():
        sheet.show(session.led())
elif session.led():
    url.put(lead=lead)
    console.show()
else:
    shell.head(SLUG)
    with shell.part():
        if lead:
            prose.show(SLUG, "gone")
        door.show()
