"""A phone in a room, on a page of Streamlit: for hosts that run Nudge as a mere script, and so don't serve the light page."""

from pages.sections.join import phone
from pages.shared.frame import shell

shell.enter()
shell.begins_at(None)
phone.show()
