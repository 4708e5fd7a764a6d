"""Chapter 6: what the model picks up and when, test by test; what it never learns; and a pair of sentences of the
reader's own.
"""

from functools import partial

from pages.sections.skills.choice import SLUG, STAGE
from pages.sections.skills.links import follow_link, written
from pages.sections.skills.picture import picture
from pages.sections.skills.talk import talk
from pages.sections.skills.tested import measured
from pages.shared.frame import shell, stage
from pages.shared.frame.moment import begins_at
from pages.shared.loading import background, caches
from pages.shared.text import prose

shell.enter()


@shell.fragment(key=STAGE)
def on_stage() -> None:
    later = []
    stage.show(SLUG, partial(picture, later=later), talk, follow=follow_link)
    written()
    for work in later:
        shell.do_last(work)


begins_at(None)
if stage.ready(
    SLUG, lambda: caches.steps() and measured(),
    lambda: prose.show(SLUG, "without_tests" if caches.steps() else "without_run"),
):
    on_stage()
    background.warming_up()
