"""Chapter 2: one number of the model, the way out to the whole of it, and what happens without a part."""

from pages.sections.parameters import talk
from pages.sections.parameters.picture import picture
from pages.sections.parameters.play import SLUG, STAGE, config, follow_link
from pages.shared.frame import shell, stage
from pages.shared.frame.moment import begins_at
from pages.shared.loading import caches
from pages.shared.text import prose

shell.enter()


@shell.fragment(key=STAGE)
def on_stage() -> None:
    stage.show(SLUG, picture, talk.talk, follow=follow_link)


begins_at(None)
if stage.ready(SLUG, lambda: caches.steps() and config(), lambda: prose.show(SLUG, "without_run")):
    on_stage()
