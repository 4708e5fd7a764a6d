"""Chapter 1: the reader fills in a blank, then sees the model's own guesses, how sure it was, and what its training
text says.
"""

from pages.sections.fill_in_the_blank import talk
from pages.sections.fill_in_the_blank.picture import picture
from pages.sections.fill_in_the_blank.play import SLUG, STAGE, follow_link
from pages.shared.frame import shell, stage
from pages.shared.frame.moment import begins_at
from pages.shared.loading import caches
from pages.shared.text import prose

shell.enter()


@shell.fragment(key=STAGE)
def on_stage() -> None:
    stage.show(SLUG, picture, talk.talk, follow=follow_link)


begins_at(None)
if stage.ready(
    SLUG, lambda: caches.steps() and caches.blanks(),
    lambda: prose.show(SLUG, "without_blanks" if caches.steps() else "without_run"),
):
    on_stage()
