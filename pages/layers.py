"""Chapter 3: one prediction followed through the whole model, state by state."""

from pages.sections.layers import grown, talk
from pages.sections.layers.picture import picture
from pages.sections.layers.place import follow_link
from pages.sections.layers.play import SLUG, STAGE
from pages.shared.frame import shell, stage
from pages.shared.frame.moment import begins_at
from pages.shared.loading import caches
from pages.shared.text import prose

shell.enter()


@shell.fragment(key=STAGE)
def on_stage() -> None:
    stage.show(SLUG, picture, talk.talk, follow=follow_link)
    grown.later(stage.name(SLUG))


begins_at(None)
if stage.ready(SLUG, caches.steps, lambda: prose.show(SLUG, "without_run")):
    on_stage()
