"""Entry point: page config, navigation, frame; no content.

The server reads this file once, as a module, for what it does around the pages; Streamlit then runs it for every page, as a script. A host that
knows nothing of st.App runs it as a script alone.
"""

from functools import partial

import streamlit as st

from pages.shared.frame.serving import MIDDLEWARE, lifespan, routes

if __name__ == "__main__":
    from pages.shared.frame.shell import route

    route()
else:
    needed = ("pages.shared.frame.shell", "pages.sections.home.picture", "pages.sections.home.talk", "PIL.Image")
    app = st.App("streamlit_app.py", routes=routes(), middleware=MIDDLEWARE, lifespan=partial(lifespan, modules=needed))
