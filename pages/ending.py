"""The last chapter: what the reader guessed beside what was so, five sentences to keep, and where to go on."""

from pages.sections.ending.picture import SLUG, STAGE, picture
from pages.sections.ending.talk import talk
from pages.shared.frame import shell, stage
from pages.shared.frame.moment import begins_at
from pages.shared.loading import caches
from pages.shared.text import prose

shell.enter()


@shell.fragment(key=STAGE)
def on_stage() -> None:
    stage.show(SLUG, picture, talk)


begins_at(None)
if stage.ready(SLUG, caches.steps, lambda: prose.show("home", "without_run")):
    on_stage()
