"""Chapter 7: what the model gives back word for word, what it puts together anew, and how that is told apart."""

from pages.sections.memory.picture import picture
from pages.sections.memory.play import SLUG, STAGE, follow_link, shipped
from pages.sections.memory.talk import talk
from pages.shared.frame import shell, stage
from pages.shared.frame.moment import begins_at
from pages.shared.loading import background, caches
from pages.shared.text import prose

shell.enter()


@shell.fragment(key=STAGE)
def on_stage() -> None:
    stage.show(SLUG, picture, talk, follow=follow_link)
    shell.do_last(background.reading_up)  # the model and the index of its text, for whoever types


begins_at(None)
if stage.ready(
    SLUG, lambda: caches.steps() and shipped(), lambda: prose.show(SLUG, "without_recitals" if caches.steps() else "without_run")
):
    on_stage()
