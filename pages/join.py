"""A phone in a room, on a page of Streamlit: for hosts that run Nudge as a mere script, and so don't serve the light page."""

from pages.sections.join import phone
from pages.shared.frame import shell
from pages.shared.frame.moment import begins_at

shell.enter()
begins_at(None)
phone.show()
