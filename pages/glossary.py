"""Every technical term in one line, group by group, each group beside a living example from the real model or its run."""

from pages.sections.glossary import talk
from pages.sections.glossary.picture import picture
from pages.sections.glossary.play import SLUG, STAGE, follow_link
from pages.shared.frame import shell, stage
from pages.shared.frame.moment import begins_at
from pages.shared.loading import caches

shell.enter()


@shell.fragment(key=STAGE)
def on_stage() -> None:
    stage.show(SLUG, picture, talk.talk, follow=follow_link)


begins_at(None)
if stage.ready(SLUG, caches.steps, talk.without_run):
    on_stage()
