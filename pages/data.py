"""Chapter 8: a model and its twin that never read one author's shelf; all of the training text; what is known of bigger
ones, and what courts have said.
"""

from pages.sections.data import talk
from pages.sections.data.picture import picture
from pages.sections.data.play import SLUG, STAGE, follow_link
from pages.shared.frame import shell, stage
from pages.shared.frame.moment import begins_at
from pages.shared.loading import caches

shell.enter()


@shell.fragment(key=STAGE)
def on_stage() -> None:
    stage.show(SLUG, picture, talk.talk, follow=follow_link)


begins_at(None)
if stage.ready(SLUG, caches.steps, caches.run):
    on_stage()
